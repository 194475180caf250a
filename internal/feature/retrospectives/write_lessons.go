package retrospectives

import (
	"context"
	"strings"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/retrospective"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// noTime is the instant of what hasn't come.
var noTime time.Time

// Learn writes a lesson down.
func (f *Feature) Learn(ctx context.Context, who access.Actor, s Subject, in retrospective.Lesson) (l *Lesson, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		p, err := f.place(ctx, tx, s, access.LessonCreate)
		if err != nil {
			return err
		}
		if err := p.begun(); err != nil {
			return err
		}
		l = &Lesson{ID: act.NewID(), ObjectiveID: p.ObjectiveID, TeamID: p.TeamID, CycleID: p.cycle.ID, AuthorID: tx.Who.ID, LearnedAt: tx.Now, Version: 1,
			Fate: retrospective.Open}
		if err := f.write(ctx, tx, l, in); err != nil {
			return err
		}
		if err := addLesson(ctx, tx, l); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "lesson.learned", Subject: l.ref(), After: l.facts()})
	})
	return l, err
}

// LessonChange is what is changed of a lesson; nil leaves it.
type LessonChange struct {
	Words      *string
	Tags       *[]string
	Change     *retrospective.Change
	What       *string
	TemplateID *string
	ActionID   *string
	Rule       *string
}

// written is a lesson as somebody wrote it.
func (l *Lesson) written() retrospective.Lesson {
	return retrospective.Lesson{Words: l.Words, Tags: l.Tags, Change: l.Change, What: l.What, TemplateID: l.TemplateID, ActionID: l.ActionID, Rule: l.Rule}
}

// write writes a lesson over. An action or a rule that is named anew must be there for
// who names it: lesson.action_unknown, lesson.rule_unknown. What became of its change
// is open again where another change is asked for.
func (f *Feature) write(ctx context.Context, tx *act.Tx, l *Lesson, next retrospective.Lesson) error {
	was := l.written()
	if err := next.Tidy(); err != nil {
		return err
	}
	if next.ActionID != "" && next.ActionID != was.ActionID {
		seen, err := f.Plans.Some(ctx, tx, []string{next.ActionID})
		if err != nil {
			return err
		}
		if len(seen) == 0 {
			return fault.At("/action_id", "lesson.action_unknown")
		}
	}
	if next.Rule != was.Rule {
		policy, err := f.People.Policy(ctx, tx)
		if err != nil {
			return err
		}
		value, known := policy.Rule(next.Rule)
		if next.Rule != "" && !known {
			return fault.At("/rule", "lesson.rule_unknown")
		}
		l.RuleWas = value
	}
	if !next.Same(was) {
		l.settle(noTime, "", retrospective.Open, "")
	}
	l.Words, l.Tags, l.Change, l.What, l.TemplateID, l.ActionID, l.Rule = next.Words, next.Tags, next.Change, next.What, next.TemplateID, next.ActionID, next.Rule
	return nil
}

// Reword changes a lesson.
func (f *Feature) Reword(ctx context.Context, who access.Actor, id string, version int64, in LessonChange) error {
	return f.lessonWrite(ctx, who, id, version, "lesson.changed", func(ctx context.Context, tx *act.Tx, l *Lesson) error {
		next := l.written()
		for _, part := range []struct{ to, from *string }{{&next.Words, in.Words}, {&next.What, in.What}, {&next.TemplateID, in.TemplateID}, {&next.ActionID, in.ActionID}, {&next.Rule, in.Rule}} {
			if part.from != nil {
				*part.to = *part.from
			}
		}
		if in.Tags != nil {
			next.Tags = *in.Tags
		}
		if in.Change != nil {
			next.Change = *in.Change
		}
		return f.write(ctx, tx, l, next)
	})
}

// before is what the trail keeps of a lesson that is changed.
func (l *Lesson) before() (map[string]any, error) {
	facts := l.facts()
	return facts, keep(facts, kept{By: l.SettledBy, At: l.SettledAt, RuleWas: l.RuleWas})
}

func (l *Lesson) settle(at time.Time, by string, fate retrospective.Fate, reason string) {
	l.SettledAt, l.SettledBy, l.Fate, l.Reason = at, by, fate, reason
}

