package intake

import "strings"

// shapeTitles finds titles that no contents line answers, by where they stand:
// at the head of a section, after a source line (来源), after a date that ends
// a document, under a 发文字号. A short line amid running text is a title only
// in a section whose articles end in none of these ways; elsewhere it is a
// heading. left are contents entries that still have no title.
func (r *reader) shapeTitles(s rawSection, spans []titleSpan, left []*entry, listed bool) []titleSpan {
	lines := s.lines
	if len(lines) == 0 {
		return spans
	}
	marks := 0
	for _, l := range lines {
		if isCredit(l.text) || dateLine.MatchString(l.text) {
			marks++
		}
	}
	usual := usualGap(lines)
	open := !listed || len(left) > 0 // more titles may be found than the contents gave
	title := ""
	official, dated := false, false // the article is a 公文; its date has passed
	next := 0
	for i := 0; i < len(lines); i++ {
		for next < len(spans) && spans[next].end <= i {
			next++
		}
		if next < len(spans) && spans[next].start <= i {
			title = spanText(lines, spans[next])
			official, dated = numberedSpan(lines, spans[next]), false
			i = spans[next].end - 1
			continue
		}
		t := lines[i].text
		dated = dated || dateLine.MatchString(t)
		head := i == 0
		afterCredit := i > 0 && isCredit(lines[i-1].text)
		afterDate := i > 0 && dateLine.MatchString(lines[i-1].text) && i > 1
		no, rest := cutDocNo(t)
		numbered := no != "" && (rest == "" && i+1 < len(lines) && titleLike(lines[i+1].text) || rest != "" && titleLike(rest))
		if !titleLike(t) && !numbered || subtitled.MatchString(t) && !head {
			continue
		}
		w := titleSpan{start: i, end: i + 1, guessed: true}
		if numbered && rest == "" {
			w.end = i + 2
		}
		w = r.extend(lines, w)
		if next < len(spans) {
			w.end = min(w.end, spans[next].start)
		}
		text := spanText(lines, w)
		related := title != "" && shared(fold(text), fold(title)) >= 0.75 && !numbered
		half := width(t) > 64 || strings.ContainsRune(t, '，') && (width(t) > r.measure || fullLine(width(t)+2, r.measure)) // of a cut paragraph
		ok := false
		switch {
		case head, afterCredit:
			ok = w.end < len(lines) // a title has something under it
		case numbered:
			ok = open && !(strings.ContainsAny(title, "转发") && strings.Contains(title, "转发") && shared(fold(text), fold(title)) >= 0.6)
		case afterDate:
			ok = open && !related && !issues(title) && w.end < len(lines)
		case !open, related, half:
		case lines[i].gap > usual && usual > 0 && width(t) >= 6:
			ok = w.end < len(lines) && follows(lines, w.end)
		case w.end < len(lines) && (bylineText.MatchString(lines[w.end].text) || recipients.MatchString(lines[w.end].text) && short(lines[w.end].text, 60)):
			ok = ended(lines[i-1]) && width(text) >= 6
		case official && dated && !docNouns.MatchString(text):
			// official documents have no headings without a number
			ok = ended(lines[i-1]) && width(text) >= 12 && follows(lines, w.end)
		case marks == 0 || len(left) > 0 && r.answers(left, text):
			ok = ended(lines[i-1]) && width(text) >= 7 && follows(lines, w.end) && !issuerLike(text)
		}
		if !ok {
			continue
		}
		for _, e := range left {
			if e.at == 0 && similarity(fold(e.title), fold(text)) >= 0.35 {
				w.entry, e.at, e.foundIn = e, lines[w.start].no, s.name
				break
			}
		}
		spans = insertSpan(spans, w)
		title, official, dated = text, numberedSpan(lines, w), false
		next = 0
		i = w.end - 1
	}
	return spans
}

func (r *reader) answers(left []*entry, text string) bool {
	for _, e := range left {
		if e.at == 0 && similarity(fold(e.title), fold(text)) >= 0.35 {
			return true
		}
	}
	return false
}

// issues reports whether a title announces another document: then a document
// after its date is that one, printed within the article.
func issues(title string) bool {
	for _, w := range []string{"印发", "转发", "发布", "公布", "批转", "颁布", "下发"} {
		if strings.Contains(title, w) {
			return true
		}
	}
	return false
}

// follows reports whether running text stands under a title, perhaps after a
// short line or two of its own.
func follows(lines []*line, i int) bool {
	return i < len(lines) && (prose(lines[i]) || width(lines[i].text) > 30 || numberOf(lines[i].text).level > 0 || i+1 < len(lines) && bylineText.MatchString(lines[i].text))
}

// extend takes the lines that stand directly under a title's first into it.
func (r *reader) extend(lines []*line, w titleSpan) titleSpan {
	for w.end < len(lines) && lines[w.end].gap == 0 && w.end-w.start < 5 {
		t := lines[w.end].text
		if !titleLike(t) || docNoAlone(t) || strings.HasPrefix(t, "—") || issuerLike(t) && w.end+1 < len(lines) && dateLine.MatchString(lines[w.end+1].text) ||
			width(t) > 40 || recipients.MatchString(t) {
			break
		}
		w.end++
	}
	if w.end == len(lines) && w.end-w.start > 1 {
		w.end = w.start + 1
	}
	return w
}

// ended reports whether what a line belongs to ends with it: a sentence, or a
// table.
func ended(l *line) bool { return complete(l.text) || strings.Contains(l.text, "\t") }

// numberedSpan reports whether a title comes with a 发文字号.
func numberedSpan(lines []*line, w titleSpan) bool {
	no, _ := cutDocNo(lines[w.start].text)
	return no != "" || w.end < len(lines) && docNoAlone(lines[w.end].text)
}

func spanText(lines []*line, w titleSpan) string {
	var b strings.Builder
	for _, l := range lines[w.start:w.end] {
		_, rest := cutDocNo(l.text)
		b.WriteString(rest)
	}
	return b.String()
}

// usualGap is how many blank lines stand between most paragraphs.
func usualGap(lines []*line) int {
	n := map[int]int{}
	for _, l := range lines[1:] {
		n[l.gap]++
	}
	best := 0
	for g, c := range n {
		if c > n[best] || c == n[best] && g < best {
			best = g
		}
	}
	return best
}
