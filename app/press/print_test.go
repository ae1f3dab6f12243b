package press

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"huikan/app/export"
	"huikan/app/page"
	"huikan/app/unit"
	"huikan/data"
	"huikan/templates"
)

var printDay = data.Date{Year: 2026, Month: 6, Day: 30}

func printPress(t testing.TB) *Press {
	return New(book{}, templates.Files, testFonts(t), templates.Standard)
}

// someMembers are n made-up members with a contact each, of whom every third
// allowed to be named.
func someMembers(n int) (f data.Facts, chosen []Chosen) {
	r := rand.New(rand.NewPCG(5, uint64(n)))
	f.Classes = data.DefaultClasses()
	f.Association = data.Association{Name: "江州行业协会", Address: data.Address{City: "江州市", Street: "观澜路128号", Postcode: "200001"}}
	places, trades := []string{"江州", "东津", "云麓", "长宁"}, []string{"物流", "仓储", "供应链管理", "冷链运输", "北屿新区综合保税区跨境多式联运与大宗散货集散分拨中心运营管理"}
	for i := range n {
		m := data.Member{ID: data.MemberID(fmt.Sprintf("m%04d", i)), Type: data.UnitMember, InDirectory: true, Class: []string{"理事单位", "会员单位", "会员单位"}[i%3],
			Name:  places[r.IntN(4)] + fmt.Sprintf("第%d", i) + trades[r.IntN(5)] + "有限公司",
			Scope: strings.Repeat("道路普通货物运输；", 1+r.IntN(9)), Website: fmt.Sprintf("www.m%d.example", i)}
		if i%7 > 0 {
			m.AddrMail = data.Address{City: "江州市", District: "望津区", Street: fmt.Sprintf("启航大道%d号", i), Postcode: fmt.Sprintf("2000%02d", i%100)}
		}
		c := data.Contact{ID: data.ContactID(fmt.Sprint("c", i)), Member: m.ID, Name: fmt.Sprintf("代表%d号", 1000+i), Mobile: fmt.Sprintf("1380000%04d", i), Roles: []string{"会员代表"}, Primary: true}
		if i%3 == 0 {
			c.Consents = []data.Consent{{Scope: data.ScopeDirectory, Given: data.Date{Year: 2026, Month: 1, Day: 1}}}
		}
		f.Members, f.Contacts = append(f.Members, m), append(f.Contacts, c)
		chosen = append(chosen, Chosen{Member: m.ID, Reading: []string{"jiang", "dong", "yun", "chang"}[i%4] + fmt.Sprintf("%04d", i)})
	}
	return f, chosen
}

// words is all text of a page, run by run.
func words(p *page.Page) string {
	var b strings.Builder
	for _, it := range p.Items {
		if t, ok := it.(*page.Text); ok {
			b.WriteString(string(t.Text))
		}
	}
	return b.String()
}

