package incentives

import (
	"context"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/platform/act"
)

// rulesUntil gives the rules, sealed, of those of some schemes whose rules were changed since the moment that tx looks
// at: those that the first change since replaced.
func rulesUntil(ctx context.Context, tx *act.Tx, ids []string) (map[string]string, error) {
	by := map[string]string{}
	if len(ids) == 0 {
		return by, nil
	}
	var rows []Version
	err := tx.NewSelect().Model(&rows).Column("scheme_id", "sealed").Where("v.scheme_id IN (?)", bun.List(ids)).
		Where("v.number = (SELECT MIN(x.number) FROM incentive_versions AS x WHERE x.scheme_id = v.scheme_id AND x.replaced_at > ?)", tx.Now).Scan(ctx)
	for _, r := range rows {
		by[r.SchemeID] = r.Sealed
	}
	return by, err
}

// replacedSince gives the statements that corrections since the moment that tx looks at replaced, as they stood at it;
// of one person where they are named.
func replacedSince(ctx context.Context, tx *act.Tx, schemeIDs []string, personID string) (rows []replacedRow, err error) {
	if len(schemeIDs) == 0 {
		return nil, nil
	}
	q := tx.NewSelect().Model(&rows).Where("q.scheme_id IN (?)", bun.List(schemeIDs)).
		Where("q.replaced_at = (SELECT MIN(x.replaced_at) FROM incentive_statements_replaced AS x WHERE x.scheme_id = q.scheme_id AND x.person_id = q.person_id AND x.replaced_at > ?)", tx.Now)
	if personID != "" {
		q = q.Where("q.person_id = ?", personID)
	}
	return rows, q.Scan(ctx)
}

// correctedSince are whom a line of a scheme's table was corrected of since the moment that tx looks at.
func correctedSince(ctx context.Context, tx *act.Tx, schemeID string) (map[string]bool, error) {
	var ids []string
	err := tx.NewSelect().Model((*Appeal)(nil)).Column("person_id").Where("p.scheme_id = ? AND p.state = ? AND p.decided_at > ?", schemeID, Upheld, tx.Now).Scan(ctx, &ids)
	by := make(map[string]bool, len(ids))
	for _, id := range ids {
		by[id] = true
	}
	return by, err
}

// unreplace puts the statements of a scheme, which are by person id, back to those of the moment that tx looks at.
func unreplace(ctx context.Context, tx *act.Tx, schemeID string, rows []statementRow) error {
	before, err := replacedSince(ctx, tx, []string{schemeID}, "")
	was := make(map[string]string, len(before))
	for _, r := range before {
		was[r.PersonID] = r.Sealed
	}
	for i := range rows {
		if sealed := was[rows[i].PersonID]; sealed != "" {
			rows[i].Sealed = sealed
		}
	}
	return err
}
