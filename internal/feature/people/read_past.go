package people

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
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
	then := *org // the present too, where nothing has changed since
	then.past, org = true, &then
	f.mu.Lock()
	f.past = &heldPast{tx.Now, now, org}
	f.mu.Unlock()
	return org, nil
}

// Both gives everybody as they are and as they were at the moment that tx looks at: who is asked
// for of then mustn't be hidden by how things are, nor by how they were. In the present both are the same.
func (f *Feature) Both(ctx context.Context, tx *act.Tx) (now, then *Org, err error) {
	if now, err = f.orgNow(ctx, tx); err != nil {
		return nil, nil, err
	}
	then, err = f.Org(ctx, tx)
	return now, then, err
}

func (f *Feature) unwind(ctx context.Context, tx *act.Tx, now *Org, gone []act.Gone) (*Org, error) {
	everybody, joined, later := maps.Clone(now.people), maps.Clone(now.joined), map[string]bool{}
	for id, g := range act.First(gone, "person.joined", "person.changed") {
		p := everybody[id]
		was := struct {
			Name      *string      `json:"name"`
			Email     *string      `json:"email"`
			Role      *access.Role `json:"role"`
			TeamID    *string      `json:"team_id"`
			ManagerID *string      `json:"manager_id"`
			JobLevel  *string      `json:"job_level"`
			TeamIDs   []string     `json:"team_ids"`
		}{&p.Name, &p.Email, &p.Role, &p.TeamID, &p.ManagerID, &p.JobLevel, nil}
		if err := g.Read(&was); err != nil {
			return nil, err
		}
		if g.Kind == "person.joined" {
			p.TeamID, p.ManagerID, p.JobLevel, later[id] = "", "", "", true
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
	then, err := assemble(slices.Collect(maps.Values(everybody)), slices.Collect(maps.Values(teams)), joined)
	if err != nil {
		return nil, err
	}
	then.later = later
	return then, nil
}

// teamsThen are the teams as they were.
func (f *Feature) teamsThen(ctx context.Context, tx *act.Tx, gone []act.Gone) (map[string]Team, error) {
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
	return byID, nil
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

// teamsPast are the teams as they were at the moment that tx looks at, in the order of a list.
func (f *Feature) teamsPast(ctx context.Context, tx *act.Tx) ([]Team, error) {
	gone, err := tx.SinceOf(ctx, "team.formed", "team.reshaped", "team.dissolved")
	if err != nil {
		return nil, err
	}
	byID, err := f.teamsThen(ctx, tx, gone)
	ids := slices.SortedFunc(maps.Keys(byID), func(x, y string) int {
		a, b := byID[x], byID[y]
		return cmp.Or(cmp.Compare(a.Position, b.Position), cmp.Compare(a.Name, b.Name), cmp.Compare(x, y))
	})
	list := make([]Team, len(ids))
	for i, id := range ids {
		list[i] = byID[id]
	}
	return list, err
}

// awayThen puts back the absences of people, or of everybody where none are named, that touch a span of days: what was noted since the
// moment that tx looks at goes, and what was removed since comes. An absence has no name in the
// trail, so one is as good as another that says the same.
func awayThen(ctx context.Context, tx *act.Tx, rows []Absence, ids []string, from, to date.Date) ([]Absence, error) {
	since, err := absencesSince(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	for _, told := range slices.Backward(since) {
		var said struct {
			StartsOn date.Date `json:"starts_on"`
			EndsOn   date.Date `json:"ends_on"`
			DeputyID string    `json:"deputy_id"`
		}
		if err := json.Unmarshal([]byte(told.facts), &said); err != nil {
			return nil, fmt.Errorf("people: absence of %s: %w", told.personID, err)
		}
		one := Absence{PersonID: told.personID, StartsOn: store.AsDay(said.StartsOn), EndsOn: store.AsDay(said.EndsOn), DeputyID: said.DeputyID}
		if told.removed {
			if !one.StartsOn.After(to) && !one.EndsOn.Before(from) {
				rows = append([]Absence{one}, rows...)
			}
			continue
		}
		at := slices.IndexFunc(rows, func(a Absence) bool {
			return a.PersonID == one.PersonID && a.StartsOn == one.StartsOn && a.EndsOn == one.EndsOn && a.DeputyID == one.DeputyID
		})
		if at >= 0 {
			rows = slices.Delete(rows, at, at+1)
		}
	}
	return rows, nil
}
