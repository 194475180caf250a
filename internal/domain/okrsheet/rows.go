package okrsheet

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/okrfile"
)

// make says a row as the tree has it.
func (r *reader) make(one *row) {
	switch one.level {
	case objective:
		r.objective(one)
	case keyResult:
		r.keyResult(one)
	case initiative:
		r.action(one)
	}
	r.stands(one.id, one)
}

// stands notes where the row of an id stands.
func (r *reader) stands(id string, one *row) {
	r.result.Lines[id] = one.line
	if one.part > 0 {
		r.result.Parts[id] = one.part
	}
}

// key is what a row is called by its tool, or else its words.
func (one *row) key() []string {
	if ref := one.cells[Ref]; ref != "" && one.above == nil {
		return []string{ref}
	}
	key := []string{one.cells[Title], one.cells[Owner], one.cells[Period]}
	if one.above != nil {
		key = append([]string{one.above.id}, key[:1]...)
		if ref := one.cells[Ref]; ref != "" {
			key[1] = ref
		}
	}
	return key
}

func (r *reader) objective(one *row) {
	c := one.cells
	one.id = r.id("objective", one.key()...)
	one.o = okrfile.Objective{ID: one.id, Title: c[Title], Cycle: c[Period], Team: teamOf(c[Team]), Description: c[Description], Weight: r.share(Weight, c[Weight])}
	one.o.Owner = r.people(one, Owner, &one.o.Description)
	if nature(c[Kind]) == "aspirational" {
		one.o.Kind = "aspirational"
	}
}

func (r *reader) keyResult(one *row) {
	c := one.cells
	one.id = r.id("key_result", one.key()...)
	kr := okrfile.KeyResult{ID: one.id, Title: c[Title], Weight: r.share(Weight, c[Weight])}
	note := c[Note]
	kr.Owner = r.people(one, Owner, &note)
	kr.StartsOn, kr.DueOn = r.days(c)
	if len(r.at[ResultTitle]) == 0 && c[Description] != "" { // a key result has no description here
		note = strings.TrimSpace(note + "\n\n" + c[Description])
	}
	value, typed := r.measure(one, &kr)
	in := okrfile.CheckIn{Person: kr.Owner, Value: value, Typed: typed, Note: note, Called: r.status(one, c[Status]), AsOf: day(c[UpdatedOn], r.dayFirst)}
	if in.Person == "" {
		in.Person = one.above.o.Owner
	}
	in.Confidence = r.confidence(c[Confidence], &in.Note)
	if in.Called != "" { // the reason that is known is what the tool says
		in.CalledReason = r.head(KRStatus, Status) + ": " + c[Status]
	}
	if value+in.Confidence+in.Note+in.Called != "" {
		in.ID = r.id("check_in", kr.ID, in.Value, in.Note, in.Called, in.AsOf)
		if in.AsOf == "" {
			in.AsOf = r.today.String()
		}
		kr.CheckIns = []okrfile.CheckIn{in}
		r.stands(in.ID, one)
	}
	one.kr = kr
}

// measure says how a key result is judged and how far it is: by its target where the
// tool has one, else by the share that is done. typed is the share, where the value was
// reckoned from it.
func (r *reader) measure(one *row, kr *okrfile.KeyResult) (value, typed string) {
	c := one.cells
	kr.Measure = "metric"
	target, unit, ok := number(c[Target])
	kr.Unit = c[Unit]
	if kr.Unit == "" {
		kr.Unit = unit
	}
	if c[Target] != "" && !ok { // the rest is told when it is weighed
		kr.Target = c[Target]
		return "", ""
	}
	progress := r.share(Progress, c[Progress])
	if c[Target] == "" {
		kr.Baseline, kr.Target, kr.Unit = "0", "100", "%"
		return progress, ""
	}
	kr.Target = target.String()
	baseline, _, based := number(c[Baseline])
	if kr.Baseline = c[Baseline]; based {
		kr.Baseline = baseline.String()
	}
	if current, _, known := number(c[Current]); known {
		return current.String(), ""
	}
	if c[Current] != "" {
		return c[Current], ""
	}
	done, err := decimal.NewFromString(progress)
	if err != nil || !based {
		return "", ""
	}
	return baseline.Add(target.Sub(baseline).Mul(done).Shift(-2)).String(), c[Progress]
}

func (r *reader) action(one *row) {
	c := one.cells
	one.id = r.id("action", one.key()...)
	how := c[Description]
	a := okrfile.Action{ID: one.id, Title: c[Title], Position: len(one.above.kr.Actions)}
	a.Owner = r.people(one, Owner, &how)
	a.How = strings.TrimSpace(how + "\n\n" + c[Note])
	a.StartsOn, a.DueOn = r.days(c)
	switch share := r.share(Progress, c[Progress]); {
	case share == "100", r.status(one, c[Status]) == "achieved":
		a.State = "done"
	case share != "" && share != "0":
		a.State = "doing"
	}
	one.above.kr.Actions = append(one.above.kr.Actions, a)
}

// people is who a row belongs to: the first of a cell. Who else stands there is told
// under the column's head, so that nobody is lost.
func (r *reader) people(one *row, f Field, words *string) string {
	names := listed(one.cells[f])
	if len(names) == 0 {
		return ""
	}
	if len(names) > 1 {
		head := r.head(f)
		if one.level == keyResult {
			head = r.head(ResultOwner, f)
		}
		*words = strings.TrimSpace(*words + "\n\n" + head + ": " + strings.Join(names, ", "))
	}
	return names[0]
}

// head is what the column is called that holds the first of the fields that there is.
func (r *reader) head(of ...Field) string {
	for _, f := range of {
		if columns := r.at[f]; len(columns) > 0 {
			return r.heads[columns[0]]
		}
	}
	return ""
}

func teamOf(text string) string {
	if name := first(text); !ofNobody(name) {
		return name
	}
	return ""
}

func first(text string) string {
	if names := listed(text); len(names) > 0 {
		return names[0]
	}
	return ""
}

func (r *reader) days(c map[Field]string) (from, to string) {
	if c[Span] != "" {
		from, to = spanOf(c[Span])
	}
	if c[StartsOn] != "" {
		from = day(c[StartsOn], r.dayFirst)
	}
	if c[DueOn] != "" {
		to = day(c[DueOn], r.dayFirst)
	}
	return from, to
}

// share is a share in percent.
func (r *reader) share(f Field, text string) string {
	v, unit, ok := number(text)
	if !ok {
		return strings.TrimSpace(text)
	}
	if r.parts[f] && unit != "%" {
		v = v.Shift(2)
	}
	return v.String()
}

func (r *reader) status(one *row, text string) string {
	if as, said := r.Statuses[text]; said {
		return as
	}
	status, known := statusOf(r.Tool, text)
	if !known {
		if r.result.Statuses[text]++; r.result.Statuses[text] == 1 {
			r.result.StatusAt[text] = one.id
		}
	}
	return status
}

// confidence is of ten: 7, 7/10, 70%. Words for it are told with the note.
func (r *reader) confidence(text string, note *string) string {
	if text == "" {
		return ""
	}
	head, _, _ := strings.Cut(text, "/")
	v, unit, ok := number(head)
	if ok && unit == "%" {
		v = v.Shift(-1)
	}
	if !ok || v.IsNegative() || v.GreaterThan(decimal.NewFromInt(10)) {
		*note = strings.TrimSpace(*note + "\n\n" + r.head(Confidence) + ": " + text)
		return ""
	}
	return v.Round(0).String()
}
