package retrospectives

import (
	"context"
	"strings"
	"unicode/utf8"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Lengths in characters.
const (
	maxStep  = 10000 // the words of a step
	maxCause = 300
)

// Words are what is said to the steps; nil leaves one as it is.
type Words struct{ Goal, Result, Analysis, Insight *string }

// Say writes words of a retrospective; the first ones begin it. An objective must
// have been at work: retrospective.not_begun.
func (f *Feature) Say(ctx context.Context, who access.Actor, s Subject, version int64, in Words) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		p, err := f.place(ctx, tx, s, access.RetrospectiveUpdate)
		if err != nil {
			return err
		}
		if err := p.begun(); err != nil {
			return err
		}
		r, err := load(ctx, tx, p.Subject)
		if err != nil {
			return err
		}
		if version != 0 && version != r.Version {
			return fault.New(fault.Stale, "input.stale")
		}
		before, after := map[string]any{}, map[string]any{}
		var bad []*fault.Fault
		for _, step := range []struct {
			name string
			to   *string
			said *string
		}{{"goal", &r.Goal, in.Goal}, {"result", &r.Result, in.Result}, {"analysis", &r.Analysis, in.Analysis}, {"insight", &r.Insight, in.Insight}} {
			if step.said == nil {
				continue
			}
			text := strings.TrimSpace(*step.said)
			if utf8.RuneCountInString(text) > maxStep {
				bad = append(bad, fault.At("/"+step.name, "input.too_long", fault.Args{"limit": maxStep}))
			}
			before[step.name], after[step.name] = *step.to, text
			*step.to = text
		}
		if len(bad) > 0 {
			return fault.Join(bad)
		}
		if err := keep(before, kept{By: r.WrittenBy, At: r.WrittenAt, CycleID: r.CycleID}); err != nil {
			return err
		}
		r.WrittenBy, r.WrittenAt = tx.Who.ID, tx.Now
		if err := save(ctx, tx, r); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "retrospective.written", Subject: r.ref(), Before: before, After: after})
	})
}

// begun refuses looking back on what was never at work.
func (p place) begun() error {
	if p.o != nil && p.o.State != okr.Active && p.o.State != okr.Closed {
		return fault.New(fault.Conflict, "retrospective.not_begun")
	}
	return nil
}

// Name tells a cause; whoever sees the subject may. It has the vote of who named it.
func (f *Feature) Name(ctx context.Context, who access.Actor, s Subject, words string) (c *Cause, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		p, err := f.place(ctx, tx, s, access.CauseCreate)
		if err != nil {
			return err
		}
		if err := p.begun(); err != nil {
			return err
		}
		words = strings.Join(strings.Fields(words), " ")
		switch {
		case words == "":
			return fault.At("/words", "cause.words_needed")
		case utf8.RuneCountInString(words) > maxCause:
			return fault.At("/words", "input.too_long", fault.Args{"limit": maxCause})
		}
		c = &Cause{ID: act.NewID(), ObjectiveID: p.ObjectiveID, TeamID: p.TeamID, CycleID: p.CycleID, AuthorID: tx.Who.ID, Words: words, NamedAt: tx.Now}
		if err := addCause(ctx, tx, c); err != nil {
			return err
		}
		if _, err := addVote(ctx, tx, &Vote{CauseID: c.ID, PersonID: tx.Who.ID}); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "cause.named", Subject: c.ref(), After: map[string]any{"words": words}})
	})
	return c, err
}

// Vote gives the caller's vote to a cause, or takes it back: one for each cause,
// however often it is given.
func (f *Feature) Vote(ctx context.Context, who access.Actor, id string, on bool) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		c, _, err := f.cause(ctx, tx, id, access.CauseVote)
		if err != nil {
			return err
		}
		if !c.DeletedAt.IsZero() {
			return fault.New(fault.Missing, "input.missing")
		}
		kind, vote := "cause.unvoted", dropVote
		if on {
			kind, vote = "cause.voted", addVote
		}
		changed, err := vote(ctx, tx, &Vote{CauseID: id, PersonID: tx.Who.ID})
		if err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: kind, Subject: c.ref(), Before: map[string]any{"voted": changed != on}})
	})
}

// Strike takes a cause away, or back, with its votes; its author or who leads.
func (f *Feature) Strike(ctx context.Context, who access.Actor, id string, back bool) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		c, p, err := f.cause(ctx, tx, id, access.RetrospectiveView)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.CauseDelete, own(c.AuthorID, p.target)); err != nil {
			return err
		}
		if c.DeletedAt.IsZero() == back {
			return fault.New(fault.Missing, "input.missing")
		}
		kind := "cause.deleted"
		if c.DeletedAt = tx.Now; back {
			kind, c.DeletedAt = "cause.restored", noTime
		}
		if err := strikeCause(ctx, tx, c); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: kind, Subject: c.ref(), Before: map[string]any{"words": c.Words}})
	})
}

// cause finds a cause and asks leave to do something to what it is of.
func (f *Feature) cause(ctx context.Context, tx *act.Tx, id string, action access.Action) (*Cause, place, error) {
	c, err := loadCause(ctx, tx, id)
	if err != nil {
		return nil, place{}, err
	}
	p, err := f.place(ctx, tx, c.subject(), action)
	return c, p, err
}
