package api

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
)

type (
	actorKey   struct{}
	langKey    struct{}
	requestKey struct{}
)

// WithActor keeps who calls.
func WithActor(ctx context.Context, who access.Actor) context.Context {
	return context.WithValue(ctx, actorKey{}, who)
}

// Who is who calls; the zero Actor for nobody.
func Who(ctx context.Context) access.Actor {
	who, _ := ctx.Value(actorKey{}).(access.Actor)
	return who
}

type anewKey struct{}

// Anew asks again who calls, for an operation that outlives what its first answer
// to that was good for.
func Anew(ctx context.Context) (access.Actor, error) {
	ask, ok := ctx.Value(anewKey{}).(func() (access.Actor, error))
	if !ok {
		return Who(ctx), nil
	}
	return ask()
}

// Lang is the language to answer in.
func Lang(ctx context.Context) string {
	if l, ok := ctx.Value(langKey{}).(string); ok {
		return l
	}
	return i18n.Chinese
}

// WithLang keeps the language to answer in.
func WithLang(ctx context.Context, lang string) context.Context {
	return context.WithValue(ctx, langKey{}, lang)
}

// RequestID names this request in logs and in the audit trail.
func RequestID(ctx context.Context) string {
	id, _ := ctx.Value(requestKey{}).(string)
	return id
}
