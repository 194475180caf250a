package robots

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strconv"
	"strings"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/meeting"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/notices"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/plans"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/robot"
)

// standing is a key result that the room may see.
type standing struct {
	meeting.Standing
	objectiveID, title, ownerID, note string
	missedOn                          date.Date
}

// stock is what a digest is made of.
type stock struct {
	writer
	byID map[string]standing
	all  []meeting.Standing
	late []plans.Standing
	most int // lines of a part
}

// digest puts into words how the room's team stands: what is behind, what is owed,
// what moved since the digest before. It has no items where nothing is under way.
func (f *Feature) digest(ctx context.Context, r *Robot, d notices.Delivery) (m robot.Message, err error) {
	var p period
	if err := json.Unmarshal([]byte(strings.TrimSpace(d.Body)), &p); err != nil {
		return m, err
	}
	since, err := date.Parse(p.Since)
	if err != nil {
		return m, err
	}
	err = f.act.Read(ctx, access.System("robots"), func(ctx context.Context, tx *act.Tx) error {
		w, err := f.writer(ctx, tx, r, nil)
		if err != nil {
			return err
		}
		g := &stock{writer: *w, byID: map[string]standing{}, most: eachPart(r.Kind)}
		if err := f.stand(ctx, tx, g, since); err != nil {
			return err
		}
		if err := f.overdue(ctx, tx, g); err != nil {
			return err
		}
		m = g.message(p, d.MadeAt)
		return nil
	})
	sum := sha256.Sum256([]byte(d.ID))
	m.ID = "msg_" + hex.EncodeToString(sum[:16])
	return m, err
}

// eachPart bounds the lines of a part; a card of WeCom holds six in all.
func eachPart(k robot.Kind) int {
	if k == robot.WeCom {
		return 2
	}
	return 5
}

// aPage is how many objectives are looked at at once, however many there are.
const aPage = 200

// stand gathers the key results at work that the room may see, with how far they
// were at the end of the day of the digest before.
func (f *Feature) stand(ctx context.Context, tx *act.Tx, g *stock, since date.Date) error {
	before := time.Date(since.Year(), since.Month(), since.Day()+1, 0, 0, 0, 0, f.opts.Location)
	in := objectives.Filter{TeamID: g.room.TeamID, Below: true, State: okr.Active, Limit: aPage}
	for {
		page, next, err := f.Objectives.List(ctx, tx.Who, in)
		if err != nil {
			return err
		}
		var moved []*objectives.KeyResult
		for i := range page {
			for j := range page[i].Results {
				if kr := &page[i].Results[j]; !kr.CheckedOn.Before(since) && !kr.CheckedOn.IsZero() {
					moved = append(moved, kr)
				}
			}
		}
		was, err := f.Checkins.ProgressBefore(ctx, tx, moved, before)
		if err != nil {
			return err
		}
		for i := range page {
			if tells(g.org, g.room, []access.Target{page[i].Target()}) {
				g.take(&page[i], was, since)
			}
		}
		if in.Cursor = next; next == "" {
			return nil
		}
	}
}

func (g *stock) take(o *objectives.Standing, was map[string]okr.Ratio, since date.Date) {
	for j := range o.Results {
		kr, each := &o.Results[j], o.Each[j]
		if kr.Dropped {
			continue
		}
		s := meeting.Standing{ID: kr.ID, Status: each.Status, Called: kr.Called, Stale: each.Stale, Progress: each.Progress, Expected: each.Expected, Success: o.Kind.Level()}
		// What was never told before counts from nothing. Only a check-in moves: a keep grows by itself.
		if !kr.CheckedOn.IsZero() && !kr.CheckedOn.Before(since) && (kr.Kind == okr.Metric || kr.Kind == okr.Milestone) {
			s.Before = was[kr.ID].Known()
		}
		g.all = append(g.all, s)
		g.byID[kr.ID] = standing{Standing: s, objectiveID: o.ID, title: kr.Title, ownerID: kr.OwnerID, note: kr.Note, missedOn: each.MissedOn}
	}
}

// mostLate bounds the overdue actions that are counted; more than a hundred is as
// much trouble as a hundred.
const mostLate = 100

func (f *Feature) overdue(ctx context.Context, tx *act.Tx, g *stock) error {
	list, _, err := f.Plans.List(ctx, tx.Who, plans.Filter{TeamID: g.room.TeamID, Late: true, Limit: mostLate})
	for _, a := range list {
		if a.Place.State == string(okr.Active) && tells(g.org, g.room, []access.Target{a.Target}) {
			g.late = append(g.late, a)
		}
	}
	return err
}

