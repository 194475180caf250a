package live

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Place is a kind of noun on whose pages people see each other, and live changes: it
// tells of some by id what lets somebody see them. What isn't there is left out.
type Place func(ctx context.Context, tx *act.Tx, ids []string) (map[string]access.Sight, error)

// Seen is a place of nouns that are all seen by who may do one action to them.
func Seen(action access.Action, targets func(context.Context, *act.Tx, []string) (map[string]access.Target, error)) Place {
	return func(ctx context.Context, tx *act.Tx, ids []string) (map[string]access.Sight, error) {
		found, err := targets(ctx, tx, ids)
		sights := make(map[string]access.Sight, len(found))
		for id, target := range found {
			sights[id] = access.Sight{Action: action, Target: target}
		}
		return sights, err
	}
}

// Place makes a kind of noun one: f.Live.Place("meeting", …). Call it only while
// the program is being put together.
func (f *Feature) Place(kind string, p Place) { f.places[kind] = p }

// Subject is the noun whose page somebody has open.
type Subject struct{ Kind, ID string }

// Person is somebody who is there.
type Person struct{ ID, Name string }

// silence is after how long without a sign of life somebody isn't there any more.
const silence = 30 * time.Second

// tab is one open page of a person's.
type tab struct {
	person Person
	who    access.Actor // by the last sign; nobody where another replica was told
	until  time.Time
}

// room is who has the page of one noun open. It is kept in memory alone: who looked
// at what, and when, is nobody's business later.
type room struct {
	sight access.Sight
	tabs  map[string]tab   // by person and tab
	turn  int64            // of the feature's turns, when somebody last came or went
	stirs map[string]int64 // by person: when they last stirred something there
}

// people lists who is in the room, each once, by name.
func (r *room) people() []Person {
	all := make([]Person, 0, len(r.tabs))
	for _, t := range r.tabs {
		all = append(all, t.person)
	}
	sorting.By(all, func(a, b Person) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID)) })
	return slices.CompactFunc(all, func(a, b Person) bool { return a.ID == b.ID })
}

// Company is who is at a noun.
type Company struct {
	Subject Subject
	People  []Person
}

// company lists the rooms that somebody is in, and still may be, where people came
// or went after a turn; and the turn it is now.
func (f *Feature) company(who access.Actor, after int64) (told []Company, turn int64) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.turn == after {
		return nil, after
	}
	for s, r := range f.rooms {
		if r.turn <= after || !r.sight.By(who) {
			continue
		}
		if people := r.people(); slices.ContainsFunc(people, func(p Person) bool { return p.ID == who.ID }) {
			told = append(told, Company{Subject: s, People: people})
		}
	}
	return told, f.turn
}

// Stirred is a noun at which somebody changed something that no trail tells.
type Stirred struct {
	Subject  Subject
	PersonID string
}

// stirred lists what others stirred after a turn in the rooms that somebody is in, and
// still may be.
func (f *Feature) stirred(who access.Actor, after int64) (list []Stirred) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for s, r := range f.rooms {
		if len(r.stirs) == 0 || !r.sight.By(who) ||
			!slices.ContainsFunc(r.people(), func(p Person) bool { return p.ID == who.ID }) {
			continue
		}
		for personID, turn := range r.stirs {
			if turn > after && personID != who.ID {
				list = append(list, Stirred{s, personID})
			}
		}
	}
	return list
}

// peopleAt lists who is at a noun.
func (f *Feature) peopleAt(s Subject) []Person {
	f.mu.Lock()
	defer f.mu.Unlock()
	if r := f.rooms[s]; r != nil {
		return r.people()
	}
	return nil
}
