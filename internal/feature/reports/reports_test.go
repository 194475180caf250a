package reports_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

type m = map[string]any

// active makes an objective at work of somebody's with one key result from 0 to 100.
func active(w *apptest.World, who, title, visibility string) (objective, keyResult string) {
	body := m{"cycle_id": w.ID["2026Q4"], "title": title, "owner_id": w.ID[who]}
	if visibility != "" {
		body["visibility"] = visibility
	}
	objective = w.Post(who, "/objectives", body).ID()
	keyResult = w.Post(who, "/objectives/"+objective+"/key-results", m{"title": title + "的结果", "measure": m{"kind": "metric", "baseline": "0", "target": "100", "unit": "人"}}).ID()
	w.Post(who, "/objectives/"+objective+"/submit", m{})
	w.Post("zhang", "/objectives/"+objective+"/approve", m{})
	w.Post(who, "/objectives/"+objective+"/activate", m{})
	return objective, keyResult
}

// lines lists what a section of a report tells.
func lines(a apptest.Answer, part string) (list []string) {
	for i := range a.Len("sections") {
		if a.Str("sections", i, "part") != part {
			continue
		}
		for j := range a.Len("sections", i, "lines") {
			list = append(list, a.Str("sections", i, "lines", j, "then", "title"))
		}
	}
	return list
}

func is(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

// reasons lists somebody's open notices of reports.
func reasons(w *apptest.World, who string) (list []string) {
	a := w.Get(who, "/notices?reason=report_drafted,report_sent").OK()
	for i := range a.Len("items") {
		words, _ := a.At("items", i, "words").(string)
		list = append(list, strings.TrimSpace(a.Str("items", i, "reason")+" "+words))
	}
	return list
}

// A week in data: one key result moved, one is far behind with a problem and an
// overdue action, an action comes next.
func week(w *apptest.World) (id string) {
	w.Patch("root", "/people/"+w.ID["chen"], m{"manager_id": w.ID["zhang"]})
	_, moved := active(w, "chen", "稳住留存", "")
	_, behind := active(w, "chen", "拉新", "team")
	active(w, "chen", "私下的事", "listed")
	w.Post("chen", "/key-results/"+moved+"/check-ins", m{"value": "70", "note": "短信见效"})
	w.Post("chen", "/key-results/"+behind+"/check-ins", m{"value": "1", "note": "渠道断了", "next": "换渠道"})
	w.Post("chen", "/problems", m{"title": "短信被限流", "key_result_id": behind})
	w.Post("chen", "/key-results/"+behind+"/actions", m{"title": "找报价", "owner_id": w.ID["chen"], "due_on": "2026-11-13"})
	w.Post("chen", "/key-results/"+moved+"/actions", m{"title": "第二轮短信", "owner_id": w.ID["chen"], "due_on": "2026-11-20"})
	return w.Post("zhang", "/reports", m{"team_id": w.ID["用户组"]}).ID()
}

func TestAReportIsWrittenFromDataAndSent(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id := week(w)
		a := w.Get("zhang", "/reports/"+id).OK()
		if a.Str("state") != "draft" || a.Str("week_on") != "2026-11-16" || a.Str("week_ends_on") != "2026-11-22" {
			t.Errorf("%s", a.Body)
		}
		is(t, "moved", lines(a, "moved"), "稳住留存的结果", "拉新的结果")
		is(t, "behind", lines(a, "behind"), "拉新的结果")
		is(t, "what comes next", lines(a, "next"), "第二轮短信")
		// What holds it up is told under the key result, and nowhere else.
		is(t, "other problems", lines(a, "obstacles"))
		is(t, "other overdue actions", lines(a, "slipping"))
		var because []string
		for i := range a.Len("sections", 1, "lines", 0, "because") {
			because = append(because, a.Str("sections", 1, "lines", 0, "because", i, "then", "title"))
		}
		is(t, "why", because, "短信被限流", "找报价")
		if strings.Contains(string(a.Body), "私下的事") {
			t.Error("a report tells of what is shared with listed people only")
		}
		if n := a.At("counts", 0, "n"); a.Len("counts") != 2 || n != 1.0 {
			t.Errorf("counts: %v", a.At("counts"))
		}
		// A second one of the week is none.
		w.Do("zhang", "POST", "/reports", m{"team_id": w.ID["用户组"]}).Fails(409, "report.there")
		w.Do("zhang", "POST", "/reports", m{"team_id": w.ID["用户组"], "week_on": "2026-11-01"}).Fails(422, "report.week")

		edited := w.Patch("zhang", "/reports/"+id, m{"summary": "留存稳住了，**拉新**要换渠道", "sections": []m{{"part": "stale", "words": "", "hidden": true}, {"part": "next", "words": "先谈两家", "hidden": false}}})
		w.Do("zhang", "PATCH", "/reports/"+id, m{"summary": "晚了"}, "If-Match", `"1"`).Fails(412, "input.stale")
		w.Do("zhang", "POST", "/reports/"+id+"/send", nil, "If-Match", edited.Str("version")).OK()
		sent := w.Get("chen", "/reports/"+id).OK()
		if sent.Str("state") != "sent" || sent.Str("sent_by_name") != "zhang" || sent.Str("summary") != "留存稳住了，**拉新**要换渠道" {
			t.Errorf("%s", sent.Body)
		}
		// Sent is sent.
		w.Do("zhang", "PATCH", "/reports/"+id, m{"summary": "改"}).Fails(409, "report.sent")
		w.Do("zhang", "POST", "/reports/"+id+"/redraw", nil).Fails(409, "report.sent")
		w.Do("zhang", "POST", "/reports/"+id+"/send", nil).Fails(409, "report.sent")
		w.Do("zhang", "DELETE", "/reports/"+id, nil).Fails(409, "report.sent")
		// To the team and right above it; by notice, with the words and no facts.
		is(t, "chen's inbox", reasons(w, "chen"), "report_sent 留存稳住了，**拉新**要换渠道")
		is(t, "the lead above", reasons(w, "lina"), "report_sent 留存稳住了，**拉新**要换渠道")
		is(t, "another team", reasons(w, "hu"))
	})
}

