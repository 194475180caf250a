package source_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/platform/source"
)

// feishu stands in for Feishu's interface. It refuses what the platform's documents say
// is refused: no token or an ended one, another content type, pages over 500, a page
// token that it didn't give, a column that isn't there.
type feishu struct {
	t      *testing.T
	mu     sync.Mutex
	given  int    // tokens
	token  string // that is valid
	often  int    // answers left of asking too often
	old    bool   // such answers have the status of old interfaces
	asked  []string
	values []map[string]any
}

func (f *feishu) say(w http.ResponseWriter, status, code int, msg string, data any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]any{"code": code, "msg": msg, "data": data})
}

func (f *feishu) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.asked = append(f.asked, r.Method+" "+r.URL.RequestURI())
	if r.Header.Get("Content-Type") != "application/json; charset=utf-8" {
		f.say(w, 400, 9499, "content type", nil)
		return
	}
	if r.URL.Path == "/open-apis/auth/v3/tenant_access_token/internal" {
		var app struct {
			ID     string `json:"app_id"`
			Secret string `json:"app_secret"`
		}
		if r.Method != http.MethodPost || json.NewDecoder(r.Body).Decode(&app) != nil || app.ID != "cli_1" || app.Secret != "s3cret" {
			f.say(w, 200, 10014, "app secret invalid", nil)
			return
		}
		f.given++
		f.token = fmt.Sprintf("t-%d", f.given)
		_ = json.NewEncoder(w).Encode(map[string]any{"code": 0, "msg": "ok", "tenant_access_token": f.token, "expire": 7200})
		return
	}
	switch auth := r.Header.Get("Authorization"); {
	case auth == "":
		f.say(w, 400, 99991661, "Missing access token for authorization", nil)
		return
	case auth != "Bearer "+f.token:
		f.say(w, 400, 99991663, "Invalid access token for authorization", nil)
		return
	}
	if f.often > 0 {
		f.often--
		w.Header().Set("X-Ogw-Ratelimit-Limit", "100")
		w.Header().Set("X-Ogw-Ratelimit-Reset", "1")
		status := http.StatusTooManyRequests
		if f.old {
			status = http.StatusBadRequest
		}
		f.say(w, status, 99991400, "request trigger frequency limit", nil)
		return
	}
	switch r.URL.Path {
	case "/open-apis/bitable/v1/apps/bascn1/tables/tbl1/records/search":
		f.search(w, r)
	case "/open-apis/wiki/v2/spaces/get_node":
		f.say(w, 200, 0, "success", map[string]any{"node": map[string]any{"obj_token": map[string]string{"wik1": "bascn1", "wik2": "shtcn1"}[r.URL.Query().Get("token")], "obj_type": "bitable"}})
	case "/open-apis/sheets/v2/spreadsheets/shtcn1/values/Q7PlXT!A1:B9":
		if r.URL.Query().Get("valueRenderOption") != "UnformattedValue" {
			f.say(w, 400, 90202, "wrong", nil)
			return
		}
		f.say(w, 200, 0, "success", map[string]any{"valueRange": map[string]any{"values": [][]any{{"日期", "日活"}, {"2026/11/12", 51000}, {46339, "52,000.5"}, {nil, nil}, {"2026/11/14", nil}}}})
	case "/open-apis/sheets/v2/spreadsheets/shtcn1/values/Q7PlXT!C5:C5":
		f.say(w, 200, 0, "success", map[string]any{"valueRange": map[string]any{"values": [][]any{{0.345}}}})
	case "/open-apis/sheets/v2/spreadsheets/shtcn1/values/Q7PlXT!A1:C9":
		f.say(w, 200, 0, "success", map[string]any{"valueRange": map[string]any{"values": [][]any{{1, 2, 3}}}})
	case "/open-apis/sheets/v2/spreadsheets/secret/values/Q7PlXT!C5:C5":
		f.say(w, 403, 1310213, "Permission Fail", nil)
	default:
		f.say(w, 404, 91402, "NOTEXIST", nil)
	}
}

