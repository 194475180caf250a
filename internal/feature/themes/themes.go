// Package themes is what the company wants: its strategy themes, with the target
// of the year in words. Objectives serve them.
package themes

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Feature holds the use cases of strategy themes.
type Feature struct {
	act    *act.Runner
	people *people.Feature
	cycles *cycles.Feature
}

// New makes the feature.
func New(a *act.Runner, p *people.Feature, c *cycles.Feature) *Feature {
	f := &Feature{act: a, people: p, cycles: c}
	f.hear()
	return f
}

// Theme is a company theme or annual goal that objectives serve.
type Theme struct {
	bun.BaseModel `bun:"table:themes"`
	ID            string    `bun:"id,pk"`
	CycleID       string    `bun:"cycle_id"` // "" for every cycle; those inside the cycle have it too
	Title         string    `bun:"title"`
	Description   string    `bun:"description"` // Markdown
	Target        string    `bun:"target"`      // of the year, in words
	OwnerID       string    `bun:"owner_id"`    // whom to ask, or ""
	Position      int       `bun:"position"`
	Archived      bool      `bun:"archived"` // still served by what served it, no longer offered
	Version       int64     `bun:"version"`
	CreatedAt     time.Time `bun:"created_at"`
}

// Load finds themes by id, archived ones too, in their order. Unknown ids are
// left out.
func (f *Feature) Load(ctx context.Context, tx *act.Tx, ids []string) ([]Theme, error) {
	return loadThemes(ctx, tx, ids)
}
