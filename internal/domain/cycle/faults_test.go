package cycle_test

import (
	"fmt"
	"testing"

	"github.com/sinan-okr/sinan/internal/domain/fault"
)

func faultOf(t *testing.T, err error) *fault.Fault {
	t.Helper()
	f, ok := fault.Of(err)
	if !ok {
		t.Fatalf("not a fault: %v", err)
	}
	return f
}

func itoa(v any) string { return fmt.Sprint(v) }
