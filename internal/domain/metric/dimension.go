package metric

import (
	"maps"
	"slices"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/formula"
)

// Unit is a unit as arithmetic sees it: so many powers of ten of what it is made of.
// 万元 is ten to the fourth of 元, % a hundredth of nothing, 元/人 is 元 once and 人
// minus once.
type Unit struct {
	Power int32
	Of    map[string]int
}

// Dimension is what the unit of a formula is made of. A number that is written in
// the formula takes the unit of what it is added to.
type Dimension struct {
	of   map[string]int
	free bool
}

// String is the dimension as people write a unit; "" of a plain number.
func (d Dimension) String() string {
	var over, under []string
	for _, base := range slices.Sorted(maps.Keys(d.of)) {
		for n := d.of[base]; n > 0; n-- {
			over = append(over, base)
		}
		for n := d.of[base]; n < 0; n++ {
			under = append(under, base)
		}
	}
	text := strings.Join(over, "·")
	if len(under) > 0 {
		if text == "" {
			text = "1"
		}
		text += "/" + strings.Join(under, "/")
	}
	return text
}

func (d Dimension) same(of map[string]int) bool {
	return maps.Equal(tidy(d.of), tidy(of))
}

func tidy(of map[string]int) map[string]int {
	kept := maps.Clone(of)
	maps.DeleteFunc(kept, func(_ string, n int) bool { return n == 0 })
	if kept == nil {
		kept = map[string]int{}
	}
	return kept
}

// dimension finds the unit of an expression; metrics.formula_units where what
// doesn't belong together is added or compared.
func dimension(n *formula.Node, of map[string]Unit) (d Dimension, err error) {
	switch n.Op {
	case formula.Number:
		return Dimension{free: true}, nil
	case formula.Name:
		return Dimension{of: of[n.Name].Of}, nil
	}
	for i, arg := range n.Args {
		one, err := dimension(arg, of)
		if err != nil {
			return d, err
		}
		switch {
		case i == 0:
			d = one
		case n.Op == "*":
			d = d.times(one, 1)
		case n.Op == "/":
			d = d.times(one, -1)
		default:
			if d, err = d.with(one); err != nil {
				return d, err
			}
		}
	}
	return d, nil
}

// times multiplies, or divides where sign is −1.
func (d Dimension) times(e Dimension, sign int) Dimension {
	of := maps.Clone(d.of)
	if of == nil {
		of = map[string]int{}
	}
	for base, n := range e.of {
		of[base] += sign * n
	}
	return Dimension{of: of, free: d.free && e.free}
}

// with is the unit of a sum.
func (d Dimension) with(e Dimension) (Dimension, error) {
	switch {
	case d.free:
		return e, nil
	case e.free || d.same(e.of):
		return d, nil
	}
	return d, fault.At("/formula", "metrics.formula_units", fault.Args{"left": d.String(), "right": e.String()})
}
