// Package secret seals what the database must keep but whoever reads a copy of
// the database must not learn: keys of second factors, credentials of connectors.
package secret

import (
	"bytes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"golang.org/x/crypto/chacha20poly1305"

	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// Box seals and opens with one key. The key is the setting given to New, or is
// kept in a file beside a SQLite database, which the first Seal makes.
type Box struct {
	file string
	mu   sync.Mutex
	aead cipher.AEAD
}

// ErrNoKey says that there is neither a setting nor a place for a key file:
// PostgreSQL without SINAN_SECRET, where replicas could not share a file.
var ErrNoKey = errors.New("secret: no key; set SINAN_SECRET")

// ErrSpoilt says that a text was not sealed by this key and for this purpose.
var ErrSpoilt = errors.New("secret: sealed with another key, or altered")

// MinSetting is the least length of the setting, in bytes.
const MinSetting = 32

const prefix = "v1."

// keySetting begins a setting that is the text of a key file, for a workspace that
// moves from SQLite, whose key is in a file, to PostgreSQL, which has none.
const keySetting = "key:"

// New makes a Box. setting is SINAN_SECRET ("" for none), of at least
// MinSetting bytes, or "key:" and the text of a key file; database is the path of a SQLite file ("" for PostgreSQL).
func New(setting, database string) (*Box, error) {
	b := &Box{}
	switch {
	case setting == "" && database != "":
		b.file = keyFile(database)
	case setting == "":
	case strings.HasPrefix(setting, keySetting):
		key, err := parseKey(strings.TrimPrefix(setting, keySetting))
		if err != nil {
			return nil, fault.New(fault.Invalid, "config.secret_key", fault.Args{"begins": keySetting})
		}
		if b.aead, err = chacha20poly1305.NewX(key); err != nil {
			return nil, err
		}
	case len(setting) < MinSetting:
		return nil, fault.New(fault.Invalid, "config.secret_short", fault.Args{"has": len(setting), "least": MinSetting})
	default:
		key := sha256.Sum256([]byte("sinan secret\x00" + setting))
		var err error
		if b.aead, err = chacha20poly1305.NewX(key[:]); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// Usable reports whether there is a key or a place to keep one.
func (b *Box) Usable() bool { return b.aead != nil || b.file != "" }

// Seal encrypts text. purpose (such as "totp:<person id>") is bound to it: Open
// must be given the same, so that a sealed text can't be moved to another row.
func (b *Box) Seal(text, purpose string) (string, error) {
	aead, err := b.cipher(true)
	if err != nil {
		return "", err
	}
	nonce := make([]byte, aead.NonceSize(), aead.NonceSize()+len(text)+aead.Overhead())
	_, _ = rand.Read(nonce) // never fails, crypto/rand says
	sealed := aead.Seal(nonce, nonce, []byte(text), []byte(purpose))
	return prefix + base64.RawStdEncoding.EncodeToString(sealed), nil
}

// Sealed reports whether a text looks like one that Seal made.
func Sealed(text string) bool { return strings.HasPrefix(text, prefix) }

// Open decrypts what Seal made for the same purpose; ErrSpoilt for anything else.
func (b *Box) Open(sealed, purpose string) (string, error) {
	rest, ok := strings.CutPrefix(sealed, prefix)
	raw, err := base64.RawStdEncoding.DecodeString(rest)
	if !ok || err != nil {
		return "", ErrSpoilt
	}
	aead, err := b.cipher(false)
	if err != nil {
		return "", err
	}
	if len(raw) < aead.NonceSize() {
		return "", ErrSpoilt
	}
	text, err := aead.Open(nil, raw[:aead.NonceSize()], raw[aead.NonceSize():], []byte(purpose))
	if err != nil {
		return "", ErrSpoilt
	}
	return string(text), nil
}

// SealJSON seals a value, written as JSON.
func (b *Box) SealJSON(v any, purpose string) (string, error) {
	text, err := json.Marshal(v)
	if err != nil {
		return "", err
	}
	return b.Seal(string(text), purpose)
}

// OpenJSON reads what SealJSON made into a value; the errors are those of Open, or of the JSON.
func (b *Box) OpenJSON(sealed, purpose string, v any) error {
	text, err := b.Open(sealed, purpose)
	if err != nil {
		return err
	}
	return json.Unmarshal([]byte(text), v)
}

func (b *Box) cipher(create bool) (cipher.AEAD, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.aead != nil {
		return b.aead, nil
	}
	if b.file == "" {
		return nil, ErrNoKey
	}
	key, err := readKey(b.file)
	if errors.Is(err, fs.ErrNotExist) && create {
		key, err = makeKey(b.file)
	}
	if err != nil {
		return nil, fmt.Errorf("secret: key file: %w", err)
	}
	b.aead, err = chacha20poly1305.NewX(key)
	return b.aead, err
}

func readKey(file string) ([]byte, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	key, err := parseKey(string(text))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return key, nil
}

func parseKey(text string) ([]byte, error) {
	key, err := base64.StdEncoding.DecodeString(strings.TrimSpace(text))
	if err != nil || len(key) != chacha20poly1305.KeySize {
		return nil, errors.New("it holds no key")
	}
	return key, nil
}

// KeyFile is the key file beside a SQLite database, "" where there is none.
func KeyFile(database string) string {
	if database == "" {
		return ""
	}
	file := keyFile(database)
	if _, err := os.Stat(file); err != nil {
		return ""
	}
	return file
}

func keyFile(database string) string { return database + ".key" }

// Carry puts a copy of a SQLite database's key file beside another database, where
// what was sealed has moved to. Another key there is left alone, and is an error.
func Carry(from, to string) error {
	key, err := readKey(keyFile(from))
	if err != nil {
		return fmt.Errorf("secret: key file: %w", err)
	}
	there, err := writeKey(key, keyFile(to))
	if err == nil && !bytes.Equal(there, key) {
		err = fmt.Errorf("%s is another key", keyFile(to))
	}
	if err != nil {
		return fmt.Errorf("secret: key file: %w", err)
	}
	return nil
}

func makeKey(file string) ([]byte, error) {
	key := make([]byte, chacha20poly1305.KeySize)
	_, _ = rand.Read(key) // never fails, crypto/rand says
	return writeKey(key, file)
}

// writeKey writes a key to a file that only its owner reads. The file gets its name
// by a link when it is complete: of two programs that make it at once, both then use
// the one that came first, which is what it gives back.
func writeKey(key []byte, file string) ([]byte, error) {
	draft, err := os.CreateTemp(filepath.Dir(file), ".key-*")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.Remove(draft.Name()) }()
	_, err = draft.WriteString(base64.StdEncoding.EncodeToString(key) + "\n")
	if err = errors.Join(err, draft.Sync(), draft.Close()); err != nil {
		return nil, err
	}
	if err := os.Link(draft.Name(), file); err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, err
	}
	return readKey(file)
}
