package source

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/outbound"
)

// feishuTokens are the tokens that apps of Feishu were given, by whose they are.
type feishuTokens struct {
	mu   sync.Mutex
	held map[[sha256.Size]byte]feishuToken
}

type feishuToken struct {
	text  string
	until time.Time
}

// early is how long before its end a token isn't used any more.
const early = 5 * time.Minute

func keyOf(p Place) [sha256.Size]byte {
	return sha256.Sum256([]byte(p.Address + "\x00" + p.User + "\x00" + p.Secret))
}

func (t *feishuTokens) find(p Place, now time.Time) string {
	t.mu.Lock()
	defer t.mu.Unlock()
	if held := t.held[keyOf(p)]; now.Before(held.until) {
		return held.text
	}
	return ""
}

// keep keeps a token until its end, and forgets those that have ended.
func (t *feishuTokens) keep(p Place, text string, until, now time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.held == nil {
		t.held = map[[sha256.Size]byte]feishuToken{}
	}
	for key, held := range t.held {
		if now.After(held.until) {
			delete(t.held, key)
		}
	}
	t.held[keyOf(p)] = feishuToken{text, until}
}

func (t *feishuTokens) forget(p Place) {
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.held, keyOf(p))
}

// feishuToken is the tenant access token of an app, asked for by its id and secret
// where none is held that lasts.
func (r *Reader) feishuToken(ctx context.Context, p Place) (string, error) {
	now := time.Now()
	if text := r.tokens.find(p, now); text != "" {
		return text, nil
	}
	body, err := json.Marshal(map[string]string{"app_id": p.User, "app_secret": p.Secret})
	if err != nil {
		return "", err
	}
	var told struct {
		Code   int    `json:"code"`
		Msg    string `json:"msg"`
		Token  string `json:"tenant_access_token"`
		Expire int    `json:"expire"` // seconds
	}
	a, err := r.out.Post(ctx, feishuAt(p, "/auth/v3/tenant_access_token/internal"), feishuHeader(""), body)
	if err != nil {
		return "", unreachable(err)
	}
	switch err := json.Unmarshal(a.Body, &told); {
	case err != nil && a.Status >= http.StatusInternalServerError:
		return "", fault.New(fault.Invalid, "source.down", fault.Args{"status": a.Status, "begins": beginning(a.Body)})
	case err != nil:
		return "", fault.New(fault.Invalid, "source.shape", fault.Args{"begins": beginning(a.Body)})
	case told.Code == feishuOften:
		return "", fault.New(fault.Invalid, "source.busy", fault.Args{"status": told.Code})
	case told.Code != 0 || told.Token == "":
		return "", fault.New(fault.Invalid, "source.feishu_app", fault.Args{"code": told.Code, "why": told.Msg})
	}
	r.tokens.keep(p, told.Token, now.Add(time.Duration(told.Expire)*time.Second-early), now)
	return told.Token, nil
}

func feishuAt(p Place, path string) string {
	return strings.TrimSuffix(p.Address, "/") + "/open-apis" + path
}

func feishuHeader(token string) http.Header {
	h := http.Header{"Content-Type": {"application/json; charset=utf-8"}}
	if token != "" {
		h.Set("Authorization", "Bearer "+token)
	}
	return h
}

// feishuOften is the code of whoever asks too often.
const feishuOften = 99991400

const (
	mostTries = 3
	mostWait  = 10 * time.Second // that is waited for a turn
)

// feishu asks one thing of Feishu's interface and reads its data. A token that has
// ended is asked for anew, once; where it is too early, the time is waited that the
// answer names.
func (r *Reader) feishu(ctx context.Context, p Place, path string, body []byte, data any) error {
	renewed := false
	for try := 1; ; try++ {
		token, err := r.feishuToken(ctx, p)
		if err != nil {
			return err
		}
		var a outbound.Answer
		if body == nil {
			a, err = r.out.Get(ctx, feishuAt(p, path), feishuHeader(token), mostBytes)
		} else {
			a, err = r.out.Search(ctx, feishuAt(p, path), feishuHeader(token), body, mostBytes)
		}
		if err != nil {
			return unreachable(err)
		}
		var told struct {
			Code int             `json:"code"`
			Msg  string          `json:"msg"`
			Data json.RawMessage `json:"data"`
		}
		if err := json.Unmarshal(a.Body, &told); err != nil {
			code := "source.shape"
			if a.Status != http.StatusOK {
				code = said(a.Status)
			}
			return fault.New(fault.Invalid, code, fault.Args{"status": a.Status, "begins": beginning(a.Body)})
		}
		switch {
		case told.Code == 0:
			in := json.NewDecoder(strings.NewReader(string(told.Data)))
			in.UseNumber()
			if err := in.Decode(data); err != nil {
				return fault.New(fault.Invalid, "source.shape", fault.Args{"begins": beginning(a.Body)})
			}
			return nil
		case feishuEnded(told.Code) && !renewed:
			renewed = true
			r.tokens.forget(p)
		case feishuBusy(told.Code):
			if try == mostTries || a.RetryAfter > mostWait || !pause(ctx, max(a.RetryAfter, time.Duration(try)*300*time.Millisecond)) {
				return fault.New(fault.Invalid, "source.busy", fault.Args{"status": told.Code})
			}
		default:
			return feishuRefusal(told.Code, told.Msg)
		}
	}
}

