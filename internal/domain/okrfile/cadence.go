package okrfile

import (
	"encoding/json"
	"errors"
	"strconv"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
)

// ErrCadence says that a text is no cadence.
var ErrCadence = errors.New("no cadence")

// Cadence writes a cadence as people write one: "weekly 1" (1 Monday to 7 Sunday),
// "biweekly 5 2026-01-09", "monthly 15", "monthly last", "dates 2026-01-05 2026-02-02",
// "none". ParseCadence reads it, and the shorter "weekly", "biweekly" and "monthly".
func Cadence(c cycle.Cadence) string {
	switch c.Kind {
	case cycle.Weekly, cycle.Biweekly:
		text := string(c.Kind) + " " + strconv.Itoa((int(c.Weekday)+6)%7+1)
		if c.Kind == cycle.Biweekly && !c.From.IsZero() {
			text += " " + c.From.String()
		}
		return text
	case cycle.Monthly:
		if c.Day == cycle.LastWorkday {
			return "monthly last"
		}
		return "monthly " + strconv.Itoa(c.Day)
	case cycle.Listed:
		text := string(c.Kind)
		for _, on := range c.Dates {
			text += " " + on.String()
		}
		return text
	}
	return string(cycle.Never)
}

// ParseCadence reads what Cadence writes; ErrCadence for anything else.
func ParseCadence(text string) (c cycle.Cadence, err error) {
	words := strings.Fields(text)
	if len(words) == 0 {
		return c, ErrCadence
	}
	as := map[string]any{"kind": words[0]}
	rest := words[1:]
	switch kind := cycle.CadenceKind(words[0]); {
	case len(rest) == 0 && kind != cycle.Listed:
		return parseJSON(words[0])
	case kind == cycle.Weekly && len(rest) == 1, kind == cycle.Biweekly && len(rest) <= 2:
		if as["weekday"], err = strconv.Atoi(rest[0]); err != nil {
			return c, ErrCadence
		}
		if len(rest) == 2 {
			as["from"] = rest[1]
		}
	case kind == cycle.Monthly && len(rest) == 1:
		as["day"] = rest[0]
		if n, err := strconv.Atoi(rest[0]); err == nil {
			as["day"] = n
		}
	case kind == cycle.Listed:
		for _, on := range rest {
			if _, err := date.Parse(on); err != nil {
				return c, ErrCadence
			}
		}
		as["dates"] = rest
	default:
		return c, ErrCadence
	}
	return parseJSON(as)
}

func parseJSON(v any) (c cycle.Cadence, err error) {
	b, err := json.Marshal(v)
	if err != nil {
		return c, err
	}
	if c, err = cycle.ParseCadence(b); err != nil {
		return c, errors.Join(ErrCadence, err)
	}
	return c, nil
}
