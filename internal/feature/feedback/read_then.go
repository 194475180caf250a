package feedback

import (
	"context"
	"slices"
	"time"

	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// putBack gives those of some feedback that there were at the moment that tx looks at, as they were. Who reads one never
// changes. What has been taken back since stays away; what has been edited since is told without its words, for those that
// it had then aren't kept.
func putBack(ctx context.Context, tx *act.Tx, list []Feedback) ([]Feedback, error) {
	ids := make([]string, len(list))
	for i := range list {
		ids[i] = list[i].ID
	}
	gone, err := tx.SinceOn(ctx, "feedback", store.OrNone(ids))
	if err != nil {
		return nil, err
	}
	edited, err := editedBy(ctx, tx, ids)
	came := act.First(gone, "feedback.deleted", "feedback.restored")
	list = slices.DeleteFunc(list, func(one Feedback) bool { return one.GivenAt.After(tx.Now) || came[one.ID].Kind == "feedback.restored" })
	for i := range list {
		if one := &list[i]; one.EditedAt.After(tx.Now) {
			one.Body, one.WordsLost, one.EditedAt = "", true, edited[one.ID]
		}
	}
	return list, err
}

// cheersThen makes of who applauds who did at the moment that tx looks at.
func cheersThen(ctx context.Context, tx *act.Tx, ids []string, cheers map[string][]string) error {
	was, err := cheeredSince(ctx, tx, ids)
	for c, there := range was {
		list := slices.DeleteFunc(cheers[c.FeedbackID], func(id string) bool { return id == c.PersonID })
		if there {
			list = append(list, c.PersonID)
			slices.Sort(list)
		}
		cheers[c.FeedbackID] = list
	}
	return err
}

// unsettle takes back what became of a request after a moment.
func (q *Request) unsettle(at time.Time) {
	if q.SettledAt.After(at) {
		q.State, q.Why, q.SettledAt = Asked, "", time.Time{}
	}
}
