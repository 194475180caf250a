// Command run judges the forecast and writes the report.
//
//	go run ./internal/app/backtest/run [-seed N] [-series N] [-write docs/backtest.md]
package main

import (
	"flag"
	"fmt"
	"os"

	"github.com/sinan-okr/sinan/internal/app/backtest"
)

func main() {
	seed := flag.Uint64("seed", backtest.Seed, "what the series are made from; the priors were chosen with another")
	series := flag.Int("series", 400, "how many of each group")
	path := flag.String("write", "", "a file for the report; standard output where left out")
	flag.Parse()
	report := backtest.Report(*seed, *series, backtest.Run(*seed, *series))
	if *path == "" {
		fmt.Print(report)
		return
	}
	if err := os.WriteFile(*path, []byte(report), 0o644); err != nil {
		fmt.Fprintln(os.Stderr, "backtest:", err)
		os.Exit(1)
	}
}
