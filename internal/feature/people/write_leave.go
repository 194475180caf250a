package people

import (
	"context"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Left is the detail of the event person.deactivated. Features below hand over
// what the person still had open; their sessions and tokens end.
type Left struct {
	Person Person
	// HandOverTo is the active person who takes over what is open, "" for nobody:
	// it then keeps its owner, and shows as ownerless.
	HandOverTo string
}

// Deactivate takes a person out of the company: they can't sign in and are in no
// list any more, but all they did stays theirs. Teams they led go to handOverTo;
// people who reported to them report to their manager.
func (f *Feature) Deactivate(ctx context.Context, who access.Actor, id, handOverTo string) (p Person, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		o, err := f.mayMove(ctx, tx, id, &p)
		if err != nil {
			return err
		}
		if !p.Active() {
			return fault.New(fault.Conflict, "people.left", fault.Args{"name": p.Name})
		}
		if p.Role == access.Admin && o.admins() == 1 {
			return fault.New(fault.Conflict, "people.last_admin")
		}
		if handOverTo != "" {
			if to, ok := o.Person(handOverTo); !ok || !to.Active() || handOverTo == id {
				return fault.At("/hand_over_to", "people.successor_unknown")
			}
		}
		if err := f.vacate(ctx, tx, o, p, handOverTo); err != nil {
			return err
		}
		p.DeactivatedAt = tx.Now
		if err := savePerson(ctx, tx, &p, p.Version); err != nil {
			return err
		}
		if err := bump(ctx, tx); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "person.deactivated", Subject: p.ref(), After: map[string]any{"hand_over_to": handOverTo},
			Detail: Left{Person: p, HandOverTo: handOverTo}})
	})
	return p, err
}

// mayMove loads a person whom the caller may let go or take back.
func (f *Feature) mayMove(ctx context.Context, tx *act.Tx, id string, p *Person) (*Org, error) {
	if err := tx.Allow(access.PersonDeactivate, access.Target{OwnerID: id}); err != nil {
		return nil, err
	}
	var err error
	if *p, err = loadPerson(ctx, tx, id); err != nil {
		return nil, err
	}
	if err := MayManage(tx.Who, p.Role); err != nil {
		return nil, err
	}
	return f.Org(ctx, tx)
}

// vacate empties the places that a person holds in the organisation. Reports
// move up to the person's own manager, which can never close a circle.
func (f *Feature) vacate(ctx context.Context, tx *act.Tx, o *Org, p Person, handOverTo string) error {
	teams, err := listTeams(ctx, tx)
	if err != nil {
		return err
	}
	for _, t := range teams {
		if t.LeadID != p.ID {
			continue
		}
		before := t.facts()
		t.LeadID = handOverTo
		if err := saveTeam(ctx, tx, &t, t.Version); err != nil {
			return err
		}
		if err := tx.Tell(ctx, act.Told{Kind: "team.reshaped", Subject: t.ref(), Before: before, After: t.facts()}); err != nil {
			return err
		}
	}
	for _, id := range o.Lines.Reports(p.ID) {
		r, err := loadPerson(ctx, tx, id)
		if err != nil {
			return err
		}
		before := r.facts(extra(o.TeamsOf(id), r.TeamID))
		r.ManagerID = p.ManagerID
		if err := savePerson(ctx, tx, &r, r.Version); err != nil {
			return err
		}
		if err := tx.Tell(ctx, act.Told{Kind: "person.changed", Subject: r.ref(), Before: before, After: r.facts(extra(o.TeamsOf(id), r.TeamID)), Detail: r}); err != nil {
			return err
		}
	}
	return nil
}

// Reactivate takes a person back: with their old role, team and password.
func (f *Feature) Reactivate(ctx context.Context, who access.Actor, id string) (p Person, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if _, err := f.mayMove(ctx, tx, id, &p); err != nil {
			return err
		}
		if p.Active() {
			return fault.New(fault.Conflict, "people.active", fault.Args{"name": p.Name})
		}
		left := p.DeactivatedAt
		p.DeactivatedAt = time.Time{}
		if err := savePerson(ctx, tx, &p, p.Version); err != nil {
			return err
		}
		if err := bump(ctx, tx); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "person.reactivated", Subject: p.ref(), Before: map[string]any{"deactivated_at": left}, Detail: p})
	})
	return p, err
}