func pause(ctx context.Context, wait time.Duration) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(wait):
		return true
	}
}

// feishuEnded tells the codes of a token that isn't valid, or not any more.
func feishuEnded(code int) bool {
	switch code {
	case 99991661, 99991663, 99991664, 99991665, 99991668, 99991671, 99991677:
		return true
	}
	return false
}

// feishuBusy tells the codes of asking too often, of all interfaces and of tables.
func feishuBusy(code int) bool { return code == feishuOften || code == 1254290 || code == 1254607 }

// feishuRefusal says what is to be done about what Feishu refuses.
func feishuRefusal(code int, why string) error {
	args := fault.Args{"code": code, "why": why}
	switch code {
	case 99991672, 99991679: // a scope that the app lacks
		return fault.New(fault.Invalid, "source.feishu_scope", args)
	case 91403, 1254302, 1254304, 1310213, 131006:
		return fault.New(fault.Invalid, "source.feishu_denied", args)
	case 91402, 1254040, 1254041, 1254042, 1310214, 1310215, 131005:
		return fault.At("/query", "source.feishu_missing", args)
	case 1254045:
		return fault.At("/value_path", "source.feishu_column", args)
	}
	if feishuEnded(code) {
		return fault.New(fault.Invalid, "source.feishu_app", args)
	}
	return fault.New(fault.Invalid, "source.feishu", args)
}

// tableLink is what a link to a table says, as people copy it from their browser.
type tableLink struct {
	token string // of the document
	node  bool   // it lies in a wiki, where the link names its node
	table string
	view  string
}

func readLink(text string, kind Kind) (l tableLink, err error) {
	bad := fault.At("/query", map[Kind]string{FeishuBase: "source.feishu_base_link", FeishuSheet: "source.feishu_sheet_link"}[kind])
	u, failed := url.Parse(strings.TrimSpace(text))
	if failed != nil || u.Host == "" {
		return l, bad
	}
	parts := strings.Split(strings.Trim(u.Path, "/"), "/")
	if len(parts) != 2 {
		return l, bad
	}
	q := u.Query()
	l = tableLink{token: parts[1], node: parts[0] == "wiki", table: q.Get("table"), view: q.Get("view")}
	switch {
	case kind == FeishuBase && (l.node || parts[0] == "base") && l.table != "":
		return l, nil
	case kind == FeishuSheet && (l.node || parts[0] == "sheets"):
		l.table = q.Get("sheet")
		return l, nil
	}
	return l, bad
}

// document is the token of the document that a link leads to.
func (r *Reader) document(ctx context.Context, p Place, l tableLink) (string, error) {
	if !l.node {
		return l.token, nil
	}
	var told struct {
		Node struct {
			Token string `json:"obj_token"`
		} `json:"node"`
	}
	err := r.feishu(ctx, p, "/wiki/v2/spaces/get_node?"+url.Values{"token": {l.token}}.Encode(), nil, &told)
	return told.Node.Token, err
}

// checkFeishu refuses an app that can't be one.
func (r *Reader) checkFeishu(p Place) error {
	if err := r.out.Check(p.Address); err != nil {
		return place(err)
	}
	var bad []*fault.Fault
	if p.User == "" {
		bad = append(bad, fault.At("/user", "input.required"))
	}
	return fault.Join(bad)
}

// tryFeishu asks for a token, which is all that an app by itself can be asked.
func (r *Reader) tryFeishu(ctx context.Context, p Place) error {
	r.tokens.forget(p)
	_, err := r.feishuToken(ctx, p)
	return err
}

var errShape = errors.New("source: another shape")
