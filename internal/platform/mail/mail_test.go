package mail_test

import (
	"bufio"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/platform/mail"
)

var letter = mail.Letter{Lang: "zh-CN", To: "lina@example.com", Name: "李娜", Subject: "重设密码", Lines: []string{"你好 <b>李娜</b>"}, Do: "重设", URL: "https://okr.example.com/reset/x", Small: []string{"不是你?不用理会。"}}

// post is a mail server that takes one letter.
func post(t *testing.T) (address string, taken chan string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	taken = make(chan string, 1)
	go func() {
		c, err := l.Accept()
		if err != nil {
			return
		}
		defer func() { _ = c.Close() }()
		_ = c.SetDeadline(time.Now().Add(10 * time.Second))
		say := func(s string) { _, _ = io.WriteString(c, s+"\r\n") }
		in := bufio.NewReader(c)
		say("220 here")
		var data strings.Builder
		for {
			line, err := in.ReadString('\n')
			if err != nil {
				return
			}
			switch verb, _, _ := strings.Cut(strings.ToUpper(strings.TrimSpace(line)), " "); verb {
			case "EHLO", "HELO":
				say("250-here\r\n250 8BITMIME")
			case "DATA":
				say("354 go on")
				for {
					line, err := in.ReadString('\n')
					if err != nil || line == ".\r\n" {
						break
					}
					data.WriteString(line)
				}
				taken <- data.String()
				say("250 taken")
			case "QUIT":
				say("221 bye")
				return
			default:
				say("250 ok")
			}
		}
	}()
	return l.Addr().String(), taken
}

func TestALetterArrives(t *testing.T) {
	address, taken := post(t)
	s, err := mail.NewSMTP("smtp://"+address, "Sinan <sinan@example.com>")
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Send(t.Context(), letter); err != nil {
		t.Fatal(err)
	}
	got := <-taken
	for _, want := range []string{"<sinan@example.com>", "<lina@example.com>", "multipart/alternative", "text/plain", "text/html", "Auto-Submitted: auto-generated"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
}

// An invitation is shown by mail programs where it is a part of its own, and kept
// where it is a file; a list of meetings is a file alone.
func TestAnInvitationGoesWithItsLetter(t *testing.T) {
	for _, c := range []struct {
		method string
		part   bool
	}{{"REQUEST", true}, {"CANCEL", true}, {"PUBLISH", false}} {
		address, taken := post(t)
		s, err := mail.NewSMTP("smtp://"+address, "Sinan <sinan@example.com>")
		if err != nil {
			t.Fatal(err)
		}
		l := letter
		l.Files = []mail.File{{Name: "meeting.ics", Method: c.method, Body: []byte("BEGIN:VCALENDAR\r\nMETHOD:" + c.method + "\r\nEND:VCALENDAR\r\n")}}
		if err := s.Send(t.Context(), l); err != nil {
			t.Fatal(err)
		}
		got := <-taken
		if part := strings.Contains(got, "text/calendar; method="+c.method); part != c.part {
			t.Errorf("%s as a part: %v\n%s", c.method, part, got)
		}
		if !strings.Contains(got, `filename="meeting.ics"`) || !strings.Contains(got, "multipart/mixed") {
			t.Errorf("%s as a file:\n%s", c.method, got)
		}
	}
}

func TestWordsCantBecomeMarkup(t *testing.T) {
	html, err := letter.HTML()
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(html, "<b>") || !strings.Contains(html, `href="https://okr.example.com/reset/x"`) {
		t.Error(html)
	}
	evil := letter
	evil.URL = "javascript:alert(1)"
	if html, _ := evil.HTML(); strings.Contains(html, `href="javascript`) {
		t.Error(html)
	}
	if text := letter.Text(); !strings.Contains(text, "https://okr.example.com/reset/x") || !strings.Contains(text, "不是你?") {
		t.Error(text)
	}
}

func TestAPasswordIsNeverSaidInTheClear(t *testing.T) {
	address, _ := post(t) // offers no STARTTLS
	s, err := mail.NewSMTP("smtp://u:geheim@"+address+"?tls=must", "sinan@example.com")
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Send(t.Context(), letter); err == nil {
		t.Error("sent without TLS")
	}
	for _, wrong := range []string{"", "okr", "http://host", "smtp://", "smtp://h:x", "smtp://h?tls=perhaps"} {
		if _, err := mail.NewSMTP(wrong, "sinan@example.com"); err == nil {
			t.Errorf("%q was taken", wrong)
		}
	}
	if _, err := mail.NewSMTP("smtp://u:geheim@h:x", "sinan@example.com"); err == nil || strings.Contains(err.Error(), "geheim") {
		t.Errorf("%v", err)
	}
	if _, err := mail.NewSMTP("smtp://host", "nobody"); err == nil {
		t.Error("a sender without an address was taken")
	}
}
