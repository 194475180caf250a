package sentence_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/domain/krtext/sentence"
)

// fill puts a row of names (n), units (u) and verbs (v) into a frame.
func fill(frame string, row map[string]string) string {
	for k, v := range row {
		frame = strings.ReplaceAll(frame, "{"+k+"}", v)
	}
	return frame
}

// rows are the combinations of the tables above the frames of a file: names
// alone, names with a verb, or things with every verb that takes their unit.
func rows(file string, blocks [][]string) (out []map[string]string) {
	for _, l := range blocks[0] {
		one, two, _ := strings.Cut(l, " ")
		switch file {
		case "things_zh.txt":
			for _, v := range blocks[1] {
				if verb, units, _ := strings.Cut(v, " "); strings.Contains(units, one) {
					out = append(out, map[string]string{"u": one, "n": two, "v": verb})
				}
			}
		case "deliverables_zh.txt", "done_zh.txt":
			out = append(out, map[string]string{"v": one, "n": two})
		default:
			out = append(out, map[string]string{"n": l})
		}
	}
	return out
}

// TestNamesInFrames reads every name in every frame: a word of the grammar that
// happens to stand in a name (到店率, 增值服务收入, win rate) must not cut it.
func TestNamesInFrames(t *testing.T) {
	files, err := filepath.Glob("testdata/cross/*.txt")
	if err != nil || len(files) < 7 {
		t.Fatal(len(files), err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var blocks [][]string
		for block := range strings.SplitSeq(strings.TrimSpace(string(b)), "\n\n") {
			ls := strings.Split(block, "\n")
			if strings.HasPrefix(ls[0], "#") {
				ls = ls[1:]
			}
			blocks = append(blocks, ls)
		}
		frames := blocks[len(blocks)-1]
		all, wrong := 0, 0
		for _, row := range rows(filepath.Base(f), blocks) {
			for i := 0; i+1 < len(frames); i += 2 {
				text, want := fill(frames[i], row), squeeze(fill(frames[i+1], row))
				all++
				if got := lines(sentence.Read(text)); squeeze(got) != want {
					if wrong++; wrong < 20 {
						t.Errorf("%s\n  want  %s\n  got   %s", text, want, squeeze(got))
					}
				}
			}
		}
		t.Logf("%-22s %d of %d", filepath.Base(f), all-wrong, all)
	}
}
