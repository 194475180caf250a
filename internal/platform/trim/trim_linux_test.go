package trim

import (
	"os"
	"regexp"
	"strconv"
	"testing"
)

func TestOnlyCodeOfTheProgramItselfIsLetGo(t *testing.T) {
	const own = "/opt/a b/sinan"
	for line, want := range map[string]uintptr{
		"00400000-01d8a000 r-xp 00000000 08:01 123                        /opt/a b/sinan":     0x198a000,
		"01d8a000-0375f000 r--p 0198a000 08:01 123                        /opt/a b/sinan":     0,
		"0375f000-03a0d000 rw-p 0335f000 08:01 123                        /opt/a b/sinan":     0,
		"7f1825f74000-7f18260ca000 r-xp 00026000 08:01 9                  /usr/lib/libc.so.6": 0,
		"7ffd1000-7ffd2000 r-xp 00000000 00:00 0                          [vdso]":             0,
		"x-y r-xp 0 08:01 1 /opt/a b/sinan":                                                   0,
	} {
		if _, length, ok := executable(line, own); length != want || ok != (want > 0) {
			t.Errorf("%s: %d, %v", line, length, ok)
		}
	}
}

// The program goes on after it let go of its code, and holds less.
func TestMemoryIsGivenBack(t *testing.T) {
	hold := func() int {
		status, err := os.ReadFile("/proc/self/status")
		if err != nil {
			t.Fatal(err)
		}
		n, err := strconv.Atoi(string(regexp.MustCompile(`VmRSS:\s+(\d+) kB`).FindSubmatch(status)[1]))
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	ballast := make([]byte, 64<<20)
	for i := range ballast {
		ballast[i] = 1
	}
	before := hold()
	ballast = nil
	Memory()
	if after := hold(); after > before-32<<10 {
		t.Errorf("%d kB before, %d kB after", before, after)
	}
	_ = ballast
}
