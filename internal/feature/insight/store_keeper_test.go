package insight_test

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/app/apptest"
	"github.com/sinan-okr/sinan/internal/feature/insight"
)

// parts are all that are kept, by objective.
func parts(w *apptest.World) map[string]insight.Part {
	w.T.Helper()
	var list []insight.Part
	if err := w.Store.Read.NewSelect().Model(&list).Scan(w.T.Context()); err != nil {
		w.T.Fatal(err)
	}
	all := make(map[string]insight.Part, len(list))
	for _, p := range list {
		all[p.ObjectiveID] = p
	}
	return all
}

// placed are the sums that are kept of all places where something is, each as a line.
func placed(w *apptest.World) (lines []string) {
	w.T.Helper()
	for _, table := range []string{"insight_sums WHERE kept > 0", "insight_heats WHERE active > 0"} {
		rows, err := w.Store.Read.QueryContext(w.T.Context(), "SELECT * FROM "+table)
		if err != nil {
			w.T.Fatal(err)
		}
		names, err := rows.Columns()
		for err == nil && rows.Next() {
			row := make([]string, len(names))
			to := make([]any, len(names))
			for i := range row {
				to[i] = &row[i]
			}
			err = rows.Scan(to...)
			lines = append(lines, table+strings.Join(row, " "))
		}
		if err = errors.Join(err, rows.Err(), rows.Close()); err != nil {
			w.T.Fatal(err)
		}
	}
	slices.Sort(lines)
	return lines
}

// unlike fails where a part is kept that is another when all are made anew.
func unlike(w *apptest.World, after string) {
	w.T.Helper()
	was, summed := parts(w), placed(w)
	for _, table := range []string{"insight_parts", "insight_sums", "insight_heats", "insight_keepers"} {
		if _, err := w.Store.Write.NewRaw("DELETE FROM ?", bun.Ident(table)).Exec(w.T.Context()); err != nil {
			w.T.Fatal(err)
		}
	}
	keep(w)
	is := parts(w)
	for id, p := range is {
		if !reflect.DeepEqual(was[id], p) {
			w.T.Errorf("after %s: kept was %+v, made anew it is %+v", after, was[id], p)
		}
		delete(was, id)
	}
	if anew := placed(w); !reflect.DeepEqual(summed, anew) {
		w.T.Errorf("after %s: summed up was %v, made anew it is %v", after, summed, anew)
	}
	for id := range was {
		w.T.Errorf("after %s: a part was kept of objective %s, which is gone", after, id)
	}
}

// kept brings what is kept up to date, and fails where it isn't what is made anew.
func kept(w *apptest.World, after string) {
	w.T.Helper()
	keep(w)
	unlike(w, after)
}

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
		unlike(w, "another was quicker") // and nobody keeps anything once more before
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
