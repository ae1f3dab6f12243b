package intake

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"huikan/data"
)

// facts are what a page says of its text beside the text: in its head, and in
// lines such as 来源：… 发布时间：….
type facts struct {
	title, soft            string // soft: where nothing better is found
	site, origin, byline   string
	address, host, docNo   string
	issuer                 string
	published, written     data.Date
	fromSource, fromByline bool
}

// metaNames are the names under which pages of the state's sites keep these
// (国办发〔2017〕47号, 政府网站发展指引), and others. To add one: a row.
var metaNames = map[string]func(*facts, string){
	"articletitle":           func(f *facts, s string) { set(&f.title, s) },
	"contentsource":          func(f *facts, s string) { set(&f.origin, s) },
	"source":                 func(f *facts, s string) { set(&f.origin, s) },
	"mediaid":                func(f *facts, s string) { set(&f.origin, s) },
	"sitename":               func(f *facts, s string) { set(&f.site, s) },
	"og:site_name":           func(f *facts, s string) { set(&f.site, s) },
	"pubdate":                func(f *facts, s string) { f.published = webDate(s) },
	"publishdate":            func(f *facts, s string) { f.published = webDate(s) },
	"article:published_time": func(f *facts, s string) { f.published = webDate(s) },
	"url":                    func(f *facts, s string) { set(&f.address, webAddress(s)) },
	"og:url":                 func(f *facts, s string) { set(&f.address, webAddress(s)) },
	"og:title":               func(f *facts, s string) { set(&f.soft, s) },
}

func set(to *string, s string) {
	if s = strings.Join(strings.Fields(s), " "); *to == "" && s != "" && len([]rune(s)) <= 200 {
		*to = s
	}
}

// facts reads the head of the page, and its first heading.
func (p *page) facts(root *html.Node, from string) facts {
	var f facts
	set(&f.address, webAddress(from))
	heads := 0
	h1 := ""
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Meta:
			name := strings.ToLower(attr(n, "name"))
			if name == "" {
				name = strings.ToLower(attr(n, "property"))
			}
			if read := metaNames[name]; read != nil {
				read(&f, attr(n, "content"))
			}
		case atom.Link:
			if attr(n, "rel") == "canonical" {
				set(&f.address, webAddress(attr(n, "href")))
			}
		case atom.H1:
			if s := wordsOf(n); s != "" {
				heads++
				h1 = s
			}
		}
	}
	if heads == 1 && f.title == "" && len([]rune(h1)) >= 4 {
		set(&f.title, h1)
	}
	if t := first(root, atom.Title); t != nil && t.FirstChild != nil {
		s := strings.Join(strings.Fields(t.FirstChild.Data), " ")
		for _, sep := range []string{"_", " - ", " | ", "|", "－"} {
			if head, _, ok := strings.Cut(s, sep); ok && len([]rune(head)) >= 6 {
				s = strings.TrimSpace(head)
			}
		}
		set(&f.soft, s)
	}
	if u, err := url.Parse(f.address); err == nil {
		f.host = strings.TrimPrefix(u.Hostname(), "www.")
	}
	return f
}

var (
	dateOnWeb = rx(`((?:19|20)[0-9]{2})\s*[-年./]\s*([0-9]{1,2})\s*[-月./]\s*([0-9]{1,2})\s*日?`)
	labels    = rx(`(来源|信息来源|文章来源|稿源|稿件来源|发布机构|发布单位|发布机关|发文机关|发文单位|制发机关|发布时间|发布日期|发表时间|更新时间|时间|日期|成文日期|作者|记者|文号|发文字号|发文文号|文件编号|责任编辑|编辑|浏览次数|浏览量|浏览|阅读次数|阅读量|阅读|点击次数|点击数|点击|访问量|访问次数|字号|字体大小|字体|索引号|主题分类|主题词|体裁分类|服务对象|标题|有效性|效力|公开方式|公开属性|所属栏目|所属主题|视力保护色|分享到|分享)\s*[:：]`)
	factLabel = rx(`(?:来\s*源|发布时间|发布日期|成文日期|发文字号|索\s*引\s*号)\s*[:：]`)
	buttons   = rx(`(?:打印本页|打印|关闭窗口|关闭本页|关闭|收藏|分享到|分享|放大|缩小|默认|字号|字体|朗读|扫一扫|返回顶部|\s|【|】|\[|\]|［|］|\(|\)|（|）|\||｜|/|\+|-|大|中|小|次|人|A|:|：|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)+`)
)

