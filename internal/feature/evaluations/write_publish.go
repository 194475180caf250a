package evaluations

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// maxReason bounds what is said with a change, an appeal or its answer, in characters.
const maxReason = 2000

// Calibrate ends the writing: forms that were not handed in by now don't count, and
// colleagues who are late are no longer asked where the others suffice.
func (f *Feature) Calibrate(ctx context.Context, who access.Actor, id string, version int64) error {
	return f.step(ctx, who, id, version, "evaluation.calibrating", func(ctx context.Context, tx *act.Tx, e *Evaluation, _ *News) error {
		if e.State != Open {
			return fault.New(fault.Conflict, "evaluations.not_open")
		}
		e.State = Calibrating
		forms, err := f.allForms(ctx, tx, e)
		if err != nil {
			return err
		}
		var gone []string
		for _, of := range forms {
			gone = append(gone, late(of)...)
		}
		return dropForms(ctx, tx, gone)
	})
}

// Reopen goes back to writing, as long as nothing is published, with a reason: it undoes
// what reviewers were told was over.
func (f *Feature) Reopen(ctx context.Context, who access.Actor, id string, version int64, reason string) error {
	return f.step(ctx, who, id, version, "evaluation.reopened", func(ctx context.Context, tx *act.Tx, e *Evaluation, news *News) error {
		if e.State != Calibrating {
			return fault.New(fault.Conflict, "evaluations.not_calibrating")
		}
		if err := said("/reason", &reason); err != nil {
			return err
		}
		e.State, e.ReopenedWhy, e.ReopenedBy, e.ReopenedAt, news.Why = Open, reason, tx.Who.ID, tx.Now, reason
		forms, err := f.allForms(ctx, tx, e)
		for _, of := range forms {
			news.Asked = append(news.Asked, owing(of)...)
		}
		slices.Sort(news.Asked)
		news.Asked = slices.Compact(news.Asked)
		return err
	})
}

// allForms gives the forms of an evaluation, by subject. They are bounded by
// maxPeople, each with a few.
func (f *Feature) allForms(ctx context.Context, tx *act.Tx, e *Evaluation) (map[string][]Form, error) {
	list, err := f.subjectsPage(ctx, tx, e.ID, false, "", maxPeople)
	if err != nil {
		return nil, err
	}
	ids := make([]string, len(list.Items))
	for i, s := range list.Items {
		ids[i] = s.ID
	}
	return f.formsOf(ctx, tx, ids)
}

// Publish freezes everybody's level with what it came from and shows it to them;
// all or none. Refused while somebody has no level (evaluations.unrated), and, where
// the policy makes a quota of the guideline, while too many have one
// (evaluations.over_quota).
func (f *Feature) Publish(ctx context.Context, who access.Actor, id string, version int64) error {
	return f.step(ctx, who, id, version, "evaluation.published", func(ctx context.Context, tx *act.Tx, e *Evaluation, news *News) error {
		if e.State != Calibrating {
			return fault.New(fault.Conflict, "evaluations.not_calibrating")
		}
		all, err := f.standings(ctx, tx, e)
		if err != nil {
			return err
		}
		policy, err := f.People.Policy(ctx, tx)
		if err != nil {
			return err
		}
		levels, unrated := make([]int, len(all)), 0
		for i, s := range all {
			if levels[i] = s.level(); levels[i] == 0 {
				unrated++
			}
		}
		if unrated > 0 {
			return fault.New(fault.Conflict, "evaluations.unrated", fault.Args{"count": unrated})
		}
		if over := e.Form.V.Over(levels); policy.Quota && len(over) > 0 {
			return fault.New(fault.Conflict, "evaluations.over_quota", fault.Args{"level": e.Form.V.Levels[over[0]-1].Name})
		}
		for i := range all {
			s := &all[i]
			s.Level, s.Suggested, s.Value = int64(levels[i]), int64(s.Rating.Level), ""
			if s.Rating.Value != nil {
				s.Value = s.Rating.Value.StringFixed(2)
			}
			s.Subject.Score = s.Score.Hundredths()
			news.Subjects = append(news.Subjects, s.Subject)
		}
		e.State, e.PublishedAt = Published, tx.Now
		return f.freezeSubjects(ctx, tx, news.Subjects)
	})
}

// SetLevel changes a person's level in calibration, with a reason. Nobody changes
// their own: evaluations.own.
func (f *Feature) SetLevel(ctx context.Context, who access.Actor, id string, version int64, level int, reason string) error {
	return f.onSubject(ctx, who, id, version, "evaluation.level_changed", byHR, func(ctx context.Context, tx *act.Tx, e *Evaluation, s *Subject) error {
		if e.State != Calibrating {
			return fault.New(fault.Conflict, "evaluations.not_calibrating")
		}
		one, err := f.standing(ctx, tx, e, s)
		if err != nil {
			return err
		}
		return f.relevel(ctx, tx, one, s, e, level, reason)
	})
}

