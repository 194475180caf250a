package live

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Come takes a sign of life from a tab in which somebody has a noun's page open, and
// gives who is there. Nothing of it is written down.
func (f *Feature) Come(ctx context.Context, who access.Actor, s Subject, name string) ([]Person, error) {
	sight, err := f.enter(ctx, who, s)
	if err != nil {
		if _, refused := errors.AsType[*fault.Fault](err); refused {
			if left := f.Leave(ctx, who, s, name); left != nil {
				err = errors.Join(err, left)
			}
		}
		return nil, err
	}
	f.sit(s, &sight, who.ID+" "+name, tab{person: Person{ID: who.ID, Name: who.Name}, who: who})
	return f.peopleAt(s), f.say(ctx, sign{Kind: s.Kind, ID: s.ID, Tab: name, PersonID: who.ID, Name: who.Name})
}

// Leave says that a tab has gone to another page, or is closed.
func (f *Feature) Leave(ctx context.Context, who access.Actor, s Subject, name string) error {
	f.rise(s, who.ID+" "+name)
	return f.say(ctx, sign{Kind: s.Kind, ID: s.ID, Tab: name, PersonID: who.ID, Left: true})
}

// Stir tells whoever has a noun's page open that somebody has changed something about it
// that isn't in the trail, such as who is writing. Nothing of it is written down, and
// nobody else hears of it.
func (f *Feature) Stir(ctx context.Context, s Subject, personID string) error {
	f.stir(s, personID)
	return f.say(ctx, sign{Kind: s.Kind, ID: s.ID, PersonID: personID, Stirred: true})
}

func (f *Feature) stir(s Subject, personID string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	r := f.rooms[s]
	if r == nil {
		return // nobody is there
	}
	if r.stirs == nil {
		r.stirs = map[string]int64{}
	}
	f.turn++
	r.stirs[personID] = f.turn
	f.wakeAll()
}

// enter asks whether somebody may be at a noun.
func (f *Feature) enter(ctx context.Context, who access.Actor, s Subject) (sight access.Sight, err error) {
	place, known := f.places[s.Kind]
	if !known {
		return sight, fault.New(fault.Missing, "input.missing")
	}
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		sights, err := place(ctx, tx, []string{s.ID})
		if err != nil {
			return err
		}
		var found bool
		if sight, found = sights[s.ID]; !found {
			return fault.New(fault.Missing, "input.missing")
		}
		return tx.Allow(sight.Action, sight.Target)
	})
	return sight, err
}

// sit notes a tab in a room until it is silent; a sight is what lets somebody
// see the room's noun by now, nil for as before.
func (f *Feature) sit(s Subject, sight *access.Sight, key string, t tab) {
	f.mu.Lock()
	defer f.mu.Unlock()
	r := f.rooms[s]
	if r == nil {
		if sight == nil {
			return // only whoever knows it may open a room
		}
		r = &room{tabs: map[string]tab{}}
		f.rooms[s] = r
	}
	if sight != nil {
		r.sight = *sight
	}
	before, was := r.tabs[key]
	t.until = f.act.Now().Add(silence)
	r.tabs[key] = t
	if !was || before.person != t.person {
		f.turned(r)
	}
}

// rise takes a tab out of a room.
func (f *Feature) rise(s Subject, key string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if r := f.rooms[s]; r != nil {
		f.drop(s, r, func(k string, _ tab) bool { return k == key })
	}
}

// drop takes those tabs out of a room, and the room away when it is empty.
func (f *Feature) drop(s Subject, r *room, gone func(key string, t tab) bool) {
	before := len(r.tabs)
	for key, t := range r.tabs {
		if gone(key, t) {
			delete(r.tabs, key)
		}
	}
	if len(r.tabs) != before {
		f.turned(r)
	}
	if len(r.tabs) == 0 {
		delete(f.rooms, s)
	}
}

// turned wakes the streams because somebody came to a room or went.
func (f *Feature) turned(r *room) {
	f.turn++
	r.turn = f.turn
	f.wakeAll()
}

// sweep takes out whoever has fallen silent.
func (f *Feature) sweep(now time.Time) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for s, r := range f.rooms {
		f.drop(s, r, func(_ string, t tab) bool { return !t.until.After(now) })
	}
}

// settle takes what is new about the nouns of open rooms, and out of those rooms
// whoever may not be there any more.
func (f *Feature) settle(ctx context.Context, tx *act.Tx, changes []Change) error {
	about := map[string][]string{}
	f.mu.Lock()
	for _, c := range changes {
		for _, s := range []Subject{{c.SubjectKind, c.SubjectID}, {"objective", c.ObjectiveID}} {
			if f.rooms[s] != nil {
				about[s.Kind] = append(about[s.Kind], s.ID)
			}
		}
	}
	f.mu.Unlock()
	for kind, ids := range about {
		sights, err := f.places[kind](ctx, tx, ids)
		if err != nil {
			return err
		}
		for id, sight := range sights {
			f.resettle(Subject{kind, id}, sight)
		}
	}
	return nil
}

func (f *Feature) resettle(s Subject, sight access.Sight) {
	f.mu.Lock()
	defer f.mu.Unlock()
	r := f.rooms[s]
	if r == nil {
		return
	}
	r.sight = sight
	// Those that came through other replicas are put out there; here they fall silent.
	f.drop(s, r, func(_ string, t tab) bool {
		return t.who.Signed() && !sight.By(t.who)
	})
}

// sign is what replicas tell each other of a tab.
type sign struct {
	From     string `json:"from"`
	Kind     string `json:"kind"`
	ID       string `json:"id"`
	Tab      string `json:"tab"`
	PersonID string `json:"person_id"`
	Name     string `json:"name,omitempty"`
	Left     bool   `json:"left,omitempty"`
	Stirred  bool   `json:"stirred,omitempty"`
}

func (f *Feature) say(ctx context.Context, s sign) error {
	if f.store == nil {
		return nil // nothing runs in the background
	}
	s.From = f.self
	text, err := json.Marshal(s)
	if err != nil {
		return fmt.Errorf("live: %w", err)
	}
	return f.store.Say(ctx, string(text))
}

// told takes a sign from another replica.
func (f *Feature) told(ctx context.Context, text string) {
	var s sign
	err := json.Unmarshal([]byte(text), &s)
	switch place, known := f.places[s.Kind]; {
	case err != nil || s.From == f.self || !known:
	case s.Stirred:
		f.stir(Subject{s.Kind, s.ID}, s.PersonID)
	case s.Left:
		f.rise(Subject{s.Kind, s.ID}, s.PersonID+" "+s.Tab)
	default:
		at, t := Subject{s.Kind, s.ID}, tab{person: Person{ID: s.PersonID, Name: s.Name}}
		var sight *access.Sight
		if !f.open(at) {
			err = f.act.Read(ctx, access.System("live"), func(ctx context.Context, tx *act.Tx) error {
				sights, err := place(ctx, tx, []string{s.ID})
				if found, ok := sights[s.ID]; ok {
					sight = &found
				}
				return err
			})
		}
		f.sit(at, sight, s.PersonID+" "+s.Tab, t)
	}
	if err != nil && ctx.Err() == nil {
		slog.WarnContext(ctx, "hear who is there from another replica", "error", err) // the next sign comes in seconds
	}
}

func (f *Feature) open(s Subject) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.rooms[s] != nil
}
