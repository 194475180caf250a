package incentives_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

func byFormula(gives, text string) m {
	return m{"preset": "formula", "gives": gives, "formula": text}
}

const counted = "email,base,score,count,late\nchen@example.com,10000,0.85,3,1\nzhang@example.com,8000,0.52,1,0\n"

// From a formula to statements: tried, approved, frozen, run, each step told.
func TestAFormulaFromDraftToStatements(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id := draft(w, byFormula("coefficient", "score >= 0.6 ? score + 0.05 * count - late / 3 : 0.25"), counted)
		at := "/incentives/" + id
		one := w.Get("hr", at).OK()
		if got := one.Str("inputs"); !strings.HasPrefix(got, "姓名,邮箱,基数,得分,次数,逾期次数,") {
			t.Errorf("the table asks for %q", got)
		}
		// 0.85 + 0.15 − 0.3333333333 = 0.6666666667, to four decimals 0.6667.
		sim := w.Get("wei", at+"/simulation").OK()
		if sim.Str("total") != "8667.00" {
			t.Errorf("%s", sim.Body)
		}
		w.Do("wei", "POST", at+"/approve", nil).OK()
		w.Do("hr", "PUT", at, m{"title": "改", "starts_on": "2026-10-01", "ends_on": "2026-12-31", "approver_id": w.ID["wei"], "rules": byFormula("coefficient", "score")}).Fails(409, "incentives.frozen")
		w.Do("hr", "POST", at+"/run", nil).OK()
		got := w.Get("chen", at+"/statement").OK()
		var said []string
		for i := range got.Len("payout", "lines") {
			line := func(key string) string {
				text, _ := got.At("payout", "lines", i, key).(string)
				return text
			}
			said = append(said, strings.Join(slices.DeleteFunc([]string{line("step"), line("text"), line("sum"), line("result"), line("unit")}, func(s string) bool { return s == "" }), " | "))
		}
		want := []string{
			"base | 10000.00 | yuan", "score | score | 0.85 | score", "count | count | 3 | plain", "late_count | late | 1 | plain",
			"part | score >= 0.6 | 0.85 ≥ 0.6 | true | truth",
			"part | 0.05 * count | 0.05 × 3 | 0.15 | plain",
			"part | late / 3 | 1 ÷ 3 | 0.3333333333 | plain",
			"part | score + 0.05 * count - late / 3 | 0.85 + 0.15 − 0.3333333333 | 0.6666666667 | plain",
			"coefficient | 0.6666666667 | 0.6667 | coefficient", "earned | 10000.00 × 0.6667 | 6667.00 | yuan",
		}
		if !slices.Equal(said, want) {
			t.Errorf("got\n%s\nwant\n%s", strings.Join(said, "\n"), strings.Join(want, "\n"))
		}
		if own := w.Get("zhang", "/incentive-statements").OK(); own.Str("items", 0, "payout", "amount") != "2000.00" || own.Str("items", 0, "formula") != "score >= 0.6 ? score + 0.05 * count - late / 3 : 0.25" {
			t.Errorf("%s", own.Body)
		}
		for _, path := range []string{at, at + "/statement?person_id=" + w.ID["chen"], at + "/versions"} {
			for _, who := range []string{"root", "lina"} {
				w.Get(who, path).Fails(403, "access.denied")
			}
		}
		var sealed string
		if err := w.Store.Read.NewRaw("SELECT sealed FROM incentive_schemes WHERE id = ?", id).Scan(t.Context(), &sealed); err != nil || strings.Contains(sealed, "score") {
			t.Errorf("the formula lies open: %v %s", err, sealed)
		}
	})
}

