package incentive

import (
	"cmp"
	"errors"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/formula"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
)

// axis is something that a formula looks at, as it is moved: to each of its points,
// while all else is at one of its own settings, the first of which is usual.
type axis struct {
	of       Input
	points   []decimal.Decimal
	settings []decimal.Decimal
}

// steps are so many numbers from 0 up, a unit apart.
func steps(n int, exp int32) []decimal.Decimal {
	list := make([]decimal.Decimal, n)
	for i := range list {
		list[i] = decimal.New(int64(i), exp)
	}
	return list
}

func numbers(of ...string) []decimal.Decimal {
	list := make([]decimal.Decimal, len(of))
	for i, text := range of {
		list[i] = decimal.RequireFromString(text)
	}
	return list
}

// sampleDays are the workdays of the period in which a formula is tried.
const sampleDays = 61

// ordinary is up to where counts and factors are moved in every step, and what pays
// too much is told. Beyond only what can't be reckoned at all is.
const (
	ordinaryCount  = 30
	ordinaryFactor = 3
)

// axes are the ways in which a formula can be moved, each over its whole range: counts
// one by one as far as they are ordinary, then in tens up to the bound.
func axes(r Rules) (list []axis) {
	counts := append(steps(ordinaryCount+1, 0), numbers("100", "1000", "10000")...)
	for _, a := range []axis{
		{Score, steps(101, -2), numbers("0.7", "0", "1")},
		{Achievement, steps(int(okr.MostAchievement)+1, -2), numbers("1", "0", "2")},
		{TeamScore, steps(101, -2), numbers("0.7", "0", "1")},
		{Factor, steps(101, -1), numbers("1", "0.5", "2")},
		{Count, counts, numbers("1", "0", "10")},
		{LateCount, counts, numbers("0", "1", "10")},
		{Recognitions, counts, numbers("1", "0", "10")},
		{Contributions, counts, numbers("1", "0", "10")},
		{Base, append(steps(101, 2), numbers("100000", "1000000", "10000000000")...), numbers("10000")},
		{Days, steps(sampleDays+1, 0), numbers("61", "30")},
	} {
		if slices.Contains(r.read.Names(), string(a.of)) {
			list = append(list, a)
		}
	}
	return list
}

// mostSettings bounds how many ways all else is set while one thing moves.
const mostSettings = 27

// around are the ways in which all but one axis are set, the usual one first.
func around(list []axis, but int) [][]Setting {
	ways := [][]Setting{nil}
	for i, a := range list {
		if i == but {
			continue
		}
		choices := a.settings
		if len(ways)*len(choices) > mostSettings {
			choices = choices[:1]
		}
		var next [][]Setting
		for _, v := range choices {
			for _, way := range ways {
				next = append(next, append(slices.Clone(way), Setting{a.of, v}))
			}
		}
		ways = next
	}
	return ways
}

// put gives an entry a value.
func (e *Entry) put(s Setting) {
	score := okr.Score(s.Value.Shift(2).IntPart())
	switch s.Of {
	case Score:
		e.Score = &score
	case TeamScore:
		e.TeamScore = &score
	case Achievement:
		e.Achievement = okr.AchievementOf(score.Hundredths())
	case Factor:
		e.Factor = decimal.NewNullDecimal(s.Value)
	case Count:
		e.Count = s.Value.IntPart()
	case LateCount:
		e.Late = s.Value.IntPart()
	case Recognitions:
		e.Recognitions = s.Value.IntPart()
	case Contributions:
		e.Contributions = s.Value.IntPart()
	case Base:
		e.Base = Fen(s.Value.Shift(2).IntPart())
	case Days:
		e.Days = int(s.Value.IntPart())
	}
}

// ordinary reports whether people have such values.
func (s Setting) ordinary() bool {
	switch s.Of {
	case Factor:
		return !s.Value.GreaterThan(decimal.NewFromInt(ordinaryFactor))
	case Count, LateCount, Recognitions, Contributions:
		return !s.Value.GreaterThan(decimal.NewFromInt(ordinaryCount))
	}
	return true
}

