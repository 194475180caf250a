package insight

import (
	"context"
	"database/sql"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// keeper is how far the parts that are kept go.
type keeper struct {
	store.BaseModel `bun:"table:insight_keepers,alias:k"`
	ID              int64     `bun:"id,pk"`
	Version         int64     `bun:"version"`
	Seq             int64     `bun:"seq"`     // the last event whose change is in them
	WalkOn          store.Day `bun:"walk_on"` // the day as of which the walk over all objectives reckons
	WalkAt          string    `bun:"walk_at"` // the last objective that it has come to
	Walked          bool      `bun:"walked"`  // to the end
	Lost            bool      `bun:"lost"`    // the trail was left: until the walk ends, nobody knows what is where it was added up
	WalkedAt        time.Time `bun:"walked_at,nullzero"`
}

// loadKeeper gives it with the end of the trail, and when the first event was that isn't in yet;
// the zero time where all are. Before anything was kept it is the zero one.
func loadKeeper(ctx context.Context, db bun.IDB) (k keeper, head int64, next time.Time, err error) {
	err = db.NewSelect().TableExpr("event_heads AS h").Join("LEFT JOIN insight_keepers AS k ON k.id = 1").Where("h.id = 1").
		ColumnExpr("COALESCE(k.version, 0), COALESCE(k.seq, 0), COALESCE(k.walk_on, ''), COALESCE(k.walk_at, ''), COALESCE(k.walked, FALSE), COALESCE(k.lost, FALSE), k.walked_at, h.seq").
		ColumnExpr("(SELECT e.at FROM events AS e WHERE e.seq = COALESCE(k.seq, 0) + 1)").
		Scan(ctx, &k.Version, &k.Seq, &k.WalkOn, &k.WalkAt, &k.Walked, &k.Lost, store.Instant(&k.WalkedAt), &head, store.Instant(&next))
	return k, head, next, err
}

// saveKeeper moves it on, unless another has since it was loaded.
func saveKeeper(ctx context.Context, db bun.IDB, k keeper) (moved bool, err error) {
	from := k.Version
	k.ID, k.Version = 1, from+1
	var res sql.Result
	if from == 0 {
		res, err = db.NewInsert().Model(&k).On("CONFLICT (id) DO NOTHING").Exec(ctx)
	} else {
		res, err = db.NewUpdate().Model(&k).WherePK().Where("version = ?", from).Exec(ctx)
	}
	if err != nil {
		return false, err
	}
	n, err := res.RowsAffected()
	return n == 1, err
}

// walkAnew lets the walk begin again, for what it went by has changed.
func walkAnew(ctx context.Context, tx *act.Tx) error {
	_, err := tx.NewUpdate().Model((*keeper)(nil)).Set("walked = FALSE, walk_at = '', version = version + 1").Where("id = 1").Exec(ctx)
	return err
}

// touches reads what comes next in the trail, up to its end as it was found: what it is about,
// and of what moves from one place to another, from where.
func touches(ctx context.Context, db bun.IDB, after, head int64, most int) (list []act.Event, err error) {
	moves := []string{"action.changed", "key_result.moved", "alignment.agreed", "alignment.removed", "alignment.asked", "alignment.declined"}
	err = db.NewSelect().TableExpr("events AS e").ColumnExpr("e.seq, e.kind, e.subject_kind, e.subject_id, e.within_id").
		ColumnExpr("CASE WHEN e.kind IN (?0) THEN e.before ELSE '' END AS before, CASE WHEN e.kind IN (?0) THEN e.after ELSE '' END AS after", bun.List(moves)).
		Where("e.seq > ? AND e.seq <= ?", after, head).OrderExpr("e.seq").Limit(int64(most)).Scan(ctx, &list)
	return list, err
}

// under gives the objectives that key results are of.
func under(ctx context.Context, db bun.IDB, keyResultIDs []string) (ids []string, err error) {
	if len(keyResultIDs) == 0 {
		return nil, nil
	}
	err = db.NewSelect().TableExpr("key_results AS kr").ColumnExpr("DISTINCT kr.objective_id").Where("kr.id IN (?)", bun.List(keyResultIDs)).Scan(ctx, &ids)
	return ids, err
}

// ownedBy gives the objectives that people own, or a key result of, and those that teams themselves do.
func ownedBy(ctx context.Context, db bun.IDB, personIDs, teamIDs []string) (ids []string, err error) {
	err = db.NewRaw(`SELECT m.id FROM objectives AS m WHERE m.owner_id IN (?0)
		UNION SELECT k.objective_id FROM key_results AS k WHERE k.owner_id IN (?0) AND k.deleted_at IS NULL
		UNION SELECT m.id FROM objectives AS m WHERE m.owner_id = '' AND m.team_id IN (?1)`, bun.List(store.OrNone(personIDs)), bun.List(store.OrNone(teamIDs))).Scan(ctx, &ids)
	return ids, err
}

// present is where an objective is, and whether it serves a theme or a parent.
type present struct {
	TeamID, Visibility string
	Position           int
	Serves             bool
}

// presents tells that of some objectives, also of those that are gone.
func presents(ctx context.Context, db bun.IDB, ids []string) (map[string]present, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	var rows []struct {
		ID string
		present
	}
	err := db.NewSelect().TableExpr("objectives AS o").ColumnExpr("o.id, o.team_id, o.visibility, o.position, o.serves").Where("o.id IN (?)", bun.List(ids)).Scan(ctx, &rows)
	now := make(map[string]present, len(rows))
	for _, r := range rows {
		now[r.ID] = r.present
	}
	return now, err
}

// steps gives the next objectives of the walk: those of some cycles, those that nothing is kept of,
// and those that something is though they are gone.
func steps(ctx context.Context, db bun.IDB, cycleIDs []string, after string, most int) (ids []string, err error) {
	kept := db.NewSelect().TableExpr("insight_parts AS s").ColumnExpr("1").Where("s.on_day = '' AND s.objective_id = o.id")
	err = db.NewSelect().TableExpr("objectives AS o").ColumnExpr("o.id").Where("o.id > ?", after).
		Where("CASE WHEN o.deleted_at IS NULL THEN (o.cycle_id IN (?) OR NOT EXISTS (?)) ELSE EXISTS (?) END", bun.List(store.OrNone(cycleIDs)), kept, kept).
		OrderExpr("o.id").Limit(int64(most)).Scan(ctx, &ids)
	return ids, err
}
