package quality_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/sinan-okr/sinan/internal/domain/krtext/sentence"
	"github.com/sinan-okr/sinan/internal/domain/quality"
)

// corpus opens the sentences kept beside the repository, where there are any.
func corpus(t *testing.T) *os.File {
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		dir = filepath.Dir(dir)
	}
	f, err := os.Open(filepath.Join(dir, "..", "shared", "corpus", "kr-dev.jsonl"))
	if err != nil {
		t.Skip("no corpus beside the repository")
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// Over real sentences with their true readings: what cannot be measured always
// gets a hint, and a single well-worded measure almost never does.
func TestHintsOnTheCorpus(t *testing.T) {
	lines := bufio.NewScanner(corpus(t))
	good, alarms, vague := 0, 0, 0
	for lines.Scan() {
		var one struct {
			Text string
			sentence.Reading
		}
		if err := json.Unmarshal(lines.Bytes(), &one); err != nil {
			t.Fatal(err)
		}
		for i := range one.Metrics {
			one.Metrics[i].Span = sentence.Span{0, len([]rune(one.Text))}
		}
		found := quality.KeyResult(one.Text, one.Reading)
		switch {
		case !one.Measurable:
			vague++
			if len(found) == 0 || found[0].Better == "" {
				t.Errorf("%s: no hint, or nothing better offered: %+v", one.Text, found)
			}
		case len(one.Metrics) > 1:
			if len(found) == 0 {
				t.Errorf("%s: two metrics and no hint", one.Text)
			}
		case one.Metrics[0].Kind != sentence.Milestone && one.Metrics[0].Kind != sentence.Count:
			good++
			if len(found) > 0 && found[0].Code != quality.PercentMeaning {
				alarms++
				t.Logf("%s: %+v", one.Text, found)
			}
		default:
			t.Logf("%s: %+v", one.Text, found)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	if vague == 0 || good == 0 {
		t.Fatalf("%d vague and %d good sentences: nothing was judged", vague, good)
	}
	if alarms*50 > good {
		t.Errorf("%d false alarms in %d well-worded sentences, more than 2%%", alarms, good)
	}
}
