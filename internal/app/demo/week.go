package demo

import (
	"fmt"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/meeting"
	"github.com/sinan-okr/sinan/internal/domain/report"
	"github.com/sinan-okr/sinan/internal/feature/meetings"
	"github.com/sinan-okr/sinan/internal/feature/reports"
)

// week lets a team answer a round, two pairs of people talk, and the department tell
// of its week, where the cycle is old enough. now is the moment as of which the
// workspace is filled: a report tells how things stand when it is drawn.
func (f *filling) week(now time.Time) error {
	if len(f.workdays) < 8 {
		return nil
	}
	for _, step := range []func() error{f.round, f.twos, func() error { return f.report(now) }} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// roundOn is the day of the round of the demo: three workdays ago.
func (f *filling) roundOn() date.Date { return f.workdays[len(f.workdays)-4] }

// round is one that closed with the answers of a small team.
func (f *filling) round() error {
	host, err := f.person("zhangwei")
	if err != nil {
		return err
	}
	on := f.roundOn()
	f.Clock.put(f.workdays[len(f.workdays)-8], f.Location, 380)
	first, err := f.Meetings.Call(f.ctx, host, meetings.Draft{Kind: meeting.Round, Title: "用户运营组 异步周会", TeamID: f.id["用户运营组"], StartsOn: on, At: 10 * 60, Minutes: 480,
		Every: weeklyOn(on)})
	if err != nil {
		return err
	}
	f.Clock.put(on, f.Location, 30)
	if err := f.Meetings.Open(f.ctx, access.System("meetings"), first.ID); err != nil {
		return err
	}
	for _, one := range []struct {
		who     string
		minute  int
		answers map[meeting.Part]string
	}{
		{"chenjing", 95, map[meeting.Part]string{
			meeting.Progress: "首单后 14 天关怀路径的第 3、7 天触达上线，覆盖了八成新客。",
			meeting.Blocked:  "回访名单里有四成号码打不通，要请客服补一遍。",
			meeting.Next:     "上线第 14 天触达；给老带新的防刷规则定个上限。",
		}},
		{"zhangwei", 260, map[meeting.Part]string{
			meeting.Progress: "召回改走企业微信，一周加了 1.1 万人，转化比短信高一倍。",
			meeting.Next:     "续费提醒三版文案交给研发；和短信服务商谈限流。",
		}},
	} {
		if err := f.answer(first.ID, one.who, on, one.minute, one.answers); err != nil {
			return err
		}
	}
	f.Clock.put(on, f.Location, 510)
	return f.Meetings.End(f.ctx, access.System("meetings"), first.ID)
}

func (f *filling) answer(roundID, key string, on date.Date, minute int, answers map[meeting.Part]string) error {
	who, err := f.person(key)
	if err != nil {
		return err
	}
	f.Clock.put(on, f.Location, minute)
	s, err := f.Meetings.Meeting(f.ctx, who, roundID)
	if err != nil {
		return err
	}
	words := map[string]string{}
	for _, section := range s.Sections {
		if text := answers[section.Part]; text != "" {
			words[section.ID] = text
		}
	}
	return f.Meetings.Answer(f.ctx, who, roundID, words)
}

// two is a one-on-one of the demo that was held, and what waits for the next.
type two struct {
	title, host, other string
	ago                int // workdays
	topics             []string
	notes              string
	promise            string // the host's
	next               string // the other's topic
}

func twos() []two {
	return []two{
		{title: "李娜 × 张伟", host: "lina", other: "zhangwei", ago: 4, topics: []string{"短信被限流之后，组里的人手怎么排", "续费率只走了两成，要不要调目标"},
			notes: "人手先保召回和续费两件事，签到改版往后放两周。目标先不调，等新文案上线两周后看数再说。", promise: "跟王芳要一个研发，三天", next: "想带一个人去参加用户增长的外训"},
		{title: "张伟 × 陈静", host: "zhangwei", other: "chenjing", ago: 2, topics: []string{"关怀路径上线后的第一周", "下半年想多做一点数据分析"},
			notes: "第 7 天的触达最有用，先把内容做细。数据分析可以从流失归因开始，每周留半天。", promise: "请数据组的人带陈静做一次归因", next: "老带新的奖励是不是给多了"},
	}
}

// twos lets two pairs of people talk.
func (f *filling) twos() error {
	for _, one := range twos() {
		if err := f.talk(one); err != nil {
			return fmt.Errorf("%s: %w", one.title, err)
		}
	}
	return nil
}

func (f *filling) talk(one two) error {
	host, err := f.person(one.host)
	if err != nil {
		return err
	}
	other, err := f.person(one.other)
	if err != nil {
		return err
	}
	on := f.workdays[len(f.workdays)-1-one.ago]
	f.Clock.put(f.workdays[len(f.workdays)-8], f.Location, 200)
	first, err := f.Meetings.Call(f.ctx, host, meetings.Draft{Kind: meeting.OneOnOne, Title: one.title, PeopleIDs: []string{other.ID}, StartsOn: on, At: 15 * 60, Minutes: 30, Every: weeklyOn(on)})
	if err != nil {
		return err
	}
	for i, topic := range one.topics {
		who := []access.Actor{other, host}[i%2]
		if _, err := f.Meetings.Record(f.ctx, who, first.ID, meetings.Draw{Kind: meetings.Topic, Words: topic}); err != nil {
			return err
		}
	}
	f.Clock.put(on, f.Location, 330)
	if err := f.Meetings.Open(f.ctx, host, first.ID); err != nil {
		return err
	}
	s, err := f.Meetings.Meeting(f.ctx, host, first.ID)
	if err != nil {
		return err
	}
	kept := meetings.Kept
	for i := range s.Items {
		if err := f.Meetings.Amend(f.ctx, host, s.Items[i].ID, 0, meetings.ItemChange{State: &kept}); err != nil {
			return err
		}
	}
	if _, err := f.Meetings.Minute(f.ctx, host, s.Sections[0].ID, s.Sections[0].Version, one.notes); err != nil {
		return err
	}
	for i := range s.Sections {
		f.Clock.put(on, f.Location, 330+3*i)
		if err := f.Meetings.Turn(f.ctx, host, first.ID, s.Sections[i].ID); err != nil {
			return err
		}
	}
	_, err = f.Meetings.Record(f.ctx, host, first.ID, meetings.Draw{Kind: meetings.FollowUp, Words: one.promise, PersonID: host.ID, DueOn: f.Calendar.OnOrBefore(f.today.AddDays(3))})
	if err != nil {
		return err
	}
	f.Clock.put(on, f.Location, 358)
	if err := f.Meetings.End(f.ctx, host, first.ID); err != nil {
		return err
	}
	list, _, err := f.Meetings.List(f.ctx, other, meetings.Filter{When: meetings.Upcoming, SeriesID: first.SeriesID, Limit: 1})
	if err != nil || len(list) == 0 {
		return err
	}
	_, err = f.Meetings.Record(f.ctx, other, list[0].ID, meetings.Draw{Kind: meetings.Topic, Words: one.next})
	return err
}

func weeklyOn(day date.Date) cycle.Cadence {
	return cycle.Cadence{Kind: cycle.Weekly, Weekday: time.Weekday(day.Weekday())}
}

// report has the department's of last week sent, and a draft of the team that
// answered a round waiting for its lead.
func (f *filling) report(now time.Time) error {
	lead, err := f.person("lina")
	if err != nil {
		return err
	}
	f.Clock.at = now
	sent, err := f.Reports.Make(f.ctx, lead, f.id["运营部"], f.today.AddDays(-7))
	if err != nil {
		return err
	}
	summary := "留存回升，短信被限流拖住了日活；召回已经改走企业微信，本周看它能不能补上缺口。"
	if err := f.Reports.Edit(f.ctx, lead, sent.ID, 0, reports.Change{Summary: &summary, Sections: []report.Section{
		{Part: report.Behind, Words: "续费率差在提醒太晚，新文案这周交给研发。"}, {Part: report.Next, Words: "先把召回和续费两件事做完，再看签到改版。"},
	}}); err != nil {
		return err
	}
	if err := f.Reports.Send(f.ctx, lead, sent.ID, 0); err != nil {
		return err
	}
	if report.WeekOf(f.roundOn()).Before(report.WeekOf(f.today).AddDays(-7)) {
		return nil // too long ago, after holidays
	}
	author, err := f.person("zhangwei")
	if err != nil {
		return err
	}
	_, err = f.Reports.Make(f.ctx, author, f.id["用户运营组"], f.roundOn())
	return err
}
