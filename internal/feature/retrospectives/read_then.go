package retrospectives

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/retrospective"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// kept is what the trail keeps before a change beside what it shows.
type kept struct {
	By, CycleID, RuleWas string
	At                   time.Time
}

func keep(facts map[string]any, k kept) error {
	text, err := json.Marshal(k)
	facts["kept"] = string(text)
	return err
}

func (k *kept) read(text string) error {
	if text == "" {
		return nil
	}
	if err := json.Unmarshal([]byte(text), k); err != nil {
		return fmt.Errorf("retrospectives: what is kept: %w", err)
	}
	return nil
}

// objectiveThen is an objective that is looked back on as of the moment that tx looks at.
func (f *Feature) objectiveThen(ctx context.Context, tx *act.Tx, id string, action access.Action) (p place, err error) {
	missing := fault.New(fault.Missing, "input.missing")
	targets, err := f.Objectives.Targets(ctx, tx, []string{id})
	if err != nil {
		return p, err
	}
	now, there := targets[id]
	if !there {
		return p, missing
	}
	if err := tx.Allow(action, now); err != nil {
		return p, err
	}
	stood, err := f.Objectives.StandingsThen(ctx, tx, []string{id}, objectives.ToName)
	if err != nil {
		return p, err
	}
	if stood[id] == nil {
		return p, missing
	}
	p.o, p.Subject, p.target = stood[id].Objective, Subject{ObjectiveID: id}, now
	p.cycle, err = f.Cycles.Cycle(ctx, tx, p.o.CycleID)
	return p, err
}

// saidBy is what had been said of a subject by the moment that tx looks at. Of a team the old trail doesn't tell
// of which cycle a step was: one that was written over is left out.
func saidBy(ctx context.Context, tx *act.Tx, s Subject) (*Retrospective, error) {
	r, err := load(ctx, tx, s)
	if err != nil || !tx.Past() || !r.WrittenAt.After(tx.Now) {
		return r, err
	}
	gone, err := tx.SinceOn(ctx, r.ref().Kind, []string{r.ref().ID})
	if err != nil {
		return nil, err
	}
	steps := map[string]*string{"goal": &r.Goal, "result": &r.Result, "analysis": &r.Analysis, "insight": &r.Insight}
	r.WrittenBy, r.WrittenAt = "", time.Time{}
	first := true
	for _, g := range gone {
		was := map[string]string{}
		if err := g.Read(&was); err != nil {
			return nil, err
		}
		var k kept
		if err := k.read(was["kept"]); err != nil {
			return nil, err
		}
		told := was["kept"] != ""
		if told && k.CycleID != s.CycleID {
			continue
		}
		if first && told {
			r.WrittenBy, r.WrittenAt = k.By, k.At
		}
		first = false
		for name, step := range steps {
			text, said := was[name]
			if !said {
				continue
			}
			if *step = text; !told && s.ObjectiveID == "" {
				*step = ""
			}
			delete(steps, name)
		}
	}
	return r, nil
}

