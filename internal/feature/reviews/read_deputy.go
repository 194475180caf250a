package reviews

import (
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/review"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Reach is how much of what somebody has to score a deputy could take over.
type Reach struct {
	Of     int         // objectives that the person still has a step of, as far as the caller may see them
	Unseen []unsettled // those that the deputy doesn't see, and so can't score; at most mostUnseen
	Hidden int         // how many the deputy doesn't see
}

// mostUnseen bounds how many are named.
const mostUnseen = 20

// DeputyReach tells whoever names a deputy what that deputy can't see of it, before
// they do: naming one widens nobody's view, so those wait for somebody else. It tells
// only of objectives that the caller sees. Refused: people.deputy_unknown.
func (f *Feature) DeputyReach(ctx context.Context, who access.Actor, cycleID, personID, deputyID string) (r Reach, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		r = Reach{Unseen: []unsettled{}}
		if _, err := f.openCycle(ctx, tx, cycleID); err != nil {
			return err
		}
		org, err := f.people.Org(ctx, tx)
		if err != nil {
			return err
		}
		if err := mayName(tx, org, personID, deputyID); err != nil {
			return err
		}
		deputy, ok := org.Actor(deputyID)
		if !ok {
			return fault.At("/deputy_id", "people.deputy_unknown")
		}
		rows, err := open(ctx, tx, tx.Who, Filter{CycleID: cycleID})
		if err != nil {
			return err
		}
		const chunk = 500 // so that the arguments of a statement fit
		for some := range slices.Chunk(rows, chunk) {
			ids := make([]string, len(some))
			for i, one := range some {
				ids[i] = one.ID
			}
			targets, err := f.objectives.Targets(ctx, tx, ids)
			if err != nil {
				return err
			}
			for _, one := range some {
				r.add(org, deputy, personID, one, targets[one.ID])
			}
		}
		return nil
	})
	return r, err
}

// add counts an objective that the person has a step of, now or later.
func (r *Reach) add(org *people.Org, deputy access.Actor, personID string, one unsettled, t access.Target) {
	scores := one.State == review.Open && asked(org, t, review.Open) == personID
	if !scores && asked(org, t, review.Self) != personID {
		return
	}
	r.Of++
	if access.Decide(deputy, access.ReviewView, t) == access.Allow {
		return
	}
	if r.Hidden++; len(r.Unseen) < mostUnseen {
		r.Unseen = append(r.Unseen, one)
	}
}

// mayName asks leave to name a deputy of somebody, who must be there.
func mayName(tx *act.Tx, org *people.Org, personID, deputyID string) error {
	if p, ok := org.Person(personID); !ok || !p.Active() {
		return fault.New(fault.Missing, "input.missing")
	}
	if err := tx.Allow(access.ReviewDeputy, access.Target{OwnerID: personID, TeamID: org.HomeTeam(personID)}); err != nil {
		return err
	}
	deputy, ok := org.Person(deputyID)
	if deputyID != "" && (!ok || !deputy.Active() || deputy.Role == access.Guest || deputyID == personID) {
		return fault.At("/deputy_id", "people.deputy_unknown")
	}
	return nil
}
