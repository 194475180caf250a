package okrsheet

import (
	"bytes"
	"encoding/json"
	"strings"
)

// What Feishu's open interface answers for OKRs: GET okr/v1/users/:user_id/okrs and GET
// okr/v1/okrs/batch_get. It doesn't say whose OKRs they are, save of objectives that
// others are aligned with. Its name of an OKR is that of the period.
type feishuAnswer struct {
	feishuList
	Data feishuList `json:"data"`
}

type feishuList struct {
	OkrList []feishuOKR `json:"okr_list"`
}

type feishuOKR struct {
	Name       string            `json:"name"`
	Objectives []feishuObjective `json:"objective_list"`
}

type feishuObjective struct {
	feishuItem
	Report   string          `json:"progress_report"`
	Results  []feishuItem    `json:"kr_list"`
	Aligned  []feishuAligned `json:"aligned_objective_list"`  // that are aligned with this one
	Aligning []feishuAligned `json:"aligning_objective_list"` // that this one is aligned with
}

// feishuItem is what objectives and key results have alike.
type feishuItem struct {
	ID       string      `json:"id"`
	Content  string      `json:"content"`
	Weight   json.Number `json:"weight"`
	KRWeight json.Number `json:"kr_weight"`
	Rate     struct {
		Percent json.Number `json:"percent"`
		Status  json.Number `json:"status"`
	} `json:"progress_rate"`
	Deadline string `json:"deadline"`                                // thousandths of a second
	Updated  string `json:"progress_rate_percent_last_updated_time"` // thousandths of a second
}

type feishuAligned struct {
	ID    string `json:"id"`
	Owner struct {
		OpenID string `json:"open_id"`
		UserID string `json:"user_id"`
	} `json:"owner"`
}

// feishuHeads are the columns of the sheet that is made of such an answer, called as the
// interface calls what they hold.
func feishuHeads() []string {
	return []string{"level", "id", "content", "aligning_objective_list", "owner", "okr_list.name", "weight", "progress_rate.percent", "progress_rate.status", "deadline",
		"progress_rate_percent_last_updated_time", "progress_report"}
}

// FeishuJSON makes a sheet of what Feishu's open interface answers, as it is or with
// several answers in a list; false where it is no such answer. Its rows are those of a
// text: they have lines and no cells.
func FeishuJSON(data []byte) (s Sheet, ok bool) {
	data = bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\ufeff")))
	var answers []feishuAnswer
	switch {
	case !bytes.Contains(data, []byte(`"okr_list"`)):
		return s, false
	case bytes.HasPrefix(data, []byte("[")):
		if json.Unmarshal(data, &answers) != nil {
			return s, false
		}
	default:
		answers = make([]feishuAnswer, 1)
		if json.Unmarshal(data, &answers[0]) != nil {
			return s, false
		}
	}
	f := feishuSheet{lines: idLines(data), owners: map[string]string{}, seen: map[string]bool{}}
	f.Rows, f.Lines, f.Text = [][]string{feishuHeads()}, []int{0}, true
	var all []feishuOKR
	for _, a := range answers {
		all = append(append(all, a.OkrList...), a.Data.OkrList...)
	}
	for _, okr := range all {
		for _, o := range okr.Objectives {
			for _, other := range append(o.Aligned, o.Aligning...) {
				if who := other.Owner.OpenID; who != "" {
					f.owners[other.ID] = who
				} else if other.Owner.UserID != "" {
					f.owners[other.ID] = other.Owner.UserID
				}
			}
		}
	}
	for _, okr := range all {
		for _, o := range okr.Objectives {
			f.objective(okr.Name, o)
		}
	}
	return f.Sheet, len(f.Rows) > 1
}

type feishuSheet struct {
	Sheet
	lines  map[string]int
	owners map[string]string
	seen   map[string]bool // an objective may be in several answers
}

func (f *feishuSheet) objective(period string, o feishuObjective) {
	if f.seen[o.ID] {
		return
	}
	f.seen[o.ID] = true
	var parents []string
	for _, p := range o.Aligning {
		parents = append(parents, p.ID)
	}
	f.add("objective", o.feishuItem, strings.Join(parents, "\n"), f.owners[o.ID], period, string(o.Weight), o.Report)
	for _, kr := range o.Results {
		weight := string(kr.KRWeight)
		if weight == "" {
			weight = string(kr.Weight)
		}
		f.add("key result", kr, o.ID, "", period, weight, "")
	}
}

// add adds a row. A share says that it is one, since 1 is 1 % here.
func (f *feishuSheet) add(level string, i feishuItem, parent, owner, period, weight, report string) {
	share := func(n string) string {
		if n == "" {
			return ""
		}
		return n + "%"
	}
	status := string(i.Rate.Status)
	if status == "-1" { // none was said
		status = ""
	}
	f.Rows = append(f.Rows, []string{level, i.ID, i.Content, parent, owner, period, share(weight), share(string(i.Rate.Percent)), status, instantOf(i.Deadline), instantOf(i.Updated), report})
	f.Lines = append(f.Lines, f.lines[i.ID])
}

// instantOf is a clock of the interface; 0 says that there is none.
func instantOf(text string) string {
	if text == "0" {
		return ""
	}
	return text
}

// idLines says in which line the object with an id begins that has content, too: others
// name it by its id alone.
func idLines(data []byte) map[string]int {
	type open struct {
		line    int
		id      string
		content bool
		key     string
		object  bool
	}
	lines, d := map[string]int{}, json.NewDecoder(bytes.NewReader(data))
	var stack []*open
	line, read := 1, int64(0)
	for {
		token, err := d.Token()
		if err != nil {
			return lines
		}
		line += bytes.Count(data[read:d.InputOffset()], []byte("\n"))
		read = d.InputOffset()
		var top *open
		if len(stack) > 0 {
			top = stack[len(stack)-1]
		}
		delim, isDelim := token.(json.Delim)
		text, isText := token.(string)
		switch {
		case isDelim && (delim == '{' || delim == '['):
			if top != nil {
				top.key = ""
			}
			stack = append(stack, &open{line: line, object: delim == '{'})
		case isDelim:
			if top.content && top.id != "" {
				lines[top.id] = top.line
			}
			stack = stack[:len(stack)-1]
		case top == nil || !top.object:
		case top.key == "" && isText:
			top.key = text
			top.content = top.content || text == "content"
		default:
			if top.key == "id" && isText {
				top.id = text
			}
			top.key = ""
		}
	}
}
