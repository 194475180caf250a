package krtext_test

import (
	"testing"

	"github.com/sinan-okr/sinan/internal/domain/krtext"
)

func TestPeriods(t *testing.T) {
	for name, want := range map[string]string{
		"Q4 2026": "2026-Q4", "2026 Q4": "2026-Q4", "2026Q4": "2026-Q4", "2026年第四季度": "2026-Q4", "2026 年 10 月 - 12 月": "2026-Q4",
		"Oct - Dec 2026": "2026-Q4", "2026年下半年": "2026-H2", "H2 2026": "2026-H2", "2026": "2026", "FY2026": "2026", "2026 年": "2026",
		"": "", "本季": "", "Sprint 12": "", "2026 年 11 月 - 12 月": "",
	} {
		if got := krtext.Period(name); got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}
