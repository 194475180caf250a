package outbound

import (
	"fmt"
	"net/netip"
)

// closed are the networks that no address given by a person may lead to: those of
// this machine, of the company, of its provider's metadata, and those that stand
// for others. They are looked at when a connection is made, after names were
// looked up, so that neither a redirect nor a name that changes leads around it.
func closed() []netip.Prefix {
	var list []netip.Prefix
	for _, text := range []string{
		"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
		"192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
		"::/128", "::1/128", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16",
		"fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
	} {
		list = append(list, netip.MustParsePrefix(text))
	}
	return list
}

// Closed says that an address leads to a network that isn't allowed.
type Closed struct{ Addr netip.Addr }

// Error tells the address and what to do.
func (e *Closed) Error() string {
	return fmt.Sprintf("outbound: %s is not a public address; allow it by SINAN_OUTBOUND_ALLOW", e.Addr)
}

// guard says where connections may go.
type guard struct {
	closed []netip.Prefix
	allow  []netip.Prefix
}

func newGuard(allow []netip.Prefix) guard { return guard{closed: closed(), allow: allow} }

// check refuses an address in a closed network, unless it is allowed by name.
func (g guard) check(addr netip.Addr) error {
	addr = addr.Unmap().WithZone("")
	for _, p := range g.allow {
		if p.Contains(addr) {
			return nil
		}
	}
	for _, p := range g.closed {
		if p.Contains(addr) {
			return &Closed{addr}
		}
	}
	return nil
}
