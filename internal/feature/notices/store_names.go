package notices

import (
	"context"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/feature/reports"
	"github.com/sinan-okr/sinan/internal/feature/talk"
)

// lookup finds rows by id with one query, or none where no id is asked for.
func lookup[T any](ctx context.Context, db bun.IDB, table, columns string, ids []string, id func(T) string) (map[string]T, error) {
	found := map[string]T{}
	if len(ids) == 0 {
		return found, nil
	}
	var rows []T
	err := db.NewSelect().TableExpr(table).ColumnExpr(columns).Where("id IN (?)", bun.List(ids)).Scan(ctx, &rows)
	for _, r := range rows {
		found[id(r)] = r
	}
	return found, err
}

type ofWeek struct{ ID, Team, WeekOn string }

type titled struct{ ID, Title, KeyResultID string }

type disputed struct{ ID, SchemeID string }

type judged struct{ ID, EvaluationID string }

type promised struct{ ID, Title, MeetingID string }

func titledID(t titled) string { return t.ID }

// nameAll fills in the names of what notices speak of; heard are the comments among it
// that the reader may see.
func nameAll(ctx context.Context, db bun.IDB, told []Told, heard map[string]talk.Heard) error {
	ids := map[string][]string{}
	want := func(kind, id string) {
		if id != "" {
			ids[kind] = append(ids[kind], id)
		}
	}
	for _, t := range told {
		want("objective", t.WithinID)
		want(t.SubjectKind, t.SubjectID)
	}
	revisions, err := lookup(ctx, db, "revisions", "id, key_result_id", ids["revision"], titledID)
	if err != nil {
		return err
	}
	for i := range told {
		t := &told[i]
		if c, ok := heard[t.SubjectID]; ok {
			want(c.Kind, c.Subject.ID)
			t.Spoken, t.Excerpt = &c.Subject, short(c.Words)
		}
		want("key_result", revisions[t.SubjectID].KeyResultID)
	}
	actions, err := lookup(ctx, db, "actions", "id, title, key_result_id", ids["action"], titledID)
	if err != nil {
		return err
	}
	for _, a := range actions {
		want("key_result", a.KeyResultID)
	}
	checkIns, err := lookup(ctx, db, "check_ins", "id, key_result_id", ids["check_in"], titledID)
	if err != nil {
		return err
	}
	for _, c := range checkIns {
		want("key_result", c.KeyResultID)
	}
	problems, err := lookup(ctx, db, "problems", "id, title, key_result_id", ids["problem"], titledID)
	if err != nil {
		return err
	}
	for _, p := range problems {
		want("key_result", p.KeyResultID)
	}
	items, err := lookup(ctx, db, "meeting_items", "id, words AS title, meeting_id", ids["meeting_item"], func(p promised) string { return p.ID })
	if err != nil {
		return err
	}
	for _, i := range items {
		want("meeting", i.MeetingID)
	}
	meetings, err := lookup(ctx, db, "meetings", "id, title", ids["meeting"], titledID)
	if err != nil {
		return err
	}
	series, err := lookup(ctx, db, "meeting_series", "id, title", ids["meeting_series"], titledID)
	if err != nil {
		return err
	}
	results, err := lookup(ctx, db, "key_results", "id, title", ids["key_result"], titledID)
	if err != nil {
		return err
	}
	objectives, err := lookup(ctx, db, "objectives", "id, title", ids["objective"], titledID)
	if err != nil {
		return err
	}
	metrics, err := lookup(ctx, db, "metrics", "id, name AS title", ids["metric"], titledID)
	if err != nil {
		return err
	}
	appeals, err := lookup(ctx, db, "incentive_appeals", "id, scheme_id", ids["incentive_appeal"], func(d disputed) string { return d.ID })
	if err != nil {
		return err
	}
	for _, a := range appeals {
		want("incentive", a.SchemeID)
	}
	incentives, err := lookup(ctx, db, "incentive_schemes", "id, title", ids["incentive"], titledID)
	if err != nil {
		return err
	}
	evaluated, err := lookup(ctx, db, "evaluation_subjects", "id, evaluation_id", ids["evaluation_subject"], func(j judged) string { return j.ID })
	if err != nil {
		return err
	}
	for _, s := range evaluated {
		want("evaluation", s.EvaluationID)
	}
	evaluations, err := lookup(ctx, db, "evaluations", "id, title", ids["evaluation"], titledID)
	if err != nil {
		return err
	}
	weekly, err := lookup(ctx, db, "(SELECT reports.id, teams.name AS team, reports.week_on FROM reports JOIN teams ON teams.id = reports.team_id) AS weekly", "id, team, week_on", ids["report"],
		func(w ofWeek) string { return w.ID })
	if err != nil {
		return err
	}
	for i := range told {
		t := &told[i]
		t.Objective = objectives[t.WithinID].Title
		kind, id := t.SubjectKind, t.SubjectID
		name := ""
		if t.Spoken != nil {
			kind, id, name = t.Spoken.Kind, t.Spoken.ID, t.Spoken.Title
		}
		switch kind {
		case "revision":
			t.KeyResultID = revisions[id].KeyResultID
		case "key_result":
			t.KeyResultID = id
		case "check_in":
			t.KeyResultID = checkIns[id].KeyResultID
		case "action":
			t.Action, t.KeyResultID = actions[id].Title, actions[id].KeyResultID
		case "problem":
			t.ProblemID = id
			t.Problem, t.KeyResultID = problems[id].Title, problems[id].KeyResultID
		case "meeting":
			t.MeetingID, t.Meeting = id, meetings[id].Title
		case "meeting_series":
			t.Meeting = series[id].Title
		case "meeting_item":
			t.MeetingID = items[id].MeetingID
			t.Meeting = meetings[t.MeetingID].Title
		case "incentive":
			t.IncentiveID, t.Incentive = id, incentives[id].Title
		case "incentive_appeal":
			t.IncentiveID = appeals[id].SchemeID
			t.Incentive = incentives[t.IncentiveID].Title
		case "evaluation":
			t.Evaluation = evaluations[id].Title
		case "evaluation_subject":
			t.EvaluatedID, t.Evaluation = id, evaluations[evaluated[id].EvaluationID].Title
		case "report":
			if r, ok := weekly[id]; ok {
				t.ReportID, t.Report = id, reports.TitleOf(r.Team, r.WeekOn)
			}
		case "metric":
			t.MetricID, t.Metric = id, metrics[id].Title
		case "lesson":
			t.Lesson = name
		case "view":
			t.ViewID, t.View, t.Words = id, t.Words, ""
		case "theme":
			t.Theme = name
		}
		t.KeyResult = results[t.KeyResultID].Title
	}
	return nil
}