// causesThen puts causes back that somebody asks for: those that had been named, with the votes of then. Whoever took one
// away since took back what they said.
func causesThen(ctx context.Context, tx *act.Tx, list []Cause) ([]Cause, error) {
	ids := make([]string, len(list))
	for i := range list {
		ids[i] = list[i].ID
	}
	gone, err := tx.SinceOn(ctx, "cause", store.OrNone(ids))
	if err != nil {
		return nil, err
	}
	came, voted := act.First(gone, "cause.deleted", "cause.restored"), map[Vote]bool{}
	for _, g := range gone {
		v := Vote{CauseID: g.SubjectID, PersonID: g.ActorID}
		if _, told := voted[v]; !told && (g.Kind == "cause.voted" || g.Kind == "cause.unvoted") {
			was := struct {
				Voted bool `json:"voted"`
			}{g.Kind == "cause.unvoted"} // as an old trail has it
			if err := g.Read(&was); err != nil {
				return nil, err
			}
			voted[v] = was.Voted
		}
	}
	votes, err := votesOf(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	for v, had := range voted {
		votes[v] = had
	}
	then := list[:0]
	for _, c := range list {
		if came[c.ID].Kind == "cause.restored" {
			continue
		}
		c.Votes, c.Voted = 0, votes[Vote{CauseID: c.ID, PersonID: tx.Who.ID}]
		for v, had := range votes {
			if had && v.CauseID == c.ID {
				c.Votes++
			}
		}
		then = append(then, c)
	}
	sorting.By(then, func(a, b Cause) int {
		if a.Votes != b.Votes {
			return b.Votes - a.Votes
		}
		return strings.Compare(a.ID, b.ID)
	})
	return then, nil
}

// tiesBy is tiesOf as of the moment that tx looks at. Of what an old trail doesn't tell which cause it was, none is told.
func tiesBy(ctx context.Context, tx *act.Tx, objectiveIDs []string) (map[Tie]string, error) {
	ties, err := tiesOf(ctx, tx, objectiveIDs)
	if err != nil || !tx.Past() {
		return ties, err
	}
	gone, err := tx.SinceWithin(ctx, objectiveIDs)
	if err != nil {
		return nil, err
	}
	told := map[Tie]bool{}
	for _, g := range gone {
		if g.Kind != "cause.tied" && g.Kind != "cause.untied" {
			continue
		}
		var was struct {
			ProblemID string `json:"problem_id"`
			CauseID   string `json:"cause_id"`
		}
		if err := g.Read(&was); err != nil {
			return nil, err
		}
		if was.ProblemID == "" { // an old one: it says only to which cause something was put down
			for tie, cause := range ties {
				if cause == g.SubjectID && tie.ObjectiveID == g.WithinID {
					delete(ties, tie)
				}
			}
			continue
		}
		tie := Tie{ObjectiveID: g.WithinID, ProblemID: was.ProblemID}
		if told[tie] {
			continue
		}
		told[tie] = true
		if g.Kind == "cause.untied" {
			was.CauseID = g.SubjectID
		}
		if ties[tie] = was.CauseID; was.CauseID == "" {
			delete(ties, tie)
		}
	}
	live, err := causesUnder(ctx, tx, objectiveIDs, tx.Who.ID)
	there := map[string]bool{}
	for _, c := range live {
		there[c.ID] = true
	}
	for tie, cause := range ties {
		if !there[cause] {
			delete(ties, tie)
		}
	}
	return ties, err
}

// mostLessonsThen is how many lessons are put back at most, the newest.
const mostLessonsThen = 2000

// lessonsThen is listLessons as of the moment that tx looks at. Whoever took a lesson away since took back what they said.
func (f *Feature) lessonsThen(ctx context.Context, tx *act.Tx, in LessonFilter) (page store.Page[Lesson], err error) {
	key, err := store.ParseCursor(in.Cursor, 1)
	if err != nil {
		return page, err
	}
	found, err := listLessons(ctx, tx, tx.Who, LessonFilter{ObjectiveID: in.ObjectiveID, CycleID: in.CycleID, Limit: mostLessonsThen, by: tx.Now})
	if err != nil {
		return page, err
	}
	list, err := f.lessonsBack(ctx, tx, found.Items)
	if err != nil {
		return page, err
	}
	within := map[string]bool{} // actions of the plan that is asked for
	if in.KeyResultID != "" {
		changed, err := f.changed(ctx, tx, list)
		if err != nil {
			return page, err
		}
		for id, a := range changed.Actions {
			within[id] = a.KeyResultID == in.KeyResultID
		}
	}
	var asked []Lesson
	for i := range list {
		if l := &list[i]; l.askedFor(in) && (in.KeyResultID == "" || within[l.ActionID]) && (key == nil || l.ID < key[0]) {
			asked = append(asked, *l)
		}
	}
	return store.Cut(asked, in.Limit, func(l Lesson) []string { return []string{l.ID} }), nil
}

// lessonsBack puts lessons back that there are: those that had been learned, under an objective that the caller might
// have seen.
func (f *Feature) lessonsBack(ctx context.Context, tx *act.Tx, list []Lesson) (then []Lesson, err error) {
	ids, under := make([]string, len(list)), []string(nil)
	for i := range list {
		if ids[i] = list[i].ID; list[i].ObjectiveID != "" {
			under = append(under, list[i].ObjectiveID)
		}
	}
	gone, err := tx.SinceOn(ctx, "lesson", store.OrNone(ids))
	if err != nil {
		return nil, err
	}
	stood, err := f.Objectives.StandingsThen(ctx, tx, under, objectives.ToName)
	if err != nil {
		return nil, err
	}
	came, said := act.First(gone, "lesson.deleted", "lesson.restored"), act.First(gone, "lesson.changed", "lesson.settled", "lesson.deleted", "lesson.restored")
	for _, l := range list {
		s := stood[l.ObjectiveID]
		if l.LearnedAt.After(tx.Now) || came[l.ID].Kind == "lesson.restored" || l.ObjectiveID != "" && s == nil {
			continue
		}
		if s != nil {
			l.Objective, l.ObjectiveOf = s.Title, s.TeamID
		}
		if err := l.unwind(said[l.ID]); err != nil {
			return nil, err
		}
		then = append(then, l)
	}
	return then, nil
}

// unwind puts a lesson back to how it was before an event; the zero one changes nothing.
func (l *Lesson) unwind(g act.Gone) error {
	if g.Before == "" {
		return nil
	}
	var was struct {
		Words      string               `json:"words"`
		Tags       []string             `json:"tags"`
		Change     retrospective.Change `json:"change"`
		What       string               `json:"what"`
		TemplateID string               `json:"template_id"`
		ActionID   string               `json:"action_id"`
		Rule       string               `json:"rule"`
		Fate       retrospective.Fate   `json:"fate"`
		Reason     string               `json:"reason"`
		Kept       string               `json:"kept"`
	}
	if err := g.Read(&was); err != nil {
		return err
	}
	k := kept{RuleWas: l.RuleWas}
	if err := k.read(was.Kept); err != nil {
		return err
	}
	l.Words, l.Tags, l.Change, l.What, l.TemplateID, l.ActionID, l.Rule, l.RuleWas = was.Words, was.Tags, was.Change, was.What, was.TemplateID, was.ActionID, was.Rule, k.RuleWas
	l.settle(k.At, k.By, was.Fate, was.Reason)
	return nil
}

// askedFor is the filter in Go, for lessons that have been put back.
func (l *Lesson) askedFor(in LessonFilter) bool {
	if in.TemplateID != "" && l.TemplateID != in.TemplateID || in.ActionID != "" && l.ActionID != in.ActionID || in.Fate != "" && (l.Fate != in.Fate || l.Change == "") ||
		in.Tag != "" && !slices.Contains(l.Tags, in.Tag) || in.teamIDs != nil && !slices.Contains(in.teamIDs, l.TeamID) && !slices.Contains(in.teamIDs, l.ObjectiveOf) {
		return false
	}
	if in.Rule != "" && (l.Rule == "" || in.Rule != AnyRule && l.Rule != in.Rule) {
		return false
	}
	says := func(text string) bool {
		return strings.Contains(strings.ToLower(text), strings.ToLower(strings.TrimSpace(in.Query)))
	}
	return says(l.Words) || says(l.What) || says(l.Objective)
}

// lessonThen is lesson as of the moment that tx looks at.
func (f *Feature) lessonThen(ctx context.Context, tx *act.Tx, id string) (*Lesson, error) {
	l, err := loadLesson(ctx, tx, id)
	if err != nil {
		return nil, err
	}
	target := l.ours()
	if l.ObjectiveID != "" {
		targets, err := f.Objectives.Targets(ctx, tx, []string{l.ObjectiveID})
		if err != nil {
			return nil, err
		}
		target = targets[l.ObjectiveID]
	}
	if err := tx.Allow(access.LessonView, target); err != nil {
		return nil, err
	}
	list, err := f.lessonsBack(ctx, tx, []Lesson{*l})
	if err == nil && len(list) == 0 {
		err = fault.New(fault.Missing, "input.missing")
	}
	if err != nil {
		return nil, err
	}
	return &list[0], nil
}
