package exchange_test

import (
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// month is a file of the same shape each month: its heads say little, and 小陈 is nobody here.
func month(t *testing.T, title string) []byte {
	return csvOf(t, "名称|要做到|谁|周期|说说", title+"|做到八成|小陈|2026Q4|还行")
}

// begun brings a file in that was read.
func begun(w *apptest.World, read apptest.Answer) {
	w.T.Helper()
	w.Post("root", "/imports/"+read.ID()+"/begin", nil)
	if err := w.Features.Exchange.Run(w.T.Context(), read.ID()); err != nil {
		w.T.Fatal(err)
	}
}

// What somebody said of a sheet that they brought in is said of the next with its heads,
// in whatever order they stand; it can be set back, taken up again, and is forgotten once
// a sheet is brought in as it is recognised.
func TestAMappingIsRemembered(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		quarter(w)
		first := upload(w, "root", "九月.csv", month(t, "培养后备")).OK()
		if first.At("sheet", "remembered") != nil {
			t.Fatalf("nothing was said yet: %s", first.Body)
		}
		recognised := strings.Join(fields(first), " ")
		says := m{"tool": "tita", "sheet": 0, "draft": true, "cycle_id": w.ID["2026Q4"], "fields": []string{"title", "kr_title", "owner", "period", "note"},
			"means": []m{{"kind": "person", "text": "小陈", "id": w.ID["chen"]}}}
		w.Do("root", "PUT", "/imports/"+first.ID()+"/sheet", says).OK()
		if a := upload(w, "root", "只看看.csv", month(t, "甲")).OK(); a.At("sheet", "remembered") != nil {
			t.Fatalf("what isn't brought in teaches nothing: %s", a.Body)
		}
		begun(w, first)

		second := upload(w, "root", "十月.csv", csvOf(t, "谁|名称 |要做到|说说|周期", "小陈|再培养|做到九成|还行|2026Q4")).OK()
		if got := strings.Join(fields(second), " "); got != "owner title kr_title note period" || second.Str("sheet", "tool") != "tita" || second.At("sheet", "draft") != true ||
			second.Str("sheet", "cycle_id") != w.ID["2026Q4"] || second.Len("sheet", "unknown") != 0 || second.At("counts", "refused") != float64(0) || second.At("counts", "new") != float64(3) {
			t.Fatalf("%s: %s", got, second.Body)
		}
		if second.At("sheet", "remembered", "used") != true || second.Str("sheet", "remembered", "name") != "九月.csv" || second.Str("sheet", "remembered", "person_name") != "root" || second.Str("sheet", "remembered", "at") == "" {
			t.Errorf("%s", second.Body)
		}
		path := "/imports/" + second.ID() + "/sheet"
		back := w.Do("root", "PUT", path, m{"tool": "other", "sheet": 0, "fields": []string{}}).OK()
		if back.At("sheet", "remembered", "used") != false || back.Str("sheet", "tool") == "tita" || back.Len("sheet", "means") != 0 || back.At("sheet", "draft") != false {
			t.Errorf("set back: %s", back.Body)
		}
		again := w.Do("root", "PUT", path, m{"tool": "other", "sheet": 0, "fields": []string{}, "recall": true}).OK()
		if again.At("sheet", "remembered", "used") != true || strings.Join(fields(again), " ") != "owner title kr_title note period" || again.At("counts", "new") != float64(3) {
			t.Errorf("taken up again: %s", again.Body)
		}
		for _, who := range []string{"chen", "coach", "hr", "guest"} {
			w.Do(who, "PUT", path, m{"tool": "other", "sheet": 0, "fields": []string{}, "recall": true}).Fails(403, "access.denied")
		}

		other := upload(w, "root", "别的.csv", csvOf(t, "名称|要做到|谁|周期|说说|再说", "甲|乙|小陈|2026Q4|丙|丁")).OK()
		if other.At("sheet", "remembered") != nil {
			t.Errorf("other heads are another shape: %s", other.Body)
		}
		last := upload(w, "root", "十一月.csv", month(t, "第三次")).OK()
		last = w.Do("root", "PUT", "/imports/"+last.ID()+"/sheet", m{"tool": "other", "sheet": 0, "fields": []string{}}).OK()
		if strings.Join(fields(last), " ") != recognised {
			t.Fatalf("%s is not %s", fields(last), recognised)
		}
		begun(w, last)
		if a := upload(w, "root", "十二月.csv", month(t, "第四次")).OK(); a.At("sheet", "remembered") != nil {
			t.Errorf("it was set back and brought in so: %s", a.Body)
		}
	})
}

// Who is no longer known is asked for again, and so is the cycle once it is over.
func TestWhatAMappingKnowsNoMore(t *testing.T) {
	w := apptest.New(t)
	quarter(w)
	first := upload(w, "root", "九月.csv", csvOf(t, "目标|关键结果|负责人", "甲|乙|小陈")).OK()
	past := w.Post("root", "/cycles", m{"name": "去年", "starts_on": "2025-01-01", "ends_on": "2025-12-31"}).ID()
	w.Do("root", "PUT", "/imports/"+first.ID()+"/sheet", m{"tool": "other", "sheet": 0, "fields": fields(first), "cycle_id": past, "means": []m{{"kind": "person", "text": "小陈", "id": w.ID["chen"]}}}).OK()
	begun(w, first)
	second := upload(w, "root", "十月.csv", csvOf(t, "目标|关键结果|负责人", "丙|丁|小陈")).OK()
	if second.At("sheet", "remembered", "used") != true || second.Str("sheet", "cycle_id") != "" || second.Str("sheet", "means", 0, "id") != w.ID["chen"] {
		t.Errorf("%s", second.Body)
	}
}

// Of key results beside each other each is told by its own columns.
func TestPlacesOfKeyResultsBesideEachOther(t *testing.T) {
	w := apptest.New(t)
	quarter(w)
	read := upload(w, "root", "a.csv", csvOf(t, "目标|负责人|周期|KR1|KR1 目标值|KR2|KR2 目标值", "甲|chen|2026Q4|乙|5|丙|很多")).OK()
	if read.At("counts", "refused") != float64(1) || read.Str("rows", 0, "faults", 0, "field") != "KR2 目标值" || read.Str("rows", 0, "faults", 0, "cell") != "G2" {
		t.Errorf("%s", read.Body)
	}
	unknown := upload(w, "root", "b.csv", csvOf(t, "目标|负责人|周期|KR1|KR1 负责人|KR2|KR2 负责人", "甲|chen|2026Q4|乙|chen|丙|老王")).OK()
	if unknown.Str("sheet", "unknown", 0, "field") != "KR2 负责人" || unknown.Str("sheet", "unknown", 0, "cell") != "G2" {
		t.Errorf("%s", unknown.Body)
	}
}
