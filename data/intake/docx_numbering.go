package intake

import (
	"strconv"
	"strings"
)

// numbering holds the lists of a document (numbering.xml) and how far each has
// counted.
type numbering struct {
	lists    map[string]*countedList // by numId
	unknown  map[string]bool         // formats that were met and are not known
	abstract map[string]*abstractList
}

type abstractList struct {
	levels  [9]listLevel
	counter [9]int // the last number given, per level
	begun   [9]bool
	link    string // takes its levels from the list of this style
	style   string // is the list of this style
}

type listLevel struct {
	format, text, suffix, style string
	start                       int
	restart                     int // -1: after every higher level
	legal                       bool
	there                       bool
}

type countedList struct {
	of      *abstractList
	start   [9]int // -1: none of its own
	own     [9]*listLevel
	started [9]bool
}

func readNumbering(e *element) *numbering {
	n := &numbering{lists: map[string]*countedList{}, abstract: map[string]*abstractList{}, unknown: map[string]bool{}}
	if e == nil {
		return n
	}
	for _, k := range e.kids {
		if k.name != "abstractNum" {
			continue
		}
		a := &abstractList{link: k.kid("numStyleLink").val(), style: k.kid("styleLink").val()}
		for _, l := range k.kids {
			if i := level(l.attr("ilvl")); l.name == "lvl" && i >= 0 {
				a.levels[i] = readLevel(l)
			}
		}
		n.abstract[k.attr("abstractNumId")] = a
	}
	for _, a := range n.abstract {
		for _, b := range n.abstract {
			if a.link != "" && b.style == a.link && !a.levels[0].there {
				a.levels = b.levels
			}
		}
	}
	for _, k := range e.kids {
		if k.name != "num" {
			continue
		}
		c := &countedList{of: n.abstract[k.kid("abstractNumId").val()], start: [9]int{-1, -1, -1, -1, -1, -1, -1, -1, -1}}
		if c.of == nil {
			continue
		}
		for _, o := range k.kids {
			i := level(o.attr("ilvl"))
			if o.name != "lvlOverride" || i < 0 {
				continue
			}
			if s, err := strconv.Atoi(o.kid("startOverride").val()); err == nil {
				c.start[i] = s
			}
			if l := o.kid("lvl"); l != nil {
				own := readLevel(l)
				c.own[i] = &own
			}
		}
		n.lists[k.attr("numId")] = c
	}
	return n
}

func level(s string) int {
	if i, err := strconv.Atoi(s); err == nil && i >= 0 && i < 9 {
		return i
	}
	return -1
}

func readLevel(e *element) listLevel {
	l := listLevel{format: e.kid("numFmt").val(), text: e.kid("lvlText").val(), suffix: e.kid("suff").val(), style: e.kid("pStyle").val(),
		start: 0, restart: -1, legal: e.kid("isLgl").on(), there: true}
	if alt := e.kid("AlternateContent", "Choice", "numFmt"); l.format == "" && alt != nil {
		l.format = alt.val()
	}
	if l.format == "" {
		l.format = "decimal"
	}
	if s, err := strconv.Atoi(e.kid("start").val()); err == nil {
		l.start = s
	}
	if s, err := strconv.Atoi(e.kid("lvlRestart").val()); err == nil {
		l.restart = s
	}
	return l
}

func (c *countedList) level(i int) listLevel {
	if c.own[i] != nil {
		return *c.own[i]
	}
	return c.of.levels[i]
}

// levelOf is the level that a style names in a list.
func (n *numbering) levelOf(list, style string) int {
	if c := n.lists[list]; c != nil {
		for i := range 9 {
			if c.level(i).style == style && style != "" {
				return i
			}
		}
	}
	return -1
}

// next counts one paragraph on and gives what Word shows before it: a typed
// number, or a bullet.
func (n *numbering) next(list string, at int) (number string, bullet bool) {
	c := n.lists[list]
	if c == nil || at < 0 || at > 8 {
		return "", false
	}
	a, l := c.of, c.level(at)
	if !l.there {
		return "", false
	}
	if l.format == "bullet" {
		return "", true
	}
	switch {
	case c.start[at] >= 0 && !c.started[at]:
		a.counter[at] = c.start[at]
	case !a.begun[at]:
		a.counter[at] = l.start
	case a.counter[at] < 1<<30:
		a.counter[at]++
	}
	a.begun[at], c.started[at] = true, true
	for i := at + 1; i < 9; i++ { // lower levels begin again
		if r := c.level(i).restart; r != 0 && (r < 0 || at < r) {
			a.begun[i] = false
		}
	}
	var b strings.Builder
	for i := 0; i < len(l.text); i++ {
		if l.text[i] != '%' || i+1 == len(l.text) || l.text[i+1] < '1' || l.text[i+1] > '9' {
			b.WriteByte(l.text[i])
			continue
		}
		i++
		k := int(l.text[i] - '1')
		other := c.level(k)
		value := a.counter[k]
		if !a.begun[k] {
			value = other.start
		}
		format := other.format
		if l.legal && k != at {
			format = "decimal"
		}
		s, known := counted(value, format)
		if !known {
			n.unknown[format] = true
		}
		b.WriteString(s)
	}
	text := b.String()
	if strings.TrimSpace(text) == "" {
		return "", false
	}
	if ordinalEnd.MatchString(text) { // 第一条 stands apart from its text, whatever the list says
		return text + "　", false
	}
	if l.suffix == "nothing" || strings.ContainsRune("、，。．：；）】》　 ", lastRune(text)) {
		return text, false // a full-width mark has its own room
	}
	return text + " ", false
}

var ordinalEnd = rx(`^第[^\s]{1,8}[编篇章节条款]$`)