// TestDirectoryBook is a directory of 200, set: everybody stands in it once and
// whole, the index and the contents name the right pages, nobody is named who
// did not allow it, and what is left out is said.
func TestDirectoryBook(t *testing.T) {
	p := printPress(t)
	f, chosen := someMembers(200)
	for _, order := range data.DirectoryOrders {
		proof, err := p.Directory(context.Background(), Directory{Facts: f, Members: chosen, Day: printDay, Order: order.Key, Print: []string{"address", "representative", "mobile", "business_scope"}}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if n := len(proof.Book.Pages); n%4 != 0 {
			t.Errorf("%s: %d pages: no multiple of four", order.Key, n)
		}
		text := ""
		entry := map[string]int{} // member → page
		for i, pg := range proof.Book.Pages {
			text += words(pg) + "\n"
			for _, l := range pg.Lines {
				if l.Source == "" {
					continue
				}
				if _, twice := entry[l.Source]; twice {
					t.Errorf("%s: %s stands in two pieces", order.Key, l.Source)
				}
				entry[l.Source] = i
				if l.Box.Bottom() > pg.Trim.Bottom()-unit.Millimetres(12) {
					t.Errorf("%s: an entry ends below the area of page %d", order.Key, i+1)
				}
			}
		}
		if len(entry) != 200 {
			t.Errorf("%s: %d entries", order.Key, len(entry))
		}
		for i := range f.Contacts {
			c, may := &f.Contacts[i], i%3 == 0
			if strings.Contains(text, c.Name) != may || strings.Contains(text, c.Mobile) != may {
				t.Errorf("%s: %s and %s: printed is not what is allowed", order.Key, c.Name, c.Mobile)
			}
		}
		if len(proof.Left) != 133 || len(proof.Findings) < 133 {
			t.Errorf("%s: %d omissions, %d findings; want 133", order.Key, len(proof.Left), len(proof.Findings))
		}
		// A link of the index stands on the line of its name.
		refs := 0
		for _, pg := range proof.Book.Pages {
			for _, it := range pg.Items {
				l, ok := it.(*page.Link)
				if !ok || l.URL != "" {
					continue
				}
				to := proof.Book.Pages[l.Page]
				line := ""
				for _, it := range pg.Items {
					if x, ok := it.(*page.Text); ok && x.At.Y > l.Box.Y && x.At.Y < l.Box.Bottom() && x.At.X >= l.Box.X && x.At.X < l.Box.Right() {
						line += string(x.Text)
					}
				}
				if !strings.HasSuffix(line, to.Label) || to.Label == "" {
					t.Errorf("%s: %q leads to page %q", order.Key, line, to.Label)
				}
				refs++
			}
		}
		if refs < 200 {
			t.Errorf("%s: %d references", order.Key, refs)
		}
		for _, g := range proof.Doc.Index.Groups {
			for _, e := range g.Entries {
				id := strings.TrimPrefix(e.Ref, "member-")
				if !strings.Contains(words(proof.Book.Pages[entry[id]]), e.Text[:12]) {
					t.Errorf("%s: %s is not on its page", order.Key, e.Text)
				}
			}
		}
	}
}

// TestDirectoryBytes: the same directory is the same file.
func TestDirectoryBytes(t *testing.T) {
	f, chosen := someMembers(30)
	pdf, _ := export.ByExt("pdf")
	var files [2]bytes.Buffer
	for i := range files {
		p := printPress(t)
		for range 1 + i { // with what an earlier run left, too
			proof, err := p.Directory(context.Background(), Directory{Facts: f, Members: chosen, Day: printDay}, Options{})
			if err != nil {
				t.Fatal(err)
			}
			files[i].Reset()
			if err := proof.Export(&files[i], pdf, export.Options{}); err != nil {
				t.Fatal(err)
			}
		}
	}
	if !bytes.Equal(files[0].Bytes(), files[1].Bytes()) {
		t.Error("two settings of one directory differ")
	}
}

func near(a unit.Length, mm float64) bool { return math.Abs(a.Points()*25.4/72-mm) <= 0.1 }

// TestLabelPlaces: outlines, and text within them, stand where the sheet says,
// to a tenth of a millimetre, nudge and start included.
func TestLabelPlaces(t *testing.T) {
	p := printPress(t)
	f, chosen := someMembers(40)
	var ids []data.MemberID
	for _, c := range chosen {
		ids = append(ids, c.Member)
	}
	m := Mail{Day: printDay, Title: "标签"}
	m.To, m.Left = data.Addressees(&f, ids, printDay, data.MailRule{})
	for _, c := range []struct {
		sheet                        string
		cols, rows                   int
		left, top, w, h, stepX, step float64
	}{
		{"a4-3x8", 3, 8, 0, 0.5, 70, 37, 70, 37}, {"a4-3x7", 3, 7, 7.2, 15.15, 63.5, 38.1, 66.04, 38.1},
		{"a4-2x7", 2, 7, 4.67, 15.15, 99.1, 38.1, 101.6, 38.1}, {"a4-2x5", 2, 5, 4.67, 6, 99.1, 57, 101.6, 57}, {CustomSheet, 2, 3, 10, 20, 80, 50, 90, 55},
	} {
		proof, err := p.Labels(context.Background(), m, SheetOptions{
			Sheet: c.sheet, Start: 3, NudgeX: 1.5, NudgeY: -0.4, Test: true,
			Custom: Custom{Columns: 2, Rows: 3, Width: 80, Height: 50, Left: 10, Top: 20, PitchX: 90, PitchY: 55},
		}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		per := c.cols * c.rows
		if want := (len(m.To) + 2 + per - 1) / per; len(proof.Book.Pages) != want {
			t.Errorf("%s: %d pages for %d labels, want %d", c.sheet, len(proof.Book.Pages), len(m.To), want)
		}
		pg := proof.Book.Pages[0]
		var lefts []*page.Fill
		for _, it := range pg.Items {
			if r, ok := it.(*page.Fill); ok && r.Box.W > r.Box.H { // upper and lower edges
				lefts = append(lefts, r)
			}
		}
		if len(lefts) != 2*per {
			t.Fatalf("%s: %d edges", c.sheet, len(lefts))
		}
		cell := func(i int) (x, y float64) {
			return c.left + 1.5 + float64(i%c.cols)*c.stepX, c.top - 0.4 + float64(i/c.cols)*c.step
		}
		for i := range per {
			x, y := cell(i)
			if e := lefts[2*i].Box; !near(e.X, x) || !near(e.Y, y) || !near(e.W, c.w) || !near(lefts[2*i+1].Box.Bottom(), y+c.h) {
				t.Errorf("%s: cell %d stands at %.2f %.2f mm, want %.2f %.2f", c.sheet, i, e.X.Points()*25.4/72, e.Y.Points()*25.4/72, x, y)
			}
		}
		if n := len(pg.Lines); n != min(per-2, len(m.To)) {
			t.Errorf("%s: %d labels on the first page, want %d: two are gone", c.sheet, n, per-2)
		}
		for i, l := range pg.Lines {
			x, y := cell(i + 2)
			for _, it := range pg.Items {
				tx, ok := it.(*page.Text)
				if !ok || tx.At.X < unit.Millimetres(x) || tx.At.X > unit.Millimetres(x+c.w) || tx.At.Y < unit.Millimetres(y) || tx.At.Y > unit.Millimetres(y+c.h) {
					continue
				}
				if tx.At.X < l.Box.X || tx.At.X+tx.Width() > l.Box.Right()+unit.Pt/2 || tx.At.Y > l.Box.Bottom() || tx.At.Y-tx.Size < l.Box.Y-unit.Pt {
					t.Errorf("%s: label %d: %q sticks out of its frame", c.sheet, i, string(tx.Text))
				}
			}
		}
		if !strings.Contains(words(pg), strings.Split(m.To[0].Address, "启航")[0]) {
			t.Errorf("%s: the first label is empty", c.sheet)
		}
	}
}

// TestLabelShrinks: what is too long is set smaller and said; what does not fit
// at all is said, and nothing is cut.
func TestLabelShrinks(t *testing.T) {
	p := printPress(t)
	long := "江州北屿新区综合保税区跨境多式联运与大宗散货集散分拨中心运营管理有限责任公司"
	m := Mail{Day: printDay, To: []data.Addressee{
		{Member: "a", Company: "短名公司", Address: "江州市桥东路1号", Postcode: "200001", Person: "甲"},
		{Member: "b", Company: long, Address: strings.Repeat("江州市北屿新区综保二路一号", 2), Postcode: "200001", Person: "乙"},
		{Member: "c", Company: strings.Repeat(long, 12), Address: "江州市桥东路1号", Postcode: "200001", Person: "丙"},
	}}
	proof, err := p.Labels(context.Background(), m, SheetOptions{Sheet: "a4-4x10"}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	code := map[string]string{}
	for _, f := range proof.Findings {
		code[f.Source] += f.Code
	}
	if code["a"] != "" || code["b"] != "text-shrunk" || code["c"] != "overset" {
		t.Errorf("findings: %v", code)
	}
	text := words(proof.Book.Pages[0])
	for _, a := range m.To {
		if !strings.Contains(text, a.Company) || !strings.Contains(text, a.Address) {
			t.Errorf("%s is cut", a.Member)
		}
	}
}

// TestEnvelope: each digit stands in the middle of its box; without boxes the
// digits stand at the same places.
func TestEnvelope(t *testing.T) {
	p := printPress(t)
	f, _ := someMembers(1)
	m := Mail{Day: printDay, From: f.Association, To: []data.Addressee{{Member: "a", Company: "远衡公司", Address: "上海市示范路88号", Postcode: "200030", Person: "甲 女士"}}}
	_, sizes, err := p.Sheets()
	if err != nil {
		t.Fatal(err)
	}
	for _, size := range sizes {
		var places [2][]unit.Point
		for i, boxes := range []bool{true, false} {
			proof, err := p.Envelopes(context.Background(), m, SheetOptions{Sheet: size.Key, Boxes: boxes}, Options{})
			if err != nil {
				t.Fatal(err)
			}
			pg := proof.Book.Pages[0]
			var rims []unit.Rect // upper edges of boxes
			for _, it := range pg.Items {
				if r, ok := it.(*page.Fill); ok && r.Box.W > r.Box.H {
					rims = append(rims, r.Box)
				}
			}
			if want := map[bool]int{true: 12, false: 0}[boxes]; len(rims) != want {
				t.Fatalf("%s: %d edges, want %d", size.Key, len(rims), want)
			}
			n := 0
			for _, it := range pg.Items {
				x, ok := it.(*page.Text)
				if !ok || len(x.Text) != 1 || x.Text[0] > '9' {
					continue
				}
				if n == 6 || string(x.Text) != string("200030"[n]) {
					t.Errorf("%s: digit %d is %q", size.Key, n, string(x.Text))
				}
				places[i] = append(places[i], x.At)
				if boxes {
					box := rims[2*n]
					mid, bottom := box.X+box.W/2, rims[2*n+1].Bottom()
					if d := x.At.X + x.Width()/2 - mid; d > unit.Pt/20 || d < -unit.Pt/20 {
						t.Errorf("%s: digit %d is %s pt beside the middle", size.Key, n, d)
					}
					above, below := x.At.Y-x.Size.Permille(730)-box.Y, bottom-x.At.Y
					if d := above - below; d > unit.Pt/10 || d < -unit.Pt/10 || above < 0 {
						t.Errorf("%s: digit %d: %s pt above it, %s pt below", size.Key, n, above, below)
					}
				}
				n++
			}
			if n != 6 {
				t.Errorf("%s: %d digits", size.Key, n)
			}
			text := words(pg)
			for _, want := range []string{"上海市示范路88号", "远衡公司", "甲", "收", "江州行业协会", "江州市观澜路128号", "邮政编码", "200001"} {
				if !strings.Contains(text, want) {
					t.Errorf("%s: %q is not on the envelope", size.Key, want)
				}
			}
			if len(proof.Findings) > 0 {
				t.Errorf("%s: %+v", size.Key, proof.Findings)
			}
		}
		if !slices.Equal(places[0], places[1]) {
			t.Errorf("%s: digits stand elsewhere without boxes", size.Key)
		}
	}
}

// TestSheets: wrong sheets are sentences.
func TestSheets(t *testing.T) {
	p := printPress(t)
	for _, c := range []struct {
		o    SheetOptions
		want string
	}{
		{SheetOptions{Sheet: "nothing"}, "no sheet \"nothing\""},
		{SheetOptions{Sheet: "a4-3x7", Start: 22}, "there are 1 to 21"},
		{SheetOptions{Sheet: CustomSheet, Custom: Custom{Columns: 3, Rows: 8, Width: 80, Height: 37}}, "last column ends at 240.0 mm"},
		{SheetOptions{Sheet: CustomSheet, Custom: Custom{Columns: 1, Rows: 1, Width: 5, Height: 37}}, "too small"},
		{SheetOptions{Sheet: CustomSheet}, "0 × 0 cells"},
		{SheetOptions{NudgeX: 101}, "nudged by 101"}, {SheetOptions{NudgeY: math.NaN()}, "nudged by"},
	} {
		if _, err := p.Labels(context.Background(), Mail{}, c.o, Options{}); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v: %v, want %q", c.o, err, c.want)
		}
	}
}

// TestSignSheet: everybody has a line, the sum is right, every page has its
// head.
func TestSignSheet(t *testing.T) {
	p := printPress(t)
	f, chosen := someMembers(90)
	var ids []data.MemberID
	for _, c := range chosen {
		ids = append(ids, c.Member)
	}
	for i := range f.Contacts {
		f.Contacts[i].Copies = 1 + i%3
	}
	for _, byClass := range []bool{false, true} {
		m := Mail{Day: printDay, Title: "签收单", Subtitle: "第141期", ByClass: byClass}
		m.To, m.Left = data.Addressees(&f, ids, printDay, data.MailRule{})
		copies := 0
		for _, a := range m.To {
			copies += a.Copies
		}
		proof, err := p.SignSheet(context.Background(), m, Options{})
		if err != nil {
			t.Fatal(err)
		}
		text := ""
		for _, pg := range proof.Book.Pages {
			w := words(pg)
			text += w
			if !strings.Contains(w, "签收") || !strings.Contains(w, "份数") {
				t.Error("a page lacks the head of the table")
			}
		}
		for _, a := range m.To {
			if strings.Count(text, a.Company) != 1 {
				t.Errorf("%s is there %d times", a.Company, strings.Count(text, a.Company))
			}
		}
		if !strings.Contains(text, fmt.Sprintf("%d家（位）", len(m.To))) || !strings.Contains(strings.Split(text, "合计")[1], fmt.Sprint(copies)) {
			t.Errorf("the sum of %d for %d is not there", copies, len(m.To))
		}
		whole := 0
		for _, o := range proof.Left {
			if o.Whole() {
				whole++
			}
		}
		if whole != 13 || len(proof.Findings) != len(m.Left) {
			t.Errorf("%d left out, want the 13 without an address; %d findings of %d", whole, len(proof.Findings), len(m.Left))
		}
	}
}

// TestSmallDirectories: of nobody, of one, of a few.
func TestSmallDirectories(t *testing.T) {
	p := printPress(t)
	for n := range 9 {
		f, chosen := someMembers(n)
		proof, err := p.Directory(context.Background(), Directory{Facts: f, Members: chosen, Day: printDay}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		text := ""
		for _, pg := range proof.Book.Pages {
			text += words(pg)
		}
		if len(proof.Book.Pages)%4 != 0 || !strings.Contains(text, "会员名录") {
			t.Errorf("%d members: %d pages", n, len(proof.Book.Pages))
		}
		for _, m := range f.Members {
			if got := strings.Count(text, m.Name); got < 1 || got > 3 { // entry, index, where they are not broken, and head
				t.Errorf("%s is there %d times", m.Name, got)
			}
		}
	}
	for _, set := range []func() (*Proof, error){
		func() (*Proof, error) { return p.Labels(context.Background(), Mail{}, SheetOptions{}, Options{}) },
		func() (*Proof, error) { return p.Envelopes(context.Background(), Mail{}, SheetOptions{}, Options{}) },
		func() (*Proof, error) { return p.SignSheet(context.Background(), Mail{Title: "签收单"}, Options{}) },
	} {
		if proof, err := set(); err != nil || len(proof.Book.Pages) != 1 {
			t.Errorf("nobody to print for: %v", err)
		}
	}
}

// logos is a Source that has one logo, wide, and no other.
type logos struct{ book }

func (logos) PictureBytes(d data.Digest) ([]byte, data.Picture, error) {
	if d != "there" {
		return nil, data.Picture{}, os.ErrNotExist
	}
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 300, 100))); err != nil {
		return nil, data.Picture{}, err
	}
	return b.Bytes(), data.Picture{Name: "标志", MIME: "image/png", Width: 300, Height: 100}, nil
}

