package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"runtime/pprof"
	"strings"
	"time"

	"github.com/sinan-okr/sinan/internal/app/apptest/pgcluster"
	"github.com/sinan-okr/sinan/internal/app/bench"
	"github.com/sinan-okr/sinan/internal/platform/jobs"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// youngCheckIns is how many check-ins there are in the company that has hardly begun.
const youngCheckIns = 4000

// onPostgres measures on the server that was named, or on a private one that
// keeps its word on durability like one in service.
func (o options) onPostgres(ctx context.Context) (over int, err error) {
	server, stop, err := o.server()
	if err != nil {
		return 0, err
	}
	defer stop()
	full, err := database(ctx, server, "bench_full")
	if err != nil {
		return 0, err
	}
	young, err := database(ctx, server, "bench_young")
	if err != nil {
		return 0, err
	}
	return o.measure(ctx, "PostgreSQL", full, young)
}

// server is the one that was named, or a private one until stop is called.
func (o options) server() (address string, stop func(), err error) {
	if o.postgres != "" {
		return o.postgres, func() {}, nil
	}
	cluster, err := pgcluster.StartDurable()
	if err != nil {
		return "", nil, fmt.Errorf("no PostgreSQL to measure on: %w", err)
	}
	return cluster.DSN("postgres"), func() { _ = cluster.Stop() }, nil
}

// onLarge measures the insight pages of a large company, and writes down what was seen.
func (o options) onLarge(ctx context.Context) (err error) {
	server, stop, err := o.server()
	if err != nil {
		return err
	}
	defer stop()
	address, err := database(ctx, server, "bench_scale")
	if err != nil {
		return err
	}
	if err := serially(ctx, address, "bench_scale"); err != nil {
		return err
	}
	start := time.Now()
	c, err := seed(ctx, address, o.size)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	fmt.Printf("ready in %s\n", time.Since(start).Round(time.Second))
	done, err := o.profiled()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, done()) }()
	var text strings.Builder
	before, err := os.ReadFile(o.scale)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := c.Scale(ctx, o.only, string(before), &text, os.Stdout); err != nil {
		return err
	}
	return os.WriteFile(o.scale, []byte(text.String()), 0o644)
}

// serially keeps a database from asking several processors for one query: what they work can't
// be told afterwards, and a server that is busy has none to spare.
func serially(ctx context.Context, address, name string) error {
	db, err := sql.Open("pgx", address)
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, "ALTER DATABASE "+name+" SET max_parallel_workers_per_gather = 0")
	return errors.Join(err, db.Close())
}

// profiled profiles the processor until done is called, where that is wanted.
func (o options) profiled() (done func() error, err error) {
	if o.profile == "" {
		return func() error { return nil }, nil
	}
	file, err := os.Create(o.profile)
	if err != nil {
		return nil, err
	}
	if err := pprof.StartCPUProfile(file); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return func() error { pprof.StopCPUProfile(); return file.Close() }, nil
}

// database makes a database where there is none of that name.
func database(ctx context.Context, server, name string) (string, error) {
	u, err := url.Parse(server)
	if err != nil {
		return "", err
	}
	db, err := sql.Open("pgx", server)
	if err != nil {
		return "", err
	}
	_, err = db.ExecContext(ctx, "CREATE DATABASE "+name)
	if err != nil && strings.Contains(err.Error(), "42P04") { // it is there
		err = nil
	}
	u.Path = "/" + name
	return u.String(), errors.Join(err, db.Close())
}

func (o options) measure(ctx context.Context, name, full, young string) (over int, err error) {
	start := time.Now()
	c, err := seed(ctx, full, o.size)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	hardly := o.size
	hardly.CheckIns = min(youngCheckIns, hardly.CheckIns/10)
	y, err := seed(ctx, young, hardly)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, y.Close()) }()
	fmt.Printf("%s: %d people, %d teams, %d objectives, %d key results, %d check-ins (ready in %s)\n", name,
		o.size.People, o.size.Teams, o.size.Objectives, o.size.KeyResults, o.size.CheckIns, time.Since(start).Round(time.Second))
	done, err := o.profiled()
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, done()) }()
	err = c.Measure(ctx, y, o.only, func(l bench.Line) {
		l.Print(os.Stdout)
		if !l.Kept() {
			over++
		}
	})
	return over, err
}

func seed(ctx context.Context, database string, size bench.Size) (*bench.Company, error) {
	s, err := store.Open(ctx, database)
	if err != nil {
		return nil, err
	}
	if _, err = s.Migrate(ctx); err == nil {
		err = jobs.Migrate(ctx, s)
	}
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	c, err := bench.Seed(ctx, s, size, time.Date(2026, 11, 24, 2, 0, 0, 0, time.UTC))
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return c, nil
}
