package auth

import (
	"context"
	"time"

	"github.com/uptrace/bun"
)

// savePassword sets a person's password and leaves the rest.
func savePassword(ctx context.Context, db bun.IDB, c *Credential) error {
	return saveCredential(ctx, db, c, "password_hash = EXCLUDED.password_hash, changed_at = EXCLUDED.changed_at")
}

// saveTOTP sets a person's second factor and leaves the rest.
func saveTOTP(ctx context.Context, db bun.IDB, c *Credential) error {
	return saveCredential(ctx, db, c, "totp_secret = EXCLUDED.totp_secret, totp_step = EXCLUDED.totp_step, "+
		"totp_confirmed = EXCLUDED.totp_confirmed, recovery_hashes = EXCLUDED.recovery_hashes")
}

func saveCredential(ctx context.Context, db bun.IDB, c *Credential, set string) error {
	if c.RecoveryHashes == nil {
		c.RecoveryHashes = []string{}
	}
	_, err := db.NewInsert().Model(c).On("CONFLICT (person_id) DO UPDATE").Set(set).Exec(ctx)
	return err
}

// loadCredential gives the zero Credential for a person who has none.
func loadCredential(ctx context.Context, db bun.IDB, personID string) (c Credential, err error) {
	_, err = found(db.NewSelect().Model(&c).Where("person_id = ?", personID).Scan(ctx))
	c.PersonID = personID
	return c, err
}

// loadLogin finds an active person's credential by e-mail; the zero Credential
// for nobody.
func loadLogin(ctx context.Context, db bun.IDB, email string) (c Credential, err error) {
	_, err = found(db.NewSelect().Model(&c).Join("JOIN people AS p ON p.id = ?TableAlias.person_id").
		Where("p.email = ? AND p.deactivated_at IS NULL", email).Scan(ctx))
	return c, err
}

// findActive gives the id of the active person with an e-mail address, or "".
func findActive(ctx context.Context, db bun.IDB, email string) (id string, err error) {
	_, err = found(db.NewSelect().Table("people").Column("id").Where("email = ? AND deactivated_at IS NULL", email).Scan(ctx, &id))
	return id, err
}

// takeStep marks the step of a one-time code as used; false where it or a later
// one was used before.
func takeStep(ctx context.Context, db bun.IDB, personID string, step int64) (bool, error) {
	n, err := affected(db.NewUpdate().Model((*Credential)(nil)).Set("totp_step = ?", step).
		Where("person_id = ? AND totp_step < ?", personID, step).Exec(ctx))
	return n == 1, err
}

// swapRecovery replaces the recovery codes of a person; false where another
// request changed them first.
func swapRecovery(ctx context.Context, db bun.IDB, personID string, old, now []string) (bool, error) {
	was, is := Credential{RecoveryHashes: old}, Credential{PersonID: personID, RecoveryHashes: now}
	n, err := affected(db.NewUpdate().Model(&is).Column("recovery_hashes").WherePK().Where("recovery_hashes = ?", was.RecoveryHashes).Exec(ctx))
	return n == 1, err
}

// noteSignIn notes when a person last signed in.
func noteSignIn(ctx context.Context, db bun.IDB, personID string, now time.Time) error {
	_, err := db.NewUpdate().Model((*Credential)(nil)).Set("signed_in_at = ?", now).Where("person_id = ?", personID).Exec(ctx)
	return err
}

// access row of one person; see read.go.
type accessRow struct {
	PersonID   string    `bun:"person_id"`
	Password   bool      `bun:"has_password"`
	TOTP       bool      `bun:"totp"`
	SignedInAt time.Time `bun:"signed_in_at,nullzero"`
	SeenAt     time.Time `bun:"-"`
	LinkEndsAt time.Time `bun:"-"`
}

// listAccess tells of every person, or of one, how they stand with signing in.
func listAccess(ctx context.Context, db bun.IDB, personID string) (rows []accessRow, err error) {
	only := func(q *bun.SelectQuery, column string) *bun.SelectQuery {
		if personID != "" {
			q = q.Where("? = ?", bun.Ident(column), personID)
		}
		return q
	}
	err = only(db.NewSelect().TableExpr("people AS p").
		ColumnExpr("p.id AS person_id, COALESCE(c.password_hash, '') <> '' AS has_password, COALESCE(c.totp_confirmed, FALSE) AS totp, c.signed_in_at").
		Join("LEFT JOIN credentials AS c ON c.person_id = p.id").OrderExpr("p.id"), "p.id").Scan(ctx, &rows)
	if err != nil {
		return nil, err
	}
	at := make(map[string]int, len(rows))
	for i, r := range rows {
		at[r.PersonID] = i
	}
	var seen []Session
	if err := only(db.NewSelect().Model(&seen).Column("person_id", "seen_at"), "person_id").Scan(ctx); err != nil {
		return nil, err
	}
	for _, s := range seen {
		if i, ok := at[s.PersonID]; ok && s.SeenAt.After(rows[i].SeenAt) {
			rows[i].SeenAt = s.SeenAt
		}
	}
	var links []Link
	if err := only(db.NewSelect().Model(&links).Column("person_id", "ends_at").Where("purpose = ?", Invitation), "person_id").Scan(ctx); err != nil {
		return nil, err
	}
	for _, l := range links {
		if i, ok := at[l.PersonID]; ok && l.EndsAt.After(rows[i].LinkEndsAt) {
			rows[i].LinkEndsAt = l.EndsAt
		}
	}
	return rows, nil
}
