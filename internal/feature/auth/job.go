package auth

import (
	"context"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
	"github.com/sinan-okr/sinan/internal/platform/jobs"
	"github.com/sinan-okr/sinan/internal/platform/mail"
)

// Jobs registers what is done outside of requests: letters, and the sweep of
// what has ended.
func (f *Feature) Jobs(q *jobs.Queue, book *i18n.Book) {
	q.On(invitationAsked, func(ctx context.Context, e act.Event) error { return f.write(ctx, book, e, Invitation, invitationLife) })
	q.On(resetAsked, func(ctx context.Context, e act.Event) error { return f.write(ctx, book, e, Reset, mailResetLife) })
	q.Every(jobs.Periodic{Name: "sweep sessions and links", Every: time.Hour, Do: f.Sweep})
}

// Sweep forgets sessions, links, browsers and failed tries that are over.
func (f *Feature) Sweep(ctx context.Context) error {
	return f.act.Note(ctx, func(ctx context.Context, tx *act.Tx) error { return sweep(ctx, tx, tx.Now) })
}

// write makes a link and mails it. The link is made here and not where it was
// asked for, so that its secret is never stored; a second run makes another.
func (f *Feature) write(ctx context.Context, book *i18n.Book, e act.Event, purpose Purpose, life time.Duration) error {
	if f.opts.Mail == nil {
		return nil
	}
	var (
		m Made
		p people.Person
		w people.Workspace
	)
	sys := access.System("letters")
	err := f.act.Write(ctx, sys, func(ctx context.Context, tx *act.Tx) (err error) {
		if err := tx.Allow(access.PersonInvite, access.Target{OwnerID: e.SubjectID}); err != nil {
			return err
		}
		if p, err = f.active(ctx, tx, e.SubjectID); err != nil {
			return err
		}
		if w, err = f.people.Workspace(ctx, sys); err != nil {
			return err
		}
		m, err = f.link(ctx, tx, Link{PersonID: p.ID, Purpose: purpose}, life)
		return err
	})
	if err != nil {
		return err
	}
	return f.opts.Mail.Send(ctx, letter(book, purpose, p, w.Name, m.URL))
}

func letter(book *i18n.Book, purpose Purpose, p people.Person, workspace, url string) mail.Letter {
	lang := p.Lang
	if lang == "" {
		lang = i18n.Chinese
	}
	say := func(part string) string {
		return book.Say(lang, "auth.letter_"+string(purpose)+"_"+part, map[string]any{"name": p.Name, "workspace": workspace})
	}
	return mail.Letter{Lang: lang, To: p.Email, Name: p.Name, URL: url, Subject: say("subject"),
		Lines: []string{say("hello"), say("body")}, Do: say("do"), Small: []string{say("small")}}
}
