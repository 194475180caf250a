package audit

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"net/http"
	"strings"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/api"
	"github.com/sinan-okr/sinan/internal/platform/files"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
)

const tag = "Audit"

// API registers the operations on the trail.
func (f *Feature) API(r *api.Router) {
	h := handlers{f, r.Book()}
	api.Do(r, api.Op{ID: "list-audit", Method: http.MethodGet, Path: "/audit", Action: access.AuditView, Tag: tag,
		Summary: "The trail, newest first"}, h.list)
	api.DoOwn(r, api.Op{ID: "export-audit", Method: http.MethodGet, Path: "/audit.csv", Action: access.AuditView, Tag: tag,
		Summary: "The trail as CSV, newest first"}, h.export)
	api.Do(r, api.Op{ID: "verify-audit", Method: http.MethodPost, Path: "/audit/verify", Action: access.AuditView, Tag: tag,
		Summary: "Check the hash chain from its beginning"}, h.verify)
	api.Do(r, api.Op{ID: "list-audit-kinds", Method: http.MethodGet, Path: "/audit-kinds", Action: access.AuditView, Tag: tag,
		Summary: "What can stand in the trail, in words"}, h.kinds)
}

type handlers struct {
	*Feature
	book *i18n.Book
}

// EntryView is one entry of the trail as the API tells it.
type EntryView struct {
	Seq         int64            `json:"seq"`
	At          time.Time        `json:"at"`
	ActorID     string           `json:"actor_id"`
	ActorName   string           `json:"actor_name,omitempty"`
	Kind        string           `json:"kind" doc:"noun.past"`
	What        string           `json:"what" doc:"The kind in words, in the caller's language"`
	Subject     string           `json:"subject,omitempty" doc:"What the thing was called; absent where its words are withheld"`
	Changes     []DifferenceView `json:"changes" doc:"What changed, in words"`
	Withheld    bool             `json:"withheld,omitempty" doc:"The caller may not see the words of this entry"`
	SubjectKind string           `json:"subject_kind"`
	SubjectID   string           `json:"subject_id"`
	WithinID    string           `json:"within_id,omitempty" doc:"The objective it belongs to"`
	Before      json.RawMessage  `json:"before,omitempty"`
	After       json.RawMessage  `json:"after,omitempty"`
	IP          string           `json:"ip,omitempty"`
	Agent       string           `json:"agent,omitempty"`
	RequestID   string           `json:"request_id,omitempty"`
	Hash        string           `json:"hash"`
}

func (t teller) view(e act.Event) EntryView {
	v := EntryView{Seq: e.Seq, At: e.At, ActorID: e.ActorID, Kind: e.Kind, SubjectKind: e.SubjectKind, SubjectID: e.SubjectID, WithinID: e.WithinID,
		Before: rawJSON(e.Before), After: rawJSON(e.After), Hash: e.Hash, What: t.what(e.Kind), Changes: []DifferenceView{}}
	v.ActorName = t.names.Of(aPerson, e.ActorID)
	if strings.HasPrefix(e.ActorID, "system:") {
		v.ActorName = t.say("system")
	}
	if v.Withheld = t.names.Withheld(e); !v.Withheld {
		v.Subject, v.Changes = t.subject(e), append(v.Changes, t.changes(e)...)
	}
	if from, err := e.From(); err == nil {
		v.IP, v.Agent, v.RequestID = from.IP, from.Agent, from.ID
	}
	return v
}

func rawJSON(s string) json.RawMessage {
	if s == "" {
		return nil
	}
	return json.RawMessage(s)
}

// FilterIn are the query parameters that narrow the trail.
type FilterIn struct {
	ActorID     string    `query:"actor_id"`
	Kind        string    `query:"kind" maxLength:"60" doc:"objective.approved, or a noun such as objective"`
	SubjectKind string    `query:"subject_kind"`
	SubjectID   string    `query:"subject_id"`
	WithinID    string    `query:"within_id" doc:"An objective, with all that hangs on it"`
	From        time.Time `query:"from"`
	Until       time.Time `query:"until"`
	Seq         int64     `query:"seq" minimum:"1" doc:"One entry by its number"`
}

func (in FilterIn) filter() Filter {
	return Filter{ActorID: in.ActorID, Kind: in.Kind, SubjectKind: in.SubjectKind, SubjectID: in.SubjectID, WithinID: in.WithinID, From: in.From, Until: in.Until, Seq: in.Seq}
}

