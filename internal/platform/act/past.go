package act

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// errPast refuses to write while the past is looked at.
var errPast = errors.New("act: a write as of a past instant")

type pastKey struct{}

// AsOf lets the reads of a context look at the workspace as it stood just before an
// instant: what was written later did not exist then. Their Now is that moment, so
// that whatever asks for the day is told that day. A read that can't rebuild what it
// tells must leave it out there; see Past.
func AsOf(ctx context.Context, end time.Time) context.Context {
	return context.WithValue(ctx, pastKey{}, end.UTC().Truncate(time.Microsecond).Add(-time.Microsecond))
}

// Present lets a context look at the present again, whatever past day it was asked for.
func Present(ctx context.Context) context.Context { return context.WithValue(ctx, pastKey{}, nil) }

func pastOf(ctx context.Context) (at time.Time, ok bool) {
	at, ok = ctx.Value(pastKey{}).(time.Time)
	return at, ok
}

// Past reports whether the transaction looks at a past moment, which is Now.
func (tx *Tx) Past() bool { return tx.past }

// As looks at the same moment as somebody else. Nothing that is kept for the one is told to the other.
func (tx *Tx) As(who access.Actor) *Tx {
	other := *tx
	other.Who, other.kept = who, nil
	return &other
}

// Present looks at the present, whatever moment tx looks at: for who may see by how things stand now, too.
func (tx *Tx) Present() *Tx {
	other := *tx
	other.past, other.Now, other.kept = false, tx.runner.Now(), nil
	return &other
}

// Gone is an event since a past moment: what it says stood before it is how things
// stood at that moment, where it is the first to speak of them.
type Gone struct {
	Kind        string `bun:"kind"`
	SubjectKind string `bun:"subject_kind"`
	SubjectID   string `bun:"subject_id"`
	WithinID    string `bun:"within_id"`
	ActorID     string `bun:"actor_id"`
	Before      string `bun:"before"`

	At  time.Time `bun:"at"`
	Seq int64     `bun:"seq"`
}

// Read sets the fields of v that the event says something of; the others stay.
func (g Gone) Read(v any) error {
	if g.Before == "" {
		return nil
	}
	if err := json.Unmarshal([]byte(g.Before), v); err != nil {
		return fmt.Errorf("act: before %s of %s: %w", g.Kind, g.SubjectID, err)
	}
	return nil
}

// SinceWithin gives what was told since the moment within some objectives, check-ins
// left out, in the order of the trail. The condition on the kind is that of the index
// events_shape, word for word.
func (tx *Tx) SinceWithin(ctx context.Context, objectiveIDs []string) (list []Gone, err error) {
	if len(objectiveIDs) == 0 {
		return nil, nil
	}
	err = tx.gone().Where("e.within_id IN (?) AND e.at > ?", bun.List(objectiveIDs), tx.Now).Where("e.kind <> 'check_in.made'").Scan(ctx, &list)
	return list, err
}

// SinceOn gives what was told since the moment of some nouns of one kind, check-ins left
// out, in the order of the trail.
func (tx *Tx) SinceOn(ctx context.Context, kind string, ids []string) (list []Gone, err error) {
	q := store.OfEach(tx, "events", "e", "subject_id", ids, func(q *bun.SelectQuery) *bun.SelectQuery {
		return q.Where("e.subject_kind = ? AND e.at > ?", kind, tx.Now).Where("e.kind <> 'check_in.made'")
	})
	err = q.Apply(goneOf).Scan(ctx, &list)
	return list, err
}

// SinceOf gives what was told since the moment of some kinds, of which a check-in is none,
// in the order of the trail.
func (tx *Tx) SinceOf(ctx context.Context, kinds ...string) (list []Gone, err error) {
	err = tx.gone().Apply(after(tx.Now, kinds)).Scan(ctx, &list)
	return list, err
}

// after narrows a query over events (alias e) to some kinds told after a moment. The
// condition on the kind is that of the index events_since, word for word.
func after(at time.Time, kinds []string) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		return q.Where("e.kind IN (?) AND e.at > ?", bun.List(kinds), at).Where("e.kind <> 'check_in.made'")
	}
}

// FirstSince is a query that gives, in a column each, the number in the trail (seq) of the first
// event of each aspect that was told since the moment of a subject (subject_id): for who orders
// or narrows by how many nouns stood and mustn't read them all. An aspect is some kinds.
func (tx *Tx) FirstSince(aspects ...Aspect) *bun.SelectQuery {
	q, all := tx.NewSelect().TableExpr("events AS e").ColumnExpr("e.subject_id"), []string(nil)
	for _, a := range aspects {
		q, all = q.ColumnExpr("MIN(CASE WHEN e.kind IN (?) THEN e.seq END) AS ?", bun.List(a.Kinds), bun.Ident(a.Name)), append(all, a.Kinds...)
	}
	return q.Apply(after(tx.Now, all)).GroupExpr("e.subject_id")
}

