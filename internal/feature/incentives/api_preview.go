package incentives

import (
	"context"
	"net/http"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/formula"
	"github.com/sinan-okr/sinan/internal/domain/incentive"
	"github.com/sinan-okr/sinan/internal/platform/api"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
)

func (f *Feature) apiPreview(r *api.Router) {
	book := r.Book()
	api.Do(r, api.Op{ID: "preview-incentive", Method: http.MethodPost, Path: "/incentives/preview", Action: access.IncentiveUpdate, Tag: tag, Sealed: true,
		Summary: "Work rules out for three people of an example, with warnings, and as a formula where a form can be written as one; nothing is stored"},
		func(ctx context.Context, who access.Actor, in *previewIncentiveIn) (*api.Out[IncentivePreviewView], error) {
			rules, err := in.Body.Rules.rules()
			if err != nil {
				return nil, err
			}
			return f.preview(ctx, who, rules, book)
		})
	api.Do(r, api.Op{ID: "get-incentive-example", Method: http.MethodGet, Path: "/incentive-presets/{preset}", Action: access.IncentiveUpdate, Tag: tag,
		Summary: "A preset filled in with usual numbers, worked out; of formulas what they may look at"},
		func(ctx context.Context, who access.Actor, in *exampleIn) (*api.Out[IncentivePreviewView], error) {
			return f.preview(ctx, who, incentive.ExampleOf(incentive.Preset(in.Preset)).Rules, book)
		})
}

// IncentivePreviewView is rules worked out for the people of the example.
type IncentivePreviewView struct {
	Rules     IncentiveRulesView      `json:"rules"`
	Payouts   []IncentivePayoutView   `json:"payouts"`
	Total     string                  `json:"total" doc:"Yuan"`
	Warnings  []IncentiveWarningView  `json:"warnings"`
	AsFormula *IncentiveRulesView     `json:"as_formula,omitempty" doc:"The same rules as a formula that pays everybody the same; left out where there is none"`
	Variables []IncentiveVariableView `json:"variables,omitempty" doc:"Of formulas: what they may look at"`
	Functions []string                `json:"functions,omitempty" doc:"Of formulas: what they may call"`
}

// IncentiveVariableView is something that a formula may look at.
type IncentiveVariableView struct {
	Name  string   `json:"name"`
	Means string   `json:"means" doc:"In words"`
	Unit  string   `json:"unit" doc:"In words"`
	Least string   `json:"least"`
	Most  string   `json:"most"`
	For   []string `json:"for" enum:"coefficient,yuan,share" doc:"What the formulas give that may look at it"`
}

type previewIncentiveIn struct {
	Body struct {
		Rules IncentiveRulesView `json:"rules"`
	}
}

type exampleIn struct {
	Preset string `path:"preset" maxLength:"20"`
}

func (f *Feature) preview(ctx context.Context, who access.Actor, rules incentive.Rules, book *i18n.Book) (*api.Out[IncentivePreviewView], error) {
	run, err := f.Preview(ctx, who, rules)
	if err != nil {
		return nil, err
	}
	v := IncentivePreviewView{Rules: viewRules(rules), Payouts: viewExample(rules, run), Total: run.Total.String(), Warnings: viewWarnings(rules)}
	if as, ok := incentive.AsFormula(rules); ok {
		as := viewRules(as)
		v.AsFormula = &as
	}
	if rules.Preset == incentive.Formula {
		v.Variables, v.Functions = viewVariables(book, api.Lang(ctx)), formula.Functions()
	}
	return api.Body(v), nil
}

func viewVariables(book *i18n.Book, lang string) []IncentiveVariableView {
	list := incentive.Variables()
	views := make([]IncentiveVariableView, len(list))
	for i, v := range list {
		code := "incentives.variable_" + string(v.Name)
		views[i] = IncentiveVariableView{Name: string(v.Name), Means: book.Say(lang, code, nil), Unit: book.Say(lang, code+"_unit", nil),
			Least: strconv.FormatInt(v.Least, 10), Most: strconv.FormatInt(v.Most, 10)}
		for _, g := range v.For {
			views[i].For = append(views[i].For, string(g))
		}
	}
	return views
}

// IncentiveWarningView tells where rules invite gaming.
type IncentiveWarningView struct {
	Kind   incentive.WarningKind  `json:"kind" enum:"cliff,sandbag,ceiling,falling,rewarding,unchecked" doc:"Unchecked: at some values it can't be reckoned, so that nothing is known there"`
	Of     incentive.Input        `json:"of,omitempty" doc:"What moves from one value to the other: score, or what a formula looks at"`
	From   string                 `json:"from,omitempty"`
	To     string                 `json:"to,omitempty"`
	Gain   string                 `json:"gain,omitempty" doc:"What that pays more; less, where it is falling"`
	Unit   string                 `json:"unit,omitempty" enum:"percent,yuan" doc:"Of gain: percent of base, or yuan"`
	With   []IncentiveSettingView `json:"with,omitempty" doc:"What everything else was that a formula looks at"`
	Why    string                 `json:"why,omitempty" doc:"Of unchecked: the code of what fails"`
	Part   string                 `json:"part,omitempty" doc:"And where in the formula"`
	Failed int                    `json:"failed,omitempty" doc:"And at how many"`
	Tried  int                    `json:"tried,omitempty" doc:"Of how many that were tried"`
}

// IncentiveSettingView is a value of something that a formula looks at.
type IncentiveSettingView struct {
	Of    incentive.Input `json:"of"`
	Value string          `json:"value"`
}

func viewWarnings(r incentive.Rules) []IncentiveWarningView {
	list := []IncentiveWarningView{}
	for _, w := range incentive.Warnings(r) {
		v := IncentiveWarningView{Kind: w.Kind, Of: w.Of, Why: w.Why, Part: w.Part, Failed: w.Failed, Tried: w.Tried}
		for _, s := range w.With {
			v.With = append(v.With, IncentiveSettingView{Of: s.Of, Value: scored(s.Of, s.Value)})
		}
		if w.Kind != incentive.Unchecked {
			v.From, v.To, v.Gain, v.Unit = scored(w.Of, w.From), scored(w.Of, w.To), w.Gain.String(), "percent"
			if w.InYuan {
				v.Gain, v.Unit = w.Gain.StringFixed(2), "yuan"
			}
		}
		list = append(list, v)
	}
	return list
}

// scored writes scores with two decimals, and all else as it is.
func scored(of incentive.Input, d decimal.Decimal) string {
	if slices.Contains([]incentive.Input{incentive.Score, incentive.TeamScore, incentive.Achievement}, of) {
		return d.StringFixed(2)
	}
	return d.String()
}
