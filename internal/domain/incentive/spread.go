package incentive

// Band is how many people get from From to Until, both counted in.
type Band struct {
	From, Until Fen
	People      int
}

// mostBands is how many bands a distribution has at most.
const mostBands = 8

// Spread counts people by what they get, in bands of an even width that reads well:
// 1, 2 or 5 with noughts. The bands follow each other from the least amount to the
// most; there are no more than eight, and no more than people. Nobody, no bands.
func Spread(amounts []Fen) []Band {
	if len(amounts) == 0 {
		return nil
	}
	least, most := amounts[0], amounts[0]
	for _, a := range amounts {
		least, most = min(least, a), max(most, a)
	}
	if least == most {
		return []Band{{From: least, Until: most, People: len(amounts)}}
	}
	width := even(least, most, Fen(min(mostBands, len(amounts))))
	first := least / width
	bands := make([]Band, most/width-first+1)
	for i := range bands {
		from := (first + Fen(i)) * width
		bands[i].From, bands[i].Until = from, from+width-1
	}
	for _, a := range amounts {
		bands[a/width-first].People++
	}
	return bands
}

// even is the least width of 1, 2 or 5 with noughts by which so many bands reach
// from one amount to the other.
func even(least, most, bands Fen) Fen {
	for unit := Fen(1); ; unit *= 10 {
		for _, step := range []Fen{1, 2, 5} {
			if width := step * unit; most/width-least/width < bands {
				return width
			}
		}
	}
}