// Facts are of when they were drawn: neither words nor later check-ins change them.
func TestItStaysAsItWasSent(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		_, kr := active(w, "chen", "稳住留存", "")
		w.Post("chen", "/key-results/"+kr+"/check-ins", m{"value": "40", "note": "还行"})
		id := w.Post("zhang", "/reports", m{"team_id": w.ID["用户组"]}).ID()
		progress := func() any {
			return w.Get("hu", "/reports/"+id).OK().At("sections", 0, "lines", 0, "then", "progress")
		}
		w.Post("chen", "/key-results/"+kr+"/check-ins", m{"value": "60", "note": "更好"})
		w.Post("zhang", "/reports/"+id+"/redraw", nil)
		w.Post("zhang", "/reports/"+id+"/send", nil)
		was := string(w.Get("hu", "/reports/"+id).OK().Body)
		if progress() != 0.6 {
			t.Errorf("progress %v", progress())
		}
		w.Post("chen", "/key-results/"+kr+"/check-ins", m{"value": "90", "note": "后来"})
		w.Patch("root", "/people/"+w.ID["chen"], m{"team_id": w.ID["市场部"]})
		if now := string(w.Get("hu", "/reports/"+id).OK().Body); now != was {
			t.Errorf("it was %s\nit is %s", was, now)
		}
		// The next one begins where this one ended, so that nothing is told twice.
		w.At("2026-11-25")
		next := w.Post("zhang", "/reports", m{"team_id": w.ID["用户组"]})
		if next.Str("since") != w.Get("zhang", "/reports/"+id).Str("drawn_at") {
			t.Errorf("since %s", next.Str("since"))
		}
	})
}

