package evaluation

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
)

// LeastCovered is the percentage of weight that must be known for a rating: less
// would let a part stand for the whole.
const LeastCovered = 50

// places that a rating's value is rounded to, half away from zero. It is the only
// rounding: the level is read off the rounded value.
const places = 2

const mostWords = 2000 // characters, of one section or on the whole

// Answer is what a reviewer says of a section.
type Answer struct {
	Section Section `json:"section"`
	Level   int     `json:"level,omitempty"` // 0: can't judge
	Words   string  `json:"words,omitempty"`
}

// Answers are a reviewer's, with words on the whole.
type Answers struct {
	Sections []Answer `json:"sections"`
	Words    string   `json:"words,omitempty"`
}

// CheckAnswers finds what is wrong with what a reviewer hands in, all at once:
// evaluation.unanswered for a section that was neither judged nor left out
// knowingly, evaluation.level_unknown, evaluation.section_unknown,
// evaluation.words_needed where somebody can't judge or gives the lowest or the
// highest level, input.too_long.
func (f Form) CheckAnswers(in Answers) error {
	var bad []*fault.Fault
	need := func(ok bool, field, code string, args ...fault.Args) {
		if !ok {
			bad = append(bad, fault.At(field, code, args...))
		}
	}
	seen := map[Section]bool{}
	for i, a := range in.Sections {
		at := field("/sections", i)
		_, known := f.Part(a.Section)
		need(known && a.Section != Results && !seen[a.Section], at+"/section", "evaluation.section_unknown")
		seen[a.Section] = true
		need(a.Level >= 0 && a.Level <= len(f.Levels), at+"/level", "evaluation.level_unknown")
		extreme := a.Level == 1 || a.Level == len(f.Levels)
		need(!extreme || strings.TrimSpace(a.Words) != "", at+"/words", "evaluation.words_needed")
		need(utf8.RuneCountInString(a.Words) <= mostWords, at+"/words", "input.too_long", fault.Args{"limit": mostWords})
	}
	missing := slices.ContainsFunc(f.Parts, func(p Part) bool { return p.Section != Results && !seen[p.Section] })
	need(!missing, "/sections", "evaluation.unanswered")
	need(utf8.RuneCountInString(in.Words) <= mostWords, "/words", "input.too_long", fault.Args{"limit": mostWords})
	return fault.Join(bad)
}

// Line is one step of a rating: what a section weighs and got.
type Line struct {
	Section Section
	Weight  int              // percent
	Grade   *decimal.Decimal // 1 to the number of levels; nil: unknown, and left out
}

// Rating is what a form comes to.
type Rating struct {
	Lines   []Line
	Covered int              // percent of weight that is known
	Value   *decimal.Decimal // to two places; nil where less than LeastCovered is known
	Level   int              // from 1; 0 where Value is nil
}

// GradeOf is a final score on a scale of so many levels: 1 + score × (levels − 1),
// exact to two places. nil stays nil.
func GradeOf(score *okr.Score, levels int) *decimal.Decimal {
	if score == nil {
		return nil
	}
	g := decimal.New(int64(*score)*int64(levels-1), -2).Add(decimal.NewFromInt(1))
	return &g
}

// Rate is the mean of the known sections by their weights:
//
//	value = Σ weight × grade ÷ Σ weight, over the sections that are known
//
// rounded once to 0.01; from n.50 on the level is the next. OKR results are by
// the final score, the other sections as judged.
func (f Form) Rate(in Answers, score *okr.Score) Rating {
	given := map[Section]int{}
	for _, a := range in.Sections {
		given[a.Section] = a.Level
	}
	r := Rating{Lines: make([]Line, len(f.Parts))}
	sum := decimal.Decimal{}
	for i, p := range f.Parts {
		l := Line{Section: p.Section, Weight: p.Weight}
		if p.Section == Results {
			l.Grade = GradeOf(score, len(f.Levels))
		} else if n := given[p.Section]; n > 0 {
			g := decimal.NewFromInt(int64(n))
			l.Grade = &g
		}
		r.Lines[i] = l
		if l.Grade == nil {
			continue
		}
		r.Covered += p.Weight
		sum = sum.Add(l.Grade.Mul(decimal.NewFromInt(int64(p.Weight))))
	}
	if r.Covered < LeastCovered {
		return r
	}
	value := sum.DivRound(decimal.NewFromInt(int64(r.Covered)), places)
	r.Value, r.Level = &value, int(value.Round(0).IntPart())
	return r
}

// Sum is the arithmetic in numbers: "(50 × 3.88 + 30 × 4) ÷ 80"; "" where
// nothing is known.
func (r Rating) Sum() string {
	var terms []string
	for _, l := range r.Lines {
		if l.Grade != nil {
			terms = append(terms, decimal.NewFromInt(int64(l.Weight)).String()+" × "+l.Grade.String())
		}
	}
	if terms == nil {
		return ""
	}
	return "(" + strings.Join(terms, " + ") + ") ÷ " + decimal.NewFromInt(int64(r.Covered)).String()
}
