package reviews

import (
	"context"
	"encoding/json"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/review"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Filter says which reviews are wanted; empty fields ask for nothing.
type Filter struct {
	CycleID  string // the one that is scored where empty
	TeamID   string // with the teams below it
	OwnerID  string
	OwnerIDs []string // any of these; nil for anybody
	State    review.State
	Waiting  bool // for the caller: to score, to confirm, to settle
	Cursor   string
	Limit    int

	teamIDs    []string
	closedOnly bool           // only what is closed itself
	inPlace    []access.Actor // for whom the caller may act
}

// Page is a page of reviews, with how many of the cycle stand where.
type Page struct {
	CycleID string
	Items   []Reviewed
	Next    string
	Counts  map[review.State]int64 // of the cycle and team, whatever else is asked for
	Omitted int                    // objectives of a past moment that are too many to be put back
}

// List pages through the reviews of a cycle that the caller may see, in the order
// of the teams' lists.
func (f *Feature) List(ctx context.Context, who access.Actor, in Filter) (page Page, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.HomeView, access.Target{}); err != nil {
			return err
		}
		if in.CycleID == "" {
			c, ok, err := f.cycles.Scored(ctx, tx)
			if err != nil || !ok {
				return err
			}
			in.CycleID = c.ID
		}
		page.CycleID = in.CycleID
		if in.TeamID != "" {
			org, err := f.people.Org(ctx, tx)
			if err != nil {
				return err
			}
			in.teamIDs = append([]string{in.TeamID}, org.Tree.Subtree(in.TeamID)...)
		}
		if tx.Past() {
			return f.listThen(ctx, tx, in, &page)
		}
		if in.Waiting {
			if in.inPlace, err = f.inPlace(ctx, tx, in.CycleID); err != nil {
				return err
			}
		}
		found, err := listed(ctx, tx, tx.Who, in)
		if err != nil {
			return err
		}
		page.Next = found.Next
		ids := make([]string, len(found.Items))
		for i, p := range found.Items {
			ids[i] = p.ID
		}
		if page.Counts, err = tally(ctx, tx, tx.Who, in); err != nil {
			return err
		}
		page.Items, err = f.reviewed(ctx, tx, ids)
		return err
	})
	return page, err
}

