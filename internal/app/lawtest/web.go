package lawtest

import (
	"path"
	"regexp"
	"slices"
	"strings"
)

var (
	webImport = regexp.MustCompile(`(?m)^\s*(?:import|export)\b[^'"]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)|^\s*import\s*['"]([^'"]+)['"]`)
	reExport  = regexp.MustCompile(`(?m)^\s*export\s+(?:type\s+)?(?:\*|\{[^}]*\})\s*(?:as\s+\w+\s*)?from\b`)
)

// web: lib and api know nothing, ui knows them, features know all three, app knows all.
func web(t *Tree) (breaches []Breach) {
	for _, p := range t.paths() {
		rest, ok := strings.CutPrefix(p, "web/src/")
		if !ok || path.Ext(p) != ".ts" && path.Ext(p) != ".tsx" {
			continue
		}
		text := t.texts[p]
		if strings.HasPrefix(path.Base(p), "index.ts") && reExport.MatchString(text) {
			breaches = append(breaches, Breach{"web", p, 0, "no barrels: import from the file itself"})
		}
		if strings.Contains(path.Base(p), ".test.") {
			continue
		}
		for _, at := range webImport.FindAllStringSubmatchIndex(text, -1) {
			to := target(p, text, at)
			if what := wrongWay(rest, to); what != "" {
				breaches = append(breaches, Breach{"web", p, 1 + strings.Count(text[:at[1]], "\n"), what})
			}
		}
	}
	return breaches
}

// target is what an import names, below web/src; "" for a package of npm.
func target(p, text string, at []int) string {
	spec := ""
	for i := 2; i+1 < len(at); i += 2 {
		if at[i] >= 0 {
			spec = text[at[i]:at[i+1]]
		}
	}
	switch {
	case strings.HasPrefix(spec, "@/"):
		return path.Clean(spec[2:])
	case strings.HasPrefix(spec, "."):
		to, ok := strings.CutPrefix(path.Join(path.Dir(p), spec), "web/src/")
		if ok {
			return to
		}
	}
	return ""
}

func wrongWay(from, to string) string {
	if to == "" {
		return ""
	}
	layers := map[string][]string{
		"lib":      {"lib"},
		"api":      {"api", "lib"},
		"ui":       {"ui", "api", "lib"},
		"features": {"features", "ui", "api", "lib"},
	}
	layer, rest, _ := strings.Cut(from, "/")
	toLayer, toRest, _ := strings.Cut(to, "/")
	may, ok := layers[layer]
	if !ok {
		return ""
	}
	if !slices.Contains(may, toLayer) {
		return layer + " doesn't know " + toLayer
	}
	if layer == "features" && toLayer == "features" {
		mine, _, _ := strings.Cut(rest, "/")
		theirs, _, _ := strings.Cut(toRest, "/")
		if mine != theirs {
			return "features don't import each other: " + mine + " imports " + theirs
		}
	}
	return ""
}
