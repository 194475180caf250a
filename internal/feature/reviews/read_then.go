package reviews

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/review"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// mostThen is how many objectives of a cycle's scoring are put back at most, the first of its list.
const mostThen = 2000

var steps = []string{"review.self_scored", "review.confirmed", "review.settled", "review.reopened"}

// kept is a review with its scores as the trail keeps them before each step; what isn't told there
// is told with the objective.
type kept struct {
	SelfBy, SelfFor, SelfWords             string
	ReviewedBy, ReviewedFor, ReviewerWords string
	SettledBy, SettledFor, Note            string
	SelfAt, ReviewedAt, SettledAt          time.Time
	Scores                                 []keptScore
}

type keptScore struct {
	ID                               string
	Self, Reviewer, Final            *int64 `json:",omitempty"`
	SelfWords, ReviewerWords         string `json:",omitempty"`
	Suggested, FirstSuggested, Reach *int64 `json:",omitempty"`
	Share                            string `json:",omitempty"`
}

// keep is one text in the trail: its people read there that a step was taken, and the words beside the scores.
func (r *Review) keep() (string, error) {
	k := kept{SelfBy: r.SelfBy, SelfFor: r.SelfFor, SelfWords: r.SelfWords, SelfAt: r.SelfAt, ReviewedBy: r.ReviewedBy, ReviewedFor: r.ReviewedFor, ReviewerWords: r.ReviewerWords,
		ReviewedAt: r.ReviewedAt, SettledBy: r.SettledBy, SettledFor: r.SettledFor, Note: r.Note, SettledAt: r.SettledAt}
	for id, s := range r.Scores {
		k.Scores = append(k.Scores, keptScore{ID: id, Self: s.Self, Reviewer: s.Reviewer, Final: s.Final, SelfWords: s.SelfWords, ReviewerWords: s.ReviewerWords,
			Suggested: s.Suggested, FirstSuggested: s.FirstSuggested, Reach: s.Achieved, Share: s.Share})
	}
	text, err := json.Marshal(k)
	return string(text), err
}

func (r *Review) recall(text string) error {
	var k kept
	if err := json.Unmarshal([]byte(text), &k); err != nil {
		return fmt.Errorf("reviews: what is kept of %s: %w", r.ObjectiveID, err)
	}
	r.SelfBy, r.SelfFor, r.SelfWords, r.SelfAt = k.SelfBy, k.SelfFor, k.SelfWords, k.SelfAt
	r.ReviewedBy, r.ReviewedFor, r.ReviewerWords, r.ReviewedAt = k.ReviewedBy, k.ReviewedFor, k.ReviewerWords, k.ReviewedAt
	r.SettledBy, r.SettledFor, r.Note, r.SettledAt = k.SettledBy, k.SettledFor, k.Note, k.SettledAt
	r.Scores = make(map[string]*Score, len(k.Scores))
	for _, s := range k.Scores {
		r.Scores[s.ID] = &Score{KeyResultID: s.ID, ObjectiveID: r.ObjectiveID, Self: s.Self, Reviewer: s.Reviewer, Final: s.Final, SelfWords: s.SelfWords, ReviewerWords: s.ReviewerWords,
			Suggested: s.Suggested, FirstSuggested: s.FirstSuggested, Achieved: s.Reach, Share: s.Share}
	}
	return nil
}

func reviewsOf(ctx context.Context, tx *act.Tx, ids []string) (map[string]*Review, error) {
	if tx.Past() {
		return reviewsThen(ctx, tx, ids)
	}
	return loadReviews(ctx, tx, ids)
}

func cutsOf(ctx context.Context, tx *act.Tx, ids []string) (map[string]*Cut, error) {
	if tx.Past() {
		return cutsThen(ctx, tx, ids)
	}
	return loadCuts(ctx, tx, ids)
}

