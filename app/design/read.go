package design

import (
	"maps"
	"slices"
	"strings"

	"huikan/app/unit"
)

// design reads design.toml.
func (f *file) design(d *Design) {
	if name, ok := f.tree["name"].(string); ok {
		d.Name = name
	}
	delete(f.tree, "name")

	t := f.table("page")
	t.length("width", &d.Page.Trim.W, 0)
	t.length("height", &d.Page.Trim.H, 0)
	t.length("bleed", &d.Page.Bleed, 0)
	t.done()
	if d.Page.Trim.W < unit.Inch || d.Page.Trim.H < unit.Inch {
		at{f, "page", "width", nil}.fault("the page must be an inch at least")
	}

	if _, ok := f.tree["cover"]; ok {
		t = f.table("cover")
		how := 0
		t.choice("picture", &how, Covers)
		d.Cover.Bleed = how == 1
		t.done()
	}

	t = f.table("area")
	t.number("characters", &d.Area.Characters, 10, 80)
	t.number("lines", &d.Area.Lines, 10, 80)
	t.length("size", &d.Area.Size, 0)
	t.length("leading", &d.Area.Leading, d.Area.Size)
	t.length("top", &d.Area.Top, 0)
	d.Area.Columns, d.Area.Gap = 1, 2*d.Area.Size
	t.number("columns", &d.Area.Columns, 1, 4)
	t.length("column-gap", &d.Area.Gap, d.Area.Size)
	d.Area.Left = (d.Page.Trim.W - d.Area.Width()) / 2
	t.length("left", &d.Area.Left, 0)
	t.done()
	switch {
	case d.Area.Characters == 0 || d.Area.Lines == 0 || d.Area.Size == 0:
		at{f, "area", "characters", nil}.fault("the type area needs characters, lines and size")
	case d.Area.Leading == 0 && len(f.faults) == 0:
		at{f, "area", "leading", nil}.fault("the type area needs a leading")
	case d.Area.Leading > 0 && d.Area.Leading < d.Area.Size:
		at{f, "area", "leading", nil}.fault("lines %s pt apart would overlap at %s pt", d.Area.Leading, d.Area.Size)
	case d.Area.Column() < 8*d.Area.Size:
		at{f, "area", "columns", nil}.fault("columns of %s pt hold fewer than eight characters", d.Area.Column())
	case d.Area.Left < 0 || d.Area.Left+d.Area.Width() > d.Page.Trim.W:
		at{f, "area", "characters", nil}.fault("the type area is %s pt wide; the page %s pt", d.Area.Width(), d.Page.Trim.W)
	case d.Area.Top+d.Area.Height() > d.Page.Trim.H:
		at{f, "area", "lines", nil}.fault("the type area ends %s pt below the top; the page is %s pt high", d.Area.Top+d.Area.Height(), d.Page.Trim.H)
	}

	t = f.table("flow")
	t.flag("first-recto", &d.Flow.FirstRecto)
	t.flag("sections-page", &d.Flow.SectionsPage)
	t.flag("articles-page", &d.Flow.ArticlesPage)
	t.flag("fours", &d.Flow.Fours)
	t.done()

	d.Marks = Marks{HanLatin: 250, HanLatinMin: 125, HanLatinMax: 500, LooseFrom: 60, Level: slices.Index(Levels, "gb")}
	t = f.table("marks")
	t.number("han-latin", &d.Marks.HanLatin, 0, 500)
	t.number("han-latin-min", &d.Marks.HanLatinMin, 0, 500)
	t.number("han-latin-max", &d.Marks.HanLatinMax, 0, 1000)
	t.number("loose-from", &d.Marks.LooseFrom, 10, 1000)
	t.choice("level", &d.Marks.Level, Levels)
	t.choice("width", &d.Marks.Width, Widths)
	t.flag("hang", &d.Marks.Hang)
	t.done()
	if d.Marks.HanLatinMin > d.Marks.HanLatin || d.Marks.HanLatin > d.Marks.HanLatinMax {
		at{f, "marks", "han-latin", nil}.fault("want han-latin-min ≤ han-latin ≤ han-latin-max")
	}

	t = f.table("table")
	t.length("rule", &d.Table.Rule, 0)
	t.length("thin", &d.Table.Thin, 0)
	t.length("pad-x", &d.Table.PadX, d.Area.Size)
	t.length("pad-y", &d.Table.PadY, d.Area.Size)
	t.text("continued", &d.Table.Continued)
	t.done()

	d.Record = Record{FrameW: unit.Millimetres(22), FrameH: unit.Millimetres(14), Gap: unit.Millimetres(4), Label: 3 * d.Area.Size, Pad: d.Area.Size / 2,
		Rule: unit.Points(0.35), IndexColumns: 2}
	if _, has := f.tree["record"]; has {
		t = f.table("record")
		t.length("frame-width", &d.Record.FrameW, d.Area.Size)
		t.length("frame-height", &d.Record.FrameH, d.Area.Size)
		t.length("gap", &d.Record.Gap, d.Area.Size)
		t.length("label", &d.Record.Label, d.Area.Size)
		t.length("pad", &d.Record.Pad, d.Area.Size)
		t.length("rule", &d.Record.Rule, 0)
		t.number("index-columns", &d.Record.IndexColumns, 1, 4)
		t.done()
		if d.Record.FrameW+d.Record.Gap+d.Record.Label+8*d.Area.Size > d.Area.Column() {
			at{f, "record", "frame-width", nil}.fault("beside frame and labels fewer than eight characters stand")
		}
	}

	t = f.table("heads")
	t.length("head", &d.Heads.HeadY, 0)
	t.length("rule-at", &d.Heads.RuleY, 0)
	t.length("rule", &d.Heads.Rule, 0)
	t.length("folio", &d.Heads.FolioY, 0)
	t.flag("span", &d.Heads.Span)
	t.done()

	t = f.table("colours")
	t.colour("accent", &d.Accent, nil)
	t.colour("soft", &d.Soft, nil)
	t.done()

	for _, k := range slices.Sorted(maps.Keys(f.tree)) {
		at{f, "", k, nil}.fault("no such table")
	}
}

