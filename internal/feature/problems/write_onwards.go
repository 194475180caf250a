package problems

import (
	"context"

	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Went is a problem that went on under another objective, with what it held up.
type Went struct {
	ID          string
	KeyResultID string // "" where it held up the objective as a whole
	ObjectiveID string
}

// Onward says where the problems of an objective go on: those of key results under
// the ones that go on with them, those of the objective as a whole under the other
// objective. Words name the cycle that they go to.
type Onward struct {
	From, To string
	Results  map[string]string // to which key result, by which
	Words    string
}

// Onwards takes what is still in the way of an objective along, and gives what it held
// up: it is the same problem, as old as it is. It is part of a larger use case, which
// has asked the policy.
func (f *Feature) Onwards(ctx context.Context, tx *act.Tx, in Onward) ([]Went, error) {
	list, err := pendingUnder(ctx, tx, in.From)
	if err != nil {
		return nil, err
	}
	var went []Went
	for i := range list {
		p := &list[i]
		to, goes := in.Results[p.KeyResultID]
		if p.KeyResultID != "" && !goes {
			continue
		}
		was := Went{ID: p.ID, KeyResultID: p.KeyResultID, ObjectiveID: p.ObjectiveID}
		if err := f.put(ctx, tx, p, Went{KeyResultID: to, ObjectiveID: in.To}, Carried, in.Words); err != nil {
			return nil, err
		}
		went = append(went, was)
	}
	return went, nil
}

// Back lets problems hold up what they held up before they went on; those that were
// moved elsewhere or deleted since stay as they are. to is the objective that they
// went to.
func (f *Feature) Back(ctx context.Context, tx *act.Tx, list []Went, to string) error {
	ids := make([]string, len(list))
	for i := range list {
		ids[i] = list[i].ID
	}
	rows, err := byIDs(ctx, tx, ids)
	if err != nil {
		return err
	}
	were := make(map[string]Went, len(list))
	for _, w := range list {
		were[w.ID] = w
	}
	for i := range rows {
		if p := &rows[i]; p.ObjectiveID == to && p.DeletedAt.IsZero() {
			if err := f.put(ctx, tx, p, were[p.ID], Returned, ""); err != nil {
				return err
			}
		}
	}
	return nil
}

// put lets a problem hold up something else.
func (f *Feature) put(ctx context.Context, tx *act.Tx, p *Problem, at Went, kind StepKind, words string) error {
	h, err := f.holding(ctx, tx, at.KeyResultID, at.ObjectiveID)
	if err != nil {
		return err
	}
	was := *p
	p.KeyResultID, p.ObjectiveID = at.KeyResultID, at.ObjectiveID
	if err := f.step(ctx, tx, p, kind, "", words); err != nil {
		return err
	}
	return f.keep(ctx, tx, &was, p, h)
}
