package incentives_test

import (
	"context"
	"strings"
	"sync"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
	"github.com/sinan-okr/sinan/internal/domain/access"
)

// Whoever left during the period is paid for the days that they were there, also
// once their account is closed; whoever left before it began isn't known.
func TestWhoLeftIsStillPaid(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.At("2026-09-15")
		w.Post("root", "/people/"+w.ID["hu"]+"/deactivate", m{})
		w.At("2026-11-16")
		w.Forget("root")
		w.Post("root", "/people/"+w.ID["chen"]+"/deactivate", m{})
		at := "/incentives/" + draft(w, m{"preset": "tiered", "tiers": tiers}, "")
		w.Do("hr", "PUT", at+"/inputs", m{"text": "email,base,score\nhu@example.com,100,0.9"}).Fails(422, "incentives.line_person")
		w.Do("hr", "PUT", at+"/inputs", m{"text": "email,base,score,until\nchen@example.com,6200,0.9,2026-11-13"}).OK()
		got := w.Get("hr", at+"/statement?person_id="+w.ID["chen"]).OK()
		if got.Str("payout", "lines", 1, "step") != "pro_rata" || !strings.HasPrefix(got.Str("payout", "lines", 1, "sum"), "6200.00 × ") {
			t.Errorf("%s", got.Body)
		}
	})
}

// Whoever moved to another team during the period is told of beside the table and can be
// paid for the days before; whoever moved away before it began isn't known to the scheme.
func TestWhoMovedIsPaidForTheDaysThere(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		move := func(day, name, team string) {
			w.At(day)
			w.Forget("root")
			w.Forget("hr")
			w.Patch("root", "/people/"+w.ID[name], m{"team_id": w.ID[team]})
		}
		move("2026-09-15", "hu", "用户组")
		move("2026-09-16", "hu", "运营部")
		move("2026-11-16", "chen", "运营部")
		move("2026-11-17", "fang", "用户组")
		id := w.Post("hr", "/incentives", m{"title": "用户组奖金", "starts_on": "2026-10-01", "ends_on": "2026-12-31", "team_id": w.ID["用户组"], "approver_id": w.ID["wei"],
			"rules": m{"preset": "tiered", "tiers": tiers}}).ID()
		at := "/incentives/" + id
		one := w.Get("hr", at).OK()
		if one.Len("moves") != 2 || one.Str("moves", 0, "person_id") != w.ID["chen"] || one.At("moves", 0, "leaves") != true || one.Str("moves", 0, "on") != "2026-11-16" ||
			one.Str("moves", 0, "from") != "用户组" || one.Str("moves", 0, "to") != "运营部" || one.At("moves", 1, "joins") != true {
			t.Errorf("%s", one.Body)
		}
		if strings.Contains(one.Str("inputs"), "chen@example.com") {
			t.Error("nobody is paid in two teams unless somebody says so")
		}
		w.Do("hr", "PUT", at+"/inputs", m{"text": "email,base,score\nhu@example.com,100,0.9"}).Fails(422, "incentives.line_person")
		w.Do("hr", "PUT", at+"/inputs", m{"text": "email,base,score,until\nchen@example.com,6200,0.9,2026-11-15"}).OK()
		got := w.Get("hr", at+"/statement?person_id="+w.ID["chen"]).OK()
		if got.Str("payout", "lines", 1, "step") != "pro_rata" {
			t.Errorf("%s", got.Body)
		}
		w.Do("wei", "POST", at+"/approve", nil).OK()
	})
}

