package api

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"strings"
	"sync"

	"github.com/danielgtaylor/huma/v2"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
)

// Problem is an RFC 9457 problem document: the shape of every refusal.
type Problem struct {
	Type   string       `json:"type" doc:"A URI reference that names the kind of problem"`
	Title  string       `json:"title" doc:"The status in words"`
	Status int          `json:"status"`
	Detail string       `json:"detail" doc:"What is wrong, in the caller's language"`
	Code   string       `json:"code" doc:"Stable code, for programs"`
	Errors []FieldError `json:"errors,omitempty" doc:"What is wrong with which field"`
	// Current is the record as it is now, on 412.
	Current any `json:"current,omitempty"`
}

// FieldError is one field's part of a problem.
type FieldError struct {
	Pointer string `json:"pointer" doc:"JSON pointer into the request body"`
	Code    string `json:"code"`
	Detail  string `json:"detail"`
	At      int    `json:"at,omitempty" doc:"Where in the text of the field it begins, in characters from 1; left out where that isn't known"`
	Until   int    `json:"until,omitempty" doc:"The last of those characters"`
}

// Error makes a Problem an error, for huma.
func (p *Problem) Error() string { return p.Code }

// GetStatus is the HTTP status, for huma.
func (p *Problem) GetStatus() int { return p.Status }

// ContentType names the format, for huma.
func (p *Problem) ContentType(string) string { return "application/problem+json" }

func statusOf(k fault.Kind) int {
	switch k {
	case fault.Unsigned:
		return http.StatusUnauthorized
	case fault.Forbidden:
		return http.StatusForbidden
	case fault.Missing:
		return http.StatusNotFound
	case fault.Conflict:
		return http.StatusConflict
	case fault.Stale:
		return http.StatusPreconditionFailed
	case fault.TooMuch:
		return http.StatusTooManyRequests
	case fault.NotNow:
		return http.StatusServiceUnavailable
	case fault.TooLarge:
		return http.StatusRequestEntityTooLarge
	default:
		return http.StatusUnprocessableEntity
	}
}

// problem puts an error into words. What is no fault is logged with its cause
// and answered as 500 without it.
func problem(ctx context.Context, book *i18n.Book, err error) *Problem {
	lang := Lang(ctx)
	f, ok := fault.Of(err)
	if !ok {
		status, code := http.StatusInternalServerError, "server.error"
		if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
			status, code = http.StatusServiceUnavailable, "server.timeout"
		}
		slog.ErrorContext(ctx, "request failed", "error", err, "request", RequestID(ctx))
		return &Problem{Type: "about:blank", Title: http.StatusText(status), Status: status, Code: code,
			Detail: book.Say(lang, code, fault.Args{"request": RequestID(ctx)})}
	}
	status := statusOf(f.Kind)
	p := &Problem{Type: "about:blank", Title: http.StatusText(status), Status: status, Code: f.Code,
		Detail: book.Say(lang, f.Code, say(book, lang, f.Args)), Current: f.Current}
	for _, one := range f.All() {
		if one.Field != "" {
			e := FieldError{Pointer: one.Field, Code: one.Code, Detail: book.Say(lang, one.Code, say(book, lang, one.Args))}
			e.At, _ = one.Args["at"].(int)
			e.Until, _ = one.Args["until"].(int)
			p.Errors = append(p.Errors, e)
		}
	}
	return p
}

// say translates arguments that are themselves codes ("action.check_in.create").
func say(book *i18n.Book, lang string, args fault.Args) fault.Args {
	out := make(fault.Args, len(args))
	for k, v := range args {
		if s, ok := v.(string); ok && book.Has("word."+s) {
			v = book.Say(lang, "word."+s, nil)
		}
		out[k] = v
	}
	return out
}

// WriteProblem answers with err as a problem document, outside huma.
func WriteProblem(w http.ResponseWriter, r *http.Request, book *i18n.Book, err error) {
	p := problem(r.Context(), book, err)
	w.Header().Set("Content-Type", p.ContentType(""))
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(p.Status)
	_ = json.NewEncoder(w).Encode(p) // the client is gone if this fails
}

type bookKey struct{}

var replaceErrors sync.Once

