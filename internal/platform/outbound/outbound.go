// Package outbound calls addresses that people have typed in: robots, connectors.
// It goes to public addresses only, unless the settings allow more, waits for a
// short while and reads little.
package outbound

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strconv"
	"syscall"
	"time"
)

// Limits bound a call.
const (
	patience  = 10 * time.Second // for the whole of it
	mostRead  = 64 << 10
	redirects = 3
)

// Options are how calls are made.
type Options struct {
	Allow    []netip.Prefix // networks that may be called though they aren't public
	Patience time.Duration  // 0 for the usual
	Resolver *net.Resolver  // nil for the system's
}

// Client makes calls.
type Client struct {
	http   *http.Client
	dialer *net.Dialer
	guard  guard
}

// New makes a client. It heeds no proxy of the environment: a proxy would look up
// names and connect where the guard can't see it.
func New(o Options) *Client {
	c := &Client{guard: newGuard(o.Allow)}
	wait := o.Patience
	if wait == 0 {
		wait = patience
	}
	c.dialer = &net.Dialer{Timeout: wait / 2, Resolver: o.Resolver, Control: c.control}
	c.http = &http.Client{
		Timeout: wait,
		Transport: &http.Transport{DialContext: c.dialer.DialContext, TLSHandshakeTimeout: wait / 2, ResponseHeaderTimeout: wait, MaxResponseHeaderBytes: 16 << 10,
			MaxIdleConns: 16, IdleConnTimeout: 30 * time.Second, ForceAttemptHTTP2: true},
		CheckRedirect: follow,
	}
	return c
}

// control is asked with the address that a connection is about to be made to.
func (c *Client) control(_, address string, _ syscall.RawConn) error {
	to, err := netip.ParseAddrPort(address)
	if err != nil {
		return fmt.Errorf("outbound: %s: %w", address, err)
	}
	return c.guard.check(to.Addr())
}

// follow keeps to redirects that carry the same call on, and never from https to
// http. Any other is the answer itself: a POST that became a GET told nobody. What
// says who calls goes to the host that it was meant for, and to no other.
func follow(next *http.Request, via []*http.Request) error {
	first := via[0]
	code := next.Response.StatusCode
	same := code == http.StatusTemporaryRedirect || code == http.StatusPermanentRedirect || first.Method == http.MethodGet
	if len(via) > redirects || next.Method != first.Method || !same || first.URL.Scheme == "https" && next.URL.Scheme != "https" {
		return http.ErrUseLastResponse
	}
	if first.Method == http.MethodGet && next.URL.Host != first.URL.Host {
		next.Header = http.Header{"Accept": first.Header["Accept"], "User-Agent": first.Header["User-Agent"]}
	}
	return nil
}

// Answer is what came back.
type Answer struct {
	Status     int
	Body       []byte        // its beginning
	RetryAfter time.Duration // 0 where it wasn't said
}

// Check refuses what is no address that can be called, without calling it. A
// host that is written as a number is looked at by the guard at once.
func (c *Client) Check(address string) error {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.User != nil || u.Scheme != "https" && u.Scheme != "http" {
		return errors.New("outbound: no http(s) address")
	}
	if addr, err := netip.ParseAddr(u.Hostname()); err == nil {
		return c.guard.check(addr)
	}
	return nil
}

// Post sends a body and gives the answer, whatever its status is, with the beginning
// of what it says. An error says that there was none; it never holds the address,
// whose path may be a secret.
func (c *Client) Post(ctx context.Context, address string, header http.Header, body []byte) (Answer, error) {
	return c.ask(ctx, http.MethodPost, address, header, bytes.NewReader(body), mostRead)
}

// Get asks for a page and reads at most so many bytes of it; more is TooLong.
func (c *Client) Get(ctx context.Context, address string, header http.Header, most int64) (Answer, error) {
	a, err := c.ask(ctx, http.MethodGet, address, header, http.NoBody, most+1)
	if err == nil && int64(len(a.Body)) > most {
		err = &TooLong{Most: most}
	}
	return a, err
}

// Search is Post for an answer that is a page, of which at most so many bytes are read;
// more is TooLong.
func (c *Client) Search(ctx context.Context, address string, header http.Header, body []byte, most int64) (Answer, error) {
	a, err := c.ask(ctx, http.MethodPost, address, header, bytes.NewReader(body), most+1)
	if err == nil && int64(len(a.Body)) > most {
		err = &TooLong{Most: most}
	}
	return a, err
}

// ask reads as many bytes of the answer as are wanted, and leaves the others.
func (c *Client) ask(ctx context.Context, method, address string, header http.Header, body io.Reader, wanted int64) (a Answer, err error) {
	if err := c.Check(address); err != nil {
		return a, err
	}
	r, err := http.NewRequestWithContext(ctx, method, address, body)
	if err != nil {
		return a, errors.New("outbound: no http(s) address")
	}
	for k, v := range header {
		r.Header[k] = v
	}
	r.Header.Set("User-Agent", "Sinan")
	res, err := c.http.Do(r)
	if err != nil {
		return a, bare(err)
	}
	defer func() { _ = res.Body.Close() }()                                                                                                    // what was read is kept
	a = Answer{Status: res.StatusCode, RetryAfter: retryAfter(cmp.Or(res.Header.Get("Retry-After"), res.Header.Get("X-Ogw-Ratelimit-Reset")))} // the latter is Feishu's
	if a.Body, err = io.ReadAll(io.LimitReader(res.Body, wanted)); err != nil {
		return a, bare(err)
	}
	return a, nil
}

// TooLong says that an answer has more bytes than were asked for.
type TooLong struct{ Most int64 }

// Error says how long an answer may be.
func (e *TooLong) Error() string {
	return fmt.Sprintf("outbound: the answer is longer than %d bytes", e.Most)
}

// Dial connects to an address for another protocol than HTTP, past the same guard.
func (c *Client) Dial(ctx context.Context, network, address string) (net.Conn, error) {
	return c.dialer.DialContext(ctx, network, address)
}

// bare takes the address out of an error.
func bare(err error) error {
	var named *url.Error
	if errors.As(err, &named) {
		err = named.Err
		if named.Timeout() {
			return fmt.Errorf("outbound: no answer in time: %w", err)
		}
	}
	return fmt.Errorf("outbound: %w", err)
}

// mostPause bounds how long a server may ask to be left alone.
const mostPause = 6 * time.Hour

// retryAfter reads seconds, or a date.
func retryAfter(text string) time.Duration {
	if n, err := strconv.Atoi(text); err == nil {
		return min(max(time.Duration(n)*time.Second, 0), mostPause)
	}
	if at, err := http.ParseTime(text); err == nil {
		return min(max(time.Until(at), 0), mostPause)
	}
	return 0
}
