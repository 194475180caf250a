package access_test

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/domain/access"
)

var update = flag.Bool("update", false, "write testdata/matrix.golden anew")

// relations are how somebody may stand to a target; each test of the policy is
// reached by one of them.
func relations() []string {
	return []string{"owner", "responsible", "listed", "line manager", "team lead", "team member", "stand-in", "stranger"}
}

const (
	me, other     = "me", "other"
	mine, theirs  = "my team", "their team"
	owned, teamly = "owned by a person", "owned by a team"
)

// stand makes the actor and the target for a relation.
func stand(role access.Role, relation, ownership string, v access.Visibility) (access.Actor, access.Target) {
	who := access.Actor{ID: me, Role: role, TeamID: mine, TeamIDs: []string{mine}}
	t := access.Target{OwnerID: other, TeamID: theirs, Visibility: v}
	switch relation {
	case "owner":
		t.OwnerID, t.TeamID = me, mine
	case "responsible":
		t.Responsible = []string{me}
	case "listed":
		t.ListedIDs = []string{me}
	case "stand-in":
		t.StandIns = []string{me}
	case "line manager":
		who.Reports = []string{other}
	case "team lead":
		who.Leads = []string{theirs}
	case "team member":
		t.TeamID = mine
	}
	if ownership == teamly {
		t.OwnerID = ""
	}
	return who, t
}

func sign(v access.Verdict) string {
	return map[access.Verdict]string{access.Allow: "+", access.Deny: "-", access.Hide: "?"}[v]
}

// cells gives the verdicts of one row: a sign for nobody and for each role.
func cells(action access.Action, relation, ownership string, v access.Visibility) string {
	_, t := stand(access.Member, relation, ownership, v)
	row := sign(access.Decide(access.Actor{}, action, t))
	for _, role := range access.Roles() {
		who, t := stand(role, relation, ownership, v)
		row += sign(access.Decide(who, action, t))
	}
	return row
}

const head = `Who may do what. Written by: go test ./internal/domain/access -run Matrix -update
+ allowed   - denied   ? hidden, as if it did not exist
Six signs: nobody signed in, guest, member, champion, hr, admin. Where a visibility changes
the answer, three such groups: seen by everyone, by the team, by listed people.
(team) is a target that a team owns, where that differs from one that a person owns.
The last line of an action: its owner, an admin, by a token with the scope read, and by one with write.

`

func matrix() string {
	var b strings.Builder
	b.WriteString(head)
	for _, action := range access.Actions() {
		b.WriteString(string(action) + "\n")
		var rows []string
		for _, relation := range relations() {
			person, team := line(action, relation, owned), line(action, relation, teamly)
			rows = append(rows, fmt.Sprintf("  %-22s %s", relation, person))
			if team != person && relation != "owner" && relation != "line manager" {
				rows = append(rows, fmt.Sprintf("  %-22s %s", relation+" (team)", team))
			}
		}
		b.WriteString(strings.Join(shortened(rows), "\n") + "\n")
		who, t := stand(access.Admin, "owner", owned, access.Everyone)
		tokens := ""
		for _, scope := range []string{access.ScopeRead, access.ScopeWrite} {
			who.Scopes = []string{scope}
			tokens += sign(access.Decide(who, action, t))
		}
		fmt.Fprintf(&b, "  %-22s %s\n\n", "token (read, write)", tokens)
	}
	return b.String()
}

func line(action access.Action, relation, ownership string) string {
	var groups []string
	for _, v := range []access.Visibility{access.Everyone, access.TeamOnly, access.Listed} {
		groups = append(groups, cells(action, relation, ownership, v))
	}
	if groups[0] == groups[1] && groups[1] == groups[2] {
		return groups[0]
	}
	return strings.Join(groups, " ")
}

// shortened is one row where all relations have the same answer.
func shortened(rows []string) []string {
	answer := func(row string) string { return row[25:] }
	for _, row := range rows {
		if answer(row) != answer(rows[0]) {
			return rows
		}
	}
	return []string{fmt.Sprintf("  %-22s %s", "whoever", answer(rows[0]))}
}

func TestMatrix(t *testing.T) {
	const file = "testdata/matrix.golden"
	got := matrix()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	was, is := strings.Split(string(want), "\n"), strings.Split(got, "\n")
	for i := range min(len(was), len(is)) {
		if was[i] != is[i] {
			t.Fatalf("the policy changed at line %d:\nwas %s\nis  %s\nIf that is meant, run with -update and review the difference.", i+1, was[i], is[i])
		}
	}
	t.Fatal("the policy has more or fewer lines now; if that is meant, run with -update and review the difference")
}

// The promises that no edit of the table may break, whatever the golden file says.
func TestPromises(t *testing.T) {
	open := []access.Action{access.WorkspaceSetup, access.SessionStart, access.LinkUse}
	for _, action := range access.Actions() {
		if access.Open(action) != slices.Contains(open, action) {
			t.Errorf("%s: whether it is open changed", action)
		}
		for _, relation := range relations() {
			for _, v := range []access.Visibility{access.Everyone, access.TeamOnly, access.Listed} {
				for _, role := range access.Roles() {
					promised(t, action, relation, role, v)
				}
			}
		}
		if v := access.Decide(access.System("x"), action, access.Target{}); v != access.Allow {
			t.Errorf("%s: jobs may not", action)
		}
	}
	if access.Decide(access.Actor{ID: me, Role: access.Admin}, "no.such", access.Target{}) != access.Deny {
		t.Error("an unknown action was not denied")
	}
}

func promised(t *testing.T, action access.Action, relation string, role access.Role, v access.Visibility) {
	t.Helper()
	who, target := stand(role, relation, owned, v)
	got := access.Decide(who, action, target)
	if got == access.Allow && role == access.Guest && relation == "stranger" && strings.HasPrefix(string(action), "objective.") {
		t.Errorf("%s: a guest reaches what nobody shared", action)
	}
	if got == access.Allow && role != access.Champion && role != access.Admin && relation == "owner" && strings.HasSuffix(string(action), ".approve") {
		t.Errorf("%s: a %s approves what is their own", action, role)
	}
	for _, scope := range []string{access.ScopeRead, access.ScopeWrite} {
		who.Scopes = []string{scope}
		if access.Decide(who, action, target) == access.Allow && got != access.Allow {
			t.Errorf("%s: a token may more than its person", action)
		}
	}
	if who.Scopes = []string{}; access.Decide(who, action, target) == access.Allow && !access.Open(action) {
		t.Errorf("%s: a token without a scope may", action)
	}
}