// houseErrors gives huma's own refusals the shape and words of ours. huma keeps
// its maker of errors in a package variable, so this is done once a process.
func houseErrors() {
	replaceErrors.Do(func() {
		huma.NewError = func(status int, msg string, errs ...error) huma.StatusError {
			return &Problem{Type: "about:blank", Title: http.StatusText(status), Status: status, Detail: msg, Code: "server.error"}
		}
		huma.NewErrorWithContext = func(hc huma.Context, status int, msg string, errs ...error) huma.StatusError {
			return validation(hc.Context(), status, msg, errs)
		}
	})
}

func validation(ctx context.Context, status int, msg string, errs []error) *Problem {
	book, _ := ctx.Value(bookKey{}).(*i18n.Book)
	if book == nil {
		return &Problem{Type: "about:blank", Title: http.StatusText(status), Status: status, Detail: msg, Code: "server.error"}
	}
	var faults []*fault.Fault
	for _, err := range errs {
		if d, ok := err.(huma.ErrorDetailer); ok {
			faults = append(faults, fromHuma(d.ErrorDetail()))
		}
	}
	code := "input.invalid"
	switch status {
	case http.StatusBadRequest:
		code = "input.malformed"
	case http.StatusUnsupportedMediaType:
		code = "input.media_type"
	case http.StatusRequestEntityTooLarge:
		code = "input.too_large"
	case http.StatusNotAcceptable:
		code = "input.not_acceptable"
	case http.StatusRequestTimeout:
		code = "input.slow"
	case http.StatusInternalServerError:
		return problem(ctx, book, errors.Join(append([]error{errors.New(msg)}, errs...)...))
	}
	p := &Problem{Type: "about:blank", Title: http.StatusText(status), Status: status, Code: code, Detail: book.Say(Lang(ctx), code, nil)}
	for _, f := range faults {
		p.Errors = append(p.Errors, FieldError{Pointer: f.Field, Code: f.Code, Detail: book.Say(Lang(ctx), f.Code, f.Args)})
	}
	if len(faults) == 1 {
		p.Detail = p.Errors[0].Detail
	}
	return p
}

// fromHuma turns one of huma's English messages into a fault of ours.
func fromHuma(d *huma.ErrorDetail) *fault.Fault {
	field := pointer(d.Location)
	msg := d.Message
	if name, ok := strings.CutPrefix(msg, "expected required property "); ok {
		name, _, _ = strings.Cut(name, " ")
		return fault.At(strings.TrimSuffix(field, "/")+"/"+name, "input.required")
	}
	for _, m := range []struct{ prefix, code string }{
		{"unexpected property", "input.unknown"},
		{"Failed to infer file media type", "input.file_empty"}, // of no bytes at all
		{"required ", "input.required"},
		{"expected length >= ", "input.too_short"},
		{"expected length <= ", "input.too_long"},
		{"expected array length <= ", "input.too_many"},
		{"expected array length >= ", "input.too_few"},
		{"expected number >= ", "input.too_small"},
		{"expected number <= ", "input.too_big"},
		{"expected value to be one of ", "input.one_of"},
		{"expected string to be RFC 5322 email", "input.email"},
		{"expected string to be RFC 3339 date-time", "input.time"},
		{"expected string to be RFC 3339 date", "input.date"},
		{"expected string to be RFC 4122 uuid", "input.id"},
		{"expected string", "input.string"},
		{"expected number", "input.number"},
		{"expected integer", "input.integer"},
		{"expected boolean", "input.boolean"},
		{"expected array", "input.array"},
		{"expected object", "input.object"},
	} {
		if rest, ok := strings.CutPrefix(msg, m.prefix); ok {
			return fault.At(field, m.code, fault.Args{"limit": rest})
		}
	}
	return fault.At(field, "input.field", fault.Args{"reason": msg})
}

// pointer turns huma's "body.measure.steps[0].title" into "/measure/steps/0/title".
func pointer(location string) string {
	location = strings.TrimPrefix(strings.TrimPrefix(location, "body"), ".")
	location = strings.NewReplacer("[", "/", "]", "", ".", "/").Replace(location)
	return "/" + location
}

// WithCurrent puts the record as it is now onto the fault input.stale; any other
// error stays as it is.
func WithCurrent[T any](err error, read func() (*One[T], error)) error {
	stale, ok := fault.Of(err)
	if !ok || stale.Kind != fault.Stale {
		return err
	}
	if now, err := read(); err == nil {
		stale.Current = now.Body
	}
	return stale
}
