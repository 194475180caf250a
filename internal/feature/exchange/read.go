package exchange

import (
	"bufio"
	"context"
	"errors"
	"io"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/okrfile"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
)

// pageSize is how many objectives are in memory at once.
const pageSize = 100

// Gather gives what a selection holds, one objective after the other in the order
// of their list: only what the caller may see, and of what they hang together with
// only what the caller may see of that. The same workspace gives the same.
func (f *Feature) gather(ctx context.Context, who access.Actor, in Selection, give func(*okrfile.Objective) error) error {
	return f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.ExchangeExport, access.Target{}); err != nil {
			return err
		}
		n, err := f.names(ctx, tx)
		if err != nil {
			return err
		}
		in.Limit = pageSize
		for {
			next, err := f.page(ctx, tx, &n, in, give)
			if err != nil || next == "" {
				return err
			}
			in.Cursor = next
		}
	})
}

func (f *Feature) page(ctx context.Context, tx *act.Tx, n *names, in Selection, give func(*okrfile.Objective) error) (next string, err error) {
	list, next, err := f.Objectives.List(ctx, tx.Who, in.Filter)
	if err != nil || len(list) == 0 {
		return next, err
	}
	page := make([]okrfile.Objective, len(list))
	ids := make([]string, len(list))
	var keyResults []string
	for i, s := range list {
		page[i], ids[i] = n.objective(s), s.ID
		for j := range s.Results {
			keyResults = append(keyResults, s.Results[j].ID)
		}
	}
	hangs, err := hangingOn(ctx, tx, tx.Who, ids, keyResults)
	if err != nil {
		return "", err
	}
	if err := n.hang(page, hangs); err != nil {
		return "", err
	}
	if in.titles != nil {
		if err := titlesOf(ctx, tx, hangs.alignments, in.titles); err != nil {
			return "", err
		}
	}
	for i := range page {
		if err := give(&page[i]); err != nil {
			return "", err
		}
	}
	return next, ctx.Err()
}

// file takes objectives one after the other and is whole once it has ended.
type file interface {
	add(*okrfile.Objective) error
	end() error
}

// Write writes what a selection holds as a file; what it holds is not yet in the
// trail.
func (f *Feature) write(ctx context.Context, who access.Actor, book *i18n.Book, in Selection, to io.Writer) (counts Counts, err error) {
	out := bufio.NewWriterSize(to, 64<<10)
	var file file
	switch in.Format {
	case Excel, CSV:
		tables, err := newTableFile(out, book, in.Lang, in.Format)
		if err != nil {
			return counts, err
		}
		defer func() { err = errors.Join(err, tables.close()) }()
		file = tables
	case YAML:
		file = &yamlFile{out: out}
	case Markdown:
		in.titles = map[string]string{}
		file = &markdownFile{out: out, of: in.titles, say: func(code string) string { return book.Say(in.Lang, "exchange."+code, nil) }}
	default:
		file = &jsonFile{out: out}
	}
	err = f.gather(ctx, who, in, func(o *okrfile.Objective) error {
		counts.add(o)
		return file.add(o)
	})
	if err != nil {
		return counts, err
	}
	if err := file.end(); err != nil {
		return counts, err
	}
	return counts, out.Flush()
}
