package meeting

import (
	"cmp"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
)

// Scored is a key result as two people scored it; nil for who hasn't.
type Scored struct {
	ID             string
	Self, Reviewer *okr.Score
}

// apart is by how much the two differ, in hundredths; 0 where one of them hasn't
// scored it.
func (s Scored) apart() int {
	if s.Self == nil || s.Reviewer == nil {
		return 0
	}
	if d := int(*s.Self) - int(*s.Reviewer); d > 0 {
		return d
	}
	return int(*s.Reviewer) - int(*s.Self)
}

// TheApart lists the key results whose owner and reviewer score them differently,
// those furthest apart first.
func TheApart(all []Scored) []Scored {
	list := slices.DeleteFunc(slices.Clone(all), func(s Scored) bool { return s.apart() == 0 })
	sorting.Stably(list, func(a, b Scored) int { return cmp.Or(cmp.Compare(b.apart(), a.apart()), cmp.Compare(a.ID, b.ID)) })
	return list
}
