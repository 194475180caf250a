// Package reviews is the scoring of objectives at the end of a cycle: the owner
// scores, a reviewer confirms or changes, and the scores are settled and frozen.
package reviews

import (
	"time"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/review"
	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Feature holds the use cases of scoring.
type Feature struct {
	act        *act.Runner
	people     *people.Feature
	cycles     *cycles.Feature
	objectives *objectives.Feature
	plans      act.Memory[map[string]*Plan] // by cycle; for those who check in, who change none
}

// plansStamp marks every change of a plan.
const plansStamp = "closings"

// New makes the feature.
func New(a *act.Runner, p *people.Feature, c *cycles.Feature, o *objectives.Feature) *Feature {
	f := &Feature{act: a, people: p, cycles: c, objectives: o, plans: act.Memory[map[string]*Plan]{Stamp: plansStamp, Unwritten: true}}
	f.hear()
	return f
}

// Review is how far the scoring of an objective has come.
type Review struct {
	store.BaseModel `bun:"table:reviews,alias:r"`
	ObjectiveID     string       `bun:"objective_id,pk"`
	State           review.State `bun:"state"`
	SelfBy          string       `bun:"self_by"`
	SelfAt          time.Time    `bun:"self_at,nullzero"`
	SelfWords       string       `bun:"self_words"`
	ReviewedBy      string       `bun:"reviewed_by"`
	ReviewedAt      time.Time    `bun:"reviewed_at,nullzero"`
	ReviewerWords   string       `bun:"reviewer_words"`
	SettledBy       string       `bun:"settled_by"`
	SettledAt       time.Time    `bun:"settled_at,nullzero"`
	Note            string       `bun:"note"`
	Score           *int64       `bun:"score"`    // final, in hundredths, once settled
	Achieved        *int64       `bun:"achieved"` // okr.Achievement, once settled; nil where it isn't known
	SelfFor         string       `bun:"self_for"` // in whose place; "" for one's own
	ReviewedFor     string       `bun:"reviewed_for"`
	SettledFor      string       `bun:"settled_for"`
	Version         int64        `bun:"version"`

	// Whose it was and what it weighed when it was settled, which later changes don't
	// move; OfOwner is nil while it isn't settled.
	OfOwner  *string             `bun:"of_owner"`
	OfTeam   *string             `bun:"of_team"`
	OfWeight decimal.NullDecimal `bun:"of_weight"`

	Scores map[string]*Score `bun:"-"` // by key result
	Why    string            `bun:"-"` // it was reopened just now
}

// Score is what a key result was given, in hundredths.
type Score struct {
	store.BaseModel `bun:"table:key_result_scores,alias:s"`
	KeyResultID     string `bun:"key_result_id,pk"`
	ObjectiveID     string `bun:"objective_id"`
	Self            *int64 `bun:"self"`
	SelfWords       string `bun:"self_words"`
	Reviewer        *int64 `bun:"reviewer"`
	ReviewerWords   string `bun:"reviewer_words"`
	Final           *int64 `bun:"final"`           // frozen when settled, as the rest
	Suggested       *int64 `bun:"suggested"`       // clamp(p) at that time
	FirstSuggested  *int64 `bun:"first_suggested"` // against the first target, where that was revised
	Achieved        *int64 `bun:"achieved"`        // okr.Achievement of p at that time; nil where it wasn't known
	Share           string `bun:"share"`           // of the objective in percent, to two places
}

// Reviewed is a review with its objective as it stands.
type Reviewed struct {
	objectives.Standing
	Review
	Scoring  okr.Scoring // how scores are shown
	Scorable error       // why it can't be scored now; nil where it can

	cuts   map[string]*Cut // by key result; none before late readings were cut off
	stands stands
}

// ReviewerID is who takes the reviewer's steps: whoever approves, or the deputy
// they named, or who stands in for them today.
func (r *Reviewed) ReviewerID() string {
	id := asked(r.Org, r.Standing.Target(), review.Self)
	if by := r.stands.by(r.Org, id); by != id {
		return by
	}
	if deputy, away := r.stands.away[id]; away && deputy != "" && deputy != r.OwnerID {
		return deputy
	}
	return id
}

func (r *Review) ref() act.Ref {
	return act.Ref{Kind: "review", ID: r.ObjectiveID, Within: r.ObjectiveID}
}

// facts are what the trail keeps of a review.
func (r *Review) facts() map[string]any {
	f := map[string]any{"state": r.State}
	if final := okr.ScoreOf(r.Score); final != nil {
		f["score"] = final.String()
	}
	for field, id := range map[string]string{"self_for": r.SelfFor, "reviewed_for": r.ReviewedFor, "settled_for": r.SettledFor} {
		if id != "" {
			f[field] = id
		}
	}
	return f
}

// can is what a person may do with a review, as far as their role goes.
func (r *Reviewed) can(who access.Actor) []access.Action {
	if r.Past {
		return []access.Action{}
	}
	can := access.Can(who, r.target(access.ReviewScore), access.ReviewScore)
	return append(can, access.Can(who, r.target(access.ReviewConfirm), access.ReviewConfirm, access.ReviewSettle, access.ReviewReopen)...)
}
