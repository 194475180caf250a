package outbound_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/net/dns/dnsmessage"

	"github.com/sinan-okr/sinan/internal/platform/outbound"
)

func client(o outbound.Options, allow ...string) *outbound.Client {
	for _, text := range allow {
		o.Allow = append(o.Allow, netip.MustParsePrefix(text))
	}
	return outbound.New(o)
}

func refused(t *testing.T, what string, err error) {
	t.Helper()
	var closed *outbound.Closed
	if !errors.As(err, &closed) {
		t.Errorf("%s: %v", what, err)
	}
}

func TestAddressesThatAreNotPublicAreRefused(t *testing.T) {
	c := client(outbound.Options{})
	for _, host := range []string{"127.0.0.1", "127.9.9.9", "10.1.2.3", "172.31.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255",
		"[::1]", "[::]", "[fe80::1]", "[fd00::1]", "[::ffff:127.0.0.1]", "[::ffff:10.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[ff02::1]"} {
		refused(t, host, c.Check("https://"+host+"/hook"))
		_, err := c.Post(t.Context(), "http://"+host+"/hook", nil, nil)
		refused(t, "post to "+host, err)
	}
	for _, address := range []string{"https://open.feishu.cn/open-apis/bot/v2/hook/x", "https://8.8.8.8/", "https://[2400:3200::1]/"} {
		if err := c.Check(address); err != nil {
			t.Errorf("%s: %v", address, err)
		}
	}
	for _, address := range []string{"", "ftp://example.com/", "//example.com", "https://user:word@example.com/", "file:///etc/passwd", "https://"} {
		if c.Check(address) == nil {
			t.Errorf("%q passes", address)
		}
	}
}

// Numbers in other spellings and names of this machine are found when they are
// looked up, before anything is sent.
func TestNamesThatLeadInside(t *testing.T) {
	var calls atomic.Int32
	s := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { calls.Add(1) }))
	defer s.Close()
	port := s.URL[strings.LastIndex(s.URL, ":"):]
	c := client(outbound.Options{})
	for _, host := range []string{"localhost", "2130706433", "0x7f000001", "127.1"} {
		if _, err := c.Post(t.Context(), "http://"+host+port+"/", nil, nil); err == nil {
			t.Errorf("%s was called", host)
		}
	}
	if calls.Load() != 0 {
		t.Errorf("%d calls arrived", calls.Load())
	}
}

func TestARedirectIsLookedAtAgain(t *testing.T) {
	inside := httptest.NewUnstartedServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("the redirect led inside") }))
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.2:0")
	if err != nil {
		t.Skipf("no second loopback address: %v", err)
	}
	inside.Listener = l
	inside.Start()
	defer inside.Close()
	to, code := inside.URL, http.StatusTemporaryRedirect
	var got string
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/there" {
			b := make([]byte, 9)
			n, _ := r.Body.Read(b)
			got = r.Method + " " + string(b[:n])
			return
		}
		http.Redirect(w, r, to, code)
	}))
	defer s.Close()
	c := client(outbound.Options{}, "127.0.0.1/32")
	_, err = c.Post(t.Context(), s.URL, nil, []byte("hello"))
	refused(t, "inside", err)
	to = s.URL + "/there"
	if a, err := c.Post(t.Context(), s.URL, nil, []byte("hello")); err != nil || a.Status != 200 || got != "POST hello" {
		t.Errorf("the same call elsewhere: %v, %v, %q", a.Status, err, got)
	}
	code = http.StatusFound // would make a GET of it
	if a, err := c.Post(t.Context(), s.URL, nil, nil); err != nil || a.Status != http.StatusFound {
		t.Errorf("a call that would change: %v, %v", a.Status, err)
	}
	code, to = http.StatusTemporaryRedirect, s.URL
	if a, err := c.Post(t.Context(), s.URL, nil, nil); err != nil || a.Status != http.StatusTemporaryRedirect {
		t.Errorf("in a circle: %v, %v", a.Status, err)
	}
}

// names is a DNS server that gives another answer each time.
func names(t *testing.T, answers ...[4]byte) *net.Resolver {
	t.Helper()
	conn, err := (&net.ListenConfig{}).ListenPacket(t.Context(), "udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	go func() {
		asked := 0
		buf := make([]byte, 512)
		for {
			n, from, err := conn.ReadFrom(buf)
			if err != nil {
				return
			}
			var m dnsmessage.Message
			if m.Unpack(buf[:n]) != nil {
				continue
			}
			m.Response, m.Additionals = true, nil
			if q := m.Questions[0]; q.Type == dnsmessage.TypeA {
				ip := answers[min(asked, len(answers)-1)]
				asked++
				m.Answers = []dnsmessage.Resource{{Header: dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class}, Body: &dnsmessage.AResource{A: ip}}}
			}
			out, err := m.Pack()
			if err != nil {
				continue
			}
			if _, err := conn.WriteTo(out, from); err != nil {
				return
			}
		}
	}()
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, "udp", conn.LocalAddr().String())
	}}
}

func TestANameThatChangesIsLookedAtAgain(t *testing.T) {
	var calls atomic.Int32
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		calls.Add(1)
		w.Header().Set("Connection", "close")
	}))
	defer s.Close()
	u, err := url.Parse(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	c := client(outbound.Options{Resolver: names(t, [4]byte{127, 0, 0, 1}, [4]byte{127, 0, 0, 9})}, "127.0.0.1/32")
	address := "http://robot.sinan.example.:" + u.Port() + "/"
	if _, err := c.Post(t.Context(), address, nil, nil); err != nil {
		t.Fatalf("as allowed: %v", err)
	}
	_, err = c.Post(t.Context(), address, nil, nil)
	refused(t, "the name leads elsewhere now", err)
	if calls.Load() != 1 {
		t.Errorf("%d calls", calls.Load())
	}
}

func TestCallsEnd(t *testing.T) {
	never := make(chan struct{})
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/never":
			<-never
		case "/endless":
			for range 1 << 12 {
				if _, err := fmt.Fprint(w, strings.Repeat("x", 1<<10)); err != nil {
					return
				}
			}
		case "/later":
			w.Header().Set("Retry-After", "90")
			w.WriteHeader(http.StatusTooManyRequests)
		case "/much-later":
			w.Header().Set("Retry-After", "99999999")
			w.WriteHeader(http.StatusServiceUnavailable)
		}
	}))
	defer s.Close()
	defer close(never)
	c := client(outbound.Options{Patience: 300 * time.Millisecond}, "127.0.0.0/8")
	begun := time.Now()
	_, err := c.Post(t.Context(), s.URL+"/never?key=secret", nil, nil)
	if err == nil || time.Since(begun) > 5*time.Second || strings.Contains(err.Error(), "secret") {
		t.Errorf("never: %v after %s", err, time.Since(begun))
	}
	slow := client(outbound.Options{}, "127.0.0.0/8")
	if a, err := slow.Post(t.Context(), s.URL+"/endless", nil, nil); err != nil || len(a.Body) != 64<<10 {
		t.Errorf("endless: %d bytes, %v", len(a.Body), err)
	}
	if a, err := slow.Post(t.Context(), s.URL+"/later", nil, nil); err != nil || a.Status != 429 || a.RetryAfter != 90*time.Second {
		t.Errorf("later: %+v, %v", a, err)
	}
	if a, err := slow.Post(t.Context(), s.URL+"/much-later", nil, nil); err != nil || a.RetryAfter != 6*time.Hour {
		t.Errorf("much later: %+v, %v", a, err)
	}
}
