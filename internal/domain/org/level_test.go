package org_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/org"
)

func TestJobLevelsAsPeopleWriteThem(t *testing.T) {
	for written, want := range map[string]string{" p5 ": "P5", "Ｐ５": "P5", "m2-1": "M2-1", "": "", "  ": "", "高级 经理": "高级 经理", "senior": "senior", "t3.2": "T3.2", "12": "12"} {
		if got, err := org.JobLevel(written); err != nil || got != want {
			t.Errorf("%q is read as %q, want %q (%v)", written, got, want, err)
		}
	}
	if _, err := org.JobLevel(strings.Repeat("高", 21)); !fault.Is(err, "input.too_long") {
		t.Errorf("21 characters: %v", err)
	}
}

func TestTheOrderOfJobLevels(t *testing.T) {
	want := []string{"M1", "M2", "P4", "P5", "P5+", "P10", "高级", ""}
	rapid.Check(t, func(r *rapid.T) {
		got := rapid.Permutation(want).Draw(r, "levels")
		slices.SortFunc(got, org.CompareLevels)
		if !slices.Equal(got, want) {
			r.Fatalf("%q, want %q", got, want)
		}
	})
}
