package robots

import (
	"context"
	"net/http"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/notice"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/api"
	"github.com/sinan-okr/sinan/internal/platform/robot"
)

// API registers the operations on robots.
func (f *Feature) API(r *api.Router) {
	const tag = "Robots"
	api.Do(r, api.Op{ID: "list-robots", Method: http.MethodGet, Path: "/robots", Action: access.RobotView, Tag: tag,
		Summary: "List the robots that tell group chats what happens"}, f.listRobots)
	api.Do(r, api.Op{ID: "make-robot", Method: http.MethodPost, Path: "/robots", Action: access.RobotUpdate, Tag: tag, Status: http.StatusCreated, Secret: true,
		Summary: "Set a robot up; a secret that was made for it is shown this once"}, f.makeRobot)
	api.Do(r, api.Op{ID: "get-robot", Method: http.MethodGet, Path: "/robots/{id}", Action: access.RobotView, Tag: tag,
		Summary: "Read a robot"}, f.getRobot)
	api.Do(r, api.Op{ID: "change-robot", Method: http.MethodPatch, Path: "/robots/{id}", Action: access.RobotUpdate, Tag: tag, Secret: true,
		Summary: "Change a robot, switch it on or off"}, f.changeRobot)
	api.Do(r, api.Op{ID: "revoke-robot", Method: http.MethodDelete, Path: "/robots/{id}", Action: access.RobotUpdate, Tag: tag, Status: http.StatusNoContent,
		Summary: "Remove a robot with its address and its secret"}, f.revokeRobot)
	api.Do(r, api.Op{ID: "try-robot", Method: http.MethodPost, Path: "/robots/{id}/test", Action: access.RobotUpdate, Tag: tag,
		Summary: "Have a robot say that it is there, and tell how that went"}, f.tryRobot)
}

// RobotView is a robot as the API tells it. Its address and its secret are never
// in it.
type RobotView struct {
	ID          string          `json:"id"`
	Version     int64           `json:"version"`
	Name        string          `json:"name"`
	Kind        robot.Kind      `json:"kind" enum:"feishu,dingtalk,wecom,slack,teams,webhook"`
	TeamID      string          `json:"team_id,omitempty" doc:"Whose room it is; absent for the whole workspace's"`
	TeamName    string          `json:"team_name,omitempty"`
	MembersOnly bool            `json:"members_only" doc:"Only members of the team sit in the room: what only they may see is told too"`
	Topics      []notice.Topic  `json:"topics" enum:"activated,closed,checked_in,blocked,problem_raised,problem_decided,problem_solved,minutes,report,recognized"`
	Lang        string          `json:"lang" enum:"zh-CN,en"`
	Active      bool            `json:"active"`
	Host        string          `json:"host" doc:"Of the address, which is never shown again"`
	Signs       bool            `json:"signs" doc:"A secret is kept to sign with"`
	SentAt      *time.Time      `json:"sent_at,omitempty" doc:"Last, with success"`
	FailedAt    *time.Time      `json:"failed_at,omitempty" doc:"Last; absent after a success"`
	Trouble     Trouble         `json:"trouble,omitempty" enum:"closed,refused,limited,unreachable,failed,sealed"`
	Error       string          `json:"error,omitempty" doc:"In the words of whoever refused"`
	Secret      string          `json:"secret,omitempty" doc:"Made for this robot, shown this once"`
	CreatedAt   time.Time       `json:"created_at"`
	CreatedBy   string          `json:"created_by,omitempty" doc:"Name"`
	Digest      RobotDigestView `json:"digest"`
	Can         []access.Action `json:"can"`
}

// RobotDigestView is when a room is told how its team stands.
type RobotDigestView struct {
	Every   notice.Every `json:"every" enum:"none,weekly,monthly" doc:"A monthly one comes on the last workday; one on a day off comes on the next workday"`
	Weekday int          `json:"weekday,omitempty" minimum:"1" maximum:"7" doc:"Of a weekly one, from 1 for Monday; by default 5"`
	At      string       `json:"at,omitempty" pattern:"^[0-2][0-9]:[0-5][0-9]$" doc:"HH:MM in the workspace's zone; by default 17:00"`
}

func viewDigest(r notice.Rounds) RobotDigestView {
	return RobotDigestView{Every: r.Every, Weekday: isoDay(r.Weekday), At: clock(r.At)}
}

// rounds reads what was sent; nil is no digest.
func (v *RobotDigestView) rounds() notice.Rounds {
	r := notice.UsualRounds()
	if v == nil {
		return r
	}
	r.Every = v.Every
	if v.Weekday != 0 {
		r.Weekday = time.Weekday(v.Weekday % 7)
	}
	if v.At != "" {
		r.At = -1 // which Check refuses
		if t, err := time.Parse("15:04", v.At); err == nil {
			r.At = t.Hour()*60 + t.Minute()
		}
	}
	return r
}

