package report

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Answer is what somebody said of a part in a round.
type Answer struct {
	Part  Part
	Name  string
	Words string // Markdown
}

// Quote writes what people answered into the parts that have no words yet, by person
// in the order of the answers: whoever prepares the report goes on from there. What
// is over MostWords ends with an ellipsis, between two answers.
func Quote(sections []Section, answers []Answer) []Section {
	out := slices.Clone(sections)
	for i := range out {
		if out[i].Words == "" {
			out[i].Words = quoted(out[i].Part, answers)
			out[i].Quoted = out[i].Words != ""
		}
	}
	return out
}

const more = "\n\n…"

func quoted(part Part, answers []Answer) string {
	var said []string
	last := map[string]int{} // by name, where it stands in said
	for _, a := range answers {
		if a.Part != part {
			continue
		}
		if at, again := last[a.Name]; again { // a second round of the week
			said[at] += "\n\n" + a.Words
			continue
		}
		last[a.Name] = len(said)
		said = append(said, "**"+literal(a.Name)+"**\n\n"+a.Words)
	}
	text := ""
	for i, one := range said {
		next := strings.TrimPrefix(text+"\n\n"+one, "\n\n")
		room := MostWords
		if i < len(said)-1 {
			room -= utf8.RuneCountInString(more)
		}
		if utf8.RuneCountInString(next) > room {
			return strings.TrimPrefix(text+more, "\n\n")
		}
		text = next
	}
	return text
}

// literal is a name that Markdown doesn't read as more than that.
func literal(name string) string {
	var b strings.Builder
	for _, r := range name {
		if strings.ContainsRune("\\`*_[]<>", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
