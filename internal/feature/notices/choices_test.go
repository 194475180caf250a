package notices_test

import (
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// What a letter tells is what its reader still wants to hear when it goes out.
func TestALetterHeedsWhatWasChosenMeanwhile(t *testing.T) {
	eachWithPost(t, func(t *testing.T, w *apptest.World, p *post) {
		_, kr := draft(w, "everyone")
		say(w, "hu", kr, "说说")
		say(w, "lina", kr, "也说说")
		say(w, "hu", kr, call(w, "chen")+"看看")
		w.Patch("chen", "/notice-choices", m{"ways": m{"mention": "digest", "comment": "inbox"}})
		w.Pass(8 * time.Hour)
		deliver(t, w)
		holds(t, "comments were to stay in the inbox, and the mention had its letter", p.to("chen"), "hu 提到了你：日活增长10%")
		w.At("2026-11-17")
		w.Patch("chen", "/notice-choices", m{"ways": m{"comment": "digest"}})
		say(w, "hu", kr, "第二天")
		say(w, "hu", kr, "推迟的")
		later := w.Get("chen", "/notices?reason=comment").OK().Str("items", 0, "id")
		w.Patch("chen", "/notices", m{"ids": []string{later}, "until": w.Now().Add(48 * time.Hour)})
		w.Pass(8 * time.Hour)
		deliver(t, w)
		holds(t, "what was put off isn't mailed", p.to("chen"), "hu 提到了你：日活增长10%", "hu 评论了你负责的内容：日活增长10%")
	})
}
