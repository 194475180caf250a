package evaluations

import (
	"cmp"
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/evaluation"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/org"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Standing is one person with what their manager's form comes to.
type Standing struct {
	Subject
	Score  *okr.Score
	Rating evaluation.Rating
	By     evaluation.Reviewer // whose form the rating is of; "" for none
	ByID   string
}

// level is what the person has now: as set by hand, else as the form says; 0 for none.
func (s Standing) level() int {
	if s.Level > 0 {
		return int(s.Level)
	}
	return s.Rating.Level
}

// rate finds the form that makes the rating: the manager's, else the second manager's.
func (s *Standing) rate(e *Evaluation, forms []Form) {
	for _, kind := range []evaluation.Reviewer{evaluation.Manager, evaluation.Second} {
		for _, one := range forms {
			if one.Kind == kind && one.State == HandedIn {
				s.Rating, s.By, s.ByID = e.Form.V.Rate(one.Answers, s.Score), kind, one.ReviewerID
				return
			}
		}
	}
}

// standings are all people of an evaluation, in the order of their ids. They are
// bounded by maxPeople.
func (f *Feature) standings(ctx context.Context, tx *act.Tx, e *Evaluation) ([]Standing, error) {
	list, err := f.subjectsPage(ctx, tx, e.ID, false, "", maxPeople)
	if err != nil {
		return nil, err
	}
	if tx.Past() {
		return f.standingsThen(ctx, tx, e, list.Items)
	}
	return f.stand(ctx, tx, e, list.Items)
}

func (f *Feature) standing(ctx context.Context, tx *act.Tx, e *Evaluation, s *Subject) (Standing, error) {
	list, err := f.stand(ctx, tx, e, []Subject{*s})
	if err != nil {
		return Standing{}, err
	}
	return list[0], nil
}

func (f *Feature) stand(ctx context.Context, tx *act.Tx, e *Evaluation, subjects []Subject) ([]Standing, error) {
	ids, personIDs := make([]string, len(subjects)), make([]string, len(subjects))
	for i, s := range subjects {
		ids[i], personIDs[i] = s.ID, s.PersonID
	}
	forms, err := f.formsOf(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	scores, err := f.scores(ctx, tx, e, personIDs)
	if err != nil {
		return nil, err
	}
	all := make([]Standing, len(subjects))
	for i, s := range subjects {
		all[i] = Standing{Subject: s, Score: scores[s.PersonID]}
		if e.State == Published { // frozen then
			all[i].Score = okr.ScoreOf(s.Score)
		}
		all[i].rate(e, forms[s.ID])
	}
	return all, nil
}

// TeamBars is the distribution of one team's people.
type TeamBars struct {
	TeamID string
	Bars   []evaluation.Bar
}

// LevelBars is the distribution of the people of one job level.
type LevelBars struct {
	JobLevel string // "" for those without one
	Bars     []evaluation.Bar
}

// Calibration is the ratings of an evaluation side by side.
type Calibration struct {
	Evaluation *Evaluation
	Bars       []evaluation.Bar
	Over       []int // levels that more people have than the guideline foresees
	Quota      bool  // the policy makes a quota of the guideline
	Teams      []TeamBars
	JobLevels  []LevelBars // none where nobody has one
	Habits     []evaluation.Habit
	Unrated    int
	Hidden     bool       // the caller is among them and is left out
	Items      []Standing // a page of the people, the highest value first
	Next       string
	Org        *people.Org
}

// Calibration reads everybody's rating, for HR: the look is written down. The
// caller's own is left out, also of what is counted: the difference would tell it.
func (f *Feature) Calibration(ctx context.Context, who access.Actor, id, cursor string, limit int) (c Calibration, err error) {
	err = f.act.Look(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		c = Calibration{}
		if c.Evaluation, err = f.forHR(ctx, tx, id); err != nil {
			return err
		}
		if tx.Past() && c.Evaluation.State != Published {
			return fault.New(fault.Conflict, "evaluations.not_published")
		}
		if c.Org, err = f.People.Org(ctx, tx); err != nil {
			return err
		}
		policy, err := f.People.Policy(ctx, tx)
		if err != nil {
			return err
		}
		c.Quota = policy.Quota
		all, err := f.standings(ctx, tx, c.Evaluation)
		if err != nil {
			return err
		}
		others := slices.DeleteFunc(all, func(s Standing) bool { return s.PersonID == tx.Who.ID })
		c.Hidden = len(others) < len(all)
		c.count(others)
		return c.page(others, cursor, limit)
	}, func(ctx context.Context, tx *act.Tx) error {
		return c.Evaluation.looked(ctx, tx, "evaluation.calibration_viewed", access.EvaluationUpdate, access.Target{}, map[string]any{})
	})
	return c, err
}

// count adds up levels and reviewers.
func (c *Calibration) count(all []Standing) {
	var levels []int
	var values []evaluation.Value
	teams, jobs := map[string][]int{}, map[string][]int{}
	for _, s := range all {
		level := s.level()
		levels, teams[s.TeamID] = append(levels, level), append(teams[s.TeamID], level)
		jobs[s.JobLevel] = append(jobs[s.JobLevel], level)
		if level == 0 {
			c.Unrated++
		}
		if s.Rating.Value != nil {
			values = append(values, evaluation.Value{ReviewerID: s.ByID, Value: *s.Rating.Value})
		}
	}
	form := c.Evaluation.Form.V
	c.Bars, c.Over, c.Habits = form.Distribute(levels), form.Over(levels), evaluation.Habits(values)
	for id, of := range teams {
		c.Teams = append(c.Teams, TeamBars{TeamID: id, Bars: form.Distribute(of)})
	}
	for job, of := range jobs {
		c.JobLevels = append(c.JobLevels, LevelBars{JobLevel: job, Bars: form.Distribute(of)})
	}
	sorting.By(c.JobLevels, func(a, b LevelBars) int { return org.CompareLevels(a.JobLevel, b.JobLevel) })
	if len(c.JobLevels) == 1 && c.JobLevels[0].JobLevel == "" {
		c.JobLevels = nil
	}
	sorting.By(c.Teams, func(a, b TeamBars) int {
		return cmp.Compare(teamName(c.Org, a.TeamID), teamName(c.Org, b.TeamID))
	})
}

// page cuts one page of the people, the highest value first.
func (c *Calibration) page(shown []Standing, cursor string, limit int) error {
	key, err := store.ParseCursor(cursor, 1)
	if err != nil {
		return err
	}
	sorting.By(shown, func(a, b Standing) int {
		switch {
		case a.Rating.Value == nil || b.Rating.Value == nil:
			return cmp.Or(cmp.Compare(boolean(a.Rating.Value == nil), boolean(b.Rating.Value == nil)), cmp.Compare(a.ID, b.ID))
		default:
			return cmp.Or(b.Rating.Value.Cmp(*a.Rating.Value), cmp.Compare(a.ID, b.ID))
		}
	})
	if key != nil {
		at := slices.IndexFunc(shown, func(s Standing) bool { return s.ID == key[0] })
		shown = shown[at+1:]
	}
	page := store.Cut(shown[:min(len(shown), limit+1)], limit, func(s Standing) []string { return []string{s.ID} })
	c.Items, c.Next = page.Items, page.Next
	return nil
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Results is a page of somebody's published ratings.
type Results struct {
	Items       []Subject
	Next        string
	Evaluations map[string]*Evaluation
}

// Results pages through the caller's own published ratings, the newest first.
func (f *Feature) Results(ctx context.Context, who access.Actor, cursor string, limit int) (page Results, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.EvaluationView, access.Target{OwnerID: tx.Who.ID}); err != nil {
			return err
		}
		list, err := f.resultsPage(ctx, tx, tx.Who.ID, cursor, limit)
		if err != nil {
			return err
		}
		page = Results{Items: list.Items, Next: list.Next}
		ids := make([]string, len(list.Items))
		for i, s := range list.Items {
			ids[i] = s.EvaluationID
		}
		if page.Evaluations, err = f.loadAll(ctx, tx, ids); err != nil || !tx.Past() {
			return err
		}
		_, err = f.partsThen(ctx, tx, page.Evaluations, page.Items)
		return err
	})
	return page, err
}
