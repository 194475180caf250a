package reviews

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/review"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Plan is by when the steps of closing a cycle are to be done.
type Plan struct {
	store.BaseModel `bun:"table:review_plans,alias:p"`
	CycleID         string    `bun:"cycle_id,pk"`
	CutOffOn        store.Day `bun:"cut_off_on"`
	SelfBy          store.Day `bun:"self_by"`
	ConfirmBy       store.Day `bun:"confirm_by"`
	MeetOn          store.Day `bun:"meet_on"`
	SettleBy        store.Day `bun:"settle_by"`
	CutAt           time.Time `bun:"cut_at,nullzero"` // when late readings were cut off
	Version         int64     `bun:"version"`
}

// Days is the plan as the domain knows it.
func (p *Plan) Days() review.Plan {
	return review.Plan{CutOffOn: p.CutOffOn.Date, SelfBy: p.SelfBy.Date, ConfirmBy: p.ConfirmBy.Date, MeetOn: p.MeetOn.Date, SettleBy: p.SettleBy.Date}
}

func (p *Plan) set(d review.Plan) {
	p.CutOffOn, p.SelfBy, p.ConfirmBy = store.AsDay(d.CutOffOn), store.AsDay(d.SelfBy), store.AsDay(d.ConfirmBy)
	p.MeetOn, p.SettleBy = store.AsDay(d.MeetOn), store.AsDay(d.SettleBy)
}

// facts is what the trail says of a plan.
func (p *Plan) facts() map[string]any {
	return map[string]any{"cut_off_on": p.CutOffOn.String(), "self_by": p.SelfBy.String(), "confirm_by": p.ConfirmBy.String(), "meet_on": p.MeetOn.String(), "settle_by": p.SettleBy.String()}
}

func closingRef(cycleID string) act.Ref { return act.Ref{Kind: "cycle", ID: cycleID} }

// Cut is what the numbers suggested for a key result when late readings were cut off.
type Cut struct {
	store.BaseModel `bun:"table:review_cuts,alias:c"`
	KeyResultID     string `bun:"key_result_id,pk"`
	ObjectiveID     string `bun:"objective_id"`
	CycleID         string `bun:"cycle_id"`
	Suggested       *int64 `bun:"suggested"`
	FirstSuggested  *int64 `bun:"first_suggested"`
	Achieved        *int64 `bun:"achieved"`
}

// Deputy scores in somebody's place at the end of a cycle.
type Deputy struct {
	store.BaseModel `bun:"table:review_deputies,alias:d"`
	CycleID         string `bun:"cycle_id,pk"`
	PersonID        string `bun:"person_id,pk"`
	DeputyID        string `bun:"deputy_id"`
}

// loadPlan gives the plan of a cycle; nil where nobody made one.
func loadPlan(ctx context.Context, db bun.IDB, cycleID string) (*Plan, error) {
	var rows []Plan
	if err := db.NewSelect().Model(&rows).Where("p.cycle_id = ?", cycleID).Scan(ctx); err != nil || len(rows) == 0 {
		return nil, err
	}
	return &rows[0], nil
}

// loadPlans gives the plans of all cycles: a workspace has some dozens.
func loadPlans(ctx context.Context, db bun.IDB) (rows []Plan, err error) {
	err = db.NewSelect().Model(&rows).OrderExpr("p.cycle_id").Scan(ctx)
	return rows, err
}

func plansByCycle(ctx context.Context, db bun.IDB) (map[string]*Plan, error) {
	rows, err := loadPlans(ctx, db)
	by := make(map[string]*Plan, len(rows))
	for i := range rows {
		by[rows[i].CycleID] = &rows[i]
	}
	return by, err
}

// savePlan writes a plan; a first one that somebody else made meanwhile is as
// stale as one that was changed.
func savePlan(ctx context.Context, db *act.Tx, p *Plan) error {
	if err := db.Stamp(ctx, plansStamp); err != nil {
		return err
	}
	from := p.Version
	p.Version++
	if from == 0 {
		return store.Swapped(db.NewInsert().Model(p).On("CONFLICT DO NOTHING").Exec(ctx))
	}
	return store.Swapped(db.NewUpdate().Model(p).WherePK().Where("version = ?", from).Exec(ctx))
}