// Settle says what became of a lesson's change: kept, dropped with a reason, or
// open again.
func (f *Feature) Settle(ctx context.Context, who access.Actor, id string, version int64, fate retrospective.Fate, reason string) error {
	return f.lessonWrite(ctx, who, id, version, "lesson.settled", func(_ context.Context, tx *act.Tx, l *Lesson) error {
		reason = strings.TrimSpace(reason)
		if err := retrospective.Settle(l.Change, fate, reason); err != nil {
			return err
		}
		if fate == retrospective.Open {
			l.settle(noTime, "", fate, "")
		} else {
			l.settle(tx.Now, tx.Who.ID, fate, reason)
		}
		return nil
	})
}

// Forget takes a lesson away, or back.
func (f *Feature) Forget(ctx context.Context, who access.Actor, id string, back bool) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		l, err := f.lessonToWrite(ctx, tx, id)
		if err != nil {
			return err
		}
		if l.DeletedAt.IsZero() == back {
			return fault.New(fault.Missing, "input.missing")
		}
		before, err := l.before()
		if err != nil {
			return err
		}
		kind := "lesson.deleted"
		if l.DeletedAt = tx.Now; back {
			kind, l.DeletedAt = "lesson.restored", noTime
		}
		if err := saveLesson(ctx, tx, l); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: kind, Subject: l.ref(), Before: before})
	})
}

func (f *Feature) lessonWrite(ctx context.Context, who access.Actor, id string, version int64, kind string, change func(context.Context, *act.Tx, *Lesson) error) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		l, err := f.lessonToWrite(ctx, tx, id)
		if err != nil {
			return err
		}
		switch {
		case !l.DeletedAt.IsZero():
			return fault.New(fault.Missing, "input.missing")
		case version != 0 && version != l.Version:
			return fault.New(fault.Stale, "input.stale")
		}
		before, err := l.before()
		if err != nil {
			return err
		}
		if err := change(ctx, tx, l); err != nil {
			return err
		}
		if err := saveLesson(ctx, tx, l); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: kind, Subject: l.ref(), Before: before, After: l.facts()})
	})
}

// lessonToWrite finds a lesson, deleted or not, and asks leave to change it.
func (f *Feature) lessonToWrite(ctx context.Context, tx *act.Tx, id string) (*Lesson, error) {
	l, err := f.lesson(ctx, tx, id)
	if err != nil {
		return nil, err
	}
	return l, tx.Allow(access.LessonUpdate, own(l.AuthorID, access.Target{TeamID: l.leadBy()}))
}

// leadBy is the team whose leaders may change the lesson.
func (l *Lesson) leadBy() string {
	if l.ObjectiveID != "" {
		return l.ObjectiveOf
	}
	return l.TeamID
}

// lesson finds a lesson, deleted or not, and asks leave to see it.
func (f *Feature) lesson(ctx context.Context, tx *act.Tx, id string) (*Lesson, error) {
	l, err := loadLesson(ctx, tx, id)
	if err != nil {
		return nil, err
	}
	if l.ObjectiveID == "" { // a team's lessons are for everybody to learn from
		return l, tx.Allow(access.LessonView, l.ours())
	}
	o, err := f.Objectives.LoadObjective(ctx, tx, l.ObjectiveID)
	if err != nil {
		return nil, err
	}
	return l, tx.Allow(access.LessonView, o.Target())
}

// Dismiss keeps a lesson from being told to the caller again beside an objective, or
// lets it be told again. Both must be theirs to see; nobody else's view changes.
func (f *Feature) Dismiss(ctx context.Context, who access.Actor, objectiveID, lessonID string, on bool) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		l, err := f.lesson(ctx, tx, lessonID)
		if err != nil {
			return err
		}
		if _, err := f.place(ctx, tx, Subject{ObjectiveID: objectiveID}, access.ObjectiveView); err != nil {
			return err
		}
		d, kind := &Dismissal{ObjectiveID: objectiveID, PersonID: tx.Who.ID, LessonID: lessonID}, "lesson.told_again"
		if on {
			kind, err = "lesson.dismissed", addDismissal(ctx, tx, d)
		} else {
			err = dropDismissal(ctx, tx, d)
		}
		if err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: kind, Subject: l.ref(), After: map[string]any{"objective_id": objectiveID}})
	})
}
