package incentives

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/incentive"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// maxWords bounds what is said of an appeal, in characters.
const maxWords = 2000

func spoken(words, field string) (string, error) {
	words = strings.TrimSpace(words)
	switch n := utf8.RuneCountInString(words); {
	case n == 0:
		return "", fault.At(field, "input.required")
	case n > maxWords:
		return "", fault.At(field, "input.too_long", fault.Args{"limit": maxWords})
	}
	return words, nil
}

// Appeal says something against one's own statement; once at a time, and until the
// statements were paid.
func (f *Feature) Appeal(ctx context.Context, who access.Actor, schemeID, words string) (a *Appeal, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := lockScheme(ctx, tx, schemeID); err != nil {
			return err
		}
		s, err := f.load(ctx, tx, schemeID)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.StatementAppeal, s.target(tx.Who.ID)); err != nil {
			return err
		}
		if words, err = spoken(words, "/words"); err != nil {
			return err
		}
		if err := f.mayAppeal(ctx, tx, s); err != nil {
			return err
		}
		a = &Appeal{ID: act.NewID(), SchemeID: s.ID, PersonID: tx.Who.ID, State: Asked, AskedAt: tx.Now, Version: 1, Said: Said{Words: words}}
		if a.Sealed, err = f.seal(a.Said, s.ID, a.ID); err != nil {
			return err
		}
		if err := addAppeal(ctx, tx, a); err != nil {
			return err
		}
		return tx.Tell(ctx, f.appealed("incentive.appealed", s, a))
	})
	return a, err
}

func (f *Feature) mayAppeal(ctx context.Context, tx *act.Tx, s *Scheme) error {
	if s.State != Done {
		return fault.New(fault.Conflict, "incentives.no_appeal")
	}
	if _, err := statementOf(ctx, tx, s.ID, tx.Who.ID); err != nil {
		return err
	}
	mine, err := appealsOf(ctx, tx, tx.Who.ID, []string{s.ID})
	if err != nil {
		return err
	}
	if slices.ContainsFunc(mine, func(a Appeal) bool { return a.waits() }) {
		return fault.New(fault.Conflict, "incentives.appeal_twice")
	}
	return nil
}

// appealed is the event of an appeal: neither words nor amounts.
func (f *Feature) appealed(kind string, s *Scheme, a *Appeal) act.Told {
	return act.Told{Kind: kind, Subject: a.ref(), After: map[string]any{"title": s.Title, "person_id": a.PersonID, "state": a.State}, Detail: Appealed{s, a}}
}

// Appealed is an appeal and its scheme, as listeners get them.
type Appealed struct {
	Scheme *Scheme
	Appeal *Appeal
}

// Dismiss answers an appeal: the statement stays as it is. HR says why.
func (f *Feature) Dismiss(ctx context.Context, who access.Actor, id string, version int64, words string) error {
	return f.answer(ctx, who, id, version, access.IncentiveUpdate, "incentive.appeal_dismissed", func(ctx context.Context, tx *act.Tx, s *Scheme, a *Appeal) (err error) {
		a.State, a.AnswererID, a.AnsweredAt, a.Given, a.Effect = Dismissed, tx.Who.ID, tx.Now, nil, nil
		a.Answer, err = spoken(words, "/words")
		return err
	})
}

// Propose answers an appeal with a correction of what is given of the person, a
// table with their line; it waits for the scheme's approver.
func (f *Feature) Propose(ctx context.Context, who access.Actor, id string, version int64, table, words string) error {
	return f.answer(ctx, who, id, version, access.IncentiveUpdate, "incentive.appeal_proposed", func(ctx context.Context, tx *act.Tx, s *Scheme, a *Appeal) (err error) {
		a.State, a.AnswererID, a.AnsweredAt = Proposed, tx.Who.ID, tx.Now
		if a.Answer, err = spoken(words, "/words"); err != nil {
			return err
		}
		org, err := f.people.Org(ctx, tx)
		if err != nil {
			return err
		}
		p, _ := org.Person(a.PersonID)
		given, err := readTable(table, map[string]people.Person{strings.ToLower(p.Email): p})
		if err != nil {
			return err
		}
		given[0].Entry = s.Rules.Told(given[0].Entry)
		a.Given = &given[0]
		_, _, a.Effect, err = f.corrected(ctx, tx, s, a)
		return err
	})
}

