package source

import (
	"context"
	"encoding/json"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// pageOf is how many records are asked for at once, which is the most there are.
const pageOf = 500

// base reads a table of Feishu: a column of values, and one of their days. The newest
// days come first, so that what is older than asked for isn't read.
func (r *Reader) base(ctx context.Context, p Place, a Ask) (rows []Row, err error) {
	link, err := readLink(a.Query, FeishuBase)
	if err != nil {
		return nil, err
	}
	app, err := r.document(ctx, p, link)
	if err != nil {
		return nil, err
	}
	ask := map[string]any{"field_names": []string{a.ValuePath}, "automatic_fields": false}
	if link.view != "" {
		ask["view_id"] = link.view
	}
	if a.DayPath != "" {
		ask["field_names"] = []string{a.ValuePath, a.DayPath}
		ask["sort"] = []map[string]any{{"field_name": a.DayPath, "desc": true}}
	}
	body, err := json.Marshal(ask)
	if err != nil {
		return nil, err
	}
	path := "/bitable/v1/apps/" + url.PathEscape(app) + "/tables/" + url.PathEscape(link.table) + "/records/search?"
	query := url.Values{"page_size": {strconv.Itoa(pageOf)}}
	for {
		var page struct {
			Items []struct {
				Fields map[string]any `json:"fields"`
			} `json:"items"`
			More bool   `json:"has_more"`
			Next string `json:"page_token"`
		}
		if err := r.feishu(ctx, p, path+query.Encode(), body, &page); err != nil {
			return nil, err
		}
		for _, item := range page.Items {
			row := Row{}
			if row.Value, err = plainCell(item.Fields[a.ValuePath]); err != nil {
				return nil, fault.At("/value_path", "source.not_plain")
			}
			if row.Day, err = plainCell(item.Fields[a.DayPath]); err != nil {
				return nil, fault.At("/day_path", "source.not_plain")
			}
			if a.DayPath != "" && r.before(row.Day, a.From) {
				return known(rows, a.DayPath)
			}
			if row.Value != "" && (a.DayPath == "" || row.Day != "") {
				rows = append(rows, row)
			}
		}
		switch {
		case len(rows) > mostRows:
			return nil, fault.New(fault.Invalid, "source.too_many", fault.Args{"limit": mostRows})
		case !page.More || page.Next == "":
			return known(rows, a.DayPath)
		}
		query.Set("page_token", page.Next)
	}
}

// known are rows of which there is one, or which have days.
func known(rows []Row, days string) ([]Row, error) {
	switch {
	case len(rows) == 0:
		return nil, fault.At("/value_path", "source.no_value", fault.Args{"begins": ""})
	case days == "" && len(rows) > 1:
		return nil, fault.At("/day_path", "source.many", fault.Args{"n": len(rows)})
	}
	return rows, nil
}

// before reports whether milliseconds since 1970 are of an earlier day.
func (r *Reader) before(day string, from date.Date) bool {
	ms, err := strconv.ParseInt(day, 10, 64)
	return err == nil && !from.IsZero() && date.In(time.UnixMilli(ms), r.loc).Before(from)
}

// plainCell is a cell that holds a number, a day or words: words come in pieces, what a
// formula or another table gives in a list.
func plainCell(v any) (string, error) {
	switch v := v.(type) {
	case nil:
		return "", nil
	case string:
		return strings.TrimSpace(v), nil
	case json.Number:
		return v.String(), nil
	case map[string]any:
		if list, has := v["value"]; has {
			return plainCell(list)
		}
		if text, has := v["text"].(string); has {
			return strings.TrimSpace(text), nil
		}
	case []any:
		var all strings.Builder
		for i, one := range v {
			piece, isPiece := one.(map[string]any)
			if i > 0 && !isPiece {
				return "", errShape // several values
			}
			if text, has := piece["text"].(string); isPiece && has {
				all.WriteString(text)
				continue
			}
			text, err := plainCell(one)
			if err != nil {
				return "", err
			}
			all.WriteString(text)
		}
		return strings.TrimSpace(all.String()), nil
	}
	return "", errShape
}

var rangeRe = regexp.MustCompile(`^(?:([A-Za-z0-9]+)!)?([A-Z]{1,3}[0-9]{0,7}(?::[A-Z]{1,3}[0-9]{0,7})?)$`)

// sheet reads cells of a spreadsheet of Feishu: one, or two columns of days and values.
func (r *Reader) sheet(ctx context.Context, p Place, a Ask) ([]Row, error) {
	link, err := readLink(a.Query, FeishuSheet)
	if err != nil {
		return nil, err
	}
	m := rangeRe.FindStringSubmatch(strings.ToUpper(strings.TrimSpace(a.ValuePath)))
	if i := strings.IndexByte(a.ValuePath, '!'); m != nil && i > 0 {
		link.table = strings.TrimSpace(a.ValuePath[:i]) // ids of sheets tell capitals apart
	}
	switch {
	case m == nil:
		return nil, fault.At("/value_path", "source.feishu_range")
	case link.table == "":
		return nil, fault.At("/query", "source.feishu_sheet_link")
	}
	cells := m[2]
	if !strings.Contains(cells, ":") {
		cells += ":" + cells
	}
	token, err := r.document(ctx, p, link)
	if err != nil {
		return nil, err
	}
	var told struct {
		Range struct {
			Values [][]any `json:"values"`
		} `json:"valueRange"`
	}
	query := url.Values{"valueRenderOption": {"UnformattedValue"}, "dateTimeRenderOption": {"FormattedString"}}
	if err := r.feishu(ctx, p, "/sheets/v2/spreadsheets/"+url.PathEscape(token)+"/values/"+url.PathEscape(link.table+"!"+cells)+"?"+query.Encode(), nil, &told); err != nil {
		return nil, err
	}
	return fromCells(told.Range.Values)
}

func fromCells(values [][]any) (rows []Row, err error) {
	columns := 0
	for y, line := range values {
		columns = max(columns, len(line))
		var texts []string
		for _, v := range line {
			text, err := plainCell(v)
			if err != nil {
				return nil, fault.At("/value_path", "source.not_plain")
			}
			texts = append(texts, text)
		}
		switch len(texts) {
		case 1:
			rows = append(rows, Row{Value: texts[0]})
		case 2:
			if y == 0 && !strings.ContainsAny(texts[0]+texts[1], "0123456789") {
				continue // heads
			}
			if texts[0] != "" {
				rows = append(rows, Row{Day: sheetDay(texts[0]), Value: texts[1]})
			}
		}
	}
	if len(rows) > mostRows {
		return nil, fault.New(fault.Invalid, "source.too_many", fault.Args{"limit": mostRows})
	}
	rows, err = shaped(rows, columns)
	if f, ok := fault.Of(err); ok {
		f.Field = "/value_path"
	}
	return rows, err
}

// sheetDay is a day as a spreadsheet keeps one that isn't shown as a day: a number of days.
func sheetDay(text string) string {
	if d, ok := date.Serial(text); ok {
		return d.String()
	}
	return text
}
