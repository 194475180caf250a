package live_test

import (
	"runtime"
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// A thousand open streams take less than 200 MB, and all of them hear.
func TestAThousandStreams(t *testing.T) {
	if testing.Short() {
		t.Skip("opens a thousand connections")
	}
	w := apptest.New(t)
	server := serve(t, w)
	memory := func() uint64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapInuse + m.StackInuse
	}
	before := memory()
	const many = 1000
	streams := make([]<-chan heard, many)
	for i := range streams {
		streams[i] = follow(t, w, server, "hu", "")
		next(t, streams[i])
	}
	after := memory()
	id := objective(w, "chen", "大家都听到")
	begun := time.Now()
	for i, stream := range streams {
		for next(t, stream).subject() != "objective.drafted "+id {
			continue
		}
		if i == many-1 {
			t.Logf("%d streams: %d MB with both ends in one process; the last heard %v after the write", many, (after-before)>>20, time.Since(begun).Round(time.Millisecond))
		}
	}
	if used := (after - before) >> 20; used > 200 {
		t.Errorf("%d streams take %d MB", many, used)
	}
}
