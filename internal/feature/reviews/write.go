package reviews

import (
	"context"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/review"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// maxWords bounds what is said with a score, in characters.
const maxWords = 2000

// Given is what somebody gives a key result.
type Given struct {
	KeyResultID string
	Score       string // "0.64"; "" where it is Typed
	Typed       string // on the workspace's scale
	Words       string
}

// Scoring is what somebody gives an objective.
type Scoring struct {
	Scores []Given // of every key result that isn't dropped
	Words  string  // on the whole
}

// ScoreSelf is the owner's scoring; again until a reviewer scored. Faults:
// review.missing_score for a key result without one, score.range, and those of
// the domain's Scorable and ScoredBySelf.
func (f *Feature) ScoreSelf(ctx context.Context, who access.Actor, id string, version int64, in Scoring) error {
	return f.write(ctx, who, id, version, access.ReviewScore, "review.self_scored", func(tx *act.Tx, r *Reviewed) error {
		next, err := r.Review.State.ScoredBySelf()
		if err != nil {
			return err
		}
		given, err := r.check(in, nil)
		if err != nil {
			return err
		}
		for id, g := range given {
			s := r.score(id)
			s.Self, s.SelfWords = g.score.Hundredths(), g.words
		}
		r.Review.State, r.SelfBy, r.SelfAt, r.SelfWords = next, tx.Who.ID, tx.Now, strings.TrimSpace(in.Words)
		r.SelfFor = r.inPlaceOf(tx.Who, access.ReviewScore)
		return nil
	})
}

// Confirm is the reviewer's scoring; where a score is another than the owner's it
// takes words: review.words_needed.
func (f *Feature) Confirm(ctx context.Context, who access.Actor, id string, version int64, in Scoring) error {
	return f.write(ctx, who, id, version, access.ReviewConfirm, "review.confirmed", func(tx *act.Tx, r *Reviewed) error {
		next, err := r.Review.State.Confirmed()
		if err != nil {
			return err
		}
		given, err := r.check(in, func(field, id string, g given) error {
			return review.CheckWords(field+"/words", okr.ScoreOf(r.score(id).Self), g.score, g.words)
		})
		if err != nil {
			return err
		}
		for id, g := range given {
			s := r.score(id)
			s.Reviewer, s.ReviewerWords = g.score.Hundredths(), g.words
		}
		r.Review.State, r.ReviewedBy, r.ReviewedAt, r.ReviewerWords = next, tx.Who.ID, tx.Now, strings.TrimSpace(in.Words)
		r.ReviewedFor = r.inPlaceOf(tx.Who, access.ReviewConfirm)
		return nil
	})
}

// Settle makes the reviewer's scores final and freezes them with what the numbers
// suggested and what each counted; note is what was agreed.
func (f *Feature) Settle(ctx context.Context, who access.Actor, id string, version int64, note string) error {
	return f.write(ctx, who, id, version, access.ReviewSettle, "review.settled", func(tx *act.Tx, r *Reviewed) error {
		next, err := r.Review.State.Final()
		if err != nil {
			return err
		}
		if utf8.RuneCountInString(note) > maxWords {
			return fault.At("/note", "input.too_long", fault.Args{"limit": maxWords})
		}
		total := r.whole(r.byReviewer)
		if total == nil { // a key result came after the reviewer
			return fault.New(fault.Conflict, "review.unscored")
		}
		for i, share := range r.shares() {
			if r.Results[i].Dropped {
				continue
			}
			s := r.score(r.Results[i].ID)
			s.Final, s.Suggested, s.FirstSuggested = s.Reviewer, r.Suggested(i).Hundredths(), r.FirstSuggested(i).Hundredths()
			s.Achieved, s.Share = r.Achieved(i).Hundredths(), share
		}
		r.Review.Achieved = r.achieved().Hundredths()
		owner, team := r.OwnerID, r.TeamID
		r.OfOwner, r.OfTeam, r.OfWeight = &owner, &team, r.Weight
		r.Review.State, r.SettledBy, r.SettledAt, r.Note, r.Score = next, tx.Who.ID, tx.Now, strings.TrimSpace(note), total.Hundredths()
		r.SettledFor = r.inPlaceOf(tx.Who, access.ReviewSettle)
		return nil
	})
}

// Reopen takes a review one step back, with a reason: review.reason_needed.
func (f *Feature) Reopen(ctx context.Context, who access.Actor, id string, version int64, reason string) error {
	reason = strings.TrimSpace(reason)
	return f.write(ctx, who, id, version, access.ReviewReopen, "review.reopened", func(_ *act.Tx, r *Reviewed) error {
		next, err := r.Review.State.Back()
		if err != nil {
			return err
		}
		if reason == "" {
			return fault.At("/reason", "review.reason_needed")
		}
		if utf8.RuneCountInString(reason) > maxWords {
			return fault.At("/reason", "input.too_long", fault.Args{"limit": maxWords})
		}
		switch r.Review.State {
		case review.Self:
			r.SelfBy, r.SelfAt, r.SelfFor = "", time.Time{}, ""
		case review.Reviewed:
			r.ReviewedBy, r.ReviewedAt, r.ReviewedFor = "", time.Time{}, ""
		default:
			r.SettledBy, r.SettledAt, r.SettledFor, r.Note, r.Score, r.Review.Achieved = "", time.Time{}, "", "", nil, nil
			r.OfOwner, r.OfTeam, r.OfWeight = nil, nil, decimal.NullDecimal{}
			for _, s := range r.Scores {
				s.Final, s.Suggested, s.FirstSuggested, s.Achieved, s.Share = nil, nil, nil, nil, ""
			}
		}
		r.Review.State, r.Why = next, reason
		return nil
	})
}

// write is what every step has in common.
func (f *Feature) write(ctx context.Context, who access.Actor, id string, version int64, action access.Action, kind string, change func(*act.Tx, *Reviewed) error) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		one, err := f.load(ctx, tx, id, action)
		if err != nil {
			return err
		}
		r := &one
		if version != 0 && version != r.Review.Version {
			return fault.New(fault.Stale, "input.stale")
		}
		if r.Scorable != nil {
			return r.Scorable
		}
		before := r.facts()
		if before["kept"], err = r.keep(); err != nil {
			return err
		}
		if err := change(tx, r); err != nil {
			return err
		}
		if err := save(ctx, tx, &r.Review); err != nil {
			return err
		}
		after := r.facts()
		if r.Why != "" {
			after["reason"] = r.Why
		}
		return tx.Tell(ctx, act.Told{Kind: kind, Subject: r.Review.ref(), Before: before, After: after, Detail: r})
	})
}

