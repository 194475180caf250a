package objectives_test

import (
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

func find(w *apptest.World, as, text, more string) apptest.Answer {
	return w.Get(as, "/objectives?find="+url.QueryEscape(text)+more)
}

func TestTheListIsAskedInWords(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		_, first, second := active(w) // 提升留存: 日活 50000 → 55000, 付费 0 → 1000
		w.Post("chen", "/key-results/"+first+"/check-ins", map[string]any{"value": "50100", "confidence": 3})
		w.Post("chen", "/key-results/"+second+"/check-ins", map[string]any{"value": "900", "confidence": 8})
		w.Post("chen", "/key-results/"+first+"/actions", map[string]any{"title": "召回", "owner_id": w.ID["chen"], "due_on": "2026-12-20"})
		w.At("2026-12-15") // 2026Q4: most of it should be done, and no check-in has come for long
		for text, want := range map[string]int{
			"": 1, "负责人:chen": 1, "owner:me": 1, "OWNER:CHEN": 1, "mine": 1, "负责人:hu": 0, "团队:运营部": 1, "team:市场": 0, "留存 日活": 1, "“留存”": 1, "留存%": 0, "提升_存": 0,
			"落后>20%": 1, "落后 > 20 %": 1, "behind>99%": 0, "信心<5": 1, "信心<3": 0, "-信心<5": 1, "-信心<9": 0,
			"没有行动": 1, "没有行动的 KR": 1, "日活 没有行动": 0, "付费 no:actions": 1, "-没有行动 付费": 0, "状态:落后 阶段:进行中": 1, "阶段:草稿,已关闭": 0, "类型:挑战型": 0, "-负责人:chen": 0,
			"日活 未更新": 1, "主题:增长": 0, "达成概率<99%": 0, "-达成概率<99%": 0,
		} {
			if got := find(w, "chen", text, "").OK(); got.Len("items") != want {
				t.Errorf("%q finds %d, want %d", text, got.Len("items"), want)
			}
		}
		got := find(w, "chen", "付费 落后>很多", "").Fails(422, "query.number")
		if !strings.Contains(string(got.Body), "第 7 个字“很多”") {
			t.Errorf("doesn't say where: %s", got.Body)
		}
	})
}

// Whoever asks is told of what a query holds: of the objective, or of which of its key results.
func TestAQueryTellsOfWhatItHolds(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		_, first, second := active(w)
		w.Post("chen", "/key-results/"+first+"/check-ins", map[string]any{"value": "50100", "confidence": 3})
		w.Post("chen", "/key-results/"+second+"/check-ins", map[string]any{"value": "900", "confidence": 8})
		told := func(text string) (whole, one, other bool) {
			got := find(w, "chen", text, "&include=key_results").OK()
			if got.Len("items") != 1 {
				t.Fatalf("%q finds %s", text, got.Body)
			}
			is := func(path ...any) bool { return got.At(append([]any{"items", 0}, path...)...) == true }
			return is("matched"), is("key_results", 0, "matched"), is("key_results", 1, "matched")
		}
		for text, want := range map[string][3]bool{
			"":        {false, false, false},
			"信心<5":    {false, true, false},
			"进度>80%":  {false, false, true},
			"付费":      {false, false, true},
			"留存":      {true, true, true},
			"阶段:进行中":  {true, true, true},
			"信心<5 日活": {false, true, false},
		} {
			if whole, one, other := told(text); [3]bool{whole, one, other} != want {
				t.Errorf("%q holds of %v %v %v, want %v", text, whole, one, other, want)
			}
		}
	})
}

// What is hidden is found by no query, and what a page doesn't tell of what is seen isn't
// told by what finds it.
func TestAQueryTellsNothingThatIsHidden(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		growth := w.Post("root", "/themes", map[string]any{"title": "增长"}).ID()
		draft := map[string]any{"cycle_id": w.ID["2026Q4"], "title": "密事", "owner_id": w.ID["hu"], "visibility": "listed", "theme_ids": []string{growth}}
		secret := w.Post("hu", "/objectives", draft).ID()
		for _, text := range []string{"密事", "负责人:hu", "-留存", "主题:增长", "阶段:草稿", "没有数据", "-落后"} {
			if got := find(w, "hu", text, "").OK(); got.Len("items") != 1 || got.Str("items", 0, "id") != secret {
				t.Errorf("%q: its owner doesn't find it: %s", text, got.Body)
			}
			for _, as := range []string{"chen", "zhang", "guest", "root"} {
				if got := find(w, as, text, "").OK(); got.Len("items") != 0 {
					t.Errorf("%q shows %s what is hidden: %s", text, as, got.Body)
				}
			}
		}
		draft["title"], draft["shared_with"] = "给客人看", []string{w.ID["guest"]}
		draft["owner_id"] = w.ID["chen"]
		w.Post("chen", "/objectives", draft)
		for text, want := range map[string]int{"客人": 1, "团队:用户组": 1, "团队:运营部": 0, "主题:增长": 0, "没有主题": 1, "-没有主题": 0, "负责人:chen": 1} {
			if got := find(w, "guest", text, "").OK(); got.Len("items") != want {
				t.Errorf("a guest who asks for %q finds %d, want %d", text, got.Len("items"), want)
			}
		}
	})
}

