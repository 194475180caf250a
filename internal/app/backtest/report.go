package backtest

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// Seed is what the report's series are made from. The priors of the model were
// chosen on series of other seeds.
const Seed = 20261126

// losses names what a group is not good enough at.
func (s Score) losses() string {
	var list []string
	for says, loses := range map[string]bool{"coverage": math.Abs(s.Coverage-0.8) > 0.05, "the straight line's Brier": s.Brier >= s.Straight, "the status's Brier": s.Brier >= s.Owner} {
		if loses {
			list = append(list, says)
		}
	}
	if len(list) == 0 {
		return "nothing"
	}
	slices.Sort(list)
	return strings.Join(list, ", ")
}

// Report is the scores as a page, with those of the demo's cycles.
func Report(seed uint64, series int, judged Judged) string {
	var b strings.Builder
	asked := 0
	for _, s := range judged.Groups[0] {
		asked += s.Asked
	}
	fmt.Fprintf(&b, `# How good the forecast is

Written by `+"`make backtest`"+` (seed %d, %d series of each of %d groups, %d forecasts). Each series is a quarter with a reading a week
(or a workday) by mainland China's calendar; half of them are to fall. It is asked after the 3rd, 5th, 8th and 11th week, and judged by
the reading on the due date. How a group is made stands beside it; the code is internal/app/backtest/groups.go.

*Coverage*: how often what came lay inside the 80 %% interval; wanted 75 to 85 %%. *Brier*: mean squared distance between the
probability of success and what came (0 or 1); smaller is better. It is set against the *straight line* from the baseline through the newest
reading (1 where it reaches the target, else 0) and against the *status* that the numbers give an owner, turned into the probability
with which that status succeeded over all groups, which no owner can know as well. *Width* is the interval's, in shares of the way from baseline to target.

A key result may be the first of its kind, have been carried over from quarters before, or read from a metric that has a past. So each series is asked
about five times: with nothing known of earlier quarters, and with the one, two, four or eight before it, of the same kind with numbers of their own.
`, seed, series, len(judged.Groups[0]), asked)
	for i, scores := range judged.Groups {
		b.WriteString("\n## " + titled(judged.Quarters[i]) + "\n\n")
		lost(&b, scores)
		b.WriteString("\n| group | how it is made | succeeded | coverage | width | Brier | straight line | status |\n|---|---|--:|--:|--:|--:|--:|--:|\n")
		for _, s := range scores {
			fmt.Fprintf(&b, "| %s | %s | %.0f %% | %.1f %% | %.2f | %.3f | %.3f | %.3f |\n",
				s.Name, s.Says, 100*s.Base, 100*s.Coverage, s.Width, s.Brier, s.Straight, s.Owner)
		}
	}
	demo := judged.Demo
	fmt.Fprintf(&b, `
## On the demo's cycles

The metric key results that the demo's people check in on to the end, in each quarter of %d to %d (internal/app/demo/courses.go): %d forecasts.
They are few ways, written by hand in straight pieces and without noise, so they say little beside the groups above: coverage %.1f %%, Brier %.3f
(straight line %.3f, status %.3f), %.0f %% succeeded. It loses here by: %s.
`, demoYears[0], demoYears[len(demoYears)-1], demo.Asked, 100*demo.Coverage, demo.Brier, demo.Straight, demo.Owner, 100*demo.Base, demo.losses())
	return b.String()
}

func titled(quarters int) string {
	if quarters == 0 {
		return "Without a past"
	}
	if quarters == 1 {
		return "With one quarter before it"
	}
	return fmt.Sprintf("With %d quarters before it", quarters)
}

// lost sums up how it went, and names the groups that it isn't good enough at.
func lost(b *strings.Builder, scores []Score) {
	var asked, inside, width, brier float64
	var straight, owner, off []string
	for _, s := range scores {
		n := float64(s.Asked)
		asked, inside, width, brier = asked+n, inside+s.Coverage*n, width+s.Width*n, brier+s.Brier*n
		if math.Abs(s.Coverage-0.8) > 0.05 {
			off = append(off, fmt.Sprintf("%s (%.0f %%)", s.Name, s.Coverage*100))
		}
		if s.Brier >= s.Straight {
			straight = append(straight, s.Name)
		}
		if s.Brier >= s.Owner {
			owner = append(owner, s.Name)
		}
	}
	fmt.Fprintf(b, "Over all groups: coverage %.1f %%, width %.2f, Brier %.3f.\n\n", 100*inside/asked, width/asked, brier/asked)
	for _, l := range []struct {
		says string
		list []string
	}{{"Coverage outside 75 to 85 %", off}, {"Brier no better than the straight line", straight}, {"Brier no better than the status", owner}} {
		if len(l.list) == 0 {
			l.list = []string{"no group"}
		}
		fmt.Fprintf(b, "- %s: %s\n", l.says, strings.Join(l.list, ", "))
	}
}
