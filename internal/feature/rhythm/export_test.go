package rhythm_test

import (
	"archive/zip"
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// Whoever sees the rhythm, guests apart, takes it away with every due date that it
// counts, as a workbook or as CSV; that they did is written down.
func TestTheRhythmIsTakenAwayAsAFile(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		kr := running(w, "chen", "日活") // due on Fridays
		w.At("2026-11-19")
		checkIn(w, "chen", kr)
		w.At("2026-12-01")
		checkIn(w, "chen", kr, m{"as_of": "2026-11-27"})
		w.At("2026-12-09")
		file := w.Get("coach", "/rhythm/export?weeks=4").OK()
		book, err := excelize.OpenReader(bytes.NewReader(file.Body))
		if err != nil {
			t.Fatal(err)
		}
		has := func(sheet, want string) {
			t.Helper()
			rows, err := book.GetRows(sheet)
			if err != nil {
				t.Fatal(err)
			}
			told := make([]string, len(rows))
			for i, row := range rows {
				told[i] = strings.TrimSpace(strings.Join(row, " "))
			}
			if !slices.Contains(told, want) {
				t.Errorf("%s has %q, and not %q", sheet, told, want)
			}
		}
		has("成员", "chen 用户组 1 1 1 1 0 0 33.33 1")
		has("逐周", "chen 2026-11-23 0 1 0 0 0 0")
		has("到期未更新", "chen 日活 日活增长10% 2026-12-04 3")
		has("每次到期", "chen 日活 日活增长10% 2026-11-20 按时 2026-11-19")
		has("每次到期", "chen 日活 日活增长10% 2026-11-27 迟了 2026-12-01")
		has("每次到期", "chen 日活 日活增长10% 2026-12-04 没更新")
		if rows, err := book.GetRows("逐周"); err != nil || len(rows) == 0 || (len(rows)-1)%4 != 0 {
			t.Errorf("four weeks of each: %q", rows)
		}
		csv := w.Get("coach", "/rhythm/export?format=csv&team_id="+w.ID["用户组"]).OK()
		archive, err := zip.NewReader(bytes.NewReader(csv.Body), int64(len(csv.Body)))
		if err != nil || len(archive.File) != 4 {
			t.Fatalf("%v, %v", archive, err)
		}
		w.Get("guest", "/rhythm/export").Fails(403, "access.denied")
		w.Get("coach", "/rhythm/export?team_id=none").Fails(404, "input.missing")
		if trail := w.Get("root", "/audit?subject_kind=workspace").OK(); !bytes.Contains(trail.Body, []byte("导出了更新节奏")) {
			t.Errorf("%s", trail.Body)
		}
	})
}
