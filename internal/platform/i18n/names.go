package i18n

import (
	"cmp"
	"encoding/hex"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"github.com/sinan-okr/sinan/internal/domain/sorting"
)

// Names is an address book: people in the order of the sounds of their names
// (拼音, as CLDR orders Chinese; Latin letters first), found by any part of a
// name or e-mail, or by the first letters of the sounds ("cj" for 陈静).
type Names struct {
	entries []Entry // in order
	sounds  *sounds
}

// Entry is one person of the book.
type Entry struct {
	ID  string
	Key string // where the name stands in the order: compares like the sounds, then the id

	text     string // what a part is looked for in
	initials string
}

// NewNames makes an empty book of a size.
func NewNames(size int) *Names {
	return &Names{entries: make([]Entry, 0, size), sounds: newSounds()}
}

// Add enters a person.
func (n *Names) Add(id, name, email string) {
	n.entries = append(n.entries, Entry{ID: id, Key: n.sounds.key(name) + " " + id,
		text: strings.ToLower(name + "\n" + email), initials: n.sounds.initials(name)})
}

// Sort puts the book in order; it is looked into only afterwards.
func (n *Names) Sort() {
	sorting.By(n.entries, func(a, b Entry) int { return cmp.Compare(a.Key, b.Key) })
}

// Find lists the entries that a query fits, in order, from behind a key on; ""
// for all and from the beginning.
func (n *Names) Find(query, after string) []Entry {
	query = strings.ToLower(strings.TrimSpace(query))
	from, _ := slices.BinarySearchFunc(n.entries, after, func(e Entry, key string) int { return cmp.Compare(e.Key, key) })
	var out []Entry
	for _, e := range n.entries[from:] {
		if e.Key != after && (strings.Contains(e.text, query) || strings.HasPrefix(e.initials, query)) {
			out = append(out, e)
		}
	}
	return out
}

// firsts are the first characters, in the order of sounds, whose sound begins
// with a letter; none begins with i, u or v.
var firsts = []struct{ letter, first string }{
	{"a", "阿"}, {"b", "八"}, {"c", "嚓"}, {"d", "咑"}, {"e", "妸"}, {"f", "发"}, {"g", "旮"}, {"h", "哈"},
	{"j", "丌"}, {"k", "咔"}, {"l", "垃"}, {"m", "妈"}, {"n", "拏"}, {"o", "噢"}, {"p", "妑"}, {"q", "七"},
	{"r", "呥"}, {"s", "仨"}, {"t", "他"}, {"w", "屲"}, {"x", "夕"}, {"y", "丫"}, {"z", "帀"},
}

// sounds compares names by how they are spoken.
type sounds struct {
	order  *collate.Collator
	buffer collate.Buffer
	begins []string // keys of firsts
}

func newSounds() *sounds {
	s := &sounds{order: collate.New(language.Chinese)}
	for _, f := range firsts {
		s.begins = append(s.begins, s.key(f.first))
	}
	return s
}

func (s *sounds) key(text string) string {
	s.buffer.Reset()
	return hex.EncodeToString(s.order.KeyFromString(&s.buffer, text))
}

// initials gives the first letter of each character's sound, and other signs as
// they are; characters without a known sound are left out.
func (s *sounds) initials(name string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		if !unicode.Is(unicode.Han, r) {
			b.WriteRune(r)
			continue
		}
		if at, exact := slices.BinarySearch(s.begins, s.key(string(r))); exact {
			b.WriteString(firsts[at].letter)
		} else if at > 0 {
			b.WriteString(firsts[at-1].letter)
		}
	}
	return b.String()
}
