package preflight

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"slices"
	"strings"
	"testing"

	"huikan/app/doc"
	"huikan/app/font"
	"huikan/app/page"
	"huikan/app/unit"
	"huikan/data"
)

// whole is an issue that nothing is missing from.
var whole = data.Issue{ID: "i", SerialNo: 12, PermitNo: "1", Organiser: "协会", Recipients: "会员", Printer: "印厂", PrintedOn: data.Date{Year: 2026, Month: 3, Day: 1}, PrintRun: 1}

// office is a library in memory: what a test does not set is empty.
type office struct {
	association data.Association
	issues      []data.Issue
	placed      []data.Placement
	articles    map[data.ArticleID]data.Article
	elsewhere   map[data.ArticleID][]data.Placement
	members     map[data.MemberID]data.Member
	standing    data.Standing
	contacts    []data.Contact
}

func (o office) Association() (data.Association, error) { return o.association, nil }
func (o office) Issues() ([]data.Issue, error)          { return o.issues, nil }
func (o office) Placements(data.IssueID) ([]data.Placement, error) {
	return o.placed, nil
}
func (o office) PlacementsOf(a data.ArticleID) ([]data.Placement, error) { return o.elsewhere[a], nil }
func (o office) Article(a data.ArticleID) (data.Article, error)          { return o.articles[a], nil }
func (o office) ArticlesWithDocNo(no string) (out []data.Article, err error) {
	for _, a := range o.articles {
		if a.DocNo == no {
			out = append(out, a)
		}
	}
	return out, nil
}
func (o office) Member(m data.MemberID) (data.Member, error) { return o.members[m], nil }
func (o office) Standing(data.MemberID, data.Date) (data.Standing, error) {
	return o.standing, nil
}
func (o office) Classes() ([]data.Class, error) {
	return []data.Class{{Code: "a", Name: "会员单位"}, {Code: "b", Name: "理事单位"}}, nil
}
func (o office) Contacts(data.MemberID) ([]data.Contact, error) { return o.contacts, nil }

// withArticle is an office with one article in the issue.
func withArticle(a data.Article) office {
	a.ID = "题"
	return office{placed: []data.Placement{{Article: a.ID}}, articles: map[data.ArticleID]data.Article{a.ID: a}}
}

// withMember is an office whose issue introduces one member.
func withMember(m data.Member) office {
	return office{members: map[data.MemberID]data.Member{"题": m}, standing: data.Standing{Day: whole.PrintedOn, Belongs: true, Class: "a"}}
}

func article(title string, texts ...string) *doc.Article {
	a := &doc.Article{Title: title, Contents: title}
	for _, t := range texts {
		a.Blocks = append(a.Blocks, &doc.Paragraph{Role: doc.Body, Spans: doc.Text(t)})
	}
	return a
}

func plainIssue(a ...*doc.Article) *doc.Document {
	return &doc.Document{Sections: []*doc.Section{{Name: "甲", Articles: a}}, Pictures: map[string]doc.Picture{"p": {Name: "图.png"}}}
}

// sourced is an article of a record.
func sourced() *doc.Document {
	a := article("题", "正文。")
	a.Source = "题"
	return plainIssue(a)
}

var a4 = unit.Rect{W: unit.Millimetres(210), H: unit.Millimetres(297)}

func fourPages(items ...page.Item) *page.Book {
	b := &page.Book{}
	for range 4 {
		b.Pages = append(b.Pages, &page.Page{Label: "1", Trim: a4, Bleed: a4.Grow(unit.Millimetres(3))})
	}
	b.Pages[1].Items = items
	return b
}

func picture(x, w float64, pixels int, c color.Color) *page.Book {
	at := unit.Rect{X: unit.Millimetres(x), Y: unit.Millimetres(30), W: unit.Millimetres(w), H: unit.Millimetres(20)}
	b := fourPages(&page.Picture{Box: at, Digest: "p"})
	var buf bytes.Buffer
	im := image.Image(image.NewGray(image.Rect(0, 0, 2, 2)))
	if c != nil {
		rgb := image.NewRGBA(image.Rect(0, 0, 2, 2))
		rgb.Set(0, 0, c)
		im = rgb
	}
	if err := png.Encode(&buf, im); err != nil {
		panic(err)
	}
	b.Images = map[string]page.Image{"p": {MIME: "image/png", Data: buf.Bytes(), Width: pixels, Height: pixels}}
	return b
}

