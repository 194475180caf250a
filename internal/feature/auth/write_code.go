package auth

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base32"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/pquerna/otp"
	"github.com/pquerna/otp/hotp"

	"github.com/sinan-okr/sinan/internal/platform/token"
)

// A one-time code is six digits of 30 seconds (RFC 6238 with SHA-1, which is
// what every app knows). The step before and after are taken too, for clocks
// that differ.
const (
	stepSeconds = 30
	stepSlack   = 1
	issuer      = "Sinan"
)

func base32Encoding() *base32.Encoding { return base32.StdEncoding.WithPadding(base32.NoPadding) }

// newTOTP makes the key of a second factor: 160 bits in base32.
func newTOTP() string {
	b := make([]byte, 20)
	_, _ = rand.Read(b) // never fails, crypto/rand says
	return base32Encoding().EncodeToString(b)
}

// totpURI is what the app on the phone reads from the picture.
func totpURI(key, workspace, email string) string {
	label := issuer + ":" + email
	if workspace != "" {
		label = issuer + " " + workspace + ":" + email
	}
	q := url.Values{"secret": {key}, "issuer": {strings.TrimSpace(issuer + " " + workspace)}}
	return "otpauth://totp/" + url.PathEscape(label) + "?" + strings.ReplaceAll(q.Encode(), "+", "%20")
}

// stepOf finds the step that a code belongs to; ok is false for a wrong code.
func stepOf(key, code string, now time.Time) (step int64, ok bool) {
	if len(code) != 6 {
		return 0, false
	}
	at := now.Unix() / stepSeconds
	for s := at - stepSlack; s <= at+stepSlack; s++ {
		want, err := hotp.GenerateCodeCustom(key, uint64(s), hotp.ValidateOpts{Digits: otp.DigitsSix, Algorithm: otp.AlgorithmSHA1})
		if err == nil && subtle.ConstantTimeCompare([]byte(want), []byte(code)) == 1 {
			step, ok = s, true
		}
	}
	return step, ok
}

const recoveryCodes = 10

// newRecovery makes the codes that stand in for a lost phone, once each: 80
// random bits, as ABCD-EFGH-IJKL-MNOP. Their hashes are kept.
func newRecovery() (codes, hashes []string) {
	for range recoveryCodes {
		b := make([]byte, 10)
		_, _ = rand.Read(b) // never fails, crypto/rand says
		s := base32Encoding().EncodeToString(b)
		codes = append(codes, s[:4]+"-"+s[4:8]+"-"+s[8:12]+"-"+s[12:])
		hashes = append(hashes, token.Digest(s))
	}
	return codes, hashes
}

// clean drops what people put between the characters of a code.
func clean(code string) string {
	return strings.ToUpper(strings.NewReplacer(" ", "", "-", "", "\t", "").Replace(code))
}

// withoutCode takes a recovery code out of the list; ok is false when it isn't there.
func withoutCode(hashes []string, code string) (rest []string, ok bool) {
	i := slices.Index(hashes, token.Digest(code))
	if i < 0 {
		return hashes, false
	}
	return slices.Delete(slices.Clone(hashes), i, i+1), true
}