// Decide is the approver's word on a correction. Upheld, everybody's statement is
// worked out anew, those that differ are replaced, and what they were is kept; not
// upheld, the appeal goes back to HR. A correction that would change something
// else by now than HR was shown is refused.
func (f *Feature) Decide(ctx context.Context, who access.Actor, id string, version int64, uphold bool, words string) error {
	return f.answer(ctx, who, id, version, access.IncentiveApprove, "incentive.appeal_decided", func(ctx context.Context, tx *act.Tx, s *Scheme, a *Appeal) (err error) {
		if a.State != Proposed {
			return fault.New(fault.Conflict, "incentives.appeal_moved")
		}
		if a.AnswererID == tx.Who.ID {
			return fault.New(fault.Conflict, "incentives.second_person")
		}
		a.Decided, a.DeciderID, a.DecidedAt = strings.TrimSpace(words), tx.Who.ID, tx.Now
		if utf8.RuneCountInString(a.Decided) > maxWords {
			return fault.At("/words", "input.too_long", fault.Args{"limit": maxWords})
		}
		if !uphold {
			a.State = Asked
			a.Decided, err = spoken(words, "/words")
			return err
		}
		return f.correct(ctx, tx, s, a)
	})
}

func (f *Feature) correct(ctx context.Context, tx *act.Tx, s *Scheme, a *Appeal) error {
	before, after, effect, err := f.corrected(ctx, tx, s, a)
	if err != nil {
		return err
	}
	if *effect != *a.Effect {
		return fault.New(fault.Conflict, "incentives.appeal_outdated")
	}
	sealed, err := f.seal(a.Given, s.ID, a.PersonID)
	if err != nil {
		return err
	}
	if err := saveInput(ctx, tx, inputRow{SchemeID: s.ID, PersonID: a.PersonID, Sealed: sealed}); err != nil {
		return err
	}
	var rows []statementRow
	for i, p := range after.Payouts {
		if same(p, before.Payouts[i]) {
			continue
		}
		row := statementRow{SchemeID: s.ID, PersonID: p.PersonID}
		if row.Sealed, err = f.seal(p, s.ID, p.PersonID); err != nil {
			return err
		}
		rows = append(rows, row)
	}
	a.State = Upheld
	return replaceStatements(ctx, tx, s.ID, a.ID, tx.Now, rows)
}

// corrected works out a run with the correction of an appeal.
func (f *Feature) corrected(ctx context.Context, tx *act.Tx, s *Scheme, a *Appeal) (before, after incentive.Run, e *Effect, err error) {
	given, err := f.given(ctx, tx, s)
	if err != nil {
		return before, after, nil, err
	}
	if before, err = f.run(ctx, tx, s, given); err != nil {
		return before, after, nil, err
	}
	cal, err := f.cycles.Calendar(ctx, tx)
	if err != nil {
		return before, after, nil, err
	}
	cal = s.calendar(cal)
	for i := range given {
		if given[i].PersonID == a.PersonID {
			given[i] = *a.Given
			given[i].Entry = s.Rules.Told(a.Given.Entry)
			given[i].Days, given[i].Of = s.workdays(cal, *a.Given)
		}
	}
	if after, err = f.pay(ctx, tx, s, given); err != nil {
		return before, after, nil, err
	}
	e = &Effect{TotalWas: before.Total, TotalWould: after.Total}
	for i, p := range after.Payouts { // both are by person id
		was := before.Payouts[i]
		switch {
		case p.PersonID == a.PersonID:
			e.Was, e.Would = was.Amount, p.Amount
		case p.Amount != was.Amount || !p.Points.Equal(was.Points):
			e.Others++
		}
	}
	return before, after, e, nil
}

func same(p, q incentive.Payout) bool {
	return p.Amount == q.Amount && p.Points.Equal(q.Points) && slices.EqualFunc(p.Lines, q.Lines, func(a, b incentive.Line) bool { return a.Sum == b.Sum && a.String() == b.String() })
}

// answer is what every answer to an appeal has in common.
func (f *Feature) answer(ctx context.Context, who access.Actor, id string, version int64, action access.Action, kind string, change func(context.Context, *act.Tx, *Scheme, *Appeal) error) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		a, err := loadAppeal(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := lockScheme(ctx, tx, a.SchemeID); err != nil {
			return err
		}
		s, err := f.load(ctx, tx, a.SchemeID)
		if err != nil {
			return err
		}
		if err := tx.Allow(action, s.Target()); err != nil {
			return err
		}
		switch {
		case version != 0 && version != a.Version:
			return fault.New(fault.Stale, "input.stale")
		case s.State != Done || !a.waits():
			return fault.New(fault.Conflict, "incentives.appeal_moved")
		case a.PersonID == tx.Who.ID:
			return fault.New(fault.Conflict, "incentives.appeal_own")
		}
		if err := f.open(a.Sealed, s.ID, a.ID, &a.Said); err != nil {
			return err
		}
		if err := change(ctx, tx, s, a); err != nil {
			return err
		}
		if a.Sealed, err = f.seal(a.Said, s.ID, a.ID); err != nil {
			return err
		}
		if err := saveAppeal(ctx, tx, a); err != nil {
			return err
		}
		return tx.Tell(ctx, f.appealed(kind, s, a))
	})
}
