package meetings

import (
	"context"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/meeting"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Drawn is how a team stands, as the agenda of a meeting of it would tell.
type Drawn struct {
	Entries []Entry
	Counts  []Count
}

// Count is how many key results of an objective have a status.
type Count struct {
	ObjectiveID string     `json:"objective"`
	Status      okr.Status `json:"status"`
	N           int        `json:"n"`
}

// Draw draws the parts of an agenda of a team and those below it as things stand
// now, as the system: whoever shows them leaves out what their reader may not see.
// What moved is what moved since an instant.
func (f *Feature) Draw(ctx context.Context, teamID string, parts []meeting.Part, since time.Time) (d Drawn, err error) {
	m := &Meeting{TeamID: teamID, Sections: store.AsJSON(make([]meeting.Section, len(parts)))}
	for i, p := range parts {
		m.Sections.V[i].Part = p
	}
	err = f.act.Read(ctx, access.System("meetings"), func(ctx context.Context, tx *act.Tx) error {
		g := f.toGather(tx, m)
		g.since = since
		if err := f.draw(ctx, tx, m, g); err != nil {
			return err
		}
		d = Drawn{Entries: g.entries(), Counts: g.counts()}
		return nil
	})
	return d, err
}

// TeamAnswer is what somebody answered to a question of a team's round.
type TeamAnswer struct {
	Part     meeting.Part
	PersonID string
	Words    string // Markdown
}

// Answered lists what was answered in the rounds of a team that closed after an
// instant, as the system: whoever shows it asks who may see it.
func (f *Feature) Answered(ctx context.Context, tx *act.Tx, teamID string, since time.Time) ([]TeamAnswer, error) {
	return teamAnswers(ctx, tx, teamID, since)
}

// counts tells how many key results at work of each objective have which status.
func (g *gathered) counts() (list []Count) {
	for i := range g.standing {
		o := &g.standing[i]
		n := map[okr.Status]int{}
		for j := range o.Results {
			if !o.Results[j].Dropped {
				n[o.Each[j].Status]++
			}
		}
		for _, s := range []okr.Status{okr.OnTrack, okr.AtRisk, okr.OffTrack, okr.Achieved, okr.Missed, okr.NoData} {
			if n[s] > 0 {
				list = append(list, Count{ObjectiveID: o.ID, Status: s, N: n[s]})
			}
		}
	}
	return list
}
