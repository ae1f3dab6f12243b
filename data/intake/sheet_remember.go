package intake

import (
	"slices"

	"huikan/data"
)

// Remember is what to keep of the columns with an import: what was kept for
// these heads before, where it says the same, else in its place what they mean
// now.
func (s *Sheet) Remember(kept []data.Mapping) data.Mapping {
	m := s.Mapping()
	for _, k := range kept {
		if k.Fingerprint != m.Fingerprint {
			continue
		}
		if slices.Equal(k.Columns, m.Columns) {
			return k
		}
		m.Head, m.ID = k.Head, k.ID
		break
	}
	return m
}
