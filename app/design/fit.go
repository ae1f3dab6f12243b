package design

import (
	"maps"

	"huikan/app/unit"
)

// sizes are the 字号 that running text may step down to.
var sizes = []unit.Length{16 * unit.Pt, 14 * unit.Pt, 12 * unit.Pt, unit.Pt * 21 / 2, 9 * unit.Pt, unit.Pt * 15 / 2}

// Smaller is the design with running text a 字号 smaller, on the same grid: 小四 text
// in 五号. What is larger than the body, and what no 字号 is left for, stays.
func (d *Design) Smaller() *Design {
	out := *d
	out.Styles = maps.Clone(d.Styles)
	for _, size := range sizes {
		if size >= d.Area.Size {
			continue
		}
		scale := func(l unit.Length) unit.Length { return unit.Length(int64(l) * int64(size) / int64(d.Area.Size)) }
		for role, s := range d.Styles {
			if s.Size <= d.Area.Size*11/10 && s.Leading == d.Area.Leading {
				own := *s
				own.Size, own.Indent, own.Left, own.Right = scale(s.Size), scale(s.Indent), scale(s.Left), scale(s.Right)
				out.Styles[role] = &own
			}
		}
		break
	}
	return &out
}

// Lines is the design with so many lines more on a page, or fewer, in the same area;
// nil where they would stand too close or too far apart.
func (d *Design) Lines(more int) *Design {
	out := *d
	out.Area.Lines += more
	if out.Area.Lines < 2 {
		return nil
	}
	out.Area.Leading = (d.Area.Height() - d.Area.Size) / unit.Length(out.Area.Lines-1)
	if l := out.Area.Leading; l < d.Area.Size*3/2 || l > d.Area.Size*2 {
		return nil
	}
	out.Styles = maps.Clone(d.Styles)
	for role, s := range d.Styles {
		if s.Leading == d.Area.Leading {
			own := *s
			own.Leading = out.Area.Leading
			out.Styles[role] = &own
		}
	}
	return &out
}
