package incentives

import (
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/incentive"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Assumed is by which scores a scheme is looked at; the zero Assumed is those that
// are given.
type Assumed struct {
	CycleID string     // those that a cycle came to, where it has one for a person or team
	Score   *okr.Score // this one for everybody, also of what they achieved
}

// With is what a scheme is compared with; the zero With is nothing.
type With struct {
	ID      string // another scheme
	Version int64  // rules that the scheme itself had, by their number
}

// Compared is a scheme beside another, and what hangs on its scores.
type Compared struct {
	Shown
	Other      *Scheme  // nil where it is compared with none; the scheme itself where with a version
	Version    *Version // of the scheme itself; nil where it is compared with none
	Changes    []incentive.Change
	Comparison incentive.Comparison
	Outlook    incentive.Outlook
	Assumed    int // how many people's own scores aren't those that are given
}

// Compare works out what a scheme pays by some scores, what hangs on them, and who
// gains and loses against the rules of another scheme on the same people. Nothing
// is stored; the look is written down. The caller must be let see both. version > 0
// compares it with rules that it had itself.
func (f *Feature) Compare(ctx context.Context, who access.Actor, id string, with With, by Assumed) (c Compared, err error) {
	c.Shown, err = f.look(ctx, who, id, "incentive.compared", func(ctx context.Context, tx *act.Tx, v *Shown) error {
		if c.Assumed, err = f.assume(ctx, tx, v, by); err != nil {
			return err
		}
		if v.Run, err = f.pay(ctx, tx, v.Scheme, v.Given); err != nil {
			return err
		}
		entries := make([]incentive.Entry, len(v.Given))
		for i, g := range v.Given {
			entries[i] = g.Entry
		}
		if c.Outlook, err = incentive.Foresee(v.Scheme.Rules, entries); err != nil {
			return err
		}
		other := incentive.Run{}
		if err := f.against(ctx, tx, &c, v.Scheme, with); err != nil {
			return err
		}
		if c.Other != nil {
			if other, err = f.pay(ctx, tx, c.Other, v.Given); err != nil {
				return err
			}
			c.Changes = incentive.Changes(c.Other.Rules, v.Scheme.Rules)
		}
		c.Comparison = incentive.Compare(v.Run, other)
		return nil
	})
	return c, err
}

// against finds what a scheme is compared with. Who may see a scheme may see what it
// was before: its approver is asked for all of it.
func (f *Feature) against(ctx context.Context, tx *act.Tx, c *Compared, s *Scheme, with With) (err error) {
	switch {
	case with.ID != "" && with.Version > 0:
		return fault.At("/version", "incentives.compared_twice")
	case with.Version > 0:
		if c.Version, err = loadVersion(ctx, tx, s.ID, with.Version); err != nil {
			return err
		}
		if err := f.open(c.Version.Sealed, s.ID, "", &c.Version.Rules); err != nil {
			return err
		}
		then := *s
		then.Preset, then.Rules = c.Version.Preset, c.Version.Rules
		c.Other = &then
	case with.ID != "":
		if c.Other, err = f.load(ctx, tx, with.ID); err != nil {
			return err
		}
		return tx.Allow(access.IncentiveView, c.Other.Target())
	}
	return nil
}

// VersionsPage is a page of the rules that a scheme had.
type VersionsPage struct {
	Items []Version
	Next  string
	Org   *people.Org
}

// Versions pages through the rules that a scheme had before the present ones, the
// newest first. It tells no amount.
func (f *Feature) Versions(ctx context.Context, who access.Actor, id, cursor string, limit int) (page VersionsPage, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		s, err := loadScheme(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.IncentiveView, s.Target()); err != nil {
			return err
		}
		list, err := versionsPage(ctx, tx, id, cursor, limit)
		if err != nil {
			return err
		}
		page = VersionsPage{Items: list.Items, Next: list.Next}
		page.Org, err = f.people.Org(ctx, tx)
		return err
	})
	return page, err
}

// assume puts other scores and achievements in the place of those given, and counts the
// people whose own it changed. Where a cycle has none for somebody they keep theirs.
func (f *Feature) assume(ctx context.Context, tx *act.Tx, v *Shown, by Assumed) (changed int, err error) {
	own := func(Given) *okr.Score { return by.Score }
	team, beyond := own, func(Given) *okr.Achievement { return okr.AchievementOf(by.Score.Hundredths()) }
	switch {
	case by.CycleID != "" && by.Score != nil:
		return 0, fault.At("/score", "incentives.assumed_twice")
	case by.CycleID != "":
		if _, err := f.cycles.Cycle(ctx, tx, by.CycleID); err != nil {
			return 0, err
		}
		achieved, err := f.reviews.Achieved(ctx, tx, by.CycleID)
		if err != nil {
			return 0, err
		}
		own = func(g Given) *okr.Score { return achieved.People[g.PersonID] }
		beyond = func(g Given) *okr.Achievement { return achieved.Achievements[g.PersonID] }
		team = func(g Given) *okr.Score {
			p, _ := v.Org.Person(g.PersonID)
			return achieved.Teams[p.TeamID]
		}
	case by.Score == nil:
		return 0, nil
	}
	needs := v.Scheme.Rules.Needs()
	achieves := slices.Contains(needs, incentive.Achievement)
	scored := !achieves || slices.Contains(needs, incentive.Score)
	for i := range v.Given {
		g, differs := &v.Given[i], false
		if s := own(*g); s != nil {
			differs = scored && (g.Score == nil || *g.Score != *s)
			g.Score = s
		}
		if a := beyond(*g); a != nil && achieves {
			differs = differs || g.Achievement == nil || *g.Achievement != *a
			g.Achievement = a
		}
		if differs {
			changed++
		}
		if s := team(*g); s != nil {
			g.TeamScore = s
		}
	}
	return changed, nil
}
