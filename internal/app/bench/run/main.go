// Command run prints Sinan's speed as ratios, on SQLite and on PostgreSQL.
//
//	go run ./internal/app/bench/run [-small]
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/sinan-okr/sinan/internal/app/apptest/pgcluster"
	"github.com/sinan-okr/sinan/internal/app/bench"
	"github.com/sinan-okr/sinan/internal/platform/jobs"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

func main() {
	small := flag.Bool("small", false, "a hundredth of the company, to try the bench itself")
	flag.Parse()
	size := bench.Full
	if *small {
		size = bench.Size{People: 60, Teams: 20, Objectives: 200, KeyResults: 700, CheckIns: 4000}
	}
	if err := run(context.Background(), size); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, size bench.Size) error {
	dir, err := os.MkdirTemp("", "sinan-bench-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	over, err := one(ctx, "SQLite", filepath.Join(dir, "bench.db"), size)
	if err != nil {
		return err
	}
	cluster, err := pgcluster.Start()
	if err != nil {
		return fmt.Errorf("no PostgreSQL to measure on: %w", err)
	}
	defer func() { _ = cluster.Stop() }()
	more, err := one(ctx, "PostgreSQL", cluster.DSN("postgres"), size)
	if err != nil {
		return err
	}
	if over+more > 0 {
		return errors.New("some promises are not kept")
	}
	return nil
}

func one(ctx context.Context, name, database string, size bench.Size) (over int, err error) {
	s, err := store.Open(ctx, database)
	if err != nil {
		return 0, err
	}
	defer func() { _ = s.Close() }()
	if _, err := s.Migrate(ctx); err != nil {
		return 0, err
	}
	if err := jobs.Migrate(ctx, s); err != nil {
		return 0, err
	}
	start := time.Now()
	c, err := bench.Seed(ctx, s, size, time.Date(2026, 11, 24, 2, 0, 0, 0, time.UTC))
	if err != nil {
		return 0, err
	}
	fmt.Printf("%s: %d people, %d teams, %d objectives, %d key results, %d check-ins (seeded in %s)\n", name,
		size.People, size.Teams, size.Objectives, size.KeyResults, size.CheckIns, time.Since(start).Round(time.Second))
	lines, err := c.Measure(ctx)
	if err != nil {
		return 0, err
	}
	for _, l := range lines {
		l.Print(os.Stdout)
		if !l.Kept() {
			over++
		}
	}
	return over, nil
}
