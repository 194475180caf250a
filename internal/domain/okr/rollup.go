package okr

import (
	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// Part is one key result in its objective, or one objective under a roll-up key result.
type Part struct {
	Weight   decimal.NullDecimal // percent; null: an equal share of what the set ones leave
	Progress *Ratio              // raw, nil while unknown
	Expected *Ratio              // nil for a keep, which counts as 1
	Dropped  bool                // counts for nothing
}

// Rolled is what parts make together.
type Rolled struct {
	// Progress is Σ w·clamp(p) / Σ w with unknown parts counted as 0, in [0, 1].
	// It is nil while no part at all is known: no data is not zero.
	Progress *Ratio
	Expected *Ratio // Σ w·e / Σ w; nil without parts
	Known    int    // parts whose progress is known
	Parts    int    // parts that are not dropped
}

// Roll computes the roll-up. It never fails: weights that do not sum to 100 are
// taken as they are to each other. The order of parts does not matter.
func Roll(parts []Part) Rolled {
	var r Rolled
	var progress, expected Ratio
	for i, share := range Shares(parts) {
		p := parts[i]
		if p.Dropped {
			continue
		}
		r.Parts++
		if p.Progress != nil {
			r.Known++
		}
		progress = progress.Add(share.Mul(Counted(p.Progress)))
		e := RatioOf(1, 1)
		if p.Expected != nil {
			e = *p.Expected
		}
		expected = expected.Add(share.Mul(e))
	}
	if r.Parts > 0 {
		r.Expected = &expected
	}
	if r.Known > 0 {
		r.Progress = &progress
	}
	return r
}

// Shares is what each part counts, in the order of the parts: not negative, and
// 1 in sum where any part is not dropped. Parts without a weight share equally
// what the set ones leave of 100.
func Shares(parts []Part) []Ratio {
	set, unset, open := sumOf(parts)
	rest := Ratio{}
	if left := exact(decimal.NewFromInt(100).Sub(set)); unset > 0 && left.Sign() > 0 {
		rest = left.Div(RatioOf(int64(unset), 1))
	}
	whole := exact(set).Add(rest.Mul(RatioOf(int64(unset), 1)))
	shares := make([]Ratio, len(parts))
	for i, p := range parts {
		switch {
		case p.Dropped:
		case whole.Sign() == 0:
			shares[i] = RatioOf(1, int64(open))
		case p.Weight.Valid:
			shares[i] = exact(positive(p.Weight.Decimal)).Div(whole)
		default:
			shares[i] = rest.Div(whole)
		}
	}
	return shares
}

func sumOf(parts []Part) (set decimal.Decimal, unset, open int) {
	for _, p := range parts {
		switch {
		case p.Dropped:
			continue
		case p.Weight.Valid:
			set = set.Add(positive(p.Weight.Decimal))
		default:
			unset++
		}
		open++
	}
	return set, unset, open
}

func positive(d decimal.Decimal) decimal.Decimal { return decimal.Max(d, decimal.Zero) }

// CheckWeight refuses a weight of a key result that is not above 0 and at most
// 100 percent: weight.range. Null is no weight, and fits.
func CheckWeight(field string, weight decimal.NullDecimal) error {
	f := &faults{field: field}
	if f.value("", weight) && (weight.Decimal.Sign() <= 0 || weight.Decimal.GreaterThan(decimal.NewFromInt(100))) {
		f.at("", "weight.range", fault.Args{"max": 100})
	}
	return f.join()
}

// CheckWeights refuses weights that can't be shares of one objective: more than
// 100 in sum, or nothing left for those without one (weight.over), or all set
// and not 100 in sum (weight.sum). Args: sum, and unset, how many have none.
func CheckWeights(field string, parts []Part) error {
	set, unset, open := sumOf(parts)
	hundred := decimal.NewFromInt(100)
	args := fault.Args{"sum": set.String(), "unset": unset}
	switch {
	case unset == open: // none is set, or there are no parts
		return nil
	case set.GreaterThan(hundred), unset > 0 && set.Equal(hundred):
		return fault.At(field, "weight.over", args)
	case unset == 0 && !set.Equal(hundred):
		return fault.At(field, "weight.sum", args)
	}
	return nil
}
