package meetings

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/meeting"
	"github.com/sinan-okr/sinan/internal/domain/review"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/feature/reviews"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// gatherScores adds how the objectives of the team and those below it, or of the
// people who meet, are scored in the cycle that the meeting is about.
func (f *Feature) gatherScores(ctx context.Context, tx *act.Tx, m *Meeting, g *gathered) error {
	if !g.wanted[meeting.Scores] {
		return nil
	}
	in := reviews.Filter{CycleID: m.CycleID, TeamID: m.TeamID, Limit: 200}
	if m.TeamID == "" {
		in.OwnerIDs = m.named()
	}
	for len(g.reviewed) < mostObjectives {
		page, err := f.Reviews.List(ctx, tx.Who, in)
		if err != nil {
			return err
		}
		g.reviewed = append(g.reviewed, page.Items...)
		if in.Cursor = page.Next; page.Next == "" {
			break
		}
	}
	return nil
}

// ofScores gives the key results whose owner and reviewer score them apart.
func (g *gathered) ofScores() (list []Entry) {
	var all []meeting.Scored
	where := map[string]spot{}
	for i := range g.reviewed {
		r := &g.reviewed[i]
		if r.Review.State == review.Settled { // there is nothing left to agree on
			continue
		}
		for j := range r.Results {
			self, reviewer := r.Given(j)
			where[r.Results[j].ID] = spot{i, j}
			all = append(all, meeting.Scored{ID: r.Results[j].ID, Self: self, Reviewer: reviewer})
		}
	}
	apart := meeting.TheApart(all)
	for _, s := range apart[:min(mostScores, len(apart))] {
		at := where[s.ID]
		r := &g.reviewed[at.o]
		kr, given := &r.Results[at.kr], r.Scores[s.ID]
		then := Then{Title: kr.Title, Under: r.Title, PersonID: kr.OwnerID, Scores: &Scores{Self: *s.Self.Hundredths(), SelfWords: given.SelfWords,
			Reviewer: *s.Reviewer.Hundredths(), ReviewerWords: given.ReviewerWords, Suggested: r.Suggested(at.kr).Hundredths()}}
		if then.PersonID == "" {
			then.PersonID = r.OwnerID
		}
		list = append(list, Entry{Part: meeting.Scores, KeyResultID: s.ID, ObjectiveID: r.ID, Then: then})
	}
	return list
}

// Agreement is a decision or a follow-up on an objective's scores, with the meeting
// that came to it.
type Agreement struct {
	Item
	Meeting Meeting
}

// mostAgreed bounds what is told of what meetings agreed on one objective.
const mostAgreed = 50

// Agreed lists what meetings on scores that the caller may see came to about an
// objective, the latest meeting first.
func (f *Feature) Agreed(ctx context.Context, who access.Actor, objectiveID string) (list []Agreement, org *people.Org, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		o, err := f.Objectives.LoadObjective(ctx, tx, objectiveID)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.ReviewView, o.Target()); err != nil {
			return err
		}
		if org, err = f.People.Org(ctx, tx); err != nil {
			return err
		}
		list, err = agreedOn(ctx, tx, tx.Who, teamsMet(org, tx.Who), o.ID)
		return err
	})
	return list, org, err
}
