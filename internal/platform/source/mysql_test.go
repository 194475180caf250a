package source_test

import (
	"bytes"
	"crypto/sha1"
	"encoding/binary"
	"io"
	"net"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/source"
)

// stand is a little of a MySQL server: it greets, checks the password as
// mysql_native_password does, and answers statements from a table. It notes what it is
// told. That the real ones do the same is tried where SINAN_TEST_MYSQL names one.
type stand struct {
	t       *testing.T
	answers map[string][][]string // rows; nil for OK
	errors  map[string]uint16
	mu      sync.Mutex
	told    []string
}

const salt = "12345678abcdefghijkl"

func (s *stand) listen() string {
	s.t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { _ = l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go s.serve(c)
		}
	}()
	return l.Addr().String()
}

func write(c net.Conn, number byte, payload []byte) {
	head := []byte{byte(len(payload)), byte(len(payload) >> 8), byte(len(payload) >> 16), number}
	_, _ = c.Write(append(head, payload...))
}

func read(c net.Conn) ([]byte, byte, error) {
	head := make([]byte, 4)
	if _, err := io.ReadFull(c, head); err != nil {
		return nil, 0, err
	}
	body := make([]byte, int(head[0])|int(head[1])<<8|int(head[2])<<16)
	_, err := io.ReadFull(c, body)
	return body, head[3], err
}

func refuse(c net.Conn, number byte, code uint16, words string) {
	write(c, number, append(binary.LittleEndian.AppendUint16([]byte{0xff}, code), "#42000"+words...))
}

func text(s string) []byte { return append([]byte{byte(len(s))}, s...) }

func (s *stand) serve(c net.Conn) {
	defer func() { _ = c.Close() }()
	const able = 1 | 8 | 0x200 | 0x2000 | 0x8000 | 0x80000 // long password, with a database, 4.1, transactions, secure, plugins
	hello := append([]byte{10}, "8.0.0-stand\x00"...)
	hello = append(hello, 1, 0, 0, 0)
	hello = append(append(hello, salt[:8]...), 0)
	hello = append(binary.LittleEndian.AppendUint16(hello, able&0xffff), 45, 2, 0)
	hello = append(binary.LittleEndian.AppendUint16(hello, able>>16), 21)
	hello = append(append(append(hello, make([]byte, 10)...), salt[8:]...), 0)
	write(c, 0, append(hello, "mysql_native_password\x00"...))
	body, number, err := read(c)
	if err != nil || len(body) < 32 {
		return
	}
	name, rest, _ := bytes.Cut(body[32:], []byte{0})
	proof := rest[1 : 1+int(rest[0])]
	one := sha1.Sum([]byte("s3cret"))
	two := sha1.Sum(one[:])
	mixed := sha1.Sum(append([]byte(salt), two[:]...))
	for i := range mixed {
		mixed[i] ^= one[i]
	}
	if string(name) != "sinan" || !bytes.Equal(proof, mixed[:]) {
		refuse(c, number+1, 1045, "Access denied for user '"+string(name)+"'")
		return
	}
	ok := []byte{0, 0, 0, 2, 0, 0, 0}
	write(c, number+1, ok)
	for {
		body, _, err := read(c)
		if err != nil || body[0] != 3 {
			return
		}
		query := string(body[1:])
		s.mu.Lock()
		s.told = append(s.told, query)
		s.mu.Unlock()
		if code, bad := s.errors[query]; bad {
			refuse(c, 1, code, "it was refused")
			continue
		}
		rows := s.answers[query]
		if rows == nil {
			write(c, 1, ok)
			continue
		}
		s.table(c, rows)
	}
}

func (s *stand) table(c net.Conn, rows [][]string) {
	write(c, 1, []byte{byte(len(rows[0]))})
	n := byte(2)
	next := func(payload []byte) { write(c, n, payload); n++ }
	for range rows[0] {
		var column []byte
		for _, part := range []string{"def", "", "", "", "c", ""} {
			column = append(column, text(part)...)
		}
		next(append(column, 12, 45, 0, 255, 0, 0, 0, 253, 0, 0, 0, 0, 0))
	}
	end := []byte{0xfe, 0, 0, 2, 0}
	next(end)
	for _, row := range rows {
		var cells []byte
		for _, cell := range row {
			if cell == "NULL" {
				cells = append(cells, 0xfb)
				continue
			}
			cells = append(cells, text(cell)...)
		}
		next(cells)
	}
	next(end)
}

