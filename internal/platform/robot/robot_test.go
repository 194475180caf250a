package robot_test

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/platform/outbound"
	"github.com/sinan-okr/sinan/internal/platform/robot"
)

var now = time.Date(2026, 11, 26, 1, 2, 3, 456e6, time.UTC)

func message() robot.Message {
	return robot.Message{ID: "msg_1", Brand: "司南", Title: "运营部：2 条进展", Do: "打开司南", URL: "https://okr.example.com/okrs", At: now, More: "还有 3 条",
		Items: []robot.Item{
			{ID: "e1", Topic: "checked_in", Label: "进展更新", Head: "陈晨 更新到 52,000 人", Title: "日活增长10%", URL: "https://okr.example.com/okrs/o1?kr=k1", Words: "老用户回流", At: now,
				Do: "说一句", DoURL: "https://okr.example.com/okrs/o1?kr=k1"},
			{ID: "e2", Topic: "blocked", Label: "受阻", Head: "胡", Title: "[点我](https://evil.example) <at id=all></at> <!channel> **", URL: "https://okr.example.com/okrs/o2", At: now,
				Tone: robot.Warn, Do: "去看行动", DoURL: "https://okr.example.com/key-results/k2/plan"},
		}}
}

func made(t *testing.T, k robot.Kind, address, secret string) (robot.Call, map[string]any) {
	t.Helper()
	c, err := robot.Make(k, address, secret, message(), now)
	if err != nil {
		t.Fatal(err)
	}
	var body map[string]any
	if err := json.Unmarshal(c.Body, &body); err != nil {
		t.Fatal(err)
	}
	return c, body
}

func sum(key, text string) string {
	h := hmac.New(sha256.New, []byte(key))
	h.Write([]byte(text))
	return base64.StdEncoding.EncodeToString(h.Sum(nil))
}

// at walks into JSON.
func at(t *testing.T, v any, path ...any) any {
	t.Helper()
	for _, p := range path {
		switch p := p.(type) {
		case string:
			v = v.(map[string]any)[p]
		case int:
			v = v.([]any)[p]
		}
	}
	return v
}

func TestFeishu(t *testing.T) {
	_, body := made(t, robot.Feishu, "https://open.feishu.cn/open-apis/bot/v2/hook/x", "SEC")
	if body["timestamp"] != "1795654923" || body["sign"] != sum("1795654923\nSEC", "") || body["msg_type"] != "interactive" {
		t.Errorf("signed: %v %v", body["timestamp"], body["sign"])
	}
	if got := at(t, body, "card", "elements", 0, "text", "content"); got != "**进展更新** 陈晨 更新到 52,000 人\n[日活增长10%](https://okr.example.com/okrs/o1?kr=k1)\n老用户回流" {
		t.Errorf("first: %v", got)
	}
	if got := at(t, body, "card", "elements", 1, "text", "content").(string); strings.Contains(got, "<at") || strings.Contains(got, "](https://evil") {
		t.Errorf("a title became a mark: %s", got)
	}
	if at(t, body, "card", "elements", 3, "actions", 0, "url") != "https://okr.example.com/okrs" {
		t.Errorf("button: %v", body)
	}
	if at(t, body, "card", "elements", 1, "extra", "url") != "https://okr.example.com/key-results/k2/plan" || at(t, body, "card", "elements", 1, "extra", "text", "content") != "去看行动" {
		t.Errorf("the button of a line: %v", at(t, body, "card", "elements", 1))
	}
	if _, bare := made(t, robot.Feishu, "https://open.feishu.cn/x", ""); bare["sign"] != nil {
		t.Error("signed without a secret")
	}
}

func TestDingTalk(t *testing.T) {
	c, body := made(t, robot.DingTalk, "https://oapi.dingtalk.com/robot/send?access_token=abc", "SEC+/=")
	u, err := url.Parse(c.Address)
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	if q.Get("access_token") != "abc" || q.Get("timestamp") != "1795654923456" || q.Get("sign") != sum("SEC+/=", "1795654923456\nSEC+/=") {
		t.Errorf("address: %s", c.Address)
	}
	text := at(t, body, "actionCard", "text").(string)
	if body["msgtype"] != "actionCard" || !strings.Contains(text, "[日活增长10%](https://okr.example.com/okrs/o1?kr=k1)") || strings.Contains(text, "](https://evil") {
		t.Errorf("card: %s", text)
	}
	if at(t, body, "actionCard", "btns", 1, "actionURL") != "https://okr.example.com/key-results/k2/plan" || at(t, body, "actionCard", "btns", 2, "title") != "打开司南" ||
		!strings.HasPrefix(at(t, body, "actionCard", "btns", 0, "title").(string), "说一句 · 日活") {
		t.Errorf("buttons: %v", at(t, body, "actionCard", "btns"))
	}
}

