package compose

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"huikan/app/doc"
	"huikan/data"
)

// Filter says whom a directory is of, and how it is to be.
type Filter struct {
	Facts   data.Facts // of the day: of a day gone by as it was
	Members []Chosen   // in the order in which they stand under a head
	Day     data.Date
	Order   string   // key of data.DirectoryOrders; "": the first
	Print   []string // keys of data.DirectoryFacts; nil: the usual ones
	Logos   bool
	Title   string // "": 会员名录
	Edition string // 2026年版; "": the year of the day
}

// Chosen is a member with its pinyin, which the index goes by.
type Chosen struct {
	Member  data.MemberID
	Reading string
}

// Directory composes a directory (会员名录): title page, notes, contents by its
// heads, an entry for each member that may stand in it, and the index. What it
// leaves out, whole or in part, is in the omissions. An error means that a
// record could not be read, or that there is no such order.
func Directory(src Source, who Filter) (*doc.Document, data.Omissions, error) {
	order, ok := data.DirectoryOrders[0], true
	if who.Order != "" {
		order, ok = data.DirectoryOrderOf(who.Order)
	}
	if !ok {
		return nil, nil, fmt.Errorf("compose directory: there is no order %q", who.Order)
	}
	if who.Print == nil {
		who.Print = data.UsualDirectoryFacts()
	}
	reading := make(map[data.MemberID]string, len(who.Members))
	ids := make([]data.MemberID, 0, len(who.Members))
	for _, m := range who.Members {
		reading[m.Member] = m.Reading
		ids = append(ids, m.Member)
	}
	entries, left := data.Directory(&who.Facts, ids, who.Day, who.Print)
	b := &directory{src: src, who: who, byClass: order.Key == "class", doc: &doc.Document{Pictures: map[string]doc.Picture{}}}
	heads := order.Heads(entries, func(id data.MemberID) string { return reading[id] })
	for _, h := range heads {
		b.section(h)
	}
	b.front(order, len(entries))
	b.contents(heads)
	b.index(entries, reading)
	return b.doc, left, nil
}

// directory is one run of Directory.
type directory struct {
	src Source
	who Filter
	doc *doc.Document
	// byClass: entries stand under their class.
	byClass bool
}

// front fills title page, notes and imprint.
func (b *directory) front(order data.DirectoryOrder, n int) {
	a, day := &b.who.Facts.Association, b.who.Day
	title, edition := b.who.Title, b.who.Edition
	if title == "" {
		title = "会员名录"
	}
	if edition == "" {
		edition = fmt.Sprintf("%d年版", day.Year)
	}
	b.doc.Info = doc.Info{
		Title: a.Name + title, Label: edition, Running: title, Author: a.Name, Subject: title,
		Date:  strings.ReplaceAll(day.Last().String(), "-", ""),
		Notes: []string{fmt.Sprintf("一、本名录收录截至%s的会员 %d 家（位），%s。", day.Chinese(), n, order.Says)},
	}
	note := func(text string) {
		b.doc.Info.Notes = append(b.doc.Info.Notes, hanNumbers[len(b.doc.Info.Notes)]+"、"+text)
	}
	if slices.ContainsFunc(b.who.Print, func(k string) bool { return k == "representative" || k == "mobile" || k == "email" }) {
		note("会员代表、联系人的姓名、手机、邮箱等个人信息，经本人授权公开的方予刊载。")
	}
	note("书末附会员名称索引，按名称首字的拼音排列。")
	note("本名录供会员之间联系之用，请勿用于其他目的；情况有变动的，请告知本会。")
	b.doc.Cover = &doc.Cover{TitleEN: a.NameEN, Title: title, Label: edition, Organiser: a.Name, Marks: []string{"资料截至 " + day.Chinese()}}
	im := &doc.Imprint{}
	row := func(label, value string) {
		if value = strings.TrimSpace(value); value != "" {
			im.Rows = append(im.Rows, doc.ImprintRow{Label: label, Value: value})
		}
	}
	row("编印", a.Name)
	row("地址", strings.TrimSpace(a.Address.Line()+"　"+a.Address.Postcode))
	row("电话", a.Phone)
	row("邮箱", a.Email)
	row("网址", a.Website)
	b.doc.Imprint = im
}

var hanNumbers = []string{"一", "二", "三", "四", "五", "六"}

// section is a head with its entries.
func (b *directory) section(h data.DirectoryHead) {
	out := &doc.Section{Name: h.Name, Ref: fmt.Sprintf("head-%d", len(b.doc.Sections)), Flow: true}
	if h.Name != "" {
		out.Label = h.Name + "　" + count(h)
	}
	for i := range h.Entries {
		out.Articles = append(out.Articles, b.entry(&h.Entries[i]))
	}
	b.doc.Sections = append(b.doc.Sections, out)
}

