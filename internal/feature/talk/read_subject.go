package talk

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Kinds lists the nouns that can be talked about.
func Kinds() []string {
	return []string{"objective", "key_result", "action", "check_in", "problem", "theme", "metric", "meeting", "report", "lesson"}
}

// subject is a noun that is talked about, as the policy sees it.
type subject struct {
	kind, id string
	within   string        // the objective it belongs to, or ""
	view     access.Action // what lets somebody see it
	target   access.Target
	owners   []string // whose it is, where that isn't told by the objective
}

// subject finds the noun and asks leave to see it.
func (f *Feature) subject(ctx context.Context, tx *act.Tx, kind, id string) (subject, error) {
	s := subject{kind: kind, id: id, view: access.CommentView}
	var o *objectives.Objective
	var err error
	switch kind {
	case "objective":
		o, err = f.Objectives.LoadObjective(ctx, tx, id)
	case "key_result":
		o, _, err = f.Objectives.Load(ctx, tx, id)
	case "action":
		o, err = f.Plans.Objective(ctx, tx, id)
	case "check_in":
		o, err = f.Checkins.Objective(ctx, tx, id)
	case "problem":
		o, s.target, err = f.Problems.Objective(ctx, tx, id)
	case "lesson":
		o, err = f.ofLesson(ctx, tx, id)
	}
	if err == nil && o == nil && kind != "problem" {
		return s, f.alone(ctx, tx, &s)
	}
	if err != nil {
		return s, err
	}
	if o != nil {
		s.within = o.ID
		if kind != "problem" { // which is seen by whom it concerns, too
			s.target = o.Target()
		}
	}
	return s, tx.Allow(s.view, s.target)
}

// ofLesson is the objective that a lesson is of; nil for a team's own.
func (f *Feature) ofLesson(ctx context.Context, tx *act.Tx, id string) (*objectives.Objective, error) {
	_, objectiveID, _, err := f.Retrospectives.Spoken(ctx, tx, id)
	if err != nil || objectiveID == "" {
		return nil, err
	}
	return f.Objectives.LoadObjective(ctx, tx, objectiveID)
}

// alone finds a noun that belongs to no objective, and asks leave to see it.
func (f *Feature) alone(ctx context.Context, tx *act.Tx, s *subject) (err error) {
	switch s.kind {
	case "theme":
		s.view = access.ThemeView
		found, err := f.Themes.Load(ctx, tx, []string{s.id})
		if err == nil && len(found) == 0 {
			err = fault.New(fault.Missing, "input.missing")
		}
		if err != nil {
			return err
		}
	case "metric":
		m, err := f.Metrics.Load(ctx, tx, s.id)
		if err != nil {
			return err
		}
		s.view, s.target, s.owners = access.MetricView, m.Target(), []string{m.OwnerID}
	case "meeting":
		s.view = access.MeetingView
		s.target, s.owners, err = f.Meetings.Spoken(ctx, tx, s.id)
	case "report":
		s.view = access.ReportView
		s.target, s.owners, err = f.Reports.Spoken(ctx, tx, s.id)
	case "lesson":
		var author string
		s.view = access.LessonView
		s.target, _, author, err = f.Retrospectives.Spoken(ctx, tx, s.id)
		s.owners = []string{author}
	default:
		return fault.At("/subject_kind", "comment.subject_unknown")
	}
	if err != nil {
		return err
	}
	return tx.Allow(s.view, s.target)
}

// Alone is a noun that belongs to no objective as the policy sees it, and whose it
// is, for a use case that tells people of what was said about it.
func (f *Feature) Alone(ctx context.Context, tx *act.Tx, kind, id string) (view access.Action, target access.Target, owners []string, err error) {
	s := subject{kind: kind, id: id}
	err = f.alone(ctx, tx, &s)
	return s.view, s.target, s.owners, err
}

// Targets is what comments are about as the policy sees it, by comment, for a feature
// that asks it for many people at once: access.CommentView of it. What is gone is left
// out.
func (f *Feature) Targets(ctx context.Context, tx *act.Tx, commentIDs []string) (map[string]access.Target, error) {
	list, err := commentsByID(ctx, tx, commentIDs)
	if err != nil {
		return nil, err
	}
	about := map[string][]string{}
	for _, c := range list {
		kind, id := c.noun()
		about[kind] = append(about[kind], id)
	}
	targets := map[string]map[string]access.Target{}
	for kind, find := range map[string]func(context.Context, *act.Tx, []string) (map[string]access.Target, error){
		"objective": f.Objectives.Targets, "metric": f.Metrics.Targets, "meeting": f.Meetings.Targets, "report": f.Reports.Targets, "lesson": f.Retrospectives.Targets,
	} {
		if len(about[kind]) == 0 {
			continue
		}
		if targets[kind], err = find(ctx, tx, about[kind]); err != nil {
			return nil, err
		}
	}
	found := make(map[string]access.Target, len(list))
	for _, c := range list {
		kind, id := c.noun()
		if target, ok := targets[kind][id]; ok || kind == "theme" {
			found[c.ID] = target
		}
	}
	return found, nil
}

// noun is what decides who sees a comment: its objective, or else what it is about.
func (c *Comment) noun() (kind, id string) {
	if c.WithinID != "" {
		return "objective", c.WithinID
	}
	return c.SubjectKind, c.SubjectID
}
