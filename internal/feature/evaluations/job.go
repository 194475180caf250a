package evaluations

import (
	"context"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/jobs"
)

// Jobs registers what is done outside of requests: ratings of before they were
// sealed are, at the start and, where a key is set later, then.
func (f *Feature) Jobs(q *jobs.Queue) {
	q.Every(jobs.Periodic{Name: "seal ratings", Every: time.Hour, AtStart: true, Do: f.SealOld})
}

// sealedAtOnce is how many rows of a table one transaction seals.
const sealedAtOnce = 200

// SealOld seals what evaluations hold in plain text from before, some in each
// transaction, so that no write waits for long. Without a key it leaves them.
func (f *Feature) SealOld(ctx context.Context) error {
	if !f.box.Usable() {
		return nil
	}
	system := access.System("evaluations")
	for {
		var id string
		err := f.act.Read(ctx, system, func(ctx context.Context, tx *act.Tx) (err error) {
			id, err = inPlain(ctx, tx)
			return err
		})
		if err != nil || id == "" {
			return err
		}
		if err := f.act.Write(ctx, system, func(ctx context.Context, tx *act.Tx) error {
			if err := tx.Allow(access.EvaluationUpdate, access.Target{}); err != nil {
				return err
			}
			e, err := loadEvaluation(ctx, tx, id)
			if err != nil {
				return err
			}
			n, err := f.sealSome(ctx, tx, id, sealedAtOnce)
			if err != nil {
				return err
			}
			return tx.Tell(ctx, act.Told{Kind: "evaluation.sealed", Subject: e.ref(), After: map[string]any{"title": e.Title, "rows": n}})
		}); err != nil {
			return err
		}
	}
}
