package incentive

import (
	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/okr"
)

// points is a score as a decimal: 64 hundredths are 0.64.
func points(s okr.Score) decimal.Decimal { return decimal.New(int64(s), -2) }

// achieved is an achievement as a decimal.
func achieved(a okr.Achievement) decimal.Decimal { return decimal.New(int64(a), -2) }

// onBase is what a person gets of their own base: pro rata by workday, in parts by
// their own and the team's score, less what is deducted, then held between floor
// and cap.
func (r Rules) onBase(w *work, e Entry) (Fen, error) {
	base := e.Base
	w.put(Line{Step: StepBase, Result: base.Yuan(), Unit: Yuan})
	if e.Days < e.Of {
		base = w.money(StepProRata, sum(base, "×", e.Days, "÷", e.Of), base.Yuan().Mul(decimal.NewFromInt(int64(e.Days))), int64(e.Of))
	}
	earned, err := r.earned(w, e, base)
	if err != nil {
		return 0, err
	}
	if d := r.Deduction; d != nil {
		earned = d.take(w, *e.Score, base, earned)
	}
	if r.Floor.Valid {
		if least := fen(base.Yuan().Mul(r.Floor.Decimal), 100); earned < least {
			earned = w.money(StepFloor, sum(base, "×", r.Floor.Decimal, "÷ 100"), least.Yuan(), 1)
		}
	}
	if r.Cap.Valid {
		if most := fen(base.Yuan().Mul(r.Cap.Decimal), 100); earned > most {
			earned = w.money(StepCap, sum(base, "×", r.Cap.Decimal, "÷ 100"), most.Yuan(), 1)
		}
	}
	return earned, nil
}

// earned is base × coefficient, in two parts where the team's score has a share.
func (r Rules) earned(w *work, e Entry, base Fen) (Fen, error) {
	if r.Preset == Formula {
		c, err := r.asCoefficient(w, e)
		if err != nil {
			return 0, err
		}
		return w.money(StepEarned, sum(base, "×", c), base.Yuan().Mul(c), 1), nil
	}
	own := side{StepScore, StepTier, StepAbove, StepCoefficient}
	team := side{StepTeamScore, StepTeamTier, StepTeamAbove, StepTeamCoeff}
	if r.beyond() {
		c := r.stretched(w, *e.Achievement)
		return w.money(StepEarned, sum(base, "×", c), base.Yuan().Mul(c), 1), nil
	}
	if r.TeamShare.IsZero() {
		c := r.coefficient(w, *e.Score, own)
		return w.money(StepEarned, sum(base, "×", c), base.Yuan().Mul(c), 1), nil
	}
	ownShare := hundred.Sub(r.TeamShare)
	mine := w.money(StepOwnPart, sum(base, "×", ownShare, "÷ 100"), base.Yuan().Mul(ownShare), 100)
	theirs := w.money(StepTeamPart, sum(base, "−", mine), (base - mine).Yuan(), 1)
	c := r.coefficient(w, *e.Score, own)
	mine = w.money(StepEarned, sum(mine, "×", c), mine.Yuan().Mul(c), 1)
	c = r.coefficient(w, *e.TeamScore, team)
	theirs = w.money(StepTeamEarned, sum(theirs, "×", c), theirs.Yuan().Mul(c), 1)
	return w.money(StepTogether, sum(mine, "+", theirs), mine.Yuan().Add(theirs.Yuan()), 1), nil
}

// side says whose score a coefficient is for, by the steps that tell of it.
type side struct{ score, tier, above, coefficient Step }

// coefficient is what base is multiplied by for a score, to four decimals.
func (r Rules) coefficient(w *work, s okr.Score, whose side) decimal.Decimal {
	c, expr := decimal.Decimal{}, ""
	w.put(Line{Step: whose.score, Result: points(s), Unit: ScoreUnit})
	over := func(from okr.Score) decimal.Decimal {
		d := points(s - from)
		w.put(Line{Step: whose.above, Sum: sum(points(s), "−", points(from)), Result: d, Unit: ScoreUnit})
		return d
	}
	switch r.Preset {
	case Tiered:
		in := -1
		for i, t := range r.Tiers {
			if s >= t.From {
				in = i
			}
		}
		if in >= 0 {
			c = r.Tiers[in].Coefficient
			w.put(Line{Step: whose.tier, Result: points(r.Tiers[in].From), Unit: ScoreUnit})
		}
	case Linear:
		switch l := *r.Slope; {
		case s >= l.To:
			c = l.High
		case s >= l.From:
			d, rise, run := over(l.From), l.High.Sub(l.Low), points(l.To-l.From)
			expr = sum(l.Low, "+", d, "×", rise, "÷", run)
			// One division, of the whole, so that what is rounded is what the line says.
			c = l.Low.Mul(run).Add(d.Mul(rise)).DivRound(run, 4)
		}
	case Committed:
		if s >= r.Level {
			c, expr = r.Rate.DivRound(hundred, 4), sum(r.Rate, "÷ 100")
		}
	case Stretch:
		if s > r.Level {
			d := over(r.Level)
			c, expr = d.Mul(r.Rate).Round(4), sum(d, "× 100 ×", r.Rate, "÷ 100")
		}
	}
	w.put(Line{Step: whose.coefficient, Sum: expr, Result: c, Unit: Coefficient})
	return c
}

// stretched is the coefficient of the stretch preset for what was achieved.
func (r Rules) stretched(w *work, a okr.Achievement) decimal.Decimal {
	w.put(Line{Step: StepAchievement, Result: achieved(a), Unit: ScoreUnit})
	c, expr := decimal.Decimal{}, ""
	if level := points(r.Level); achieved(a).GreaterThan(level) {
		d := achieved(a).Sub(level)
		w.put(Line{Step: StepBeyond, Sum: sum(achieved(a), "−", level), Result: d, Unit: ScoreUnit})
		c, expr = d.Mul(r.Rate).Round(4), sum(d, "× 100 ×", r.Rate, "÷ 100")
	}
	w.put(Line{Step: StepCoefficient, Sum: expr, Result: c, Unit: Coefficient})
	return c
}

// take deducts for a score below what was due, never below zero.
func (d Deduction) take(w *work, s okr.Score, base, earned Fen) Fen {
	if s >= d.Below {
		return earned
	}
	short := d.Below - d.Grace - s
	if short <= 0 {
		w.put(Line{Step: StepGrace, Sum: sum(points(d.Below), "−", points(s)), Result: points(d.Below - s), Unit: ScoreUnit})
		return earned
	}
	w.put(Line{Step: StepShort, Sum: sum(points(d.Below), "−", points(d.Grace), "−", points(s)), Result: points(short), Unit: ScoreUnit})
	off := w.money(StepDeduction, sum(base, "×", d.Rate, "×", int(short), "÷ 100"), base.Yuan().Mul(d.Rate).Mul(decimal.NewFromInt(int64(short))), 100)
	if off >= earned {
		w.put(Line{Step: StepNothingLeft, Unit: Yuan})
		return 0
	}
	return w.money(StepAfter, sum(earned, "−", off), (earned - off).Yuan(), 1)
}
