// Package retrospectives is looking back (GRAI) on an objective or on a team's
// cycle: facts that fill it in advance, words beside each step, causes that people
// vote on, and lessons with what they change.
package retrospectives

import (
	"context"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/retrospective"
	"github.com/sinan-okr/sinan/internal/feature/carryovers"
	"github.com/sinan-okr/sinan/internal/feature/checkins"
	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/feature/plans"
	"github.com/sinan-okr/sinan/internal/feature/problems"
	"github.com/sinan-okr/sinan/internal/feature/reviews"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Above are the features that this one builds on.
type Above struct {
	People     *people.Feature
	Cycles     *cycles.Feature
	Objectives *objectives.Feature
	Plans      *plans.Feature
	Checkins   *checkins.Feature
	Problems   *problems.Feature
	Reviews    *reviews.Feature
	Carryovers *carryovers.Feature
}

// Feature holds the use cases of looking back.
type Feature struct {
	Above
	act *act.Runner
	loc *time.Location
}

// New makes the feature. The location decides on which day something was done.
func New(a *act.Runner, above Above, loc *time.Location) *Feature {
	return &Feature{Above: above, act: a, loc: loc}
}

// Subject is what is looked back on: an objective, or a team's cycle.
type Subject struct {
	ObjectiveID string `bun:"objective_id"`
	TeamID      string `bun:"team_id"`
	CycleID     string `bun:"cycle_id"` // of a team; the current one where empty
}

// Retrospective is what people say when they look back, step by step.
type Retrospective struct {
	store.BaseModel `bun:"table:retrospectives,alias:r"`
	ObjectiveID     string    `bun:"objective_id,pk"`
	TeamID          string    `bun:"team_id,pk"`
	CycleID         string    `bun:"cycle_id,pk"`
	Goal            string    `bun:"goal"` // Markdown, as the other steps
	Result          string    `bun:"result"`
	Analysis        string    `bun:"analysis"`
	Insight         string    `bun:"insight"`
	WrittenBy       string    `bun:"written_by"`
	WrittenAt       time.Time `bun:"written_at"`
	Version         int64     `bun:"version"`
}

// Cause is why it came as it did, as somebody says.
type Cause struct {
	store.BaseModel `bun:"table:causes,alias:c"`
	ID              string    `bun:"id,pk"`
	ObjectiveID     string    `bun:"objective_id"`
	TeamID          string    `bun:"team_id"`
	CycleID         string    `bun:"cycle_id"`
	AuthorID        string    `bun:"author_id"`
	Words           string    `bun:"words"`
	NamedAt         time.Time `bun:"named_at"`
	DeletedAt       time.Time `bun:"deleted_at,nullzero"`
	Votes           int       `bun:"votes,scanonly"`
	Voted           bool      `bun:"voted,scanonly"` // by the caller
}

// Vote is one person's for one cause.
type Vote struct {
	store.BaseModel `bun:"table:cause_votes"`
	CauseID         string `bun:"cause_id,pk"`
	PersonID        string `bun:"person_id,pk"`
}

// Tie puts a problem down to a cause of how its objective came out.
type Tie struct {
	store.BaseModel `bun:"table:problem_causes,alias:t"`
	ObjectiveID     string `bun:"objective_id,pk"`
	ProblemID       string `bun:"problem_id,pk"`
	CauseID         string `bun:"cause_id"`
}

// Lesson is what was learned from a subject, and what it changes.
type Lesson struct {
	store.BaseModel `bun:"table:lessons,alias:l"`
	ID              string               `bun:"id,pk"`
	ObjectiveID     string               `bun:"objective_id"`
	TeamID          string               `bun:"team_id"` // of a team's retrospective
	CycleID         string               `bun:"cycle_id"`
	AuthorID        string               `bun:"author_id"`
	Words           string               `bun:"words"`
	Change          retrospective.Change `bun:"change"`
	What            string               `bun:"what"`
	TemplateID      string               `bun:"template_id"` // that it changes; "" for none, as the next two
	ActionID        string               `bun:"action_id"`
	Rule            string               `bun:"rule"`
	RuleWas         string               `bun:"rule_was"` // its value when the lesson named it
	Fate            retrospective.Fate   `bun:"fate"`
	Reason          string               `bun:"reason"`
	SettledBy       string               `bun:"settled_by"`
	SettledAt       time.Time            `bun:"settled_at,nullzero"`
	LearnedAt       time.Time            `bun:"learned_at"`
	DeletedAt       time.Time            `bun:"deleted_at,nullzero"`
	Version         int64                `bun:"version"`

	Objective   string   `bun:"objective,scanonly"`    // its title
	ObjectiveOf string   `bun:"objective_of,scanonly"` // its team
	Tags        []string `bun:"-"`
}

// Dismissal keeps a lesson from being told again to one person beside one objective.
type Dismissal struct {
	store.BaseModel `bun:"table:lesson_dismissals"`
	ObjectiveID     string `bun:"objective_id,pk"`
	PersonID        string `bun:"person_id,pk"`
	LessonID        string `bun:"lesson_id,pk"`
}

// Tag is a word by which a lesson is found.
type Tag struct {
	store.BaseModel `bun:"table:lesson_tags"`
	LessonID        string `bun:"lesson_id,pk"`
	Tag             string `bun:"tag,pk"`
	Position        int    `bun:"position"`
}

// place is a subject with how the policy sees it.
type place struct {
	Subject // as it is kept: of an objective without team and cycle
	target  access.Target
	cycle   cycles.Cycle
	o       *objectives.Objective // nil for a team's
	team    string                // its name
}

// place finds a subject and asks leave to do something to it. A team's own is for
// the team and those above it, as what only they see.
func (f *Feature) place(ctx context.Context, tx *act.Tx, s Subject, action access.Action) (p place, err error) {
	if s.ObjectiveID != "" && tx.Past() {
		return f.objectiveThen(ctx, tx, s.ObjectiveID, action)
	}
	if s.ObjectiveID != "" {
		if p.o, err = f.Objectives.LoadObjective(ctx, tx, s.ObjectiveID); err != nil {
			return p, err
		}
		p.Subject, p.target = Subject{ObjectiveID: p.o.ID}, p.o.Target()
		if err := tx.Allow(action, p.target); err != nil {
			return p, err
		}
		p.cycle, err = f.Cycles.Cycle(ctx, tx, p.o.CycleID)
		return p, err
	}
	p.target = access.Target{TeamID: s.TeamID, Visibility: access.TeamOnly}
	if err := tx.Allow(action, p.target); err != nil {
		return p, err
	}
	org, err := f.People.Org(ctx, tx)
	if err != nil {
		return p, err
	}
	team, ok := org.Tree.Team(s.TeamID)
	if !ok {
		return p, fault.New(fault.Missing, "input.missing")
	}
	if s.CycleID == "" {
		c, found, err := f.Cycles.Scored(ctx, tx)
		if err != nil {
			return p, err
		}
		if !found {
			return p, fault.At("/cycle_id", "input.missing")
		}
		s.CycleID = c.ID
	}
	p.Subject, p.team = Subject{TeamID: s.TeamID, CycleID: s.CycleID}, team.Name
	p.cycle, err = f.Cycles.Cycle(ctx, tx, s.CycleID)
	return p, err
}

func (r *Retrospective) ref() act.Ref {
	if r.ObjectiveID != "" {
		return act.Ref{Kind: "retrospective", ID: r.ObjectiveID, Within: r.ObjectiveID}
	}
	return act.Ref{Kind: "retrospective", ID: r.TeamID}
}

func (c *Cause) ref() act.Ref { return act.Ref{Kind: "cause", ID: c.ID, Within: c.ObjectiveID} }

func (l *Lesson) ref() act.Ref { return act.Ref{Kind: "lesson", ID: l.ID, Within: l.ObjectiveID} }

func (c *Cause) subject() Subject {
	return Subject{ObjectiveID: c.ObjectiveID, TeamID: c.TeamID, CycleID: c.CycleID}
}

// own is a cause or lesson as the policy sees it for changing: its author's and
// that of those who lead the team. Seeing it is asked for apart.
func own(authorID string, of access.Target) access.Target {
	return access.Target{OwnerID: authorID, TeamID: of.TeamID}
}

// facts are what the trail keeps of a lesson.
func (l *Lesson) facts() map[string]any {
	return map[string]any{"words": l.Words, "tags": l.Tags, "change": l.Change, "what": l.What, "template_id": l.TemplateID, "action_id": l.ActionID, "rule": l.Rule, "fate": l.Fate, "reason": l.Reason}
}