// A formula that can't be reckoned for somebody stops the whole run and says for whom,
// at the field that the form has; nobody has a statement, also where a scheme was
// approved when it still could be.
func TestNobodyIsPaidWhereAFormulaFailsForOne(t *testing.T) {
	for name, c := range map[string]struct{ gives, text, code, who string }{
		"division by zero": {"coefficient", "score / late", "incentive.formula_zero", "zhang"},
		"overflow":         {"yuan", "count > 2 ? count * 999999999999999999 : 1", "incentive.formula_overflow", "chen"},
		"too much money":   {"yuan", "count > 2 ? 99999999999 : 1", "incentive.overflow", ""},
		"a percentage":     {"coefficient", "score > 0.6 ? score * 100 : 1", "incentive.formula_coefficient", "chen"},
	} {
		t.Run(name, func(t *testing.T) {
			apptest.Each(t, func(t *testing.T, w *apptest.World) {
				at := "/incentives/" + draft(w, byFormula(c.gives, c.text), counted)
				check := func(who, method, path string) {
					t.Helper()
					got := w.Do(who, method, at+path, nil, "Accept-Language", "en").Fails(422, c.code)
					if !strings.HasPrefix(got.Str("detail"), c.who) || strings.Contains(got.Str("detail"), "{") {
						t.Errorf("%s%s: %s", method, path, got.Body)
					}
					if c.who != "" && (got.Str("errors", 0, "pointer") != "/rules/formula" || got.At("errors", 0, "at") == nil && c.code != "incentive.formula_coefficient") {
						t.Errorf("%s%s points to %s", method, path, got.Body)
					}
				}
				check("hr", "GET", "/simulation")
				check("hr", "GET", "/comparison")
				check("wei", "POST", "/approve")
				if _, err := w.Store.Write.NewRaw("UPDATE incentive_schemes SET state = 'approved'").Exec(t.Context()); err != nil {
					t.Fatal(err)
				}
				check("hr", "POST", "/run")
				var statements int
				if err := w.Store.Read.NewRaw("SELECT COUNT(*) FROM incentive_statements").Scan(t.Context(), &statements); err != nil || statements != 0 {
					t.Errorf("%d statements are there: %v", statements, err)
				}
				if got := w.Get("hr", at).OK().Str("state"); got != "approved" {
					t.Errorf("it is %s", got)
				}
			})
		})
	}
}

// What a formula says wrongly is refused alike wherever it is sent, at its place.
func TestAWrongFormulaIsRefusedAtItsPlace(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		for _, c := range []struct {
			rules     m
			code      string
			at, until any
		}{
			{byFormula("coefficient", "score * "), "incentive.formula_unfinished", 9.0, 9.0},
			{byFormula("coefficient", "score × 评级"), "incentive.formula_name", 9.0, 10.0},
			{byFormula("coefficient", "score * base"), "incentive.formula_forbidden", 9.0, 12.0},
			{byFormula("yuan", "100 * rating"), "incentive.formula_forbidden", 7.0, 12.0},
			{byFormula("coefficient", ""), "input.required", nil, nil},
		} {
			plan := m{"title": "公式", "starts_on": "2026-10-01", "ends_on": "2026-12-31", "approver_id": w.ID["wei"], "rules": c.rules}
			saved := w.Do("hr", "POST", "/incentives", plan).Fails(422, c.code)
			tried := w.Do("hr", "POST", "/incentives/preview", m{"rules": c.rules}).Fails(422, c.code)
			for _, got := range []interface {
				Str(...any) string
				At(...any) any
			}{saved, tried} {
				if got.Str("errors", 0, "pointer") != "/rules/formula" || got.At("errors", 0, "at") != c.at || got.At("errors", 0, "until") != c.until {
					t.Errorf("%v: %s and %s", c.rules, saved.Body, tried.Body)
				}
			}
		}
		if got := w.Do("hr", "POST", "/incentives/preview", m{"rules": byFormula("coefficient", "score * sallary")}).Fails(422, "incentive.formula_name").Str("detail"); !strings.Contains(got, "sallary") || !strings.Contains(got, "第 9 个字") || !strings.Contains(got, "team_score") {
			t.Error(got)
		}
		// The people of an example have names as those of a run do.
		for lang, want := range map[string]string{"zh-CN": "甲（例子）", "en": "A (example)"} {
			got := w.Do("hr", "POST", "/incentives/preview", m{"rules": byFormula("coefficient", "score / late")}, "Accept-Language", lang).Fails(422, "incentive.formula_zero")
			if !strings.HasPrefix(got.Str("detail"), want) || got.Str("errors", 0, "pointer") != "/rules/formula" {
				t.Errorf("%s", got.Body)
			}
		}
		w.Do("wei", "POST", "/incentives/preview", m{"rules": byFormula("coefficient", "score")}).Fails(403, "access.denied")
	})
}

// The editor is told what a formula may look at, in the reader's language, and a form
// what it is as a formula.
func TestWhatAFormulaMayLookAtIsTold(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		zh, en := w.Get("hr", "/incentive-presets/formula").OK(), w.Do("hr", "GET", "/incentive-presets/formula", nil, "Accept-Language", "en").OK()
		if zh.Len("variables") != 11 || zh.Len("functions") != 8 || zh.Str("variables", 0, "name") != "score" || zh.Str("variables", 0, "most") != "1" {
			t.Fatalf("%s", zh.Body)
		}
		for i := range 8 {
			for _, key := range []string{"means", "unit"} {
				a, b := zh.Str("variables", i, key), en.Str("variables", i, key)
				if a == "" || a == b || strings.HasPrefix(a, "incentives.") {
					t.Errorf("%s: %q and %q", key, a, b)
				}
			}
		}
		as := w.Get("hr", "/incentive-presets/tiered").OK()
		if got := as.Str("as_formula", "formula"); got != "tier(score, 0, 0, 0.4, 0.5, 0.6, 0.8, 0.8, 1, 0.9, 1.2)" || as.Str("as_formula", "gives") != "coefficient" {
			t.Errorf("%s", as.Body)
		}
		if w.Get("hr", "/incentive-presets/linear").OK().At("as_formula") != nil {
			t.Error("base in parts as a formula")
		}
		// What can't be checked is said, with the values at which it fails.
		odd := w.Do("hr", "POST", "/incentives/preview", m{"rules": byFormula("yuan", "score > 0.3 ? 100 : 10 / count + 100 * score")}).OK()
		if odd.Str("warnings", 0, "kind") != "unchecked" || odd.Str("warnings", 0, "why") != "incentive.formula_zero" || odd.Str("warnings", 0, "part") != "count" || odd.Len("warnings", 0, "with") != 2 {
			t.Errorf("%s", odd.Body)
		}
	})
}

