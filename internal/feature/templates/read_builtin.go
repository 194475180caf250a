package templates

import (
	"embed"
	"encoding/json"
	"fmt"
	"path"
	"strings"
	"sync"

	"github.com/sinan-okr/sinan/internal/platform/i18n"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

//go:embed builtin/*.json
var builtinFiles embed.FS

// builtinPrefix begins the ids of templates that come with Sinan.
const builtinPrefix = "builtin:"

type builtinFile struct {
	ID      string      `json:"id"`
	Area    string      `json:"area"`
	Cadence string      `json:"cadence"`
	ZH      builtinText `json:"zh"`
	EN      builtinText `json:"en"`
}

type builtinText struct {
	Name       string      `json:"name"`
	Summary    string      `json:"summary"`
	Objectives []Objective `json:"objectives"`
}

// builtin reads the files once: they are part of the program.
var builtin = sync.OnceValues(readBuiltin)

func readBuiltin() ([]builtinFile, error) {
	entries, err := builtinFiles.ReadDir("builtin")
	if err != nil {
		return nil, err
	}
	list := make([]builtinFile, len(entries))
	for i, e := range entries {
		data, err := builtinFiles.ReadFile(path.Join("builtin", e.Name()))
		if err != nil {
			return nil, err
		}
		if err := json.Unmarshal(data, &list[i]); err != nil {
			return nil, fmt.Errorf("built-in template %s: %w", e.Name(), err)
		}
	}
	return list, nil
}

// BuiltIn lists the templates that come with Sinan, in the order in which they
// are offered, in one language.
func BuiltIn(lang string) ([]Template, error) {
	files, err := builtin()
	if err != nil {
		return nil, err
	}
	list := make([]Template, len(files))
	for i, f := range files {
		list[i] = f.in(lang)
	}
	return list, nil
}

func (f builtinFile) in(lang string) Template {
	text := f.ZH
	if lang == i18n.English {
		text = f.EN
	} else {
		lang = i18n.Chinese
	}
	return Template{ID: builtinPrefix + f.ID, Name: text.Name, Area: f.Area, Summary: text.Summary, Lang: lang, Cadence: f.Cadence,
		Body: store.AsJSON(text.Objectives), BuiltIn: true}
}

// findBuiltIn finds one by its id; ok is false for an id that is none.
func findBuiltIn(id, lang string) (t Template, ok bool, err error) {
	name, is := strings.CutPrefix(id, builtinPrefix)
	if !is {
		return t, false, nil
	}
	files, err := builtin()
	for _, f := range files {
		if f.ID == name {
			return f.in(lang), true, nil
		}
	}
	return t, false, err
}
