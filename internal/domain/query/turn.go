package query

// Match is of what a query holds: an objective itself, or one of its key results.
type Match struct {
	ObjectiveID string
	KeyResultID string // "" for the objective itself
}

// Turn compares of what a query held with of what it holds now, and gives what is worth telling:
// each objective or key result that it began to hold of, and each objective of which nothing is
// left. A key result of an objective of which it holds itself isn't told besides. Both are in
// the order in which now and before are.
func Turn(before, now []Match) (began, ended []Match) {
	was, is := matchSet(before), matchSet(now)
	left, told := objectivesIn(now), map[string]bool{}
	for _, m := range now {
		if m.KeyResultID != "" && is[Match{ObjectiveID: m.ObjectiveID}] {
			continue
		}
		if !was[m] {
			began = append(began, m)
		}
	}
	for _, m := range before {
		if !left[m.ObjectiveID] && !told[m.ObjectiveID] {
			told[m.ObjectiveID] = true
			ended = append(ended, Match{ObjectiveID: m.ObjectiveID})
		}
	}
	return began, ended
}

// Difference gives what of one list isn't in another, in its order.
func Difference(of, without []Match) (rest []Match) {
	has := matchSet(without)
	for _, m := range of {
		if !has[m] {
			rest = append(rest, m)
		}
	}
	return rest
}

func matchSet(list []Match) map[Match]bool {
	set := make(map[Match]bool, len(list))
	for _, m := range list {
		set[m] = true
	}
	return set
}

func objectivesIn(list []Match) map[string]bool {
	set := map[string]bool{}
	for _, m := range list {
		set[m.ObjectiveID] = true
	}
	return set
}
