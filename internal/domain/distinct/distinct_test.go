package distinct_test

import (
	"slices"
	"testing"

	"github.com/sinan-okr/sinan/internal/domain/distinct"
)

func TestEachOnceWhereItFirstStood(t *testing.T) {
	given := []string{"b", "", "a", "b", "", "c", "a"}
	if got := distinct.Of(given); !slices.Equal(got, []string{"b", "", "a", "c"}) {
		t.Errorf("%q", got)
	}
	if got := distinct.IDs(given); !slices.Equal(got, []string{"b", "a", "c"}) {
		t.Errorf("%q", got)
	}
	if distinct.Of[int](nil) != nil || distinct.IDs([]string{""}) != nil {
		t.Error("of none there is something")
	}
	if given[1] != "" || len(given) != 7 {
		t.Error("the list that was given is another now")
	}
}
