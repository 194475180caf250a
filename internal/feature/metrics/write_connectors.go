package metrics

import (
	"context"
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/robot"
	"github.com/sinan-okr/sinan/internal/platform/secret"
	"github.com/sinan-okr/sinan/internal/platform/source"
)

// ConnectorPlan is what an admin says of a connector.
type ConnectorPlan struct {
	Name string
	source.Place
	KeepSecret bool // the secret stays as it is
}

// AddConnector makes a connector. A webhook that is given no secret gets one, which
// is told this once.
func (f *Feature) AddConnector(ctx context.Context, who access.Actor, in ConnectorPlan) (c *Connector, made string, err error) {
	made = in.makeSecret()
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.ConnectorUpdate, access.Target{}); err != nil {
			return err
		}
		c = &Connector{ID: act.NewID(), CreatedBy: tx.Who.ID, CreatedAt: tx.Now, Version: 1}
		if err := f.configure(c, in); err != nil {
			return err
		}
		if err := addConnector(ctx, tx, c); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "connector.added", Subject: c.ref(), After: c.facts()})
	})
	return c, made, err
}

// makeSecret makes a secret where a webhook is given none.
func (in *ConnectorPlan) makeSecret() (made string) {
	if in.Kind == source.Webhook && !in.KeepSecret && in.Secret == "" {
		made = robot.NewSecret()
		in.Secret = made
	}
	return made
}

// ChangeConnector changes a connector. A secret goes nowhere that it wasn't given
// for: with another address it must be given again. One that was made is told as by
// AddConnector.
func (f *Feature) ChangeConnector(ctx context.Context, who access.Actor, id string, version int64, in ConnectorPlan) (made string, err error) {
	made = in.makeSecret()
	return made, f.editConnector(ctx, who, id, version, "connector.changed", func(tx *act.Tx, c *Connector) error {
		elsewhere := in.Address != c.Address || in.Kind != c.Kind || in.User != c.Login
		if in.KeepSecret && c.Sealed != "" && elsewhere {
			return fault.At("/secret", "metrics.secret_again")
		}
		return f.configure(c, in)
	})
}

// DeleteConnector takes a connector away that no metric is read from.
func (f *Feature) DeleteConnector(ctx context.Context, who access.Actor, id string) error {
	return f.editConnector(ctx, who, id, 0, "connector.deleted", func(tx *act.Tx, c *Connector) error {
		if c.Feeds > 0 {
			return fault.New(fault.Conflict, "metrics.connector_used", fault.Args{"n": c.Feeds})
		}
		c.DeletedAt, c.Sealed = tx.Now, ""
		return nil
	})
}

func (f *Feature) editConnector(ctx context.Context, who access.Actor, id string, version int64, kind string, change func(*act.Tx, *Connector) error) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.ConnectorUpdate, access.Target{}); err != nil {
			return err
		}
		c, err := loadConnector(ctx, tx, id)
		if err != nil {
			return err
		}
		if version != 0 && version != c.Version {
			return fault.New(fault.Stale, "input.stale")
		}
		before := c.facts()
		if err := change(tx, c); err != nil {
			return err
		}
		if err := saveConnector(ctx, tx, c); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: kind, Subject: c.ref(), Before: before, After: c.facts()})
	})
}

// configure puts a plan into a connector, with its secret sealed.
func (f *Feature) configure(c *Connector, in ConnectorPlan) error {
	name := strings.TrimSpace(in.Name)
	var bad *fault.Fault
	switch {
	case name == "":
		bad = fault.At("/name", "input.required")
	case utf8.RuneCountInString(name) > 100:
		bad = fault.At("/name", "input.too_long", fault.Args{"limit": 100})
	}
	in.Address = strings.TrimSpace(in.Address)
	if in.Kind == source.Webhook {
		in.Address, in.Auth, in.User, in.Header, in.TLS = "", source.Open, "", "", ""
		if !in.KeepSecret && robot.CheckSecret(robot.Webhook, in.Secret) != nil {
			return fault.With(bad, fault.At("/secret", "metrics.secret_webhook"))
		}
	}
	if in.Kind == source.SQLite { // which lies on this machine
		in.Auth, in.User, in.Header, in.TLS, in.Secret, in.KeepSecret = source.Open, "", "", "", "", false
	}
	if in.Kind == source.FeishuBase || in.Kind == source.FeishuSheet { // as an app, by a token
		in.Auth, in.Header, in.TLS = source.Open, "", ""
	}
	if err := fault.With(bad, f.read.Check(in.Place)); err != nil {
		return err
	}
	c.Name, c.Kind, c.Address, c.Auth, c.Login, c.Header, c.TLS = name, in.Kind, in.Address, in.Auth, in.User, in.Header, in.TLS
	if in.KeepSecret {
		return nil
	}
	if c.Sealed = ""; in.Secret == "" {
		return nil
	}
	if !f.box.Usable() {
		return fault.At("/secret", "metrics.no_key")
	}
	var err error
	c.Sealed, err = f.box.Seal(in.Secret, purpose(c.ID))
	return err
}

func purpose(connectorID string) string { return "connector:" + connectorID }

// place is a connector with its secret, to be read from; metrics.sealed where the
// secret can't be opened, as after a change of key.
func (f *Feature) place(c *Connector) (p source.Place, err error) {
	p = source.Place{Kind: c.Kind, Address: c.Address, Auth: c.Auth, User: c.Login, Header: c.Header, TLS: c.TLS}
	if c.Sealed == "" {
		return p, nil
	}
	p.Secret, err = f.box.Open(c.Sealed, purpose(c.ID))
	if errors.Is(err, secret.ErrSpoilt) {
		err = fault.New(fault.Invalid, "metrics.sealed")
	}
	return p, err
}

// TryConnector calls a connector, saved or as it is typed, and says whether it
// answers. Where a saved one keeps its secret, only its own address is called.
func (f *Feature) TryConnector(ctx context.Context, who access.Actor, id string, in ConnectorPlan) error {
	p := in.Place
	err := f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.ConnectorUpdate, access.Target{}); err != nil {
			return err
		}
		if err := f.read.Check(in.Place); err != nil || id == "" || !in.KeepSecret {
			return err
		}
		c, err := loadConnector(ctx, tx, id)
		if err != nil {
			return err
		}
		if in.Address != c.Address || in.Kind != c.Kind || in.User != c.Login {
			return fault.At("/secret", "metrics.secret_again")
		}
		saved, err := f.place(c)
		p.Secret = saved.Secret
		return err
	})
	if err != nil {
		return err
	}
	return f.read.Try(ctx, p)
}
