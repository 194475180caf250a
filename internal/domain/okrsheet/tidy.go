package okrsheet

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Tidy makes a sheet plain that people made easy on the eye: heads in two lines become
// one, and key results that stand beside each other in a row (KR1, KR2, …) each get a row
// of their own.
func Tidy(s Sheet) Sheet {
	by := fieldsByHead()
	s = joinHeads(by, s)
	best, known := RecogniseSheet("", []Sheet{s}, 0)
	for y := range s.Rows[:min(len(s.Rows), mostAbove)] { // of KR1 and KR2 alone no head is known
		if known > 0 && y != best.Head {
			continue
		}
		if out, ok := unfold(by, s, y); ok {
			return out
		}
	}
	return s
}

// joinHeads finds a line of groups (目标, 关键结果) above one of heads (内容, 负责人, 进度), and
// makes one line of both where more is known so.
func joinHeads(by map[string]Field, s Sheet) Sheet {
	wide, most, at := width(s.Rows), 0, -1
	var heads []string
	for y := range s.Rows[:min(len(s.Rows), mostAbove)] {
		_, alone := fieldsOf(by, s.Rows[y], s.Rows[y+1:], wide)
		if alone > most {
			most, at = alone, -1
		}
		if y+2 >= len(s.Rows) || !slices.Contains(s.Rows[y][1:max(1, len(s.Rows[y]))], "") && len(s.Rows[y]) >= len(s.Rows[y+1]) {
			continue
		}
		joined := joinLines(by, s.Rows[y], s.Rows[y+1])
		if _, known := fieldsOf(by, joined, s.Rows[y+2:], wide); known > most {
			most, at, heads = known, y+1, joined
		}
	}
	if at < 0 {
		return s
	}
	rows := slices.Clone(s.Rows)
	rows[at] = heads
	s.Rows = rows
	return s
}

func joinLines(by map[string]Field, groups, heads []string) []string {
	joined := make([]string, max(len(groups), len(heads)))
	group := ""
	for i := range joined {
		above, head := at(groups, i), at(heads, i)
		if above != "" {
			group = above
		}
		joined[i] = head
		if head == "" {
			joined[i] = above
		} else if f, _ := fieldOf(by, group+head); f != Leave && slices.Contains([]Field{Title, ResultTitle}, by[fold(group)]) {
			joined[i] = group + head
		}
	}
	return joined
}

func at(cells []string, i int) string {
	if i < len(cells) {
		return strings.TrimSpace(cells[i])
	}
	return ""
}

// ofNumber is a head of the first, second … key result of a row: KR1, key_result_2_title,
// 关键结果三负责人.
var ofNumber = regexp.MustCompile(`^(keyresult|kr|关键结果|关键成果|成果)(\d+|[一二三四五六七八九十])(.*)$`)

// part is a column of one of the key results of a row.
type part struct{ number, head string }

// numbered is how many key results the heads number.
func numbered(head []string) int {
	numbers := map[string]bool{}
	for _, h := range head {
		if m := ofNumber.FindStringSubmatch(fold(h)); m != nil && titled(m[3]) {
			numbers[m[2]] = true
		}
	}
	return len(numbers)
}

func titled(rest string) bool {
	return slices.Contains([]string{"", "title", "name", "内容", "名称", "标题", "描述", "description"}, rest)
}

// parts says which columns are of which key result: by their numbers, or, where the heads
// repeat, by the key result that they stand behind. Of two alike the second is of none.
func parts(by map[string]Field, head []string) map[int]part {
	of, taken := map[int]part{}, map[part]bool{}
	add := func(i int, p part) {
		if !taken[p] {
			of[i], taken[p] = p, true
		}
	}
	if numbered(head) > 1 {
		for i, h := range head {
			m := ofNumber.FindStringSubmatch(fold(h))
			switch {
			case m == nil:
			case titled(m[3]):
				add(i, part{m[2], "KR"})
			default:
				add(i, part{m[2], "KR " + m[3]})
			}
		}
		return of
	}
	times, number := map[string]int{}, 0
	for _, h := range head {
		times[fold(h)]++
	}
	for i, h := range head {
		text := fold(h)
		if text == "" || times[text] < 2 {
			continue
		}
		if by[text] == ResultTitle {
			number++
		}
		if number > 0 {
			add(i, part{strconv.Itoa(number), text})
		}
	}
	if number < 2 {
		return nil
	}
	return of
}

// unfold gives each key result of a row its own, under the heads in line y.
func unfold(by map[string]Field, s Sheet, y int) (Sheet, bool) {
	all := make([]string, width(s.Rows)) // cells may stand where there is no head
	copy(all, s.Rows[y])
	of := parts(by, all)
	if len(of) == 0 {
		return s, false
	}
	var common []int
	var numbers, heads []string
	for i, h := range all {
		p, is := of[i]
		if !is {
			common = append(common, i)
			heads = append(heads, h)
			continue
		}
		if !slices.Contains(numbers, p.number) {
			numbers = append(numbers, p.number)
		}
	}
	own := len(common)
	for i := range all {
		if p, is := of[i]; is && !slices.Contains(heads[own:], p.head) {
			heads = append(heads, p.head)
		}
	}
	out := Sheet{Name: s.Name}
	add := func(row []string, line, part int) {
		out.Rows, out.Lines, out.Parts = append(out.Rows, row), append(out.Lines, line), append(out.Parts, part)
	}
	for _, number := range numbers {
		from := append(slices.Clone(common), make([]int, len(heads)-own)...)
		for i := own; i < len(from); i++ {
			from[i] = -1
		}
		for i := range all {
			if p, is := of[i]; is && p.number == number {
				from[own+slices.Index(heads[own:], p.head)] = i
			}
		}
		names := make([]string, len(from))
		for to, i := range from {
			if i >= 0 {
				names[to] = all[i]
			}
		}
		out.Columns, out.Heads = append(out.Columns, from), append(out.Heads, names)
	}
	for n, row := range s.Rows {
		switch {
		case n < y:
			add(row, s.line(n), 0)
			continue
		case n == y:
			add(heads, s.line(n), 0)
			continue
		}
		some := false
		for part := range numbers {
			cells := make([]string, len(heads))
			filled := false
			for to, from := range out.Columns[part] {
				if from >= 0 {
					cells[to] = at(row, from)
				}
				filled = filled || to >= own && cells[to] != ""
			}
			if filled || !some && part == len(numbers)-1 {
				add(cells, s.line(n), part)
				some = true
			}
		}
	}
	return out, true
}
