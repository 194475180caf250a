package access

// Sight is what lets somebody see a thing: that they may do Action to Target.
type Sight struct {
	Action Action
	Target Target
}

// By reports whether somebody sees it.
func (s Sight) By(who Actor) bool { return Decide(who, s.Action, s.Target) == Allow }
