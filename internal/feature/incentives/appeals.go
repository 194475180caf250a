package incentives

import (
	"time"

	"github.com/sinan-okr/sinan/internal/domain/incentive"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// AppealState is where an appeal stands.
type AppealState string

// The states of an appeal.
const (
	Asked     AppealState = "open"      // waits for HR
	Proposed  AppealState = "proposed"  // HR would correct it; waits for the scheme's approver
	Dismissed AppealState = "dismissed" // the statement stays as it is
	Upheld    AppealState = "upheld"    // the statement was corrected
)

// Appeal is what somebody says against their statement, and what came of it. What
// tells an amount, and the words, are sealed.
type Appeal struct {
	store.BaseModel `bun:"table:incentive_appeals,alias:p"`
	ID              string      `bun:"id,pk"`
	SchemeID        string      `bun:"scheme_id"`
	PersonID        string      `bun:"person_id"`
	State           AppealState `bun:"state"`
	Sealed          string      `bun:"sealed"`
	AskedAt         time.Time   `bun:"asked_at"`
	AnswererID      string      `bun:"answerer_id"` // of HR
	AnsweredAt      time.Time   `bun:"answered_at,nullzero"`
	DeciderID       string      `bun:"decider_id"` // the scheme's approver
	DecidedAt       time.Time   `bun:"decided_at,nullzero"`
	Version         int64       `bun:"version"`

	Said `bun:"-"`
}

// Said is what an appeal seals.
type Said struct {
	Words   string  // of the person
	Answer  string  // of HR
	Decided string  // of the approver
	Given   *Given  // what is given of the person as HR would correct it
	Effect  *Effect // what that changes
}

// Effect is what a correction changes in a run.
type Effect struct {
	Was, Would           incentive.Fen // of the person
	Others               int           // how many others get another amount
	TotalWas, TotalWould incentive.Fen
}

// waits reports whether somebody has still to answer.
func (a *Appeal) waits() bool { return a.State == Asked || a.State == Proposed }

func (a *Appeal) ref() act.Ref { return act.Ref{Kind: "incentive_appeal", ID: a.ID} }

// replacedRow is a statement that was there before a correction, sealed as it was.
type replacedRow struct {
	store.BaseModel `bun:"table:incentive_statements_replaced,alias:q"`
	SchemeID        string    `bun:"scheme_id,pk"`
	PersonID        string    `bun:"person_id,pk"`
	AppealID        string    `bun:"appeal_id,pk"`
	Sealed          string    `bun:"sealed"`
	ReplacedAt      time.Time `bun:"replaced_at"`
}
