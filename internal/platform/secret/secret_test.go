package secret_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/sinan-okr/sinan/internal/platform/secret"
)

func TestSealedTextOpensOnlyForItsPurpose(t *testing.T) {
	db := filepath.Join(t.TempDir(), "x.db")
	b, err := secret.New("", db)
	if err != nil {
		t.Fatal(err)
	}
	sealed, err := b.Seal("JBSWY3DPEHPK3PXP", "totp:1")
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(sealed, "JBSW") {
		t.Error("the text shows")
	}
	again, err := secret.New("", db) // another start of the program
	if err != nil {
		t.Fatal(err)
	}
	if got, err := again.Open(sealed, "totp:1"); err != nil || got != "JBSWY3DPEHPK3PXP" {
		t.Errorf("%q %v", got, err)
	}
	for _, wrong := range []string{"totp:2", ""} {
		if _, err := again.Open(sealed, wrong); !errors.Is(err, secret.ErrSpoilt) {
			t.Errorf("opened for %q: %v", wrong, err)
		}
	}
	for _, text := range []string{"", "v1.", "v1.!!", "v2." + sealed[3:], sealed[:len(sealed)-2] + "AA"} {
		if _, err := again.Open(text, "totp:1"); !errors.Is(err, secret.ErrSpoilt) {
			t.Errorf("opened %q: %v", text, err)
		}
	}
	info, err := os.Stat(db + ".key")
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("key file: %v %v", info, err)
	}
}

func TestOneKeyForManyStarts(t *testing.T) {
	db := filepath.Join(t.TempDir(), "x.db")
	sealed := make([]string, 8)
	var wg sync.WaitGroup
	for i := range sealed {
		wg.Go(func() {
			b, err := secret.New("", db)
			if err == nil {
				sealed[i], err = b.Seal("s", "p")
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	b, _ := secret.New("", db)
	for _, s := range sealed {
		if _, err := b.Open(s, "p"); err != nil {
			t.Error(err)
		}
	}
}

func TestWhereTheKeyComesFrom(t *testing.T) {
	if _, err := secret.New("short", ""); err == nil {
		t.Error("a short setting was taken")
	}
	none, err := secret.New("", "")
	if err != nil || none.Usable() {
		t.Fatal(err)
	}
	if _, err := none.Seal("s", "p"); !errors.Is(err, secret.ErrNoKey) {
		t.Errorf("sealed without a key: %v", err)
	}
	setting := strings.Repeat("k", secret.MinSetting)
	one, err := secret.New(setting, "ignored.db")
	if err != nil {
		t.Fatal(err)
	}
	two, _ := secret.New(setting, "")
	sealed, err := one.Seal("s", "p")
	if err != nil {
		t.Fatal(err)
	}
	if got, err := two.Open(sealed, "p"); err != nil || got != "s" {
		t.Errorf("two replicas with one setting: %q %v", got, err)
	}
	if _, err := os.Stat("ignored.db.key"); err == nil {
		t.Error("a key file beside a setting")
	}
}

// A key file goes along to another file, and as a setting to where there is none;
// another key that is there already is neither used nor overwritten.
func TestAKeyFileMoves(t *testing.T) {
	dir := t.TempDir()
	from, to, other := filepath.Join(dir, "from.db"), filepath.Join(dir, "to.db"), filepath.Join(dir, "other.db")
	if secret.KeyFile(from) != "" || secret.KeyFile("") != "" {
		t.Error("a key file that isn't there")
	}
	old, _ := secret.New("", from)
	sealed, err := old.Seal("s", "p")
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := secret.Carry(from, to); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(secret.KeyFile(from))
	if err != nil {
		t.Fatal(err)
	}
	byFile, _ := secret.New("", to)
	bySetting, err := secret.New("key:"+string(text), "")
	if err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string]*secret.Box{"file": byFile, "setting": bySetting} {
		if got, err := b.Open(sealed, "p"); err != nil || got != "s" {
			t.Errorf("by the %s: %q %v", name, got, err)
		}
	}
	theirs, _ := secret.New("", other)
	kept, err := theirs.Seal("t", "p")
	if err != nil {
		t.Fatal(err)
	}
	if err := secret.Carry(from, other); err == nil {
		t.Error("another key was taken for the same")
	}
	if got, err := theirs.Open(kept, "p"); err != nil || got != "t" {
		t.Errorf("the other key: %q %v", got, err)
	}
	if _, err := secret.New("key:"+strings.Repeat("no key ", 8), ""); err == nil || strings.Contains(err.Error(), "no key no key") {
		t.Errorf("what is no key: %v", err)
	}
}
