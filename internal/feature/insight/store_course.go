package insight

import (
	"context"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/retrospective"
)

// owners counts the objectives that were taken to work, the persons and teams that had one, and the
// most of one.
func (s scope) owners(ctx context.Context, db bun.IDB) (objectives, owners, most int, err error) {
	each := db.NewSelect().TableExpr("objectives AS o").Apply(s.narrow).Where("o.state IN (?, ?)", okr.Active, okr.Closed).
		ColumnExpr("COUNT(*) AS n").GroupExpr("CASE WHEN o.owner_id = '' THEN o.team_id ELSE o.owner_id END")
	if s.on != "" {
		each = s.added(db, ofHolder).ColumnExpr("SUM(x.begun) AS n").GroupExpr("CASE WHEN x.owner_id = '' THEN x.team_id ELSE x.owner_id END").Having("SUM(x.begun) > 0")
	}
	err = db.NewSelect().TableExpr("(?) AS x", each).ColumnExpr("CAST(COALESCE(SUM(x.n), 0) AS BIGINT), COUNT(*), COALESCE(MAX(x.n), 0)").Scan(ctx, &objectives, &owners, &most)
	return objectives, owners, most, err
}

// stretched counts the aspirational objectives that have a final score, by team.
func (s scope) stretched(ctx context.Context, db bun.IDB) (list []retrospective.Stretched, err error) {
	err = s.added(db, ofPlace).ColumnExpr("x.team_id, CAST(SUM(x.scored) AS BIGINT) AS scored, CAST(SUM(x.reached) AS BIGINT) AS reached").
		GroupExpr("x.team_id").Having("SUM(x.scored) > 0").OrderExpr("x.team_id").Scan(ctx, &list)
	return list, err
}
