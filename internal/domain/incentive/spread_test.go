package incentive_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/incentive"
)

func TestBandsReadWell(t *testing.T) {
	got := incentive.Spread([]incentive.Fen{640_000, 720_000, 999_999})
	want := []incentive.Band{{From: 600_000, Until: 799_999, People: 2}, {From: 800_000, Until: 999_999, People: 1}}
	if !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
	got = incentive.Spread([]incentive.Fen{640_000, 720_000})
	if len(got) != 2 || got[0] != (incentive.Band{From: 600_000, Until: 699_999, People: 1}) || got[1].From != 700_000 {
		t.Errorf("%v", got)
	}
	if got := incentive.Spread([]incentive.Fen{5, 5}); len(got) != 1 || got[0].From != 5 || got[0].Until != 5 {
		t.Errorf("all the same: %v", got)
	}
	if incentive.Spread(nil) != nil {
		t.Error("nobody has bands")
	}
}

// Everybody is in one band, the bands follow each other, and there are few.
func TestBandsHoldEverybodyOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		amounts := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) incentive.Fen {
			return incentive.Fen(rapid.Int64Range(0, int64(incentive.MostFen)).Draw(t, "fen"))
		}), 1, 40).Draw(t, "amounts")
		bands, people := incentive.Spread(amounts), 0
		if len(bands) > 8 || len(bands) > len(amounts) {
			t.Fatalf("%d bands of %d people", len(bands), len(amounts))
		}
		for i, b := range bands {
			if i > 0 && b.From != bands[i-1].Until+1 {
				t.Fatalf("a gap before %v", b)
			}
			in := 0
			for _, a := range amounts {
				if a >= b.From && a <= b.Until {
					in++
				}
			}
			if in != b.People {
				t.Fatalf("%v holds %d", b, in)
			}
			people += b.People
		}
		if people != len(amounts) {
			t.Fatalf("%d of %d", people, len(amounts))
		}
	})
}
