package meetings

import (
	"context"
	"slices"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/meeting"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

// RoundAnswerView is what somebody answered to a question of a round.
type RoundAnswerView struct {
	PersonID   string    `json:"person_id"`
	PersonName string    `json:"person_name,omitempty"`
	Words      string    `json:"words" doc:"Markdown"`
	WrittenAt  time.Time `json:"written_at"`
}

// RoundAnswerBody is an answer as it is sent.
type RoundAnswerBody struct {
	SectionID string `json:"section_id"`
	Words     string `json:"words" doc:"Markdown; empty to take it back"`
}

type answerRoundIn struct {
	api.ID
	Body struct {
		Answers []RoundAnswerBody `json:"answers" maxItems:"20"`
	}
}

func (f *Feature) answerRound(ctx context.Context, who access.Actor, in *answerRoundIn) (*api.One[MeetingView], error) {
	words := map[string]string{}
	for _, a := range in.Body.Answers {
		words[a.SectionID] = a.Words
	}
	if err := f.Answer(ctx, who, in.ID.ID, words); err != nil {
		return nil, err
	}
	return f.one(ctx, who, in.ID.ID)
}

// viewRound adds to a round who has answered and who hasn't, of those invited, and
// when it closes.
func (s *Standing) viewRound(v *MeetingView) {
	if s.Kind != meeting.Round {
		return
	}
	closes := s.ClosesAt().UTC()
	v.ClosesAt = &closes
	if s.State == meeting.Planned || s.Lost != nil && s.Lost.Answers {
		return
	}
	v.Answered, v.Waiting = []people.NamedView{}, []people.NamedView{}
	for _, p := range s.Invited(s.Org) {
		one := people.NamedView{ID: p.ID, Name: p.Name}
		if slices.ContainsFunc(s.Answers, func(a Answer) bool { return a.PersonID == p.ID }) {
			v.Answered = append(v.Answered, one)
		} else {
			v.Waiting = append(v.Waiting, one)
		}
	}
}

// answersTo lists what was answered to one question.
func (s *Standing) answersTo(sectionID string) (list []RoundAnswerView) {
	for _, a := range s.Answers {
		if a.SectionID == sectionID {
			list = append(list, RoundAnswerView{PersonID: a.PersonID, PersonName: s.Org.Name(a.PersonID), Words: a.Words, WrittenAt: a.WrittenAt.UTC()})
		}
	}
	return list
}
