package trim

import (
	"bufio"
	"os"
	"strconv"
	"strings"
	"syscall"
)

// code lets go of the pages of the program's own code. They are the file's, unchanged:
// the kernel maps those that are used again, most of them from its cache. Where it
// can't be done nothing is lost but the memory.
func code() {
	own, err := os.Executable()
	if err != nil {
		return
	}
	maps, err := os.Open("/proc/self/maps")
	if err != nil {
		return
	}
	defer func() { _ = maps.Close() }() // it was only read
	for lines := bufio.NewScanner(maps); lines.Scan(); {
		if start, length, ok := executable(lines.Text(), own); ok {
			_, _, _ = syscall.Syscall(syscall.SYS_MADVISE, start, length, syscall.MADV_DONTNEED)
		}
	}
}

// executable reads a line of /proc/self/maps: where a mapping of a file lies that can
// be run and not written.
func executable(line, file string) (start, length uintptr, ok bool) {
	fields := strings.Fields(line)
	if len(fields) < 6 || fields[1] != "r-xp" || strings.Join(fields[5:], " ") != file {
		return 0, 0, false
	}
	from, to, found := strings.Cut(fields[0], "-")
	begin, err := strconv.ParseUint(from, 16, 64)
	end, err2 := strconv.ParseUint(to, 16, 64)
	if !found || err != nil || err2 != nil || end <= begin {
		return 0, 0, false
	}
	return uintptr(begin), uintptr(end - begin), true
}
