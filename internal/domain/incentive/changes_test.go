package incentive_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/incentive"
)

func changed(list []incentive.Change) string {
	var lines []string
	for _, c := range list {
		from := ""
		if c.From != nil {
			from = "@" + c.From.String()
		}
		lines = append(lines, fmt.Sprintf("%s%s: %q → %q", c.Place, from, c.Was, c.Now))
	}
	return strings.Join(lines, "\n")
}

// A tier raised, one taken away, one new, a cap that came and a deduction that went.
func TestWhatChangedInRules(t *testing.T) {
	d := decimal.RequireFromString
	was := incentive.Rules{Preset: incentive.Tiered, Tiers: []incentive.Tier{{From: 0}, {From: 40, Coefficient: d("0.5")}, {From: 60, Coefficient: d("0.8")}},
		Deduction: &incentive.Deduction{Below: 40, Grace: 5, Rate: d("2")}}
	now := incentive.Rules{Preset: incentive.Tiered, Tiers: []incentive.Tier{{From: 0}, {From: 60, Coefficient: d("0.90")}, {From: 80, Coefficient: d("1")}},
		Cap: decimal.NewNullDecimal(d("120"))}
	want := strings.Join([]string{`tier@0.40: "0.5" → ""`, `tier@0.60: "0.8" → "0.9"`, `tier@0.80: "" → "1"`,
		`deduction.below: "0.40" → ""`, `deduction.grace: "0.05" → ""`, `deduction.rate: "2" → ""`, `cap: "" → "120"`}, "\n")
	if got := changed(incentive.Changes(was, now)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// Rules differ in nothing from themselves, and as much one way as the other; every
// preset's own terms are compared.
func TestChangesAreTheSameBothWays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		preset := rapid.SampledFrom(incentive.Presets())
		a, b := incentive.ExampleOf(preset.Draw(t, "a")).Rules, incentive.ExampleOf(preset.Draw(t, "b")).Rules
		if list := incentive.Changes(a, a); len(list) > 0 {
			t.Fatalf("from itself: %s", changed(list))
		}
		there, back := incentive.Changes(a, b), incentive.Changes(b, a)
		if len(there) != len(back) || (a.Preset == b.Preset) != (len(there) == 0) {
			t.Fatalf("there\n%s\nback\n%s", changed(there), changed(back))
		}
		for i := range there {
			if there[i].Place != back[i].Place || there[i].Was != back[i].Now || there[i].Now != back[i].Was {
				t.Fatalf("%v, and back %v", there[i], back[i])
			}
		}
	})
}
