package intake

import (
	"strconv"
	"strings"
	"unicode"
)

// wordText gathers the text of one paragraph.
type wordText struct {
	*docx
	style runLook
	done  []rich // lines that soft returns have ended
	line  rich
	after []*para // pictures and text boxes
	toc   bool    // it belongs to contents that Word makes
	sizes map[float64]int
	depth int
}

// all is the text so far.
func (t *wordText) all() string {
	s := t.line.text
	for _, l := range t.done {
		s += l.text
	}
	return s
}

func (t *wordText) finish() []rich {
	t.depth = t.docx.depth
	return append(t.done, t.line)
}

// size is the one in which most of the paragraph is set.
func (t *wordText) size(usual float64) float64 {
	best, n := usual, 0
	for s, c := range t.sizes {
		if c > n || c == n && s < best {
			best, n = s, c
		}
	}
	return best
}

// put adds text, unless a field that shows something else is open.
func (t *wordText) put(s string, l ink) {
	if s == "" {
		return
	}
	for _, f := range t.fields {
		if !f.shows {
			return
		}
		t.toc = t.toc || f.makes()
		if f.link != "" {
			l.link = f.link
		}
	}
	kept, gone := stripInvisible(s)
	if gone != "" {
		t.rep.add(Finding{Code: CodeDropped, Line: t.no, Text: gone, Detail: codePoints(gone)})
	}
	t.line.put(kept, l)
}

// runs reads what stands one after the other in a paragraph.
func (t *wordText) runs(e *element, l ink) {
	if e == nil {
		return
	}
	for _, k := range e.kids {
		switch k.name {
		case "r":
			t.run(k, l)
		case "hyperlink":
			in := l
			if rel, ok := t.rels[k.ref("id")]; ok && rel.outside {
				in.link = webAddress(rel.target)
			}
			t.runs(k, in)
		case "ins":
			t.inserted++
			t.runs(k, l)
		case "moveTo":
			t.moved++
			t.runs(k, l)
		case "del", "moveFrom":
			t.gone(k)
		case "fldSimple":
			f := &wordField{code: k.attr("instr"), shows: true}
			f.open()
			t.fields = append(t.fields, f)
			before := t.all()
			t.runs(k, l)
			t.fields = t.fields[:len(t.fields)-1]
			if t.all() == before {
				t.put(t.shown(f.code), l)
			}
		case "sdt":
			t.runs(k.kid("sdtContent"), l)
		case "AlternateContent":
			t.runs(alternative(k), l)
		case "smartTag", "customXml", "dir", "bdo":
			t.runs(k, l)
		case "oMath", "oMathPara":
			s := strings.TrimSpace(k.words())
			t.put(s, l)
			t.rep.add(Finding{Code: CodeFormula, Line: t.no, Text: clip(s, 40)})
		case "ruby":
			t.ruby(k, l)
		}
	}
}

