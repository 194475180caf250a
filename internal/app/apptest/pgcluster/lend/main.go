// Command lend starts a private PostgreSQL server for a program that speaks no Go,
// such as a journey in a browser, and takes it away when its standard input ends:
//
//	go run ./internal/app/apptest/pgcluster/lend
//
// The first line that it prints is where the server is, as host:port/database.
// Each line that it is given is run as a statement and answered by a line.
package main

import (
	"context"
	"fmt"
	"os"

	"github.com/sinan-okr/sinan/internal/app/apptest/pgcluster"
)

func main() {
	if err := pgcluster.Lend(context.Background(), os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