func (g *stock) message(p period, at time.Time) robot.Message {
	m := robot.Message{At: at, Brand: g.say("brand", nil), Do: g.say("do", nil), URL: g.base + "/insight", Lead: g.lead(),
		Title: g.say("digest_"+string(p.Every), map[string]any{"since": p.Since, "on": p.On})}
	if t, ok := g.org.Tree.Team(g.room.TeamID); ok {
		m.Title = t.Name + " · " + m.Title
	}
	if len(g.all) == 0 {
		return m
	}
	var more []string
	part := func(label string, n int, line func(int) robot.Item) {
		for i := range min(n, g.most) {
			item := line(i)
			item.ID, item.Topic, item.Label, item.At = label+":"+item.ID, label, g.say("label_"+label, nil), at
			m.Items = append(m.Items, item)
		}
		if n > g.most {
			more = append(more, g.say("digest_part", map[string]any{"status": g.say("label_"+label, nil), "n": n - g.most}))
		}
	}
	behind, stale, wins := meeting.TheBehind(g.all), meeting.TheStale(g.all), meeting.TheWins(g.all)
	part("behind", len(behind), func(i int) robot.Item {
		item := g.result(behind[i].ID, g.stands(behind[i]))
		if item.Tone = robot.Warn; behind[i].Status == okr.OffTrack || behind[i].Status == okr.Missed {
			item.Tone = robot.Bad
		}
		return item
	})
	part("stale", len(stale), func(i int) robot.Item {
		item := g.owed(stale[i].ID, g.say("missed", map[string]any{"on": g.byID[stale[i].ID].missedOn.String()}))
		item.Tone, item.Do, item.DoURL = robot.Warn, g.say("do_check_in", nil), item.URL
		return item
	})
	part("late", len(g.late), func(i int) robot.Item { return g.action(g.late[i]) })
	if len(m.Items) == 0 {
		m.Lead = g.say("digest_calm", map[string]any{"lead": m.Lead})
	}
	part("moved", len(wins), func(i int) robot.Item {
		item := g.result(wins[i].ID, g.say("moved", map[string]any{"before": percent(wins[i].Before), "progress": percent(wins[i].Progress)}))
		item.Tone = robot.Good
		return item
	})
	if len(more) > 0 {
		m.More = g.say("digest_more", map[string]any{"parts": strings.Join(more, g.say("comma", nil))})
	}
	return m
}

// lead counts the key results by how they stand.
func (g *stock) lead() string {
	counts := map[okr.Status]int{}
	for _, s := range g.all {
		counts[s.Status]++
	}
	var parts []string
	for _, status := range []okr.Status{okr.OnTrack, okr.AtRisk, okr.OffTrack, okr.Achieved, okr.Missed, okr.NoData} {
		if counts[status] > 0 {
			parts = append(parts, g.say("digest_part", map[string]any{"status": g.say("status_"+string(status), nil), "n": counts[status]}))
		}
	}
	return g.say("digest_lead", map[string]any{"n": len(g.all), "parts": strings.Join(parts, g.say("comma", nil))})
}

func (g *stock) stands(s meeting.Standing) string {
	status := g.say("status_"+string(s.Status), nil)
	if s.Progress == nil || s.Expected == nil {
		return g.say("stands_plain", map[string]any{"status": status})
	}
	return g.say("stands", map[string]any{"status": status, "progress": percent(s.Progress), "expected": percent(s.Expected)})
}

// result is a key result with what its newest check-in says.
func (g *stock) result(id, head string) robot.Item {
	kr := g.byID[id]
	return robot.Item{ID: id, Title: kr.title, Head: g.of(head, kr.ownerID), Words: short(kr.note), URL: g.base + "/okrs/" + kr.objectiveID + "?kr=" + id}
}

// owed is a key result of which nothing new is known: its old words say nothing.
func (g *stock) owed(id, head string) robot.Item {
	i := g.result(id, head)
	i.Words = ""
	return i
}

func (g *stock) action(a plans.Standing) robot.Item {
	return robot.Item{ID: a.ID, Title: a.Title, Head: g.of(g.say("due", map[string]any{"on": a.DueOn.String()}), a.OwnerID), Words: short(a.BlockedWhy),
		Tone: robot.Warn, Do: g.say("do_late", nil), DoURL: g.base + "/key-results/" + a.KeyResultID + "/plan",
		URL: g.base + "/okrs/" + a.ObjectiveID + "?kr=" + a.KeyResultID}
}

// of adds whose something is, where names are told.
func (g *stock) of(what, personID string) string {
	name := g.org.Name(personID)
	if !g.names || name == "" {
		return what
	}
	return g.say("owner", map[string]any{"what": what, "name": name})
}

// percent is a share in whole percent, as pages show it.
func percent(r *okr.Ratio) string { return strconv.FormatInt((r.BP()+50*sign(r.BP()))/100, 10) }

func sign(n int64) int64 {
	if n < 0 {
		return -1
	}
	return 1
}