func view(who access.Actor, org *people.Org, r *Robot) RobotView {
	v := RobotView{ID: r.ID, Version: r.Version, Name: r.Name, Kind: r.Kind, TeamID: r.TeamID, MembersOnly: r.MembersOnly, Topics: r.Topics.V, Lang: r.Lang, Active: r.Active,
		Host: r.Host, Signs: r.Secret != "", SentAt: api.Instant(r.SentAt), FailedAt: api.Instant(r.FailedAt), Trouble: r.Trouble, Error: r.Error, Digest: viewDigest(r.Digest.V), CreatedAt: r.CreatedAt,
		CreatedBy: org.Name(r.CreatedBy), Can: access.Can(who, access.Target{}, access.RobotUpdate)}
	if t, ok := org.Tree.Team(r.TeamID); ok {
		v.TeamName = t.Name
	}
	return v
}

func (f *Feature) listRobots(ctx context.Context, who access.Actor, _ *struct{}) (*api.Many[RobotView], error) {
	all, org, err := f.Robots(ctx, who)
	if err != nil {
		return nil, err
	}
	views := make([]RobotView, len(all))
	for i := range all {
		views[i] = view(who, org, &all[i])
	}
	return api.Items(views, ""), nil
}

func (f *Feature) one(ctx context.Context, who access.Actor, id, secret string) (*api.One[RobotView], error) {
	r, org, err := f.Robot(ctx, who, id)
	if err != nil {
		return nil, err
	}
	v := view(who, org, r)
	v.Secret = secret
	return api.Versioned(v, r.Version), nil
}

func (f *Feature) getRobot(ctx context.Context, who access.Actor, in *api.ID) (*api.One[RobotView], error) {
	return f.one(ctx, who, in.ID, "")
}

type makeRobotIn struct {
	Body struct {
		Name        string           `json:"name"`
		Kind        robot.Kind       `json:"kind" enum:"feishu,dingtalk,wecom,slack,teams,webhook"`
		TeamID      string           `json:"team_id,omitempty" doc:"Whose room it is; absent for the whole workspace's"`
		MembersOnly bool             `json:"members_only,omitempty" doc:"Only members of the team sit in the room: what only they may see is told too"`
		Topics      []notice.Topic   `json:"topics" enum:"activated,closed,checked_in,blocked,problem_raised,problem_decided,problem_solved,minutes,report,recognized"`
		Lang        string           `json:"lang,omitempty" enum:"zh-CN,en" doc:"By default zh-CN"`
		Address     string           `json:"address" doc:"Webhook address; sealed, and never shown again"`
		Secret      string           `json:"secret,omitempty" doc:"To sign with; sealed, and never shown again. A webhook that is given none gets one"`
		Digest      *RobotDigestView `json:"digest,omitempty" doc:"By default none"`
	}
}

func (f *Feature) makeRobot(ctx context.Context, who access.Actor, in *makeRobotIn) (*api.One[RobotView], error) {
	b := in.Body
	r, secret, err := f.Make(ctx, who, Draft{Name: b.Name, Kind: b.Kind, TeamID: b.TeamID, MembersOnly: b.MembersOnly, Topics: b.Topics, Lang: b.Lang, Address: b.Address, Secret: b.Secret, Digest: b.Digest.rounds()})
	if err != nil {
		return nil, err
	}
	return f.one(ctx, who, r.ID, secret)
}

type changeRobotIn struct {
	api.ID
	api.IfMatch
	Body struct {
		Name        *string          `json:"name,omitempty"`
		TeamID      *string          `json:"team_id,omitempty" doc:"Empty for the whole workspace's room"`
		MembersOnly *bool            `json:"members_only,omitempty"`
		Topics      *[]notice.Topic  `json:"topics,omitempty" enum:"activated,closed,checked_in,blocked,problem_raised,problem_decided,problem_solved,minutes,report,recognized"`
		Lang        *string          `json:"lang,omitempty" enum:"zh-CN,en"`
		Active      *bool            `json:"active,omitempty"`
		Address     *string          `json:"address,omitempty" doc:"Another address"`
		Secret      *string          `json:"secret,omitempty" doc:"Another secret; empty for none, of a webhook for a new one, which is shown this once"`
		Digest      *RobotDigestView `json:"digest,omitempty"`
	}
}

func (f *Feature) changeRobot(ctx context.Context, who access.Actor, in *changeRobotIn) (*api.One[RobotView], error) {
	version, err := in.Number()
	if err != nil {
		return nil, err
	}
	b := in.Body
	c := Change{Name: b.Name, TeamID: b.TeamID, MembersOnly: b.MembersOnly, Topics: b.Topics, Lang: b.Lang, Active: b.Active, Address: b.Address, Secret: b.Secret}
	if b.Digest != nil {
		r := b.Digest.rounds()
		c.Digest = &r
	}
	secret, err := f.Change(ctx, who, in.ID.ID, version, c)
	if err != nil {
		return nil, api.WithCurrent(err, func() (*api.One[RobotView], error) { return f.one(ctx, who, in.ID.ID, "") })
	}
	return f.one(ctx, who, in.ID.ID, secret)
}

func (f *Feature) revokeRobot(ctx context.Context, who access.Actor, in *api.ID) (*api.None, error) {
	return nil, f.Revoke(ctx, who, in.ID)
}

func (f *Feature) tryRobot(ctx context.Context, who access.Actor, in *api.ID) (*api.One[RobotView], error) {
	r, org, err := f.Try(ctx, who, in.ID)
	if err != nil {
		return nil, err
	}
	return api.Versioned(view(who, org, r), r.Version), nil
}
