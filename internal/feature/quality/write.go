package quality

import (
	"context"
	"strings"
	"unicode/utf8"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// maxWords bounds the words of a waiver, in characters.
const maxWords = 1000

// Waive lets a failing line of the checklist pass, with words. keyResultID is ""
// for a line about the objective itself.
func (f *Feature) Waive(ctx context.Context, who access.Actor, objectiveID, code, keyResultID, words string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		o, err := f.waivable(ctx, tx, objectiveID)
		if err != nil {
			return err
		}
		words = strings.TrimSpace(words)
		if words == "" {
			return fault.At("/words", "input.required")
		}
		if utf8.RuneCountInString(words) > maxWords {
			return fault.At("/words", "input.too_long", fault.Args{"limit": maxWords})
		}
		if err := f.failing(ctx, tx, objectiveID, code, keyResultID); err != nil {
			return err
		}
		w := &waiver{ObjectiveID: o.ID, Code: code, AboutID: keyResultID, PersonID: who.ID, Words: words, WrittenAt: tx.Now}
		if err := putWaiver(ctx, tx, w); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "readiness.waived", Subject: o.Ref(), After: map[string]any{"code": code, "key_result_id": keyResultID, "words": words}})
	})
}

// Withdraw takes a waiver back.
func (f *Feature) Withdraw(ctx context.Context, who access.Actor, objectiveID, code, keyResultID string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		o, err := f.waivable(ctx, tx, objectiveID)
		if err != nil {
			return err
		}
		err = dropWaiver(ctx, tx, o.ID, code, keyResultID)
		if fault.Is(err, "input.stale") {
			return fault.New(fault.Missing, "input.missing")
		}
		if err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "readiness.unwaived", Subject: o.Ref(), Before: map[string]any{"code": code, "key_result_id": keyResultID}})
	})
}

func (f *Feature) waivable(ctx context.Context, tx *act.Tx, objectiveID string) (*objectives.Objective, error) {
	o, err := f.objectives.LoadObjective(ctx, tx, objectiveID)
	if err != nil {
		return nil, err
	}
	if err := tx.Allow(access.ReadinessWaive, o.Target()); err != nil {
		return nil, err
	}
	if o.State == okr.Closed {
		return nil, fault.New(fault.Conflict, "objective.closed")
	}
	return o, nil
}

// failing refuses a waiver of what is no line, passes, or can't be waived.
func (f *Feature) failing(ctx context.Context, tx *act.Tx, objectiveID, code, keyResultID string) error {
	s, err := f.objectives.Standing(ctx, tx, objectiveID)
	if err != nil {
		return err
	}
	lines, _, err := f.check(ctx, tx, s)
	if err != nil {
		return err
	}
	about := keyResultID
	if about == "" {
		about = objectiveID
	}
	for _, l := range lines {
		switch {
		case l.Code != code || l.ID != about:
		case l.State == okr.Pass:
			return fault.New(fault.Conflict, "readiness.passes")
		case !l.Waivable:
			return fault.New(fault.Conflict, "readiness.not_waivable")
		default:
			return nil
		}
	}
	return fault.At("/code", "readiness.unknown", fault.Args{"code": code})
}
