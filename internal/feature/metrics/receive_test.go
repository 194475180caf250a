package metrics_test

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// sends posts a body for a metric as a sender would who has the secret.
func sends(w *apptest.World, path, secret, body string, more ...func(http.Header)) apptest.Answer {
	w.T.Helper()
	key, _ := base64.StdEncoding.DecodeString(strings.TrimPrefix(secret, "whsec_"))
	stamp := fmt.Sprint(w.Now().Unix())
	mac := hmac.New(sha256.New, key)
	_, _ = fmt.Fprintf(mac, "msg_1.%s.%s", stamp, body)
	h := http.Header{"Webhook-Id": {"msg_1"}, "Webhook-Timestamp": {stamp}, "Webhook-Signature": {"v1,AAAA v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil))}, "Content-Type": {"application/json"}}
	for _, change := range more {
		change(h)
	}
	var pairs []string
	for name := range h {
		pairs = append(pairs, name, h.Get(name))
	}
	return w.Do("", http.MethodPost, path+"/feed/send", json.RawMessage(body), pairs...)
}

func TestValuesAreSentByASignedWebhook(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		path, kr := daily(w, nil), keyResult(w, people("人"))
		connect(w, kr, path)
		made := w.Post("root", "/connectors", m{"name": "埋点平台", "kind": "webhook"})
		secret := made.Str("secret")
		if !strings.HasPrefix(secret, "whsec_") || strings.Contains(string(w.Get("root", "/connectors/"+made.ID()).Body), secret) {
			t.Fatalf("the secret is told once: %s", made.Body)
		}
		const body = `{"rows":[{"d":"2026-11-12","v":51000},{"d":"2026-11-13","v":"5.2万"},{"d":"2026-12-01","v":9}]}`
		sends(w, path, secret, body).Fails(401, "metrics.signature") // nothing is set up
		feed := m{"connector_id": made.ID(), "value_path": "$.rows[*].v", "day_path": "$.rows[*].d", "at": "00:00", "workdays": false}
		tried := w.Do("root", "POST", path+"/feed/try", m{"connector_id": made.ID(), "value_path": "$.rows[*].v", "day_path": "$.rows[*].d", "at": "00:00", "workdays": false, "sample": body}).OK()
		if tried.Len("lines") != 2 || tried.Str("lines", 1, "value") != "52000" {
			t.Errorf("what would be read: %s", tried.Body)
		}
		w.Do("root", "PUT", path+"/feed", feed).OK()
		if a := sends(w, path, secret, body).OK(); a.At("added") != 2.0 {
			t.Errorf("what came of it: %s", a.Body)
		}
		stands(t, w, kr, "52000", 0.4)
		if a := sends(w, path, secret, strings.ReplaceAll(body, "5.2万", "53000")).OK(); a.At("corrected") != 1.0 {
			t.Errorf("sent again, otherwise: %s", a.Body)
		}
		stands(t, w, kr, "53000", 0.6)

		sends(w, path, secret, `{"oops":1}`).Fails(422, "source.no_value")
		a := w.Get("lina", path+"/feed")
		if a.Str("runs", 0, "code") != "source.no_value" || a.At("next_at") != nil || a.At("runs", 1, "corrected") != 1.0 {
			t.Errorf("its history: %s", a.Body)
		}
		w.Do("root", "POST", path+"/feed/run", m{}).Fails(409, "source.waits")
		w.Pass(48 * time.Hour)
		if fetch(w); w.Get("lina", path+"/feed/runs").Len("items") != 3 {
			t.Error("it was called")
		}

		for what, change := range map[string]func(http.Header){
			"another secret": func(h http.Header) { h.Set("Webhook-Signature", "v1,"+base64.StdEncoding.EncodeToString([]byte("x"))) },
			"no signature":   func(h http.Header) { h.Del("Webhook-Signature") },
			"another id":     func(h http.Header) { h.Set("Webhook-Id", "msg_2") },
			"old":            func(h http.Header) { h.Set("Webhook-Timestamp", fmt.Sprint(w.Now().Add(-6*time.Minute).Unix())) },
		} {
			if a := sends(w, path, secret, body, change); a.Status != 401 {
				t.Errorf("%s: %d %s", what, a.Status, a.Body)
			}
		}
		sends(w, "/metrics/none", secret, body).Fails(401, "metrics.signature")
		feed["paused"] = true
		w.Do("root", "PUT", path+"/feed", feed).OK()
		sends(w, path, secret, body).Fails(401, "metrics.signature")
		feed["paused"] = false
		w.Do("root", "PUT", path+"/feed", feed).OK()
		renewed := w.Do("root", "PUT", "/connectors/"+made.ID(), m{"name": "埋点平台", "kind": "webhook", "secret": ""}).OK().Str("secret")
		sends(w, path, secret, body).Fails(401, "metrics.signature")
		if renewed == secret || sends(w, path, renewed, body).OK().At("corrected") != 1.0 {
			t.Error("a new secret")
		}
		w.Do("root", "POST", "/connectors", m{"name": "x", "kind": "webhook", "secret": "short"}).Fails(422, "metrics.secret_webhook")
		w.Do("root", "POST", "/connectors/try", m{"name": "x", "kind": "webhook"}).Fails(409, "source.waits")
	})
}
