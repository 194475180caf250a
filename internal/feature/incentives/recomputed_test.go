package incentives_test

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// paidLine is a line of the exported file, read by this test's own means.
type paidLine struct {
	id, amount                                  string
	base, score, team, factor, achieved         *big.Rat
	count, late, thanks, others, days, workdays int64
}

func rat(text string) *big.Rat {
	r, ok := new(big.Rat).SetString(cmp.Or(text, "0"))
	if !ok {
		panic(text)
	}
	return r
}

func times(of *big.Rat, more ...*big.Rat) *big.Rat {
	r := new(big.Rat).Set(of)
	for _, x := range more {
		r.Mul(r, x)
	}
	return r
}

// rounded is half away from zero, to so many decimals.
func rounded(r *big.Rat, places int) *big.Rat { return rat(r.FloatString(places)) }

func over(a, b int64) *big.Rat { return big.NewRat(a, b) }

func less(a, b *big.Rat) bool { return a.Cmp(b) < 0 }

// proRata is the base for the workdays that somebody was there.
func (l paidLine) proRata() *big.Rat { return rounded(times(l.base, over(l.days, l.workdays)), 2) }

// exported reads the whole file.
func exported(t *testing.T, w *apptest.World, at string) (lines []paidLine, totals map[string]string) {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(w.Get("hr", at+"/export?format=csv").OK().Body, []byte("\xef\xbb\xbf")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	named := func(row []string) map[string]string {
		by := map[string]string{}
		for i, head := range rows[0] {
			by[head] = row[i]
		}
		return by
	}
	whole := func(text string) int64 {
		n, err := strconv.ParseInt(cmp.Or(text, "0"), 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	for _, row := range rows[1 : len(rows)-1] {
		by := named(row)
		lines = append(lines, paidLine{id: by["编号"], amount: by["金额（元）"], base: rat(by["基数（元）"]), score: rat(by["得分"]), team: rat(by["团队得分"]), achieved: rat(by["达成率"]), factor: rat(cmp.Or(by["岗位系数"], "1")),
			count: whole(by["次数"]), late: whole(by["逾期次数"]), thanks: whole(by["认可次数"]), others: whole(by["贡献次数"]), days: whole(by["在岗工作日"]), workdays: whole(by["期间工作日"])})
	}
	return lines, named(rows[len(rows)-1])
}

// largest splits a whole by weights: down to the fen, and what is left one each to
// the largest remainders, of equals to the first by id.
func largest(whole *big.Rat, lines []paidLine, weights []*big.Rat) map[string]string {
	sum := new(big.Rat)
	for _, w := range weights {
		sum.Add(sum, w)
	}
	type part struct {
		id   string
		fen  *big.Int
		rest *big.Rat
	}
	parts, left := make([]part, len(lines)), times(whole, over(100, 1))
	for i, l := range lines {
		exact := times(whole, over(100, 1), weights[i])
		exact.Quo(exact, sum)
		fen := new(big.Int).Quo(exact.Num(), exact.Denom())
		parts[i] = part{l.id, fen, new(big.Rat).Sub(exact, new(big.Rat).SetInt(fen))}
		left.Sub(left, new(big.Rat).SetInt(fen))
	}
	slices.SortFunc(parts, func(a, b part) int { return cmp.Or(b.rest.Cmp(a.rest), strings.Compare(a.id, b.id)) })
	got := map[string]string{}
	for i, p := range parts {
		if less(over(int64(i), 1), left) {
			p.fen.Add(p.fen, big.NewInt(1))
		}
		got[p.id] = times(new(big.Rat).SetInt(p.fen), over(1, 100)).FloatString(2)
	}
	return got
}

// each works everybody out alone.
func each(one func(paidLine) *big.Rat) func([]paidLine) map[string]string {
	return func(lines []paidLine) map[string]string {
		got := map[string]string{}
		for _, l := range lines {
			got[l.id] = one(l).FloatString(2)
		}
		return got
	}
}

// within cuts a whole run evenly to a budget.
func within(budget string, all func([]paidLine) map[string]string) func([]paidLine) map[string]string {
	return func(lines []paidLine) map[string]string {
		got, sum, weights := all(lines), new(big.Rat), make([]*big.Rat, len(lines))
		for i, l := range lines {
			weights[i] = rat(got[l.id])
			sum.Add(sum, weights[i])
		}
		if !less(rat(budget), sum) {
			return got
		}
		return largest(rat(budget), lines, weights)
	}
}

func smallest(a, b *big.Rat) *big.Rat {
	if less(b, a) {
		return b
	}
	return a
}

func bySteps(score *big.Rat) *big.Rat {
	for _, step := range [][2]string{{"0.80", "1"}, {"0.60", "0.8"}, {"0.40", "0.5"}} {
		if !less(score, rat(step[0])) {
			return rat(step[1])
		}
	}
	return new(big.Rat)
}

func evenly(score *big.Rat) *big.Rat { // 0.6 at 0.40 to 1.3 at 1.00
	if less(score, rat("0.4")) {
		return new(big.Rat)
	}
	rise := times(new(big.Rat).Sub(score, rat("0.4")), rat("0.7"), over(10, 6))
	return rounded(rise.Add(rise, rat("0.6")), 4)
}

// withTeam is the linear preset with 30% by the team's score, a deduction below
// 0.60 after 0.05 of grace, at least 20% and at most 110% of base.
func withTeam(l paidLine) *big.Rat {
	base := l.proRata()
	own := rounded(times(base, rat("0.7")), 2)
	team := new(big.Rat).Sub(base, own)
	got := new(big.Rat).Add(rounded(times(own, evenly(l.score)), 2), rounded(times(team, evenly(l.team)), 2))
	if short := new(big.Rat).Sub(rat("0.55"), l.score); short.Sign() > 0 {
		off := rounded(times(base, short), 2) // 1% of base for each 0.01
		if got.Sub(got, off); got.Sign() < 0 {
			got = new(big.Rat)
		}
	}
	if least := rounded(times(base, rat("0.2")), 2); less(got, least) {
		got = least
	}
	return smallest(got, rounded(times(base, rat("1.1")), 2))
}

// Every amount of whole runs, of all presets, is worked out again from nothing but the
// exported file and the rules, by arithmetic that shares no code with Sinan's.
func TestAWholeRunIsWorkedOutAgainFromItsFile(t *testing.T) {
	hundredth := rat("0.01")
	for name, c := range map[string]struct {
		rules m
		all   func([]paidLine) map[string]string
	}{
		"tiered": {m{"preset": "tiered", "tiers": tiers, "budget": "150000"}, within("150000", each(func(l paidLine) *big.Rat { return rounded(times(l.proRata(), bySteps(l.score)), 2) }))},
		"linear": {m{"preset": "linear", "slope": m{"from": "0.4", "low": "0.6", "to": "1", "high": "1.3"}, "team_share": "30",
			"deduction": m{"below": "0.6", "grace": "0.05", "rate": "1"}, "floor": "20", "cap": "110"}, each(withTeam)},
		"pooled": {m{"preset": "pooled", "pool": "99999.97"}, func(lines []paidLine) map[string]string {
			weights := make([]*big.Rat, len(lines))
			for i, l := range lines {
				weights[i] = times(l.score, l.factor, over(l.days, 1))
			}
			return largest(rat("99999.97"), lines, weights)
		}},
		"committed": {m{"preset": "committed", "level": "0.7", "rate": "33.3"}, each(func(l paidLine) *big.Rat {
			if less(l.score, rat("0.7")) {
				return new(big.Rat)
			}
			return rounded(times(l.proRata(), rat("0.333")), 2)
		})},
		"stretch": {m{"preset": "stretch", "level": "0.7", "rate": "1.7"}, each(func(l paidLine) *big.Rat {
			above := new(big.Rat).Sub(l.score, rat("0.7"))
			if above.Sign() <= 0 {
				return new(big.Rat)
			}
			return rounded(times(l.proRata(), rounded(times(above, rat("1.7")), 4)), 2)
		})},
		"stretch by achievement": {m{"preset": "stretch", "by": "achievement", "level": "1", "rate": "1.7", "cap": "120", "deduction": m{"below": "0.6", "grace": "0.1", "rate": "0.5"}}, each(func(l paidLine) *big.Rat {
			got, base := new(big.Rat), l.proRata()
			if above := new(big.Rat).Sub(l.achieved, rat("1")); above.Sign() > 0 {
				got = rounded(times(base, rounded(times(above, rat("1.7")), 4)), 2)
			}
			if short := new(big.Rat).Sub(rat("0.5"), l.score); short.Sign() > 0 { // what is off goes by the score
				if got.Sub(got, rounded(times(base, rat("0.005"), over(100, 1), short), 2)); got.Sign() < 0 {
					return new(big.Rat)
				}
			}
			return smallest(got, rounded(times(base, rat("1.2")), 2))
		})},
		"formula of what was achieved": {m{"preset": "formula", "gives": "coefficient", "formula": "achievement >= 1 ? min(achievement, 1.5) : achievement / 3"}, each(func(l paidLine) *big.Rat {
			c := smallest(l.achieved, rat("1.5"))
			if less(l.achieved, rat("1")) {
				c = rounded(times(l.achieved, over(1, 3)), 4)
			}
			return rounded(times(l.proRata(), c), 2)
		})},
		"points": {m{"preset": "points", "extra": "5.5", "thanks": "2.25", "each": "3.33", "most": "400"}, each(func(l paidLine) *big.Rat {
			points := rounded(times(l.score, over(100, 1), l.factor), 2)
			points.Add(points, rounded(times(over(l.others, 1), rat("5.5")), 2))
			points.Add(points, rounded(times(over(l.thanks, 1), rat("2.25")), 2))
			return smallest(rounded(times(points, rat("3.33")), 2), rat("400"))
		})},
		"milestone": {m{"preset": "milestone", "each": "333.33", "late": "55"}, each(func(l paidLine) *big.Rat {
			got := times(rat("333.33"), over(l.count, 1))
			return got.Add(got, rounded(times(rat("333.33"), over(l.late, 1), over(55, 1), hundredth), 2))
		})},
		"spot": {m{"preset": "spot", "each": "77.7", "most": "300", "budget": "2000"}, within("2000", each(func(l paidLine) *big.Rat {
			return smallest(times(rat("77.7"), over(l.thanks, 1)), rat("300"))
		}))},
		"formula of both counts": {m{"preset": "formula", "gives": "yuan", "formula": "70 * contributions + 12.5 * recognitions - 9 * late"}, each(func(l paidLine) *big.Rat {
			got := times(rat("70"), over(l.others, 1))
			got.Add(got, times(rat("12.5"), over(l.thanks, 1)))
			if got.Sub(got, over(9*l.late, 1)); got.Sign() < 0 {
				return new(big.Rat)
			}
			return rounded(got, 2)
		})},
		"formula for a coefficient": {m{"preset": "formula", "gives": "coefficient", "formula": "score < 0.3 && late > 0 ? 0 : min(score * factor + count / 7 - 0.05 * late, 1.5)", "floor": "10", "cap": "120"},
			each(func(l paidLine) *big.Rat {
				base, c := l.proRata(), new(big.Rat)
				if !less(l.score, rat("0.3")) || l.late == 0 {
					c.Add(times(l.score, l.factor), rounded(over(l.count, 7), 10))
					c = rounded(smallest(c.Sub(c, times(rat("0.05"), over(l.late, 1))), rat("1.5")), 4)
				}
				if c.Sign() < 0 {
					c = new(big.Rat)
				}
				got := rounded(times(base, c), 2)
				if least := rounded(times(base, rat("0.1")), 2); less(got, least) {
					got = least
				}
				return smallest(got, rounded(times(base, rat("1.2")), 2))
			})},
		"formula in yuan": {m{"preset": "formula", "gives": "yuan", "formula": "tier(team_score, 0.2, base / 3, 0.6, base) * days / of - 100 * late", "most": "5000", "budget": "60000"}, within("60000", each(func(l paidLine) *big.Rat {
			got := new(big.Rat)
			switch {
			case !less(l.team, rat("0.6")):
				got = l.base
			case !less(l.team, rat("0.2")):
				got = rounded(times(l.base, over(1, 3)), 10)
			}
			got = rounded(times(rounded(times(got, over(l.days, 1)), 10), over(1, l.workdays)), 10)
			if got.Sub(got, over(100*l.late, 1)); got.Sign() < 0 {
				return new(big.Rat)
			}
			return smallest(rounded(got, 2), rat("5000"))
		}))},
		"formula for shares": {m{"preset": "formula", "gives": "share", "pool": "88888.89", "formula": "max(score, team_score) * factor / 3"}, func(lines []paidLine) map[string]string {
			weights := make([]*big.Rat, len(lines))
			for i, l := range lines {
				best := l.score
				if less(best, l.team) {
					best = l.team
				}
				weights[i] = times(rounded(rounded(times(best, l.factor, over(1, 3)), 10), 6), over(l.days, 1))
			}
			return largest(rat("88888.89"), lines, weights)
		}},
	} {
		t.Run(name, func(t *testing.T) {
			apptest.Each(t, func(t *testing.T, w *apptest.World) {
				const n = 40
				many(t, w, n)
				var table strings.Builder
				table.WriteString("email,base,score,team_score,factor,count,late,recognitions,contributions,achievement,from\n")
				for i := range n {
					from := ""
					if i%5 == 0 {
						from = fmt.Sprintf("2026-11-%02d", 2+i%27)
					}
					fmt.Fprintf(&table, "many%d@example.com,%d.%02d,0.%02d,0.%02d,1.%d,%d,%d,%d,%d,%d.%02d,%s\n", i, 3000+i*977%7000, i*37%100, i*29%100, i*53%100, i%7, i%6, i%3, i%5, i%4, i*31%200/100, i*31%200%100, from)
				}
				at := "/incentives/" + draft(w, c.rules, table.String())
				w.Do("wei", "POST", at+"/approve", nil).OK()
				w.Do("hr", "POST", at+"/run", nil).OK()
				lines, totals := exported(t, w, at)
				want, sum, bases := c.all(lines), new(big.Rat), new(big.Rat)
				for _, l := range lines {
					if l.amount != want[l.id] {
						t.Errorf("%s gets %s by the file, %s by hand", l.id, l.amount, want[l.id])
					}
					sum.Add(sum, rat(l.amount))
					bases.Add(bases, l.base)
				}
				if totals["姓名"] != strconv.Itoa(n) || totals["金额（元）"] != sum.FloatString(2) || totals["基数（元）"] != bases.FloatString(2) {
					t.Errorf("control totals: %v, want %d, %s, %s", slices.Sorted(maps.Values(totals)), n, sum.FloatString(2), bases.FloatString(2))
				}
			})
		})
	}
}
