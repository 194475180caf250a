// Command run serves Sinan by a clock that a journey moves, so that a week passes
// in a minute. What the program does by the hour is done at each move; its letters
// are kept for the journey to read.
//
//	run ADDR DATABASE TIME [demo]
//
//	POST /simulated/clock?at=TIME   moves the clock and does what is due by then
//	GET  /simulated/letters         what was mailed so far
//
// ADDR is a loopback address, TIME is as in RFC 3339. With demo the database, which
// must be empty, is filled with the demo department as of TIME first.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"os"
	"sync"
	"time"

	"github.com/sinan-okr/sinan/internal/app"
	"github.com/sinan-okr/sinan/internal/platform/jobs"
	"github.com/sinan-okr/sinan/internal/platform/mail"
	"github.com/sinan-okr/sinan/internal/platform/outbound"
	"github.com/sinan-okr/sinan/internal/platform/store"
	"github.com/sinan-okr/sinan/web"
)

const secret = "a secret of journeys, long enough to seal"

func main() {
	if err := run(context.Background(), os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "simulated:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	if len(args) != 3 && (len(args) != 4 || args[3] != "demo") {
		return errors.New("say ADDR DATABASE TIME [demo]")
	}
	listener, err := net.Listen("tcp", args[0])
	if err != nil {
		return err
	}
	if at, ok := listener.Addr().(*net.TCPAddr); !ok || !at.IP.IsLoopback() {
		return errors.New("only on a loopback address: anybody may move its clock")
	}
	s := &simulation{}
	if err := s.set(args[2]); err != nil {
		return err
	}
	shanghai, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		return err
	}
	if len(args) == 4 {
		if err := s.fill(ctx, args[1], shanghai); err != nil {
			return err
		}
	}
	s.app, err = app.Open(ctx, args[1], app.Config{Now: s.now, UI: web.FS(),
		Options: app.Options{Location: shanghai, BaseURL: "http://" + listener.Addr().String(), Secret: secret, Mail: s,
			Outbound: outbound.Options{Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}}}}) // places that a journey stands in for
	if err != nil {
		return err
	}
	if err := s.app.Start(ctx); err != nil {
		return err
	}
	mux := http.NewServeMux()
	mux.Handle("/", s.app)
	mux.HandleFunc("POST /simulated/clock", s.move)
	mux.HandleFunc("GET /simulated/letters", s.tell)
	server := http.Server{Handler: mux, ReadHeaderTimeout: 10 * time.Second}
	return server.Serve(listener)
}

// simulation is the program with its clock and its letters.
type simulation struct {
	app     *app.App
	mu      sync.Mutex
	ahead   time.Duration // of the machine's clock
	letters []mail.Letter
}

func (s *simulation) now() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return time.Now().Add(s.ahead)
}

func (s *simulation) set(at string) error {
	t, err := time.Parse(time.RFC3339, at)
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ahead = time.Until(t)
	return nil
}

// fill puts the demo department into an empty database, as of the simulation's time.
func (s *simulation) fill(ctx context.Context, database string, loc *time.Location) error {
	db, err := store.Open(ctx, database)
	if err != nil {
		return err
	}
	_, err = db.Migrate(ctx)
	if err == nil {
		err = jobs.Migrate(ctx, db)
	}
	if err == nil {
		err = app.FillDemo(ctx, db, secret, loc, s.now())
	}
	return errors.Join(err, db.Close())
}

// Send keeps a letter.
func (s *simulation) Send(_ context.Context, l mail.Letter) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.letters = append(s.letters, l)
	return nil
}

func (s *simulation) move(w http.ResponseWriter, r *http.Request) {
	err := s.set(r.URL.Query().Get("at"))
	for _, work := range []func(context.Context) error{s.app.Features.Meetings.Extend, s.app.Features.Reviews.CutOff, s.app.Features.Metrics.FetchDue, s.app.Features.Notices.Remind, s.app.Features.Notices.Deliver} {
		if err == nil {
			err = work(r.Context())
		}
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

func (s *simulation) tell(w http.ResponseWriter, _ *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(s.letters) // the client is gone if this fails
}
