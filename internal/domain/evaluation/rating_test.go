package evaluation_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/evaluation"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
)

func five() evaluation.Form {
	return evaluation.Form{
		Parts: []evaluation.Part{{Section: evaluation.Results, Weight: 50}, {Section: evaluation.Contribution, Weight: 15}, {Section: evaluation.Feedback, Weight: 10},
			{Section: evaluation.Values, Weight: 15}, {Section: evaluation.Growth, Weight: 10}},
		Levels:    []evaluation.Level{{Name: "待改进", Share: 5}, {Name: "基本达标", Share: 15}, {Name: "达标", Share: 50}, {Name: "优秀", Share: 20}, {Name: "卓越", Share: 10}},
		Reviewers: []evaluation.Reviewer{evaluation.Self, evaluation.Manager},
	}
}

func score(n int) *okr.Score {
	s := okr.Score(n)
	return &s
}

func answers(contribution, feedback, values, growth int) evaluation.Answers {
	return evaluation.Answers{Sections: []evaluation.Answer{{Section: evaluation.Contribution, Level: contribution}, {Section: evaluation.Feedback, Level: feedback},
		{Section: evaluation.Values, Level: values}, {Section: evaluation.Growth, Level: growth}}}
}

// The worked examples of docs/numbers.md.
func TestRatingsWorkedByHand(t *testing.T) {
	for _, c := range []struct {
		name    string
		score   *okr.Score
		in      evaluation.Answers
		covered int
		sum     string
		value   string
		level   int
	}{
		{"all known", score(72), answers(4, 3, 4, 3), 100, "(50 × 3.88 + 15 × 4 + 10 × 3 + 15 × 4 + 10 × 3) ÷ 100", "3.74", 4},
		{"one section can't be judged", score(72), answers(0, 3, 4, 3), 85, "(50 × 3.88 + 10 × 3 + 15 × 4 + 10 × 3) ÷ 85", "3.69", 4},
		{"scores not settled: half is known", nil, answers(4, 3, 4, 3), 50, "(15 × 4 + 10 × 3 + 15 × 4 + 10 × 3) ÷ 50", "3.6", 4},
		{"less than half is known", nil, answers(4, 3, 4, 0), 40, "(15 × 4 + 10 × 3 + 15 × 4) ÷ 40", "", 0},
		{"nothing is known", nil, answers(0, 0, 0, 0), 0, "", "", 0},
		{"a zero score is known, and the lowest level", score(0), answers(1, 1, 1, 1), 100, "(50 × 1 + 15 × 1 + 10 × 1 + 15 × 1 + 10 × 1) ÷ 100", "1", 1},
		{"the best", score(100), answers(5, 5, 5, 5), 100, "(50 × 5 + 15 × 5 + 10 × 5 + 15 × 5 + 10 × 5) ÷ 100", "5", 5},
		{"a middling score, good words", score(56), answers(4, 3, 4, 5), 100, "(50 × 3.24 + 15 × 4 + 10 × 3 + 15 × 4 + 10 × 5) ÷ 100", "3.62", 4},
		{"just under a half stays", score(50), answers(4, 3, 4, 4), 100, "(50 × 3 + 15 × 4 + 10 × 3 + 15 × 4 + 10 × 4) ÷ 100", "3.4", 3},
		{"a half goes up", score(50), answers(5, 5, 3, 4), 100, "(50 × 3 + 15 × 5 + 10 × 5 + 15 × 3 + 10 × 4) ÷ 100", "3.6", 4},
	} {
		r := five().Rate(c.in, c.score)
		got := ""
		if r.Value != nil {
			got = r.Value.String()
		}
		if r.Covered != c.covered || r.Sum() != c.sum || got != c.value || r.Level != c.level {
			t.Errorf("%s: %d %q %q %d", c.name, r.Covered, r.Sum(), got, r.Level)
		}
	}
}

