package data

import "slices"

// usualSections are those of a library's first issue.
var usualSections = []Section{
	{Name: "重要消息", Type: ArticlesSection}, {Name: "政策规范", Type: ArticlesSection},
	{Name: "行业动态", Type: ArticlesSection}, {Name: "新增会员", Type: NewMembersSection},
	{Name: "交流园地", Type: ArticlesSection},
}

// FirstIssue proposes the first issue of a library.
func FirstIssue(a Association, year int, months []int) (Issue, []Section) {
	i := Issue{Title: a.Title, Organiser: a.Name, PermitNo: a.PermitNo, Printer: a.Printer, YearNo: 1, SerialNo: 1, State: IssueStates[0]}
	i.SetPeriod(nil, year, months)
	return i, fresh(usualSections)
}

// NextIssue proposes the issue that follows the last: its numbers and months
// continued, its imprint, masthead and template, and its sections, which are
// empty. Hidden ones are hidden again.
func NextIssue(last Issue, sections []Section) (Issue, []Section) {
	i := last.Suggest()
	i.SetPeriod(&last, i.Year, i.Months)
	return i, fresh(sections)
}

// SetPeriod says which months the issue is of. The first issue of another year
// than the last is its number 1; members that joined since the last (nil: there
// is none) are introduced.
func (i *Issue) SetPeriod(last *Issue, year int, months []int) {
	i.Year, i.Months = year, months
	if last != nil && year > last.Year {
		i.YearNo = 1
	} else if last != nil && year == last.Year {
		i.YearNo = last.YearNo + 1
	}
	i.NewFrom, i.NewTo = Date{}, Date{}
	if len(months) == 0 || year == 0 {
		return
	}
	i.NewTo = Date{Year: year, Month: slices.Max(months)}
	i.NewFrom = Date{Year: year, Month: slices.Min(months)}
	if last != nil && len(last.Months) > 0 && last.Year > 0 {
		i.NewFrom = Date{Year: last.Year, Month: slices.Max(last.Months) + 1}
		if i.NewFrom.Month > 12 {
			i.NewFrom = Date{Year: last.Year + 1, Month: 1}
		}
	}
}

// fresh are sections for another issue, in their order and without ids.
func fresh(sections []Section) []Section {
	out := make([]Section, len(sections))
	for n, x := range sections {
		out[n] = Section{Name: x.Name, Type: x.Type, Order: n, ShowEmpty: x.ShowEmpty, Hidden: x.Hidden}
	}
	return out
}

// Place gives the placements that have to be written for p to stand in a
// section before the one that stands there at `at`, from 0; past the end: as the
// last. there is what stands in the section now, in order, p itself aside or
// not. Those without an id are members that the issue introduces by itself;
// before p they get places of their own, so that the order is as it was seen.
func Place(p Placement, section SectionID, there []Placement, at int) (write []Placement) {
	list := make([]Placement, 0, len(there)+1)
	before := at
	for n, x := range there {
		if p.same(x) {
			if n < before {
				at--
			}
			continue
		}
		list = append(list, x)
	}
	at = max(0, min(at, len(list)))
	was := p
	p.Section, p.Order = section, at
	list = slices.Insert(list, at, p)
	for n, x := range list {
		if x.ID == "" && n > at {
			continue
		}
		old := x
		if n == at {
			old = was
		}
		x.Order = n
		if x.ID == "" || old.Order != n || old.Section != x.Section {
			write = append(write, x)
		}
	}
	return write
}

// same reports whether both are the same article or member.
func (p Placement) same(x Placement) bool { return p.Article == x.Article && p.Member == x.Member }

// MoveSection gives the sections that have to be written for the one at from to
// stand at to.
func MoveSection(all []Section, from, to int) (write []Section) {
	if from < 0 || from >= len(all) || to < 0 || to >= len(all) {
		return nil
	}
	list := slices.Clone(all)
	s := list[from]
	list = slices.Insert(slices.Delete(list, from, from+1), to, s)
	return Numbered(list)
}

// Numbered gives the sections whose place in the list is not the one they have,
// with that place.
func Numbered(list []Section) (write []Section) {
	for n, x := range list {
		if x.Order != n || x.ID == "" {
			x.Order = n
			write = append(write, x)
		}
	}
	return write
}

// The states of an article that composing changes: one that waits (待用) is
// placed (已排) when it gets into an issue, and waits again when it drops out.
const (
	ArticleWaiting = "待用"
	ArticlePlaced  = "已排"
)

// Enter notes that the article has got into an issue, and tells whether that
// changes its state.
func (a *Article) Enter() bool { return a.step(ArticleWaiting, ArticlePlaced) }

// DropOut notes that the article stands in no issue any more.
func (a *Article) DropOut() bool { return a.step(ArticlePlaced, ArticleWaiting) }

func (a *Article) step(from, to string) bool {
	if a.State != from {
		return false
	}
	a.State = to
	return true
}

// Fours (帖) is how many pages are wanting to a multiple of four, which a booklet
// stitched through its fold needs (骑马钉).
func Fours(pages int) int { return (4 - pages%4) % 4 }
