package audit

import (
	"context"

	"github.com/uptrace/bun"
)

// titled is what something is called, and the objective it belongs to.
type titled struct {
	ID          string
	Title       string
	ObjectiveID string
}

// titles reads what some things are called today, deleted ones too: the trail
// outlives them.
func titles(ctx context.Context, db bun.IDB, kind noun, ids []string) (rows []titled, err error) {
	if len(ids) == 0 {
		return nil, nil
	}
	q := db.NewSelect()
	switch kind {
	case aCycle:
		q = q.TableExpr("cycles AS x").ColumnExpr("x.id, x.name AS title, '' AS objective_id")
	case aTheme:
		q = q.TableExpr("themes AS x").ColumnExpr("x.id, x.title, '' AS objective_id")
	case anObjective:
		q = q.TableExpr("objectives AS x").ColumnExpr("x.id, x.title, x.id AS objective_id")
	case aKeyResult:
		q = q.TableExpr("key_results AS x").ColumnExpr("x.id, x.title, x.objective_id")
	case anAction:
		q = q.TableExpr("actions AS x").ColumnExpr("x.id, x.title, x.objective_id")
	case aMeeting:
		q = q.TableExpr("meetings AS x").ColumnExpr("x.id, x.title, '' AS objective_id")
	case aSeries:
		q = q.TableExpr("meeting_series AS x").ColumnExpr("x.id, x.title, '' AS objective_id")
	case aConnector:
		q = q.TableExpr("metric_connectors AS x").ColumnExpr("x.id, x.name AS title, '' AS objective_id")
	case aMetric:
		q = q.TableExpr("metrics AS x").ColumnExpr("x.id, x.name AS title, '' AS objective_id")
	case aProblem:
		q = q.TableExpr("problems AS x").ColumnExpr("x.id, x.title, x.objective_id")
	}
	err = q.Where("x.id IN (?)", bun.List(ids)).Scan(ctx, &rows)
	return rows, err
}
