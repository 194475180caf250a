package access

import "slices"

// Action is something that can be done, as noun.verb.
type Action string

// The actions, by noun.
const (
	WorkspaceSetup  Action = "workspace.setup"
	WorkspaceView   Action = "workspace.view"
	WorkspaceUpdate Action = "workspace.update"

	PersonView       Action = "person.view"
	PersonCreate     Action = "person.create"
	PersonUpdate     Action = "person.update"
	PersonDeactivate Action = "person.deactivate"
	PersonInvite     Action = "person.invite"
	PersonReset      Action = "person.reset"
	PopulationView   Action = "population.view" // try whom an evaluation or a scheme would be for
	AbsenceView      Action = "absence.view"
	AbsenceUpdate    Action = "absence.update"
	TeamView         Action = "team.view"
	TeamCreate       Action = "team.create"
	TeamUpdate       Action = "team.update"
	TeamDelete       Action = "team.delete"

	SessionStart     Action = "session.start"
	SessionView      Action = "session.view"
	SessionManage    Action = "session.manage"
	CredentialView   Action = "credential.view"
	CredentialUpdate Action = "credential.update"
	LinkUse          Action = "link.use"
	TokenView        Action = "token.view"
	TokenManage      Action = "token.manage"
	MeUpdate         Action = "me.update"

	CycleView      Action = "cycle.view"
	CycleCreate    Action = "cycle.create"
	CycleUpdate    Action = "cycle.update"
	CycleDelete    Action = "cycle.delete"
	CalendarUpdate Action = "calendar.update"
	ThemeView      Action = "theme.view"
	ThemeCreate    Action = "theme.create"
	ThemeUpdate    Action = "theme.update"
	ThemeDelete    Action = "theme.delete"

	ObjectiveView     Action = "objective.view"
	ObjectiveCreate   Action = "objective.create"
	ObjectiveUpdate   Action = "objective.update"
	ObjectiveDelete   Action = "objective.delete"
	ObjectiveSubmit   Action = "objective.submit"
	ObjectiveApprove  Action = "objective.approve"
	ObjectiveActivate Action = "objective.activate"
	ObjectiveClose    Action = "objective.close"
	ReadinessWaive    Action = "readiness.waive"
	KeyResultCreate   Action = "key_result.create"
	KeyResultUpdate   Action = "key_result.update"
	KeyResultDelete   Action = "key_result.delete"
	RevisionApprove   Action = "revision.approve"

	AlignmentCreate Action = "alignment.create"
	AlignmentDelete Action = "alignment.delete"
	AlignmentAnswer Action = "alignment.answer"

	ActionView   Action = "action.view"
	ActionCreate Action = "action.create"
	ActionUpdate Action = "action.update"
	ActionDelete Action = "action.delete"

	CheckInView   Action = "check_in.view"
	CheckInCreate Action = "check_in.create"

	MetricView   Action = "metric.view"
	MetricCreate Action = "metric.create"
	MetricUpdate Action = "metric.update"
	MetricRecord Action = "metric.record" // enter, correct and take back its values

	MetricConnect   Action = "metric.connect" // say where its values are read from, and read them now
	ConnectorView   Action = "connector.view"
	ConnectorUpdate Action = "connector.update"

	ProblemView   Action = "problem.view"
	ProblemCreate Action = "problem.create"
	ProblemUpdate Action = "problem.update"
	ProblemDecide Action = "problem.decide"
	ProblemDelete Action = "problem.delete"

	MeetingView   Action = "meeting.view"
	MeetingCreate Action = "meeting.create"
	MeetingHold   Action = "meeting.hold"   // open it, write its minutes, end it
	MeetingAnswer Action = "meeting.answer" // a round that one is asked in
	MeetingUpdate Action = "meeting.update"
	MeetingDelete Action = "meeting.delete"

	ReportView    Action = "report.view"    // one that was sent
	ReportPrepare Action = "report.prepare" // see its draft, and when drafts are made
	ReportUpdate  Action = "report.update"  // draft it, add words, send it

	CommentView   Action = "comment.view"
	CommentCreate Action = "comment.create"
	CommentUpdate Action = "comment.update"
	CommentDelete Action = "comment.delete"

	FeedbackView   Action = "feedback.view"
	FeedbackCreate Action = "feedback.create"
	FeedbackUpdate Action = "feedback.update"
	FeedbackDelete Action = "feedback.delete"
	FeedbackAnswer Action = "feedback.answer"
	FeedbackCheer  Action = "feedback.cheer"

	IncentiveView    Action = "incentive.view"
	IncentiveUpdate  Action = "incentive.update"
	IncentiveApprove Action = "incentive.approve"
	IncentiveReturn  Action = "incentive.return"
	StatementView    Action = "statement.view"
	StatementAppeal  Action = "statement.appeal"

	ExchangeExport  Action = "exchange.export"
	ExchangeRestore Action = "exchange.restore" // bring in what a file holds, with its history

	EvaluationView   Action = "evaluation.view"   // of a person, or of a form that one fills in
	EvaluationUpdate Action = "evaluation.update" // as HR: plan, open, calibrate, publish
	EvaluationReview Action = "evaluation.review" // as a reviewer
	EvaluationAnswer Action = "evaluation.answer" // as who is evaluated
	EvaluationGrow   Action = "evaluation.grow"   // plan growth: the person and their manager

	ReviewView    Action = "review.view"
	ReviewScore   Action = "review.score"   // as the owner
	ReviewConfirm Action = "review.confirm" // as the reviewer
	ReviewSettle  Action = "review.settle"
	ReviewReopen  Action = "review.reopen"
	ReviewPlan    Action = "review.plan"   // by when the steps of closing a cycle are done
	ReviewDeputy  Action = "review.deputy" // name who scores in somebody's place

	RetrospectiveView   Action = "retrospective.view"
	RetrospectiveUpdate Action = "retrospective.update"
	CauseCreate         Action = "cause.create"
	CauseVote           Action = "cause.vote"
	CauseDelete         Action = "cause.delete"
	LessonView          Action = "lesson.view"
	LessonCreate        Action = "lesson.create"
	LessonUpdate        Action = "lesson.update"
	CarryoverCreate     Action = "carryover.create"

	NoticeView     Action = "notice.view"
	NoticeUpdate   Action = "notice.update"
	DeliveryView   Action = "delivery.view"
	DeliveryUpdate Action = "delivery.update"
	RobotView      Action = "robot.view"
	RobotUpdate    Action = "robot.update"

	FeedView   Action = "feed.view"
	FeedManage Action = "feed.manage"

	GuestLinkView   Action = "guest_link.view"
	GuestLinkCreate Action = "guest_link.create"
	GuestLinkRevoke Action = "guest_link.revoke"

	ViewView   Action = "view.view"
	ViewCreate Action = "view.create"
	ViewUpdate Action = "view.update"
	ViewDelete Action = "view.delete"
	ViewShare  Action = "view.share"  // with a team, or with everybody
	ViewFollow Action = "view.follow" // be told of what it begins to hold

	RhythmView  Action = "rhythm.view"
	RhythmNudge Action = "rhythm.nudge"

	ReaderRead     Action = "reader.read"
	TemplateView   Action = "template.view"
	TemplateUpdate Action = "template.update"
	PolicyView     Action = "policy.view"
	PolicyUpdate   Action = "policy.update"
	AuditView      Action = "audit.view"
	SearchUse      Action = "search.use"
	HomeView       Action = "home.view"
	StreamFollow   Action = "stream.follow"
)

