package talk

import (
	"context"
	"io"
	"net/http"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/platform/api"
	"github.com/sinan-okr/sinan/internal/platform/files"
)

func (f *Feature) apiFiles(r *api.Router) {
	const tag = "Comments"
	api.Do(r, api.Op{ID: "upload-comment-file", Method: http.MethodPost, Path: "/comment-files", Action: access.CommentCreate, Tag: tag, Status: http.StatusCreated,
		MaxBody: MaxFile + 64<<10, Sealed: true, Summary: "Upload a file for a comment that is about to be written; until then nobody else sees it, and after a day it is gone"}, f.uploadFile)
	api.Serve(r, api.Op{ID: "get-comment-file", Method: http.MethodGet, Path: "/comment-files/{id}", Action: access.CommentView, Tag: tag,
		Summary: "Download a file of a comment"}, f.serveFile)
	api.Do(r, api.Op{ID: "withdraw-comment-file", Method: http.MethodDelete, Path: "/comment-files/{id}", Action: access.CommentUpdate, Tag: tag, Status: http.StatusNoContent,
		Summary: "Take away a file that was uploaded and not sent yet"}, doing(f.Withdraw))
}

// CommentFile is a file of a comment as the API tells it.
type CommentFile struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Media string `json:"media" doc:"The type that its content shows"`
	Size  int64  `json:"size" doc:"Bytes"`
	Image bool   `json:"image" doc:"It can be shown in the page"`
}

func (one *File) view() CommentFile {
	return CommentFile{ID: one.ID, Name: one.Name, Media: one.Media, Size: one.Size, Image: files.Raster(one.Media)}
}

type uploadIn struct {
	SubjectKind subjectKind `query:"subject_kind" required:"true" doc:"What the comment is to be about"`
	SubjectID   string      `query:"subject_id" maxLength:"64" required:"true"`
	Filename    string      `query:"filename" maxLength:"1000" required:"true"`
	RawBody     []byte      `contentType:"application/octet-stream" doc:"At most 10 MiB"`
}

func (f *Feature) uploadFile(ctx context.Context, who access.Actor, in *uploadIn) (*api.Out[CommentFile], error) {
	one, err := f.Upload(ctx, who, Sent{SubjectKind: string(in.SubjectKind), SubjectID: in.SubjectID, Name: in.Filename, Content: in.RawBody})
	if err != nil {
		return nil, err
	}
	return api.Body(one.view()), nil
}

func (f *Feature) serveFile(ctx context.Context, who access.Actor, id string) (*api.Held, error) {
	one, err := f.File(ctx, who, id)
	if err != nil {
		return nil, err
	}
	return &api.Held{Name: one.Name, Type: one.Media, Size: one.Size, Tag: one.SHA256[:32], Inline: files.Raster(one.Media),
		Write: func(ctx context.Context, to io.Writer) error { return f.pour(ctx, who, one, to) }}, nil
}
