package reviews

import (
	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/review"
	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
)

// Closing is how the end of a cycle stands.
type Closing struct {
	Cycle     cycles.Cycle
	Plan      *Plan // nil while nothing is planned
	Suggested review.Plan
	Today     date.Date
	Counts    map[review.State]int64 // of what the caller may see
	MyDeputy  string                 // whom the caller has named
	Org       *people.Org
	Can       []access.Action
}

// Duty is a step that somebody has to take next.
type Duty struct {
	ObjectiveID string
	Title       string
	State       review.State // where the objective stands: what is to be done follows from it
	On          date.Date    // by when; none while nothing is planned
	Asked       string       // whose step it is; "" for nobody, who leads or manages
	By          string       // who takes it: Asked, or the deputy whom they named
	Target      access.Target
	Action      access.Action
}

// stands is who stands in for whom, by person.
type stands struct {
	named map[string]string // at the end of this cycle
	away  map[string]string // today, "" for nobody
}

// of lists who stands in for a person.
func (s stands) of(personID string) (ids []string) {
	for _, id := range []string{s.named[personID], s.away[personID]} {
		if id != "" && personID != "" {
			ids = append(ids, id)
		}
	}
	return ids
}

// by is who takes a person's steps: the deputy they named, where that person still
// works here, else they themselves.
func (s stands) by(org *people.Org, personID string) string {
	if p, ok := org.Person(s.named[personID]); ok && p.Active() {
		return p.ID
	}
	return personID
}

// forWhom lists the people in whose place somebody may act.
func (s stands) forWhom(deputyID string) (ids []string) {
	for _, each := range []map[string]string{s.named, s.away} {
		for personID, id := range each {
			if id == deputyID {
				ids = append(ids, personID)
			}
		}
	}
	return ids
}

// asked is whose turn a step is: the owner's, or of a team's its leader's; of the
// reviewer's steps whoever approves, else a champion or an admin.
func asked(org *people.Org, t access.Target, s review.State) string {
	if s == review.Open {
		if t.OwnerID != "" {
			return t.OwnerID
		}
		team, _ := org.Tree.Team(t.TeamID)
		return team.LeadID
	}
	if id := objectives.Asked(org, t, ""); id != "" {
		return id
	}
	for _, role := range []access.Role{access.Champion, access.Admin} {
		for _, p := range org.Holding(role) {
			if p.ID != t.OwnerID {
				return p.ID
			}
		}
	}
	return ""
}

// actionOf is what is done next in a state.
func actionOf(s review.State) access.Action {
	switch s {
	case review.Open:
		return access.ReviewScore
	case review.Self:
		return access.ReviewConfirm
	}
	return access.ReviewSettle
}

// target is the objective as the policy sees it for an action: with who stands in
// for whom that waits for.
func (r *Reviewed) target(action access.Action) access.Target {
	t := r.Standing.Target()
	s := review.Self
	if action == access.ReviewScore {
		s = review.Open
	}
	t.StandIns = r.stands.of(asked(r.Org, t, s))
	return t
}

// inPlaceOf is in whose place somebody takes a step: of who is away or named them;
// of the owner also where a leader scores for them. "" for their own.
func (r *Reviewed) inPlaceOf(who access.Actor, action access.Action) string {
	own := r.Standing.Target()
	switch allowed := access.Decide(who, action, own) == access.Allow; {
	case !allowed && action == access.ReviewScore:
		return asked(r.Org, own, review.Open)
	case !allowed:
		return asked(r.Org, own, review.Self)
	case action == access.ReviewScore && own.OwnerID != who.ID:
		return own.OwnerID
	}
	return ""
}
