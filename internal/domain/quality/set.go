package quality

import (
	"strings"
	"unicode"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/krtext/sentence"
	"github.com/sinan-okr/sinan/internal/domain/width"
)

// Item is one key result of a set, with what the reader made of it.
type Item struct {
	ID      string
	Text    string
	Reading sentence.Reading
}

// Set finds the same metric, per the same period, in two key results of a set:
// a finding for the later one by its id, with args other and other_id, the text
// and id of the earlier, and name.
func Set(items []Item) map[string][]Finding {
	found := map[string][]Finding{}
	type holder struct{ item, metric int }
	seen := map[string]holder{}
	for i, item := range items {
		for j, m := range item.Reading.Metrics {
			key := sameName(m.Name) + "/" + string(m.Period)
			if sameName(m.Name) == "" || m.Kind == sentence.Milestone {
				continue
			}
			earlier, twice := seen[key]
			if !twice {
				seen[key] = holder{i, j}
				continue
			}
			if earlier.item == i {
				continue // twice in one sentence is another hint
			}
			span := m.NameSpan
			if span == (sentence.Span{}) {
				span = m.Span
			}
			other := items[earlier.item]
			found[item.ID] = append(found[item.ID], Finding{
				Code: SameMetric, Span: clip(span, len([]rune(item.Text))),
				Args: fault.Args{"name": m.Name, "other": other.Text, "other_id": other.ID},
			})
		}
	}
	return found
}

// sameName folds what does not make another metric: width, case, spaces, 的.
func sameName(name string) string {
	return strings.Map(func(r rune) rune {
		r = width.Narrow(r)
		if r == '的' || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, name)
}
