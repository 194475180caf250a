package incentives_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math/big"
	"regexp"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

type m = map[string]any

var tiers = []m{{"from": "0.40", "coefficient": "0.5"}, {"from": "0.60", "coefficient": "0.8"}, {"from": "0.80", "coefficient": "1"}}

// draft makes a scheme of hr's that wei approves, with a table.
func draft(w *apptest.World, rules m, table string) string {
	id := w.Post("hr", "/incentives", m{"title": "第四季度奖金", "starts_on": "2026-10-01", "ends_on": "2026-12-31", "approver_id": w.ID["wei"], "rules": rules}).ID()
	if table != "" {
		w.Do("hr", "PUT", "/incentives/"+id+"/inputs", m{"text": table}).OK()
	}
	return id
}

const table = "姓名,邮箱,基数,得分,开始日\n陈静,chen@example.com,\"10,000.00\",0.85,\n张伟,zhang@example.com,8000,0.52,2026-11-16\n"

// From draft to statements: each step by whom it belongs to, each look written down.
func TestASchemeFromDraftToStatements(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id := draft(w, m{"preset": "tiered", "tiers": tiers}, table)
		at := "/incentives/" + id
		sim := w.Get("wei", at+"/simulation").OK()
		if sim.Len("rows") != 2 || sim.Len("bands") == 0 {
			t.Fatalf("%s", sim.Body)
		}
		w.Get("chen", at+"/statement").Fails(403, "access.denied") // not yet run
		w.Do("hr", "POST", at+"/run", nil).Fails(409, "incentives.not_approved")
		w.Do("hr", "POST", at+"/approve", nil).Fails(403, "access.denied")
		w.Do("root", "POST", at+"/approve", nil).Fails(403, "access.denied")
		w.Do("wei", "POST", at+"/approve", nil).OK()
		w.Do("hr", "PUT", at+"/inputs", m{"text": table}).Fails(409, "incentives.frozen")
		w.Do("wei", "POST", at+"/run", nil).Fails(403, "access.denied")
		w.Do("hr", "POST", at+"/run", nil).OK()
		w.Do("hr", "POST", at+"/run", nil).Fails(409, "incentives.not_approved")
		w.Do("hr", "POST", at+"/return", m{"reason": "基数填错了"}).Fails(409, "incentives.not_approved")

		one := w.Get("chen", "/incentive-statements").OK()
		if one.Len("items") != 1 || one.Str("items", 0, "payout", "amount") != "10000.00" || one.Str("items", 0, "payout", "lines", 0, "step") != "base" {
			t.Errorf("%s", one.Body)
		}
		zhang := w.Get("zhang", at+"/statement").OK()
		if got := zhang.Str("payout", "lines", 1, "sum"); !strings.HasPrefix(got, "8000.00 × ") {
			t.Errorf("pro rata from 16 November: %q", got)
		}
		for _, who := range []string{"root", "coach", "zhang", "hu", "lina"} {
			w.Get(who, at).Fails(403, "access.denied")
			w.Get(who, at+"/statement?person_id="+w.ID["chen"]).Fails(403, "access.denied")
			w.Get(who, at+"/export").Fails(403, "access.denied")
			if got := w.Get(who, "/incentives").OK(); got.Len("items") != 0 {
				t.Errorf("%s sees schemes: %s", who, got.Body)
			}
		}
		w.Get("hr", at+"/statement?person_id="+w.ID["chen"]).OK()
		trail := w.Get("root", "/audit?subject_kind=incentive&limit=100").OK()
		for _, kind := range []string{"drafted", "inputs_set", "simulated", "approved", "run", "statement_viewed"} {
			if !strings.Contains(string(trail.Body), `"incentive.`+kind+`"`) {
				t.Errorf("the trail has no %s", kind)
			}
		}
		for _, amount := range []string{"10000", "1000000", "8000"} {
			if found := regexp.MustCompile(`[^0-9a-f-]` + amount + `[^0-9a-f-]`).Find(trail.Body); found != nil { // in no id, which are hexadecimal
				t.Errorf("the trail tells an amount: %s", found)
			}
		}
	})
}

