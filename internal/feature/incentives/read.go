package incentives

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/incentive"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Page is a page of schemes.
type Page struct {
	Items []Scheme
	Next  string
	Org   *people.Org
	Who   access.Actor
}

// List pages through schemes: HR sees all, everybody else those that they approve.
// A list tells no amount.
func (f *Feature) List(ctx context.Context, who access.Actor, cursor string, limit int) (page Page, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.IncentiveView, access.Target{Responsible: []string{who.ID}}); err != nil {
			return err
		}
		approver := tx.Who.ID
		if access.Decide(tx.Who, access.IncentiveView, access.Target{}) == access.Allow {
			approver = ""
		}
		list, err := listSchemes(ctx, tx, approver, cursor, limit)
		if err == nil && tx.Past() {
			list.Items, err = f.listThen(ctx, tx, list.Items)
		}
		if err != nil {
			return err
		}
		page = Page{Items: list.Items, Next: list.Next, Who: tx.Who}
		page.Org, err = f.people.Org(ctx, tx)
		return err
	})
	return page, err
}

// load finds a scheme with its rules.
func (f *Feature) load(ctx context.Context, tx *act.Tx, id string) (s *Scheme, err error) {
	if tx.Past() {
		s, err = f.loadThen(ctx, tx, id)
	} else {
		s, err = loadScheme(ctx, tx, id)
	}
	if err != nil {
		return nil, err
	}
	return s, f.open(s.Sealed, s.ID, "", &s.Rules)
}

// given is what the rules are told of everybody, with their workdays.
func (f *Feature) given(ctx context.Context, tx *act.Tx, s *Scheme) ([]Given, error) {
	rows, err := inputs(ctx, tx, s.ID)
	if err != nil {
		return nil, err
	}
	cal, err := f.cycles.Calendar(ctx, tx)
	if err != nil {
		return nil, err
	}
	cal = s.calendar(cal)
	list := make([]Given, len(rows))
	for i, r := range rows {
		g := &list[i]
		if err := f.open(r.Sealed, s.ID, r.PersonID, g); err != nil {
			return nil, err
		}
		g.Entry = s.Rules.Told(g.Entry)
		g.Days, g.Of = s.workdays(cal, *g)
	}
	return list, nil
}

// pay works the rules out; its refusals name the people.
func (f *Feature) pay(ctx context.Context, tx *act.Tx, s *Scheme, given []Given) (incentive.Run, error) {
	entries := make([]incentive.Entry, len(given))
	for i, g := range given {
		entries[i] = g.Entry
	}
	run, err := incentive.Pay(s.Rules, entries)
	if _, ok := fault.Of(err); !ok {
		return run, err
	}
	org, missing := f.people.Org(ctx, tx)
	if missing != nil {
		return run, missing
	}
	return run, named(err, entries, org.Name)
}

// run is what everybody gets: as it was run, or as it would be. As of a past moment nothing that would be is reckoned,
// since what it would be reckoned of is as it is now.
func (f *Feature) run(ctx context.Context, tx *act.Tx, s *Scheme, given []Given) (incentive.Run, error) {
	switch {
	case !s.ran() && tx.Past():
		return incentive.Run{}, fault.New(fault.Conflict, "incentives.not_run")
	case !s.ran():
		return f.pay(ctx, tx, s, given)
	}
	rows, err := statements(ctx, tx, s.ID)
	if err == nil && tx.Past() {
		err = unreplace(ctx, tx, s.ID, rows)
	}
	if err != nil {
		return incentive.Run{}, err
	}
	run := incentive.Run{Payouts: make([]incentive.Payout, len(rows))}
	for i, r := range rows {
		p := &run.Payouts[i]
		if err := f.open(r.Sealed, s.ID, r.PersonID, p); err != nil {
			return incentive.Run{}, err
		}
		run.Total += p.Amount
		run.Points = run.Points.Add(p.Points)
	}
	return run, nil
}

// Shown is one scheme with what is needed to show it.
type Shown struct {
	Scheme *Scheme
	Org    *people.Org
	Who    access.Actor
	Given  []Given // by person id
	Lost   bool    // of a past moment: it isn't known any more of everybody
	Lines  int     // of what is given, also of those of whom it isn't known any more
	Covers int     // people whom the scheme is for
	Moves  []Move  // within its period
	Run    incentive.Run
}

// Scheme reads a scheme. It holds amounts, so the look is written down.
func (f *Feature) Scheme(ctx context.Context, who access.Actor, id string) (Shown, error) {
	return f.look(ctx, who, id, "incentive.viewed", func(context.Context, *act.Tx, *Shown) error { return nil })
}

