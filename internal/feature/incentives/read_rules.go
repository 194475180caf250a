package incentives

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/incentive"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Announcement is a scheme as those learn of it whom it is for: its rules, worked out for
// the people of the example.
type Announcement struct {
	Scheme  *Scheme
	Example incentive.Run // of nobody where a formula can't be reckoned for one of them
}

// mostRules bounds how many published schemes are for one person at once.
const mostRules = 50

// RulesOf lists the schemes that are published and are for the caller, the newest
// first, but for those that are paid.
func (f *Feature) RulesOf(ctx context.Context, who access.Actor) (list []Announcement, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.StatementView, access.Target{OwnerID: tx.Who.ID}); err != nil {
			return err
		}
		org, err := f.people.Org(ctx, tx)
		if err != nil {
			return err
		}
		me, _ := org.Person(tx.Who.ID)
		schemes, err := publishedSchemes(ctx, tx, tx.Past())
		if err == nil && tx.Past() {
			schemes, err = f.announcedThen(ctx, tx, schemes)
		}
		if err != nil {
			return err
		}
		for i := range schemes {
			s := &schemes[i]
			if !org.Within(s.Population.V)(me) || me.ID == s.ApproverID || len(list) == mostRules {
				continue
			}
			if err := f.open(s.Sealed, s.ID, "", &s.Rules); err != nil {
				return err
			}
			example, err := incentive.Pay(s.Rules, incentive.ExampleOf(s.Preset).Entries)
			if _, ok := fault.Of(err); err != nil && !ok {
				return err
			}
			list = append(list, Announcement{Scheme: s, Example: example})
		}
		return nil
	})
	return list, err
}
