package metrics

import (
	"context"
	"io"
	"net/http"
	"path"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/metric"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/api"
	"github.com/sinan-okr/sinan/internal/platform/files"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
)

func (f *Feature) apiReadings(r *api.Router) {
	api.Do(r, api.Op{ID: "list-metric-readings", Method: http.MethodGet, Path: "/metrics/{id}/readings", Action: access.MetricView, Tag: tag,
		Summary: "List the readings of a metric, newest first, with those that were superseded"}, f.listReadings)
	api.Do(r, api.Op{ID: "get-metric-series", Method: http.MethodGet, Path: "/metrics/{id}/series", Action: access.MetricView, Tag: tag,
		Summary: "Read what the chart of a metric draws, and what should be asked about its values"}, f.getSeries)
	api.Do(r, api.Op{ID: "record-metric", Method: http.MethodPost, Path: "/metrics/{id}/readings", Action: access.MetricRecord, Tag: tag, Status: http.StatusCreated,
		Summary: "Enter the value of a day, or correct it; key results that read from it are checked in on"}, f.recordMetric)
	api.Do(r, api.Op{ID: "take-back-metric-reading", Method: http.MethodPost, Path: "/metrics/{id}/readings/{reading}/take-back", Action: access.MetricRecord, Tag: tag, Status: http.StatusNoContent,
		Summary: "Withdraw a reading: its day has no value any more"}, f.takeBack)
	api.Do(r, api.Op{ID: "answer-metric-question", Method: http.MethodPost, Path: "/metrics/{id}/readings/{reading}/answer", Action: access.MetricRecord, Tag: tag, Status: http.StatusNoContent,
		Summary: "Say that a value that was asked about is right, or a gap before it known of"}, f.answer)
	api.Do(r, api.Op{ID: "import-metric-readings", Method: http.MethodPost, Path: "/metrics/{id}/readings/import", Action: access.MetricRecord, Tag: tag, MaxBody: 3 * files.MaxText,
		Summary: "Enter values by a table; with dry_run, only say what would happen"}, func(ctx context.Context, who access.Actor, in *importMetricIn) (*api.Out[MetricImportView], error) {
		return f.importReadings(ctx, who, r.Book(), in.ID.ID, in.Body.Text, in.DryRun, in.Body.Sure)
	})
	api.Do(r, api.Op{ID: "import-metric-readings-file", Method: http.MethodPost, Path: "/metrics/{id}/readings/import-file", Action: access.MetricRecord, Tag: tag, MaxBody: files.MaxUpload + 64<<10,
		Summary: "The same by a file: .xlsx, .csv, .tsv, in UTF-8 or GB 18030"}, func(ctx context.Context, who access.Actor, in *importMetricFileIn) (*api.Out[MetricImportView], error) {
		form := in.RawBody.Data()
		data, err := io.ReadAll(form.File)
		if err != nil {
			return nil, err
		}
		text, err := files.Text(form.File.Filename, form.File.ContentType, data)
		if err != nil {
			return nil, err
		}
		return f.importReadings(ctx, who, r.Book(), in.ID.ID, text, in.DryRun, form.Sure)
	})
}

// MetricReadingView is a reading as the API tells it.
type MetricReadingView struct {
	ID           string    `json:"id"`
	On           string    `json:"on"`
	Value        *string   `json:"value" doc:"Null where it takes one back"`
	Typed        string    `json:"typed,omitempty" doc:"The value as it was written"`
	Note         string    `json:"note,omitempty"`
	Source       Source    `json:"source" doc:"hand, file, connector, formula"`
	PersonID     string    `json:"person_id"`
	PersonName   string    `json:"person_name,omitempty"`
	WrittenAt    time.Time `json:"written_at"`
	Supersedes   string    `json:"supersedes,omitempty"`
	SupersededBy string    `json:"superseded_by,omitempty"`
}

func viewReading(r Reading, org *people.Org) MetricReadingView {
	v := MetricReadingView{ID: r.ID, On: r.On.String(), Typed: r.Typed, Note: r.Note, Source: r.Source, PersonID: r.PersonID, PersonName: org.Name(r.PersonID),
		WrittenAt: r.WrittenAt, Supersedes: r.Supersedes, SupersededBy: r.SupersededBy}
	if r.Value.Valid {
		text := r.Value.Decimal.String()
		v.Value = &text
	}
	return v
}

func (f *Feature) listReadings(ctx context.Context, who access.Actor, in *pastOfMetricIn) (*api.Many[MetricReadingView], error) {
	page, _, org, err := f.Readings(ctx, who, in.ID.ID, in.Cursor, in.Limit)
	if err != nil {
		return nil, err
	}
	items := make([]MetricReadingView, len(page.Items))
	for i, r := range page.Items {
		items[i] = viewReading(r, org)
	}
	return api.Items(items, page.Next), nil
}

