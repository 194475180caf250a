package reader_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/sinan-okr/sinan/internal/app/apptest"
	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/feature/reader"
)

// page is an article around the example table, whose cells come one per line.
const page = `运营部怎样定 OKR

很多团队第一次定目标时,总想把所有事情都写进去。先看公司今年最看重什么,再看自己能带来什么变化。

示例:

业务目标 关键结果
提升用户留存率 1. 提高用户活跃度,日均活跃用户数增长10%;
2. 优化用户体验,降低用户流失率至5%。
提升营收增长率 1. 拓展新用户群体,新增付费用户1000人;
2. 提高用户转化率,提升付费用户续费率至80%。

定好之后,每周看一次进展,发现偏差就调整行动。
`

func TestReadText(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		a := w.Post("chen", "/read", map[string]any{"text": page})
		if n := a.Len("objectives"); n != 2 {
			t.Fatalf("%d objectives, want 2: %s", n, a.Body)
		}
		for _, c := range []struct {
			o, kr                int
			text, field, target  string
			baseline             any
			needs                int
			kind, direction, one string
		}{
			{0, 0, "日均活跃用户数增长10%", "target_relative", "10", nil, 1, "relative_pct", "increase", "日均活跃用户数"},
			{0, 1, "降低用户流失率至5%", "target", "5", nil, 1, "absolute", "decrease", "用户流失率"},
			{1, 0, "新增付费用户1000人", "target", "1000", "0", 0, "count", "increase", "付费用户"},
			{1, 1, "提升付费用户续费率至80%", "target", "80", nil, 1, "absolute", "increase", "付费用户续费率"},
		} {
			at := []any{"objectives", c.o, "key_results", c.kr}
			in := func(more ...any) []any { return append(append([]any{}, at...), more...) }
			if got := a.Str(in("text")...); got != c.text {
				t.Errorf("text %q, want %q", got, c.text)
			}
			metric := in("metrics", 0)
			for field, want := range map[string]string{"kind": c.kind, "direction": c.direction, "name": c.one} {
				if got := a.Str(append(append([]any{}, metric...), field)...); got != want {
					t.Errorf("%s: %s %q, want %q", c.text, field, got, want)
				}
			}
			if got := a.Str(in("offers", 0, "measure", c.field)...); got != c.target {
				t.Errorf("%s: offered %s %q, want %q", c.text, c.field, got, c.target)
			}
			if got := a.At(in("offers", 0, "measure", "baseline")...); got != c.baseline {
				t.Errorf("%s: offered baseline %v, want %v", c.text, got, c.baseline)
			}
			if got := a.Len(in("offers", 0, "needs")...); got != c.needs {
				t.Errorf("%s: needs %d things, want %d", c.text, got, c.needs)
			}
		}
		if a.Len("ignored") == 0 {
			t.Error("the prose was not said to be ignored")
		}
	})
}

// The spans of what is offered must lie on the text that was sent: in characters,
// beyond the first plane too.
func TestSpansCountCharacters(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		text := "🎯 O1:让老客户回来\nKR1:老客户复购率从12%提升到18%\n"
		a := w.Post("chen", "/read", map[string]any{"text": text})
		runes := []rune(text)
		part := func(field string) string {
			span, _ := a.At("objectives", 0, "key_results", 0, "offers", 0, "marks", field).([]any)
			if len(span) != 2 {
				t.Fatalf("no mark for %s: %s", field, a.Body)
			}
			from, to := int(span[0].(float64)), int(span[1].(float64))
			return string(runes[from:to])
		}
		if got := part("name"); got != "老客户复购率" {
			t.Errorf("name is marked at %q", got)
		}
		if got := part("target"); !strings.HasPrefix(got, "18") {
			t.Errorf("target is marked at %q", got)
		}
		if got := part("baseline"); !strings.HasPrefix(got, "12") {
			t.Errorf("baseline is marked at %q", got)
		}
	})
}

func TestSeveralMetricsAreSeveralOffers(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		a := w.Post("chen", "/read", map[string]any{"text": "客单价提升至168元，退货率控制在8%以内"})
		if got := a.Len("objectives", 0, "key_results", 0, "offers"); got != 2 {
			t.Fatalf("%d offers, want 2: %s", got, a.Body)
		}
		first, second := a.Str("objectives", 0, "key_results", 0, "offers", 0, "title"), a.Str("objectives", 0, "key_results", 0, "offers", 1, "title")
		if !strings.Contains(first, "客单价") || strings.Contains(first, "退货率") || !strings.Contains(second, "退货率") {
			t.Errorf("titles %q and %q", first, second)
		}
	})
}

