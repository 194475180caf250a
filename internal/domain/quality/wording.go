package quality

import (
	"strings"
	"unicode"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/krtext/sentence"
)

// Longest texts that are still taken in at a glance: Chinese by characters
// without spaces, others by words.
const (
	keyResultRunes = 60
	keyResultWords = 30
	objectiveRunes = 40
	objectiveWords = 20
)

// KeyResult gives the hints on one key result, with what the reader made of it.
func KeyResult(text string, reading sentence.Reading) []Finding {
	runes := []rune(text)
	if strings.TrimSpace(text) == "" {
		return nil
	}
	var found []Finding
	add := func(f Finding, hit bool) {
		if hit {
			found = append(found, f)
		}
	}
	if !reading.Measurable || len(reading.Metrics) == 0 {
		add(unmeasured(runes), true)
	} else {
		add(output(runes, reading))
		add(several(runes, reading))
		add(nameless(runes, reading))
		add(percent(runes, reading))
	}
	add(tooLong(runes, keyResultRunes, keyResultWords, reading))
	return found
}

// Objective gives the hints on the words of an objective, which needs no number.
func Objective(title string) []Finding {
	runes := []rune(title)
	if strings.TrimSpace(title) == "" {
		return nil
	}
	var found []Finding
	if verb := first(runes, vagueVerbs(), nil); verb.ok && aboutNothing(runes) {
		found = append(found, Finding{Code: NoObject, Span: [2]int{verb.from, verb.to}, Args: fault.Args{"verb": string(runes[verb.from:verb.to])}})
	}
	if f, hit := tooLong(runes, objectiveRunes, objectiveWords, sentence.Reading{}); hit {
		found = append(found, f)
	}
	return found
}

// unmeasured says what is wrong with a text that nothing can be judged by: its
// first verb tells.
func unmeasured(text []rune) Finding {
	vague := first(text, vagueVerbs(), nil)
	made := first(text, outputVerbs(), verbal(text))
	switch {
	case made.ok && made.from < vague.from:
		return outputAt(text, made, false)
	case vague.ok:
		f := Finding{Code: VagueVerb, Span: [2]int{vague.from, vague.to}, Args: fault.Args{"verb": string(text[vague.from:vague.to])}, Better: measured(text, "")}
		if aboutNothing(text) {
			f.Code = NoObject
		}
		return f
	}
	return Finding{Code: NoMeasure, Span: trimmed(text), Better: measured(text, "")}
}

// output finds work posing as a result: only deliverables, or a number of things
// made or held.
func output(text []rune, r sentence.Reading) (Finding, bool) {
	counted := false
	for _, m := range r.Metrics {
		switch {
		case m.Kind == sentence.Milestone:
		case m.Kind == sentence.Count && len(r.Metrics) == 1 && (strings.Contains(thingUnits(), " "+m.Unit+" ") || m.Unit == "" && !isChinese(text)):
			counted = true
		default:
			return Finding{}, false
		}
	}
	verb := first(text, outputVerbs(), verbal(text))
	if !verb.ok {
		return Finding{}, false
	}
	return outputAt(text, verb, counted), true
}

func outputAt(text []rune, verb match, counted bool) Finding {
	span := trimmed(text)
	return Finding{
		Code: Output, Span: [2]int{verb.from, verb.to},
		Args:   fault.Args{"verb": string(text[verb.from:verb.to]), "counted": counted},
		Better: measured(text, string(text[span[0]:span[1]])),
	}
}

// measured offers a key result with a number that a text of this kind is often
// judged by; work, if given, is to become an action.
func measured(text []rune, work string) string {
	zh := isChinese(text)
	name, decrease := "", false
	lower := string(lowered(text))
	for _, t := range topics() {
		if name == "" && mentions(lower, t.words) {
			name, decrease = t.en, t.decrease
			if zh {
				name = t.zh
			}
		}
	}
	switch {
	case name == "" && zh && work != "":
		name = "〈它要改变的指标〉"
	case name == "" && zh:
		name = "〈能数出来的指标〉"
	case name == "" && work != "":
		name = "<the metric it is to move>"
	case name == "":
		name = "<something you can count>"
	}
	if zh {
		better := "把" + name + "从〈基线〉提升到〈目标〉"
		if decrease {
			better = "把" + name + "从〈基线〉降低到〈目标〉"
		}
		if work != "" {
			better += "（“" + work + "”列为行动）"
		}
		return better
	}
	better := "Raise " + name + " from <baseline> to <target>"
	if decrease {
		better = "Lower " + name + " from <baseline> to <target>"
	}
	if work != "" {
		better += " (and list “" + work + "” as an action)"
	}
	return better
}

