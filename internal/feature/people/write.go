package people

import (
	"context"
	"net/mail"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/org"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// maxName is the longest name of a person, team or workspace, in characters.
const maxName = 80

// Found makes the workspace and its first person, an admin. It is refused
// (people.founded) as soon as there is anybody.
func (f *Feature) Found(ctx context.Context, tx *act.Tx, workspace string, first PersonDraft) (p Person, err error) {
	if some, err := anyPerson(ctx, tx); err != nil || some {
		if err == nil {
			err = fault.New(fault.Conflict, "people.founded")
		}
		return Person{}, err
	}
	workspace, bad := name("/workspace", workspace)
	w := Workspace{ID: 1, Name: workspace, Policy: "{}", Version: 1, CreatedAt: tx.Now}
	if err := addWorkspace(ctx, tx, &w); err != nil {
		return Person{}, err
	}
	first.Role = access.Admin
	p, err = f.join(ctx, tx, first)
	return p, fault.With(bad, err)
}

// PersonDraft is what is said of a new person.
type PersonDraft struct {
	Name      string
	Email     string
	Role      access.Role // member when empty
	TeamID    string
	JobLevel  string
	TeamIDs   []string // further teams
	ManagerID string
	Lang      string
}

// Join adds a person.
func (f *Feature) Join(ctx context.Context, who access.Actor, in PersonDraft) (p Person, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.PersonCreate, access.Target{}); err != nil {
			return err
		}
		if err := MayManage(who, in.Role); err != nil {
			return err
		}
		p, err = f.join(ctx, tx, in)
		return err
	})
	return p, err
}

func (f *Feature) join(ctx context.Context, tx *act.Tx, in PersonDraft) (Person, error) {
	p := Person{ID: act.NewID(), Role: in.Role, TeamID: in.TeamID, JobLevel: in.JobLevel, ManagerID: in.ManagerID, Lang: in.Lang, Version: 1, CreatedAt: tx.Now}
	if p.Role == "" {
		p.Role = access.Member
	}
	o, err := f.Org(ctx, tx)
	if err != nil {
		return Person{}, err
	}
	if err := p.describe(o, in.Name, in.Email, in.TeamIDs); err != nil {
		return Person{}, err
	}
	if err := addPerson(ctx, tx, &p); err != nil {
		return Person{}, err
	}
	if err := setMemberships(ctx, tx, p.ID, extra(in.TeamIDs, p.TeamID)); err != nil {
		return Person{}, err
	}
	if err := bump(ctx, tx); err != nil {
		return Person{}, err
	}
	return p, tx.Tell(ctx, act.Told{Kind: "person.joined", Subject: p.ref(), After: p.facts(in.TeamIDs), Detail: p})
}

func (p Person) ref() act.Ref { return act.Ref{Kind: "person", ID: p.ID} }

// facts is what the trail says of a person.
func (p Person) facts(teamIDs []string) map[string]any {
	return map[string]any{"name": p.Name, "email": p.Email, "role": p.Role, "team_id": p.TeamID, "team_ids": teamIDs, "manager_id": p.ManagerID, "job_level": p.JobLevel}
}

// describe checks and sets what is said of a person, all fields at once.
func (p *Person) describe(o *Org, called, email string, teamIDs []string) error {
	var bad []*fault.Fault
	var f *fault.Fault
	if p.Name, f = name("/name", called); f != nil {
		bad = append(bad, f)
	}
	if p.Email, f = address(email); f != nil {
		bad = append(bad, f)
	}
	if !slices.Contains(access.Roles(), p.Role) {
		bad = append(bad, fault.At("/role", "people.role_unknown", fault.Args{"role": p.Role}))
	}
	level, err := org.JobLevel(p.JobLevel)
	if f, ok := fault.Of(err); ok {
		bad = append(bad, f)
	} else if err != nil {
		return err
	}
	p.JobLevel = level
	for _, id := range append([]string{p.TeamID}, teamIDs...) {
		if _, ok := o.Tree.Team(id); id != "" && !ok {
			bad = append(bad, fault.At("/team_id", "people.team_unknown"))
			break
		}
	}
	if p.ManagerID != "" {
		if m, ok := o.Person(p.ManagerID); !ok || !m.Active() {
			bad = append(bad, fault.At("/manager_id", "people.manager_unknown"))
		} else if err := o.Lines.CheckManager(p.ID, p.ManagerID); err != nil {
			return err
		}
	}
	return fault.Join(bad)
}

// name trims a name and checks its length.
func name(field, s string) (string, *fault.Fault) {
	s = strings.Join(strings.Fields(s), " ")
	switch {
	case s == "":
		return s, fault.At(field, "input.required")
	case utf8.RuneCountInString(s) > maxName:
		return s, fault.At(field, "input.too_long", fault.Args{"limit": maxName})
	}
	return s, nil
}