// Asked today, the database is told what it can narrow; asked of a past day, all is looked
// at in Go. Both must find the same, in the same order, a page at a time too.
func TestTheDatabaseNarrowsNothingAway(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		everyKindOfObjective(t, w)
		_, first, _ := active(w)
		w.Post("chen", "/key-results/"+first+"/check-ins", map[string]any{"value": "50100", "confidence": 3})
		for _, title := range []string{"Raise RETENTION 5%", "a_b", "Été", "été"} {
			w.Post("hu", "/objectives", map[string]any{"cycle_id": w.ID["2026Q4"], "title": title, "owner_id": w.ID["hu"]})
		}
		ask := func(as, text, more string) (ids []string) {
			for next := ""; ; {
				got := find(w, as, text, more+"&limit=3&cursor="+next).OK()
				if n := got.Len("items"); n > 3 {
					t.Fatalf("a page of %d", n)
				}
				for i := range got.Len("items") {
					ids = append(ids, got.Str("items", i, "id"))
				}
				if next = got.Str("next"); next == "" {
					return ids
				}
			}
		}
		queries := []string{"1", "retention", "5%", "a_b", "_", "été", "负责人:chen", "负责人:我", "负责人:zhang,hu", "-负责人:chen", "团队:用户组", "团队:运营部 阶段:草稿", "团队:无", "owner:a team:市场", "-团队:运营部", "-团队:无", "-团队:市场 -1", "没有团队", "-没有团队", "没有主题", "-没有主题", "-主题:增长", "主题:增长", "-retention", "-标题:a_b,5%", "-été", "-日活",
			"-负责人:我", "-负责人:zhang,hu", "-负责人:无", "负责人:chen 或 团队:无", "(负责人:我 或 没有团队) -日活", "-(负责人:我 或 retention)", "没有:主题,团队", "-没有:主题,团队", "阶段:草稿 或 主题:增长", "阶段:进行中 日活", "kind:committed -1", "留存 日活", "没有数据", "信心<5"}
		was, found := map[string][]string{}, 0
		for _, as := range []string{"lina", "hu", "guest"} {
			for _, text := range queries {
				was[as+text] = ask(as, text, "")
				found += len(was[as+text])
			}
		}
		day := w.Now().Format(time.DateOnly)
		w.Pass(48 * time.Hour)
		for _, as := range []string{"lina", "hu", "guest"} {
			for _, text := range queries {
				if then := ask(as, text, "&asof="+day); !slices.Equal(then, was[as+text]) {
					t.Errorf("%s asks %q: the database %v, in Go %v", as, text, was[as+text], then)
				}
			}
		}
		if found < 40 {
			t.Errorf("only %d found: the queries test little", found)
		}
	})
}

func TestAQueryIsCompletedWhileItIsWritten(t *testing.T) {
	w := apptest.New(t)
	w.Post("root", "/themes", map[string]any{"title": "增长"})
	read := func(as, text, at string) apptest.Answer {
		return w.Get(as, "/objectives/query?text="+url.QueryEscape(text)+"&at="+at).OK()
	}
	if got := read("chen", "负责人:li", "6"); got.Str("offers", 0, "text") != "lina " || got.At("offers", 0, "from") != 4.0 || got.At("wrong") != nil || got.Str("terms", 0) != "负责人：li" {
		t.Errorf("a name: %s", got.Body)
	}
	if got := read("chen", "团队:运", "4"); got.Str("offers", 0, "text") != "运营部 " {
		t.Errorf("a team: %s", got.Body)
	}
	if got := read("chen", "主题:", "3"); got.Str("offers", 0, "text") != "增长 " {
		t.Errorf("a theme: %s", got.Body)
	}
	for _, text := range []string{"负责人:li", "团队:运", "主题:"} {
		if got := read("guest", text, "6"); got.Len("offers") != 0 {
			t.Errorf("guests are told names: %s", got.Body)
		}
	}
	got := read("chen", "状态:坏", "4")
	if got.At("wrong", "at") != 3.0 || got.Str("wrong", "expected", 0) != "正常" || got.Str("wrong", "words") == "" || got.Len("terms") != 0 {
		t.Errorf("what is wrong: %s", got.Body)
	}
}
