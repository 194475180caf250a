package access

import "slices"

// The relations of an actor to a target by which the policy decides.

func anybody(Actor, Target) bool        { return true }
func insider(who Actor, _ Target) bool  { return who.Role != Guest }
func champion(who Actor, _ Target) bool { return who.Role == Champion }
func hr(who Actor, _ Target) bool       { return who.Role == HR }
func admin(who Actor, _ Target) bool    { return who.Role == Admin }
func owner(who Actor, t Target) bool    { return t.OwnerID != "" && t.OwnerID == who.ID }
func leads(who Actor, t Target) bool    { return t.TeamID != "" && slices.Contains(who.Leads, t.TeamID) }

// heads is an insider who leads the team.
func heads(who Actor, t Target) bool { return insider(who, t) && leads(who, t) }

func lineManager(who Actor, t Target) bool {
	return t.OwnerID != "" && slices.Contains(who.Reports, t.OwnerID)
}

// host lets insiders make what is their own: an objective, a meeting of people, a metric.
func host(who Actor, t Target) bool { return owner(who, t) && insider(who, t) }

func responsible(who Actor, t Target) bool { return slices.Contains(t.Responsible, who.ID) }

// inTeam lets insiders act for a team they belong to.
func inTeam(who Actor, t Target) bool {
	return who.Role != Guest && t.TeamID != "" && slices.Contains(who.TeamIDs, t.TeamID)
}

// ours lets a team's members work on what the team itself owns.
func ours(who Actor, t Target) bool { return t.OwnerID == "" && inTeam(who, t) }

// moderator takes away what everybody can read, and nothing that was said in
// confidence, not even to them.
func moderator(who Actor, t Target) bool {
	return t.Visibility == Everyone && (champion(who, t) || admin(who, t))
}

// approver is whoever leads the team or manages the owner, but never the owner:
// nobody approves what is their own.
func approver(who Actor, t Target) bool {
	return !owner(who, t) && (leads(who, t) || lineManager(who, t))
}

// standIn acts in the place of somebody who is away or named them; nobody does so
// towards themselves.
func standIn(who Actor, t Target) bool { return !owner(who, t) && slices.Contains(t.StandIns, who.ID) }

// coach is whoever looks after the rhythm of the workspace, towards others.
func coach(who Actor, t Target) bool {
	return !owner(who, t) && (champion(who, t) || admin(who, t))
}

// ofTwo lets each of two people, whose alone something is, do what an owner may.
func ofTwo(who Actor, t Target) bool {
	return t.OwnerID == "" && t.TeamID == "" && t.Visibility == Listed && responsible(who, t)
}
