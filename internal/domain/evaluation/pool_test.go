package evaluation_test

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/evaluation"
)

func TestColleaguesArePooledFromThreeOn(t *testing.T) {
	one := func(level int, words string) evaluation.Answers {
		in := answers(level, 3, 4, 0)
		in.Sections[0].Words, in.Words = words, "总的 "+words
		return in
	}
	three := []evaluation.Answers{one(4, "乙说"), one(4, "甲说"), one(5, "")}
	if p := five().Pool(three[:2]); p != nil {
		t.Fatalf("two answers are shown: %+v", p)
	}
	p := five().Pool(three)
	if p.Answers != 3 || len(p.Sections) != 4 {
		t.Fatalf("%+v", p)
	}
	if s := p.Sections[0]; !reflect.DeepEqual(s.Levels, []int{0, 0, 0, 2, 1}) || s.Cant != 0 || len(s.Words) != 2 {
		t.Errorf("%+v", s)
	}
	if s := p.Sections[3]; s.Cant != 3 {
		t.Errorf("%+v", s)
	}
}

// Who handed in first can't be told from the order of words.
func TestTheOrderOfAnswersIsHidden(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[甲乙丙丁]{0,3}`), 3, 8).Draw(t, "words")
		list := make([]evaluation.Answers, len(words))
		for i, w := range words {
			list[i] = answers(rapid.IntRange(0, 5).Draw(t, "level"), 3, 3, 3)
			list[i].Sections[0].Words, list[i].Words = w, w
		}
		if other := rapid.Permutation(list).Draw(t, "order"); !reflect.DeepEqual(five().Pool(list), five().Pool(other)) {
			t.Fatal("the order shows")
		}
	})
}
