package intake

import (
	"strconv"
	"strings"
)

// wordStyle is one style of a document (styles.xml).
type wordStyle struct {
	name, basedOn string
	outline       int // level from 0, -1: none of its own
	list          string
	ilvl          int
	run           runLook
	align         string
}

// runLook is what properties of a run say; nil and 0 say nothing.
type runLook struct {
	bold, emph *bool
	size       float64 // half points
}

type wordStyles struct {
	by      map[string]*wordStyle
	normal  string // the style of paragraphs that name none
	docSize float64
}

func readStyles(e *element) *wordStyles {
	s := &wordStyles{by: map[string]*wordStyle{}, docSize: 20}
	if e == nil {
		return s
	}
	if n, err := strconv.ParseFloat(e.kid("docDefaults", "rPrDefault", "rPr", "sz").val(), 64); err == nil {
		s.docSize = n
	}
	for _, k := range e.kids {
		if k.name != "style" {
			continue
		}
		st := &wordStyle{name: strings.ToLower(strings.TrimSpace(k.kid("name").val())), basedOn: k.kid("basedOn").val(), outline: -1, ilvl: -1, run: readRunLook(k.kid("rPr"))}
		p := k.kid("pPr")
		if n, err := strconv.Atoi(p.kid("outlineLvl").val()); err == nil {
			st.outline = n
		}
		st.list, st.ilvl = p.kid("numPr", "numId").val(), level(p.kid("numPr", "ilvl").val())
		st.align = p.kid("jc").val()
		id := k.attr("styleId")
		s.by[id] = st
		if k.attr("type") == "paragraph" && (k.attr("default") == "1" || k.attr("default") == "true") {
			s.normal = id
		}
	}
	return s
}

func readRunLook(e *element) (l runLook) {
	if e == nil {
		return l
	}
	read := func(name string) *bool {
		k := e.kid(name)
		if k == nil {
			return nil
		}
		on := k.on()
		return &on
	}
	l.bold, l.emph = read("b"), read("i")
	if n, err := strconv.ParseFloat(e.kid("sz").val(), 64); err == nil {
		l.size = n
	}
	return l
}

// chain is a style with those that it is based on.
func (s *wordStyles) chain(id string) (out []*wordStyle) {
	for st := s.by[id]; st != nil && len(out) < 20; st = s.by[st.basedOn] {
		out = append(out, st)
	}
	return out
}

// look is what a style says of runs.
func (s *wordStyles) look(id string) (l runLook) {
	for _, st := range s.chain(id) {
		l = l.or(st.run)
	}
	return l
}

// or fills what l leaves open.
func (l runLook) or(m runLook) runLook {
	if l.bold == nil {
		l.bold = m.bold
	}
	if l.emph == nil {
		l.emph = m.emph
	}
	if l.size == 0 {
		l.size = m.size
	}
	return l
}

// role says what a style makes of a paragraph: its heading level (0: none), and
// whether it is a title or a caption, or holds contents that a program makes.
func (s *wordStyles) role(id string) (heading int, title, caption, contents bool) {
	for i, st := range s.chain(id) {
		n := strings.ReplaceAll(st.name, " ", "")
		switch {
		case n == "title" || n == "标题" && i == 0:
			return 0, true, false, false
		case n == "caption" || n == "题注" || strings.HasPrefix(n, "imagecaption") || strings.HasPrefix(n, "tablecaption"):
			return 0, false, true, false
		case strings.HasPrefix(n, "toc") && len(n) <= 5 && n != "tocheading":
			return 0, false, false, true
		case strings.HasPrefix(n, "heading") || strings.HasPrefix(n, "标题"):
			if k, err := strconv.Atoi(strings.TrimPrefix(strings.TrimPrefix(n, "heading"), "标题")); err == nil && k >= 1 && k <= 9 {
				return k, false, false, false
			}
		}
		if st.outline >= 0 && st.outline < 9 {
			return st.outline + 1, false, false, false
		}
	}
	return 0, false, false, false
}

// list is the list that a style puts its paragraphs into.
func (s *wordStyles) list(id string) (list string, ilvl int, by string) {
	for k := id; k != ""; {
		st := s.by[k]
		if st == nil || by == "stop" {
			break
		}
		if st.list != "" {
			return st.list, st.ilvl, k
		}
		if k == st.basedOn {
			break
		}
		k = st.basedOn
		if len(s.chain(id)) >= 20 {
			break
		}
	}
	return "", -1, ""
}

// quoted reports whether a style is one for quotations.
func (s *wordStyles) quoted(id string) bool {
	for _, st := range s.chain(id) {
		switch st.name {
		case "quote", "intense quote", "block text", "引用", "明显引用", "quotations":
			return true
		}
	}
	return false
}
