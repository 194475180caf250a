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
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

const tag = "Audit"

// API registers the operations on the trail.
func (f *Feature) API(r *api.Router) {
	api.Do(r, api.Op{ID: "list-audit", Method: http.MethodGet, Path: "/audit", Action: access.AuditView, Tag: tag,
		Summary: "The trail, newest first"}, f.list)
	api.Do(r, api.Op{ID: "export-audit", Method: http.MethodGet, Path: "/audit.csv", Action: access.AuditView, Tag: tag,
		Summary: "The trail as CSV, newest first"}, f.export)
	api.Do(r, api.Op{ID: "verify-audit", Method: http.MethodPost, Path: "/audit/verify", Action: access.AuditView, Tag: tag,
		Summary: "Check the hash chain from its beginning"}, f.verify)
}

// EntryView is one entry of the trail as the API tells it.
type EntryView struct {
	Seq         int64           `json:"seq"`
	At          time.Time       `json:"at"`
	ActorID     string          `json:"actor_id"`
	ActorName   string          `json:"actor_name,omitempty"`
	Kind        string          `json:"kind" doc:"noun.past"`
	SubjectKind string          `json:"subject_kind"`
	SubjectID   string          `json:"subject_id"`
	WithinID    string          `json:"within_id,omitempty" doc:"The objective it belongs to"`
	Before      json.RawMessage `json:"before,omitempty"`
	After       json.RawMessage `json:"after,omitempty"`
	IP          string          `json:"ip,omitempty"`
	Agent       string          `json:"agent,omitempty"`
	RequestID   string          `json:"request_id,omitempty"`
	Hash        string          `json:"hash"`
}

func view(e act.Event, org *people.Org) EntryView {
	v := EntryView{Seq: e.Seq, At: e.At, ActorID: e.ActorID, Kind: e.Kind, SubjectKind: e.SubjectKind, SubjectID: e.SubjectID, WithinID: e.WithinID,
		Before: rawJSON(e.Before), After: rawJSON(e.After), Hash: e.Hash}
	if p, ok := org.Person(e.ActorID); ok {
		v.ActorName = p.Name
	}
	var from act.Request
	if e.Request != "" && json.Unmarshal([]byte(e.Request), &from) == nil {
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
}

func (in FilterIn) filter() Filter {
	return Filter{ActorID: in.ActorID, Kind: in.Kind, SubjectKind: in.SubjectKind, SubjectID: in.SubjectID, WithinID: in.WithinID, From: in.From, Until: in.Until}
}

type listIn struct {
	api.Paging
	FilterIn
}

func (f *Feature) list(ctx context.Context, who access.Actor, in *listIn) (*api.Many[EntryView], error) {
	filter := in.filter()
	filter.Cursor, filter.Limit = in.Cursor, in.Limit
	page, org, err := f.List(ctx, who, filter)
	if err != nil {
		return nil, err
	}
	items := make([]EntryView, len(page.Items))
	for i, e := range page.Items {
		items[i] = view(e, org)
	}
	return api.Items(items, page.Next), nil
}

// mostExported bounds a CSV, so that it fits the memory of a small machine.
const mostExported = 100_000

type exported struct {
	Type        string `header:"Content-Type"`
	Disposition string `header:"Content-Disposition"`
	Body        []byte
}

func (f *Feature) export(ctx context.Context, who access.Actor, in *FilterIn) (*exported, error) {
	var out bytes.Buffer
	out.WriteString("\ufeff") // so that Excel reads it as UTF-8
	w := csv.NewWriter(&out)
	row := func(cells ...string) error {
		for i, c := range cells {
			cells[i] = harmless(c)
		}
		return w.Write(cells)
	}
	if err := row("seq", "at", "actor", "actor_id", "kind", "subject_kind", "subject_id", "before", "after", "ip"); err != nil {
		return nil, err
	}
	err := f.Each(ctx, who, in.filter(), mostExported, func(e act.Event, org *people.Org) error {
		v := view(e, org)
		return row(jsonNumber(e.Seq), v.At.UTC().Format(time.RFC3339Nano), v.ActorName, v.ActorID, v.Kind, v.SubjectKind, v.SubjectID, e.Before, e.After, v.IP)
	})
	if err != nil {
		return nil, err
	}
	w.Flush()
	return &exported{Type: "text/csv; charset=utf-8", Disposition: `attachment; filename="sinan-audit.csv"`, Body: out.Bytes()}, w.Error()
}

func jsonNumber(n int64) string { b, _ := json.Marshal(n); return string(b) }

// harmless keeps a spreadsheet from reading a cell as a formula.
func harmless(cell string) string {
	if strings.ContainsAny(cell[:min(1, len(cell))], "=+-@\t\r") {
		return "'" + cell
	}
	return cell
}

// VerifiedView is what a walk along the chain found.
type VerifiedView struct {
	Entries int64  `json:"entries"`
	Whole   bool   `json:"whole"`
	BadSeq  int64  `json:"bad_seq,omitempty" doc:"The first bad entry"`
	Code    string `json:"code,omitempty"`
	Detail  string `json:"detail,omitempty"`
}

func (f *Feature) verify(ctx context.Context, who access.Actor, _ *struct{}) (*api.Out[VerifiedView], error) {
	n, bad, err := f.Verify(ctx, who, nil)
	if err != nil {
		return nil, err
	}
	v := VerifiedView{Entries: n, Whole: bad == nil}
	if bad != nil {
		v.BadSeq, v.Code = bad.Seq, bad.Code
	}
	return api.Body(v), nil
}
