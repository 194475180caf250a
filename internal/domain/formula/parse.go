package formula

import (
	"math/big"
	"slices"
)

type parser struct {
	text   []rune
	tokens []token
	next   int
	depth  int
	nodes  int
}

func (p *parser) peek() token { return p.tokens[p.next] }

// takes the next token where it is one of these signs.
func (p *parser) take(signs ...string) (token, bool) {
	t := p.peek()
	if t.kind == '+' && slices.Contains(signs, t.text) {
		p.next++
		return t, true
	}
	return t, false
}

// broken is that reading stops at the next token.
func (p *parser) broken() error {
	t := p.peek()
	return refuse(Broken, p.text, t.at, t.to)
}

// node makes a node from its first argument, or place, to what was read last.
func (p *parser) node(op Op, at int, args ...*Node) (*Node, error) {
	n := &Node{Op: op, Args: args, At: at, To: p.tokens[p.next-1].to}
	if p.nodes++; p.nodes > maxNodes {
		return nil, refuse(TooMany, p.text, at, n.To)
	}
	return n, nil
}

// deeper runs what reads something within something.
func (p *parser) deeper(read func() (*Node, error)) (*Node, error) {
	if p.depth++; p.depth > maxDepth {
		t := p.peek()
		return nil, refuse(TooDeep, p.text, t.at, t.to)
	}
	defer func() { p.depth-- }()
	return read()
}

func (p *parser) whole() (*Node, error) {
	n, err := p.expr()
	if err == nil && p.peek().kind != 0 {
		return nil, p.broken()
	}
	return n, err
}

// expr is a choice or what it is made of. A chain of choices, each in the last place
// of the one before, is no depth: that is how people write steps.
func (p *parser) expr() (*Node, error) {
	at := p.peek().at
	n, err := p.sides(0)
	if err != nil {
		return nil, err
	}
	if _, ok := p.take("?"); !ok {
		return n, nil
	}
	yes, err := p.sides(0)
	if err != nil {
		return nil, err
	}
	if _, ok := p.take(":"); !ok {
		return nil, p.broken()
	}
	no, err := p.expr()
	if err != nil {
		return nil, err
	}
	return p.node(Choice, at, n, yes, no)
}

// levels are the signs of two sides, the loosest first.
func levels(i int) []string {
	return [][]string{{"||"}, {"&&"}, {"<", "<=", ">", ">=", "==", "!="}, {"+", "-"}, {"*", "/"}}[i]
}

const tightest = 4

// sides reads what the signs of a level and of tighter ones hold together. Of
// comparisons there is one: a < b < c says something else than it seems to.
func (p *parser) sides(level int) (*Node, error) {
	if level > tightest {
		return p.unary()
	}
	at := p.peek().at
	n, err := p.sides(level + 1)
	for err == nil {
		t, ok := p.take(levels(level)...)
		if !ok {
			return n, nil
		}
		var right *Node
		if right, err = p.sides(level + 1); err != nil {
			return nil, err
		}
		if n, err = p.node(Op(t.text), at, n, right); err != nil {
			return nil, err
		}
		if level == 2 {
			return n, nil
		}
	}
	return nil, err
}

func (p *parser) unary() (*Node, error) {
	t, ok := p.take("-", "!")
	if !ok {
		return p.primary()
	}
	n, err := p.deeper(p.unary)
	if err != nil {
		return nil, err
	}
	op := Minus
	if t.text == "!" {
		op = Not
	}
	return p.node(op, t.at, n)
}

func (p *parser) primary() (*Node, error) {
	t := p.peek()
	if _, ok := p.take("("); ok {
		n, err := p.deeper(p.expr)
		if err != nil {
			return nil, err
		}
		if _, ok := p.take(")"); !ok {
			return nil, p.broken()
		}
		n.At, n.To, n.round = t.at, p.tokens[p.next-1].to, true
		return n, nil
	}
	if t.kind != '0' && t.kind != 'a' {
		return nil, p.broken()
	}
	p.next++
	if t.kind == '0' {
		n, err := p.node(Number, t.at)
		if err == nil {
			n.Value, _ = new(big.Rat).SetString(t.text)
		}
		return n, err
	}
	if _, ok := p.take("("); ok {
		return p.call(t)
	}
	switch t.text {
	case "true":
		return p.node(True, t.at)
	case "false":
		return p.node(False, t.at)
	}
	n, err := p.node(Name, t.at)
	if err == nil {
		n.Name = t.text
	}
	return n, err
}

// call reads the arguments of a function.
func (p *parser) call(name token) (*Node, error) {
	var args []*Node
	if _, ok := p.take(")"); !ok {
		for {
			n, err := p.deeper(p.expr)
			if err != nil {
				return nil, err
			}
			args = append(args, n)
			if _, ok := p.take(","); ok {
				continue
			}
			if _, ok := p.take(")"); ok {
				break
			}
			return nil, p.broken()
		}
	}
	n, err := p.node(Call, name.at, args...)
	if err == nil {
		n.Name = name.text
	}
	return n, err
}