func webDate(s string) data.Date {
	if m := dateOnWeb.FindStringSubmatch(s); m != nil {
		if d := (data.Date{Year: atoi(m[1]), Month: atoi(m[2]), Day: atoi(m[3])}); d.Month <= 12 && d.Day <= 31 {
			return d
		}
	}
	return data.Date{}
}

// line reads a line of labels and values. only is true where there is nothing
// else on it.
func (f *facts) line(s string) (only bool) {
	spread := rx0.ReplaceAllString(strings.ReplaceAll(s, "\u00a0", " "), "$1$2$3$4：")
	at := labels.FindAllStringSubmatchIndex(spread, -1)
	if len(at) == 0 {
		d := dateOnWeb.FindString(spread)
		if d == "" {
			return buttons.MatchString(spread) && strings.TrimSpace(buttons.ReplaceAllString(spread, "")) == "" && len([]rune(squeeze(spread))) >= 4 && hasHan(spread)
		}
		rest := strings.TrimSpace(buttons.ReplaceAllString(strings.Replace(spread, d, "", 1), ""))
		if rest == "" && !strings.ContainsAny(spread, "年") {
			if f.published.IsZero() {
				f.published = webDate(d)
			}
			return true
		}
		return false
	}
	only = strings.TrimSpace(buttons.ReplaceAllString(dateOnWeb.ReplaceAllString(spread[:at[0][0]], ""), "")) == ""
	for i, m := range at {
		end := len(spread)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		key, v := spread[m[2]:m[3]], strings.Trim(strings.TrimSpace(spread[m[1]:end]), "[]【】|｜ 　")
		short := len([]rune(v)) <= 40
		switch key {
		case "来源", "信息来源", "文章来源", "稿源", "稿件来源":
			v, _, _ = strings.Cut(v, " ")
			if short && v != "" {
				f.origin, f.fromSource = v, true
			}
		case "发布机构", "发布单位", "发布机关":
			if short {
				set(&f.origin, v)
			}
		case "发文机关", "发文单位", "制发机关":
			if short {
				set(&f.issuer, v)
			}
		case "发布时间", "发布日期", "发表时间", "时间", "日期":
			if d := webDate(v); !d.IsZero() {
				f.published = d
			} else if key == "时间" || key == "日期" {
				return false // of something the text is about
			}
		case "成文日期":
			f.written = webDate(v)
		case "文号", "发文字号", "发文文号", "文件编号":
			if docNoAlone(v) {
				f.docNo = v
			}
		case "作者", "记者":
			if short {
				set(&f.byline, v)
			}
		case "标题":
			if len(at) > 2 {
				set(&f.title, v)
			}
		}
		if !short && key != "标题" {
			only = false
		}
	}
	return only
}

// rx0 closes labels that are spaced out: 索 引 号：
var rx0 = rx(`([\p{Han}])[\s]{1,3}([\p{Han}])(?:[\s]{1,3}([\p{Han}]))?(?:[\s]{1,3}([\p{Han}]))?\s*[:：]`)

// scan reads the labels in what was left out of the page.
func (f *facts) scan(left []Finding) {
	for _, l := range left {
		if l.Code == CodeAside && factLabel.MatchString(l.Text) {
			f.line(l.Text)
		}
	}
}