// address checks an e-mail address and writes it in lower case.
func address(s string) (string, *fault.Fault) {
	s = strings.ToLower(strings.TrimSpace(s))
	if s == "" {
		return s, fault.At("/email", "input.required")
	}
	a, err := mail.ParseAddress(s)
	if err != nil || a.Address != s || len(s) > 254 {
		return s, fault.At("/email", "input.email")
	}
	return s, nil
}

func extra(teamIDs []string, home string) []string {
	ids := slices.Compact(slices.Sorted(slices.Values(teamIDs)))
	return slices.DeleteFunc(ids, func(id string) bool { return id == home || id == "" })
}

// MayManage keeps hr from what would make them admin: to give that role, take it
// away, or get at an admin's account.
func MayManage(who access.Actor, role access.Role) error {
	if role == access.Admin && who.Role != access.Admin && !who.IsSystem() {
		return fault.New(fault.Forbidden, "access.denied")
	}
	return nil
}

// PersonChange is what is said anew of a person; nil leaves a field as it is.
type PersonChange struct {
	Name, Email, TeamID, ManagerID, JobLevel, Lang, Theme *string
	Role                                                  *access.Role
	TeamIDs                                               *[]string
}

// own reports whether only fields are touched that everybody sets for themselves.
func (c PersonChange) own() bool {
	return c.Email == nil && c.TeamID == nil && c.ManagerID == nil && c.JobLevel == nil && c.Role == nil && c.TeamIDs == nil
}

// Describe changes what is said of a person. Name, language and theme are one's
// own to change; everything else takes person.update. version 0 skips the check
// for a change in between.
func (f *Feature) Describe(ctx context.Context, who access.Actor, id string, version int64, in PersonChange) (p Person, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if p, err = loadPerson(ctx, tx, id); err != nil {
			return err
		}
		action := access.PersonUpdate
		if id == who.ID && in.own() {
			action = access.MeUpdate
		}
		if err := tx.Allow(action, access.Target{OwnerID: id}); err != nil {
			return err
		}
		if in.Role != nil && *in.Role != p.Role {
			if err := MayManage(who, *in.Role); err != nil {
				return err
			}
		}
		if in.Role != nil && *in.Role != p.Role || in.Email != nil && *in.Email != p.Email {
			if err := MayManage(who, p.Role); err != nil { // an address is where a lost password is reset
				return err
			}
		}
		return f.describe(ctx, tx, &p, version, in)
	})
	return p, err
}

func (f *Feature) describe(ctx context.Context, tx *act.Tx, p *Person, version int64, in PersonChange) error {
	if version != 0 && version != p.Version {
		return fault.New(fault.Stale, "input.stale")
	}
	o, err := f.Org(ctx, tx)
	if err != nil {
		return err
	}
	teamIDs := extra(o.TeamsOf(p.ID), p.TeamID)
	before := p.facts(teamIDs)
	wasAdmin := p.Role == access.Admin
	called, email := p.Name, p.Email
	act.Set(&called, in.Name)
	act.Set(&email, in.Email)
	act.Set(&p.TeamID, in.TeamID)
	act.Set(&p.ManagerID, in.ManagerID)
	act.Set(&p.JobLevel, in.JobLevel)
	act.Set(&p.Lang, in.Lang)
	act.Set(&p.Theme, in.Theme)
	act.Set(&p.Role, in.Role)
	act.Set(&teamIDs, in.TeamIDs)
	if err := p.describe(o, called, email, teamIDs); err != nil {
		return err
	}
	if wasAdmin && p.Role != access.Admin && o.admins() == 1 {
		return fault.At("/role", "people.last_admin")
	}
	if err := savePerson(ctx, tx, p, p.Version); err != nil {
		return err
	}
	if in.TeamIDs != nil || in.TeamID != nil {
		if err := setMemberships(ctx, tx, p.ID, extra(teamIDs, p.TeamID)); err != nil {
			return err
		}
	}
	if err := bump(ctx, tx); err != nil {
		return err
	}
	return tx.Tell(ctx, act.Told{Kind: "person.changed", Subject: p.ref(), Before: before, After: p.facts(extra(teamIDs, p.TeamID)), Detail: *p})
}

func (o *Org) admins() (n int) {
	for _, p := range o.people {
		if p.Active() && p.Role == access.Admin {
			n++
		}
	}
	return n
}

// Rename changes the workspace's name.
func (f *Feature) Rename(ctx context.Context, who access.Actor, version int64, called string) (w Workspace, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.WorkspaceUpdate, access.Target{}); err != nil {
			return err
		}
		if w, err = loadWorkspace(ctx, tx); err != nil {
			return err
		}
		if version != 0 && version != w.Version {
			return fault.New(fault.Stale, "input.stale")
		}
		before := w.Name
		var bad *fault.Fault
		if w.Name, bad = name("/name", called); bad != nil {
			return bad
		}
		if err := saveWorkspace(ctx, tx, &w, w.Version); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "workspace.renamed", Subject: act.Ref{Kind: "workspace", ID: "1"},
			Before: map[string]any{"name": before}, After: map[string]any{"name": w.Name}})
	})
	return w, err
}
