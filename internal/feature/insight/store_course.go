package insight

import (
	"context"
	"maps"
	"slices"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/retrospective"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// begun are the parts of a page's objectives that were taken to work.
func (s scope) begun(db bun.IDB) *bun.SelectQuery {
	return s.parts(db).Where("s.state IN (?, ?)", okr.Active, okr.Closed)
}

// course sums up how objectives were worked with, and says of how many there are how many have a part.
func (s scope) course(ctx context.Context, db bun.IDB) (c Course, all, kept int, err error) {
	if all, err = s.count(ctx, db); err != nil {
		return c, 0, 0, err
	}
	counts := c.fields()
	to := []any{&kept}
	q := s.parts(db).ColumnExpr("COUNT(*)")
	for _, name := range slices.Sorted(maps.Keys(counts)) {
		q = q.ColumnExpr("CAST(COALESCE(SUM(s.?), 0) AS BIGINT)", bun.Ident(name))
		to = append(to, counts[name])
	}
	err = q.Scan(ctx, to...)
	return c, all, kept, err
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
func (s scope) stretched(ctx context.Context, db bun.IDB) ([]retrospective.Stretched, error) {
	q := s.begun(db).Where("s.scored > 0").ColumnExpr("o.team_id, CAST(SUM(s.scored) AS BIGINT), CAST(SUM(s.reached) AS BIGINT)").GroupExpr("o.team_id").OrderExpr("MIN(o.position), o.team_id")
	return store.Rows(ctx, q, nil, func(one *retrospective.Stretched) []any { return []any{&one.TeamID, &one.Scored, &one.Reached} })
}
