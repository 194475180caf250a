package formula

import (
	"math/big"
	"strings"
)

// truth reckons a node that gives a condition.
func (w *work) truth(n *Node) (bool, error) {
	switch n.Op {
	case True, False:
		return n.Op == True, nil
	case Not:
		x, err := w.truth(n.Args[0])
		if err != nil {
			return false, err
		}
		is := !x
		w.tell(n, "!"+said(x), nil, &is)
		return is, nil
	case "&&", "||":
		x, err := w.truth(n.Args[0])
		if err != nil || x == (n.Op == "||") { // the left side decides
			return x, err
		}
		y, err := w.truth(n.Args[1])
		if err == nil {
			w.tell(n, said(x)+" "+string(n.Op)+" "+said(y), nil, &y)
		}
		return y, err
	}
	x, err := w.number(n.Args[0])
	if err != nil {
		return false, err
	}
	y, err := w.number(n.Args[1])
	if err != nil {
		return false, err
	}
	is, sign := compare(n.Op, x.value.Cmp(y.value))
	w.tell(n, w.show(x.value)+" "+sign+" "+w.show(y.value), nil, &is)
	return is, nil
}

func said(is bool) string {
	if is {
		return string(True)
	}
	return string(False)
}

// compare judges an order of two numbers, and gives the sign that people write.
func compare(op Op, order int) (is bool, sign string) {
	switch op {
	case "<":
		return order < 0, "<"
	case "<=":
		return order <= 0, "≤"
	case ">":
		return order > 0, ">"
	case ">=":
		return order >= 0, "≥"
	case "==":
		return order == 0, "="
	}
	return order != 0, "≠"
}

// call reckons a function. All arguments are reckoned, of tier too.
func (w *work) call(n *Node) (result, error) {
	args := make([]*big.Rat, len(n.Args))
	shown := make([]string, len(n.Args))
	for i, arg := range n.Args {
		x, err := w.number(arg)
		if err != nil {
			return x, err
		}
		args[i], shown[i] = x.value, w.show(x.value)
	}
	r, err := w.kept(n, apply(n.Name, args), false)
	if err != nil {
		return result{}, err
	}
	w.tell(n, n.Name+"("+strings.Join(shown, ", ")+")", r, nil)
	return result{value: r}, nil
}

func apply(name string, args []*big.Rat) *big.Rat {
	x := args[0]
	switch name {
	case "min":
		return best(args, -1)
	case "max":
		return best(args, 1)
	case "abs":
		return new(big.Rat).Abs(x)
	case "floor":
		return down(x)
	case "ceil":
		r := down(new(big.Rat).Neg(x))
		return r.Neg(r)
	case "clamp": // not below the first bound, and not above the second, which wins
		return best([]*big.Rat{best([]*big.Rat{x, args[1]}, 1), args[2]}, -1)
	case "tier": // the value of the last bound that is reached, 0 below all
		got := new(big.Rat)
		for i := 1; i < len(args) && x.Cmp(args[i]) >= 0; i += 2 {
			got = args[i+1]
		}
		return got
	}
	places := 0 // round
	if len(args) == 2 {
		places = int(args[1].Num().Int64())
	}
	return Round(x, places)
}

// best is the least (−1) or the greatest (1).
func best(args []*big.Rat, want int) *big.Rat {
	got := args[0]
	for _, x := range args[1:] {
		if x.Cmp(got) == want {
			got = x
		}
	}
	return got
}

// down is the greatest whole number that isn't above x.
func down(x *big.Rat) *big.Rat {
	return new(big.Rat).SetInt(new(big.Int).Div(x.Num(), x.Denom())) // Euclidean: the divisor is positive
}
