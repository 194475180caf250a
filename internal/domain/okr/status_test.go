package okr_test

import (
	"testing"

	"github.com/sinan-okr/sinan/internal/domain/okr"
)

func TestStatus(t *testing.T) {
	policy := okr.DefaultPolicy()
	half := okr.RatioOf(1, 2).Known()
	at := func(bp int64) okr.Standing {
		return okr.Standing{Progress: okr.FromBP(bp).Known(), Expected: half, Kind: okr.Committed, DueOn: day(26)}
	}
	aspirational := func(bp int64) okr.Standing { s := at(bp); s.Kind = okr.Aspirational; return s }
	kept := func(bp int64, in bool) okr.Standing {
		s := at(bp)
		s.Keep, s.InBand, s.Expected = true, in, nil
		return s
	}
	for _, c := range []struct {
		name  string
		s     okr.Standing
		today int
		want  okr.Status
	}{
		{"ahead", at(9000), 12, okr.OnTrack},
		{"d = 0.10", at(4000), 12, okr.OnTrack},
		{"d just above 0.10", at(3999), 12, okr.AtRisk},
		{"d = 0.25", at(2500), 12, okr.AtRisk},
		{"d just above 0.25", at(2499), 12, okr.OffTrack},
		{"far below zero is no worse than zero", at(-99999), 12, okr.OffTrack},
		{"nothing expected yet", okr.Standing{Progress: okr.FromBP(-500).Known(), Kind: okr.Committed, DueOn: day(26)}, 0, okr.OnTrack},
		{"the day before due", at(10000), 25, okr.OnTrack},
		{"due", at(10000), 26, okr.Achieved},
		{"due, one short", at(9999), 26, okr.Missed},
		{"due, aspirational", aspirational(7000), 26, okr.Achieved},
		{"due, aspirational, one short", aspirational(6999), 27, okr.Missed},
		{"no reading", okr.Standing{Expected: half, Kind: okr.Committed, DueOn: day(26)}, 12, okr.NoData},
		{"no reading at due", okr.Standing{Kind: okr.Committed, DueOn: day(26)}, 26, okr.NoData},
		{"kept", kept(9000, true), 12, okr.OnTrack},
		{"in its band, held too little", kept(8999, true), 12, okr.AtRisk},
		{"out of its band", kept(9999, false), 12, okr.OffTrack},
		{"kept at due", kept(9000, true), 26, okr.Achieved},
		{"held too little at due", kept(8999, true), 26, okr.Missed},
		{"out of its band at due", kept(9999, false), 26, okr.Missed},
	} {
		if got := policy.Status(c.s, day(c.today)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// 2/3 expected and 17/30 reached differ by exactly 0.10, which no rounding may tip.
func TestStatusComparesExactly(t *testing.T) {
	s := okr.Standing{Progress: okr.RatioOf(17, 30).Known(), Expected: okr.RatioOf(2, 3).Known(), Kind: okr.Committed, DueOn: day(26)}
	if got := okr.DefaultPolicy().Status(s, day(12)); got != okr.OnTrack {
		t.Errorf("%s", got)
	}
}

func TestPolicyCheck(t *testing.T) {
	wantCodes(t, okr.DefaultPolicy().Check("/policy"))
	wantCodes(t, okr.Policy{AtRiskAt: okr.RatioOf(3, 10), OffTrackAt: okr.RatioOf(2, 10), KeepShare: okr.RatioOf(2, 1)}.Check(""),
		"policy.threshold /off_track_at", "policy.threshold /keep_share")
}

func TestCalled(t *testing.T) {
	wantCodes(t, okr.Called{Status: okr.AtRisk, Reason: "供应商延期"}.Check(""))
	wantCodes(t, okr.Called{Status: okr.NoData, Reason: " "}.Check(""), "status.unknown /status", "status.reason_missing /status_reason")
	says := okr.Called{Status: okr.AtRisk, Reason: "x"}
	if !says.Disagrees(okr.OnTrack) || says.Disagrees(okr.AtRisk) || says.Disagrees(okr.NoData) || (okr.Called{}).Disagrees(okr.OnTrack) {
		t.Error("who disagrees with what")
	}
}
