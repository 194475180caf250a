package people

import (
	"context"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

func loadOrg(ctx context.Context, db bun.IDB) (*Org, error) {
	var (
		people  []Person
		teams   []Team
		members []Membership
	)
	if err := db.NewSelect().Model(&people).Scan(ctx); err != nil {
		return nil, err
	}
	if err := db.NewSelect().Model(&teams).Scan(ctx); err != nil {
		return nil, err
	}
	if err := db.NewSelect().Model(&members).OrderExpr("person_id, team_id").Scan(ctx); err != nil {
		return nil, err
	}
	joined := map[string][]string{}
	for _, m := range members {
		joined[m.PersonID] = append(joined[m.PersonID], m.TeamID)
	}
	return assemble(people, teams, joined)
}

func anyPerson(ctx context.Context, db bun.IDB) (bool, error) {
	return db.NewSelect().Model((*Person)(nil)).Exists(ctx)
}

func loadWorkspace(ctx context.Context, db bun.IDB) (w Workspace, err error) {
	err = db.NewSelect().Model(&w).Where("id = 1").Scan(ctx)
	return w, store.Missing(err)
}

func addWorkspace(ctx context.Context, db bun.IDB, w *Workspace) error {
	_, err := db.NewInsert().Model(w).Exec(ctx)
	return err
}

func saveWorkspace(ctx context.Context, db bun.IDB, w *Workspace, from int64) error {
	w.Version = from + 1
	return store.Swapped(db.NewUpdate().Model(w).Column("name", "policy", "version").WherePK().Where("version = ?", from).Exec(ctx))
}

func loadPerson(ctx context.Context, db bun.IDB, id string) (p Person, err error) {
	err = db.NewSelect().Model(&p).Where("id = ?", id).Scan(ctx)
	return p, store.Missing(err)
}

func addPerson(ctx context.Context, db bun.IDB, p *Person) error {
	_, err := db.NewInsert().Model(p).Exec(ctx)
	if store.Duplicate(err, "email") {
		return fault.At("/email", "people.email_taken", fault.Args{"email": p.Email})
	}
	return err
}

func savePerson(ctx context.Context, db bun.IDB, p *Person, from int64) error {
	p.Version = from + 1
	res, err := db.NewUpdate().Model(p).ExcludeColumn("created_at").WherePK().Where("version = ?", from).Exec(ctx)
	if store.Duplicate(err, "email") {
		return fault.At("/email", "people.email_taken", fault.Args{"email": p.Email})
	}
	return store.Swapped(res, err)
}

func setMemberships(ctx context.Context, db bun.IDB, personID string, teamIDs []string) error {
	if _, err := db.NewDelete().Model((*Membership)(nil)).Where("person_id = ?", personID).Exec(ctx); err != nil {
		return err
	}
	if len(teamIDs) == 0 {
		return nil
	}
	rows := make([]Membership, len(teamIDs))
	for i, id := range teamIDs {
		rows[i] = Membership{PersonID: personID, TeamID: id}
	}
	_, err := db.NewInsert().Model(&rows).Exec(ctx)
	return err
}

func loadTeam(ctx context.Context, db bun.IDB, id string) (t Team, err error) {
	err = db.NewSelect().Model(&t).Where("id = ?", id).Scan(ctx)
	return t, store.Missing(err)
}

func listTeams(ctx context.Context, db bun.IDB) (teams []Team, err error) {
	err = db.NewSelect().Model(&teams).OrderExpr("position, name, id").Scan(ctx)
	return teams, err
}

func addTeam(ctx context.Context, db bun.IDB, t *Team) error {
	_, err := db.NewInsert().Model(t).Exec(ctx)
	if store.Duplicate(err, "name") {
		return fault.At("/name", "people.team_taken", fault.Args{"name": t.Name})
	}
	return err
}

func saveTeam(ctx context.Context, db bun.IDB, t *Team, from int64) error {
	t.Version = from + 1
	res, err := db.NewUpdate().Model(t).ExcludeColumn("created_at").WherePK().Where("version = ?", from).Exec(ctx)
	if store.Duplicate(err, "name") {
		return fault.At("/name", "people.team_taken", fault.Args{"name": t.Name})
	}
	return store.Swapped(res, err)
}

func dropTeam(ctx context.Context, db bun.IDB, id string) error {
	_, err := db.NewDelete().Model((*Team)(nil)).Where("id = ?", id).Exec(ctx)
	return err
}

// bump makes every replica load the people and teams anew.
func bump(ctx context.Context, tx *act.Tx) error { return tx.Stamp(ctx, orgStamp) }
