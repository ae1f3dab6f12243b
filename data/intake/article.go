package intake

import (
	"fmt"
	"strings"

	"huikan/data"
)

var (
	listDash   = rx(`^([-*+])\s+(.*)$`)
	hashMark   = rx(`^(#{1,6})\s+(.*)$`)
	titleOrg   = rx(`^(.{2,60}?)(?:关于|印发|转发|批转|贯彻|公布|发布)`)
	bracketNo  = rx(`[\[［（(【﹝]\s*((?:19|20)[0-9０-９]{2})\s*[\]］）)】﹞]`)
	subtitled  = rx(`^(?:——|--|—|－－)\s*\S`)
	typeByName = []struct{ word, kind string }{
		{"会员", "会员动态"}, {"协会", "协会活动"}, {"动态", "行业动态"}, {"资讯", "行业动态"}, {"新闻", "行业动态"}, {"要闻", "行业动态"}, {"消息", "行业动态"}, {"政策", "政策解读"},
		{"法规", "政策解读"}, {"案例", "案例"}, {"数据", "数据"}, {"统计", "数据"}, {"通知", "通知"}, {"公告", "通知"}, {"卷首", "卷首语"}, {"寄语", "卷首语"}, {"交流", "交流/转载"},
	}
)

// articles reads the articles of a section.
func (r *reader) articles(ds *DraftSection, s rawSection, spans []titleSpan) {
	first := len(s.lines)
	if len(spans) > 0 {
		first = spans[0].start
	}
	if first > 0 {
		title := s.name
		if title == "" {
			title = "卷首"
		}
		r.rep.add(Finding{Code: CodeTitleMissing, Line: s.lines[0].no, Text: title})
		a := &data.Article{Title: title}
		r.body(a, s, s.lines[:first])
		ds.Articles, ds.Lines = append(ds.Articles, a), append(ds.Lines, s.lines[0].no)
	}
	for k, w := range spans {
		end := len(s.lines)
		if k+1 < len(spans) {
			end = spans[k+1].start
		}
		a := &data.Article{}
		r.title(a, s.lines[w.start:w.end])
		line := s.lines[w.start].no
		if w.entry != nil {
			r.drift(w.entry, a, line)
		} else if len(r.draft.Contents) > 0 {
			r.rep.add(Finding{Code: CodeNoContents, Line: line, Text: flat(a.Title)})
		}
		if w.guessed && w.entry == nil {
			r.rep.add(Finding{Code: CodeTitleGuessed, Line: line, Text: flat(a.Title)})
		}
		r.body(a, s, s.lines[w.end:end])
		ds.Articles, ds.Lines = append(ds.Articles, a), append(ds.Lines, line)
	}
}

func flat(s string) string { return strings.ReplaceAll(s, "\n", "") }

// title reads the title's lines and a 发文字号 before or at the head of them.
func (r *reader) title(a *data.Article, lines []*line) {
	var parts []string
	for _, l := range lines {
		l.used = true
		t := r.plain(r.lineText(l), l.no)
		if a.DocNo == "" && len(parts) == 0 {
			var no string
			if no, t = cutDocNo(t); no != "" {
				a.DocNo = r.docNo(no, l.no)
			}
		}
		switch {
		case t == "":
		case len(parts) > 0 && a.Subtitle == "" && subtitled.MatchString(t):
			a.Subtitle = t
		default:
			parts = append(parts, t)
		}
	}
	a.Title = strings.Join(parts, "\n")
	r.checkText(flat(a.Title), lines[0].no)
}

// docNo writes a 发文字号 in its proper form (GB/T 9704: the year in 〔〕).
func (r *reader) docNo(no string, line int) string {
	t := strings.TrimSpace(no)
	if wholeBraced(t) {
		t = strings.TrimFunc(t, func(c rune) bool { return strings.ContainsRune("（()） ", c) })
	}
	t = bracketNo.ReplaceAllString(halfDigits(squeeze(t)), "〔$1〕")
	if t != squeeze(no) {
		r.rep.add(Finding{Code: CodeNormalised, Line: line, Text: no, Detail: t})
	}
	return t
}

