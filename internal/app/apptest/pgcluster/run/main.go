// Command run starts a private PostgreSQL server, runs a command with its
// address in SINAN_TEST_POSTGRES, and takes the server away again:
//
//	go run ./internal/app/apptest/pgcluster/run go test ./...
//
// One server for all packages saves each of them the second that a server takes
// to begin. Where PostgreSQL is missing, the command runs without: the tests
// themselves say what they skip. With --find it only prints where the server
// programs are.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"syscall"

	"github.com/sinan-okr/sinan/internal/app/apptest/pgcluster"
)

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: run command [argument ...] | run --find")
		os.Exit(2)
	}
	if os.Args[1] == "--find" {
		find()
		return
	}
	code, err := run(os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	os.Exit(code)
}

func run(args []string) (code int, err error) {
	env := os.Environ()
	if os.Getenv(pgcluster.Address) == "" {
		server, failed := pgcluster.Start()
		switch {
		case errors.Is(failed, pgcluster.ErrNoServer): // the tests will say so
		case failed != nil:
			return 1, failed
		default:
			defer func() { err = errors.Join(err, server.Stop()) }()
			env = append(env, pgcluster.Address+"="+server.DSN("postgres"))
		}
	}
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr, cmd.Env = os.Stdin, os.Stdout, os.Stderr, env
	// A terminal's Ctrl-C reaches the command too, and the server must outlive it.
	// Caught and not ignored: a command inherits what is ignored.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGINT, syscall.SIGTERM)
	err = cmd.Run()
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		return max(exit.ExitCode(), 1), nil
	}
	if err != nil {
		return 1, err
	}
	return 0, nil
}

func find() {
	dir, err := pgcluster.Binaries()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(dir)
}
