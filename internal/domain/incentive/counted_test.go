package incentive_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/incentive"
)

// Contributions and recognitions give points beside each other, each in a line of its
// own, as docs/hr.md works out; what is counted otherwise gives none.
func TestPointsForBothCounts(t *testing.T) {
	e := incentive.ExampleOf(incentive.Points)
	e.Rules.Thanks = decimal.NewFromInt(2)
	run, err := incentive.Pay(e.Rules, e.Entries)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, l := range run.Payouts[0].Lines {
		lines = append(lines, strings.TrimSpace(string(l.Step)+" "+l.Sum))
	}
	if got, want := strings.Join(lines, "; "), "score_points 1 × 100 × 1.2; extra 3 × 5; thanks 3 × 2; points 120 + 15 + 6; worth 141 × 20.00"; got != want || run.Payouts[0].Amount != 282_000 {
		t.Errorf("%s comes to %s", got, run.Payouts[0].Amount)
	}
	e.Entries[0].Contributions, e.Entries[0].Count = 0, 99
	if run, err = incentive.Pay(e.Rules, e.Entries); err != nil || run.Payouts[0].Amount != 252_000 {
		t.Errorf("without contributions: %s (%v)", run.Payouts[0].Amount, err)
	}
	as, ok := incentive.AsFormula(e.Rules)
	if !ok {
		t.Fatal("these points can be written as a formula")
	}
	same, err := incentive.Pay(as, e.Entries)
	if err != nil || same.Total != run.Total {
		t.Errorf("%s comes to %s, the form to %s (%v)", as.Formula, same.Total, run.Total, err)
	}
	spot := incentive.ExampleOf(incentive.Spot).Rules
	spot.Thanks = decimal.NewFromInt(2)
	if err := spot.Check(); !fault.Is(err, "incentive.unfit") {
		t.Errorf("points for recognitions where nothing is paid by points: %v", err)
	}
}

// What was told as a plain count before is a recognition or a contribution where the
// preset counts those, unless that is told by itself; elsewhere it stays what it is.
func TestWhatAPlainCountStandsFor(t *testing.T) {
	told := func(p incentive.Preset, e incentive.Entry) incentive.Entry { return incentive.Rules{Preset: p}.Told(e) }
	if e := told(incentive.Spot, incentive.Entry{Count: 3}); e.Recognitions != 3 || e.Contributions != 0 {
		t.Errorf("spot: %+v", e)
	}
	if e := told(incentive.Points, incentive.Entry{Count: 3, Recognitions: 1}); e.Contributions != 3 || e.Recognitions != 1 {
		t.Errorf("points: %+v", e)
	}
	if e := told(incentive.Points, incentive.Entry{Count: 3, Contributions: 1}); e.Contributions != 1 {
		t.Errorf("points that tell contributions: %+v", e)
	}
	for _, p := range []incentive.Preset{incentive.Milestone, incentive.Formula, incentive.Tiered} {
		if e := told(p, incentive.Entry{Count: 3, Late: 1}); e.Count != 3 || e.Late != 1 || e.Recognitions != 0 || e.Contributions != 0 {
			t.Errorf("%s: %+v", p, e)
		}
	}
}
