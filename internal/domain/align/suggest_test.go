package align_test

import (
	"fmt"
	"reflect"
	"testing"

	"github.com/sinan-okr/sinan/internal/domain/align"
)

func candidates() []align.Candidate {
	return []align.Candidate{
		{ID: "o1", Title: "提升用户留存率", ThemeIDs: []string{"grow"}},
		{ID: "o2", Title: "提升营收增长率", ThemeIDs: []string{"money"}},
		{ID: "k1", KeyResult: true, Title: "日均活跃用户数增长10%"},
		{ID: "k2", KeyResult: true, Title: "新增付费用户1000人"},
		{ID: "o3", Title: "Cut customer churn", ThemeIDs: []string{"grow"}},
		{ID: "o4", Title: "降低采购成本"},
	}
}

func ids(found []align.Suggestion) []string {
	var out []string
	for _, s := range found {
		out = append(out, s.ID)
	}
	return out
}

func TestSuggestedParents(t *testing.T) {
	index := align.NewIndex(candidates())
	for _, c := range []struct {
		what string
		ask  align.Ask
		want []string
	}{
		{"shared words; one common word in a long text is too little", align.Ask{Text: "提高社群用户留存"}, []string{"o1", "k2"}},
		{"only a common verb is no reason", align.Ask{Text: "提升效率"}, nil},
		{"while typing", align.Ask{Text: "付费"}, []string{"k2"}},
		{"full width and case fold", align.Ask{Text: "ＣＵＳＴＯＭＥＲＳ stay"}, []string{"o3"}},
		{"theme breaks a tie and adds", align.Ask{Text: "采购成本", ThemeIDs: []string{"money"}}, []string{"o4", "o2"}},
		{"theme alone, nothing typed yet", align.Ask{ThemeIDs: []string{"grow"}}, []string{"o3", "o1"}},
		{"nothing asked", align.Ask{}, nil},
		{"numbers alone are no reason", align.Ask{Text: "1000 10%"}, nil},
		{"left out", align.Ask{Text: "用户留存", Skip: func(c align.Candidate) bool { return c.ID == "o1" }}, []string{"k2", "k1"}},
		{"limit", align.Ask{Text: "提高社群用户留存", Limit: 1}, []string{"o1"}},
	} {
		if got := ids(index.Suggest(c.ask)); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.what, got, c.want)
		}
	}
}

func TestASuggestionSaysWhy(t *testing.T) {
	found := align.NewIndex(candidates()).Suggest(align.Ask{Text: "用户留存", ThemeIDs: []string{"grow"}, Limit: 1})
	if len(found) != 1 || !reflect.DeepEqual(found[0].Shared, []string{"用户留存"}) || !found[0].SameTheme {
		t.Errorf("got %+v", found)
	}
	if found[0].Score < 1 || found[0].Score > 1000 {
		t.Errorf("score %d out of 1–1000", found[0].Score)
	}
}

func TestSuggestionsDoNotDependOnTheOrderOfRows(t *testing.T) {
	rows := candidates()
	want := align.NewIndex(rows).Suggest(align.Ask{Text: "提升用户付费率 churn"})
	for i := range rows {
		turned := append(append([]align.Candidate{}, rows[i:]...), rows[:i]...)
		if got := align.NewIndex(turned).Suggest(align.Ask{Text: "提升用户付费率 churn"}); !reflect.DeepEqual(got, want) {
			t.Fatalf("turned by %d: %+v, want %+v", i, got, want)
		}
	}
}

func BenchmarkSuggest(b *testing.B) {
	words := []string{"用户", "留存", "付费", "转化", "客服", "满意度", "内容", "发布", "采购", "成本", "营收", "渠道", "活动", "社群", "churn", "revenue"}
	var rows []align.Candidate
	for i := range 45_000 {
		rows = append(rows, align.Candidate{ID: fmt.Sprint(i), Title: words[i%16] + words[i/16%16] + words[i/256%16] + fmt.Sprint("提升至", i)})
	}
	index := align.NewIndex(rows)
	for b.Loop() {
		if len(index.Suggest(align.Ask{Text: "提高社群用户留存与付费转化", Limit: 8})) != 8 {
			b.Fatal("too few")
		}
	}
}

func TestTheSameThemeComesFirstAmongEqualWords(t *testing.T) {
	index := align.NewIndex([]align.Candidate{{ID: "a", Title: "客户续约"}, {ID: "b", Title: "客户续约", ThemeIDs: []string{"keep"}}})
	if got := ids(index.Suggest(align.Ask{Text: "客户续约率", ThemeIDs: []string{"keep"}})); !reflect.DeepEqual(got, []string{"b", "a"}) {
		t.Errorf("got %v", got)
	}
}

func TestWhatIsSharedIsShownInWholeWords(t *testing.T) {
	x := align.NewIndex([]align.Candidate{{ID: "a", Title: "提升营收增长率和 DAU 的续费率"}, {ID: "b", Title: "客服"}})
	for text, want := range map[string][]string{
		"提升营收增长率":     {"营收"},
		"续费率、营收":      {"续费率", "营收"},
		"让 dau 的营收翻番": {"dau", "营收"},
		"续费率，续费率再提高":  {"续费率"},
	} {
		found := x.Suggest(align.Ask{Text: text})
		if len(found) == 0 || !reflect.DeepEqual(found[0].Shared, want) {
			t.Errorf("%s: %+v, want %q", text, found, want)
		}
	}
}

// Three lessons of one objective are no sign that its words are common.
func TestOneSourceCountsOnce(t *testing.T) {
	parts := []align.Candidate{
		{ID: "1", Source: "o", Title: "让新用户留下来；先备一条短信的备用通道"},
		{ID: "2", Source: "o", Title: "让新用户留下来；落后要早一点看见"},
		{ID: "3", Source: "o", Title: "让新用户留下来；召回要赶在大促前"},
	}
	ask := align.Ask{Text: "让新用户留下来；七日留存率提升至30%；首周激活率提升至50%；新手任务完成率达到70%"}
	alone, all := align.NewIndex(parts[:1]).Suggest(ask), align.NewIndex(parts).Suggest(ask)
	if len(alone) != 1 || len(all) != 3 {
		t.Fatalf("alone %d, with its like %d", len(alone), len(all))
	}
	for _, s := range all {
		if s.ID == "1" && s.Score != alone[0].Score {
			t.Errorf("alone it scores %d, with its like %d", alone[0].Score, s.Score)
		}
	}
}
