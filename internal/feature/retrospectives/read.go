package retrospectives

import (
	"context"
	"net/url"
	"strings"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/retrospective"
	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/feature/plans"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Look is a retrospective with the facts that fill it in advance.
type Look struct {
	place
	Said      *Retrospective
	Objective *Facts     // of an objective
	Team      *TeamFacts // of a team's cycle
	Causes    []Cause
	Lessons   []Lesson
	Changed   Changed // by the lessons
	Org       *people.Org
	Cycles    *cycles.Set
	Who       access.Actor
}

// mostLessons bounds the lessons beside a retrospective.
const mostLessons = 50

// Look gathers what is known of a subject, and what was said of it.
func (f *Feature) Look(ctx context.Context, who access.Actor, s Subject) (l Look, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if l.place, err = f.place(ctx, tx, s, access.RetrospectiveView); err != nil {
			return err
		}
		l.Who = tx.Who
		if l.Org, err = f.People.Org(ctx, tx); err != nil {
			return err
		}
		if l.Cycles, err = f.Cycles.Set(ctx, tx); err != nil {
			return err
		}
		if l.Said, err = saidBy(ctx, tx, l.Subject); err != nil {
			return err
		}
		if l.Causes, err = causesOf(ctx, tx, l.Subject, tx.Who.ID); err != nil {
			return err
		}
		lessons := LessonFilter{ObjectiveID: l.ObjectiveID, CycleID: l.cycle.ID, Limit: mostLessons}
		if l.o != nil {
			l.Objective, err = f.facts(ctx, tx, l.place)
		} else {
			lessons.teamIDs = l.Org.Tree.Subtree(l.TeamID)
			l.Team, err = f.teamFacts(ctx, tx, l.place)
		}
		if err != nil {
			return err
		}
		page, err := f.lessons(ctx, tx, lessons)
		if err != nil {
			return err
		}
		l.Lessons = page.Items
		l.Changed, err = f.changed(ctx, tx, l.Lessons)
		return err
	})
	return l, err
}

// LessonFilter says which lessons are wanted; empty fields ask for nothing.
type LessonFilter struct {
	ObjectiveID string
	TeamID      string // of the lesson or its objective, with the teams below it
	CycleID     string
	Tag         string
	TemplateID  string             // those that change it
	ActionID    string             // the same
	KeyResultID string             // those that change an action of its plan
	Rule        string             // those that change it; AnyRule: any
	Fate        retrospective.Fate // of those that change something
	Query       string             // part of the lesson, of what it changes, or of the objective's title
	Cursor      string
	Limit       int

	teamIDs []string
	by      time.Time // learned by then; the zero one for all
}

// AnyRule asks for the lessons that name a rule.
const AnyRule = "*"

// Changed is what lessons change, as it is now and as the caller may see it.
type Changed struct {
	Actions map[string]plans.Standing // by id
	Policy  people.Policy
}

// changed looks up what lessons change, with a fixed number of queries.
func (f *Feature) changed(ctx context.Context, tx *act.Tx, lessons []Lesson) (c Changed, err error) {
	ids := make([]string, 0, len(lessons))
	for i := range lessons {
		if lessons[i].ActionID != "" {
			ids = append(ids, lessons[i].ActionID)
		}
	}
	if c.Actions, err = f.Plans.Some(ctx, tx, ids); err != nil {
		return c, err
	}
	c.Policy, err = f.People.Policy(ctx, tx)
	return c, err
}

// LessonPage is a page of lessons, with what is needed to show it.
type LessonPage struct {
	Items []Lesson
	Next  string
	Changed
	Org    *people.Org
	Cycles *cycles.Set
	Who    access.Actor
}

// Lessons pages through the lessons that the caller may see, the newest first.
func (f *Feature) Lessons(ctx context.Context, who access.Actor, in LessonFilter) (page LessonPage, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.HomeView, access.Target{}); err != nil {
			return err
		}
		if err := f.fill(ctx, tx, &page); err != nil {
			return err
		}
		if in.TeamID != "" {
			if in.teamIDs = page.Org.Tree.Subtree(in.TeamID); len(in.teamIDs) == 0 {
				in.teamIDs = []string{in.TeamID}
			}
		}
		if err := f.mayAsk(ctx, tx, in); err != nil {
			return err
		}
		found, err := f.lessons(ctx, tx, in)
		if err != nil {
			return err
		}
		page.Items, page.Next = found.Items, found.Next
		page.Changed, err = f.changed(ctx, tx, page.Items)
		return err
	})
	return page, err
}

