package people

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/notice"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Policy is the rules that the workspace has agreed on.
type Policy struct {
	Focus         okr.FocusPolicy              // how much can be held in focus (DESIGN §6)
	Teams         map[string]okr.FocusOverride // by team id: what a team, and those below it, do differently
	Status        okr.Policy                   // what counts as a risk (DESIGN §4)
	GraceWorkdays int                          // after a due check-in before it counts as missing, 0 to 20
	Consent       okr.ConsentPolicy            // which revisions need the approver (DESIGN §7)
	Rhythm        notice.Policy                // how people are reminded
	Apart         bool                         // OKR scores are context of an evaluation only and have no weight in it
	Quota         bool                         // an evaluation's guideline is a quota
	GuestLinks    bool                         // pages may be shared with guests; those made before open nothing while they may not
	Scoring       okr.Scoring                  // the scale that scores are shown and typed on, and the borders of their zones (DESIGN §5)
}

// DefaultPolicy is what holds until somebody changes it.
func DefaultPolicy() Policy {
	return Policy{Focus: okr.DefaultFocus(), Teams: map[string]okr.FocusOverride{}, Status: okr.DefaultPolicy(), Consent: okr.DefaultConsent(), Rhythm: notice.UsualPolicy(), GuestLinks: true, Scoring: okr.UsualScoring()}
}

// FocusFor is the focus policy of a team: the workspace's with the overrides of
// the teams above it and its own, the nearest last. "" is the workspace's own.
func (p Policy) FocusFor(o *Org, teamID string) okr.FocusPolicy {
	focus := p.Focus
	if teamID == "" || len(p.Teams) == 0 {
		return focus
	}
	line := append([]string{teamID}, o.Tree.Ancestors(teamID)...)
	for _, id := range slices.Backward(line) {
		focus = focus.With(p.Teams[id])
	}
	return focus
}

// kept is the policy as the workspace's row keeps it. What a row doesn't say is
// as in DefaultPolicy.
type kept struct {
	Focus    okr.FocusPolicy              `json:"focus"`
	Teams    map[string]okr.FocusOverride `json:"teams,omitempty"`
	AtRisk   okr.Ratio                    `json:"at_risk_at"`
	OffTrack okr.Ratio                    `json:"off_track_at"`
	Keep     okr.Ratio                    `json:"keep_share"`
	Grace    int                          `json:"grace_workdays"`
	Consent  okr.ConsentPolicy            `json:"consent"`
	Rhythm   notice.Policy                `json:"rhythm"`
	Apart    bool                         `json:"okr_apart"`
	Quota    bool                         `json:"quota"`
	Guests   bool                         `json:"guest_links"`
	Scoring  okr.Scoring                  `json:"scoring"`
}

func (p Policy) kept() kept {
	return kept{Focus: p.Focus, Teams: p.Teams, AtRisk: p.Status.AtRiskAt, OffTrack: p.Status.OffTrackAt, Keep: p.Status.KeepShare,
		Grace: p.GraceWorkdays, Consent: p.Consent, Rhythm: p.Rhythm, Apart: p.Apart, Quota: p.Quota, Guests: p.GuestLinks, Scoring: p.Scoring}
}

// Rules reads the policy in the workspace's row.
func (w Workspace) Rules() (Policy, error) {
	k := DefaultPolicy().kept()
	if w.Policy != "" {
		if err := json.Unmarshal([]byte(w.Policy), &k); err != nil {
			return Policy{}, fmt.Errorf("people: the workspace's policy: %w", err)
		}
	}
	if k.Teams == nil {
		k.Teams = map[string]okr.FocusOverride{}
	}
	return Policy{Focus: k.Focus, Teams: k.Teams, Status: okr.Policy{AtRiskAt: k.AtRisk, OffTrackAt: k.OffTrack, KeepShare: k.Keep},
		GraceWorkdays: k.Grace, Consent: k.Consent, Rhythm: k.Rhythm, Apart: k.Apart, Quota: k.Quota, GuestLinks: k.Guests, Scoring: k.Scoring}, nil
}

// policyStamp marks every change of the policy.
const policyStamp = "policy"

// Policy gives the rules as this transaction sees them. They are only read.
func (f *Feature) Policy(ctx context.Context, tx *act.Tx) (Policy, error) {
	if tx.Past() {
		return f.policyThen(ctx, tx)
	}
	return f.policyNow(ctx, tx)
}

func (f *Feature) policyNow(ctx context.Context, tx *act.Tx) (Policy, error) {
	return f.policy.Get(ctx, tx, func() (Policy, error) {
		w, err := loadWorkspace(ctx, tx)
		if err != nil {
			return Policy{}, err
		}
		return w.Rules()
	})
}

// SharesWithGuests reports whether the workspace lets pages be shared with guests now.
func (f *Feature) SharesWithGuests(ctx context.Context, who access.Actor) (yes bool, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		p, err := f.policyNow(ctx, tx)
		yes = p.GuestLinks
		return err
	})
	return yes, err
}

// Agreed gives the rules to somebody who asks, with the version of the workspace as it is.
func (f *Feature) Agreed(ctx context.Context, who access.Actor) (p Policy, version int64, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.PolicyView, access.Target{}); err != nil {
			return err
		}
		w, err := loadWorkspace(ctx, tx)
		if err != nil {
			return err
		}
		if version = w.Version; tx.Past() {
			p, err = f.policyThen(ctx, tx)
			return err
		}
		p, err = w.Rules()
		return err
	})
	return p, version, err
}