// given is a score that was checked.
type given struct {
	score okr.Score
	words string
}

// check reads what somebody gives: one score for each key result that isn't
// dropped, and nothing else.
func (r *Reviewed) check(in Scoring, also func(field, id string, g given) error) (map[string]given, error) {
	if utf8.RuneCountInString(in.Words) > maxWords {
		return nil, fault.At("/words", "input.too_long", fault.Args{"limit": maxWords})
	}
	open := map[string]bool{}
	for i := range r.Results {
		if !r.Results[i].Dropped {
			open[r.Results[i].ID] = true
		}
	}
	out := map[string]given{}
	var faults []*fault.Fault
	for i, g := range in.Scores {
		field := fmt.Sprintf("/scores/%d", i)
		words := strings.TrimSpace(g.Words)
		score, err := r.read(field, g)
		switch _, twice := out[g.KeyResultID]; {
		case !open[g.KeyResultID] || twice:
			err = fault.At(field+"/key_result_id", "review.key_result_unknown")
		case err != nil:
		case utf8.RuneCountInString(words) > maxWords:
			err = fault.At(field+"/words", "input.too_long", fault.Args{"limit": maxWords})
		case also != nil:
			err = also(field, g.KeyResultID, given{score, words})
		}
		if err != nil {
			f, ok := fault.Of(err)
			if !ok {
				return nil, err
			}
			faults = append(faults, f)
			continue
		}
		out[g.KeyResultID] = given{score, words}
	}
	if len(faults) == 0 && len(out) < len(open) {
		faults = append(faults, fault.At("/scores", "review.missing_score", fault.Args{"missing": len(open) - len(out)}))
	}
	return out, fault.Join(faults)
}

// read reads a score, from 0 to 1 or on the workspace's scale.
func (r *Reviewed) read(field string, g Given) (okr.Score, error) {
	if g.Typed != "" {
		return r.Scoring.Read(field+"/typed", g.Typed)
	}
	return okr.ParseScore(field+"/score", g.Score)
}

// score is where a key result's scores are kept.
func (r *Reviewed) score(keyResultID string) *Score {
	s := r.Scores[keyResultID]
	if s == nil {
		s = &Score{KeyResultID: keyResultID, ObjectiveID: r.ObjectiveID}
		r.Scores[keyResultID] = s
	}
	return s
}
