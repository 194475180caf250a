package talk

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/secret"
)

// sealedWords is what is sealed of a comment, of an edit or of a file.
type sealedWords struct {
	Body  string `json:"body,omitempty"`
	Quote string `json:"quote,omitempty"`
	Name  string `json:"name,omitempty"` // of a file
}

// seals reports whether what is said of a kind of noun is kept from whoever reads the
// database without the key.
func (f *Feature) seals(kind string) bool { return f.nouns[kind].Sealed }

// sealed is a comment as it is written down.
func (f *Feature) sealed(c Comment) (Comment, error) {
	if !f.seals(c.SubjectKind) {
		return c, nil
	}
	var err error
	c.Sealed, err = f.seal("comment:"+c.ID, sealedWords{Body: c.Body, Quote: c.Quote})
	c.Body, c.Quote = "", ""
	return c, err
}

// unseal opens comments as they were written down.
func (f *Feature) unseal(rows []Comment) error {
	for i := range rows {
		c := &rows[i]
		if c.Sealed == "" {
			continue
		}
		words, err := f.open("comment:"+c.ID, c.Sealed)
		if err != nil {
			return err
		}
		c.Sealed, c.Body, c.Quote = "", words.Body, words.Quote
	}
	return nil
}

func (f *Feature) sealedEdit(kind string, e Edit) (Edit, error) {
	if !f.seals(kind) {
		return e, nil
	}
	var err error
	e.Sealed, err = f.seal(e.purpose(), sealedWords{Body: e.Body})
	e.Body = ""
	return e, err
}

func (f *Feature) unsealEdits(rows []Edit) error {
	for i := range rows {
		e := &rows[i]
		if e.Sealed == "" {
			continue
		}
		words, err := f.open(e.purpose(), e.Sealed)
		if err != nil {
			return err
		}
		e.Sealed, e.Body = "", words.Body
	}
	return nil
}

func (e *Edit) purpose() string { return fmt.Sprintf("comment.edit:%s:%d", e.CommentID, e.Version) }

// sealedFile is a file that was uploaded for a kind of noun, and its content in parts, as
// they are written down.
func (f *Feature) sealedFile(kind string, one File, content []Part) (File, []Part, error) {
	if !f.seals(kind) {
		return one, content, nil
	}
	var err error
	if one.Sealed, err = f.seal("comment.file:"+one.ID, sealedWords{Name: one.Name}); err != nil {
		return one, nil, err
	}
	one.Name = ""
	for i := range content {
		text, err := f.box.Seal(string(content[i].Content), content[i].purpose())
		if err != nil {
			return one, nil, keyFault(err)
		}
		content[i].Content = []byte(text)
	}
	return one, content, nil
}

// unsealFiles opens the names of files; that they were sealed stays known by Sealed.
func (f *Feature) unsealFiles(rows []File) error {
	for i := range rows {
		one := &rows[i]
		if one.Sealed == "" {
			continue
		}
		words, err := f.open("comment.file:"+one.ID, one.Sealed)
		if err != nil {
			return err
		}
		one.Name = words.Name
	}
	return nil
}

func (f *Feature) unsealPart(one *File, p *Part) error {
	if one.Sealed == "" {
		return nil
	}
	text, err := f.box.Open(string(p.Content), p.purpose())
	p.Content = []byte(text)
	return keyFault(err)
}

func (p *Part) purpose() string { return fmt.Sprintf("comment.part:%s:%d", p.FileID, p.Part) }

func (f *Feature) seal(purpose string, words sealedWords) (string, error) {
	out, err := f.box.SealJSON(words, purpose)
	return out, keyFault(err)
}

func (f *Feature) open(purpose, sealed string) (words sealedWords, err error) {
	return words, keyFault(f.box.OpenJSON(sealed, purpose, &words))
}

// keyFault tells that there is no key, or another one than it was sealed with.
func keyFault(err error) error {
	switch {
	case errors.Is(err, secret.ErrNoKey), errors.Is(err, fs.ErrNotExist):
		return fault.New(fault.Conflict, "comment.no_key")
	case errors.Is(err, secret.ErrSpoilt):
		return fault.New(fault.Conflict, "comment.other_key")
	}
	return err
}