func (f *feishu) search(w http.ResponseWriter, r *http.Request) {
	var ask struct {
		Fields []string `json:"field_names"`
		Sort   []struct {
			Field string `json:"field_name"`
			Desc  bool   `json:"desc"`
		} `json:"sort"`
		View string `json:"view_id"`
	}
	q := r.URL.Query()
	if r.Method != http.MethodPost || json.NewDecoder(r.Body).Decode(&ask) != nil || q.Get("page_size") != "500" {
		f.say(w, 400, 1254001, "WrongRequestBody", nil)
		return
	}
	for _, name := range ask.Fields {
		if name != "日期" && name != "日活" && name != "公式" && name != "说明" {
			f.say(w, 400, 1254045, "FieldNameNotFound", nil)
			return
		}
	}
	if len(ask.Fields) == 2 && (len(ask.Sort) != 1 || !ask.Sort[0].Desc || ask.View != "vew1") {
		f.t.Errorf("asked %+v", ask)
	}
	from := 0
	if p := q.Get("page_token"); p != "" {
		if _, err := fmt.Sscanf(p, "at-%d", &from); err != nil {
			f.say(w, 400, 1254030, "InvalidPageToken", nil)
			return
		}
	}
	const size = 2 // of a page, however many are asked for
	items := []any{}
	for _, one := range f.values[min(from, len(f.values)):min(from+size, len(f.values))] {
		items = append(items, map[string]any{"record_id": "rec", "fields": one})
	}
	more := from+size < len(f.values)
	data := map[string]any{"items": items, "has_more": more, "total": len(f.values)}
	if more {
		data["page_token"] = fmt.Sprintf("at-%d", from+size)
	}
	f.say(w, 200, 0, "success", data)
}

func ms(day string) int64 {
	return date.Must(day).Time().Add(-8 * time.Hour).UnixMilli() // midnight in Shanghai
}

func newFeishu(t *testing.T) (*feishu, source.Place) {
	f := &feishu{t: t, values: []map[string]any{
		{"日期": ms("2026-11-14"), "日活": 52000.5}, {"日期": ms("2026-11-13"), "日活": nil}, {"日期": ms("2026-11-12"), "日活": 51000, "公式": map[string]any{"type": 2, "value": []any{7}}},
		{"日期": ms("2026-11-01"), "日活": 1}, {"日期": ms("2026-10-01"), "日活": 1}, {"日期": ms("2026-09-01"), "日活": 1},
	}}
	return f, source.Place{Kind: source.FeishuBase, Address: server(t, f.ServeHTTP), Auth: source.Open, User: "cli_1", Secret: "s3cret"}
}

func TestATableOfFeishu(t *testing.T) {
	f, place := newFeishu(t)
	r := local()
	ask := source.Ask{Query: "https://acme.feishu.cn/base/bascn1?table=tbl1&view=vew1", ValuePath: "日活", DayPath: "日期", From: date.Must("2026-11-12"), To: date.Must("2026-11-15")}
	want := fmt.Sprintf("%d 52000.5, %d 51000", ms("2026-11-14"), ms("2026-11-12"))
	for range 2 {
		got, err := r.Read(t.Context(), place, ask)
		if err != nil || show(got.Rows) != want {
			t.Fatalf("%s %v, want %s", show(got.Rows), err, want)
		}
	}
	if f.given != 1 {
		t.Errorf("%d tokens, one would do", f.given)
	}
	if pages := strings.Count(strings.Join(f.asked, "\n"), "records/search"); pages != 4 { // of three pages two, twice
		t.Errorf("%d pages were asked for:\n%s", pages, strings.Join(f.asked, "\n"))
	}

	f.token = "t-of-another-replica" // ours has ended
	if got, err := r.Read(t.Context(), place, ask); err != nil || show(got.Rows) != want || f.given != 2 {
		t.Errorf("after its end: %s %v, %d tokens", show(got.Rows), err, f.given)
	}
	for _, old := range []bool{false, true} {
		f.often, f.old = 1, old
		begun := time.Now()
		if got, err := r.Read(t.Context(), place, ask); err != nil || show(got.Rows) != want || time.Since(begun) < time.Second {
			t.Errorf("asked too often: %s %v after %s", show(got.Rows), err, time.Since(begun))
		}
	}
	f.often = 9
	if _, err := r.Read(t.Context(), place, ask); codeOf(err) != "source.busy" {
		t.Errorf("for ever: %v", err)
	}
	f.often = 0

	ask.Query = "https://acme.feishu.cn/wiki/wik1?table=tbl1&view=vew1"
	if got, err := r.Read(t.Context(), place, ask); err != nil || show(got.Rows) != want {
		t.Errorf("in a wiki: %s %v", show(got.Rows), err)
	}
	f.values = f.values[2:3]
	ask.DayPath = ""
	if got, err := r.Read(t.Context(), place, ask); err != nil || show(got.Rows) != "51000" {
		t.Errorf("one record: %s %v", show(got.Rows), err)
	}
	ask.ValuePath = "公式"
	if got, err := r.Read(t.Context(), place, ask); err != nil || show(got.Rows) != "7" {
		t.Errorf("a formula: %s %v", show(got.Rows), err)
	}
}

