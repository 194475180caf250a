package robot

import (
	"strconv"
	"strings"
	"time"
)

// feishu is an interactive card. Texts are people's: what Feishu would read as a
// mark or a mention is written as an entity.
func feishu(m Message, secret string, now time.Time) object {
	safe := strings.NewReplacer("&", "&#38;", "<", "&#60;", ">", "&#62;", "*", "&#42;", "~", "&#126;", "_", "&#95;", "`", "&#96;", "[", "&#91;", "]", "&#93;",
		"(", "&#40;", ")", "&#41;", "!", "&#33;", "#", "&#35;", "\n", " ").Replace
	elements := list{}
	text := func(md string) object {
		div := object{"tag": "div", "text": object{"tag": "lark_md", "content": md}}
		elements = append(elements, div)
		return div
	}
	if m.Lead != "" {
		text(safe(m.Lead))
	}
	for _, i := range m.Items {
		line := "**" + safe(i.Label) + "** " + safe(i.Head) + "\n[" + safe(i.Title) + "](" + i.URL + ")"
		if i.Words != "" {
			line += "\n" + safe(cut(i.Words, 200))
		}
		if div := text(line); i.Do != "" { // beside its line
			div["extra"] = object{"tag": "button", "type": "default", "url": i.DoURL, "text": object{"tag": "plain_text", "content": i.Do}}
		}
	}
	if m.More != "" {
		text(safe(m.More))
	}
	elements = append(elements, object{"tag": "action", "actions": list{
		object{"tag": "button", "type": "primary", "url": m.URL, "text": object{"tag": "plain_text", "content": m.Do}}}})
	body := object{"msg_type": "interactive", "card": object{
		"config":   object{"wide_screen_mode": true},
		"header":   object{"template": map[Tone]string{Plain: "turquoise", Good: "green", Warn: "orange", Bad: "red"}[m.tone()], "title": object{"tag": "plain_text", "content": m.Title}},
		"elements": elements,
	}}
	if secret != "" {
		stamp := strconv.FormatInt(now.Unix(), 10)
		body["timestamp"], body["sign"] = stamp, feishuSign(stamp, secret)
	}
	return body
}

// mostButtons is how many things of a card of DingTalk and WeCom have a button, besides
// the one that opens Sinan.
const mostButtons = 2

// acts are the things about which something can be done, as many as have a button. Where
// there are several, each says about what.
func (m Message) acts() (list []Item) {
	for _, i := range m.Items {
		if i.Do != "" && len(list) < mostButtons {
			list = append(list, i)
		}
	}
	if len(m.Items) > 1 {
		for n := range list {
			list[n].Do += " · " + list[n].Title
		}
	}
	return list
}

// dingTalk is an action card with buttons. Its Markdown knows no escape, so
// what makes links and pictures is written wide.
func dingTalk(m Message) object {
	safe := strings.NewReplacer("[", "［", "]", "］", "<", "＜", ">", "＞", "`", "｀", "*", "＊", "#", "＃", "\n", " ").Replace
	parts := []string{"### " + safe(m.Title)}
	if m.Lead != "" {
		parts = append(parts, safe(m.Lead))
	}
	for _, i := range m.Items {
		line := "**" + safe(i.Label) + "** " + safe(i.Head) + "  \n[" + safe(i.Title) + "](" + i.URL + ")"
		if i.Words != "" {
			line += "  \n" + safe(cut(i.Words, 200))
		}
		parts = append(parts, line)
	}
	if m.More != "" {
		parts = append(parts, safe(m.More))
	}
	buttons := list{}
	for _, i := range m.acts() {
		buttons = append(buttons, object{"title": cut(i.Do, 20), "actionURL": i.DoURL})
	}
	buttons = append(buttons, object{"title": m.Do, "actionURL": m.URL})
	return object{"msgtype": "actionCard", "actionCard": object{"title": m.Title, "text": strings.Join(parts, "\n\n"), "btnOrientation": "0", "btns": buttons}}
}

// mostRows is how many lines a card of WeCom holds.
const mostRows = 6

// weCom is a template card: plain text, a line for each thing, which leads to it.
func weCom(m Message) object {
	rows := list{}
	for _, i := range m.Items[:min(len(m.Items), mostRows)] {
		value := i.Title + " · " + i.Head
		if i.Words != "" {
			value += " · " + i.Words
		}
		rows = append(rows, object{"keyname": cut(i.Label, 8), "value": cut(value, 80), "type": 1, "url": i.URL})
	}
	jumps := list{}
	for _, i := range m.acts() {
		jumps = append(jumps, object{"type": 1, "title": cut(i.Do, 13), "url": i.DoURL})
	}
	jumps = append(jumps, object{"type": 1, "title": cut(m.Do, 13), "url": m.URL})
	card := object{
		"card_type": "text_notice", "source": object{"desc": m.Brand, "desc_color": map[Tone]int{Plain: 0, Good: 3, Warn: 1, Bad: 2}[m.tone()]}, "main_title": object{"title": cut(m.Title, 36)},
		"horizontal_content_list": rows, "jump_list": jumps, "card_action": object{"type": 1, "url": m.URL},
	}
	more := m.More
	if left := len(m.Items) - len(rows); more == "" && left > 0 {
		more = "+" + strconv.Itoa(left)
	}
	if said := strings.TrimSpace(m.Lead + " " + more); said != "" {
		card["sub_title_text"] = cut(said, 112)
	}
	return object{"msgtype": "template_card", "template_card": card}
}

