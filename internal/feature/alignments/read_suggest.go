package alignments

import (
	"context"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/align"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Wish says what a parent is sought for: a stored objective, or one that is
// still being written. Text, where given, is sought instead of the title.
type Wish struct {
	ObjectiveID string
	Text        string
	CycleID     string
	ThemeIDs    []string
	Limit       int
}

// Offer is a possible parent with the reason for it.
type Offer struct {
	align.Suggestion
	Objective place  // the candidate, or the objective that it belongs to
	OwnerID   string // of the candidate itself
	AtOnce    bool   // no request is needed
}

// titles is what suggestions are found in: everything of some cycles, built anew
// only when a title has changed.
type titles struct {
	mark   [4]int64
	index  *align.Index
	places map[string]place     // objective → place
	ends   map[string]resultRow // key result → row
}

// mostIndexes bounds how many cycles are kept at hand.
const mostIndexes = 6

// rounds is how often more is asked for where hidden ones were among the best.
const rounds = 4

// Suggest offers parents, best first. It never offers the objective itself, what
// supports it, what it supports already, or what the caller may not see.
func (f *Feature) Suggest(ctx context.Context, who access.Actor, in Wish) (offers []Offer, org *people.Org, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.HomeView, access.Target{}); err != nil {
			return err
		}
		if org, err = f.people.Org(ctx, tx); err != nil {
			return err
		}
		var child *objectives.Objective
		skip := map[string]bool{}
		if in.ObjectiveID != "" {
			if child, skip, err = f.wished(ctx, tx, &in); err != nil {
				return err
			}
		}
		if in.Limit <= 0 {
			in.Limit = 8
		}
		cycleIDs, err := f.line(ctx, tx, in.CycleID)
		if err != nil {
			return err
		}
		t, err := f.titles(ctx, tx, cycleIDs)
		if err != nil {
			return err
		}
		offers, err = t.find(ctx, tx, in, skip)
		if err != nil {
			return err
		}
		return f.judgeOffers(ctx, tx, org, child, offers)
	})
	return offers, org, err
}

// wished fills the wish from a stored objective and lists what can't be its parent.
func (f *Feature) wished(ctx context.Context, tx *act.Tx, in *Wish) (*objectives.Objective, map[string]bool, error) {
	o, err := f.objectives.LoadObjective(ctx, tx, in.ObjectiveID)
	if err != nil {
		return nil, nil, err
	}
	if err := tx.Allow(access.ObjectiveView, o.Target()); err != nil {
		return nil, nil, err
	}
	if strings.TrimSpace(in.Text) == "" {
		in.Text = o.Title
	}
	if in.CycleID == "" {
		in.CycleID = o.CycleID
	}
	in.ThemeIDs = append(in.ThemeIDs, o.Themes...)
	skip, err := below(ctx, tx, o.ID)
	if err != nil {
		return nil, nil, err
	}
	parents, _, err := touching(ctx, tx, o.ID)
	for _, a := range parents {
		if a.ParentKeyResultID != "" && a.State != Declined {
			skip[a.ParentKeyResultID] = true
		} else if a.State != Declined {
			skip[a.ParentID] = true
		}
	}
	return o, skip, err
}

// titles gives the index of some cycles.
func (f *Feature) titles(ctx context.Context, tx *act.Tx, cycleIDs []string) (*titles, error) {
	mark, err := fingerprint(ctx, tx, cycleIDs)
	if err != nil {
		return nil, err
	}
	key := strings.Join(cycleIDs, " ")
	f.mu.Lock()
	t := f.indexes[key]
	f.mu.Unlock()
	if t != nil && t.mark == mark {
		return t, nil
	}
	if t, err = loadTitles(ctx, tx, cycleIDs); err != nil {
		return nil, err
	}
	t.mark = mark
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.indexes) >= mostIndexes {
		clear(f.indexes)
	}
	f.indexes[key] = t
	return t, nil
}

func loadTitles(ctx context.Context, tx *act.Tx, cycleIDs []string) (*titles, error) {
	list, err := places(ctx, tx, nil, cycleIDs)
	if err != nil {
		return nil, err
	}
	results, err := resultsIn(ctx, tx, cycleIDs)
	if err != nil {
		return nil, err
	}
	served, err := servedIn(ctx, tx, cycleIDs)
	if err != nil {
		return nil, err
	}
	t := &titles{places: make(map[string]place, len(list)), ends: make(map[string]resultRow, len(results))}
	candidates := make([]align.Candidate, 0, len(list)+len(results))
	for _, p := range list {
		t.places[p.ID] = p
		candidates = append(candidates, align.Candidate{ID: p.ID, Title: p.Title, ThemeIDs: served[p.ID]})
	}
	for _, r := range results {
		t.ends[r.ID] = r
		candidates = append(candidates, align.Candidate{ID: r.ID, KeyResult: true, Title: r.Title, ThemeIDs: served[r.ObjectiveID]})
	}
	t.index = align.NewIndex(candidates)
	return t, nil
}

// home is the objective that a candidate is or belongs to.
func (t *titles) home(c align.Candidate) place {
	if c.KeyResult {
		return t.places[t.ends[c.ID].ObjectiveID]
	}
	return t.places[c.ID]
}

// find asks the index until it has enough that the caller may see.
func (t *titles) find(ctx context.Context, tx *act.Tx, in Wish, skip map[string]bool) (offers []Offer, err error) {
	ask := align.Ask{Text: in.Text, ThemeIDs: in.ThemeIDs, Limit: 4 * in.Limit,
		Skip: func(c align.Candidate) bool { return skip[c.ID] || skip[t.home(c).ID] && c.KeyResult }}
	for range rounds {
		found := t.index.Suggest(ask)
		ids := make([]string, len(found))
		for i, s := range found {
			ids[i] = t.home(s.Candidate).ID
		}
		seen, err := visible(ctx, tx, tx.Who, unseen(ids, map[string]bool{}))
		if err != nil {
			return nil, err
		}
		offers = offers[:0]
		for i, s := range found {
			if !seen[ids[i]] {
				skip[s.ID] = true
				continue
			}
			o := Offer{Suggestion: s, Objective: t.places[ids[i]], OwnerID: t.places[ids[i]].OwnerID}
			if r := t.ends[s.ID]; r.OwnerID != "" {
				o.OwnerID = r.OwnerID
			}
			offers = append(offers, o)
		}
		if len(offers) >= in.Limit || len(found) < ask.Limit {
			break
		}
	}
	return offers[:min(len(offers), in.Limit)], nil
}

// judgeOffers says which offers need no request.
func (f *Feature) judgeOffers(ctx context.Context, tx *act.Tx, org *people.Org, child *objectives.Objective, offers []Offer) error {
	if child == nil {
		child = &objectives.Objective{OwnerID: tx.Who.ID, TeamID: org.HomeTeam(tx.Who.ID)}
	}
	for i := range offers {
		o := &offers[i]
		parent := &objectives.Objective{ID: o.Objective.ID, OwnerID: o.Objective.OwnerID, TeamID: o.Objective.TeamID, Visibility: access.Everyone}
		var kr *objectives.KeyResult
		if o.KeyResult {
			kr = &objectives.KeyResult{OwnerID: o.OwnerID}
		}
		var err error
		if o.AtOnce, err = f.atOnce(ctx, tx, child, parent, kr); err != nil {
			return err
		}
	}
	return nil
}
