package talk_test

import (
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// TestTalkOutlivesWhatItIsAbout asks for what was said of things at the end of a day, takes all of them away, and asks
// as of that day, whose pages show the things too.
func TestTalkOutlivesWhatItIsAbout(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o, kr, action := ground(w, "everyone")
		stays, lost, lostAction := ground(w, "everyone")
		w.At("2026-11-20")
		about := map[string]string{
			"objective": o, "key_result": kr, "action": action,
			"problem":  w.Post("hu", "/problems", m{"key_result_id": kr, "title": "接口不稳", "severity": "high"}).ID(),
			"metric":   w.Post("chen", "/metrics", m{"name": "七日留存", "unit": "%", "direction": "up"}).ID(),
			"theme":    w.Post("root", "/themes", m{"title": "增长"}).ID(),
			"template": w.Post("root", "/templates", m{"name": "自己的", "objectives": []m{{"title": "目标"}}}).ID(),
			"cycle":    w.Post("root", "/cycles", m{"name": "一月", "starts_on": "2027-01-01", "ends_on": "2027-01-31"}).ID(),
			"team":     w.Post("root", "/teams", m{"name": "临时组"}).ID(),
		}
		later := w.Post("root", "/themes", m{"title": "次日删"}).ID()
		say := func(kind, id string) {
			w.Post("zhang", "/comments", m{"subject_kind": kind, "subject_id": id, "body": kind})
		}
		path := func(kind, id string) string { return "/comments?subject_kind=" + kind + "&subject_id=" + id }
		paths := []string{path("objective", o) + "&within=true", path("objective", stays) + "&within=true", path("key_result", lost), path("action", lostAction), path("template", "builtin:user-operations")}
		for kind, id := range about {
			say(kind, id)
			paths = append(paths, path(kind, id))
		}
		say("key_result", lost)
		say("action", lostAction)
		say("template", "builtin:user-operations")
		say("theme", later)
		if got := w.Get("root", paths[0]).OK(); got.Len("items") != 4 {
			t.Fatalf("said: %s", got.Body)
		}
		asOf := w.Remembers([]string{"root", "chen", "hu", "guest"}, paths, []string{"can", "version"})

		w.At("2026-11-21")
		w.Do("root", "DELETE", "/themes/"+later, nil).OK()
		w.At("2026-11-24")
		for kind, plural := range map[string]string{"problem": "problems", "metric": "metrics", "theme": "themes", "template": "templates", "cycle": "cycles", "team": "teams", "action": "actions"} {
			w.Do("root", "DELETE", "/"+plural+"/"+about[kind], nil).OK()
		}
		for _, gone := range []string{"/key-results/" + lost, "/objectives/" + o} {
			w.Do("root", "DELETE", gone, m{"reason": "不要了"}).OK()
		}
		w.At("2026-12-02")
		asOf(t, "2026-11-20")
		for _, id := range []string{about["theme"], later} {
			w.Get("root", path("theme", id)).Fails(404, "input.missing")
			w.Get("root", path("theme", id)+"&asof=2026-11-25").Fails(404, "input.missing")
		}
		w.Get("root", path("theme", later)+"&asof=2026-11-20").OK()
		w.Get("guest", path("theme", later)+"&asof=2026-11-20").Fails(403, "access.denied")
	})
}

// TestTalkOfWhatIsGoneIsAsHidden: what was closed to somebody before it was taken away stays closed to them.
func TestTalkOfWhatIsGoneIsAsHidden(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		shut, shutKR, shutAction := ground(w, "everyone")
		listed, listedKR, listedAction := ground(w, "listed")
		w.At("2026-11-20")
		about := map[string][]string{"objective": {shut, listed}, "key_result": {shutKR, listedKR}, "action": {shutAction, listedAction}}
		for kind, ids := range about {
			for _, id := range ids {
				w.Post("chen", "/comments", m{"subject_kind": kind, "subject_id": id, "body": "内部的话"})
			}
		}
		w.At("2026-11-24")
		w.Patch("chen", "/objectives/"+shut, m{"visibility": "listed", "reason": "收起"})
		w.Patch("chen", "/objectives/"+listed, m{"visibility": "everyone", "reason": "公开"})
		for _, id := range []string{shut, listed} {
			w.Do("chen", "DELETE", "/objectives/"+id, nil).OK()
		}
		w.At("2026-12-02")
		for kind, ids := range about {
			for _, id := range ids {
				path := "/comments?asof=2026-11-20&subject_kind=" + kind + "&subject_id=" + id
				w.Get("hu", path).Fails(404, "input.missing")
				if got := w.Get("chen", path).OK(); got.Len("items") != 1 {
					t.Errorf("chen may see %s: %s", path, got.Body)
				}
			}
		}
	})
}
