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

func (m *mean) ratio() *okr.Ratio {
	if !m.known {
		return nil
	}
	return m.sum.Div(okr.RatioOf(m.n, 1)).Known()
}
