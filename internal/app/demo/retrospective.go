package demo

import (
	"fmt"

	"github.com/sinan-okr/sinan/internal/domain/plan"
	"github.com/sinan-okr/sinan/internal/domain/problem"
	"github.com/sinan-okr/sinan/internal/domain/retrospective"
	"github.com/sinan-okr/sinan/internal/feature/plans"
	"github.com/sinan-okr/sinan/internal/feature/problems"
	"github.com/sinan-okr/sinan/internal/feature/retrospectives"
)

const (
	lookedBackOn = "让新用户第一周就用起来"
	lateTitle    = "第三天发一次使用提醒"
	unplanned    = "提醒要过隐私评审，没有排进计划"
	lateResult   = "新用户7日留存率从22%提升到28%"
)

// lateReminder is an action of the quarter before that came a good two weeks late.
func lateReminder() action {
	return action{title: lateTitle, owner: "chenjing", how: "给没有完成第二个任务的人发一条，写清楚下一步。", effort: "3", from: 20, due: 55, state: "doing"}
}

// trip is what got in the way in the quarter before: a problem after the second
// reading, solved after the third, and the late action done after the fourth.
func (f *filling) trip(week int) error {
	switch week {
	case 1:
		by, err := f.person("chenjing")
		if err != nil {
			return err
		}
		p, err := f.Problems.Raise(f.ctx, by, problems.Draft{Title: "推送要重新过一次隐私评审", KeyResultID: f.id[lateResult], Severity: problem.High, Source: problem.CheckIn,
			Detail: "法务要求写清楚推送用到的行为数据。"})
		if err != nil {
			return err
		}
		f.id["privacy"] = p.ID
	case 2:
		by, err := f.person("zhangwei")
		if err != nil {
			return err
		}
		return f.Problems.Solve(f.ctx, by, f.id["privacy"], "改成只用登录次数，评审当天通过。")
	case 3:
		by, err := f.person("chenjing")
		if err != nil {
			return err
		}
		done := plan.Done
		_, err = f.Plans.Adjust(f.ctx, by, f.id[lateTitle], 0, plans.Change{State: &done})
		return err
	}
	return nil
}

// lookBack holds the retrospective of an objective: words, causes with votes, and
// two lessons, one of which is kept by now.
func (f *filling) lookBack() error {
	of := retrospectives.Subject{ObjectiveID: f.id[lookedBackOn]}
	say := func(by string, w retrospectives.Words) error {
		who, err := f.person(by)
		if err != nil {
			return err
		}
		return f.Retrospectives.Say(f.ctx, who, of, 0, w)
	}
	text := func(s string) *string { return &s }
	if err := say("zhangwei", retrospectives.Words{
		Goal:   text("让新用户在第一周内遇到三次“有用”的时刻。留存 28% 是按行业中位数定的，没有看我们自己的曲线。"),
		Result: text("引导做到了，留存走了六成：22% → 25.6%。第三天以前和目标线重合，之后一直在下面。"),
	}); err != nil {
		return err
	}
	if err := say("chenjing", retrospectives.Words{Analysis: text("第三天之后没有新的东西给人看；提醒又因为隐私评审晚了。")}); err != nil {
		return err
	}
	if err := say("lina", retrospectives.Words{Insight: text("先备内容，再放量。会用到行为数据的动作，评审要排在行动之前。")}); err != nil {
		return err
	}
	for _, c := range []struct {
		by, words string
		votes     []string
	}{
		{"chenjing", "第三天之后没有新内容", []string{"zhangwei", "lina", "liuyang"}},
		{"zhangwei", unplanned, []string{"chenjing", "lina"}},
		{"zhaoqiang", "目标值按行业定，没有看自己的曲线", nil},
	} {
		by, err := f.person(c.by)
		if err != nil {
			return err
		}
		made, err := f.Retrospectives.Name(f.ctx, by, of, c.words)
		if err != nil {
			return err
		}
		for _, key := range c.votes {
			who, err := f.person(key)
			if err != nil {
				return err
			}
			if err := f.Retrospectives.Vote(f.ctx, who, made.ID, true); err != nil {
				return err
			}
		}
		f.id[c.words] = made.ID
	}
	owner, err := f.person("zhangwei")
	if err != nil {
		return err
	}
	if err := f.Retrospectives.Tie(f.ctx, owner, f.id[unplanned], f.id["privacy"], true); err != nil {
		return err
	}
	return f.learn(of)
}

func (f *filling) learn(of retrospectives.Subject) error {
	lead, err := f.person("lina")
	if err != nil {
		return err
	}
	kept, err := f.Retrospectives.Learn(f.ctx, lead, of, retrospective.Lesson{Words: "提升留存之前先看第三天：那天之后有没有新的东西给用户。", Tags: []string{"留存", "新用户"},
		Change: retrospective.ByPractice, What: "每周一先看第三天的留存，再看七日留存。"})
	if err != nil {
		return fmt.Errorf("lesson: %w", err)
	}
	if err := f.Retrospectives.Settle(f.ctx, lead, kept.ID, 0, retrospective.Kept, "这个季度的流失率目标就是这么盯的。"); err != nil {
		return err
	}
	owner, err := f.person("zhangwei")
	if err != nil {
		return err
	}
	_, err = f.Retrospectives.Learn(f.ctx, owner, of, retrospective.Lesson{Words: "会用到用户行为数据的行动，先排隐私评审，留五个工作日。", Tags: []string{"推送", "评审"},
		Change: retrospective.ByTemplate, What: "在用户运营模板的行动里加一条“隐私评审”。"})
	return err
}
