// Command run prints Sinan's speed as ratios, on SQLite and on PostgreSQL.
//
//	go run ./internal/app/bench/run [-size small|full|huge] [-keep FOLDER] [-profile FILE]
//	go run ./internal/app/bench/run -scale docs/scale.md -postgres URL
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/sinan-okr/sinan/internal/app/bench"
)

type options struct {
	size     bench.Size
	scale    string
	keep     string
	postgres string
	on       string
	only     string
	profile  string
}

func main() {
	var o options
	size := flag.String("size", "", "small, to try the bench itself; full, which is what the budgets are for; or huge, which is the one for -scale")
	flag.StringVar(&o.scale, "scale", "", "a file to write what the insight pages of a huge company take to, on PostgreSQL alone, with the plan of each query")
	flag.StringVar(&o.keep, "keep", "", "a folder to keep the SQLite databases in, and to find them again")
	flag.StringVar(&o.postgres, "postgres", "", "a server's URL without a database's name, whose databases bench_full and bench_young are used; a private server where left out")
	flag.StringVar(&o.on, "on", "", "sqlite or postgres; both where left out")
	flag.StringVar(&o.only, "only", "", "measure only lines that contain this")
	flag.StringVar(&o.profile, "profile", "", "a file for the processor profile of the measurements")
	flag.Parse()
	switch *size {
	case "small":
		o.size = bench.Small
	case "huge":
		o.size = bench.Huge
	case "full":
		o.size = bench.Full
	case "":
		if o.size = bench.Full; o.scale != "" {
			o.size = bench.Huge
		}
	default:
		fmt.Fprintln(os.Stderr, "bench: no such size:", *size)
		os.Exit(2)
	}
	if err := run(context.Background(), o); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, o options) error {
	over := 0
	if o.scale != "" {
		return o.onLarge(ctx)
	}
	if o.on != "postgres" {
		dir := o.keep
		if dir == "" {
			var err error
			if dir, err = os.MkdirTemp("", "sinan-bench-"); err != nil {
				return err
			}
			defer func() { _ = os.RemoveAll(dir) }()
		}
		n, err := o.measure(ctx, "SQLite", filepath.Join(dir, "full.db"), filepath.Join(dir, "young.db"))
		if err != nil {
			return err
		}
		over += n
	}
	if o.on != "sqlite" {
		n, err := o.onPostgres(ctx)
		if err != nil {
			return err
		}
		over += n
	}
	if over > 0 {
		return errors.New("some promises are not kept")
	}
	return nil
}
