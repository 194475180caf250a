package alignments

import (
	"cmp"
	"context"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Carry takes a change of an objective's progress into the roll-up key results
// that it supports, and on into what those support. Each key result is computed
// once, after all below it. Where nothing rolls up it costs one query.
func (f *Feature) Carry(ctx context.Context, tx *act.Tx, objectiveID string) error {
	if some, err := feeds(ctx, tx, objectiveID); err != nil || !some {
		return err
	}
	edges, level, err := climb(ctx, tx, objectiveID)
	if err != nil || len(edges) == 0 {
		return err
	}
	sorting.Stably(edges, func(a, b rolling) int {
		return cmp.Or(cmp.Compare(level[a.ParentID], level[b.ParentID]), cmp.Compare(a.KeyResultID, b.KeyResultID))
	})
	moved, done := map[string]bool{objectiveID: true}, map[string]bool{}
	for _, e := range edges {
		if !moved[e.ObjectiveID] || done[e.KeyResultID] {
			continue
		}
		done[e.KeyResultID] = true
		changed, err := f.reckon(ctx, tx, e.KeyResultID)
		if err != nil {
			return err
		}
		moved[e.ParentID] = moved[e.ParentID] || changed
	}
	return nil
}

// climb finds everything that rolls up from an objective. An objective's level
// is the longest way to it, so that lower levels never wait for higher ones.
func climb(ctx context.Context, tx *act.Tx, from string) (edges []rolling, level map[string]int, err error) {
	level = map[string]int{from: 0}
	seen := map[rolling]bool{}
	ids := []string{from}
	for n := 1; len(ids) > 0 && n <= mostLevels; n++ {
		found, err := rollingUp(ctx, tx, ids)
		if err != nil {
			return nil, nil, err
		}
		ids = ids[:0:0]
		for _, e := range found {
			if !seen[e] {
				seen[e] = true
				edges = append(edges, e)
			}
			if level[e.ParentID] < n {
				level[e.ParentID] = n
				ids = append(ids, e.ParentID)
			}
		}
	}
	return edges, level, nil
}

// reckon computes a roll-up key result from the objectives aligned under it, and
// reports whether its objective's progress changed.
func (f *Feature) reckon(ctx context.Context, tx *act.Tx, keyResultID string) (changed bool, err error) {
	o, kr, err := f.objectives.Load(ctx, tx, keyResultID)
	if fault.Is(err, "input.missing") { // gone together with what it took its progress from
		return false, nil
	}
	if err != nil || kr.Kind != okr.Rollup {
		return false, err
	}
	list, err := supportersOf(ctx, tx, keyResultID)
	if err != nil {
		return false, err
	}
	now := rolled(list)
	if same(now, kr.Progress) {
		return false, nil
	}
	kr.Progress = now
	return f.objectives.SetReading(ctx, tx, o, kr)
}

// rolled is the weighted mean of what supports a roll-up, in basis points: by the
// objectives' own weights, equal where none is set, dropped ones left out.
func rolled(list []supporter) *int64 {
	parts := make([]okr.Part, len(list))
	for i, s := range list {
		parts[i] = okr.Part{Weight: s.Weight, Dropped: s.Outcome == okr.OutcomeDropped}
		if s.Progress != nil {
			parts[i].Progress = okr.FromBP(*s.Progress).Known()
		}
	}
	whole := okr.Roll(parts).Progress
	if whole == nil {
		return nil
	}
	bp := whole.BP()
	return &bp
}

func same(a, b *int64) bool { return (a == nil) == (b == nil) && (a == nil || *a == *b) }

// carryInto computes the key result that an alignment leads to, and what is above.
func (f *Feature) carryInto(ctx context.Context, tx *act.Tx, a *Alignment) error {
	if a.ParentKeyResultID == "" {
		return nil
	}
	return f.renew(ctx, tx, a.ParentKeyResultID, a.ParentID)
}

// renew computes one roll-up key result and what is above it.
func (f *Feature) renew(ctx context.Context, tx *act.Tx, keyResultID, objectiveID string) error {
	changed, err := f.reckon(ctx, tx, keyResultID)
	if err != nil || !changed {
		return err
	}
	return f.Carry(ctx, tx, objectiveID)
}
