package app_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
	"github.com/sinan-okr/sinan/internal/domain/access"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestOpenAPIIsCurrent holds openapi.json, which other programs and the web's
// types are made from, equal to what the server offers.
func TestOpenAPIIsCurrent(t *testing.T) {
	w := apptest.New(t)
	raw, err := json.Marshal(w.Router.OpenAPI())
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	if err := json.Indent(&got, raw, "", "  "); err != nil {
		t.Fatal(err)
	}
	got.WriteByte('\n')
	file := filepath.Join(repository(t), "openapi.json")
	if *update {
		if err := os.WriteFile(file, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Error("openapi.json is not what the server offers: run make api, and look at the difference")
	}
}

// TestOperationsAreComplete: each has an id, a summary, a tag and an action that
// the policy knows; ids and routes are unique.
func TestOperationsAreComplete(t *testing.T) {
	w := apptest.New(t)
	id := regexp.MustCompile(`^[a-z]+(-[a-z]+)+$`)
	seen := map[string]bool{}
	methods := []string{http.MethodGet, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete}
	for _, op := range w.Router.Ops() {
		switch {
		case !id.MatchString(op.ID):
			t.Errorf("%s %s: the id %q is not of words-with-hyphens", op.Method, op.Path, op.ID)
		case op.Summary == "" || op.Tag == "":
			t.Errorf("%s has no summary or no tag", op.ID)
		case !slices.Contains(access.Actions(), op.Action):
			t.Errorf("%s asks for %q, which the policy doesn't know", op.ID, op.Action)
		case !slices.Contains(methods, op.Method):
			t.Errorf("%s has the method %q", op.ID, op.Method)
		}
		for _, key := range []string{op.ID, op.Method + " " + op.Path} {
			if seen[key] {
				t.Errorf("%s stands twice", key)
			}
			seen[key] = true
		}
	}
	if len(seen) < 60 {
		t.Errorf("only %d operations: did a feature forget to register?", len(seen)/2)
	}
}
