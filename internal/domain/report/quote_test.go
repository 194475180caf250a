package report_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/report"
)

func words(sections []report.Section, part report.Part) (string, bool) {
	for _, s := range sections {
		if s.Part == part {
			return s.Words, s.Quoted
		}
	}
	return "", false
}

func TestAnswersStandInTheirParts(t *testing.T) {
	blank, err := report.With(report.Blank(), []report.Section{{Part: report.Next, Words: "先稳住"}})
	if err != nil {
		t.Fatal(err)
	}
	got := report.Quote(blank, []report.Answer{
		{report.Moved, "陈静", "谈了三家"}, {report.Moved, "a*b", "- 一\n- 二"}, {report.Moved, "陈静", "签了一家"},
		{report.Obstacles, "陈静", "等报价"}, {report.Next, "陈静", "下周签"},
	})
	for part, want := range map[report.Part]string{
		report.Moved: "**陈静**\n\n谈了三家\n\n签了一家\n\n**a\\*b**\n\n- 一\n- 二", report.Obstacles: "**陈静**\n\n等报价", report.Behind: "", report.Next: "先稳住",
	} {
		said, isQuoted := words(got, part)
		if said != want || isQuoted != (want != "" && part != report.Next) {
			t.Errorf("%s: %q, quoted: %v", part, said, isQuoted)
		}
	}
	// Whoever changes them has gone over them; who only leaves the part out hasn't.
	hidden, _ := report.With(got, []report.Section{{Part: report.Moved, Words: "**陈静**\n\n谈了三家\n\n签了一家\n\n**a\\*b**\n\n- 一\n- 二", Hidden: true}})
	edited, _ := report.With(got, []report.Section{{Part: report.Moved, Words: "谈了三家"}})
	if _, still := words(hidden, report.Moved); !still {
		t.Error("left out as they are, they are still quoted")
	}
	if _, still := words(edited, report.Moved); still {
		t.Error("edited, they are still quoted")
	}
}

// However much was answered, a part stays within its bounds, and holds whole answers.
func TestQuotesStayWithinBounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, length := rapid.IntRange(1, 30).Draw(t, "people"), rapid.IntRange(1, 2000).Draw(t, "length")
		var answers []report.Answer
		for i := range n {
			answers = append(answers, report.Answer{Part: report.Moved, Name: strings.Repeat("名", i+1), Words: strings.Repeat("字", length)})
		}
		got, _ := words(report.Quote(report.Blank(), answers), report.Moved)
		if size := utf8.RuneCountInString(got); size > report.MostWords {
			t.Fatalf("%d characters", size)
		}
		whole := strings.Count(got, "字") / length
		if strings.Count(got, "字")%length != 0 || (whole < n) != strings.HasSuffix(got, "…") {
			t.Fatalf("%d of %d answers, ends with %q", whole, n, got[max(0, len(got)-6):])
		}
	})
}
