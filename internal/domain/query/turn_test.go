package query

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestWhatBeganAndEnded(t *testing.T) {
	o := func(ids ...string) (list []Match) { // "a" an objective, "a1" its key result 1
		for _, id := range ids {
			m := Match{ObjectiveID: id[:1]}
			if len(id) > 1 {
				m.KeyResultID = id
			}
			list = append(list, m)
		}
		return list
	}
	for _, c := range []struct {
		name                      string
		before, now, began, ended []Match
	}{
		{"nothing changed", o("a", "b1"), o("b1", "a"), nil, nil},
		{"an objective begins", nil, o("a"), o("a"), nil},
		{"with its key results it is told once", nil, o("a", "a1", "a2"), o("a"), nil},
		{"of an objective of which it doesn't hold, the key result", nil, o("a2"), o("a2"), nil},
		{"another key result begins", o("a1"), o("a1", "a2"), o("a2"), nil},
		{"one of two key results ends: something is left", o("a1", "a2"), o("a2"), nil, nil},
		{"the objective itself follows its key result", o("a1"), o("a", "a1"), o("a"), nil},
		{"the objective itself ends, and its key result stays", o("a", "a1"), o("a1"), nil, nil},
		{"all ends, told once", o("a", "a1", "b1", "b2"), nil, nil, o("a", "b")},
	} {
		began, ended := Turn(c.before, c.now)
		if !slices.Equal(began, c.began) || !slices.Equal(ended, c.ended) {
			t.Errorf("%s: began %v, ended %v, want %v and %v", c.name, began, ended, c.began, c.ended)
		}
	}
}

// Each match is told once: what was told isn't told again while it holds, nothing is told that
// doesn't hold, and an objective ends only once nothing of it is left.
func TestEachMatchIsToldOnce(t *testing.T) {
	some := func(t *rapid.T, name string) (list []Match) {
		for _, id := range rapid.SliceOfDistinct(rapid.SampledFrom([]string{"a", "a1", "a2", "b", "b1", "c", "c1", "c2"}), rapid.ID[string]).Draw(t, name) {
			m := Match{ObjectiveID: id[:1]}
			if len(id) > 1 {
				m.KeyResultID = id
			}
			list = append(list, m)
		}
		return list
	}
	rapid.Check(t, func(t *rapid.T) {
		before, now := some(t, "before"), some(t, "now")
		began, ended := Turn(before, now)
		for _, m := range began {
			if !slices.Contains(now, m) || slices.Contains(before, m) {
				t.Fatalf("told %v", m)
			}
		}
		for _, m := range ended {
			if slices.ContainsFunc(now, func(n Match) bool { return n.ObjectiveID == m.ObjectiveID }) || !slices.ContainsFunc(before, func(n Match) bool { return n.ObjectiveID == m.ObjectiveID }) {
				t.Fatalf("ended %v", m)
			}
		}
		for _, n := range now { // an objective that is new is always told of
			fresh := !slices.ContainsFunc(before, func(m Match) bool { return m.ObjectiveID == n.ObjectiveID })
			if fresh && !slices.ContainsFunc(began, func(m Match) bool { return m.ObjectiveID == n.ObjectiveID }) {
				t.Fatalf("%v is told nobody", n)
			}
		}
		if again, over := Turn(now, now); again != nil || over != nil {
			t.Fatal("told twice")
		}
		if len(Difference(now, before))+len(before) != len(Difference(before, now))+len(now) {
			t.Fatal("the difference loses some")
		}
	})
}
