package exchange

import (
	"context"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okrfile"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Import is a file on its way into the workspace.
type Import struct {
	store.BaseModel `bun:"table:imports,alias:i"`
	ID              string                      `bun:"id,pk"`
	Name            string                      `bun:"name"` // of the file
	PersonID        string                      `bun:"person_id"`
	State           ImportState                 `bun:"state"`
	Source          store.Text[Parsed]          `bun:"source"`
	Sheet           store.Text[*Foreign]        `bun:"sheet"` // of another tool; none for a file of Sinan's own
	Version         int64                       `bun:"version"`
	Report          store.JSON[[]Item]          `bun:"report"` // what was refused while it ran
	Counts          store.JSON[map[Verdict]int] `bun:"counts"`
	Done            int                         `bun:"done"` // steps
	Total           int                         `bun:"total"`
	CreatedAt       time.Time                   `bun:"created_at"`
	BegunAt         time.Time                   `bun:"begun_at,nullzero"`
	EndedAt         time.Time                   `bun:"ended_at,nullzero"`
	UndoneAt        time.Time                   `bun:"undone_at,nullzero"`
}

// ImportState is how far an import is.
type ImportState string

// The states of an import.
const (
	Ready     ImportState = "ready"   // read and weighed; nothing has changed
	Running   ImportState = "running" // step by step
	Stopping  ImportState = "stopping"
	Cancelled ImportState = "cancelled" // stopped on the way, and taken back
	Done      ImportState = "done"
	Undone    ImportState = "undone"
)

// Step is what one objective of an import brought or changed.
type Step struct {
	store.BaseModel `bun:"table:import_steps"`
	ImportID        string              `bun:"import_id,pk"`
	Number          int                 `bun:"number,pk"`
	Brought         store.JSON[brought] `bun:"brought"`
}

func (i *Import) ref() act.Ref { return act.Ref{Kind: "import", ID: i.ID} }

// mostName bounds the name of a file, in characters.
const mostName = 200

// Read reads a file, of Sinan's own or of another tool, and says what its import would
// do. The file is kept for as long as it may be brought in; nothing else changes.
func (f *Feature) Read(ctx context.Context, who access.Actor, book *i18n.Book, name string, data []byte) (*Import, Plan, error) {
	if err := act.Allow(who, access.ExchangeRestore, access.Target{}); err != nil {
		return nil, Plan{}, err
	}
	p, err := f.Understand(ctx, who, book, name, data)
	if err != nil {
		return nil, Plan{}, err
	}
	return f.Keep(ctx, who, name, p)
}

// Keep is Read for what has been parsed already.
func (f *Feature) Keep(ctx context.Context, who access.Actor, name string, p Parsed) (*Import, Plan, error) {
	plan, err := f.Weigh(ctx, who, p)
	if err != nil {
		return nil, plan, err
	}
	i := &Import{ID: act.NewID(), Name: strings.TrimSpace(name), PersonID: who.ID, State: Ready, Version: 1, Counts: store.AsJSON(plan.Counts)}
	if utf8.RuneCountInString(i.Name) > mostName {
		i.Name = string([]rune(i.Name)[:mostName])
	}
	i.Source.Set(p)
	if p.Sheet != nil {
		i.Sheet.Set(p.Sheet)
	}
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.ExchangeRestore, access.Target{}); err != nil {
			return err
		}
		i.CreatedAt = tx.Now
		if err := addImport(ctx, tx, i); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "import.read", Subject: i.ref(), After: map[string]any{"name": i.Name}})
	})
	return i, plan, err
}

// load finds an import for who may import.
func (f *Feature) load(ctx context.Context, tx *act.Tx, id string) (*Import, error) {
	if err := tx.Allow(access.ExchangeRestore, access.Target{}); err != nil {
		return nil, err
	}
	return loadImport(ctx, tx, id)
}

// Begin brings a file in, in the background: see Run.
func (f *Feature) Begin(ctx context.Context, who access.Actor, id string) (i *Import, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if i, err = f.load(ctx, tx, id); err != nil {
			return err
		}
		p, err := i.Source.Get()
		if err != nil {
			return err
		}
		if p.Sheet, err = i.Sheet.Get(); err != nil {
			return err
		}
		if p.Sheet != nil { // as it is told while it is looked at: by what names mean now
			r, err := f.resolver(ctx, tx)
			if err != nil {
				return err
			}
			if err := f.tree(ctx, tx, r, &p); err != nil {
				return err
			}
			if err := f.remember(ctx, tx, i, p.Sheet); err != nil {
				return err
			}
			i.Source.Set(p)
			i.Sheet.Set(nil) // it has said all it had to say
			if err := moved(meanImport(ctx, tx, i, i.Version)); err != nil {
				return err
			}
		}
		i.State, i.BegunAt, i.Total = Running, tx.Now, 2*len(p.File.Objectives)
		if err := moved(moveImport(ctx, tx, i, Ready)); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "import.begun", Subject: i.ref(), After: map[string]any{"name": i.Name, "objectives": len(p.File.Objectives)}})
	})
	return i, err
}