// relevel changes a level and keeps from what, to what and why.
func (f *Feature) relevel(ctx context.Context, tx *act.Tx, one Standing, s *Subject, e *Evaluation, level int, reason string) error {
	from := one.level()
	switch {
	case s.PersonID == tx.Who.ID:
		return fault.New(fault.Conflict, "evaluations.own")
	case level < 1 || level > len(e.Form.V.Levels):
		return fault.At("/level", "evaluation.level_unknown")
	case level == from:
		return fault.At("/level", "evaluations.same_level")
	}
	if err := said("/reason", &reason); err != nil {
		return err
	}
	s.Level = int64(level)
	return f.addChange(ctx, tx, &Change{ID: act.NewID(), SubjectID: s.ID, Step: Step{FromLevel: int64(from), ToLevel: int64(level), Reason: reason}, AuthorID: tx.Who.ID, At: tx.Now})
}

// said asks for words, of bounded length.
func said(field string, words *string) error {
	*words = strings.TrimSpace(*words)
	switch {
	case *words == "":
		return fault.At(field, "input.required")
	case utf8.RuneCountInString(*words) > maxReason:
		return fault.At(field, "input.too_long", fault.Args{"limit": maxReason})
	}
	return nil
}

// Acknowledge says that the person has read their rating; it doesn't say that they
// agree.
func (f *Feature) Acknowledge(ctx context.Context, who access.Actor, id string, version int64) error {
	return f.byPerson(ctx, who, id, version, "evaluation.acknowledged", func(tx *act.Tx, s *Subject) error {
		if !s.AcknowledgedAt.IsZero() {
			return fault.New(fault.Conflict, "evaluations.acknowledged")
		}
		s.AcknowledgedAt = tx.Now
		return nil
	})
}

// Appeal asks HR to look at a rating again, once.
func (f *Feature) Appeal(ctx context.Context, who access.Actor, id string, version int64, words string) error {
	return f.byPerson(ctx, who, id, version, "evaluation.appealed", func(tx *act.Tx, s *Subject) error {
		if s.Appeal != "" {
			return fault.New(fault.Conflict, "evaluations.appealed")
		}
		if err := said("/words", &words); err != nil {
			return err
		}
		s.Appeal, s.AppealWords, s.AppealedAt = Appealed, words, tx.Now
		return nil
	})
}

// AnswerAppeal upholds an appeal with another level (level > 0), or keeps the rating;
// either with a reason that the person reads.
func (f *Feature) AnswerAppeal(ctx context.Context, who access.Actor, id string, version int64, level int, reason string) error {
	return f.onSubject(ctx, who, id, version, "evaluation.appeal_answered", byHR, func(ctx context.Context, tx *act.Tx, e *Evaluation, s *Subject) error {
		switch {
		case s.Appeal != Appealed:
			return fault.New(fault.Conflict, "evaluations.no_appeal")
		case s.PersonID == tx.Who.ID:
			return fault.New(fault.Conflict, "evaluations.own")
		}
		if err := said("/reason", &reason); err != nil {
			return err
		}
		s.Appeal = Kept
		if level > 0 {
			if err := f.relevel(ctx, tx, Standing{Subject: *s}, s, e, level, reason); err != nil {
				return err
			}
			s.Appeal = Upheld
		}
		s.AnswerWords, s.AnsweredBy, s.AnsweredAt = reason, tx.Who.ID, tx.Now
		return nil
	})
}

// byPerson is what a person does with their own published rating.
func (f *Feature) byPerson(ctx context.Context, who access.Actor, id string, version int64, kind string, change func(*act.Tx, *Subject) error) error {
	return f.onSubject(ctx, who, id, version, kind, bySelf, func(_ context.Context, tx *act.Tx, e *Evaluation, s *Subject) error {
		if e.State != Published {
			return fault.New(fault.Conflict, "evaluations.not_published")
		}
		return change(tx, s)
	})
}

// right is what somebody needs to change a person's evaluation.
type right func(*Subject) (access.Action, access.Target)

func byHR(*Subject) (access.Action, access.Target) {
	return access.EvaluationUpdate, access.Target{}
}

func bySelf(s *Subject) (access.Action, access.Target) {
	return access.EvaluationAnswer, access.Target{OwnerID: s.PersonID}
}

// onSubject is a change of one person's evaluation.
func (f *Feature) onSubject(ctx context.Context, who access.Actor, id string, version int64, kind string, needs right, change func(context.Context, *act.Tx, *Evaluation, *Subject) error) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		s, err := f.loadSubject(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.Allow(needs(s)); err != nil {
			return err
		}
		if version != 0 && version != s.Version {
			return fault.New(fault.Stale, "input.stale")
		}
		e, err := loadEvaluation(ctx, tx, s.EvaluationID)
		if err != nil {
			return err
		}
		if err := change(ctx, tx, e, s); err != nil {
			return err
		}
		if err := f.saveSubject(ctx, tx, s); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: kind, Subject: e.ref(), After: map[string]any{"title": e.Title, "person_id": s.PersonID}, Detail: News{Evaluation: e, Subject: s}})
	})
}
