package org

import (
	"slices"
	"strconv"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/distinct"
	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// Population is whom something is for, such as an evaluation or an incentive scheme:
// those who fit every kind of narrowing that is given, and besides them people by name,
// but for those taken out by name. With nothing given it is everybody; with names alone
// it is those. A guest is never in it.
type Population struct {
	Teams  []Branch      `json:"teams,omitempty"`  // whose home team is one of these
	Roles  []access.Role `json:"roles,omitempty"`  // of the workspace
	Levels []string      `json:"levels,omitempty"` // job levels as JobLevel reads them; "" for those without
	People []string      `json:"people,omitempty"` // ids; in it whatever they are
	Except []string      `json:"except,omitempty"` // ids; not in it
}

// Branch is a team with all below it, or alone.
type Branch struct {
	ID    string `json:"id"`
	Alone bool   `json:"alone,omitempty"` // without the teams below it
}

// Member is somebody as far as a population looks at them.
type Member struct {
	ID         string
	HomeTeamID string
	Role       access.Role
	JobLevel   string
}

// Bounds of a population.
const (
	MostBranches = 200
	MostLevels   = 100
	MostNamed    = 1000 // people in it by name, and as many taken out
)

// Of is the population of one team with all below it, and of everybody for "".
func Of(teamID string) Population {
	if teamID == "" {
		return Population{}
	}
	return Population{Teams: []Branch{{ID: teamID}}}
}

// Everybody reports whether nobody but guests is left out.
func (p Population) Everybody() bool {
	return !p.narrows() && len(p.People) == 0 && len(p.Except) == 0
}

// narrows reports whether people have to fit something to be in it.
func (p Population) narrows() bool { return len(p.Teams) > 0 || len(p.Roles) > 0 || len(p.Levels) > 0 }

// Over gives the test of who is in it, by the teams that there are. It is made once for
// many people: each is then tried at the cost of the kinds of narrowing.
func (p Population) Over(tree *Tree) func(Member) bool {
	in, out, teams := set(p.People), set(p.Except), map[string]bool{}
	for _, b := range p.Teams {
		if b.Alone {
			teams[b.ID] = true
			continue
		}
		for _, id := range tree.Subtree(b.ID) {
			teams[id] = true
		}
	}
	rest := p.narrows() || len(p.People) == 0
	return func(m Member) bool {
		switch {
		case m.Role == access.Guest || out[m.ID]:
			return false
		case in[m.ID]:
			return true
		}
		return rest && (len(p.Teams) == 0 || teams[m.HomeTeamID]) && (len(p.Roles) == 0 || slices.Contains(p.Roles, m.Role)) && (len(p.Levels) == 0 || slices.Contains(p.Levels, m.JobLevel))
	}
}

func set(ids []string) map[string]bool {
	in := make(map[string]bool, len(ids))
	for _, id := range ids {
		in[id] = true
	}
	return in
}

// Tidy is the same population with nothing in it twice and its levels as people have them.
func (p Population) Tidy() Population {
	levels := slices.Clone(p.Levels)
	for i, text := range levels {
		if level, err := JobLevel(text); err == nil {
			levels[i] = level
		}
	}
	p.Levels = distinct.Of(levels)
	p.Teams, p.Roles, p.People, p.Except = distinct.Of(p.Teams), distinct.Of(p.Roles), distinct.Of(p.People), distinct.Of(p.Except)
	return p
}

// Check finds everything that a population can't be, each at its place ("/teams/0"):
// population.team_unknown, .team_twice (alone and with those below), .role_unknown,
// .person_unknown, .guest (in it by name), .in_and_out, input.too_many. Whether anybody
// is in it is another question: people come and go.
func (p Population) Check(tree *Tree, member func(id string) (Member, bool)) (bad []*fault.Fault) {
	at := func(kind string, i int, code string) {
		bad = append(bad, fault.At("/"+kind+"/"+strconv.Itoa(i), "population."+code))
	}
	seen := map[string]bool{}
	for i, b := range p.Teams {
		if _, ok := tree.Team(b.ID); !ok {
			at("teams", i, "team_unknown")
		} else if seen[b.ID] {
			at("teams", i, "team_twice")
		}
		seen[b.ID] = true
	}
	for i, r := range p.Roles {
		if r == access.Guest {
			at("roles", i, "guest")
		} else if !slices.Contains(access.Roles(), r) {
			at("roles", i, "role_unknown")
		}
	}
	for i, text := range p.Levels {
		if _, err := JobLevel(text); err != nil {
			bad = append(bad, fault.At("/job_levels/"+strconv.Itoa(i), "input.too_long", fault.Args{"limit": mostLevel}))
		}
	}
	in := set(p.People)
	for i, id := range p.People {
		if m, ok := member(id); !ok {
			at("people_ids", i, "person_unknown")
		} else if m.Role == access.Guest {
			at("people_ids", i, "guest")
		}
	}
	for i, id := range p.Except {
		if _, ok := member(id); !ok {
			at("except_ids", i, "person_unknown")
		} else if in[id] {
			at("except_ids", i, "in_and_out")
		}
	}
	for _, list := range []struct {
		kind    string
		n, most int
	}{{"teams", len(p.Teams), MostBranches}, {"job_levels", len(p.Levels), MostLevels}, {"people_ids", len(p.People), MostNamed}, {"except_ids", len(p.Except), MostNamed}} {
		if list.n > list.most {
			bad = append(bad, fault.At("/"+list.kind, "input.too_many", fault.Args{"limit": list.most}))
		}
	}
	return bad
}

// Under puts faults below a field of what the population is part of.
func Under(field string, bad []*fault.Fault) []*fault.Fault {
	for _, f := range bad {
		f.Field = strings.TrimSuffix(field, "/") + f.Field
	}
	return bad
}
