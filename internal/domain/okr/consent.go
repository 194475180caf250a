package okr

import (
	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/date"
)

// ConsentPolicy is which revisions need the approver's consent.
type ConsentPolicy struct {
	TargetLowered bool `json:"target_lowered"` // the target became easier
	DueExtended   bool `json:"due_extended"`
	Dropped       bool `json:"dropped"`
	Any           bool `json:"any"` // every change of the terms
}

// DefaultConsent is for lowering a target and extending a due date (DESIGN §7).
func DefaultConsent() ConsentPolicy { return ConsentPolicy{TargetLowered: true, DueExtended: true} }

// NeedsConsent says why a revision needs consent: revision.target_lowered,
// revision.due_extended, revision.dropped, revision.any; none where it needs none.
func (p ConsentPolicy) NeedsConsent(old, now Terms) (reasons []string) {
	if p.TargetLowered && Easier(old.Measure, now.Measure) {
		reasons = append(reasons, "revision.target_lowered")
	}
	if p.DueExtended && extended(old, now) {
		reasons = append(reasons, "revision.due_extended")
	}
	if p.Dropped && now.Dropped && !old.Dropped {
		reasons = append(reasons, "revision.dropped")
	}
	if p.Any && len(reasons) == 0 && len(old.Diff(now)) > 0 {
		reasons = append(reasons, "revision.any")
	}
	return reasons
}

// NeedsConsentObjective is the same for an objective: revision.target_lowered
// where a committed one becomes aspirational, as 0.7 then suffices; revision.any.
func (p ConsentPolicy) NeedsConsentObjective(old, now ObjectiveTerms) (reasons []string) {
	if p.TargetLowered && now.Kind.Level().Cmp(old.Kind.Level()) < 0 {
		reasons = append(reasons, "revision.target_lowered")
	}
	if p.Any && len(reasons) == 0 && len(old.Diff(now)) > 0 {
		reasons = append(reasons, "revision.any")
	}
	return reasons
}

// extended reports whether the key result or a step of it is due later than it was.
func extended(old, now Terms) bool {
	if now.DueOn.After(old.DueOn) {
		return true
	}
	was := map[string]date.Date{}
	for _, s := range old.Measure.Steps {
		was[s.ID] = stepDue(s, old.DueOn)
	}
	for _, s := range now.Measure.Steps {
		if due, ok := was[s.ID]; ok && stepDue(s, now.DueOn).After(due) {
			return true
		}
	}
	return false
}

func stepDue(s Step, due date.Date) date.Date {
	if s.DueOn.IsZero() {
		return due
	}
	return s.DueOn
}

// Easier reports whether a measure asks for less than it did: a target nearer in
// its direction or turned round, a wider band, a step taken away. What can't be
// compared (another kind or unit, a target that hangs on an unknown baseline)
// counts as easier, so that the approver looks at it.
func Easier(old, now Measure) bool {
	if old.Kind != now.Kind || old.Unit != "" && old.Unit != now.Unit {
		return true
	}
	switch old.Kind {
	case Metric:
		return easierMetric(old, now)
	case Keep:
		return wider(old.Low, now.Low, -1) || wider(old.High, now.High, 1)
	case Milestone:
		left := map[string]bool{}
		for _, s := range now.Steps {
			left[s.ID] = true
		}
		for _, s := range old.Steps {
			if !left[s.ID] {
				return true
			}
		}
	}
	return false
}

func easierMetric(old, now Measure) bool {
	_, was := old.Resolved()
	_, is := now.Resolved()
	if !was.Valid || !is.Valid { // compare what is written
		switch {
		case old.TargetRelative.Valid && now.TargetRelative.Valid:
			was, is = old.TargetRelative, now.TargetRelative
		case old.TargetChange.Valid && now.TargetChange.Valid:
			was, is = old.TargetChange, now.TargetChange
		default:
			return true
		}
	}
	way, turned := old.Direction(), now.Direction()
	switch {
	case way == Nowhere:
		way = turned
	case turned != Nowhere && turned != way:
		return true
	}
	switch c := is.Decimal.Cmp(was.Decimal); way {
	case Rising:
		return c < 0
	case Falling:
		return c > 0
	default:
		return c != 0
	}
}

// wider reports whether a bound moved outwards (outwards is -1 for the low one) or went away.
func wider(old, now decimal.NullDecimal, outwards int) bool {
	if !old.Valid || !now.Valid {
		return old.Valid
	}
	return now.Decimal.Cmp(old.Decimal) == outwards
}