// drift compares a contents line with the title that answers it. Spaces do not
// count.
func (r *reader) drift(e *entry, a *data.Article, line int) {
	printed := flat(a.Title)
	if strings.HasSuffix(squeeze(e.title), squeeze(a.Subtitle)) {
		printed += a.Subtitle
	}
	if no, _ := cutDocNo(e.title); no != "" && a.DocNo != "" {
		printed = a.DocNo + " " + printed
	}
	if squeeze(printed) != squeeze(e.title) {
		r.rep.add(Finding{Code: CodeDrift, Line: e.line, To: line, Text: e.title, Detail: printed})
	}
}

// lineText is a line as a paragraph's text, without what a converter left.
func (r *reader) lineText(l *line) string {
	return r.markup(strings.TrimSpace(l.text), l.no)
}

// body reads what stands under a title.
func (r *reader) body(a *data.Article, s rawSection, lines []*line) {
	for _, l := range lines {
		l.used = true
	}
	a.State = "已刊"
	r.paras(a, s.name, r.tables(lines))
}

// paras reads the paragraphs under a title.
func (r *reader) paras(a *data.Article, section string, ps []*para) {
	ps = r.head(a, ps)
	if !r.paragraphs {
		for _, p := range ps {
			r.converterMarks(p)
		}
	}
	ps = r.credit(a, ps)
	r.markNotes(ps)
	ps = r.markBlocks(ps, flat(a.Title))
	ps = r.heal(ps)
	r.markHeadings(ps)
	for _, p := range ps {
		if p.style > 0 && p.kind == textPara {
			p.heading = p.style
		}
	}
	r.signed(a, ps)
	for _, p := range ps {
		if p.kind != tablePara {
			r.checkText(p.text, p.from)
		}
	}
	a.Body = r.write(ps)
	a.Type = articleType(a, section, ps)
}

// head reads what may stand between a title and the text.
func (r *reader) head(a *data.Article, ps []*para) []*para {
	for len(ps) > 1 && ps[0].kind == textPara {
		t := ps[0].text
		switch {
		case a.DocNo == "" && docNoAlone(t):
			a.DocNo = r.docNo(t, ps[0].from)
		case a.Subtitle == "" && subtitled.MatchString(t) && titleLike(t) && width(t) < 50:
			a.Subtitle = r.plain(t, ps[0].from)
		case a.Byline == "" && bylineText.MatchString(t) && width(t) < 44:
			a.Byline = r.plain(t, ps[0].from)
		default:
			return ps
		}
		ps = ps[1:]
	}
	return ps
}

// converterMarks takes off list dashes and hash marks. A dash before a typed
// number is the converter's; before other text it was a bullet and stays one.
func (r *reader) converterMarks(p *para) {
	if p.kind != textPara {
		return
	}
	if m := hashMark.FindStringSubmatch(p.text); m != nil {
		r.rep.add(Finding{Code: CodeDropped, Line: p.from, Text: m[1], Detail: "转换残留的标题符号 heading mark: " + clip(m[2], 16)})
		p.text = m[2]
	}
	if m := listDash.FindStringSubmatch(p.text); m != nil {
		if numberOf(m[2]).level > 0 {
			r.rep.add(Finding{Code: CodeDropped, Line: p.from, Text: m[1], Detail: "转换残留的列表符号 list mark: " + clip(m[2], 16)})
			p.text = m[2]
			return
		}
		if m[1] != "-" {
			r.rep.add(Finding{Code: CodeNormalised, Line: p.from, Text: m[1], Detail: "-"})
		}
		p.kind, p.text = bulletPara, m[2]
	}
}

// credit takes the credit lines off the end of an article.
func (r *reader) credit(a *data.Article, ps []*para) []*para {
	end := len(ps)
	for end > 0 && ps[end-1].kind == textPara && isCredit(ps[end-1].text) {
		end--
	}
	for _, p := range ps[end:] {
		readCredit(a, r.plain(p.text, p.from))
	}
	return ps[:end]
}

// signed fills issuers and date from the first signature, or, for a document
// without one, the issuers from its title.
func (r *reader) signed(a *data.Article, ps []*para) {
	for i, p := range ps {
		if p.kind != signaturePara {
			continue
		}
		var named []string
		for ; i < len(ps) && ps[i].kind == signaturePara; i++ {
			if m := dateLine.FindStringSubmatch(ps[i].text); m != nil {
				a.DocDate = data.Date{Year: atoi(m[1]), Month: max(0, atoi(m[2])), Day: max(0, atoi(m[3]))}
				break
			}
			named = append(named, splitIssuers(strings.ReplaceAll(ps[i].text, "**", ""))...)
		}
		if len(named) > 0 { // it says better than the masthead
			a.Issuers = named
		}
		break
	}
	if len(a.Issuers) == 0 && a.DocNo != "" {
		if m := titleOrg.FindStringSubmatch(strings.ReplaceAll(a.Title, "\n", " ")); m != nil && issuerLike(strings.TrimSpace(m[1])) {
			a.Issuers = splitIssuers(strings.TrimSpace(m[1]))
		}
	}
}

