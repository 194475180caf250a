package checkins_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// A check-in that was acknowledged is there after kill −9: the built program on
// a SQLite file, killed in the middle of writing, four times over.
func TestNoAcknowledgedCheckInIsLost(t *testing.T) {
	if testing.Short() {
		t.Skip("builds and kills the program")
	}
	dir := t.TempDir()
	binary := filepath.Join(dir, "sinan")
	build := exec.CommandContext(t.Context(), "go", "build", "-o", binary, "github.com/sinan-okr/sinan/cmd/sinan")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	p := &program{t: t, binary: binary, database: filepath.Join(dir, "sinan.db"), acknowledged: map[string]bool{}}
	p.start()
	p.setUp()
	for range 4 {
		p.writeUntilKilled(400 * time.Millisecond)
		p.start()
		p.everyAcknowledgedIsThere()
	}
	p.kill()
	if len(p.acknowledged) < 8 {
		t.Errorf("only %d check-ins were acknowledged: the test tells little", len(p.acknowledged))
	}
	t.Logf("%d check-ins acknowledged, none lost", len(p.acknowledged))
}

// program is the built program, running or killed.
type program struct {
	t                *testing.T
	binary, database string
	address          string
	cmd              *exec.Cmd
	client           *http.Client
	keyResult        string
	acknowledged     map[string]bool
	last             string // value of the last one acknowledged
}

func (p *program) start() {
	p.t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		p.t.Fatal(err)
	}
	p.address = l.Addr().String()
	_ = l.Close()
	p.cmd = exec.Command(p.binary, "serve", "--addr", p.address, "--database", p.database)
	p.cmd.Env = append(os.Environ(), "SINAN_SECRET=a secret of tests, long enough to seal")
	p.cmd.Stderr = os.Stderr
	if err := p.cmd.Start(); err != nil {
		p.t.Fatal(err)
	}
	p.t.Cleanup(p.kill)
	for deadline := time.Now().Add(15 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if res, err := http.Get("http://" + p.address + "/readyz"); err == nil {
			_ = res.Body.Close()
			if res.StatusCode == http.StatusOK {
				return
			}
		}
	}
	p.t.Fatal("the program did not come up")
}

// kill is SIGKILL: the program gets no chance to tidy up.
func (p *program) kill() {
	if p.cmd != nil {
		_ = p.cmd.Process.Kill()
		_ = p.cmd.Wait()
		p.cmd = nil
	}
}

// send posts or, without a body, gets; ok is false where no answer came.
func (p *program) send(path string, body any) (answer map[string]any, ok bool) {
	method, sent := http.MethodGet, io.Reader(nil)
	if body != nil {
		b, err := json.Marshal(body)
		if err != nil {
			p.t.Fatal(err)
		}
		method, sent = http.MethodPost, bytes.NewReader(b)
	}
	r, err := http.NewRequestWithContext(context.Background(), method, "http://"+p.address+"/api/v1"+path, sent)
	if err != nil {
		p.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	res, err := p.client.Do(r)
	if err != nil {
		return nil, false
	}
	defer func() { _ = res.Body.Close() }()
	if err := json.NewDecoder(res.Body).Decode(&answer); err != nil {
		return nil, false
	}
	if res.StatusCode >= 300 {
		p.t.Fatalf("%s: %d %v", path, res.StatusCode, answer)
	}
	return answer, true
}

func (p *program) must(path string, body any) map[string]any {
	p.t.Helper()
	answer, ok := p.send(path, body)
	if !ok {
		p.t.Fatalf("%s: no answer", path)
	}
	return answer
}

func (p *program) setUp() {
	p.t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		p.t.Fatal(err)
	}
	p.client = &http.Client{Jar: jar, Timeout: 10 * time.Second}
	p.must("/setup", map[string]any{"workspace": "华岳", "name": "root", "email": "root@example.com", "password": "correct horse battery"})
	today := time.Now()
	c := p.must("/cycles", map[string]any{"name": "本季", "starts_on": today.AddDate(0, -1, 0).Format(time.DateOnly), "ends_on": today.AddDate(0, 2, 0).Format(time.DateOnly)})
	o := p.must("/objectives", map[string]any{"cycle_id": c["id"], "title": "拉新", "kind": "committed"})
	kr := p.must(fmt.Sprintf("/objectives/%s/key-results", o["id"]), map[string]any{"title": "新增付费用户1000人",
		"measure": map[string]any{"kind": "metric", "baseline": "0", "target": "1000", "unit": "人"}})
	p.keyResult, _ = kr["id"].(string)
}

// writeUntilKilled checks in as fast as answers come, and kills the program
// while it does.
func (p *program) writeUntilKilled(after time.Duration) {
	p.t.Helper()
	killed := make(chan struct{})
	go func() {
		defer close(killed)
		time.Sleep(after)
		_ = p.cmd.Process.Kill()
	}()
	for n := len(p.acknowledged); ; n++ {
		value := fmt.Sprint(n)
		made, ok := p.send("/key-results/"+p.keyResult+"/check-ins", map[string]any{"value": value})
		if !ok {
			break
		}
		id, _ := made["id"].(string)
		p.acknowledged[id], p.last = true, value
	}
	<-killed
	p.kill()
}

func (p *program) everyAcknowledgedIsThere() {
	p.t.Helper()
	there, values := map[string]bool{}, map[string]bool{}
	cursor := ""
	for {
		page := p.must("/key-results/"+p.keyResult+"/check-ins?limit=200&cursor="+cursor, nil)
		items, _ := page["items"].([]any)
		for _, item := range items {
			c, _ := item.(map[string]any)
			id, _ := c["id"].(string)
			there[id] = true
			if value, ok := c["value"].(string); ok && len(values) < 2 { // the newest, and the one that may have been written without an answer
				values[value] = true
			}
		}
		if cursor, _ = page["next"].(string); cursor == "" {
			break
		}
	}
	for id := range p.acknowledged {
		if !there[id] {
			p.t.Errorf("check-in %s was acknowledged and is gone", id)
		}
	}
	kr := p.must("/key-results/"+p.keyResult, nil)
	if current, _ := kr["current"].(string); !values[current] || !values[p.last] {
		p.t.Errorf("the key result says %s; acknowledged was %s, newest are %v", current, p.last, values)
	}
}
