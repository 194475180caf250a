// Package width takes the wide forms of a Chinese keyboard for what they stand for.
package width

// Narrow gives the ASCII character of a full-width one, and the space of an ideographic
// space; all else is as it was.
func Narrow(r rune) rune {
	switch {
	case r >= '！' && r <= '～':
		return r - ('！' - '!')
	case r == '\u3000':
		return ' '
	}
	return r
}
