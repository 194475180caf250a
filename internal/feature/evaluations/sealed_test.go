package evaluations_test

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app"
	"github.com/sinan-okr/sinan/internal/app/apptest"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// judged is an evaluation with all that is said of 陈: a form, a level by hand, an
// appeal, its answer and a growth plan. Each text is in one place only.
func judged(t *testing.T, w *apptest.World) (chen string) {
	t.Helper()
	at, chen, zhang := calibrating(t, w)
	w.Post("hr", chen+"/level", m{"level": 5, "reason": "甲：带人没有计入"})
	w.Post("hr", zhang+"/level", m{"level": 3, "reason": "乙：按事实"})
	w.Post("hr", at+"/publish", nil)
	w.Post("chen", chen+"/appeal", m{"words": "丙：漏了项目"})
	w.Do("hr", "POST", chen+"/answer-appeal", m{"level": 4, "reason": "丁：项目属实"}, "Idempotency-Key", "answered").OK()
	w.Do("chen", "PUT", chen+"/growth", m{"lines": []m{{"words": "戊：学会排期", "due_on": "2027-03-01"}}}).OK()
	return chen
}

// said are the texts that nobody may find without the key.
func said() []string {
	return []string{"总的不错", "甲：带人没有计入", "乙：按事实", "丙：漏了项目", "丁：项目属实", "戊：学会排期"}
}

// dump is everything that the tables hold in which somebody is judged.
func dump(t *testing.T, w *apptest.World) string {
	t.Helper()
	var all strings.Builder
	for _, table := range []string{"evaluation_subjects", "evaluation_forms", "evaluation_changes", "idempotency_keys", "events"} {
		rows, err := w.Store.Write.QueryContext(t.Context(), "SELECT * FROM "+table)
		if err != nil {
			t.Fatal(err)
		}
		columns, err := rows.Columns()
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			values, into := make([]sql.RawBytes, len(columns)), make([]any, len(columns))
			for i := range values {
				into[i] = &values[i]
			}
			if err := rows.Scan(into...); err != nil {
				t.Fatal(err)
			}
			for i, v := range values {
				fmt.Fprintf(&all, "%s.%s=%s\n", table, columns[i], v)
			}
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}

// unread fails where a text can be read, or a level, a value or a score.
func unread(t *testing.T, text string) {
	t.Helper()
	for _, one := range said() {
		if strings.Contains(text, one) {
			t.Errorf("the database tells %q", one)
		}
	}
	for line := range strings.Lines(text) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), "=")
		switch name {
		case "evaluation_subjects.level", "evaluation_subjects.suggested", "evaluation_changes.from_level", "evaluation_changes.to_level":
			if value != "0" {
				t.Errorf("the database tells %s", line)
			}
		case "evaluation_subjects.value", "evaluation_subjects.score", "evaluation_subjects.growth", "evaluation_forms.answers", "evaluation_changes.reason":
			if value != "" {
				t.Errorf("the database tells %s", line)
			}
		}
	}
}

// Whoever reads the tables learns nobody's rating and nothing that was said; whom it
// is for reads all of it, also in an answer that was kept for a repeated request.
func TestRatingsAreSealed(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		chen := judged(t, w)
		unread(t, dump(t, w))
		again := w.Do("hr", "POST", chen+"/answer-appeal", m{"level": 4, "reason": "丁：项目属实"}, "Idempotency-Key", "answered").OK()
		if again.Header.Get("Idempotency-Replayed") != "true" || again.Str("answer_words") != "丁：项目属实" {
			t.Errorf("%s", again.Body)
		}
		whole(t, w, chen)
	})
}

// whole checks that nothing of what was said of 陈 is lost.
func whole(t *testing.T, w *apptest.World, chen string) {
	t.Helper()
	v := w.Get("zhang", chen).OK()
	if v.At("level").(float64) != 4 || v.At("suggested").(float64) != 4 || v.Str("appeal_words") != "丙：漏了项目" || v.Str("answer_words") != "丁：项目属实" ||
		v.Str("growth", 0, "words") != "戊：学会排期" || v.Str("said", 0, "answers", "words") != "总的不错" || v.Len("changes") != 2 ||
		v.Str("changes", 1, "reason") != "甲：带人没有计入" || v.At("changes", 1, "from").(float64) != 4 || v.At("changes", 1, "to").(float64) != 5 {
		t.Errorf("%s", v.Body)
	}
	if v := w.Get("chen", "/evaluation-results").OK(); v.At("items", 0, "level").(float64) != 4 {
		t.Errorf("%s", v.Body)
	}
}

