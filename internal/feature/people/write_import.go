package people

import (
	"context"
	"strconv"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/org"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// ImportDraft is a table of people, in text with one line each.
type ImportDraft struct {
	Text        string
	CreateTeams bool // makes teams that the table names and that don't exist
}

// Change is what an import does to a person.
type Change string

// The changes.
const (
	Joins   Change = "new"
	Changes Change = "changed"
	Stays   Change = "same"
)

// Imported is one line of an import as it was understood.
type Imported struct {
	Line    int
	Change  Change
	Person  Person
	Team    []string // names from the top; nil for no team
	Manager string   // e-mail address
	// Faults are why this line can't be taken, with the column in Field.
	Faults []*fault.Fault

	before map[string]any
}

// Import is what a whole table comes to.
type Import struct {
	Rows  []Imported
	Teams [][]string // paths of teams to be made
}

// Faults lists what is wrong with all lines, at "/rows/<line>/<column>".
func (i Import) Faults() (all []*fault.Fault) {
	for _, r := range i.Rows {
		all = append(all, r.Faults...)
	}
	return all
}

// PreviewImport says what TakeImport would do, with all faults; nothing changes.
func (f *Feature) PreviewImport(ctx context.Context, who access.Actor, in ImportDraft) (out Import, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		plan, err := f.planImport(ctx, tx, in)
		if err == nil {
			out = plan.out
		}
		return err
	})
	return out, err
}

// TakeImport adds and changes people by a table: people are known by their
// e-mail address, blank cells change nothing, and either every line is taken or
// none.
func (f *Feature) TakeImport(ctx context.Context, who access.Actor, in ImportDraft) (out Import, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		plan, err := f.planImport(ctx, tx, in)
		if err != nil {
			return err
		}
		if err := fault.Join(plan.out.Faults()); err != nil {
			return err
		}
		out = plan.out
		return plan.carryOut(ctx, tx)
	})
	return out, err
}

// importPlan is an import being worked out against what there is.
type importPlan struct {
	who     access.Actor
	org     *Org
	create  bool
	byEmail map[string]*Imported // of the table
	ids     map[string]string    // e-mail → id of whom there is
	teams   *teamPlan
	out     Import
}

func (f *Feature) planImport(ctx context.Context, tx *act.Tx, in ImportDraft) (*importPlan, error) {
	for _, action := range []access.Action{access.PersonCreate, access.PersonUpdate} {
		if err := tx.Allow(action, access.Target{}); err != nil {
			return nil, err
		}
	}
	if in.CreateTeams {
		if err := tx.Allow(access.TeamCreate, access.Target{}); err != nil {
			return nil, err
		}
	}
	rows, err := importRows(in.Text)
	if err != nil {
		return nil, err
	}
	o, err := f.Org(ctx, tx)
	if err != nil {
		return nil, err
	}
	p := &importPlan{who: tx.Who, org: o, create: in.CreateTeams, byEmail: map[string]*Imported{}, ids: map[string]string{}, teams: newTeamPlan(o.Tree)}
	for id, person := range o.people {
		p.ids[person.Email] = id
	}
	p.out.Rows = make([]Imported, len(rows))
	for i, row := range rows {
		p.out.Rows[i] = p.understand(row, tx)
	}
	for i, row := range rows {
		p.manager(row, &p.out.Rows[i])
	}
	p.checkLines()
	p.checkAdmins()
	for _, t := range p.teams.made {
		p.out.Teams = append(p.out.Teams, t.path)
	}
	return p, nil
}

// blame puts a fault on a cell of a line.
func (r *Imported) blame(c column, code string, args fault.Args) {
	if args == nil {
		args = fault.Args{}
	}
	args["line"] = r.Line
	r.Faults = append(r.Faults, fault.At("/rows/"+strconv.Itoa(r.Line)+"/"+string(c), code, args))
}

// adopt puts a fault of a single field on a cell.
func (r *Imported) adopt(c column, f *fault.Fault) {
	if f != nil {
		r.blame(c, f.Code, f.Args)
	}
}

// understand reads everything of a line but the manager, who may stand below.
func (p *importPlan) understand(row importRow, tx *act.Tx) Imported {
	r := Imported{Line: row.line, Change: Joins}
	email, bad := address(row.cells[colEmail])
	r.Person.Email = email
	r.adopt(colEmail, bad)
	if bad == nil {
		if first := p.byEmail[email]; first != nil {
			r.blame(colEmail, "people.import_twice", fault.Args{"email": email, "first": first.Line})
		} else {
			p.byEmail[email] = &r
		}
	}
	if id, ok := p.ids[email]; ok {
		r.Change, r.Person = Stays, p.org.people[id]
		r.before = r.Person.facts(extra(p.org.TeamsOf(id), r.Person.TeamID))
		if !r.Person.Active() {
			r.blame(colEmail, "people.import_left", fault.Args{"name": r.Person.Name})
		}
	} else {
		r.Person = Person{ID: act.NewID(), Email: email, Role: access.Member, Version: 1, CreatedAt: tx.Now}
	}
	was := r.Person
	if called := row.cells[colName]; called != "" || r.Change == Joins {
		r.Person.Name, bad = name("", called)
		r.adopt(colName, bad)
	}
	p.role(row, &r, was)
	if s := row.cells[colLevel]; s != "" {
		level, err := org.JobLevel(s)
		if bad, ok := fault.Of(err); ok {
			r.adopt(colLevel, bad)
		} else {
			r.Person.JobLevel = level
		}
	}
	if s := row.cells[colTeam]; s != "" {
		p.team(s, &r)
	}
	if r.Change == Stays && r.Person != was {
		r.Change = Changes
	}
	r.Team = p.teams.names(r.Person.TeamID)
	return r
}