func splitIssuers(s string) []string {
	var out []string
	for _, p := range strings.Split(s, "、") {
		parts := strings.Fields(p)
		for _, q := range parts {
			if !short(q, 60) || !orgEnd.MatchString(q) || len([]rune(q)) < 3 {
				parts = []string{strings.Join(parts, " ")}
				break
			}
		}
		out = append(out, parts...)
	}
	return out
}

// articleType guesses the kind of an article (稿件类型).
func articleType(a *data.Article, section string, ps []*para) string {
	switch {
	case a.DocNo != "", len(a.Issuers) > 0 && !a.DocDate.IsZero() && a.Credit == "":
		return "公文"
	case a.Credit != "":
		return "交流/转载"
	}
	for _, t := range typeByName {
		if strings.Contains(section, t.word) {
			return t.kind
		}
	}
	return "行业动态"
}

// blockClass names the marked block of each kind of paragraph that has one.
var blockClass = map[paraKind]string{
	recipientPara: data.BlockRecipient, signaturePara: data.BlockSignature, attachmentPara: data.BlockAttachment,
	docTitlePara: data.BlockDocTitle, docNoPara: data.BlockDocNo, docNotePara: data.BlockDocNote, creditPara: data.BlockCredit,
}

// write makes the manuscript's Markdown.
func (r *reader) write(ps []*para) string {
	var blocks []string
	for i := 0; i < len(ps); i++ {
		p := ps[i]
		class, marked := blockClass[p.kind]
		switch {
		case p.kind == tablePara && p.cells != nil:
			blocks = append(blocks, r.writeCells(p))
		case p.kind == tablePara:
			blocks = append(blocks, r.writeTable(p))
		case p.kind == picturePara, p.kind == prePara, p.kind == rulePara:
			blocks = append(blocks, r.writeOther(p))
		case p.kind == quotePara:
			text := "> " + r.inked(p)
			for i+1 < len(ps) && ps[i+1].kind == quotePara {
				i++
				text += "\n>\n> " + r.inked(ps[i])
			}
			blocks = append(blocks, text)
		case marked:
			text, note := r.inked(p), ""
			if p.note != nil {
				note = r.inked(p.note)
			}
			for note == "" && i+1 < len(ps) && ps[i+1].kind == p.kind && (ps[i+1].gap == 0 || p.kind != attachmentPara) {
				if p.kind == signaturePara && dateLine.MatchString(ps[i].text) {
					break // the next signature
				}
				i++
				text += "\n" + r.inked(ps[i])
			}
			blocks = append(blocks, fenced(class, text))
			if note != "" {
				blocks = append(blocks, fenced(data.BlockDocNote, note))
			}
		case p.kind == bulletPara:
			text := "- " + r.inked(p)
			for depth := 0; i+1 < len(ps) && ps[i+1].kind == bulletPara; {
				i++
				depth = max(0, min(depth+1, ps[i].depth-p.depth))
				text += "\n" + strings.Repeat("  ", depth) + "- " + r.inked(ps[i])
			}
			blocks = append(blocks, text)
		case p.heading > 0:
			blocks = append(blocks, strings.Repeat("#", p.heading)+" "+headingText(r.inkedHeading(p)))
		default:
			blocks = append(blocks, r.inked(p))
		}
	}
	if len(blocks) == 0 {
		return ""
	}
	return strings.Join(blocks, "\n\n") + "\n"
}

// headingText guards the end of a heading, where Markdown would take a run of
// # for its close and braces for attributes.
func headingText(s string) string {
	s = strings.ReplaceAll(s, `\|`, "|")
	if strings.HasSuffix(s, "#") {
		s = s[:len(s)-1] + `\#`
	}
	if strings.HasSuffix(s, "}") {
		s = strings.ReplaceAll(s, "{", `\{`)
	}
	return s
}

func fenced(class, text string) string {
	return fmt.Sprintf("::: {.%s}\n%s\n:::", class, text)
}
