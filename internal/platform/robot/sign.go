package robot

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"net/url"
	"strconv"
	"strings"
	"time"
)

func hmac256(key, text string) string {
	h := hmac.New(sha256.New, []byte(key))
	h.Write([]byte(text))
	return base64.StdEncoding.EncodeToString(h.Sum(nil))
}

// feishuSign: the key is the time and the secret, the text is empty.
func feishuSign(stamp, secret string) string { return hmac256(stamp+"\n"+secret, "") }

// signedAddress adds DingTalk's two parameters: here the secret is the key, and
// the time, in milliseconds, is signed with it.
func signedAddress(address, secret string, now time.Time) (string, error) {
	u, err := url.Parse(address)
	if err != nil {
		return "", errors.New("robot: no address")
	}
	if secret == "" {
		return address, nil
	}
	stamp := strconv.FormatInt(now.UnixMilli(), 10)
	q := u.Query()
	q.Set("timestamp", stamp)
	q.Set("sign", hmac256(secret, stamp+"\n"+secret))
	u.RawQuery = q.Encode()
	return u.String(), nil
}

// whsec begins a secret of the Standard Webhooks scheme; base64 follows.
const whsec = "whsec_"

// NewSecret makes a secret for a webhook.
func NewSecret() string {
	key := make([]byte, 32)
	_, _ = rand.Read(key) // never fails, crypto/rand says
	return whsec + base64.StdEncoding.EncodeToString(key)
}

// ErrSecret says that a text is no secret of the Standard Webhooks scheme.
var ErrSecret = errors.New("robot: no webhook secret")

func webhookKey(secret string) (string, error) {
	key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(secret, whsec))
	if err != nil || len(key) < 24 || len(key) > 64 {
		return "", ErrSecret
	}
	return string(key), nil
}

// CheckSecret refuses a secret that a platform can't sign with.
func CheckSecret(k Kind, secret string) error {
	switch {
	case k == Webhook:
		_, err := webhookKey(secret)
		return err
	case secret != "" && !k.Signs():
		return ErrSecret
	}
	return nil
}

// ErrSignature says that a message wasn't signed with the secret, or not lately.
var ErrSignature = errors.New("robot: no valid signature")

// lately is how far the clocks of sender and receiver may be apart.
const lately = 5 * time.Minute

// Verify checks a message that was sent to us by the same scheme: one of the
// signatures must be made with the secret, within five minutes of now.
func Verify(secret, id, stamp, signatures string, body []byte, now time.Time) error {
	key, err := webhookKey(secret)
	if err != nil {
		return err
	}
	sent, err := strconv.ParseInt(stamp, 10, 64)
	if err != nil || now.Sub(time.Unix(sent, 0)).Abs() > lately {
		return ErrSignature
	}
	want := []byte("v1," + hmac256(key, id+"."+stamp+"."+string(body)))
	for one := range strings.FieldsSeq(signatures) {
		if hmac.Equal([]byte(one), want) {
			return nil
		}
	}
	return ErrSignature
}

// signWebhook adds the three headers of the scheme: the id tells a receiver that
// a second copy is one.
func signWebhook(c *Call, secret, id string, now time.Time) error {
	key, err := webhookKey(secret)
	if err != nil {
		return err
	}
	stamp := strconv.FormatInt(now.Unix(), 10)
	c.Header["Webhook-Id"] = []string{id}
	c.Header["Webhook-Timestamp"] = []string{stamp}
	c.Header["Webhook-Signature"] = []string{"v1," + hmac256(key, id+"."+stamp+"."+string(c.Body))}
	return nil
}
