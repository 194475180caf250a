package talk_test

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/app"
	"github.com/sinan-okr/sinan/internal/app/apptest"
	"github.com/sinan-okr/sinan/internal/feature/talk"
	"github.com/sinan-okr/sinan/internal/platform/scan"
)

// png begins like a picture and is n bytes long.
func png(n int) []byte {
	head := []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06")
	return append(head, bytes.Repeat([]byte{7, 0, 255, 13}, n/4+1)...)[:n]
}

// upload sends a file for a comment about an objective.
func upload(w *apptest.World, as, objective, name string, content []byte) apptest.Answer {
	w.T.Helper()
	return w.SendBytes(as, "/comment-files?subject_kind=objective&subject_id="+objective+"&filename="+url.QueryEscape(name), content)
}

func TestFilesGoWithAComment(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o, _, _ := ground(w, "everyone")
		picture := png(600_000) // of three parts
		a := upload(w, "hu", o, `C:\桌面\留存 曲线.png`, picture).OK()
		if a.Status != 201 || a.Str("name") != "留存 曲线.png" || a.Str("media") != "image/png" || a.At("image") != true || a.At("size") != float64(600_000) {
			t.Fatalf("uploaded: %d %s", a.Status, a.Body)
		}
		paper := upload(w, "hu", o, "报告.png", []byte("%PDF-1.7\n…")).OK()
		if paper.Str("media") != "application/pdf" || paper.At("image") != false {
			t.Errorf("a paper that is called a picture: %s", paper.Body)
		}
		// Nobody else sees what wasn't sent yet.
		w.Do("chen", "GET", "/comment-files/"+a.ID(), nil).Fails(404, "input.missing")
		w.Do("root", "DELETE", "/comment-files/"+a.ID(), nil).Fails(404, "input.missing")
		w.Get("hu", "/comment-files/"+a.ID()).OK()

		said := w.Post("hu", "/comments", m{"subject_kind": "objective", "subject_id": o, "body": "", "file_ids": []string{paper.ID(), a.ID()}})
		if said.Str("comment", "files", 0, "id") != paper.ID() || said.Str("comment", "files", 1, "id") != a.ID() {
			t.Fatalf("said: %s", said.Body)
		}
		got := w.Get("chen", "/comment-files/"+a.ID()).OK()
		if !bytes.Equal(got.Body, picture) {
			t.Errorf("%d bytes came back", len(got.Body))
		}
		for name, want := range map[string]string{"Content-Type": "image/png", "Content-Disposition": "inline; filename*=UTF-8''%E7%95%99%E5%AD%98%20%E6%9B%B2%E7%BA%BF.png",
			"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'", "Content-Length": "600000", "Cache-Control": "private, no-cache"} {
			if got.Header.Get(name) != want {
				t.Errorf("%s: %s", name, got.Header.Get(name))
			}
		}
		if d := w.Get("chen", "/comment-files/"+paper.ID()).OK().Header.Get("Content-Disposition"); !strings.HasPrefix(d, "attachment;") {
			t.Errorf("a paper is shown in the page: %s", d)
		}
		again := w.Do("chen", "GET", "/comment-files/"+a.ID(), nil, "If-None-Match", got.Header.Get("ETag"))
		if again.Status != http.StatusNotModified || len(again.Body) != 0 {
			t.Errorf("asked again: %d", again.Status)
		}
		w.Do("hu", "DELETE", "/comment-files/"+a.ID(), nil).Fails(409, "comment.file_sent")
	})
}

func TestFilesGoWithAnEditAndADeletion(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o, _, _ := ground(w, "everyone")
		one, two := upload(w, "hu", o, "a.png", png(100)).OK().ID(), upload(w, "hu", o, "b.txt", []byte("第一行")).OK().ID()
		said := w.Post("hu", "/comments", m{"subject_kind": "objective", "subject_id": o, "body": "看图", "file_ids": []string{one}})
		id := said.Str("comment", "id")
		w.Patch("hu", "/comments/"+id, m{"body": "看看图"}) // says nothing of files: they stay
		edited := w.Patch("hu", "/comments/"+id, m{"body": "看看图", "file_ids": []string{two, one}})
		if edited.Len("comment", "files") != 2 || edited.Str("comment", "files", 0, "id") != two {
			t.Fatalf("edited: %s", edited.Body)
		}
		w.Patch("hu", "/comments/"+id, m{"body": "看看图", "file_ids": []string{two}})
		w.Do("hu", "GET", "/comment-files/"+one, nil).Fails(404, "input.missing")
		w.Do("hu", "PATCH", "/comments/"+id, m{"body": "", "file_ids": []string{}}).Fails(422, "input.required")
		w.Get("chen", "/comment-files/"+two).OK() // what was refused dropped nothing
		w.Do("hu", "DELETE", "/comments/"+id, nil).OK()
		w.Do("hu", "GET", "/comment-files/"+two, nil).Fails(404, "input.missing")
		w.Post("hu", "/comments/"+id+"/restore", nil)
		w.Get("chen", "/comment-files/"+two).OK()
	})
}

