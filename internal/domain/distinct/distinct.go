// Package distinct takes out of a list what stands in it more than once.
package distinct

// Of is a list with each value once, where it first stood; nil for none.
func Of[T comparable](list []T) (rest []T) {
	seen := make(map[T]bool, len(list))
	for _, one := range list {
		if !seen[one] {
			seen[one] = true
			rest = append(rest, one)
		}
	}
	return rest
}

// IDs is Of ids, without the empty one.
func IDs(ids []string) (rest []string) {
	for _, id := range Of(ids) {
		if id != "" {
			rest = append(rest, id)
		}
	}
	return rest
}