// TestRules trips every rule once, and only that rule.
func TestRules(t *testing.T) {
	tripped := map[string]bool{}
	try := func(want string, o office, i data.Issue, d *doc.Document, b *page.Book) {
		t.Helper()
		got, err := Check(o, i, d, b, nil)
		if err != nil || len(got) != 1 || got[0].Code != want {
			t.Errorf("%s: found %+v, %v", want, got, err)
			return
		}
		tripped[want] = true
		for _, lang := range []string{"zh", "en"} {
			if m := got[0].Message(lang); m == "" || strings.Contains(m, "%!") {
				t.Errorf("%s in %s: %q", want, lang, m)
			}
		}
	}
	none := office{}
	good := plainIssue(article("题", "正文。"))
	if got, err := Check(none, whole, good, fourPages(), nil); err != nil || len(got) != 0 {
		t.Fatalf("a sound issue has findings: %+v, %v", got, err)
	}
	for code, texts := range map[string][]string{
		"half-brackets": {"中国(上海)自由"}, "half-mark": {"管理制度,规范"}, "tilde": {"2014~2020年"},
		"stray-word": {"优势 and 市民"}, "unbalanced": {"（甲乙"}, "forbidden-word": {"本刊讯"},
		"advert": {"（广告）某某公司"}, "spacing": {"在 2015 年。", "在2015年。"}, "mobile-number": {"电话13800001111。"},
		"no-stop":     {"这一段话在页末被切断了，所以它没有句号就到头了一"},
		"cited-twice": {"依据《甲法》、《乙法》、《甲法》。"}, "number-skipped": {"一、甲。", "三、丙。"},
		"docno-form": {"见国发[2014]21号文。"}, "misspelt": {"既使如此。"},
	} {
		try(code, none, whole, plainIssue(article("题", texts...)), fourPages())
	}
	try("house-word", office{association: data.Association{HouseWords: []data.HouseWord{{Wrong: "市商务委", Right: "市商务委员会"}}}}, whole,
		plainIssue(article("题", "市商务委员会与市商务委。")), fourPages())

	b := fourPages()
	b.Missing = []page.Place{{Page: 1, Text: "󰀀"}}
	try("missing-glyph", none, whole, good, b)
	b = fourPages()
	b.Absent = []page.Place{{Page: 0, Text: "图"}}
	try("missing-picture", none, whole, good, b)
	b = fourPages()
	b.Overset = []page.Place{{Page: -1, Text: "甲"}}
	try("overset", none, whole, good, b)
	b = fourPages()
	b.Loose = []page.Place{{Page: 3, Text: "甲"}}
	try("loose-line", none, whole, good, b)
	b = fourPages()
	b.Pages = b.Pages[:3]
	try("not-fours", none, whole, good, b)
	try("coarse-picture", none, whole, good, picture(50, 50, 300, nil))
	try("colour-picture", none, whole, good, picture(50, 50, 3000, color.RGBA{R: 255, A: 255}))
	try("no-bleed", none, whole, good, picture(0, 50, 3000, nil))
	b = picture(-3, 50, 3000, nil)
	if got, err := Check(none, whole, good, b, nil); err != nil || len(got) != 0 {
		t.Errorf("a picture with bleed: %+v, %v", got, err)
	}
	try("near-trim", none, whole, good, fourPages(&page.Text{Face: &font.Face{}, At: unit.Point{X: unit.Millimetres(3), Y: unit.Millimetres(100)}, Text: []rune("甲")}))
	d := sourced()
	b = fourPages()
	line := page.Line{Source: "题", Pos: 0}
	b.Pages[1].Lines = []page.Line{line, line, line}
	b.Pages[2].Lines = []page.Line{line}
	try("widow-line", withArticle(data.Article{State: "已排"}), whole, d, b)

	try("empty-section", none, whole, plainIssue(), fourPages())
	try("empty-article", none, whole, plainIssue(&doc.Article{Title: "题", Contents: "题"}), fourPages())
	differs := article("题", "文。")
	differs.Contents = "另一篇"
	try("contents-differ", none, whole, plainIssue(differs), fourPages())
	numbered := func() *doc.Article {
		a := article("题", "文。")
		a.Blocks = append(a.Blocks, &doc.Paragraph{Role: doc.DocNo, Spans: doc.Text("江发〔2026〕1号"), Pos: -1})
		return a
	}
	try("same-docno", none, whole, plainIssue(numbered(), numbered()), fourPages())
	try("not-reviewed", withArticle(data.Article{State: "复审"}), whole, sourced(), fourPages())
	try("no-leave", withArticle(data.Article{State: "已排", Permission: data.PermissionUnconfirmed}), whole, sourced(), fourPages())
	printed := withArticle(data.Article{State: "已排", DocNo: "国发〔2014〕21号"})
	printed.issues = []data.Issue{{ID: "old", SerialNo: 11}}
	printed.elsewhere = map[data.ArticleID][]data.Placement{"题": {{Issue: "old"}, {Issue: "i"}}}
	try("docno-printed", printed, whole, sourced(), fourPages())
	try("serial-gap", office{issues: []data.Issue{{ID: "old", SerialNo: 9}}}, whole, good, fourPages())
	try("serial-twice", office{issues: []data.Issue{{ID: "old", SerialNo: 11}, {ID: "twin", SerialNo: 12}}}, whole, good, fourPages())

	long := strings.Repeat("介绍", 150)
	stranger := withMember(data.Member{Name: "甲", Profile: long})
	stranger.standing.Belongs = false
	try("not-admitted", stranger, whole, sourced(), fourPages())
	try("profile-length", withMember(data.Member{Name: "甲", Profile: "短"}), whole, sourced(), fourPages())
	try("class-differs", withMember(data.Member{Name: "甲", Class: "b", Profile: long}), whole, sourced(), fourPages())
	private := withMember(data.Member{Name: "甲", Profile: long})
	private.contacts = []data.Contact{{Name: "张三", Email: "zhang@jia.example"}}
	d = sourced()
	d.Sections[0].Articles[0].Blocks = article("", "联系 zhang@jia.example。").Blocks
	try("no-consent", private, whole, d, fourPages())
	private.contacts[0].Consents = []data.Consent{{Scope: data.ScopeDirectory, Given: data.Date{Year: 2025}}}
	if got, err := Check(private, whole, d, fourPages(), nil); err != nil || len(got) != 0 {
		t.Errorf("with consent: %+v, %v", got, err)
	}

	for code, with := range map[string]func(*data.Issue){
		"no-permit": func(i *data.Issue) { i.PermitNo = "" }, "no-organiser": func(i *data.Issue) { i.Organiser = "" },
		"no-recipients": func(i *data.Issue) { i.Recipients = "" }, "no-printer": func(i *data.Issue) { i.Printer = "" },
		"no-print-date": func(i *data.Issue) { i.PrintedOn = data.Date{} }, "no-print-run": func(i *data.Issue) { i.PrintRun = 0 },
		"permit-ended": func(i *data.Issue) { i.PermitTo = data.Date{Year: 2026, Month: 2} },
	} {
		i := whole
		with(&i)
		try(code, none, i, good, fourPages())
	}
	d = plainIssue(article("题", "正文。"))
	d.Imprint = &doc.Imprint{Rows: []doc.ImprintRow{{Label: "定价", Value: "10"}}}
	try("priced", none, whole, d, fourPages())

	onPaper := func(want string, b *page.Book, left ...data.Omission) {
		t.Helper()
		got := Printed(good, b, left)
		if len(got) != 1 || got[0].Code != want {
			t.Errorf("%s: found %+v", want, got)
			return
		}
		tripped[want] = true
		for _, lang := range []string{"zh", "en"} {
			if m := got[0].Message(lang); !strings.Contains(m, "甲公司") || strings.Contains(m, "%!") {
				t.Errorf("%s in %s: %q", want, lang, m)
			}
		}
	}
	for _, c := range data.OmissionCodes {
		onPaper(string(c), fourPages(), data.Omission{Member: "m", Name: "甲公司", Code: c, Contact: "乙"})
	}
	b = fourPages()
	b.Absent = []page.Place{{Page: 0, Text: "甲公司标志"}}
	onPaper("missing-logo", b)
	b = fourPages()
	b.Shrunk = []page.Place{{Page: 0, Text: "甲公司", Gap: 850}}
	onPaper("text-shrunk", b)
	for _, r := range Rules {
		if !tripped[r.Code] {
			t.Errorf("no test trips %s", r.Code)
		}
	}
	for i, r := range Rules {
		for _, other := range Rules[:i] {
			if r.Code == other.Code {
				t.Errorf("two rules are called %s", r.Code)
			}
		}
	}
}

