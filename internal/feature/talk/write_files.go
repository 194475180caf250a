package talk

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"log/slog"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/files"
	"github.com/sinan-okr/sinan/internal/platform/scan"
)

// Bounds of files.
const (
	MaxFile    = 10 << 20 // bytes of one
	maxFiles   = 5        // in a comment
	maxWaiting = 20       // of a person, for comments that they have not sent yet
	maxName    = 200      // characters
	partSize   = 256 << 10
	// patience is how long a file waits for the comment it was uploaded for.
	patience = 24 * time.Hour
)

// Sent is a file as it comes in.
type Sent struct {
	SubjectKind, SubjectID string // what the comment is to be about: who may speak of it may upload
	Name                   string
	Content                []byte
}

// Upload takes a file in for a comment that the caller is about to write or edit.
// Until then nobody else sees it, and the trail says nothing of it. Faults:
// comment.file_long, comment.file_kind, comment.files_waiting,
// comment.file_refused (the scanner says no), comment.file_unscanned (it says
// nothing).
func (f *Feature) Upload(ctx context.Context, who access.Actor, in Sent) (*File, error) {
	media, err := f.takes(ctx, who, in)
	if err != nil {
		return nil, err
	}
	// The scanner takes its time: no transaction waits for it.
	if err := f.scanner.Check(ctx, in.Name, in.Content); err != nil {
		if errors.Is(err, scan.ErrRefused) {
			slog.WarnContext(ctx, "the scanner refused a file", "person", who.ID, "name", named(in.Name))
			return nil, fault.New(fault.Invalid, "comment.file_refused", fault.Args{"name": named(in.Name)})
		}
		slog.ErrorContext(ctx, "the scanner gave no answer", "error", err)
		return nil, fault.New(fault.NotNow, "comment.file_unscanned")
	}
	sum := sha256.Sum256(in.Content)
	file := &File{ID: act.NewID(), PersonID: who.ID, Name: named(in.Name), Media: media, Size: int64(len(in.Content)), SHA256: hex.EncodeToString(sum[:])}
	// No fact about the workspace yet, and so a note.
	err = f.act.Note(ctx, func(ctx context.Context, tx *act.Tx) error {
		file.AddedAt = tx.Now
		return f.addFile(ctx, tx, in.SubjectKind, file, in.Content)
	})
	return file, err
}

// takes refuses what is not taken, before anybody looks into it, and tells its type.
func (f *Feature) takes(ctx context.Context, who access.Actor, in Sent) (media string, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		s, err := f.subject(ctx, tx, in.SubjectKind, in.SubjectID)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.CommentCreate, s.Target); err != nil {
			return err
		}
		n, err := countWaiting(ctx, tx, who.ID)
		if err == nil && n >= maxWaiting {
			return fault.New(fault.TooMuch, "comment.files_waiting", fault.Args{"limit": maxWaiting})
		}
		return err
	})
	if err != nil {
		return "", err
	}
	name := named(in.Name)
	switch {
	case name == "":
		return "", fault.At("/filename", "input.required")
	case len(in.Content) > MaxFile:
		return "", fault.New(fault.TooLarge, "comment.file_long", fault.Args{"name": name, "limit": MaxFile >> 20})
	}
	media, ok := files.Media(in.Content)
	if !ok {
		return "", fault.New(fault.Invalid, "comment.file_kind", fault.Args{"name": name})
	}
	return media, nil
}

// enclose makes the files that are named those of a comment, in this order: ones
// that it has, and ones that its author uploaded for it. Others that it had go.
func (f *Feature) enclose(ctx context.Context, tx *act.Tx, c *Comment, ids []string) ([]File, error) {
	if len(ids) > maxFiles {
		return nil, fault.At("/file_ids", "comment.files_many", fault.Args{"limit": maxFiles})
	}
	given, err := f.loadFiles(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	all := make([]File, 0, len(ids))
	for i, id := range ids {
		at := slices.IndexFunc(given, func(one File) bool { return one.ID == id })
		if at < 0 || slices.Contains(ids[:i], id) || !given[at].fits(c) || (given[at].Sealed != "") != f.seals(c.SubjectKind) {
			return nil, fault.At("/file_ids", "comment.file_unknown")
		}
		one := given[at]
		one.CommentID, one.Place = c.ID, int64(i)
		all = append(all, one)
	}
	return all, f.setFiles(ctx, tx, c.ID, all)
}

// fits says whether a file is a comment's, or waits for one of its author's.
func (one *File) fits(c *Comment) bool {
	if one.CommentID != "" {
		return one.CommentID == c.ID
	}
	return one.PersonID == c.AuthorID
}

// Withdraw takes away a file that the caller uploaded and has not sent yet. One of a
// comment goes by editing that.
func (f *Feature) Withdraw(ctx context.Context, who access.Actor, id string) error {
	err := f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		one, err := f.file(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.CommentUpdate, access.Target{OwnerID: one.PersonID}); err != nil {
			return err
		}
		if one.CommentID != "" {
			return fault.New(fault.Conflict, "comment.file_sent")
		}
		return nil
	})
	if err != nil {
		return err
	}
	return f.act.Note(ctx, func(ctx context.Context, tx *act.Tx) error { return dropWaiting(ctx, tx, id) })
}

// SweepFiles forgets files that were uploaded long ago for comments that nobody sent.
func (f *Feature) SweepFiles(ctx context.Context) error {
	return f.act.Note(ctx, func(ctx context.Context, tx *act.Tx) error { return sweepWaiting(ctx, tx, tx.Now.Add(-patience)) })
}

// parts cuts a file's content.
func parts(fileID string, content []byte) (all []Part) {
	for n := 0; n*partSize < len(content); n++ {
		all = append(all, Part{FileID: fileID, Part: int64(n), Content: content[n*partSize : min((n+1)*partSize, len(content))]})
	}
	return all
}

// named is a file's name as it is kept: without folders, and without what can't be
// seen or turns letters around; "" where nothing is left.
func named(name string) string {
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	name = strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) || r == utf8.RuneError {
			return -1
		}
		return r
	}, name)
	if runes := []rune(strings.TrimSpace(name)); len(runes) > maxName {
		end := strings.LastIndexByte(string(runes), '.')
		ext := []rune{}
		if tail := []rune(string(runes)[max(end, 0):]); end > 0 && len(tail) <= 12 {
			ext = tail
		}
		return string(runes[:maxName-len(ext)]) + string(ext)
	}
	return strings.TrimSpace(name)
}
