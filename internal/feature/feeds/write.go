package feeds

import (
	"context"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/token"
)

// Subscribe makes a feed of the caller's own dates, or of a team's; secret is
// told this once. Refused: feed.team_unknown (/team_id), feed.many.
func (f *Feature) Subscribe(ctx context.Context, who access.Actor, teamID string) (one Feed, secret string, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.FeedManage, access.Target{OwnerID: who.ID}); err != nil {
			return err
		}
		if teamID != "" {
			if err := tx.Allow(access.TeamView, access.Target{TeamID: teamID}); err != nil {
				return err
			}
			org, err := f.People.Org(ctx, tx)
			if err != nil {
				return err
			}
			if _, known := org.Tree.Team(teamID); !known {
				return fault.At("/team_id", "feed.team_unknown")
			}
		}
		list, err := feedsOf(ctx, tx, who.ID)
		if err != nil {
			return err
		}
		if len(list) >= maxFeeds {
			return fault.New(fault.Conflict, "feed.many", fault.Args{"limit": maxFeeds})
		}
		secret = token.New()
		one = Feed{ID: act.NewID(), PersonID: who.ID, TeamID: teamID, Hash: token.Digest(secret), CreatedAt: tx.Now}
		if err := add(ctx, tx, &one); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "calendar_feed.subscribed", Subject: one.ref(), After: map[string]any{"person_id": who.ID, "team_id": teamID}})
	})
	return one, secret, err
}

// Revoke ends a feed: its address answers nothing any more.
func (f *Feature) Revoke(ctx context.Context, who access.Actor, id string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		one, err := load(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.FeedManage, access.Target{OwnerID: one.PersonID}); err != nil {
			return err
		}
		if err := drop(ctx, tx, id); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "calendar_feed.revoked", Subject: one.ref(), Before: map[string]any{"person_id": one.PersonID, "team_id": one.TeamID}})
	})
}

// hear ends the feeds of whoever leaves, as part of that.
func (f *Feature) hear() {
	f.act.On("person.deactivated", func(ctx context.Context, tx *act.Tx, e act.Told) error {
		if left, ok := e.Detail.(people.Left); ok {
			return dropOf(ctx, tx, left.Person.ID)
		}
		return nil
	})
}

// readEvery is how exactly it is known when a feed was read.
const readEvery = time.Hour

// touched notes that a feed was read. It is no fact about the workspace.
func (f *Feature) touched(ctx context.Context, one *Feed) error {
	if f.act.Now().Sub(one.ReadAt) < readEvery {
		return nil
	}
	return f.act.Note(ctx, func(ctx context.Context, tx *act.Tx) error {
		return touch(ctx, tx, one.ID, tx.Now.Add(-readEvery), tx.Now)
	})
}
