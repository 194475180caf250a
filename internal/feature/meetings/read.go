package meetings

import (
	"context"
	"maps"
	"slices"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/meeting"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/plan"
	"github.com/sinan-okr/sinan/internal/feature/checkins"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/feature/plans"
	"github.com/sinan-okr/sinan/internal/feature/problems"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// When says which meetings are wanted.
type When string

// Upcoming are those open or to come, Past those ended or whose day is over.
const (
	Upcoming When = "upcoming"
	Past     When = "past"
)

// Filter says which meetings are wanted; empty fields ask for nothing.
type Filter struct {
	When     When
	TeamID   string
	SeriesID string
	Kind     meeting.Kind
	CycleID  string // whose scores they are about
	Mine     bool   // the caller is invited
	Until    date.Date
	Query    string // part of the title
	Cursor   string
	Limit    int

	today date.Date
	then  *then // as of a past moment; nil for now
}

// Standing is a meeting with all that its page shows. What the reader may not see
// is left out.
type Standing struct {
	*Meeting
	Org      *people.Org
	Series   *Series // "" by itself: nil
	Sections []Section
	Edits    []SectionEdit
	Locks    []Lock
	Items    []Item
	Answers  []Answer       // of a round
	Before   *Meeting       // the last of the series that was held; nil for none
	Loc      *time.Location // by whose clocks they meet
	Now      time.Time
	Today    date.Date
	Around   Around
	Scoring  okr.Scoring // how scores are shown
}

// Around is what an agenda and the items speak of, as it stands now, by id.
type Around struct {
	Objectives map[string]*objectives.Standing
	CheckIns   map[string]checkins.CheckIn // the newest of each key result
	Problems   map[string]problems.Standing
	Actions    map[string]plans.Standing
	Promises   map[string]Item
}

// List pages through meetings.
func (f *Feature) List(ctx context.Context, who access.Actor, in Filter) (list []Standing, next string, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.HomeView, access.Target{}); err != nil {
			return err
		}
		org, err := f.People.Org(ctx, tx)
		if err != nil {
			return err
		}
		in.today = f.Cycles.Today(tx)
		if tx.Past() {
			list, next, err = f.listThen(ctx, tx, in)
			return err
		}
		page, err := listMeetings(ctx, tx, tx.Who, teamsMet(org, tx.Who), in)
		if err != nil {
			return err
		}
		next = page.Next
		for i := range page.Items {
			list = append(list, Standing{Meeting: &page.Items[i], Org: org, Loc: f.loc, Now: tx.Now, Today: in.today})
		}
		return nil
	})
	return list, next, err
}

// load finds a meeting and asks leave to see it.
func (f *Feature) load(ctx context.Context, tx *act.Tx, id string) (*Meeting, *people.Org, error) {
	m, err := loadMeeting(ctx, tx, id)
	if err != nil {
		return nil, nil, err
	}
	org, err := f.People.Org(ctx, tx)
	if err != nil {
		return nil, nil, err
	}
	return m, org, tx.Allow(access.MeetingView, m.target(org))
}

func (f *Feature) loadSeries(ctx context.Context, tx *act.Tx, id string) (*Series, *people.Org, error) {
	s, err := loadSeries(ctx, tx, id)
	if err != nil {
		return nil, nil, err
	}
	org, err := f.People.Org(ctx, tx)
	if err != nil {
		return nil, nil, err
	}
	return s, org, tx.Allow(access.MeetingView, s.target(org))
}

// loadItem finds an item with its meeting; the caller asks the policy.
func (f *Feature) loadItem(ctx context.Context, tx *act.Tx, id string) (*Item, *Meeting, *people.Org, error) {
	i, err := loadItem(ctx, tx, id)
	if err != nil {
		return nil, nil, nil, err
	}
	m, err := loadMeeting(ctx, tx, i.MeetingID)
	if err != nil {
		return nil, nil, nil, err
	}
	org, err := f.People.Org(ctx, tx)
	return i, m, org, err
}

// SeriesOf gives one series.
func (f *Feature) SeriesOf(ctx context.Context, who access.Actor, id string) (s *Series, org *people.Org, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) (err error) {
		s, org, err = f.loadSeries(ctx, tx, id)
		return err
	})
	return s, org, err
}

