package audit

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// List pages through the trail, newest first.
func (f *Feature) List(ctx context.Context, who access.Actor, in Filter) (t Trail, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.AuditView, access.Target{}); err != nil {
			return err
		}
		org, err := f.people.Org(ctx, tx)
		if err != nil {
			return err
		}
		page, err := listEvents(ctx, tx, in)
		if err != nil {
			return err
		}
		t.Entries, t.Next = page.Items, page.Next
		if t.Names, err = f.names(ctx, tx, org, t.Entries); err != nil {
			return err
		}
		t.withhold()
		return nil
	})
	return t, err
}

// Withheld stands in place of what the reader of the trail may not see: that
// something was done is theirs to know, its words are not.
const Withheld = `{"withheld":true}`

func (t *Trail) withhold() {
	for i, e := range t.Entries {
		if t.Names.Withheld(e) {
			t.Entries[i].Before, t.Entries[i].After = "", Withheld
		}
	}
}

// Each walks the whole filtered trail, newest first, for an export. It stops
// after most entries.
func (f *Feature) Each(ctx context.Context, who access.Actor, in Filter, most int, fn func(act.Event, *Names) error) error {
	in.Limit = batch
	for n := 0; n < most; {
		t, err := f.List(ctx, who, in)
		if err != nil {
			return err
		}
		for _, e := range t.Entries {
			if err := fn(e, t.Names); err != nil {
				return err
			}
		}
		if t.Next == "" {
			return nil
		}
		n += len(t.Entries)
		in.Cursor = t.Next
	}
	return nil
}

// batch is how many entries are read at a time.
const batch = 1000

// Finding is the first entry that is not as it was written.
type Finding struct {
	Seq  int64
	Code string // audit.altered, audit.missing, audit.unchained, audit.cut
}

// Verify walks the chain from its beginning. It returns how many entries it
// saw, and the first bad one if there is any: altered (its hash does not fit
// what it says), missing (a number is left out), unchained (it does not follow
// the entry before it), or cut (entries are missing at the end). seen is called
// now and then with the count, and may be nil.
func (f *Feature) Verify(ctx context.Context, who access.Actor, seen func(int64)) (n int64, bad *Finding, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.AuditView, access.Target{}); err != nil {
			return err
		}
		n, bad, err = verify(ctx, tx, seen)
		return err
	})
	return n, bad, err
}

func verify(ctx context.Context, tx *act.Tx, seen func(int64)) (n int64, bad *Finding, err error) {
	end, endHash, err := head(ctx, tx)
	if err != nil {
		return 0, nil, err
	}
	last := act.Event{}
	for {
		rows, err := chainAfter(ctx, tx, last.Seq, batch)
		if err != nil {
			return n, nil, err
		}
		if len(rows) == 0 {
			break
		}
		for _, e := range rows {
			if e.Seq > end { // written after we began
				return n, nil, nil
			}
			if bad := follows(last, e); bad != nil {
				return n, bad, nil
			}
			last = e
			n++
		}
		if seen != nil {
			seen(n)
		}
	}
	if last.Seq != end || last.Hash != endHash {
		return n, &Finding{Seq: last.Seq + 1, Code: "audit.cut"}, nil
	}
	return n, nil, nil
}

func follows(last, e act.Event) *Finding {
	switch {
	case e.Seq != last.Seq+1:
		return &Finding{Seq: last.Seq + 1, Code: "audit.missing"}
	case e.Digest() != e.Hash:
		return &Finding{Seq: e.Seq, Code: "audit.altered"}
	case e.PrevHash != last.Hash:
		return &Finding{Seq: e.Seq, Code: "audit.unchained"}
	}
	return nil
}
