package pgcluster

import (
	"io"
	"net"
	"net/url"
	"strings"
	"testing"
)

// Bridge lets one reach the server of a database over TCP, which it doesn't listen
// on itself, as host:port/database, until t ends.
func Bridge(t testing.TB, dsn string) (address, role string) {
	t.Helper()
	u, err := url.Parse(dsn)
	if err != nil {
		t.Fatal(err)
	}
	if u.Hostname() != "" {
		return u.Host + u.Path, u.User.Username()
	}
	l, err := bridge(u)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() }) // a listener that is closed twice is closed
	user := u.User.Username()
	if user == "" {
		user = u.Query().Get("user")
	}
	return l.Addr().String() + "/" + strings.Trim(u.Path, "/"), user
}

// bridge listens on the loopback for connections to the socket that u names.
func bridge(u *url.URL) (net.Listener, error) {
	port := u.Query().Get("port")
	if port == "" {
		port = "5432"
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	go func() {
		for {
			from, err := l.Accept()
			if err != nil {
				return
			}
			go carry(from, u.Query().Get("host")+"/.s.PGSQL."+port)
		}
	}()
	return l, nil
}

// carry passes bytes both ways until either side ends.
func carry(from net.Conn, socket string) {
	defer func() { _ = from.Close() }()
	to, err := net.Dial("unix", socket)
	if err != nil {
		return
	}
	defer func() { _ = to.Close() }()
	go func() {
		_, _ = io.Copy(to, from)
		_ = to.Close()
	}()
	_, _ = io.Copy(from, to)
}
