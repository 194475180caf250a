package apptest

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// Stood is the body of an answer without some fields, wherever they stand: those that are of
// the present alone.
func (a Answer) Stood(without ...string) any {
	a.T.Helper()
	var v any
	if err := json.Unmarshal(a.OK().Body, &v); err != nil {
		a.T.Fatal(err)
	}
	return Without(v, without...)
}

// Without takes some fields out of what JSON says, wherever they stand.
func Without(v any, fields ...string) any {
	switch x := v.(type) {
	case map[string]any:
		for _, key := range fields {
			delete(x, key)
		}
		for key := range x {
			x[key] = Without(x[key], fields...)
		}
	case []any:
		for i := range x {
			x[i] = Without(x[i], fields...)
		}
	}
	return v
}

// Differ names the first place where two bodies differ; "" where they are the same.
func Differ(path string, a, b any) string {
	if x, ok := a.(map[string]any); ok {
		if y, ok := b.(map[string]any); ok {
			for key := range y {
				if _, had := x[key]; !had {
					return fmt.Sprintf("%s/%s: nothing, then %v", path, key, y[key])
				}
			}
			for key := range x {
				if d := Differ(path+"/"+key, x[key], y[key]); d != "" {
					return d
				}
			}
			return ""
		}
	}
	if x, ok := a.([]any); ok {
		if y, ok := b.([]any); ok && len(x) == len(y) {
			for i := range x {
				if d := Differ(fmt.Sprint(path, "/", i), x[i], y[i]); d != "" {
					return d
				}
			}
			return ""
		}
	}
	if x, ok := a.([]any); ok {
		if y, ok := b.([]any); ok {
			return fmt.Sprintf("%s: %d items, then %d: %v, then %v", path, len(x), len(y), titles(x), titles(y))
		}
	}
	if reflect.DeepEqual(a, b) {
		return ""
	}
	return fmt.Sprintf("%s: %v, then %v", path, a, b)
}

// titles are those of a list, for whoever reads how two differ.
func titles(list []any) (titles []any) {
	for _, one := range list {
		if m, ok := one.(map[string]any); ok {
			titles = append(titles, m["title"])
		}
	}
	return titles
}

// Remembers asks for pages as several people and gives what asks for them once more as of a
// past day, and fails the test where a page isn't as it was, without some fields.
func (w *World) Remembers(as, paths, without []string) (asOf func(t *testing.T, day string)) {
	w.T.Helper()
	was := map[string]any{}
	for _, who := range as {
		for _, path := range paths {
			if a := w.Get(who, path); a.Status == 200 {
				was[who+path] = a.Stood(without...)
			} else {
				was[who+path] = a.Status
			}
		}
	}
	return func(t *testing.T, day string) {
		t.Helper()
		for _, who := range as {
			for _, path := range paths {
				sep := "?"
				if strings.Contains(path, "?") {
					sep = "&"
				}
				a := w.Get(who, path+sep+"asof="+day)
				got := any(a.Status)
				if a.Status == 200 {
					got = a.Stood(without...)
				}
				if d := Differ("", was[who+path], got); d != "" {
					t.Errorf("%s as %s: %s", path, who, d)
				}
			}
		}
	}
}
