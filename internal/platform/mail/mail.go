// Package mail sends letters to people, where the admin has set a mail server.
package mail

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	netmail "net/mail"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/wneessen/go-mail"

	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// Sender carries one letter to its reader. It is the edge of the network: tests
// put a pile in its place.
type Sender interface {
	Send(ctx context.Context, l Letter) error
}

// timeout bounds one conversation with the server.
const timeout = 30 * time.Second

// SMTP sends by one server.
type SMTP struct {
	host string
	opts []mail.Option
	from string
}

// NewSMTP reads the address of a server: smtp://user:password@host:587, or
// smtps:// for TLS from the first byte (port 465). smtp:// asks for STARTTLS,
// and insists on it where a password would be sent to another machine; ?tls=none,
// =try or =must says otherwise. from is the sender, as "Name <address>".
func NewSMTP(address, from string) (*SMTP, error) {
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" || (u.Scheme != "smtp" && u.Scheme != "smtps") {
		return nil, fault.New(fault.Invalid, "config.mail_url") // not the address itself: it holds a password
	}
	if err := mail.NewMsg().From(from); err != nil {
		return nil, fault.New(fault.Invalid, "config.mail_from", fault.Args{"value": from})
	}
	s := &SMTP{host: u.Hostname(), from: from, opts: []mail.Option{mail.WithTimeout(timeout)}}
	port := 587
	if u.Scheme == "smtps" {
		port = 465
		s.opts = append(s.opts, mail.WithSSL())
	} else {
		policy, err := tlsPolicy(u)
		if err != nil {
			return nil, err
		}
		s.opts = append(s.opts, mail.WithTLSPolicy(policy))
	}
	if u.Port() != "" {
		if port, err = strconv.Atoi(u.Port()); err != nil {
			return nil, fault.New(fault.Invalid, "config.mail_port")
		}
	}
	s.opts = append(s.opts, mail.WithPort(port))
	if u.User != nil {
		password, _ := u.User.Password()
		s.opts = append(s.opts, mail.WithSMTPAuth(mail.SMTPAuthAutoDiscover), mail.WithUsername(u.User.Username()), mail.WithPassword(password))
	}
	_, err = mail.NewClient(s.host, s.opts...)
	return s, err
}

func tlsPolicy(u *url.URL) (mail.TLSPolicy, error) {
	switch tls := u.Query().Get("tls"); tls {
	case "none":
		return mail.NoTLS, nil
	case "try":
		return mail.TLSOpportunistic, nil
	case "must":
		return mail.TLSMandatory, nil
	case "":
		ip := net.ParseIP(u.Hostname())
		near := u.Hostname() == "localhost" || ip != nil && ip.IsLoopback()
		if u.User == nil || near {
			return mail.TLSOpportunistic, nil
		}
		return mail.TLSMandatory, nil
	default:
		return 0, fault.New(fault.Invalid, "config.mail_tls", fault.Args{"value": tls})
	}
}

// Send makes the letter a message of text and HTML and gives it to the server.
func (s *SMTP) Send(ctx context.Context, l Letter) error {
	m := mail.NewMsg()
	if err := m.From(s.from); err != nil {
		return fmt.Errorf("mail: sender: %w", err)
	}
	if err := m.AddToFormat(l.Name, l.To); err != nil {
		return &Refused{fmt.Errorf("mail: reader: %w", err)}
	}
	m.Subject(l.Subject)
	m.SetDate()
	if l.ID != "" {
		m.SetMessageIDWithValue(l.ID + "@" + s.domain())
	} else {
		m.SetMessageID()
	}
	if l.Unsubscribe != "" {
		m.SetListUnsubscribe(l.Unsubscribe)
		m.SetListUnsubscribePost() // RFC 8058: one click, no page
	}
	m.SetGenHeader("Auto-Submitted", "auto-generated")
	html, err := l.HTML()
	if err != nil {
		return err
	}
	m.SetBodyString(mail.TypeTextPlain, l.Text())
	m.AddAlternativeString(mail.TypeTextHTML, html)
	if err := attach(m, l.Files); err != nil {
		return err
	}
	// A client is one conversation: making it anew keeps Send safe for many at once.
	c, err := mail.NewClient(s.host, s.opts...)
	if err != nil {
		return err
	}
	if err := c.DialWithContext(ctx); err != nil {
		return &Unreachable{fmt.Errorf("mail: %w", err)}
	}
	err = c.Send(m)
	if closing := c.Close(); err == nil && closing != nil {
		slog.WarnContext(ctx, "the mail server hung up", "error", closing) // it has taken the letter
	}
	if err == nil {
		return nil
	}
	err = fmt.Errorf("mail: %w", err)
	var refusal *mail.SendError
	if errors.As(err, &refusal) && refusal.ErrorCode() >= 500 && !refusal.IsTemp() {
		return &Refused{err}
	}
	return err
}

// attach puts calendars to a message: as files, and a single invitation also as
// what it is, so that mail programs show it with their buttons (RFC 6047).
func attach(m *mail.Msg, files []File) error {
	if len(files) == 1 && files[0].Method != "PUBLISH" {
		m.AddAlternativeString(mail.ContentType("text/calendar; method="+files[0].Method), string(files[0].Body))
	}
	for _, file := range files {
		if err := m.AttachReader(file.Name, bytes.NewReader(file.Body), mail.WithFileContentType("application/ics")); err != nil {
			return fmt.Errorf("mail: %s: %w", file.Name, err)
		}
	}
	return nil
}

// domain is that of the sender's address.
func (s *SMTP) domain() string {
	a, err := netmail.ParseAddress(s.from)
	if err != nil {
		return s.host
	}
	return a.Address[strings.LastIndex(a.Address, "@")+1:]
}

// Unreachable says that the server couldn't be spoken to at all: another letter
// would fare no better.
type Unreachable struct{ Err error }

// Error is what the network said.
func (e *Unreachable) Error() string { return e.Err.Error() }

// Unwrap is the cause.
func (e *Unreachable) Unwrap() error { return e.Err }

// Refused says that the server will never take this letter.
type Refused struct{ Err error }

// Error is what the server said.
func (e *Refused) Error() string { return e.Err.Error() }

// Unwrap is the cause.
func (e *Refused) Unwrap() error { return e.Err }
