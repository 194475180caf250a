package objectives

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/shopspring/decimal"
	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Revision is a change after activation: what was, what is, why, and who agreed.
type Revision struct {
	store.BaseModel `bun:"table:revisions,alias:r"`
	ID              string                   `bun:"id,pk"`
	ObjectiveID     string                   `bun:"objective_id"`
	KeyResultID     string                   `bun:"key_result_id"` // "" for the objective's own words
	Changes         store.JSON[[]okr.Change] `bun:"changes"`
	Proposed        store.JSON[*proposal]    `bun:"proposed"` // pending only
	Needs           store.JSON[[]string]     `bun:"needs"`    // why consent is needed
	Reason          string                   `bun:"reason"`
	State           RevisionState            `bun:"state"`
	AskedBy         string                   `bun:"asked_by"`
	AskedAt         time.Time                `bun:"asked_at"`
	DecidedBy       string                   `bun:"decided_by"`
	DecidedAt       time.Time                `bun:"decided_at,nullzero"`
	DecidedNote     string                   `bun:"decided_note"`
}

// RevisionState is how far a revision is.
type RevisionState string

// The states of a revision.
const (
	Pending  RevisionState = "pending"  // waits for the approver; nothing has changed yet
	Applied  RevisionState = "applied"  // needed no consent
	Agreed   RevisionState = "approved" // the approver agreed, and it was applied
	Declined RevisionState = "declined"
)

// proposal is a key result as a pending revision would make it.
type proposal struct {
	Title       string              `json:"title"`
	Measure     okr.Measure         `json:"measure"`
	Weight      decimal.NullDecimal `json:"weight"`
	OwnerID     string              `json:"owner_id"`
	StartsOn    date.Date           `json:"starts_on"`
	DueOn       date.Date           `json:"due_on"`
	Checkpoints []okr.Checkpoint    `json:"checkpoints"`
	Dropped     bool                `json:"dropped"`
}

// terms is what was agreed of the key result.
func (kr *KeyResult) terms() okr.Terms {
	return okr.Terms{Title: kr.Title, Measure: kr.Measure.V, Weight: kr.Weight, OwnerID: kr.OwnerID, StartsOn: kr.StartsOn.Date, DueOn: kr.DueOn.Date,
		Checkpoints: kr.Checkpoints.V, Dropped: kr.Dropped}
}

// terms is what was agreed of the objective.
func (o *Objective) terms() okr.ObjectiveTerms {
	return okr.ObjectiveTerms{Title: o.Title, Description: o.Description, Kind: o.Kind, Weight: o.Weight, OwnerID: o.OwnerID, TeamID: o.TeamID}
}

// note writes a revision down; every one has a reason.
func (f *Feature) note(ctx context.Context, tx *act.Tx, r *Revision) error {
	if err := okr.CheckReason("/reason", r.Reason); err != nil {
		return err
	}
	r.ID, r.AskedBy, r.AskedAt = act.NewID(), tx.Who.ID, tx.Now
	return addRevision(ctx, tx, r)
}

// revise applies a change to an active key result, or leaves it pending where
// the policy wants the approver's consent.
func (f *Feature) revise(ctx context.Context, tx *act.Tx, o *Objective, old, kr *KeyResult, reason string) (*Revision, error) {
	r := &Revision{ObjectiveID: o.ID, KeyResultID: kr.ID, Reason: strings.TrimSpace(reason), State: Applied}
	r.Changes.V = old.terms().Diff(kr.terms())
	if len(r.Changes.V) == 0 { // the cadence or the confidence: no terms
		return nil, f.keep(ctx, tx, o, old, kr)
	}
	needs, err := f.consent(ctx, tx, o, old, kr)
	if err != nil {
		return nil, err
	}
	if r.Needs.V = needs; len(needs) == 0 {
		if err := f.note(ctx, tx, r); err != nil {
			return nil, err
		}
		return nil, f.keep(ctx, tx, o, old, kr)
	}
	r.State = Pending
	r.Proposed.V = &proposal{Title: kr.Title, Measure: kr.Measure.V, Weight: kr.Weight, OwnerID: kr.OwnerID, StartsOn: kr.StartsOn.Date,
		DueOn: kr.DueOn.Date, Checkpoints: kr.Checkpoints.V, Dropped: kr.Dropped}
	if err := f.note(ctx, tx, r); err != nil {
		return nil, err
	}
	*kr = *old
	return r, tx.Tell(ctx, act.Told{Kind: "revision.asked", Subject: r.ref(), After: map[string]any{"changes": r.Changes.V, "reason": r.Reason}, Detail: r})
}

func (r *Revision) ref() act.Ref { return act.Ref{Kind: "revision", ID: r.ID, Within: r.ObjectiveID} }

