package mail

import (
	"bytes"
	"fmt"
	"html/template"
	"strings"
)

// Letter is what is written to one person: a few sentences and perhaps one
// thing to do.
type Letter struct {
	Lang    string // of the sentences, for screen readers
	To      string // e-mail address
	Name    string // of the reader
	Subject string
	Lines   []string // paragraphs of plain text
	Do      string   // label of the button, "" for none
	URL     string   // where the button leads
	Small   []string // paragraphs below the button
	// Items are several things to tell, between the lines and the button.
	Items []Item
	// ID tells the letter from others, so that a second copy of it is known as
	// one; "" for any. Unsubscribe is where one click ends letters of its kind.
	ID, Unsubscribe string
	// Files are calendars that go with it.
	Files []File
}

// File is a calendar that goes with a letter.
type File struct {
	Name   string
	Method string // REQUEST, CANCEL or PUBLISH
	Body   []byte
}

// Item is one thing that a letter tells.
type Item struct {
	Head  string // who did what
	Title string // of the thing
	URL   string // where it is
	Words string // what was said
}

// Text is the letter for readers of plain text.
func (l Letter) Text() string {
	parts := append([]string{}, l.Lines...)
	for _, i := range l.Items {
		lines := []string{"* " + i.Head}
		for _, line := range []string{i.Title, i.Words, i.URL} {
			if line != "" {
				lines = append(lines, "  "+line)
			}
		}
		parts = append(parts, strings.Join(lines, "\n"))
	}
	if l.Do != "" {
		parts = append(parts, l.Do+"\n"+l.URL)
	}
	parts = append(parts, l.Small...)
	return strings.Join(parts, "\n\n") + "\n\n-- \nSinan 司南\n"
}

// HTML is the letter for everybody else. It loads nothing from anywhere.
func (l Letter) HTML() (string, error) {
	var b bytes.Buffer
	if err := page.Execute(&b, l); err != nil {
		return "", fmt.Errorf("mail: %w", err)
	}
	return b.String(), nil
}

var page = template.Must(template.New("letter").Parse(`<!doctype html>
<html lang="{{.Lang}}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{.Subject}}</title></head>
<body style="margin:0;padding:24px;background:#f6f3ec;color:#24211c;font:15px/1.7 'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',system-ui,sans-serif">
<div style="max-width:520px;margin:0 auto;padding:28px 32px;background:#fffdf8;border:1px solid #e4ddcf;border-radius:8px">
{{range .Lines}}<p style="margin:0 0 14px">{{.}}</p>
{{end}}{{range .Items}}<div style="margin:0 0 12px;padding:10px 0 0;border-top:1px solid #e4ddcf">
<div style="font-size:13px;color:#6f685c">{{.Head}}</div>
{{if .Title}}<div>{{if .URL}}<a href="{{.URL}}" style="color:#1f5f5b;text-decoration:none;font-weight:600">{{.Title}}</a>{{else}}{{.Title}}{{end}}</div>
{{end}}{{if .Words}}<div style="color:#6f685c">{{.Words}}</div>
{{end}}</div>
{{end}}{{if .Do}}<p style="margin:22px 0"><a href="{{.URL}}" style="display:inline-block;padding:9px 20px;border-radius:6px;background:#3c6b58;color:#fff;text-decoration:none">{{.Do}}</a></p>
<p style="margin:0 0 14px;font-size:12px;color:#6f685c;word-break:break-all">{{.URL}}</p>
{{end}}{{range .Small}}<p style="margin:0 0 8px;font-size:13px;color:#6f685c">{{.}}</p>
{{end}}</div>
<p style="max-width:520px;margin:14px auto;text-align:center;font-size:12px;color:#6f685c">Sinan 司南</p>
</body></html>
`))
