package insight_test

import (
	"context"
	"testing"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// between runs something where the first transaction begins.
type between struct{ do func() }

func (b *between) BeforeQuery(ctx context.Context, e *bun.QueryEvent) context.Context {
	if do := b.do; do != nil && e.Query == "BEGIN" {
		b.do = nil
		do()
	}
	return ctx
}

func (b *between) AfterQuery(context.Context, *bun.QueryEvent) {}

// A replica that was slow keeps nothing of what it read before another kept newer parts.
func TestASlowReplicaKeepsNothingOld(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		_, kr := objective(w, "chen", "拉新", nil)
		keep(w)
		checkIn(w, "chen", kr, "20", "2026-11-16")
		write := w.Store.Write
		hook := &between{do: func() {
			checkIn(w, "chen", kr, "90", "2026-11-16")
			keep(w)
		}}
		w.Store.Write = write.WithQueryHook(hook)
		if err := w.Features.Insight.Keep(t.Context()); err != nil {
			t.Fatal(err)
		}
		w.Store.Write = write
		if hook.do != nil {
			t.Fatal("nothing came between")
		}
		ids, err := w.Features.Insight.Unkept(t.Context()) // nobody keeps anything once more
		if err != nil || len(ids) > 0 {
			t.Errorf("%v are kept as they were, %v", ids, err)
		}
	})
}

// Forecasts made anew are in what is kept, though the trail doesn't speak of them.
func TestNewForecastsAreKept(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.At("2026-11-10")
		_, kr := objective(w, "chen", "拉新", nil)
		for i, on := range []string{"2026-10-20", "2026-10-27", "2026-11-03", "2026-11-10"} {
			checkIn(w, "chen", kr, []string{"16", "26", "31", "41"}[i], on)
		}
		kept(w, "check-ins")
		// As if the model had thought otherwise the day before.
		if _, err := w.Store.Write.NewRaw(`UPDATE key_results SET foreseen_on = '2026-11-09', forecast = REPLACE(forecast, '"chance":', '"chance":-')`).Exec(t.Context()); err != nil {
			t.Fatal(err)
		}
		w.At("2026-11-11")
		kept(w, "a day with another forecast")
		if got := w.Get("root", "/insight").OK(); got.At("trouble", 0, "forecast", "chance") == nil {
			t.Fatalf("nothing was foreseen: %s", got.Body)
		}
		if err := w.Features.Checkins.ForeseeAll(t.Context()); err != nil {
			t.Fatal(err)
		}
		kept(w, "a new forecast")
	})
}
