package rhythm

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/notice"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Bounds of the page.
const (
	usualWeeks     = 6
	mostWeeks      = 13
	mostPeople     = 200
	mostObjectives = 2000
	aPage          = 500
	overdue        = 31 // days past its span that a check-in can be due: a long holiday
)

// Wish says whose rhythm is wanted.
type Wish struct {
	TeamID string // with the teams below it; "" for everybody whom the caller may see
	Weeks  int    // 0 for the usual 6, at most 13
}

// Board gives how the people keep the rhythm whom the caller may see: all for a
// champion, a manager's own people, everybody's own. It takes a fixed number of
// queries for each 500 objectives.
func (f *Feature) Board(ctx context.Context, who access.Actor, in Wish) (b *Board, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.RhythmView, access.Target{OwnerID: who.ID}); err != nil {
			return err
		}
		now, org, err := f.People.Both(ctx, tx)
		if err != nil {
			return err
		}
		if err := org.Scope(in.TeamID); err != nil {
			return err
		}
		var ids []string
		omitted, others := false, false
		for _, id := range org.InOrder() {
			p, _ := org.Person(id)
			if p.Role == access.Guest || !sees(who, now, id) || !sees(who, org, id) {
				continue
			}
			others = others || id != who.ID
			if in.TeamID != "" && !slices.ContainsFunc(org.TeamsOf(id), func(t string) bool { return org.Tree.Within(t, in.TeamID) }) {
				continue
			}
			if len(ids) == mostPeople {
				omitted = true
				break
			}
			ids = append(ids, id)
		}
		b, err = f.board(ctx, tx, ids, in.Weeks)
		if err == nil {
			b.Omitted, b.Others = b.Omitted || omitted, others
		}
		return err
	})
	return b, err
}

// sees reports whether the caller may see how somebody of an organisation keeps the rhythm.
func sees(who access.Actor, org *people.Org, id string) bool {
	return access.Decide(who, access.RhythmView, Target(org, id)) == access.Allow
}

// Person gives one person's rhythm with every due date that it counts.
func (f *Feature) Person(ctx context.Context, who access.Actor, id string, weeks int) (b *Board, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		b, err = f.person(ctx, tx, access.RhythmView, id, weeks)
		return err
	})
	return b, err
}

func (f *Feature) person(ctx context.Context, tx *act.Tx, may access.Action, id string, weeks int) (*Board, error) {
	now, org, err := f.People.Both(ctx, tx)
	if err != nil {
		return nil, err
	}
	if !org.Here(id) {
		if err := tx.Allow(access.PersonView, access.Target{}); err != nil {
			return nil, err
		}
		return nil, fault.New(fault.Missing, "input.missing")
	}
	for _, one := range []*people.Org{now, org} {
		if err := tx.Allow(may, Target(one, id)); err != nil {
			return nil, err
		}
	}
	return f.board(ctx, tx, []string{id}, weeks)
}

