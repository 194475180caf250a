package reviews

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/review"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Achieved is the score of each person by what they own in a cycle, and of each
// team by what the team itself owns: the mean of the objectives' final scores by
// their weights. nil where one of them isn't settled yet; who owns nothing is left
// out.
type Achieved struct {
	People map[string]*okr.Score
	Teams  map[string]*okr.Score
}

// Achieved counts only objectives that the caller may see, so that no mean gives
// another away.
func (f *Feature) Achieved(ctx context.Context, tx *act.Tx, cycleID string) (Achieved, error) {
	rows, err := finals(ctx, tx, tx.Who, cycleID)
	if err != nil {
		return Achieved{}, err
	}
	people, teams := map[string][]okr.ScorePart{}, map[string][]okr.ScorePart{}
	for _, r := range rows {
		part := okr.ScorePart{Weight: r.Weight}
		if r.State == review.Settled {
			part.Score = scored(r.Score)
		}
		if r.OwnerID != "" {
			people[r.OwnerID] = append(people[r.OwnerID], part)
		} else {
			teams[r.TeamID] = append(teams[r.TeamID], part)
		}
	}
	return Achieved{People: means(people), Teams: means(teams)}, nil
}

func means(parts map[string][]okr.ScorePart) map[string]*okr.Score {
	scores := make(map[string]*okr.Score, len(parts))
	for id, list := range parts {
		scores[id] = okr.ScoreObjective(list)
	}
	return scores
}