// styles reads styles.toml. A style may be like another that stands before it
// in the chain; body is like nothing.
func (f *file) styles(d *Design, roles []string, family func(string) bool) {
	named := map[string]Colour{"accent": d.Accent, "soft": d.Soft, "black": {}, "white": {255, 255, 255}}
	busy := map[string]bool{}
	var style func(name, from string) *Style
	style = func(name, from string) *Style {
		if s := d.Styles[name]; s != nil {
			return s
		}
		if busy[name] {
			at{f, from, "like", nil}.fault("%q: the styles are like each other in a circle", name)
			return nil
		}
		if _, ok := f.tree[name]; !ok {
			at{f, from, "like", nil}.fault("no style %q", name)
			return nil
		}
		busy[name] = true
		t := f.table(name)
		s := &Style{Family: "宋", Size: d.Area.Size, Leading: d.Area.Leading, Align: Justify}
		if a, ok := t.take("like"); ok {
			like, _ := a.value.(string)
			base := style(like, name)
			if base == nil {
				return nil
			}
			*s = *base
		}
		t.style(s, d, named, family)
		d.Styles[name] = s
		return s
	}
	for _, r := range roles {
		if _, ok := f.tree[r]; !ok && d.Styles[r] == nil {
			at{f, r, "", nil}.fault("the style is missing")
			continue
		}
		style(r, r)
	}
	for _, r := range roles {
		if s := d.Styles[r]; s != nil {
			s.Hang = d.Marks.Hang && s.Align == Justify && !strings.HasPrefix(r, "table")
		}
	}
	for _, k := range slices.Sorted(maps.Keys(f.tree)) {
		at{f, k, "", nil}.fault("no text has this role, and no style is like it")
	}
}

// style reads one style's settings over what it is like.
func (t *table) style(s *Style, d *Design, named map[string]Colour, family func(string) bool) {
	fam := func(key string, into *string) {
		a := at{t.f, t.name, key, t.left[key]}
		t.text(key, into)
		if a.value != nil && !family(*into) {
			a.fault("%q: no such family (宋, 黑, 楷, 仿宋, 小标宋)", *into)
		}
	}
	fam("font", &s.Family)
	fam("lead-font", &s.LeadFamily)
	t.flag("bold", &s.Bold)
	t.flag("lead-bold", &s.LeadBold)
	t.length("size", &s.Size, d.Area.Size)
	if s.Size <= 0 {
		at{t.f, t.name, "size", nil}.fault("want a size above 0")
		s.Size = d.Area.Size
	}
	t.length("leading", &s.Leading, s.Size)
	if s.Leading < s.Size {
		at{t.f, t.name, "leading", nil}.fault("lines %s pt apart would overlap at %s pt", s.Leading, s.Size)
	}
	t.length("indent", &s.Indent, s.Size)
	t.length("left", &s.Left, s.Size)
	t.length("right", &s.Right, s.Size)
	t.length("spread", &s.Spread, s.Size)
	t.number("names", &s.Names, 0, 6)
	t.length("under", &s.Under, s.Size)
	t.number("before", &s.Before, 0, 40)
	t.number("after", &s.After, 0, 40)
	t.flag("keep", &s.Keep)
	t.colour("colour", &s.Colour, named)
	if t.colour("fill", &s.Fill, named) {
		s.HasFill = true
	}
	if a, ok := t.take("align"); ok {
		v, _ := a.value.(string)
		s.Align = Align(v)
		if !slices.Contains([]Align{Justify, Left, Centre, Right}, s.Align) {
			a.fault("%q: want justify, left, centre or right", v)
		}
	}
	t.done()
}
