package insight_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// A cycle is set beside an earlier one as of when that was as old, by workdays: the 29th of 62
// on 2026-11-16, the 31st of 66 on 2026-08-12. What came later there isn't known yet.
func TestCyclesAreComparedAtTheSameAge(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		type m = map[string]any
		w.At("2026-07-06")
		q3 := w.Post("root", "/cycles", m{"name": "2026Q3", "starts_on": "2026-07-01", "ends_on": "2026-09-30"}).ID()
		_, earlier := objective(w, "chen", "拉新", m{"cycle_id": q3})
		for _, one := range [][2]string{{"2026-08-10", "50"}, {"2026-08-20", "90"}} {
			w.At(one[0])
			checkIn(w, "chen", earlier, one[1], one[0])
		}
		w.At("2026-11-16")
		for _, who := range []string{"root", "chen"} { // whose sessions ended long since
			w.Forget(who)
		}
		_, now := objective(w, "chen", "留存", nil)
		checkIn(w, "chen", now, "20", "2026-11-16")
		objective(w, "hu", "口碑", nil)
		secret, _ := objective(w, "hu", "薪酬", nil)
		w.Patch("hu", "/objectives/"+secret, m{"visibility": "listed"})

		var got apptest.Answer
		few := len(w.Queries(func() { got = w.Get("chen", "/insight/compare").OK() }))
		if got.Len("cycles") != 2 || got.Str("cycles", 0, "cycle_id") != w.ID["2026Q4"] || got.Str("cycles", 0, "on") != "2026-11-16" || got.Str("cycles", 1, "cycle_id") != q3 || got.Str("cycles", 1, "on") != "2026-08-12" {
			t.Fatalf("%s", got.Body)
		}
		for i, want := range []map[string]float64{
			{"active": 2, "progress": 0.1, "workdays_done": 29, "workdays": 62}, // 20 % and an unknown
			{"active": 1, "progress": 0.5, "workdays_done": 31, "workdays": 66},
		} {
			for field, n := range want {
				number(t, got, n, "cycles", i, field)
			}
		}
		if got.Len("teams") != 2 || got.Str("teams", 0, "name") != "运营部" || got.Str("teams", 1, "name") != "市场部" {
			t.Fatalf("teams of the company, the unknown last: %s", got.Body)
		}
		number(t, got, 1, "teams", 0, "statuses", "off_track")
		number(t, got, 1, "teams", 1, "active")
		if all := w.Get("hu", "/insight/compare").OK(); all.At("teams", 1, "active") != 2.0 {
			t.Errorf("one's own counts for oneself: %s", all.Body)
		}

		book, err := excelize.OpenReader(bytes.NewReader(w.Get("chen", "/insight/export?compared=true").OK().Body))
		if err != nil {
			t.Fatal(err)
		}
		rows, err := book.GetRows("各周期", excelize.Options{RawCellValue: true})
		if err != nil || len(rows) != 3 || strings.Join(rows[1][:6], " ") != "2026Q4 2026-11-16 29 62 2 10" || strings.Join(rows[2][:6], " ") != "2026Q3 2026-08-12 31 66 1 50" {
			t.Errorf("the cycles as a sheet: %q %v", rows, err)
		}
		// What one may not see is in no number of the file either.
		if rows, err = book.GetRows("各团队", excelize.Options{RawCellValue: true}); err != nil || len(rows) != 3 || rows[2][0] != "市场部" || rows[2][2] != "1" {
			t.Errorf("the teams as a sheet: %q %v", rows, err)
		}
		w.Get("guest", "/insight/export?compared=true").Fails(403, "access.denied")

		if team := w.Get("chen", "/insight/compare?team_id="+w.ID["运营部"]).OK(); team.Len("teams") != 1 || team.Str("teams", 0, "name") != "用户组" || team.At("teams", 0, "own") != false ||
			team.At("cycles", 1, "active") != 0.0 || team.Str("cycles", 1, "status") != "no_data" {
			t.Errorf("a team that wasn't there in the earlier cycle: %s", team.Body)
		}
		if own := w.Get("chen", "/insight/compare?team_id="+w.ID["用户组"]).OK(); own.Len("teams") != 1 || own.At("teams", 0, "own") != true {
			t.Errorf("%s", own.Body)
		}
		over := w.Get("chen", "/insight/compare?cycle_id="+q3).OK()
		if over.Len("cycles") != 1 || over.Str("cycles", 0, "on") != "2026-09-30" {
			t.Errorf("a cycle that is over: %s", over.Body)
		}
		number(t, over, 0.9, "cycles", 0, "progress")
		if guest := w.Get("guest", "/insight/compare").OK(); guest.Len("teams") != 0 || guest.At("cycles", 0, "active") != 0.0 {
			t.Errorf("a guest is told: %s", guest.Body)
		}
		w.Get("chen", "/insight/compare?team_id=nobody").Fails(404, "input.missing")
		for _, title := range []string{"复购", "转介绍", "续费"} {
			objective(w, "chen", title, nil)
		}
		if more := len(w.Queries(func() { w.Get("chen", "/insight/compare").OK() })); more > few {
			t.Errorf("%d queries for six objectives, %d for three", more, few)
		}
	})
}

// Of many objectives the teams are summed up from what is kept of each, and come to the whole.
func TestTeamsOfManyAreComparedByAll(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		gather(w)
		whole, got := w.Get("root", "/insight").OK(), w.Get("root", "/insight/compare").OK()
		teams, late := 0.0, 0.0
		for i := range got.Len("teams") {
			teams += share(got, "teams", i, "active")
			late += share(got, "teams", i, "statuses", "off_track")
		}
		number(t, got, teams, "cycles", 0, "active")
		if teams != share(whole, "active") || late != share(whole, "statuses", "off_track") || got.At("cycles", 0, "reckoned", "missing") != 0.0 {
			t.Errorf("%v of %v under way, %v of %v off track: %s", teams, whole.At("active"), late, whole.At("statuses", "off_track"), got.Body)
		}
	})
}
