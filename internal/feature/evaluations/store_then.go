package evaluations

import (
	"context"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// toldOf gives what the trail tells about some people's part in an evaluation, before the moment that tx looks at and
// since, and which colleagues' forms were taken back. What is known of the rows themselves isn't asked for: that a form
// was handed in before.
func toldOf(ctx context.Context, tx *act.Tx, evaluationIDs, personIDs []string) ([]told, error) {
	person, kind, to := store.JSONText(tx, "e.after", "person_id"), store.JSONText(tx, "e.after", "form_kind"), store.JSONText(tx, "e.after", "reviewer_id")
	q := tx.NewSelect().TableExpr("events AS e").ColumnExpr("e.subject_id, e.kind, e.actor_id, COALESCE("+person+", ''), COALESCE("+kind+", ''), COALESCE("+to+", ''), e.at").
		Where("e.subject_kind = 'evaluation' AND e.subject_id IN (?)", bun.List(store.OrNone(evaluationIDs))).
		Where("(e.kind IN ('evaluation.handed_over', 'evaluation.colleagues_proposed', 'evaluation.colleagues_agreed') OR e.at > ? AND e.kind IN ('evaluation.handed_in', 'evaluation.taken_back', 'evaluation.growth_planned'))", tx.Now)
	if len(personIDs) <= chunk {
		q = q.Where("("+person+" IN (?) OR "+person+" IS NULL AND e.kind = 'evaluation.taken_back')", bun.List(store.OrNone(personIDs)))
	}
	return store.Rows(ctx, q.OrderExpr("e.seq"), nil, func(t *told) []any {
		return []any{&t.Of, &t.Kind, &t.ActorID, &t.PersonID, &t.Form, &t.ReviewerID, store.Instant(&t.At)}
	})
}

// changesBy gives the changes of some people's levels by hand, by subject, the oldest first.
func (f *Feature) changesBy(ctx context.Context, db bun.IDB, subjectIDs []string) (map[string][]Change, error) {
	by := map[string][]Change{}
	for len(subjectIDs) > 0 {
		some := subjectIDs[:min(chunk, len(subjectIDs))]
		subjectIDs = subjectIDs[len(some):]
		var rows []Change
		if err := db.NewSelect().Model(&rows).Where("c.subject_id IN (?)", bun.List(some)).OrderExpr("c.at, c.id").Scan(ctx); err != nil {
			return nil, err
		}
		if err := unsealAll(f.box, rows); err != nil {
			return nil, err
		}
		for _, c := range rows {
			by[c.SubjectID] = append(by[c.SubjectID], c)
		}
	}
	return by, nil
}

// subjectsBy gives whom some forms are of.
func (f *Feature) subjectsBy(ctx context.Context, db bun.IDB, forms []Form) (rows []Subject, err error) {
	ids := []string{""}
	for _, one := range forms {
		ids = append(ids, one.SubjectID)
	}
	if err := db.NewSelect().Model(&rows).Where("s.id IN (?)", bun.List(ids)).Scan(ctx); err != nil {
		return nil, err
	}
	return rows, unsealAll(f.box, rows)
}

// countHandedIn is countForms by when forms were handed in.
func countHandedIn(ctx context.Context, tx *act.Tx, evaluationIDs []string) (map[string][]Count, error) {
	by := map[string][]Count{}
	type row struct {
		of string
		Count
	}
	q := tx.NewSelect().TableExpr("evaluation_forms AS f").
		ColumnExpr("f.evaluation_id, f.kind, COUNT(*), COUNT(CASE WHEN f.state = ? AND f.handed_in_at <= ? THEN 1 END)", HandedIn, tx.Now).
		Where("f.evaluation_id IN (?)", bun.List(store.OrNone(evaluationIDs))).GroupExpr("f.evaluation_id, f.kind")
	rows, err := store.Rows(ctx, q, nil, func(r *row) []any { return []any{&r.of, &r.Kind, &r.Asked, &r.Count.HandedIn} })
	for _, r := range rows {
		by[r.of] = append(by[r.of], r.Count)
	}
	return by, err
}

// back is what was taken back of an evaluation's forms since a moment.
type back struct {
	forms      map[string]int // that were handed in at that moment, by kind as the trail says it
	colleagues bool           // of colleagues' forms some were taken back, came or went
}

func takenBackSince(ctx context.Context, tx *act.Tx, evaluationIDs []string) (map[string]back, error) {
	by := map[string]back{}
	since := func(kinds []string, personIDs []string) ([]told, error) {
		person, kind := store.JSONText(tx, "e.after", "person_id"), store.JSONText(tx, "e.after", "form_kind")
		q := tx.NewSelect().TableExpr("events AS e").ColumnExpr("e.subject_id, e.kind, COALESCE("+person+", ''), COALESCE("+kind+", '')").
			Where("e.subject_kind = 'evaluation' AND e.subject_id IN (?) AND e.at > ? AND e.kind IN (?)", bun.List(store.OrNone(evaluationIDs)), tx.Now, bun.List(kinds))
		if personIDs != nil {
			q = q.Where(person+" IN (?)", bun.List(personIDs))
		}
		return store.Rows(ctx, q.OrderExpr("e.seq"), nil, func(t *told) []any { return []any{&t.Of, &t.Kind, &t.PersonID, &t.Form} })
	}
	moved, err := since([]string{"evaluation.taken_back", "evaluation.colleagues_agreed"}, nil)
	if err != nil {
		return nil, err
	}
	var personIDs []string
	for _, t := range moved {
		one := by[t.Of]
		one.colleagues = one.colleagues || t.Form == ""
		by[t.Of] = one
		if t.Form != "" {
			personIDs = append(personIDs, t.PersonID)
		}
	}
	if len(personIDs) == 0 {
		return by, nil
	}
	all, err := since([]string{"evaluation.taken_back", "evaluation.handed_in"}, personIDs)
	seen := map[told]bool{}
	for _, t := range all {
		first := told{Of: t.Of, PersonID: t.PersonID, Form: t.Form}
		if !seen[first] && t.Kind == "evaluation.taken_back" {
			one := by[t.Of]
			if one.forms == nil {
				one.forms = map[string]int{}
			}
			one.forms[t.Form]++
			by[t.Of] = one
		}
		seen[first] = true
	}
	return by, err
}
