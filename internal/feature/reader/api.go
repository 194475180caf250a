package reader

import (
	"context"
	"net/http"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/platform/api"
	"github.com/sinan-okr/sinan/internal/platform/files"
)

// API registers the operations of the reader.
func (f *Feature) API(r *api.Router) {
	// In JSON a character may take twice its bytes (\u516c); what is longer still is
	// let in as far as it can be told what is wrong with it.
	api.Do(r, api.Op{ID: "read-text", Method: http.MethodPost, Path: "/read", Action: access.ReaderRead, Tag: "Reader", MaxBody: 8 * files.MaxText,
		Summary: "Say which objectives and key results a text holds; nothing is stored"}, f.readText)
	api.Do(r, api.Op{ID: "read-file", Method: http.MethodPost, Path: "/read/file", Action: access.ReaderRead, Tag: "Reader", MaxBody: files.MaxUpload,
		Summary: "Say what a file or the clipboard's HTML holds: .xlsx, .docx, .md, .csv, .html, .txt; nothing is stored"}, f.readFile)
}

type readTextIn struct {
	Body struct {
		Text  string `json:"text" doc:"At most 1 MiB of UTF-8"`
		Cycle string `json:"cycle,omitempty" maxLength:"20" doc:"YYYY, YYYY-Hn or YYYY-Qn: the year of dates without one"`
	}
}

func (f *Feature) readText(ctx context.Context, who access.Actor, in *readTextIn) (*api.Out[Reading], error) {
	r, err := f.Read(ctx, who, in.Body.Text, in.Body.Cycle)
	if err != nil {
		return nil, err
	}
	return api.Body(r), nil
}

type readFileIn struct {
	Filename string `query:"filename" maxLength:"300" doc:"Tells the kind where the content and Content-Type don't"`
	Cycle    string `query:"cycle" maxLength:"20" doc:"YYYY, YYYY-Hn or YYYY-Qn: the year of dates without one"`
	Media    string `header:"Content-Type"`
	RawBody  []byte `contentType:"application/octet-stream"`
}

// FileReading is the text of a file and what it holds.
type FileReading struct {
	Text     string  `json:"text" doc:"What the spans of the document count in"`
	Document Reading `json:"document"`
}

func (f *Feature) readFile(ctx context.Context, who access.Actor, in *readFileIn) (*api.Out[FileReading], error) {
	text, r, err := f.ReadFile(ctx, who, in.Filename, in.Media, in.RawBody, in.Cycle)
	if err != nil {
		return nil, err
	}
	return api.Body(FileReading{Text: text, Document: r}), nil
}