// laidOpen puts what was said of everybody back as it was kept before it was sealed.
func laidOpen(t *testing.T, w *apptest.World, chen string) {
	t.Helper()
	id := strings.TrimPrefix(chen, "/evaluation-subjects/")
	for _, q := range []string{
		"UPDATE evaluation_subjects SET sealed = '', level = 3 WHERE id <> '" + id + "'",
		"UPDATE evaluation_subjects SET sealed = '', level = 4, value = '3.74', suggested = 4, score = 72, appeal_words = '丙：漏了项目', answer_words = '丁：项目属实', " +
			`growth = '[{"words":"戊：学会排期","due_on":"2027-03-01"}]' WHERE id = '` + id + "'",
		`UPDATE evaluation_forms SET sealed = '', answers = '{"sections":[{"section":"contribution","level":3},{"section":"values","level":4}],"words":"总的不错"}' WHERE kind = 'manager' AND subject_id = '` + id + "'",
		`UPDATE evaluation_forms SET answers = '{"sections":null,"words":""}' WHERE sealed = '' AND answers = ''`,
		"UPDATE evaluation_changes SET sealed = '', from_level = 0, to_level = 3, reason = '乙：按事实' WHERE subject_id <> '" + id + "'",
	} {
		if _, err := w.Store.Write.ExecContext(t.Context(), q); err != nil {
			t.Fatal(err)
		}
	}
	var ids []string
	if err := w.Store.Write.NewRaw("SELECT id FROM evaluation_changes WHERE subject_id = ? ORDER BY id", id).Scan(t.Context(), &ids); err != nil {
		t.Fatal(err)
	}
	for i, to := range []struct {
		from, to int
		reason   string
	}{{4, 5, "甲：带人没有计入"}, {5, 4, "丁：项目属实"}} {
		if _, err := w.Store.Write.ExecContext(t.Context(), "UPDATE evaluation_changes SET sealed = '', from_level = ?, to_level = ?, reason = ? WHERE id = ?", to.from, to.to, to.reason, ids[i]); err != nil {
			t.Fatal(err)
		}
	}
}

// Rows of before are read as they are, sealed at the start, once, and read on; the
// trail says so and stays whole. On SQLite not even the file holds the words any more.
func TestRowsOfBeforeAreSealed(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		chen := judged(t, w)
		laidOpen(t, w, chen)
		if !strings.Contains(dump(t, w), "总的不错") {
			t.Fatal("nothing was laid open")
		}
		whole(t, w, chen)
		version := w.Get("chen", chen).OK().At("version")
		for range 2 {
			if err := w.Features.Evaluations.SealOld(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		unread(t, dump(t, w))
		whole(t, w, chen)
		if now := w.Get("chen", chen).OK().At("version"); now != version {
			t.Errorf("sealing counts as a change: version %v, then %v", version, now)
		}
		trail := string(w.Get("root", "/audit?subject_kind=evaluation&limit=100").OK().Body)
		if strings.Count(trail, `"evaluation.sealed"`) != 1 {
			t.Errorf("the trail: %s", trail)
		}
		if got := w.Post("root", "/audit/verify", nil); got.At("whole") != true {
			t.Errorf("%s", got.Body)
		}
		if w.Store.Postgres() {
			return
		}
		if _, err := w.Store.Write.ExecContext(t.Context(), "PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
			t.Fatal(err)
		}
		file, err := os.ReadFile(w.Store.Path)
		if err != nil {
			t.Fatal(err)
		}
		for _, one := range said() {
			if strings.Contains(string(file), one) {
				t.Errorf("the file still holds %q", one)
			}
		}
	})
}

// A person's own change of a row of before seals it.
func TestARowOfBeforeIsSealedByItsNextChange(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		chen := judged(t, w)
		laidOpen(t, w, chen)
		w.Post("chen", chen+"/acknowledge", nil)
		if text := dump(t, w); strings.Contains(text, "戊：学会排期") || strings.Contains(text, "value=3.74") {
			t.Error("the row is still in plain text")
		}
		whole(t, w, chen)
	})
}

// What is sealed goes along into another database with the same key, and stays shut
// with another: it is refused, and nothing is taken for an empty rating.
func TestSealedRatingsMove(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		chen := judged(t, w)
		file := filepath.Join(t.TempDir(), "moved.db")
		open := func(secret string) *apptest.World {
			a, err := app.Open(t.Context(), file, app.Config{Now: w.Now, Options: app.Options{BaseURL: "https://okr.example.com", Secret: secret}})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = a.Close() })
			return w.On(a)
		}
		to := open(apptest.Secret)
		if err := store.Copy(context.Background(), w.Store, to.Store, func(string, int64, int64) {}); err != nil {
			t.Fatal(err)
		}
		whole(t, to, chen)
		open("another secret, which is long enough to seal").Do("zhang", "GET", chen, nil).Fails(409, "evaluations.other_key")
	})
}

// Without a key nobody is asked to judge.
func TestWithoutAKeyNobodyIsEvaluated(t *testing.T) {
	w := apptest.With(t, apptest.Postgres(t), func(o *app.Options) { o.Secret = "" })
	id := w.Post("hr", "/evaluations", plan(w, "用户组", "manager")).ID()
	w.Do("hr", "POST", "/evaluations/"+id+"/open", nil).Fails(409, "evaluations.no_key")
	if err := w.Features.Evaluations.SealOld(t.Context()); err != nil {
		t.Error(err)
	}
}