func TestWeCom(t *testing.T) {
	c, body := made(t, robot.WeCom, "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k", "")
	row := at(t, body, "template_card", "horizontal_content_list", 0)
	if c.Address != "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k" || at(t, row, "keyname") != "进展更新" || at(t, row, "type") != float64(1) ||
		at(t, body, "template_card", "card_action", "url") == nil || at(t, body, "template_card", "sub_title_text") != "还有 3 条" {
		t.Errorf("card: %s", c.Body)
	}
	if jumps := at(t, body, "template_card", "jump_list").([]any); len(jumps) != 3 || at(t, jumps[1], "url") != "https://okr.example.com/key-results/k2/plan" {
		t.Errorf("jumps: %v", jumps)
	}
	m := message()
	for i := range 20 {
		m.Items = append(m.Items, robot.Item{Title: fmt.Sprint(i), Label: "x", URL: "https://okr.example.com"})
	}
	m.More = ""
	long, err := robot.Make(robot.WeCom, "https://x.example", "", m, now)
	if err != nil || strings.Count(string(long.Body), "keyname") != 6 || !strings.Contains(string(long.Body), "+16") {
		t.Errorf("a card holds six lines: %s, %v", long.Body, err)
	}
}

func TestSlack(t *testing.T) {
	c, body := made(t, robot.Slack, "https://hooks.slack.com/services/T/B/x", "")
	if at(t, body, "blocks", 1, "text", "text") != "*进展更新* 陈晨 更新到 52,000 人\n<https://okr.example.com/okrs/o1?kr=k1|日活增长10%>\n老用户回流\n→ <https://okr.example.com/okrs/o1?kr=k1|说一句>" ||
		strings.Contains(string(c.Body), "<!channel>") || strings.Contains(string(c.Body), `"button"`) || at(t, body, "blocks", 4, "text", "text") != "*<https://okr.example.com/okrs|打开司南>*" {
		t.Errorf("blocks: %s", c.Body)
	}
}

func TestTeams(t *testing.T) {
	_, body := made(t, robot.Teams, "https://prod.example.logic.azure.com/workflows/x?sig=y", "")
	card := at(t, body, "attachments", 0, "content")
	if at(t, body, "attachments", 0, "contentType") != "application/vnd.microsoft.card.adaptive" || at(t, card, "type") != "AdaptiveCard" ||
		at(t, card, "body", 1, "items", 1, "inlines", 0, "selectAction", "url") != "https://okr.example.com/okrs/o1?kr=k1" || at(t, card, "actions", 0, "type") != "Action.OpenUrl" {
		t.Errorf("card: %v", card)
	}
	if at(t, card, "body", 2, "style") != "warning" || at(t, card, "body", 2, "items", 2, "actions", 0, "url") != "https://okr.example.com/key-results/k2/plan" {
		t.Errorf("what can be done: %v", at(t, card, "body", 2))
	}
}

// The colour of a card is that of the worst that it tells; it is good where all is.
func TestTheColourOfACard(t *testing.T) {
	for _, c := range []struct {
		tones  []robot.Tone
		feishu string
		weCom  float64
	}{
		{[]robot.Tone{robot.Plain, robot.Plain}, "turquoise", 0}, {[]robot.Tone{robot.Good, robot.Good}, "green", 3}, {[]robot.Tone{robot.Good, robot.Plain}, "turquoise", 0},
		{[]robot.Tone{robot.Good, robot.Warn}, "orange", 1}, {[]robot.Tone{robot.Bad, robot.Warn}, "red", 2},
	} {
		m := message()
		for i, tone := range c.tones {
			m.Items[i].Tone = tone
		}
		said := func(k robot.Kind) (body map[string]any) {
			call, err := robot.Make(k, "https://x.example", "", m, now)
			if err != nil || json.Unmarshal(call.Body, &body) != nil {
				t.Fatal(err)
			}
			return body
		}
		if got := at(t, said(robot.Feishu), "card", "header", "template"); got != c.feishu {
			t.Errorf("%v: Feishu's header is %v, want %s", c.tones, got, c.feishu)
		}
		if got := at(t, said(robot.WeCom), "template_card", "source", "desc_color"); got != c.weCom {
			t.Errorf("%v: WeCom's source is %v, want %v", c.tones, got, c.weCom)
		}
	}
}

