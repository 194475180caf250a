package demo

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/checkins"
	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/reviews"
)

// past is an objective of the quarter before, with what came of it.
type past struct {
	objective
	reviewer string
	scores   []pastScore // in the order of the key results
	words    string      // of the owner, on the whole
	note     string      // of the meeting where it was settled
	outcome  okr.Outcome
}

// pastScore is what a key result was given, as the two said it.
type pastScore struct{ self, selfWords, reviewer, reviewerWords string }

func pasts() []past {
	return []past{
		{objective: objective{title: "让新用户第一周就用起来", owner: "zhangwei", kind: "committed", state: "active", approver: "lina", results: []result{
			{title: "新用户7日留存率从22%提升到28%", owner: "zhangwei", unit: "%", baseline: "22", target: "28", weight: "60", values: []string{"22.4", "23.6", "24.9", "25.6"}, confidence: 6, actions: []action{lateReminder()},
				notes: []string{"新手任务灰度两成。", "任务奖励改成会员体验。", "留存涨得比预期慢，卡在第三天。", "第三天加了一次提醒。"}},
			{title: "引导流程完成率提升至70%", owner: "chenjing", unit: "%", baseline: "52", target: "70", weight: "40", values: []string{"55", "61", "66", "71"}, confidence: 8,
				notes: []string{"砍掉两步。", "默认勾选改为可跳过。", "安卓端补齐。", "超过目标。"}},
		}}, reviewer: "lina", words: "引导做到了，留存只走了六成：第三天之后没有新的东西给用户看。", note: "下个季度的流失率目标接着盯第三天。", outcome: okr.OutcomeMissed,
			scores: []pastScore{{"0.70", "后两周已经回到正轨", "0.60", "按季度末的读数，不按趋势"}, {"1.00", "", "1.00", ""}}},
		{objective: objective{title: "把教程做成获客渠道", owner: "liuyang", kind: "aspirational", state: "active", approver: "lina", results: []result{
			{title: "教程带来的注册用户达到5000人", owner: "liuyang", unit: "人", baseline: "0", target: "5000", values: []string{"620", "1750", "2900", "3900"}, confidence: 6,
				notes: []string{"先做搜索量最大的二十个问题。", "两篇上了首页推荐。", "更新频率掉到每周两篇。", "长尾词带来一半。"}},
			{title: "教程平均阅读完成率提升至50%", owner: "zhaoqiang", unit: "%", baseline: "38", target: "50", values: []string{"40", "43", "45", "46.4"}, confidence: 5,
				notes: []string{"开头先给结论。", "配图加了步骤编号。", "手机端字号调大。", "长文拆成两篇更好。"}},
		}}, reviewer: "lina", words: "挑战型，做到七成多，方法可以接着用。", note: "完成率的做法写进内容模板。", outcome: okr.OutcomeAchieved,
			scores: []pastScore{{"0.78", "", "0.78", ""}, {"0.70", "", "0.70", ""}}},
	}
}

// before lets the quarter before pass: two objectives from their activation to
// their final scores, and the cycle closed.
func (f *filling) before(quarter cycle.Template) error {
	c, err := f.Cycles.Create(f.ctx, system(), cycles.Draft{Name: quarter.NameZH, Span: quarter.Span})
	if err != nil {
		return err
	}
	now, span := f.cycleID, f.span
	f.cycleID, f.span = c.ID, quarter.Span
	defer func() { f.cycleID, f.span = now, span }()
	move := func(to cycle.Phase) error {
		_, err := f.Cycles.MoveTo(f.ctx, system(), c.ID, 0, to, "")
		return err
	}
	if err := move(cycle.Running); err != nil {
		return err
	}
	list := pasts()
	for _, p := range list {
		if err := f.draft(p.objective); err != nil {
			return fmt.Errorf("%s: %w", p.title, err)
		}
	}
	for days := 7; days <= pastDays[len(pastDays)-1]+7; days += 7 {
		f.on(mondayBy(quarter.Span.StartsOn.AddDays(days)))
		for _, p := range list {
			for i := range p.results {
				if err := f.readPast(&p.results[i], days); err != nil {
					return err
				}
			}
		}
		if told := slices.Index(pastDays, days); told >= 0 {
			if err := f.trip(told); err != nil {
				return err
			}
		}
	}
	f.on(quarter.Span.EndsOn.AddDays(-7))
	if err := move(cycle.Scoring); err != nil {
		return err
	}
	for _, p := range list {
		if err := f.scorePast(p); err != nil {
			return fmt.Errorf("%s: %w", p.title, err)
		}
	}
	f.on(quarter.Span.EndsOn.AddDays(-3))
	if err := f.lookBack(); err != nil {
		return err
	}
	return move(cycle.Closed)
}

// on puts the clock to the morning of the last workday up to a day.
func (f *filling) on(day date.Date) {
	f.minute++
	f.Clock.put(f.Calendar.OnOrBefore(day), f.Location, f.minute%240)
}

// pastDays are the days of the quarter before by whose week its key results stood at their
// values, and were told of in words; in the weeks between they went evenly.
var pastDays = []int{14, 28, 42, 70}

func (f *filling) readPast(r *result, days int) error {
	who, err := f.person(r.owner)
	if err != nil {
		return err
	}
	in := checkins.Draft{Value: r.onTheWay(days), Confidence: &r.confidence, AsOf: date.In(f.Clock.Now(), f.Location)}
	if told := slices.Index(pastDays, days); told >= 0 {
		in.Note = r.notes[told]
	}
	_, err = f.Checkins.Make(f.ctx, who, f.id[r.title], in)
	return err
}

// onTheWay is where a key result stood after so many days of the quarter before, as exact as
// its values are written.
func (r *result) onTheWay(days int) string {
	before, value := 0, decimal.RequireFromString(r.baseline)
	for i, next := range pastDays {
		to := decimal.RequireFromString(r.values[i])
		if days <= next {
			gone := decimal.NewFromInt(int64(days - before)).Div(decimal.NewFromInt(int64(next - before)))
			return value.Add(to.Sub(value).Mul(gone)).Round(max(-value.Exponent(), -to.Exponent())).String()
		}
		before, value = next, to
	}
	return value.String()
}

// scorePast scores, confirms, settles and closes an objective.
func (f *filling) scorePast(p past) error {
	owner, err := f.person(p.owner)
	if err != nil {
		return err
	}
	reviewer, err := f.person(p.reviewer)
	if err != nil {
		return err
	}
	self, confirmed := reviews.Scoring{Words: p.words}, reviews.Scoring{}
	for i, s := range p.scores {
		id := f.id[p.results[i].title]
		self.Scores = append(self.Scores, reviews.Given{KeyResultID: id, Score: s.self, Words: s.selfWords})
		confirmed.Scores = append(confirmed.Scores, reviews.Given{KeyResultID: id, Score: s.reviewer, Words: s.reviewerWords})
	}
	id := f.id[p.title]
	if err := f.Reviews.ScoreSelf(f.ctx, owner, id, 0, self); err != nil {
		return err
	}
	if err := f.Reviews.Confirm(f.ctx, reviewer, id, 0, confirmed); err != nil {
		return err
	}
	if err := f.Reviews.Settle(f.ctx, reviewer, id, 0, p.note); err != nil {
		return err
	}
	_, err = f.Objectives.Advance(f.ctx, reviewer, id, 0, objectives.Move{Step: objectives.Close, Outcome: p.outcome, Note: p.note})
	return err
}

// mondayBy is the Monday of a day's week, when check-ins are due.
func mondayBy(day date.Date) date.Date { return day.AddDays(-(int(day.Weekday()) + 6) % 7) }