// run reads one w:r.
func (t *wordText) run(e *element, l ink) {
	pr := e.kid("rPr")
	look := readRunLook(pr)
	if id := pr.kid("rStyle").val(); id != "" {
		look = look.or(t.styles.look(id))
	}
	look = look.or(t.style)
	l.bold = l.bold || look.bold != nil && *look.bold
	l.emph = l.emph || look.emph != nil && *look.emph
	if pr.kid("rPrChange") != nil {
		t.reformatted++
	}
	if pr.kid("vanish").on() {
		if s := e.words(); strings.TrimSpace(s) != "" && e.kid("instrText") == nil {
			t.rep.add(Finding{Code: CodeHidden, Line: t.no, Text: s})
		}
		return
	}
	raised := pr.kid("vertAlign").val()
	was := len(t.all())
	for _, k := range e.kids {
		switch k.name {
		case "t", "delText":
			if k.name == "delText" {
				continue
			}
			s := strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ").Replace(k.words())
			if raised == "superscript" || raised == "subscript" {
				s = t.level(s, raised == "superscript")
			}
			t.put(s, l)
		case "tab", "ptab":
			t.put("\t", l)
		case "br":
			if typ := k.attr("type"); typ == "" || typ == "textWrapping" {
				t.soft()
			}
		case "cr":
			t.soft()
		case "noBreakHyphen":
			t.put("-", l)
		case "sym":
			t.symbol(k, l)
		case "ruby":
			t.ruby(k, l)
		case "fldChar":
			t.fieldChar(k, l)
		case "instrText":
			if n := len(t.fields); n > 0 {
				t.fields[n-1].code += k.words()
			}
		case "footnoteReference":
			t.line.call("f" + k.attr("id"))
		case "endnoteReference":
			t.line.call("e" + k.attr("id"))
		case "commentReference":
			t.comment(k.attr("id"))
		case "drawing", "pict", "object":
			t.drawing(k)
		case "AlternateContent":
			if in := alternative(k); in != nil {
				kids := in.kids
				if pr != nil {
					kids = append([]*element{pr}, kids...)
				}
				t.run(&element{name: "r", kids: kids}, l)
			}
		}
	}
	if look.size > 0 {
		if t.sizes == nil {
			t.sizes = map[float64]int{}
		}
		t.sizes[look.size] += len(t.all()) - was
	} else if t.sizes == nil {
		t.sizes = map[float64]int{}
	}
	if (pr.kid("strike").on() || pr.kid("dstrike").on()) && len(t.all()) > was {
		t.rep.add(Finding{Code: CodeStruck, Line: t.no, Text: clip(t.all()[was:], 30)})
	}
}

// soft ends the line (软回车).
func (t *wordText) soft() {
	for _, f := range t.fields {
		if !f.shows {
			return
		}
	}
	t.done = append(t.done, t.line)
	t.line = rich{}
}

// level sets raised or lowered characters as Unicode has them, m² as m², or
// names what it cannot.
func (t *wordText) level(s string, up bool) string {
	signs, plain := "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ", "0123456789+-=()n"
	if !up {
		signs, plain = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", "0123456789+-=()"
	}
	var b strings.Builder
	for _, r := range s {
		i := strings.IndexRune(plain, r)
		if i < 0 {
			if strings.TrimSpace(s) != "" {
				t.rep.add(Finding{Code: CodeRaised, Line: t.no, Text: s})
			}
			return s
		}
		b.WriteRune([]rune(signs)[i])
	}
	return b.String()
}

// ruby puts a reading into brackets after what it is the reading of.
func (t *wordText) ruby(e *element, l ink) {
	base, reading := &wordText{docx: t.docx, style: t.style}, &wordText{docx: t.docx, style: t.style}
	fields := t.docx.fields
	t.docx.fields = nil
	base.runs(e.kid("rubyBase"), ink{})
	reading.runs(e.kid("rt"), ink{})
	t.docx.fields = fields
	b, r := base.all(), strings.TrimSpace(reading.all())
	t.put(b, l)
	if r != "" {
		t.put("（"+r+"）", l)
		t.rep.add(Finding{Code: CodeRuby, Line: t.no, Text: b + "（" + r + "）"})
	}
}

// symbol reads a sign of a symbol font.
func (t *wordText) symbol(e *element, l ink) {
	code, err := strconv.ParseUint(e.attr("char"), 16, 32)
	if err != nil {
		return
	}
	s, ok := symbolSign(e.attr("font"), rune(code))
	if !ok {
		t.rep.add(Finding{Code: CodeSymbol, Line: t.no, Text: e.attr("char"), Detail: e.attr("font")})
	}
	t.put(s, l)
}

// symbolSign is the Unicode sign for a character of a symbol font, which lies
// at U+F000 and above; 〓 where it is not known.
func symbolSign(font string, c rune) (string, bool) {
	own := c >= 0xE000 && c <= 0xF8FF // a place where every font has its own signs
	if c >= 0xF000 && c <= 0xF0FF {
		c -= 0xF000
	}
	table := symbolFonts[strings.ToLower(strings.ReplaceAll(font, " ", ""))]
	if s, ok := table[c]; ok {
		return string(s), true
	}
	if !own && c >= 0x20 && unicode.IsGraphic(c) {
		return string(c), true
	}
	return "〓", false
}

