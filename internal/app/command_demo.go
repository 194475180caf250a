package app

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/sinan-okr/sinan/internal/app/demo"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

type demoCommand struct{}

// Run fills an empty database with the demo department.
func (demoCommand) Run(ctx context.Context, c *commandLine, con *console) error {
	s, err := openStore(ctx, c.Database)
	if err != nil {
		return err
	}
	filled, err := c.fillDemo(ctx, s)
	if err == nil && !filled {
		err = stop("command.demo_taken", nil)
	}
	if err := errors.Join(err, s.Close()); err != nil {
		return err
	}
	con.whoCanSignIn(c)
	return nil
}

// prepareDemo fills the database if it is empty, before the server opens it.
func (c *commandLine) prepareDemo(ctx context.Context) error {
	if dir := filepath.Dir(c.Database); !store.IsPostgres(c.Database) && dir != "." {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return err
		}
	}
	s, err := openStore(ctx, c.Database)
	if err != nil {
		return err
	}
	_, err = c.fillDemo(ctx, s)
	return errors.Join(err, s.Close())
}

// fillDemo fills a database that is empty, and leaves any other alone.
func (c *commandLine) fillDemo(ctx context.Context, s *store.Store) (filled bool, err error) {
	empty, err := s.Empty(ctx)
	if err != nil || !empty {
		return false, err
	}
	loc, err := c.Location()
	if err != nil {
		return false, err
	}
	return true, FillDemo(ctx, s, c.Secret, loc, time.Now())
}

// FillDemo fills an empty, migrated database with the demo department as of now.
func FillDemo(ctx context.Context, s *store.Store, secret string, loc *time.Location, now time.Time) error {
	clock := demo.NewClock(now)
	a, err := New(s, Config{Options: Options{Location: loc, Secret: secret}, Now: clock.Now})
	if err != nil {
		return err
	}
	f := a.Features
	return demo.Fill(ctx, demo.Office{People: f.People, Auth: f.Auth, Cycles: f.Cycles, Themes: f.Themes, Objectives: f.Objectives, Alignments: f.Alignments,
		Plans: f.Plans, Checkins: f.Checkins, Problems: f.Problems, Reviews: f.Reviews, Retrospectives: f.Retrospectives, Meetings: f.Meetings, Reports: f.Reports, Feedback: f.Feedback,
		Evaluations: f.Evaluations, Incentives: f.Incentives, Metrics: f.Metrics, Keyless: keyless(secret, s.Path == ""), Calendar: cycle.Mainland(), Location: loc, Clock: clock}, date.In(now, loc))
}

// keyless reports whether there is neither SINAN_SECRET nor a file that a key can be
// kept in.
func keyless(secret string, postgres bool) bool { return secret == "" && postgres }

// whoCanSignIn prints the demo's people that are worth trying, and what the demo
// can't show.
func (con *console) whoCanSignIn(c *commandLine) {
	if keyless(c.Secret, store.IsPostgres(c.Database)) {
		_, _ = fmt.Fprint(con.out, `
  没有设置 SINAN_SECRET：绩效和激励要加密保存，所以演示里没有。设置以后换一个空的数据库重来。
  SINAN_SECRET is not set: ratings and pay are kept sealed, so the demo has none. Set it and begin anew with an empty database.
`)
	}
	_, _ = fmt.Fprintf(con.out, `
  %-32s %s
  %-32s 管理员 · admin
  %-32s 运营部负责人 · head of operations
  %-32s 成员 · member
  %-32s OKR 教练 · OKR champion
  %-32s 人事 · HR
`, "登录 / sign in", "密码 / password: "+demo.Password,
		demo.Admin+demo.Domain, "lina"+demo.Domain, "chenjing"+demo.Domain, "hefeng"+demo.Domain, "gaomei"+demo.Domain)
}
