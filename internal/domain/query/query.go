// Package query reads and answers what people ask of a list of OKRs in words:
// 负责人:李娜 落后 > 20% 没有行动, or owner:lina behind>20% no:actions. Both languages are
// read whatever the reader's, also mixed. Terms are all to hold, unless "or" stands between
// them; brackets take them together. A comma in a value says or, too; a minus before a term
// or a bracket says not. What isn't known holds neither way.
package query

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okr"
)

// Field is what a term asks about.
type Field string

// The fields.
const (
	Text       Field = "text" // part of a title
	Owner      Field = "owner"
	Team       Field = "team" // with those below it
	Theme      Field = "theme"
	Status     Field = "status"
	State      Field = "state"
	Kind       Field = "kind"
	Behind     Field = "behind"     // expected − progress within 0 and 1, in points
	Progress   Field = "progress"   // in percent
	Confidence Field = "confidence" // 0 to 10, of a key result
	Chance     Field = "chance"     // foreseen for a key result, in percent
	Due        Field = "due"        // the day that a key result is due, or overdue
	Without    Field = "no"         // actions (of a key result), data, theme, team
	Is         Field = "is"         // stale, key_result, measurable: the last two of no objective itself
)

// Op is how a term compares.
type Op string

// The comparisons.
const (
	Has     Op = ":" // of what is measured: equals
	More    Op = ">"
	AtLeast Op = ">="
	Less    Op = "<"
	AtMost  Op = "<="
)

// Term is one condition.
type Term struct {
	Not    bool
	Field  Field
	Op     Op
	Values []string        // any of them; of status, state, kind, no and is their codes, of due days and codes
	Number decimal.Decimal // of what is measured: percent, or a confidence
	Any    []Query         // instead of all the above: one of them is to hold
	days   []Days          // of due: what its values mean, once On has said what day it is
}

// Query is conditions that are all to hold.
type Query struct{ Terms []Term }

// Me is the value of owner that stands for the reader.
const Me = "me"

// Subject is an objective, or one of its key results, as a query sees it. Unknown numbers
// are nil.
type Subject struct {
	Titles     []string // of the key result and of its objective
	OwnerID    string
	OwnerName  string
	TeamNames  []string // the owning team and those above it
	ThemeNames []string
	Status     okr.Status
	State      okr.State
	Kind       okr.Kind
	Progress   *okr.Ratio
	Expected   *okr.Ratio
	Due        date.Date // of a key result
	Confidence *int64
	Chance     *okr.Ratio
	KeyResult  bool
	Rollup     bool // a key result that has no actions of its own
	Actions    int  // of a key result: open and done
	Stale      bool
	Measurable bool // a key result of which it is said in full how it is judged
}

// Holds reports whether everything that is asked is known to be true of one subject. me is
// the reader.
func (q Query) Holds(s Subject, me string) bool {
	return !slices.ContainsFunc(q.Terms, func(t Term) bool {
		yes, known := t.holds(s, me)
		return !known || yes == t.Not
	})
}

// About reports whether a term asks about a field.
func (q Query) About(f Field) bool {
	return q.Some(func(t Term) bool { return t.Field == f })
}

// Some reports whether something is true of a term, also of one among several of which one is to hold.
func (q Query) Some(is func(Term) bool) bool {
	return slices.ContainsFunc(q.Terms, func(t Term) bool {
		return t.Any == nil && is(t) || slices.ContainsFunc(t.Any, func(one Query) bool { return one.Some(is) })
	})
}

// Names reports whether one of the values of a term is part of a name, in capitals or not.
func (t Term) Names(of ...string) bool {
	return slices.ContainsFunc(t.Values, func(v string) bool {
		return slices.ContainsFunc(of, func(one string) bool { return strings.Contains(strings.ToLower(one), strings.ToLower(v)) })
	})
}

// holds tells whether a term is true of a subject as it stands without its minus, and
// whether that is known.
func (t Term) holds(s Subject, me string) (yes, known bool) {
	switch t.Field {
	case "":
		return slices.ContainsFunc(t.Any, func(q Query) bool { return q.Holds(s, me) }), true
	case Text:
		return t.Names(s.Titles...), true
	case Owner:
		return s.OwnerID == me && me != "" && slices.Contains(t.Values, Me) || t.Names(s.OwnerName), true
	case Team:
		return t.Names(s.TeamNames...), true
	case Theme:
		return t.Names(s.ThemeNames...), true
	case Status:
		return slices.Contains(t.Values, string(s.Status)), true
	case State:
		return slices.Contains(t.Values, string(s.State)), true
	case Kind:
		return slices.Contains(t.Values, string(s.Kind)), true
	case Without:
		return t.without(s)
	case Due:
		return t.due(s), !s.Due.IsZero()
	case Is:
		is := map[string]bool{"stale": s.Stale, "key_result": s.KeyResult, "measurable": s.Measurable}
		return slices.ContainsFunc(t.Values, func(v string) bool { return is[v] }), true
	}
	n := s.number(t.Field)
	return n != nil && t.compares(*n), n != nil
}

// without tells whether a subject lacks one of some things, and whether that is known: what
// isn't a key result has no actions to lack, and a roll-up neither.
func (t Term) without(s Subject) (yes, known bool) {
	for _, v := range t.Values {
		lacks, sure := false, true
		switch v {
		case "data":
			lacks = s.Progress == nil
		case "theme":
			lacks = len(s.ThemeNames) == 0
		case "team":
			lacks = len(s.TeamNames) == 0
		default:
			sure = s.KeyResult && !s.Rollup
			lacks = sure && s.Actions == 0
		}
		yes, known = yes || lacks, known || sure
	}
	return yes, known
}

// number is what a field measures, as a share of one or as a confidence; nil while it is
// unknown.
func (s Subject) number(f Field) *okr.Ratio {
	switch f {
	case Behind:
		if s.Expected == nil || s.Progress == nil {
			return nil
		}
		return s.Expected.Sub(s.Progress.Clamp()).Known()
	case Progress:
		return s.Progress
	case Confidence:
		if s.Confidence == nil {
			return nil
		}
		return okr.RatioOf(*s.Confidence, 1).Known()
	case Chance:
		return s.Chance
	}
	return nil
}

func (t Term) compares(n okr.Ratio) bool {
	c := n.Cmp(t.share())
	switch t.Op {
	case More:
		return c > 0
	case AtLeast:
		return c >= 0
	case Less:
		return c < 0
	case AtMost:
		return c <= 0
	}
	return c == 0
}

// share is the number of a term on the scale of what it is compared with.
func (t Term) share() okr.Ratio {
	whole := int64(1)
	if t.Field != Confidence {
		whole = 100
	}
	return okr.RatioOf(t.Number.Shift(places).IntPart(), whole*10_000)
}
