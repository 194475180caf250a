package app

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/feature/people"
)

type userCommand struct {
	List     userListCommand     `cmd:"" help:"Who there is."`
	Add      userAddCommand      `cmd:"" help:"Add a person; the password is read from standard input."`
	Password userPasswordCommand `cmd:"" help:"Set a person's password, read from standard input."`
	Role     userRoleCommand     `cmd:"" help:"Change a person's role."`
}

// with opens the workspace for one command.
func (c *commandLine) with(ctx context.Context, con *console, fn func(a *App) error) error {
	a, err := c.open(ctx, con, nil)
	if err != nil {
		return err
	}
	return errors.Join(fn(a), a.Close())
}

type userListCommand struct{}

// Run lists people by name.
func (userListCommand) Run(ctx context.Context, c *commandLine, con *console) error {
	return c.with(ctx, con, func(a *App) error {
		in := people.Listing{Inactive: true, Limit: 200}
		for {
			page, _, err := a.Features.People.List(ctx, cli(), in)
			if err != nil {
				return err
			}
			for _, p := range page.Items {
				state := "active"
				if !p.Active() {
					state = "left"
				}
				if _, err := fmt.Fprintf(con.out, "%-36s %-32s %-10s %-8s %s\n", p.ID, p.Email, p.Role, state, p.Name); err != nil {
					return err
				}
			}
			if in.Cursor = page.Next; in.Cursor == "" {
				return nil
			}
		}
	})
}

func cli() access.Actor { return access.System("command line") }

type userAddCommand struct {
	Email string      `arg:""`
	Name  string      `arg:""`
	Role  access.Role `default:"member" enum:"guest,member,champion,hr,admin"`
}

// Run adds a person who can sign in at once.
func (u userAddCommand) Run(ctx context.Context, c *commandLine, con *console) error {
	return c.with(ctx, con, func(a *App) error {
		password, err := con.password()
		if err != nil {
			return err
		}
		p, err := a.Features.People.Join(ctx, cli(), people.PersonDraft{Name: u.Name, Email: u.Email, Role: u.Role})
		if err != nil {
			return err
		}
		return a.Features.Auth.GivePassword(ctx, cli(), p.ID, password)
	})
}

type userPasswordCommand struct {
	Email string `arg:""`
}

// Run sets a password.
func (u userPasswordCommand) Run(ctx context.Context, c *commandLine, con *console) error {
	return c.with(ctx, con, func(a *App) error {
		p, err := find(ctx, a, u.Email)
		if err != nil {
			return err
		}
		password, err := con.password()
		if err != nil {
			return err
		}
		return a.Features.Auth.GivePassword(ctx, cli(), p.ID, password)
	})
}

type userRoleCommand struct {
	Email string      `arg:""`
	Role  access.Role `arg:"" enum:"guest,member,champion,hr,admin"`
}

// Run changes a role.
func (u userRoleCommand) Run(ctx context.Context, c *commandLine, con *console) error {
	return c.with(ctx, con, func(a *App) error {
		p, err := find(ctx, a, u.Email)
		if err != nil {
			return err
		}
		_, err = a.Features.People.Describe(ctx, cli(), p.ID, 0, people.PersonChange{Role: &u.Role})
		return err
	})
}

func find(ctx context.Context, a *App, email string) (people.Person, error) {
	email = strings.ToLower(strings.TrimSpace(email))
	page, _, err := a.Features.People.List(ctx, cli(), people.Listing{Query: email, Inactive: true, Limit: 50})
	if err != nil {
		return people.Person{}, err
	}
	for _, p := range page.Items {
		if p.Email == email {
			return p, nil
		}
	}
	return people.Person{}, stop("command.nobody", fault.Args{"email": email})
}

// password reads one line, so that it never stands among the arguments, where
// other users of the machine could see it.
func (con *console) password() (string, error) {
	_, _ = fmt.Fprint(con.err, con.say("command.password", nil))
	line, err := bufio.NewReader(con.in).ReadString('\n')
	line = strings.TrimRight(line, "\r\n")
	if line == "" {
		return "", errors.Join(stop("command.no_password", nil), err)
	}
	return line, nil
}
