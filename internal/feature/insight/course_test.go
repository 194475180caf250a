package insight_test

import (
	"context"
	"testing"

	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/app/apptest"
	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/retrospective"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Health is of all objectives that somebody may see, too, as a plain loop counts them.
func TestHealthOfManyIsThatOfEach(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		c := gather(w)
		looked := 0
		rapid.Check(t, func(r *rapid.T) {
			who := draw(r, w)
			h, err := w.Features.Insight.Health(t.Context(), who, "", "")
			if err != nil {
				r.Fatal(err)
			}
			got := h.Cycles[0]
			if got.Reckoned == nil {
				return
			}
			looked++
			var want retrospective.Health
			owned, stretch := map[string]int{}, map[string]retrospective.Stretched{}
			var list []objectives.Standing
			for _, s := range c.all {
				if access.Decide(who, access.ObjectiveView, s.Target()) != access.Allow || s.State == okr.Draft || s.State == okr.InReview {
					continue
				}
				list = append(list, s)
				owner := s.OwnerID
				if owner == "" {
					owner = s.TeamID
				}
				owned[owner]++
				want.Most = max(want.Most, owned[owner])
				for _, kr := range s.Results {
					if !kr.Dropped {
						want.Results, want.Measurable = want.Results+1, want.Measurable+1
					}
				}
				if score, scored := c.scores[s.ID]; scored && s.Kind == okr.Aspirational {
					one := stretch[s.TeamID]
					one.Scored++
					if score >= 70 {
						one.Reached++
					}
					stretch[s.TeamID] = one
				}
			}
			want.Objectives, want.Owners = len(list), len(owned)
			var due cycle.Score
			err = w.Runner.Read(t.Context(), access.System("test"), func(ctx context.Context, tx *act.Tx) error {
				due, err = w.Features.Rhythm.Whole(ctx, tx, list, date.Of(2026, 10, 1), h.Today)
				return err
			})
			want.Due, want.OnTime = due.Counted(), due.OnTime
			for _, one := range got.Stretch {
				if was := stretch[one.TeamID]; was.Scored != one.Scored || was.Reached != one.Reached {
					r.Fatalf("%+v, want %+v", one, was)
				}
				delete(stretch, one.TeamID)
			}
			want.Served, want.Serving, want.Stretch = got.Served, got.Serving, got.Stretch
			if g := got.Health; err != nil || len(stretch) > 0 || got.Reckoned.Missing != 0 || g.Objectives != want.Objectives || g.Owners != want.Owners || g.Most != want.Most || g.Results != want.Results ||
				g.Measurable != want.Measurable || g.Due != want.Due || g.OnTime != want.OnTime || got.Undated != due.Unknown {
				r.Fatalf("%+v, want %+v, and %v, %v", g, want, stretch, err)
			}
		})
		if looked < 10 {
			t.Errorf("only %d looks at many", looked)
		}
	})
}
