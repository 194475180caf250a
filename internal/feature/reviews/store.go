package reviews

import (
	"context"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"
	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/review"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// loadReviews gives the reviews of objectives with their scores, by objective; an
// open one where nobody has scored yet.
func loadReviews(ctx context.Context, db bun.IDB, ids []string) (map[string]*Review, error) {
	found := make(map[string]*Review, len(ids))
	for _, id := range ids {
		found[id] = &Review{ObjectiveID: id, State: review.Open, Scores: map[string]*Score{}}
	}
	if len(ids) == 0 {
		return found, nil
	}
	var rows []Review
	if err := db.NewSelect().Model(&rows).Where("r.objective_id IN (?)", bun.List(ids)).Scan(ctx); err != nil {
		return nil, err
	}
	for i := range rows {
		rows[i].Scores = map[string]*Score{}
		found[rows[i].ObjectiveID] = &rows[i]
	}
	var scores []Score
	if err := db.NewSelect().Model(&scores).Where("s.objective_id IN (?)", bun.List(ids)).Scan(ctx); err != nil {
		return nil, err
	}
	for i := range scores {
		found[scores[i].ObjectiveID].Scores[scores[i].KeyResultID] = &scores[i]
	}
	return found, nil
}

// save writes a review and its scores. A first one that somebody else made
// meanwhile is as stale as one that was changed.
func save(ctx context.Context, db bun.IDB, r *Review) error {
	from := r.Version
	r.Version++
	if from == 0 {
		if err := store.Swapped(db.NewInsert().Model(r).On("CONFLICT DO NOTHING").Exec(ctx)); err != nil {
			return err
		}
	} else if err := store.Swapped(db.NewUpdate().Model(r).WherePK().Where("version = ?", from).Exec(ctx)); err != nil {
		return err
	}
	rows := make([]Score, 0, len(r.Scores))
	for _, s := range r.Scores {
		rows = append(rows, *s)
	}
	if len(rows) == 0 {
		return nil
	}
	_, err := db.NewInsert().Model(&rows).On("CONFLICT (key_result_id) DO UPDATE").
		Set("self = EXCLUDED.self").Set("self_words = EXCLUDED.self_words").Set("reviewer = EXCLUDED.reviewer").Set("reviewer_words = EXCLUDED.reviewer_words").
		Set("final = EXCLUDED.final").Set("suggested = EXCLUDED.suggested").Set("first_suggested = EXCLUDED.first_suggested").
		Set("achieved = EXCLUDED.achieved").Set("share = EXCLUDED.share").Exec(ctx)
	return err
}

// scorable are the objectives of a cycle that are or could be scored and that who
// may see, each with its review where somebody has begun one.
func scorable(db bun.IDB, who access.Actor, cycleID string) *bun.SelectQuery {
	return db.NewSelect().TableExpr("objectives AS o").Join("LEFT JOIN reviews AS r ON r.objective_id = o.id").
		Where("o.deleted_at IS NULL AND o.cycle_id = ? AND o.state IN (?, ?) AND o.outcome <> ?", cycleID, okr.Active, okr.Closed, okr.OutcomeDropped).
		Apply(objectives.Visible(who))
}

// place is where an objective stands in the list.
type place struct {
	ID       string
	Position int
}

// listed pages through what is scorable, in the order of the teams' lists.
func listed(ctx context.Context, db bun.IDB, who access.Actor, in Filter) (store.Page[place], error) {
	key, err := store.ParseCursor(in.Cursor, 2)
	if err != nil {
		return store.Page[place]{}, err
	}
	q := scorable(db, who, in.CycleID).ColumnExpr("o.id, o.position").OrderExpr("o.position, o.id").Limit(int64(in.Limit) + 1)
	if in.State != "" {
		q = q.Where("COALESCE(r.state, 'open') = ?", in.State)
	}
	if in.teamIDs != nil {
		q = q.Where("o.team_id IN (?)", bun.List(in.teamIDs))
	}
	if in.OwnerID != "" {
		q = q.Where("o.owner_id = ?", in.OwnerID)
	}
	if in.OwnerIDs != nil {
		q = q.Where("o.owner_id IN (?)", bun.List(store.OrNone(in.OwnerIDs)))
	}
	if in.Waiting {
		q = q.WhereGroup(" AND ", func(q *bun.SelectQuery) *bun.SelectQuery {
			for _, one := range append([]access.Actor{who}, in.inPlace...) {
				q = q.WhereOr("COALESCE(r.state, 'open') = 'open' AND (o.owner_id = ? OR o.owner_id = '' AND o.team_id IN (?))", one.ID, bun.List(store.OrNone(one.Leads)))
				q = q.WhereGroup(" OR ", func(q *bun.SelectQuery) *bun.SelectQuery {
					q = q.Where("r.state IN ('self', 'reviewed')")
					if one.ID != who.ID { // nobody reviews their own in another's place
						q = q.Where("o.owner_id <> ?", who.ID)
					}
					return q.Apply(objectives.Asking(one))
				})
			}
			return q
		})
	}
	if key != nil {
		position, err := strconv.Atoi(key[0])
		if err != nil {
			return store.Page[place]{}, err
		}
		q = q.Where("(o.position, o.id) > (?, ?)", position, key[1])
	}
	var rows []place
	if err := q.Scan(ctx, &rows); err != nil {
		return store.Page[place]{}, err
	}
	return store.Cut(rows, in.Limit, func(p place) []string { return []string{strconv.Itoa(p.Position), p.ID} }), nil
}

// final is how far the scoring of one objective has come, and whose it is.
type final struct {
	ID      string // where it was asked for, with the title
	Title   string
	OwnerID string
	TeamID  string
	CycleID string
	Weight  decimal.NullDecimal // among its owner's, in percent
	State   review.State
	Score   *int64
	// Achieved is okr.Achievement, beside the score.
	Achieved *int64
}

// Whose an objective is and what it weighs: as it was when it was settled, and as it is
// until then.
const (
	ownerThen  = "COALESCE(r.of_owner, o.owner_id)"
	teamThen   = "COALESCE(r.of_team, o.team_id)"
	weightThen = "CASE WHEN r.of_owner IS NULL THEN o.weight ELSE r.of_weight END"
)

// finals reads the scores of all that could be scored in a cycle, seen by the caller or not.
func finals(ctx context.Context, db bun.IDB, cycleID string) (rows []final, err error) {
	err = attainable(db, []string{cycleID}).Scan(ctx, &rows)
	return rows, err
}

// attainable reads what could be scored in some cycles, seen by the caller or not.
func attainable(db bun.IDB, cycleIDs []string) *bun.SelectQuery {
	return db.NewSelect().TableExpr("objectives AS o").ColumnExpr("o.id, o.title, o.cycle_id").
		ColumnExpr(ownerThen+" AS owner_id, "+teamThen+" AS team_id, "+weightThen+" AS weight, COALESCE(r.state, 'open') AS state, r.score, r.achieved").
		Join("LEFT JOIN reviews AS r ON r.objective_id = o.id").
		Where("o.deleted_at IS NULL AND o.cycle_id IN (?)", bun.List(store.OrNone(cycleIDs))).
		Where("o.state IN (?, ?) AND o.outcome <> ?", okr.Active, okr.Closed, okr.OutcomeDropped).OrderExpr("o.id")
}

// attainments reads what one person owns of that, and what one team itself does.
func attainments(ctx context.Context, db bun.IDB, cycleIDs []string, personID, teamID string) (rows []final, err error) {
	err = attainable(db, cycleIDs).Where("("+ownerThen+" = ? OR "+ownerThen+" = '' AND "+teamThen+" = ?)", personID, teamID).Scan(ctx, &rows)
	return rows, err
}

// attained reads what some people own that could be scored, in some cycles.
func attained(ctx context.Context, db bun.IDB, cycleIDs, personIDs []string) (rows []final, err error) {
	const chunk = 500 // people of one statement, so that its arguments fit
	for some := range slices.Chunk(personIDs, chunk) {
		var found []final
		err := attainable(db, cycleIDs).Where(ownerThen+" IN (?)", bun.List(some)).Scan(ctx, &found)
		if err != nil {
			return nil, err
		}
		rows = append(rows, found...)
	}
	return rows, nil
}

// settledBeside reports whether anything is settled that belongs to the same person, or
// to the same team itself, in the same cycle as an objective.
func settledBeside(ctx context.Context, db bun.IDB, o *objectives.Objective) (bool, error) {
	return db.NewSelect().TableExpr("objectives AS o").Join("JOIN reviews AS r ON r.objective_id = o.id").
		Where("o.cycle_id = ? AND r.state = ? AND r.of_owner = ?", o.CycleID, review.Settled, o.OwnerID).
		Where("(r.of_owner <> '' OR r.of_team = ?)", o.TeamID).Exists(ctx)
}

// tally counts the objectives of a cycle by how far their scoring has come.
func tally(ctx context.Context, db bun.IDB, who access.Actor, in Filter) (map[review.State]int64, error) {
	var rows []struct {
		State review.State
		Count int64
	}
	q := scorable(db, who, in.CycleID).ColumnExpr("COALESCE(r.state, 'open') AS state, COUNT(*) AS count").GroupExpr("COALESCE(r.state, 'open')")
	if in.teamIDs != nil {
		q = q.Where("o.team_id IN (?)", bun.List(in.teamIDs))
	}
	if err := q.Scan(ctx, &rows); err != nil {
		return nil, err
	}
	counts := map[review.State]int64{}
	for _, r := range rows {
		counts[r.State] = r.Count
	}
	return counts, nil
}