// Nobody approves what is their own: neither what they wrote nor what they are paid.
func TestTheApproverIsASecondPerson(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		plan := m{"title": "奖金", "starts_on": "2026-10-01", "ends_on": "2026-12-31", "approver_id": w.ID["hr"], "rules": m{"preset": "tiered", "tiers": tiers}}
		w.Do("hr", "POST", "/incentives", plan).Fails(422, "incentives.second_person")
		plan["approver_id"] = w.ID["guest"]
		w.Do("hr", "POST", "/incentives", plan).Fails(422, "incentives.approver_unknown")
		id := draft(w, m{"preset": "tiered", "tiers": tiers}, "email,base,score\nwei@example.com,100,0.9")
		w.Do("wei", "POST", "/incentives/"+id+"/approve", nil).Fails(409, "incentives.approver_paid")
	})
}

// Whoever has written on a scheme never approves it, whoever wrote on it since, nor is
// named to; its approver doesn't write.
func TestWhoeverWroteOnASchemeDoesNotApproveIt(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.Patch("root", "/people/"+w.ID["wei"], m{"role": "hr"})
		w.Patch("root", "/people/"+w.ID["lina"], m{"role": "hr"})
		for _, who := range []string{"wei", "lina"} {
			w.Forget(who)
		}
		at := "/incentives/" + draft(w, m{"preset": "tiered", "tiers": tiers}, table)
		w.Do("wei", "PUT", at+"/inputs", m{"text": table}).Fails(409, "incentives.approver_writes")
		w.Do("lina", "PUT", at+"/inputs", m{"text": table}).OK()
		w.Do("hr", "PUT", at+"/inputs", m{"text": table}).OK() // the last to write is another again
		plan := m{"title": "奖金", "starts_on": "2026-10-01", "ends_on": "2026-12-31", "approver_id": w.ID["lina"], "rules": m{"preset": "tiered", "tiers": tiers}}
		w.Do("hr", "PUT", at, plan).Fails(422, "incentives.second_person")
		plan["approver_id"] = w.ID["wei"]
		w.Do("wei", "PUT", at, plan).Fails(422, "incentives.second_person")
		plan["approver_id"] = w.ID["coach"]
		w.Do("wei", "PUT", at, plan).OK() // who may, since another approves then
		plan["approver_id"] = w.ID["wei"]
		w.Do("hr", "PUT", at, plan).Fails(422, "incentives.second_person")
		w.Do("coach", "POST", at+"/approve", nil).OK()
	})
}

func TestWhatCantBePaidIsRefusedByName(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id := draft(w, m{"preset": "tiered", "tiers": tiers}, "")
		at := "/incentives/" + id
		w.Get("hr", at+"/simulation").Fails(422, "incentive.nobody")
		w.Do("wei", "POST", at+"/approve", nil).Fails(422, "incentive.nobody")
		for text, code := range map[string]string{
			"姓名,基数\n陈静,1": "incentives.header_missing", "email,base": "incentives.table_empty", "email,base\nnobody@example.com,1": "incentives.line_person",
			"email,base\nchen@example.com,1\nCHEN@example.com,1": "incentives.line_twice", "email,base\nchen@example.com,1.005": "incentives.line_money",
			"email,base\nchen@example.com,-1": "incentives.line_number", "email,base,score\nchen@example.com,1,1.2": "incentives.line_score",
			"email,from\nchen@example.com,昨天": "incentives.line_day", "email,base\nchen@example.com,1e99": "incentives.line_number",
		} {
			w.Do("hr", "PUT", at+"/inputs", m{"text": text}).Fails(422, code)
		}
		w.Do("hr", "PUT", at+"/inputs", m{"text": "email,base\nchen@example.com,100"}).OK()
		refused := w.Get("hr", at+"/simulation").Fails(422, "incentive.score_missing")
		if !strings.Contains(string(refused.Body), "chen") {
			t.Errorf("says nobody's name: %s", refused.Body)
		}
		w.Do("hr", "POST", "/incentives", m{"title": "", "starts_on": "2026-10-01", "ends_on": "2026-09-30", "approver_id": w.ID["wei"],
			"rules": m{"preset": "tiered", "tiers": []m{{"from": "0.6", "coefficient": "1"}, {"from": "0.5", "coefficient": "0.9"}}}}).Fails(422, "input.required")
		// Two of HR at once: the second is told.
		seen := w.Get("hr", at).OK().Header.Get("ETag")
		w.Do("hr", "PUT", at+"/inputs", m{"text": "email,base,score\nchen@example.com,100,0.9"}, "If-Match", seen).OK()
		w.Do("hr", "PUT", at+"/inputs", m{"text": "email,base,score\nchen@example.com,200,0.9"}, "If-Match", seen).Fails(412, "input.stale")
	})
}