// slack is blocks, and a line of text for notifications. What can be pressed are links in
// text: beside a button of an app that answers no presses, as a webhook's, Slack sets a
// warning (slackapi/slack-github-action issue 513).
func slack(m Message) object {
	safe := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "|", "¦", "\n", " ").Replace
	blocks := list{object{"type": "header", "text": object{"type": "plain_text", "text": cut(m.Title, 150)}}}
	text := func(words string) {
		blocks = append(blocks, object{"type": "section", "text": object{"type": "mrkdwn", "text": words}})
	}
	if m.Lead != "" {
		text(safe(m.Lead))
	}
	for _, i := range m.Items {
		line := "*" + safe(i.Label) + "* " + safe(i.Head) + "\n<" + i.URL + "|" + safe(cut(i.Title, 200)) + ">"
		if i.Words != "" {
			line += "\n" + safe(cut(i.Words, 200))
		}
		if i.Do != "" {
			line += "\n→ <" + i.DoURL + "|" + safe(cut(i.Do, 75)) + ">"
		}
		text(map[Tone]string{Plain: "", Good: "🟢 ", Warn: "🟠 ", Bad: "🔴 "}[i.Tone] + line)
	}
	if m.More != "" {
		text(safe(m.More))
	}
	text("*<" + m.URL + "|" + safe(cut(m.Do, 75)) + ">*")
	return object{"text": safe(m.Title), "blocks": blocks}
}

// teams is an adaptive card for a workflow's webhook. Runs of rich text are taken
// as they are, without Markdown.
func teams(m Message) object {
	body := list{object{"type": "TextBlock", "size": "Medium", "weight": "Bolder", "wrap": true, "text": plain(m.Title)}}
	if m.Lead != "" {
		body = append(body, object{"type": "TextBlock", "wrap": true, "text": plain(m.Lead)})
	}
	for _, i := range m.Items {
		lines := list{object{"type": "RichTextBlock", "inlines": list{
			object{"type": "TextRun", "text": i.Label + " ", "weight": "Bolder"}, object{"type": "TextRun", "text": i.Head}}},
			object{"type": "RichTextBlock", "spacing": "None", "inlines": list{
				object{"type": "TextRun", "text": i.Title, "selectAction": object{"type": "Action.OpenUrl", "url": i.URL}}}}}
		if i.Words != "" {
			lines = append(lines, object{"type": "RichTextBlock", "spacing": "None", "inlines": list{object{"type": "TextRun", "isSubtle": true, "text": cut(i.Words, 200)}}})
		}
		if i.Do != "" {
			lines = append(lines, object{"type": "ActionSet", "actions": list{object{"type": "Action.OpenUrl", "title": i.Do, "url": i.DoURL}}})
		}
		box := object{"type": "Container", "separator": true, "items": lines}
		if style := map[Tone]string{Good: "good", Warn: "warning", Bad: "attention"}[i.Tone]; style != "" {
			box["style"] = style
		}
		body = append(body, box)
	}
	if m.More != "" {
		body = append(body, object{"type": "TextBlock", "isSubtle": true, "wrap": true, "text": plain(m.More)})
	}
	card := object{"$schema": "http://adaptivecards.io/schemas/adaptive-card.json", "type": "AdaptiveCard", "version": "1.4", "body": body,
		"actions": list{object{"type": "Action.OpenUrl", "title": m.Do, "url": m.URL}}}
	return object{"type": "message", "attachments": list{object{"contentType": "application/vnd.microsoft.card.adaptive", "contentUrl": nil, "content": card}}}
}

// plain keeps a block of text from being read as Markdown.
func plain(text string) string {
	return strings.NewReplacer("[", `\[`, "]", `\]`, "*", `\*`, "_", `\_`, "<", "＜", "\n", " ").Replace(text)
}

// webhook is what other programs get: all that the cards tell, by name.
func webhook(m Message) object {
	items := list{}
	for _, i := range m.Items {
		items = append(items, object{"id": i.ID, "topic": i.Topic, "title": i.Title, "head": i.Head, "words": i.Words, "url": i.URL, "at": i.At.UTC().Format(time.RFC3339),
			"tone": map[Tone]string{Plain: "plain", Good: "good", Warn: "warn", Bad: "bad"}[i.Tone], "do": i.Do, "do_url": i.DoURL})
	}
	return object{"type": "sinan.told", "timestamp": m.At.UTC().Format(time.RFC3339), "data": object{"title": m.Title, "lead": m.Lead, "items": items, "more": m.More}}
}