// Whoever reads it sees the facts of the objectives that they may see, and how many
// lines they don't; the numbers on top count the same.
func TestWhoSeesWhat(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id := week(w)
		for who, status := range map[string]int{"zhang": 200, "lina": 200, "wei": 200, "coach": 200, "root": 200, "chen": 403, "hu": 403, "hr": 403, "guest": 404} {
			if a := w.Get(who, "/reports/"+id); a.Status != status {
				t.Errorf("the draft, asked for by %s: %d", who, a.Status)
			}
			if n := w.Get(who, "/reports").OK().Len("items"); (n == 1) != (status == 200) {
				t.Errorf("the draft in the list of %s: %d", who, n)
			}
		}
		w.Post("zhang", "/reports/"+id+"/send", nil)
		hu := w.Get("hu", "/reports/"+id).OK()
		is(t, "what hu sees moved", lines(hu, "moved"), "稳住留存的结果")
		is(t, "what hu sees behind", lines(hu, "behind"))
		if strings.Contains(string(hu.Body), "拉新") || strings.Contains(string(hu.Body), "短信被限流") || hu.At("unseen") != 2.0 {
			t.Errorf("hu sees %s", hu.Body)
		}
		if hu.Len("counts") != 1 || hu.At("counts", 0, "n") != 1.0 {
			t.Errorf("hu counts %v", hu.At("counts"))
		}
		if a := w.Get("chen", "/reports/"+id).OK(); a.At("unseen") != 0.0 {
			t.Errorf("chen doesn't see %v", a.At("unseen"))
		}
		w.Get("guest", "/reports/"+id).Fails(404, "input.missing")

		// For the team alone, where the team chose that.
		w.Do("zhang", "PUT", "/teams/"+w.ID["用户组"]+"/report-plan", m{"active": false, "weekday": 5, "at": "16:00", "visibility": "team"}).OK()
		w.At("2026-11-24")
		inner := w.Post("zhang", "/reports", m{"team_id": w.ID["用户组"]}).ID()
		w.Post("zhang", "/reports/"+inner+"/send", nil)
		for who, sees := range map[string]bool{"chen": true, "zhang": true, "lina": true, "wei": true, "coach": true, "root": true, "hu": false, "fang": false, "hr": false, "guest": false} {
			a := w.Get(who, "/reports/"+inner)
			if (a.Status == 200) != sees || !sees && a.Status != 404 {
				t.Errorf("the inner report, asked for by %s: %d", who, a.Status)
			}
			items := w.Get(who, "/reports?team_id="+w.ID["用户组"]).OK()
			listed := false
			for i := range items.Len("items") {
				listed = listed || items.Str("items", i, "id") == inner
			}
			if listed != sees {
				t.Errorf("the inner report in the list of %s: %v", who, listed)
			}
		}
	})
}

// What was left out was not sent: not even those who got it find its lines or words.
func TestPartsLeftOut(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id := week(w)
		w.Patch("zhang", "/reports/"+id, m{"sections": []m{{"part": "behind", "words": "不便说", "hidden": true}}})
		if draft := w.Get("zhang", "/reports/"+id).OK(); len(lines(draft, "behind")) != 1 {
			t.Error("whoever prepares it still sees what they leave out")
		}
		w.Post("zhang", "/reports/"+id+"/send", nil)
		sent := w.Get("chen", "/reports/"+id).OK()
		is(t, "behind", lines(sent, "behind"))
		is(t, "problems, told where they belong then", lines(sent, "obstacles"), "短信被限流")
		if strings.Contains(string(sent.Body), "不便说") || sent.At("sections", 1, "hidden") != true {
			t.Errorf("%s", sent.Body)
		}
	})
}

// said is what a part of a report has for words, and whether they are quoted.
func said(a apptest.Answer, part string) (words string, quoted bool) {
	for i := range a.Len("sections") {
		if a.Str("sections", i, "part") == part {
			return a.Str("sections", i, "words"), a.At("sections", i, "quoted") == true
		}
	}
	return "", false
}

