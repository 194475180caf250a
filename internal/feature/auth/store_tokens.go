package auth

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// findBearer finds a token by its hash, also one that has ended, with all stamps.
func findBearer(ctx context.Context, db bun.IDB, hash string) (t Token, stamps map[string]int64, err error) {
	var one bearer
	_, err = found(db.NewRaw("SELECT t.*, "+act.AllStamps+" AS stamps FROM tokens AS t WHERE t.hash = ?", hash).Scan(ctx, &one))
	return one.Token, one.Stamps, err
}

func addToken(ctx context.Context, db bun.IDB, t *Token) error {
	_, err := db.NewInsert().Model(t).Exec(ctx)
	return err
}

func listTokens(ctx context.Context, db bun.IDB, personID string) (tokens []Token, err error) {
	err = db.NewSelect().Model(&tokens).Where("person_id = ?", personID).OrderExpr("created_at DESC, id").Scan(ctx)
	return tokens, err
}

func loadToken(ctx context.Context, db bun.IDB, id string) (t Token, err error) {
	err = db.NewSelect().Model(&t).Where("id = ?", id).Scan(ctx)
	return t, store.Missing(err)
}

func dropToken(ctx context.Context, db bun.IDB, id string) error {
	_, err := db.NewDelete().Model((*Token)(nil)).Where("id = ?", id).Exec(ctx)
	return err
}

func dropTokens(ctx context.Context, db bun.IDB, personID string) (n int64, err error) {
	return affected(db.NewDelete().Model((*Token)(nil)).Where("person_id = ?", personID).Exec(ctx))
}

// touchToken notes when a token was last used, unless another request just did.
func touchToken(ctx context.Context, db bun.IDB, id string, before, now time.Time) error {
	_, err := db.NewUpdate().Model((*Token)(nil)).Set("used_at = ?", now).
		Where("id = ? AND (used_at IS NULL OR used_at < ?)", id, before).Exec(ctx)
	return err
}
