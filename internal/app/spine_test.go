package app_test

import (
	"path/filepath"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// The spine that is promised to other programs.
func TestSpineIsServed(t *testing.T) {
	w := apptest.New(t)
	served := map[string]bool{}
	for _, op := range w.Router.Ops() {
		served[op.Method+" "+op.Path] = true
	}
	for _, promised := range []string{
		"POST /setup", "POST /session", "DELETE /session", "GET /me", "POST /tokens",
		"POST /teams", "GET /teams", "GET /teams/{id}", "PATCH /teams/{id}", "DELETE /teams/{id}",
		"POST /people", "GET /people", "GET /people/{id}", "PATCH /people/{id}",
		"POST /cycles", "GET /cycles", "GET /cycles/{id}", "PATCH /cycles/{id}", "DELETE /cycles/{id}",
		"POST /themes", "GET /themes", "GET /themes/{id}", "PATCH /themes/{id}", "DELETE /themes/{id}",
		"POST /objectives", "GET /objectives", "GET /objectives/{id}", "PATCH /objectives/{id}", "DELETE /objectives/{id}",
		"POST /objectives/{id}/key-results", "PATCH /key-results/{id}", "POST /key-results/{id}/check-ins",
		"POST /key-results/{id}/actions", "PATCH /actions/{id}", "POST /objectives/{id}/alignments",
		"GET /objectives/{id}/readiness", "POST /objectives/{id}/submit", "POST /objectives/{id}/approve", "POST /objectives/{id}/return",
		"POST /objectives/{id}/activate", "POST /objectives/{id}/close", "POST /read", "GET /audit",
		"DELETE /people/{id}",
	} {
		if !served[promised] {
			t.Errorf("%s is promised and not served", promised)
		}
	}
}

// The contract can be read by the tools that read contracts.
func TestContractLoads(t *testing.T) {
	doc, err := openapi3.NewLoader().LoadFromFile(filepath.Join(repository(t), "openapi.json"))
	if err != nil {
		t.Fatal(err)
	}
	if doc.OpenAPI[:3] != "3.1" || doc.Paths.Len() < 60 {
		t.Errorf("OpenAPI %s with %d paths", doc.OpenAPI, doc.Paths.Len())
	}
}
