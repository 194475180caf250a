package people

import (
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// A column of an import, named as the field of a person that it fills.
type column string

const (
	colName    column = "name"
	colEmail   column = "email"
	colTeam    column = "team"
	colManager column = "manager"
	colRole    column = "role"
	colLevel   column = "job_level"
)

// headers are the words that head a column, without spaces and in lower case.
func headers() map[column][]string {
	return map[column][]string{
		colName:    {"姓名", "名字", "成员", "员工", "员工姓名", "name", "fullname", "person"},
		colEmail:   {"邮箱", "电子邮箱", "邮件", "电子邮件", "公司邮箱", "邮箱地址", "email", "e-mail", "mail", "emailaddress"},
		colTeam:    {"部门", "团队", "所属部门", "所在部门", "组织", "team", "department", "dept"},
		colManager: {"上级", "直属上级", "汇报对象", "上级邮箱", "直属上级邮箱", "manager", "manageremail", "linemanager", "reportsto"},
		colRole:    {"角色", "权限", "role"},
		colLevel:   {"职级", "职等", "级别", "岗位职级", "joblevel", "job_level", "level", "grade"},
	}
}

// roleOf reads a role as people write it; "" is no role at all.
func roleOf(s string) (access.Role, bool) {
	words := map[access.Role][]string{
		access.Guest:    {"guest", "访客", "来宾"},
		access.Member:   {"member", "成员", "员工", "普通成员"},
		access.Champion: {"champion", "okr教练", "教练", "okrchampion"},
		access.HR:       {"hr", "人事", "人力资源", "人力"},
		access.Admin:    {"admin", "管理员", "administrator"},
	}
	for role, all := range words {
		if slices.Contains(all, squeeze(s)) {
			return role, true
		}
	}
	return "", false
}

// squeeze drops what differs between ways to write the same word.
func squeeze(s string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \t\u3000_*:：()()（）", r) {
			return -1
		}
		return r
	}, s))
}

// importRow is one line of an import. A cell that is absent or blank leaves the
// field as it is.
type importRow struct {
	line  int // in the text, from 1
	cells map[column]string
}

// maxImport is how many people one import takes.
const maxImport = 5000

// importRows reads the table of a text: separated by tabs, commas or semicolons,
// with a line of headers, which may stand below a title. Refusals:
// people.import_header, people.import_empty, people.import_long,
// people.import_broken.
func importRows(text string) (rows []importRow, err error) {
	text = strings.TrimPrefix(text, "\uFEFF")
	var columns []column
	in := csv.NewReader(strings.NewReader(text))
	in.Comma, in.FieldsPerRecord, in.LazyQuotes = separator(text), -1, true
	for {
		record, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fault.At("/text", "people.import_broken")
		}
		line, _ := in.FieldPos(0)
		if columns == nil {
			columns = heading(record)
			continue
		}
		row := importRow{line: line, cells: map[column]string{}}
		for i, cell := range record {
			if i < len(columns) && columns[i] != "" {
				if cell = strings.Join(strings.Fields(cell), " "); cell != "" {
					row.cells[columns[i]] = cell
				}
			}
		}
		if len(row.cells) > 0 {
			rows = append(rows, row)
		}
		if len(rows) > maxImport {
			return nil, fault.At("/text", "people.import_long", fault.Args{"limit": maxImport})
		}
	}
	switch {
	case columns == nil:
		return nil, fault.At("/text", "people.import_header")
	case len(rows) == 0:
		return nil, fault.At("/text", "people.import_empty")
	}
	return rows, nil
}

// separator is the one of tab, comma and semicolon that the text has most of.
func separator(text string) rune {
	best, most := ',', 0
	for _, r := range "\t,;" {
		if n := strings.Count(text, string(r)); n > most {
			best, most = r, n
		}
	}
	return best
}

// heading reads a line as headers; nil unless it names the e-mail column, by
// which people are known.
func heading(record []string) []column {
	columns := make([]column, len(record))
	found := false
	for i, cell := range record {
		for c, words := range headers() {
			if slices.Contains(words, squeeze(cell)) && !slices.Contains(columns, c) {
				columns[i] = c
				found = found || c == colEmail
			}
		}
	}
	if !found {
		return nil
	}
	return columns
}

// teamPath splits "公司/运营部" into names.
func teamPath(s string) (path []string, bad *fault.Fault) {
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("/／>＞›»\\", r) }) {
		if part = strings.TrimSpace(part); part != "" {
			if utf8.RuneCountInString(part) > maxName {
				return nil, fault.New(fault.Invalid, "input.too_long", fault.Args{"limit": maxName})
			}
			path = append(path, part)
		}
	}
	return path, nil
}