// Meeting gives one meeting with its agenda, minutes and items. It takes a fixed
// number of queries.
func (f *Feature) Meeting(ctx context.Context, who access.Actor, id string) (s Standing, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if tx.Past() {
			s, err = f.meetingThen(ctx, tx, id)
			return err
		}
		m, org, err := f.load(ctx, tx, id)
		if err != nil {
			return err
		}
		s = Standing{Meeting: m, Org: org, Loc: f.loc, Now: tx.Now, Today: f.Cycles.Today(tx)}
		if m.SeriesID != "" {
			if s.Series, err = loadSeries(ctx, tx, m.SeriesID); err != nil {
				return err
			}
			if s.Before, err = lastHeld(ctx, tx, m.SeriesID, m.StartsAt); err != nil {
				return err
			}
			if s.Before != nil && access.Decide(tx.Who, access.MeetingView, s.Before.target(org)) != access.Allow {
				s.Before = nil
			}
		}
		if s.Sections, err = sectionsOf(ctx, tx, id); err != nil {
			return err
		}
		if s.Items, err = itemsOf(ctx, tx, id); err != nil {
			return err
		}
		if m.SeriesID != "" && m.State != meeting.Ended {
			topics, err := openTopics(ctx, tx, m.SeriesID, id)
			if err != nil {
				return err
			}
			s.Items = append(topics, s.Items...)
		}
		if m.Kind == meeting.Round {
			if s.Answers, err = answersOf(ctx, tx, id); err != nil {
				return err
			}
		}
		if s.Edits, err = editsOf(ctx, tx, id); err != nil {
			return err
		}
		if s.Locks, err = locksOf(ctx, tx, id, tx.Now); err != nil {
			return err
		}
		return f.around(ctx, tx, &s)
	})
	return s, err
}

// around looks up what the agenda and the items speak of, as the reader may see
// it, and leaves out entries of what they may not.
func (f *Feature) around(ctx context.Context, tx *act.Tx, s *Standing) (err error) {
	var objectiveIDs, keyResultIDs, problemIDs, actionIDs, itemIDs []string
	mention := func(list *[]string, id string) {
		if id != "" {
			*list = append(*list, id)
		}
	}
	for _, e := range s.Agenda.V {
		mention(&objectiveIDs, e.ObjectiveID)
		mention(&problemIDs, e.ProblemID)
		mention(&actionIDs, e.ActionID)
		mention(&itemIDs, e.ItemID)
		if e.KeyResultID != "" && e.ProblemID == "" && e.ActionID == "" {
			mention(&keyResultIDs, e.KeyResultID)
		}
	}
	for _, i := range s.Items {
		mention(&objectiveIDs, i.ObjectiveID)
		mention(&problemIDs, i.ProblemID)
		mention(&actionIDs, i.ActionID)
	}
	if s.Around.Objectives, err = f.Objectives.Standings(ctx, tx, objectiveIDs); err != nil {
		return err
	}
	if s.Around.CheckIns, err = f.Checkins.Latest(ctx, tx, keyResultIDs); err != nil {
		return err
	}
	if s.Around.Problems, err = f.Problems.Some(ctx, tx, problemIDs); err != nil {
		return err
	}
	if s.Around.Actions, err = f.Plans.Some(ctx, tx, actionIDs); err != nil {
		return err
	}
	rules, err := f.People.Policy(ctx, tx)
	if err != nil {
		return err
	}
	s.Scoring = rules.Scoring
	if s.Around.Promises, err = itemsByID(ctx, tx, itemIDs); err != nil || !tx.Past() {
		return err
	}
	promised, lost, err := itemsBack(ctx, tx, slices.Collect(maps.Values(s.Around.Promises)))
	s.Lost.Items = s.Lost.Items || lost
	s.Around.Promises = make(map[string]Item, len(promised))
	for _, i := range promised {
		s.Around.Promises[i.ID] = i
	}
	return err
}

// shown reports whether the reader may see what an entry speaks of. One of no
// objective speaks of a problem, which everybody sees, or of a promise, which
// whoever sees the meeting does.
func (s *Standing) shown(e *Entry) bool {
	if e.ObjectiveID != "" {
		return s.Around.Objectives[e.ObjectiveID] != nil
	}
	if e.ProblemID != "" {
		_, ok := s.Around.Problems[e.ProblemID]
		return ok
	}
	return true
}

// stateOf is how far a promise is that is an action.
func stateOf(a plans.Standing) ItemState {
	switch a.State {
	case plan.Done:
		return Kept
	case plan.Dropped:
		return Dropped
	}
	return Promised
}

// can lists what the caller may do with the meeting.
func (s *Standing) can(who access.Actor) []access.Action {
	if s.Lost != nil {
		return []access.Action{}
	}
	actions := []access.Action{access.MeetingHold, access.MeetingUpdate, access.MeetingDelete}
	if s.Kind == meeting.Round && s.State == meeting.Open {
		actions = append(actions, access.MeetingAnswer)
	}
	return access.Can(who, s.target(s.Org), actions...)
}