// board counts for these people. It asks nobody's leave.
func (f *Feature) board(ctx context.Context, tx *act.Tx, ids []string, weeks int) (*Board, error) {
	day, err := f.Objectives.Day(ctx, tx)
	if err != nil {
		return nil, err
	}
	if weeks <= 0 {
		weeks = usualWeeks
	}
	b := &Board{Who: tx.Who, Today: day.Today, Weeks: cycle.Weeks(day.Today, min(weeks, mostWeeks)), Keepers: make([]Keeper, len(ids))}
	if b.Org, err = f.People.Org(ctx, tx); err != nil {
		return nil, err
	}
	at := map[string]*Keeper{}
	for i, id := range ids {
		b.Keepers[i] = Keeper{PersonID: id, Weeks: make([]cycle.Score, len(b.Weeks))}
		at[id] = &b.Keepers[i]
	}
	if err := f.absences(ctx, tx, b, at); err != nil {
		return nil, err
	}
	list, err := f.objectivesOf(ctx, tx, b, at)
	if err != nil {
		return nil, err
	}
	if err := f.count(ctx, tx, b, day, list); err != nil {
		return nil, err
	}
	last, err := lastNudges(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	for i := range b.Keepers {
		b.Keepers[i].finish(b, last)
		b.Keepers[i].MayNudge = b.Keepers[i].MayNudge && !tx.Past()
	}
	sorting.Stably(b.Keepers, neediest)
	return b, nil
}

func (f *Feature) absences(ctx context.Context, tx *act.Tx, b *Board, at map[string]*Keeper) error {
	ids := make([]string, 0, len(at))
	for id := range at {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	away, err := f.People.AwayBetween(ctx, tx, ids, b.Weeks[0], b.Today)
	for id, list := range away {
		at[id].absences = list
		for i := range list {
			if list[i].Covers(b.Today) {
				at[id].Away = &list[i]
			}
		}
	}
	return err
}

// objectivesOf gives the objectives that were at work in these weeks and on which
// one of the people checks in.
func (f *Feature) objectivesOf(ctx context.Context, tx *act.Tx, b *Board, at map[string]*Keeper) (all []objectives.Standing, err error) {
	doers := &objectives.Doers{}
	for _, k := range b.Keepers {
		doers.People = append(doers.People, k.PersonID)
	}
	if len(doers.People) == 0 {
		return nil, nil
	}
	for _, id := range b.Org.Tree.IDs() {
		if t, _ := b.Org.Tree.Team(id); at[t.LeadID] != nil {
			doers.Teams = append(doers.Teams, id)
		}
	}
	in := objectives.Filter{Since: f.startOf(b.Weeks[0]), DoneBy: doers, Of: objectives.Titles, Limit: aPage}
	for len(all) < mostObjectives {
		list, next, err := f.Objectives.List(ctx, tx.Who, in)
		if err != nil {
			return nil, err
		}
		all = append(all, list...)
		if next == "" {
			return all, nil
		}
		in.Cursor = next
	}
	b.Omitted = true
	return all, nil
}

func (f *Feature) startOf(day date.Date) time.Time {
	return time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, f.loc)
}

// count gives each key result's due dates to whoever checks in on it.
func (f *Feature) count(ctx context.Context, tx *act.Tx, b *Board, day objectives.Day, list []objectives.Standing) error {
	at := map[string]*Keeper{}
	for i := range b.Keepers {
		at[b.Keepers[i].PersonID] = &b.Keepers[i]
	}
	type counted struct {
		s    *objectives.Standing
		i    int
		to   *Keeper
		plan cycle.Schedule
	}
	var (
		work  []counted
		ids   []string
		since = b.Today
	)
	for i := range list {
		s := &list[i]
		for j := range s.Results {
			kr := &s.Results[j]
			to := at[s.CheckedInBy(b.Org, kr)]
			if to == nil || kr.Dropped || kr.Kind == okr.Rollup {
				continue
			}
			c := counted{s, j, to, day.Schedule(kr)}
			work, ids = append(work, c), append(ids, kr.ID)
			since = date.Min(since, c.plan.Since(b.Weeks[0]))
		}
	}
	made, err := f.Checkins.MadeSince(ctx, tx, ids, since, f.loc)
	if err != nil {
		return err
	}
	for _, c := range work {
		kr := &c.s.Results[c.i]
		from, to := f.span(c.s, kr, c.s.Each[c.i])
		c.to.owe(c.s, c.i, c.plan, b.Today, from)
		from, to = date.Max(from, b.Weeks[0]), date.Min(to, b.Weeks[len(b.Weeks)-1].AddDays(6))
		for _, k := range c.plan.Kept(made[kr.ID], from, to, b.Today, day.Grace) {
			week := k.On.Sub(b.Weeks[0]) / 7
			if week >= 0 && week < len(b.Weeks) {
				c.to.take(Due{Kept: k, Week: week, Standing: c.s, KeyResult: kr})
			}
		}
	}
	return nil
}

// span is in which days due dates of a key result count: after it was taken to
// work, and before it was closed or had to be achieved and is.
func (f *Feature) span(s *objectives.Standing, kr *objectives.KeyResult, j objectives.Judged) (from, to date.Date) {
	from, to = kr.StartsOn.Date, kr.DueOn.AddDays(overdue)
	for _, begun := range []time.Time{s.ActivatedAt, kr.CreatedAt} {
		if !begun.IsZero() {
			from = date.Max(from, date.In(begun, f.loc).AddDays(1))
		}
	}
	if !s.ClosedAt.IsZero() {
		to = date.Min(to, date.In(s.ClosedAt, f.loc).AddDays(-1))
	}
	if j.Status == okr.Achieved {
		to = date.Min(to, kr.DueOn.AddDays(-1))
	}
	return from, to
}

// owe notes a check-in that is owed today on what is at work and not achieved.
func (k *Keeper) owe(s *objectives.Standing, i int, plan cycle.Schedule, today, from date.Date) {
	kr := &s.Results[i]
	on, ok := plan.Owed(kr.CheckedOn.Date, today)
	if ok && !on.Before(from) && s.State == okr.Active && s.Each[i].Status != okr.Achieved {
		k.Owed = append(k.Owed, Owed{ObjectiveID: s.ID, Objective: s.Title, KeyResultID: kr.ID, KeyResult: kr.Title, On: on, Workdays: plan.Calendar.Between(on.AddDays(1), today)})
	}
}

func (k *Keeper) take(d Due) {
	for i := range k.absences {
		d.Away = d.Away || k.absences[i].Covers(d.On)
	}
	k.Weeks[d.Week].Add(d.Outcome, d.Away)
	k.Dues = append(k.Dues, d)
}

// finish adds up, and says whether the caller may nudge.
func (k *Keeper) finish(b *Board, last map[string]*Nudge) {
	k.Whole = cycle.Sum(k.Weeks)
	sorting.Stably(k.Owed, func(a, b Owed) int { return a.On.Compare(b.On) })
	k.Last = last[k.PersonID]
	k.MayNudge = k.refusal(b.Org, time.UTC) == nil && access.Decide(b.Who, access.RhythmNudge, Target(b.Org, k.PersonID)) == access.Allow
}

// refusal is why nobody may nudge the person now; nil where somebody may.
func (k *Keeper) refusal(org *people.Org, at *time.Location) error {
	switch {
	case k.Away != nil:
		return fault.New(fault.Conflict, "rhythm.away", fault.Args{"until": k.Away.EndsOn.String()})
	case len(k.Owed) == 0:
		return fault.New(fault.Conflict, "rhythm.nothing_owed")
	case k.Last != nil && !notice.Nudges(k.newest(), k.Last.DueOn.Date):
		return k.Last.refusal(org, at)
	}
	return nil
}

// refusal says when a nudge went out, and by whom.
func (n *Nudge) refusal(org *people.Org, at *time.Location) error {
	return fault.New(fault.Conflict, "rhythm.nudged", fault.Args{"name": org.Name(n.ByID), "at": n.SentAt.In(at).Format("2006-01-02 15:04")})
}

// newest is the last due date that is owed.
func (k *Keeper) newest() date.Date { return k.Owed[len(k.Owed)-1].On }

// neediest puts first who owes something and is here, the most first; then the
// least punctual.
func neediest(a, b Keeper) int {
	owes := func(k Keeper) int {
		if k.Away != nil {
			return 0
		}
		return len(k.Owed)
	}
	share := func(k Keeper) int { // in ten-thousandths; nobody counted comes last
		if k.Whole.Counted() == 0 {
			return 10_001
		}
		return k.Whole.OnTime * 10_000 / k.Whole.Counted()
	}
	return cmp.Or(cmp.Compare(owes(b), owes(a)), cmp.Compare(share(a), share(b)))
}
