package robots

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/notice"
	"github.com/sinan-okr/sinan/internal/feature/notices"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/feature/reports"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/robot"
)

// mostItems bounds what one message tells; it says how many more there are.
const mostItems = 20

// message puts what a delivery has to tell into words, as things stand now: what
// was hidden from the room meanwhile, or deleted, is left out. It has no items
// where nothing is left.
func (f *Feature) message(ctx context.Context, r *Robot, d notices.Delivery) (m robot.Message, err error) {
	var lines []line
	sum := sha256.New()
	for text := range strings.Lines(d.Body) {
		var l line
		if err := json.Unmarshal([]byte(text), &l); err != nil {
			return m, err
		}
		sum.Write([]byte(l.ID))
		lines = append(lines, l)
	}
	err = f.act.Read(ctx, access.System("robots"), func(ctx context.Context, tx *act.Tx) error {
		w, err := f.writer(ctx, tx, r, lines)
		if err != nil {
			return err
		}
		var items []robot.Item
		for _, l := range lines {
			if item, ok := w.item(l); ok {
				items = append(items, item)
			}
		}
		m = w.message(items)
		return nil
	})
	sum.Write([]byte(d.ID))
	m.ID, m.At = "msg_"+hex.EncodeToString(sum.Sum(nil)[:16]), d.MadeAt // the same however often it is sent
	return m, err
}

// writer says things in a room's language.
type writer struct {
	say   func(code string, args map[string]any) string
	base  string
	org   *people.Org
	names bool // of people are told
	room  notice.Room

	objectives, results, actions, problems, meetings, thanks map[string]titled
	sight                                                    map[string]access.Target // of objectives and meetings
	reports                                                  map[string]reports.Report
}

// writer looks up what lines speak of.
func (f *Feature) writer(ctx context.Context, tx *act.Tx, r *Robot, lines []line) (*writer, error) {
	w := &writer{base: f.opts.BaseURL, room: r.Room(), say: func(code string, args map[string]any) string { return f.book.Say(r.Lang, "robot."+code, args) }}
	rules, err := f.People.Policy(ctx, tx)
	if err != nil {
		return nil, err
	}
	w.names = rules.Rhythm.NamesInChats
	if w.org, err = f.People.Org(ctx, tx); err != nil {
		return nil, err
	}
	ids := map[string][]string{}
	for _, l := range lines {
		ids[l.Kind] = append(ids[l.Kind], l.SubjectID)
		if l.ObjectiveID != "" {
			ids["objective"] = append(ids["objective"], l.ObjectiveID)
		}
		if l.KeyResultID != "" {
			ids["key_result"] = append(ids["key_result"], l.KeyResultID)
		}
	}
	for _, one := range []struct {
		kind, table, columns string
		into                 *map[string]titled
	}{
		{"objective", "objectives", "id, title", &w.objectives}, {"key_result", "key_results", "id, title, measure", &w.results},
		{"action", "actions", "id, title", &w.actions}, {"problem", "problems", "id, title, team_id", &w.problems}, {"meeting", "meetings", "id, title", &w.meetings},
	} {
		if *one.into, err = titles(ctx, tx, one.table, one.columns, ids[one.kind]); err != nil {
			return nil, err
		}
	}
	if w.thanks, err = shared(ctx, tx, ids["feedback"]); err != nil {
		return nil, err
	}
	if w.reports, err = f.Reports.Some(ctx, tx, ids["report"]); err != nil {
		return nil, err
	}
	if w.sight, err = f.Objectives.Targets(ctx, tx, append(ids["objective"], w.reported()...)); err != nil {
		return nil, err
	}
	seen, err := f.Meetings.Targets(ctx, tx, ids["meeting"])
	if err != nil {
		return nil, err
	}
	both := maps.Clone(seen)
	if both == nil {
		both = map[string]access.Target{}
	}
	maps.Copy(both, w.sight)
	w.sight = both
	return w, nil
}

// shows reports whether the room may still see what a line speaks of.
func (w *writer) shows(l line) bool {
	var about []access.Target
	switch {
	case l.ObjectiveID != "":
		if _, there := w.objectives[l.ObjectiveID]; !there {
			return false
		}
		about = []access.Target{w.sight[l.ObjectiveID]}
	case l.Kind == "meeting":
		about = []access.Target{w.sight[l.SubjectID]}
	case l.Kind == "report":
		about = []access.Target{roomTarget(w.reports[l.SubjectID])}
	case l.Kind == "problem": // that holds up nothing: everybody's to see
		about = []access.Target{{TeamID: w.problems[l.SubjectID].TeamID, Visibility: access.Everyone}}
	case l.Kind == "feedback":
		about = thanked(w.org, l.PeopleIDs)
	}
	return tells(w.org, w.room, about)
}

