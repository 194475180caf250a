package notices

import (
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/notice"
	"github.com/sinan-okr/sinan/internal/domain/plan"
	"github.com/sinan-okr/sinan/internal/feature/alignments"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/feature/plans"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// hear makes notices of what happens, in the transaction in which it happens,
// and takes away what nobody has to do any more.
func (f *Feature) hear() {
	on := f.act.On
	on("objective.submitted", f.objectiveSubmitted)
	on("objective.returned", f.objectiveAnswered(notice.Returned))
	on("objective.approved", f.objectiveAnswered(notice.Approved))
	on("objective.activated", f.objectiveActivated)
	on("objective.withdrawn", func(ctx context.Context, tx *act.Tx, e act.Told) error {
		return f.settle(ctx, tx, e.Subject.ID, notice.ApprovalAsked)
	})
	on("revision.asked", f.revisionAsked)
	on("revision.approved", f.revisionDecided)
	on("revision.declined", f.revisionDecided)
	on("alignment.requested", f.alignmentAsked)
	on("alignment.reopened", f.alignmentAsked)
	on("alignment.agreed", f.alignmentAnswered)
	on("alignment.declined", f.alignmentAnswered)
	on("alignment.removed", func(ctx context.Context, tx *act.Tx, e act.Told) error {
		return f.settle(ctx, tx, e.Subject.ID, notice.AlignmentAsked)
	})
	on("action.planned", f.actionPlanned)
	on("action.changed", f.actionChanged)
	on("key_result.added", f.keyResultGiven)
	on("key_result.changed", f.keyResultGiven)
	on("metric.feed_silent", f.metricSilent)
	on("metric.feed_mended", f.metricMended)
	for _, over := range []string{"metric.feed_set", "metric.feed_dropped", "metric.deleted"} {
		on(over, func(ctx context.Context, tx *act.Tx, e act.Told) error {
			return f.settle(ctx, tx, e.Subject.ID, notice.MetricSilent)
		})
	}
	on("problem.raised", f.problemChanged)
	on("problem.changed", f.problemChanged)
	on("problem.reopened", f.problemReopened)
	on("problem.decided", f.problemDecided)
	on("problem.solved", f.problemSolved)
	on("problem.deleted", f.problemOver)
	on("feedback.given", f.feedbackGiven)
	on("feedback.restored", f.feedbackGiven)
	on("feedback.deleted", func(ctx context.Context, tx *act.Tx, e act.Told) error {
		return f.settle(ctx, tx, e.Subject.ID, notice.FeedbackGiven, notice.FeedbackShared, notice.Recognized)
	})
	on("feedback_request.asked", f.feedbackAsked)
	on("feedback_request.declined", f.feedbackDeclined)
	on("feedback_request.withdrawn", f.feedbackSettled)
	on("review.self_scored", f.selfScored)
	on("review.confirmed", f.reviewConfirmed)
	on("review.settled", f.scoresSettled)
	on("review.reopened", f.reviewReopened)
	on("incentive.told", f.incentiveTold)
	on("incentive.appealed", f.appealed)
	on("incentive.appeal_proposed", f.appealed)
	on("incentive.appeal_dismissed", f.appealDecided)
	on("incentive.appeal_decided", f.appealDecided)
	on("evaluation.opened", f.evaluationAsked)
	on("evaluation.reopened", f.evaluationAsked)
	on("evaluation.handed_over", f.evaluationAsked)
	on("evaluation.handed_in", f.evaluationAsked)
	on("evaluation.colleagues_agreed", f.colleaguesAgreed)
	on("evaluation.colleagues_proposed", f.colleaguesProposed)
	on("evaluation.calibrating", f.evaluationOver)
	on("evaluation.published", f.ratingsPublished)
	on("evaluation.appealed", f.ratingAppealed)
	on("evaluation.appeal_answered", f.ratingAnswered)
	on("meeting.planned", f.meetingCalled)
	on("meeting.restored", f.meetingCalled)
	on("meeting.changed", f.meetingChanged)
	on("meeting.cancelled", f.meetingCancelled)
	on("meeting_series.planned", f.meetingCalled)
	on("meeting_series.changed", f.meetingChanged)
	on("meeting_series.stopped", f.meetingCancelled)
	on("meeting.recorded", f.meetingRecorded)
	on("meeting.amended", f.meetingRecorded)
	on("meeting.erased", f.meetingErased)
	on("meeting.ended", f.meetingEnded)
	on("meeting.opened", f.roundAsks)
	on("meeting.reminded", f.roundAsks)
	on("meeting.answered", f.roundAnswered)
	on("report.drafted", f.reportDrafted)
	on("report.sent", f.reportSent)
	on("report.discarded", f.reportDiscarded)
	on("view.began", f.viewTurned(notice.ViewBegan))
	on("view.ended", f.viewTurned(notice.ViewEnded))
	on("person.nudged", f.personNudged)
	on("comment.said", f.commentSaid)
	on("comment.edited", f.commentEdited)
	on("comment.deleted", func(ctx context.Context, tx *act.Tx, e act.Told) error {
		return f.settle(ctx, tx, e.Subject.ID, notice.Mention, notice.Reply, notice.Comment)
	})
}

// post is a notice to make: why, about what, and who might be told.
type post struct {
	reason notice.Reason
	to     []string
	about  act.Ref
	words  string
	owed   string        // as in Notice
	view   access.Action // what lets somebody see it
	target access.Target
}

func about(o *objectives.Objective, ref act.Ref) post {
	return post{about: ref, view: access.ObjectiveView, target: o.Target()}
}

func (p post) because(r notice.Reason, words string, to ...string) post {
	p.reason, p.words, p.to = r, words, to
	return p
}

func (f *Feature) objectiveSubmitted(ctx context.Context, tx *act.Tx, e act.Told) error {
	o, org, err := f.objectiveOf(ctx, tx, e)
	if err != nil {
		return err
	}
	return f.tell(ctx, tx, e, about(o, e.Subject).because(notice.ApprovalAsked, "", objectives.Asked(org, o.Target(), tx.Who.ID)))
}

func (f *Feature) objectiveAnswered(r notice.Reason) act.Listener {
	return func(ctx context.Context, tx *act.Tx, e act.Told) error {
		if err := f.settle(ctx, tx, e.Subject.ID, notice.ApprovalAsked); err != nil {
			return err
		}
		o, org, err := f.objectiveOf(ctx, tx, e)
		if err != nil {
			return err
		}
		words := ""
		if r == notice.Returned {
			words = o.ReturnNote
		}
		return f.tell(ctx, tx, e, about(o, e.Subject).because(r, words, objectives.Holders(org, o)...))
	}
}

func (f *Feature) objectiveActivated(ctx context.Context, tx *act.Tx, e act.Told) error {
	o, org, err := f.objectiveOf(ctx, tx, e)
	if err != nil {
		return err
	}
	// Whoever works on it begins to owe check-ins.
	return f.tell(ctx, tx, e, about(o, e.Subject).because(notice.Activated, "", append(objectives.Holders(org, o), o.Target().Responsible...)...))
}

// objectiveOf loads the objective that an event is about anew: with whom it is
// shared now.
func (f *Feature) objectiveOf(ctx context.Context, tx *act.Tx, e act.Told) (*objectives.Objective, *people.Org, error) {
	o, err := f.Objectives.LoadObjective(ctx, tx, e.Subject.Within)
	if err != nil {
		return nil, nil, err
	}
	org, err := f.People.Org(ctx, tx)
	return o, org, err
}

func (f *Feature) revisionAsked(ctx context.Context, tx *act.Tx, e act.Told) error {
	r := e.Detail.(*objectives.Revision)
	o, org, err := f.objectiveOf(ctx, tx, e)
	if err != nil {
		return err
	}
	return f.tell(ctx, tx, e, about(o, e.Subject).because(notice.RevisionAsked, r.Reason, objectives.Asked(org, o.Target(), tx.Who.ID)))
}

func (f *Feature) revisionDecided(ctx context.Context, tx *act.Tx, e act.Told) error {
	r := e.Detail.(*objectives.Revision)
	if err := f.settle(ctx, tx, r.ID, notice.RevisionAsked); err != nil {
		return err
	}
	o, _, err := f.objectiveOf(ctx, tx, e)
	if err != nil {
		return err
	}
	return f.tell(ctx, tx, e, about(o, e.Subject).because(notice.RevisionDecided, r.DecidedNote, r.AskedBy))
}

// alignmentAsked tells whoever may say yes or no for the parent. They see the
// parent; of the objective below they may see nothing yet, and are told its
// title by the request itself.
func (f *Feature) alignmentAsked(ctx context.Context, tx *act.Tx, e act.Told) error {
	a := e.Detail.(*alignments.Alignment)
	parent, err := f.Objectives.LoadObjective(ctx, tx, a.ParentID)
	if err != nil {
		return err
	}
	org, err := f.People.Org(ctx, tx)
	if err != nil {
		return err
	}
	to := []string{parent.OwnerID}
	if parent.OwnerID == "" {
		to = leadOf(org, parent.TeamID)
	}
	if a.ParentKeyResultID != "" {
		_, kr, err := f.Objectives.Load(ctx, tx, a.ParentKeyResultID)
		if err != nil {
			return err
		}
		to = append(to, kr.OwnerID)
	}
	ref := act.Ref{Kind: "alignment", ID: a.ID, Within: a.ParentID}
	return f.tell(ctx, tx, e, about(parent, ref).because(notice.AlignmentAsked, "", to...))
}

func (f *Feature) alignmentAnswered(ctx context.Context, tx *act.Tx, e act.Told) error {
	a := e.Detail.(*alignments.Alignment)
	if err := f.settle(ctx, tx, a.ID, notice.AlignmentAsked); err != nil {
		return err
	}
	if a.AskedBy == a.AnsweredBy { // nobody else had a say
		return nil
	}
	o, org, err := f.objectiveOf(ctx, tx, e)
	if err != nil {
		return err
	}
	return f.tell(ctx, tx, e, about(o, e.Subject).because(notice.AlignmentAnswered, a.Note, append(objectives.Holders(org, o), a.AskedBy)...))
}

func (f *Feature) actionPlanned(ctx context.Context, tx *act.Tx, e act.Told) error {
	a := e.Detail.(*plans.Action)
	return f.actionTo(ctx, tx, e, notice.ActionGiven, "", append([]string{a.OwnerID}, a.Collaborators...))
}

// actionChanged tells those to whom the action is new, and whom it waits for.
func (f *Feature) actionChanged(ctx context.Context, tx *act.Tx, e act.Told) error {
	a := e.Detail.(*plans.Action)
	before, _ := e.Before.(map[string]any)
	had, _ := before["collaborator_ids"].([]string)
	owner, _ := before["owner_id"].(string)
	blocked, _ := before["blocked"].(map[string]any)
	had = append(slices.Clone(had), owner)
	fresh := slices.DeleteFunc(append([]string{a.OwnerID}, a.Collaborators...), func(id string) bool { return slices.Contains(had, id) })
	if len(fresh) > 0 {
		if err := f.actionTo(ctx, tx, e, notice.ActionGiven, "", fresh); err != nil {
			return err
		}
	}
	over := a.State == plan.Done || a.State == plan.Dropped
	if over || a.State != plan.Blocked {
		if err := f.settle(ctx, tx, a.ID, settledBy(over)...); err != nil {
			return err
		}
	}
	if a.State == plan.Blocked && a.BlockedPersonID != "" && blocked["person_id"] != a.BlockedPersonID {
		return f.actionTo(ctx, tx, e, notice.ActionBlocked, a.BlockedWhy, []string{a.BlockedPersonID})
	}
	return nil
}

func settledBy(over bool) []notice.Reason {
	if over {
		return []notice.Reason{notice.ActionBlocked, notice.ActionGiven}
	}
	return []notice.Reason{notice.ActionBlocked}
}

func (f *Feature) actionTo(ctx context.Context, tx *act.Tx, e act.Told, r notice.Reason, words string, to []string) error {
	if !somebodyElse(tx, to) {
		return nil
	}
	o, _, err := f.objectiveOf(ctx, tx, e)
	if err != nil {
		return err
	}
	return f.tell(ctx, tx, e, about(o, e.Subject).because(r, words, to...))
}

func (f *Feature) keyResultGiven(ctx context.Context, tx *act.Tx, e act.Told) error {
	kr := e.Detail.(objectives.Moved).KeyResult
	before, _ := e.Before.(map[string]any)
	if before["owner_id"] == kr.OwnerID || !somebodyElse(tx, []string{kr.OwnerID}) {
		return nil
	}
	o, _, err := f.objectiveOf(ctx, tx, e)
	if err != nil {
		return err
	}
	return f.tell(ctx, tx, e, about(o, e.Subject).because(notice.KeyResultGiven, "", kr.OwnerID))
}

func somebodyElse(tx *act.Tx, ids []string) bool {
	return slices.ContainsFunc(ids, func(id string) bool { return id != "" && id != tx.Who.ID })
}

func leadOf(org *people.Org, teamID string) []string {
	t, ok := org.Tree.Team(teamID)
	if !ok || t.LeadID == "" {
		return nil
	}
	return []string{t.LeadID}
}
