package apptest

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
)

// everythingToldHasWords fails where a test told what the trail has no words
// for: an event kind, or a field of one.
func (w *World) everythingToldHasWords() {
	w.T.Helper()
	if w.T.Failed() {
		return
	}
	dumb, err := w.Features.Audit.Wordless(context.Background(), access.System("test"))
	if err != nil {
		w.T.Logf("the trail can't be read any more: %v", err) // a test may have broken it on purpose
	}
	for _, code := range dumb {
		w.T.Errorf("the trail has no words for %q: give it some in internal/feature/audit/words_*.go", code)
	}
}

// whatServesIsKept fails where a test wrote something by which an objective serves another
// number of things, and that isn't kept with it.
func (w *World) whatServesIsKept() {
	w.T.Helper()
	if w.T.Failed() {
		return
	}
	ids, err := objectives.Unsettled(context.Background(), w.Store.Read)
	if err != nil {
		w.T.Logf("objectives can't be read any more: %v", err) // a test may have broken them on purpose
	}
	for _, id := range ids {
		w.T.Errorf("objective %s: whether it serves a theme or a parent is not kept as it is", id)
	}
}

// progressIsKept fails where what is kept of a key result's progress, by which a query is
// narrowed, isn't what its judgement says; a keep's goes on without a reading.
func (w *World) progressIsKept() {
	w.T.Helper()
	if w.T.Failed() {
		return
	}
	in := objectives.Filter{Limit: 200}
	for more := true; more; more = in.Cursor != "" {
		list, next, err := w.Features.Objectives.List(context.Background(), access.System("test"), in)
		if err != nil {
			w.T.Logf("objectives can't be read any more: %v", err) // a test may have broken them on purpose
			return
		}
		for _, s := range list {
			for i, each := range s.Each {
				kr := &s.Results[i]
				if kr.Kind != okr.Keep && !same(kr.Progress, each.Progress) {
					w.T.Errorf("key result %s, a %s: %v of its progress is kept, and it is %v", kr.ID, kr.Kind, kr.Progress, each.Progress)
				}
			}
		}
		in.Cursor = next
	}
}

func same(points *int64, r *okr.Ratio) bool {
	if points == nil || r == nil {
		return points == nil && r == nil
	}
	return *points == r.BP()
}