// FirstTold is a query for one column (seq, kind) of the first event of some kinds that was told since the moment of
// a subject, whose id a column has; nothing where nothing was. It asks of one subject at a time, for who looks at
// few: so it keeps away from the index events_since, along which each would go through all that was told of others.
func (tx *Tx) FirstTold(what, kind, column string, kinds ...string) *bun.SelectQuery {
	return tx.NewSelect().TableExpr("events AS x").ColumnExpr("x.?", bun.Ident(what)).Where("x.subject_kind = ? AND x.subject_id = ?", kind, bun.Safe(column)).
		Where("x.kind IN (?) AND x.at > ?", bun.List(kinds), tx.Now).OrderExpr("x.seq").Limit(1)
}

// SubjectsSince is a query for whatever something of some kinds was told of since the moment.
func (tx *Tx) SubjectsSince(kinds ...string) *bun.SelectQuery {
	return tx.NewSelect().TableExpr("events AS e").ColumnExpr("e.subject_id").Apply(after(tx.Now, kinds))
}

// Firsts narrows a query over events (alias e) to the first since the moment, of some kinds, of each subject. Asked
// in this way, databases look each up among all of them instead of joining what they can't guess the number of.
func (tx *Tx) Firsts(kinds ...string) func(*bun.SelectQuery) *bun.SelectQuery {
	first := tx.NewSelect().TableExpr("events AS e").ColumnExpr("MIN(e.seq)").Apply(after(tx.Now, kinds)).GroupExpr("e.subject_id")
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		return q.Apply(after(tx.Now, kinds)).Where("(e.seq IN (?)) IS TRUE", first)
	}
}

// Aspect is what some kinds of events tell of a noun, such as whether it was there.
type Aspect struct {
	Name  string
	Kinds []string
}

// SinceMoved is SinceOf of those events that have changed one of some fields.
func (tx *Tx) SinceMoved(ctx context.Context, fields []string, kinds ...string) ([]Gone, error) {
	return tx.MovedAfter(ctx, tx.Now, nil, fields, kinds...)
}

// MovedAfter is SinceMoved of any moment, also while the present is looked at, and of
// some subjects only where they are named.
func (tx *Tx) MovedAfter(ctx context.Context, at time.Time, of []Ref, fields []string, kinds ...string) (list []Gone, err error) {
	differ := make([]string, len(fields))
	for i, field := range fields {
		differ[i] = store.JSONText(tx, "e.before", field) + " <> " + store.JSONText(tx, "e.after", field)
	}
	q := tx.gone().Apply(after(at, kinds))
	if len(of) > 0 {
		q = q.WhereGroup(" AND ", func(q *bun.SelectQuery) *bun.SelectQuery {
			for _, one := range of {
				q = q.WhereOr("e.subject_kind = ? AND e.subject_id = ?", one.Kind, one.ID)
			}
			return q
		})
	}
	err = q.Where("("+strings.Join(differ, " OR ")+")").Scan(ctx, &list)
	return list, err
}

// By narrows a query to what had happened, by a column, at the past moment that tx looks at; the present knows all.
func (tx *Tx) By(column string) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		if !tx.Past() {
			return q
		}
		return q.Where("? <= ?", bun.Ident(column), tx.Now)
	}
}

// Trail gives all that was told of some nouns of one kind, of some kinds, before the moment and since, in the order of
// the trail: for who can't do with what stood before the first event since, where few things are told of one noun.
func (tx *Tx) Trail(ctx context.Context, kind string, ids []string, kinds ...string) (list []Event, err error) {
	if len(ids) == 0 {
		return nil, nil
	}
	err = tx.NewSelect().TableExpr("events AS e").ColumnExpr("e.kind, e.subject_id, e.actor_id, e.before, e.after, e.at, e.seq").
		Where("e.subject_kind = ? AND e.subject_id IN (?)", kind, bun.List(ids)).Where("e.kind IN (?)", bun.List(kinds)).OrderExpr("e.seq").Scan(ctx, &list)
	return list, err
}

func (tx *Tx) gone() *bun.SelectQuery { return tx.NewSelect().TableExpr("events AS e").Apply(goneOf) }

// goneOf asks of events (alias e) what a Gone holds, in the order of the trail.
func goneOf(q *bun.SelectQuery) *bun.SelectQuery {
	return q.ColumnExpr("e.kind, e.subject_kind, e.subject_id, e.within_id, e.actor_id, e.before, e.at, e.seq").OrderExpr("e.seq")
}

// Did reports whether somebody has done any of some kinds of things to a noun.
func (tx *Tx) Did(ctx context.Context, personID string, to Ref, kinds ...string) (bool, error) {
	return tx.NewSelect().TableExpr("events AS e").Where("e.subject_kind = ? AND e.subject_id = ?", to.Kind, to.ID).
		Where("e.actor_id = ? AND e.kind IN (?)", personID, bun.List(kinds)).Exists(ctx)
}

// First keeps, of events in their order, the first of each subject.
func First(list []Gone, kinds ...string) map[string]Gone {
	first := map[string]Gone{}
	for _, g := range list {
		if _, had := first[g.SubjectID]; !had && slices.Contains(kinds, g.Kind) {
			first[g.SubjectID] = g
		}
	}
	return first
}
