package incentive

import "github.com/shopspring/decimal"

// counted is what a person gets for what they did, and their points: milestones,
// recognitions, points. None of it is pro rata: who was there for less time did less.
func (r Rules) counted(w *work, e Entry) (amount Fen, score decimal.Decimal) {
	count, late := decimal.NewFromInt(e.Count), decimal.NewFromInt(e.Late)
	switch r.Preset {
	case Points:
		score = r.points(w, e)
		if r.Each > 0 {
			amount = w.money(StepWorth, sum(score, "×", r.Each), score.Mul(r.Each.Yuan()), 1)
		}
	case Milestone:
		amount = w.money(StepOnTime, sum(r.Each, "×", e.Count), r.Each.Yuan().Mul(count), 1)
		if e.Late > 0 {
			part := w.money(StepLate, sum(r.Each, "×", e.Late, "×", r.Late, "÷ 100"), r.Each.Yuan().Mul(late).Mul(r.Late), 100)
			amount = w.money(StepTogether, sum(amount, "+", part), amount.Yuan().Add(part.Yuan()), 1)
		}
	case Spot:
		amount = w.money(StepSpot, sum(r.Each, "×", e.Recognitions), r.Each.Yuan().Mul(decimal.NewFromInt(e.Recognitions)), 1)
	}
	if r.Most > 0 && amount > r.Most {
		amount = w.money(StepMost, "", r.Most.Yuan(), 1)
	}
	return amount, score
}

// points are 100 for a score of 1.00, times the factor, and more for contributions and
// recognitions.
func (r Rules) points(w *work, e Entry) decimal.Decimal {
	all := points(*e.Score).Mul(hundred).Mul(e.factor()).Round(2)
	w.put(Line{Step: StepScorePoints, Sum: sum(points(*e.Score), "× 100 ×", e.factor()), Result: all, Unit: PointsUnit})
	together := []any{all}
	add := func(step Step, n int64, each decimal.Decimal) {
		if n == 0 {
			return
		}
		more := decimal.NewFromInt(n).Mul(each).Round(2)
		w.put(Line{Step: step, Sum: sum(n, "×", each), Result: more, Unit: PointsUnit})
		together, all = append(together, "+", more), all.Add(more)
	}
	add(StepExtra, e.Contributions, r.Extra)
	if r.Thanks.IsPositive() {
		add(StepThanks, e.Recognitions, r.Thanks)
	}
	if len(together) > 1 {
		w.put(Line{Step: StepPoints, Sum: sum(together...), Result: all, Unit: PointsUnit})
	}
	return all
}
