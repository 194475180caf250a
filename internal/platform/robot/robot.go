// Package robot speaks to the group chats of other programs: what a message looks
// like on each platform, how it is signed, and what an answer means. It makes and
// judges calls; outbound carries them.
package robot

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"time"
)

// Kind is a platform.
type Kind string

// The platforms.
const (
	Feishu   Kind = "feishu"
	DingTalk Kind = "dingtalk"
	WeCom    Kind = "wecom"
	Slack    Kind = "slack"
	Teams    Kind = "teams"
	Webhook  Kind = "webhook" // any program, signed by the Standard Webhooks scheme
)

// Kinds lists all.
func Kinds() []Kind { return []Kind{Feishu, DingTalk, WeCom, Slack, Teams, Webhook} }

// Known reports whether there is such a platform.
func (k Kind) Known() bool { return slices.Contains(Kinds(), k) }

// Signs reports whether the platform takes a secret to sign with. The others
// have all of it in the address.
func (k Kind) Signs() bool { return k == Feishu || k == DingTalk || k == Webhook }

// Message is what a robot says.
type Message struct {
	ID    string // the same for the same message however often it is sent
	Brand string
	Title string
	Lead  string // a sentence before the items; "" for none
	Items []Item
	More  string // of those left out; "" for none
	Do    string // label of the button
	URL   string // where it leads
	At    time.Time
}

// Tone is how good or bad a thing is; cards colour it where they can, and never by
// colour alone.
type Tone int

// The tones; a message has the worst of its items, or Good where all are.
const (
	Plain Tone = iota
	Good
	Warn
	Bad
)

// Item is one thing that a message tells.
type Item struct {
	ID    string
	Topic string
	Label string // the topic in words
	Head  string // who did what
	Title string
	URL   string
	Words string
	At    time.Time
	Tone  Tone
	Do    string // what can be done about it, as a button's label; "" for nothing but to read it
	DoURL string // where that is done
}

// tone is that of the whole message.
func (m Message) tone() Tone {
	worst, good := Plain, len(m.Items) > 0
	for _, i := range m.Items {
		good = good && i.Tone == Good
		if i.Tone > Good {
			worst = max(worst, i.Tone)
		}
	}
	if good {
		return Good
	}
	return worst
}

// Call is a message ready to be sent.
type Call struct {
	Address string
	Header  http.Header
	Body    []byte
}

// Make writes a message for a platform and signs it. secret is "" for none.
func Make(k Kind, address, secret string, m Message, now time.Time) (c Call, err error) {
	c = Call{Address: address, Header: http.Header{"Content-Type": {"application/json; charset=utf-8"}}}
	var body any
	switch k {
	case Feishu:
		body = feishu(m, secret, now)
	case DingTalk:
		body = dingTalk(m)
		c.Address, err = signedAddress(address, secret, now)
	case WeCom:
		body = weCom(m)
	case Slack:
		body = slack(m)
	case Teams:
		body = teams(m)
	case Webhook:
		body = webhook(m)
	default:
		err = fmt.Errorf("robot: no platform %q", k)
	}
	if err != nil {
		return c, err
	}
	if c.Body, err = json.Marshal(body); err != nil {
		return c, fmt.Errorf("robot: %w", err)
	}
	if k == Webhook {
		err = signWebhook(&c, secret, m.ID, now)
	}
	return c, err
}

// cut shortens a text to so many characters.
func cut(text string, n int) string {
	r := []rune(text)
	if len(r) <= n {
		return text
	}
	return string(r[:n-1]) + "…"
}

// list is a JSON array, never null.
type list []any

type object map[string]any
