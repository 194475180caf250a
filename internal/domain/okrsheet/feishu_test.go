package okrsheet_test

import (
	"encoding/json"
	"testing"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okrsheet"
)

// answer is of the shape that Feishu documents for 获取用户的 OKR 列表 and 批量获取 OKR.
const answer = `{
  "code": 0, "msg": "success",
  "data": {"total": 1, "okr_list": [{
    "id": "7000000000000000001", "permission": 1, "period_id": "6900000000000000001", "name": "2026 年 10 月 - 12 月", "confirm_status": 4,
    "objective_list": [
      {"id": "7000000000000000010", "permission": 1, "content": "让新用户留下来", "progress_report": "先看首周", "score": 0, "weight": 60, "deadline": "1798646400000",
       "progress_rate": {"percent": 30, "status": "0"},
       "kr_list": [
         {"id": "7000000000000000011", "content": "七日留存到 30%", "score": 0, "weight": 0, "kr_weight": 70, "progress_rate": {"percent": 1, "status": "1"},
          "deadline": "1798646400000", "progress_rate_percent_last_updated_time": "1794873600000", "progress_record_list": [{"id": "70000000000000000991"}]},
         {"id": "7000000000000000012", "content": "首页改版", "weight": 30, "progress_rate": {"percent": 0, "status": "-1"}, "deadline": "0"}
       ],
       "aligned_objective_list": [{"id": "7000000000000000020", "okr_id": "7000000000000000001", "owner": {"open_id": "ou_hu", "user_id": "ou_hu"}}],
       "aligning_objective_list": [{"id": "7000000000000000099", "okr_id": "1", "owner": {"open_id": "ou_boss"}}]},
      {"id": "7000000000000000020", "content": "把首页改好", "weight": 40, "kr_list": [],
       "aligning_objective_list": [{"id": "7000000000000000010", "okr_id": "7000000000000000001", "owner": {"open_id": "ou_chen"}}]}
    ]}]}
}`

func TestAnAnswerOfFeishu(t *testing.T) {
	s, ok := okrsheet.FeishuJSON([]byte(answer))
	if !ok {
		t.Fatal("it isn't known")
	}
	by, ok := okrsheet.Recognise("okr.json", []okrsheet.Sheet{s})
	if !ok || by.Tool != okrsheet.Feishu {
		t.Fatalf("%+v", by)
	}
	for i, f := range []okrsheet.Field{"level", "ref", "title", "parent", "owner", "period", "weight", "progress", "status", "due_on", "updated_on", "description"} {
		if by.Fields[i] != f {
			t.Errorf("%s is taken for %q", s.Rows[0][i], by.Fields[i])
		}
	}
	read := okrsheet.Read(s, by, date.Must("2026-11-20"))
	if len(read.Objectives) != 2 || len(read.Statuses) != 0 {
		t.Fatalf("%+v", read)
	}
	o, second := read.Objectives[0], read.Objectives[1]
	if o.Title != "让新用户留下来" || o.Owner != "ou_chen" || o.Cycle != "2026 年 10 月 - 12 月" || o.Weight != "60" || o.Description != "先看首周" || second.Owner != "ou_hu" {
		t.Errorf("%+v", read.Objectives)
	}
	if len(second.Alignments) != 1 || second.Alignments[0].Parent != o.ID {
		t.Errorf("who is aligned with whom: %+v", second.Alignments)
	}
	kr := o.KeyResults[0]
	if kr.Title != "七日留存到 30%" || kr.Weight != "70" || kr.Target != "100" || kr.DueOn != "2026-12-31" || kr.CheckIns[0].Value != "1" || kr.CheckIns[0].AsOf != "2026-11-17" || kr.CheckIns[0].Called != "at_risk" {
		t.Errorf("%+v", kr)
	}
	if o.KeyResults[1].Weight != "30" || o.KeyResults[1].DueOn != "" {
		t.Errorf("the old field of a weight: %+v", o.KeyResults[1])
	}
	if len(read.Bad) != 1 || read.Bad[0].Text != "7000000000000000099" || read.Bad[0].Line != 6 || read.Lines[kr.ID] != 9 {
		t.Errorf("%+v, and the key result in line %d", read.Bad, read.Lines[kr.ID])
	}
	again, _ := okrsheet.FeishuJSON([]byte("[" + answer + "," + answer + "]"))
	if len(again.Rows) != len(s.Rows) {
		t.Errorf("the same twice is the same once: %d rows", len(again.Rows))
	}
	for _, other := range []string{`{"sinan": 1, "objectives": []}`, `{"okr_list": 5}`, `{"data": {"okr_list": []}}`, `"okr_list"`, ``} {
		if _, ok := okrsheet.FeishuJSON([]byte(other)); ok {
			t.Errorf("%s is none", other)
		}
	}
	if !json.Valid([]byte(answer)) {
		t.Error("the answer is no JSON")
	}
}