// prober gathers what is found while a formula is tried.
type prober struct {
	r     Rules
	found map[prompt]Warning // of each the usual one, else the worst
	usual map[prompt]bool    // found where all else is usual
	fails map[prompt]*Warning
	tried int
}

// prompt is what warnings are kept apart by.
type prompt struct {
	kind     WarningKind
	of       Input
	from, to string
}

// probe moves everything that a formula looks at over its whole range while the rest
// is usual, low and high, and tells of cliffs, lowered targets and ceilings in scores,
// of what pays less for more, or more for what is late, and of values at which it
// can't be reckoned, where none of that is known.
func probe(r Rules) []Warning {
	if r.Check() != nil {
		return nil
	}
	r = r.ready()
	r.Budget, r.silent = 0, true
	p := &prober{r: r, found: map[prompt]Warning{}, usual: map[prompt]bool{}, fails: map[prompt]*Warning{}}
	list := axes(r)
	for i, a := range list {
		for k, way := range around(list, i) {
			p.along(a, way, k == 0)
		}
	}
	return p.all()
}

// pay is what somebody would get; in a pool of two bases, beside a usual colleague.
func (p *prober) pay(e Entry, usual decimal.Decimal) (Fen, error) {
	if !p.r.pooled() {
		got, err := p.r.one(e)
		if err == nil && got.Amount > MostFen {
			err = fault.New(fault.Invalid, "incentive.overflow")
		}
		return got.Amount, err
	}
	w, err := p.r.weight(e)
	if err != nil {
		return 0, err
	}
	return part(2*sampleBase, w, w.Add(usual)), nil
}

// sample is the person who is tried.
func sample() Entry {
	score, all := okr.Score(70), okr.Achievement(100)
	return Entry{PersonID: "a", Base: sampleBase, Score: &score, TeamScore: &score, Achievement: &all, Count: 1, Recognitions: 1, Contributions: 1, Days: sampleDays, Of: sampleDays}
}

// along moves one thing while all else stays.
func (p *prober) along(a axis, way []Setting, usual bool) {
	e := sample()
	for _, s := range way {
		e.put(s)
	}
	colleague := decimal.Decimal{}
	if p.r.pooled() {
		colleague, _ = p.r.weight(sample()) // where that fails, so it does for the person tried
	}
	pays, fine := make([]Fen, len(a.points)), true
	for i, v := range a.points {
		e.put(Setting{a.of, v})
		p.tried++
		got, err := p.pay(e, colleague)
		if pays[i] = got; err != nil {
			fine, pays[i] = false, -1
			p.failed(err, append(slices.Clone(way), Setting{a.of, v}))
		}
	}
	gain, inYuan := percent, false
	if p.r.Gives == GivesYuan { // of the most that it pays along the way
		most := max(slices.Max(pays), 1)
		gain, inYuan = func(f Fen) decimal.Decimal { return f.Yuan().Mul(hundred).Div(most.Yuan()) }, true
	}
	if fine && (a.of == Score || a.of == TeamScore || a.of == Achievement) {
		for _, w := range tempting(a.of, pays, gain) {
			if w.Kind != Ceiling || usual {
				p.note(w, way, pays, inYuan, usual)
			}
		}
	}
	switch a.of {
	case Score, TeamScore, Achievement, Factor:
		p.falls(Falling, a, way, pays, inYuan, 1)
	case Count, Recognitions, Contributions:
		p.falls(Falling, a, way, pays, inYuan, 1)
		p.jumps(a, way, pays, gain, usual, 1)
	case LateCount:
		p.falls(Rewarding, a, way, pays, inYuan, -1)
		p.jumps(a, way, pays, gain, usual, -1)
	}
}

// note keeps what a score tempts to.
func (p *prober) note(w Warning, way []Setting, pays []Fen, inYuan, usual bool) {
	w.With = way
	if w.InYuan = inYuan; inYuan && w.Kind != Ceiling {
		at := func(d decimal.Decimal) Fen { return pays[d.Shift(2).IntPart()] }
		w.Gain = (at(w.To) - at(w.From)).Yuan()
	}
	p.keep(w, usual)
}

