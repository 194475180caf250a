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
		if n := w.Get("hr", at).OK().Len("moves"); n != 0 {
			t.Errorf("%d moves are told of where nothing can be changed any more", n)
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
