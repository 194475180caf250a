package app

import (
	"context"
	"slices"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/feature/alignments"
	"github.com/sinan-okr/sinan/internal/feature/audit"
	"github.com/sinan-okr/sinan/internal/feature/auth"
	"github.com/sinan-okr/sinan/internal/feature/carryovers"
	"github.com/sinan-okr/sinan/internal/feature/checkins"
	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/feature/evaluations"
	"github.com/sinan-okr/sinan/internal/feature/exchange"
	"github.com/sinan-okr/sinan/internal/feature/feedback"
	"github.com/sinan-okr/sinan/internal/feature/feeds"
	"github.com/sinan-okr/sinan/internal/feature/guestlinks"
	"github.com/sinan-okr/sinan/internal/feature/home"
	"github.com/sinan-okr/sinan/internal/feature/incentives"
	"github.com/sinan-okr/sinan/internal/feature/insight"
	"github.com/sinan-okr/sinan/internal/feature/live"
	"github.com/sinan-okr/sinan/internal/feature/meetings"
	"github.com/sinan-okr/sinan/internal/feature/metrics"
	"github.com/sinan-okr/sinan/internal/feature/notices"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/feature/plans"
	"github.com/sinan-okr/sinan/internal/feature/problems"
	"github.com/sinan-okr/sinan/internal/feature/quality"
	"github.com/sinan-okr/sinan/internal/feature/reader"
	"github.com/sinan-okr/sinan/internal/feature/reports"
	"github.com/sinan-okr/sinan/internal/feature/retrospectives"
	"github.com/sinan-okr/sinan/internal/feature/reviews"
	"github.com/sinan-okr/sinan/internal/feature/rhythm"
	"github.com/sinan-okr/sinan/internal/feature/robots"
	"github.com/sinan-okr/sinan/internal/feature/talk"
	"github.com/sinan-okr/sinan/internal/feature/templates"
	"github.com/sinan-okr/sinan/internal/feature/themes"
	"github.com/sinan-okr/sinan/internal/feature/views"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/api"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
	"github.com/sinan-okr/sinan/internal/platform/mail"
	"github.com/sinan-okr/sinan/internal/platform/outbound"
	"github.com/sinan-okr/sinan/internal/platform/scan"
	"github.com/sinan-okr/sinan/internal/platform/secret"
)

// Order lists the features from those that others build on to those that only
// tell of others: the table of contents, and the import law (a feature imports
// only features before it).
func Order() []string {
	return []string{
		"people", "auth", "cycles", "themes", "objectives", "alignments", "plans", "checkins", "metrics", "problems", "reviews", "carryovers", "retrospectives", "meetings", "reports", "talk", "feedback", "evaluations", "incentives", "rhythm", "feeds", "views", "notices", "robots", "live", "quality", "reader", "templates", "home", "insight", "guestlinks", "exchange", "audit",
	}
}

// Features are all features, put together.
type Features struct {
	People         *people.Feature
	Auth           *auth.Feature
	Cycles         *cycles.Feature
	Themes         *themes.Feature
	Objectives     *objectives.Feature
	Alignments     *alignments.Feature
	Plans          *plans.Feature
	Checkins       *checkins.Feature
	Problems       *problems.Feature
	Reviews        *reviews.Feature
	Carryovers     *carryovers.Feature
	Meetings       *meetings.Feature
	Reports        *reports.Feature
	Talk           *talk.Feature
	Feedback       *feedback.Feature
	Incentives     *incentives.Feature
	Notices        *notices.Feature
	Robots         *robots.Feature
	Live           *live.Feature
	Quality        *quality.Feature
	Reader         *reader.Feature
	Templates      *templates.Feature
	Home           *home.Feature
	Insight        *insight.Feature
	Exchange       *exchange.Feature
	Audit          *audit.Feature
	Retrospectives *retrospectives.Feature
	Evaluations    *evaluations.Feature
	Metrics        *metrics.Feature
	Rhythm         *rhythm.Feature
	Feeds          *feeds.Feature
	Views          *views.Feature
	GuestLinks     *guestlinks.Feature
}