// TestNumbered: a bracket after a typed number closes nothing.
func TestNumbered(t *testing.T) {
	if got, _ := Check(office{}, whole, plainIssue(article("题", "1) 甲；", "a) 乙。")), fourPages(), nil); len(got) != 0 {
		t.Errorf("found %+v", got)
	}
}

// TestNumbering: numbers may begin anew, and lists may stand in lists.
func TestNumbering(t *testing.T) {
	for _, c := range []struct {
		texts []string
		want  string
	}{
		{[]string{"一、甲", "（一）乙", "（二）丙", "二、丁", "（一）戊"}, ""},
		{[]string{"第一条 甲", "（一）乙", "（二）丙", "第二条 丁", "（一）戊", "第四条 己"}, "第四条 己"},
		{[]string{"（一）乙", "（二）丙", "（一）丁"}, ""},
		{[]string{"九、甲", "十、乙", "十一、丙", "十三、丁"}, "十三、丁"},
		{[]string{"1. 甲", "2．乙", "3、丙", "5. 丁"}, "5. 丁"},
		{[]string{"二十、甲", "二十一、乙"}, ""},
		{[]string{"第九十九条", "第一百条", "第一百零一条"}, ""},
		{[]string{"2014.5 的数", "3.5 倍"}, ""},
	} {
		n, got := numbering{}, ""
		for _, text := range c.texts {
			if g := n.next(doc.Body, text); g != "" {
				got = g
			}
		}
		if got != c.want {
			t.Errorf("%q: %q, want %q", c.texts, got, c.want)
		}
	}
}

