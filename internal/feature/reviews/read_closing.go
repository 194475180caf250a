package reviews

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/review"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Closing reads how the end of a cycle stands.
func (f *Feature) Closing(ctx context.Context, who access.Actor, cycleID string) (c Closing, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.CycleView, access.Target{}); err != nil {
			return err
		}
		c, err = f.closing(ctx, tx, cycleID)
		return err
	})
	return c, err
}

func (f *Feature) closing(ctx context.Context, tx *act.Tx, cycleID string) (c Closing, err error) {
	if c.Cycle, err = f.cycles.Cycle(ctx, tx, cycleID); err != nil {
		return c, err
	}
	calendar, err := f.cycles.Calendar(ctx, tx)
	if err != nil {
		return c, err
	}
	c.Today, c.Suggested = f.cycles.Today(tx), review.SuggestPlan(c.Cycle.Span(), calendar)
	if c.Org, err = f.people.Org(ctx, tx); err != nil {
		return c, err
	}
	if c.Plan, err = planOf(ctx, tx, cycleID); err != nil {
		return c, err
	}
	named, err := deputiesOf(ctx, tx, []string{cycleID})
	if err != nil {
		return c, err
	}
	c.MyDeputy = named[cycleID][tx.Who.ID]
	if tx.Past() {
		c.Can = []access.Action{}
		c.Counts, err = f.talliedThen(ctx, tx, Filter{CycleID: cycleID})
		return c, err
	}
	c.Counts, err = tally(ctx, tx, tx.Who, Filter{CycleID: cycleID})
	c.Can = access.Can(tx.Who, access.Target{}, access.ReviewPlan)
	return c, err
}

// standsIn gives who stands in for whom at the end of cycles.
func (f *Feature) standsIn(ctx context.Context, tx *act.Tx, cycleIDs []string) (map[string]stands, error) {
	named, err := deputiesOf(ctx, tx, cycleIDs)
	if err != nil {
		return nil, err
	}
	away, err := f.people.Away(ctx, tx, f.cycles.Today(tx))
	all := map[string]stands{}
	for _, id := range cycleIDs {
		all[id] = stands{named: named[id], away: away}
	}
	return all, err
}

// Owing is everything that somebody has to do next in the cycles whose end is
// planned and that are being scored. It asks nobody's leave: it is for reminders.
func (f *Feature) Owing(ctx context.Context, tx *act.Tx) (list []Duty, err error) {
	plans, err := loadPlans(ctx, tx)
	if err != nil {
		return nil, err
	}
	for _, p := range plans {
		c, err := f.cycles.Cycle(ctx, tx, p.CycleID)
		if err != nil {
			return nil, err
		}
		if c.Phase != cycle.Scoring {
			continue
		}
		of, err := f.duties(ctx, tx, Filter{CycleID: c.ID}, &p)
		if err != nil {
			return nil, err
		}
		list = append(list, of...)
	}
	return list, nil
}

// duties are the next steps of a cycle's objectives that the caller may see.
func (f *Feature) duties(ctx context.Context, tx *act.Tx, in Filter, p *Plan) ([]Duty, error) {
	org, err := f.people.Org(ctx, tx)
	if err != nil {
		return nil, err
	}
	standing, err := f.standsIn(ctx, tx, []string{in.CycleID})
	if err != nil {
		return nil, err
	}
	if tx.Past() {
		return f.dutiesThen(ctx, tx, in, p, org, standing[in.CycleID])
	}
	rows, err := open(ctx, tx, tx.Who, in)
	if err != nil {
		return nil, err
	}
	list := make([]Duty, 0, len(rows))
	const chunk = 500 // so that the arguments of a statement fit
	for some := range slices.Chunk(rows, chunk) {
		ids := make([]string, len(some))
		for i, r := range some {
			ids[i] = r.ID
		}
		targets, err := f.objectives.Targets(ctx, tx, ids)
		if err != nil {
			return nil, err
		}
		for _, r := range some {
			list = append(list, duty(org, standing[in.CycleID], r, targets[r.ID], p))
		}
	}
	return list, nil
}

// duty is the next step of an objective, with whose it is.
func duty(org *people.Org, who stands, r unsettled, t access.Target, p *Plan) Duty {
	d := Duty{ObjectiveID: r.ID, Title: r.Title, State: r.State, Target: t, Action: actionOf(r.State)}
	if p != nil {
		d.On = p.Days().By(r.State)
	}
	d.Asked = asked(org, d.Target, r.State)
	d.By = who.by(org, d.Asked)
	d.Target.StandIns = who.of(d.Asked)
	return d
}