// Another role or job level within the period is told beside the table, where the scheme is
// tried, on the statement and in the export; job levels to the person and HR only. By a
// population of job levels somebody comes in and goes out, and is paid for the days there.
func TestARoleOrJobLevelThatChanged(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		at := func(day string) {
			w.At(day)
			w.Forget("root")
		}
		at("2026-09-15")
		for _, who := range []string{"chen", "zhang", "hu"} {
			w.Patch("root", "/people/"+w.ID[who], m{"job_level": "P5"})
		}
		at("2026-11-16")
		w.Patch("root", "/people/"+w.ID["chen"], m{"job_level": "P6", "role": "champion"})
		at("2026-11-23")
		w.Patch("root", "/people/"+w.ID["chen"], m{"name": "陈静"}) // not a move
		w.Patch("root", "/people/"+w.ID["hu"], m{"job_level": ""})
		for _, who := range []string{"hr", "wei", "chen", "zhang"} {
			w.Forget(who)
		}
		id := draft(w, m{"preset": "tiered", "tiers": tiers}, table)
		one := w.Get("hr", "/incentives/"+id).OK()
		if one.Len("moves") != 2 || one.Str("moves", 0, "from_level") != "P5" || one.Str("moves", 0, "to_level") != "P6" || one.Str("moves", 0, "to_role") != "champion" ||
			one.Str("moves", 0, "on") != "2026-11-16" || one.Str("moves", 1, "name") != "hu" || one.At("moves", 0, "leaves") != false {
			t.Errorf("%s", one.Body)
		}
		sim := w.Get("wei", "/incentives/"+id+"/simulation").OK()
		if !strings.Contains(string(sim.Body), `"changed":["role","job_level"]`) || strings.Contains(string(sim.Body), "P6") {
			t.Errorf("the approver is told that a level changed and not which: %s", sim.Body)
		}
		w.Do("wei", "POST", "/incentives/"+id+"/approve", nil).OK()
		w.Do("hr", "POST", "/incentives/"+id+"/run", nil).OK()
		if mine := w.Get("chen", "/incentive-statements").OK(); mine.Str("items", 0, "payout", "moves", 0, "to_level") != "P6" {
			t.Errorf("%s", mine.Body)
		}
		if mine := w.Get("zhang", "/incentives/"+id+"/statement").OK(); strings.Contains(string(mine.Body), `"moves"`) {
			t.Errorf("%s", mine.Body)
		}
		for who, want := range map[string]string{"hr": "2026-11-16 角色 成员 → OKR 教练, 职级 P5 → P6", "wei": "2026-11-16 角色 成员 → OKR 教练, 职级有变动"} {
			if out := string(w.Get(who, "/incentives/"+id+"/export?format=csv").OK().Body); !strings.Contains(out, want) {
				t.Errorf("%s reads\n%s", who, out)
			}
		}

		byLevel := w.Post("hr", "/incentives", m{"title": "P5 奖金", "starts_on": "2026-10-01", "ends_on": "2026-12-31", "population": m{"job_levels": []string{"P5"}}, "approver_id": w.ID["wei"],
			"rules": m{"preset": "tiered", "tiers": tiers}})
		if byLevel.Len("moves") != 2 || byLevel.At("moves", 0, "leaves") != true || byLevel.At("moves", 1, "leaves") != true {
			t.Errorf("%s", byLevel.Body)
		}
		w.Do("hr", "PUT", "/incentives/"+byLevel.ID()+"/inputs", m{"text": "email,base,score,until\nchen@example.com,6200,0.9,2026-11-15"}).OK()
	})
}

// Who came or left within the period is told as who moved is, so that nobody is paid for
// days before they came only because a day was forgotten; whoever was there when the
// workspace was set up isn't taken for new.
func TestWhoCameOrLeftIsTold(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.At("2026-11-20")
		w.Forget("root")
		w.Forget("hr")
		w.Post("root", "/people", m{"name": "新来的", "email": "new@example.com", "team_id": w.ID["用户组"], "role": "member"})
		w.Post("root", "/people/"+w.ID["hu"]+"/deactivate", m{})
		one := w.Post("hr", "/incentives", m{"title": "用户组奖金", "starts_on": "2026-10-01", "ends_on": "2026-12-31", "approver_id": w.ID["wei"], "rules": m{"preset": "tiered", "tiers": tiers}})
		if one.Len("moves") != 2 {
			t.Fatalf("%s", one.Body)
		}
		for i := range 2 {
			switch one.Str("moves", i, "changed", 0) {
			case "came":
				if one.Str("moves", i, "name") != "新来的" || one.At("moves", i, "joins") != true || one.Str("moves", i, "on") != "2026-11-20" {
					t.Errorf("%s", one.Body)
				}
			case "left":
				if one.Str("moves", i, "person_id") != w.ID["hu"] || one.At("moves", i, "leaves") != true {
					t.Errorf("%s", one.Body)
				}
			default:
				t.Errorf("%s", one.Body)
			}
		}
		w.At("2027-01-04") // the next quarter: neither is news
		w.Forget("hr")
		next := w.Post("hr", "/incentives", m{"title": "下季奖金", "starts_on": "2027-01-01", "ends_on": "2027-03-31", "approver_id": w.ID["wei"], "rules": m{"preset": "tiered", "tiers": tiers}})
		if next.Len("moves") != 0 {
			t.Errorf("%s", next.Body)
		}
	})
}

// Of two who run, or publish, a scheme at the same moment one does and the other is
// told; everybody has one statement.
func TestTwoAtTheSameMoment(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		hr, wei := access.Actor{ID: w.ID["hr"], Role: access.HR}, access.Actor{ID: w.ID["wei"], Role: access.Member}
		id := draft(w, m{"preset": "tiered", "tiers": tiers}, table)
		twice := func(what string, do func(context.Context) error) {
			t.Helper()
			var wait sync.WaitGroup
			failed := make([]error, 2)
			for i := range failed {
				wait.Go(func() { failed[i] = do(t.Context()) })
			}
			wait.Wait()
			if (failed[0] == nil) == (failed[1] == nil) {
				t.Errorf("%s: %v and %v", what, failed[0], failed[1])
			}
		}
		f := w.Features.Incentives
		twice("publish", func(ctx context.Context) error { return f.Publish(ctx, wei, id, 0) })
		twice("approve", func(ctx context.Context) error { return f.Approve(ctx, wei, id, 0) })
		twice("run", func(ctx context.Context) error { return f.Run(ctx, hr, id, 0) })
		if sim := w.Get("hr", "/incentives/"+id+"/simulation").OK(); sim.At("people") != 2.0 {
			t.Errorf("%s", sim.Body)
		}
		twice("pay", func(ctx context.Context) error { return f.Pay(ctx, hr, id, 0) })
	})
}
