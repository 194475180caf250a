// Package formula reads and reckons the arithmetic that people write into metrics
// and incentive schemes: a small part of CEL's syntax over exact decimals, of which
// none is ever a float.
//
//	expr  = or [ "?" or ":" expr ]          or  = and { "||" and }
//	and   = cmp { "&&" cmp }                cmp = sum [ ("<"|"<="|">"|">="|"=="|"!=") sum ]
//	sum   = term { ("+"|"-") term }         term = unary { ("*"|"/") unary }
//	unary = "-" unary | "!" unary | number | name | name "(" expr { "," expr } ")" | "(" expr ")"
//
// There is one kind of number, so that 2 and 2.0 are the same (CEL has two that
// don't mix), and there are true and false, which only conditions have; a formula
// gives a number. Of && and || the right side is reckoned only where the left one
// doesn't decide, of ?: only the side that holds. The functions are min, max, round,
// floor, ceil, abs, clamp and tier. Signs as people type them (×, ÷, ≥, full-width
// ones) are taken for those above.
package formula

import (
	"math/big"
	"slices"
)

// The bounds of a formula.
const (
	MaxLength = 500 // characters
	maxDepth  = 20  // brackets, calls and signs within one another
	maxNodes  = 200 // numbers, names and operations
	// Digits is how many digits a number has before its point at most: where products
	// are rounded, what reaches 10¹⁸ on the way or at the end is an overflow.
	Digits = 18
	// Places is how many decimals a step shows at most.
	Places = 10
)

// Code says why a formula is refused or can't be reckoned.
type Code string

// The codes.
const (
	Empty      Code = "empty"
	TooLong    Code = "too_long"    // over MaxLength
	TooDeep    Code = "too_deep"    // too much within one another
	TooMany    Code = "too_many"    // numbers, names and operations
	Broken     Code = "broken"      // it can't be read on from here
	Part       Code = "part"        // a sign or a number that the language doesn't have
	Function   Code = "function"    // no such function
	Arguments  Code = "arguments"   // a function with too few or too many, or that must be plain numbers
	Rising     Code = "rising"      // the bounds of a tier that don't rise
	WantNumber Code = "want_number" // a condition where a number belongs
	WantTruth  Code = "want_truth"  // a number where a condition belongs
	Unknown    Code = "unknown"     // a name whose value isn't known, which is not zero
	Zero       Code = "zero"        // a division by zero
	Overflow   Code = "overflow"    // a number of 10¹⁸ or more
)

// Error is a refusal at a place in the text.
type Error struct {
	Code   Code
	At, To int    // characters of the text, from 0, To not counted in
	Text   string // what stands there
}

// Error is for logs and tests.
func (e *Error) Error() string { return "formula." + string(e.Code) + ": " + e.Text }

// Op is what a node does.
type Op string

// The operations. Those of two sides are their sign.
const (
	Number Op = "number"
	Name   Op = "name"
	Call   Op = "call"
	Choice Op = "?:"
	Minus  Op = "neg"
	Not    Op = "!"
	True   Op = "true"
	False  Op = "false"
)

// Node is one operation with what it works on.
type Node struct {
	Op     Op
	Name   string   // of a value or a function
	Value  *big.Rat // of a number; not to be changed
	Args   []*Node
	At, To int  // characters of the text
	round  bool // it stands in brackets
}

// Formula is arithmetic that was read. It doesn't change.
type Formula struct {
	Root  *Node
	text  []rune
	names []*Node // where each name stands first
}

// Names lists the values that it looks at, in the order in which they stand.
func (f *Formula) Names() []string {
	list := make([]string, len(f.names))
	for i, n := range f.names {
		list[i] = n.Name
	}
	return list
}

// Where is the first place of a name.
func (f *Formula) Where(name string) (at, to int) {
	if i := slices.IndexFunc(f.names, func(n *Node) bool { return n.Name == name }); i >= 0 {
		return f.names[i].At, f.names[i].To
	}
	return 0, 0
}

// Text is what was written for a node.
func (f *Formula) Text(n *Node) string { return string(f.text[n.At:n.To]) }

// Read reads a formula; what is wrong with it is an *Error. Spaces around it count
// in its places.
func Read(text string) (*Formula, error) {
	runes := []rune(text)
	if len(runes) > MaxLength {
		return nil, &Error{Code: TooLong, At: MaxLength, To: len(runes)}
	}
	tokens, err := lex(runes)
	if err != nil {
		return nil, err
	}
	if len(tokens) == 1 { // the end
		return nil, &Error{Code: Empty, To: len(runes)}
	}
	f := &Formula{text: runes}
	p := &parser{text: runes, tokens: tokens}
	if f.Root, err = p.whole(); err != nil {
		return nil, err
	}
	return f, f.check()
}

// Within refuses a number that is written with more decimals than are reckoned with:
// Part.
func (f *Formula) Within(places int) error { return f.within(f.Root, places) }

func (f *Formula) within(n *Node, places int) error {
	if n.Op == Number && Round(n.Value, places).Cmp(n.Value) != 0 {
		return refuse(Part, f.text, n.At, n.To)
	}
	for _, arg := range n.Args {
		if err := f.within(arg, places); err != nil {
			return err
		}
	}
	return nil
}