// count is how many a head has: 9 家, or 3 位 where all are persons.
func count(h data.DirectoryHead) string {
	if slices.ContainsFunc(h.Entries, func(e data.DirectoryEntry) bool { return !e.Person }) {
		return fmt.Sprintf("%d 家", len(h.Entries))
	}
	return fmt.Sprintf("%d 位", len(h.Entries))
}

// entry is a member as a record.
func (b *directory) entry(e *data.DirectoryEntry) *doc.Article {
	r := &doc.Record{Name: doc.Text(e.Name), Alt: e.Name + "标志", Pos: -1}
	note := e.Class
	if b.byClass { // the head says it
		note = ""
	}
	if len(e.Posts) > 0 {
		note += "　本会" + strings.Join(e.Posts, "、")
	}
	if note = strings.Trim(note, "　"); note != "" {
		r.Note = doc.Text(note)
	}
	for i, l := range e.Lines {
		text := doc.Span{Text: l.Text}
		if l.Key == "postcode" && i > 0 && e.Lines[i-1].Key == "address" { // one line: a letter needs both
			f := &r.Facts[len(r.Facts)-1]
			f.Text = append(f.Text, doc.Span{Text: "　" + l.Text})
			continue
		}
		if l.Key == "website" && !strings.ContainsAny(l.Text, " 　") {
			text.Link = l.Text
			if !strings.Contains(l.Text, "://") {
				text.Link = "http://" + l.Text
			}
		}
		r.Facts = append(r.Facts, doc.Fact{Label: l.Label, Text: []doc.Span{text}, Short: l.Short})
	}
	if b.who.Logos && e.Logo != "" {
		r.Picture = string(e.Logo)
		bytes, rec, err := b.src.PictureBytes(e.Logo)
		if err != nil { // it is named as missing, and leaves no hole
			b.doc.Pictures[r.Picture] = doc.Picture{Name: r.Alt}
		} else {
			b.doc.Pictures[r.Picture] = doc.Picture{Name: r.Alt, MIME: rec.MIME, Data: bytes, Width: rec.Width, Height: rec.Height}
		}
	}
	return &doc.Article{Ref: ref(e.Member), Source: string(e.Member), Title: e.Name, Running: running(e), Contents: e.Name, Blocks: []doc.Block{r}}
}

func ref(id data.MemberID) string { return "member-" + string(id) }

// runningMost is how many characters of a name a running head shows.
const runningMost = 10

// running is a name as running heads show it: short, or cut.
func running(e *data.DirectoryEntry) string {
	name := e.Short
	if name == "" {
		name = e.Name
		for _, end := range []string{"股份有限公司", "有限责任公司", "有限公司", "（普通合伙）"} {
			if bare := strings.TrimSuffix(name, end); bare != name && bare != "" {
				name = bare
				break
			}
		}
	}
	if utf8.RuneCountInString(name) > runningMost {
		name = string([]rune(name)[:runningMost-1]) + "…"
	}
	return name
}

// contents lists the heads.
func (b *directory) contents(heads []data.DirectoryHead) {
	g := doc.Group{}
	for i, h := range heads {
		if h.Name != "" {
			g.Entries = append(g.Entries, doc.Entry{Text: h.Name + "　" + count(h), Ref: b.doc.Sections[i].Ref})
		} else if len(h.Entries) > 0 {
			g.Entries = append(g.Entries, doc.Entry{Text: "会员　" + count(h), Ref: ref(h.Entries[0].Member)})
		}
	}
	if len(g.Entries) == 0 {
		return
	}
	g.Entries = append(g.Entries, doc.Entry{Text: indexTitle, Ref: indexRef})
	b.doc.Contents = &doc.Contents{Title: "目录", Groups: []doc.Group{g}}
}

const indexTitle, indexRef = "会员名称索引", "index"

// index lists every entry under its letter.
func (b *directory) index(entries []data.DirectoryEntry, reading map[data.MemberID]string) {
	if len(entries) == 0 {
		return
	}
	list := slices.Clone(entries)
	key := func(e *data.DirectoryEntry) string { return strings.ToLower(reading[e.Member]) }
	slices.SortStableFunc(list, func(a, b data.DirectoryEntry) int {
		if c := strings.Compare(key(&a), key(&b)); c != 0 {
			return c
		}
		return strings.Compare(a.Name, b.Name)
	})
	x := &doc.Index{Title: indexTitle, Ref: indexRef}
	other := doc.Group{Label: "#"}
	for i := range list {
		e := doc.Entry{Text: list[i].Name, Ref: ref(list[i].Member)}
		letter := data.Initial(reading[list[i].Member])
		if letter == other.Label {
			other.Entries = append(other.Entries, e)
			continue
		}
		if n := len(x.Groups); n == 0 || x.Groups[n-1].Label != letter {
			x.Groups = append(x.Groups, doc.Group{Label: letter})
		}
		g := &x.Groups[len(x.Groups)-1]
		g.Entries = append(g.Entries, e)
	}
	if len(other.Entries) > 0 {
		x.Groups = append(x.Groups, other)
	}
	b.doc.Index = x
}
