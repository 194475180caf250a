package reviews

import (
	"context"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/review"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Achieved is the score of each person by what they own in a cycle, and of each
// team by what the team itself owns: the mean of the objectives' final scores by
// their weights, and for people the mean of what was achieved of their targets. nil
// where one of them isn't settled yet, or what it achieved isn't known; who owns
// nothing is left out.
type Achieved struct {
	People       map[string]*okr.Score
	Teams        map[string]*okr.Score
	Achievements map[string]*okr.Achievement // of people
}

// Achieved counts also objectives that the caller may not see, and asks nobody's leave:
// what somebody is paid by must not depend on who looks, nor on whom they hide a bad
// score from.
func (f *Feature) Achieved(ctx context.Context, tx *act.Tx, cycleID string) (Achieved, error) {
	rows, err := finals(ctx, tx, cycleID)
	if err != nil {
		return Achieved{}, err
	}
	people, teams, beyond := map[string][]okr.ScorePart{}, map[string][]okr.ScorePart{}, map[string][]okr.AchievementPart{}
	for _, r := range rows {
		part := okr.ScorePart{Weight: r.Weight}
		if r.State == review.Settled {
			part.Score = okr.ScoreOf(r.Score)
		}
		if r.OwnerID != "" {
			people[r.OwnerID] = append(people[r.OwnerID], part)
			beyond[r.OwnerID] = append(beyond[r.OwnerID], okr.AchievementPart{Weight: r.Weight, Achievement: r.achieved()})
		} else {
			teams[r.TeamID] = append(teams[r.TeamID], part)
		}
	}
	all := Achieved{People: means(people), Teams: means(teams), Achievements: make(map[string]*okr.Achievement, len(beyond))}
	for id, parts := range beyond {
		all.Achievements[id] = okr.AchieveTogether(parts)
	}
	return all, nil
}

// achieved is what an objective achieved of its targets; nil until it is settled.
func (r final) achieved() *okr.Achievement {
	if r.State != review.Settled {
		return nil
	}
	return okr.AchievementOf(r.Achieved)
}

func means(parts map[string][]okr.ScorePart) map[string]*okr.Score {
	scores := make(map[string]*okr.Score, len(parts))
	for id, list := range parts {
		scores[id] = okr.ScoreObjective(list)
	}
	return scores
}

// Attained is what each of some people attained in several cycles, by whatever
// they own there: the mean of each cycle by the objectives' weights, then the mean
// of the cycles, each to 0.01. nil where one of the objectives isn't settled yet;
// who owns nothing is left out. It asks nobody's leave and counts also what the
// caller may not see, since a rating must not depend on who looks.
func (f *Feature) Attained(ctx context.Context, tx *act.Tx, cycleIDs, personIDs []string) (map[string]*okr.Score, error) {
	rows, err := attained(ctx, tx, cycleIDs, personIDs)
	if err != nil {
		return nil, err
	}
	parts := map[string]map[string][]okr.ScorePart{}
	for _, r := range rows {
		part := okr.ScorePart{Weight: r.Weight}
		if r.State == review.Settled {
			part.Score = okr.ScoreOf(r.Score)
		}
		if parts[r.OwnerID] == nil {
			parts[r.OwnerID] = map[string][]okr.ScorePart{}
		}
		parts[r.OwnerID][r.CycleID] = append(parts[r.OwnerID][r.CycleID], part)
	}
	scores := make(map[string]*okr.Score, len(parts))
	for id, cycles := range parts {
		var each []okr.ScorePart
		for _, mean := range means(cycles) {
			each = append(each, okr.ScorePart{Score: mean})
		}
		scores[id] = okr.ScoreObjective(each)
	}
	return scores, nil
}

// Final gives the settled scores of objectives that the caller has been let see;
// those that aren't settled are left out. It asks nobody's leave.
func (f *Feature) Final(ctx context.Context, tx *act.Tx, objectiveIDs []string) (map[string]okr.Score, error) {
	reviews, err := loadReviews(ctx, tx, objectiveIDs)
	if err != nil {
		return nil, err
	}
	scores := map[string]okr.Score{}
	for id, r := range reviews {
		if final := okr.ScoreOf(r.Score); r.State == review.Settled && final != nil {
			scores[id] = *final
		}
	}
	return scores, nil
}

// Attainment is one of the objectives that what somebody attained is the mean of.
type Attainment struct {
	ObjectiveID string
	Title       string
	CycleID     string
	OwnerID     string // "" for the team's own
	Weight      decimal.NullDecimal
	Score       *okr.Score       // nil while it isn't settled
	Achievement *okr.Achievement // nil while it isn't settled, and where it isn't known
}

// Attainments lists what a person and what a team itself own in some cycles. It asks
// nobody's leave: whoever shows it asks for each objective.
func (f *Feature) Attainments(ctx context.Context, tx *act.Tx, cycleIDs []string, personID, teamID string) ([]Attainment, error) {
	rows, err := attainments(ctx, tx, cycleIDs, personID, teamID)
	list := make([]Attainment, len(rows))
	for i, r := range rows {
		list[i] = Attainment{ObjectiveID: r.ID, Title: r.Title, CycleID: r.CycleID, OwnerID: r.OwnerID, Weight: r.Weight, Achievement: r.achieved()}
		if r.State == review.Settled {
			list[i].Score = okr.ScoreOf(r.Score)
		}
	}
	return list, err
}
