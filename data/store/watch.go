package store

import "huikan/data"

// Change tells a watcher what has happened.
type Change struct {
	Set     ChangeSet // without its entries
	Touched []Ref
}

// Ref names a record.
type Ref struct {
	Kind data.Kind `json:"kind"`
	Key  string    `json:"key"`
}

// Touches reports whether the change touched a record of the kind.
func (c Change) Touches(k data.Kind) bool {
	for _, r := range c.Touched {
		if r.Kind == k {
			return true
		}
	}
	return false
}

// Watch calls f after each commit, undo, redo and purge with what changed, in
// the order in which it happened. f runs on the writer's goroutine: it may
// read from the store but must not write; screens hand on to fyne.Do. The
// function that is returned ends the watch.
func (s *Store) Watch(f func(Change)) (stop func()) {
	s.watchMu.Lock()
	defer s.watchMu.Unlock()
	s.watchSeq++
	n := s.watchSeq
	s.watchers[n] = f
	return func() {
		s.watchMu.Lock()
		defer s.watchMu.Unlock()
		delete(s.watchers, n)
	}
}

// tell calls the watchers, in the order in which they came.
func (s *Store) tell(set ChangeSet, entries []Entry) {
	c := Change{Set: set}
	for _, e := range entries {
		c.Touched = append(c.Touched, Ref{e.Kind, e.Key})
	}
	s.watchMu.Lock()
	var fs []func(Change)
	for n := 1; n <= s.watchSeq; n++ {
		if f := s.watchers[n]; f != nil {
			fs = append(fs, f)
		}
	}
	s.watchMu.Unlock()
	for _, f := range fs {
		f(c)
	}
}
