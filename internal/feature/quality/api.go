package quality

import (
	"context"
	"maps"
	"net/http"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/platform/api"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
)

const tag = "Readiness"

// API registers the operations on readiness and wording.
func (f *Feature) API(r *api.Router) {
	say := speaker{r.Book()}
	api.Do(r, api.Op{ID: "get-readiness", Method: http.MethodGet, Path: "/objectives/{id}/readiness", Action: access.ObjectiveView, Tag: tag,
		Summary: "Tell how ready an objective is, after the four steps"},
		func(ctx context.Context, who access.Actor, in *api.ID) (*api.Out[ReadinessView], error) {
			return f.getReadiness(ctx, who, in.ID, say)
		})
	api.Do(r, api.Op{ID: "waive-readiness", Method: http.MethodPost, Path: "/objectives/{id}/readiness/waivers", Action: access.ReadinessWaive, Tag: tag,
		Summary: "Let a failing line pass, with words"},
		func(ctx context.Context, who access.Actor, in *waiveIn) (*api.Out[ReadinessView], error) {
			if err := f.Waive(ctx, who, in.ID.ID, in.Body.Code, in.Body.KeyResultID, in.Body.Words); err != nil {
				return nil, err
			}
			return f.getReadiness(ctx, who, in.ID.ID, say)
		})
	api.Do(r, api.Op{ID: "unwaive-readiness", Method: http.MethodDelete, Path: "/objectives/{id}/readiness/waivers", Action: access.ReadinessWaive, Tag: tag, Status: http.StatusNoContent,
		Summary: "Take a waiver back"},
		func(ctx context.Context, who access.Actor, in *unwaiveIn) (*api.None, error) {
			return &api.None{}, f.Withdraw(ctx, who, in.ID.ID, in.Code, in.KeyResultID)
		})
	api.Do(r, api.Op{ID: "get-hints", Method: http.MethodGet, Path: "/hints", Action: access.ReaderRead, Tag: tag,
		Summary: "Hints on wording while it is typed; nothing is stored"},
		func(ctx context.Context, who access.Actor, in *hintsIn) (*api.Many[HintView], error) {
			found, err := f.Hints(ctx, who, in.Text, in.Kind)
			if err != nil {
				return nil, err
			}
			items := make([]HintView, len(found))
			for i, one := range found {
				items[i] = say.hint(ctx, Hint{Kind: in.Kind, Finding: one})
			}
			return api.Items(items, ""), nil
		})
}

type waiveIn struct {
	api.ID
	Body struct {
		Code        string `json:"code" maxLength:"100" doc:"Of the line"`
		KeyResultID string `json:"key_result_id,omitempty" maxLength:"64" doc:"Where the line is about a key result"`
		Words       string `json:"words" doc:"Why that is all right"`
	}
}

type unwaiveIn struct {
	api.ID
	Code        string `query:"code" maxLength:"100" required:"true"`
	KeyResultID string `query:"key_result_id" maxLength:"64"`
}

type hintsIn struct {
	Text string `query:"text" maxLength:"2000" required:"true"`
	Kind string `query:"kind" enum:"objective,key_result" default:"key_result"`
}

// ReadinessView is the checklist as the API tells it.
type ReadinessView struct {
	Ready bool            `json:"ready" doc:"No line fails"`
	Steps []okr.StepTally `json:"steps"`
	Lines []LineView      `json:"lines"`
	Hints []HintView      `json:"hints" doc:"On wording; they never block"`
	Focus FocusView       `json:"focus"`
	Can   []access.Action `json:"can"`
}

// LineView is one line of the checklist.
type LineView struct {
	Code     string         `json:"code"`
	Step     okr.GuideStep  `json:"step" enum:"align,key_results,plan,cadence"`
	State    okr.LineState  `json:"state" enum:"pass,fail,waived"`
	Kind     string         `json:"kind" enum:"objective,key_result"`
	ID       string         `json:"id" doc:"Of what it is about"`
	Title    string         `json:"title" doc:"Of what it is about"`
	Field    string         `json:"field" doc:"JSON pointer below it: where to go to mend it"`
	Words    string         `json:"words"`
	Args     map[string]any `json:"args,omitempty"`
	Warning  string         `json:"warning,omitempty" doc:"It passes, with a warning"`
	Waivable bool           `json:"waivable"`
	Waiver   *WaiverView    `json:"waiver,omitempty"`
}