// The level is read off the rounded value, so that what is shown decides.
func TestTheOneRounding(t *testing.T) {
	f := five()
	f.Parts = []evaluation.Part{{Section: evaluation.Results, Weight: 75}, {Section: evaluation.Values, Weight: 25}}
	// 75 × (1 + 0.83 × 4) + 25 × 1 = 349.00 → 3.49; with 0.832 it would be 3.496, but scores have two places.
	for _, c := range []struct {
		score, level int
		value        string
		want         int
	}{{83, 1, "3.49", 3}, {45, 5, "3.35", 3}, {50, 5, "3.5", 4}} {
		r := f.Rate(evaluation.Answers{Sections: []evaluation.Answer{{Section: evaluation.Values, Level: c.level}}}, score(c.score))
		if r.Value.String() != c.value || r.Level != c.want {
			t.Errorf("%d, %d: %s, level %d", c.score, c.level, r.Value, r.Level)
		}
	}
	f.Parts = []evaluation.Part{{Section: evaluation.Results, Weight: 51}, {Section: evaluation.Values, Weight: 49}}
	r := f.Rate(evaluation.Answers{Sections: []evaluation.Answer{{Section: evaluation.Values, Level: 2}}}, score(97)) // 51 × 4.88 + 49 × 2 = 346.88
	if r.Value.String() != "3.47" {
		t.Errorf("346.88 ÷ 100 is rounded to %s", r.Value)
	}
}

func codes(err error) (list []string) {
	f, ok := fault.Of(err)
	if !ok {
		return nil
	}
	for _, one := range append([]*fault.Fault{f}, f.More...) {
		list = append(list, one.Code+" "+one.Field)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

func TestFormsThatCantBe(t *testing.T) {
	if err := five().Check(false); err != nil {
		t.Fatal(err)
	}
	change := func(by func(*evaluation.Form)) evaluation.Form {
		f := five()
		by(&f)
		return f
	}
	for want, f := range map[string]evaluation.Form{
		"evaluation.weights /form/parts":                 change(func(f *evaluation.Form) { f.Parts[0].Weight = 49 }),
		"evaluation.section_twice /form/parts/1/section": change(func(f *evaluation.Form) { f.Parts[1].Section = evaluation.Results }),
		"evaluation.sections /form/parts/1/section":      change(func(f *evaluation.Form) { f.Parts[1].Section = "luck" }),
		"evaluation.weight /form/parts/1/weight":         change(func(f *evaluation.Form) { f.Parts[0].Weight, f.Parts[1].Weight = 65, 0 }),
		"evaluation.nothing_judged /form/parts":          change(func(f *evaluation.Form) { f.Parts = f.Parts[:1]; f.Parts[0].Weight = 100 }),
		"evaluation.levels /form/levels": change(func(f *evaluation.Form) {
			f.Levels = []evaluation.Level{{Name: "a", Share: 50}, {Name: "b", Share: 50}}
		}),
		"evaluation.level_twice /form/levels/1/name": change(func(f *evaluation.Form) { f.Levels[1].Name = "待改进" }),
		"input.required /form/levels/0/name":         change(func(f *evaluation.Form) { f.Levels[0].Name = " " }),
		"evaluation.shares /form/levels":             change(func(f *evaluation.Form) { f.Levels[0].Share = 6 }),
		"evaluation.manager_needed /form/reviewers":  change(func(f *evaluation.Form) { f.Reviewers = f.Reviewers[:1] }),
		"evaluation.reviewers /form/reviewers":       change(func(f *evaluation.Form) { f.Reviewers = append(f.Reviewers, evaluation.Self) }),
	} {
		if got := codes(f.Check(false)); !slices.Contains(got, want) {
			t.Errorf("want %s, got %v", want, got)
		}
	}
	if got := codes(five().Check(true)); !slices.Contains(got, "evaluation.apart /form/parts/0/weight") {
		t.Errorf("kept apart, OKR results still have a weight: %v", got)
	}
}

func TestAnswersThatCantBe(t *testing.T) {
	if err := five().CheckAnswers(answers(4, 3, 0, 2)); err != nil {
		t.Fatal(err)
	}
	for want, in := range map[string]evaluation.Answers{
		"evaluation.unanswered /sections":                {Sections: answers(4, 3, 3, 3).Sections[:3]},
		"evaluation.level_unknown /sections/0/level":     answers(6, 3, 3, 3),
		"evaluation.words_needed /sections/1/words":      answers(3, 5, 3, 3),
		"evaluation.words_needed /sections/3/words":      answers(3, 3, 3, 1),
		"evaluation.section_unknown /sections/0/section": {Sections: []evaluation.Answer{{Section: evaluation.Results, Level: 3}}},
	} {
		if got := codes(five().CheckAnswers(in)); !slices.Contains(got, want) {
			t.Errorf("want %s, got %v", want, got)
		}
	}
}

func anyForm(t *rapid.T) evaluation.Form {
	f := five()
	f.Levels = f.Levels[:rapid.IntRange(3, 5).Draw(t, "levels")]
	left := 100
	for i := range f.Parts {
		if i == len(f.Parts)-1 {
			f.Parts[i].Weight = left
			break
		}
		f.Parts[i].Weight = rapid.IntRange(1, left-(len(f.Parts)-1-i)).Draw(t, "weight")
		left -= f.Parts[i].Weight
	}
	return f
}

func anyAnswers(t *rapid.T, f evaluation.Form) (evaluation.Answers, *okr.Score) {
	level := func() int { return rapid.IntRange(0, len(f.Levels)).Draw(t, "level") }
	in := answers(level(), level(), level(), level())
	if rapid.Bool().Draw(t, "scored") {
		return in, score(rapid.IntRange(0, 100).Draw(t, "score"))
	}
	return in, nil
}

func TestARatingLiesBetweenItsGrades(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := anyForm(t)
		in, s := anyAnswers(t, f)
		r := f.Rate(in, s)
		if (r.Value == nil) != (r.Covered < evaluation.LeastCovered) || (r.Value == nil) != (r.Level == 0) {
			t.Fatalf("%+v", r)
		}
		if r.Value == nil {
			return
		}
		least, most := decimal.NewFromInt(int64(len(f.Levels))), decimal.NewFromInt(1)
		for _, l := range r.Lines {
			if l.Grade != nil {
				least, most = decimal.Min(least, *l.Grade), decimal.Max(most, *l.Grade)
			}
		}
		if r.Value.LessThan(least) || r.Value.GreaterThan(most) || r.Level < 1 || r.Level > len(f.Levels) {
			t.Fatalf("%s of %s to %s, level %d", r.Value, least, most, r.Level)
		}
	})
}

