package people

import (
	"context"
	"maps"
	"slices"
	"time"

	"github.com/sinan-okr/sinan/internal/platform/act"
)

// heldPast is everybody and every team as of a past moment.
type heldPast struct {
	at  time.Time
	now *Org // which it was made from
	org *Org
}

// orgThen is everybody and every team as they were at the moment that tx looks at: the
// present, with what the trail says stood before the first change since put back. Who
// joined later is known by name and in no team.
func (f *Feature) orgThen(ctx context.Context, tx *act.Tx) (*Org, error) {
	now, err := f.orgNow(ctx, tx)
	if err != nil {
		return nil, err
	}
	f.mu.Lock()
	held := f.past
	f.mu.Unlock()
	if held != nil && held.at.Equal(tx.Now) && held.now == now {
		return held.org, nil
	}
	gone, err := tx.SinceOf(ctx, "person.joined", "person.changed", "person.deactivated", "person.reactivated", "team.formed", "team.reshaped", "team.dissolved")
	if err != nil {
		return nil, err
	}
	org := now
	if len(gone) > 0 {
		if org, err = f.unwind(ctx, tx, now, gone); err != nil {
			return nil, err
		}
	}
	f.mu.Lock()
	f.past = &heldPast{tx.Now, now, org}
	f.mu.Unlock()
	return org, nil
}

func (f *Feature) unwind(ctx context.Context, tx *act.Tx, now *Org, gone []act.Gone) (*Org, error) {
	everybody, joined := maps.Clone(now.people), maps.Clone(now.joined)
	for id, g := range act.First(gone, "person.joined", "person.changed") {
		p := everybody[id]
		was := struct {
			Name      *string  `json:"name"`
			TeamID    *string  `json:"team_id"`
			ManagerID *string  `json:"manager_id"`
			JobLevel  *string  `json:"job_level"`
			TeamIDs   []string `json:"team_ids"`
		}{&p.Name, &p.TeamID, &p.ManagerID, &p.JobLevel, nil}
		if err := g.Read(&was); err != nil {
			return nil, err
		}
		if g.Kind == "person.joined" {
			p.TeamID, p.ManagerID, p.JobLevel = "", "", ""
		}
		joined[id] = slices.DeleteFunc(was.TeamIDs, func(team string) bool { return team == p.TeamID })
		everybody[id] = p
	}
	for id, g := range act.First(gone, "person.deactivated", "person.reactivated") {
		p := everybody[id]
		was := struct {
			DeactivatedAt time.Time `json:"deactivated_at"`
		}{}
		if err := g.Read(&was); err != nil {
			return nil, err
		}
		p.DeactivatedAt = was.DeactivatedAt
		everybody[id] = p
	}
	teams, err := f.teamsThen(ctx, tx, gone)
	if err != nil {
		return nil, err
	}
	return assemble(slices.Collect(maps.Values(everybody)), teams, joined)
}

// teamsThen are the teams as they were.
func (f *Feature) teamsThen(ctx context.Context, tx *act.Tx, gone []act.Gone) ([]Team, error) {
	list, err := listTeams(ctx, tx)
	if err != nil {
		return nil, err
	}
	byID := make(map[string]Team, len(list))
	for _, t := range list {
		byID[t.ID] = t
	}
	for id, g := range act.First(gone, "team.formed", "team.reshaped", "team.dissolved") {
		if g.Kind == "team.formed" {
			delete(byID, id)
			continue
		}
		t := byID[id]
		t.ID = id
		was := struct {
			Name     *string `json:"name"`
			ParentID *string `json:"parent_id"`
			LeadID   *string `json:"lead_id"`
			Position *int    `json:"position"`
		}{&t.Name, &t.ParentID, &t.LeadID, &t.Position}
		if err := g.Read(&was); err != nil {
			return nil, err
		}
		byID[id] = t
	}
	return slices.Collect(maps.Values(byID)), nil
}

// policyThen gives the rules that held at the moment that tx looks at.
func (f *Feature) policyThen(ctx context.Context, tx *act.Tx) (Policy, error) {
	gone, err := tx.SinceOf(ctx, "policy.changed")
	if err != nil {
		return Policy{}, err
	}
	if len(gone) == 0 {
		return f.policyNow(ctx, tx)
	}
	return Workspace{Policy: gone[0].Before}.Rules()
}
