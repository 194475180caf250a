// Package token makes words that nobody guesses, for cookies, links and secret
// addresses, and what the database keeps of them.
package token

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
)

// New makes 256 random bits, as letters that stand in an address.
func New() string {
	b := make([]byte, 32)
	_, _ = rand.Read(b) // never fails, crypto/rand says
	return base64.RawURLEncoding.EncodeToString(b)
}

// Digest is what is kept of a token: it has 256 random bits, so a plain hash is enough.
func Digest(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}
