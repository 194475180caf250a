package people

import (
	"encoding/json"
	"strings"
)

// Rule is the value of one of the workspace's rules as JSON, by its place in the policy
// of the API: "grace_workdays", "status/at_risk_at"; the exceptions of teams are one,
// "teams". False where there is no such rule.
func (p Policy) Rule(place string) (value string, ok bool) {
	text, err := json.Marshal(p.view())
	if err != nil {
		return "", false
	}
	var rest map[string]json.RawMessage
	if json.Unmarshal(text, &rest) != nil {
		return "", false
	}
	group, field, deeper := strings.Cut(place, "/")
	found, ok := rest[group]
	switch {
	case !ok, group == "version", group == "can", group == "defaults", group == "teams" && deeper:
		return "", false
	case group == "teams":
		return string(found), true
	}
	var fields map[string]json.RawMessage
	grouped := json.Unmarshal(found, &fields) == nil
	if grouped != deeper {
		return "", false
	}
	if deeper {
		found, ok = fields[field]
	}
	return string(found), ok
}
