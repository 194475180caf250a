package incentives

import (
	"maps"
	"strconv"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/incentive"
)

// named puts the names of people into the refusals of a run, whoever they are, and
// points at the fields that a form of rules has: a formula that can't be reckoned for
// somebody is refused at the formula.
func named(err error, entries []incentive.Entry, name func(personID string) string) error {
	one, ok := fault.Of(err)
	if !ok {
		return err
	}
	list := one.All()
	for _, under := range list {
		given := under.Args
		under.Args = fault.Args{"name": ""}
		maps.Copy(under.Args, given)
		if parts := strings.Split(under.Field, "/"); len(parts) > 3 && parts[1] == "entries" {
			if i, err := strconv.Atoi(parts[2]); err == nil && i < len(entries) {
				under.Args["name"] = name(entries[i].PersonID)
			}
			if parts[3] == "formula" {
				under.Field = "/formula"
			}
		}
	}
	return underRules(fault.Join(list))
}

// underRules points at rules as they are sent: "/rules/tiers/0/from".
func underRules(err error) error {
	one, ok := fault.Of(err)
	if !ok {
		return err
	}
	list := one.All()
	for _, under := range list {
		if under.Field != "" && !strings.HasPrefix(under.Field, "/entries") {
			under.Field = "/rules" + under.Field
		}
	}
	return fault.Join(list)
}

// exampleName is what somebody of the example is called; the language is put in when
// it is said.
func exampleName(personID string) string { return "incentive.example_" + personID }
