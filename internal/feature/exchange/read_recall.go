package exchange

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okrsheet"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Mapping is what somebody said of a sheet with these heads when they brought it in. The
// next sheet with the same heads is read so, until somebody brings one in as it is
// recognised.
type Mapping struct {
	store.BaseModel `bun:"table:import_mappings"`
	Shape           string              `bun:"shape,pk"`
	Meaning         store.JSON[meaning] `bun:"meaning"`
	Name            string              `bun:"name"` // of the file
	PersonID        string              `bun:"person_id"`
	ToldAt          time.Time           `bun:"told_at"`
}

// meaning is what a sheet means, by its heads.
type meaning struct {
	Tool     okrsheet.Tool     `json:"tool"`
	Fields   []headed          `json:"fields"`
	Statuses map[string]string `json:"statuses,omitempty"`
	Draft    bool              `json:"draft,omitempty"`
	CycleID  string            `json:"cycle_id,omitempty"`
	OwnerID  string            `json:"owner_id,omitempty"`
	People   map[string]string `json:"people,omitempty"`
	Teams    map[string]string `json:"teams,omitempty"`
	Cycles   map[string]string `json:"cycles,omitempty"`
}

// headed is what the column under a head holds.
type headed struct {
	Head  string         `json:"head"`
	Field okrsheet.Field `json:"field"`
}

// Recalled says whose mapping a sheet is read by.
type Recalled struct {
	Name     string    `json:"name"`
	PersonID string    `json:"person_id"`
	At       time.Time `json:"at"`
}

// headOf is a head as it is compared: one of several that differ in spaces and capitals alone.
func headOf(head string) string { return strings.ToLower(strings.Join(strings.Fields(head), " ")) }

// shapeOf is the same for sheets with the same heads, in whatever order they stand.
func shapeOf(heads []string) string {
	folded := make([]string, len(heads))
	for i, h := range heads {
		folded[i] = headOf(h)
	}
	slices.Sort(folded)
	sum := sha256.Sum256([]byte(strings.Join(folded, "\x00")))
	return hex.EncodeToString(sum[:])
}

// shape is that of the sheet that is read.
func (in *Foreign) shape() string { return shapeOf(in.By.Heads(in.Sheets[in.By.Sheet])) }

// told is what somebody said of a sheet; false where they left it as it is recognised.
func (in *Foreign) told(name string) (m meaning, corrected bool) {
	as, _ := okrsheet.RecogniseSheet(name, in.Sheets, in.By.Sheet)
	best, _ := okrsheet.Recognise(name, in.Sheets)
	m = meaning{Tool: in.By.Tool, Statuses: in.By.Statuses, Draft: in.By.Draft, CycleID: in.CycleID, OwnerID: in.OwnerID, People: in.People, Teams: in.Teams, Cycles: in.Cycles}
	for i, head := range in.By.Heads(in.Sheets[in.By.Sheet]) {
		m.Fields = append(m.Fields, headed{headOf(head), in.By.Fields[i]})
	}
	return m, as.Tool != m.Tool || best.Sheet != in.By.Sheet || !slices.Equal(as.Fields, in.By.Fields) || m.Draft || m.CycleID+m.OwnerID != "" ||
		len(m.Statuses)+len(m.People)+len(m.Teams)+len(m.Cycles) > 0
}

// recall reads a file as the last with the same heads was read, where somebody said how:
// by the first of the readings that there is a mapping for. What means nobody and nothing
// here any more is left out of it; so is the cycle of objectives that name none, once it
// is over.
func (f *Feature) recall(ctx context.Context, tx *act.Tx, r *resolver, in *Foreign, readings []okrsheet.Reading) error {
	shapes := make([]string, len(readings))
	for i, by := range readings {
		shapes[i] = shapeOf(by.Heads(in.Sheets[by.Sheet]))
	}
	known, err := mappingsOf(ctx, tx, shapes)
	if err != nil {
		return err
	}
	for i, by := range readings {
		if m := known[shapes[i]]; m != nil {
			in.By = by
			in.as(m, r, f.Cycles.Today(tx))
			return nil
		}
	}
	return nil
}

// readings are the ways to read the sheets of a file, that of the sheet which seems to be
// meant first.
func (in *Foreign) readings(name string) (list []okrsheet.Reading) {
	for n := range in.Sheets {
		if by, known := okrsheet.RecogniseSheet(name, in.Sheets, n); known > 0 {
			list = append(list, by)
		}
	}
	sorting.Stably(list, func(a, b okrsheet.Reading) int {
		return cmp.Compare(min(1, abs(a.Sheet-in.By.Sheet)), min(1, abs(b.Sheet-in.By.Sheet)))
	})
	return list
}

func abs(n int) int { return max(n, -n) }

// as reads the sheet by a mapping.
func (in *Foreign) as(m *Mapping, r *resolver, today date.Date) {
	said := m.Meaning.V
	of := map[string][]okrsheet.Field{}
	for _, one := range said.Fields {
		of[one.Head] = append(of[one.Head], one.Field)
	}
	fields := slices.Clone(in.By.Fields)
	for i, head := range in.By.Heads(in.Sheets[in.By.Sheet]) {
		if list := of[headOf(head)]; len(list) > 0 { // heads may repeat
			fields[i], of[headOf(head)] = list[0], list[1:]
		}
	}
	in.By.Fields, in.By.Tool, in.By.Statuses, in.By.Draft = fields, said.Tool, maps.Clone(said.Statuses), said.Draft
	in.OwnerID, in.CycleID = known(r.people, said.OwnerID), ""
	if c, ok := r.cycles.Cycle(said.CycleID); ok && !c.Span().EndsOn.Before(today) {
		in.CycleID = c.ID
	}
	in.People, in.Teams, in.Cycles = stillKnown(said.People, r.people), stillKnown(said.Teams, r.teams), stillKnown(said.Cycles, r.cycleIDs)
	in.Recalled = &Recalled{Name: m.Name, PersonID: m.PersonID, At: m.ToldAt}
}

// known is an id that stands for itself here, or nothing.
func known(by map[string]string, id string) string {
	if by[id] == id {
		return id
	}
	return ""
}

// stillKnown are the words that mean something here, or were left out.
func stillKnown(words, by map[string]string) map[string]string {
	left := map[string]string{}
	for text, id := range words {
		if known(by, id) == id {
			left[text] = id
		}
	}
	return left
}

// remember keeps what was said of a sheet that is brought in, for the next with its heads;
// what was left as it is recognised says that nothing is to be remembered.
func (f *Feature) remember(ctx context.Context, tx *act.Tx, i *Import, in *Foreign) error {
	if in.Text != "" { // which has no heads to be known by
		return nil
	}
	said, corrected := in.told(i.Name)
	if !corrected {
		return forgetMapping(ctx, tx, in.shape())
	}
	return keepMapping(ctx, tx, &Mapping{Shape: in.shape(), Meaning: store.AsJSON(said), Name: i.Name, PersonID: tx.Who.ID, ToldAt: tx.Now})
}
