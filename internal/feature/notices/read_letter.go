package notices

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/notice"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
	"github.com/sinan-okr/sinan/internal/platform/mail"
)

// mostInLetter bounds the notices of one letter; the inbox has the rest.
const mostInLetter = 50

// letter puts what a delivery has still to tell into words. It has no items where
// nothing is left: then none is sent. weighed are all the notices in it.
func (f *Feature) letter(ctx context.Context, d Delivery) (l mail.Letter, weighed []string, err error) {
	err = f.act.Read(ctx, access.System("letters"), func(ctx context.Context, tx *act.Tx) error {
		org, err := f.People.Org(ctx, tx)
		if err != nil {
			return err
		}
		if weighed, err = contents(ctx, tx, d.ID); err != nil || len(weighed) == 0 {
			return err
		}
		who, ok := org.Actor(d.ToID)
		if !ok { // has left
			return nil
		}
		p, _ := org.Person(d.ToID)
		rules, err := f.People.Policy(ctx, tx)
		if err != nil {
			return err
		}
		choices, err := choicesOf(ctx, tx, []string{who.ID})
		if err != nil {
			return err
		}
		return f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error { // as the reader sees it
			rows, count, err := untold(ctx, tx, who, weighed, choices[who.ID].unwanted(), tx.Now)
			if err != nil || len(rows) == 0 {
				return err
			}
			all, err := f.named(ctx, tx, rows)
			if err != nil {
				return err
			}
			l = f.compose(d, p, all, count-len(rows), rules.Rhythm.CheckInByMail)
			l.Files, err = f.invitations(ctx, tx, org, p, all)
			return err
		})
	})
	return l, weighed, err
}

// writer says things in the reader's language.
type writer struct {
	say     func(code string, args map[string]any) string
	base    string
	checkIn string // the link by which the reader checks in; "" for none
}

// compose writes the letter; more is how many it has no room for.
func (f *Feature) compose(d Delivery, p people.Person, all []Told, more int, byMail bool) mail.Letter {
	lang := p.Lang
	if lang == "" {
		lang = i18n.Chinese
	}
	w := writer{base: f.opts.BaseURL, say: func(code string, args map[string]any) string { return f.book.Say(lang, "notice."+code, args) }}
	l := mail.Letter{Lang: lang, To: p.Email, Name: p.Name, ID: letterID(d, all), Do: w.say("letter_do", nil), URL: f.opts.BaseURL + "/inbox"}
	if ids := checkInsIn(all); byMail && len(ids) > 0 {
		if w.checkIn = f.checkInLink(p.ID, ids, f.act.Now()); w.checkIn != "" {
			l.Do, l.URL = w.say("letter_do_check_in", nil), w.checkIn
		}
	}
	var reasons []notice.Reason
	for i := range all {
		items := w.items(&all[i])
		l.Items = append(l.Items, items...)
		if len(items) > 0 && !slices.Contains(reasons, all[i].Reason) {
			reasons = append(reasons, all[i].Reason)
		}
	}
	args := map[string]any{"name": p.Name, "n": len(l.Items) + more, "more": more}
	l.Lines = []string{w.say("letter_hello", args), w.say("letter_"+d.Kind, args)}
	l.Subject = w.say("letter_"+d.Kind+"_subject", args)
	if len(l.Items) == 1 {
		l.Subject = strings.Trim(l.Items[0].Head+w.say("letter_colon", nil)+l.Items[0].Title, w.say("letter_colon", nil))
	}
	if slices.Equal(reasons, []notice.Reason{notice.Reminder}) {
		l.Lines[1] = w.say("letter_today", args)
		if len(l.Items) > 1 {
			l.Subject = w.say("letter_today_subject", args)
		}
	}
	if more > 0 {
		l.Small = append(l.Small, w.say("letter_more", args))
	}
	l.Small = append(l.Small, w.say("letter_why", nil)+" "+f.opts.BaseURL+"/settings/notices")
	if link := f.unsubscribeLink(p.ID, reasons); link != "" {
		l.Unsubscribe = link
		names := make([]string, len(reasons))
		for i, r := range reasons {
			names[i] = w.say("reason_"+string(r), nil)
		}
		l.Small = append(l.Small, w.say("letter_stop", map[string]any{"reasons": strings.Join(names, w.say("letter_comma", nil))})+" "+link)
	}
	return l
}

// checkInsIn lists the key results that a letter asks to check in on.
func checkInsIn(all []Told) (ids []string) {
	for _, t := range all {
		for _, o := range t.Owing {
			if o.Kind == checkIn && !o.Over {
				ids = append(ids, o.ID)
			}
		}
	}
	return ids
}

// letterID is the same for the same letter however often it is sent, so that a
// reader's mail program can tell a copy.
func letterID(d Delivery, all []Told) string {
	sum := sha256.New()
	sum.Write([]byte(d.ID))
	for _, t := range all {
		sum.Write([]byte(t.ID))
	}
	return hex.EncodeToString(sum.Sum(nil)[:16])
}

