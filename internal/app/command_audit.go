package app

import (
	"context"
	"errors"
	"fmt"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

type auditCommand struct {
	Verify auditVerifyCommand `cmd:"" help:"Check the audit trail from its beginning; names the first bad entry."`
}

type auditVerifyCommand struct{}

// Run ends with status 1 where the trail is not whole.
func (auditVerifyCommand) Run(ctx context.Context, c *commandLine, con *console) error {
	s, err := openStore(ctx, c.Database)
	if err != nil {
		return err
	}
	return errors.Join(verifyTrail(ctx, s, con), s.Close())
}

func verifyTrail(ctx context.Context, s *store.Store, con *console) error {
	a, err := New(s, Config{})
	if err != nil {
		return err
	}
	n, bad, err := a.Features.Audit.Verify(ctx, access.System("verify"), func(n int64) {
		_, _ = fmt.Fprintf(con.err, "  %d\r", n) // a terminal that is gone stops nothing
	})
	if err != nil {
		return err
	}
	book := a.Router.Book()
	if bad != nil {
		_, _ = fmt.Fprintln(con.out, book.Say(con.lang, bad.Code, map[string]any{"seq": bad.Seq}))
		return exitCode{1}
	}
	_, err = fmt.Fprintln(con.out, book.Say(con.lang, "audit.whole", map[string]any{"n": n}))
	return err
}