func (f *Feature) lessons(ctx context.Context, tx *act.Tx, in LessonFilter) (store.Page[Lesson], error) {
	if tx.Past() {
		return f.lessonsThen(ctx, tx, in)
	}
	return listLessons(ctx, tx, tx.Who, in)
}

// mayAsk refuses asking what changes a plan that the caller doesn't see.
func (f *Feature) mayAsk(ctx context.Context, tx *act.Tx, in LessonFilter) error {
	var of []*objectives.Objective
	if in.ActionID != "" {
		o, err := f.Plans.Objective(ctx, tx, in.ActionID)
		if err != nil {
			return err
		}
		of = append(of, o)
	}
	if in.KeyResultID != "" {
		o, _, err := f.Objectives.Load(ctx, tx, in.KeyResultID)
		if err != nil {
			return err
		}
		of = append(of, o)
	}
	for _, o := range of {
		if err := tx.Allow(access.ObjectiveView, o.Target()); err != nil {
			return err
		}
	}
	return nil
}

// Lesson reads one.
func (f *Feature) Lesson(ctx context.Context, who access.Actor, id string) (page LessonPage, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		finding := f.lesson
		if tx.Past() {
			finding = f.lessonThen
		}
		l, err := finding(ctx, tx, id)
		if err != nil {
			return err
		}
		if !l.DeletedAt.IsZero() {
			return fault.New(fault.Missing, "input.missing")
		}
		page.Items = []Lesson{*l}
		if page.Changed, err = f.changed(ctx, tx, page.Items); err != nil {
			return err
		}
		return f.fill(ctx, tx, &page)
	})
	return page, err
}

// Nouns are what of this feature others speak of.
func (f *Feature) Nouns() []act.Noun {
	return []act.Noun{{Kind: "lesson", View: access.LessonView, Find: f.spoken, Then: func(ctx context.Context, tx *act.Tx, ids []string) (map[string]string, error) {
		list, err := lessonsByID(ctx, tx, ids)
		if err != nil {
			return nil, err
		}
		within := make(map[string]string, len(list))
		for _, l := range list {
			if l.ObjectiveID != "" {
				within[l.ID] = l.ObjectiveID
			}
		}
		return f.Objectives.WithinThen(ctx, tx, within)
	}}}
}

// spoken gives lessons that are not deleted: those of an objective are seen by who sees
// that, a team's own by everybody.
func (f *Feature) spoken(ctx context.Context, tx *act.Tx, ids []string) (map[string]act.Spoken, error) {
	list, err := lessonsByID(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	parts := make([]objectives.Part, len(list))
	for i, l := range list {
		parts[i] = objectives.Part{ID: l.ID, ObjectiveID: l.ObjectiveID}
	}
	under, err := f.Objectives.Parts(ctx, tx, parts)
	found := make(map[string]act.Spoken, len(list))
	for i := range list {
		l := &list[i]
		s, ok := under[l.ID]
		switch {
		case !l.DeletedAt.IsZero() || l.ObjectiveID != "" && !ok:
			continue
		case !ok:
			s.Target = l.ours()
		}
		s.Title = beginning(l.Words)
		s.Owners = append(s.Owners, l.AuthorID)
		s.Path = "/review/lessons?q=" + url.QueryEscape(s.Title)
		found[l.ID] = s
	}
	return found, err
}

// beginning is how a lesson begins, as it is written, so that it is found by it.
func beginning(words string) string {
	line, _, _ := strings.Cut(words, "\n")
	r := []rune(line)
	return string(r[:min(len(r), 60)])
}

// ours is a team's lesson for seeing it: everybody's to learn from.
func (l *Lesson) ours() access.Target {
	return access.Target{OwnerID: l.AuthorID, TeamID: l.TeamID, Visibility: access.Everyone}
}

func (f *Feature) fill(ctx context.Context, tx *act.Tx, page *LessonPage) (err error) {
	page.Who = tx.Who
	if page.Org, err = f.People.Org(ctx, tx); err != nil {
		return err
	}
	page.Cycles, err = f.Cycles.Set(ctx, tx)
	return err
}
