package rhythm

import (
	"context"
	"strings"
	"unicode/utf8"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// maxWords bounds what a nudge says, in characters.
const maxWords = 400

// Exported is Board for who takes it out of the workspace, which the trail tells.
func (f *Feature) Exported(ctx context.Context, who access.Actor, in Wish, format string) (b *Board, err error) {
	if err := act.Allow(who, access.ExchangeExport, access.Target{}); err != nil {
		return nil, err
	}
	if b, err = f.Board(ctx, who, in); err != nil {
		return nil, err
	}
	return b, f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.ExchangeExport, access.Target{}); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "rhythm.exported", Subject: act.Ref{Kind: "workspace", ID: "1"}, After: map[string]any{"format": format, "team_id": in.TeamID, "weeks": len(b.Weeks)}})
	})
}

// Nudge asks a person to check in on what they owe, with words of the caller's.
// Refused: input.required and input.too_long (/words), rhythm.away,
// rhythm.nothing_owed, rhythm.nudged (nothing came due since the last).
func (f *Feature) Nudge(ctx context.Context, who access.Actor, personID, words string) (n Nudge, b *Board, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if b, err = f.person(ctx, tx, access.RhythmNudge, personID, 1); err != nil {
			return err
		}
		switch words = strings.TrimSpace(words); {
		case words == "":
			return fault.At("/words", "input.required")
		case utf8.RuneCountInString(words) > maxWords:
			return fault.At("/words", "input.too_long", fault.Args{"limit": maxWords})
		}
		k := &b.Keepers[0]
		if err := k.refusal(b.Org, f.loc); err != nil {
			return err
		}
		n = Nudge{ID: act.NewID(), PersonID: personID, ByID: tx.Who.ID, Words: words, DueOn: store.AsDay(k.newest()), SentAt: tx.Now, Owed: k.Owed}
		if sent, err := add(ctx, tx, &n); err != nil || !sent {
			return f.overtaken(ctx, tx, b, personID, err)
		}
		return tx.Tell(ctx, act.Told{Kind: "person.nudged", Subject: act.Ref{Kind: "person", ID: personID},
			After: map[string]any{"words": words, "due_on": n.DueOn.String()}, Detail: n})
	})
	return n, b, err
}

// overtaken says that somebody else was quicker.
func (f *Feature) overtaken(ctx context.Context, tx *act.Tx, b *Board, personID string, err error) error {
	if err != nil {
		return err
	}
	last, err := lastNudges(ctx, tx, []string{personID})
	if err != nil {
		return err
	}
	return last[personID].refusal(b.Org, f.loc)
}
