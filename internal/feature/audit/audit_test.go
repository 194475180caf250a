package audit_test

import (
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

func TestTheTrailTellsWhoDidWhat(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.Patch("root", "/teams/"+w.ID["市场部"], map[string]any{"name": "品牌部"})
		w.Get("lina", "/audit").Fails(403, "access.denied")
		w.Get("", "/audit").Fails(401, "session.none")
		got := w.Get("coach", "/audit?kind=team.reshaped&limit=1").OK()
		if got.Str("items", 0, "actor_name") != "root" || got.Str("items", 0, "before", "name") != "市场部" || got.Str("items", 0, "after", "name") != "品牌部" {
			t.Errorf("the newest reshaping: %s", got.Body)
		}
		next := w.Get("coach", "/audit?kind=team&limit=1&cursor="+got.Str("next")).OK()
		if next.Len("items") != 1 || next.At("items", 0, "seq").(float64) >= got.At("items", 0, "seq").(float64) {
			t.Errorf("the next page: %s", next.Body)
		}
		if csv := w.Get("root", "/audit.csv?kind=team").OK(); len(csv.Body) == 0 || csv.Header.Get("Content-Type") != "text/csv; charset=utf-8" {
			t.Errorf("export: %s", csv.Body)
		}
	})
}

func TestWordsOfHiddenObjectivesAreWithheld(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.Post("hu", "/objectives", map[string]any{"cycle_id": w.ID["2026Q4"], "title": "只给自己看", "visibility": "listed"})
		got := w.Get("root", "/audit?kind=objective.drafted").OK()
		if got.Len("items") != 1 || got.At("items", 0, "after", "withheld") != true || got.At("items", 0, "after", "title") != nil {
			t.Errorf("an admin reads what only its owner may see: %s", got.Body)
		}
	})
}

// What is said of something that belongs to no objective is told to who sees that, with
// what it is called, and nobody is told the words of the rest.
func TestWordsOfCommentsAreTheirsWhoSeeTheNoun(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		type m = map[string]any
		hidden := w.Post("chen", "/metrics", m{"name": "薪资总额", "unit": "元", "direction": "none", "visibility": "listed", "listed_ids": []string{w.ID["lina"]}}).ID()
		w.Post("chen", "/comments", m{"subject_kind": "metric", "subject_id": hidden, "body": "口径不对"})
		w.Post("chen", "/comments", m{"subject_kind": "cycle", "subject_id": w.ID["2026Q4"], "body": "打分提前一周"})
		trail := w.Get("coach", "/audit?subject_kind=comment").OK()
		if trail.Len("items") != 2 || trail.Str("items", 0, "subject") != "2026Q4" || trail.Str("items", 0, "after", "body") != "打分提前一周" || trail.At("items", 1, "withheld") != true {
			t.Errorf("%s", trail.Body)
		}
		for _, path := range []string{"/audit?subject_kind=comment", "/audit.csv?subject_kind=comment"} {
			if got := w.Get("root", path).OK(); strings.Contains(string(got.Body), "口径不对") || strings.Contains(string(got.Body), "薪资总额") {
				t.Errorf("%s tells %s", path, got.Body)
			}
		}
	})
}

// Each way to touch the trail behind Sinan's back is found, and the first bad
// entry is named.
func TestVerifyFindsEveryTouch(t *testing.T) {
	for name, c := range map[string]struct {
		sql  []string
		code string
		seq  float64
	}{
		"untouched":       {nil, "", 0},
		"altered":         {[]string{"UPDATE events SET after = '{}' WHERE seq = 5"}, "audit.altered", 5},
		"deleted":         {[]string{"DELETE FROM events WHERE seq = 4"}, "audit.missing", 4},
		"cut":             {[]string{"DELETE FROM events WHERE seq >= 6"}, "audit.cut", 6},
		"reordered":       {[]string{"UPDATE events SET seq = -1 WHERE seq = 3", "UPDATE events SET seq = 3 WHERE seq = 4", "UPDATE events SET seq = 4 WHERE seq = -1"}, "audit.altered", 3},
		"other's hash":    {[]string{"UPDATE events SET hash = prev_hash WHERE seq = 2"}, "audit.altered", 2},
		"backdated":       {[]string{"UPDATE events SET at = '2020-01-01 00:00:00+00:00' WHERE seq = 7"}, "audit.altered", 7},
		"actor exchanged": {[]string{"UPDATE events SET actor_id = 'x' WHERE seq = 1"}, "audit.altered", 1},
	} {
		t.Run(name, func(t *testing.T) {
			apptest.Each(t, func(t *testing.T, w *apptest.World) {
				w.Get("root", "/me").OK() // signing in is an entry of its own
				for _, sql := range c.sql {
					if _, err := w.Store.Write.Exec(sql); err != nil {
						t.Fatal(err)
					}
				}
				got := w.Post("root", "/audit/verify", nil)
				if got.At("whole") != (c.code == "") || got.Str("code") != c.code {
					t.Fatalf("found %s, want %q", got.Body, c.code)
				}
				if c.code != "" && got.At("bad_seq") != c.seq {
					t.Errorf("found entry %v, want %v", got.At("bad_seq"), c.seq)
				}
			})
		})
	}
}
