package exchange_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/feature/exchange"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
)

// whole is everything as a file, whoever may see it.
func whole(w *apptest.World, format exchange.Format) []byte {
	w.T.Helper()
	var out bytes.Buffer
	if _, err := w.Features.Exchange.Export(w.T.Context(), access.System("test"), w.Router.Book(), exchange.Selection{Format: format}, &out); err != nil {
		w.T.Fatal(err)
	}
	return out.Bytes()
}

// bring reads a file and brings it in, as a job of Sinan's own.
func bring(w *apptest.World, file []byte) (*exchange.Import, exchange.Plan) {
	w.T.Helper()
	ctx, system, f := w.T.Context(), access.System("import"), w.Features.Exchange
	i, plan, err := f.Read(ctx, system, w.Router.Book(), "季度.xlsx", file)
	if err != nil {
		w.T.Fatal(err)
	}
	if _, err := f.Begin(ctx, system, i.ID); err != nil {
		w.T.Fatal(err)
	}
	if err := f.Run(ctx, i.ID); err != nil {
		w.T.Fatal(err)
	}
	i, _, err = f.One(ctx, system, i.ID)
	if err != nil || i.State != exchange.Done {
		w.T.Fatalf("%+v %v", i, err)
	}
	return i, plan
}

// discard deletes everything there is.
func discard(w *apptest.World) {
	w.T.Helper()
	list, _, err := w.Features.Objectives.List(w.T.Context(), access.System("test"), objectives.Filter{Limit: 200})
	if err != nil {
		w.T.Fatal(err)
	}
	for _, s := range list {
		if err := w.Features.Objectives.Discard(w.T.Context(), access.System("test"), s.ID, "清空重来"); err != nil {
			w.T.Fatal(err)
		}
	}
}

// The promise: what leaves, is wiped and comes in again is the same, to the byte.
func TestAQuarterComesInAgainAsItWas(t *testing.T) {
	for _, format := range []exchange.Format{exchange.JSON, exchange.YAML, exchange.Excel, exchange.CSV} {
		t.Run(string(format), func(t *testing.T) {
			apptest.Each(t, func(t *testing.T, w *apptest.World) {
				_, child := quarter(w)
				enclose(w, child)
				talks(w, child)
				file, before := whole(w, format), whole(w, exchange.JSON)
				discard(w)
				if bytes.Equal(whole(w, exchange.JSON), before) {
					t.Fatal("nothing was wiped")
				}
				i, plan := bring(w, file)
				if plan.Counts[exchange.Refused] != 0 || plan.Counts[exchange.Changed] != 0 || len(i.Report.V) != 0 {
					t.Fatalf("%+v %+v", plan.Counts, i.Report.V)
				}
				if after := whole(w, exchange.JSON); !bytes.Equal(before, after) {
					t.Errorf("another export:\n%s\nwant\n%s", after, before)
				}
				if !bytes.Equal(file, whole(w, format)) {
					t.Error("another file")
				}
			})
		})
	}
}

