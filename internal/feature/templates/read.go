package templates

import (
	"context"
	"net/url"
	"slices"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Listing narrows a list of templates.
type Listing struct {
	Lang  string // of the built-in ones
	Area  string // "" for all
	Query string // part of the name, the summary or a title
}

// List gives the workspace's own templates, then those that come with Sinan.
func (f *Feature) List(ctx context.Context, who access.Actor, in Listing) (out []Template, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.TemplateView, access.Target{}); err != nil {
			return err
		}
		own, err := all(ctx, tx)
		if err != nil {
			return err
		}
		given, err := BuiltIn(in.Lang)
		if err != nil {
			return err
		}
		for _, t := range append(own, given...) {
			if t.fits(in) {
				out = append(out, t)
			}
		}
		return nil
	})
	return out, err
}

func (t *Template) fits(in Listing) bool {
	if in.Area != "" && t.Area != in.Area {
		return false
	}
	query := strings.ToLower(strings.TrimSpace(in.Query))
	has := func(s string) bool { return strings.Contains(strings.ToLower(s), query) }
	if query == "" || has(t.Name) || has(t.Summary) {
		return true
	}
	for _, o := range t.Body.V {
		if has(o.Title) {
			return true
		}
		for _, kr := range o.KeyResults {
			if has(kr.Title) {
				return true
			}
		}
	}
	return false
}

// Template gives one template; a built-in one in the given language.
func (f *Feature) Template(ctx context.Context, who access.Actor, id, lang string) (t Template, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.TemplateView, access.Target{}); err != nil {
			return err
		}
		t, err = find(ctx, tx, id, lang)
		return err
	})
	return t, err
}

func find(ctx context.Context, tx *act.Tx, id, lang string) (Template, error) {
	t, ok, err := findBuiltIn(id, lang)
	if err != nil || ok {
		return t, err
	}
	if !tx.Past() {
		return load(ctx, tx, id)
	}
	own, err := all(ctx, tx)
	if err != nil {
		return t, err
	}
	at := slices.IndexFunc(own, func(one Template) bool { return one.ID == id })
	if at < 0 {
		return t, fault.New(fault.Missing, "input.missing")
	}
	return own[at], nil
}

// own finds a template that may be changed: input.missing for none,
// template.built_in for one that comes with Sinan.
func own(ctx context.Context, tx *act.Tx, id string) (Template, error) {
	_, given, err := findBuiltIn(id, "")
	if err != nil {
		return Template{}, err
	}
	if given {
		return Template{}, fault.New(fault.Conflict, "template.built_in")
	}
	return load(ctx, tx, id)
}

// Nouns are what of this feature others speak of, built-in ones too.
func (f *Feature) Nouns() []act.Noun {
	return []act.Noun{{Kind: "template", View: access.TemplateView, Find: func(ctx context.Context, tx *act.Tx, ids []string) (map[string]act.Spoken, error) {
		own, err := byID(ctx, tx, ids)
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			t, ok, err := findBuiltIn(id, tx.Who.Lang)
			if err != nil {
				return nil, err
			}
			if ok {
				own = append(own, t)
			}
		}
		found := make(map[string]act.Spoken, len(own))
		for _, t := range own {
			found[t.ID] = act.Spoken{Owners: []string{t.CreatedBy}, Title: t.Name, Path: "/okrs/templates?id=" + url.QueryEscape(t.ID)}
		}
		return found, nil
	}, Then: func(ctx context.Context, tx *act.Tx, ids []string) (map[string]string, error) {
		own, err := all(ctx, tx)
		within := make(map[string]string, len(ids))
		for _, id := range ids {
			if strings.HasPrefix(id, builtinPrefix) || slices.ContainsFunc(own, func(t Template) bool { return t.ID == id }) {
				within[id] = ""
			}
		}
		return within, err
	}, Outlived: true}}
}
