package api

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"strconv"

	"github.com/danielgtaylor/huma/v2"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// Held is a file that somebody has put here and another asks for. What it is called
// and holds is a stranger's: it is shown in the page only where Inline says that it
// is harmless, and can never act as a page of this site.
type Held struct {
	Name   string
	Type   string
	Size   int64
	Tag    string // changes with the content
	Inline bool
	Write  func(ctx context.Context, to io.Writer) error // sends the content
}

type servedIn struct {
	ID
	Known string `header:"If-None-Match" doc:"The ETag of what the caller has"`
}

// Serve registers an operation that answers with a file that is kept here, and with
// 304 where the caller has it: leave is asked each time all the same.
func Serve(r *Router, op Op, fn func(ctx context.Context, who access.Actor, id string) (*Held, error)) {
	r.ops = append(r.ops, op)
	o := r.describe(op)
	o.Responses = map[string]*huma.Response{
		"200": {Description: "The file", Content: map[string]*huma.MediaType{"application/octet-stream": {Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}}}},
		"304": {Description: "The caller has it"},
	}
	huma.Register(r.huma, o, func(ctx context.Context, in *servedIn) (*huma.StreamResponse, error) {
		who := Who(ctx)
		if !who.Signed() {
			return nil, problem(ctx, r.book, fault.New(fault.Unsigned, "session.none"))
		}
		held, err := fn(ctx, who, in.ID.ID)
		if err != nil {
			return nil, problem(ctx, r.book, err)
		}
		return &huma.StreamResponse{Body: held.send(ctx, in.Known)}, nil
	})
}

func (h *Held) send(ctx context.Context, known string) func(huma.Context) {
	return func(c huma.Context) {
		kind := "attachment"
		if h.Inline {
			kind = "inline"
		}
		c.SetHeader("Content-Disposition", kind+"; filename*=UTF-8''"+url.PathEscape(h.Name))
		c.SetHeader("Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'none'")
		c.SetHeader("X-Content-Type-Options", "nosniff")
		c.SetHeader("Cache-Control", "private, no-cache")
		c.SetHeader("ETag", `"`+h.Tag+`"`)
		if known == `"`+h.Tag+`"` {
			c.SetStatus(http.StatusNotModified)
			return
		}
		c.SetHeader("Content-Type", h.Type)
		c.SetHeader("Content-Length", strconv.FormatInt(h.Size, 10))
		c.SetStatus(http.StatusOK)
		if err := h.Write(ctx, c.BodyWriter()); err != nil {
			slog.InfoContext(ctx, "a file broke off", "error", err) // the length told tells the client, too
		}
	}
}
