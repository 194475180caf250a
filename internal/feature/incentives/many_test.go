package incentives_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// many puts so many people into the 用户组 and gives a table of them all.
func many(t *testing.T, w *apptest.World, n int) string {
	t.Helper()
	type person struct {
		ID, Name, Email, Role, Lang, Theme, TeamID string
		CreatedAt                                  time.Time
	}
	var table strings.Builder
	table.WriteString("email,base,score\n")
	rows := make([]person, n)
	for i := range rows {
		rows[i] = person{fmt.Sprintf("many%05d", i), fmt.Sprintf("成员%d", i), fmt.Sprintf("many%d@example.com", i), "member", "zh-CN", "", w.ID["用户组"], w.Now()}
		fmt.Fprintf(&table, "many%d@example.com,%d,%d.%02d\n", i, 3000+i%7000, i%101/100, i%101%100)
	}
	for from := 0; from < n; from += 500 {
		part := rows[from:min(from+500, n)]
		if _, err := w.Store.Write.NewInsert().Model(&part).ModelTableExpr("people").Exec(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := w.Store.Write.NewRaw("UPDATE stamps SET value = value + 1").Exec(t.Context()); err != nil {
		t.Fatal(err)
	}
	return table.String()
}

// Ten thousand people's statements are written in ten seconds, and telling them goes on
// where it stopped.
func TestARunOfTenThousand(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes some seconds")
	}
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		const n = 10_000
		id := draft(w, m{"preset": "tiered", "tiers": tiers}, many(t, w, n))
		at := "/incentives/" + id
		w.Do("wei", "POST", at+"/approve", nil).OK()
		began := time.Now()
		w.Do("hr", "POST", at+"/run", nil).OK()
		took := time.Since(began)
		t.Logf("the run of %d took %s", n, took.Round(time.Millisecond))
		if took > 10*time.Second {
			t.Errorf("the run took %s", took)
		}
		began = time.Now()
		w.Get("hr", at+"/comparison").OK()
		t.Logf("the comparison took %s", time.Since(began).Round(time.Millisecond))

		told := func() float64 { return w.Get("hr", at+"/progress").OK().At("told").(float64) }
		if got := told(); got != 0 {
			t.Errorf("%v were told before anybody began", got)
		}
		half := 0.0
		for d := 4 * time.Millisecond; half == 0; d *= 2 { // stopped as soon as some were told, however fast the machine is
			ctx, stop := context.WithTimeout(t.Context(), d)
			_ = w.Features.Incentives.Spread(ctx, id) // that it was stopped
			stop()
			half = told()
		}
		if half == n {
			t.Error("everybody was told before it was stopped")
		}
		began = time.Now()
		if err := w.Features.Incentives.Spread(t.Context(), id); err != nil {
			t.Fatal(err)
		}
		t.Logf("%v were told when it was stopped, the rest in %s", half, time.Since(began).Round(time.Millisecond))
		if got := told(); got != n {
			t.Errorf("%v were told", got)
		}
		var notices int
		if err := w.Store.Read.NewRaw("SELECT COUNT(*) FROM notices WHERE reason = 'statement_ready'").Scan(t.Context(), &notices); err != nil || notices != n {
			t.Errorf("%d have a notice, want %d: %v", notices, n, err)
		}
	})
}
