package query

import (
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/okr"
)

// Stage is where a subject stands by its reading and its due date.
type Stage int

// The stages. A keep has none: its progress is days held, which pass without a reading.
const (
	Unread  Stage = iota // its progress isn't known
	Running              // it is, and the due date lies ahead
	Over                 // it is, and the due date is here
)

// Bounds are what a number lies between, both included; nil where it may be anything on that side.
type Bounds struct{ Low, High *okr.Ratio }

// Free reports whether they bound nothing.
func (b Bounds) Free() bool { return b.Low == nil && b.High == nil }

// Within narrows bounds by others.
func (b Bounds) Within(o Bounds) Bounds {
	if b.Low == nil || o.Low != nil && o.Low.Cmp(*b.Low) > 0 {
		b.Low = o.Low
	}
	if b.High == nil || o.High != nil && o.High.Cmp(*b.High) < 0 {
		b.High = o.High
	}
	return b
}

// or widens bounds to hold others, and what lies between.
func (b Bounds) or(o Bounds) Bounds {
	if b.Low != nil && (o.Low == nil || o.Low.Cmp(*b.Low) < 0) {
		b.Low = o.Low
	}
	if b.High != nil && (o.High == nil || o.High.Cmp(*b.High) > 0) {
		b.High = o.High
	}
	return b
}

// Standing is what holds of every objective and key result that a query holds of and that is in one
// stage: its progress lies within the one bounds, how far it is behind within the others.
type Standing struct{ Progress, Behind Bounds }

// Judges reports whether a query asks for anything of which Standing tells.
func (q Query) Judges() bool {
	return slices.ContainsFunc(q.Terms, func(t Term) bool {
		return t.Field == Progress || t.Field == Behind || t.Field == Status || t.Field == Without && slices.Contains(t.Values, "data")
	})
}

// Standing bounds what a query may hold of in a stage, of objectives of one level of success and
// by what counts as a risk; ok is false where it holds of nothing there. It is for a database to
// narrow by: nothing that it leaves out fits, and not all that it lets through does.
func (q Query) Standing(stage Stage, level okr.Ratio, risks okr.Policy) (s Standing, ok bool) {
	for _, t := range q.Terms {
		switch t.Field {
		case Progress, Behind:
			if stage == Unread {
				return s, false
			}
			if b := t.bounds(); t.Field == Progress {
				s.Progress = s.Progress.Within(b)
			} else {
				s.Behind = s.Behind.Within(b)
			}
		case Status:
			of, fits := t.statuses(stage, level, risks)
			if !fits {
				return s, false
			}
			s.Progress, s.Behind = s.Progress.Within(of.Progress), s.Behind.Within(of.Behind)
		case Without:
			data := slices.Contains(t.Values, "data")
			if t.Not && data && stage == Unread || !t.Not && data && len(t.Values) == 1 && stage != Unread {
				return s, false
			}
		}
	}
	return s, true
}

// bounds are what a measured term, with its minus, lets through.
func (t Term) bounds() Bounds {
	n, op := t.share().Known(), t.Op
	if t.Not {
		op = map[Op]Op{More: AtMost, AtLeast: Less, Less: AtLeast, AtMost: More}[op]
	}
	switch op {
	case More, AtLeast:
		return Bounds{Low: n}
	case Less, AtMost:
		return Bounds{High: n}
	case Has:
		return Bounds{Low: n, High: n}
	}
	return Bounds{} // anything but one number
}

// Confidence bounds how confident the owners of the key results are that a query holds of; asked is
// false where it asks for none, and holds of objectives themselves and of key results without.
func (q Query) Confidence() (b Bounds, asked bool) { return q.measured(Confidence) }

// Chance is Confidence of the chance that is foreseen, a share of one.
func (q Query) Chance() (b Bounds, asked bool) { return q.measured(Chance) }

func (q Query) measured(f Field) (b Bounds, asked bool) {
	for _, t := range q.Terms {
		if t.Field == f {
			b, asked = b.Within(t.bounds()), true
		}
	}
	return b, asked
}

// Wants reports whether a query holds of nothing but what has a value, of the fields no and is;
// Shuns, of nothing that has it.
func (q Query) Wants(f Field, value string) bool {
	return slices.ContainsFunc(q.Terms, func(t Term) bool {
		return t.Field == f && !t.Not && len(t.Values) == 1 && t.Values[0] == value
	})
}

// Shuns see Wants.
func (q Query) Shuns(f Field, value string) bool {
	return slices.ContainsFunc(q.Terms, func(t Term) bool { return t.Field == f && t.Not && slices.Contains(t.Values, value) })
}

// OfResults reports whether a query can hold of key results alone, never of an objective itself.
func (q Query) OfResults() bool {
	return q.About(Confidence) || q.About(Chance) || q.About(Due) || q.Wants(Is, "key_result") || q.Wants(Is, "measurable") ||
		slices.ContainsFunc(q.Terms, func(t Term) bool { return t.Field == Without && len(t.Values) == 1 && t.Values[0] == "actions" })
}

// statuses bound what has one of the statuses that a term lets through, in a stage.
func (t Term) statuses(stage Stage, level okr.Ratio, risks okr.Policy) (s Standing, ok bool) {
	add := func(status okr.Status, of Standing) {
		if slices.Contains(t.Values, string(status)) == t.Not {
			return
		}
		if !ok {
			s, ok = of, true
			return
		}
		s.Progress, s.Behind = s.Progress.or(of.Progress), s.Behind.or(of.Behind)
	}
	switch stage {
	case Unread:
		add(okr.NoData, Standing{})
	case Running:
		add(okr.OnTrack, Standing{Behind: Bounds{High: &risks.AtRiskAt}})
		add(okr.AtRisk, Standing{Behind: Bounds{Low: &risks.AtRiskAt, High: &risks.OffTrackAt}})
		add(okr.OffTrack, Standing{Behind: Bounds{Low: &risks.OffTrackAt}})
	case Over:
		add(okr.Achieved, Standing{Progress: Bounds{Low: &level}})
		add(okr.Missed, Standing{Progress: Bounds{High: &level}})
	}
	return s, ok
}
