package insight

import (
	"context"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/retrospective"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// claimRow is what is kept of a key result that is over, of which somebody had stated a chance halfway.
type claimRow struct {
	store.BaseModel `bun:"table:insight_claims,alias:c"`
	KeyResultID     string `bun:"key_result_id,pk"`
	ObjectiveID     string `bun:"objective_id"`
	PersonID        string `bun:"person_id"`
	Stated          int64  `bun:"stated"`   // in tenths
	Foreseen        *int   `bun:"foreseen"` // in hundredths
	Came            bool   `bun:"came"`
}

// putClaims keeps the claims on the key results of some objectives instead of those that were kept.
func putClaims(ctx context.Context, db bun.IDB, objectiveIDs []string, all []claimed) error {
	if len(objectiveIDs) == 0 {
		return nil
	}
	rows := make([]claimRow, len(all))
	ids := make([]string, len(all))
	for i := range all {
		one := &all[i]
		ids[i] = one.kr.ID
		rows[i] = claimRow{KeyResultID: one.kr.ID, ObjectiveID: one.kr.ObjectiveID, PersonID: one.personID, Stated: one.stated, Foreseen: one.foreseen, Came: one.came}
	}
	// a key result may have come from another objective, whose own turn is later
	if _, err := db.NewDelete().Model((*claimRow)(nil)).Where("objective_id IN (?) OR key_result_id IN (?)", bun.List(objectiveIDs), bun.List(store.OrNone(ids))).Exec(ctx); err != nil || len(rows) == 0 {
		return err
	}
	_, err := db.NewInsert().Model(&rows).Exec(ctx)
	return err
}

// claimed are the claims, as c, on the objectives of a page that its reader may see now.
func (s scope) claimed(db bun.IDB) *bun.SelectQuery {
	return db.NewSelect().TableExpr("insight_claims AS c").Join("JOIN objectives AS o ON o.id = c.objective_id").Apply(s.narrow)
}

// stakes are who stated how many of them, by team.
func (s scope) stakes(ctx context.Context, db bun.IDB) ([]retrospective.Stake, error) {
	q := s.claimed(db).ColumnExpr("c.person_id, o.team_id, COUNT(*)").GroupExpr("c.person_id, o.team_id")
	return store.Rows(ctx, q, nil, func(one *retrospective.Stake) []any { return []any{&one.PersonID, &one.TeamID, &one.Claims} })
}

// claims are what was stated and what was to be foreseen, those alike counted together.
func (s scope) claims(ctx context.Context, db bun.IDB) (stated, foreseen []retrospective.Claim, err error) {
	type alike struct {
		stated   int64
		foreseen *int64
		came     bool
		times    int
	}
	q := s.claimed(db).ColumnExpr("c.stated, c.foreseen, c.came, COUNT(*)").GroupExpr("c.stated, c.foreseen, c.came")
	rows, err := store.Rows(ctx, q, nil, func(r *alike) []any { return []any{&r.stated, &r.foreseen, &r.came, &r.times} })
	for _, r := range rows {
		stated = append(stated, retrospective.Claim{Stated: okr.RatioOf(r.stated, 10), Came: r.came, Times: r.times})
		if r.foreseen != nil {
			foreseen = append(foreseen, retrospective.Claim{Stated: okr.RatioOf(*r.foreseen, 100), Came: r.came, Times: r.times})
		}
	}
	return stated, foreseen, err
}
