package ui

import (
	"cmp"
	"slices"
	"strings"

	"huikan/app/ui/look"
	"huikan/data"
	"huikan/data/search"
)

// answer is one line of the palette: a command, a member, an article, an issue.
type answer struct {
	id    string // by which it is remembered; "": it is not
	icon  string
	text  string
	marks [][2]int // bytes of text that match
	note  string   // faint, behind the text
	tail  [][2]int // bytes of note that match
	keys  string
	do    func()
	rank  search.Rank
}

// answers are the lines of one kind, under their head.
type answers struct {
	head  string
	lines []answer
}

// best is how well the best line does.
func (a answers) best() search.Rank {
	best := search.Inside + 1
	for _, l := range a.lines {
		best = min(best, l.rank)
	}
	return best
}

// How many lines of a kind the palette shows.
const (
	paletteMembers = 8
	paletteOthers  = 5
	paletteRecent  = 6
)

// offers are what the palette shows before anything is typed: what was picked
// last, then every command that can be done now.
func (w *window) offers() []answers {
	var last []answer
	for _, id := range w.kept.picks() {
		if a, ok := w.remembered(id); ok && len(last) < paletteRecent {
			last = append(last, a)
		}
	}
	all := w.commandAnswers("")
	var out []answers
	if len(last) > 0 {
		out = append(out, answers{w.t("palette.recent"), last})
	}
	return append(out, answers{w.t("palette.commands"), all})
}

// lookUp answers what was typed: kinds in the order of their best lines. It may
// run in the background, for it reads nothing that changes: sh is a copy.
func (w *window) lookUp(sh *shelf, query string, last []string, cmds []answer) []answers {
	out := []answers{{w.t("palette.commands"), cmds}}
	if sh != nil {
		out = append(out, w.memberAnswers(sh, query), w.articleAnswers(sh, query), w.issueAnswers(sh, query))
	}
	out = slices.DeleteFunc(out, func(a answers) bool { return len(a.lines) == 0 })
	for _, a := range out {
		for i := range a.lines {
			if slices.Contains(last, a.lines[i].id) && a.lines[i].id != "" {
				a.lines[i].rank = max(0, a.lines[i].rank-1)
			}
		}
		slices.SortStableFunc(a.lines, func(x, y answer) int { return cmp.Compare(x.rank, y.rank) })
	}
	slices.SortStableFunc(out, func(a, b answers) int { return cmp.Compare(a.best(), b.best()) })
	return out
}

// commandAnswers are the commands that can be done now and are called so, in
// either language; those of the screen that is shown come first.
func (w *window) commandAnswers(query string) []answer {
	var near, out []answer
	for _, c := range commands() {
		do, name, on := w.doing(c)
		if do == nil || !on || c.key == "palette.menu" {
			continue
		}
		name = strings.TrimSuffix(name, "…")
		a := answer{id: c.key, icon: c.icon, text: name, note: w.t(c.menu), keys: look.Keys(c.keys), do: do}
		var ok bool
		if a.marks, a.rank, ok = search.In(name, query); !ok {
			other := strings.TrimSuffix(w.otherWords().t(c.key), "…")
			if _, a.rank, ok = search.In(other, query); ok {
				a.note, a.tail, a.rank = other, nil, a.rank+1
				a.tail, _, _ = search.In(other, query)
			}
		}
		if ok && c.here != nil {
			near = append(near, a)
		} else if ok {
			out = append(out, a)
		}
	}
	return append(near, out...)
}

