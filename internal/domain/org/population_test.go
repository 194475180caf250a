package org_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/org"
)

// members stand in the teams of company.
func members() []org.Member {
	return []org.Member{
		{ID: "ceo", HomeTeamID: "co", Role: access.Admin},
		{ID: "li", HomeTeamID: "ops", Role: access.Member, JobLevel: "M1"},
		{ID: "zhao", HomeTeamID: "uop", Role: access.Champion},
		{ID: "qian", HomeTeamID: "com", Role: access.Member, JobLevel: "P5"},
		{ID: "wu", HomeTeamID: "mkt", Role: access.HR, JobLevel: "P5"},
		{ID: "free", Role: access.Member},
		{ID: "guest", HomeTeamID: "uop", Role: access.Guest},
	}
}

func in(t *testing.T, p org.Population) (ids []string) {
	t.Helper()
	has := p.Over(tree(t, company()))
	for _, m := range members() {
		if has(m) {
			ids = append(ids, m.ID)
		}
	}
	return ids
}

func TestWhoIsInAPopulation(t *testing.T) {
	for _, c := range []struct {
		what string
		of   org.Population
		want []string
	}{
		{"everybody but guests", org.Population{}, []string{"ceo", "li", "zhao", "qian", "wu", "free"}},
		{"a team with those below", org.Of("ops"), []string{"li", "zhao", "qian"}},
		{"a team alone", org.Population{Teams: []org.Branch{{ID: "ops", Alone: true}}}, []string{"li"}},
		{"several teams", org.Population{Teams: []org.Branch{{ID: "ops", Alone: true}, {ID: "com"}, {ID: "mkt"}}}, []string{"li", "qian", "wu"}},
		{"a role", org.Population{Roles: []access.Role{access.Member}}, []string{"li", "qian", "free"}},
		{"a role within a team", org.Population{Teams: []org.Branch{{ID: "ops"}}, Roles: []access.Role{access.Member}}, []string{"li", "qian"}},
		{"a job level", org.Population{Levels: []string{"p5"}}, []string{"qian", "wu"}},
		{"a job level within a team", org.Population{Teams: []org.Branch{{ID: "ops"}}, Levels: []string{"P5", "M1"}}, []string{"li", "qian"}},
		{"those without a level", org.Population{Levels: []string{""}}, []string{"ceo", "zhao", "free"}},
		{"names alone", org.Population{People: []string{"wu", "free"}}, []string{"wu", "free"}},
		{"names besides a team", org.Population{Teams: []org.Branch{{ID: "uop"}}, People: []string{"wu"}}, []string{"zhao", "qian", "wu"}},
		{"everybody but one", org.Population{Except: []string{"ceo"}}, []string{"li", "zhao", "qian", "wu", "free"}},
		{"a guest by name", org.Population{People: []string{"guest"}}, nil},
		{"a team that is gone", org.Of("nowhere"), nil},
	} {
		if got := in(t, c.of.Tidy()); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.what, got, c.want)
		}
	}
}

func TestWhatAPopulationCantBe(t *testing.T) {
	known := func(id string) (org.Member, bool) {
		i := slices.IndexFunc(members(), func(m org.Member) bool { return m.ID == id })
		if i < 0 {
			return org.Member{}, false
		}
		return members()[i], true
	}
	for _, c := range []struct {
		of   org.Population
		want string
	}{
		{org.Of("ops"), ""},
		{org.Population{Teams: []org.Branch{{ID: "ops"}, {ID: "nowhere"}}}, "/teams/1 population.team_unknown"},
		{org.Population{Teams: []org.Branch{{ID: "ops"}, {ID: "ops", Alone: true}}}, "/teams/1 population.team_twice"},
		{org.Population{Roles: []access.Role{"king"}}, "/roles/0 population.role_unknown"},
		{org.Population{Roles: []access.Role{access.Guest}}, "/roles/0 population.guest"},
		{org.Population{People: []string{"li", "nobody"}}, "/people_ids/1 population.person_unknown"},
		{org.Population{People: []string{"guest"}}, "/people_ids/0 population.guest"},
		{org.Population{People: []string{"li"}, Except: []string{"wu", "li"}}, "/except_ids/1 population.in_and_out"},
		{org.Population{Except: []string{"nobody"}}, "/except_ids/0 population.person_unknown"},
		{org.Population{People: slices.Repeat([]string{"li"}, org.MostNamed+1)}, "/people_ids input.too_many"},
	} {
		got := ""
		for _, f := range c.of.Check(tree(t, company()), known) {
			got = f.Field + " " + f.Code
		}
		if got != c.want {
			t.Errorf("%+v: %q, want %q", c.of, got, c.want)
		}
	}
}

// Whoever is added by name joins, whoever is taken out goes, and nobody else moves; the
// order in which things are written and doubles of them change nothing.
func TestNamesMoveNobodyElse(t *testing.T) {
	everyone := []string{"ceo", "li", "zhao", "qian", "wu", "free"}
	rapid.Check(t, func(r *rapid.T) {
		some := func(of []string, what string) []string {
			return rapid.SliceOfN(rapid.SampledFrom(of), 0, 4).Draw(r, what)
		}
		p := org.Population{Teams: []org.Branch{{ID: "co"}}, Roles: []access.Role{access.Member}}
		for _, id := range some([]string{"co", "ops", "uop", "com", "cop", "mkt"}, "teams") {
			p.Teams = append(p.Teams, org.Branch{ID: id, Alone: rapid.Bool().Draw(r, "alone")})
		}
		if rapid.Bool().Draw(r, "no roles") {
			p.Roles = nil
		}
		before := in(t, p)
		named, out := some(everyone, "in"), some(everyone, "out")
		p.People, p.Except = named, out
		after := in(t, p)
		for _, id := range everyone {
			want := (slices.Contains(before, id) || slices.Contains(named, id)) && !slices.Contains(out, id)
			if slices.Contains(after, id) != want {
				r.Fatalf("%s in %v: %+v", id, after, p)
			}
		}
		slices.Reverse(p.Teams)
		if turned := in(t, p.Tidy()); fmt.Sprint(turned) != fmt.Sprint(after) {
			r.Fatalf("%v, turned round %v", after, turned)
		}
	})
}
