package okr

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
)

// FocusPolicy is how many objectives and key results the workspace thinks can be
// held in focus.
type FocusPolicy struct {
	ObjectivesRecommended int  `json:"objectives_recommended"` // per owner and cycle
	ObjectivesMost        int  `json:"objectives_most"`
	KeyResultsLeast       int  `json:"key_results_least"` // per objective
	KeyResultsMost        int  `json:"key_results_most"`
	Refuse                bool `json:"refuse"` // outside the most (or least) is refused, not only warned of
}

// DefaultFocus is 3, at most 5; 2 to 5 key results; warned, not refused (DESIGN §6).
func DefaultFocus() FocusPolicy {
	return FocusPolicy{ObjectivesRecommended: 3, ObjectivesMost: 5, KeyResultsLeast: 2, KeyResultsMost: 5}
}

// FocusOverride is what a team does differently; nil leaves the workspace's.
type FocusOverride struct {
	ObjectivesRecommended *int  `json:"objectives_recommended,omitempty"`
	ObjectivesMost        *int  `json:"objectives_most,omitempty"`
	KeyResultsLeast       *int  `json:"key_results_least,omitempty"`
	KeyResultsMost        *int  `json:"key_results_most,omitempty"`
	Refuse                *bool `json:"refuse,omitempty"`
}

// With is the policy as a team overrides it.
func (p FocusPolicy) With(o FocusOverride) FocusPolicy {
	set(&p.ObjectivesRecommended, o.ObjectivesRecommended)
	set(&p.ObjectivesMost, o.ObjectivesMost)
	set(&p.KeyResultsLeast, o.KeyResultsLeast)
	set(&p.KeyResultsMost, o.KeyResultsMost)
	set(&p.Refuse, o.Refuse)
	return p
}

func set[T any](to, from *T) {
	if from != nil {
		*to = *from
	}
}

// Check refuses numbers that are no policy: focus.range (1 to 50), focus.order.
func (p FocusPolicy) Check(field string) error {
	f := &faults{field: field}
	for _, n := range []struct {
		field string
		count int
	}{
		{"/objectives_recommended", p.ObjectivesRecommended}, {"/objectives_most", p.ObjectivesMost},
		{"/key_results_least", p.KeyResultsLeast}, {"/key_results_most", p.KeyResultsMost},
	} {
		if n.count < 1 || n.count > 50 {
			f.at(n.field, "focus.range", fault.Args{"min": 1, "max": 50})
		}
	}
	if p.ObjectivesMost < p.ObjectivesRecommended {
		f.at("/objectives_most", "focus.order")
	}
	if p.KeyResultsMost < p.KeyResultsLeast {
		f.at("/key_results_most", "focus.order")
	}
	return f.join()
}

// Finding is a warning, or a refusal, with the numbers that its words need.
type Finding struct {
	Code    string     `json:"code"`
	Refused bool       `json:"refused"` // the policy refuses it, else it warns
	Args    fault.Args `json:"args"`
}

// Objectives judges how many objectives an owner has in a cycle, the one being
// written included: focus.objectives_over_recommended, focus.objectives_over_most
// (args count, recommended, most), or nil.
func (p FocusPolicy) Objectives(count int) *Finding {
	args := fault.Args{"count": count, "recommended": p.ObjectivesRecommended, "most": p.ObjectivesMost}
	switch {
	case count > p.ObjectivesMost:
		return &Finding{"focus.objectives_over_most", p.Refuse, args}
	case count > p.ObjectivesRecommended:
		return &Finding{"focus.objectives_over_recommended", false, args}
	}
	return nil
}

// KeyResults judges how many key results an objective has, dropped ones left out:
// focus.key_results_few, focus.key_results_many (args count, least, most), or nil.
func (p FocusPolicy) KeyResults(count int) *Finding {
	args := fault.Args{"count": count, "least": p.KeyResultsLeast, "most": p.KeyResultsMost}
	switch {
	case count > p.KeyResultsMost:
		return &Finding{"focus.key_results_many", p.Refuse, args}
	case count < p.KeyResultsLeast:
		return &Finding{"focus.key_results_few", p.Refuse, args}
	}
	return nil
}

// Rival is one of an owner's objectives, or one of an objective's key results,
// when there are too many of them.
type Rival struct {
	ID      string
	Weight  decimal.NullDecimal // as in Part
	Aligned int                 // themes and parents it serves, and what supports it
}

// Drop is a suggestion of what to let go, with its reasons.
type Drop struct {
	ID      string   `json:"id"`
	Reasons []string `json:"reasons"` // focus.lowest_weight, focus.serves_nothing, focus.least_aligned
}

// SuggestDrops names at most so many rivals to let go: the lowest weight first,
// then the least aligned. Rivals that nothing speaks against are not named.
func SuggestDrops(rivals []Rival, most int) []Drop {
	parts := make([]Part, len(rivals))
	for i, r := range rivals {
		parts[i].Weight = r.Weight
	}
	shares := Shares(parts)
	order := make([]int, len(rivals))
	for i := range order {
		order[i] = i
	}
	sorting.By(order, func(a, b int) int {
		return cmp.Or(shares[a].Cmp(shares[b]), cmp.Compare(rivals[a].Aligned, rivals[b].Aligned), cmp.Compare(rivals[a].ID, rivals[b].ID))
	})
	drops := []Drop{}
	for _, i := range order {
		if reasons := against(i, rivals, shares); len(reasons) > 0 && len(drops) < most {
			drops = append(drops, Drop{rivals[i].ID, reasons})
		}
	}
	return drops
}

// against says what speaks against a rival, compared with the others.
func against(i int, rivals []Rival, shares []Ratio) (reasons []string) {
	lightest, heaviest := slices.MinFunc(shares, Ratio.Cmp), slices.MaxFunc(shares, Ratio.Cmp)
	if shares[i].Cmp(lightest) == 0 && lightest.Cmp(heaviest) < 0 {
		reasons = append(reasons, "focus.lowest_weight")
	}
	least, best := rivals[i].Aligned, rivals[i].Aligned
	for _, r := range rivals {
		least, best = min(least, r.Aligned), max(best, r.Aligned)
	}
	switch own := rivals[i].Aligned; {
	case own == 0:
		reasons = append(reasons, "focus.serves_nothing")
	case own == least && least < best:
		reasons = append(reasons, "focus.least_aligned")
	}
	return reasons
}
