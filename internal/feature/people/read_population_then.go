package people

import (
	"encoding/json"
	"fmt"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/org"
)

// PopulationOf reads what the trail says of a population. The trail has the teams that are meant with those below
// them first, whatever their order was, so what it says in other words of the present one is the present one.
func PopulationOf(facts json.RawMessage, now org.Population) (org.Population, error) {
	if len(facts) == 0 {
		return now, nil
	}
	if present, err := json.Marshal(PopulationFacts(now)); err != nil || string(present) == string(facts) {
		return now, err
	}
	var was struct {
		Within []string      `json:"within_ids"`
		Alone  []string      `json:"alone_ids"`
		People []string      `json:"named_ids"`
		Except []string      `json:"except_ids"`
		Roles  []access.Role `json:"role"`
		Levels []string      `json:"job_level"`
	}
	if err := json.Unmarshal(facts, &was); err != nil {
		return org.Population{}, fmt.Errorf("people: a population before: %w", err)
	}
	then := org.Population{Roles: was.Roles, Levels: was.Levels, People: was.People, Except: was.Except}
	for _, id := range was.Within {
		then.Teams = append(then.Teams, org.Branch{ID: id})
	}
	for _, id := range was.Alone {
		then.Teams = append(then.Teams, org.Branch{ID: id, Alone: true})
	}
	return then, nil
}