// Simulate works out what a scheme pays, or tells what it paid.
func (f *Feature) Simulate(ctx context.Context, who access.Actor, id string) (Shown, error) {
	return f.look(ctx, who, id, "incentive.simulated", func(ctx context.Context, tx *act.Tx, v *Shown) (err error) {
		v.Run, err = f.run(ctx, tx, v.Scheme, v.Given)
		return err
	})
}

// Export reads the statements of a scheme that was run.
func (f *Feature) Export(ctx context.Context, who access.Actor, id string) (Shown, error) {
	return f.look(ctx, who, id, "incentive.exported", func(ctx context.Context, tx *act.Tx, v *Shown) (err error) {
		if !v.Scheme.ran() {
			return fault.New(fault.Conflict, "incentives.not_run")
		}
		v.Run, err = f.run(ctx, tx, v.Scheme, v.Given)
		return err
	})
}

// look reads what holds other people's amounts and writes down that it was read.
func (f *Feature) look(ctx context.Context, who access.Actor, id, kind string, read func(context.Context, *act.Tx, *Shown) error) (v Shown, err error) {
	err = f.act.Look(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if v, err = f.shown(ctx, tx, id); err != nil {
			return err
		}
		return read(ctx, tx, &v)
	}, func(ctx context.Context, tx *act.Tx) error {
		return v.Scheme.looked(ctx, tx, kind, v.Scheme.Target(), map[string]any{})
	})
	return v, err
}

// Changed reads a scheme for whoever has just changed it: that is in the trail
// already.
func (f *Feature) Changed(ctx context.Context, who access.Actor, id string) (v Shown, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		v, err = f.shown(ctx, tx, id)
		return err
	})
	return v, err
}

func (f *Feature) shown(ctx context.Context, tx *act.Tx, id string) (v Shown, err error) {
	s, err := f.load(ctx, tx, id)
	if err != nil {
		return v, err
	}
	if err := s.allow(tx, access.IncentiveView, s.Target()); err != nil {
		return v, err
	}
	v = Shown{Scheme: s, Who: tx.Who}
	if v.Org, err = f.people.Org(ctx, tx); err != nil {
		return v, err
	}
	v.Covers = len(s.population(v.Org))
	if v.Moves, err = f.moves(ctx, tx, s, v.Org); err != nil {
		return v, err
	}
	if tx.Past() {
		err = f.givenThen(ctx, tx, &v)
	} else {
		v.Given, err = f.given(ctx, tx, s)
		v.Lines = len(v.Given)
	}
	return v, err
}

// Preview works rules out for the people of the example, so that a form can show
// what is being typed.
func (f *Feature) Preview(ctx context.Context, who access.Actor, r incentive.Rules) (run incentive.Run, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.IncentiveUpdate, access.Target{}); err != nil {
			return err
		}
		entries := incentive.ExampleOf(r.Preset).Entries
		run, err = incentive.Pay(r, entries)
		return named(err, entries, exampleName)
	})
	return run, err
}

// Nouns are what of this feature others speak of: schemes, among those who see one, which
// whom it pays are not.
func (f *Feature) Nouns() []act.Noun {
	return []act.Noun{{Kind: "incentive", View: access.IncentiveView, Sealed: true, Find: func(ctx context.Context, tx *act.Tx, ids []string) (map[string]act.Spoken, error) {
		list, err := schemesByID(ctx, tx, ids)
		found := make(map[string]act.Spoken, len(list))
		for i := range list {
			s := &list[i]
			found[s.ID] = act.Spoken{Target: s.Target(), Owners: []string{s.AuthorID, s.EditorID, s.ApproverID}, Title: s.Title, Path: "/incentives/" + s.ID, Confidential: true}
		}
		return found, err
	}}}
}

// looked writes down that somebody's amounts were looked at and, where they are of a past day, of which.
func (s *Scheme) looked(ctx context.Context, tx *act.Tx, kind string, target access.Target, after map[string]any) error {
	action := access.IncentiveView
	if target.OwnerID != "" && s.ran() {
		action = access.StatementView
	}
	if s.then != nil {
		target.Responsible, after["as_of"] = []string{s.then.approverNow}, s.then.on
	}
	if err := tx.Allow(action, target); err != nil {
		return err
	}
	after["title"] = s.Title
	return tx.Tell(ctx, act.Told{Kind: kind, Subject: s.ref(), After: after})
}
