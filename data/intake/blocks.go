package intake

import (
	"strings"
)

var (
	attachment = rx(`^附\s*件\s*[0-9０-９一二三四五六七八九十]{0,3}\s*(?:[:：].*)?$|^附\s*[:：]\s*\S.*$|^附\s*[录表]\s*[0-9０-９一二三四五六七八九十]{0,3}\s*(?:[:：].*)?$`)
	noteWords  = rx(`通过|公布|发布|施行|修订|修正|批准|印发|审议|起实施`)
	trailNote  = rx(`^(.{6,}?)\s*([（(][^（）()]*(?:通过|公布|发布|施行|修订|修正|批准|审议)[^（）()]*[）)])$`)
	orgEnd     = rx(`(协会|委员会|委|政府|局|办公室|办|厅|部|院|公司|中心|秘书处|编辑部|组委会|学会|商会|联合会|管委会|联盟|总会|分会|研究所|集团|银行|大学|学院|法院|检察院|总局|署|会|处|站|社)$`)
	announces  = rx(`(如下|全文|附后)[^。]{0,6}[：:]$|全文(内容)?[：:]?$`)
)

// issuerLike reports whether a line could be an issuer in a signature (落款).
func issuerLike(s string) bool {
	t := strings.TrimRight(strings.ReplaceAll(s, "**", ""), " ）)")
	if t == "" || !short(t, 44) || strings.ContainsAny(t, "。；：:，,！？!?《》") || numberOf(t).level > 0 || strings.Contains(t, "\t") {
		return false
	}
	for _, w := range strings.FieldsFunc(t, func(c rune) bool { return c == '、' || c == ' ' || c == '　' }) {
		if !orgEnd.MatchString(w) {
			return false
		}
	}
	return true
}

// markBlocks finds what is not running text in an article: signatures,
// attachments, documents printed within it, the addressees.
func (r *reader) markBlocks(ps []*para, title string) []*para {
	ps = r.markSignatures(ps)
	for i := 0; i < len(ps); i++ {
		p := ps[i]
		if p.kind != textPara {
			continue
		}
		switch {
		case i < 3 && recipients.MatchString(p.text) && width(p.text) < 120 && numberOf(p.text).level == 0 && !strings.ContainsAny(p.text, "。；") && !opensSentence(p.text) && !anyKind(ps[:i], recipientPara) && allShort(ps[:i]):
			p.kind = recipientPara
		case attachment.MatchString(p.text) && width(p.text) < 90 && !strings.Contains(p.text, "。"):
			p.kind = attachmentPara
			for i+1 < len(ps) && ps[i+1].kind == textPara && ps[i+1].gap == 0 && itemOfAttachment(ps[i+1].text) {
				i++
				ps[i].kind = attachmentPara
			}
		case isCredit(p.text):
			p.kind = creditPara
		}
	}
	r.markDocuments(ps, title)
	return ps
}

func itemOfAttachment(s string) bool {
	n := numberOf(s)
	return n.level == 4 && width(s) < 60 && !strings.Contains(s, "。")
}

