package incentives

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/incentive"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// AppealPage is a page of a scheme's appeals.
type AppealPage struct {
	Shown
	Appeals store.Page[Appeal]
}

// Appeals pages through the appeals against a scheme's statements, the newest first.
// They hold amounts, so the look is written down.
func (f *Feature) Appeals(ctx context.Context, who access.Actor, schemeID, cursor string, limit int) (page AppealPage, err error) {
	page.Shown, err = f.look(ctx, who, schemeID, "incentive.appeals_viewed", func(ctx context.Context, tx *act.Tx, v *Shown) (err error) {
		if page.Appeals, err = listAppeals(ctx, tx, v.Scheme.ID, cursor, limit); err != nil {
			return err
		}
		if err := f.openAll(page.Appeals.Items); err != nil || !tx.Past() {
			return err
		}
		page.Appeals.Items, err = f.appealsThen(ctx, tx, page.Appeals.Items)
		return err
	})
	return page, err
}

func (f *Feature) openAll(list []Appeal) error {
	for i := range list {
		if err := f.open(list[i].Sealed, list[i].SchemeID, list[i].ID, &list[i].Said); err != nil {
			return err
		}
	}
	return nil
}

// trace adds to one person's statements what was said against them and what they were.
func (f *Feature) trace(ctx context.Context, tx *act.Tx, personID string, list []*Statement) error {
	by := map[string]*Statement{}
	ids := make([]string, len(list))
	for i, one := range list {
		ids[i], by[one.Scheme.ID] = one.Scheme.ID, one
	}
	appeals, err := appealsOf(ctx, tx, personID, ids)
	if err != nil {
		return err
	}
	if err := f.openAll(appeals); err != nil {
		return err
	}
	if tx.Past() {
		if appeals, err = f.appealsThen(ctx, tx, appeals); err != nil {
			return err
		}
	}
	for _, a := range appeals {
		by[a.SchemeID].Appeals = append(by[a.SchemeID].Appeals, a)
	}
	replaced, err := replacedOf(ctx, tx, personID, ids)
	if err != nil {
		return err
	}
	for _, r := range replaced {
		var p incentive.Payout
		if err := f.open(r.Sealed, r.SchemeID, r.PersonID, &p); err != nil {
			return err
		}
		by[r.SchemeID].Earlier = append(by[r.SchemeID].Earlier, Earlier{Amount: p.Amount, ReplacedAt: r.ReplacedAt})
	}
	return nil
}
