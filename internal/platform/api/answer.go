package api

import (
	"bytes"
	"context"
	"encoding/json"

	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Answer tells a write what it will be answered with, so that a repeated
// Idempotency-Key finds the answer as surely as the change. An operation that
// doesn't is remembered too, but in a transaction of its own after the answer:
// twice the waiting for the disk, for what is written most often.
func Answer[T any](ctx context.Context, tx *act.Tx, status int, out *Out[T]) error {
	rec, ok := ctx.Value(recorderKey{}).(*recorder)
	if !ok { // no key was given
		return nil
	}
	var body bytes.Buffer
	e := json.NewEncoder(&body) // as the answer itself is written
	e.SetEscapeHTML(false)
	if err := e.Encode(out.Body); err != nil || body.Len() > maxAnswer {
		return err
	}
	tx.Answered(status, body.String(), `{"Content-Type":"application/json"}`)
	tx.After(func(context.Context) { rec.kept = true })
	return nil
}
