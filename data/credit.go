package data

import "strings"

// CreditLine is the line in brackets below an article that says where it
// comes from: Credit where the editor wrote one or the line stays as it was
// received, else it is made of the fields: （来源：解放日报 文/张三；编选：李四）. It
// is "" for an article of our own.
func (a *Article) CreditLine() string {
	if a.Credit != "" {
		return a.Credit
	}
	var parts []string
	if a.OriginName != "" || a.OriginURL != "" {
		word := a.OriginType
		if word == "" {
			word = OriginTypes[0]
		}
		from := a.OriginName
		if from == "" {
			from = a.OriginURL
		}
		if a.Byline != "" && a.OriginName != "" {
			from += " 文/" + a.Byline
		}
		parts = append(parts, word+"："+from)
	} else if a.Byline != "" && a.OriginType != "" {
		parts = append(parts, a.OriginType+"："+a.Byline)
	}
	if a.CompiledBy != "" {
		parts = append(parts, "编选："+a.CompiledBy)
	}
	if len(parts) == 0 {
		return ""
	}
	return "（" + strings.Join(parts, "；") + "）"
}

// Contents is the title as the contents list it (目录题): TocTitle where it is
// set, else Title on one line.
func (a *Article) Contents() string {
	if a.TocTitle != "" {
		return a.TocTitle
	}
	return a.OneLine()
}

// OneLine is the title without the breaks that the editor put in: a blank
// stays where the words on both sides are Latin.
func (a *Article) OneLine() string {
	lines := strings.Split(a.Title, "\n")
	out := strings.TrimSpace(lines[0])
	for _, l := range lines[1:] {
		l = strings.TrimSpace(l)
		if l == "" {
			continue
		}
		if out != "" && out[len(out)-1] < 0x80 && l[0] < 0x80 {
			out += " "
		}
		out += l
	}
	return out
}