// clearFacts takes the lines and tables that only say facts out of the head and
// the end of the text. Of a paste, a date alone stays: somebody chose it.
func (p *page) clearFacts(ps []*para, f *facts, pasted bool) (out []*para) {
	for i, q := range ps {
		near := i < 8 || i >= len(ps)-4
		switch {
		case !near, pasted && !labels.MatchString(rx0.ReplaceAllString(q.text+cellsText(q), "$1$2$3$4：")):
		case q.kind == textPara && len([]rune(q.text)) <= 160 && f.line(q.text):
			p.rep.add(Finding{Code: CodeAside, Line: q.from, Text: q.text})
			continue
		case q.kind == tablePara && i < 8 && f.table(q):
			p.rep.add(Finding{Code: CodeAside, Line: q.from, Text: clip(cellsText(q), 300)})
			continue
		}
		out = append(out, q)
	}
	return out
}

// table reads a table of labels and values, of which there must be three.
func (f *facts) table(q *para) bool {
	known := 0
	var s strings.Builder
	for _, row := range q.cells {
		for _, c := range row {
			t := squeeze(c.text)
			if labels.MatchString(strings.TrimRight(t, ":：")+"：") && len([]rune(t)) <= 6 {
				known++
				t = strings.TrimRight(t, ":：") + "："
			}
			s.WriteString(" " + t)
		}
	}
	if known < 3 {
		return false
	}
	f.line(s.String())
	return true
}

// titled finds the title of the page among its first paragraphs, or puts it
// before them.
func (p *page) titled(f facts, ps []*para) []*para {
	title := f.title
	if title == "" {
		for i := 0; i < len(ps) && i < 4; i++ {
			if ps[i].titled || ps[i].style == 1 || fold(ps[i].text) == fold(f.soft) {
				return ps
			}
		}
		if f.soft == "" || len(ps) > 0 && ps[0].kind == textPara && titleShape(ps[0].text) {
			return ps
		}
		title = f.soft
	}
	want := fold(title)
	for i := 0; i < len(ps) && i < 8; i++ {
		got := ""
		for j := i; j < len(ps) && j < i+5 && ps[j].kind == textPara; j++ {
			if got += fold(ps[j].text); got == want {
				numbered := false
				for _, q := range ps[:i] {
					numbered = numbered || docNoAlone(q.text)
				}
				for k := i; k <= j; k++ {
					ps[k].titled = true
				}
				if numbered { // a masthead, which has its own place
					return ps
				}
				out := append([]*para{}, ps[i:j+1]...)
				return append(append(out, ps[:i]...), ps[j+1:]...)
			}
		}
	}
	head := &para{titled: true}
	head.set(rich{text: title})
	return append([]*para{head}, ps...)
}

// fill puts the facts into fields that the text itself did not fill.
func (f facts) fill(a *data.Article) {
	if a.DocNo == "" && f.docNo != "" {
		a.DocNo = data.CleanDocNo(f.docNo)
	}
	if len(a.Issuers) == 0 && f.issuer != "" && (a.DocNo != "" || a.Type == "公文") {
		a.Issuers = splitIssuers(f.issuer)
	}
	if a.DocDate.IsZero() && !f.written.IsZero() {
		a.DocDate = f.written
	}
	if a.Byline == "" {
		a.Byline = f.byline
	}
	if a.OriginURL == "" {
		a.OriginURL = f.address
	}
	if a.OriginDate.IsZero() {
		a.OriginDate = f.published
	}
	name := f.origin
	if name == "" {
		name = f.site
	}
	if a.OriginName == "" && name != "" && a.Credit == "" {
		a.OriginType, a.OriginName = "来源", name
	}
	if a.DocNo != "" {
		a.Type = "公文"
	}
}

// source is the site that a page comes from.
func (f facts) source() string {
	if f.host != "" {
		return f.host
	}
	if f.site != "" {
		return f.site
	}
	return ""
}
