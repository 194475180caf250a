package store

import (
	"encoding/json"
	"testing"

	"github.com/pressly/goose/v3"
)

// TestAWordIsReadFromWhatSomebodyWrote has texts that look like the fields they stand beside.
func TestAWordIsReadFromWhatSomebodyWrote(t *testing.T) {
	each(t, func(t *testing.T, s *Store, _ *goose.Provider) {
		for _, text := range []string{"", `"state":"done"`, `\"state\":\"done`, `","state":"done","x":"`, "\\", "\u2028<&>", `"`} {
			for _, state := range []string{"todo", ""} {
				facts, err := json.Marshal(map[string]any{"how": text, "blocked": map[string]any{"why": text}, "state": state, "title": text, "steps": []any{map[string]any{"title": text}}})
				if err != nil {
					t.Fatal(err)
				}
				var word string
				if err := s.Read.NewRaw("SELECT "+JSONWord(s.Read, "f.t", "state")+" FROM (SELECT ? AS t) AS f", string(facts)).Scan(t.Context(), &word); err != nil || word != state {
					t.Errorf("%s: %q %v", facts, word, err)
				}
			}
		}
	})
}

// TestNoJSONIsNoField asks rows without an object too: what reads it says nothing of them, whatever else is asked.
func TestNoJSONIsNoField(t *testing.T) {
	each(t, func(t *testing.T, s *Store, _ *goose.Provider) {
		for name, field := range map[string]string{"JSONText": JSONText(s.Read, "f.t", "state"), "JSONNamed": JSONNamed("f.t", "state")} {
			var states []string
			err := s.Read.NewRaw("SELECT "+field+" FROM (SELECT ? AS t UNION ALL SELECT '' UNION ALL SELECT '{}') AS f WHERE "+field+" = 'done'", `{"state":"done"}`).Scan(t.Context(), &states)
			if err != nil || len(states) != 1 || states[0] != "done" {
				t.Errorf("%s: %q %v", name, states, err)
			}
		}
	})
}
