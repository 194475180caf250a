package alignments

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Link is an alignment with both its ends as they stand today; an end is nil
// where the caller may not see it.
type Link struct {
	*Alignment
	Child  *objectives.Standing
	Parent *objectives.Standing
}

// Links are the alignments of one objective.
type Links struct {
	Objective  *objectives.Objective
	Parents    []Link
	Supporters []Link
	Org        *people.Org
	Past       bool // of a past moment: nothing may be done to them
}

// Of gives what an objective supports and what supports it.
func (f *Feature) Of(ctx context.Context, who access.Actor, objectiveID string) (l Links, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if tx.Past() {
			if err := tx.Allow(access.HomeView, access.Target{}); err != nil {
				return err
			}
			l, err = f.ofThen(ctx, tx, objectiveID)
			return err
		}
		if l.Objective, err = f.objectives.LoadObjective(ctx, tx, objectiveID); err != nil {
			return err
		}
		if err := tx.Allow(access.ObjectiveView, l.Objective.Target()); err != nil {
			return err
		}
		parents, supporters, err := touching(ctx, tx, objectiveID)
		if err != nil {
			return err
		}
		if l.Org, err = f.people.Org(ctx, tx); err != nil {
			return err
		}
		links, err := f.link(ctx, tx, append(parents, supporters...))
		if err != nil {
			return err
		}
		l.Parents, l.Supporters = links[:len(parents)], links[len(parents):]
		return nil
	})
	return l, err
}

// link puts the ends to alignments, judged as of today. Alignments whose key
// result is gone are told without it.
func (f *Feature) link(ctx context.Context, tx *act.Tx, list []Alignment) ([]Link, error) {
	var ids []string
	for _, a := range list {
		ids = append(ids, a.ObjectiveID, a.ParentID)
	}
	ends, err := f.objectives.Standings(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	links := make([]Link, len(list))
	for i := range list {
		links[i] = Link{Alignment: &list[i], Child: ends[list[i].ObjectiveID], Parent: ends[list[i].ParentID]}
	}
	return links, nil
}

// Waiting lists the requests that the caller is to answer.
func (f *Feature) Waiting(ctx context.Context, tx *act.Tx) ([]Link, error) {
	org, err := f.people.Org(ctx, tx)
	if err != nil {
		return nil, err
	}
	var leads []string
	for _, id := range tx.Who.Leads {
		if t, ok := org.Tree.Team(id); ok && t.LeadID == tx.Who.ID {
			leads = append(leads, id)
		}
	}
	list, err := waitingOn(ctx, tx, tx.Who.ID, leads)
	if err != nil {
		return nil, err
	}
	return f.link(ctx, tx, list)
}

// Requests lists the open requests: those the caller is to answer, or those
// they have sent.
func (f *Feature) Requests(ctx context.Context, who access.Actor, sent bool) (links []Link, org *people.Org, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.HomeView, access.Target{}); err != nil {
			return err
		}
		if org, err = f.people.Org(ctx, tx); err != nil {
			return err
		}
		if !sent {
			links, err = f.Waiting(ctx, tx)
			return err
		}
		list, err := asked(ctx, tx, who.ID)
		if err != nil {
			return err
		}
		links, err = f.link(ctx, tx, list)
		return err
	})
	return links, org, err
}

// Link puts the ends to one alignment.
func (f *Feature) Link(ctx context.Context, who access.Actor, a *Alignment) (l Link, org *people.Org, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.HomeView, access.Target{}); err != nil {
			return err
		}
		if org, err = f.people.Org(ctx, tx); err != nil {
			return err
		}
		links, err := f.link(ctx, tx, []Alignment{*a})
		if err == nil {
			l = links[0]
		}
		return err
	})
	return l, org, err
}

// Nouns are what of this feature others speak of. An alignment is its objective's: it
// tells nothing of the parent to who doesn't see that.
func (f *Feature) Nouns() []act.Noun {
	return []act.Noun{{Kind: "alignment", View: access.ObjectiveView, Find: func(ctx context.Context, tx *act.Tx, ids []string) (map[string]act.Spoken, error) {
		list, err := byID(ctx, tx, ids)
		if err != nil {
			return nil, err
		}
		parents := make([]objectives.Part, len(list))
		parts := make([]objectives.Part, len(list))
		for i, a := range list {
			parents[i] = objectives.Part{ID: a.ID, ObjectiveID: a.ParentID}
		}
		above, err := f.objectives.Parts(ctx, tx, parents)
		if err != nil {
			return nil, err
		}
		for i, a := range list {
			parts[i] = objectives.Part{ID: a.ID, ObjectiveID: a.ObjectiveID, Owners: append([]string{a.AskedBy, a.AnsweredBy}, above[a.ID].Owners...)}
		}
		return f.objectives.Parts(ctx, tx, parts)
	}, Then: func(ctx context.Context, tx *act.Tx, ids []string) (map[string]string, error) {
		list, err := byID(ctx, tx, ids)
		if err != nil {
			return nil, err
		}
		within := make(map[string]string, len(list))
		for _, a := range list {
			within[a.ID] = a.ObjectiveID
		}
		return f.objectives.WithinThen(ctx, tx, within)
	}}}
}
