package store

// NewID makes an id for a record that others must name before it is written:
// an issue whose sections go into the same change. Put gives ids to the rest.
func (s *Store) NewID() string { return s.mint() }
