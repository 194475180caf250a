// Package access is the only policy of Sinan: it answers "may this actor do
// this to that?" and nothing else does. It is pure, so that one table can walk
// every action × role × relation × visibility.
package access

import "slices"

// Role is what a person is in the workspace. A manager is not a role: whoever
// leads a team is its manager.
type Role string

// The roles, from the least to the most entitled.
const (
	Guest    Role = "guest"    // sees only what is shared with them
	Member   Role = "member"   // writes OKRs, checks in
	Champion Role = "champion" // sets up cycles, templates, policy; coaches
	HR       Role = "hr"       // evaluations and incentive schemes
	Admin    Role = "admin"    // installs, connects, backs up
	system   Role = "system"
)

// Roles lists the roles that a person can have.
func Roles() []Role { return []Role{Guest, Member, Champion, HR, Admin} }

// Actor is who asks: a person with their relations, a token that narrows them,
// or the system itself.
type Actor struct {
	ID      string
	Name    string
	Role    Role
	Lang    string   // "zh-CN" or "en"
	TeamID  string   // home team
	TeamIDs []string // every team they belong to, home included
	Leads   []string // teams they lead, with all teams below those
	Reports []string // people whose line manager they are
	// Scopes narrows what a token may do: ScopeRead or ScopeWrite (which includes
	// reading). It is nil for a person who is there in person.
	Scopes []string
}

// The scopes of a token.
const (
	ScopeRead  = "read"
	ScopeWrite = "write"
)

// System is the actor of jobs and connectors; name says which.
func System(name string) Actor { return Actor{ID: "system:" + name, Name: name, Role: system} }

// Public is whoever there is, as pages that leave the workspace are read: it sees what
// everybody but guests may see, and nothing that is kept to a team or to listed people.
// It only reads.
func Public() Actor {
	return Actor{ID: "public", Name: "public", Role: Member, Scopes: []string{ScopeRead}}
}

// IsSystem reports whether the actor is a job or connector.
func (a Actor) IsSystem() bool { return a.Role == system }

// Signed reports whether anybody is signed in.
func (a Actor) Signed() bool { return a.ID != "" }

// Visibility is who may see an objective and all that hangs on it.
type Visibility string

// The visibilities.
const (
	Everyone Visibility = "everyone" // all signed-in people save guests
	TeamOnly Visibility = "team"     // the team, those who lead above it, champion and admin
	Listed   Visibility = "listed"   // the owner, responsible people, their manager, and those listed
)

// Target is what an action is done to. The zero Target is the workspace itself.
type Target struct {
	OwnerID     string   // the person who owns it
	TeamID      string   // the team it belongs to (the owner's home team for a person's)
	Responsible []string // people who work on it: key-result owners, action owners, collaborators
	Visibility  Visibility
	ListedIDs   []string // people it is shared with
	StandIns    []string // who may do it in the place of whom it waits for
}

// Verdict is the answer.
type Verdict int

// The verdicts. Hide is a denial that must not tell that the target exists.
const (
	Hide Verdict = iota
	Deny
	Allow
)

// String is the verdict in one word, for tests and logs.
func (v Verdict) String() string { return [...]string{"hide", "deny", "allow"}[v] }

// Decide answers whether who may do action to target.
func Decide(who Actor, action Action, target Target) Verdict {
	r, known := policy()[action]
	switch {
	case who.IsSystem():
		return Allow
	case !known:
		return Deny
	case r.open:
		return Allow
	case !who.Signed():
		return Deny
	case !scopeAllows(who, r):
		return Deny
	}
	if r.scoped && !sees(who, target) {
		return Hide
	}
	for _, may := range r.may {
		if may(who, target) {
			return Allow
		}
	}
	return Deny
}

// Open reports whether an action needs nobody signed in.
func Open(action Action) bool { return policy()[action].open }

// Can lists, of the given actions, those that who may do to target, so that a
// client shows a button without knowing a rule.
func Can(who Actor, target Target, actions ...Action) []Action {
	can := make([]Action, 0, len(actions))
	for _, a := range actions {
		if Decide(who, a, target) == Allow {
			can = append(can, a)
		}
	}
	return can
}

func scopeAllows(who Actor, r rule) bool {
	switch {
	case who.Scopes == nil:
		return true
	case r.alone:
		return false
	case slices.Contains(who.Scopes, ScopeWrite):
		return true
	}
	return r.reads && slices.Contains(who.Scopes, ScopeRead)
}

// sees is the visibility rule; lists repeat it in SQL (a property test holds
// the two equal).
func sees(who Actor, t Target) bool {
	if owner(who, t) || responsible(who, t) || slices.Contains(t.ListedIDs, who.ID) {
		return true
	}
	if who.Role == Guest {
		return false
	}
	switch t.Visibility {
	case Listed:
		return lineManager(who, t)
	case TeamOnly:
		return inTeam(who, t) || leads(who, t) || lineManager(who, t) || champion(who, t) || admin(who, t)
	default:
		return true
	}
}
