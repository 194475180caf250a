package pgcluster

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// ErrNoServer says that PostgreSQL's server programs are not on this machine, and how to get them.
var ErrNoServer = errors.New("no PostgreSQL server programs found (initdb, pg_ctl, postgres); " +
	"get them by `apt-get install postgresql` or `brew install postgresql`, or name their folder in SINAN_TEST_POSTGRES_BIN")

// Binaries finds the folder with PostgreSQL's server programs: what
// SINAN_TEST_POSTGRES_BIN names, what pg_config says, the PATH, and where Debian, Red Hat
// and Homebrew keep them, the newest version first.
func Binaries() (string, error) {
	if named := os.Getenv("SINAN_TEST_POSTGRES_BIN"); named != "" {
		if complete(named) {
			return named, nil
		}
		return "", errors.Join(errors.New(named+" is not such a folder"), ErrNoServer)
	}
	for _, dir := range candidates() {
		if complete(dir) {
			return dir, nil
		}
	}
	return "", ErrNoServer
}

func candidates() []string {
	var dirs []string
	// pg_config may belong to client libraries only, hence the check of every folder.
	if out, err := exec.Command("pg_config", "--bindir").Output(); err == nil {
		dirs = append(dirs, strings.TrimSpace(string(out)))
	}
	dirs = append(dirs, filepath.SplitList(os.Getenv("PATH"))...)
	for _, pattern := range []string{
		"/usr/lib/postgresql/*/bin",
		"/usr/pgsql-*/bin",
		"/opt/homebrew/opt/postgresql*/bin",
		"/usr/local/opt/postgresql*/bin",
		"/Applications/Postgres.app/Contents/Versions/*/bin",
		"/usr/local/pgsql/bin",
	} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			continue // only a malformed pattern errs
		}
		dirs = append(dirs, newestFirst(found)...)
	}
	return dirs
}

func complete(dir string) bool {
	for _, name := range []string{"initdb", "pg_ctl", "postgres"} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil || info.IsDir() || info.Mode()&0o111 == 0 {
			return false
		}
	}
	return true
}

// newestFirst sorts folders by the version number in their path, 17 before 9.6.
func newestFirst(dirs []string) []string {
	slices.SortStableFunc(dirs, func(a, b string) int { return version(b) - version(a) })
	return dirs
}

// version reads the major version of the first number in a path, 0 where there is none.
func version(path string) int {
	digits := strings.FieldsFunc(path, func(r rune) bool { return r < '0' || r > '9' })
	if len(digits) == 0 {
		return 0
	}
	n, err := strconv.Atoi(digits[0])
	if err != nil {
		return 0
	}
	return n
}