func TestStandardWebhooks(t *testing.T) {
	key := []byte("0123456789012345678901234567890!")
	secret := "whsec_" + base64.StdEncoding.EncodeToString(key)
	c, body := made(t, robot.Webhook, "https://hooks.example.com/sinan", secret)
	if c.Header["Webhook-Id"][0] != "msg_1" || c.Header["Webhook-Timestamp"][0] != "1795654923" ||
		c.Header["Webhook-Signature"][0] != "v1,"+sum(string(key), "msg_1.1795654923."+string(c.Body)) {
		t.Errorf("headers: %v", c.Header)
	}
	if body["type"] != "sinan.told" || at(t, body, "data", "items", 0, "id") != "e1" || at(t, body, "data", "items", 1, "topic") != "blocked" {
		t.Errorf("body: %s", c.Body)
	}
	one, other := robot.NewSecret(), robot.NewSecret()
	if err := robot.CheckSecret(robot.Webhook, one); err != nil || one == other {
		t.Errorf("a new secret: %v, and %q after %q", err, other, one)
	}
	for _, bad := range []string{"", "whsec_", "whsec_c2hvcnQ=", "no base64 at all"} {
		if !errors.Is(robot.CheckSecret(robot.Webhook, bad), robot.ErrSecret) {
			t.Errorf("%q passes", bad)
		}
	}
	if robot.CheckSecret(robot.Slack, "x") == nil || robot.CheckSecret(robot.Feishu, "") != nil {
		t.Error("who signs")
	}
}

func TestJudge(t *testing.T) {
	const taken, again, never = "taken", "again", "never"
	for _, c := range []struct {
		kind   robot.Kind
		status int
		body   string
		want   string
	}{
		{robot.Feishu, 200, `{"code":0,"msg":"success","data":{}}`, taken},
		{robot.Feishu, 200, `{"StatusCode":0,"StatusMessage":"success"}`, taken},
		{robot.Feishu, 200, `{"code":19021,"msg":"sign match fail or timestamp is not within one hour from current time"}`, never},
		{robot.Feishu, 200, `{"code":11232,"msg":"frequency limited psm"}`, again},
		{robot.Feishu, 200, `<html>a proxy's login</html>`, again},
		{robot.Feishu, 200, `{"code":"zero"}`, again},
		{robot.Feishu, 200, ``, again},
		{robot.DingTalk, 200, `{"errcode":0,"errmsg":"ok"}`, taken},
		{robot.DingTalk, 200, `{"errcode":130101,"errmsg":"send too fast"}`, again},
		{robot.DingTalk, 200, `{"errcode":310000,"errmsg":"sign not match"}`, never},
		{robot.WeCom, 200, `{"errcode":0,"errmsg":"ok"}`, taken},
		{robot.WeCom, 200, `{"errcode":45009,"errmsg":"api freq out of limit"}`, again},
		{robot.WeCom, 200, `{"errcode":93000,"errmsg":"invalid webhook url"}`, never},
		{robot.Slack, 200, "ok\n", taken},
		{robot.Slack, 200, "no_text", again},
		{robot.Slack, 404, "no_service", never},
		{robot.Slack, 429, "rate_limited", again},
		{robot.Teams, 202, "", taken},
		{robot.Teams, 200, "Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 429", again},
		{robot.Teams, 401, "", never},
		{robot.Webhook, 204, "", taken},
		{robot.Webhook, 400, "", again},
		{robot.Webhook, 410, "", never},
		{robot.Webhook, 302, "", never},
		{robot.Feishu, 500, "", again},
		{robot.WeCom, 503, "", again},
	} {
		err := robot.Judge(c.kind, outbound.Answer{Status: c.status, Body: []byte(c.body)})
		var refused *robot.Refused
		got := taken
		switch {
		case errors.As(err, &refused):
			got = never
		case err != nil:
			got = again
		}
		if got != c.want {
			t.Errorf("%s %d %s: %s, %v", c.kind, c.status, c.body, got, err)
		}
	}
	if err := robot.Judge(robot.Webhook, outbound.Answer{Status: 500, Body: []byte("inside")}); strings.Contains(err.Error(), "inside") {
		t.Errorf("tells what another program said: %v", err)
	}
}

// A sentence before the items stands on every platform's card, as text.
func TestTheLead(t *testing.T) {
	m := message()
	m.Lead, m.Items = "12 个关键结果：*落后* 1", m.Items[:1]
	for _, k := range robot.Kinds() {
		secret := ""
		if k == robot.Webhook {
			secret = robot.NewSecret()
		}
		c, err := robot.Make(k, "https://example.com/x", secret, m, now)
		if err != nil {
			t.Fatal(err)
		}
		if text := string(c.Body); !strings.Contains(text, "12 个关键结果") {
			t.Errorf("%s: %s", k, text)
		}
	}
	if c, _ := robot.Make(robot.Feishu, "https://example.com/x", "", m, now); strings.Contains(string(c.Body), "*落后*") {
		t.Error("the lead became a mark")
	}
}
