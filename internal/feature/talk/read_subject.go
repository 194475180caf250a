package talk

import (
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Kinds lists the nouns that can be talked about, in the order of the API. What each is,
// its own feature says: Speak is told by the app.
func Kinds() []string {
	return []string{"objective", "key_result", "action", "check_in", "problem", "theme", "metric", "meeting", "report", "lesson",
		"cycle", "revision", "alignment", "evaluation_subject", "incentive", "team", "template", "feedback"}
}

// Speak makes nouns ones that can be talked about. Call it only while the program is
// being put together.
func (f *Feature) Speak(nouns []act.Noun) {
	for _, n := range nouns {
		f.nouns[n.Kind] = n
	}
}

// Subject is a noun that is talked about.
type Subject struct {
	Kind, ID string
	Sight    access.Sight // what lets somebody see it, and so what is said of it
	act.Spoken
}

// find gives nouns of one kind by id, without those that are gone.
func (f *Feature) find(ctx context.Context, tx *act.Tx, kind string, ids []string) (map[string]Subject, error) {
	noun, ok := f.nouns[kind]
	if !ok {
		return nil, fault.At("/subject_kind", "comment.subject_unknown")
	}
	list, err := noun.Find(ctx, tx, ids)
	found := make(map[string]Subject, len(list))
	for id, s := range list {
		found[id] = Subject{Kind: kind, ID: id, Sight: access.Sight{Action: noun.View, Target: s.Target}, Spoken: s}
	}
	return found, err
}

// subject finds the noun and asks leave to see it.
func (f *Feature) subject(ctx context.Context, tx *act.Tx, kind, id string) (Subject, error) {
	found, err := f.find(ctx, tx, kind, []string{id})
	if err != nil {
		return Subject{}, err
	}
	s, ok := found[id]
	if !ok || s.Confidential && !s.Sight.By(tx.Who) { // whether there is one is for those alone who see it
		return s, fault.New(fault.Missing, "input.missing")
	}
	return s, tx.Allow(s.Sight.Action, s.Target)
}

// About is what comments are about, by comment, with one query for each kind of noun.
// The caller asks the policy. What is gone is left out.
func (f *Feature) About(ctx context.Context, tx *act.Tx, list []Comment) (map[string]Subject, error) {
	ids := map[string][]string{}
	for _, c := range list {
		if !slices.Contains(ids[c.SubjectKind], c.SubjectID) {
			ids[c.SubjectKind] = append(ids[c.SubjectKind], c.SubjectID)
		}
	}
	about := map[string]Subject{}
	for kind, some := range ids {
		found, err := f.find(ctx, tx, kind, some)
		if err != nil {
			return nil, err
		}
		for _, c := range list {
			if s, ok := found[c.SubjectID]; ok && c.SubjectKind == kind {
				about[c.ID] = s
			}
		}
	}
	return about, nil
}

// Subjects is what comments are about, by comment, as About.
func (f *Feature) Subjects(ctx context.Context, tx *act.Tx, commentIDs []string) (map[string]Subject, error) {
	list, err := commentsByID(ctx, tx, commentIDs)
	if err != nil {
		return nil, err
	}
	return f.About(ctx, tx, list)
}

// Sights is what lets somebody see what comments are about, and so the comments, for a
// feature that asks it for many people at once. What is gone is left out.
func (f *Feature) Sights(ctx context.Context, tx *act.Tx, commentIDs []string) (map[string]access.Sight, error) {
	about, err := f.Subjects(ctx, tx, commentIDs)
	sights := make(map[string]access.Sight, len(about))
	for id, s := range about {
		sights[id] = s.Sight
	}
	return sights, err
}