// reviewed puts objectives and their reviews together, in the order of the ids.
func (f *Feature) reviewed(ctx context.Context, tx *act.Tx, ids []string) ([]Reviewed, error) {
	standings, err := f.objectives.Standings(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	reviews, err := reviewsOf(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	cuts, err := cutsOf(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	var cycleIDs []string
	for _, s := range standings {
		if !slices.Contains(cycleIDs, s.CycleID) {
			cycleIDs = append(cycleIDs, s.CycleID)
		}
	}
	standing, err := f.standsIn(ctx, tx, cycleIDs)
	if err != nil {
		return nil, err
	}
	rules, err := f.people.Policy(ctx, tx)
	if err != nil {
		return nil, err
	}
	list := make([]Reviewed, 0, len(ids))
	for _, id := range ids {
		s, seen := standings[id]
		if !seen {
			continue
		}
		c, err := f.cycles.Cycle(ctx, tx, s.CycleID)
		if err != nil {
			return nil, err
		}
		list = append(list, Reviewed{Standing: *s, Review: *reviews[id], Scorable: review.Scorable(s.State, s.Outcome, c.Phase), Scoring: rules.Scoring, cuts: cuts, stands: standing[s.CycleID]})
	}
	return list, nil
}

// Review reads how the scoring of one objective stands.
func (f *Feature) Review(ctx context.Context, who access.Actor, id string) (r Reviewed, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		r, err = f.load(ctx, tx, id, access.ReviewView)
		return err
	})
	return r, err
}

// load asks leave and reads how the scoring of one objective stands.
func (f *Feature) load(ctx context.Context, tx *act.Tx, id string, action access.Action) (Reviewed, error) {
	if tx.Past() {
		return f.loadThen(ctx, tx, id)
	}
	o, err := f.objectives.LoadObjective(ctx, tx, id)
	if err != nil {
		return Reviewed{}, err
	}
	if action == access.ReviewView {
		if err := tx.Allow(action, o.Target()); err != nil {
			return Reviewed{}, err
		}
	}
	list, err := f.reviewed(ctx, tx, []string{id})
	if err != nil {
		return Reviewed{}, err
	}
	if len(list) == 0 {
		return Reviewed{}, fault.New(fault.Missing, "input.missing")
	}
	if action != access.ReviewView { // who stands in for whom is known only now
		if err := tx.Allow(action, list[0].target(action)); err != nil {
			return Reviewed{}, err
		}
	}
	return list[0], nil
}

// Suggested is the score that the numbers suggest for a key result: clamp(p), as
// of today, or of the end of the day on which late readings were cut off, until the
// review is settled and frozen then (DESIGN §5). nil while unknown.
func (r *Reviewed) Suggested(at int) *okr.Score {
	if r.Review.State == review.Settled {
		if s := r.Scores[r.Results[at].ID]; s != nil {
			return okr.ScoreOf(s.Suggested)
		}
		return nil
	}
	if cut := r.cuts[r.Results[at].ID]; cut != nil {
		return okr.ScoreOf(cut.Suggested)
	}
	return r.now(at)
}

// now is what today's numbers suggest, whatever was cut off.
func (r *Reviewed) now(at int) *okr.Score { return okr.SuggestScore(r.Each[at].Progress) }

// cutOff reports whether late readings were cut off for one of its key results.
func (r *Reviewed) cutOff() bool {
	for i := range r.Results {
		if r.cuts[r.Results[i].ID] != nil {
			return true
		}
	}
	return false
}

// Later is what the numbers would suggest by readings that came after the cut-off;
// nil where they would suggest the same, or nothing was cut off.
func (r *Reviewed) Later(at int) *okr.Score {
	cut, now := r.cuts[r.Results[at].ID], r.now(at)
	if cut == nil || now == nil || r.Review.State == review.Settled || (cut.Suggested != nil && *cut.Suggested == int64(*now)) {
		return nil
	}
	return now
}

// FirstSuggested is Suggested against the target that the key result had when it
// was activated; nil where that is the present one.
func (r *Reviewed) FirstSuggested(at int) *okr.Score {
	kr := &r.Results[at]
	if r.Review.State == review.Settled {
		if s := r.Scores[kr.ID]; s != nil {
			return okr.ScoreOf(s.FirstSuggested)
		}
		return nil
	}
	if cut := r.cuts[kr.ID]; cut != nil {
		return okr.ScoreOf(cut.FirstSuggested)
	}
	return r.nowFirst(at)
}

// Achieved is how much of its target a key result reached, not cut at the whole: as of
// today, or of the day that Suggested is of. nil where that isn't known.
func (r *Reviewed) Achieved(at int) *okr.Achievement {
	id := r.Results[at].ID
	if r.Review.State == review.Settled {
		if s := r.Scores[id]; s != nil {
			return okr.AchievementOf(s.Achieved)
		}
		return nil
	}
	if cut := r.cuts[id]; cut != nil {
		return okr.AchievementOf(cut.Achieved)
	}
	return okr.Achieve(r.Each[at].Progress)
}

// achieved is how much of its key results' targets an objective reached.
func (r *Reviewed) achieved() *okr.Achievement {
	parts := make([]okr.AchievementPart, len(r.Results))
	for i := range r.Results {
		parts[i] = okr.AchievementPart{Weight: r.Results[i].Weight, Achievement: r.Achieved(i), Dropped: r.Results[i].Dropped}
	}
	return okr.AchieveTogether(parts)
}

// nowFirst is now against the first target; nil where that is the present one.
func (r *Reviewed) nowFirst(at int) *okr.Score {
	kr := &r.Results[at]
	first, err := kr.FirstMeasure.Get()
	if err != nil || first == nil || (kr.Kind != okr.Metric && kr.Kind != okr.Keep) || aim(*first) == aim(kr.Measure.V) {
		return nil
	}
	return okr.SuggestScore(first.Progress(okr.Facts{Value: kr.Current, Tally: kr.Tally.V, Today: r.Today, DueOn: kr.DueOn.Date}))
}

// aim is what a measure asks for, as it is written.
func aim(m okr.Measure) string {
	text, err := json.Marshal(m)
	if err != nil {
		return err.Error()
	}
	return string(text)
}

// shares is what each key result counts, in percent to two places.
func (r *Reviewed) shares() []string {
	parts := make([]okr.Part, len(r.Results))
	for i := range r.Results {
		parts[i] = okr.Part{Weight: r.Results[i].Weight, Dropped: r.Results[i].Dropped}
	}
	texts := make([]string, len(parts))
	for i, share := range okr.Shares(parts) {
		texts[i] = decimal.New(share.BP(), -2).String()
	}
	return texts
}

// blocked is the code of why something can't be scored now.
func blocked(err error) string {
	if f, ok := fault.Of(err); ok {
		return f.Code
	}
	return ""
}

// whole is the objective's score by one reading of its key results: nil until each
// has one.
func (r *Reviewed) whole(of func(at int) *okr.Score) *okr.Score {
	parts := make([]okr.ScorePart, len(r.Results))
	for i := range r.Results {
		parts[i] = okr.ScorePart{Weight: r.Results[i].Weight, Score: of(i), Dropped: r.Results[i].Dropped}
	}
	return okr.ScoreObjective(parts)
}

// bySelf, byReviewer: the scores that the two gave.
func (r *Reviewed) bySelf(at int) *okr.Score {
	if s := r.Scores[r.Results[at].ID]; s != nil {
		return okr.ScoreOf(s.Self)
	}
	return nil
}

func (r *Reviewed) byReviewer(at int) *okr.Score {
	if s := r.Scores[r.Results[at].ID]; s != nil {
		return okr.ScoreOf(s.Reviewer)
	}
	return nil
}

// Given are the scores that the owner and the reviewer gave a key result, as they stand
// now; nil for who hasn't.
func (r *Reviewed) Given(at int) (self, reviewer *okr.Score) { return r.bySelf(at), r.byReviewer(at) }

// FinalOf is the final score of a key result; nil until it is settled.
func (r *Reviewed) FinalOf(at int) *okr.Score {
	if s := r.Scores[r.Results[at].ID]; s != nil && r.Review.State == review.Settled {
		return okr.ScoreOf(s.Final)
	}
	return nil
}

// Totals are the objective's score as the numbers suggest it and as it was settled;
// nil while there is none.
func (r *Reviewed) Totals() (suggested, final *okr.Score) {
	return r.whole(r.Suggested), okr.ScoreOf(r.Review.Score)
}

// Finals gives the settled scores of objectives, by objective; those that aren't
// settled, or weren't at the moment that tx looks at, are left out. The caller has asked leave.
func (f *Feature) Finals(ctx context.Context, tx *act.Tx, objectiveIDs []string) (map[string]*okr.Score, error) {
	found, err := loadReviews(ctx, tx, objectiveIDs)
	scores := map[string]*okr.Score{}
	for id, r := range found {
		if r.State == review.Settled && r.Score != nil {
			scores[id] = okr.ScoreOf(r.Score)
		}
	}
	if err != nil || !tx.Past() {
		return scores, err
	}
	return scores, finalsThen(ctx, tx, objectiveIDs, scores)
}

// finalsThen puts settled scores back to those of the moment that tx looks at.
func finalsThen(ctx context.Context, tx *act.Tx, objectiveIDs []string, scores map[string]*okr.Score) error {
	gone, err := tx.SinceOn(ctx, (&Review{}).ref().Kind, store.OrNone(objectiveIDs))
	if err != nil {
		return err
	}
	for id, g := range act.First(gone, "review.self_scored", "review.confirmed", "review.settled", "review.reopened") {
		delete(scores, id)
		var was struct {
			State review.State `json:"state"`
			Score string       `json:"score"`
		}
		if err := g.Read(&was); err != nil {
			return err
		}
		if was.State != review.Settled {
			continue
		}
		final, err := okr.ParseScore("/score", was.Score)
		if err != nil {
			return err
		}
		scores[id] = &final
	}
	return nil
}
