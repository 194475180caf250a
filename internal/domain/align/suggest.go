package align

import (
	"cmp"
	"math"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/sorting"
)

// Candidate is an objective or key result that might be supported.
type Candidate struct {
	ID        string
	KeyResult bool // else an objective
	Title     string
	ThemeIDs  []string
	// Source is what several candidates come from, "" for one of its own: a word that all
	// of them have is as rare as if one had it.
	Source string
}

// Ask is what is known of the objective being written.
type Ask struct {
	Text     string
	ThemeIDs []string
	// Skip leaves candidates out: the objective itself, its descendants, the
	// parents it has, what the caller may not see. Nil leaves out none.
	Skip  func(Candidate) bool
	Limit int // at most so many; 8 where 0
}

// Suggestion is a possible parent with the reason for it.
type Suggestion struct {
	Candidate
	Score     int      // 1 to 1000, for order only
	Shared    []string // the stretches of the asked text that both have, in order
	SameTheme bool
}

// The parts of a score: words count up to wordPoints, a shared theme themePoints.
// A candidate whose words are worth less than leastPoints is no suggestion.
const (
	wordPoints  = 800
	themePoints = 200
	leastPoints = 80
)

// Index finds parents while somebody types. It is built once and then only read.
type Index struct {
	rows     []Candidate
	postings map[string][]int32 // gram → rows that have it
	weight   map[string]int     // gram → how much it tells: rare ones more
	whole    []int              // row → sum of the weights of its grams
	sources  int                // of all rows
	byTheme  map[string][]int32
}

// NewIndex indexes the candidates. Their order does not matter.
func NewIndex(candidates []Candidate) *Index {
	x := &Index{rows: slices.Clone(candidates), postings: map[string][]int32{}, weight: map[string]int{}, whole: make([]int, len(candidates)), byTheme: map[string][]int32{}}
	sorting.By(x.rows, func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(a.Title, b.Title), cmp.Compare(a.ID, b.ID))
	})
	cut := make([][]string, len(x.rows))
	for i, c := range x.rows {
		cut[i] = grams(c.Title)
		for _, g := range cut[i] {
			x.postings[g] = append(x.postings[g], int32(i))
		}
		for _, theme := range c.ThemeIDs {
			x.byTheme[theme] = append(x.byTheme[theme], int32(i))
		}
	}
	all := make([]int32, len(x.rows))
	for i := range all {
		all[i] = int32(i)
	}
	x.sources = x.sourcesOf(all)
	for g, rows := range x.postings {
		x.weight[g] = x.worth(x.sourcesOf(rows))
	}
	for i := range cut {
		for _, g := range cut[i] {
			x.whole[i] += x.weight[g]
		}
	}
	return x
}

// sourcesOf counts what rows come from.
func (x *Index) sourcesOf(rows []int32) (n int) {
	seen := map[string]bool{}
	for _, row := range rows {
		source := x.rows[row].Source
		if source == "" || !seen[source] {
			seen[source] = true
			n++
		}
	}
	return n
}

// worth is the weight of a gram that n of the sources have, as a whole number so
// that sums do not depend on their order: 100·log2(1 + sources/n).
func (x *Index) worth(n int) int {
	return int(math.Round(100 * math.Log2(1+float64(x.sources)/float64(n))))
}

// Suggest gives the best candidates for a text and themes, best first, ties by
// title and id. Words score by how much of the asked text the candidate has and
// how much of the candidate that is, rare words weighing more; a shared theme
// adds a fixed part, and is enough by itself while nothing is typed.
func (x *Index) Suggest(a Ask) []Suggestion {
	asked := grams(a.Text)
	shared := make([]int, len(x.rows))
	total := 0
	var hit []int32
	for _, g := range asked {
		w := x.weight[g]
		if w == 0 {
			w = x.worth(1)
		}
		total += w
		for _, row := range x.postings[g] {
			if shared[row] == 0 {
				hit = append(hit, row)
			}
			shared[row] += w
		}
	}
	themed := map[int32]bool{}
	for _, theme := range a.ThemeIDs {
		for _, row := range x.byTheme[theme] {
			if shared[row] == 0 && !themed[row] {
				hit = append(hit, row)
			}
			themed[row] = true
		}
	}
	var found []Suggestion
	var rows []int32
	for _, row := range hit {
		words := 0
		if total > 0 {
			words = wordPoints * (shared[row]*(total+x.whole[row]) + 2*shared[row]*total) / (2 * total * (total + x.whole[row]))
		}
		if words < leastPoints && !themed[row] {
			continue
		}
		if a.Skip != nil && a.Skip(x.rows[row]) {
			continue
		}
		s := Suggestion{Candidate: x.rows[row], Score: words, SameTheme: themed[row]}
		if themed[row] {
			s.Score += themePoints
		}
		found, rows = append(found, s), append(rows, row)
	}
	return x.best(found, rows, a)
}

// best sorts, cuts to the limit and explains what is left.
func (x *Index) best(found []Suggestion, rows []int32, a Ask) []Suggestion {
	order := make([]int, len(found))
	for i := range order {
		order[i] = i
	}
	sorting.By(order, func(i, j int) int { // rows are already by title and id
		return cmp.Or(cmp.Compare(found[j].Score, found[i].Score), cmp.Compare(rows[i], rows[j]))
	})
	limit := a.Limit
	if limit <= 0 {
		limit = 8
	}
	var out []Suggestion
	for _, i := range order[:min(limit, len(order))] {
		s := found[i]
		s.Shared = sharedStretches(a.Text, grams(s.Title))
		out = append(out, s)
	}
	return out
}

// sharedStretches are the stretches of a text that a title with these grams has too, as
// words to be read: 用户 户留 留存 are 用户留存. Of a common word nothing is shown, also
// where its end and the next word's beginning are a pair of their own.
func sharedStretches(text string, title []string) []string {
	var out []string
	add := func(word string) {
		if word != "" && !slices.Contains(out, word) {
			out = append(out, word)
		}
	}
	runs(text, func(run []rune, han bool) {
		if !han || len(run) == 1 {
			if word := grams(string(run)); len(word) == 1 && slices.Contains(title, word[0]) {
				add(word[0])
			}
			return
		}
		shown, common := make([]bool, len(run)), make([]bool, len(run))
		for i := 0; i+1 < len(run); i++ {
			pair := string(run[i : i+2])
			which := shown
			if commonWord(pair) {
				which = common
			} else if !slices.Contains(title, pair) {
				continue
			}
			which[i], which[i+1] = true, true
		}
		from := 0
		for i := 0; i <= len(run); i++ {
			if i < len(run) && shown[i] && !common[i] {
				continue
			}
			if i-from > 1 { // one character alone says nothing
				add(string(run[from:i]))
			}
			from = i + 1
		}
	})
	return out
}
