package metrics

import (
	"context"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/metric"
	"github.com/sinan-okr/sinan/internal/feature/checkins"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

const (
	maxNote    = 1000
	maxAtOnce  = 5000 // values taken in one go
	trailDays  = 12   // of a sparkline
	mostJudged = 500  // of the newest values are asked about
)

// Entry is a value for a day as somebody gives it.
type Entry struct {
	On    date.Date // zero: today
	Typed string    // as people write it
	Note  string
	Sure  bool // it was asked about, and it is so
}

// Record writes one value of a metric by hand. What stands out is refused unless
// it is sure: metrics.doubt_jump, metrics.doubt_scale. The key results that read
// from the metric are checked in on in the same transaction.
func (f *Feature) Record(ctx context.Context, who access.Actor, id string, in Entry) (out Taken, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		m, err := f.recording(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := m.byHand(); err != nil {
			return err
		}
		v, err := checkins.ReadValue(in.Typed, m.Unit)
		if err != nil {
			return err
		}
		on := in.On
		if on.IsZero() {
			on = f.Objectives.Today(tx)
		}
		line := Line{On: on, Value: v, Typed: strings.TrimSpace(in.Typed), Note: strings.TrimSpace(in.Note)}
		if utf8.RuneCountInString(line.Note) > maxNote {
			return fault.At("/note", "input.too_long", fault.Args{"limit": maxNote})
		}
		plan, err := f.plan(ctx, tx, m, []Line{line})
		if err != nil {
			return err
		}
		one := plan.Lines[0]
		if len(one.Faults) > 0 {
			return fault.Join(one.Faults)
		}
		if len(one.Doubts) > 0 && !in.Sure {
			return doubtful("/value", one.Doubts[0], v)
		}
		out, err = f.take(ctx, tx, m, plan, Hand)
		return err
	})
	return out, err
}

// doubtful is a doubt as a refusal that may be answered.
func doubtful(field string, d metric.Doubt, v decimal.Decimal) *fault.Fault {
	if d.Kind == metric.Scale {
		return fault.At(field, "metrics.doubt_scale", fault.Args{"times": d.Times.String(), "from": d.From.String()})
	}
	places := max(0, -v.Exponent())
	return fault.At(field, "metrics.doubt_jump", fault.Args{"low": d.Low.Round(places).String(), "high": d.High.Round(places).String()})
}

// recording loads a metric for whoever may enter its values.
func (f *Feature) recording(ctx context.Context, tx *act.Tx, id string) (*Metric, error) {
	m, err := lockMetric(ctx, tx, id)
	if err != nil {
		return nil, err
	}
	return m, tx.Allow(access.MetricRecord, m.Target())
}

// Taken is what came of values that were taken.
type Taken struct {
	New, Corrected, Same int
	CheckIns             int // made by them
}

// take writes the lines of a plan that say something new, keeps how the metric
// stands, and checks in on the key results that read from it.
func (f *Feature) take(ctx context.Context, tx *act.Tx, m *Metric, plan Plans, source Source) (out Taken, err error) {
	var rows []Reading
	var answers []Answer
	for _, l := range plan.Lines {
		if l.Change == Stays {
			out.Same++
			continue
		}
		r := Reading{ID: act.NewID(), MetricID: m.ID, On: store.AsDay(l.On), Value: decimal.NewNullDecimal(l.Value), Note: l.Note, Source: source, PersonID: tx.Who.ID, WrittenAt: tx.Now}
		if l.Typed != l.Value.String() {
			r.Typed = l.Typed
		}
		if l.Change == Corrects {
			out.Corrected++
			r.Supersedes = l.Old.ID
		} else {
			out.New++
			if l.Old != nil { // was taken back
				r.Supersedes = l.Old.ID
			}
		}
		for _, d := range l.Doubts {
			answers = append(answers, Answer{ReadingID: r.ID, Kind: d.Kind, MetricID: m.ID, PersonID: tx.Who.ID, AnsweredAt: tx.Now})
		}
		rows = append(rows, r)
	}
	if len(rows) > 0 {
		if err := addReadings(ctx, tx, rows); err != nil {
			return out, err
		}
		if source == Hand || source == File { // a person was asked, and is sure
			if err := addAnswers(ctx, tx, answers); err != nil {
				return out, err
			}
		}
		if err := f.stand(ctx, tx, m); err != nil {
			return out, err
		}
		if out.CheckIns, err = f.move(ctx, tx, m, rows); err != nil {
			return out, err
		}
		days := make([]date.Date, len(rows))
		for i, r := range rows {
			days[i] = r.On.Date
		}
		if err := f.spread(ctx, tx, m.ID, days); err != nil {
			return out, err
		}
	}
	return out, f.tellTaken(ctx, tx, m, plan, rows, out)
}

// tellTaken writes one entry of the trail: of one value with what it replaced, of
// many how many.
func (f *Feature) tellTaken(ctx context.Context, tx *act.Tx, m *Metric, plan Plans, rows []Reading, out Taken) error {
	told := act.Told{Kind: "metric.recorded", Subject: m.ref(), After: map[string]any{"new": out.New, "changed": out.Corrected, "same": out.Same}}
	if len(rows) == 1 {
		told.After = rows[0].facts()
		if out.Corrected == 1 {
			told.Kind = "metric.corrected"
			for _, l := range plan.Lines {
				if l.Change == Corrects {
					told.Before = l.Old.facts()
				}
			}
		}
	}
	return tx.Tell(ctx, told)
}

