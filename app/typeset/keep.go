package typeset

import (
	"unicode"

	"huikan/app/typeset/internal/clreq"
)

// settleShared decides whether the marks that Chinese and Latin share are the
// one or the other: Latin only where letters stand on both sides.
func settleShared(chars []char) {
	western := func(i, step int) bool {
		for i += step; i >= 0 && i < len(chars); i += step {
			if r := chars[i].r; !clreq.Shared(r) && r != 0 {
				return clreq.Western(r) || r < 0x80 && unicode.IsPunct(r)
			}
		}
		return false
	}
	for i := range chars {
		c := &chars[i]
		if !clreq.Shared(c.r) {
			continue
		}
		near := func(j int) bool { return j >= 0 && j < len(chars) && clreq.Western(chars[j].r) }
		if (c.r == '’' || c.r == '·') && near(i-1) && near(i+1) && c.space == noSpace ||
			c.r != '·' && western(i, -1) && western(i, 1) {
			c.class = clreq.Latin
		}
	}
}

// keepTogether forbids breaks that are legal by class but that an editor
// would not make: before 年 after a year, within 第十条 and 沪府发〔2014〕62号.
func keepTogether(chars []char) {
	n := len(chars)
	for i := 1; i < n; i++ {
		a, c := chars[i-1].r, &chars[i]
		switch {
		case isDigit(a) && isCounter(c.r),
			a == '第' && (isDigit(c.r) || isHanDigit(c.r)):
			c.keep = true
		case isDigit(a) && isDigit(c.r),
			isDigit(a) && isPoint(c.r) && i+1 < n && isDigit(chars[i+1].r), // １.５
			isPoint(a) && isDigit(c.r) && i > 1 && isDigit(chars[i-2].r):
			c.keep = true
		case a == '第' || !isHanDigit(a):
		case isHanDigit(c.r) || isArticle(c.r): // 第二十一条: as one
			for j := i - 1; j >= 0 && i-j < 8; j-- {
				if chars[j].r == '第' {
					c.keep, c.dear = i-j < 4 && isArticle(c.r), true
					break
				}
				if !isHanDigit(chars[j].r) {
					break
				}
			}
		}
		if c.r != '〔' {
			continue
		}
		j := i + 1
		for j < n && isDigit(chars[j].r) {
			j++
		}
		if j-i != 5 || j >= n || chars[j].r != '〕' {
			continue
		}
		for j++; j < n && isDigit(chars[j].r); j++ {
		}
		if j >= n || chars[j].r != '号' {
			continue
		}
		from := i
		for from > 0 && i-from < 4 && unicode.Is(unicode.Han, chars[from-1].r) && !beforeDocNo(chars[from-1].r) {
			from--
		}
		for k := from + 1; k <= j; k++ {
			chars[k].keep = true
		}
	}
}

// beforeDocNo reports whether a character leads up to a document number rather
// than belonging to it: 根据国发〔2014〕20号.
func beforeDocNo(r rune) bool {
	switch r {
	case '据', '照', '按', '和', '与', '及', '以', '的', '在', '对', '将', '由', '见', '即':
		return true
	}
	return false
}

func isPoint(r rune) bool { return r == '.' || r == '．' || r == ',' || r == ':' }

func isDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

func isHanDigit(r rune) bool {
	switch r {
	case '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '〇', '零', '两':
		return true
	}
	return false
}

func isCounter(r rune) bool {
	switch r {
	case '年', '月', '日', '号', '期', '页':
		return true
	}
	return false
}

// isMeasure reports whether a character often measures the number before it.
func isMeasure(r rune) bool {
	switch r {
	case '万', '亿', '千', '百', '元', '吨', '米', '次', '人', '家', '个', '件', '台', '辆', '分', '秒', '时', '天', '岁', '度', '倍', '箱', '户', '条', '项', '余', '多', '公', '平', '标':
		return true
	}
	return false
}

func isArticle(r rune) bool {
	switch r {
	case '条', '章', '节', '款', '项', '编', '期', '届', '号':
		return true
	}
	return false
}

// runningText is from how many characters on a paragraph is running text.
const runningText = 30

// narrowBlanks makes of an em that was typed in the middle of running text what
// a typed blank is there: such an em comes from page breaks and lost marks. The
// em within a name that was spread (王　某) and any in a short text stays.
func narrowBlanks(chars []char) []char {
	if len(chars) < runningText {
		return chars
	}
	han := func(i, step int) (n int) {
		for i += step; i >= 0 && i < len(chars) && chars[i].class == clreq.Han && unicode.Is(unicode.Han, chars[i].r); i += step {
			n++
		}
		return n
	}
	out := chars[:0]
	for i := range chars {
		if chars[i].class == clreq.Wide && !chars[i].fixed && i+1 < len(chars) {
			l, r := han(i, -1), han(i, 1)
			if l > 0 && r > 0 && max(l, r) > 2 {
				chars[i+1].space = max(chars[i+1].space, wordSpace)
				continue
			}
		}
		out = append(out, chars[i])
	}
	return out
}
