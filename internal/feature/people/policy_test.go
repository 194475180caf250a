package people_test

import (
	"context"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

func TestThePolicyIsAgreedOn(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.Get("guest", "/policy").Fails(403, "access.denied")
		got := w.Get("hu", "/policy").OK()
		for field, want := range map[string]float64{"objectives_recommended": 3, "objectives_most": 5, "key_results_least": 2, "key_results_most": 5} {
			if got.At("focus", field) != want {
				t.Errorf("focus %s by default: %v, want %v", field, got.At("focus", field), want)
			}
		}
		if got.At("status", "at_risk_at") != 0.1 || got.At("status", "off_track_at") != 0.25 || got.At("status", "keep_share") != 0.9 {
			t.Errorf("status by default: %s", got.Body)
		}
		if got.At("consent", "target_lowered") != true || got.At("consent", "any") != false || got.Len("can") != 0 {
			t.Errorf("consent by default, and a member changes nothing: %s", got.Body)
		}

		w.Do("hu", "PATCH", "/policy", map[string]any{"grace_workdays": 2}).Fails(403, "access.denied")
		changed := w.Patch("coach", "/policy", map[string]any{
			"focus": map[string]any{"objectives_most": 4, "refuse": true}, "status": map[string]any{"at_risk_at": 0.15}, "grace_workdays": 2,
			"consent": map[string]any{"dropped": true},
			"teams":   map[string]any{w.ID["运营部"]: map[string]any{"objectives_most": 6}},
		})
		if changed.At("focus", "objectives_most") != 4.0 || changed.At("focus", "objectives_recommended") != 3.0 || changed.At("status", "at_risk_at") != 0.15 {
			t.Errorf("only what was sent changes: %s", changed.Body)
		}
		if changed.At("defaults", "focus", "objectives_most") != 5.0 {
			t.Errorf("the defaults stay in view: %s", changed.Body)
		}
		if n := focusOf(t, w, "用户组").ObjectivesMost; n != 6 {
			t.Errorf("a team below has the override of the team above: %d, want 6", n)
		}
		if f := focusOf(t, w, "市场部"); f.ObjectivesMost != 4 || !f.Refuse {
			t.Errorf("another team has the workspace's: %+v", f)
		}
		back := w.Patch("coach", "/policy", map[string]any{"teams": map[string]any{w.ID["运营部"]: map[string]any{}}})
		if m, _ := back.At("teams").(map[string]any); len(m) != 0 {
			t.Errorf("an empty override is taken away: %s", back.Body)
		}
		stale := w.Do("root", "PATCH", "/policy", map[string]any{"grace_workdays": 1}, "If-Match", `"1"`)
		stale.Fails(412, "input.stale")
	})
}

func TestThePolicyRefusesWhatIsNone(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		for _, c := range []struct {
			body  map[string]any
			code  string
			field string
		}{
			{map[string]any{"focus": map[string]any{"objectives_most": 2}}, "focus.order", "/focus/objectives_most"},
			{map[string]any{"focus": map[string]any{"key_results_most": 90}}, "focus.range", "/focus/key_results_most"},
			{map[string]any{"status": map[string]any{"at_risk_at": 0.3}}, "policy.threshold", "/status/off_track_at"},
			{map[string]any{"status": map[string]any{"keep_share": 1.01}}, "policy.threshold", "/status/keep_share"},
			{map[string]any{"status": map[string]any{"keep_share": 1e300}}, "policy.threshold", "/status/keep_share"},
			{map[string]any{"grace_workdays": 21}, "policy.grace", "/grace_workdays"},
			{map[string]any{"scoring": map[string]any{"red_to": "0.70"}}, "score.zones", "/scoring/green_from"},
			{map[string]any{"scoring": map[string]any{"red_to": "some"}}, "score.zones", "/scoring/red_to"},
			{map[string]any{"teams": map[string]any{"nowhere": map[string]any{"refuse": true}}}, "people.team_unknown", "/teams/nowhere"},
			{map[string]any{"teams": map[string]any{w.ID["市场部"]: map[string]any{"objectives_most": 1}}}, "focus.order", "/teams/" + w.ID["市场部"] + "/objectives_most"},
		} {
			got := w.Do("root", "PATCH", "/policy", c.body)
			got.Fails(422, c.code)
			if field := got.Str("errors", 0, "pointer"); field != c.field {
				t.Errorf("%v: at %q, want %q: %s", c.body, field, c.field, got.Body)
			}
		}
		if got := w.Get("root", "/policy").OK(); got.At("version") != 1.0 {
			t.Errorf("a refused change changes nothing: %s", got.Body)
		}
	})
}

func focusOf(t *testing.T, w *apptest.World, team string) (focus okr.FocusPolicy) {
	t.Helper()
	err := w.Runner.Read(t.Context(), access.System("test"), func(ctx context.Context, tx *act.Tx) error {
		o, err := w.Features.People.Org(ctx, tx)
		if err != nil {
			return err
		}
		p, err := w.Features.People.Policy(ctx, tx)
		focus = p.FocusFor(o, w.ID[team])
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return focus
}
