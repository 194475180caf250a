package talk

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Bounds: of words in characters, of a thread in answers.
const (
	maxBody     = 10_000
	maxQuote    = 500
	maxMentions = 50
	maxReplies  = 500
)

// Draft is what somebody wants to say.
type Draft struct {
	SubjectKind, SubjectID string
	ThreadID               string // the comment that it answers; then the subject is that one's
	Body                   string
	Quote, QuoteField      string
	FileIDs                []string // as Upload gave them, in order
}

// Said is a comment that was made. Blind are the people it calls who may not
// see what it is about, and so are not told.
type Said struct {
	Comment Comment
	About   Subject
	Files   []File
	Seeing  []string
	Blind   []string
}

// Say adds a comment: a new thread, or an answer in one.
func (f *Feature) Say(ctx context.Context, who access.Actor, in Draft) (said Said, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if in.ThreadID != "" {
			first, _, err := f.load(ctx, tx, in.ThreadID)
			if err != nil {
				return err
			}
			if err := f.answerable(ctx, tx, first); err != nil {
				return err
			}
			in.SubjectKind, in.SubjectID = first.SubjectKind, first.SubjectID
		}
		s, err := f.subject(ctx, tx, in.SubjectKind, in.SubjectID)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.CommentCreate, s.Target); err != nil {
			return err
		}
		c := Comment{ID: act.NewID(), SubjectKind: s.Kind, SubjectID: s.ID, WithinID: s.Within, ThreadID: in.ThreadID, AuthorID: tx.Who.ID,
			Body: strings.TrimSpace(in.Body), Quote: strings.TrimSpace(in.Quote), QuoteField: in.QuoteField, WrittenAt: tx.Now, Version: 1}
		if said.Files, err = f.enclose(ctx, tx, &c, in.FileIDs); err != nil {
			return err
		}
		if said.Seeing, said.Blind, err = f.check(ctx, tx, &c, s, said.Files); err != nil {
			return err
		}
		if err := f.addComment(ctx, tx, &c); err != nil {
			return err
		}
		said.Comment, said.About = c, s
		return tx.Tell(ctx, act.Told{Kind: "comment.said", Subject: c.ref(), After: c.facts(s, said.Files...), Detail: said})
	})
	return said, err
}

func (f *Feature) answerable(ctx context.Context, tx *act.Tx, first *Comment) error {
	if first.ThreadID != "" || !first.DeletedAt.IsZero() {
		return fault.At("/thread_id", "comment.thread_unknown")
	}
	n, err := countReplies(ctx, tx, first.ID)
	if err == nil && n >= maxReplies {
		return fault.New(fault.Conflict, "comment.thread_full", fault.Args{"limit": maxReplies})
	}
	return err
}

// check refuses what is no comment, all faults at once, and finds who is called.
func (f *Feature) check(ctx context.Context, tx *act.Tx, c *Comment, s Subject, with []File) (seeing, blind []string, err error) {
	var bad []*fault.Fault
	if c.Body == "" && len(with) == 0 {
		bad = append(bad, fault.At("/body", "input.required"))
	}
	if utf8.RuneCountInString(c.Body) > maxBody {
		bad = append(bad, fault.At("/body", "input.too_long", fault.Args{"limit": maxBody}))
	}
	if utf8.RuneCountInString(c.Quote) > maxQuote {
		bad = append(bad, fault.At("/quote", "input.too_long", fault.Args{"limit": maxQuote}))
	}
	org, err := f.people.Org(ctx, tx)
	if err != nil {
		return nil, nil, err
	}
	mentions := MentionsIn(c.Body)
	if len(mentions) > maxMentions {
		bad = append(bad, fault.At("/body", "comment.mentions_many", fault.Args{"limit": maxMentions}))
	}
	for _, m := range mentions {
		_, person := org.Person(m.ID)
		if m.Kind == "person" && !person || m.Kind == "team" && !hasTeam(org, m.ID) {
			bad = append(bad, fault.At("/body", "comment.mention_unknown", fault.Args{"name": m.Name}))
		}
	}
	seeing, blind = sighted(org, called(org, c.AuthorID, mentions), s)
	return seeing, blind, fault.Join(bad)
}

// own loads a comment for its author to change.
func (f *Feature) own(ctx context.Context, tx *act.Tx, id string, action access.Action) (*Comment, Subject, error) {
	c, s, err := f.load(ctx, tx, id)
	if err != nil {
		return nil, s, err
	}
	return c, s, tx.Allow(action, access.Target{OwnerID: c.AuthorID})
}

