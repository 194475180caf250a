package insight

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

type duesIn struct {
	api.AsOf
	TeamID  string `query:"team_id" doc:"A team with those below it; the whole company where left out"`
	CycleID string `query:"cycle_id" required:"true"`
	Cursor  string `query:"cursor" doc:"The next of the page before"`
}

// DuesOfResultView are the due dates of a key result that the share in time counts.
type DuesOfResultView struct {
	ObjectiveID string    `json:"objective_id"`
	Objective   string    `json:"objective" doc:"Title"`
	KeyResultID string    `json:"key_result_id"`
	KeyResult   string    `json:"key_result" doc:"Title"`
	Dues        []DueView `json:"dues" doc:"Oldest first"`
}

// DueView is a due date with what became of it.
type DueView struct {
	DueOn     string        `json:"due_on"`
	Outcome   cycle.Outcome `json:"outcome" enum:"on_time,late,missed,unknown" doc:"unknown: only an import answers for it, and the share doesn't count it"`
	WrittenOn string        `json:"written_on,omitempty" doc:"When the check-in that answers for it was written"`
}

func (f *Feature) listDues(ctx context.Context, who access.Actor, in *duesIn) (*api.Many[DuesOfResultView], error) {
	found, next, err := f.Dues(ctx, who, in.TeamID, in.CycleID, in.Cursor)
	if err != nil {
		return nil, err
	}
	list := make([]DuesOfResultView, len(found))
	for i, of := range found {
		list[i] = DuesOfResultView{ObjectiveID: of.Standing.ID, Objective: of.Standing.Title, KeyResultID: of.KeyResult.ID, KeyResult: of.KeyResult.Title, Dues: make([]DueView, len(of.Dues))}
		for j, k := range of.Dues {
			list[i].Dues[j] = DueView{DueOn: k.On.String(), Outcome: k.Outcome}
			if !k.Written.IsZero() {
				list[i].Dues[j].WrittenOn = k.Written.String()
			}
		}
	}
	return api.Items(list, next), nil
}
