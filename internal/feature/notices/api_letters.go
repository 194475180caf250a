package notices

import (
	"cmp"
	"context"
	"net/http"
	"strings"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/notice"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

func (f *Feature) lettersAPI(r *api.Router) {
	const tag = "Notices"
	api.Do(r, api.Op{ID: "get-notice-choices", Method: http.MethodGet, Path: "/notice-choices", Action: access.NoticeView, Tag: tag,
		Summary: "Read how the caller wants to hear of what"}, f.getChoices)
	api.Do(r, api.Op{ID: "change-notice-choices", Method: http.MethodPatch, Path: "/notice-choices", Action: access.NoticeUpdate, Tag: tag,
		Summary: "Choose how to hear of what, and when"}, f.changeChoices)
	api.Do(r, api.Op{ID: "peek-unsubscription", Method: http.MethodGet, Path: "/unsubscriptions/{token}", Action: access.LinkUse, Tag: tag,
		Summary: "Tell which letters a link ends"}, f.peekUnsubscription)
	api.Do(r, api.Op{ID: "end-letters", Method: http.MethodPost, Path: "/unsubscriptions/{token}", Action: access.LinkUse, Tag: tag, Status: http.StatusNoContent,
		Summary: "End the letters that a link names"}, f.unsubscribe)
	api.Do(r, api.Op{ID: "list-deliveries", Method: http.MethodGet, Path: "/deliveries", Action: access.DeliveryView, Tag: tag,
		Summary: "List letters that failed, or were sent"}, f.listDeliveries)
	api.Do(r, api.Op{ID: "resend-deliveries", Method: http.MethodPost, Path: "/deliveries/resend", Action: access.DeliveryUpdate, Tag: tag,
		Summary: "Send letters again that failed"}, f.resendDeliveries)
}

// HoursView is when somebody may be written to; times are HH:MM in the
// workspace's zone.
type HoursView struct {
	QuietFrom    string        `json:"quiet_from" pattern:"^[0-2][0-9]:[0-5][0-9]$"`
	QuietUntil   string        `json:"quiet_until" pattern:"^[0-2][0-9]:[0-5][0-9]$" doc:"The same as quiet_from for never quiet"`
	WorkdaysOnly bool          `json:"workdays_only"`
	Digest       notice.Rhythm `json:"digest" enum:"daily,weekly"`
	DigestAt     string        `json:"digest_at" pattern:"^[0-2][0-9]:[0-5][0-9]$"`
}

func viewHours(h notice.Hours) HoursView {
	return HoursView{QuietFrom: clock(h.QuietFrom), QuietUntil: clock(h.QuietUntil), WorkdaysOnly: h.Workdays, Digest: h.Rhythm, DigestAt: clock(h.DigestAt)}
}

func (v HoursView) hours() notice.Hours {
	return notice.Hours{QuietFrom: minutes(v.QuietFrom), QuietUntil: minutes(v.QuietUntil), Workdays: v.WorkdaysOnly, Rhythm: v.Digest, DigestAt: minutes(v.DigestAt)}
}

// minutes reads HH:MM; what is none is outside of a day, which Check refuses.
func minutes(text string) int {
	t, err := time.Parse("15:04", text)
	if err != nil {
		return -1
	}
	return t.Hour()*60 + t.Minute()
}

// WayView is how somebody hears of a reason.
type WayView struct {
	Reason notice.Reason `json:"reason"`
	Way    notice.Way    `json:"way" enum:"none,inbox,digest,mail"`
	Usual  notice.Way    `json:"usual" enum:"none,inbox,digest,mail" doc:"Of somebody who never chose"`
	Waits  bool          `json:"waits" doc:"It waits on the person"`
}

// ChoicesView is how the caller wants to hear.
type ChoicesView struct {
	Ways       []WayView `json:"ways"`
	Hours      HoursView `json:"hours"`
	UsualHours HoursView `json:"usual_hours"`
	Mail       bool      `json:"mail" doc:"This installation sends mail"`
	Version    int64     `json:"version"`
}

func (f *Feature) viewChoice(c Choice) *api.One[ChoicesView] {
	v := ChoicesView{Hours: viewHours(c.Hours.V), UsualHours: viewHours(notice.UsualHours()), Mail: f.opts.Mail != nil, Version: c.Version}
	for _, r := range notice.Reasons() {
		v.Ways = append(v.Ways, WayView{Reason: r, Way: c.Way(r), Usual: r.Usual(), Waits: r.Waits()})
	}
	return api.Versioned(v, c.Version)
}

func (f *Feature) getChoices(ctx context.Context, who access.Actor, _ *struct{}) (*api.One[ChoicesView], error) {
	c, err := f.ChoiceOf(ctx, who)
	if err != nil {
		return nil, err
	}
	return f.viewChoice(c), nil
}

type choicesIn struct {
	api.IfMatch
	Body struct {
		Ways  map[notice.Reason]notice.Way `json:"ways,omitempty" doc:"By reason: none, inbox, digest or mail"`
		Hours *HoursView                   `json:"hours,omitempty"`
	}
}

func (f *Feature) changeChoices(ctx context.Context, who access.Actor, in *choicesIn) (*api.One[ChoicesView], error) {
	version, err := in.Number()
	if err != nil {
		return nil, err
	}
	var hours *notice.Hours
	if in.Body.Hours != nil {
		h := in.Body.Hours.hours()
		hours = &h
	}
	c, err := f.Choose(ctx, who, version, in.Body.Ways, hours)
	if err != nil {
		return nil, err
	}
	return f.viewChoice(c), nil
}

type tokenIn struct {
	Token string `path:"token" maxLength:"4000"`
}

// UnsubscriptionView is what a link ends.
type UnsubscriptionView struct {
	Email   string          `json:"email" doc:"With most of it hidden"`
	Reasons []notice.Reason `json:"reasons"`
	Over    bool            `json:"over" doc:"No such letters are sent any more"`
}

// masked hides most of an address from whoever got hold of a link.
func masked(email string) string {
	name, domain, _ := strings.Cut(email, "@")
	r := []rune(name)
	return string(r[:min(1, len(r))]) + "…@" + domain
}

func (f *Feature) peekUnsubscription(ctx context.Context, _ access.Actor, in *tokenIn) (*api.Out[UnsubscriptionView], error) {
	u, err := f.PeekUnsubscription(ctx, in.Token)
	if err != nil {
		return nil, err
	}
	return api.Body(UnsubscriptionView{Email: masked(u.Email), Reasons: u.Reasons, Over: u.Over}), nil
}

func (f *Feature) unsubscribe(ctx context.Context, _ access.Actor, in *tokenIn) (*api.None, error) {
	return &api.None{}, f.Unsubscribe(ctx, in.Token)
}

// DeliveryView is a letter on its way as the API tells it; what it says is
// between its writer and its reader.
type DeliveryView struct {
	ID      string     `json:"id"`
	ToName  string     `json:"to_name"`
	Way     string     `json:"way" enum:"mail,robot"`
	Kind    string     `json:"kind"`
	State   string     `json:"state" enum:"waiting,sent,dead"`
	Notices int        `json:"notices" doc:"How many notices are in it"`
	Tries   int        `json:"tries"`
	Error   string     `json:"error,omitempty"`
	MadeAt  time.Time  `json:"made_at"`
	DueAt   time.Time  `json:"due_at" doc:"Of one that waits: its next try"`
	SentAt  *time.Time `json:"sent_at,omitempty"`
}

type deliveriesIn struct {
	api.Paging
	State string `query:"state" enum:"dead,failing,sent" default:"dead"`
	Way   string `query:"way" enum:"mail,robot" doc:"Only of this way; absent for all"`
}

func (f *Feature) listDeliveries(ctx context.Context, who access.Actor, in *deliveriesIn) (*api.Many[DeliveryView], error) {
	page, org, err := f.Deliveries(ctx, who, in.Way, in.State, in.Cursor, in.Limit)
	if err != nil {
		return nil, err
	}
	views := make([]DeliveryView, len(page.Items))
	for i, d := range page.Items {
		p, _ := org.Person(d.ToID)
		d.Notices += strings.Count(d.Body, "\n") // of those that carry what they tell, a line each
		views[i] = DeliveryView{ID: d.ID, ToName: cmp.Or(d.ToName, p.Name), Way: d.Way, Kind: d.Kind, State: d.State, Notices: d.Notices, Tries: d.Tries, Error: d.Error,
			MadeAt: d.MadeAt, DueAt: d.DueAt, SentAt: api.Instant(d.SentAt)}
	}
	return api.Items(views, page.Next), nil
}

type resendIn struct {
	Body struct {
		IDs []string `json:"ids,omitempty" maxItems:"500" doc:"Absent for all"`
	}
}

func (f *Feature) resendDeliveries(ctx context.Context, who access.Actor, in *resendIn) (*api.Out[MarkedView], error) {
	ids, err := f.Resend(ctx, who, in.Body.IDs)
	if err != nil {
		return nil, err
	}
	if ids == nil {
		ids = []string{}
	}
	return api.Body(MarkedView{IDs: ids}), nil
}
