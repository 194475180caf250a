package krtext_test

import (
	"testing"

	"github.com/sinan-okr/sinan/internal/domain/krtext"
)

// Every document of the later rounds reads wholly as its truth says: titles,
// texts, owners, weights, dates, parents, actions, cycle.
func TestFreshDocuments(t *testing.T) {
	all := samples(t, "testdata/docs_fresh")
	if len(all) == 0 {
		t.Fatal("no documents")
	}
	for _, s := range all {
		t.Run(s.name, func(t *testing.T) {
			if s.text == "" || len(s.truth.Objectives) == 0 {
				t.Fatal("a document without text or truth")
			}
			r := newReport()
			if r.compare(s); len(r.wrong) > 0 {
				t.Errorf("\n%s", r)
			}
		})
	}
}

// What ends like a name, or runs on like a wrapped line, is one only where the
// lines around it say so.
func TestWhatOnlyLooksSaid(t *testing.T) {
	for name, c := range map[string]struct {
		text   string
		texts  []string
		owners []string
	}{
		"one bracket alone may be a market": {
			"O1: Win abroad\nKR1: Raise revenue to 5M (Dana)\nKR2: Raise revenue to 3M\n",
			[]string{"Raise revenue to 5M (Dana)", "Raise revenue to 3M"}, []string{"", ""}},
		"platforms own nothing": {
			"O1: Crash less\nKR1: Raise crash-free sessions to 99.5% (Android)\nKR2: Raise crash-free sessions to 99.9% (Web)\n",
			[]string{"Raise crash-free sessions to 99.5% (Android)", "Raise crash-free sessions to 99.9% (Web)"}, []string{"", ""}},
		"every bracket a name": {
			"O1: Answer faster\nKR1: Cut first response time to 2 hours (Lena)\nKR2: Raise CSAT to 92% (Omar)\n",
			[]string{"Cut first response time to 2 hours", "Raise CSAT to 92%"}, []string{"Lena", "Omar"}},
		"remarks below lines of any width": {
			"O1：让交付更快\nKR1：交付周期缩短到10天\n每周一看数\nKR2：合格率提升到95%\n质量部协同\nKR3：延期率降至5%\n先看华东\n",
			[]string{"交付周期缩短到10天", "合格率提升到95%", "延期率降至5%"}, []string{"", "", ""}},
	} {
		t.Run(name, func(t *testing.T) {
			d := krtext.Read(c.text, krtext.Options{})
			if len(d.Objectives) != 1 || len(d.Objectives[0].KeyResults) != len(c.texts) {
				t.Fatalf("read %+v", d.Objectives)
			}
			for i, k := range d.Objectives[0].KeyResults {
				if k.Text != c.texts[i] || string(k.Owner) != c.owners[i] {
					t.Errorf("read %q of %q, want %q of %q", k.Text, k.Owner, c.texts[i], c.owners[i])
				}
			}
		})
	}
}

// Whose a label is may stand before it, with or without a colon.
func TestWhoseALabelIs(t *testing.T) {
	for head, title := range map[string]string{
		"公司级目标 O1 让利润更健康":  "让利润更健康",
		"公司级目标：O1 让利润更健康":  "让利润更健康",
		"渠道部O2：让伙伴更挣钱":     "让伙伴更挣钱",
		"华南大区门店 O1. 让顾客常来": "让顾客常来",
		"个人O1、把方法教给新人":     "把方法教给新人",
	} {
		d := krtext.Read(head+"\n 本部门KR1 复购率提升到35%\n KR2 客诉降到12件\n", krtext.Options{})
		if len(d.Objectives) != 1 || string(d.Objectives[0].Title) != title || len(d.Objectives[0].KeyResults) != 2 {
			t.Errorf("%s: read %+v", head, d.Objectives)
			continue
		}
		if got := d.Objectives[0].KeyResults[0].Text; got != "复购率提升到35%" {
			t.Errorf("%s: read %q", head, got)
		}
	}
}

// A column says what the values beside it count; a cell that says it itself is
// believed, and the name of a house is no unit.
func TestColumnOfUnits(t *testing.T) {
	d := krtext.Read("目标\t关键结果\t基线\t目标值\t单位\n"+
		"让仓库更快\t当日出库率\t81\t95\t%\n"+
		"让仓库更快\t平均拣货时长\t14\t9\t分钟\n"+
		"让仓库更快\t包材费\t60\t45\t万元\n"+
		"让仓库更快\t错发率\t4‰\t2‰\t%\n"+
		"让仓库更快\t盘点次数\t2\t4\t华岳公司\n", krtext.Options{})
	if len(d.Objectives) != 1 || len(d.Objectives[0].KeyResults) != 5 {
		t.Fatalf("read %+v", d.Objectives)
	}
	for i, want := range [][3]string{{"81", "95", "%"}, {"14", "9", "分钟"}, {"600000", "450000", "元"}, {"4", "2", "‰"}, {"2", "4", ""}} {
		m := d.Objectives[0].KeyResults[i].Metrics
		if len(m) != 1 || m[0].Baseline == nil || m[0].Target == nil {
			t.Fatalf("row %d: read %+v", i, m)
		}
		if got := [3]string{m[0].Baseline.String(), m[0].Target.String(), m[0].Unit}; got != want {
			t.Errorf("row %d: read %v, want %v", i, got, want)
		}
	}
}

// Where a table says where things stand now and not where they began, that is what
// they begin with; how many there are already of what is gained is no beginning.
func TestColumnOfPresentValues(t *testing.T) {
	d := krtext.Read("目标\t关键结果\t当前值\t目标值\n"+
		"让退款更快\t退款时长\t52小时\t24小时\n"+
		"让退款更快\t自动审核率提升到70%\t45%\t70%\n"+
		"让退款更快\t培训审核员20名\t6\t20\n", krtext.Options{})
	if len(d.Objectives) != 1 || len(d.Objectives[0].KeyResults) != 3 {
		t.Fatalf("read %+v", d.Objectives)
	}
	for i, want := range [][2]string{{"52", "decrease"}, {"45", "increase"}, {"", "increase"}} {
		m := d.Objectives[0].KeyResults[i].Metrics
		if len(m) != 1 {
			t.Fatalf("row %d: read %+v", i, m)
		}
		got := [2]string{"", string(m[0].Direction)}
		if m[0].Baseline != nil {
			got[0] = m[0].Baseline.String()
		}
		if got != want {
			t.Errorf("row %d: read %v, want %v", i, got, want)
		}
	}
}

// Cells one per line, with a task of each key result among them.
func TestStackedWithTasks(t *testing.T) {
	d := krtext.Read("目标\n关键结果\n关键任务\n负责人\n截止时间\n"+
		"让招聘更准\n试用期通过率达到92%\n换面试评估表\n唐静\n2026-10-31\n"+
		"录用接受率提升至85%\n每周回访候选人\n白雪\n2026-11-15\n", krtext.Options{})
	if len(d.Objectives) != 1 || len(d.Objectives[0].KeyResults) != 2 {
		t.Fatalf("read %+v", d.Objectives)
	}
	for i, want := range [][2]string{{"换面试评估表", "唐静"}, {"每周回访候选人", "白雪"}} {
		k := d.Objectives[0].KeyResults[i]
		if len(k.Actions) != 1 || k.Actions[0].Title != want[0] || string(k.Actions[0].Owner) != want[1] {
			t.Errorf("row %d: read %+v, want %v", i, k.Actions, want)
		}
	}
}