// WaiverView is who let a line pass, and why.
type WaiverView struct {
	PersonID   string `json:"person_id"`
	PersonName string `json:"person_name,omitempty"`
	Words      string `json:"words"`
}

// HintView is a hint on wording.
type HintView struct {
	Kind   string         `json:"kind"`
	ID     string         `json:"id,omitempty"`
	Code   string         `json:"code"`
	Words  string         `json:"words"`
	From   int            `json:"from" doc:"First character of the words it is about"`
	To     int            `json:"to" doc:"The character after the last; the same as from for none in particular"`
	Better string         `json:"better,omitempty" doc:"Wording to take instead, with blanks to fill in"`
	Args   map[string]any `json:"args,omitempty"`
}

// FocusView is how the owner stands with the focus policy in this cycle.
type FocusView struct {
	Count       int        `json:"count"`
	Recommended int        `json:"recommended"`
	Most        int        `json:"most"`
	Drops       []DropView `json:"drops" doc:"Where there are too many: what might be let go"`
}

// DropView is an objective that might be let go.
type DropView struct {
	ID      string   `json:"id"`
	Title   string   `json:"title"`
	Reasons []string `json:"reasons" doc:"In words"`
}

// speaker says things in the caller's language.
type speaker struct{ book *i18n.Book }

func (s speaker) say(ctx context.Context, code string, args fault.Args) string {
	return s.book.Say(api.Lang(ctx), code, args)
}

func (s speaker) hint(ctx context.Context, h Hint) HintView {
	return HintView{Kind: h.Kind, ID: h.ID, Code: h.Code, Words: s.say(ctx, h.Code, h.Args), From: h.Span[0], To: h.Span[1], Better: h.Better, Args: h.Args}
}

func (s speaker) line(ctx context.Context, l okr.Line, c Checklist) LineView {
	args := maps.Clone(l.Args)
	if code, ok := args["code"].(string); ok {
		args["why"] = s.say(ctx, code, args)
	}
	code := l.Code
	if l.State == okr.Pass {
		code += ".pass"
	}
	v := LineView{Code: l.Code, Step: l.Step, State: l.State, Kind: l.Kind, ID: l.ID, Title: c.Title, Field: l.Field, Words: s.say(ctx, code, args), Args: l.Args, Waivable: l.Waivable}
	for _, kr := range c.Results {
		if kr.ID == l.ID {
			v.Title = kr.Title
		}
	}
	if l.Warning != nil {
		v.Warning = s.say(ctx, l.Warning.Code, l.Warning.Args)
	}
	if l.Waiver != nil {
		v.Waiver = &WaiverView{PersonID: l.Waiver.PersonID, Words: l.Waiver.Words}
		if p, ok := c.Org.Person(l.Waiver.PersonID); ok {
			v.Waiver.PersonName = p.Name
		}
	}
	return v
}

func (f *Feature) getReadiness(ctx context.Context, who access.Actor, id string, say speaker) (*api.Out[ReadinessView], error) {
	c, err := f.Readiness(ctx, who, id)
	if err != nil {
		return nil, err
	}
	v := ReadinessView{Ready: okr.Ready(c.Lines), Steps: okr.TallySteps(c.Lines), Lines: make([]LineView, len(c.Lines)), Hints: make([]HintView, len(c.Hints)),
		Focus: FocusView{Count: len(c.Focus.Siblings), Recommended: c.Focus.Policy.ObjectivesRecommended, Most: c.Focus.Policy.ObjectivesMost, Drops: []DropView{}},
		Can:   access.Can(who, c.Target(), access.ReadinessWaive, access.ObjectiveUpdate, access.ObjectiveSubmit)}
	for i, l := range c.Lines {
		v.Lines[i] = say.line(ctx, l, c)
	}
	for i, h := range c.Hints {
		v.Hints[i] = say.hint(ctx, h)
	}
	for _, d := range c.Focus.Drops {
		v.Focus.Drops = append(v.Focus.Drops, say.drop(ctx, d, c))
	}
	return api.Body(v), nil
}

func (s speaker) drop(ctx context.Context, d okr.Drop, c Checklist) DropView {
	v := DropView{ID: d.ID, Reasons: []string{}}
	for _, o := range c.Focus.Siblings {
		if o.ID == d.ID {
			v.Title = o.Title
		}
	}
	for _, code := range d.Reasons {
		v.Reasons = append(v.Reasons, s.say(ctx, code, nil))
	}
	return v
}
