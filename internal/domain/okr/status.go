package okr

import (
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// Status is how a key result or objective stands.
type Status string

// The statuses. Stale is an overlay beside them, not one of them.
const (
	NoData   Status = "no_data"
	OnTrack  Status = "on_track"
	AtRisk   Status = "at_risk"
	OffTrack Status = "off_track"
	Achieved Status = "achieved"
	Missed   Status = "missed"
)

// mostWords bounds a reason, in runes.
const mostWords = 2000

// Policy is what the workspace counts as a risk.
type Policy struct {
	AtRiskAt   Ratio // d above this is at risk
	OffTrackAt Ratio // d above this is off track
	KeepShare  Ratio // share of known days that a keep must be held
}

// DefaultPolicy is 0.10, 0.25 and 0.90 (DESIGN §4).
func DefaultPolicy() Policy {
	return Policy{AtRiskAt: RatioOf(1, 10), OffTrackAt: RatioOf(1, 4), KeepShare: RatioOf(9, 10)}
}

// Check refuses thresholds outside [0, 1] or in the wrong order: policy.threshold.
func (p Policy) Check(field string) error {
	f := &faults{field: field}
	inside := func(r Ratio) bool { return r.Sign() >= 0 && r.Cmp(RatioOf(1, 1)) <= 0 }
	if !inside(p.AtRiskAt) {
		f.at("/at_risk_at", "policy.threshold")
	}
	if !inside(p.OffTrackAt) || p.OffTrackAt.Cmp(p.AtRiskAt) < 0 {
		f.at("/off_track_at", "policy.threshold")
	}
	if !inside(p.KeepShare) {
		f.at("/keep_share", "policy.threshold")
	}
	return f.join()
}

// Standing is what a status is computed from, of a key result or an objective.
type Standing struct {
	Progress *Ratio // raw; nil: no data
	Expected *Ratio // nil counts as 0: nothing is expected
	Kind     Kind   // of the objective: gives the level that counts as success
	DueOn    date.Date
	// Keep: judged by band and days held, and not by Expected.
	Keep   bool
	InBand bool // the last reading known (by the due date) lies in the band
}

// Status computes the status at the end of today (DESIGN §4). Without a reading it
// is no data, after the due date too: unknown is neither achieved nor missed.
func (p Policy) Status(s Standing, today date.Date) Status {
	if s.Progress == nil {
		return NoData
	}
	if over := !s.DueOn.IsZero() && !today.Before(s.DueOn); over {
		if s.met(p) {
			return Achieved
		}
		return Missed
	}
	if s.Keep {
		switch {
		case !s.InBand:
			return OffTrack
		case s.Progress.Cmp(p.KeepShare) < 0:
			return AtRisk
		}
		return OnTrack
	}
	expected := Ratio{}
	if s.Expected != nil {
		expected = *s.Expected
	}
	switch behind := expected.Sub(s.Progress.Clamp()); {
	case behind.Cmp(p.OffTrackAt) > 0:
		return OffTrack
	case behind.Cmp(p.AtRiskAt) > 0:
		return AtRisk
	}
	return OnTrack
}

func (s Standing) met(p Policy) bool {
	if s.Keep {
		return s.InBand && s.Progress.Cmp(p.KeepShare) >= 0
	}
	return s.Progress.Cmp(s.Kind.Level()) >= 0
}

// Called is the status that the owner says, in a check-in, with a reason.
type Called struct {
	Status Status
	Reason string
}

// Check refuses a call that is no judgement: status.unknown for no such status
// (no_data can't be called), status.reason_missing, text.long.
func (c Called) Check(field string) error {
	f := &faults{field: field}
	switch c.Status {
	case OnTrack, AtRisk, OffTrack, Achieved, Missed:
	default:
		f.at("/status", "status.unknown", fault.Args{"status": string(c.Status)})
	}
	if strings.TrimSpace(c.Reason) == "" {
		f.at("/status_reason", "status.reason_missing")
	}
	f.length("/status_reason", c.Reason, mostWords)
	return f.join()
}

// Disagrees reports whether owner and numbers say different things; a call beside
// no data is no disagreement, as the numbers say nothing.
func (c Called) Disagrees(computed Status) bool {
	return c.Status != "" && computed != NoData && c.Status != computed
}
