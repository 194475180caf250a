package okr_test

import (
	"errors"
	"testing"

	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
)

func verbs() map[string]func(okr.Life) (okr.Life, error) {
	return map[string]func(okr.Life) (okr.Life, error){
		"submit":           okr.Life.Submit,
		"approve":          okr.Life.Approve,
		"return":           func(l okr.Life) (okr.Life, error) { return l.Return("目标太低") },
		"activate":         func(l okr.Life) (okr.Life, error) { return l.Activate(true) },
		"start":            func(l okr.Life) (okr.Life, error) { return l.Activate(false) },
		"achieved":         func(l okr.Life) (okr.Life, error) { return l.Close(okr.OutcomeAchieved) },
		"dropped":          func(l okr.Life) (okr.Life, error) { return l.Close(okr.OutcomeDropped) },
		"reopen":           func(l okr.Life) (okr.Life, error) { return l.Reopen(true) },
		"reopen in review": func(l okr.Life) (okr.Life, error) { return l.Reopen(false) },
		"forgotten":        func(l okr.Life) (okr.Life, error) { return l.Close("forgotten") },
	}
}

func TestLife(t *testing.T) {
	draft, review := okr.Begin(), okr.Life{State: okr.InReview}
	approved, active := okr.Life{State: okr.InReview, Approved: true}, okr.Life{State: okr.Active}
	achieved, dropped := okr.Life{State: okr.Closed, Outcome: okr.OutcomeAchieved}, okr.Life{State: okr.Closed, Outcome: okr.OutcomeDropped}
	for _, c := range []struct {
		from okr.Life
		verb string
		to   okr.Life
		code string
	}{
		{draft, "submit", review, ""},
		{draft, "approve", draft, "objective.not_in_review"},
		{draft, "return", draft, "objective.not_in_review"},
		{draft, "activate", draft, "objective.not_approved"},
		{draft, "start", active, ""},
		{draft, "achieved", draft, "objective.not_active"},
		{draft, "dropped", draft, "objective.not_active"},
		{review, "submit", review, "objective.not_draft"},
		{review, "approve", approved, ""},
		{review, "return", draft, ""},
		{review, "activate", review, "objective.not_approved"},
		{review, "start", active, ""},
		{review, "achieved", review, "objective.not_active"},
		{review, "dropped", dropped, ""},
		{approved, "approve", approved, "objective.approved_already"},
		{approved, "return", draft, ""},
		{approved, "activate", active, ""},
		{active, "submit", active, "objective.not_draft"},
		{active, "activate", active, "objective.active_already"},
		{active, "return", active, "objective.not_in_review"},
		{active, "achieved", achieved, ""},
		{active, "dropped", dropped, ""},
		{active, "forgotten", active, "objective.outcome_unknown"},
		{achieved, "activate", achieved, "objective.closed"},
		{achieved, "reopen", active, ""},
		{active, "reopen", active, "objective.not_closed"},
		{dropped, "reopen in review", review, ""},
		{achieved, "dropped", achieved, "objective.closed"},
		{achieved, "submit", achieved, "objective.not_draft"},
	} {
		got, err := verbs()[c.verb](c.from)
		if got != c.to || (err == nil) != (c.code == "") || err != nil && !fault.Is(err, c.code) {
			t.Errorf("%+v %s: %+v %v, want %+v %s", c.from, c.verb, got, err, c.to, c.code)
		}
	}
	_, err := review.Return(" ")
	if f, ok := errors.AsType[*fault.Fault](err); !ok || f.Code != "objective.words_missing" || f.Field != "/note" { // the field of the body of that step
		t.Errorf("returned without words: %v", err)
	}
}

// Whatever is tried, an approval never outlives the review and an outcome is only on what is closed.
func TestLifeStaysWhole(t *testing.T) {
	names := []string{"submit", "approve", "return", "activate", "achieved", "dropped", "forgotten"}
	rapid.Check(t, func(t *rapid.T) {
		l, approved := okr.Begin(), false
		for _, name := range rapid.SliceOf(rapid.SampledFrom(names)).Draw(t, "verbs") {
			before := l
			next, err := verbs()[name](l)
			if err != nil && next != before {
				t.Fatalf("%s was refused and changed %+v to %+v", name, before, next)
			}
			l = next
			approved = approved || l.Approved
			if l.Approved && l.State != okr.InReview || (l.Outcome != "") != (l.State == okr.Closed) {
				t.Fatalf("%+v after %s", l, name)
			}
			if l.State == okr.Active && !approved {
				t.Fatal("active without anybody's approval")
			}
		}
	})
}

func TestHowChangesAreMade(t *testing.T) {
	for state, want := range map[okr.State]string{okr.Draft: "freely", okr.Active: "by_revision", okr.InReview: "objective.in_review", okr.Closed: "objective.closed"} {
		rule, err := okr.Life{State: state}.Change()
		if err != nil {
			if !fault.Is(err, want) {
				t.Errorf("%s: %v, want %s", state, err, want)
			}
		} else if string(rule) != want {
			t.Errorf("%s: %s, want %s", state, rule, want)
		}
		if err := (okr.Life{State: state}).CheckIn(); (err == nil) != (state == okr.Active) {
			t.Errorf("a check-in while %s: %v", state, err)
		}
	}
}

func TestSuggestOutcome(t *testing.T) {
	p := okr.RatioOf(7, 10).Known()
	if okr.SuggestOutcome(p, okr.Aspirational) != okr.OutcomeAchieved || okr.SuggestOutcome(p, okr.Committed) != okr.OutcomeMissed || okr.SuggestOutcome(nil, okr.Committed) != okr.OutcomeMissed {
		t.Error("0.7 is a success of an aspirational objective only, and no data is none")
	}
}