func (p *prober) keep(w Warning, usual bool) {
	key := prompt{kind: w.Kind, of: w.Of}
	if w.Kind == Cliff {
		key.from, key.to = w.From.String(), w.To.String()
	}
	if was, ok := p.found[key]; !ok || !p.usual[key] && w.Gain.GreaterThan(was.Gain) {
		p.found[key], p.usual[key] = w, usual
	}
}

// jumps finds cliffs in counts, where each step may well be worth a lot: one that is
// worth more than twice what those beside it are. Of what is late one fewer is better.
func (p *prober) jumps(a axis, way []Setting, pays []Fen, gain func(Fen) decimal.Decimal, usual bool, sign Fen) {
	step := func(i int) Fen {
		if i < 0 || i >= ordinaryCount || pays[i] < 0 || pays[i+1] < 0 {
			return 0
		}
		return sign * (pays[i+1] - pays[i])
	}
	for i := range ordinaryCount {
		d := step(i)
		if gain(d).LessThan(decimal.NewFromInt(cliffFrom)) || d <= 2*max(step(i-1).size(), step(i+1).size()) {
			continue
		}
		w := Warning{Kind: Cliff, Of: a.of, From: a.points[i], To: a.points[i+1], Gain: gain(d), With: way}
		if sign < 0 {
			w.From, w.To = w.To, w.From
		}
		if w.InYuan = p.r.Gives == GivesYuan; w.InYuan {
			w.Gain = d.Yuan()
		}
		p.keep(w, usual)
	}
}

// falls finds the deepest fall in what is paid (the highest rise, for sign −1), over
// the values at which it can be reckoned.
func (p *prober) falls(kind WarningKind, a axis, way []Setting, pays []Fen, inYuan bool, sign Fen) {
	top := -1
	worst := Warning{Kind: kind, Of: a.of, With: way, InYuan: inYuan}
	for i, f := range pays {
		if f < 0 || !(Setting{a.of, a.points[i]}).ordinary() {
			continue
		}
		if top < 0 || sign*f >= sign*pays[top] {
			top = i
			continue
		}
		lost := sign * (pays[top] - f)
		g := percent(lost)
		if inYuan {
			g = lost.Yuan()
		}
		if g.GreaterThan(worst.Gain) {
			worst.From, worst.To, worst.Gain = a.points[top], a.points[i], g
		}
	}
	if worst.Gain.IsPositive() {
		p.keep(worst, false)
	}
}

// failed notes where a formula can't be reckoned.
func (p *prober) failed(err error, at []Setting) {
	w := Warning{Kind: Unchecked, With: at, Why: "incentive.overflow"}
	var e *formula.Error
	if errors.As(err, &e) {
		w.Why, w.Part = "incentive.formula_"+string(e.Code), e.Text
	} else if f, ok := fault.Of(err); ok {
		if w.Why = f.Code; slices.ContainsFunc(at, func(s Setting) bool { return !s.ordinary() }) {
			return // too much, for somebody who isn't there
		}
	}
	key := prompt{kind: Unchecked, from: w.Why, to: w.Part}
	if p.fails[key] == nil {
		p.fails[key] = &w
	}
	p.fails[key].Failed++
}

// all are the warnings: what couldn't be checked first, then as they hang together.
func (p *prober) all() (list []Warning) {
	for _, w := range p.fails {
		w.Tried = p.tried
		list = append(list, *w)
	}
	for _, w := range p.found {
		list = append(list, w)
	}
	kinds := []WarningKind{Unchecked, Falling, Rewarding, Cliff, Sandbag, Ceiling}
	sorting.By(list, func(a, b Warning) int {
		return cmp.Or(slices.Index(kinds, a.Kind)-slices.Index(kinds, b.Kind), cmp.Compare(a.Of, b.Of), a.From.Cmp(b.From), cmp.Compare(a.Why, b.Why), cmp.Compare(a.Part, b.Part))
	})
	return list[:min(len(list), mostWarnings)]
}

// mostWarnings is how many are told of a formula.
const mostWarnings = 20
