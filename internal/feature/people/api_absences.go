package people

import (
	"cmp"
	"context"
	"net/http"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

func (f *Feature) absencesAPI(r *api.Router) {
	api.Do(r, api.Op{ID: "list-absences", Method: http.MethodGet, Path: "/absences", Action: access.AbsenceView, Tag: "People",
		Summary: "List when a person is away"}, f.listAbsences)
	api.Do(r, api.Op{ID: "note-absence", Method: http.MethodPost, Path: "/absences", Action: access.AbsenceUpdate, Tag: "People", Status: http.StatusCreated,
		Summary: "Note that a person is away, and who stands in"}, f.noteAbsence)
	api.Do(r, api.Op{ID: "remove-absence", Method: http.MethodDelete, Path: "/absences/{id}", Action: access.AbsenceUpdate, Tag: "People", Status: http.StatusNoContent,
		Summary: "Take an absence away"}, f.removeAbsence)
}

// AbsenceView is an absence as the API tells it.
type AbsenceView struct {
	ID         string    `json:"id"`
	PersonID   string    `json:"person_id"`
	StartsOn   date.Date `json:"starts_on"`
	EndsOn     date.Date `json:"ends_on" doc:"Included"`
	DeputyID   string    `json:"deputy_id,omitempty"`
	DeputyName string    `json:"deputy_name,omitempty"`
}

// AbsencesView is when a person is away.
type AbsencesView struct {
	Items []AbsenceView   `json:"items"`
	Can   []access.Action `json:"can"`
}

func (a *Absence) view(o *Org) AbsenceView {
	deputy, _ := o.Person(a.DeputyID)
	return AbsenceView{ID: a.ID, PersonID: a.PersonID, StartsOn: a.StartsOn.Date, EndsOn: a.EndsOn.Date, DeputyID: a.DeputyID, DeputyName: deputy.Name}
}

type absencesIn struct {
	PersonID string    `query:"person_id" maxLength:"64" doc:"The caller's own where absent"`
	From     date.Date `query:"from" doc:"Only what ends then or later"`
}

func (f *Feature) listAbsences(ctx context.Context, who access.Actor, in *absencesIn) (*api.Out[AbsencesView], error) {
	list, o, may, err := f.Absences(ctx, who, cmp.Or(in.PersonID, who.ID), in.From)
	if err != nil {
		return nil, err
	}
	v := AbsencesView{Items: []AbsenceView{}, Can: []access.Action{}}
	for i := range list {
		v.Items = append(v.Items, list[i].view(o))
	}
	if may {
		v.Can = append(v.Can, access.AbsenceUpdate)
	}
	return api.Body(v), nil
}

type absenceIn struct {
	Body struct {
		PersonID string    `json:"person_id,omitempty" maxLength:"64" doc:"The caller where absent"`
		StartsOn date.Date `json:"starts_on"`
		EndsOn   date.Date `json:"ends_on"`
		DeputyID string    `json:"deputy_id,omitempty" maxLength:"64"`
	}
}

func (f *Feature) noteAbsence(ctx context.Context, who access.Actor, in *absenceIn) (*api.Out[AbsenceView], error) {
	b := in.Body
	a, err := f.BeAway(ctx, who, cmp.Or(b.PersonID, who.ID), b.StartsOn, b.EndsOn, b.DeputyID)
	if err != nil {
		return nil, err
	}
	_, o, _, err := f.Absences(ctx, who, a.PersonID, a.EndsOn.Date)
	if err != nil {
		return nil, err
	}
	return api.Body(a.view(o)), nil
}

func (f *Feature) removeAbsence(ctx context.Context, who access.Actor, in *api.ID) (*api.None, error) {
	return &api.None{}, f.BeBack(ctx, who, in.ID)
}
