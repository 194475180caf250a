package notices

import (
	"context"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/notice"
	"github.com/sinan-okr/sinan/internal/feature/meetings"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// meetingRecorded tells whoever is responsible for a follow-up now; one that is
// settled waits for nobody any more. Of one that is an action they are told by that.
func (f *Feature) meetingRecorded(ctx context.Context, tx *act.Tx, e act.Told) error {
	c, ok := e.Detail.(meetings.Changed)
	if !ok || c.Item == nil || c.Item.Kind != meetings.FollowUp || c.Item.ActionID != "" {
		return nil
	}
	before, _ := e.Before.(map[string]any)
	again := e.Before != nil && before["person_id"] == c.Item.PersonID
	if !again || c.Item.State != meetings.Promised {
		if err := f.settle(ctx, tx, c.Item.ID, notice.FollowUpGiven); err != nil {
			return err
		}
	}
	if again || c.Item.State != meetings.Promised {
		return nil
	}
	target := c.Target
	target.Responsible = append(append([]string{}, target.Responsible...), c.Item.PersonID)
	p := post{about: act.Ref{Kind: "meeting_item", ID: c.Item.ID, Within: c.Item.ObjectiveID}, view: access.MeetingView, target: target}
	return f.tell(ctx, tx, e, p.because(notice.FollowUpGiven, c.Item.Words, c.Item.PersonID))
}

func (f *Feature) meetingErased(ctx context.Context, tx *act.Tx, e act.Told) error {
	c, ok := e.Detail.(meetings.Changed)
	if !ok || c.Item == nil {
		return nil
	}
	return f.settle(ctx, tx, c.Item.ID, notice.FollowUpGiven)
}

// meetingEnded sends the minutes to everybody invited: what was decided, and who
// does what.
func (f *Feature) meetingEnded(ctx context.Context, tx *act.Tx, e act.Told) error {
	c, ok := e.Detail.(meetings.Changed)
	if !ok {
		return nil
	}
	if err := f.settle(ctx, tx, c.Meeting.ID, notice.RoundAsked); err != nil {
		return err
	}
	org, err := f.People.Org(ctx, tx)
	if err != nil {
		return err
	}
	var to, words []string
	for _, p := range c.Meeting.Invited(org) {
		to = append(to, p.ID)
	}
	for _, i := range c.Items {
		if i.Kind == meetings.Topic { // was talked about, or will be
			continue
		}
		line := i.Words
		if p, ok := org.Person(i.PersonID); ok {
			line += " → " + p.Name + " " + i.DueOn.String()
		}
		words = append(words, line)
	}
	p := post{about: e.Subject, view: access.MeetingView, target: c.Target}
	return f.tell(ctx, tx, e, p.because(notice.Minutes, strings.Join(words, "\n"), to...))
}
