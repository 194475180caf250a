package notices

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/notice"
	"github.com/sinan-okr/sinan/internal/feature/incentives"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// incentiveTold tells some of a scheme's people of its rules or their statement.
func (f *Feature) incentiveTold(ctx context.Context, tx *act.Tx, e act.Told) error {
	t := e.Detail.(incentives.ToTell)
	reason := map[incentives.News]notice.Reason{incentives.Announced: notice.RulesPublished, incentives.Withdrawn: notice.RulesWithdrawn, incentives.Ran: notice.StatementReady}[t.News]
	// Each is told of what is theirs, which nobody else may see: the policy asks for
	// the owner, so that each has a post of their own.
	posts := make([]post, len(t.People))
	for i, id := range t.People {
		posts[i] = aboutScheme(t.Scheme, id).because(reason, "", id)
	}
	return f.tell(ctx, tx, e, posts...)
}

// aboutScheme is a post on a scheme to one of those whom it is for.
func aboutScheme(s *incentives.Scheme, personID string) post {
	return post{about: act.Ref{Kind: "incentive", ID: s.ID}, view: access.StatementView, target: access.Target{OwnerID: personID}}
}

// appealed asks all of HR, or once HR would correct a statement its approver.
func (f *Feature) appealed(ctx context.Context, tx *act.Tx, e act.Told) error {
	a := e.Detail.(incentives.Appealed)
	if err := f.settle(ctx, tx, a.Appeal.ID, notice.AppealAsked); err != nil {
		return err
	}
	p := post{about: e.Subject, view: access.IncentiveUpdate, target: a.Scheme.Target()}
	if a.Appeal.State == incentives.Proposed {
		p.view = access.IncentiveApprove
		return f.tell(ctx, tx, e, p.because(notice.AppealAsked, "", a.Scheme.ApproverID))
	}
	org, err := f.People.Org(ctx, tx)
	if err != nil {
		return err
	}
	var hr []string
	for _, id := range org.ActiveIDs() {
		if one, _ := org.Person(id); one.Role == access.HR && id != a.Appeal.PersonID {
			hr = append(hr, id)
		}
	}
	return f.tell(ctx, tx, e, p.because(notice.AppealAsked, "", hr...))
}

// appealDecided tells its person of the end of an appeal; given back it waits for HR again.
func (f *Feature) appealDecided(ctx context.Context, tx *act.Tx, e act.Told) error {
	a := e.Detail.(incentives.Appealed)
	if a.Appeal.State == incentives.Asked {
		return f.appealed(ctx, tx, e)
	}
	if err := f.settle(ctx, tx, a.Appeal.ID, notice.AppealAsked); err != nil {
		return err
	}
	return f.tell(ctx, tx, e, aboutScheme(a.Scheme, a.Appeal.PersonID).because(notice.AppealAnswered, "", a.Appeal.PersonID))
}
