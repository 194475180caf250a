package auth

import (
	"context"
	"net/http"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Identify finds out who sent a request. A cookie that means nothing any more
// is nobody, not an error: the caller may be about to sign in.
func (f *Feature) Identify(r *http.Request) (who access.Actor, token string, err error) {
	c, err := r.Cookie(sessionCookie)
	if err != nil {
		return access.Actor{}, "", nil
	}
	err = f.act.Read(r.Context(), access.Actor{}, func(ctx context.Context, tx *act.Tx) error {
		id, found, err := findSession(ctx, tx, digest(c.Value), tx.Now)
		if err != nil || !found {
			return err
		}
		o, err := f.people.OrgAt(ctx, tx, id.Stamp)
		if err != nil {
			return err
		}
		who, _ = o.Actor(id.PersonID)
		return nil
	})
	return who, "", err
}
