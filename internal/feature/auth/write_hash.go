package auth

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"

	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// Cost of argon2id: OWASP's second recommendation (19 MiB, two passes), so that
// a hash takes some 30 ms and a burst of sign-ins does not exhaust memory.
const (
	argonMemory = 19 * 1024 // KiB
	argonPasses = 2
	argonLanes  = 1
	saltBytes   = 16
	keyBytes    = 32
)

// Lengths of a password, in characters.
const (
	minPassword = 8
	maxPassword = 200
)

func checkPassword(field, password string) *fault.Fault {
	n := utf8.RuneCountInString(password)
	switch {
	case n < minPassword:
		return fault.At(field, "auth.password_short", fault.Args{"min": minPassword})
	case n > maxPassword:
		return fault.At(field, "input.too_long", fault.Args{"limit": maxPassword})
	}
	return nil
}

// hashesAtOnce bounds the memory of many sign-ins at once: 19 MiB each.
const hashesAtOnce = 4

// hash is hashPassword, taking its turn.
func (f *Feature) hash(ctx context.Context, password string) (string, error) {
	if err := f.turn(ctx); err != nil {
		return "", err
	}
	defer func() { <-f.hashing }()
	return hashPassword(password), nil
}

// fits is passwordFits, taking its turn.
func (f *Feature) fits(ctx context.Context, phc, password string) (bool, error) {
	if utf8.RuneCountInString(password) > maxPassword { // none is; don't hash a book
		return false, nil
	}
	if err := f.turn(ctx); err != nil {
		return false, err
	}
	defer func() { <-f.hashing }()
	return passwordFits(phc, password), nil
}

func (f *Feature) turn(ctx context.Context) error {
	select {
	case f.hashing <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// hashPassword gives the PHC string of a password.
func hashPassword(password string) string {
	salt := make([]byte, saltBytes)
	_, _ = rand.Read(salt) // never fails, crypto/rand says
	key := argon2.IDKey([]byte(password), salt, argonPasses, argonMemory, argonLanes, keyBytes)
	b64 := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, argonMemory, argonPasses, argonLanes, b64.EncodeToString(salt), b64.EncodeToString(key))
}

// passwordFits compares in constant time. An empty or broken hash fits nothing
// but takes as long, so that the time does not tell who exists.
func passwordFits(phc, password string) bool {
	var memory, passes uint32
	var lanes uint8
	salt, key := make([]byte, saltBytes), make([]byte, keyBytes)
	parts := strings.Split(phc, "$")
	ok := len(parts) == 6 && parts[1] == "argon2id"
	if ok {
		_, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &memory, &passes, &lanes)
		s, err2 := base64.RawStdEncoding.DecodeString(parts[4])
		k, err3 := base64.RawStdEncoding.DecodeString(parts[5])
		if ok = err == nil && err2 == nil && err3 == nil && len(k) == keyBytes && passes > 0 && lanes > 0; ok {
			salt, key = s, k
		}
	}
	if !ok {
		memory, passes, lanes = argonMemory, argonPasses, argonLanes
	}
	got := argon2.IDKey([]byte(password), salt, passes, memory, lanes, keyBytes)
	return subtle.ConstantTimeCompare(got, key) == 1 && ok
}
