package api

import (
	"context"
	"net/http"
	"reflect"
	"strconv"

	"github.com/danielgtaylor/huma/v2"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// Do registers an operation. Nobody signed in is answered 401 before fn runs,
// save for open actions; all further policy is asked inside the use case.
func Do[I any, R Reply](r *Router, op Op, fn func(ctx context.Context, who access.Actor, in *I) (R, error)) {
	var none R
	do(r, op, none.told, func(ctx context.Context, who access.Actor, in *I) (*written, error) {
		out, err := fn(ctx, who, in)
		if err != nil {
			return nil, err
		}
		return out.written(), nil
	})
}

// do hands every reply to huma as one type and puts what it really is into the contract:
// huma makes some 25 KB of code of each pair of what comes in and what goes out, and the
// program is promised to stay small (docs/adr/0045-one-type-of-answer.md).
func do[I any](r *Router, op Op, told func(huma.Registry) *huma.Response, fn func(ctx context.Context, who access.Actor, in *I) (*written, error)) {
	r.ops = append(r.ops, op)
	o := r.describe(op)
	o.Responses = map[string]*huma.Response{}
	huma.Register(r.huma, o, guarded(r, op, fn))
	answer := told(r.huma.OpenAPI().Components.Schemas)
	answer.Description = http.StatusText(o.DefaultStatus)
	o.Responses[strconv.Itoa(o.DefaultStatus)] = answer
}

// DoOwn registers an operation that answers with a type of its own: one with cookies, or
// what isn't JSON. It is Do otherwise.
func DoOwn[I, O any](r *Router, op Op, fn func(ctx context.Context, who access.Actor, in *I) (*O, error)) {
	r.ops = append(r.ops, op)
	huma.Register(r.huma, r.describe(op), guarded(r, op, fn))
}

// guarded asks whether somebody is signed in before a handler runs, looks at the past day that is asked for, and words
// what it refuses.
func guarded[I, O any](r *Router, op Op, fn func(ctx context.Context, who access.Actor, in *I) (*O, error)) func(context.Context, *I) (*O, error) {
	return func(ctx context.Context, in *I) (*O, error) {
		who := Who(ctx)
		if !who.Signed() && !access.Open(op.Action) {
			return nil, problem(ctx, r.book, fault.New(fault.Unsigned, "session.none"))
		}
		if op.Secret {
			keepSecret(ctx)
		}
		if op.Sealed {
			keepSealed(ctx)
		}
		var out *O
		then, err := r.then(ctx, in)
		if err == nil {
			out, err = fn(then, who, in)
		}
		if err != nil {
			return nil, problem(ctx, r.book, err)
		}
		return out, nil
	}
}

// Reply is an answer of Do: an Out, a One, a Many or a None.
type Reply interface {
	written() *written                          // nil for no body
	told(registry huma.Registry) *huma.Response // in the contract
}

// written is a Reply as huma writes it.
type written struct {
	ETag string `header:"ETag" hidden:"true"`
	Body any
}

// Out is an answer with a body.
type Out[T any] struct{ Body T }

func (o *Out[T]) written() *written { return &written{Body: o.Body} }

func (*Out[T]) told(registry huma.Registry) *huma.Response {
	return told(registry, reflect.TypeFor[Out[T]]())
}

// One is an answer with one record and its version.
type One[T any] struct {
	ETag string `header:"ETag"`
	Body T
}

func (o *One[T]) written() *written { return &written{o.ETag, o.Body} }

func (*One[T]) told(registry huma.Registry) *huma.Response {
	r := told(registry, reflect.TypeFor[One[T]]())
	r.Headers = map[string]*huma.Param{"ETag": {Schema: &huma.Schema{Type: huma.TypeString}}}
	return r
}

// Many is a page of a list.
type Many[T any] struct {
	Body struct {
		Items []T    `json:"items"`
		Next  string `json:"next,omitempty" doc:"Cursor of the next page; absent on the last"`
	}
}

func (m *Many[T]) written() *written { return &written{Body: m.Body} }

func (*Many[T]) told(registry huma.Registry) *huma.Response {
	return told(registry, reflect.TypeFor[Many[T]]())
}

// None is an answer without a body.
type None struct{}

func (*None) written() *written { return nil }

func (*None) told(huma.Registry) *huma.Response { return &huma.Response{} }

// told is the contract of a type with a Body, which a schema without a name is named after.
func told(registry huma.Registry, reply reflect.Type) *huma.Response {
	body, _ := reply.FieldByName("Body")
	schema := huma.SchemaFromField(registry, body, reply.Name()+body.Name)
	return &huma.Response{Content: map[string]*huma.MediaType{"application/json": {Schema: schema}}}
}

// Body wraps a value as an answer.
func Body[T any](v T) *Out[T] { return &Out[T]{Body: v} }

// Versioned wraps a record and its version as an answer.
func Versioned[T any](v T, version int64) *One[T] {
	return &One[T]{ETag: `"` + strconv.FormatInt(version, 10) + `"`, Body: v}
}

// Items wraps a page as an answer; no items are [] and never null.
func Items[T any](items []T, next string) *Many[T] {
	m := &Many[T]{}
	if items == nil {
		items = []T{}
	}
	m.Body.Items, m.Body.Next = items, next
	return m
}
