package checkins

import (
	"cmp"
	"context"
	"encoding/json"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"
	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// said is a reading with what its check-in calls the status.
type said struct {
	okr.Reading
	status okr.Status
	number int64
}

// tells reports whether it says something of the measure.
func (s *said) tells() bool { return s.Value.Valid || s.StepsDone != nil }

// newestReadingsOfEach is what newestReadings of several key results say, oldest first, as of a moment; the zero one is now. Each key
// result is one row of text, with no more than a forecast is made of: there are hundreds of thousands of check-ins in a company.
func newestReadingsOfEach(ctx context.Context, db bun.IDB, keyResultIDs []string, moment time.Time, most int) (map[string][]okr.Reading, error) {
	all, err := saidOfEach(ctx, db, keyResultIDs, most, tellingAt(moment))
	by := make(map[string][]okr.Reading, len(all))
	for id, list := range all {
		readings := make([]okr.Reading, len(list))
		for i := range list {
			readings[i] = list[i].Reading
		}
		by[id] = readings
	}
	return by, err
}

// saidOfEach gives what the newest check-ins of several key results say, so many of each at most, oldest first.
func saidOfEach(ctx context.Context, db bun.IDB, keyResultIDs []string, most int, which func(*bun.SelectQuery) *bun.SelectQuery) (map[string][]said, error) {
	by := make(map[string][]said, len(keyResultIDs))
	if len(keyResultIDs) == 0 {
		return by, nil
	}
	each := db.NewSelect().TableExpr("check_ins AS x").Apply(which).Limit(int64(most)).
		ColumnExpr("x.as_of || ' ' || x.number || ' ' || COALESCE(x.value, '') || ' ' || x.status || ' ' || x.steps_done AS text")
	q := store.Keys(db, keyResultIDs).ColumnExpr("k.id").ColumnExpr("COALESCE((SELECT string_agg(t.text, ?) FROM (?) AS t), '')", "\n", each)
	type row struct{ KeyResultID, Text string }
	rows, err := store.Rows(ctx, q, make([]row, 0, len(keyResultIDs)), func(r *row) []any { return []any{&r.KeyResultID, &r.Text} })
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		if by[r.KeyResultID], err = saidIn(r.Text); err != nil {
			return nil, err
		}
	}
	return by, nil
}

// saidIn reads what saidOfEach has had written of a key result: a line for each check-in with its day, its
// number, its value, what it calls the status, and the steps that it says are done.
func saidIn(text string) ([]said, error) {
	if text == "" {
		return nil, nil
	}
	lines := strings.Split(text, "\n")
	list := make([]said, len(lines))
	for i, line := range lines {
		p := strings.SplitN(line, " ", 5)
		var err error
		if list[i].AsOf, err = date.Parse(p[0]); err != nil {
			return nil, err
		}
		if list[i].number, err = strconv.ParseInt(p[1], 10, 64); err != nil {
			return nil, err
		}
		if p[2] != "" {
			if list[i].Value.Decimal, err = decimal.NewFromString(p[2]); err != nil {
				return nil, err
			}
			list[i].Value.Valid = true
		}
		list[i].status = okr.Status(p[3])
		if steps := p[4]; steps != "" && steps != "null" {
			if err := json.Unmarshal([]byte(steps), &list[i].StepsDone); err != nil {
				return nil, err
			}
		}
	}
	sorting.By(list, func(a, b said) int { return cmp.Or(a.AsOf.Compare(b.AsOf), cmp.Compare(a.number, b.number)) })
	return list, nil
}