func TestNothingFoundIsNoFault(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		a := w.Post("chen", "/read", map[string]any{"text": "今天天气不错,适合出门走走。\n\n下午三点在楼下集合。"})
		if got, ok := a.At("objectives").([]any); !ok || len(got) != 0 {
			t.Errorf("objectives are %v, want []", a.At("objectives"))
		}
		if got, ok := w.Post("chen", "/read", map[string]any{"text": ""}).At("ignored").([]any); !ok || len(got) != 0 {
			t.Errorf("ignored are %v, want []", got)
		}
	})
}

func TestWhoMayRead(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		body := map[string]any{"text": "KR1:续费率提升至80%"}
		w.Do("", http.MethodPost, "/read", body).Fails(401, "session.none")
		w.Do("guest", http.MethodPost, "/read", body).Fails(403, "access.denied")
		w.Do("chen", http.MethodPost, "/read", map[string]any{"text": strings.Repeat("目标", 1<<18)}).Fails(413, "read.too_long")
	})
}

func upload(t *testing.T, w *apptest.World, as, name, media string, data []byte) apptest.Answer {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/api/v1/read/file?filename="+name, bytes.NewReader(data))
	r.Header.Set("Content-Type", media)
	secret, _, err := w.Features.Auth.Start(t.Context(), access.System("test"), w.ID[as])
	if err != nil {
		t.Fatal(err)
	}
	r.AddCookie(&http.Cookie{Name: "sinan_session", Value: secret})
	rec := httptest.NewRecorder()
	w.ServeHTTP(rec, r)
	return apptest.Answer{T: t, Status: rec.Code, Header: rec.Header(), Body: rec.Body.Bytes()}
}

func TestReadFile(t *testing.T) {
	table := `<html><body><!--StartFragment--><table><tr><th>目标</th><th>关键结果</th></tr>
		<tr><td rowspan="2">让老客户回来</td><td>老客户复购率提升至18%</td></tr><tr><td>新增回流客户500人</td></tr></table></body></html>`
	gb, err := simplifiedchinese.GB18030.NewEncoder().String("O1:让老客户回来\nKR1:老客户复购率提升至18%\nKR2:新增回流客户500人\n")
	if err != nil {
		t.Fatal(err)
	}
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		for name, c := range map[string]struct {
			file, media string
			data        []byte
		}{
			"clipboard": {"clipboard.html", "text/html", []byte(table)},
			"gb 18030":  {"okr.txt", "text/plain", []byte(gb)},
			"csv":       {"okr.csv", "text/csv", []byte("目标,关键结果\n让老客户回来,老客户复购率提升至18%\n,新增回流客户500人\n")},
		} {
			a := upload(t, w, "chen", c.file, c.media, c.data).OK()
			if got := a.Len("document", "objectives", 0, "key_results"); a.Len("document", "objectives") != 1 || got != 2 {
				t.Errorf("%s: %s", name, a.Body)
			}
			// The text that comes back reads the same again: the spans are in it.
			again := w.Post("chen", "/read", map[string]any{"text": a.Str("text")})
			if mine, its := mustJSON(t, again.At()), mustJSON(t, a.At("document")); mine != its {
				t.Errorf("%s: read again it is\n%s\nnot\n%s", name, mine, its)
			}
		}
		upload(t, w, "chen", "x.pdf", "application/pdf", []byte("%PDF-1.7 ...")).Fails(422, "files.kind_unknown")
		upload(t, w, "chen", "x.xlsx", "", zipOf(t)).Fails(422, "files.kind_unknown")
		upload(t, w, "guest", "x.txt", "text/plain", []byte("KR1:续费率提升至80%")).Fails(403, "access.denied")
	})
}

func mustJSON(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// zipOf is an archive that only claims to be a workbook.
func zipOf(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	f, err := z.Create("hello.txt")
	if err == nil {
		_, err = f.Write([]byte("hello"))
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A reading must not grow faster than its text, nor refuse what is odd.
func FuzzUnderstand(f *testing.F) {
	for _, s := range []string{page, "KR1:续费率提升至80%", "\x00\xff", "O1\tKR\n\t", "目标一\n关键结果1:增长到3倍"} {
		f.Add(s, "2026-Q4")
	}
	f.Fuzz(func(t *testing.T, text, cycle string) {
		r := reader.Understand(text, cycle)
		size := len([]rune(text))
		for _, o := range r.Objectives {
			for _, kr := range o.KeyResults {
				if kr.Span[0] < 0 || kr.Span[1] > size || len(kr.Offers) == 0 {
					t.Errorf("span %v of %d characters, %d offers", kr.Span, size, len(kr.Offers))
				}
				for _, offer := range kr.Offers {
					if offer.Title == "" || offer.Needs == nil {
						t.Errorf("an offer without a title or needs: %+v", offer)
					}
				}
			}
		}
	})
}
