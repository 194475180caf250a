package okrsheet_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okrsheet"
)

// rowsOf reads a table whose cells are apart by | and whose cells may have breaks (\n).
func rowsOf(text string) (rows [][]string) {
	for _, line := range strings.Split(strings.TrimSpace(text), "\n") {
		var row []string
		for _, cell := range strings.Split(line, "|") {
			row = append(row, strings.ReplaceAll(strings.TrimSpace(cell), `\n`, "\n"))
		}
		rows = append(rows, row)
	}
	return rows
}

// told is what was read, a line for each that came and each that was refused.
func told(r okrsheet.Result) string {
	var b strings.Builder
	say := func(mark string, line int, parts ...string) {
		fmt.Fprintf(&b, "%s%d", mark, line)
		for _, p := range parts {
			b.WriteString(" | " + strings.ReplaceAll(p, "\n", "⏎"))
		}
		b.WriteString("\n")
	}
	titles := map[string]string{}
	for _, o := range r.Objectives {
		titles[o.ID] = o.Title
		for _, kr := range o.KeyResults {
			titles[kr.ID] = kr.Title
		}
	}
	for _, o := range r.Objectives {
		var up []string
		for _, a := range o.Alignments {
			up = append(up, titles[a.Parent+a.ParentKeyResult]+titles[a.ParentKeyResult])
			if a.ParentKeyResult == "" {
				up[len(up)-1] = titles[a.Parent]
			}
		}
		say("O", r.Lines[o.ID], o.Title, o.Owner, o.Team, o.Cycle, o.Kind, o.Weight, strings.Join(up, " & "))
		for _, kr := range o.KeyResults {
			value, called := "", ""
			for _, c := range kr.CheckIns {
				value, called = c.Value, c.Called
			}
			say("  KR", r.Lines[kr.ID], kr.Title, kr.Owner, kr.Baseline+"→"+kr.Target+kr.Unit, value, called, kr.Weight, kr.DueOn)
			for _, a := range kr.Actions {
				say("    A", r.Lines[a.ID], a.Title, a.Owner, a.State, a.DueOn)
			}
		}
	}
	for _, bad := range r.Bad {
		say("!", bad.Line, bad.Column, bad.Code, bad.Text)
	}
	return strings.TrimSpace(b.String())
}