// The same into a workspace that has never seen it.
func TestAQuarterComesIntoAnotherWorkspace(t *testing.T) {
	from, to := apptest.New(t), apptest.New(t)
	quarter(from)
	want := whole(from, exchange.YAML)
	if _, plan := bring(to, want); plan.Counts[exchange.Refused] != 0 {
		t.Fatalf("%+v", plan.Items)
	}
	if got := whole(to, exchange.YAML); !bytes.Equal(got, want) {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

// talks says what is hard to write in a table.
func talks(w *apptest.World, objective string) {
	w.T.Helper()
	for _, body := range []string{"=1+1", "'=1+1", "'tis", "-5%", "@all 看一下", "第一行\n\n- 第二, \"行\"; 完", "  ", "46387", "1e5", "\ttab", "true", "2026-12-31"} {
		if strings.TrimSpace(body) != "" {
			w.Post("hu", "/comments", m{"subject_kind": "objective", "subject_id": objective, "body": body})
		}
	}
}

// enclose says something with a file alone.
func enclose(w *apptest.World, objective string) {
	w.T.Helper()
	file := w.SendBytes("hu", "/comment-files?filename=明细.txt&subject_kind=objective&subject_id="+objective, []byte("九月 50000")).OK().ID()
	w.Post("hu", "/comments", m{"subject_kind": "objective", "subject_id": objective, "body": "", "file_ids": []string{file}})
}

// A file names what comments enclose and doesn't hold it: elsewhere a comment that
// was a file alone has its name for its words.
func TestFilesOfCommentsAreNamed(t *testing.T) {
	from, to := apptest.New(t), apptest.New(t)
	_, child := quarter(from)
	enclose(from, child)
	for _, format := range []exchange.Format{exchange.YAML, exchange.Excel} {
		if _, plan := bring(to, whole(from, format)); plan.Counts[exchange.Refused] != 0 {
			t.Fatalf("%s: %+v", format, plan.Items)
		}
		told := to.Get("chen", "/comments?subject_kind=objective&subject_id="+child).OK()
		if told.Str("items", 0, "body") != "明细.txt" || told.Len("items", 0, "files") != 0 {
			t.Errorf("%s: %s", format, told.Body)
		}
		discard(to)
	}
	if text := string(whole(from, exchange.YAML)); !strings.Contains(text, "- name: 明细.txt\n") || !strings.Contains(text, "sha256: ") {
		t.Errorf("the export: %s", text)
	}
}

// upload sends a file as somebody.
func upload(w *apptest.World, as, name string, file []byte) apptest.Answer {
	w.T.Helper()
	return w.Upload(as, "/imports", name, file)
}

// An edited file: one key result changes by revision, one comes in, one row is
// refused with where and why, the rest stays; undone, all is what it was.
func TestAnEditedFileChangesAndIsUndone(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		quarter(w)
		before := whole(w, exchange.JSON)
		file := export(w, "root", "format=yaml")
		edited := strings.NewReplacer(
			"title: 服务稳定", "title: 服务一直稳定\n    weight: \"80\"",
			"title: 改首页", "title: 改首页和落地页",
			"description: |-", "kind: aspirational\n  description: |-",
		).Replace(string(file))
		edited = strings.Replace(edited, "  key_results:\n", "  key_results:\n  - id: 新一\n    title: 退款率降到3%\n    baseline: \"5\"\n    target: \"3\"\n    unit: '%'\n    owner: chen\n    actions:\n    - title: 催物流\n      owner: 无此人\n      due_on: 2026-12-01\n    - title: 查原因\n      owner: hu@example.com\n      due_on: 2026-12-01\n", 1)
		edited = strings.Replace(edited, "  kind: committed\n  kind: aspirational\n", "  kind: aspirational\n", 1)
		edited = strings.Replace(edited, "  kind: committed\n", "", 1)
		read := upload(w, "root", "季度.yaml", []byte(edited)).OK()
		if read.At("counts", "changed") != float64(3) || read.At("counts", "new") != float64(2) || read.At("counts", "refused") != float64(1) {
			t.Fatalf("%s\n%s", read.Body, edited)
		}
		if read.Str("rows", 0, "verdict") != "refused" || read.Str("rows", 0, "title") != "催物流" || read.Str("rows", 0, "faults", 0, "field") != "owner" ||
			read.Str("rows", 0, "faults", 0, "detail") != "没有“无此人”这个成员，或有几个同名的；请写邮箱。" || read.Str("rows", 0, "sheet") != "行动" {
			t.Errorf("%s", read.Body)
		}
		if !bytes.Equal(whole(w, exchange.JSON), before) {
			t.Fatal("looking changed something")
		}
		id := read.ID()
		w.Post("root", "/imports/"+id+"/begin", nil)
		w.Do("root", "POST", "/imports/"+id+"/begin", nil).Fails(409, "exchange.import_state")
		if err := w.Features.Exchange.Run(t.Context(), id); err != nil {
			t.Fatal(err)
		}
		after := string(whole(w, exchange.JSON))
		for _, text := range []string{`"服务一直稳定"`, `"退款率降到3%"`, `"改首页和落地页"`, `"查原因"`} {
			if !strings.Contains(after, text) {
				t.Errorf("%s is missing:\n%s", text, w.Get("root", "/imports/"+id).Body)
			}
		}
		if strings.Contains(after, "催物流") || !bytes.Contains(w.Get("root", "/imports/"+id).OK().Body, []byte("催物流")) {
			t.Error("what was refused came in, or isn't told")
		}
		w.Post("root", "/imports/"+id+"/undo", nil)
		if undone := string(whole(w, exchange.JSON)); undone != string(before) {
			t.Errorf("undone, something is left:\n%s\nwant\n%s", undone, before)
		}
		w.Do("root", "POST", "/imports/"+id+"/undo", nil).Fails(409, "exchange.import_state")
	})
}

