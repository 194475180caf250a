package exchange

import (
	"context"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/okrfile"
	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/feature/themes"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// names says ids by words that a person can write, and that mean one thing only.
type names struct {
	org    *people.Org
	cycles *cycles.Set
	themes []themes.Theme
	titles map[string]string // of themes, by id
}

func (f *Feature) names(ctx context.Context, tx *act.Tx) (n names, err error) {
	if n.org, err = f.People.Org(ctx, tx); err != nil {
		return n, err
	}
	if n.cycles, err = f.Cycles.Set(ctx, tx); err != nil {
		return n, err
	}
	if n.themes, _, err = f.Themes.List(ctx, tx.Who, themes.Listing{Archived: true}); err != nil {
		return n, err
	}
	n.titles = make(map[string]string, len(n.themes))
	times := map[string]int{}
	for _, t := range n.themes {
		times[t.Title]++
	}
	for _, t := range n.themes {
		n.titles[t.ID] = t.Title
		if times[t.Title] > 1 {
			n.titles[t.ID] = t.ID
		}
	}
	return n, nil
}

// person is 陈晨 <chen@example.com>; the id where there is no address, as of a job
// of Sinan's own.
func (n *names) person(id string) string {
	p, ok := n.org.Person(id)
	if !ok || p.Email == "" {
		return id
	}
	return p.Name + " <" + p.Email + ">"
}

func (n *names) people(ids []string) (list []string) {
	for _, id := range ids {
		list = append(list, n.person(id))
	}
	return list
}

// team is its way down the tree: 公司 / 运营部.
func (n *names) team(id string) string {
	if _, ok := n.org.Tree.Team(id); !ok {
		return id
	}
	return strings.Join(n.org.Tree.PathNames(id), " / ")
}

func (n *names) cycle(id string) string {
	if c, ok := n.cycles.Cycle(id); ok {
		return c.Name
	}
	return id
}

func (n *names) theme(id string) string {
	if title := n.titles[id]; title != "" {
		return title
	}
	return id
}

// objective is the tree of one; what hangs on it is added by hang.
func (n *names) objective(s objectives.Standing) okrfile.Objective {
	o := s.Objective
	out := okrfile.Objective{
		ID: o.ID, Title: o.Title, Cycle: n.cycle(o.CycleID), Owner: n.person(o.OwnerID), Team: n.team(o.TeamID), Kind: string(o.Kind), State: string(o.State),
		Outcome: string(o.Outcome), Progress: percent(o.Progress), Status: string(s.Whole.Status), Weight: value(o.Weight), Visibility: string(o.Visibility),
		SharedWith: n.people(o.Target().ListedIDs), Description: o.Description, Position: o.Position, ReturnNote: o.ReturnNote, CloseNote: o.CloseNote,
		CreatedBy: n.person(o.CreatedBy), CreatedAt: instant(o.CreatedAt), SubmittedAt: instant(o.SubmittedAt), ApprovedBy: n.person(o.ApprovedBy),
		ApprovedAt: instant(o.ApprovedAt), ActivatedAt: instant(o.ActivatedAt), ClosedAt: instant(o.ClosedAt),
	}
	for _, id := range o.Themes {
		out.Themes = append(out.Themes, n.theme(id))
	}
	out.KeyResults = make([]okrfile.KeyResult, len(o.Results))
	for i := range o.Results {
		out.KeyResults[i] = n.keyResult(&o.Results[i])
		out.KeyResults[i].Status = string(s.Each[i].Status)
	}
	return out
}

func (n *names) keyResult(kr *objectives.KeyResult) okrfile.KeyResult {
	m := kr.Measure.V
	first, _ := kr.FirstMeasure.JSON() // what was read from the database is text already
	if kr.FirstMeasure.None() {
		first = ""
	}
	out := okrfile.KeyResult{
		ID: kr.ID, Title: kr.Title, Owner: n.person(kr.OwnerID), Measure: string(m.Kind), Baseline: value(m.Baseline), Target: value(m.Target),
		TargetRelative: value(m.TargetRelative), TargetChange: value(m.TargetChange), Low: value(m.Low), High: value(m.High), Unit: m.Unit,
		Current: value(kr.Current), Progress: percent(kr.Progress), Confidence: whole(kr.Confidence), Weight: value(kr.Weight), StartsOn: kr.StartsOn.String(),
		DueOn: kr.DueOn.String(), Cadence: okrfile.Cadence(kr.Cadence.V), Dropped: kr.Dropped, Position: kr.Position, CreatedAt: instant(kr.CreatedAt), FirstMeasure: first,
	}
	if m.Precision != nil {
		out.Precision = strconv.Itoa(*m.Precision)
	}
	for _, s := range m.Steps {
		out.Steps = append(out.Steps, okrfile.Step{ID: s.ID, Title: s.Title, Weight: value(s.Weight), DueOn: s.DueOn.String(), Done: s.Done})
	}
	for _, c := range kr.Checkpoints.V {
		out.Checkpoints = append(out.Checkpoints, okrfile.Checkpoint{On: c.On.String(), Value: c.Value.String()})
	}
	return out
}

func value(d decimal.NullDecimal) string {
	if !d.Valid {
		return ""
	}
	return d.Decimal.String()
}

func percent(basisPoints *int64) string {
	if basisPoints == nil {
		return ""
	}
	return decimal.New(*basisPoints, -2).String()
}

func whole(n *int64) string {
	if n == nil {
		return ""
	}
	return strconv.FormatInt(*n, 10)
}

func instant(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339Nano)
}