func TestMySQL(t *testing.T) {
	s := &stand{t: t, answers: map[string][][]string{
		"SELECT v FROM one":                                    {{"52000.50"}},
		"SELECT d, v FROM t WHERE d >= '2026-11-12'":           {{"2026-11-12", "51000"}, {"2026-11-13 00:00:00", "NULL"}, {"2026-11-14", "5.2e4"}},
		"SELECT v FROM many":                                   {{"1"}, {"2"}},
		"SELECT a, b, c FROM wide":                             {{"1", "2", "3"}},
		"SELECT NULL":                                          {{"NULL"}},
		"WITH x AS (SELECT 1) SELECT * FROM x -- drop nothing": {{"7"}},
	}, errors: map[string]uint16{"SELECT slow": 3024, "SELECT NEXTVAL(s)": 1792, "SELECT nothing": 1146, "SET SESSION max_execution_time=15000": 1193}}
	place := source.Place{Kind: source.MySQL, Address: s.listen() + "/bi", User: "sinan", Secret: "s3cret", TLS: "disable"}
	for query, want := range map[string]string{
		"SELECT v FROM one":                          "52000.50",
		"SELECT d, v FROM t WHERE d >= '{from}'":     "2026-11-12 51000, 2026-11-14 5.2e4",
		"SELECT v FROM many":                         "source.many",
		"SELECT a, b, c FROM wide":                   "source.columns",
		"SELECT NULL":                                "source.no_value",
		"SELECT slow":                                "source.slow",
		"SELECT nothing":                             "source.sql",
		"SELECT NEXTVAL(s)":                          "source.writes",
		"DELETE FROM t":                              "source.only_asks",
		"COMMIT":                                     "source.only_asks",
		"SELECT 1 INTO\n OUTFILE '/tmp/x'":           "source.only_asks",
		"SELECT /*!50000 1 INTO*/ OUTFILE '/tmp/x'":  "source.only_asks",
		"/* why */ -- and\n (SELECT v FROM missing)": "source.no_value",
		"WITH x AS (SELECT 1) SELECT * FROM x -- drop nothing": "7",
	} {
		got, err := local().Read(t.Context(), place, source.Ask{Query: query, From: date.Must("2026-11-12"), To: date.Must("2026-11-14")})
		told := show(got.Rows)
		if err != nil {
			told = codeOf(err)
		}
		if told != want && !(strings.Contains(query, "missing") && strings.HasPrefix(told, "source.")) {
			t.Errorf("%q: %s, want %s", query, told, want)
		}
	}
	if err := local().Try(t.Context(), place); codeOf(err) != "source.columns" && codeOf(err) != "source.no_value" { // the stand answers OK, which is no row
		t.Errorf("try: %v", err)
	}
	all := strings.Join(s.told, "\n")
	for _, must := range []string{"SET SESSION TRANSACTION READ ONLY", "time_zone='+08:00'", "SET SESSION max_statement_time=15", "START TRANSACTION READ ONLY", "ROLLBACK"} {
		if !strings.Contains(strings.ReplaceAll(all, " = ", "="), must) {
			t.Errorf("the server wasn't told %q:\n%s", must, all)
		}
	}
	if strings.Contains(all, "DELETE") || strings.Contains(strings.ToUpper(all), "OUTFILE") {
		t.Errorf("it was told what may not be told:\n%s", all)
	}
}

func TestMySQLThatCantBeReached(t *testing.T) {
	s := &stand{t: t}
	at := s.listen() + "/bi"
	for want, p := range map[string]source.Place{
		"source.sql_denied":    {Address: at, User: "sinan", Secret: "wrong", TLS: "disable"},
		"source.no_tls":        {Address: at, User: "sinan", Secret: "s3cret"},
		"source.tls":           {Address: at, User: "sinan", TLS: "maybe"},
		"source.mysql_address": {Address: "db.example.com", User: "sinan"},
		"input.required":       {Address: at},
		"source.refused":       {Address: "127.0.0.1:1/bi", User: "sinan", TLS: "disable"},
	} {
		p.Kind = source.MySQL
		if err := local().Try(t.Context(), p); codeOf(err) != want {
			t.Errorf("%+v: %v, want %s", p, err, want)
		}
	}
	err := reader().Try(t.Context(), source.Place{Kind: source.MySQL, Address: at, User: "sinan", Secret: "s3cret", TLS: "disable"})
	if f, _ := fault.Of(err); f == nil || f.Code != "source.closed" {
		t.Errorf("this machine, not allowed: %v", err)
	}
	for _, address := range []string{"u:p@db/bi", "db/bi?allowAllFiles=true", "unix(/tmp/x)/bi", "db:1:2/bi", "/bi"} {
		if err := local().Check(source.Place{Kind: source.MySQL, Address: address, User: "x"}); codeOf(err) != "source.mysql_address" {
			t.Errorf("%s: %v", address, err)
		}
	}
}

// A real MySQL or MariaDB, as user:password@host:port/database in SINAN_TEST_MYSQL, says
// the same.
func TestARealMySQL(t *testing.T) {
	at := os.Getenv("SINAN_TEST_MYSQL")
	if at == "" {
		t.Skip("SINAN_TEST_MYSQL names no server")
	}
	who, where, _ := strings.Cut(at, "@")
	user, password, _ := strings.Cut(who, ":")
	place := source.Place{Kind: source.MySQL, Address: where, User: user, Secret: password, TLS: "prefer"}
	if err := local().Try(t.Context(), place); err != nil {
		t.Fatal(err)
	}
	for query, want := range map[string]string{
		"SELECT CAST(52000.50 AS DECIMAL(10,2))":                         "52000.50",
		"SELECT DATE('{from}'), 1.5 UNION ALL SELECT '2026-11-13', NULL": "2026-11-12 1.5",
		"SELECT TIMESTAMP(FROM_UNIXTIME(1794499200)), 3":                 "2026-11-13 00:00:00 3", // 2026-11-12 16:00 in UTC
		"SELECT SLEEP(30)":      "source.slow",
		"SELECT 1; SELECT 2":    "source.sql",
		"SELECT * FROM nowhere": "source.sql",
	} {
		got, err := local().Read(t.Context(), place, source.Ask{Query: query, From: date.Must("2026-11-12"), To: date.Must("2026-11-14")})
		told := show(got.Rows)
		if err != nil {
			told = codeOf(err)
		}
		if told != want && !(strings.Contains(query, "SLEEP") && told == "1") { // MySQL ends a sleep with 1 and MariaDB with its error
			t.Errorf("%q: %s (%v), want %s", query, told, err, want)
		}
	}
}
