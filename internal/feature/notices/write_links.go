package notices

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/notice"
	"github.com/sinan-okr/sinan/internal/feature/checkins"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// grant is what a link in a letter lets its reader do without signing in. It is
// sealed into the link itself and stored nowhere.
type grant struct {
	PersonID   string          `json:"p"`
	Reasons    []notice.Reason `json:"r,omitempty"` // of which to hear no more by mail
	KeyResults []string        `json:"k,omitempty"` // on which to check in
	EndsAt     int64           `json:"e,omitempty"` // Unix seconds; 0 for never
}

// What links are for; one can't be used for another.
const (
	toUnsubscribe = "notices:unsubscribe"
	toCheckIn     = "notices:check-in"
)

// link seals a grant; "" where this installation has no key to seal with.
func (f *Feature) link(page, purpose string, g grant) string {
	if f.opts.Box == nil || !f.opts.Box.Usable() {
		return ""
	}
	sealed, err := f.opts.Box.SealJSON(g, purpose)
	if err != nil {
		return ""
	}
	return f.opts.BaseURL + page + strings.NewReplacer("+", "-", "/", "_").Replace(sealed)
}

func (f *Feature) unsubscribeLink(personID string, reasons []notice.Reason) string {
	return f.link("/unsubscribe/", toUnsubscribe, grant{PersonID: personID, Reasons: reasons})
}

// granted opens a link and finds whose it is. One that was altered, is over, or
// belongs to somebody who left is the same refusal.
func (f *Feature) granted(ctx context.Context, tx *act.Tx, token, purpose string) (g grant, p people.Person, who access.Actor, err error) {
	if err := tx.Allow(access.LinkUse, access.Target{}); err != nil {
		return g, p, who, err
	}
	over := fault.New(fault.Missing, "notice.link_over")
	if f.opts.Box == nil {
		return g, p, who, over
	}
	err = f.opts.Box.OpenJSON(strings.NewReplacer("-", "+", "_", "/").Replace(token), purpose, &g)
	if err != nil || g.EndsAt != 0 && tx.Now.After(time.Unix(g.EndsAt, 0)) {
		return g, p, who, over
	}
	org, err := f.People.Org(ctx, tx)
	if err != nil {
		return g, p, who, err
	}
	who, ok := org.Actor(g.PersonID)
	if !ok {
		return g, p, who, over
	}
	p, _ = org.Person(g.PersonID)
	return g, p, who, nil
}

// Unsubscription is what a link ends: letters to an address, for reasons.
type Unsubscription struct {
	Email   string
	Reasons []notice.Reason
	Over    bool // done already
}

// PeekUnsubscription tells what a link ends, without doing it.
func (f *Feature) PeekUnsubscription(ctx context.Context, token string) (u Unsubscription, err error) {
	err = f.act.Read(ctx, access.Actor{}, func(ctx context.Context, tx *act.Tx) error {
		g, p, _, err := f.granted(ctx, tx, token, toUnsubscribe)
		if err != nil {
			return err
		}
		choices, err := choicesOf(ctx, tx, []string{p.ID})
		if err != nil {
			return err
		}
		u = Unsubscription{Email: p.Email, Reasons: g.Reasons, Over: !slices.ContainsFunc(g.Reasons, func(r notice.Reason) bool {
			return mailed(choices[p.ID].Way(r))
		})}
		return nil
	})
	return u, err
}

func mailed(w notice.Way) bool { return w == notice.Mail || w == notice.Digest }

