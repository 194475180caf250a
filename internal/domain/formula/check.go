package formula

import (
	"math/big"
	"slices"
)

// check finds what fits the syntax and still says nothing, and notes the names.
func (f *Formula) check() error {
	return f.want(f.Root, false)
}

// truth reports whether a node gives true or false, not a number. Of a choice both
// sides are numbers.
func (n *Node) truth() bool {
	switch n.Op {
	case Not, True, False, "&&", "||", "<", "<=", ">", ">=", "==", "!=":
		return true
	}
	return false
}

// want checks a node that must give a condition, or a number.
func (f *Formula) want(n *Node, truth bool) error {
	if n.truth() != truth {
		code := WantNumber
		if truth {
			code = WantTruth
		}
		return refuse(code, f.text, n.At, n.To)
	}
	switch n.Op {
	case Name:
		if !slices.ContainsFunc(f.names, func(m *Node) bool { return m.Name == n.Name }) {
			f.names = append(f.names, n)
		}
	case Call:
		if err := f.checkCall(n); err != nil {
			return err
		}
	}
	for i, arg := range n.Args {
		conditions := n.Op == Not || n.Op == "&&" || n.Op == "||" || n.Op == Choice && i == 0
		if err := f.want(arg, conditions); err != nil {
			return err
		}
	}
	return nil
}

// Functions lists the functions, as they are offered.
func Functions() []string {
	return []string{"min", "max", "round", "floor", "ceil", "abs", "clamp", "tier"}
}

func (f *Formula) checkCall(n *Node) error {
	fits := false
	switch got := len(n.Args); n.Name {
	case "min", "max":
		fits = got >= 1
	case "round": // to whole numbers, or to so many decimals
		fits = got == 1 || got == 2 && isPlaces(n.Args[1])
	case "floor", "ceil", "abs":
		fits = got == 1
	case "clamp":
		fits = got == 3
	case "tier":
		fits = got >= 3 && got%2 == 1
	default:
		return refuse(Function, f.text, n.At, n.To)
	}
	if !fits {
		return refuse(Arguments, f.text, n.At, n.To)
	}
	if n.Name == "tier" {
		return f.checkTier(n)
	}
	return nil
}

// isPlaces takes a plain whole number from 0 to Places.
func isPlaces(n *Node) bool {
	return n.Op == Number && n.Value.IsInt() && n.Value.Cmp(big.NewRat(Places, 1)) <= 0
}

// checkTier wants bounds that are plain numbers and rise: tier(x, 0.4, 0.5, 0.8, 1).
func (f *Formula) checkTier(n *Node) error {
	var last *big.Rat
	for i := 1; i < len(n.Args); i += 2 {
		bound := n.Args[i]
		if bound.Op != Number {
			return refuse(Arguments, f.text, bound.At, bound.To)
		}
		if last != nil && bound.Value.Cmp(last) <= 0 {
			return refuse(Rising, f.text, bound.At, bound.To)
		}
		last = bound.Value
	}
	return nil
}
