package people

import (
	"context"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Absence is when somebody is away, both days included, and who stands in.
type Absence struct {
	store.BaseModel `bun:"table:absences"`
	ID              string    `bun:"id,pk"`
	PersonID        string    `bun:"person_id"`
	StartsOn        store.Day `bun:"starts_on"`
	EndsOn          store.Day `bun:"ends_on"`
	DeputyID        string    `bun:"deputy_id"` // "" for nobody
	CreatedAt       time.Time `bun:"created_at"`
}

// mostAway bounds an absence: a parent's leave, with some to spare.
const mostAway = 731

func (a *Absence) ref() act.Ref { return act.Ref{Kind: "person", ID: a.PersonID} }

// facts is what the trail says of an absence.
func (a *Absence) facts() map[string]any {
	return map[string]any{"starts_on": a.StartsOn.String(), "ends_on": a.EndsOn.String(), "deputy_id": a.DeputyID}
}

// absent is a person as the policy sees their absence.
func (f *Feature) absent(ctx context.Context, tx *act.Tx, personID string) (access.Target, *Org, error) {
	o, err := f.Org(ctx, tx)
	if err != nil {
		return access.Target{}, nil, err
	}
	if p, ok := o.Person(personID); !ok || !p.Active() {
		return access.Target{}, nil, fault.New(fault.Missing, "input.missing")
	}
	return access.Target{OwnerID: personID, TeamID: o.HomeTeam(personID)}, o, nil
}

// BeAway notes that somebody is away.
func (f *Feature) BeAway(ctx context.Context, who access.Actor, personID string, from, until date.Date, deputyID string) (a Absence, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		target, o, err := f.absent(ctx, tx, personID)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.AbsenceUpdate, target); err != nil {
			return err
		}
		switch deputy, ok := o.Person(deputyID); {
		case until.Before(from):
			return fault.At("/ends_on", "people.absence_order")
		case until.Sub(from) > mostAway:
			return fault.At("/ends_on", "people.absence_long")
		case deputyID != "" && (!ok || !deputy.Active() || deputyID == personID):
			return fault.At("/deputy_id", "people.deputy_unknown")
		}
		a = Absence{ID: act.NewID(), PersonID: personID, StartsOn: store.AsDay(from), EndsOn: store.AsDay(until), DeputyID: deputyID, CreatedAt: tx.Now}
		if err := addAbsence(ctx, tx, &a); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "absence.noted", Subject: a.ref(), After: a.facts(), Detail: a})
	})
	return a, err
}

// BeBack takes an absence away.
func (f *Feature) BeBack(ctx context.Context, who access.Actor, id string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		a, err := loadAbsence(ctx, tx, id)
		if err != nil {
			return err
		}
		target, _, err := f.absent(ctx, tx, a.PersonID)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.AbsenceUpdate, target); err != nil {
			return err
		}
		if err := dropAbsence(ctx, tx, id); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "absence.removed", Subject: a.ref(), Before: a.facts(), Detail: a})
	})
}

// Absences lists when somebody is away, from a day on.
func (f *Feature) Absences(ctx context.Context, who access.Actor, personID string, from date.Date) (list []Absence, o *Org, may bool, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		var target access.Target
		if target, o, err = f.absent(ctx, tx, personID); err != nil {
			return err
		}
		if err := tx.Allow(access.AbsenceView, target); err != nil {
			return err
		}
		may = access.Decide(who, access.AbsenceUpdate, target) == access.Allow
		list, err = listAbsences(ctx, tx, personID, from)
		return err
	})
	return list, o, may, err
}

// Away gives who is away on a day and who stands in, by person, for a use case
// of another feature. Of two absences that overlap the one noted last counts.
func (f *Feature) Away(ctx context.Context, tx *act.Tx, on date.Date) (map[string]string, error) {
	rows, err := awayOn(ctx, tx, on)
	if err == nil && tx.Past() {
		rows, err = awayThen(ctx, tx, rows, nil, on, on)
	}
	away := make(map[string]string, len(rows))
	for _, a := range rows {
		away[a.PersonID] = a.DeputyID
	}
	return away, err
}

// AwayBetween gives the absences of people that touch a span of days, by person,
// the one noted last at the end, for a use case of another feature.
func (f *Feature) AwayBetween(ctx context.Context, tx *act.Tx, ids []string, from, to date.Date) (map[string][]Absence, error) {
	rows, err := awayBetween(ctx, tx, ids, from, to)
	if err == nil && tx.Past() && len(ids) > 0 {
		rows, err = awayThen(ctx, tx, rows, ids, from, to)
	}
	away := map[string][]Absence{}
	for _, a := range rows {
		away[a.PersonID] = append(away[a.PersonID], a)
	}
	return away, err
}

// Covers reports whether a day lies in the absence.
func (a *Absence) Covers(on date.Date) bool {
	return !on.Before(a.StartsOn.Date) && !on.After(a.EndsOn.Date)
}