// reviseWords notes a change of an active objective's words or kind. What the policy wants
// consent for is changed by who may give it: revision.kind_consent, revision.words_consent.
func (f *Feature) reviseWords(ctx context.Context, tx *act.Tx, old, o *Objective, reason string) error {
	if o.State != okr.Active {
		return nil
	}
	r := &Revision{ObjectiveID: o.ID, Reason: strings.TrimSpace(reason), State: Applied}
	r.Changes.V = old.terms().Diff(o.terms())
	if len(r.Changes.V) == 0 {
		return nil
	}
	if access.Decide(tx.Who, access.RevisionApprove, old.Target()) != access.Allow {
		policy, err := f.people.Policy(ctx, tx)
		if err != nil {
			return err
		}
		switch needs := policy.Consent.NeedsConsentObjective(old.terms(), o.terms()); {
		case slices.Contains(needs, "revision.target_lowered"):
			return fault.At("/kind", "revision.kind_consent")
		case len(needs) > 0:
			return fault.New(fault.Conflict, "revision.words_consent")
		}
	}
	return f.note(ctx, tx, r)
}

// Decide approves or declines a pending revision; approving applies it to the
// key result as it is now.
func (f *Feature) Decide(ctx context.Context, who access.Actor, id string, agree bool, note string) (r *Revision, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if r, err = loadRevision(ctx, tx, id); err != nil {
			return err
		}
		o, kr, err := f.Load(ctx, tx, r.KeyResultID)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.RevisionApprove, o.Target()); err != nil {
			return err
		}
		if r.State != Pending {
			return fault.New(fault.Conflict, "revision.decided")
		}
		r.DecidedBy, r.DecidedAt, r.DecidedNote = who.ID, tx.Now, strings.TrimSpace(note)
		r.State = Declined
		if agree {
			r.State = Agreed
			if err := f.applyRevision(ctx, tx, o, kr, r); err != nil {
				return err
			}
		}
		if err := saveRevision(ctx, tx, r); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "revision." + string(r.State), Subject: r.ref(),
			After: map[string]any{"state": r.State, "note": r.DecidedNote}, Detail: r})
	})
	return r, err
}

// applyRevision makes the change that was asked for, and no other: what was
// revised while it waited stays. What it says it changed is what it does change.
func (f *Feature) applyRevision(ctx context.Context, tx *act.Tx, o *Objective, kr *KeyResult, r *Revision) error {
	change := r.asked()
	if m := change.Measure; m != nil && kr.Kind == m.Kind && kr.Kind == okr.Milestone { // what was ticked since stays ticked
		*m = ticked(*m, kr.Measure.V)
	}
	org, err := f.people.Org(ctx, tx)
	if err != nil {
		return err
	}
	old := *kr
	title := kr.apply(change)
	if err := kr.check(org, o, title); err != nil {
		return err
	}
	r.Changes.V = old.terms().Diff(kr.terms())
	return f.keep(ctx, tx, o, &old, kr)
}

// asked is the change that a pending revision proposes.
func (r *Revision) asked() (c ResultChange) {
	p := *r.Proposed.V
	for _, change := range r.Changes.V {
		switch field, _, _ := strings.Cut(strings.TrimPrefix(change.Field, "/"), "/"); field {
		case "title":
			c.Title = &p.Title
		case "measure":
			c.Measure = &p.Measure
		case "weight":
			c.Weight = &p.Weight
		case "owner_id":
			c.OwnerID = &p.OwnerID
		case "starts_on":
			c.StartsOn = &p.StartsOn
		case "due_on":
			c.DueOn = &p.DueOn
		case "checkpoints":
			c.Checkpoints = &p.Checkpoints
		case "dropped":
			c.Dropped = &p.Dropped
		}
	}
	return c
}

// ticked carries the ticks of the steps that both have.
func ticked(proposed, now okr.Measure) okr.Measure {
	for i, s := range proposed.Steps {
		for _, t := range now.Steps {
			if s.ID == t.ID {
				proposed.Steps[i].Done = t.Done
			}
		}
	}
	return proposed
}

// Revisions lists the changes of an objective since its activation, newest first.
func (f *Feature) Revisions(ctx context.Context, who access.Actor, objectiveID string) (list []Revision, org *people.Org, can bool, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		find := loadObjective
		if tx.Past() {
			find = loadDeleted
		}
		o, err := find(ctx, tx, objectiveID)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.ObjectiveView, o.Target()); err != nil {
			return err
		}
		if org, err = f.people.Org(ctx, tx); err != nil {
			return err
		}
		can = access.Decide(who, access.RevisionApprove, o.Target()) == access.Allow
		if list, err = listRevisions(ctx, tx, objectiveID); err != nil || !tx.Past() {
			return err
		}
		can, list = false, revisionsThen(list, tx.Now)
		_, err = f.standingThen(ctx, tx, objectiveID) // it was there, and not hidden then
		return err
	})
	return list, org, can, err
}
