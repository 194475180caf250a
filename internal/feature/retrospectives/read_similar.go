package retrospectives

import (
	"context"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/align"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Recalled is a lesson that is like what somebody drafts, with the words that both have.
type Recalled struct {
	LessonPage
	Shared [][]string // goes with Items
	Finals []*okr.Score

	Scoring okr.Scoring // how they are shown
}

// mostRecalled is how many lessons are told beside a draft.
const mostRecalled = 3

// mostCompared bounds the lessons that a draft is compared with: the newest that its
// writer may see.
const mostCompared = 1000

// Recall finds lessons of other objectives that are like an objective by its title
// and those of its key results: rare words weigh more, as for parents that are
// suggested (domain/align). The caller sees the objective, and of lessons only what
// they may see.
func (f *Feature) Recall(ctx context.Context, who access.Actor, objectiveID string) (found Recalled, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		s, err := f.Objectives.Standing(ctx, tx, objectiveID)
		if err != nil {
			return err
		}
		if err := f.fill(ctx, tx, &found.LessonPage); err != nil {
			return err
		}
		list, err := others(ctx, tx, tx.Who, objectiveID)
		if err != nil {
			return err
		}
		words := []string{s.Title}
		for i := range s.Results {
			words = append(words, s.Results[i].Title)
		}
		found.Items, found.Shared = alike(list, strings.Join(words, "；"))
		if found.Changed, err = f.changed(ctx, tx, found.Items); err != nil {
			return err
		}
		return f.outcomes(ctx, tx, &found)
	})
	return found, err
}

// alike gives the lessons most like a text, the most alike first.
func alike(list []Lesson, text string) (found []Lesson, shared [][]string) {
	candidates, at := make([]align.Candidate, len(list)), make(map[string]int, len(list))
	for i, l := range list {
		candidates[i] = align.Candidate{ID: l.ID, Source: l.ObjectiveID, Title: strings.Join(append([]string{l.Objective, l.Words}, l.Tags...), "；")}
		at[l.ID] = i
	}
	for _, s := range align.NewIndex(candidates).Suggest(align.Ask{Text: text, Limit: mostRecalled}) {
		found, shared = append(found, list[at[s.ID]]), append(shared, s.Shared)
	}
	return found, shared
}

// outcomes fills in the final scores of the objectives that the lessons are of.
func (f *Feature) outcomes(ctx context.Context, tx *act.Tx, found *Recalled) error {
	ids := make([]string, 0, len(found.Items))
	for _, l := range found.Items {
		if l.ObjectiveID != "" {
			ids = append(ids, l.ObjectiveID)
		}
	}
	finals, err := f.Reviews.Finals(ctx, tx, ids)
	found.Finals = make([]*okr.Score, len(found.Items))
	for i, l := range found.Items {
		found.Finals[i] = finals[l.ObjectiveID]
	}
	if err != nil {
		return err
	}
	rules, err := f.People.Policy(ctx, tx)
	found.Scoring = rules.Scoring
	return err
}
