package sorting_test

import (
	"cmp"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/sorting"
)

type pair struct{ key, place int }

func byKey(a, b pair) int { return cmp.Compare(a.key, b.key) }

// slices sorts the same lists: By up to what is equal, Stably exactly.
func TestSortsAsSlicesDoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		keys := rapid.SliceOf(rapid.IntRange(0, 9)).Draw(t, "keys")
		var stably []pair
		for i, k := range keys {
			stably = append(stably, pair{k, i})
		}
		wants, loose := slices.Clone(stably), slices.Clone(stably)
		slices.SortStableFunc(wants, byKey)
		sorting.Stably(stably, byKey)
		if !slices.Equal(stably, wants) {
			t.Fatalf("%v, wants %v", stably, wants)
		}
		sorting.By(loose, byKey)
		if !slices.IsSortedFunc(loose, byKey) {
			t.Fatalf("%v", loose)
		}
		slices.SortFunc(loose, func(a, b pair) int { return cmp.Or(byKey(a, b), cmp.Compare(a.place, b.place)) })
		if !slices.Equal(loose, wants) {
			t.Fatalf("%v are not the elements of %v", loose, wants)
		}
	})
}