// TestLogos: a logo stands in its frame at the right, text keeps off it; one
// that is missing is said and leaves no hole; without logos there is none.
func TestLogos(t *testing.T) {
	p := New(logos{}, templates.Files, testFonts(t), templates.Standard)
	f, chosen := someMembers(4)
	f.Members[0].Logo, f.Members[1].Logo = "there", "gone"
	widest := func(proof *Proof, id string) (w unit.Length, pictures int) { // how far the text of an entry reaches
		for _, pg := range proof.Book.Pages {
			for _, l := range pg.Lines {
				if l.Source != id {
					continue
				}
				for _, it := range pg.Items {
					switch it := it.(type) {
					case *page.Text:
						if it.At.Y > l.Box.Y && it.At.Y < l.Box.Y+unit.Millimetres(15) {
							w = max(w, it.At.X+it.Width()-l.Box.X)
						}
					case *page.Picture:
						if it.Box.Y >= l.Box.Y && it.Box.Bottom() <= l.Box.Bottom() {
							pictures++
							if it.Box.Right() > l.Box.Right() || it.Box.X < l.Box.Right()-unit.Millimetres(24) || it.Box.H > unit.Millimetres(15) {
								t.Errorf("the logo stands outside its frame: %+v in %+v", it.Box, l.Box)
							}
							if r := float64(it.Box.W) / float64(it.Box.H); r < 2.99 || r > 3.01 {
								t.Errorf("the logo is drawn %.2f times as wide as high, want 3", r)
							}
						}
					}
				}
			}
		}
		return w, pictures
	}
	for i := range f.Members {
		f.Members[i].Scope = strings.Repeat("仓储运输", 40)
	}
	proof, err := p.Directory(context.Background(), Directory{Facts: f, Members: chosen, Day: printDay, Logos: true, Print: []string{"business_scope"}}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	with, n := widest(proof, "m0000")
	gone, none := widest(proof, "m0001")
	if n != 1 || none != 0 || with >= gone || gone < unit.Millimetres(105) {
		t.Errorf("with a logo text is %s pt wide and %d pictures, without %s pt and %d", with, n, gone, none)
	}
	said := 0
	for _, x := range proof.Findings {
		if x.Code == "missing-logo" && x.Text == f.Members[1].Name {
			said++
		}
	}
	if said != 1 {
		t.Errorf("the missing logo is said %d times", said)
	}
	proof, err = p.Directory(context.Background(), Directory{Facts: f, Members: chosen, Day: printDay}, Options{})
	if err != nil || len(proof.Book.Images) != 0 || len(proof.Book.Absent) != 0 {
		t.Errorf("without logos: %d pictures, %d missing, %v", len(proof.Book.Images), len(proof.Book.Absent), err)
	}
}

// TestLongEntry: an entry taller than a page goes on on the next, whole.
func TestLongEntry(t *testing.T) {
	p := printPress(t)
	f, chosen := someMembers(3)
	f.Members[1].Scope = strings.Repeat("道路普通货物运输；仓储服务；装卸搬运；", 150)
	proof, err := p.Directory(context.Background(), Directory{Facts: f, Members: chosen, Day: printDay}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	text, on := "", map[int]bool{}
	for i, pg := range proof.Book.Pages {
		text += words(pg)
		for _, l := range pg.Lines {
			if l.Source == "m0001" {
				on[i] = true
			}
		}
	}
	if n := strings.Count(text, "装卸搬运；"); n != 150 || len(on) < 2 || len(proof.Book.Overset) != 0 {
		t.Errorf("%d of 150 parts on %d pages, %d overset", n, len(on), len(proof.Book.Overset))
	}
}