// memberAnswers are the members that the directory finds, names first.
func (w *window) memberAnswers(sh *shelf, query string) answers {
	var lines []answer
	rows := sh.ask(search.Question{Query: query}).Rows
	for _, row := range rows[:min(len(rows), paletteMembers)] {
		m := &sh.members[row]
		a := w.memberAnswer(sh, m)
		a.rank = search.Inside
		if sh.dir != nil {
			h := sh.dir.Hit(row, query)
			a.marks = h.Spans
			if len(h.Spans) > 0 {
				a.rank = search.Written
				if h.Spans[0][0] == 0 {
					a.rank = search.AtStart
				}
			}
			if p, ok := search.Where(m, sh.contacts[m.ID], query); ok {
				label := w.fieldName(p) + " "
				a.note = label + p.Value
				for _, sp := range p.Spans {
					a.tail = append(a.tail, [2]int{sp[0] + len(label), sp[1] + len(label)})
				}
			}
		}
		lines = append(lines, a)
	}
	head := w.t("side.members")
	if n := len(rows); n > paletteMembers {
		head = w.t("palette.more", head, n)
		lines = append(lines, answer{icon: "search", text: w.t("palette.all", n), rank: search.Inside + 1, do: func() {
			w.goTo(atMembers)
			w.screen.(*memberScreen).find.field.SetText(query)
			w.screen.search()
		}})
	}
	return answers{head, lines}
}

func (w *window) memberAnswer(sh *shelf, m *data.Member) answer {
	id := m.ID
	return answer{id: "member:" + string(id), icon: "members", text: m.Name, note: w.className(m.Class), do: func() { w.showMember(id) }}
}

// articleAnswers are the articles whose particulars hold what was typed.
func (w *window) articleAnswers(sh *shelf, query string) answers {
	var lines []answer
	for _, id := range sh.findArticle.Find(query, paletteOthers) {
		if a, ok := sh.article(id); ok {
			l := w.articleAnswer(a)
			var inTitle bool
			if l.marks, l.rank, inTitle = search.In(l.text, query); !inTitle {
				l.rank = search.Inside
			}
			lines = append(lines, l)
		}
	}
	return answers{w.t("side.articles"), lines}
}

func (w *window) articleAnswer(a data.Article) answer {
	id := a.ID
	return answer{id: "article:" + string(id), icon: "articles", text: strings.Join(strings.Fields(a.Title), ""), note: strings.Join(a.Issuers, "、"),
		do: func() { w.openArticle(id, -1) }}
}

// issueAnswers are the issues whose numbers or nameplate are called so.
func (w *window) issueAnswers(sh *shelf, query string) answers {
	var lines []answer
	for _, is := range sh.issues {
		l := w.issueAnswer(is)
		spans, rank, ok := search.In(l.text, query)
		if !ok {
			if _, _, ok = search.In(is.Title+" "+is.Label()+" "+is.Number(), query); !ok {
				continue
			}
			rank = search.Inside
		}
		l.marks, l.rank = spans, rank
		if lines = append(lines, l); len(lines) == paletteOthers {
			break
		}
	}
	return answers{w.t("side.issues"), lines}
}

func (w *window) issueAnswer(is data.Issue) answer {
	id := is.ID
	return answer{id: "issue:" + string(id), icon: "issues", text: w.issueName(is), note: w.issueMonths(is), do: func() { w.openIssue(id, data.Placement{}) }}
}

// remembered is the line that was picked earlier; false: it is not there now.
func (w *window) remembered(id string) (answer, bool) {
	kind, key, isRecord := strings.Cut(id, ":")
	if !isRecord {
		for _, a := range w.commandAnswers("") {
			if a.id == id {
				return a, true
			}
		}
		return answer{}, false
	}
	if w.lib == nil {
		return answer{}, false
	}
	sh := w.lib.shelf
	switch kind {
	case "member":
		if m, ok := sh.member(data.MemberID(key)); ok {
			return w.memberAnswer(sh, &m), true
		}
	case "article":
		if a, ok := sh.article(data.ArticleID(key)); ok {
			return w.articleAnswer(a), true
		}
	case "issue":
		if is, ok := sh.issue(data.IssueID(key)); ok {
			return w.issueAnswer(is), true
		}
	}
	return answer{}, false
}

// otherWords are the words of the language that the screens are not in, so that
// a command is found by either name.
func (w *window) otherWords() *words {
	if w.other == nil || w.other.lang == w.lang {
		other := "en"
		if w.lang == "en" {
			other = "zh"
		}
		ws, err := readWords(w.c.Lang, other)
		if err != nil { // both were read in a test; without it, names of one language are found
			ws = w.words
		}
		w.other = ws
	}
	return w.other
}
