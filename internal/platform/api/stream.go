package api

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"reflect"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// Message is one server-sent event. A zero ID leaves the client's last one as it is.
type Message struct {
	ID    int64
	Event string
	Data  any
}

// Send writes a message at once; an error means that the client is gone.
type Send func(Message) error

// sendTimeout is how long a client may take to accept one message.
const sendTimeout = 10 * time.Second

// Stream registers an operation that answers with server-sent events for as long
// as fn runs; D is what the data of its messages looks like. The context ends with
// the client's connection.
func Stream[I, D any](r *Router, op Op, fn func(ctx context.Context, who access.Actor, in *I, send Send)) {
	r.ops = append(r.ops, op)
	o := r.describe(op)
	data := r.huma.OpenAPI().Components.Schemas.Schema(reflect.TypeFor[D](), true, "")
	o.Responses = map[string]*huma.Response{"200": {Description: "Server-sent events, whose data this is", Content: map[string]*huma.MediaType{"text/event-stream": {Schema: data}}}}
	huma.Register(r.huma, o, func(ctx context.Context, in *I) (*huma.StreamResponse, error) {
		who := Who(ctx)
		if !who.Signed() {
			return nil, problem(ctx, r.book, fault.New(fault.Unsigned, "session.none"))
		}
		return &huma.StreamResponse{Body: func(c huma.Context) {
			c.SetHeader("Content-Type", "text/event-stream")
			c.SetHeader("Cache-Control", "no-store")
			c.SetHeader("X-Accel-Buffering", "no") // nginx holds answers back otherwise
			w, _ := c.BodyWriter().(http.ResponseWriter)
			// The server's limit on reading is over the whole of a request; this one's client only listens, for long.
			if err := http.NewResponseController(w).SetReadDeadline(time.Time{}); err != nil {
				return
			}
			// Milliseconds until a client tries again; not all at once when the server restarts.
			if _, err := fmt.Fprintf(c.BodyWriter(), "retry: %d\n\n", 500+rand.N(1000)); err != nil {
				return
			}
			fn(c.Context(), who, in, sender(c))
		}}, nil
	})
}

func sender(c huma.Context) Send {
	out := c.BodyWriter()
	w, _ := out.(http.ResponseWriter)
	control := http.NewResponseController(w)
	return func(m Message) error {
		data, err := json.Marshal(m.Data)
		if err != nil {
			return fmt.Errorf("stream: %w", err)
		}
		text := "event: " + m.Event + "\ndata: " + string(data) + "\n\n"
		if m.ID > 0 {
			text = fmt.Sprintf("id: %d\n%s", m.ID, text)
		}
		// The server's own limit is one for whole answers, and this one has no end.
		if err := control.SetWriteDeadline(time.Now().Add(sendTimeout)); err != nil {
			return err
		}
		if _, err := out.Write([]byte(text)); err != nil {
			return err
		}
		return control.Flush()
	}
}
