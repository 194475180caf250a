package retrospective_test

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	. "github.com/sinan-okr/sinan/internal/domain/retrospective"
)

func TestWhatToTryNext(t *testing.T) {
	sound := Health{Objectives: 9, Owners: 4, Most: 3, Results: 20, Measurable: 18, Served: 10, Serving: 8, Due: 50, OnTime: 40,
		Stretch: []Stretched{{"a", 6, 4}, {"b", 2, 2}}}
	with := func(change func(*Health)) Health {
		h := sound
		change(&h)
		return h
	}
	for name, c := range map[string]struct {
		h    Health
		want []Advice
	}{
		"all is well":              {sound, []Advice{{Try: Keep}}},
		"nothing there":            {Health{}, []Advice{{Try: TooFew}}},
		"four of one owner":        {with(func(h *Health) { h.Most = 4 }), []Advice{{Try: Fewer, Part: 4, Of: 3}}},
		"17 of 20 measurable":      {with(func(h *Health) { h.Measurable = 17 }), []Advice{{Try: Measure, Part: 17, Of: 20}}},
		"7 of 10 aligned":          {with(func(h *Health) { h.Serving = 7 }), []Advice{{Try: Align, Part: 7, Of: 10}}},
		"39 of 50 in time":         {with(func(h *Health) { h.OnTime = 39 }), []Advice{{Try: CheckIn, Part: 39, Of: 50}}},
		"all six reached":          {with(func(h *Health) { h.Stretch = []Stretched{{"a", 6, 6}} }), []Advice{{AimHigher, 6, 6, "a"}}},
		"two of six reached":       {with(func(h *Health) { h.Stretch = []Stretched{{"a", 6, 2}} }), []Advice{{AimLower, 2, 6, "a"}}},
		"four say nothing":         {with(func(h *Health) { h.Stretch = []Stretched{{"a", 4, 4}} }), []Advice{{Try: Keep}}},
		"but together they do":     {with(func(h *Health) { h.Stretch = []Stretched{{"a", 4, 4}, {"b", 4, 4}} }), []Advice{{AimHigher, 8, 8, ""}}},
		"unknown is not too few":   {Health{Objectives: 2, Owners: 1, Most: 2}, []Advice{{Try: Keep}}},
		"the most basic one first": {Health{Objectives: 5, Most: 5, Results: 2, Due: 1}, []Advice{{Try: Fewer, Part: 5, Of: 3}, {Try: Measure, Of: 2}, {Try: CheckIn, Of: 1}}},
	} {
		if got := c.h.Advise(3); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}

// Whatever the counts: there is always something to say, and nothing is said of what
// there is none of.
func TestAdviceIsGivenForSomething(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := func(name string, most int) int { return rapid.IntRange(0, most).Draw(t, name) }
		h := Health{Objectives: n("objectives", 9), Results: n("results", 30), Served: n("served", 9), Due: n("due", 90)}
		h.Most, h.Measurable, h.Serving, h.OnTime = n("most", h.Objectives), n("measurable", h.Results), n("serving", h.Served), n("on time", h.Due)
		scored := n("scored", 9)
		h.Stretch = []Stretched{{"a", scored, n("reached", scored)}}
		list := h.Advise(3)
		if len(list) == 0 {
			t.Fatal("nothing is said")
		}
		for _, a := range list {
			alone := a.Try == Keep || a.Try == TooFew
			if alone && len(list) > 1 || !alone && a.Of == 0 || a.Try != Fewer && a.Part > a.Of {
				t.Fatalf("%+v of %+v", list, h)
			}
		}
	})
}