type listIn struct {
	api.Paging
	FilterIn
}

func (h handlers) list(ctx context.Context, who access.Actor, in *listIn) (*api.Many[EntryView], error) {
	filter := in.filter()
	filter.Cursor, filter.Limit = in.Cursor, in.Limit
	trail, err := h.List(ctx, who, filter)
	if err != nil {
		return nil, err
	}
	t := teller{h.book, api.Lang(ctx), trail.Names}
	items := make([]EntryView, len(trail.Entries))
	for i, e := range trail.Entries {
		items[i] = t.view(e)
	}
	return api.Items(items, trail.Next), nil
}

// mostExported bounds a CSV, so that it fits the memory of a small machine.
const mostExported = 100_000

func (h handlers) export(ctx context.Context, who access.Actor, in *FilterIn) (*api.File, error) {
	var out bytes.Buffer
	out.WriteString(api.CSVMark)
	w := csv.NewWriter(&out)
	row := func(cells ...string) error {
		for i, c := range cells {
			cells[i] = files.Harmless(c)
		}
		return w.Write(cells)
	}
	if err := row("seq", "at", "actor", "actor_id", "kind", "what", "subject", "changes", "subject_kind", "subject_id", "before", "after", "ip"); err != nil {
		return nil, err
	}
	err := h.Each(ctx, who, in.filter(), mostExported, func(e act.Event, names *Names) error {
		v := teller{h.book, api.Lang(ctx), names}.view(e)
		return row(jsonNumber(e.Seq), v.At.UTC().Format(time.RFC3339Nano), v.ActorName, v.ActorID, v.Kind, v.What, v.Subject, lines(v.Changes),
			v.SubjectKind, v.SubjectID, e.Before, e.After, v.IP)
	})
	if err != nil {
		return nil, err
	}
	w.Flush()
	return api.Attachment(api.CSVType, "sinan-audit.csv", out.Bytes()), w.Error()
}

// lines writes changes into one cell: "target: 50 → 55", a line each.
func lines(changes []DifferenceView) string {
	out := make([]string, len(changes))
	for i, c := range changes {
		out[i] = c.Label + ": " + c.Before + " → " + c.After
	}
	return strings.Join(out, "\n")
}

func jsonNumber(n int64) string { b, _ := json.Marshal(n); return string(b) }

// VerifiedView is what a walk along the chain found.
type VerifiedView struct {
	Entries int64  `json:"entries"`
	Whole   bool   `json:"whole"`
	BadSeq  int64  `json:"bad_seq,omitempty" doc:"The first bad entry"`
	Code    string `json:"code,omitempty"`
	Detail  string `json:"detail,omitempty"`
}

func (h handlers) verify(ctx context.Context, who access.Actor, _ *struct{}) (*api.Out[VerifiedView], error) {
	n, bad, err := h.Verify(ctx, who, nil)
	if err != nil {
		return nil, err
	}
	v := VerifiedView{Entries: n, Whole: bad == nil, Detail: h.book.Say(api.Lang(ctx), "audit.whole", map[string]any{"n": n})}
	if bad != nil {
		v.BadSeq, v.Code = bad.Seq, bad.Code
		v.Detail = h.book.Say(api.Lang(ctx), bad.Code, map[string]any{"seq": bad.Seq})
	}
	return api.Body(v), nil
}

// KindView is a kind of entry, or a noun: all kinds of that noun.
type KindView struct {
	Kind  string `json:"kind" doc:"What the filter takes"`
	Words string `json:"words"`
}

func (h handlers) kinds(ctx context.Context, who access.Actor, _ *struct{}) (*api.Many[KindView], error) {
	if err := act.Allow(who, access.AuditView, access.Target{}); err != nil {
		return nil, err
	}
	var items []KindView
	lang, last := api.Lang(ctx), ""
	for _, code := range h.book.Codes() {
		kind, ok := strings.CutPrefix(code, "event.")
		if !ok {
			continue
		}
		noun, _, _ := strings.Cut(kind, ".")
		if noun != last && h.book.Has("audit.noun_"+noun) {
			items = append(items, KindView{noun, h.book.Say(lang, "audit.noun_"+noun, nil)})
		}
		last = noun
		items = append(items, KindView{kind, h.book.Say(lang, code, nil)})
	}
	return api.Items(items, ""), nil
}
