package intake

import (
	"errors"
	"strings"
	"unicode/utf8"

	"huikan/data"
)

// parts are the four regions of an issue's text.
type parts struct {
	front    []*line
	contents []*line
	sections []rawSection
}

// rawSection is a section's lines under its label, which is nil for text that
// comes before the first one.
type rawSection struct {
	name  string
	label *line
	lines []*line
}

var (
	sectionLabel = rx(`^【\s*([^【】]{1,40}?)\s*】$`)
	contentsHead = rx(`(?i)^(?:本期|本刊)?(?:要\s*目|目\s*[录錄次])(?:\s*contents?)?$|^contents?$`)
)

func labelName(l *line) string {
	if !strings.Contains(l.text, "【") {
		return ""
	}
	m := sectionLabel.FindStringSubmatch(strings.ReplaceAll(l.text, "**", ""))
	if m == nil || notice.MatchString(m[1]) {
		return ""
	}
	return closeUp(m[1])
}

// prose reports whether a line is running text, which no contents page has.
func prose(l *line) bool {
	t := strings.TrimRight(l.text, closers+"* ")
	if leaders.MatchString(l.text) {
		return false
	}
	return strings.ContainsRune("。！？；", lastRune(t)) && width(t) >= 12 || width(t) > 100 ||
		strings.Contains(t, "。") && width(t) >= 20
}

// parts finds where the contents end and the body begins. A contents page
// names the sections that the body then repeats; where it does not, the first
// section that holds running text opens the body.
func (r *reader) parts(lines []*line) (parts, error) {
	var p parts
	var labels []int
	head, issueLine := -1, false
	for i, l := range lines {
		if labelName(l) != "" {
			labels = append(labels, i)
		}
		if head < 0 && contentsHead.MatchString(l.text) && (len(labels) == 0 || i < 40) {
			head = i
		}
		if len(labels) == 0 && head < 0 && readLabel(l.text).ok() {
			issueLine = true
		}
	}
	if len(labels) == 0 {
		if issueLine {
			return p, errors.New("it has an issue line but no section line 【…】")
		}
		return p, errors.New("it has neither a section line 【…】 nor a line with year and number of an issue")
	}
	if !issueLine && head < 0 && len(labels) < 2 {
		return p, errors.New("it has one line 【…】 but no line with year and number of an issue, and no contents page")
	}
	if head < 0 {
		head = entriesStart(lines[:labels[0]])
	}
	body := r.bodyStart(lines, labels, head)
	start := labels[0] // contents without a heading begin with their first label
	if head >= 0 {
		start = head
	}
	start = min(start, body)
	p.front, p.contents = lines[:start], lines[start:body]
	known := map[string]bool{}
	for _, l := range p.contents {
		if n := labelName(l); n != "" {
			known[fold(n)] = true
		}
	}
	for _, l := range lines[body:] {
		n := labelName(l)
		if n != "" && isSection(n, known) {
			l.used = true
			if m := strings.Count(l.text, "*"); m > 0 {
				r.rep.add(Finding{Code: CodeDropped, Line: l.no, Text: strings.Repeat("*", m), Detail: "栏目名中的加粗符号 marks of bold in a section's name"})
			}
			if k := len(p.sections) - 1; k >= 0 && fold(p.sections[k].name) == fold(n) {
				r.rep.add(Finding{Code: CodeFurniture, Line: l.no, Text: l.text})
				continue
			}
			p.sections = append(p.sections, rawSection{name: n, label: l})
			continue
		}
		if len(p.sections) == 0 {
			p.sections = append(p.sections, rawSection{})
		}
		k := len(p.sections) - 1
		p.sections[k].lines = append(p.sections[k].lines, l)
	}
	prosaic := false
	for _, s := range p.sections {
		prosaic = prosaic || len(s.lines) > 0
	}
	if !prosaic {
		return p, errors.New("it has section lines 【…】 but no text under them")
	}
	return p, nil
}

// entriesStart finds a contents page that has no heading and no 【】: two lines
// with leaders or more before the first section. -1: none.
func entriesStart(lines []*line) int {
	first, n := -1, 0
	for i, l := range lines {
		if _, page, ok := cutPage(l.text, false); ok && page >= 0 && !readLabel(l.text).ok() {
			if n++; first < 0 {
				first = i
			}
		}
	}
	if n < 2 {
		return -1
	}
	if first > 0 && titleLike(lines[first-1].text) && lines[first].gap == 0 && !organised.MatchString(lines[first-1].text) {
		first-- // the name of the first section
	}
	return first
}

