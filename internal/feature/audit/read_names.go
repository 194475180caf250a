package audit

import (
	"context"
	"encoding/json"
	"maps"
	"slices"

	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Trail is a stretch of the trail with the names of what it speaks of.
type Trail struct {
	Entries []act.Event
	Next    string
	Names   *Names
}

// Names finds what an id in the trail is called today.
type Names struct {
	org    *people.Org
	called map[noun]map[string]string
	hidden map[string]bool // objectives whose words the reader may not see
	unseen map[string]bool // comments about what the reader may not see
}

// noun is what an id in the trail stands for.
type noun string

const (
	aPerson     noun = "person"
	aTeam       noun = "team"
	aCycle      noun = "cycle"
	aTheme      noun = "theme"
	anObjective noun = "objective"
	aKeyResult  noun = "key_result"
	anAction    noun = "action"
	aProblem    noun = "problem"
	aMetric     noun = "metric"
	aConnector  noun = "connector"
	aMeeting    noun = "meeting"
	aSeries     noun = "meeting_series"
	aComment    noun = "comment"
)

// nounOf tells what the ids in a field stand for; "" for none.
func nounOf(subject, field string) noun {
	switch field {
	case "owner_id", "person_id", "lead_id", "manager_id", "collaborator_ids", "hand_over_to", "approved_by", "shared_with", "decider_id", "deputy_id", "host_id", "people_ids", "person_ids", "approver_id", "named_ids", "except_ids":
		return aPerson
	case "team_id", "team_ids", "within_ids", "alone_ids":
		return aTeam
	case "cycle_id":
		return aCycle
	case "theme_ids", "before_id":
		return aTheme
	case "objective_id", "parent_objective_id":
		return anObjective
	case "key_result_id", "parent_key_result_id":
		return aKeyResult
	case "depends_on", "action_id":
		return anAction
	case "problem_id":
		return aProblem
	case "parent_id":
		return noun(subject) // a team in a team, a cycle in a cycle
	}
	return ""
}

// Of is the name of an id; "" where nobody knows it, or the reader may not.
func (n *Names) Of(kind noun, id string) string {
	switch kind {
	case aPerson:
		p, _ := n.org.Person(id)
		return p.Name
	case aTeam:
		t, _ := n.org.Tree.Team(id)
		return t.Name
	}
	return n.called[kind][id]
}

// Withheld tells whether the words of an entry are not the reader's to see.
func (n *Names) Withheld(e act.Event) bool { return n.hidden[e.WithinID] || n.unseen[e.SubjectID] }

// names looks up whatever the entries speak of: a query for each kind of noun,
// however many the entries are.
func (f *Feature) names(ctx context.Context, tx *act.Tx, org *people.Org, entries []act.Event) (*Names, error) {
	n := &Names{org: org, called: map[noun]map[string]string{}}
	ids := map[noun]map[string]bool{anObjective: {}}
	mention := func(kind noun, id string) {
		if ids[kind] == nil {
			ids[kind] = map[string]bool{}
		}
		ids[kind][id] = true
	}
	for _, e := range entries {
		mention(noun(e.SubjectKind), e.SubjectID)
		mention(anObjective, e.WithinID)
		for _, text := range []string{e.Before, e.After} {
			for field, value := range fieldsOf(text) {
				kind := nounOf(e.SubjectKind, field)
				for _, id := range textsIn(value) {
					mention(kind, id)
				}
			}
		}
	}
	within := map[string]string{} // key result or action → its objective
	for _, kind := range []noun{aCycle, aTheme, anObjective, aKeyResult, anAction, aProblem, aMeeting, aSeries, aMetric, aConnector} {
		rows, err := titles(ctx, tx, kind, slices.Sorted(maps.Keys(ids[kind])))
		if err != nil {
			return nil, err
		}
		n.called[kind] = map[string]string{}
		for _, r := range rows {
			n.called[kind][r.ID], within[r.ID] = r.Title, r.ObjectiveID
			if r.ObjectiveID != "" {
				ids[anObjective][r.ObjectiveID] = true
			}
		}
	}
	var err error
	if n.hidden, err = f.objectives.Hidden(ctx, tx, slices.Sorted(maps.Keys(ids[anObjective]))); err != nil {
		return nil, err
	}
	if n.unseen, n.called[aComment], err = f.unseen(ctx, tx, entries); err != nil {
		return nil, err
	}
	for kind, called := range n.called {
		maps.DeleteFunc(called, func(id, _ string) bool {
			return n.hidden[within[id]] || kind == anObjective && n.hidden[id]
		})
	}
	return n, nil
}

// unseen are the comments of no objective about what the reader of the trail may not see,
// or nobody any more; called is what the others are about.
func (f *Feature) unseen(ctx context.Context, tx *act.Tx, entries []act.Event) (unseen map[string]bool, called map[string]string, err error) {
	unseen = map[string]bool{}
	for _, e := range entries {
		if e.SubjectKind == "comment" && e.WithinID == "" {
			unseen[e.SubjectID] = true
		}
	}
	about, err := f.talk.Subjects(ctx, tx, slices.Sorted(maps.Keys(unseen)))
	called = map[string]string{}
	for id, s := range about {
		if s.Sight.By(tx.Who) {
			unseen[id], called[id] = false, s.Title
		}
	}
	return unseen, called, err
}

// fieldsOf reads an entry's before or after, nested objects laid flat: the last
// name of a path is the field. A cadence and the teams of a policy stay whole.
func fieldsOf(text string) map[string]any {
	var fields map[string]any
	if text == "" || json.Unmarshal([]byte(text), &fields) != nil {
		return nil
	}
	flat := map[string]any{}
	lay(flat, fields)
	return flat
}

func lay(flat, fields map[string]any) {
	for name, value := range fields {
		inner, nested := value.(map[string]any)
		if nested && name != "cadence" && name != "teams" {
			lay(flat, inner)
			continue
		}
		flat[name] = value
	}
}

func textsIn(value any) (texts []string) {
	switch v := value.(type) {
	case string:
		return []string{v}
	case []any:
		for _, one := range v {
			texts = append(texts, textsIn(one)...)
		}
	}
	return texts
}
