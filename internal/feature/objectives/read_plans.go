package objectives

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// PlanInShort is how far the actions of a key result are.
type PlanInShort struct {
	Open     int
	Done     int
	Overdue  int
	Slipping int         // likely to be late but not yet
	Next     *NextAction // the open one that is due first
}

// NextAction is the action of a key result that is due first.
type NextAction struct {
	ID    string
	Title string
	DueOn date.Date
}

// PlansOf sums up the plans of key results, with a fixed number of queries. The
// caller has asked the policy for them.
type PlansOf func(ctx context.Context, tx *act.Tx, keyResultIDs []string) (map[string]PlanInShort, error)

// PlansFrom names who knows the plans: that feature builds on this one, and
// lists of key results tell them nevertheless.
func (f *Feature) PlansFrom(of PlansOf) { f.plans = of }

// withPlans adds the plans of the key results to objectives.
func (f *Feature) withPlans(ctx context.Context, tx *act.Tx, list []Standing) error {
	var ids []string
	for _, s := range list {
		for i := range s.Results {
			ids = append(ids, s.Results[i].ID)
		}
	}
	plans, err := f.plans(ctx, tx, ids)
	for i := range list {
		list[i].Plans = plans
	}
	return err
}
