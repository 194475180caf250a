package feedback

import (
	"context"
	"strings"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/distinct"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Filter says which feedback is wanted; empty fields ask for nothing.
type Filter struct {
	Kind        Kind
	ToID        string
	FromID      string
	Along       string // shared with this person as a manager
	Public      bool
	ObjectiveID string
	KeyResultID string
	Query       string    // a part of its words
	Since       time.Time // given then or later
	Before      time.Time // given earlier
	Cursor      string
	Limit       int
}

// Page is a page of feedback, with what is needed to show it.
type Page struct {
	Items  []Feedback
	Next   string
	Cheers map[string][]string // by feedback, the people
	About  about
	Org    *people.Org
	Who    access.Actor
	Past   bool // as of a past day: nothing can be done to it
}

// List pages through feedback that the caller may see, the newest first.
func (f *Feature) List(ctx context.Context, who access.Actor, in Filter) (page Page, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.HomeView, access.Target{}); err != nil {
			return err
		}
		list, err := listFeedback(ctx, tx, in)
		if err == nil && tx.Past() {
			list.Items, err = putBack(ctx, tx, list.Items)
		}
		if err != nil {
			return err
		}
		page, err = f.shown(ctx, tx, list)
		return err
	})
	return page, err
}

// Feedback reads one.
func (f *Feature) Feedback(ctx context.Context, who access.Actor, id string) (page Page, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		one, err := f.load(ctx, tx, id)
		if err != nil {
			return err
		}
		list := []Feedback{*one}
		if tx.Past() {
			if list, err = putBack(ctx, tx, list); err != nil {
				return err
			}
			if len(list) == 0 {
				return fault.New(fault.Missing, "input.missing")
			}
		}
		page, err = f.shown(ctx, tx, store.Page[Feedback]{Items: list})
		return err
	})
	return page, err
}

// load finds feedback that is not deleted and asks leave to see it.
func (f *Feature) load(ctx context.Context, tx *act.Tx, id string) (*Feedback, error) {
	one, err := loadFeedback(ctx, tx, id)
	if err != nil {
		return nil, err
	}
	if !one.DeletedAt.IsZero() {
		return nil, fault.New(fault.Missing, "input.missing")
	}
	return one, tx.Allow(access.FeedbackView, one.Target())
}

func (f *Feature) shown(ctx context.Context, tx *act.Tx, list store.Page[Feedback]) (page Page, err error) {
	page = Page{Items: list.Items, Next: list.Next, Who: tx.Who}
	if page.Org, err = f.people.Org(ctx, tx); err != nil {
		return page, err
	}
	ids, objectiveIDs := make([]string, len(list.Items)), make([]string, len(list.Items))
	for i, one := range list.Items {
		ids[i], objectiveIDs[i] = one.ID, one.ObjectiveID
	}
	if page.Cheers, err = cheersFor(ctx, tx, ids); err != nil {
		return page, err
	}
	if page.Past = tx.Past(); page.Past {
		if err := cheersThen(ctx, tx, ids, page.Cheers); err != nil {
			return page, err
		}
	}
	page.About, err = f.titles(ctx, tx, objectiveIDs)
	return page, err
}

// about is what objectives and key results are called, as far as the caller may
// see them.
type about struct{ objective, keyResult map[string]string }

func (f *Feature) titles(ctx context.Context, tx *act.Tx, objectiveIDs []string) (about, error) {
	a := about{objective: map[string]string{}, keyResult: map[string]string{}}
	ids := distinct.IDs(objectiveIDs)
	if len(ids) == 0 {
		return a, nil
	}
	list, _, err := f.objectives.List(ctx, tx.Who, objectives.Filter{IDs: ids, Limit: len(ids), Of: objectives.Titles})
	for _, s := range list {
		a.objective[s.Objective.ID] = s.Objective.Title
		for i := range s.Objective.Results {
			a.keyResult[s.Objective.Results[i].ID] = s.Objective.Results[i].Title
		}
	}
	return a, err
}

// Requests is a page of requests for feedback.
type Requests struct {
	Items []Request
	Next  string
	About about
	Org   *people.Org
	Who   access.Actor
}

// Requests pages through what the caller is asked and has not answered, or, mine,
// what they asked of others.
func (f *Feature) Requests(ctx context.Context, who access.Actor, mine bool, cursor string, limit int) (page Requests, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.HomeView, access.Target{}); err != nil {
			return err
		}
		list, err := listRequests(ctx, tx, tx.Who.ID, mine, cursor, limit)
		if err != nil {
			return err
		}
		for i := range list.Items {
			if tx.Past() {
				list.Items[i].unsettle(tx.Now)
			}
		}
		page = Requests{Items: list.Items, Next: list.Next, Who: tx.Who}
		if page.Org, err = f.people.Org(ctx, tx); err != nil {
			return err
		}
		objectiveIDs := make([]string, len(list.Items))
		for i, q := range list.Items {
			objectiveIDs[i] = q.ObjectiveID
		}
		page.About, err = f.titles(ctx, tx, objectiveIDs)
		return err
	})
	return page, err
}

// Nouns are what of this feature others speak of: feedback and recognition, which stay as
// private as they are. Unless it is public, what is said of it is, too.
func (f *Feature) Nouns() []act.Noun {
	return []act.Noun{{Kind: "feedback", View: access.FeedbackView, Find: func(ctx context.Context, tx *act.Tx, ids []string) (map[string]act.Spoken, error) {
		list, err := feedbackByID(ctx, tx, ids)
		found := make(map[string]act.Spoken, len(list))
		for i := range list {
			one := &list[i]
			s := act.Spoken{Target: one.Target(), Owners: append([]string{one.AuthorID}, one.People...), Path: "/feedback?id=" + one.ID, Confidential: one.Visibility != Public}
			if !s.Confidential {
				s.Title = one.beginning()
			}
			found[one.ID] = s
		}
		return found, err
	}, Then: func(ctx context.Context, tx *act.Tx, ids []string) (map[string]string, error) {
		list, err := feedbackByID(ctx, tx, ids)
		if err != nil {
			return nil, err
		}
		list, err = putBack(ctx, tx, list)
		within := make(map[string]string, len(list))
		for i := range list {
			within[list[i].ID] = ""
		}
		return within, err
	}}}
}

// beginning is how feedback begins.
func (one *Feedback) beginning() string {
	line, _, _ := strings.Cut(one.Body, "\n")
	r := []rune(line)
	return string(r[:min(len(r), 60)])
}