// Edit changes what a comment says; what it said stays readable. Of its files those
// in fileIDs stay or are added, others are gone for good; nil leaves them. Only
// those whom it did not call before are told. version 0 skips the check for a change
// in between.
func (f *Feature) Edit(ctx context.Context, who access.Actor, id string, version int64, body string, fileIDs []string) (said Said, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		c, s, err := f.own(ctx, tx, id, access.CommentUpdate)
		if err != nil {
			return err
		}
		switch {
		case !c.DeletedAt.IsZero():
			return fault.New(fault.Missing, "input.missing")
		case version != 0 && version != c.Version:
			return fault.New(fault.Stale, "input.stale")
		}
		before := *c
		had, err := f.filesOf(ctx, tx, []string{c.ID})
		if err != nil {
			return err
		}
		said.Files = had[c.ID]
		c.Body, c.EditedAt = strings.TrimSpace(body), tx.Now
		if fileIDs != nil {
			if said.Files, err = f.enclose(ctx, tx, c, fileIDs); err != nil {
				return err
			}
		}
		if said.Seeing, said.Blind, err = f.check(ctx, tx, c, s, said.Files); err != nil {
			return err
		}
		said.Seeing = f.newlyCalled(said.Seeing, before.Body)
		if err := f.keepEdit(ctx, tx, c.SubjectKind, Edit{CommentID: c.ID, Version: before.Version, Body: before.Body, EditedAt: tx.Now}); err != nil {
			return err
		}
		if err := f.saveComment(ctx, tx, c, before.Version); err != nil {
			return err
		}
		said.Comment, said.About = *c, s
		return tx.Tell(ctx, act.Told{Kind: "comment.edited", Subject: c.ref(), Before: before.facts(s, had[c.ID]...), After: c.facts(s, said.Files...), Detail: said})
	})
	return said, err
}

func (f *Feature) newlyCalled(ids []string, before string) []string {
	old := MentionsIn(before)
	return slices.DeleteFunc(ids, func(id string) bool {
		return slices.ContainsFunc(old, func(m Mention) bool { return m.ID == id })
	})
}

// Delete takes a comment away. Answers to it stay; its words are shown to nobody.
func (f *Feature) Delete(ctx context.Context, who access.Actor, id string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		c, s, err := f.own(ctx, tx, id, access.CommentDelete)
		if err != nil {
			return err
		}
		if !c.DeletedAt.IsZero() {
			return fault.New(fault.Missing, "input.missing")
		}
		return f.mark(ctx, tx, c, s, "comment.deleted", func() { c.DeletedAt = tx.Now })
	})
}

// Restore takes a deletion back, by who may delete.
func (f *Feature) Restore(ctx context.Context, who access.Actor, id string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		c, s, err := f.own(ctx, tx, id, access.CommentDelete)
		if err != nil {
			return err
		}
		if c.DeletedAt.IsZero() {
			return fault.New(fault.Missing, "input.missing")
		}
		return f.mark(ctx, tx, c, s, "comment.restored", func() { c.DeletedAt = time.Time{} })
	})
}

// Settle marks a thread as resolved, or opens it again.
func (f *Feature) Settle(ctx context.Context, who access.Actor, id string, resolved bool) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		c, s, err := f.load(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.CommentCreate, s.Target); err != nil {
			return err
		}
		if c.ThreadID != "" || !c.ResolvedAt.IsZero() == resolved {
			return fault.New(fault.Conflict, map[bool]string{true: "comment.resolved", false: "comment.open"}[resolved])
		}
		if resolved {
			return f.mark(ctx, tx, c, s, "comment.resolved", func() { c.ResolvedAt, c.ResolvedBy = tx.Now, tx.Who.ID })
		}
		return f.mark(ctx, tx, c, s, "comment.reopened", func() { c.ResolvedAt, c.ResolvedBy = time.Time{}, "" })
	})
}

// mark changes a comment's marks and tells of it.
func (f *Feature) mark(ctx context.Context, tx *act.Tx, c *Comment, s Subject, kind string, change func()) error {
	from := c.Version
	change()
	if err := f.saveComment(ctx, tx, c, from); err != nil {
		return err
	}
	return tx.Tell(ctx, act.Told{Kind: kind, Subject: c.ref(), After: c.facts(s), Detail: *c})
}

// React puts the caller's sign under a comment, or takes it away; doing so
// twice is the same as once.
func (f *Feature) React(ctx context.Context, who access.Actor, id, kind string, on bool) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		c, s, err := f.load(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.CommentCreate, s.Target); err != nil {
			return err
		}
		if !slices.Contains(Reactions(), kind) || !c.DeletedAt.IsZero() {
			return fault.New(fault.Missing, "input.missing")
		}
		event, change := "comment.reacted", addReaction
		if !on {
			event, change = "comment.unreacted", dropReaction
		}
		if err := change(ctx, tx, &Reaction{CommentID: c.ID, Kind: kind, PersonID: tx.Who.ID}); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: event, Subject: c.ref(), After: map[string]any{"reaction": kind}, Detail: *c})
	})
}
