package meeting

import (
	"cmp"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
)

// Standing is how a key result stands when the meeting opens.
type Standing struct {
	ID       string
	Status   okr.Status // what the numbers say
	Called   okr.Status // what its owner says
	Stale    bool
	Progress *okr.Ratio // raw; nil while unknown
	Expected *okr.Ratio
	Before   *okr.Ratio // the progress when they last met; nil where it hasn't been told of since
	Success  okr.Ratio  // the progress that counts as success
}

// gap is how far it is behind what is expected.
func (s Standing) gap() okr.Ratio {
	expected := okr.RatioOf(1, 1)
	if s.Expected != nil {
		expected = *s.Expected
	}
	return expected.Sub(okr.Counted(s.Progress))
}

// rank puts off track before at risk; -1 is neither. The worse of what the owner
// says and what the numbers say counts: who sees trouble coming is heard.
func (s Standing) rank() int {
	order := []okr.Status{okr.OffTrack, okr.Missed, okr.AtRisk}
	at := slices.Index(order, s.Status)
	if said := slices.Index(order, s.Called); said >= 0 && (at < 0 || said < at) {
		return said
	}
	return at
}

// gain is how far it moved up since they last met; Gained tells it too.
func (s Standing) gain() okr.Ratio {
	if s.Progress == nil || s.Before == nil {
		return okr.Ratio{}
	}
	return s.Progress.Sub(*s.Before)
}

// Gained is by how many basis points it moved up since they last met.
func (s Standing) Gained() int64 { return s.gain().BP() }

// achieved reports whether it has come to what counts as success since they last met.
func (s Standing) achieved() bool {
	if s.Progress == nil || s.Progress.Cmp(s.Success) < 0 {
		return false
	}
	return s.Before != nil && s.Before.Cmp(s.Success) < 0
}

// TheBehind lists the key results to look at first: off track, then missed, then
// at risk, those furthest behind first.
func TheBehind(all []Standing) []Standing {
	list := slices.DeleteFunc(slices.Clone(all), func(s Standing) bool { return s.rank() < 0 })
	sorting.Stably(list, func(a, b Standing) int {
		return cmp.Or(cmp.Compare(a.rank(), b.rank()), b.gap().Cmp(a.gap()), cmp.Compare(a.ID, b.ID))
	})
	return list
}

// TheStale lists the key results whose check-in is missing and that TheBehind
// leaves out: what is behind is spoken of there.
func TheStale(all []Standing) []Standing {
	return slices.DeleteFunc(slices.Clone(all), func(s Standing) bool { return !s.Stale || s.rank() >= 0 })
}

// TheWins lists what went well since they last met: achieved first, then what
// moved up the most.
func TheWins(all []Standing) []Standing {
	list := slices.DeleteFunc(slices.Clone(all), func(s Standing) bool { return s.gain().Cmp(okr.Ratio{}) <= 0 })
	sorting.Stably(list, func(a, b Standing) int {
		first := func(s Standing) int {
			if s.achieved() {
				return 0
			}
			return 1
		}
		return cmp.Or(cmp.Compare(first(a), first(b)), b.gain().Cmp(a.gain()), cmp.Compare(a.ID, b.ID))
	})
	return list
}