// What people answered in the week's round stands in the draft; who prepares it goes
// on from there. A round that closes later comes with the next look at the data.
func TestADraftBeginsWithWhatARoundAnswered(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		answer := func(title string, words ...string) string {
			id := w.Post("zhang", "/meetings", m{"kind": "round", "title": title, "team_id": w.ID["用户组"], "starts_on": "2026-11-16", "at": "10:00", "minutes": 60}).ID()
			w.Post("zhang", "/meetings/"+id+"/open", m{})
			open := w.Get("chen", "/meetings/"+id).OK()
			var all []m
			for i, one := range words {
				all = append(all, m{"section_id": open.Str("sections", i, "id"), "words": one})
			}
			w.Do("chen", "PUT", "/meetings/"+id+"/answers", m{"answers": all}).OK()
			return id
		}
		first, open := answer("周例轮", "谈了两家", "等报价"), answer("补一轮", "", "", "下周签")
		w.Post("zhang", "/meetings/"+first+"/end", m{})
		elsewhere := w.Post("lina", "/meetings", m{"kind": "round", "title": "别组", "team_id": w.ID["运营部"], "starts_on": "2026-11-16", "at": "10:00", "minutes": 60}).ID()
		w.Post("lina", "/meetings/"+elsewhere+"/open", m{})
		w.Do("lina", "PUT", "/meetings/"+elsewhere+"/answers", m{"answers": []m{{"section_id": w.Get("lina", "/meetings/"+elsewhere).Str("sections", 0, "id"), "words": "别组的事"}}}).OK()
		w.Post("lina", "/meetings/"+elsewhere+"/end", m{})

		id := w.Post("zhang", "/reports", m{"team_id": w.ID["用户组"]}).ID()
		told := func(part, want string, wantQuoted bool) {
			t.Helper()
			if words, quoted := said(w.Get("zhang", "/reports/"+id).OK(), part); words != want || quoted != wantQuoted {
				t.Errorf("%s: %q, quoted: %v", part, words, quoted)
			}
		}
		told("moved", "**chen**\n\n谈了两家", true)
		told("obstacles", "**chen**\n\n等报价", true)
		told("next", "", false) // that round is still open
		w.Patch("zhang", "/reports/"+id, m{"sections": []m{{"part": "moved", "words": "谈了两家，看好乙家", "hidden": false}}})
		w.Post("zhang", "/meetings/"+open+"/end", m{})
		w.Post("zhang", "/reports/"+id+"/redraw", nil)
		told("moved", "谈了两家，看好乙家", false)
		told("obstacles", "**chen**\n\n等报价", true)
		told("next", "**chen**\n\n下周签", true)
		w.Post("zhang", "/reports/"+id+"/send", nil)
		told("next", "**chen**\n\n下周签", false)
		// The next week tells only what came since.
		w.Pass(7 * 24 * time.Hour)
		id = w.Post("zhang", "/reports", m{"team_id": w.ID["用户组"]}).ID()
		told("moved", "", false)
	})
}

// Drafts come by themselves, once, on a workday, where the team chose so.
func TestDraftsByTheTeamsCalendar(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		prepare := func() {
			t.Helper()
			if err := w.Features.Reports.Prepare(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		mine := func() int { return w.Get("zhang", "/reports").OK().Len("items") }
		plan := "/teams/" + w.ID["用户组"] + "/report-plan"
		if a := w.Get("zhang", plan).OK(); a.At("active") != false || a.At("version") != 0.0 {
			t.Errorf("%s", a.Body)
		}
		w.At("2026-11-20")
		prepare()
		w.Do("zhang", "PUT", plan, m{"active": true, "weekday": 5, "at": "16:00", "visibility": "everyone"}).OK()
		w.Do("zhang", "PUT", plan, m{"active": true, "weekday": 5, "at": "16:00", "visibility": "everyone"}, "If-Match", `"9"`).Fails(412, "input.stale")
		w.Do("chen", "PUT", plan, m{"active": true, "weekday": 5, "at": "16:00", "visibility": "everyone"}).Fails(403, "access.denied")
		prepare()
		if mine() != 0 {
			t.Error("a draft came before its hour, or unasked")
		}
		w.Pass(6*3600e9 + 60e9) // 16:01
		prepare()
		prepare()
		if mine() != 1 {
			t.Fatalf("%d drafts", mine())
		}
		is(t, "zhang's inbox", reasons(w, "zhang"), "report_drafted")
		id := w.Get("zhang", "/reports").Str("items", 0, "id")
		w.Do("zhang", "DELETE", "/reports/"+id, nil).OK()
		is(t, "zhang's inbox without it", reasons(w, "zhang"))
		prepare()
		if mine() != 0 {
			t.Error("a draft that was thrown away came back")
		}
		// Switched on after its hour, it begins next week.
		other := "/teams/" + w.ID["运营部"] + "/report-plan"
		w.Do("lina", "PUT", other, m{"active": true, "weekday": 1, "at": "09:00", "visibility": "everyone"}).OK()
		prepare()
		if n := w.Get("lina", "/reports").OK().Len("items"); n != 0 {
			t.Errorf("%d drafts at once", n)
		}
		w.At("2026-11-23")
		prepare()
		if n := w.Get("lina", "/reports").OK().Len("items"); n != 1 {
			t.Errorf("%d drafts a week later", n)
		}
	})
}
