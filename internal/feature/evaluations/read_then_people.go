package evaluations

import (
	"context"
	"slices"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/evaluation"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// past is what had been written of some people by a past moment, and who had what to write.
type past struct {
	forms map[string][]Form // by subject
	whole map[string]bool   // by subject: whether all forms of colleagues are known as they stood
	told  map[part][]told
}

// part is somebody in an evaluation; nobody ("") is where the trail doesn't say of whom it tells.
type part struct{ of, personID string }

// told is what the trail says about somebody's part in an evaluation. Of a colleague's form it doesn't say whose it is.
type told struct {
	Of             string // the evaluation
	Kind, ActorID  string
	PersonID, Form string
	ReviewerID     string
	At             time.Time
}

// partsThen puts some people of evaluations back, with the forms that are written of them.
func (f *Feature) partsThen(ctx context.Context, tx *act.Tx, of map[string]*Evaluation, subjects []Subject) (past, error) {
	p := past{whole: map[string]bool{}, told: map[part][]told{}}
	evaluationIDs := make([]string, 0, len(of))
	for id := range of {
		evaluationIDs = append(evaluationIDs, id)
	}
	ids, personIDs := make([]string, len(subjects)), make([]string, len(subjects))
	for i, s := range subjects {
		ids[i], personIDs[i] = s.ID, s.PersonID
	}
	now, err := f.formsOf(ctx, tx, ids)
	if err != nil {
		return p, err
	}
	all, err := toldOf(ctx, tx, evaluationIDs, personIDs)
	if err != nil {
		return p, err
	}
	for _, t := range all {
		p.told[part{t.Of, t.PersonID}] = append(p.told[part{t.Of, t.PersonID}], t)
	}
	changes, err := f.changesBy(ctx, tx, ids)
	if err != nil {
		return p, err
	}
	p.forms = make(map[string][]Form, len(now))
	for i := range subjects {
		s := &subjects[i]
		if e := of[s.EvaluationID]; e != nil && e.State != Draft {
			p.putBack(tx, e, s, changes[s.ID])
			p.write(tx, e, s, now[s.ID])
		}
	}
	return p, nil
}

// putBack puts back what was judged of somebody, what they said to it and whom they chose.
func (p *past) putBack(tx *act.Tx, e *Evaluation, s *Subject, changes []Change) {
	if s.AcknowledgedAt.After(tx.Now) {
		s.AcknowledgedAt = time.Time{}
	}
	if s.AnsweredAt.After(tx.Now) {
		s.Appeal, s.AnswerWords, s.AnsweredBy, s.AnsweredAt = Appealed, "", "", time.Time{}
	}
	if s.AppealedAt.After(tx.Now) {
		s.Appeal, s.AppealWords, s.AppealedAt = "", "", time.Time{}
	}
	if e.State != Published { // of what is frozen then, a level by hand was there before
		s.Level, s.Value, s.Suggested, s.Score, s.Growth = 0, "", 0, nil, nil
	}
	for i := range changes { // the oldest first
		c := &changes[i]
		if e.State == Published && c.At.After(tx.Now) {
			s.Level = c.FromLevel
			break
		}
		if e.State != Published && !c.At.After(tx.Now) {
			s.Level = c.ToLevel
		}
	}
	s.Choice = Choosing
	for _, t := range p.told[part{e.ID, s.PersonID}] {
		switch since := t.At.After(tx.Now); {
		case since && t.Kind == "evaluation.growth_planned":
			s.Growth = nil
		case since && (t.Kind == "evaluation.colleagues_proposed" || t.Kind == "evaluation.colleagues_agreed"):
			s.Colleagues.V = nil
		case t.Kind == "evaluation.colleagues_agreed":
			s.Choice = Agreed
		case t.Kind == "evaluation.colleagues_proposed" && s.Choice == Choosing:
			s.Choice = Proposed
		}
	}
}

// write adds the forms of somebody as they stood. Of a form that was handed in then and taken back since, what it said
// is lost. A colleague's form of which it isn't sure that it was there, or had been handed in, is left out.
func (p *past) write(tx *act.Tx, e *Evaluation, s *Subject, now []Form) {
	agreed := false
	for _, t := range p.told[part{e.ID, s.PersonID}] {
		agreed = agreed || t.Kind == "evaluation.colleagues_agreed" && t.At.After(tx.Now)
	}
	whole := !agreed && !e.then.calibrated
	for _, one := range now {
		handed := one.State == HandedIn && !one.HandedInAt.After(tx.Now)
		switch {
		case one.Kind.Colleague() && !handed && (agreed || p.tookBack(tx, one)):
			whole = false
			continue
		case one.Kind.Colleague():
		default:
			one.ReviewerID = p.reviewer(tx, s, one)
			if !handed && p.handedIn(tx, one) {
				one.State, one.HandedInAt, one.Answers = HandedIn, time.Time{}, evaluation.Answers{}
				p.forms[s.ID] = append(p.forms[s.ID], one)
				continue
			}
		}
		if !handed {
			one.State, one.HandedInAt, one.Answers = Asked, time.Time{}, evaluation.Answers{}
		}
		p.forms[s.ID] = append(p.forms[s.ID], one)
	}
	p.whole[s.ID] = whole
}

// tookBack reports whether its writer has taken back a form of a colleague since: this one, or one of another.
func (p *past) tookBack(tx *act.Tx, one Form) bool {
	for _, t := range p.told[part{one.EvaluationID, ""}] {
		if t.Kind == "evaluation.taken_back" && t.ActorID == one.ReviewerID && t.At.After(tx.Now) {
			return true
		}
	}
	return false
}

// handedIn reports whether the first that was done with a form since is that it was taken back.
func (p *past) handedIn(tx *act.Tx, one Form) bool {
	for _, t := range p.told[part{one.EvaluationID, one.PersonID}] {
		if t.At.After(tx.Now) && t.Form == "by_"+string(one.Kind) && (t.Kind == "evaluation.taken_back" || t.Kind == "evaluation.handed_in") {
			return t.Kind == "evaluation.taken_back"
		}
	}
	return false
}

// reviewer is who had a form to write: whom it was handed over to last, or else whoever it was asked of.
func (p *past) reviewer(tx *act.Tx, s *Subject, one Form) string {
	id, since := "", false
	for _, t := range p.told[part{one.EvaluationID, one.PersonID}] {
		if t.Kind != "evaluation.handed_over" || t.Form != "by_"+string(one.Kind) {
			continue
		}
		if t.At.After(tx.Now) {
			since = true
			break
		}
		id = t.ReviewerID
	}
	switch {
	case !since:
		return one.ReviewerID
	case id != "":
		return id
	case one.Kind == evaluation.Second:
		return s.SecondID
	}
	return s.ManagerID
}

// owedThen puts back the forms of a page of people as they stood.
func (f *Feature) owedThen(ctx context.Context, tx *act.Tx, e *Evaluation, page *Owing, only bool) error {
	p, err := f.partsThen(ctx, tx, map[string]*Evaluation{e.ID: e}, page.Items)
	if err != nil {
		return err
	}
	page.Forms = p.forms
	kept := page.Items[:0]
	for _, s := range page.Items {
		owes := false
		for _, one := range p.forms[s.ID] {
			owes = owes || one.State == Asked
		}
		if owes || !only {
			kept = append(kept, s)
		}
	}
	page.Items = kept
	return nil
}

// seeingThen puts the person's evaluation back of whom v is now, for a caller who might have seen it then. What colleagues
// say together is told only where all their forms are known as they stood, and how many of them is told no sooner: with each
// day to be had, what one of them said would be the difference of two.
func (f *Feature) seeingThen(ctx context.Context, tx *act.Tx, v *Evaluated) error {
	e, s := v.Evaluation, v.Subject
	if e.State == Draft {
		return fault.New(fault.Missing, "input.missing")
	}
	list := []Subject{*s}
	p, err := f.partsThen(ctx, tx, map[string]*Evaluation{e.ID: e}, list)
	if err != nil {
		return err
	}
	*s = list[0]
	forms := p.forms[s.ID]
	if err := tx.Allow(access.EvaluationView, s.seen(forms)); err != nil {
		return err
	}
	v.Manages = v.Manages && slices.Contains(managing(s, forms), tx.Who.ID)
	if p.whole[s.ID] && complete(forms) && (!v.Own || e.State == Published) {
		v.pool(forms)
	}
	v.said(forms)
	v.Standing = s.standThen(e, forms)
	if v.Own {
		return nil
	}
	changes, err := f.changesOf(ctx, tx, s.ID)
	for _, c := range changes {
		if !c.At.After(tx.Now) {
			v.Changes = append(v.Changes, c)
		}
	}
	return err
}

// standThen is somebody put back with what their manager's form comes to. Before it is published that hangs on final
// scores, of which nobody knows how they stood, and so only a level by hand is told.
func (s Subject) standThen(e *Evaluation, forms []Form) Standing {
	one := Standing{Subject: s}
	if e.State == Published {
		one.Score = okr.ScoreOf(s.Score)
		one.rate(e, forms)
	}
	return one
}

// standingsThen is stand as of the moment that tx looks at.
func (f *Feature) standingsThen(ctx context.Context, tx *act.Tx, e *Evaluation, subjects []Subject) ([]Standing, error) {
	p, err := f.partsThen(ctx, tx, map[string]*Evaluation{e.ID: e}, subjects)
	all := make([]Standing, len(subjects))
	for i, s := range subjects {
		all[i] = s.standThen(e, p.forms[s.ID])
	}
	return all, err
}

// formThenOf is a form as it stood, for who writes it now and wrote it then.
func (f *Feature) formThenOf(ctx context.Context, tx *act.Tx, e *Evaluation, now *Form) (*Form, error) {
	subjects, err := f.subjectsBy(ctx, tx, []Form{*now})
	if err != nil {
		return nil, err
	}
	p, err := f.partsThen(ctx, tx, map[string]*Evaluation{e.ID: e}, subjects)
	if err != nil {
		return nil, err
	}
	for _, one := range p.forms[now.SubjectID] {
		if one.ID == now.ID {
			return &one, tx.Allow(access.EvaluationReview, one.target())
		}
	}
	return nil, fault.New(fault.Missing, "input.missing")
}

// mineThen gives those of the caller's forms that stood in a state.
func (f *Feature) mineThen(ctx context.Context, tx *act.Tx, page *Forms, state FormState) error {
	subjects, err := f.subjectsBy(ctx, tx, page.Items)
	if err != nil {
		return err
	}
	p, err := f.partsThen(ctx, tx, page.Evaluations, subjects)
	if err != nil {
		return err
	}
	stood := map[string]Form{}
	for _, forms := range p.forms {
		for _, one := range forms {
			stood[one.ID] = one
		}
	}
	kept := page.Items[:0]
	for _, one := range page.Items {
		was, known := stood[one.ID]
		if known && was.ReviewerID == tx.Who.ID && was.State == state && (state == HandedIn || page.Evaluations[one.EvaluationID].State == Open) {
			kept = append(kept, was)
		}
	}
	page.Items = kept
	return nil
}
