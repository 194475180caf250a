package demo

import (
	"fmt"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/meeting"
	"github.com/sinan-okr/sinan/internal/feature/feedback"
	"github.com/sinan-okr/sinan/internal/feature/meetings"
)

// meets lets the operations department meet once a week, and has the meeting of
// the last workday held, where the cycle is old enough: the next one begins with
// what was promised there.
func (f *filling) meets() error {
	host, err := f.person("lina")
	if err != nil || len(f.workdays) < 8 {
		return err
	}
	held := f.workdays[len(f.workdays)-2]
	f.Clock.put(f.workdays[len(f.workdays)-7], f.Location, 350)
	first, err := f.Meetings.Call(f.ctx, host, meetings.Draft{Kind: meeting.Weekly, Title: "运营部周会", TeamID: f.id["运营部"], StartsOn: held, At: 16 * 60, Minutes: 45,
		Place: "三号会议室", Every: cycle.Cadence{Kind: cycle.Weekly, Weekday: time.Weekday(held.Weekday())}})
	if err != nil {
		return err
	}
	f.Clock.put(held, f.Location, 390)
	if err := f.Meetings.Open(f.ctx, host, first.ID); err != nil {
		return err
	}
	s, err := f.Meetings.Meeting(f.ctx, host, first.ID)
	if err != nil {
		return err
	}
	minutes := map[meeting.Part]string{
		meeting.Behind:   "日活的缺口主要在短信：限流前每天 4 万条，现在 5,000 条。先用企业微信补，再看要不要换服务商。",
		meeting.Problems: "到期提醒改版等研发排期，王芳已答应抽一个人三天。",
	}
	for i, section := range s.Sections {
		f.Clock.put(held, f.Location, 390+5*i)
		if err := f.Meetings.Turn(f.ctx, host, first.ID, section.ID); err != nil {
			return err
		}
		if text := minutes[section.Part]; text != "" {
			if _, err := f.Meetings.Minute(f.ctx, host, section.ID, section.Version, text); err != nil {
				return err
			}
		}
	}
	for _, i := range []meetings.Draw{
		{Kind: meetings.Decision, Words: "召回先走企业微信，短信只发给近 60 天登录过的人", KeyResultID: f.id["日均活跃用户数增长10%"]},
		{Kind: meetings.FollowUp, Words: "问三家短信服务商的报价和限流规则", PersonID: f.id["chenjing"], DueOn: f.today, KeyResultID: f.id["日均活跃用户数增长10%"]},
		{Kind: meetings.FollowUp, Words: "把到期提醒的三版文案发给研发", PersonID: f.id["zhangwei"], DueOn: f.Calendar.OnOrBefore(f.today.AddDays(4))},
	} {
		if _, err := f.Meetings.Record(f.ctx, host, first.ID, i); err != nil {
			return err
		}
	}
	f.Clock.put(held, f.Location, 432)
	return f.Meetings.End(f.ctx, host, first.ID)
}

// said is feedback of the demo, given so many workdays ago.
type said struct {
	kind         feedback.Kind
	from         string
	to           []string
	words, about string
	visibility   feedback.Visibility
	ago          int
	cheers       []string
	asks         bool // for feedback on who asks, rather than to give it
}

func sayings() []said {
	return []said{
		{kind: feedback.Recognition, from: "lina", to: []string{"chenjing", "zhangwei"}, about: "日均活跃用户数增长10%", ago: 8, cheers: []string{"wangfang", "liuyang", "hefeng"},
			words: "短信刚被限流那两天，他们一个晚上把召回改到了**企业微信**，日活没有掉下来。"},
		{kind: feedback.Recognition, from: "zhoumin", to: []string{"wugang"}, about: "客户满意度保持在92%以上", ago: 4, cheers: []string{"lina", "xuli"},
			words: "主动去二线借人补周末的班，还把调休排得清清楚楚，满意度回到了 93%。"},
		{kind: feedback.Said, from: "hefeng", to: []string{"lina"}, ago: 3, visibility: feedback.Private,
			words: "周会上先讲落后的关键结果，比按小组轮流讲省了一半时间。如果每条只讲“差在哪、要谁决定”，还能再快。"},
		{from: "zhangwei", to: []string{"chenjing"}, ago: 1, asks: true, words: "我排的召回节奏，哪里让你们执行起来最别扭？"},
	}
}

// talks lets people thank each other, and ask for and give feedback.
func (f *filling) talks() error {
	for _, one := range sayings() {
		if one.ago >= len(f.workdays) {
			continue // the cycle is too young for it
		}
		if err := f.say(one); err != nil {
			return fmt.Errorf("%s: %w", one.words, err)
		}
	}
	return nil
}

func (f *filling) say(one said) error {
	from, err := f.person(one.from)
	if err != nil {
		return err
	}
	to := make([]string, len(one.to))
	for i, key := range one.to {
		to[i] = f.id[key]
	}
	f.Clock.put(f.workdays[len(f.workdays)-1-one.ago], f.Location, 400)
	if one.asks {
		_, err := f.Feedback.Ask(f.ctx, from, to, one.words, "", "")
		return err
	}
	given, err := f.Feedback.Give(f.ctx, from, feedback.Draft{Kind: one.kind, PersonIDs: to, Body: one.words, Visibility: one.visibility, KeyResultID: f.id[one.about]})
	if err != nil {
		return err
	}
	for _, key := range one.cheers {
		who, err := f.person(key)
		if err != nil {
			return err
		}
		if err := f.Feedback.Cheer(f.ctx, who, given.ID, true); err != nil {
			return err
		}
	}
	return nil
}