// reviewsThen gives the reviews of objectives as they stood at the moment that tx looks at.
func reviewsThen(ctx context.Context, tx *act.Tx, ids []string) (map[string]*Review, error) {
	found, err := loadReviews(ctx, tx, ids)
	if err != nil || len(ids) == 0 {
		return found, err
	}
	gone, err := tx.SinceOn(ctx, (&Review{}).ref().Kind, ids)
	if err != nil {
		return nil, err
	}
	again := map[string][]string{} // which steps were taken since
	for _, g := range gone {
		again[g.SubjectID] = append(again[g.SubjectID], g.Kind)
	}
	for id, g := range act.First(gone, steps...) {
		r := found[id]
		if r == nil {
			continue
		}
		var was struct {
			State review.State `json:"state"`
			Score string       `json:"score"`
			Kept  string       `json:"kept"`
		}
		if err := g.Read(&was); err != nil {
			return nil, err
		}
		r.State, r.Score = was.State, nil
		if was.Score != "" {
			final, err := okr.ParseScore("/score", was.Score)
			if err != nil {
				return nil, err
			}
			r.Score = final.Hundredths()
		}
		if was.Kept == "" {
			r.forget(again[id])
			continue
		}
		if err := r.recall(was.Kept); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// forget leaves out what an old trail doesn't tell of a review: whatever a step since has written over, and what the
// state of then hadn't yet.
func (r *Review) forget(again []string) {
	self := r.State == review.Open || slices.Contains(again, "review.self_scored")
	reviewer := r.State == review.Open || r.State == review.Self || slices.Contains(again, "review.confirmed")
	if self {
		r.SelfBy, r.SelfFor, r.SelfWords, r.SelfAt = "", "", "", time.Time{}
	}
	if reviewer {
		r.ReviewedBy, r.ReviewedFor, r.ReviewerWords, r.ReviewedAt = "", "", "", time.Time{}
	}
	r.SettledBy, r.SettledFor, r.Note, r.SettledAt = "", "", "", time.Time{}
	for _, s := range r.Scores {
		if self {
			s.Self, s.SelfWords = nil, ""
		}
		if reviewer {
			s.Reviewer, s.ReviewerWords = nil, ""
		}
		s.Final, s.Suggested, s.FirstSuggested, s.Achieved, s.Share = nil, nil, nil, nil, ""
	}
}

// cutsThen gives what had been cut off of objectives at the moment that tx looks at, by key result.
func cutsThen(ctx context.Context, tx *act.Tx, objectiveIDs []string) (map[string]*Cut, error) {
	cuts, err := loadCuts(ctx, tx, objectiveIDs)
	if err != nil || len(cuts) == 0 {
		return cuts, err
	}
	plans, err := plansByCycle(ctx, tx)
	for id, c := range cuts {
		if p := plans[c.CycleID]; p == nil || p.CutAt.After(tx.Now) {
			delete(cuts, id)
		}
	}
	return cuts, err
}

// loadThen is load as of the moment that tx looks at.
func (f *Feature) loadThen(ctx context.Context, tx *act.Tx, id string) (Reviewed, error) {
	targets, err := f.objectives.Targets(ctx, tx, []string{id})
	if err != nil {
		return Reviewed{}, err
	}
	now, there := targets[id]
	if !there {
		return Reviewed{}, fault.New(fault.Missing, "input.missing")
	}
	if err := tx.Allow(access.ReviewView, now); err != nil {
		return Reviewed{}, err
	}
	list, err := f.reviewed(ctx, tx, []string{id})
	if err == nil && (len(list) == 0 || !list[0].rated()) {
		err = fault.New(fault.Missing, "input.missing")
	}
	if err != nil {
		return Reviewed{}, err
	}
	return list[0], nil
}

// rated reports whether an objective is one that is or could be scored, as scorable asks of the rows.
func (r *Reviewed) rated() bool { return rated(&r.Standing) }

func rated(s *objectives.Standing) bool {
	return (s.State == okr.Active || s.State == okr.Closed) && s.Outcome != okr.OutcomeDropped
}

// listThen fills a page as of the moment that tx looks at: of the first mostThen objectives of the cycle.
func (f *Feature) listThen(ctx context.Context, tx *act.Tx, in Filter, page *Page) error {
	key, err := store.ParseCursor(in.Cursor, 1)
	if err != nil {
		return err
	}
	list, reviews, omitted, err := f.scorableThen(ctx, tx, in)
	if err != nil {
		return err
	}
	waits := func(*objectives.Standing, review.State) bool { return true }
	if in.Waiting {
		if waits, err = f.waitedFor(ctx, tx, in.CycleID); err != nil {
			return err
		}
	}
	page.Omitted, page.Counts = omitted, map[review.State]int64{}
	var ids []string
	for _, s := range list {
		state := reviews[s.ID].State
		page.Counts[state]++
		if (in.State == "" || in.State == state) && (in.OwnerID == "" || in.OwnerID == s.OwnerID) && waits(s, state) {
			ids = append(ids, s.ID)
		}
	}
	from := 0
	if key != nil {
		if from, err = strconv.Atoi(key[0]); err != nil {
			return err
		}
	}
	ids = ids[min(max(from, 0), len(ids)):]
	if len(ids) > in.Limit {
		page.Next, ids = store.Cursor(strconv.Itoa(from+in.Limit)), ids[:in.Limit]
	}
	page.Items, err = f.reviewed(ctx, tx, ids)
	return err
}

// scorableThen gives what of a cycle was or could be scored, in the order of its list, with the reviews of it.
func (f *Feature) scorableThen(ctx context.Context, tx *act.Tx, in Filter) (list []*objectives.Standing, reviews map[string]*Review, omitted int, err error) {
	places, err := f.objectives.PlacesThen(ctx, tx, []string{in.CycleID}, in.teamIDs, nil)
	if err != nil {
		return nil, nil, 0, err
	}
	omitted = max(0, len(places)-mostThen)
	ids := make([]string, len(places)-omitted)
	for i := range ids {
		ids[i] = places[i].ID
	}
	stood, err := f.objectives.StandingsThen(ctx, tx, ids, objectives.ToName)
	if err != nil {
		return nil, nil, 0, err
	}
	for _, id := range ids {
		if s := stood[id]; s != nil && rated(s) {
			list = append(list, s)
		}
	}
	reviews, err = reviewsThen(ctx, tx, ids)
	return list, reviews, omitted, err
}

// talliedThen is tally as of the moment that tx looks at.
func (f *Feature) talliedThen(ctx context.Context, tx *act.Tx, in Filter) (map[review.State]int64, error) {
	list, reviews, _, err := f.scorableThen(ctx, tx, in)
	counts := map[review.State]int64{}
	for _, s := range list {
		counts[reviews[s.ID].State]++
	}
	return counts, err
}
