package act

// Set changes a field where something new was said of it: nil leaves it as it is.
func Set[T any](field, value *T) {
	if value != nil {
		*field = *value
	}
}