func TestASpreadsheetOfFeishu(t *testing.T) {
	f, place := newFeishu(t)
	place.Kind = source.FeishuSheet
	for cells, want := range map[string]string{
		"A1:B9": "2026/11/12 51000, 2026-11-13 52,000.5", "c5": "0.345", "Q7PlXT!C5": "0.345", "A1:C9": "source.columns", "first row": "source.feishu_range", "Z1:Z2": "source.feishu_missing",
	} {
		got, err := local().Read(t.Context(), place, source.Ask{Query: "https://acme.feishu.cn/sheets/shtcn1?sheet=Q7PlXT", ValuePath: cells})
		told := show(got.Rows)
		if err != nil {
			told = codeOf(err)
		}
		if told != want {
			t.Errorf("%s: %s (%v), want %s", cells, told, err, want)
		}
	}
	if got, err := local().Read(t.Context(), place, source.Ask{Query: "https://acme.feishu.cn/wiki/wik2?sheet=Q7PlXT", ValuePath: "C5"}); err != nil || show(got.Rows) != "0.345" {
		t.Errorf("in a wiki: %v\n%s", err, strings.Join(f.asked, "\n"))
	}
	if _, err := local().Read(t.Context(), place, source.Ask{Query: "https://acme.feishu.cn/sheets/secret?sheet=Q7PlXT", ValuePath: "C5"}); codeOf(err) != "source.feishu_denied" {
		t.Errorf("%v", err)
	}
}

func TestFeishuThatRefuses(t *testing.T) {
	f, place := newFeishu(t)
	good := "https://acme.feishu.cn/base/bascn1?table=tbl1&view=vew1"
	for want, ask := range map[string]source.Ask{
		"source.feishu_base_link": {Query: "https://acme.feishu.cn/base/bascn1", ValuePath: "日活"},
		"source.feishu_missing":   {Query: "https://acme.feishu.cn/base/gone?table=tbl1", ValuePath: "日活"},
		"source.feishu_column":    {Query: good, ValuePath: "月活", DayPath: "日期"},
		"source.many":             {Query: good, ValuePath: "日活"},
	} {
		if _, err := local().Read(t.Context(), place, ask); codeOf(err) != want {
			t.Errorf("%+v: %v, want %s", ask, err, want)
		}
	}
	if err := local().Try(t.Context(), place); err != nil || f.given == 0 {
		t.Errorf("%v", err)
	}
	place.Secret = "wrong"
	if err := local().Try(t.Context(), place); codeOf(err) != "source.feishu_app" {
		t.Errorf("%v", err)
	}
	if err := reader().Check(source.Place{Kind: source.FeishuBase, Address: "http://10.0.0.1", User: "x"}); codeOf(err) != "source.closed" {
		t.Errorf("%v", err)
	}
	if err := local().Check(source.Place{Kind: source.FeishuSheet, Address: "https://open.feishu.cn"}); codeOf(err) != "input.required" {
		t.Errorf("%v", err)
	}
}
