package objectives

import (
	"context"
	"net/http"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/query"
	"github.com/sinan-okr/sinan/internal/platform/api"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
)

func (f *Feature) apiFind(r *api.Router) {
	api.Do(r, api.Op{ID: "read-query", Method: http.MethodGet, Path: "/objectives/query", Action: access.HomeView, Tag: tag,
		Summary: "Tell how a query for objectives reads, and what may stand where it is being written"}, func(ctx context.Context, who access.Actor, in *queryIn) (*api.Out[QueryView], error) {
		return f.readQuery(ctx, r.Book(), who, in)
	})
}

type queryIn struct {
	Text string `query:"text" maxLength:"300"`
	At   int    `query:"at" minimum:"0" maximum:"300" doc:"Characters before the place where it is being written"`
}

// QueryView is how a query reads.
type QueryView struct {
	Terms  []string         `json:"terms" doc:"How each condition was read, in the caller's language; empty where it can't be read"`
	Wrong  *QueryWrongView  `json:"wrong,omitempty" doc:"Left out where it can be read"`
	Offers []QueryOfferView `json:"offers" doc:"What may be meant, the likeliest first"`
}

// QueryWrongView is what can't be read.
type QueryWrongView struct {
	At       int      `json:"at" doc:"Characters before it"`
	Found    string   `json:"found"`
	Code     string   `json:"code" doc:"field, value, mark, number, compare, quote, empty, bracket, or, many"`
	Expected []string `json:"expected" doc:"What could stand there"`
	Words    string   `json:"words" doc:"The same in the caller's language"`
}

// QueryOfferView is what could stand from one place to another.
type QueryOfferView struct {
	From int    `json:"from"`
	To   int    `json:"to"`
	Text string `json:"text"`
	Kind string `json:"kind" doc:"field, value, whole, or"`
}

func (f *Feature) readQuery(ctx context.Context, book *i18n.Book, who access.Actor, in *queryIn) (*api.Out[QueryView], error) {
	lang := api.Lang(ctx)
	r, err := f.ReadQuery(ctx, who, in.Text, in.At, lang == i18n.Chinese)
	if err != nil {
		return nil, err
	}
	v := QueryView{Terms: append([]string{}, r.Terms...), Offers: make([]QueryOfferView, len(r.Offers))}
	for i, o := range r.Offers {
		v.Offers[i] = QueryOfferView(o)
	}
	if w := r.Wrong; w != nil {
		fault := w.Fault("/find")
		v.Wrong = &QueryWrongView{At: w.At, Found: w.Found, Code: w.Code, Expected: append([]string{}, w.Expected...), Words: book.Say(lang, fault.Code, fault.Args)}
	}
	return api.Body(v), nil
}

// FindIn reads a query for a list; nil for none.
func FindIn(ctx context.Context, text string) (*query.Query, error) {
	if text == "" {
		return nil, nil
	}
	q, wrong := query.Parse(text, api.Lang(ctx) == i18n.Chinese)
	if wrong != nil {
		return nil, wrong.Fault("/find")
	}
	return &q, nil
}