// isSection tells a section's label from a heading in brackets within an
// article: where a contents page names the sections, others are headings.
func isSection(name string, known map[string]bool) bool {
	if len(known) == 0 || known[fold(name)] {
		return true
	}
	for k := range known {
		if similarity(k, fold(name)) >= 0.5 {
			return true
		}
	}
	return false
}

func (r *reader) bodyStart(lines []*line, labels []int, head int) int {
	from := 0
	for from < len(labels) && labels[from] < head {
		from++
	}
	if from == len(labels) {
		return len(lines)
	}
	holdsProse := func(k int) bool {
		end := len(lines)
		if k+1 < len(labels) {
			end = labels[k+1]
		}
		for _, l := range lines[labels[k]+1 : end] {
			if prose(l) || memberLead(l.text) {
				return true
			}
		}
		return false
	}
	seen := map[string]int{}
	for k := from; k < len(labels); k++ {
		n := fold(labelName(lines[labels[k]]))
		if _, again := seen[n]; again && !holdsProse(seen[n]) {
			return labels[k] // the first label that comes back
		}
		seen[n] = k
		if holdsProse(k) {
			if k > from && !entriesLead(lines, labels, k) || k == from {
				if k == from && entriesLead(lines, labels, k) {
					return splitContents(lines, labels, k)
				}
				return labels[k]
			}
			return splitContents(lines, labels, k)
		}
	}
	return labels[from]
}

// entriesLead reports whether the lines under a label begin as contents lines
// do, with leaders: then what follows them is text before the first label.
func entriesLead(lines []*line, labels []int, k int) bool {
	i := labels[k] + 1
	return i < len(lines) && leaders.MatchString(lines[i].text)
}

func splitContents(lines []*line, labels []int, k int) int {
	i := labels[k] + 1
	last := i
	for ; i < len(lines) && labelName(lines[i]) == "" && !prose(lines[i]); i++ {
		if leaders.MatchString(lines[i].text) {
			last = i + 1
		}
	}
	return last
}

// sections reads each section of the body and checks it against the contents.
func (r *reader) sections(raw []rawSection) {
	d := r.draft
	heldBy := map[string]string{} // contents section → body section
	for _, s := range raw {
		best, at := 0.0, ""
		for _, e := range r.entries {
			if sim := similarity(fold(e.section), fold(s.name)); sim > best {
				best, at = sim, e.section
			}
		}
		if best >= 0.5 {
			heldBy[at] = s.name
			if best < 1 {
				r.rep.add(Finding{Code: CodeSectionDrift, Line: r.sectionLine(at), To: s.label.no, Text: at, Detail: s.name})
			}
		}
	}
	if len(d.Contents) == 0 {
		r.rep.add(Finding{Code: CodeNoContentsPage})
	}
	spans := r.findTitles(raw, heldBy)
	for i, s := range raw {
		ds := DraftSection{Section: data.Section{Name: s.name, Type: data.ArticlesSection}}
		if s.label != nil {
			ds.Line = s.label.no
		}
		if isMembers(s.lines) {
			ds.Section.Type = data.NewMembersSection
			r.members(&ds, s, heldBy)
		} else {
			r.articles(&ds, s, spans[i])
		}
		if len(ds.Articles)+len(ds.Members) == 0 {
			if s.label == nil {
				continue
			}
			r.rep.add(Finding{Code: CodeEmptySection, Line: ds.Line, Text: s.name})
		}
		d.Sections = append(d.Sections, ds)
	}
	last := 0
	for _, e := range r.entries {
		switch {
		case e.at == 0:
			r.rep.add(Finding{Code: CodeNoArticle, Line: e.line, Text: e.title})
			continue
		case e.at < last:
			r.rep.add(Finding{Code: CodeOutOfOrder, Line: e.line, To: e.at, Text: e.title})
		}
		last = max(last, e.at)
		if e.section != "" && heldBy[e.section] != e.foundIn && fold(e.section) != fold(e.foundIn) {
			r.rep.add(Finding{Code: CodeElsewhere, Line: e.line, To: e.at, Text: e.foundIn, Detail: e.section})
		}
	}
}

func (r *reader) sectionLine(name string) int {
	for _, e := range r.entries {
		if e.section == name {
			return e.sectionLine
		}
	}
	return 0
}

// entry is a contents line on its way to its title.
type entry struct {
	title, section    string
	line, sectionLine int
	at                int    // line of the title that answers it
	foundIn           string // section that it was found in
}

func short(s string, n int) bool { return utf8.RuneCountInString(s) <= n }
