package objectives

import (
	"context"
	"maps"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Nouns are what of this feature others speak of.
func (f *Feature) Nouns() []act.Noun {
	return []act.Noun{
		{Kind: "objective", View: access.ObjectiveView, Find: f.spoken, Then: func(ctx context.Context, tx *act.Tx, ids []string) (map[string]string, error) {
			stood, err := f.StandingsThen(ctx, tx, ids, ToName)
			within := make(map[string]string, len(stood))
			for id := range stood {
				within[id] = id
			}
			return within, err
		}, Outlived: true},
		{Kind: "key_result", View: access.ObjectiveView, Find: f.resultsSpoken, Then: func(ctx context.Context, tx *act.Tx, ids []string) (map[string]string, error) {
			under := make(map[string]string, len(ids))
			for _, id := range ids {
				under[id] = id
			}
			return f.UnderThen(ctx, tx, under)
		}, Outlived: true},
		{Kind: "revision", View: access.ObjectiveView, Find: f.revisionsSpoken, Then: func(ctx context.Context, tx *act.Tx, ids []string) (map[string]string, error) {
			list, err := revisionsByID(ctx, tx, ids)
			under := make(map[string]string, len(list))
			for _, r := range list {
				under[r.ID] = r.KeyResultID
			}
			if err != nil {
				return nil, err
			}
			return f.UnderThen(ctx, tx, under)
		}, Outlived: true},
	}
}

// WithinThen keeps, of what belongs to objectives, that of those which the caller might have seen at the
// moment that tx looks at.
func (f *Feature) WithinThen(ctx context.Context, tx *act.Tx, within map[string]string) (map[string]string, error) {
	seen, err := f.SeenThen(ctx, tx, slices.Collect(maps.Values(within)))
	maps.DeleteFunc(within, func(_, objectiveID string) bool { return !seen[objectiveID] })
	return within, err
}

// UnderThen gives to which objective belonged what belongs to key results, at the moment that tx looks at:
// where the caller might have seen it, and the key result was there.
func (f *Feature) UnderThen(ctx context.Context, tx *act.Tx, under map[string]string) (map[string]string, error) {
	at, err := f.ResultsThen(ctx, tx, slices.Collect(maps.Values(under)), ToName)
	within := make(map[string]string, len(under))
	for id, keyResultID := range under {
		if home, there := at[keyResultID]; there {
			within[id] = home.ID
		}
	}
	return within, err
}

// spoken gives objectives that are not deleted.
func (f *Feature) spoken(ctx context.Context, tx *act.Tx, ids []string) (map[string]act.Spoken, error) {
	list, err := objectivesByID(ctx, tx, ids)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	org, err := f.people.Org(ctx, tx)
	found := make(map[string]act.Spoken, len(list))
	for _, o := range list {
		found[o.ID] = act.Spoken{Within: o.ID, Target: o.Target(), Owners: Holders(org, o), Title: o.Title, Path: "/okrs/" + o.ID}
	}
	return found, err
}

// Holders are whose an objective is: its owner, or of a team's the leader, if it has one,
// and whoever wrote it.
func Holders(org *people.Org, o *Objective) []string {
	if o.OwnerID != "" {
		return []string{o.OwnerID}
	}
	if team, ok := org.Tree.Team(o.TeamID); ok && team.LeadID != "" {
		return []string{team.LeadID, o.CreatedBy}
	}
	return []string{o.CreatedBy}
}

// Part is something that belongs to an objective, and perhaps to a key result of it.
type Part struct {
	ID, ObjectiveID, KeyResultID string
	Title                        string   // "" for that of what it belongs to
	Owners                       []string // whose it is, beside those whose the objective is
}

// Parts gives what belongs to objectives as others speak of it: seen by who sees the
// objective, and standing on its page. What belongs to none that is there is left out.
func (f *Feature) Parts(ctx context.Context, tx *act.Tx, parts []Part) (map[string]act.Spoken, error) {
	ids := make([]string, len(parts))
	for i, p := range parts {
		ids[i] = p.ObjectiveID
	}
	objectives, err := f.spoken(ctx, tx, ids)
	found := make(map[string]act.Spoken, len(parts))
	for _, p := range parts {
		s, ok := objectives[p.ObjectiveID]
		if !ok {
			continue
		}
		s.Owners = append(append([]string{}, s.Owners...), p.Owners...)
		if p.Title != "" {
			s.Title = p.Title
		}
		if p.KeyResultID != "" {
			s.Path += "?kr=" + p.KeyResultID
		}
		found[p.ID] = s
	}
	return found, err
}

// UnderResults gives what belongs to key results, as Parts does; the objective of each
// is that of its key result.
func (f *Feature) UnderResults(ctx context.Context, tx *act.Tx, parts []Part) (map[string]act.Spoken, error) {
	ids := make([]string, len(parts))
	for i, p := range parts {
		ids[i] = p.KeyResultID
	}
	results, err := resultsByID(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	at := make(map[string]*KeyResult, len(results))
	for i := range results {
		at[results[i].ID] = &results[i]
	}
	there := make([]Part, 0, len(parts))
	for _, p := range parts {
		if kr := at[p.KeyResultID]; kr != nil {
			p.ObjectiveID = kr.ObjectiveID
			if p.Title == "" {
				p.Title = kr.Title
			}
			there = append(there, p)
		}
	}
	return f.Parts(ctx, tx, there)
}

func (f *Feature) resultsSpoken(ctx context.Context, tx *act.Tx, ids []string) (map[string]act.Spoken, error) {
	results, err := resultsByID(ctx, tx, ids)
	parts := make([]Part, len(results))
	for i, kr := range results {
		parts[i] = Part{ID: kr.ID, ObjectiveID: kr.ObjectiveID, KeyResultID: kr.ID, Title: kr.Title, Owners: []string{kr.OwnerID}}
	}
	if err != nil {
		return nil, err
	}
	return f.Parts(ctx, tx, parts)
}

// revisionsSpoken gives revisions; whoever asked for one and whoever decided on it have a
// part in it.
func (f *Feature) revisionsSpoken(ctx context.Context, tx *act.Tx, ids []string) (map[string]act.Spoken, error) {
	list, err := revisionsByID(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	results := make([]string, len(list))
	for i, r := range list {
		results[i] = r.KeyResultID
	}
	named, err := resultsByID(ctx, tx, results)
	if err != nil {
		return nil, err
	}
	parts := make([]Part, len(list))
	for i, r := range list {
		parts[i] = Part{ID: r.ID, ObjectiveID: r.ObjectiveID, Owners: []string{r.AskedBy, r.DecidedBy}}
		if at := slices.IndexFunc(named, func(kr KeyResult) bool { return kr.ID == r.KeyResultID }); at >= 0 {
			parts[i].Title = named[at].Title
		}
	}
	return f.Parts(ctx, tx, parts)
}