func opensSentence(s string) bool {
	for _, w := range []string{"现将", "根据", "为", "经", "按照", "现就", "日前", "请"} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

func anyKind(ps []*para, k paraKind) bool {
	for _, p := range ps {
		if p.kind == k {
			return true
		}
	}
	return false
}

func allShort(ps []*para) bool {
	for _, p := range ps {
		if width(p.text) > 40 || complete(p.text) && lastRune(p.text) == '。' {
			return false
		}
	}
	return true
}

// markSignatures finds signature blocks: a date on a line of its own and the
// issuers before it, or issuers that end an article.
func (r *reader) markSignatures(in []*para) []*para {
	var ps []*para
	for i, p := range in { // issuer and date on one line
		if m := dateTail.FindStringSubmatch(p.text); m != nil && p.kind == textPara && i > 0 && (issuerLike(m[1]) || width(m[1]) < 12 && !strings.ContainsAny(m[1], "，。：；")) {
			q := *p
			p.kind, q.kind, q.gap = signaturePara, signaturePara, 0
			p.head(len(m[1]))
			q.tail(len(q.text) - len(m[2]))
			ps = append(ps, p, &q)
			continue
		}
		ps = append(ps, p)
	}
	for i, p := range ps {
		if i == 0 || !dateLine.MatchString(p.text) || p.kind != textPara && p.kind != signaturePara {
			continue
		}
		j := i
		for j > 0 && i-j < 8 {
			q := ps[j-1]
			if q.kind == signaturePara {
				break
			}
			if q.kind != textPara || complete(q.text) && lastRune(q.text) != '）' && lastRune(q.text) != ')' {
				break
			}
			named := i-j == 0 && width(q.text) <= 22 && !strings.ContainsAny(q.text, "，。；：:") && numberOf(q.text).level == 0
			if !issuerLike(q.text) && !(named && j > 1) {
				break
			}
			j--
		}
		if j == i && ps[i-1].kind != signaturePara && i+1 < len(ps) && i < 2 {
			continue // a date under the title
		}
		for k := j; k <= i; k++ {
			ps[k].kind = signaturePara
		}
	}
	last := len(ps) - 1
	for last >= 0 && (ps[last].kind == creditPara || isCredit(ps[last].text) || ps[last].kind == attachmentPara) {
		last--
	}
	if last > 0 && ps[last].kind == textPara && issuerLike(ps[last].text) && width(ps[last].text) <= 30 {
		j := last
		for j > 1 && ps[j-1].kind == textPara && issuerLike(ps[j-1].text) && width(ps[j-1].text) <= 30 {
			j--
		}
		if q := ps[j-1]; q.kind == textPara && complete(q.text) || q.kind == bulletPara || q.kind == tablePara {
			for k := j; k <= last; k++ {
				ps[k].kind = signaturePara
			}
		}
	}
	return ps
}

// markDocuments finds documents printed within the article: their titles stand
// after a signature, an attachment line, a “如下：”, or read like a document's.
func (r *reader) markDocuments(ps []*para, title string) {
	for i := 1; i < len(ps); i++ {
		p := ps[i]
		if p.kind != textPara {
			continue
		}
		prev := ps[i-1]
		if docNoAlone(p.text) && i+1 < len(ps) && ps[i+1].kind == textPara && titleLike(ps[i+1].text) {
			p.kind = docNoPara
			continue
		}
		text, note := p.text, ""
		if m := trailNote.FindStringSubmatch(text); m != nil {
			text, note = m[1], m[2]
		}
		if !titleLike(text) || width(text) > 80 {
			continue
		}
		if complete(text) && !strings.ContainsRune("》）)”", lastRune(text)) {
			continue
		}
		ends := docNouns.MatchString(text)
		kin := title != "" && shared(fold(text), fold(title)) >= 0.8 && width(text) >= 8
		last := prev.text
		ok := false
		switch {
		case prev.kind == signaturePara:
			ok = i+1 < len(ps)
		case prev.kind == attachmentPara, prev.kind == docNoPara:
			ok = i+1 < len(ps)
		case prev.kind == tablePara:
			ok = ends && i+1 < len(ps) && width(text) >= 8
		case i+1 >= len(ps):
		case announces.MatchString(last) && (ends || kin):
			ok = true
		case complete(last) || numberOf(last).level > 0:
			next := ps[i+1]
			rule := numberOf(next.text)
			ok = width(text) >= 8 && (ends || kin) && (note != "" || rule.kind == articleNumber || rule.kind == chapterNumber || kin ||
				next.kind == textPara && noteWords.MatchString(next.text) && wholeBraced(next.text))
		}
		if !ok {
			continue
		}
		p.kind = docTitlePara
		if note != "" {
			q := *p
			q.tail(len(q.text) - len(note))
			p.head(len(text))
			p.note = &q // split off when written
			continue
		}
		for k := i + 1; k < len(ps) && k < i+4 && ps[k].kind == textPara; k++ {
			t := ps[k].text
			switch {
			case wholeBraced(t) && width(t) < 70 && numberOf(t).level == 0 && !isCredit(t):
				ps[k].kind = docTitlePara
				if noteWords.MatchString(t) {
					ps[k].kind = docNotePara
				}
			case ps[k].gap == 0 && titleLike(t) && k+1 < len(ps):
				ps[k].kind = docTitlePara
				continue
			}
			break
		}
	}
}

// adopted is a line under a document's title that says when it was adopted or
// amended (题注), without the brackets that most have.
var adopted = rx(`^(?:19|20)[0-9０-９]{2}年[0-9０-９]{1,2}月[0-9０-９]{1,2}日.*(?:通过|公布|发布|修订|修正|批准|施行)$`)

// markNotes finds the notes (题注) right under the article's own title.
func (r *reader) markNotes(ps []*para) {
	for _, p := range ps {
		t := p.text
		if p.kind != textPara || width(t) > 400 || !adopted.MatchString(t) && !(wholeBraced(t) && noteWords.MatchString(t) && numberOf(t).level == 0 && !isCredit(t)) {
			return
		}
		p.kind = docNotePara
	}
}

func wholeBraced(s string) bool {
	return strings.ContainsRune("（(", firstRune(s)) && strings.ContainsRune("）)", lastRune(s)) && !duty.MatchString(s)
}