// TestKept: what is kept changes nothing, and a new list of words is heard.
func TestKept(t *testing.T) {
	var kept Kept
	o := office{}
	for _, text := range []string{"既使(上海)如此。", "既使(上海)如此。", "别的，2014~2020年。", "既使(上海)如此。"} {
		d := plainIssue(article("题", text, "市商务委"))
		once, err := Check(o, whole, d, fourPages(), nil)
		if err != nil {
			t.Fatal(err)
		}
		again, err := Check(o, whole, d, fourPages(), &kept)
		if err != nil || !slices.Equal(once, again) || len(once) == 0 {
			t.Errorf("%s: %+v kept, %+v fresh, %v", text, again, once, err)
		}
	}
	o.association.HouseWords = []data.HouseWord{{Wrong: "市商务委", Right: "市商务委员会"}}
	got, err := Check(o, whole, plainIssue(article("题", "市商务委")), fourPages(), &kept)
	if err != nil || len(got) != 1 || got[0].Code != "house-word" {
		t.Errorf("a new word is not heard: %+v, %v", got, err)
	}
}

// TestAllowed: what was let stand does not block, as long as it stays as it was.
func TestAllowed(t *testing.T) {
	i := whole
	i.PermitNo = ""
	i.Allowed = []data.Allowance{{Code: "no-permit", Reason: "已在申请"}}
	got, err := Check(office{}, i, plainIssue(article("题", "正文。")), fourPages(), nil)
	if err != nil || len(got) != 1 || got[0].Allowed != "已在申请" || len(Blocking(got)) != 0 {
		t.Errorf("found %+v, %v", got, err)
	}
	i.Allowed[0].Text = "别的"
	if got, _ := Check(office{}, i, plainIssue(article("题", "正文。")), fourPages(), nil); len(Blocking(got)) != 1 {
		t.Errorf("an allowance for another text lets it pass: %+v", got)
	}
}

// TestSpacing: how digits stand beside Han.
func TestSpacing(t *testing.T) {
	for text, want := range map[string]spacing{
		"在 2015 年": {2, 0}, "在2015年": {0, 2}, "第5条": {0, 1}, "第 5 条": {1, 0}, "第5 条": {1, 1}, "共 3 家、4家": {1, 1}, "A 5 B": {}, "": {}, "甲  5": {},
	} {
		var s spacing
		s.count(text)
		if s != want {
			t.Errorf("%q: %+v, want %+v", text, s, want)
		}
	}
}
