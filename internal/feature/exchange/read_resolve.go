package exchange

import (
	"context"
	"encoding/json"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/okrfile"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// resolver turns the words of a file into what they stand for, and notes what
// doesn't stand for anything.
type resolver struct {
	names
	people   map[string]string // address, name that only one has, or id → id
	teams    map[string]string // way down the tree, name that only one has, or id → id
	cycleIDs map[string]string
	themeIDs map[string]string
	titles   map[string]string // of what a file holds, by id; to tell of it
	who      string
	now      time.Time
	faults   []*fault.Fault
}

func (f *Feature) resolver(ctx context.Context, tx *act.Tx) (*resolver, error) {
	n, err := f.names(ctx, tx)
	if err != nil {
		return nil, err
	}
	r := &resolver{names: n, people: map[string]string{}, teams: map[string]string{}, cycleIDs: map[string]string{}, themeIDs: map[string]string{}, who: tx.Who.ID, now: tx.Now}
	for _, id := range n.org.EveryID() {
		p, _ := n.org.Person(id)
		once(r.people, p.Name, id)
	}
	for _, id := range n.org.EveryID() { // an address or id means itself, whoever is called so
		p, _ := n.org.Person(id)
		r.people[strings.ToLower(p.Email)], r.people[id] = id, id
	}
	for _, id := range n.org.Tree.IDs() {
		t, _ := n.org.Tree.Team(id)
		once(r.teams, t.Name, id)
	}
	for _, id := range n.org.Tree.IDs() {
		r.teams[n.team(id)], r.teams[id] = id, id
	}
	for _, c := range n.cycles.All() {
		r.cycleIDs[c.Name], r.cycleIDs[c.ID] = c.ID, c.ID
	}
	for _, t := range n.themes {
		r.themeIDs[n.titles[t.ID]], r.themeIDs[t.ID] = t.ID, t.ID
	}
	delete(r.people, "")
	return r, nil
}

// once notes what only one is called; "" where several are.
func once(by map[string]string, name, id string) {
	if _, twice := by[name]; twice {
		id = ""
	}
	by[name] = id
}

func (r *resolver) wrong(column, code string, args ...fault.Args) {
	r.faults = append(r.faults, fault.At("/"+column, code, args...))
}

func (r *resolver) wrongs(column string, err error) {
	one, ok := fault.Of(err)
	if !ok {
		if err != nil {
			r.wrong(column, "exchange.unread", fault.Args{"text": err.Error()})
		}
		return
	}
	for _, each := range one.All() {
		if column != "" {
			each.Field = "/" + column
		}
		r.faults = append(r.faults, each)
	}
}

// end gives what was wrong with a row, and forgets it.
func (r *resolver) end() []*fault.Fault {
	list := r.faults
	r.faults = nil
	return list
}

// personID reads 陈晨 <chen@example.com>, an address, an id, or a name that only
// one person has; @陈晨, 陈晨(chen@example.com) and 陈晨（运营部） as other tools write one.
// Jobs of Sinan's own stay what they are.
func (r *resolver) personID(column, text string) string {
	text = strings.TrimSpace(text)
	if text == "" || strings.HasPrefix(text, "system:") {
		return text
	}
	address := strings.ToLower(addressIn.FindString(text))
	bare := strings.TrimSpace(strings.TrimPrefix(asideIn.ReplaceAllString(text, ""), "@"))
	for _, key := range []string{text, address, strings.ToLower(text)} {
		if id := r.people[key]; id != "" {
			return id
		}
	}
	if id := r.people[bare]; id != "" && address == "" { // an address that nobody has is no name
		return id
	}
	r.wrong(column, "exchange.person_unknown", fault.Args{"text": text})
	return ""
}

var (
	addressIn = regexp.MustCompile(`[^\s<>()（）,;，；:：]+@[^\s<>()（）,;，；:：]+`)
	asideIn   = regexp.MustCompile(`[(（][^)）]*[)）]`)
)

func (r *resolver) personIDs(column string, list []string) (ids []string) {
	for _, text := range list {
		if id := r.personID(column, text); id != "" {
			ids = append(ids, id)
		}
	}
	return ids
}

// known looks a name up; nothing for nothing.
func (r *resolver) known(column, text, code string, by map[string]string) string {
	text = strings.TrimSpace(text)
	if text == "" {
		return ""
	}
	if id := by[text]; id != "" {
		return id
	}
	r.wrong(column, code, fault.Args{"text": text})
	return ""
}

func (r *resolver) teamID(column, text string) string {
	return r.known(column, text, "exchange.team_unknown", r.teams)
}

func (r *resolver) value(column, text string) (d decimal.NullDecimal) {
	if text == "" {
		return d
	}
	v, err := okr.ParseValue("/"+column, text)
	r.wrongs(column, err)
	return decimal.NewNullDecimal(v)
}

func (r *resolver) day(column, text string) (d store.Day) {
	if text == "" {
		return d
	}
	on, err := date.Parse(text)
	if err != nil {
		r.wrong(column, "exchange.day", fault.Args{"text": text})
	}
	return store.AsDay(on)
}

func (r *resolver) instant(column, text string) (t time.Time) {
	if text == "" {
		return t
	}
	t, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		r.wrong(column, "exchange.instant", fault.Args{"text": text})
	}
	return t.UTC().Truncate(time.Microsecond)
}

// instantOrNow is instant, or now where nothing is said.
func (r *resolver) instantOrNow(column, text string) time.Time {
	if text == "" {
		return r.now
	}
	return r.instant(column, text)
}

func (r *resolver) number(column, text string) *int64 {
	if text == "" {
		return nil
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		r.wrong(column, "exchange.number", fault.Args{"text": text})
	}
	return &n
}

// readJSON reads what the file holds as JSON.
func readJSON[T any](r *resolver, column, text string) (v T) {
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		r.wrongs(column, err)
	}
	return v
}

// oneOf refuses a word that isn't among the known.
func oneOf[T ~string](r *resolver, column, text string, usual T, known ...T) T {
	if text == "" {
		return usual
	}
	for _, k := range known {
		if text == string(k) {
			return k
		}
	}
	r.wrong(column, "exchange.word_unknown", fault.Args{"text": text})
	return usual
}

// canonical says people, teams, cycles and themes as Export does, so that two ways
// of writing one thing are no difference; what means nothing stays as it is.
func (r *resolver) canonical(o *okrfile.Objective) {
	before := len(r.faults)
	person := func(text *string) {
		if id := r.personID("", *text); id != "" {
			*text = r.person(id)
		}
	}
	people := func(list []string) {
		for i := range list {
			person(&list[i])
		}
		slices.Sort(list)
	}
	look := func(text *string, by map[string]string, say func(string) string) {
		if id := by[strings.TrimSpace(*text)]; id != "" {
			*text = say(id)
		}
	}
	person(&o.Owner)
	people(o.SharedWith)
	look(&o.Team, r.teams, r.team)
	look(&o.Cycle, r.cycleIDs, r.cycle)
	for i := range o.Themes {
		look(&o.Themes[i], r.themeIDs, r.theme)
	}
	slices.Sort(o.Themes)
	for i := range o.KeyResults {
		kr := &o.KeyResults[i]
		person(&kr.Owner)
		if c, err := okrfile.ParseCadence(kr.Cadence); err == nil {
			kr.Cadence = okrfile.Cadence(c)
		}
		for j := range kr.Actions {
			person(&kr.Actions[j].Owner)
			person(&kr.Actions[j].BlockedPerson)
			people(kr.Actions[j].Collaborators)
		}
	}
	r.faults = r.faults[:before]
}
