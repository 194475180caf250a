package evaluations

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Nouns are what of this feature others speak of: a person's evaluation, once it is
// published. Before, whom it is about may read nothing of what is being judged, so nothing
// is said where they would read it.
func (f *Feature) Nouns() []act.Noun {
	return []act.Noun{{Kind: "evaluation_subject", View: access.EvaluationView, Sealed: true, Find: f.spoken}}
}

// spoken gives subjects of published evaluations, as their page asks the policy.
func (f *Feature) spoken(ctx context.Context, tx *act.Tx, ids []string) (map[string]act.Spoken, error) {
	subjects, err := publishedByID(ctx, tx, ids)
	if err != nil || len(subjects) == 0 {
		return nil, err
	}
	reviewers, err := reviewersOf(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	org, err := f.People.Org(ctx, tx)
	found := make(map[string]act.Spoken, len(subjects))
	for i := range subjects {
		s := &subjects[i].Subject
		found[s.ID] = act.Spoken{Target: s.seen(reviewers[s.ID]), Owners: []string{s.PersonID, s.ManagerID}, Title: subjects[i].Title + " · " + org.Name(s.PersonID),
			Path: "/evaluations/people/" + s.ID, Confidential: true}
	}
	return found, err
}
