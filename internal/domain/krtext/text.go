package krtext

import (
	"fmt"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/krtext/sentence"
)

// speech is the words of one language around a reading.
type speech struct {
	none, untitled, cycle, objective, result, context, owner, weight, due, parent, actions, unclear, ignored string
	open, close, comma                                                                                       string
	kinds                                                                                                    map[sentence.Kind]string
	directions                                                                                               map[sentence.Direction]string
	why                                                                                                      map[Why]string
}

var chineseSpeech = speech{
	none: "没有读到目标和关键结果。", untitled: "（未写目标）", cycle: "周期", objective: "目标", result: "关键结果", context: "背景", owner: "负责人", weight: "权重", due: "截止", parent: "支撑", actions: "行动", unclear: "没有可客观衡量的数字", ignored: "没有用到的文字",
	open: "（", close: "）", comma: "，",
	kinds:      map[sentence.Kind]string{sentence.Absolute: "达到", sentence.RelativePct: "变化", sentence.RelativeTimes: "倍数", sentence.PointDelta: "百分点", sentence.Delta: "变化量", sentence.Count: "数量", sentence.KeepAtLeast: "保持不低于", sentence.KeepAtMost: "保持不高于", sentence.KeepBetween: "保持在区间", sentence.Milestone: "里程碑"},
	directions: map[sentence.Direction]string{sentence.Increase: "上升", sentence.Decrease: "下降", sentence.Keep: "保持"},
	why:        map[Why]string{WhyProse: "正文", WhyTitle: "标题", WhySection: "小标题", WhyMatter: "文件头或注释", WhyMail: "邮件或消息头", WhyNote: "备注", WhyStatus: "状态", WhyEmpty: "还没写", WhyStruck: "已划去", WhyTotal: "合计", WhyExample: "示例或解释", WhyAction: "不属于任何关键结果的行动"},
}

var englishSpeech = speech{
	none: "No objectives or key results found.", untitled: "(no objective written)", cycle: "Cycle", objective: "Objective", result: "Key result", context: "context", owner: "owner", weight: "weight", due: "due", parent: "supports", actions: "Actions", unclear: "nothing to judge it by", ignored: "Not used",
	open: " (", close: ")", comma: ", ",
	kinds:      map[sentence.Kind]string{sentence.Absolute: "reach", sentence.RelativePct: "change by", sentence.RelativeTimes: "times", sentence.PointDelta: "points", sentence.Delta: "change by", sentence.Count: "count", sentence.KeepAtLeast: "keep at least", sentence.KeepAtMost: "keep at most", sentence.KeepBetween: "keep between", sentence.Milestone: "milestone"},
	directions: map[sentence.Direction]string{sentence.Increase: "up", sentence.Decrease: "down", sentence.Keep: "keep"},
	why:        map[Why]string{WhyProse: "running text", WhyTitle: "title", WhySection: "heading", WhyMatter: "front matter or comment", WhyMail: "mail or message head", WhyNote: "remark", WhyStatus: "status", WhyEmpty: "not written yet", WhyStruck: "struck through", WhyTotal: "sum", WhyExample: "example or explanation", WhyAction: "action of no key result"},
}

// Text is a document for people to read; lang is "en", or Chinese for any other.
func Text(d Document, lang string) string {
	w := chineseSpeech
	if strings.HasPrefix(lang, "en") {
		w = englishSpeech
	}
	var b strings.Builder
	if d.Cycle != "" {
		fmt.Fprintf(&b, "%s: %s\n", w.cycle, d.Cycle)
	}
	if len(d.Objectives) == 0 {
		b.WriteString(w.none + "\n")
	}
	for i, o := range d.Objectives {
		title := string(o.Title)
		if title == "" {
			title = w.untitled
		}
		fmt.Fprintf(&b, "O%d %s%s\n", i+1, title, w.beside(pair{w.owner, o.Owner}, pair{w.parent, o.ParentTitle}))
		for j, k := range o.KeyResults {
			w.keyResult(&b, fmt.Sprintf("KR%d.%d", i+1, j+1), k)
		}
	}
	w.unused(&b, d.Ignored)
	return b.String()
}

// pair is a name and its value.
type pair struct {
	name  string
	value Maybe
}

// beside writes in brackets what is known.
func (w speech) beside(pairs ...pair) string {
	var known []string
	for _, p := range pairs {
		if p.value != "" {
			known = append(known, p.name+" "+string(p.value))
		}
	}
	if len(known) == 0 {
		return ""
	}
	return w.open + strings.Join(known, w.comma) + w.close
}

func (w speech) keyResult(b *strings.Builder, no string, k KeyResult) {
	share := k.Weight
	if share != "" {
		share += "%"
	}
	fmt.Fprintf(b, "  %s %s%s\n", no, k.Text, w.beside(pair{w.context, k.Context}, pair{w.owner, k.Owner}, pair{w.weight, share}, pair{w.due, k.Due}))
	for _, m := range k.Metrics {
		fmt.Fprintf(b, "      = %s\n", w.metric(m))
	}
	if !k.Measurable {
		fmt.Fprintf(b, "      ? %s\n", w.unclear)
	}
	for _, a := range k.Actions {
		fmt.Fprintf(b, "      - %s%s\n", a.Title, w.beside(pair{w.owner, a.Owner}, pair{w.due, a.Due}))
	}
}

// metric writes one measure: name, way, kind, from, to.
func (w speech) metric(m sentence.Metric) string {
	parts := []string{m.Name, w.directions[m.Direction], w.kinds[m.Kind]}
	value := ""
	if m.Baseline != nil {
		value = m.Baseline.String() + " → "
	}
	if m.TargetLow != nil {
		value += m.TargetLow.String() + "–"
	}
	if m.Target != nil {
		value += m.Target.String()
	}
	if value != "" {
		parts = append(parts, value+m.Unit)
	}
	if m.Period != "" {
		parts = append(parts, "/"+string(m.Period))
	}
	if m.Due != "" {
		parts = append(parts, w.due+" "+string(m.Due))
	}
	return strings.Join(parts, " · ")
}

// unused counts what was left out, by reason.
func (w speech) unused(b *strings.Builder, left []Ignored) {
	if len(left) == 0 {
		return
	}
	n := map[Why]int{}
	var order []Why
	for _, g := range left {
		if n[g.Why] == 0 {
			order = append(order, g.Why)
		}
		n[g.Why]++
	}
	var parts []string
	for _, why := range order {
		parts = append(parts, fmt.Sprintf("%s ×%d", w.why[why], n[why]))
	}
	fmt.Fprintf(b, "%s: %s\n", w.ignored, strings.Join(parts, w.comma))
}
