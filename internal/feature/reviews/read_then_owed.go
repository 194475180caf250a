package reviews

import (
	"context"
	"slices"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/review"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

func planOf(ctx context.Context, tx *act.Tx, cycleID string) (*Plan, error) {
	if tx.Past() {
		return planThen(ctx, tx, cycleID)
	}
	return loadPlan(ctx, tx, cycleID)
}

// planThen is how the end of a cycle was planned at the moment that tx looks at; nil where it wasn't yet.
// When late readings had been cut off before it was planned anew is lost.
func planThen(ctx context.Context, tx *act.Tx, cycleID string) (*Plan, error) {
	p, err := loadPlan(ctx, tx, cycleID)
	if err != nil {
		return nil, err
	}
	gone, err := tx.SinceOn(ctx, closingRef(cycleID).Kind, []string{cycleID})
	if err != nil {
		return nil, err
	}
	if p != nil && p.CutAt.After(tx.Now) {
		p.CutAt = time.Time{}
	}
	g, changed := act.First(gone, "review.planned")[cycleID]
	if !changed {
		return p, nil
	}
	if g.Before == "" {
		return nil, nil
	}
	then := &Plan{CycleID: cycleID}
	if p != nil {
		then.CutAt = p.CutAt
	}
	was := struct {
		CutOffOn  *store.Day `json:"cut_off_on"`
		SelfBy    *store.Day `json:"self_by"`
		ConfirmBy *store.Day `json:"confirm_by"`
		MeetOn    *store.Day `json:"meet_on"`
		SettleBy  *store.Day `json:"settle_by"`
	}{&then.CutOffOn, &then.SelfBy, &then.ConfirmBy, &then.MeetOn, &then.SettleBy}
	return then, g.Read(&was)
}

// deputiesOf gives who was named to stand in at the end of cycles, by cycle and person: now, or at the
// moment that tx looks at.
func deputiesOf(ctx context.Context, tx *act.Tx, cycleIDs []string) (map[string]map[string]string, error) {
	named, err := deputiesIn(ctx, tx, cycleIDs)
	if err != nil || !tx.Past() || len(cycleIDs) == 0 {
		return named, err
	}
	gone, err := tx.SinceOn(ctx, closingRef("").Kind, cycleIDs)
	if err != nil {
		return nil, err
	}
	seen := map[[2]string]bool{}
	for _, g := range gone {
		var was struct {
			PersonID string `json:"person_id"`
			DeputyID string `json:"deputy_id"`
		}
		if g.Kind != "review.deputy_named" {
			continue
		}
		if err := g.Read(&was); err != nil {
			return nil, err
		}
		of := [2]string{g.SubjectID, was.PersonID}
		if seen[of] {
			continue
		}
		seen[of] = true
		if named[g.SubjectID] == nil {
			named[g.SubjectID] = map[string]string{}
		}
		named[g.SubjectID][was.PersonID] = was.DeputyID
	}
	return named, nil
}

// dutiesThen is duties as of the moment that tx looks at: of the first mostThen objectives of the cycle.
func (f *Feature) dutiesThen(ctx context.Context, tx *act.Tx, in Filter, p *Plan, org *people.Org, who stands) ([]Duty, error) {
	list, reviews, _, err := f.scorableThen(ctx, tx, in)
	if err != nil {
		return nil, err
	}
	duties := make([]Duty, 0, len(list))
	for _, s := range list {
		state := reviews[s.ID].State
		if state == review.Settled || in.closedOnly && s.State != okr.Closed {
			continue
		}
		duties = append(duties, duty(org, who, unsettled{ID: s.ID, Title: s.Title, State: state}, s.Target(), p))
	}
	return duties, nil
}

// waitedFor tells what waited for the caller at the moment that tx looks at, for themselves or in
// somebody's place, as listed asks of the rows.
func (f *Feature) waitedFor(ctx context.Context, tx *act.Tx, cycleID string) (func(*objectives.Standing, review.State) bool, error) {
	org, err := f.people.Org(ctx, tx)
	if err != nil {
		return nil, err
	}
	all, err := f.inPlace(ctx, tx, cycleID)
	if err != nil {
		return nil, err
	}
	if me, there := org.Actor(tx.Who.ID); there {
		all = append(all, me)
	}
	return func(s *objectives.Standing, state review.State) bool {
		return slices.ContainsFunc(all, func(one access.Actor) bool {
			switch {
			case state == review.Settled:
				return false
			case state == review.Open:
				return s.OwnerID == one.ID || s.OwnerID == "" && slices.Contains(one.Leads, s.TeamID)
			case one.ID != tx.Who.ID && s.OwnerID == tx.Who.ID: // nobody reviews their own in another's place
				return false
			}
			return asking(org, one, s)
		})
	}, nil
}

// asking is objectives.Asking of one objective and of the people of then.
func asking(org *people.Org, who access.Actor, s *objectives.Standing) bool {
	if slices.Contains(who.Leads, s.TeamID) || s.OwnerID != "" && slices.Contains(who.Reports, s.OwnerID) {
		return s.OwnerID != who.ID || who.Role == access.Champion || who.Role == access.Admin
	}
	if who.Role != access.Champion && who.Role != access.Admin {
		return false
	}
	active := func(id string) bool {
		p, ok := org.Person(id)
		return ok && p.Active()
	}
	owner, _ := org.Person(s.OwnerID)
	team, _ := org.Tree.Team(s.TeamID)
	return !active(owner.ManagerID) && (team.LeadID == s.OwnerID || !active(team.LeadID))
}
