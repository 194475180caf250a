package incentives

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/incentive"
	"github.com/sinan-okr/sinan/internal/domain/org"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// told are the kinds of events that say how a scheme stood. A scheme sees few of them, so all are read: a step says
// less of what stood before it than of what came after.
var told = []string{"incentive.drafted", "incentive.changed", "incentive.inputs_set", "incentive.published", "incentive.approved",
	"incentive.returned", "incentive.run", "incentive.paid", "incentive.approver_replaced"}

// then is what only a scheme of a past moment knows.
type then struct {
	on          date.Date // the day that it is of
	approverNow string
	populated   org.Population // now
	inputsSet   bool           // what is given of people has been set anew since
}

// allow asks leave by how things stand now and, of a past moment, by how they stood then, too.
func (s *Scheme) allow(tx *act.Tx, action access.Action, target access.Target) error {
	if err := tx.Allow(action, target); err != nil || s.then == nil {
		return err
	}
	target.Responsible = []string{s.then.approverNow}
	return tx.Allow(action, target)
}

// fact is what an event says of a scheme.
type fact struct {
	Title      *string           `json:"title"`
	Preset     *incentive.Preset `json:"preset"`
	StartsOn   *store.Day        `json:"starts_on"`
	EndsOn     *store.Day        `json:"ends_on"`
	Population json.RawMessage   `json:"population"`
	State      *State            `json:"state"`
	ApproverID *string           `json:"approver_id"`
	Reason     string            `json:"reason"`
}

func readFact(text string, into *fact) error {
	if text == "" {
		return nil
	}
	if err := json.Unmarshal([]byte(text), into); err != nil {
		return fmt.Errorf("incentives: in the trail: %w", err)
	}
	return nil
}

