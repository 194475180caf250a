package krtext_test

import (
	"testing"

	"github.com/sinan-okr/sinan/internal/domain/krtext"
)

// Every document of the later rounds reads wholly as its truth says: titles,
// texts, owners, weights, dates, parents, actions, cycle.
func TestFreshDocuments(t *testing.T) {
	all := samples(t, "testdata/docs_fresh")
	if len(all) == 0 {
		t.Fatal("no documents")
	}
	for _, s := range all {
		t.Run(s.name, func(t *testing.T) {
			if s.text == "" || len(s.truth.Objectives) == 0 {
				t.Fatal("a document without text or truth")
			}
			r := newReport()
			if r.compare(s); len(r.wrong) > 0 {
				t.Errorf("\n%s", r)
			}
		})
	}
}

// What ends like a name, or runs on like a wrapped line, is one only where the
// lines around it say so.
func TestWhatOnlyLooksSaid(t *testing.T) {
	for name, c := range map[string]struct {
		text   string
		texts  []string
		owners []string
	}{
		"one bracket alone may be a market": {
			"O1: Win abroad\nKR1: Raise revenue to 5M (Dana)\nKR2: Raise revenue to 3M\n",
			[]string{"Raise revenue to 5M (Dana)", "Raise revenue to 3M"}, []string{"", ""}},
		"platforms own nothing": {
			"O1: Crash less\nKR1: Raise crash-free sessions to 99.5% (Android)\nKR2: Raise crash-free sessions to 99.9% (Web)\n",
			[]string{"Raise crash-free sessions to 99.5% (Android)", "Raise crash-free sessions to 99.9% (Web)"}, []string{"", ""}},
		"every bracket a name": {
			"O1: Answer faster\nKR1: Cut first response time to 2 hours (Lena)\nKR2: Raise CSAT to 92% (Omar)\n",
			[]string{"Cut first response time to 2 hours", "Raise CSAT to 92%"}, []string{"Lena", "Omar"}},
		"remarks below lines of any width": {
			"O1：让交付更快\nKR1：交付周期缩短到10天\n每周一看数\nKR2：合格率提升到95%\n质量部协同\nKR3：延期率降至5%\n先看华东\n",
			[]string{"交付周期缩短到10天", "合格率提升到95%", "延期率降至5%"}, []string{"", "", ""}},
	} {
		t.Run(name, func(t *testing.T) {
			d := krtext.Read(c.text, krtext.Options{})
			if len(d.Objectives) != 1 || len(d.Objectives[0].KeyResults) != len(c.texts) {
				t.Fatalf("read %+v", d.Objectives)
			}
			for i, k := range d.Objectives[0].KeyResults {
				if k.Text != c.texts[i] || string(k.Owner) != c.owners[i] {
					t.Errorf("read %q of %q, want %q of %q", k.Text, k.Owner, c.texts[i], c.owners[i])
				}
			}
		})
	}
}