// Sheets in the shapes that the tools' own pages describe; docs/okr-file.md names them.
func TestShapesThatToolsDescribe(t *testing.T) {
	for name, c := range map[string]struct {
		tool        okrsheet.Tool
		sheet, want string
	}{
		"Ally, the template that became Viva's: parents by row, individuals' entity": {okrsheet.Viva, `
Row ID|Title|Parent|Entity|Owner Email|Time Period|Start Date|End Date|Type|Metric Name|Metric Unit|Metric Start|Metric Target|Status|Progress|Description
1|Win the north||Contoso|ann@example.com|Q4 2026|10/01/2026|12/31/2026|Objective|||||On Track||
2|40 clinics|1|Individual|bob@example.com\nann@example.com|Q4 2026|10/01/2026|12/15/2026|Key Result|Clinics|#|20|40|Behind|25%|
3|Call trials|2|Sales\nField|bob@example.com|Q4 2026|10/01/2026|11/30/2026|Project|||||Closed|100|`, `
O2 | Win the north | ann@example.com | Contoso | Q4 2026 |  |  | 
  KR3 | 40 clinics | bob@example.com | 20→40# | 25 | at_risk |  | 2026-12-15
    A4 | Call trials | bob@example.com | done | 2026-11-30`},
		"Viva, the workbook's names: references": {okrsheet.Viva, `
OKR Reference|Title|Parent OKR|Object Type|Type|Owner|Time period|Start value|Target value|Current value|Status
A1|Win, and keep; clinics||Objective|Organization|ann@example.com|Q3 FY25|||||
A2|40 clinics|A1|Key Result|Organization|ann@example.com|Q3 FY25|20|40|30|On track
A3|Be known|Win, and keep; clinics|Objective|Individual|bob@example.com|Q3 FY25||||`, `
O2 | Win, and keep; clinics | ann@example.com |  | Q3 FY25 |  |  | 
  KR3 | 40 clinics | ann@example.com | 20→40 | 30 | on_track |  | 
O4 | Be known | bob@example.com |  | Q3 FY25 |  |  | Win, and keep; clinics`},
		"Peoplebox: ids apart by commas": {okrsheet.Other, `
Row ID|Parent Row IDs|Parent Goal IDs|Goal ID|Action|Goal Title|Owner Emails|Goal Cycle|Goal Type|Scope|Departments|Start Date|End Date|Starting Value|Target Value|Current Value|Progress Status|Tags
1|||||Grow|ann@example.com|Q4 2026|Default Progress|Company|Sales|2026-10-01|2026-12-31||||On Track|a,b
2|||||Keep|ann@example.com|Q4 2026|Default Progress|Company|Sales|2026-10-01|2026-12-31||||On Track|
3|1,2||||Retention to 30%|ann@example.com, bob@example.com|Q4 2026|Custom Percent|Department|Sales|2026-10-01|2026-12-31|21|30|24|Needs Attention|`, `
O2 | Grow | ann@example.com | Sales | Q4 2026 |  |  | 
  KR4 | Retention to 30% | ann@example.com | 21→30 | 24 | at_risk |  | 2026-12-31
O3 | Keep | ann@example.com | Sales | Q4 2026 |  |  | `},
		"Betterworks: milestones under the goal above them": {okrsheet.Other, `
name|type|progress|start_date|end_date|owner_email|categories|description
Grow|goal|35|2026-10-01|2026-12-31|ann@example.com|Revenue;North|Why
Sign 40|milestone|50|2026-10-01|2026-12-15|ann@example.com||
Be known|goal||2026-10-01|2026-12-31|bob@example.com||`, `
O2 | Grow | ann@example.com |  |  |  |  | 
  KR3 | Sign 40 | ann@example.com | 0→100% | 50 |  |  | 2026-12-15
O4 | Be known | bob@example.com |  |  |  |  | `},
		"Culture Amp: key results beside each other": {okrsheet.Other, `
email|name|description|visibility|due_at|status|completion|key_result_1_title|key_result_1_completion|key_result_2_title|key_result_2_completion
ann@example.com|Grow|Why|everyone|2026-12-31|ongoing||Sign 40|0.5|Keep 30|0.1
bob@example.com|Be known||everyone|2026-12-31|created|0.2||||`, `
O2 | Grow | ann@example.com |  |  |  |  | 
  KR2 | Sign 40 |  | 0→100% | 50 |  |  | 2026-12-31
  KR2 | Keep 30 |  | 0→100% | 10 |  |  | 2026-12-31
O3 | Be known | bob@example.com |  |  |  |  | `},
		"PeopleCues: underscores": {okrsheet.Other, `
Objective Title|Owner_Email_ID|Start_Date|Due_Date|Description|KR Title|KR_Owner_Email|Metric_Start_Value|Metric_Target_Value|Metric_Units
Grow|ann@example.com|2026-10-01|2026-12-31|Why|Sign 40|bob@example.com|0|40|clinics`, `
O2 | Grow | ann@example.com |  |  |  |  | 
  KR2 | Sign 40 | bob@example.com | 0→40clinics |  |  |  | 2026-12-31`},
		"Feishu: merged cells, prefixes, days with time": {okrsheet.Feishu, `
2026 年 10 月 OKR
姓名|部门|OKR 周期|目标（O）|目标权重|对齐的目标|关键结果（KR）|KR 权重|KR 进度|状态|截止时间|最新进展
陈晨|运营部|2026 年 10 月|O1：留住新用户；先做引导|0.6||KR1：七日留存到 30%|0.5|0.4|风险|2026-10-31 23:59|等埋点
||||||KR2：三十日留存到 15%|0.5|0|暂无||
|||O2：把服务做稳|0.4|O1：留住新用户；先做引导|KR1: 可用性 99.95%|1|1|正常|2026/10/20|`, `
O3 | 留住新用户；先做引导 | 陈晨 | 运营部 | 2026 年 10 月 |  | 60 | 
  KR3 | 七日留存到 30% |  | 0→100% | 40 | at_risk | 50 | 2026-10-31
  KR4 | 三十日留存到 15% |  | 0→100% | 0 |  | 50 | 
O5 | 把服务做稳 | 陈晨 | 运营部 | 2026 年 10 月 |  | 40 | 留住新用户；先做引导
  KR5 | 可用性 99.95% |  | 0→100% | 100 | on_track | 100 | 2026-10-20`},
		"heads in two lines": {okrsheet.Other, `
部门 OKR 汇总
负责人|目标|||关键结果|||备注
|内容|类型|权重|内容|负责人|进度|
李雷|提升交付质量|挑战型|60%|缺陷降到 0.3|韩梅|40%|先治存量
||||覆盖 80%|李雷|10%|`, `
O4 | 提升交付质量 | 李雷 |  |  | aspirational | 60 | 
  KR4 | 缺陷降到 0.3 | 韩梅 | 0→100% | 40 |  |  | 
  KR5 | 覆盖 80% | 李雷 | 0→100% | 10 |  |  | `},
		"KR1, KR2 and KR3 in a row": {okrsheet.Other, `
部门|负责人|目标|KR1|KR2|KR3|截止日期
运营部|陈晨|增长|拉新 1000 人|留存 30%||2026年12月31日
市场部|周航|曝光|投放 3 轮|||2026.12.20`, `
O2 | 增长 | 陈晨 | 运营部 |  |  |  | 
  KR2 | 拉新 1000 人 |  | 0→100% |  |  |  | 2026-12-31
  KR2 | 留存 30% |  | 0→100% |  |  |  | 2026-12-31
O3 | 曝光 | 周航 | 市场部 |  |  |  | 
  KR3 | 投放 3 轮 |  | 0→100% |  |  |  | 2026-12-20`},
		"heads that repeat": {okrsheet.Other, `
目标|负责人|关键结果|权重|进度|关键结果|权重|进度
增长|陈晨|拉新|60|40%|留存|40|10%`, `
O2 | 增长 | 陈晨 |  |  |  |  | 
  KR2 | 拉新 |  | 0→100% | 40 |  | 60 | 
  KR2 | 留存 |  | 0→100% | 10 |  | 40 | `},
		"a column of O and KR": {okrsheet.Other, `
序号|内容|负责人|完成度|状态
O1|增长|陈晨||
KR1.1|拉新|周航|40%|正常
KR1.2|留存|陈晨|10%|延期
O2|曝光|周航||
KR2.1|投放|周航||未开始`, `
O2 | 增长 | 陈晨 |  |  |  |  | 
  KR3 | 拉新 | 周航 | 0→100% | 40 | on_track |  | 
  KR4 | 留存 | 陈晨 | 0→100% | 10 | off_track |  | 
O5 | 曝光 | 周航 |  |  |  |  | 
  KR6 | 投放 | 周航 | 0→100% |  |  |  | `},
		"one column that says what each row is": {okrsheet.Other, `
OKR|负责人|进度
O1：增长|陈晨|
KR1：拉新|周航|40%
KR 2 留存|陈晨|10%`, `
O2 | 增长 | 陈晨 |  |  |  |  | 
  KR3 | 拉新 | 周航 | 0→100% | 40 |  |  | 
  KR4 | 留存 | 陈晨 | 0→100% | 10 |  |  | `},
		"Worktile: whose each column is": {okrsheet.Worktile, `
目标名称|目标负责人|目标周期|父目标|关键结果名称|关键结果负责人|关键结果起始值|关键结果目标值|关键结果当前值|关键结果权重|关键结果状态|目标进度
开拓华东|孙悦|2026Q4||新签|周航|120|200|156|60|正常|30%
|||开拓华东|回款|孙悦|0|5,000,000.00|1.8e6|40|有延期|
拿下标杆|周航|2026Q4|开拓华东|签约|周航|0|3|1|100|风险|33%`, `
O2 | 开拓华东 | 孙悦 |  | 2026Q4 |  |  | 
  KR2 | 新签 | 周航 | 120→200 | 156 | on_track | 60 | 
  KR3 | 回款 | 孙悦 | 0→5000000 | 1800000 | off_track | 40 | 
O4 | 拿下标杆 | 周航 |  | 2026Q4 |  |  | 开拓华东
  KR4 | 签约 | 周航 | 0→3 | 1 | at_risk | 100 | `},
		"Tita: spans and several people": {okrsheet.Tita, `
目标名称|目标类型|负责人|目标归属|周期|目标进度|关键成果|关键成果负责人|关键成果权重|关键成果进度|信心指数|起止时间
提升质量|部门|李雷、韩梅|研发部|2026年第四季度|35%|缺陷降到 0.3|李雷|60|30%|6|2026/10/01-2026/12/20`, `
O2 | 提升质量 | 李雷 | 研发部 | 2026年第四季度 |  |  | 
  KR2 | 缺陷降到 0.3 | 李雷 | 0→100% | 30 |  | 60 | 2026-12-20`},
		"decimal commas and days of Europe": {okrsheet.Other, `
Objective|Key Result|Lead|Start value|Target|Current value|Due date
Wachsen|Umsatz|ann@example.com|1.200,50|€ 2.000.000|1.300,75|31.12.2026
|Quote|ann@example.com|12,5|20,0 %|15,25|24.12.2026`, `
O2 | Wachsen |  |  |  |  |  | 
  KR2 | Umsatz | ann@example.com | 1200.5→2000000€ | 1300.75 |  |  | 2026-12-31
  KR3 | Quote | ann@example.com | 12.5→20% | 15.25 |  |  | 2026-12-24`},
	} {
		t.Run(name, func(t *testing.T) {
			s := okrsheet.Tidy(okrsheet.Sheet{Rows: rowsOf(c.sheet)})
			by, ok := okrsheet.Recognise("export.xlsx", []okrsheet.Sheet{s})
			if !ok || by.Tool != c.tool {
				t.Errorf("taken for %q: %q", by.Tool, by.Fields)
			}
			if got := told(okrsheet.Read(s, by, date.Must("2026-11-11"))); got != strings.TrimSpace(c.want) {
				t.Errorf("%q\n%s\nwant\n%s", by.Fields, got, strings.TrimSpace(c.want))
			}
		})
	}
}