func moved(ok bool, err error) error {
	if err == nil && !ok {
		err = fault.New(fault.Conflict, "exchange.import_state")
	}
	return err
}

// Cancel stops an import that is under way; what it has done is taken back.
func (f *Feature) Cancel(ctx context.Context, who access.Actor, id string) (i *Import, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if i, err = f.load(ctx, tx, id); err != nil {
			return err
		}
		i.State = Stopping
		if err := moved(moveImport(ctx, tx, i, Running)); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "import.stopped", Subject: i.ref(), After: map[string]any{"name": i.Name}})
	})
	return i, err
}

// Undo takes back all that an import did, as one step: what came in goes, what was
// changed is again what it was.
func (f *Feature) Undo(ctx context.Context, who access.Actor, id string) (i *Import, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if i, err = f.load(ctx, tx, id); err != nil {
			return err
		}
		return f.takeBack(ctx, tx, i, Undone, Done)
	})
	return i, err
}

func (f *Feature) takeBack(ctx context.Context, tx *act.Tx, i *Import, to ImportState, from ...ImportState) error {
	i.State, i.UndoneAt = to, tx.Now
	if err := moved(moveImport(ctx, tx, i, from...)); err != nil {
		return err
	}
	steps, err := stepsOf(ctx, tx, i.ID)
	if err != nil {
		return err
	}
	r, err := f.resolver(ctx, tx)
	if err != nil {
		return err
	}
	for n := range steps {
		if err := f.unbring(ctx, tx, r, i, &steps[n].Brought.V); err != nil {
			return err
		}
	}
	if err := dropSteps(ctx, tx, i.ID); err != nil {
		return err
	}
	return tx.Tell(ctx, act.Told{Kind: "import.undone", Subject: i.ref(), After: map[string]any{"name": i.Name, "objectives": len(steps)}})
}

// Imports gives the newest imports.
func (f *Feature) Imports(ctx context.Context, who access.Actor) (list []Import, err error) {
	const most = 20
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.ExchangeRestore, access.Target{}); err != nil {
			return err
		}
		list, err = lastImports(ctx, tx, most)
		return err
	})
	return list, err
}

// One gives one import, and what it would do while nothing has been done.
func (f *Feature) One(ctx context.Context, who access.Actor, id string) (i *Import, plan Plan, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		i, err = f.load(ctx, tx, id)
		return err
	})
	if err != nil {
		return nil, plan, err
	}
	if i.State != Ready {
		return i, Plan{Items: i.Report.V, Counts: i.Counts.V}, nil
	}
	p, err := i.Source.Get()
	if err != nil {
		return nil, plan, err
	}
	if p.Sheet, err = i.Sheet.Get(); err != nil {
		return nil, plan, err
	}
	if p.Sheet != nil {
		if err := f.anew(ctx, who, &p, nil); err != nil {
			return nil, plan, err
		}
	}
	plan, err = f.Weigh(ctx, who, p)
	return i, plan, err
}

// brought is what one step did, and what it takes to take it back.
type brought struct {
	ObjectiveID string              `json:"objective_id"`
	Whole       bool                `json:"whole,omitempty"` // the objective itself came in, with all below it
	Results     []string            `json:"results,omitempty"`
	Actions     []string            `json:"actions,omitempty"`
	CheckIns    map[string][]string `json:"check_ins,omitempty"` // by key result
	Comments    []string            `json:"comments,omitempty"`
	Alignments  []string            `json:"alignments,omitempty"`
	Before      *okrfile.Objective  `json:"before,omitempty"` // where something changed
	Fields      map[string][]string `json:"fields,omitempty"` // which fields of what
}

func (b *brought) nothing() bool {
	return !b.Whole && len(b.Results)+len(b.Actions)+len(b.CheckIns)+len(b.Comments)+len(b.Alignments)+len(b.Fields) == 0
}
