package act

import (
	"context"
	"sync"
)

// Memory keeps one small thing that most requests ask for, such as who works where, until
// it is stamped anew: see Tx.Stamp. What it holds is only read.
type Memory[T any] struct {
	Stamp string // that marks every change of it

	// Unwritten says that no write that changes it asks for it. Others then keep what a
	// write has loaded; else that may yet be rolled back.
	Unwritten bool

	mu    sync.Mutex
	known bool
	stamp int64
	value T
}

// Get gives it as the transaction sees it. load reads it anew.
func (m *Memory[T]) Get(ctx context.Context, tx *Tx, load func() (T, error)) (value T, err error) {
	stamp, err := tx.StampOf(ctx, m.Stamp)
	if err != nil {
		return value, err
	}
	m.mu.Lock()
	value, known := m.value, m.known && m.stamp == stamp
	m.mu.Unlock()
	if known {
		return value, nil
	}
	if value, err = load(); err == nil && (m.Unwritten || !tx.Writing()) {
		m.mu.Lock()
		m.known, m.stamp, m.value = true, stamp, value
		m.mu.Unlock()
	}
	return value, err
}
