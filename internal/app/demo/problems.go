package demo

import (
	"fmt"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/problem"
	"github.com/sinan-okr/sinan/internal/feature/problems"
)

// trouble is a problem of the demo: raised so many workdays ago, taken in hand
// and solved so many later, where it was.
type trouble struct {
	title, detail, by, holdsUp string // holdsUp: title of a key result; "" for the team's own
	severity, source           string
	ago, takenAfter            int
	solvedAfter                int
	how                        string
	decider, question          string
	decision                   string
	decidedAfter               int
}

func troubles() []trouble {
	return []trouble{
		{title: "召回短信被运营商限流，每天只能发 5,000 条", detail: "企业微信能补上一部分，但 30 天未登录的 8 万人里有 3 万没有加好友。", by: "chenjing", holdsUp: "日均活跃用户数增长10%",
			severity: "high", source: "check_in", ago: 9, takenAfter: 2, decider: "lina", question: "换一家短信服务商，每月多 1.2 万元，可以吗？"},
		{title: "到期提醒改版排不上研发", detail: "研发本月都在支持双十二。", by: "zhangwei", holdsUp: "付费用户续费率提升至80%",
			severity: "high", source: "check_in", ago: 14, takenAfter: 1, decider: "wangfang", question: "请研发先抽一个人三天，双十二的哪项可以往后放？", decision: "抽一个人，活动页的动效往后放。", decidedAfter: 5},
		{title: "用户故事征得本人同意太慢", by: "zhaoqiang", holdsUp: "单条内容平均转发从18次提升到40次", severity: "medium", source: "anywhere", ago: 6},
		{title: "新签客户的合同要等法务两周", by: "lina", holdsUp: "季度营业收入达到3200万元", severity: "medium", source: "meeting", ago: 11, takenAfter: 4},
		{title: "周末客服排班不够", by: "wugang", holdsUp: "客户满意度保持在92%以上", severity: "medium", source: "check_in", ago: 20, takenAfter: 1, solvedAfter: 7,
			how: "从二线借两人轮周末，调休补在周三；满意度回到 93%。"},
		{title: "会议室周一上午总是订不到", by: "sunli", severity: "low", source: "anywhere", ago: 3},
	}
}

// trouble raises the problems, and lets those who had to do something about them.
func (f *filling) trouble() error {
	for _, one := range troubles() {
		if one.ago >= len(f.workdays) {
			continue // the cycle is too young for it
		}
		if err := f.meet(one); err != nil {
			return fmt.Errorf("%s: %w", one.title, err)
		}
	}
	return nil
}

func (f *filling) meet(one trouble) error {
	first := len(f.workdays) - 1 - one.ago
	by, err := f.person(one.by)
	if err != nil {
		return err
	}
	f.Clock.put(f.workdays[first], f.Location, 300)
	in := problems.Draft{Title: one.title, Detail: one.detail, KeyResultID: f.id[one.holdsUp], Severity: problem.Severity(one.severity), Source: problem.Source(one.source),
		DeciderID: f.id[one.decider], Question: one.question}
	p, err := f.Problems.Raise(f.ctx, by, in)
	if err != nil {
		return err
	}
	owner, _, err := f.People.Self(f.ctx, access.Actor{ID: p.OwnerID})
	if err != nil {
		return err
	}
	after := func(days int, do func() error) error {
		if days == 0 || days > one.ago {
			return nil
		}
		f.Clock.put(f.workdays[first+days], f.Location, 310)
		return do()
	}
	if err := after(one.takenAfter, func() error { return f.Problems.Take(f.ctx, owner, p.ID) }); err != nil {
		return err
	}
	err = after(one.decidedAfter, func() error {
		decider, err := f.person(one.decider)
		if err != nil {
			return err
		}
		return f.Problems.Decide(f.ctx, decider, p.ID, one.decision)
	})
	if err != nil {
		return err
	}
	return after(one.solvedAfter, func() error { return f.Problems.Solve(f.ctx, owner, p.ID, one.how) })
}
