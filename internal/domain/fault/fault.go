// Package fault names the ways Sinan refuses a request.
//
// A Fault is an answer, not a bug: it has a stable code for programs, the field
// it is about, and arguments for the words that a person reads. Everything that
// is not a Fault is a bug or an outage.
package fault

import (
	"errors"
	"fmt"
	"strings"
)

// Kind is the class of a refusal; the API maps each to one HTTP status.
type Kind int

// The kinds, with the HTTP status each is answered with.
const (
	Invalid   Kind = iota + 1 // 422: the input does not fit
	Unsigned                  // 401: nobody is signed in
	Forbidden                 // 403: signed in, may see it, may not do it
	Missing                   // 404: not there, or hidden from the caller
	Conflict                  // 409: does not fit the present state
	Stale                     // 412: the caller edited an old version
	TooMuch                   // 429: too many tries, or over a limit
	NotNow                    // 503: try again later
	TooLarge                  // 413: the upload is over its size limit
)

// Args fill the placeholders of the words for a code, such as {max}.
type Args map[string]any

// Fault is one refusal.
type Fault struct {
	Kind  Kind
	Code  string // "feature.reason", stable: programs match on it
	Field string // JSON pointer below the request body ("/measure/target"), or ""
	Args  Args
	More  []*Fault // further faults found in the same input
	// Current is what the record looks like now; set on Stale so that a client can merge.
	Current any
}

// Error gives code, field and arguments; it is for logs and tests. People are
// answered from the i18n table.
func (f *Fault) Error() string {
	var b strings.Builder
	b.WriteString(f.Code)
	if f.Field != "" {
		b.WriteString(" at " + f.Field)
	}
	if len(f.Args) > 0 {
		fmt.Fprintf(&b, " %v", map[string]any(f.Args))
	}
	return b.String()
}

// New makes a fault of any kind.
func New(kind Kind, code string, args ...Args) *Fault {
	f := &Fault{Kind: kind, Code: code}
	if len(args) > 0 {
		f.Args = args[0]
	}
	return f
}

// At makes an Invalid fault about one field of the input.
func At(field, code string, args ...Args) *Fault {
	f := New(Invalid, code, args...)
	f.Field = field
	return f
}

// Join returns nil for no faults, the fault itself for one, and otherwise the
// first with the rest in More: a form learns of all its errors at once. Those that
// are joined already are told one by one, in their order.
func Join(faults []*Fault) error {
	var all []*Fault
	for _, f := range faults {
		all = append(all, f.All()...)
	}
	if len(all) == 0 {
		return nil
	}
	if len(all) > 1 {
		all[0].More = all[1:]
	}
	return all[0]
}

// All gives each of the faults alone, as copies that may be changed.
func (f *Fault) All() []*Fault {
	list := make([]*Fault, 0, 1+len(f.More))
	for _, one := range append([]*Fault{f}, f.More...) {
		alone := *one
		alone.More = nil
		list = append(list, &alone)
	}
	return list
}

// With puts f before the faults in err, so that a form learns of both at once.
// A nil f leaves err as it is; an err that is not about the input stands alone.
func With(f *Fault, err error) error {
	if f == nil {
		return err
	}
	if err == nil {
		return f
	}
	g, ok := Of(err)
	if !ok || g.Kind != Invalid {
		return err
	}
	return Join([]*Fault{f, g})
}

// Of returns the fault in err's chain, if there is one.
func Of(err error) (*Fault, bool) {
	var f *Fault
	ok := errors.As(err, &f)
	return f, ok
}

// Is reports whether err is a fault with this code.
func Is(err error, code string) bool {
	f, ok := Of(err)
	return ok && f.Code == code
}
