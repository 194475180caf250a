package date

import (
	"strconv"
	"testing"
)

func TestWritten(t *testing.T) {
	want := Of(2026, 12, 1)
	for _, text := range []string{
		"2026-12-01", "2026-12-1", "2026/12/1", " 2026.12.1 ", "2026年12月1日", "20261201", "２０２６／１２／１",
		"2026-12-01 09:30", "2026/12/1 9:30", "2026/12/1 09:30:15", "2026-12-01T09:30:00Z", "2026-12-01T23:30:00+08:00", "2026-12-01T09:30:00.123Z",
	} {
		if got, ok := Written(text); !ok || got != want {
			t.Errorf("Written(%q) = %v, %v", text, got, ok)
		}
	}
	for _, text := range []string{"", "12/1/2026", "2026-13-01", "2026-02-30", "46357", "2026-12-01 later", "2026-12-01 25:00", "明天"} {
		if got, ok := Written(text); ok {
			t.Errorf("Written(%q) = %v, want none", text, got)
		}
	}
}

func TestSerial(t *testing.T) {
	for text, want := range map[string]Date{"46357": Of(2026, 12, 1), "46357.75": Of(2026, 12, 1), " 45000 ": Of(2023, 3, 15)} {
		if got, ok := Serial(text); !ok || got != want {
			t.Errorf("Serial(%q) = %v, %v, want %v", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "20000", "80000", "-46357", "5.2万", "2026-12-01", "20261201"} {
		if got, ok := Serial(text); ok {
			t.Errorf("Serial(%q) = %v, want none", text, got)
		}
	}
}

// The number of a day is read as that day again.
func TestSerialOfADay(t *testing.T) {
	for _, text := range []string{"1954-10-04", "1970-01-01", "2026-12-31", "2028-02-29", "2119-01-10"} {
		n, ok := Must(text).Serial()
		if d, read := Serial(strconv.Itoa(n)); !ok || !read || d.String() != text {
			t.Errorf("%s is %d, which is %s", text, n, d)
		}
	}
	for _, text := range []string{"1900-01-01", "1954-10-03", "2119-01-11", "9999-12-31"} {
		if n, ok := Must(text).Serial(); ok {
			t.Errorf("%s is %d", text, n)
		}
	}
}