// stand keeps with the metric what its newest readings come to.
func (f *Feature) stand(ctx context.Context, tx *act.Tx, m *Metric) error {
	judged, err := f.judged(ctx, tx, m)
	if err != nil {
		return err
	}
	m.LastValue, m.LastOn, m.Questions = decimal.NullDecimal{}, store.Day{}, 0
	trail := []objectives.Point{}
	for _, v := range judged.Values[max(0, len(judged.Values)-trailDays):] {
		trail = append(trail, objectives.Point{On: v.On.String(), Value: v.Value.String()})
	}
	m.Trail.Set(trail)
	if n := len(judged.Values); n > 0 {
		last := judged.Values[n-1]
		m.LastValue, m.LastOn = decimal.NewNullDecimal(last.Value), store.AsDay(last.On)
	}
	for _, q := range judged.Questions {
		if q.Answer == nil {
			m.Questions++
		}
	}
	return saveStand(ctx, tx, m)
}

// move lets the key results that read from a metric know of its new readings.
func (f *Feature) move(ctx context.Context, tx *act.Tx, m *Metric, rows []Reading) (made int, err error) {
	reading, err := readers(ctx, tx, m.ID)
	if err != nil {
		return 0, err
	}
	first := rows[0].On.Date
	for _, r := range rows {
		first = date.Min(first, r.On.Date)
	}
	if err := unlearn(ctx, tx, reading, first); err != nil {
		return 0, err
	}
	for _, kr := range reading {
		n, err := f.Checkins.Draw(ctx, tx, m.ID, kr.ID, m.drawn(kr.Measure.V.Unit, rows))
		if err != nil {
			return made, err
		}
		made += n
	}
	return made, nil
}

// drawn are readings in a key result's unit.
func (m *Metric) drawn(unit string, rows []Reading) []checkins.Drawn {
	list := make([]checkins.Drawn, 0, len(rows))
	for _, r := range rows {
		d := checkins.Drawn{ReadingID: r.ID, Replaces: r.Supersedes, On: r.On.Date, Value: r.Value}
		if r.Value.Valid {
			v, ok := checkins.Converted(r.Value.Decimal, m.Unit, unit)
			if !ok {
				continue
			}
			if d.Value.Decimal = v; !v.Equal(r.Value.Decimal) {
				d.Typed = r.Value.Decimal.String() + m.Unit
			}
		}
		list = append(list, d)
	}
	return list
}

// TakeBack withdraws a reading that counts: its day has no value any more, and a
// key result that read it says so.
func (f *Feature) TakeBack(ctx context.Context, who access.Actor, id, readingID, note string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		m, err := f.recording(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := m.byHand(); err != nil {
			return err
		}
		old, err := loadReading(ctx, tx, m.ID, readingID)
		if err != nil {
			return err
		}
		if old.SupersededBy != "" || !old.Value.Valid {
			return fault.New(fault.Conflict, "metrics.superseded")
		}
		if note = strings.TrimSpace(note); utf8.RuneCountInString(note) > maxNote {
			return fault.At("/note", "input.too_long", fault.Args{"limit": maxNote})
		}
		rows := []Reading{{ID: act.NewID(), MetricID: m.ID, On: old.On, Note: note, Source: Hand, PersonID: tx.Who.ID, WrittenAt: tx.Now, Supersedes: old.ID}}
		if err := addReadings(ctx, tx, rows); err != nil {
			return err
		}
		if err := f.stand(ctx, tx, m); err != nil {
			return err
		}
		if _, err := f.move(ctx, tx, m, rows); err != nil {
			return err
		}
		if err := f.spread(ctx, tx, m.ID, []date.Date{old.On.Date}); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "metric.taken_back", Subject: m.ref(), Before: old.facts(), After: rows[0].facts()})
	})
}

// Settle answers a question about a reading: the value is right, or the gap before
// it is known of.
func (f *Feature) Settle(ctx context.Context, who access.Actor, id, readingID string, kind metric.DoubtKind, words string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		m, err := f.recording(ctx, tx, id)
		if err != nil {
			return err
		}
		r, err := loadReading(ctx, tx, m.ID, readingID)
		if err != nil {
			return err
		}
		if words = strings.TrimSpace(words); utf8.RuneCountInString(words) > maxNote {
			return fault.At("/words", "input.too_long", fault.Args{"limit": maxNote})
		}
		if err := addAnswers(ctx, tx, []Answer{{ReadingID: r.ID, Kind: kind, MetricID: m.ID, PersonID: tx.Who.ID, Words: words, AnsweredAt: tx.Now}}); err != nil {
			return err
		}
		if err := f.stand(ctx, tx, m); err != nil {
			return err
		}
		after := r.facts()
		after["words"] = words
		return tx.Tell(ctx, act.Told{Kind: "metric.answered", Subject: m.ref(), After: after})
	})
}