func TestTheOrderOfSectionsDoesNotCount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := anyForm(t)
		in, s := anyAnswers(t, f)
		was := f.Rate(in, s)
		f.Parts = rapid.Permutation(f.Parts).Draw(t, "parts")
		in.Sections = rapid.Permutation(in.Sections).Draw(t, "answers")
		is := f.Rate(in, s)
		if was.Level != is.Level || was.Covered != is.Covered || was.Value != nil && !was.Value.Equal(*is.Value) {
			t.Fatalf("%+v %+v", was, is)
		}
	})
}

// A better grade never makes a worse rating, and an unknown one is the same as no
// such section: never a zero.
func TestABetterGradeIsNeverWorse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := anyForm(t)
		in, s := anyAnswers(t, f)
		at := rapid.IntRange(0, 3).Draw(t, "at")
		was := f.Rate(in, s)
		better := evaluation.Answers{Sections: slices.Clone(in.Sections)}
		if in.Sections[at].Level == 0 || in.Sections[at].Level == len(f.Levels) {
			return
		}
		better.Sections[at].Level++
		is := f.Rate(better, s)
		if was.Value != nil && (is.Value.LessThan(*was.Value) || is.Level < was.Level) {
			t.Fatalf("%s → %s", was.Value, is.Value)
		}
	})
}

func TestUnknownIsNotZero(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := anyForm(t)
		n := rapid.IntRange(1, len(f.Levels)).Draw(t, "n")
		in := answers(n, n, n, n)
		in.Sections[rapid.IntRange(0, 3).Draw(t, "unknown")].Level = 0
		r := f.Rate(in, nil)
		if r.Value != nil && !r.Value.Equal(decimal.NewFromInt(int64(n))) {
			t.Fatalf("all that is known is %d, the rating is %s", n, r.Value)
		}
	})
}

func TestAFaultIsAFault(t *testing.T) {
	var f *fault.Fault
	if !errors.As(evaluation.Form{}.Check(false), &f) {
		t.Fatal("an empty form passes")
	}
}
