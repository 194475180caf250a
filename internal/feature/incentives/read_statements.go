package incentives

import (
	"context"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/incentive"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Statement is one person's payout by one scheme.
type Statement struct {
	Scheme  *Scheme
	Name    string
	Payout  incentive.Payout
	Given   Given  // what the rules were told of the person
	Own     *Basis // of the score; nil where the rules need none, or nothing was owned
	Team    *Basis // of the team's
	Beyond  *Basis // of what was achieved
	Moves   []Move // of the person within the period
	Org     *people.Org
	Earlier []Earlier // what it was before corrections, the oldest first
	Appeals []Appeal  // of its person, the oldest first
}

// Earlier is what a statement came to before it was corrected.
type Earlier struct {
	Amount     incentive.Fen
	ReplacedAt time.Time
}

// Statement explains one payout. One's own is there once the scheme was run;
// anybody else's look is written down, and before the run shows what would be paid.
func (f *Feature) Statement(ctx context.Context, who access.Actor, id, personID string) (one Statement, err error) {
	read := func(ctx context.Context, tx *act.Tx) error {
		if tx.Past() {
			one, err = f.statementThen(ctx, tx, id, personID)
			return err
		}
		s, err := f.load(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := s.allowStatement(tx, personID); err != nil {
			return err
		}
		given, err := f.given(ctx, tx, s)
		if err != nil {
			return err
		}
		run, err := f.run(ctx, tx, s, given)
		if err != nil {
			return err
		}
		org, err := f.people.Org(ctx, tx)
		if err != nil {
			return err
		}
		one = Statement{Scheme: s, Name: org.Name(personID)}
		for i, p := range run.Payouts { // both are by person id
			if p.PersonID == personID {
				one.Payout, one.Given = p, given[i]
			}
		}
		if one.Payout.PersonID == "" {
			return fault.New(fault.Missing, "input.missing")
		}
		if err := f.trace(ctx, tx, personID, []*Statement{&one}); err != nil {
			return err
		}
		if err := f.base(ctx, tx, personID, []*Statement{&one}); err != nil {
			return err
		}
		return f.tellMoves(ctx, tx, personID, org, []*Statement{&one})
	}
	if personID == who.ID {
		return one, f.act.Read(ctx, who, read)
	}
	return one, f.act.Look(ctx, who, read, func(ctx context.Context, tx *act.Tx) error {
		return one.Scheme.looked(ctx, tx, "incentive.statement_viewed", one.Scheme.target(personID), map[string]any{"person_id": personID})
	})
}

// allowStatement asks leave to see one person's payout.
func (s *Scheme) allowStatement(tx *act.Tx, personID string) error {
	if s.ran() {
		return s.allow(tx, access.StatementView, s.target(personID))
	}
	return s.allow(tx, access.IncentiveView, s.Target())
}

// Statements pages through the caller's own, the newest first.
func (f *Feature) Statements(ctx context.Context, who access.Actor, cursor string, limit int) (page store.Page[Statement], err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.StatementView, access.Target{OwnerID: who.ID}); err != nil {
			return err
		}
		rows, err := statementsOf(ctx, tx, who.ID, cursor, limit)
		if err != nil {
			return err
		}
		ids := make([]string, len(rows.Items))
		for i, r := range rows.Items {
			ids[i] = r.SchemeID
		}
		schemes, err := f.schemesOf(ctx, tx, ids)
		if err != nil {
			return err
		}
		if tx.Past() {
			page.Next = rows.Next
			page.Items, err = f.statementsThen(ctx, tx, rows.Items, schemes)
			return err
		}
		told, err := inputsOf(ctx, tx, who.ID, ids)
		if err != nil {
			return err
		}
		org, err := f.people.Org(ctx, tx)
		if err != nil {
			return err
		}
		page.Next = rows.Next
		for _, r := range rows.Items {
			s := schemes[r.SchemeID]
			one := Statement{Scheme: &s, Name: who.Name}
			for _, each := range []struct {
				sealed, personID string
				into             any
			}{{s.Sealed, "", &s.Rules}, {r.Sealed, r.PersonID, &one.Payout}, {told[s.ID], r.PersonID, &one.Given}} {
				if err := f.open(each.sealed, s.ID, each.personID, each.into); err != nil {
					return err
				}
			}
			page.Items = append(page.Items, one)
		}
		each := make([]*Statement, len(page.Items))
		for i := range page.Items {
			each[i] = &page.Items[i]
		}
		if err := f.trace(ctx, tx, who.ID, each); err != nil {
			return err
		}
		if err := f.tellMoves(ctx, tx, who.ID, org, each); err != nil {
			return err
		}
		return f.base(ctx, tx, who.ID, each)
	})
	return page, err
}
