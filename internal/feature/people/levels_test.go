package people_test

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// A job level is set by HR and admins, read as people write it, told to the person and
// to them, and each change is in the trail.
func TestAPersonsJobLevel(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		at := "/people/" + w.ID["chen"]
		if one := w.Patch("hr", at, map[string]any{"job_level": " ｐ5 "}); one.Str("job_level") != "P5" {
			t.Errorf("%s", one.Body)
		}
		for who, want := range map[string]any{"hr": "P5", "root": "P5", "chen": "P5", "zhang": nil, "coach": nil} {
			if got := w.Get(who, at).OK(); got.At("job_level") != want {
				t.Errorf("%s is told %v", who, got.At("job_level"))
			}
		}
		for _, who := range []string{"chen", "zhang", "coach"} {
			w.Do(who, "PATCH", at, map[string]any{"job_level": "P9"}).Fails(403, "access.denied")
		}
		w.Do("hr", "PATCH", at, map[string]any{"job_level": strings.Repeat("高", 21)}).Fails(422, "input.too_long")
		trail := string(w.Get("root", "/audit?subject_kind=person&limit=100").OK().Body)
		if !strings.Contains(trail, `"job_level":"P5"`) {
			t.Errorf("not in the trail: %s", trail)
		}
		if one := w.Patch("hr", at, map[string]any{"job_level": ""}); one.At("job_level") != nil {
			t.Errorf("%s", one.Body)
		}
	})
}

// What is exported can be imported again: unchanged it changes nothing, and a level that
// was changed in it changes.
func TestPeopleOutAndInAgain(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.Post("hr", "/people/import", map[string]any{"text": "email,Job level\nchen@example.com,p5\nzhang@example.com,M1"})
		w.Post("root", "/people/"+w.ID["hu"]+"/deactivate", map[string]any{})
		out := bytes.TrimPrefix(w.Get("hr", "/people/export?format=csv").OK().Body, []byte("\xef\xbb\xbf"))
		rows, err := csv.NewReader(bytes.NewReader(out)).ReadAll()
		if err != nil || len(rows) != 10 { // everybody but hu, and a line of headers
			t.Fatalf("%d rows: %v %v", len(rows), rows, err)
		}
		for _, row := range rows {
			if row[0] == "chen" && strings.Join(row[2:], "|") != "公司/运营部/用户组||成员|P5" {
				t.Errorf("%v", row)
			}
		}
		if again := w.Post("hr", "/people/import?dry_run=true", map[string]any{"text": string(out)}); again.At("same") != 9.0 || again.At("faulty") != 0.0 {
			t.Errorf("unchanged: %s", again.Body)
		}
		changed := w.Post("hr", "/people/import?dry_run=true", map[string]any{"text": strings.ReplaceAll(string(out), "P5", "P6")})
		if changed.At("changed") != 1.0 || !strings.Contains(string(changed.Body), `"job_level":"P6"`) {
			t.Errorf("a level changed: %s", changed.Body)
		}
		long := w.Post("hr", "/people/import?dry_run=true", map[string]any{"text": "邮箱,职级\nchen@example.com," + strings.Repeat("高", 21)})
		if long.Str("rows", 0, "errors", 0, "column") != "job_level" {
			t.Errorf("too long: %s", long.Body)
		}
		book, err := excelize.OpenReader(bytes.NewReader(w.Get("root", "/people/export").OK().Body))
		if err != nil {
			t.Fatal(err)
		}
		if cells, err := book.GetRows("Sheet1"); err != nil || len(cells) != 10 || cells[0][5] != "职级" {
			t.Errorf("%v %v", cells, err)
		}
		for _, who := range []string{"chen", "zhang", "coach", "guest"} {
			w.Do(who, "GET", "/people/export", nil).Fails(403, "access.denied")
		}
	})
}
