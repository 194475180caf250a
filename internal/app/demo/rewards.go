package demo

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/evaluation"
	"github.com/sinan-okr/sinan/internal/domain/incentive"
	"github.com/sinan-okr/sinan/internal/domain/org"
	"github.com/sinan-okr/sinan/internal/feature/evaluations"
	"github.com/sinan-okr/sinan/internal/feature/incentives"
)

// judged is what a manager says of somebody in the quarter before.
type judged struct{ person, manager, words, growth string }

func judgements() []judged {
	return []judged{
		{"zhangwei", "lina", "留存的问题说得清楚，也肯让别人来挑。", "带出一个能独立做召回的人"},
		{"chenjing", "zhangwei", "引导流程砍得准；提醒晚了两周，要早点说。", "排期有变当天说"},
	}
}

// evaluate holds the evaluation of a team for the quarter before: written by the
// managers, published, and one of the two has read it and plans how to grow.
func (f *filling) evaluate(quarter cycle.Template) error {
	hr, err := f.person("gaomei")
	if err != nil {
		return err
	}
	e, err := f.Evaluations.Draw(f.ctx, hr, evaluations.Plan{Title: quarter.NameZH + "绩效评估", StartsOn: quarter.Span.StartsOn, EndsOn: quarter.Span.EndsOn,
		DueOn: quarter.Span.EndsOn, Of: org.Of(f.id["用户运营组"]), Form: evaluation.Form{
			Parts: []evaluation.Part{{Section: evaluation.Results, Weight: 40}, {Section: evaluation.Contribution, Weight: 30, Words: "帮到了谁的关键结果"}, {Section: evaluation.Values, Weight: 30}},
			// What the guideline foresees, of ten people.
			Levels:    []evaluation.Level{{Name: "待改进", Share: 10}, {Name: "达标", Share: 60}, {Name: "优秀", Share: 30}},
			Reviewers: []evaluation.Reviewer{evaluation.Manager}}})
	if err != nil {
		return err
	}
	if err := f.Evaluations.Open(f.ctx, hr, e.ID, 0); err != nil {
		return err
	}
	for _, j := range judgements() {
		if err := f.judge(j); err != nil {
			return fmt.Errorf("%s: %w", j.person, err)
		}
	}
	if err := f.Evaluations.Calibrate(f.ctx, hr, e.ID, 0); err != nil {
		return err
	}
	if err := f.Evaluations.Publish(f.ctx, hr, e.ID, 0); err != nil {
		return err
	}
	return f.grow(judgements()[0])
}

// judge has a manager write the form of one person.
func (f *filling) judge(j judged) error {
	manager, err := f.person(j.manager)
	if err != nil {
		return err
	}
	forms, err := f.Evaluations.Mine(f.ctx, manager, evaluations.Asked, "", 20)
	if err != nil {
		return err
	}
	for _, one := range forms.Items {
		if one.PersonID != f.id[j.person] {
			continue
		}
		return f.Evaluations.HandIn(f.ctx, manager, one.ID, 0, evaluation.Answers{Words: j.words, Sections: []evaluation.Answer{
			{Section: evaluation.Contribution, Level: 2}, {Section: evaluation.Values, Level: 2}}})
	}
	return fmt.Errorf("%s writes no form", j.manager)
}

// grow has somebody read their rating and plan how to grow out of it.
func (f *filling) grow(j judged) error {
	who, err := f.person(j.person)
	if err != nil {
		return err
	}
	mine, err := f.Evaluations.Results(f.ctx, who, "", 1)
	if err != nil || len(mine.Items) == 0 {
		return fmt.Errorf("no rating: %w", err)
	}
	id := mine.Items[0].ID
	if err := f.Evaluations.Acknowledge(f.ctx, who, id, 0); err != nil {
		return err
	}
	return f.Evaluations.Grow(f.ctx, who, id, 0, []evaluations.GrowthLine{{Words: j.growth, DueOn: f.today.AddDays(60)}})
}

// tiers are the rules of the demo's schemes.
func tiers() incentive.Rules {
	return incentive.Rules{Preset: incentive.Tiered, Tiers: []incentive.Tier{{From: 0}, {From: 40, Coefficient: decimal.New(5, -1)}, {From: 60, Coefficient: decimal.New(8, -1)},
		{From: 80, Coefficient: decimal.NewFromInt(1)}, {From: 90, Coefficient: decimal.New(12, -1)}}}
}

// reward pays the quarter before by a scheme, and publishes the rules of the
// present one.
func (f *filling) reward(last, quarter cycle.Template) error {
	hr, err := f.person("gaomei")
	if err != nil {
		return err
	}
	approver, err := f.person("wangfang")
	if err != nil {
		return err
	}
	paid, err := f.scheme(hr, last)
	if err != nil {
		return err
	}
	// The scores are those that the objectives of pasts came to.
	table := "邮箱\t基数\t得分\nzhangwei" + Domain + "\t9000\t0.76\nliuyang" + Domain + "\t8000\t0.74\n"
	for _, step := range []func() error{
		func() error { return f.Incentives.SetInputs(f.ctx, hr, paid.ID, 0, table) },
		func() error { return f.Incentives.Approve(f.ctx, approver, paid.ID, 0) },
		func() error { return f.Incentives.Run(f.ctx, hr, paid.ID, 0) },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	now, err := f.scheme(hr, quarter)
	if err != nil {
		return err
	}
	return f.Incentives.Publish(f.ctx, approver, now.ID, 0)
}

func (f *filling) scheme(hr access.Actor, of cycle.Template) (*incentives.Scheme, error) {
	return f.Incentives.Draw(f.ctx, hr, incentives.Plan{Title: of.NameZH + "奖金", StartsOn: of.Span.StartsOn, EndsOn: of.Span.EndsOn, For: org.Of(f.id["运营部"]),
		ApproverID: f.id["wangfang"], Rules: tiers()})
}

// settleUp is what HR does with the quarter before, once it is over. Without a key
// nothing of it could be sealed, so it is left out.
func (f *filling) settleUp(last, quarter cycle.Template) error {
	if f.Keyless {
		return nil
	}
	f.on(quarter.Span.StartsOn.AddDays(-2))
	if err := f.evaluate(last); err != nil {
		return err
	}
	return f.reward(last, quarter)
}
