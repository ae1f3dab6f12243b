package data

import "slices"

// Allow lets a finding of preflight stand. One of the same finding that was
// there is replaced.
func (i *Issue) Allow(a Allowance) {
	i.Disallow(a)
	i.Allowed = append(slices.Clip(i.Allowed), a)
}

// Disallow takes back what Allow did for the same finding.
func (i *Issue) Disallow(a Allowance) {
	var left []Allowance
	for _, x := range i.Allowed {
		if x.Code != a.Code || x.Source != a.Source || x.Text != a.Text {
			left = append(left, x)
		}
	}
	i.Allowed = left
}
