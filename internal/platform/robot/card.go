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
	text := func(md string) {
		elements = append(elements, object{"tag": "div", "text": object{"tag": "lark_md", "content": md}})
	}
	if m.Lead != "" {
		text(safe(m.Lead))
	}
	for _, i := range m.Items {
		line := "**" + safe(i.Label) + "** " + safe(i.Head) + "\n[" + safe(i.Title) + "](" + i.URL + ")"
		if i.Words != "" {
			line += "\n" + safe(cut(i.Words, 200))
		}
		text(line)
	}
	if m.More != "" {
		text(safe(m.More))
	}
	elements = append(elements, object{"tag": "action", "actions": list{
		object{"tag": "button", "type": "primary", "url": m.URL, "text": object{"tag": "plain_text", "content": m.Do}}}})
	body := object{"msg_type": "interactive", "card": object{
		"config":   object{"wide_screen_mode": true},
		"header":   object{"template": "turquoise", "title": object{"tag": "plain_text", "content": m.Title}},
		"elements": elements,
	}}
	if secret != "" {
		stamp := strconv.FormatInt(now.Unix(), 10)
		body["timestamp"], body["sign"] = stamp, feishuSign(stamp, secret)
	}
	return body
}

// dingTalk is an action card with one button. Its Markdown knows no escape, so
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
	return object{"msgtype": "actionCard", "actionCard": object{"title": m.Title, "text": strings.Join(parts, "\n\n"), "singleTitle": m.Do, "singleURL": m.URL}}
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
	card := object{
		"card_type": "text_notice", "source": object{"desc": m.Brand, "desc_color": 0}, "main_title": object{"title": cut(m.Title, 36)},
		"horizontal_content_list": rows, "jump_list": list{object{"type": 1, "title": cut(m.Do, 13), "url": m.URL}}, "card_action": object{"type": 1, "url": m.URL},
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

// slack is blocks, and a line of text for notifications.
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
		text(line)
	}
	if m.More != "" {
		text(safe(m.More))
	}
	blocks = append(blocks, object{"type": "actions", "elements": list{
		object{"type": "button", "style": "primary", "url": m.URL, "text": object{"type": "plain_text", "text": cut(m.Do, 75)}}}})
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
		body = append(body, object{"type": "Container", "separator": true, "items": lines})
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
		items = append(items, object{"id": i.ID, "topic": i.Topic, "title": i.Title, "head": i.Head, "words": i.Words, "url": i.URL, "at": i.At.UTC().Format(time.RFC3339)})
	}
	return object{"type": "sinan.told", "timestamp": m.At.UTC().Format(time.RFC3339), "data": object{"title": m.Title, "lead": m.Lead, "items": items, "more": m.More}}
}
