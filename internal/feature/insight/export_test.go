package insight

// SumAtMost lets a test see what a page of too many objectives to sum up is.
func (f *Feature) SumAtMost(objectives int) { f.mostSummed = objectives }
