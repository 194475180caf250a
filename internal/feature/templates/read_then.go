package templates

import (
	"cmp"
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// all gives the workspace's own templates, by name: as they are, or as they were at the moment that
// tx looks at. Databases order names each in their own way, so they are ordered here.
func all(ctx context.Context, tx *act.Tx) ([]Template, error) {
	rows, err := list(ctx, tx)
	if err == nil && tx.Past() {
		rows, err = unwind(ctx, tx, rows)
	}
	sorting.By(rows, func(a, b Template) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID)) })
	return rows, err
}

// unwind puts templates back by what the first event since says of each.
func unwind(ctx context.Context, tx *act.Tx, rows []Template) ([]Template, error) {
	gone, err := tx.SinceOf(ctx, "template.made", "template.changed", "template.removed")
	if err != nil {
		return nil, err
	}
	first := act.First(gone, "template.made", "template.changed", "template.removed")
	for id := range first {
		if !slices.ContainsFunc(rows, func(t Template) bool { return t.ID == id }) {
			rows = append(rows, Template{ID: id})
		}
	}
	rows = slices.DeleteFunc(rows, func(t Template) bool { return first[t.ID].Kind == "template.made" || t.CreatedAt.After(tx.Now) })
	for i := range rows {
		t := &rows[i]
		was := struct {
			Name       *string      `json:"name"`
			Area       *string      `json:"area"`
			Summary    *string      `json:"summary"`
			Lang       *string      `json:"lang"`
			Cadence    *string      `json:"cadence"`
			Objectives *[]Objective `json:"objectives"`
		}{&t.Name, &t.Area, &t.Summary, &t.Lang, &t.Cadence, &t.Body.V}
		if g, told := first[t.ID]; told {
			t.Body.V = nil
			if err := g.Read(&was); err != nil {
				return nil, err
			}
		}
	}
	return rows, nil
}
