package incentives_test

import (
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

var pooled = m{"preset": "pooled", "pool": "50000"}

// told counts the notices of a reason in somebody's inbox.
func told(w *apptest.World, who, reason string) int {
	return w.Get(who, "/notices?reason="+reason).OK().Len("items")
}

// spread does what the job does once a scheme has news.
func spread(w *apptest.World, id string) {
	if err := w.Features.Incentives.Spread(w.T.Context(), id); err != nil {
		w.T.Error(err)
	}
}

// Rules are told before anybody has a score; then they are frozen, and the table isn't.
func TestRulesArePublishedBeforeAnybodyHasAScore(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id := draft(w, m{"preset": "tiered", "tiers": tiers}, "")
		at := "/incentives/" + id
		if got := w.Get("chen", "/incentive-rules").OK(); got.Len("items") != 0 {
			t.Errorf("a draft is told: %s", got.Body)
		}
		w.Do("hr", "POST", at+"/publish", nil).Fails(403, "access.denied")
		w.Do("wei", "POST", at+"/publish", nil).OK()
		spread(w, id)
		rules := w.Get("chen", "/incentive-rules").OK()
		if rules.Len("items") != 1 || rules.Str("items", 0, "rules", "tiers", 0, "coefficient") != "0.5" || rules.Len("items", 0, "example") != 3 {
			t.Errorf("%s", rules.Body)
		}
		if got := told(w, "chen", "rules_published"); got != 1 {
			t.Errorf("chen was told %d times", got)
		}
		if got := w.Get("guest", "/incentive-rules").OK(); got.Len("items") != 0 {
			t.Errorf("a guest reads them: %s", got.Body)
		}
		plan := m{"title": "奖金", "starts_on": "2026-10-01", "ends_on": "2026-12-31", "approver_id": w.ID["wei"], "rules": m{"preset": "tiered", "tiers": tiers}}
		w.Do("hr", "PUT", at, plan).Fails(409, "incentives.frozen")
		w.Do("hr", "PUT", at+"/inputs", m{"text": table}).OK()
		w.Do("wei", "POST", at+"/approve", nil).OK()
		w.Do("hr", "POST", at+"/return", m{"reason": "基数填错了"}).OK()
		if got := w.Get("hr", at).OK().Str("state"); got != "published" {
			t.Errorf("one step back is %s", got)
		}
		w.Do("hr", "POST", at+"/return", m{"reason": "基数填错了"}).OK()
		spread(w, id)
		if got := told(w, "chen", "rules_withdrawn"); got != 1 || w.Get("chen", "/incentive-rules").OK().Len("items") != 0 {
			t.Errorf("taken back: told %d times", got)
		}
		w.Do("hr", "PUT", at, plan).OK()
	})
}

// ran is a pool of 50000 that pays chen and zhang, run.
func ran(w *apptest.World, rules m) string {
	id := draft(w, rules, "email,base,score,factor\nchen@example.com,10000,0.50,1\nzhang@example.com,8000,0.50,1")
	w.Do("wei", "POST", "/incentives/"+id+"/approve", nil).OK()
	w.Do("hr", "POST", "/incentives/"+id+"/run", nil).OK()
	spread(w, id)
	return id
}

