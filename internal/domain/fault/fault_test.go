package fault_test

import (
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/domain/fault"
)

func told(err error) string {
	f, ok := fault.Of(err)
	if !ok {
		return ""
	}
	var codes []string
	for _, one := range f.All() {
		codes = append(codes, one.Code)
		if one.More != nil {
			codes = append(codes, "with more")
		}
	}
	return strings.Join(codes, " ")
}

// However faults come together, each is told once, in order, and those given stay as they are.
func TestJoinedFaultsAreToldOnce(t *testing.T) {
	a, b, c := fault.At("/a", "a"), fault.At("/b", "b"), fault.At("/c", "c")
	both, ok := fault.Of(fault.Join([]*fault.Fault{a, b}))
	if !ok {
		t.Fatal("two faults are none")
	}
	for want, err := range map[string]error{
		"a":      fault.Join([]*fault.Fault{a}),
		"a b c":  fault.Join([]*fault.Fault{both, c}),
		"c a b":  fault.Join([]*fault.Fault{c, both}),
		"c a b ": fault.With(c, both),
	} {
		if got := told(err); got != strings.TrimSpace(want) {
			t.Errorf("%s, want %s", got, want)
		}
	}
	if fault.Join(nil) != nil || a.More != nil || b.More != nil || c.More != nil || told(both) != "a b" {
		t.Error("joining changed what it was given")
	}
}