// A test of the actor against the target.
type test func(Actor, Target) bool

type rule struct {
	open   bool   // needs nobody signed in
	reads  bool   // a token with only the read scope may do it
	alone  bool   // no token may do it, only the person: it would outlive the token
	scoped bool   // the target has a visibility: unseen is hidden, not denied
	may    []test // any one suffices
}

func reading(may ...test) rule       { return rule{reads: true, may: may} }
func readingScoped(may ...test) rule { return rule{reads: true, scoped: true, may: may} }
func writing(may ...test) rule       { return rule{may: may} }
func writingScoped(may ...test) rule { return rule{scoped: true, may: may} }
func inPerson(may ...test) rule      { return rule{alone: true, may: may} }
func open() rule                     { return rule{open: true} }

// policy is the whole table. testdata/matrix.golden shows what it comes to.
func policy() map[Action]rule { return table }

var table = map[Action]rule{
	WorkspaceSetup:  open(),
	WorkspaceView:   reading(anybody),
	WorkspaceUpdate: writing(admin),

	PersonView:       reading(insider),
	PersonCreate:     writing(admin, hr),
	PersonUpdate:     writing(admin, hr),
	PersonDeactivate: writing(admin, hr),
	PersonInvite:     writing(admin, hr),
	PersonReset:      writing(admin),
	PopulationView:   reading(hr),
	AbsenceView:      reading(owner, insider),
	AbsenceUpdate:    writing(owner, lineManager, leads, hr, admin),
	TeamView:         reading(insider),
	TeamCreate:       writing(admin, hr),
	TeamUpdate:       writing(admin, hr),
	TeamDelete:       writing(admin, hr),

	SessionStart:     open(),
	SessionView:      reading(owner),
	SessionManage:    inPerson(owner),
	CredentialView:   reading(owner, admin, hr),
	CredentialUpdate: inPerson(owner),
	LinkUse:          open(),
	TokenView:        reading(owner),
	TokenManage:      inPerson(owner),
	MeUpdate:         writing(owner),

	CycleView:      reading(insider),
	CycleCreate:    writing(champion, admin),
	CycleUpdate:    writing(champion, admin),
	CycleDelete:    writing(champion, admin),
	CalendarUpdate: writing(champion, admin),
	ThemeView:      reading(insider),
	ThemeCreate:    writing(champion, admin),
	ThemeUpdate:    writing(champion, admin),
	ThemeDelete:    writing(champion, admin),

	ObjectiveView:     readingScoped(anybody),
	ObjectiveCreate:   writing(host, leads, inTeam, champion, admin),
	ObjectiveUpdate:   writingScoped(owner, ours, leads, champion, admin),
	ObjectiveDelete:   writingScoped(owner, ours, leads, champion, admin),
	ObjectiveSubmit:   writingScoped(owner, ours, leads, champion, admin),
	ObjectiveApprove:  writingScoped(approver, champion, admin),
	ObjectiveActivate: writingScoped(owner, ours, leads, champion, admin),
	ObjectiveClose:    writingScoped(owner, leads, champion, admin),
	ReadinessWaive:    writingScoped(leads, champion, admin),
	KeyResultCreate:   writingScoped(owner, ours, leads, champion, admin),
	KeyResultUpdate:   writingScoped(owner, ours, leads, champion, admin),
	KeyResultDelete:   writingScoped(owner, ours, leads, champion, admin),
	RevisionApprove:   writingScoped(approver, champion, admin),

	AlignmentCreate: writingScoped(owner, ours, leads, champion, admin),
	AlignmentDelete: writingScoped(owner, ours, leads, champion, admin),
	AlignmentAnswer: writingScoped(owner, responsible, leads, champion, admin),

	ActionView:   readingScoped(anybody),
	ActionCreate: writingScoped(owner, ours, responsible, leads, champion, admin),
	ActionUpdate: writingScoped(owner, ours, responsible, leads, champion, admin),
	ActionDelete: writingScoped(owner, ours, responsible, leads, champion, admin),

	CheckInView:   readingScoped(anybody),
	CheckInCreate: writingScoped(owner, ours, responsible, leads, champion, admin),

	MetricView:   readingScoped(anybody),
	MetricCreate: writing(host, leads, champion, admin),
	MetricUpdate: writingScoped(owner, leads, champion, admin),
	MetricRecord: writingScoped(owner, inTeam, leads, champion, admin),

	MetricConnect:   writingScoped(admin),
	ConnectorView:   reading(admin),
	ConnectorUpdate: writing(admin),

	ProblemView:   readingScoped(anybody),
	ProblemCreate: writingScoped(anybody),
	ProblemUpdate: writingScoped(owner, ours, responsible, leads, champion, admin),
	ProblemDecide: writing(owner),
	ProblemDelete: writingScoped(owner, ours, responsible, leads, champion, admin),

	MeetingView:   readingScoped(anybody),
	MeetingCreate: writing(host, leads, inTeam, champion, admin),
	MeetingHold:   writingScoped(owner, responsible, inTeam, leads, champion, admin),
	MeetingAnswer: writingScoped(owner, responsible, inTeam),
	MeetingUpdate: writingScoped(owner, ofTwo, leads, champion, admin),
	MeetingDelete: writingScoped(owner, ofTwo, leads, champion, admin),

	ReportView:    readingScoped(anybody),
	ReportPrepare: reading(leads, champion, admin),
	ReportUpdate:  writing(leads, champion, admin),

	CommentView:   readingScoped(anybody),
	CommentCreate: writingScoped(anybody),
	CommentUpdate: writing(owner),
	CommentDelete: writing(owner, champion, admin),

	FeedbackView:   readingScoped(anybody),
	FeedbackCreate: writing(insider),
	FeedbackUpdate: writing(owner),
	FeedbackDelete: writing(owner, moderator),
	FeedbackAnswer: writing(owner),
	FeedbackCheer:  writingScoped(insider),

	IncentiveView:    reading(hr, responsible), // its approver; an admin sees no money
	IncentiveUpdate:  writing(hr),
	IncentiveApprove: writing(responsible),
	IncentiveReturn:  writing(hr, responsible),
	StatementView:    reading(owner, hr, responsible),
	StatementAppeal:  writing(owner),

	ExchangeExport:  reading(insider),
	ExchangeRestore: writing(admin),

	EvaluationView:   reading(owner, responsible, lineManager, leads, hr), // an admin sees no rating
	EvaluationUpdate: writing(hr),
	EvaluationReview: writing(responsible),
	EvaluationAnswer: writing(owner),
	EvaluationGrow:   writing(owner, responsible, lineManager),

	ReviewView:    readingScoped(anybody),
	ReviewScore:   writingScoped(owner, standIn, leads, champion, admin),
	ReviewConfirm: writingScoped(approver, standIn, champion, admin),
	ReviewSettle:  writingScoped(approver, standIn, champion, admin),
	ReviewReopen:  writingScoped(approver, standIn, champion, admin),
	ReviewPlan:    writing(champion, admin),
	ReviewDeputy:  writing(owner, lineManager, leads, champion, admin),

	RetrospectiveView:   readingScoped(anybody),
	RetrospectiveUpdate: writingScoped(owner, ours, responsible, leads, champion, admin),
	CauseCreate:         writingScoped(anybody),
	CauseVote:           writingScoped(anybody),
	CauseDelete:         writing(owner, leads, champion, admin),
	LessonView:          readingScoped(anybody),
	LessonCreate:        writingScoped(owner, inTeam, responsible, leads, champion, admin),
	LessonUpdate:        writing(owner, leads, champion, admin),
	CarryoverCreate:     writingScoped(owner, ours, leads, champion, admin),

	NoticeView:     reading(owner),
	NoticeUpdate:   writing(owner),
	DeliveryView:   reading(admin),
	DeliveryUpdate: writing(admin),
	RobotView:      reading(admin),
	RobotUpdate:    inPerson(admin),

	FeedView:   reading(owner),
	FeedManage: inPerson(owner),

	GuestLinkView:   reading(heads, champion, admin),
	GuestLinkCreate: inPerson(heads, champion, admin),
	GuestLinkRevoke: writing(owner, heads, champion, admin),

	ViewView:   readingScoped(anybody),
	ViewCreate: writing(insider),
	ViewUpdate: writing(owner),
	ViewDelete: writing(owner, leads, moderator),
	ViewShare:  writing(leads, champion, admin),
	ViewFollow: writingScoped(insider),

	RhythmView:  reading(owner, lineManager, leads, champion, admin),
	RhythmNudge: writing(approver, coach), // nobody nudges themselves

	ReaderRead:     reading(insider),
	TemplateView:   reading(insider),
	TemplateUpdate: writing(champion, admin),
	PolicyView:     reading(insider),
	PolicyUpdate:   writing(champion, admin),
	AuditView:      reading(champion, admin),
	SearchUse:      reading(anybody),
	HomeView:       reading(anybody),
	StreamFollow:   reading(anybody),
}

// Actions lists every action, for the matrix test.
func Actions() []Action {
	all := make([]Action, 0, len(table))
	for a := range table {
		all = append(all, a)
	}
	slices.Sort(all)
	return all
}