// An appeal upheld works everybody out anew by the same arithmetic, two people
// answer for it, and what stood there before is kept.
func TestAnAppealUpheldIsWorkedOutAnew(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id := ran(w, pooled)
		at := "/incentives/" + id
		if got := told(w, "chen", "statement_ready"); got != 1 {
			t.Errorf("chen was told %d times", got)
		}
		w.Do("lina", "POST", at+"/appeals", m{"words": "我也要"}).Fails(404, "input.missing")
		w.Do("chen", "POST", at+"/appeals", m{"words": " "}).Fails(422, "input.required")
		appeal := w.Post("chen", at+"/appeals", m{"words": "得分应是 0.75，召回没有算"}).ID()
		w.Do("chen", "POST", at+"/appeals", m{"words": "再说一次"}).Fails(409, "incentives.appeal_twice")
		if got := told(w, "hr", "appeal_asked"); got != 1 {
			t.Errorf("hr was told %d times", got)
		}
		w.Do("hr", "POST", at+"/pay", nil).Fails(409, "incentives.appeals_open")
		on := "/incentive-appeals/" + appeal
		w.Do("hr", "POST", on+"/decide", m{"uphold": true}).Fails(403, "access.denied")
		w.Do("wei", "POST", on+"/decide", m{"uphold": true}).Fails(409, "incentives.appeal_moved")
		w.Do("hr", "POST", on+"/propose", m{"text": "email,score\nzhang@example.com,0.9", "words": "x"}).Fails(422, "incentives.line_person")
		w.Do("hr", "POST", on+"/propose", m{"text": "email,base,score,factor\nchen@example.com,10000,0.75,1", "words": "漏了召回"}).OK()
		seen := w.Get("wei", at+"/appeals").OK()
		// 50000 split 0.75 : 0.50 is 30000 and 20000.
		for path, want := range map[string]string{"was": "25000.00", "would": "30000.00", "total_was": "50000.00", "total_would": "50000.00"} {
			if got := seen.Str("items", 0, "effect", path); got != want {
				t.Errorf("%s is %s, want %s", path, got, want)
			}
		}
		if got := seen.At("items", 0, "effect", "others"); got != 1.0 {
			t.Errorf("others: %v", got)
		}
		if got := w.Get("chen", at+"/statement").OK(); got.Str("payout", "amount") != "25000.00" || got.Str("appeals", 0, "answer") != "" {
			t.Errorf("told before it was decided: %s", got.Body)
		}
		if told(w, "hr", "appeal_asked") != 0 || told(w, "wei", "appeal_asked") != 1 {
			t.Error("it waits for the wrong one")
		}
		w.Do("wei", "POST", on+"/decide", m{"uphold": false}).Fails(422, "input.required")
		w.Do("wei", "POST", on+"/decide", m{"uphold": true}).OK()
		for who, want := range map[string]string{"chen": "30000.00", "zhang": "20000.00"} {
			one := w.Get(who, at+"/statement").OK()
			if one.Str("payout", "amount") != want || one.Str("earlier", 0, "amount") != "25000.00" {
				t.Errorf("%s: %s", who, one.Body)
			}
		}
		if one := w.Get("chen", at+"/statement").OK(); one.Str("appeals", 0, "state") != "upheld" || one.Str("appeals", 0, "answer") != "漏了召回" {
			t.Errorf("%s", one.Body)
		}
		if told(w, "chen", "appeal_answered") != 1 || told(w, "wei", "appeal_asked") != 0 {
			t.Error("the end of it isn't told")
		}
		sim := w.Get("hr", at+"/simulation").OK()
		if sim.Str("total") != "50000.00" || sim.Len("rows") != 2 {
			t.Errorf("%s", sim.Body)
		}
		w.Do("hr", "POST", at+"/pay", nil).OK()
		w.Do("chen", "POST", at+"/appeals", m{"words": "还有"}).Fails(409, "incentives.no_appeal")
		w.Do("hr", "POST", at+"/return", m{"reason": "基数填错了"}).Fails(409, "incentives.not_approved")
		trail := string(w.Get("root", "/audit?subject_kind=incentive_appeal&limit=100").OK().Body)
		if strings.Contains(trail, "30000") || strings.Contains(trail, "召回") || !strings.Contains(trail, "incentive.appeal_decided") {
			t.Errorf("the trail: %s", trail)
		}
	})
}

// What HR was shown is what is done: another correction in between makes it stale.
func TestACorrectionThatWouldDoSomethingElseByNowIsRefused(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		at := "/incentives/" + ran(w, pooled)
		of := map[string]string{}
		for who, line := range map[string]string{"chen": "chen@example.com,10000,0.75,1", "zhang": "zhang@example.com,8000,1.00,1"} {
			of[who] = "/incentive-appeals/" + w.Post(who, at+"/appeals", m{"words": "漏算"}).ID()
			w.Do("hr", "POST", of[who]+"/propose", m{"text": "email,base,score,factor\n" + line, "words": "漏算"}).OK()
		}
		w.Do("wei", "POST", of["chen"]+"/decide", m{"uphold": true}).OK()
		w.Do("wei", "POST", of["zhang"]+"/decide", m{"uphold": true}).Fails(409, "incentives.appeal_outdated")
		w.Do("wei", "POST", of["zhang"]+"/decide", m{"uphold": false, "words": "请重算"}).OK()
		if got := w.Get("hr", at+"/appeals").OK(); got.Str("items", 0, "state") != "open" && got.Str("items", 1, "state") != "open" {
			t.Errorf("%s", got.Body)
		}
		w.Do("hr", "POST", of["zhang"]+"/dismiss", m{"words": "已按规则"}).OK()
		if one := w.Get("zhang", at+"/statement").OK(); one.Str("appeals", 0, "state") != "dismissed" || one.Str("appeals", 0, "answer") != "已按规则" {
			t.Errorf("%s", one.Body)
		}
		w.Do("hr", "POST", of["zhang"]+"/dismiss", m{"words": "又"}).Fails(409, "incentives.appeal_moved")
	})
}
