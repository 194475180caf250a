// Package scan asks a scanner of the house whether a file may be kept: a command
// that reads it, or an address that it is sent to. Which one, the settings say; no
// person types it in, so that it may well be inside.
package scan

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os/exec"
	"strings"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// patience is how long a scanner may take over a file.
const patience = 30 * time.Second

// ErrRefused says that the scanner doesn't want a file kept.
var ErrRefused = errors.New("scan: refused")

// Scanner asks. The zero value asks nobody and lets all in.
type Scanner struct {
	command  []string
	address  string
	patience time.Duration
}

// New makes a scanner from its setting: an http(s) address, a command line that is
// split at spaces and run without a shell, or "" for none. wait of 0 is the usual
// half minute.
func New(setting string, wait time.Duration) (Scanner, error) {
	s := Scanner{patience: wait}
	if wait == 0 {
		s.patience = patience
	}
	setting = strings.TrimSpace(setting)
	if !strings.Contains(setting, "://") {
		s.command = strings.Fields(setting)
		return s, nil
	}
	u, err := url.Parse(setting)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return Scanner{}, fault.New(fault.Invalid, "config.file_scan")
	}
	s.address = setting
	return s, nil
}

// Check asks about a file. It is ErrRefused where the scanner says no: a command by
// ending with 1 (as clamdscan does), an address by a status of 4xx other than 408
// and 429. Any other error says that there was no answer; the file is not to be
// kept then either.
func (s Scanner) Check(ctx context.Context, name string, content []byte) error {
	ctx, cancel := context.WithTimeout(ctx, s.patience)
	defer cancel()
	switch {
	case s.address != "":
		return s.send(ctx, name, content)
	case len(s.command) > 0:
		return s.run(ctx, content)
	}
	return nil
}

func (s Scanner) run(ctx context.Context, content []byte) error {
	cmd := exec.CommandContext(ctx, s.command[0], s.command[1:]...)
	cmd.Stdin = bytes.NewReader(content)
	cmd.WaitDelay = time.Second // a child of its own may hold the pipes
	err := cmd.Run()
	var ended *exec.ExitError
	switch {
	case ctx.Err() != nil:
		return fmt.Errorf("scan: no answer in time: %w", ctx.Err())
	case errors.As(err, &ended) && ended.ExitCode() == 1:
		return ErrRefused
	case err != nil:
		return fmt.Errorf("scan: %w", err)
	}
	return nil
}

func (s Scanner) send(ctx context.Context, name string, content []byte) error {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, s.address, bytes.NewReader(content))
	if err != nil {
		return fmt.Errorf("scan: %w", err)
	}
	r.Header.Set("Content-Type", "application/octet-stream")
	r.Header.Set("X-Filename", url.PathEscape(name))
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err := client.Do(r)
	if err != nil {
		return fmt.Errorf("scan: %w", err)
	}
	_, _ = io.CopyN(io.Discard, res.Body, 64<<10) // so that the connection can be used again; the status says all
	_ = res.Body.Close()
	switch code := res.StatusCode; {
	case code >= 200 && code < 300:
		return nil
	case code >= 400 && code < 500 && code != http.StatusRequestTimeout && code != http.StatusTooManyRequests:
		return ErrRefused
	}
	return fmt.Errorf("scan: the scanner answered %d", res.StatusCode)
}
