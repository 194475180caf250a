package formula

import (
	"math/big"

	"github.com/shopspring/decimal"
)

// Exact says that products and quotients are kept as the fractions that they are.
const Exact = -1

// Step is one operation as it was reckoned, in the numbers that it was reckoned with.
type Step struct {
	Text   string // what was written for it
	Sum    string // "0.85 − 0.4", "0.85 ≥ 0.4", "min(0.45, 1)"
	Result decimal.Decimal
	Truth  *bool // of a condition, in place of Result
}

// Value reckons with the values of the names. Products and quotients are rounded to
// places decimals each, half away from zero, or to none with Exact; all else is
// exact. It fails with an *Error: Unknown for a name without a value, Zero, and,
// where it rounds, Overflow.
func (f *Formula) Value(of map[string]*big.Rat, places int) (*big.Rat, error) {
	w := &work{f: f, of: of, places: places}
	r, err := w.number(f.Root)
	return r.value, err
}

// Steps is Value with each operation, in the order in which they were reckoned. Only
// what was reckoned is in it: of a choice the side that held.
func (f *Formula) Steps(of map[string]*big.Rat, places int) (*big.Rat, []Step, error) {
	w := &work{f: f, of: of, places: places, told: true}
	r, err := w.number(f.Root)
	return r.value, w.steps, err
}

// Decimal is a number of at most Places decimals.
func Decimal(r *big.Rat) decimal.Decimal {
	return decimal.NewFromBigInt(whole(r, Places), -Places)
}

// Round rounds to some decimals, half away from zero.
func Round(r *big.Rat, places int) *big.Rat {
	n := whole(r, places)
	return new(big.Rat).SetFrac(n, power(places))
}

func power(places int) *big.Int {
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil)
}

// whole is r × 10^places, rounded half away from zero.
func whole(r *big.Rat, places int) *big.Int {
	num, den := new(big.Int).Abs(r.Num()), r.Denom()
	num.Mul(num, power(places))
	// (2n + d) ÷ 2d, cut off, is n ÷ d rounded.
	n := num.Lsh(num, 1).Add(num, den)
	n.Quo(n, new(big.Int).Lsh(den, 1))
	if r.Sign() < 0 {
		n.Neg(n)
	}
	return n
}

// work is a reckoning under way.
type work struct {
	f      *Formula
	of     map[string]*big.Rat
	places int
	told   bool
	steps  []Step
}

// result is a number, with the sum that it comes from where it is not told yet.
type result struct {
	value *big.Rat
	sum   string
}

func (w *work) fail(code Code, n *Node) error { return refuse(code, w.f.text, n.At, n.To) }

// tell notes a step; it is not put together where nobody asked.
func (w *work) tell(n *Node, sum string, r *big.Rat, truth *bool) {
	if !w.told {
		return
	}
	s := Step{Text: w.f.Text(n), Sum: sum, Truth: truth}
	if r != nil {
		s.Result = Decimal(r)
	}
	w.steps = append(w.steps, s)
}

// show is a number as a step writes it.
func (w *work) show(r *big.Rat) string {
	if !w.told {
		return ""
	}
	return Decimal(r).String()
}

var limit = new(big.Rat).SetInt(power(Digits))

// kept rounds what a product or a quotient gave, and holds it to the bound. Exact
// fractions have none on the way: what they come to is their reader's to judge.
func (w *work) kept(n *Node, r *big.Rat, round bool) (*big.Rat, error) {
	if round && w.places >= 0 {
		r = Round(r, w.places)
	}
	if w.places >= 0 && new(big.Rat).Abs(r).Cmp(limit) >= 0 {
		return nil, w.fail(Overflow, n)
	}
	return r, nil
}

// number reckons a node that gives a number.
func (w *work) number(n *Node) (result, error) {
	switch n.Op {
	case Number:
		return result{value: n.Value}, nil
	case Name:
		v, ok := w.of[n.Name]
		if !ok {
			return result{}, w.fail(Unknown, n)
		}
		v, err := w.kept(n, v, false)
		return result{value: v}, err
	case Choice:
		yes, err := w.truth(n.Args[0])
		if err != nil {
			return result{}, err
		}
		if yes {
			return w.number(n.Args[1])
		}
		return w.number(n.Args[2])
	case Minus:
		x, err := w.number(n.Args[0])
		if err != nil {
			return x, err
		}
		r := new(big.Rat).Neg(x.value)
		if n.Args[0].Op != Number {
			w.tell(n, "0 − "+w.show(x.value), r, nil)
		}
		return result{value: r}, nil
	case "+", "-":
		r, err := w.sum(n)
		if err == nil {
			w.tell(n, r.sum, r.value, nil)
		}
		return r, err
	case Call:
		return w.call(n)
	}
	return w.product(n)
}

// sum reckons + and −, a whole chain of which is one step: none of it is rounded.
func (w *work) sum(n *Node) (x result, err error) {
	if left := n.Args[0]; !left.round && (left.Op == "+" || left.Op == "-") {
		x, err = w.sum(left)
	} else {
		x, err = w.number(left)
		x.sum = ""
	}
	if err != nil {
		return x, err
	}
	y, err := w.number(n.Args[1])
	if err != nil {
		return y, err
	}
	if x.sum == "" {
		x.sum = w.show(x.value)
	}
	r, sign := new(big.Rat), " + "
	if n.Op == "-" {
		r, sign = r.Sub(x.value, y.value), " − "
	} else {
		r = r.Add(x.value, y.value)
	}
	r, err = w.kept(n, r, false)
	return result{value: r, sum: x.sum + sign + w.show(y.value)}, err
}

// product reckons × and ÷.
func (w *work) product(n *Node) (result, error) {
	x, err := w.number(n.Args[0])
	if err != nil {
		return x, err
	}
	y, err := w.number(n.Args[1])
	if err != nil {
		return y, err
	}
	r, sign := new(big.Rat), " × "
	if n.Op == "/" {
		if y.value.Sign() == 0 {
			return result{}, w.fail(Zero, n.Args[1])
		}
		r, sign = r.Quo(x.value, y.value), " ÷ "
	} else {
		r = r.Mul(x.value, y.value)
	}
	if r, err = w.kept(n, r, true); err != nil {
		return result{}, err
	}
	w.tell(n, w.show(x.value)+sign+w.show(y.value), r, nil)
	return result{value: r}, nil
}