// putBack gives those of some schemes that were there at the moment that tx looks at, as they stood then.
func (f *Feature) putBack(ctx context.Context, tx *act.Tx, now []Scheme) ([]Scheme, error) {
	by, ids := make(map[string]*Scheme, len(now)), make([]string, len(now))
	for i, s := range now {
		ids[i] = s.ID
		by[s.ID] = &Scheme{ID: s.ID, Title: s.Title, Preset: s.Preset, StartsOn: s.StartsOn, EndsOn: s.EndsOn, Population: s.Population, State: Draft, Sealed: s.Sealed, AuthorID: s.AuthorID,
			EditorID: s.AuthorID, CreatedAt: s.CreatedAt, Version: s.Version, then: &then{on: date.In(tx.Now, f.loc), approverNow: s.ApproverID, populated: s.Population.V}}
	}
	trail, err := tx.Trail(ctx, "incentive", ids, told...)
	if err != nil {
		return nil, err
	}
	there := map[string]bool{}
	for i := range trail {
		e := &trail[i]
		s := by[e.SubjectID]
		if e.At.After(tx.Now) {
			s.then.inputsSet = s.then.inputsSet || e.Kind == "incentive.inputs_set"
			continue
		}
		there[s.ID] = true
		if err := s.takes(e); err != nil {
			return nil, err
		}
	}
	rules, err := rulesUntil(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	var list []Scheme
	for _, id := range ids {
		if sealed := rules[id]; sealed != "" {
			by[id].Sealed = sealed
		}
		if there[id] {
			list = append(list, *by[id])
		}
	}
	return list, nil
}

// takes carries a scheme on by one event.
func (s *Scheme) takes(e *act.Event) error {
	var was, is fact
	if err := readFact(e.Before, &was); err != nil {
		return err
	}
	if err := readFact(e.After, &is); err != nil {
		return err
	}
	at := e.At.UTC()
	act.Set(&s.State, is.State)
	act.Set(&s.ApproverID, is.ApproverID)
	switch e.Kind {
	case "incentive.drafted", "incentive.changed", "incentive.inputs_set":
		s.EditorID = e.ActorID
		act.Set(&s.Title, is.Title)
		act.Set(&s.Preset, is.Preset)
		act.Set(&s.StartsOn, is.StartsOn)
		act.Set(&s.EndsOn, is.EndsOn)
		population, err := people.PopulationOf(is.Population, s.then.populated)
		s.Population.V = population
		return err
	case "incentive.published":
		s.PublishedAt = at
	case "incentive.approved":
		s.ApprovedAt = at
	case "incentive.returned":
		s.ReturnedWhy, s.ReturnedBy, s.ReturnedAt, s.ApprovedAt = is.Reason, e.ActorID, at, time.Time{}
		if was.State != nil && *was.State == Published {
			s.PublishedAt = time.Time{}
		}
	case "incentive.run":
		s.RunAt = at
	case "incentive.paid":
		s.PaidAt = at
	}
	return nil
}

// loadThen is loadScheme as of the moment that tx looks at.
func (f *Feature) loadThen(ctx context.Context, tx *act.Tx, id string) (*Scheme, error) {
	s, err := loadScheme(ctx, tx, id)
	if err != nil {
		return nil, err
	}
	list, err := f.putBack(ctx, tx, []Scheme{*s})
	if err != nil {
		return nil, err
	}
	if len(list) == 0 {
		return nil, fault.New(fault.Missing, "input.missing")
	}
	return &list[0], nil
}

// givenThen adds what was given of everybody of whom that is still known, without their workdays: a table that is set
// anew is written over, and so is the line that an appeal corrects.
func (f *Feature) givenThen(ctx context.Context, tx *act.Tx, v *Shown) error {
	s := v.Scheme
	if s.then.inputsSet {
		v.Lost = true
		return nil
	}
	rows, err := inputs(ctx, tx, s.ID)
	if err != nil {
		return err
	}
	corrected, err := correctedSince(ctx, tx, s.ID)
	if err != nil {
		return err
	}
	v.Lines = len(rows)
	for _, r := range rows {
		if corrected[r.PersonID] {
			v.Lost = true
			continue
		}
		var g Given
		if err := f.open(r.Sealed, s.ID, r.PersonID, &g); err != nil {
			return err
		}
		g.Entry = s.Rules.Told(g.Entry)
		v.Given = append(v.Given, g)
	}
	return nil
}

// appealsThen gives those of some appeals that had been made by the moment that tx looks at, as they stood. Of an
// answer or a decision that was written over since, who gave it and when is told by the trail, and its words are lost.
func (f *Feature) appealsThen(ctx context.Context, tx *act.Tx, now []Appeal) (list []Appeal, err error) {
	by, ids := map[string]*Appeal{}, []string(nil)
	for i := range now {
		if a := &now[i]; !a.AskedAt.After(tx.Now) {
			by[a.ID], ids = a, append(ids, a.ID)
			a.State, a.AnswererID, a.AnsweredAt, a.DeciderID, a.DecidedAt = Asked, "", time.Time{}, "", time.Time{}
		}
	}
	trail, err := tx.Trail(ctx, "incentive_appeal", ids, "incentive.appeal_dismissed", "incentive.appeal_proposed", "incentive.appeal_decided")
	if err != nil {
		return nil, err
	}
	for i := range trail {
		e := &trail[i]
		a, decided := by[e.SubjectID], e.Kind == "incentive.appeal_decided"
		switch since := e.At.After(tx.Now); {
		case since && decided:
			a.Decided = ""
		case since:
			a.Answer, a.Given, a.Effect = "", nil, nil
		case decided:
			a.DeciderID, a.DecidedAt = e.ActorID, e.At.UTC()
		default:
			a.AnswererID, a.AnsweredAt = e.ActorID, e.At.UTC()
		}
		if e.At.After(tx.Now) {
			continue
		}
		var is struct {
			State AppealState `json:"state"`
		}
		if err := json.Unmarshal([]byte(e.After), &is); err != nil {
			return nil, fmt.Errorf("incentives: an appeal in the trail: %w", err)
		}
		a.State = is.State
	}
	for _, id := range ids {
		list = append(list, *by[id])
	}
	return list, nil
}

// statementThen is Statement as of the moment that tx looks at: as it had been written by then. Where its score comes
// from is reckoned of final scores of the present, and so left out.
func (f *Feature) statementThen(ctx context.Context, tx *act.Tx, id, personID string) (one Statement, err error) {
	s, err := f.load(ctx, tx, id)
	if err != nil {
		return one, err
	}
	if err := s.allowStatement(tx, personID); err != nil {
		return one, err
	}
	if !s.ran() {
		return one, fault.New(fault.Conflict, "incentives.not_run")
	}
	r, err := statementOf(ctx, tx, id, personID)
	if err != nil {
		return one, err
	}
	org, err := f.people.Org(ctx, tx)
	if err != nil {
		return one, err
	}
	one = Statement{Scheme: s, Name: org.Name(personID)}
	if err := f.written(ctx, tx, personID, []*Statement{&one}, map[string]string{id: r.Sealed}); err != nil {
		return one, err
	}
	if err := f.trace(ctx, tx, personID, []*Statement{&one}); err != nil {
		return one, err
	}
	return one, f.tellMoves(ctx, tx, personID, org, []*Statement{&one})
}

// written puts into one person's statements what stood in them at the moment that tx looks at, given what stands there
// now, by scheme.
func (f *Feature) written(ctx context.Context, tx *act.Tx, personID string, list []*Statement, now map[string]string) error {
	ids := make([]string, len(list))
	for i, one := range list {
		ids[i] = one.Scheme.ID
	}
	before, err := replacedSince(ctx, tx, ids, personID)
	if err != nil {
		return err
	}
	for _, r := range before {
		now[r.SchemeID] = r.Sealed
	}
	for _, one := range list {
		if err := f.open(now[one.Scheme.ID], one.Scheme.ID, personID, &one.Payout); err != nil {
			return err
		}
	}
	return nil
}

// schemesOf finds schemes by their ids, as they are or stood.
func (f *Feature) schemesOf(ctx context.Context, tx *act.Tx, ids []string) (map[string]Scheme, error) {
	by, err := schemesBy(ctx, tx, ids)
	if err != nil || !tx.Past() {
		return by, err
	}
	now := make([]Scheme, 0, len(by))
	for _, s := range by {
		now = append(now, s)
	}
	list, err := f.putBack(ctx, tx, now)
	then := make(map[string]Scheme, len(list))
	for _, s := range list {
		then[s.ID] = s
	}
	return then, err
}

// statementsThen gives the caller's own statements as they stood at the moment that tx looks at.
func (f *Feature) statementsThen(ctx context.Context, tx *act.Tx, rows []statementRow, schemes map[string]Scheme) ([]Statement, error) {
	org, err := f.people.Org(ctx, tx)
	if err != nil {
		return nil, err
	}
	list, each, now := make([]Statement, 0, len(rows)), []*Statement(nil), make(map[string]string, len(rows))
	for _, r := range rows {
		s, there := schemes[r.SchemeID]
		if !there || !s.ran() {
			continue
		}
		if err := f.open(s.Sealed, s.ID, "", &s.Rules); err != nil {
			return nil, err
		}
		now[s.ID] = r.Sealed
		list = append(list, Statement{Scheme: &s, Name: org.Name(r.PersonID)})
		each = append(each, &list[len(list)-1])
	}
	if err := f.written(ctx, tx, tx.Who.ID, each, now); err != nil {
		return nil, err
	}
	if err := f.trace(ctx, tx, tx.Who.ID, each); err != nil {
		return nil, err
	}
	return list, f.tellMoves(ctx, tx, tx.Who.ID, org, each)
}

// listThen puts a page of schemes back, without those that the caller couldn't have seen.
func (f *Feature) listThen(ctx context.Context, tx *act.Tx, now []Scheme) ([]Scheme, error) {
	list, err := f.putBack(ctx, tx, now)
	return slices.DeleteFunc(list, func(s Scheme) bool { return access.Decide(tx.Who, access.IncentiveView, s.Target()) != access.Allow }), err
}

// announcedThen gives those of some published schemes whose rules could be read at the moment that tx looks at, as they
// were, by whom they are for now, too. What has been taken back since and isn't published again stays away.
func (f *Feature) announcedThen(ctx context.Context, tx *act.Tx, now []Scheme) (list []Scheme, err error) {
	all, err := f.people.Org(ctx, tx.Present())
	if err != nil {
		return nil, err
	}
	me, _ := all.Person(tx.Who.ID)
	now = slices.DeleteFunc(now, func(s Scheme) bool { return !all.Within(s.Population.V)(me) || me.ID == s.ApproverID })
	list, err = f.putBack(ctx, tx, now)
	return slices.DeleteFunc(list, func(s Scheme) bool { return s.PublishedAt.IsZero() || s.State == Paid }), err
}
