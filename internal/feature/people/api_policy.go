package people

import (
	"context"
	"fmt"
	"maps"
	"net/http"
	"strconv"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

func (f *Feature) policyAPI(r *api.Router) {
	api.Do(r, api.Op{ID: "get-policy", Method: http.MethodGet, Path: "/policy", Action: access.PolicyView, Tag: "Workspace",
		Summary: "Read the workspace's rules"}, f.getPolicy)
	api.Do(r, api.Op{ID: "change-policy", Method: http.MethodPatch, Path: "/policy", Action: access.PolicyUpdate, Tag: "Workspace",
		Summary: "Change the workspace's rules"}, f.changePolicy)
}

// StatusPolicyView is what counts as a risk, as shares of the whole.
type StatusPolicyView struct {
	AtRiskAt   float64 `json:"at_risk_at" doc:"Behind what is expected by more than this is at risk"`
	OffTrackAt float64 `json:"off_track_at" doc:"Behind what is expected by more than this is off track"`
	KeepShare  float64 `json:"keep_share" doc:"Share of known days that a keep must be held"`
}

// RhythmView is how people are reminded.
type RhythmView struct {
	RemindAt      string `json:"remind_at" doc:"HH:MM in the workspace's zone; later for those whose quiet hours are not over"`
	EscalateAfter int    `json:"escalate_after" doc:"Workdays that a check-in is late before the manager hears of it; 0 for never"`
	CheckInByMail bool   `json:"check_in_by_mail" doc:"Letters carry a link that takes a check-in without signing in"`
	NamesInChats  bool   `json:"names_in_chats" doc:"What robots tell group chats says who did it"`
}

// EvaluationPolicyView is how people are evaluated.
type EvaluationPolicyView struct {
	OKRApart bool `json:"okr_apart" doc:"OKR scores are context only: no weight in an evaluation"`
	Quota    bool `json:"quota" doc:"The guideline of an evaluation is a quota"`
}

// SharingPolicyView is what leaves the workspace.
type SharingPolicyView struct {
	GuestLinks bool `json:"guest_links" doc:"A page may be shared with guests by a link; while it may not, links that were made before open nothing"`
}

// ScoringPolicyView is how scores are shown and typed, and where their zones begin.
// They are kept in hundredths whatever the scale.
type ScoringPolicyView struct {
	Scale     okr.Scale `json:"scale" enum:"unit,hundred,five" doc:"unit 0.00 to 1.00; hundred 0 to 100, which is a hundred times that; five 1 to 5, where 1 is 0.00 and each step 0.25 more"`
	RedTo     string    `json:"red_to" doc:"Up to this score, from 0 to 1, the zone is red"`
	GreenFrom string    `json:"green_from" doc:"From this score on it is green"`
}

// PolicyView is the workspace's rules as the API tells them.
type PolicyView struct {
	Focus         okr.FocusPolicy              `json:"focus"`
	Teams         map[string]okr.FocusOverride `json:"teams" doc:"By team id: what a team and those below it do differently"`
	Status        StatusPolicyView             `json:"status"`
	GraceWorkdays int                          `json:"grace_workdays" doc:"Workdays after a due check-in before it counts as missing"`
	Consent       okr.ConsentPolicy            `json:"consent"`
	Rhythm        RhythmView                   `json:"rhythm"`
	Evaluation    EvaluationPolicyView         `json:"evaluation"`
	Sharing       SharingPolicyView            `json:"sharing"`
	Scoring       ScoringPolicyView            `json:"scoring"`
	Defaults      *PolicyView                  `json:"defaults,omitempty" doc:"What would hold had nobody changed anything"`
	Version       int64                        `json:"version"`
	Can           []access.Action              `json:"can"`
}

func viewPolicy(who access.Actor, p Policy, version int64) *api.One[PolicyView] {
	v, d := p.view(), DefaultPolicy().view()
	d.Can = []access.Action{}
	v.Defaults, v.Version = &d, version
	v.Can = access.Can(who, access.Target{}, access.PolicyUpdate)
	return api.Versioned(v, version)
}

func (p Policy) view() PolicyView {
	return PolicyView{Focus: p.Focus, Teams: p.Teams, GraceWorkdays: p.GraceWorkdays, Consent: p.Consent, Evaluation: EvaluationPolicyView{OKRApart: p.Apart, Quota: p.Quota},
		Sharing: SharingPolicyView{GuestLinks: p.GuestLinks},
		Scoring: ScoringPolicyView{Scale: p.Scoring.Scale, RedTo: p.Scoring.RedTo.String(), GreenFrom: p.Scoring.GreenFrom.String()},
		Rhythm:  RhythmView{RemindAt: fmt.Sprintf("%02d:%02d", p.Rhythm.RemindAt/60, p.Rhythm.RemindAt%60), EscalateAfter: p.Rhythm.EscalateAfter, CheckInByMail: p.Rhythm.CheckInByMail, NamesInChats: p.Rhythm.NamesInChats},
		Status:  StatusPolicyView{AtRiskAt: p.Status.AtRiskAt.Number(), OffTrackAt: p.Status.OffTrackAt.Number(), KeepShare: p.Status.KeepShare.Number()}}
}

func (f *Feature) getPolicy(ctx context.Context, who access.Actor, in *api.AsOf) (*api.One[PolicyView], error) {
	p, version, err := f.Agreed(ctx, who)
	if err != nil {
		return nil, err
	}
	v := viewPolicy(who, p, version)
	if in.On != "" {
		v.Body.Can = []access.Action{}
	}
	return v, nil
}

type changePolicyIn struct {
	api.IfMatch
	Body struct {
		Focus  *okr.FocusOverride `json:"focus,omitempty"`
		Status *struct {
			AtRiskAt   *float64 `json:"at_risk_at,omitempty"`
			OffTrackAt *float64 `json:"off_track_at,omitempty"`
			KeepShare  *float64 `json:"keep_share,omitempty"`
		} `json:"status,omitempty"`
		GraceWorkdays *int `json:"grace_workdays,omitempty"`
		Consent       *struct {
			TargetLowered *bool `json:"target_lowered,omitempty"`
			DueExtended   *bool `json:"due_extended,omitempty"`
			Dropped       *bool `json:"dropped,omitempty"`
			Any           *bool `json:"any,omitempty"`
		} `json:"consent,omitempty"`
		Rhythm *struct {
			RemindAt      *string `json:"remind_at,omitempty"`
			EscalateAfter *int    `json:"escalate_after,omitempty"`
			CheckInByMail *bool   `json:"check_in_by_mail,omitempty"`
			NamesInChats  *bool   `json:"names_in_chats,omitempty"`
		} `json:"rhythm,omitempty"`
		Evaluation *struct {
			OKRApart *bool `json:"okr_apart,omitempty"`
			Quota    *bool `json:"quota,omitempty"`
		} `json:"evaluation,omitempty"`
		Sharing *struct {
			GuestLinks *bool `json:"guest_links,omitempty"`
		} `json:"sharing,omitempty"`
		Scoring *struct {
			Scale     *okr.Scale `json:"scale,omitempty" enum:"unit,hundred,five"`
			RedTo     *string    `json:"red_to,omitempty"`
			GreenFrom *string    `json:"green_from,omitempty"`
		} `json:"scoring,omitempty"`
		Teams map[string]okr.FocusOverride `json:"teams,omitempty" doc:"Replaces the override of each team named; {} takes it away"`
	}
}

func (in *changePolicyIn) mend(p *Policy) {
	b := in.Body
	if b.Focus != nil {
		p.Focus = p.Focus.With(*b.Focus)
	}
	if s := b.Status; s != nil {
		setShare(&p.Status.AtRiskAt, s.AtRiskAt)
		setShare(&p.Status.OffTrackAt, s.OffTrackAt)
		setShare(&p.Status.KeepShare, s.KeepShare)
	}
	act.Set(&p.GraceWorkdays, b.GraceWorkdays)
	if c := b.Consent; c != nil {
		act.Set(&p.Consent.TargetLowered, c.TargetLowered)
		act.Set(&p.Consent.DueExtended, c.DueExtended)
		act.Set(&p.Consent.Dropped, c.Dropped)
		act.Set(&p.Consent.Any, c.Any)
	}
	if e := b.Evaluation; e != nil {
		act.Set(&p.Apart, e.OKRApart)
		act.Set(&p.Quota, e.Quota)
	}
	if s := b.Sharing; s != nil {
		act.Set(&p.GuestLinks, s.GuestLinks)
	}
	if s := b.Scoring; s != nil {
		act.Set(&p.Scoring.Scale, s.Scale)
		setBorder(&p.Scoring.RedTo, s.RedTo)
		setBorder(&p.Scoring.GreenFrom, s.GreenFrom)
	}
	if r := b.Rhythm; r != nil {
		if r.RemindAt != nil {
			p.Rhythm.RemindAt = -1 // which Check refuses
			if t, err := time.Parse("15:04", *r.RemindAt); err == nil {
				p.Rhythm.RemindAt = t.Hour()*60 + t.Minute()
			}
		}
		act.Set(&p.Rhythm.EscalateAfter, r.EscalateAfter)
		act.Set(&p.Rhythm.CheckInByMail, r.CheckInByMail)
		act.Set(&p.Rhythm.NamesInChats, r.NamesInChats)
	}
	p.Teams = maps.Clone(p.Teams)
	for id, o := range b.Teams {
		p.Teams[id] = o
		if o == (okr.FocusOverride{}) {
			delete(p.Teams, id)
		}
	}
}

// setBorder takes the score at which a zone ends or begins.
func setBorder(border *okr.Score, typed *string) {
	if typed == nil {
		return
	}
	read, err := okr.ParseScore("", *typed)
	if err != nil {
		read = -1 // no score, which Check refuses
	}
	*border = read
}

// setShare takes a share in basis points: finer than that no threshold is.
func setShare(share *okr.Ratio, value *float64) {
	if value == nil {
		return
	}
	read := okr.Ratio{}
	if err := read.UnmarshalJSON(strconv.AppendFloat(nil, *value, 'f', 4, 64)); err != nil {
		read = okr.RatioOf(-1, 1) // too big to be a number here: outside, which Check refuses
	}
	*share = read
}

func (f *Feature) changePolicy(ctx context.Context, who access.Actor, in *changePolicyIn) (*api.One[PolicyView], error) {
	version, err := in.Number()
	if err != nil {
		return nil, err
	}
	p, now, err := f.Agree(ctx, who, version, in.mend)
	if err != nil {
		return nil, err
	}
	return viewPolicy(who, p, now), nil
}
