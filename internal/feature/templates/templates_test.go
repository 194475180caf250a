package templates_test

import (
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

func TestServed(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		if got := w.Get("chen", "/templates").OK().Len("items"); got < 14 {
			t.Fatalf("%d templates, want at least 14", got)
		}
	})
}
