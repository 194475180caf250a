package notices

import (
	"context"
	"fmt"
	"maps"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/notice"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// ChoiceOf gives how the caller wants to hear.
func (f *Feature) ChoiceOf(ctx context.Context, who access.Actor) (c Choice, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.NoticeView, access.Target{OwnerID: who.ID}); err != nil {
			return err
		}
		choices, err := choicesOf(ctx, tx, []string{who.ID})
		if err == nil {
			c = *choices[who.ID]
		}
		return err
	})
	return c, err
}

// Choose keeps how the caller wants to hear: ways for the reasons named, and
// hours where they are given. version 0 skips the check for a change in between.
func (f *Feature) Choose(ctx context.Context, who access.Actor, version int64, ways map[notice.Reason]notice.Way, hours *notice.Hours) (c Choice, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.NoticeUpdate, access.Target{OwnerID: who.ID}); err != nil {
			return err
		}
		choices, err := choicesOf(ctx, tx, []string{who.ID})
		if err != nil {
			return err
		}
		c = *choices[who.ID]
		if version != 0 && version != c.Version {
			return fault.New(fault.Stale, "input.stale")
		}
		before := c.facts()
		all := c.copyWays()
		for r, w := range ways {
			if !r.Known() || !w.Known() {
				return fault.At("/ways/"+string(r), "notice.way")
			}
			all[r] = w
			if w == r.Usual() {
				delete(all, r)
			}
		}
		c.Ways.V = all
		if hours != nil {
			if err := hours.Check("/hours"); err != nil {
				return err
			}
			c.Hours.V = *hours
		}
		return f.saveChoice(ctx, tx, &c, before)
	})
	return c, err
}

func (f *Feature) saveChoice(ctx context.Context, tx *act.Tx, c *Choice, before map[string]any) error {
	if err := putChoice(ctx, tx, c); err != nil {
		return err
	}
	return tx.Tell(ctx, act.Told{Kind: "notice_choice.changed", Subject: act.Ref{Kind: "person", ID: c.PersonID}, Before: before, After: c.facts()})
}

func (c *Choice) copyWays() map[notice.Reason]notice.Way {
	all := maps.Clone(c.Ways.V)
	if all == nil {
		all = map[notice.Reason]notice.Way{}
	}
	return all
}

// facts is what the trail says of a choice.
func (c *Choice) facts() map[string]any {
	h := c.Hours.V
	var ways []string
	for _, r := range notice.Reasons() {
		if w, ok := c.Ways.V[r]; ok {
			ways = append(ways, string(r)+": "+string(w))
		}
	}
	return map[string]any{"ways": strings.Join(ways, ", "), "quiet_from": clock(h.QuietFrom), "quiet_until": clock(h.QuietUntil), "workdays_only": h.Workdays,
		"digest": h.Rhythm, "digest_at": clock(h.DigestAt)}
}

func clock(minutes int) string { return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60) }