// Owed is what one person has still to do at the end of a cycle.
type Owed struct {
	Person   people.Person // none for what nobody is asked for
	Counts   map[review.State]int
	Late     int // workdays that the longest waiting is late
	Away     bool
	DeputyID string // who was named, else who stands in today
	Named    bool   // the deputy was named for the end of this cycle
	Can      []access.Action
}

// total is how many steps the person owes.
func (o Owed) total() int {
	return o.Counts[review.Open] + o.Counts[review.Self] + o.Counts[review.Reviewed]
}

// OwedPage is a page of who owes what, with the names they go by.
type OwedPage struct {
	Items []Owed
	Next  string
	Org   *people.Org
}

// WhoOwes tells who still has to do what at the end of a cycle: the latest first,
// then those with the most. While the cycle goes on it is about what was closed early.
func (f *Feature) WhoOwes(ctx context.Context, who access.Actor, in Filter) (page OwedPage, err error) {
	key, err := store.ParseCursor(in.Cursor, 1)
	if err != nil {
		return page, err
	}
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.CycleView, access.Target{}); err != nil {
			return err
		}
		list, org, err := f.whoOwes(ctx, tx, in)
		if err != nil {
			return err
		}
		page.Org = org
		from := 0
		if key != nil {
			if from, err = strconv.Atoi(key[0]); err != nil {
				return err
			}
		}
		list = list[min(max(from, 0), len(list)):]
		if len(list) > in.Limit {
			page.Next, list = store.Cursor(strconv.Itoa(from+in.Limit)), list[:in.Limit]
		}
		page.Items = list
		return nil
	})
	return page, err
}

func (f *Feature) whoOwes(ctx context.Context, tx *act.Tx, in Filter) ([]Owed, *people.Org, error) {
	c, err := f.cycles.Cycle(ctx, tx, in.CycleID)
	if err != nil {
		return nil, nil, err
	}
	// Nothing is owed before it can be given: while the cycle goes on, only what was closed early.
	in.closedOnly = c.Phase != cycle.Scoring && c.Phase != cycle.Closed
	org, err := f.people.Org(ctx, tx)
	if err != nil {
		return nil, nil, err
	}
	if in.TeamID != "" {
		in.teamIDs = append([]string{in.TeamID}, org.Tree.Subtree(in.TeamID)...)
	}
	plan, err := planOf(ctx, tx, in.CycleID)
	if err != nil {
		return nil, nil, err
	}
	duties, err := f.duties(ctx, tx, in, plan)
	if err != nil {
		return nil, nil, err
	}
	standing, err := f.standsIn(ctx, tx, []string{in.CycleID})
	if err != nil {
		return nil, nil, err
	}
	calendar, err := f.cycles.Calendar(ctx, tx)
	if err != nil {
		return nil, nil, err
	}
	today := f.cycles.Today(tx)
	late := func(d Duty) int {
		if d.On.IsZero() || !d.On.Before(today) {
			return 0
		}
		return calendar.Between(d.On.AddDays(1), today)
	}
	return tallied(tx.Who, org, duties, standing[in.CycleID], late), org, nil
}

// tallied puts duties together by whose step they are.
func tallied(who access.Actor, org *people.Org, duties []Duty, standing stands, late func(Duty) int) []Owed {
	by := map[string]*Owed{}
	for _, d := range duties {
		o := by[d.Asked]
		if o == nil {
			o = &Owed{Counts: map[review.State]int{}, Can: []access.Action{}}
			o.Person, _ = org.Person(d.Asked)
			if d.Asked != "" {
				o.DeputyID, o.Away = standing.away[d.Asked]
				if id := standing.named[d.Asked]; id != "" {
					o.DeputyID, o.Named = id, true
				}
				if !org.Past() {
					o.Can = access.Can(who, access.Target{OwnerID: d.Asked, TeamID: org.HomeTeam(d.Asked)}, access.ReviewDeputy)
				}
			}
			by[d.Asked] = o
		}
		o.Counts[d.State]++
		o.Late = max(o.Late, late(d))
	}
	list := make([]Owed, 0, len(by))
	for _, o := range by {
		list = append(list, *o)
	}
	sorting.By(list, func(a, b Owed) int {
		return cmp.Or(b.Late-a.Late, b.total()-a.total(), cmp.Compare(a.Person.Name, b.Person.Name), cmp.Compare(a.Person.ID, b.Person.ID))
	})
	return list
}
