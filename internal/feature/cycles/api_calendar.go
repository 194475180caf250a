package cycles

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

func (f *Feature) calendarAPI(r *api.Router) {
	api.Do(r, api.Op{ID: "get-calendar", Method: http.MethodGet, Path: "/calendar", Action: access.CycleView, Tag: "Calendar",
		Summary: "Read the workday calendar of a year"}, f.getCalendar)
	api.Do(r, api.Op{ID: "set-calendar-days", Method: http.MethodPut, Path: "/calendar/days", Action: access.CalendarUpdate, Tag: "Calendar",
		Summary: "Set days of the workday calendar"}, f.setCalendarDays)
	api.Do(r, api.Op{ID: "import-calendar", Method: http.MethodPost, Path: "/calendar/import", Action: access.CalendarUpdate, Tag: "Calendar",
		Summary: "Set days of the workday calendar from CSV"}, f.importCalendar)
	api.DoOwn(r, api.Op{ID: "export-calendar", Method: http.MethodGet, Path: "/calendar/export", Action: access.CycleView, Tag: "Calendar",
		Summary: "Write the workday calendar as CSV"}, f.exportCalendar)
	api.Do(r, api.Op{ID: "reset-calendar", Method: http.MethodPost, Path: "/calendar/reset", Action: access.CalendarUpdate, Tag: "Calendar",
		Summary: "Take the workday calendar back to mainland China's"}, f.resetCalendar)
}

// CalendarView is the workday calendar of a year as the API tells it.
type CalendarView struct {
	Year          int               `json:"year"`
	HolidaysKnown bool              `json:"holidays_known" doc:"False where the year's holidays have not been entered"`
	Workdays      int               `json:"workdays"`
	Months        [12]int           `json:"months" doc:"Workdays in each month"`
	Weekdays      []int             `json:"weekdays" doc:"Weekdays that are worked, 1 Monday to 7 Sunday"`
	Days          []CalendarDayView `json:"days" doc:"The days that are not as their weekday, or were not before somebody edited them"`
	Can           []access.Action   `json:"can"`
}

// CalendarDayView is one day of the calendar.
type CalendarDayView struct {
	On      date.Date `json:"on"`
	Kind    string    `json:"kind" enum:"holiday,makeup,plain"`
	Name    string    `json:"name,omitempty"`
	NameEN  string    `json:"name_en,omitempty"`
	Edited  bool      `json:"edited" doc:"The workspace says otherwise than the built-in calendar"`
	Builtin string    `json:"builtin" enum:"holiday,makeup,plain" doc:"What the built-in calendar says"`
}

// plainName is how the API writes cycle.Plain.
const plainName = "plain"

func kindName(k cycle.DayKind) string {
	if k == cycle.Plain {
		return plainName
	}
	return string(k)
}

type getCalendarIn struct {
	api.AsOf
	Year int `query:"year" doc:"Absent for the present year"`
}

func (f *Feature) getCalendar(ctx context.Context, who access.Actor, in *getCalendarIn) (*api.Out[CalendarView], error) {
	y, err := f.Year(ctx, who, in.Year)
	if err != nil {
		return nil, err
	}
	v := CalendarView{Year: y.Year, HolidaysKnown: y.Known, Workdays: y.Workdays, Months: y.Months, Weekdays: []int{}, Days: make([]CalendarDayView, len(y.Days)),
		Can: []access.Action{}}
	if in.On == "" {
		v.Can = access.Can(who, access.Target{}, access.CalendarUpdate)
	}
	for n := 1; n <= 7; n++ {
		if y.Week[time.Weekday(n%7)] {
			v.Weekdays = append(v.Weekdays, n)
		}
	}
	for i, d := range y.Days {
		v.Days[i] = CalendarDayView{On: d.On, Kind: kindName(d.Kind), Name: d.Name, NameEN: d.NameEN, Edited: d.Edited, Builtin: kindName(d.Builtin)}
	}
	return api.Body(v), nil
}

type setCalendarDaysIn struct {
	Body struct {
		Days []struct {
			On     date.Date `json:"on"`
			Kind   string    `json:"kind" enum:"holiday,makeup,plain,default" doc:"plain: as its weekday; default: as the built-in calendar says"`
			Name   string    `json:"name,omitempty"`
			NameEN string    `json:"name_en,omitempty"`
		} `json:"days" minItems:"1" maxItems:"2000"`
	}
}

// CalendarDayChangeView is one day as it was and as it became.
type CalendarDayChangeView struct {
	On     date.Date       `json:"on"`
	Before CalendarDaySide `json:"before"`
	After  CalendarDaySide `json:"after"`
}

// CalendarDaySide is one side of a change.
type CalendarDaySide struct {
	Kind string `json:"kind" enum:"holiday,makeup,plain"`
	Name string `json:"name,omitempty"`
}

func side(d *cycle.Day) CalendarDaySide {
	if d == nil {
		return CalendarDaySide{Kind: plainName}
	}
	return CalendarDaySide{Kind: kindName(d.Kind), Name: d.Name}
}

func viewChanges(changes []DayChange) *api.Many[CalendarDayChangeView] {
	items := make([]CalendarDayChangeView, len(changes))
	for i, c := range changes {
		items[i] = CalendarDayChangeView{On: c.On, Before: side(c.Before), After: side(c.After)}
	}
	return api.Items(items, "")
}

func (f *Feature) setCalendarDays(ctx context.Context, who access.Actor, in *setCalendarDaysIn) (*api.Many[CalendarDayChangeView], error) {
	edits := make([]DayEdit, len(in.Body.Days))
	for i, d := range in.Body.Days {
		edits[i] = DayEdit{Day: cycle.Day{On: d.On, Name: d.Name, NameEN: d.NameEN}}
		switch d.Kind {
		case "default":
			edits[i].Default = true
		case plainName:
		default:
			edits[i].Kind = cycle.DayKind(d.Kind)
		}
	}
	changes, err := f.SetDays(ctx, who, edits)
	if err != nil {
		return nil, err
	}
	return viewChanges(changes), nil
}

type importCalendarIn struct {
	Body struct {
		Text    string `json:"text" maxLength:"65536" doc:"CSV lines: date or first..last, kind (holiday, makeup, plain; 休, 班), name, English name"`
		Preview bool   `json:"preview,omitempty" doc:"Only tell what would change"`
	}
}

func (f *Feature) importCalendar(ctx context.Context, who access.Actor, in *importCalendarIn) (*api.Many[CalendarDayChangeView], error) {
	read := f.Import
	if in.Body.Preview {
		read = f.WeighImport
	}
	changes, err := read(ctx, who, in.Body.Text)
	if err != nil {
		return nil, err
	}
	return viewChanges(changes), nil
}

type exportCalendarIn struct {
	api.AsOf
	Year int `query:"year" doc:"Absent for all years"`
}

func (f *Feature) exportCalendar(ctx context.Context, who access.Actor, in *exportCalendarIn) (*api.File, error) {
	text, err := f.Export(ctx, who, in.Year)
	if err != nil {
		return nil, err
	}
	name := "calendar.csv"
	if in.Year != 0 {
		name = "calendar-" + strconv.Itoa(in.Year) + ".csv"
	}
	return api.Attachment(api.CSVType, name, []byte(api.CSVMark+text)), nil
}

type resetCalendarIn struct {
	Body struct {
		Year int `json:"year,omitempty" doc:"Absent for all years"`
	}
}

func (f *Feature) resetCalendar(ctx context.Context, who access.Actor, in *resetCalendarIn) (*api.None, error) {
	return &api.None{}, f.Reset(ctx, who, in.Body.Year)
}