// A formula beside a form, beside its own of before, and where it has no value.
func TestAFormulaIsComparedAndForeseen(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id := draft(w, byFormula("coefficient", "score"), counted)
		at := "/incentives/" + id
		w.Do("hr", "PUT", at, m{"title": "公式", "starts_on": "2026-10-01", "ends_on": "2026-12-31", "approver_id": w.ID["wei"],
			"rules": m{"preset": "formula", "gives": "coefficient", "formula": "min(1, 0.1 / (score - 0.42))", "budget": "9000"}}).OK()
		tiered := draft(w, m{"preset": "tiered", "tiers": tiers}, "")
		c := w.Get("hr", at+"/comparison?with="+tiered).OK()
		// 0.1 ÷ 0.43 is 0.2326; 0.1 ÷ 0.1 is 1, whose 8,000 and 2,326 are cut to 9,000.
		if c.Str("total") != "9000.00" || c.Str("other_total") != "14000.00" || c.Str("worst") != "0.00" || c.At("lower") != nil || c.Str("best") == "" {
			t.Errorf("%s", c.Body)
		}
		for i := range 2 {
			if c.Str("rows", i, "name") == "zhang" && (c.At("rows", i, "lower") != nil || c.Str("rows", i, "higher") == "") {
				t.Errorf("0.42 has a value: %s", c.Body)
			}
		}
		before := w.Get("hr", at+"/comparison?version=1").OK()
		said := string(before.Body)
		for _, want := range []string{`{"place":"formula","was":"score","now":"min(1, 0.1 / (score - 0.42))"}`, `{"place":"budget","now":"9000.00"}`} {
			if !strings.Contains(said, want) {
				t.Errorf("what changed isn't told: %s in %s", want, said)
			}
		}
	})
}

// Published rules are read by those they are for, also where they can't be worked out
// for the people of the example.
func TestAPublishedFormulaIsReadByItsPeople(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		for _, text := range []string{"score", "score / late"} {
			w.Do("wei", "POST", "/incentives/"+draft(w, byFormula("coefficient", text), "")+"/publish", nil).OK()
		}
		got := w.Get("chen", "/incentive-rules").OK()
		if got.Len("items") != 2 || got.Str("items", 0, "rules", "formula") != "score / late" || got.Len("items", 0, "example") != 0 || got.Len("items", 1, "example") != 3 {
			t.Errorf("%s", got.Body)
		}
	})
}

// A correction is reckoned by the formula that was frozen, and one that it can't be
// reckoned for is refused by name; the statements stay.
func TestAnAppealIsReckonedByTheFrozenFormula(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		at := "/incentives/" + draft(w, byFormula("coefficient", "score / count"), counted)
		w.Do("wei", "POST", at+"/approve", nil).OK()
		w.Do("hr", "POST", at+"/run", nil).OK()
		id := w.Post("chen", at+"/appeals", m{"words": "次数应当是 2"}).ID()
		propose := func(count string) apptest.Answer {
			return w.Do("hr", "POST", "/incentive-appeals/"+id+"/propose", m{"text": "email,base,score,count\nchen@example.com,10000,0.85," + count, "words": "核对过"})
		}
		if got := propose("0").Fails(422, "incentive.formula_zero"); !strings.HasPrefix(got.Str("detail"), "chen") {
			t.Errorf("%s", got.Body)
		}
		if got := w.Get("chen", "/incentive-statements").OK(); got.Str("items", 0, "payout", "amount") != "2833.00" {
			t.Errorf("%s", got.Body)
		}
		propose("2").OK()
		w.Do("wei", "POST", "/incentive-appeals/"+id+"/decide", m{"uphold": true, "words": "同意"}).OK()
		if got := w.Get("chen", "/incentive-statements").OK(); got.Str("items", 0, "payout", "amount") != "4250.00" || got.Str("items", 0, "earlier", 0, "amount") != "2833.00" {
			t.Errorf("%s", got.Body)
		}
	})
}
