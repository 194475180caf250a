package review_test

import (
	"testing"

	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/review"
)

func code(err error) string {
	if f, ok := fault.Of(err); ok {
		return f.Code
	}
	return ""
}

func TestEachStepFromEachState(t *testing.T) {
	steps := map[string]func(review.State) (review.State, error){
		"self": review.State.ScoredBySelf, "confirm": review.State.Confirmed, "settle": review.State.Final, "back": review.State.Back,
	}
	for step, want := range map[string]map[review.State]string{
		"self":    {"open": "self", "self": "self", "reviewed": "review.reviewed", "settled": "review.settled"},
		"confirm": {"open": "reviewed", "self": "reviewed", "reviewed": "reviewed", "settled": "review.settled"},
		"settle":  {"open": "review.not_reviewed", "self": "review.not_reviewed", "reviewed": "settled", "settled": "review.settled"},
		"back":    {"open": "review.not_begun", "self": "open", "reviewed": "self", "settled": "reviewed"},
	} {
		for _, from := range review.States() {
			to, err := steps[step](from)
			got := string(to)
			if err != nil {
				got = code(err)
			}
			if got != want[from] {
				t.Errorf("%s from %s gives %s, want %s", step, from, got, want[from])
			}
		}
	}
}

func TestWhatCanBeScoredAndWhen(t *testing.T) {
	for _, c := range []struct {
		state   okr.State
		outcome okr.Outcome
		phase   cycle.Phase
		want    string
	}{
		{okr.Active, "", cycle.Scoring, ""},
		{okr.Active, "", cycle.Running, "review.too_early"},
		{okr.Closed, okr.OutcomeAchieved, cycle.Running, ""},
		{okr.Closed, okr.OutcomeMissed, cycle.Scoring, ""},
		{okr.Closed, okr.OutcomeDropped, cycle.Scoring, "review.not_at_work"},
		{okr.Draft, "", cycle.Scoring, "review.not_at_work"},
		{okr.InReview, "", cycle.Scoring, "review.not_at_work"},
		{okr.Active, "", cycle.Closed, "review.cycle_over"},
		{okr.Closed, okr.OutcomeAchieved, cycle.Closed, "review.cycle_over"},
	} {
		if got := code(review.Scorable(c.state, c.outcome, c.phase)); got != c.want {
			t.Errorf("%s %s in %s: %q, want %q", c.state, c.outcome, c.phase, got, c.want)
		}
	}
}

func TestAnotherScoreTakesWords(t *testing.T) {
	self := okr.Score(70)
	for _, c := range []struct {
		self  *okr.Score
		given okr.Score
		words string
		want  string
	}{
		{&self, 70, "", ""}, {&self, 60, "", "review.words_needed"}, {&self, 60, "口径变了", ""}, {nil, 70, "", "review.words_needed"}, {nil, 70, "本人休假", ""},
	} {
		if got := code(review.CheckWords("/words", c.self, c.given, c.words)); got != c.want {
			t.Errorf("%v against %v with %q: %q, want %q", c.given, c.self, c.words, got, c.want)
		}
	}
}
