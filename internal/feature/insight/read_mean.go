package insight

import "github.com/sinan-okr/sinan/internal/domain/okr"

// mean is of progress as it counts: clamped, unknown as 0, and unknown itself
// while nothing is known, as in a roll-up.
type mean struct {
	sum   okr.Ratio
	n     int64
	known bool
}

func (m *mean) add(r *okr.Ratio) {
	m.sum, m.n, m.known = m.sum.Add(okr.Counted(r)), m.n+1, m.known || r != nil
}

// meanOf is the mean of n shares that sum up to so many billionths; known of them are known.
func meanOf(sum, known, n int64) (m mean) {
	if n > 0 {
		m = mean{okr.FromBillionths(sum, n).Mul(okr.RatioOf(n, 1)), n, known > 0}
	}
	return m
}

func (m *mean) ratio() *okr.Ratio {
	if !m.known {
		return nil
	}
	return m.sum.Div(okr.RatioOf(m.n, 1)).Known()
}