func mentions(text string, words []string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// several finds a second measure and offers a line for each.
func several(text []rune, r sentence.Reading) (Finding, bool) {
	if len(r.Metrics) < 2 {
		return Finding{}, false
	}
	var lines []string
	from := 0
	for i, m := range r.Metrics {
		to := len(text)
		if i+1 < len(r.Metrics) {
			to = clip(m.Span, len(text))[1]
		}
		if to > from {
			lines = append(lines, unjoined(string(text[from:to])))
			from = to
		}
	}
	return Finding{
		Code: TwoMetrics, Span: clip(r.Metrics[1].Span, len(text)),
		Args:   fault.Args{"count": len(r.Metrics), "first": r.Metrics[0].Name, "second": r.Metrics[1].Name},
		Better: strings.Join(lines, "\n"),
	}, true
}

// unjoined takes away what joined a clause to its neighbours.
func unjoined(clause string) string {
	edge := func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsPunct(r) && r != '%' && r != '％' && r != '(' && r != '（' && r != ')' && r != '）'
	}
	clause = strings.TrimFunc(clause, edge)
	for _, w := range []string{"并且", "而且", "同时", "以及", "并", "且", "和", "and ", "while "} {
		if rest, cut := strings.CutPrefix(clause, w); cut {
			return strings.TrimFunc(rest, edge)
		}
	}
	return clause
}

// nameless finds a number of nothing.
func nameless(text []rune, r sentence.Reading) (Finding, bool) {
	for _, m := range r.Metrics {
		if strings.TrimSpace(m.Name) != "" {
			continue
		}
		span := clip(m.Span, len(text))
		blank := "<metric> "
		if isChinese(text) {
			blank = "〈指标〉"
		}
		return Finding{Code: NoObject, Span: span, Better: blank + string(text[span[0]:span[1]])}, true
	}
	return Finding{}, false
}

// percent finds a percentage that is to change by a percentage, which people
// write for three different things.
func percent(text []rune, r sentence.Reading) (Finding, bool) {
	for _, m := range r.Metrics {
		if m.Kind != sentence.RelativePct || m.Target == nil || !isShare(m.Name) {
			continue
		}
		span, points := clip(m.Span, len(text)), m.Target.String()
		better := m.Name + " up " + points + " percentage points"
		switch down := m.Direction == sentence.Decrease || first(text, []string{"降", "减", "下降"}, nil).ok; {
		case isChinese(text) && down:
			better = m.Name + "降低" + points + "个百分点"
		case isChinese(text):
			better = m.Name + "提升" + points + "个百分点"
		case down:
			better = m.Name + " down " + points + " percentage points"
		}
		return Finding{Code: PercentMeaning, Span: span, Args: fault.Args{"name": m.Name, "points": points}, Better: better}, true
	}
	return Finding{}, false
}

// isShare reports whether a name is of something that is itself a percentage.
func isShare(name string) bool {
	name = strings.ToLower(strings.TrimSpace(name))
	for _, tail := range []string{"率", "占比", "比例", "份额", "比重", "rate", "ratio", "share", "percentage"} {
		if strings.HasSuffix(name, tail) {
			return true
		}
	}
	return false
}

// tooLong marks what goes past the limit, and offers the measure by itself.
func tooLong(text []rune, mostRunes, mostWords int, r sentence.Reading) (Finding, bool) {
	count, limit, over := extent(text, mostRunes, mostWords)
	if count <= limit {
		return Finding{}, false
	}
	f := Finding{Code: TooLong, Span: [2]int{over, trimmed(text)[1]}, Args: fault.Args{"count": count, "max": limit}}
	if len(r.Metrics) == 1 {
		if span := clip(r.Metrics[0].Span, len(text)); span[1] > span[0] && span[1]-span[0] <= len(text)/2 {
			f.Better = string(text[span[0]:span[1]])
		}
	}
	return f, true
}

// extent counts characters or words, and finds the first one over the limit.
func extent(text []rune, mostRunes, mostWords int) (count, limit, over int) {
	zh := isChinese(text)
	limit = mostWords
	if zh {
		limit = mostRunes
	}
	inWord := false
	for i, r := range text {
		space := unicode.IsSpace(r)
		if !space && (zh || !inWord) {
			count++
			if count == limit+1 {
				over = i
			}
		}
		inWord = !space
	}
	return count, limit, over
}

// trimmed is the span of a text without the spaces around it.
func trimmed(text []rune) [2]int {
	from, to := 0, len(text)
	for from < to && unicode.IsSpace(text[from]) {
		from++
	}
	for to > from && unicode.IsSpace(text[to-1]) {
		to--
	}
	return [2]int{from, to}
}

// clip keeps a span inside a text of n runes.
func clip(s sentence.Span, n int) [2]int {
	from := max(0, min(s[0], n))
	return [2]int{from, max(from, min(s[1], n))}
}
