package act

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
)

// Noun is a kind of thing that others than its own feature speak of: people talk about
// one, are told of what was said, and are led to it. Its feature says all of that here;
// the others only ask.
type Noun struct {
	Kind string        // as in a Ref
	View access.Action // what lets somebody see one, and so what is said of it
	// Sealed says that one is kept sealed, and so is what is said of it: whoever reads the
	// database without the key learns neither.
	Sealed bool
	// Find gives those of the ids that there are to be spoken of: neither gone, nor still
	// being written.
	Find func(ctx context.Context, tx *Tx, ids []string) (map[string]Spoken, error)
	// Then gives those of the ids that there were at the past moment that tx looks at and that its
	// caller might have seen, with the objective that each belonged to, or "". Whether one may be seen
	// now the caller asks by Find. nil where that isn't put back.
	Then func(ctx context.Context, tx *Tx, ids []string) (within map[string]string, err error)
	// Outlived says that Then gives also what is gone by now, of which Find knows nothing, and asks of
	// that itself whether the caller may see it.
	Outlived bool
}

// Spoken is one thing that is spoken of. The caller asks the policy.
type Spoken struct {
	Within string // the objective it belongs to, or ""
	Target access.Target
	Owners []string // whose it is: they are told of what others say of it
	Title  string
	Path   string // of the page where it stands, from "/"
	// Confidential says that what is said of it stays where it was said: the trail and
	// letters tell that something was, and never what.
	Confidential bool
}
