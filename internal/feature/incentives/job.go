package incentives

import (
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/jobs"
)

// News is what the people of a scheme are told.
type News string

// The news.
const (
	Announced News = "published" // the rules are published
	Withdrawn News = "withdrawn" // the rules are taken back
	Ran       News = "run"       // the statements can be read
)

// ToTell is a part of a scheme's people, who are told of it now.
type ToTell struct {
	Scheme *Scheme
	News   News
	People []string
}

// announce lets the people of a scheme be told of its fresh news, from the first one on.
func announce(ctx context.Context, tx *act.Tx, s *Scheme) error {
	if err := startNews(ctx, tx, s.ID, s.fresh); err != nil {
		return err
	}
	return tx.Tell(ctx, act.Told{Kind: "incentive.news", Subject: s.ref(), After: map[string]any{"title": s.Title, "news": s.fresh}})
}

// toldAtOnce is how many people one transaction tells.
const toldAtOnce = 200

// Jobs registers what is done in the background.
func (f *Feature) Jobs(q *jobs.Queue) {
	q.On("incentive.news", func(ctx context.Context, e act.Event) error { return f.Spread(ctx, e.SubjectID) })
}

// Spread tells a scheme's people, some in each transaction, so that no write waits
// for long. How far it came stands in the scheme: begun again it goes on from there.
func (f *Feature) Spread(ctx context.Context, id string) error {
	system := access.System("incentives")
	for {
		var s *Scheme
		err := f.act.Read(ctx, system, func(ctx context.Context, tx *act.Tx) (err error) {
			s, err = loadScheme(ctx, tx, id)
			return err
		})
		if err != nil || s.News == "" {
			return err
		}
		err = f.act.Write(ctx, system, f.spreadSome(s))
		if err != nil && !fault.Is(err, "input.stale") { // somebody else got further meanwhile, or an attempt that was given up
			return err
		}
	}
}

func (f *Feature) spreadSome(s *Scheme) func(context.Context, *act.Tx) error {
	return func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.IncentiveUpdate, s.Target()); err != nil {
			return err
		}
		people, err := f.next(ctx, tx, s)
		if err != nil {
			return err
		}
		news, to := News(""), ""
		if len(people) == toldAtOnce {
			news, to = s.News, people[len(people)-1]
		}
		if err := saveNews(ctx, tx, s, news, to); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "incentive.told", Subject: s.ref(), After: map[string]any{"news": s.News, "people": len(people)},
			Detail: ToTell{Scheme: s, News: s.News, People: people}})
	}
}

// next are the people to be told now: of statements those who have one, of rules
// all whom they are for.
func (f *Feature) next(ctx context.Context, tx *act.Tx, s *Scheme) (ids []string, err error) {
	if s.News == Ran {
		return statedAfter(ctx, tx, s.ID, s.NewsTo, toldAtOnce)
	}
	org, err := f.people.Org(ctx, tx)
	if err != nil {
		return nil, err
	}
	for _, p := range s.population(org) {
		if p.ID > s.NewsTo && p.ID != s.ApproverID {
			ids = append(ids, p.ID)
		}
	}
	slices.Sort(ids)
	return ids[:min(toldAtOnce, len(ids))], nil
}

// Progress is how many of a scheme's people have been told of its news, and of how
// many. It tells no amount, so no look is written down.
func (f *Feature) Progress(ctx context.Context, who access.Actor, id string) (s *Scheme, told, people int, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if s, err = loadScheme(ctx, tx, id); err != nil {
			return err
		}
		if err := tx.Allow(access.IncentiveView, s.Target()); err != nil {
			return err
		}
		if s.ran() {
			told, people, err = statedUpTo(ctx, tx, s.ID, s.NewsTo)
		} else {
			told, people, err = f.ruledUpTo(ctx, tx, s)
		}
		if s.News == "" {
			told = people
		}
		return err
	})
	return s, told, people, err
}

// ruledUpTo counts whom the rules are for, and those of them who were told.
func (f *Feature) ruledUpTo(ctx context.Context, tx *act.Tx, s *Scheme) (told, people int, err error) {
	org, err := f.people.Org(ctx, tx)
	if err != nil {
		return 0, 0, err
	}
	for _, p := range s.population(org) {
		if p.ID == s.ApproverID {
			continue
		}
		if people++; p.ID <= s.NewsTo {
			told++
		}
	}
	return told, people, nil
}