// MetricSeriesView is what the chart of a metric draws.
type MetricSeriesView struct {
	Readings  []MetricReadingView  `json:"readings" doc:"Oldest first, those that count; the newest 500"`
	Questions []MetricQuestionView `json:"questions" doc:"Oldest first, answered ones too"`
}

// MetricQuestionView is something that should be looked at.
type MetricQuestionView struct {
	Kind       metric.DoubtKind `json:"kind" enum:"jump,scale,gap" doc:"It moved far more than it is used to; it is about a power of ten of the one before; more workdays lie before it than a value may be old"`
	ReadingID  string           `json:"reading_id"`
	On         string           `json:"on"`
	From       string           `json:"from" doc:"The day of the value before it"`
	Value      string           `json:"value"`
	Low        *string          `json:"low,omitempty" doc:"Jump: it was expected to be at least"`
	High       *string          `json:"high,omitempty" doc:"Jump: and at most"`
	Times      *string          `json:"times,omitempty" doc:"Scale: how many times the one before"`
	Workdays   int              `json:"workdays,omitempty" doc:"Gap: since the value before"`
	Answered   bool             `json:"answered"`
	Answer     string           `json:"answer,omitempty" doc:"What was said to it"`
	AnsweredBy string           `json:"answered_by,omitempty"`
	AnsweredAt *time.Time       `json:"answered_at,omitempty"`
}

func (f *Feature) getSeries(ctx context.Context, who access.Actor, in *api.IDAsOf) (*api.Out[MetricSeriesView], error) {
	j, err := f.Series(ctx, who, in.ID.ID)
	if err != nil {
		return nil, err
	}
	v := MetricSeriesView{Readings: make([]MetricReadingView, len(j.Readings)), Questions: make([]MetricQuestionView, len(j.Questions))}
	for i, r := range j.Readings {
		v.Readings[i] = viewReading(r, j.Org)
	}
	for i, q := range j.Questions {
		v.Questions[i] = viewQuestion(q, j.Org)
	}
	return api.Body(v), nil
}

func viewQuestion(q Question, org *people.Org) MetricQuestionView {
	places := max(0, -q.Reading.Value.Decimal.Exponent())
	v := MetricQuestionView{Kind: q.Kind, ReadingID: q.Reading.ID, On: q.On.String(), From: q.From.String(), Value: q.Reading.Value.Decimal.String(), Workdays: q.Workdays}
	switch q.Kind {
	case metric.Jump:
		low, high := q.Low.Round(places).String(), q.High.Round(places).String()
		v.Low, v.High = &low, &high
	case metric.Scale:
		times := q.Times.String()
		v.Times = &times
	}
	if q.Answer != nil {
		v.Answered, v.Answer, v.AnsweredBy, v.AnsweredAt = true, q.Answer.Words, org.Name(q.Answer.PersonID), api.Instant(q.Answer.AnsweredAt)
	}
	return v
}

type recordMetricIn struct {
	api.ID
	Body struct {
		On    string `json:"on,omitempty" format:"date" doc:"Today where left out; never in the future"`
		Value string `json:"value" doc:"As people write it: 52000, 52,000, 1.2万, 6.5%"`
		Note  string `json:"note,omitempty"`
		Sure  bool   `json:"sure,omitempty" doc:"Write it down though it stands out"`
	}
}

// MetricTakenView is what came of values that were taken.
type MetricTakenView struct {
	New       int `json:"new"`
	Corrected int `json:"corrected"`
	Same      int `json:"same"`
	CheckIns  int `json:"check_ins" doc:"Made on the key results that read from it"`
}

func viewTaken(out Taken) MetricTakenView { return MetricTakenView(out) }

func (f *Feature) recordMetric(ctx context.Context, who access.Actor, in *recordMetricIn) (*api.Out[MetricTakenView], error) {
	e := Entry{Typed: in.Body.Value, Note: in.Body.Note, Sure: in.Body.Sure}
	if in.Body.On != "" {
		on, err := date.Parse(in.Body.On)
		if err != nil {
			return nil, fault.At("/on", "input.date")
		}
		e.On = on
	}
	out, err := f.Record(ctx, who, in.ID.ID, e)
	if err != nil {
		return nil, err
	}
	return api.Body(viewTaken(out)), nil
}

type takeBackReadingIn struct {
	api.ID
	Reading string `path:"reading" maxLength:"64"`
	Body    struct {
		Note string `json:"note,omitempty" doc:"Why"`
	}
}

