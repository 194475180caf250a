// Package config holds the settings of a running Sinan. Each can be given as a
// flag, as SINAN_* in the environment, or in a TOML file, in that order.
package config

import (
	"errors"
	"io/fs"
	"net/netip"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/alecthomas/kong"
	"github.com/pelletier/go-toml/v2"

	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// Settings are all there are; every one has a default that works.
type Settings struct {
	Addr           string   `help:"Address to listen on." default:"127.0.0.1:8321"`
	Database       string   `help:"SQLite file, or a postgres:// URL." default:"sinan.db"`
	BaseURL        string   `help:"Address that people use, such as https://okr.example.com; links in mails begin with it." name:"base-url"`
	TrustedProxies []string `help:"Networks whose X-Forwarded-* headers are believed, such as 10.0.0.0/8."`
	SecureCookies  string   `help:"Send cookies over https only: auto follows the base URL." enum:"auto,yes,no" default:"auto"`
	Timezone       string   `help:"Time zone that decides which day it is." default:"Asia/Shanghai"`
	MetricsAddr    string   `help:"Address for /metrics; not served when empty."`
	Secret         string   `help:"Key that seals ratings, incentive statements, second factors and passwords, at least 32 characters, the same for all replicas; a file beside a SQLite database when empty."`
	MailURL        string   `help:"SMTP server as smtp://user:password@host:587; no mail is sent when empty." name:"mail-url"`
	MailFrom       string   `help:"Sender of mails." default:"Sinan <sinan@localhost>"`
	OutboundAllow  []string `help:"Networks that robots may call though they are not public, such as 10.1.2.0/24."`
	SourceFiles    string   `help:"Folder whose SQLite files metrics may be read from, by their names below it; none when empty."`
	FileScan       string   `help:"Asked about each file of a comment before it is kept: a command such as 'clamdscan --no-summary -' that reads it and ends with 0 for yes and 1 for no, or an http(s) address that answers 2xx or 4xx; nobody is asked when empty."`
	LogFormat      string   `help:"How to log." enum:"text,json" default:"text"`
}

// Proxies parses TrustedProxies.
func (s Settings) Proxies() ([]netip.Prefix, error) {
	return networks("trusted-proxies", s.TrustedProxies)
}

// Outbound parses OutboundAllow.
func (s Settings) Outbound() ([]netip.Prefix, error) {
	return networks("outbound-allow", s.OutboundAllow)
}

// networks parses networks and single addresses.
func networks(setting string, list []string) ([]netip.Prefix, error) {
	out := make([]netip.Prefix, 0, len(list))
	for _, p := range list {
		if !strings.Contains(p, "/") {
			addr, err := netip.ParseAddr(p)
			if err != nil {
				return nil, fault.New(fault.Invalid, "config.network", fault.Args{"setting": setting, "value": p})
			}
			out = append(out, netip.PrefixFrom(addr, addr.BitLen()))
			continue
		}
		prefix, err := netip.ParsePrefix(p)
		if err != nil {
			return nil, fault.New(fault.Invalid, "config.network", fault.Args{"setting": setting, "value": p})
		}
		out = append(out, prefix)
	}
	return out, nil
}

// Secure reports whether cookies are for https only.
func (s Settings) Secure() bool {
	return s.SecureCookies == "yes" || s.SecureCookies == "auto" && strings.HasPrefix(s.BaseURL, "https://")
}

// URL is the address people use, without a slash at its end: BaseURL, or the
// listening address.
func (s Settings) URL() string {
	if s.BaseURL != "" {
		return strings.TrimSuffix(s.BaseURL, "/")
	}
	return "http://" + s.Addr
}

// Location is the time zone that decides which day it is.
func (s Settings) Location() (*time.Location, error) { return time.LoadLocation(s.Timezone) }

// Check finds settings that can't work, all at once.
func (s Settings) Check() error {
	_, proxies := s.Proxies()
	_, outbound := s.Outbound()
	var zone, base error
	if _, err := s.Location(); err != nil {
		zone = fault.New(fault.Invalid, "config.timezone", fault.Args{"value": s.Timezone})
	}
	if s.BaseURL != "" {
		if u, err := url.Parse(s.BaseURL); err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
			base = fault.New(fault.Invalid, "config.base_url", fault.Args{"value": s.BaseURL})
		}
	}
	return errors.Join(proxies, outbound, zone, base)
}

// Resolver looks a flag up in the environment (SINAN_BASE_URL for --base-url)
// and then in the TOML file named by SINAN_CONFIG or given as file ("" for none).
func Resolver(file string, getenv func(string) string) (kong.Resolver, error) {
	if file == "" {
		file = getenv("SINAN_CONFIG")
	}
	values := map[string]any{}
	if file != "" {
		b, err := os.ReadFile(file)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fault.New(fault.Missing, "config.no_file", fault.Args{"file": file})
		}
		if err != nil {
			return nil, err
		}
		if err := toml.Unmarshal(b, &values); err != nil {
			return nil, fault.New(fault.Invalid, "config.file", fault.Args{"file": file, "why": err})
		}
	}
	return kong.ResolverFunc(func(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
		name := strings.ReplaceAll(flag.Name, "-", "_")
		if v := getenv("SINAN_" + strings.ToUpper(name)); v != "" {
			return v, nil
		}
		if v, ok := values[name]; ok {
			return v, nil
		}
		return nil, nil
	}), nil
}