// symbolFonts holds the signs that documents take from symbol fonts. To add
// one: an entry.
var symbolFonts = map[string]map[rune]rune{
	"wingdings": {0x21: '✏', 0x22: '✂', 0x28: '☎', 0x2A: '✉', 0x4A: '☺', 0x6C: '●', 0x6D: '❍', 0x6E: '■', 0x6F: '□', 0x70: '□', 0x71: '❑', 0x72: '❒', 0x74: '◆', 0x75: '◆', 0x76: '❖',
		0x77: '⬥', 0x80: '⓪', 0x81: '①', 0x82: '②', 0x83: '③', 0x84: '④', 0x85: '⑤', 0x86: '⑥', 0x87: '⑦', 0x88: '⑧', 0x89: '⑨', 0x8A: '⑩', 0x9F: '•', 0xA1: '○', 0xA7: '▪', 0xA8: '□',
		0xAB: '★', 0xAC: '★', 0xB2: '✧', 0xD8: '➢', 0xDF: '←', 0xE0: '→', 0xE1: '↑', 0xE2: '↓', 0xE8: '➔', 0xF0: '⇨', 0xFB: '✗', 0xFC: '✓', 0xFD: '☒', 0xFE: '☑'},
	"wingdings2": {0x4F: '✗', 0x50: '✓', 0x51: '☒', 0x52: '☑', 0x53: '☒', 0x54: '☒', 0x96: '•', 0x97: '●', 0x98: '●', 0x99: '○', 0xA2: '■', 0xA3: '□'},
	"wingdings3": {0x70: '▲', 0x71: '▼', 0x72: '△', 0x73: '▽', 0x74: '◀', 0x75: '▶', 0x7D: '▶'},
	"symbol": {0x22: '∀', 0x24: '∃', 0x27: '∋', 0x2A: '∗', 0x2D: '−', 0x40: '≅', 0x41: 'Α', 0x42: 'Β', 0x43: 'Χ', 0x44: 'Δ', 0x45: 'Ε', 0x46: 'Φ', 0x47: 'Γ', 0x48: 'Η', 0x49: 'Ι', 0x4B: 'Κ',
		0x4C: 'Λ', 0x4D: 'Μ', 0x4E: 'Ν', 0x4F: 'Ο', 0x50: 'Π', 0x51: 'Θ', 0x52: 'Ρ', 0x53: 'Σ', 0x54: 'Τ', 0x55: 'Υ', 0x57: 'Ω', 0x58: 'Ξ', 0x59: 'Ψ', 0x5A: 'Ζ', 0x61: 'α', 0x62: 'β', 0x63: 'χ',
		0x64: 'δ', 0x65: 'ε', 0x66: 'φ', 0x67: 'γ', 0x68: 'η', 0x69: 'ι', 0x6B: 'κ', 0x6C: 'λ', 0x6D: 'μ', 0x6E: 'ν', 0x6F: 'ο', 0x70: 'π', 0x71: 'θ', 0x72: 'ρ', 0x73: 'σ', 0x74: 'τ', 0x75: 'υ',
		0x77: 'ω', 0x78: 'ξ', 0x79: 'ψ', 0x7A: 'ζ', 0xA2: '′', 0xA3: '≤', 0xA5: '∞', 0xB0: '°', 0xB1: '±', 0xB2: '″', 0xB3: '≥', 0xB4: '×', 0xB7: '•', 0xB8: '÷', 0xB9: '≠', 0xBA: '≡', 0xBB: '≈',
		0xBC: '…', 0xD1: '∇', 0xD6: '√', 0xDE: '⇒', 0xE5: '∑', 0xF2: '∫'},
}

// webAddress is an address that a reader can follow from paper; "" for others.
func webAddress(s string) string {
	s = strings.TrimSpace(s)
	low := strings.ToLower(s)
	for _, p := range []string{"http://", "https://", "mailto:", "ftp://"} {
		if strings.HasPrefix(low, p) {
			return s
		}
	}
	return ""
}