// uncut lists the plans whose late readings are over and not yet cut off.
func uncut(ctx context.Context, db bun.IDB, today date.Date) (rows []Plan, err error) {
	err = db.NewSelect().Model(&rows).Where("p.cut_at IS NULL AND p.cut_off_on < ?", today.String()).OrderExpr("p.cycle_id").Scan(ctx)
	return rows, err
}

func addCuts(ctx context.Context, db bun.IDB, rows []Cut) error {
	if len(rows) == 0 {
		return nil
	}
	_, err := db.NewInsert().Model(&rows).Exec(ctx)
	return err
}

func dropCuts(ctx context.Context, db bun.IDB, cycleID string) error {
	_, err := db.NewDelete().Model((*Cut)(nil)).Where("cycle_id = ?", cycleID).Exec(ctx)
	return err
}

func markCut(ctx context.Context, db *act.Tx, p *Plan, at time.Time) error {
	p.CutAt = at
	return savePlan(ctx, db, p)
}

// loadCuts gives what was cut off of objectives, by key result.
func loadCuts(ctx context.Context, db bun.IDB, objectiveIDs []string) (map[string]*Cut, error) {
	found := map[string]*Cut{}
	if len(objectiveIDs) == 0 {
		return found, nil
	}
	var rows []Cut
	err := db.NewSelect().Model(&rows).Where("c.objective_id IN (?)", bun.List(objectiveIDs)).Scan(ctx)
	for i := range rows {
		found[rows[i].KeyResultID] = &rows[i]
	}
	return found, err
}

// deputiesIn gives who was named to stand in at the end of cycles, by cycle and person.
func deputiesIn(ctx context.Context, db bun.IDB, cycleIDs []string) (map[string]map[string]string, error) {
	named := map[string]map[string]string{}
	var rows []Deputy
	err := db.NewSelect().Model(&rows).Where("d.cycle_id IN (?)", bun.List(store.OrNone(cycleIDs))).Scan(ctx)
	for _, d := range rows {
		if named[d.CycleID] == nil {
			named[d.CycleID] = map[string]string{}
		}
		named[d.CycleID][d.PersonID] = d.DeputyID
	}
	return named, err
}

func putDeputy(ctx context.Context, db bun.IDB, d *Deputy) error {
	_, err := db.NewInsert().Model(d).On("CONFLICT (cycle_id, person_id) DO UPDATE").Set("deputy_id = EXCLUDED.deputy_id").Exec(ctx)
	return err
}

func dropDeputy(ctx context.Context, db bun.IDB, cycleID, personID string) error {
	_, err := db.NewDelete().Model((*Deputy)(nil)).Where("cycle_id = ? AND person_id = ?", cycleID, personID).Exec(ctx)
	return err
}

// dropClosing forgets the plan of a cycle that was deleted.
func dropClosing(ctx context.Context, db *act.Tx, cycleID string) error {
	if err := db.Stamp(ctx, plansStamp); err != nil {
		return err
	}
	for _, model := range []any{(*Plan)(nil), (*Cut)(nil), (*Deputy)(nil)} {
		if _, err := db.NewDelete().Model(model).Where("cycle_id = ?", cycleID).Exec(ctx); err != nil {
			return err
		}
	}
	return nil
}

// unsettled is an objective whose scoring goes on.
type unsettled struct {
	ID    string
	Title string
	State review.State
}

// open lists the objectives of a cycle that who may see and that aren't settled.
func open(ctx context.Context, db bun.IDB, who access.Actor, in Filter) (rows []unsettled, err error) {
	q := scorable(db, who, in.CycleID).ColumnExpr("o.id, o.title, COALESCE(r.state, 'open') AS state").Where("COALESCE(r.state, 'open') <> 'settled'").OrderExpr("o.position, o.id")
	if in.closedOnly {
		q = q.Where("o.state = ?", okr.Closed)
	}
	if in.teamIDs != nil {
		q = q.Where("o.team_id IN (?)", bun.List(in.teamIDs))
	}
	err = q.Scan(ctx, &rows)
	return rows, err
}

// scorableIDs lists all that could be scored of a cycle.
func scorableIDs(ctx context.Context, db bun.IDB, who access.Actor, cycleID string) (ids []string, err error) {
	err = scorable(db, who, cycleID).ColumnExpr("o.id").OrderExpr("o.id").Scan(ctx, &ids)
	return ids, err
}
