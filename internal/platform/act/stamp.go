package act

import "context"

// Stamp marks that something others keep in memory has changed.
func (tx *Tx) Stamp(ctx context.Context, name string) error {
	tx.stamps = nil // others may have stamped while this one waited for the row
	_, err := tx.NewRaw("INSERT INTO stamps (name, value) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET value = stamps.value + 1", name).Exec(ctx)
	return err
}

// StampOf tells how often name has been stamped; 0 for never. All stamps are read
// when the first is asked for: they are a handful, and a page asks for several.
func (tx *Tx) StampOf(ctx context.Context, name string) (int64, error) {
	if tx.stamps != nil {
		return tx.stamps[name], nil
	}
	var rows []struct {
		Name  string
		Value int64
	}
	if err := tx.NewRaw("SELECT name, value FROM stamps").Scan(ctx, &rows); err != nil {
		return 0, err
	}
	tx.stamps = make(map[string]int64, len(rows))
	for _, r := range rows {
		tx.stamps[r.Name] = r.Value
	}
	return tx.stamps[name], nil
}
