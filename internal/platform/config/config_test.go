package config_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/alecthomas/kong"

	"github.com/sinan-okr/sinan/internal/platform/config"
)

func parse(t *testing.T, file string, env map[string]string, args ...string) config.Settings {
	t.Helper()
	r, err := config.Resolver(file, func(k string) string { return env[k] })
	if err != nil {
		t.Fatal(err)
	}
	var s config.Settings
	p, err := kong.New(&s, kong.Resolvers(r))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Parse(args); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestOrderOfSettings(t *testing.T) {
	file := filepath.Join(t.TempDir(), "sinan.toml")
	if err := os.WriteFile(file, []byte("addr = \"file:1\"\nbase_url = \"https://okr.example.com/\"\ntimezone = \"UTC\"\ntrusted_proxies = [\"10.0.0.0/8\", \"::1\"]\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := parse(t, file, map[string]string{"SINAN_ADDR": "env:1", "SINAN_TIMEZONE": "Asia/Tokyo"}, "--timezone=Europe/Paris")
	if s.Addr != "env:1" || s.Timezone != "Europe/Paris" || s.URL() != "https://okr.example.com" || s.Database != "sinan.db" {
		t.Errorf("%+v", s)
	}
	if !s.Secure() {
		t.Error("cookies should be secure behind https")
	}
	if p, err := s.Proxies(); err != nil || len(p) != 2 {
		t.Errorf("proxies %v %v", p, err)
	}
}

func TestCheckNamesWhatIsWrong(t *testing.T) {
	s := parse(t, "", nil, "--timezone=Nowhere/Land", "--base-url=okr", "--trusted-proxies=x")
	if err := s.Check(); err == nil {
		t.Error("settings that can't work were taken")
	}
	if _, err := config.Resolver("/does/not/exist.toml", os.Getenv); err == nil {
		t.Error("a missing file was taken")
	}
}