func TestOnlyAnAdminBringsIn(t *testing.T) {
	w := apptest.New(t)
	_, child := quarter(w)
	file := export(w, "chen", "format=xlsx")
	for _, who := range []string{"chen", "zhang", "coach", "hr", "guest"} {
		upload(w, who, "x.xlsx", file).Fails(403, "access.denied")
		w.Get(who, "/imports").Fails(403, "access.denied")
		w.Do(who, "POST", "/objectives/"+child+"/discard", m{"words": "不要了"}).Fails(403, "access.denied")
	}
	read := upload(w, "root", "x.xlsx", file).OK()
	if read.At("counts", "new") != float64(0) || read.At("counts", "changed") != float64(0) || read.At("counts", "refused") != float64(0) || read.Len("rows") != 0 {
		t.Errorf("the same file changes something: %s", read.Body)
	}
	w.Do("root", "POST", "/objectives/"+child+"/discard", m{"words": ""}).Fails(422, "revision.reason_missing")
	w.Do("root", "POST", "/objectives/"+child+"/discard", m{"words": "误建"}).OK()
	w.Get("chen", "/objectives/"+child).Fails(404, "input.missing")
}

func TestCancelledAnImportLeavesNothing(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		quarter(w)
		file := export(w, "root", "format=json")
		discard(w)
		before := whole(w, exchange.JSON)
		id := upload(w, "root", "x.json", file).OK().ID()
		w.Post("root", "/imports/"+id+"/begin", nil)
		w.Post("root", "/imports/"+id+"/cancel", nil)
		if err := w.Features.Exchange.Run(t.Context(), id); err != nil {
			t.Fatal(err)
		}
		if one := w.Get("root", "/imports/"+id).OK(); one.Str("state") != "cancelled" {
			t.Errorf("%s", one.Body)
		}
		if !bytes.Equal(whole(w, exchange.JSON), before) {
			t.Error("something is left of it")
		}
	})
}

func TestFilesThatAreNotOurs(t *testing.T) {
	w := apptest.New(t)
	for name, c := range map[string][2]string{
		"empty":   {"", "input.file_empty"},
		"other":   {"objectives: []", "exchange.not_ours"},
		"newer":   {"sinan: 9\nobjectives: []", "exchange.schema"},
		"unknown": {"sinan: 1\nobjectives:\n- title: x\n  colour: red", "exchange.field_unknown"},
		"json":    {`{"sinan":1,"objectives":[]} x`, "exchange.syntax"},
		"table":   {"目标,关键结果", "exchange.not_ours"},
	} {
		if a := upload(w, "root", name, []byte(c[0])); a.Status != 422 || a.Str("code") != c[1] {
			t.Errorf("%s: %d %s", name, a.Status, a.Body)
		}
	}
}

// How far an import is isn't noted after each step: what was done before an interruption
// and not noted is done once, and taken back whole.
func TestAnInterruptedImportGoesOn(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		quarter(w)
		file := export(w, "root", "format=json")
		discard(w)
		none := whole(w, exchange.JSON)
		id := upload(w, "root", "x.json", file).OK().ID()
		w.Post("root", "/imports/"+id+"/begin", nil)
		if err := w.Features.Exchange.Run(t.Context(), id); err != nil {
			t.Fatal(err)
		}
		came := whole(w, exchange.JSON)
		if _, err := w.Store.Write.NewRaw("UPDATE imports SET state = 'running', done = 0 WHERE id = ?", id).Exec(t.Context()); err != nil {
			t.Fatal(err)
		}
		if err := w.Features.Exchange.Run(t.Context(), id); err != nil {
			t.Fatal(err)
		}
		one := w.Get("root", "/imports/"+id).OK()
		if one.Str("state") != "done" || one.Len("rows") != 0 || one.At("done") != one.At("total") {
			t.Errorf("%s", one.Body)
		}
		if again := whole(w, exchange.JSON); !bytes.Equal(again, came) {
			t.Errorf("it came in twice:\n%s\nwant\n%s", again, came)
		}
		w.Post("root", "/imports/"+id+"/undo", nil)
		if !bytes.Equal(whole(w, exchange.JSON), none) {
			t.Error("something is left of it")
		}
	})
}
