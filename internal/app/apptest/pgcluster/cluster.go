// Package pgcluster starts a private PostgreSQL server for tests: in its own
// temporary folder, on a Unix socket only, gone when the process that asked for
// it is gone, however that ended.
package pgcluster

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
)

// role is the superuser of the private server; its socket's folder admits nobody else.
const role = "sinan"

// maxSocketPath is what the shortest sun_path in use (macOS) has room for.
const maxSocketPath = 103

// watch is run by the watchdog shell: $1 is the folder, $2 where the binaries are.
// It says "ready" once the server answers, lasts as long as its standard input
// stays open, and then takes the server and the folder away. It is a process of
// its own because nothing inside a killed process can clean up after it.
const watch = `
dir=$1 bin=$2 log=$1/log
cd "$dir" || exit 1
init() { "$bin/initdb" -D data -U ` + role + ` -A trust -E UTF8 --no-sync --no-instructions "$@" </dev/null >>"$log" 2>&1; }
init --locale=C --locale-provider=icu --icu-locale=zh || { rm -rf data; init --locale=C; } || exit 1
cp server.conf data/postgresql.auto.conf
"$bin/pg_ctl" -D data -l "$log" -w -t 60 start </dev/null >>"$log" 2>&1 || exit 1
echo ready
exec >/dev/null 2>&1
cat
"$bin/pg_ctl" -D data -m immediate -w stop </dev/null
cd / && rm -rf "$dir"
`

// settings trade all durability for speed: the data lives as long as the tests.
// The sort order of initdb above is Chinese on purpose: a query that leans on
// the order of bytes, as SQLite has it, must fail here and not at a customer's.
const settings = place + `
shared_buffers = 64MB
fsync = off
synchronous_commit = off
full_page_writes = off
jit = off
`

// durable leaves everything but the place as it is on a server in service.
const durable = place + `
shared_buffers = 128MB
`

const place = `
listen_addresses = ''
unix_socket_directories = '%s'
max_connections = 200
dynamic_shared_memory_type = mmap
max_wal_size = 1GB
log_min_messages = fatal
log_checkpoints = off
`

// Cluster is one running private server.
type Cluster struct {
	dir  string
	hold io.Closer     // closing it tells the watchdog to clean up
	gone chan struct{} // closed when the watchdog has ended
	err  error         // how it ended; valid once gone
}

// Start makes a server and waits until it answers. It returns an error that
// wraps ErrNoServer where PostgreSQL is not installed. The server stops when
// Stop is called or the calling process ends.
func Start() (*Cluster, error) { return start(settings) }

// StartDurable is Start for measuring: the server keeps its word on durability,
// and pays for it, like one in service.
func StartDurable() (*Cluster, error) { return start(durable) }

func start(settings string) (*Cluster, error) {
	bin, err := Binaries()
	if err != nil {
		return nil, err
	}
	as, err := runAs()
	if err != nil {
		return nil, err
	}
	dir, err := folder(as, settings)
	if err != nil {
		return nil, err
	}
	c := &Cluster{dir: dir}
	if err := c.launch(bin, as); err != nil {
		log, _ := os.ReadFile(filepath.Join(dir, "log"))
		_ = os.RemoveAll(dir)
		return nil, fmt.Errorf("start PostgreSQL of %s: %w\n%s", bin, err, log)
	}
	return c, nil
}

func (c *Cluster) launch(bin string, as *syscall.Credential) error {
	held, hold, err := os.Pipe()
	if err != nil {
		return err
	}
	defer held.Close()
	cmd := exec.Command("/bin/sh", "-c", watch, "sinan-test-postgres", c.dir, bin)
	cmd.Stdin = held
	// A session of its own, so that Ctrl-C reaches the tests and not the clean-up.
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Credential: as}
	out, err := cmd.StdoutPipe()
	if err != nil {
		hold.Close()
		return err
	}
	if err := cmd.Start(); err != nil {
		hold.Close()
		return err
	}
	word, err := bufio.NewReader(out).ReadString('\n')
	if strings.TrimSpace(word) != "ready" {
		hold.Close()
		return errors.Join(cmd.Wait(), ignoreEOF(err))
	}
	c.hold, c.gone = hold, make(chan struct{})
	go func() {
		c.err = cmd.Wait()
		// Nobody may hold on to c: the collector would close the pipe, and so stop the server.
		runtime.KeepAlive(hold)
		close(c.gone)
	}()
	return nil
}

// Stop takes the server and its folder away and waits until both are gone.
func (c *Cluster) Stop() error {
	err := c.hold.Close()
	<-c.gone
	return errors.Join(err, c.err)
}

// DSN addresses one database of the server.
func (c *Cluster) DSN(database string) string {
	return (&url.URL{
		Scheme: "postgres", User: url.User(role), Path: "/" + database,
		RawQuery: url.Values{"host": {c.dir}, "sslmode": {"disable"}}.Encode(),
	}).String()
}

// runAs picks whom to be: PostgreSQL refuses to run as root.
func runAs() (*syscall.Credential, error) {
	if os.Geteuid() != 0 {
		return nil, nil
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		if u, err = user.Lookup("nobody"); err != nil {
			return nil, fmt.Errorf("PostgreSQL refuses to run as root, and no other user was found: %w", err)
		}
	}
	uid, err := strconv.ParseUint(u.Uid, 10, 32)
	if err != nil {
		return nil, err
	}
	gid, err := strconv.ParseUint(u.Gid, 10, 32)
	if err != nil {
		return nil, err
	}
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, nil
}

// folder makes the server's private folder, settings included.
func folder(as *syscall.Credential, settings string) (dir string, err error) {
	// Not os.TempDir: on macOS that is too long a path for a socket.
	dir, err = os.MkdirTemp("/tmp", "sinan-pg-")
	if err != nil {
		return "", err
	}
	defer func() {
		if err != nil {
			_ = os.RemoveAll(dir)
		}
	}()
	if len(dir)+len("/.s.PGSQL.5432") > maxSocketPath {
		return "", fmt.Errorf("%s is too long a path for a socket", dir)
	}
	conf := filepath.Join(dir, "server.conf")
	if err = os.WriteFile(conf, fmt.Appendf(nil, settings, dir), 0o644); err != nil {
		return "", err
	}
	if as != nil {
		err = os.Chown(dir, int(as.Uid), int(as.Gid))
	}
	return dir, err
}

func ignoreEOF(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}