// Unsubscribe ends letters for the reasons of a link; the inbox still has them.
// Doing so twice is the same as once.
func (f *Feature) Unsubscribe(ctx context.Context, token string) error {
	u, err := f.PeekUnsubscription(ctx, token)
	if err != nil || u.Over {
		return err
	}
	return f.act.Write(ctx, access.System("letters"), func(ctx context.Context, tx *act.Tx) error {
		g, p, _, err := f.granted(ctx, tx, token, toUnsubscribe)
		if err != nil {
			return err
		}
		choices, err := choicesOf(ctx, tx, []string{p.ID})
		if err != nil {
			return err
		}
		c := choices[p.ID]
		before := c.facts()
		ways := c.copyWays()
		for _, r := range g.Reasons {
			if mailed(c.Way(r)) {
				ways[r] = notice.Inbox
			}
		}
		c.Ways.V = ways
		return f.saveChoice(ctx, tx, c, before)
	})
}

// checkInLife is how long the link in a letter takes check-ins: until the next
// week's letter has come.
const checkInLife = 8 * 24 * time.Hour

func (f *Feature) checkInLink(personID string, keyResults []string, now time.Time) string {
	return f.link("/update/", toCheckIn, grant{PersonID: personID, KeyResults: keyResults, EndsAt: now.Add(checkInLife).Unix()})
}

// Sheet is what the reader of a letter checks in on.
type Sheet struct {
	Name  string
	Lines []Line
}

// Line is a key result on a Sheet.
type Line struct {
	objectives.Standing
	At    int  // of the key result, in Standing.Results
	Waits bool // a check-in is owed
}

// byLetter opens a link to check in, where the workspace allows such links.
func (f *Feature) byLetter(ctx context.Context, tx *act.Tx, token string) (g grant, p people.Person, who access.Actor, err error) {
	if g, p, who, err = f.granted(ctx, tx, token, toCheckIn); err != nil {
		return g, p, who, err
	}
	rules, err := f.People.Policy(ctx, tx)
	if err == nil && !rules.Rhythm.CheckInByMail {
		err = fault.New(fault.Missing, "notice.link_over")
	}
	return g, p, who, err
}

// SheetOf gives the key results of a link that its reader may still check in on.
func (f *Feature) SheetOf(ctx context.Context, token string) (s Sheet, err error) {
	err = f.act.Read(ctx, access.Actor{}, func(ctx context.Context, tx *act.Tx) error {
		g, p, who, err := f.byLetter(ctx, tx, token)
		if err != nil {
			return err
		}
		s.Name = p.Name
		ids, err := objectivesOf(ctx, tx, g.KeyResults)
		if err != nil || len(ids) == 0 {
			return err
		}
		list, _, err := f.Objectives.List(ctx, who, objectives.Filter{IDs: ids, Limit: len(ids)}) // without what is gone, or hidden by now
		if err != nil {
			return err
		}
		for _, id := range g.KeyResults {
			for _, standing := range list {
				at := slices.IndexFunc(standing.Results, func(kr objectives.KeyResult) bool { return kr.ID == id })
				if at < 0 || standing.Results[at].Dropped || access.Decide(who, access.CheckInCreate, standing.KeyResultTarget(&standing.Results[at])) != access.Allow {
					continue
				}
				j := standing.Each[at]
				waits := j.Stale || !j.NextOn.IsZero() && !j.NextOn.After(f.Cycles.Today(tx).AddDays(7))
				s.Lines = append(s.Lines, Line{Standing: standing, At: at, Waits: waits})
			}
		}
		return nil
	})
	return s, err
}

// CheckIn makes a check-in by a link, as the person it was sent to and on no
// other key results than it names.
func (f *Feature) CheckIn(ctx context.Context, token, keyResultID string, in checkins.Draft) (made checkins.Made, err error) {
	var who access.Actor
	err = f.act.Read(ctx, access.Actor{}, func(ctx context.Context, tx *act.Tx) error {
		g, _, reader, err := f.byLetter(ctx, tx, token)
		if err == nil && !slices.Contains(g.KeyResults, keyResultID) {
			err = fault.At("/key_result_id", "notice.link_key_result")
		}
		who = reader
		return err
	})
	if err != nil {
		return made, err
	}
	return f.Checkins.Make(ctx, who, keyResultID, in)
}