// item is a line in words; false where there is nothing to tell any more.
func (w *writer) item(l line) (i robot.Item, ok bool) {
	title, ok := w.subject(l)
	if !ok || !w.shows(l) || l.Topic.Named() && !w.names {
		return i, false
	}
	i = robot.Item{ID: l.ID, Topic: string(l.Topic), Label: w.say("topic_"+string(l.Topic), nil), Title: title, URL: w.place(l), Words: l.Words, At: l.At}
	args := map[string]any{"name": w.org.Name(l.ActorID), "value": w.value(l)}
	code := "bare_"
	if w.names && args["name"] != "" {
		code = "said_"
	}
	code += string(l.Topic)
	switch {
	case l.Topic == notice.CheckedIn && l.Value != "":
		code += "_value"
	case l.Topic == notice.ObjectiveClosed:
		args["value"] = w.say("outcome_"+l.Value, nil)
	case l.Topic == notice.MinutesOut:
		i.Words = w.minutes(l.Promises)
	case l.Topic == notice.ReportOut:
		i.Words = w.report(l)
	case l.Topic == notice.Recognition:
		i.Title = w.people(l.PeopleIDs)
	}
	i.Head = w.say(code, args)
	w.act(l, &i)
	return i, true
}

// subject is what a line speaks of, as it is called now; false where it is gone.
func (w *writer) subject(l line) (title string, there bool) {
	var found titled
	switch l.Kind {
	case "objective":
		found, there = w.objectives[l.SubjectID]
	case "key_result":
		found, there = w.results[l.SubjectID]
	case "action":
		found, there = w.actions[l.SubjectID]
	case "problem":
		found, there = w.problems[l.SubjectID]
	case "meeting":
		found, there = w.meetings[l.SubjectID]
	case "report":
		r, sent := w.reports[l.SubjectID]
		return r.Title(w.org), sent
	case "feedback":
		found, there = w.thanks[l.SubjectID]
	}
	return found.Title, there
}

func (w *writer) place(l line) string {
	switch {
	case l.ObjectiveID != "" && l.KeyResultID != "":
		return w.base + "/okrs/" + l.ObjectiveID + "?kr=" + l.KeyResultID
	case l.ObjectiveID != "":
		return w.base + "/okrs/" + l.ObjectiveID
	case l.Kind == "meeting":
		return w.base + "/meetings/" + l.SubjectID
	case l.Kind == "report":
		return w.base + "/reports/" + l.SubjectID
	case l.Kind == "problem":
		return w.base + "/problems"
	}
	return w.base + "/feedback"
}

// value is what was read, with its unit.
func (w *writer) value(l line) string {
	unit := w.results[l.KeyResultID].Measure.V.Unit
	whole, rest, point := strings.Cut(l.Value, ".")
	var grouped strings.Builder
	for i, c := range whole {
		if left := len(whole) - i; i > 0 && left%3 == 0 && whole[i-1] != '-' {
			grouped.WriteByte(',')
		}
		grouped.WriteRune(c)
	}
	text := grouped.String()
	if point {
		text += "." + rest
	}
	if unit == "" || unit == "%" {
		return text + unit
	}
	return text + " " + unit
}

func (w *writer) minutes(promises []promise) string {
	words := make([]string, len(promises))
	for i, p := range promises {
		words[i] = p.Words
		if name := w.org.Name(p.PersonID); w.names && name != "" {
			words[i] += " → " + name
		}
		if p.DueOn != "" {
			words[i] += " " + p.DueOn
		}
	}
	return strings.Join(words, w.say("stop", nil))
}

func (w *writer) people(ids []string) string {
	names := make([]string, 0, len(ids))
	for _, id := range ids {
		if name := w.org.Name(id); name != "" {
			names = append(names, name)
		}
	}
	return strings.Join(names, w.say("comma", nil))
}

// message is items with a title that tells how many they are, or which.
func (w *writer) message(items []robot.Item) robot.Message {
	m := robot.Message{Brand: w.say("brand", nil), Items: items, Do: w.say("do", nil), URL: w.base + "/okrs"}
	args := map[string]any{"n": len(items), "more": len(items) - mostItems}
	switch {
	case len(items) == 1:
		m.Title, m.URL = items[0].Label+w.say("colon", nil)+items[0].Title, items[0].URL
	default:
		m.Title = w.say("several", args)
	}
	if len(items) > mostItems {
		m.Items, m.More = items[:mostItems], w.say("more", args)
	}
	if t, ok := w.org.Tree.Team(w.room.TeamID); ok {
		m.Title = t.Name + " · " + m.Title
	}
	return m
}
