package exchange

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okrfile"
	"github.com/sinan-okr/sinan/internal/platform/files"
)

// written reports whether a file means to be a tree as JSON or YAML: it begins as one.
func written(data []byte) bool {
	data = bare(data)
	return bytes.HasPrefix(data, []byte("{")) || treeBegins.Match(data)
}

// treeBegins is how YAML of ours begins, whoever wrote it, behind comments.
var treeBegins = regexp.MustCompile(`^(?:(?:#[^\n]*|---[^\n]*|[ \t\r]*)\n)*(?:sinan|objectives)[ \t]*:`)

func bare(data []byte) []byte {
	return bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\ufeff")))
}

// parseText reads a tree. Faults, each with the line it stands in: exchange.syntax,
// exchange.field_unknown, exchange.wants; exchange.not_ours, exchange.schema.
func parseText(data []byte) (f okrfile.File, err error) {
	if len(data) > files.MaxUpload {
		return f, fault.New(fault.TooLarge, "files.too_large", fault.Args{"max": files.MaxUpload})
	}
	data = bare(data)
	if bytes.HasPrefix(data, []byte("{")) {
		d := json.NewDecoder(bytes.NewReader(data))
		d.DisallowUnknownFields()
		err = d.Decode(&f)
		if err == nil && d.Decode(new(any)) != io.EOF {
			err = errors.New("something stands behind the end")
		}
		if err != nil {
			err = jsonFault(data, err)
		}
	} else {
		err = parseYAML(data, &f)
	}
	switch {
	case err != nil:
		return f, err
	case f.Sinan == 0:
		return f, fault.New(fault.Invalid, "exchange.not_ours")
	case f.Sinan != okrfile.Schema:
		return f, fault.New(fault.Invalid, "exchange.schema", fault.Args{"schema": f.Sinan, "known": okrfile.Schema})
	}
	return f, nil
}

func parseYAML(data []byte, f *okrfile.File) error {
	d := yaml.NewDecoder(bytes.NewReader(data))
	d.KnownFields(true)
	err := d.Decode(f)
	var several *yaml.LoadErrors
	var one *yaml.LoadError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &several):
		var faults []*fault.Fault
		for _, e := range several.Errors {
			faults = append(faults, lineFault(e.Mark.Line, e.Message))
		}
		return fault.Join(faults)
	case errors.As(err, &one):
		return lineFault(one.Mark.Line, one.Message)
	}
	return fault.New(fault.Invalid, "exchange.not_ours")
}

// jsonFault says what is wrong with JSON, and where. JSON is YAML, whose reader knows
// the lines of fields that aren't known, and tells of all of them.
func jsonFault(data []byte, err error) error {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return lineFault(lineAt(data, syntax.Offset), syntax.Error())
	}
	if told := parseYAML(data, new(okrfile.File)); told != nil {
		return told
	}
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) {
		return lineFault(lineAt(data, kind.Offset), "cannot construct `"+kind.Value+"` into "+kind.Type.String())
	}
	return lineFault(1+bytes.Count(data, []byte("\n")), err.Error())
}

func lineAt(data []byte, offset int64) int {
	return 1 + bytes.Count(data[:min(max(offset-1, 0), int64(len(data)))], []byte("\n"))
}

var (
	unknownField = regexp.MustCompile("^field (.+) not found in type ")
	unfit        = regexp.MustCompile("^cannot construct (?:!!\\S+ ?)?(?:`(.*)` )?into (.+)$")
)

// lineFault is what a reader of files says is wrong with a line, in our words where it
// is one of what people get wrong.
func lineFault(line int, why string) *fault.Fault {
	args := fault.Args{"line": line}
	code := "exchange.syntax"
	if m := unknownField.FindStringSubmatch(why); m != nil {
		code, args["field"] = "exchange.field_unknown", m[1]
	} else if m := unfit.FindStringSubmatch(why); m != nil {
		code = "exchange.wants_" + wanted(m[2])
	} else {
		args["why"] = shortened(why)
	}
	f := fault.At("/file", code, args)
	f.Field = "/file/" + strconv.Itoa(line)
	return f
}

// wanted is what a field holds, by its type.
func wanted(kind string) string {
	switch {
	case strings.HasPrefix(kind, "[]"):
		return "list"
	case kind == "string":
		return "text"
	case kind == "int":
		return "number"
	case kind == "bool":
		return "yes"
	}
	return "fields"
}

// shortened is what a reader of files says, in short.
func shortened(why string) string {
	const most = 300
	text := strings.Join(strings.Fields(why), " ")
	if runes := []rune(text); len(runes) > most {
		text = string(runes[:most]) + "…"
	}
	return text
}