// Options are what features need to know of how the program runs.
type Options struct {
	SecureCookies bool
	BaseURL       string           // what links begin with, without a slash at its end
	Secret        string           // SINAN_SECRET; "" for a key file beside a SQLite database
	Mail          mail.Sender      // nil where no mail is sent
	SourceFiles   string           // the folder whose SQLite files metrics may be read from; "" for none
	Outbound      outbound.Options // how addresses that people typed in are called
	Scanner       scan.Scanner     // asked about files before they are kept
	Location      *time.Location   // decides which day it is; UTC where New is given none
}

func newFeatures(a *act.Runner, o Options, box *secret.Box) *Features {
	f := &Features{}
	f.People = people.New(a)
	f.Auth = auth.New(a, f.People, auth.Options{Secure: o.SecureCookies, BaseURL: o.BaseURL, Location: o.Location, Box: box, Mail: o.Mail})
	f.Cycles = cycles.New(a, o.Location)
	f.Themes = themes.New(a, f.People, f.Cycles)
	f.Objectives = objectives.New(a, f.People, f.Cycles, f.Themes)
	f.Alignments = alignments.New(a, f.People, f.Cycles, f.Themes, f.Objectives)
	f.Plans = plans.New(a, f.People, f.Cycles, f.Objectives)
	f.Checkins = checkins.New(a, f.Objectives, f.Alignments)
	f.Metrics = metrics.New(a, metrics.Above{People: f.People, Cycles: f.Cycles, Objectives: f.Objectives, Checkins: f.Checkins},
		metrics.Options{Location: o.Location, Box: box, Outbound: outbound.New(o.Outbound), SourceFiles: o.SourceFiles})
	f.Problems = problems.New(a, f.People, f.Cycles, f.Objectives)
	f.Reviews = reviews.New(a, f.People, f.Cycles, f.Objectives)
	f.Carryovers = carryovers.New(a, carryovers.Above{People: f.People, Cycles: f.Cycles, Objectives: f.Objectives, Plans: f.Plans, Checkins: f.Checkins, Metrics: f.Metrics,
		Problems: f.Problems, Reviews: f.Reviews})
	f.Retrospectives = retrospectives.New(a, retrospectives.Above{People: f.People, Cycles: f.Cycles, Objectives: f.Objectives, Plans: f.Plans, Checkins: f.Checkins, Problems: f.Problems, Reviews: f.Reviews, Carryovers: f.Carryovers}, o.Location)
	f.Meetings = meetings.New(a, meetings.Above{People: f.People, Cycles: f.Cycles, Objectives: f.Objectives, Plans: f.Plans, Checkins: f.Checkins, Problems: f.Problems, Reviews: f.Reviews}, o.Location)
	f.Reports = reports.New(a, reports.Above{People: f.People, Cycles: f.Cycles, Objectives: f.Objectives, Meetings: f.Meetings}, o.Location)
	f.Talk = talk.New(a, talk.Above{People: f.People, Cycles: f.Cycles, Objectives: f.Objectives}, o.Scanner, box)
	f.Feedback = feedback.New(a, f.People, f.Cycles, f.Objectives)
	f.Evaluations = evaluations.New(a, evaluations.Above{People: f.People, Cycles: f.Cycles, Objectives: f.Objectives, Plans: f.Plans, Reviews: f.Reviews, Feedback: f.Feedback}, o.Location, box)
	f.Incentives = incentives.New(a, incentives.Above{People: f.People, Cycles: f.Cycles, Objectives: f.Objectives, Plans: f.Plans, Reviews: f.Reviews,
		Feedback: f.Feedback, Evaluations: f.Evaluations}, o.Location, box)
	f.Rhythm = rhythm.New(a, rhythm.Above{People: f.People, Objectives: f.Objectives, Checkins: f.Checkins}, o.Location)
	f.Feeds = feeds.New(a, feeds.Above{People: f.People, Cycles: f.Cycles, Objectives: f.Objectives, Plans: f.Plans, Meetings: f.Meetings}, o.BaseURL)
	f.Views = views.New(a, f.People, f.Cycles, f.Objectives)
	f.Notices = notices.New(a, notices.Above{People: f.People, Cycles: f.Cycles, Objectives: f.Objectives,
		Plans: f.Plans, Checkins: f.Checkins, Reviews: f.Reviews, Meetings: f.Meetings, Talk: f.Talk}, notices.Options{Location: o.Location, BaseURL: o.BaseURL, Mail: o.Mail, Box: box})
	f.Robots = robots.New(a, robots.Above{People: f.People, Cycles: f.Cycles, Objectives: f.Objectives, Plans: f.Plans, Checkins: f.Checkins, Meetings: f.Meetings, Reports: f.Reports, Notices: f.Notices},
		robots.Options{Location: o.Location, BaseURL: o.BaseURL, Box: box, Outbound: outbound.New(o.Outbound)})
	f.Live = live.New(a, f.Objectives, f.Notices)
	f.Live.Place("meeting", live.Seen(access.MeetingView, f.Meetings.Targets))
	f.Meetings.Tell(func(ctx context.Context, meetingID, personID string) error {
		return f.Live.Stir(ctx, live.Subject{Kind: "meeting", ID: meetingID}, personID)
	})
	f.Live.Place("comment", f.Talk.Sights)
	f.Live.Place("report", live.Seen(access.ReportView, f.Reports.Targets))
	f.Quality = quality.New(a, f.People, f.Cycles, f.Objectives, f.Alignments, f.Plans)
	f.Reader = reader.New(a)
	f.Templates = templates.New(a, f.Objectives)
	f.Home = home.New(a, f.People, f.Objectives, f.Alignments, f.Plans, f.Checkins, f.Problems)
	f.Insight = insight.New(a, insight.Above{People: f.People, Cycles: f.Cycles, Themes: f.Themes, Objectives: f.Objectives, Alignments: f.Alignments, Plans: f.Plans, Checkins: f.Checkins, Reviews: f.Reviews, Rhythm: f.Rhythm}, o.Location)
	f.GuestLinks = guestlinks.New(a, guestlinks.Above{People: f.People, Auth: f.Auth, Cycles: f.Cycles, Insight: f.Insight}, o.BaseURL)
	f.Exchange = exchange.New(a, exchange.Above{People: f.People, Cycles: f.Cycles, Themes: f.Themes, Objectives: f.Objectives, Alignments: f.Alignments, Plans: f.Plans, Checkins: f.Checkins, Talk: f.Talk})
	f.Audit = audit.New(a, f.People, f.Objectives, f.Talk)
	for _, one := range f.all() {
		if speaks, ok := one.(interface{ Nouns() []act.Noun }); ok {
			f.Talk.Speak(speaks.Nouns())
		}
	}
	return f
}

// feature is what the app asks of each; only auth and people need more.
type feature interface {
	API(*api.Router)
	Words() i18n.Words
}

func (f *Features) all() []feature {
	return []feature{f.People, f.Auth, f.Cycles, f.Themes, f.Objectives, f.Alignments, f.Plans, f.Checkins, f.Metrics, f.Problems, f.Reviews, f.Carryovers, f.Retrospectives, f.Meetings, f.Reports, f.Talk, f.Feedback, f.Evaluations, f.Incentives, f.Rhythm, f.Feeds, f.Views, f.Notices, f.Robots, f.Live, f.Quality, f.Reader, f.Templates, f.Home, f.Insight, f.GuestLinks, f.Exchange, f.Audit}
}

func (f *Features) book() (*i18n.Book, error) {
	tables := []i18n.Words{api.Words(), commandWords()}
	for _, one := range f.all() {
		tables = append(tables, one.Words())
	}
	return i18n.NewBook(slices.Clip(tables)...)
}
