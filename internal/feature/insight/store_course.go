package insight

import (
	"context"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/retrospective"
)

// begun are the parts of a page's objectives that were taken to work.
func (s scope) begun(db bun.IDB) *bun.SelectQuery {
	return s.parts(db).Where("s.state IN (?, ?)", okr.Active, okr.Closed)
}

// owners counts the objectives that were taken to work, the persons and teams that had one, and the
// most of one.
func (s scope) owners(ctx context.Context, db bun.IDB) (objectives, owners, most int, err error) {
	each := s.begun(db).ColumnExpr("COUNT(*) AS n").GroupExpr("CASE WHEN o.owner_id = '' THEN o.team_id ELSE o.owner_id END")
	err = db.NewSelect().TableExpr("(?) AS x", each).ColumnExpr("CAST(COALESCE(SUM(x.n), 0) AS BIGINT), COUNT(*), COALESCE(MAX(x.n), 0)").Scan(ctx, &objectives, &owners, &most)
	return objectives, owners, most, err
}

// stretched counts the aspirational objectives that have a final score, by team in about the order of
// their objectives.
func (s scope) stretched(ctx context.Context, db bun.IDB) (list []retrospective.Stretched, err error) {
	err = s.begun(db).Where("s.scored > 0").ColumnExpr("o.team_id, CAST(SUM(s.scored) AS BIGINT) AS scored, CAST(SUM(s.reached) AS BIGINT) AS reached").
		GroupExpr("o.team_id").OrderExpr("MIN(o.position), o.team_id").Scan(ctx, &list)
	return list, err
}