func TestFilesAreSeenByWhoSeesTheSubject(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o, _, _ := ground(w, "listed", "guest")
		upload(w, "hu", o, "a.png", png(100)).Fails(404, "input.missing")
		file := upload(w, "chen", o, "a.png", png(100)).OK().ID()
		w.Post("chen", "/comments", m{"subject_kind": "objective", "subject_id": o, "body": "看图", "file_ids": []string{file}})
		w.Get("guest", "/comment-files/"+file).OK()
		w.Do("hu", "GET", "/comment-files/"+file, nil).Fails(404, "input.missing")
		w.Do("", "GET", "/comment-files/"+file, nil).Fails(401, "session.none")
		w.Patch("chen", "/objectives/"+o, m{"visibility": "listed", "shared_with": []string{}})
		w.Do("guest", "GET", "/comment-files/"+file, nil).Fails(404, "input.missing")
	})
}

func TestFilesThatAreNotTaken(t *testing.T) {
	w := apptest.New(t)
	o, kr, _ := ground(w, "everyone")
	upload(w, "hu", o, "空.txt", nil).Fails(400, "input.malformed")
	upload(w, "hu", o, "x.png", []byte("MZ\x90\x00\x03\x00")).Fails(422, "comment.file_kind")
	upload(w, "hu", o, "x.png", []byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`)).Fails(422, "comment.file_kind")
	upload(w, "hu", o, "\u202e\x00", png(50)).Fails(422, "input.required")
	upload(w, "hu", o, "最大.png", png(talk.MaxFile)).OK()
	upload(w, "hu", o, "太大.png", png(talk.MaxFile+1)).Fails(413, "comment.file_long")

	say := func(as string, files ...string) apptest.Answer {
		return w.Do(as, "POST", "/comments", m{"subject_kind": "objective", "subject_id": o, "body": "看", "file_ids": files})
	}
	mine := upload(w, "hu", o, "a.png", png(50)).OK().ID()
	say("hu", "none").Fails(422, "comment.file_unknown")
	say("chen", mine).Fails(422, "comment.file_unknown") // another's
	say("hu", mine, mine).Fails(422, "comment.file_unknown")
	other := w.SendBytes("hu", "/comment-files?subject_kind=key_result&subject_id="+kr+"&filename=b.png", png(50)).OK().ID()
	say("hu", mine, "2", "3", "4", "5", "6").Fails(422, "comment.files_many")
	say("hu", mine).OK()
	say("hu", mine).Fails(422, "comment.file_unknown") // sent already

	for range 18 { // with the two that wait
		upload(w, "hu", o, "a.png", png(50)).OK()
	}
	upload(w, "hu", o, "a.png", png(50)).Fails(429, "comment.files_waiting")
	w.Do("hu", "DELETE", "/comment-files/"+other, nil).OK()
	left := upload(w, "hu", o, "a.png", png(50)).OK().ID()
	w.Pass(25 * time.Hour)
	fresh := upload(w, "chen", o, "a.png", png(50)).OK().ID()
	if err := w.Features.Talk.SweepFiles(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.Do("hu", "GET", "/comment-files/"+left, nil).Fails(404, "input.missing")
	w.Get("chen", "/comment-files/"+fresh).OK()
	w.Get("chen", "/comment-files/"+mine).OK()
}

func TestAScannerIsAsked(t *testing.T) {
	says := http.StatusOK
	house := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(says) }))
	defer house.Close()
	scanner, err := scan.New(house.URL, time.Second)
	if err != nil {
		t.Fatal(err)
	}
	w := apptest.With(t, t.TempDir()+"/sinan.db", func(o *app.Options) { o.Scanner = scanner })
	o, _, _ := ground(w, "everyone")
	upload(w, "hu", o, "a.png", png(50)).OK()
	says = http.StatusNotAcceptable
	upload(w, "hu", o, "a.png", png(50)).Fails(422, "comment.file_refused")
	says = http.StatusInternalServerError
	upload(w, "hu", o, "a.png", png(50)).Fails(503, "comment.file_unscanned")
}

// A comment that is a picture alone tells by its name what came.
func TestANoticeOfFilesAloneNamesThem(t *testing.T) {
	w := apptest.New(t)
	o, _, _ := ground(w, "everyone")
	file := upload(w, "hu", o, "留存曲线.png", png(50)).OK().ID()
	w.Post("hu", "/comments", m{"subject_kind": "objective", "subject_id": o, "body": "", "file_ids": []string{file}})
	if a := w.Get("chen", "/notices").OK(); !strings.Contains(string(a.Body), "留存曲线.png") {
		t.Errorf("the notice: %s", a.Body)
	}
}
