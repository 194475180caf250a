package objectives

// hear registers what this feature does when something happens above it.
func (f *Feature) hear() {}
