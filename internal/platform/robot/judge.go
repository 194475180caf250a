package robot

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/sinan-okr/sinan/internal/platform/outbound"
)

// Refused says that the platform will never take the message as it is set up:
// somebody must mend the robot.
type Refused struct{ Err error }

// Error is what the platform said.
func (e *Refused) Error() string { return e.Err.Error() }

// Unwrap is the cause.
func (e *Refused) Unwrap() error { return e.Err }

// Judge tells whether a platform took a message. Several answer 200 to what they
// refuse and say so in the body.
func Judge(k Kind, a outbound.Answer) error {
	said := ""
	switch k {
	case Feishu, DingTalk, WeCom, Slack, Teams: // what any other program says may be nobody's business
		said = ": " + cut(strings.ToValidUTF8(string(bytes.TrimSpace(a.Body)), "�"), 200)
	}
	failed := fmt.Errorf("robot: HTTP %d%s", a.Status, said)
	switch {
	case a.Status == http.StatusTooManyRequests || a.Status == http.StatusRequestTimeout || a.Status == http.StatusConflict || a.Status == http.StatusTooEarly:
		return failed
	case a.Status == http.StatusGone || a.Status >= 300 && a.Status < 400:
		return &Refused{failed}
	case a.Status >= 400 && a.Status < 500 && k != Webhook: // of other programs one never knows: they are tried again
		return &Refused{failed}
	case a.Status < 200 || a.Status >= 300:
		return failed
	}
	switch k {
	case Feishu:
		return judgeCode(a, failed, "code", "StatusCode", 9499, 11232, 11233)
	case DingTalk:
		return judgeCode(a, failed, "errcode", "", -1, 130101, 130102)
	case WeCom:
		return judgeCode(a, failed, "errcode", "", -1, 45009, 45033)
	case Slack:
		if string(bytes.TrimSpace(a.Body)) != "ok" {
			return failed
		}
	case Teams:
		if strings.Contains(string(a.Body), "failed") { // an old connector passes on what Teams said
			return failed
		}
	}
	return nil
}

// judgeCode reads the number by which a platform answers: 0 is yes, those of
// passing are tried again, any other is a refusal. What holds none is no answer.
func judgeCode(a outbound.Answer, failed error, name, older string, passing ...int) error {
	var fields map[string]json.RawMessage
	if json.Unmarshal(a.Body, &fields) != nil {
		return errors.Join(errors.New("robot: not the answer of this platform"), failed)
	}
	raw, ok := fields[name]
	if !ok {
		raw, ok = fields[older]
	}
	var code int
	switch {
	case !ok || json.Unmarshal(raw, &code) != nil:
		return errors.Join(errors.New("robot: not the answer of this platform"), failed)
	case code == 0:
		return nil
	case slices.Contains(passing, code):
		return failed
	}
	return &Refused{failed}
}
