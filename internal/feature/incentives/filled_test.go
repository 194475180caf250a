package incentives_test

import (
	"encoding/csv"
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// filled is chen's line of a scheme's table, filled from a source, by column.
func filled(w *apptest.World, rules m, source string) map[string]string {
	w.T.Helper()
	id := draft(w, rules, "")
	table := w.Get("hr", "/incentives/"+id+"/scored-inputs?source="+source).OK().Str("inputs")
	rows, err := csv.NewReader(strings.NewReader(table)).ReadAll()
	if err != nil {
		w.T.Fatal(err)
	}
	for _, row := range rows {
		if row[1] != "chen@example.com" {
			continue
		}
		by := map[string]string{}
		for i, head := range rows[0] {
			by[head] = row[i]
		}
		return by
	}
	w.T.Fatal(table)
	return nil
}

var (
	spot      = m{"preset": "spot", "each": "200"}
	milestone = m{"preset": "milestone", "each": "1000", "late": "50"}
	byPoints  = m{"preset": "points", "extra": "5", "each": "20"}
	byBoth    = m{"preset": "points", "extra": "5", "thanks": "2", "each": "20"}
	ofBoth    = m{"preset": "formula", "gives": "yuan", "formula": "50 * contributions + 10 * recognitions"}
	ofCount   = m{"preset": "formula", "gives": "yuan", "formula": "50 * count"}
	byTiers   = m{"preset": "tiered", "tiers": tiers}
)

// What Sinan knows of people fills the table: recognitions, actions in time and late,
// what they carried for others. Who it knows nothing of stays blank.
func TestWhatSinanKnowsFillsTheTable(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.At("2026-11-02")
		own, other := atWork(w, "chen", "提升用户留存率", nil), atWork(w, "zhang", "别人的目标", nil)
		w.Post("zhang", "/objectives/"+other.id+"/key-results", m{"title": "次日留存到40%", "reason": "补上", "owner_id": w.ID["chen"], "measure": m{"kind": "metric", "baseline": "30", "target": "40", "unit": "%"}})
		for range 2 {
			w.Post("hu", "/feedback", m{"kind": "recognition", "person_ids": []string{w.ID["chen"]}, "body": "顶住了大促"})
		}
		taken := w.Post("hu", "/feedback", m{"kind": "recognition", "person_ids": []string{w.ID["chen"]}, "body": "写错了"}).ID()
		w.Do("hu", "DELETE", "/feedback/"+taken, nil).OK()
		w.Post("hu", "/feedback", m{"kind": "feedback", "person_ids": []string{w.ID["chen"]}, "body": "这不是认可"})
		action := func(due string) string {
			return w.Post("chen", "/key-results/"+own.result+"/actions", m{"title": "到期 " + due, "owner_id": w.ID["chen"], "due_on": due, "how": "打电话"}).ID()
		}
		inTime, late, _, _ := action("2026-11-03"), action("2026-11-04"), action("2026-11-05"), action("2026-12-20")
		dropped := action("2026-11-05")
		w.Patch("chen", "/actions/"+inTime, m{"state": "done"})
		w.Patch("chen", "/actions/"+dropped, m{"state": "dropped"})
		w.At("2026-11-09")
		w.Patch("chen", "/actions/"+late, m{"state": "done"})

		for _, c := range []struct {
			source string
			rules  m
			want   map[string]string
		}{
			{"recognitions", spot, map[string]string{"认可次数": "2"}},
			{"actions", milestone, map[string]string{"次数": "1", "逾期次数": "1"}},
			{"contributions", byPoints, map[string]string{"贡献次数": "1"}},
			{"recognitions", byBoth, map[string]string{"认可次数": "2", "贡献次数": ""}},
			{"contributions", byBoth, map[string]string{"认可次数": "", "贡献次数": "1"}},
			{"recognitions", ofBoth, map[string]string{"认可次数": "2"}},
			{"contributions", ofCount, map[string]string{"次数": "1"}}, // as before there were two columns,
			{"on_time", byTiers, map[string]string{"得分": "0.33"}},    // one of three; one isn't due yet, and one was dropped
		} {
			line := filled(w, c.rules, c.source)
			for head, want := range c.want {
				if line[head] != want {
					t.Errorf("%s: %s is %q, want %q", c.source, head, line[head], want)
				}
			}
		}
		id := draft(w, spot, "")
		w.Do("hr", "GET", "/incentives/"+id+"/scored-inputs?source=scores", nil).Fails(422, "incentives.source_unfit")
		w.Do("hr", "GET", "/incentives/"+id+"/scored-inputs?source=on_time", nil).Fails(422, "incentives.source_unfit")
		w.Do("hr", "GET", "/incentives/"+draft(w, byPoints, "")+"/scored-inputs?source=recognitions", nil).Fails(422, "incentives.source_unfit")
	})
}

// Levels of a published evaluation become scores, even from 0 to 1; before it is
// published nobody's is told.
func TestRatingsFillTheTable(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		level := func(name string) m { return m{"name": name, "share": 0} }
		at := "/evaluations/" + w.Post("hr", "/evaluations", m{"title": "第四季度", "starts_on": "2026-10-01", "ends_on": "2026-12-31", "due_on": "2027-01-15", "team_id": w.ID["用户组"],
			"form": m{"parts": []m{{"section": "values", "weight": 100}}, "reviewers": []string{"manager"}, "levels": []m{level("待改进"), level("达标"), level("良好"), level("优秀"), level("卓越")}}}).ID()
		w.Post("hr", at+"/open", nil)
		w.Post("hr", at+"/calibrate", nil)
		source := "ratings&evaluation_id=" + strings.TrimPrefix(at, "/evaluations/")
		w.Do("hr", "GET", "/incentives/"+draft(w, byTiers, "")+"/scored-inputs?source="+source, nil).Fails(409, "evaluations.not_published")
		board := w.Get("hr", at+"/calibration").OK()
		for i := range board.Len("items") {
			n := 1
			if board.Str("items", i, "person_name") == "chen" {
				n = 4
			}
			w.Post("hr", "/evaluation-subjects/"+board.Str("items", i, "id")+"/level", m{"level": n, "reason": "按事实"})
		}
		w.Post("hr", at+"/publish", nil)
		if line := filled(w, byTiers, source); line["得分"] != "0.75" {
			t.Errorf("the fourth of five levels is %q", line["得分"])
		}
	})
}
