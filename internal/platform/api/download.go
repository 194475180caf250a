package api

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"os"
	"strconv"

	"github.com/danielgtaylor/huma/v2"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// Spooled is a file that was made to be downloaded. It is closed and removed once
// it has been sent.
type Spooled struct {
	Name string
	Type string
	File *os.File
}

// Download registers an operation that answers with a file as large as it likes:
// it waits on disk and not in memory, and is whole before its first byte is sent,
// so that a failure is told as any other. types are its media types.
func Download[I any](r *Router, op Op, types []string, fn func(ctx context.Context, who access.Actor, in *I) (*Spooled, error)) {
	r.ops = append(r.ops, op)
	o := r.describe(op)
	content := map[string]*huma.MediaType{}
	for _, t := range types {
		content[t] = &huma.MediaType{Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}}
	}
	o.Responses = map[string]*huma.Response{"200": {Description: "The file", Content: content}}
	huma.Register(r.huma, o, func(ctx context.Context, in *I) (*huma.StreamResponse, error) {
		who := Who(ctx)
		if !who.Signed() {
			return nil, problem(ctx, r.book, fault.New(fault.Unsigned, "session.none"))
		}
		then, err := r.then(ctx, in)
		if err != nil {
			return nil, problem(ctx, r.book, err)
		}
		spooled, err := fn(then, who, in)
		if err != nil {
			return nil, problem(ctx, r.book, err)
		}
		return &huma.StreamResponse{Body: spooled.send}, nil
	})
}

func (s *Spooled) send(c huma.Context) {
	defer func() {
		if err := errors.Join(s.File.Close(), os.Remove(s.File.Name())); err != nil {
			slog.Error("let go of a download", "error", err)
		}
	}()
	c.SetHeader("Content-Type", s.Type)
	c.SetHeader("Content-Disposition", "attachment; filename*=UTF-8''"+url.PathEscape(s.Name)) // also letters beyond ASCII
	c.SetHeader("Cache-Control", "no-store")
	if info, err := s.File.Stat(); err == nil {
		c.SetHeader("Content-Length", strconv.FormatInt(info.Size(), 10))
	}
	c.SetStatus(http.StatusOK)
	if _, err := io.Copy(c.BodyWriter(), s.File); err != nil {
		slog.Info("a download broke off", "error", err) // the length told tells the client, too
	}
}
