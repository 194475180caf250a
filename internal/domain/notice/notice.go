// Package notice is which events people are told of and how: the reasons of a
// notice, the ways it takes, and the hours in which it may go out.
package notice

import "slices"

// Reason is why somebody is told.
type Reason string

// The reasons. Those of the first group wait on the person who is told.
const (
	Mention        Reason = "mention"         // called by name in a comment
	ApprovalAsked  Reason = "approval_asked"  // an objective was submitted to them
	Returned       Reason = "returned"        // an objective of theirs needs mending
	AlignmentAsked Reason = "alignment_asked" // an objective wants to support theirs
	RevisionAsked  Reason = "revision_asked"  // a revision needs their consent
	ActionGiven    Reason = "action_given"    // they are responsible for an action now
	ActionBlocked  Reason = "action_blocked"  // an action waits for them
	KeyResultGiven Reason = "key_result_given"
	ProblemGiven   Reason = "problem_given"   // a problem is theirs now
	DecisionAsked  Reason = "decision_asked"  // a problem needs their decision
	FollowUpGiven  Reason = "follow_up_given" // they promised something in a meeting
	FeedbackAsked  Reason = "feedback_asked"  // somebody wants their feedback
	ReviewAsked    Reason = "review_asked"    // an objective was scored by its owner, and they review it
	ReviewReturned Reason = "review_returned" // scores of theirs were taken back
	AppealAsked    Reason = "appeal_asked"    // somebody says that a statement is wrong, and they answer
	// Forms of an evaluation wait for them; so does the choice of somebody's
	// colleagues; so does an appeal against a rating.
	EvaluationAsked    Reason = "evaluation_asked"
	ColleaguesProposed Reason = "colleagues_proposed"
	RatingAppealed     Reason = "rating_appealed"
	RoundAsked         Reason = "round_asked"    // a round waits for their answers
	ReportDrafted      Reason = "report_drafted" // a team report waits to be sent
	MetricSilent       Reason = "metric_silent"  // a metric of theirs can't be read from its source
	Reminder           Reason = "reminder"       // what they owe today
	Nudge              Reason = "nudge"          // the champion or a manager asks once

	Reply             Reason = "reply"   // in a thread that they take part in
	Comment           Reason = "comment" // on what is theirs
	Approved          Reason = "approved"
	Activated         Reason = "activated"
	AlignmentAnswered Reason = "alignment_answered"
	RevisionDecided   Reason = "revision_decided"
	DecisionMade      Reason = "decision_made"  // on a problem of theirs
	ProblemSolved     Reason = "problem_solved" // that they raised
	FeedbackGiven     Reason = "feedback_given"
	FeedbackShared    Reason = "feedback_shared" // with them, on somebody who answers to them
	FeedbackDeclined  Reason = "feedback_declined"
	Recognized        Reason = "recognized"
	Scored            Reason = "scored"          // an objective of theirs has its final score
	RulesPublished    Reason = "rules_published" // of an incentive scheme that is for them
	RulesWithdrawn    Reason = "rules_withdrawn"
	StatementReady    Reason = "statement_ready" // of what an incentive scheme pays them
	AppealAnswered    Reason = "appeal_answered"
	RatingPublished   Reason = "rating_published" // theirs, of an evaluation
	RatingAnswered    Reason = "rating_answered"  // their appeal against it
	Minutes           Reason = "minutes"          // of a meeting that they were invited to
	ReportSent        Reason = "report_sent"      // a team's, of a week
	MetricMended      Reason = "metric_mended"    // a metric of theirs is read again, after they were told that it wasn't
	ViewBegan         Reason = "view_began"       // a view that they subscribed to holds of more OKRs
	ViewEnded         Reason = "view_ended"       // or of fewer
	MeetingCalled     Reason = "meeting_called"
	MeetingChanged    Reason = "meeting_changed"   // one that they are invited to
	MeetingCancelled  Reason = "meeting_cancelled" // or they aren't invited any more
)

// Reasons lists all, in the order in which people read them.
func Reasons() []Reason {
	return []Reason{Mention, ApprovalAsked, Returned, AlignmentAsked, RevisionAsked, ActionGiven, ActionBlocked, KeyResultGiven, ProblemGiven, DecisionAsked, FollowUpGiven, FeedbackAsked, ReviewAsked, ReviewReturned, AppealAsked, EvaluationAsked, ColleaguesProposed, RatingAppealed, RoundAsked, ReportDrafted, MetricSilent, Reminder, Nudge,
		Reply, Comment, Approved, Activated, AlignmentAnswered, RevisionDecided, DecisionMade, ProblemSolved, FeedbackGiven, FeedbackShared, FeedbackDeclined, Recognized, Scored, RulesPublished, RulesWithdrawn, StatementReady, AppealAnswered, RatingPublished, RatingAnswered, MeetingCalled, MeetingChanged, MeetingCancelled, Minutes, ReportSent, MetricMended, ViewBegan, ViewEnded}
}

// Known reports whether there is such a reason.
func (r Reason) Known() bool { return slices.Contains(Reasons(), r) }

// Waits reports whether something waits on the person.
func (r Reason) Waits() bool {
	return !slices.Contains([]Reason{Reply, Comment, Approved, Activated, AlignmentAnswered, RevisionDecided, DecisionMade, ProblemSolved,
		FeedbackGiven, FeedbackShared, FeedbackDeclined, Recognized, Scored, RulesPublished, RulesWithdrawn, StatementReady, AppealAnswered, RatingPublished, RatingAnswered, MeetingCalled, MeetingChanged, MeetingCancelled, Minutes, ReportSent, MetricMended, ViewBegan, ViewEnded}, r)
}

// Meets reports whether a calendar wants to know: the letter carries an invitation.
func (r Reason) Meets() bool {
	return r == MeetingCalled || r == MeetingChanged || r == MeetingCancelled
}

// Way is how a person wants to hear of something.
type Way string

// The ways. Each includes those before it, but for nothing at all.
const (
	Nothing Way = "none"
	Inbox   Way = "inbox"
	Digest  Way = "digest" // and in the next digest by mail
	Mail    Way = "mail"   // and by mail at once, outside quiet hours
)

// Ways lists all.
func Ways() []Way { return []Way{Nothing, Inbox, Digest, Mail} }

// Known reports whether there is such a way.
func (w Way) Known() bool { return slices.Contains(Ways(), w) }

// Usual is how somebody hears of something who never chose: by mail at once what
// waits on them or belongs in their calendar, all else in the digest, so that ten
// changes are one message.
func (r Reason) Usual() Way {
	if r.Waits() || r.Meets() {
		return Mail
	}
	return Digest
}
