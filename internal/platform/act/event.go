package act

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"github.com/gofrs/uuid/v5"
	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Ref names the noun that an event is about.
type Ref struct {
	Kind   string // as in the glossary: "objective", "key_result"
	ID     string
	Within string // the objective it belongs to, or ""
}

// Told is an event as a feature tells it. Before and After are what changed,
// as JSON objects of the changed fields; secrets never go in.
type Told struct {
	Kind    string // "noun.past"
	Subject Ref
	Before  any
	After   any
	// Detail is for listeners only; it is not written down.
	Detail any
	// ID is the event's own, given by Tell before the listeners hear of it.
	ID string
}

// Event is a row of the trail: what was told, by whom, when, from where, and
// its place in the hash chain.
type Event struct {
	bun.BaseModel `bun:"table:events"`
	Seq           int64     `bun:"seq,pk" json:"seq"`
	ID            string    `bun:"id" json:"id"`
	At            time.Time `bun:"at" json:"at"`
	ActorID       string    `bun:"actor_id" json:"actor_id"`
	Kind          string    `bun:"kind" json:"kind"`
	SubjectKind   string    `bun:"subject_kind" json:"subject_kind"`
	SubjectID     string    `bun:"subject_id" json:"subject_id"`
	WithinID      string    `bun:"within_id" json:"within_id"`
	Before        string    `bun:"before" json:"before"`
	After         string    `bun:"after" json:"after"`
	Request       string    `bun:"request" json:"request"`
	PrevHash      string    `bun:"prev_hash" json:"prev_hash"`
	Hash          string    `bun:"hash" json:"hash"`
}

// Digest is the hash that the event must carry: SHA-256 over its own columns
// and the hash before it, so that no row can be altered, removed or moved
// without breaking every later one.
func (e Event) Digest() string {
	b, _ := json.Marshal([]string{ // strings always marshal
		e.PrevHash, strconv.FormatInt(e.Seq, 10), e.ID, e.At.UTC().Format(time.RFC3339Nano), e.ActorID, e.Kind,
		e.SubjectKind, e.SubjectID, e.WithinID, e.Before, e.After, e.Request,
	})
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// Head is the place of the newest event in the trail; 0 before the first one.
func Head(ctx context.Context, db bun.IDB) (seq int64, err error) {
	if err = db.NewRaw("SELECT seq FROM event_heads WHERE id = 1").Scan(ctx, &seq); err != nil {
		return 0, fmt.Errorf("act: head of the trail: %w", err)
	}
	return seq, nil
}

// Request is where a call came from; it is kept with each event.
type Request struct {
	ID    string `json:"id,omitempty"`
	IP    string `json:"ip,omitempty"`
	Agent string `json:"agent,omitempty"`
	Token string `json:"token,omitempty"` // id of the API token, where one was used
}

type requestKey struct{}

// WithRequest keeps where a call came from in its context.
func WithRequest(ctx context.Context, r Request) context.Context {
	return context.WithValue(ctx, requestKey{}, r)
}

// NewID makes an id: a UUID of version 7, which sorts by the time it was made.
func NewID() string { return uuid.Must(uuid.NewV7()).String() }

// Tell writes down what happened and lets the listeners react, in order of
// their registration. The row itself is written at the end of the transaction.
func (tx *Tx) Tell(ctx context.Context, e Told) error {
	row, err := eventOf(ctx, tx.Who, tx.Now, e)
	if err != nil {
		return err
	}
	tx.told = append(tx.told, row)
	e.ID = row.ID
	for _, hear := range tx.runner.listeners[e.Kind] {
		if err := hear(ctx, tx, e); err != nil {
			return fmt.Errorf("%s: %w", e.Kind, err)
		}
	}
	return nil
}

func eventOf(ctx context.Context, who access.Actor, now time.Time, e Told) (Event, error) {
	before, err := encode(e.Before)
	if err != nil {
		return Event{}, err
	}
	after, err := encode(e.After)
	if err != nil {
		return Event{}, err
	}
	request := ""
	if r, ok := ctx.Value(requestKey{}).(Request); ok {
		if request, err = encode(r); err != nil {
			return Event{}, err
		}
	}
	return Event{
		ID: NewID(), At: now, ActorID: who.ID, Kind: e.Kind,
		SubjectKind: e.Subject.Kind, SubjectID: e.Subject.ID, WithinID: e.Subject.Within,
		Before: before, After: after, Request: request,
	}, nil
}

func encode(v any) (string, error) {
	if v == nil {
		return "", nil
	}
	b, err := json.Marshal(v)
	if err != nil {
		return "", fmt.Errorf("act: event: %w", err)
	}
	return string(b), nil
}

// flush chains and writes the events, and hands them to the queue. The head of
// the chain is taken last, so that writers wait for each other only here.
func (tx *Tx) flush(ctx context.Context, db bun.Tx) error {
	var seq int64
	var prev string
	err := db.NewSelect().TableExpr("event_heads").ColumnExpr("seq, hash").Where("id = 1").Apply(store.ForUpdate).Scan(ctx, &seq, &prev)
	if err != nil {
		return fmt.Errorf("act: take the head of the chain: %w", err)
	}
	for i := range tx.told {
		e := &tx.told[i]
		seq++
		e.Seq, e.PrevHash = seq, prev
		e.Hash = e.Digest()
		prev = e.Hash
	}
	writes := []store.Statement{db.NewInsert().Model(&tx.told), db.NewRaw("UPDATE event_heads SET seq = ?, hash = ? WHERE id = 1"+store.Notifying(db), seq, prev)}
	if key := tx.key(ctx); key != nil {
		writes = append(writes, db.NewInsert().Model(key))
	}
	err = store.Together(ctx, db, writes...)
	if store.Duplicate(err, "idempotency_keys") {
		return fault.New(fault.Conflict, "idempotency.running")
	}
	if err != nil {
		return fmt.Errorf("act: write events: %w", err)
	}
	if tx.runner.outbox == nil {
		return nil
	}
	return tx.runner.outbox(ctx, db, tx.told)
}

// From is where the call came from that the event tells of; the zero Request where nobody called, as of a job.
func (e *Event) From() (r Request, err error) {
	if e.Request != "" {
		err = json.Unmarshal([]byte(e.Request), &r)
	}
	return r, err
}

// RequestOf is where the call in this context came from.
func RequestOf(ctx context.Context) Request {
	r, _ := ctx.Value(requestKey{}).(Request)
	return r
}