// items is a notice as a letter tells it: one thing, or of a reminder all that is
// still to do.
func (w writer) items(t *Told) (items []mail.Item) {
	if t.SubjectKind == "view" {
		return w.ofView(t)
	}
	for _, o := range t.Owing {
		if !o.Over {
			items = append(items, w.owing(o))
		}
	}
	if t.Reason == notice.Reminder || t.Reason == notice.Nudge && len(items) == 0 {
		return items
	}
	if t.ofComment() {
		return append(w.ofComment(t), items...)
	}
	i := mail.Item{Head: w.say("said_"+string(t.Reason), map[string]any{"name": t.ActorName}), Words: t.Words, URL: w.base + "/inbox"}
	for _, title := range []string{t.Evaluation, t.Incentive, t.Report, t.Metric, t.Meeting, t.Action, t.Problem, t.KeyResult, t.Objective} {
		if title != "" {
			i.Title = title
			break
		}
	}
	if box, ok := feedbackBoxes()[t.Reason]; ok {
		i.URL = w.base + "/feedback?box=" + box
	}
	switch {
	case t.ReportID != "":
		i.URL = w.base + "/reports/" + t.ReportID
	case t.EvaluatedID != "":
		i.URL = w.base + "/evaluations/people/" + t.EvaluatedID
	case t.Evaluation != "":
		i.URL = w.base + "/evaluations"
	case t.MetricID != "":
		i.URL = w.base + "/metrics/" + t.MetricID
	case t.Reason == notice.AppealAsked:
		i.URL = w.base + "/incentives/" + t.IncentiveID
	case t.IncentiveID != "":
		i.URL = w.base + "/incentives"
	case t.Reason == notice.MeetingCancelled || t.MeetingID == "" && t.Meeting != "":
		i.URL = w.base + "/meetings"
	case t.MeetingID != "":
		i.URL = w.base + "/meetings/" + t.MeetingID
	case t.WithinID != "" && ofReview(t.Reason):
		i.URL = w.base + "/review/" + t.WithinID
	case t.WithinID != "":
		i.URL = w.place(t.WithinID, t.KeyResultID)
	}
	return append([]mail.Item{i}, items...)
}

// ofComment is what was said about something; nothing where that is gone by now, or not the
// reader's to see any more. What was said of what is confidential a letter would carry further.
func (w writer) ofComment(t *Told) []mail.Item {
	if t.Spoken == nil {
		return nil
	}
	i := mail.Item{Head: w.say("said_"+string(t.Reason), map[string]any{"name": t.ActorName}), Title: t.Spoken.Title, Words: t.Excerpt, URL: w.base + t.talkPath()}
	if t.Spoken.Confidential {
		i.Words = ""
	}
	return []mail.Item{i}
}

// ofView is what a saved view told: each objective or key result that isn't hidden by now.
func (w writer) ofView(t *Told) (items []mail.Item) {
	head := w.say("said_"+string(t.Reason), nil) + w.say("letter_colon", nil) + t.View
	for _, o := range t.Owing {
		items = append(items, mail.Item{Head: head, Title: o.Title, Words: o.Within, URL: w.place(o.ObjectiveID, o.KeyResultID)})
	}
	if more := t.Count - len(t.Owing); more > 0 {
		items = append(items, mail.Item{Head: head, Title: w.say("view_more", map[string]any{"n": more}), URL: w.base + "/okrs?view=" + t.ViewID})
	}
	return items
}

// ofReview tells of what stands on the page of an objective's scores.
func ofReview(r notice.Reason) bool {
	return r == notice.ReviewAsked || r == notice.ReviewReturned || r == notice.Scored
}

// feedbackBoxes are the lists of the page of feedback where what a notice tells
// of stands.
func feedbackBoxes() map[notice.Reason]string {
	return map[notice.Reason]string{notice.FeedbackAsked: "asked", notice.FeedbackGiven: "received", notice.FeedbackShared: "along",
		notice.FeedbackDeclined: "requests", notice.Recognized: "received"}
}

func (w writer) place(objectiveID, keyResultID string) string {
	if keyResultID == "" {
		return w.base + "/okrs/" + objectiveID
	}
	return w.base + "/okrs/" + objectiveID + "?kr=" + keyResultID
}

// owing is one thing to do: what, when, and where.
func (w writer) owing(o Owing) mail.Item {
	i := mail.Item{Title: o.Title, Words: o.Within, URL: w.place(o.ObjectiveID, o.KeyResultID)}
	switch o.Kind {
	case selfScore, confirmScore, settleScore, lateScore:
		i.URL = w.base + "/review/" + o.ObjectiveID
	}
	if o.Kind == checkIn && w.checkIn != "" {
		i.URL = w.checkIn + "?kr=" + o.ID
	}
	when := "until_late"
	switch {
	case !dated(o.Kind):
		when = "until_asked"
	case o.Until == 0:
		when = "until_today"
	case o.Until > 0:
		when = "until_next"
	}
	i.Head = w.say("owed_"+o.Kind, map[string]any{"name": o.ForName}) + " · " + w.say(when, map[string]any{"n": max(o.Until, -o.Until)})
	if o.ForName != "" && !reported(o.Kind) {
		i.Head += " · " + w.say("owed_for", map[string]any{"name": o.ForName})
	}
	return i
}
