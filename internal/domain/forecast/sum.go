package forecast

import (
	"crypto/sha256"
	"encoding/binary"
	"math"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/date"
)

// Sum tells questions apart: it is the same where all that Make looks at is. Workdays is told apart by
// workdays, whatever it is that names them.
func (q Question) Sum(workdays string) [sha256.Size]byte {
	b := make(record, 0, 2048)
	b.text(workdays)
	b.count(len(q.Readings))
	for _, r := range q.Readings {
		b.day(r.On)
		b.number(r.Value)
	}
	for _, d := range []date.Date{q.StartsOn, q.DueOn, q.Today} {
		b.day(d)
	}
	for _, n := range []decimal.NullDecimal{q.Baseline, q.Target, q.Low, q.High} {
		b.yes(n.Valid)
		b.number(n.Decimal)
	}
	b.count(int(q.Level.BP()))
	b.yes(q.Keep)
	b.yes(q.Percent)
	for _, m := range q.Habit.Moments {
		b.count(m.Days)
		b.count(m.Count)
		b.float(m.Mean)
		b.float(m.Spread)
	}
	return sha256.Sum256(b)
}

// record is written so that two that differ are never the same bytes.
type record []byte

func (b *record) count(n int)     { *b = binary.AppendVarint(*b, int64(n)) }
func (b *record) float(v float64) { *b = binary.BigEndian.AppendUint64(*b, math.Float64bits(v)) }
func (b *record) text(s string)   { b.count(len(s)); *b = append(*b, s...) }

// number writes a value as what it is made of; one that is as large but written otherwise is another.
func (b *record) number(d decimal.Decimal) {
	if d.NumDigits() > 18 {
		b.text(d.String())
		return
	}
	*b = binary.AppendVarint(*b, d.CoefficientInt64())
	b.count(int(d.Exponent()))
}

func (b *record) day(d date.Date) {
	b.count(d.Year())
	b.count(int(d.Month()))
	b.count(d.Day())
}

func (b *record) yes(is bool) {
	if is {
		b.count(1)
	} else {
		b.count(0)
	}
}
