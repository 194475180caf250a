package notice_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/notice"
)

func TestWhatARoomIsTold(t *testing.T) {
	ops, inner, all := notice.Room{TeamID: "ops"}, notice.Room{TeamID: "ops", Inner: true}, notice.Room{Inner: true}
	of := func(team string, v access.Visibility) access.Target {
		return access.Target{TeamID: team, Visibility: v}
	}
	for _, c := range []struct {
		name   string
		room   notice.Room
		target access.Target
		shown  bool
	}{
		{"what everybody sees", ops, of("ops", access.Everyone), true},
		{"the team's own, where others may sit", ops, of("ops", access.TeamOnly), false},
		{"the team's own, among themselves", inner, of("ops", access.TeamOnly), true},
		{"the own of a team below, whose members are fewer", inner, of("users", access.TeamOnly), false},
		{"what is shared with few, not even among themselves", inner, of("ops", access.Listed), false},
		{"the workspace's room has no team whose own it could be", all, of("", access.TeamOnly), false},
		{"a visibility that nobody knows", inner, of("ops", "whim"), false},
	} {
		if got := c.room.Shows(c.target); got != c.shown {
			t.Errorf("%s: %v", c.name, got)
		}
	}
	if !ops.Concerns([]string{"users", "ops", "company"}) || ops.Concerns([]string{"company"}) || ops.Concerns(nil) || !all.Concerns(nil) {
		t.Error("a team's room hears of the team and of those below it; the workspace's of all")
	}
}

// Whatever a room is told, each of those who may sit in it could open.
func TestARoomIsToldNothingThatSomebodyInItMayNotSee(t *testing.T) {
	teams := rapid.SampledFrom([]string{"", "ops", "users", "sales"})
	rapid.Check(t, func(t *rapid.T) {
		room := notice.Room{TeamID: teams.Draw(t, "room"), Inner: rapid.Bool().Draw(t, "inner")}
		target := access.Target{OwnerID: "owner", TeamID: teams.Draw(t, "team"), Responsible: []string{"works"}, ListedIDs: []string{"listed"},
			Visibility: rapid.SampledFrom([]access.Visibility{access.Everyone, access.TeamOnly, access.Listed}).Draw(t, "visibility")}
		who := access.Actor{ID: "somebody", Role: rapid.SampledFrom([]access.Role{access.Member, access.Champion, access.HR, access.Admin}).Draw(t, "role"),
			TeamIDs: rapid.SliceOf(teams).Draw(t, "teams")}
		if room.Inner && room.TeamID != "" { // only its members are there
			who.TeamIDs = append(who.TeamIDs, room.TeamID)
		}
		if room.Shows(target) && access.Decide(who, access.ObjectiveView, target) != access.Allow {
			t.Fatalf("%+v is told of %+v, which %+v may not see", room, target, who)
		}
	})
}
