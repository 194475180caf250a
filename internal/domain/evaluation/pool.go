package evaluation

import "slices"

// Bounds of how many colleagues are asked about one person. Below LeastPooled
// answers nothing that colleagues said is shown to anybody but HR: fewer would tell
// whose words they are.
const (
	LeastPooled    = 3
	MostColleagues = 8
)

// Colleague reports whether a reviewer's words are shown only pooled.
func (r Reviewer) Colleague() bool { return r == Peer || r == Cross }

// Pool is what colleagues say of a person, without who says what.
type Pool struct {
	Answers  int // forms handed in
	Sections []PooledSection
	Words    []string // on the whole
}

// PooledSection is what they say of one section.
type PooledSection struct {
	Section Section
	Levels  []int // how many gave each level, from the lowest
	Cant    int   // how many can't judge
	Words   []string
}

// Pool puts colleagues' answers together; nil for fewer than LeastPooled. Words are
// in the order of their letters, which tells nothing of who wrote when.
func (f Form) Pool(answers []Answers) *Pool {
	if len(answers) < LeastPooled {
		return nil
	}
	p := &Pool{Answers: len(answers)}
	for _, part := range f.Parts {
		if part.Section == Results {
			continue
		}
		s := PooledSection{Section: part.Section, Levels: make([]int, len(f.Levels))}
		for _, in := range answers {
			for _, a := range in.Sections {
				if a.Section == part.Section {
					s.add(a)
				}
			}
		}
		slices.Sort(s.Words)
		p.Sections = append(p.Sections, s)
	}
	for _, in := range answers {
		if in.Words != "" {
			p.Words = append(p.Words, in.Words)
		}
	}
	slices.Sort(p.Words)
	return p
}

func (s *PooledSection) add(a Answer) {
	if a.Level > 0 && a.Level <= len(s.Levels) {
		s.Levels[a.Level-1]++
	} else {
		s.Cant++
	}
	if a.Words != "" {
		s.Words = append(s.Words, a.Words)
	}
}