func (f *Feature) takeBack(ctx context.Context, who access.Actor, in *takeBackReadingIn) (*api.None, error) {
	return nil, f.TakeBack(ctx, who, in.ID.ID, in.Reading, in.Body.Note)
}

type answerQuestionIn struct {
	api.ID
	Reading string `path:"reading" maxLength:"64"`
	Body    struct {
		Kind  metric.DoubtKind `json:"kind" enum:"jump,scale,gap"`
		Words string           `json:"words,omitempty"`
	}
}

func (f *Feature) answer(ctx context.Context, who access.Actor, in *answerQuestionIn) (*api.None, error) {
	return nil, f.Settle(ctx, who, in.ID.ID, in.Reading, in.Body.Kind, in.Body.Words)
}

type importMetricIn struct {
	api.ID
	DryRun bool `query:"dry_run" doc:"Say what would happen, with all that is wrong; change nothing"`
	Body   struct {
		Text string `json:"text" doc:"Lines of cells separated by tabs, commas or semicolons: day, value, note; a line of headers (日期/date, 数值/value, 备注/note) may stand first"`
		Sure bool   `json:"sure,omitempty" doc:"Take them though some stand out"`
	}
}

type importMetricFileIn struct {
	api.ID
	DryRun  bool `query:"dry_run"`
	RawBody huma.MultipartFormFiles[struct {
		File huma.FormFile `form:"file" required:"true"`
		Sure bool          `form:"sure" required:"false"`
	}]
}

// MetricImportView is what a table comes to.
type MetricImportView struct {
	Taken bool `json:"taken" doc:"False for a dry run"`
	MetricTakenView
	Faulty   int              `json:"faulty" doc:"Lines that can't be taken"`
	Doubtful int              `json:"doubtful" doc:"Lines that should be looked at"`
	Lines    []MetricLineView `json:"lines" doc:"By day"`
}

// MetricLineView is one line as it was understood.
type MetricLineView struct {
	Line   int              `json:"line"`
	Change Effect           `json:"change" enum:"new,corrected,same"`
	On     string           `json:"on"`
	Value  string           `json:"value"`
	Old    *string          `json:"old" doc:"The value that it corrects"`
	Note   string           `json:"note,omitempty"`
	Doubts []string         `json:"doubts" doc:"Why it should be looked at, in words"`
	Errors []MetricLineFail `json:"errors"`
}

// MetricLineFail says what is wrong with one cell.
type MetricLineFail struct {
	Column string `json:"column" enum:"on,value,note"`
	Code   string `json:"code"`
	Detail string `json:"detail"`
}

func (f *Feature) importReadings(ctx context.Context, who access.Actor, book *i18n.Book, id, text string, dry, sure bool) (*api.Out[MetricImportView], error) {
	var p Plans
	var out Taken
	var err error
	if dry {
		p, err = f.Preview(ctx, who, id, text)
		out = p.would()
	} else {
		p, out, err = f.Take(ctx, who, id, text, sure)
	}
	if err != nil {
		return nil, err
	}
	v := MetricImportView{Taken: !dry, MetricTakenView: viewTaken(out), Faulty: p.Faulty(), Doubtful: p.Doubtful(), Lines: make([]MetricLineView, len(p.Lines))}
	for i, l := range p.Lines {
		v.Lines[i] = viewLine(book, api.Lang(ctx), l)
	}
	return api.Body(v), nil
}

func viewLine(book *i18n.Book, lang string, l Line) MetricLineView {
	v := MetricLineView{Line: l.Number, Change: l.Change, On: l.On.String(), Value: l.Value.String(), Note: l.Note, Doubts: []string{}, Errors: []MetricLineFail{}}
	if v.Change == "" {
		v.Change = Adds
	}
	if l.Change == Corrects {
		old := l.Old.Value.Decimal.String()
		v.Old = &old
	}
	for _, d := range l.Doubts {
		why := doubtful("", d, l.Value)
		v.Doubts = append(v.Doubts, book.Say(lang, why.Code, why.Args))
	}
	for _, one := range l.Faults {
		column := path.Base(one.Field)
		v.Errors = append(v.Errors, MetricLineFail{Column: column, Code: one.Code, Detail: book.Say(lang, one.Code, one.Args)})
		if column == "value" {
			v.Value = l.Typed
		}
	}
	return v
}

// would counts what a plan would do.
func (p Plans) would() (out Taken) {
	for _, l := range p.Lines {
		switch {
		case len(l.Faults) > 0:
		case l.Change == Adds:
			out.New++
		case l.Change == Corrects:
			out.Corrected++
		default:
			out.Same++
		}
	}
	return out
}
