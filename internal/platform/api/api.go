// Package api is the house's manners on HTTP: operations with an action and
// words, problems, versions, pages, idempotency. It knows no noun of OKR.
package api

import (
	"context"
	"net/http"
	"reflect"
	"strconv"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
)

// Prefix is where the API lives.
const Prefix = "/api/v1"

// Router takes the operations of all features.
type Router struct {
	huma huma.API
	mux  *http.ServeMux
	book *i18n.Book
	ops  []Op
	asOf func(ctx context.Context, day string) (context.Context, error) // see DaysFrom
}

// NewRouter makes an empty API on mux.
func NewRouter(mux *http.ServeMux, book *i18n.Book, version string) *Router {
	houseErrors()
	humago.MultipartMaxMemory = formMemory
	c := huma.DefaultConfig("Sinan", version)
	c.Info.Description = "Objectives and key results: people, cycles, objectives, check-ins, action plans. " +
		"Decimals are JSON strings, dates YYYY-MM-DD, times RFC 3339. Refusals are RFC 9457 problem documents with a stable `code`."
	c.OpenAPIPath = "/api/openapi"
	c.DocsPath = ""
	c.SchemasPath = ""
	c.CreateHooks = nil // no $schema links in every answer
	c.Transformers = nil
	c.Components.SecuritySchemes = map[string]*huma.SecurityScheme{
		"session": {Type: "apiKey", In: "cookie", Name: SessionCookie},
		"token":   {Type: "http", Scheme: "bearer"},
	}
	c.Components.Schemas.RegisterTypeAlias(reflect.TypeFor[decimal.Decimal](), reflect.TypeFor[Decimal]())
	c.Components.Schemas.RegisterTypeAlias(reflect.TypeFor[date.Date](), reflect.TypeFor[Day]())
	return &Router{huma: humago.New(mux, c), mux: mux, book: book}
}

// formMemory bounds, in bytes, what of a form's files is held in memory; the rest would
// go to a temporary file. It is more than any body may have (Manners.MaxBody): files are
// read whole in any case, and a list of people is nothing to leave on a disk. net/http
// would not clear such files away, for it knows only the request that it made itself.
const formMemory = 16 << 20

// SessionCookie is the name of the cookie that signs a browser in.
const SessionCookie = "sinan_session"

// Op describes an operation. Path is below Prefix.
type Op struct {
	ID      string // kebab-case, unique: "make-check-in"
	Method  string
	Path    string
	Summary string
	Tag     string
	Action  access.Action
	Status  int   // of success; 200 when zero
	MaxBody int64 // bytes; 1 MiB when zero
	// Secret keeps the answer from being remembered for a repeated
	// Idempotency-Key: it is shown once, and stored nowhere.
	Secret bool
	// Sealed has the answer remembered sealed only: it tells what the database keeps so.
	Sealed bool
	// Raw leaves a body of JSON as it was sent, for who checks its signature.
	Raw bool
}

// Ops lists what has been registered, for the contract and matrix tests.
func (r *Router) Ops() []Op { return r.ops }

// OpenAPI is the contract of all registered operations.
func (r *Router) OpenAPI() *huma.OpenAPI { return r.huma.OpenAPI() }

// Book is the words that the API answers with.
func (r *Router) Book() *i18n.Book { return r.book }

// describe is an operation for the contract.
func (r *Router) describe(op Op) huma.Operation {
	if op.Status == 0 {
		op.Status = http.StatusOK
	}
	if op.MaxBody == 0 {
		op.MaxBody = 1 << 20
	}
	o := huma.Operation{
		OperationID: op.ID, Method: op.Method, Path: Prefix + op.Path, Summary: op.Summary,
		Description: "Needs the permission `" + string(op.Action) + "`.",
		Tags:        []string{op.Tag}, DefaultStatus: op.Status, MaxBodyBytes: op.MaxBody, SkipValidateBody: op.Raw, BodyReadTimeout: bodyWithin,
		Errors: []int{401, 403, 404, 422},
	}
	if !access.Open(op.Action) {
		o.Security = []map[string][]string{{"session": {}}, {"token": {}}}
	}
	return o
}

// bodyWithin is how long a body may take to come, as long as a whole request. The time goes on running
// while the call is answered, and ends it: the 5 seconds that huma takes unasked ended every call with a
// body that took longer, such as the statement of a connector, which may take 15.
const bodyWithin = time.Minute

// IfMatch is the header by which a caller says which version they edited.
type IfMatch struct {
	Version string `header:"If-Match" doc:"The version that was edited, as in ETag; absent to overwrite whatever is there"`
}

// Number is the version in the header, or 0 where there is none.
func (h IfMatch) Number() (int64, error) {
	v := strings.Trim(strings.TrimPrefix(strings.TrimSpace(h.Version), "W/"), `"`)
	if v == "" || v == "*" {
		return 0, nil
	}
	n, err := strconv.ParseInt(v, 10, 64)
	if err != nil || n < 1 {
		return 0, fault.At("/If-Match", "input.version")
	}
	return n, nil
}

// Paging are the query parameters of every list.
type Paging struct {
	Cursor string `query:"cursor" doc:"The next of the page before"`
	Limit  int    `query:"limit" minimum:"1" maximum:"200" default:"50"`
}

// AsOf is the query parameter of what can be read as it stood on a past day.
type AsOf struct {
	On string `query:"asof" format:"date" doc:"As the data stood at the end of this past day: what was written later isn't known, and nothing may be done"`
}

func (a AsOf) day() string { return a.On }

// dated is what is asked of a past day: an input with AsOf in it.
type dated interface{ day() string }

// DaysFrom names who knows when a past day ended: whatever is asked with AsOf is read as of then.
func (r *Router) DaysFrom(asOf func(ctx context.Context, day string) (context.Context, error)) {
	r.asOf = asOf
}

// then is the context of what is asked of a past day, and else ctx itself.
func (r *Router) then(ctx context.Context, in any) (context.Context, error) {
	if d, ok := in.(dated); ok && d.day() != "" {
		return r.asOf(ctx, d.day())
	}
	return ctx, nil
}

// ID is the path parameter of one record.
type ID struct {
	ID string `path:"id" maxLength:"64"`
}

// IDAsOf is what is asked of one record, as it is or as it stood on a past day.
type IDAsOf struct {
	ID
	AsOf
}

// File is an answer that is a file to keep.
type File struct {
	Type        string `header:"Content-Type"`
	Disposition string `header:"Content-Disposition"`
	Body        []byte
}

// Attachment is a file under a name that needs no quoting.
func Attachment(contentType, name string, body []byte) *File {
	return &File{Type: contentType, Disposition: `attachment; filename="` + name + `"`, Body: body}
}

// CSVType is the content type of comma-separated lines in UTF-8, which begin with
// CSVMark, so that spreadsheets take them for it.
const (
	CSVType = "text/csv; charset=utf-8"
	CSVMark = "\uFEFF"
)

// Instant is a time as an answer tells it; nil where there is none.
func Instant(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}