func (p *importPlan) role(row importRow, r *Imported, was Person) {
	s := row.cells[colRole]
	if s == "" {
		return
	}
	role, ok := roleOf(s)
	if !ok {
		r.blame(colRole, "people.role_unknown", fault.Args{"role": s})
		return
	}
	r.Person.Role = role
	if role == was.Role {
		return
	}
	for _, one := range []access.Role{role, was.Role} {
		if MayManage(p.who, one) != nil {
			r.blame(colRole, "people.import_admin", nil)
			return
		}
	}
}

func (p *importPlan) team(s string, r *Imported) {
	path, bad := teamPath(s)
	if bad != nil {
		r.adopt(colTeam, bad)
		return
	}
	id, many := p.teams.find(path)
	switch {
	case many:
		r.blame(colTeam, "people.import_team_many", fault.Args{"team": s})
	case id != "":
		r.Person.TeamID = id
	case p.create && len(path) > 0:
		r.Person.TeamID = p.teams.plan(path)
	default:
		r.blame(colTeam, "people.import_team_missing", fault.Args{"team": s})
	}
}

// manager reads who somebody reports to: by e-mail address, of a person who is
// there or stands in the table.
func (p *importPlan) manager(row importRow, r *Imported) {
	s := strings.ToLower(row.cells[colManager])
	if s == "" {
		if m, ok := p.org.Person(r.Person.ManagerID); ok {
			r.Manager = m.Email
		}
		return
	}
	r.Manager = s
	id := p.ids[s]
	if m, ok := p.org.Person(id); ok && !m.Active() {
		id = ""
	}
	if other := p.byEmail[s]; id == "" && other != nil {
		id = other.Person.ID
	}
	if id == "" {
		r.blame(colManager, "people.import_manager", fault.Args{"manager": s})
		return
	}
	if r.Change == Stays && r.Person.ManagerID != id {
		r.Change = Changes
	}
	r.Person.ManagerID = id
}

// checkLines finds manager lines that would form a circle once all is done.
func (p *importPlan) checkLines() {
	people := map[string]org.Person{}
	for id, one := range p.org.people {
		people[id] = org.Person{ID: id, Name: one.Name, HomeTeamID: one.TeamID, ManagerID: one.ManagerID}
	}
	for _, r := range p.out.Rows {
		people[r.Person.ID] = org.Person{ID: r.Person.ID, Name: r.Person.Name, HomeTeamID: r.Person.TeamID, ManagerID: r.Person.ManagerID}
	}
	for i := range p.out.Rows {
		r := &p.out.Rows[i]
		path := []string{r.Person.Name}
		for at := r.Person.ManagerID; at != "" && len(path) <= len(people); at = people[at].ManagerID {
			path = append(path, people[at].Name)
			if at == r.Person.ID {
				r.blame(colManager, "org.manager_cycle", fault.Args{"path": path})
				break
			}
		}
	}
}

// checkAdmins keeps an import from leaving nobody in charge.
func (p *importPlan) checkAdmins() {
	left := p.org.admins()
	for i := range p.out.Rows {
		r := &p.out.Rows[i]
		was := p.org.people[r.Person.ID].Role
		switch {
		case r.Person.Role == access.Admin && was != access.Admin:
			left++
		case was == access.Admin && r.Person.Role != access.Admin:
			if left--; left == 0 {
				r.blame(colRole, "people.last_admin", nil)
			}
		}
	}
}

// carryOut writes it all down: teams from the top, then people.
func (p *importPlan) carryOut(ctx context.Context, tx *act.Tx) error {
	for _, t := range p.teams.made {
		row := Team{ID: t.id, Name: t.path[len(t.path)-1], ParentID: t.parent, Version: 1, CreatedAt: tx.Now}
		if err := addTeam(ctx, tx, &row); err != nil {
			return err
		}
		if err := tx.Tell(ctx, act.Told{Kind: "team.formed", Subject: row.ref(), After: row.facts()}); err != nil {
			return err
		}
	}
	counts := map[string]int{}
	for _, r := range p.out.Rows {
		counts[string(r.Change)]++
		if err := r.carryOut(ctx, tx, p.org); err != nil {
			return err
		}
	}
	if err := bump(ctx, tx); err != nil {
		return err
	}
	return tx.Tell(ctx, act.Told{Kind: "people.imported", Subject: act.Ref{Kind: "workspace", ID: "1"}, After: counts})
}

func (r Imported) carryOut(ctx context.Context, tx *act.Tx, o *Org) error {
	p := r.Person
	switch r.Change {
	case Joins:
		if err := addPerson(ctx, tx, &p); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "person.joined", Subject: p.ref(), After: p.facts(nil), Detail: p})
	case Changes:
		teams := extra(o.TeamsOf(p.ID), p.TeamID)
		if err := savePerson(ctx, tx, &p, p.Version); err != nil {
			return err
		}
		if err := setMemberships(ctx, tx, p.ID, teams); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "person.changed", Subject: p.ref(), Before: r.before, After: p.facts(teams), Detail: p})
	}
	return nil
}