// The exported file adds up by arithmetic of its own, in both formats, and holds
// a pool's every fen.
func TestTheExportAddsUp(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id := draft(w, m{"preset": "pooled", "pool": "50000.01"}, "email,score,factor\nchen@example.com,1,1.2\nzhang@example.com,0.85,1\nhu@example.com,0.52,\nlina@example.com,,\n")
		at := "/incentives/" + id
		w.Get("hr", at+"/export").Fails(409, "incentives.not_run")
		w.Do("wei", "POST", at+"/approve", nil).OK()
		w.Do("hr", "POST", at+"/run", nil).OK()
		rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(w.Get("hr", at+"/export?format=csv").OK().Body, []byte("\xef\xbb\xbf")))).ReadAll()
		if err != nil || len(rows) != 5 {
			t.Fatalf("%v %v", rows, err)
		}
		sum := new(big.Rat)
		for _, row := range rows[1:4] {
			n, ok := new(big.Rat).SetString(row[7])
			if !ok {
				t.Fatal(row)
			}
			sum.Add(sum, n)
		}
		if last := rows[4]; sum.FloatString(2) != "50000.01" || last[7] != "50000.01" || last[1] != "3" {
			t.Errorf("sums to %s, the file says %v", sum.FloatString(2), last)
		}
		book, err := excelize.OpenReader(bytes.NewReader(w.Get("hr", at+"/export").OK().Body))
		if err != nil {
			t.Fatal(err)
		}
		cells, err := book.GetRows("Sheet1")
		if err != nil || fmt.Sprint(cells[4][7]) != "50000.01" || cells[1][7] != rows[1][7] {
			t.Errorf("%v %v", cells, err)
		}
	})
}

// A cycle's final scores fill the table: whose are settled, and nobody else's.
func TestScoresOfACycleFillTheTable(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		first, second := atWork(w, "chen", "提升用户留存率", nil), atWork(w, "lina", "把内容做成渠道", nil)
		w.Post("coach", "/cycles/"+w.ID["2026Q4"]+"/phase", m{"phase": "scoring"})
		first.confirm(w, "0.85")
		w.Post("root", first.review+"/settle", m{})
		second.confirm(w, "0.60")

		id := draft(w, m{"preset": "tiered", "tiers": tiers}, table)
		path := "/incentives/" + id + "/scored-inputs?cycle_id=" + w.ID["2026Q4"]
		a := w.Get("hr", path).OK()
		if a.At("scored") != float64(1) || a.At("open") != float64(1) {
			t.Errorf("%v have a score, %v are open", a.At("scored"), a.At("open"))
		}
		lines := strings.Split(a.Str("inputs"), "\n")
		line := func(email string) string {
			for _, l := range lines {
				if strings.Contains(l, email) {
					return l
				}
			}
			return ""
		}
		if got := line("chen@"); !strings.Contains(got, "0.85") || !strings.Contains(got, "10000.00") {
			t.Errorf("chen: %q", got)
		}
		if got := line("zhang@"); !strings.Contains(got, "0.52") {
			t.Errorf("who owns nothing keeps what was typed: %q", got)
		}
		if got := line("lina@"); strings.Contains(got, "0.6") {
			t.Errorf("what isn't settled was taken: %q", got)
		}
		w.Get("wei", path).Fails(403, "access.denied")
		w.Get("root", path).Fails(403, "access.denied")
		w.Get("hr", "/incentives/"+id+"/scored-inputs?cycle_id=none").Fails(404, "input.missing")
	})
}
