package press

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"huikan/app/export"
	"huikan/app/font"
	"huikan/data"
	"huikan/templates"
)

// book is a Source with one long issue of plain articles.
type book struct{ articles int }

func (book) Association() (data.Association, error) {
	return data.Association{Name: "江城协会"}, nil
}
func (book) Issue(id data.IssueID) (data.Issue, error) {
	return data.Issue{ID: id, Title: "江城资讯", Year: 2026, Months: []int{1}, YearNo: 1, SerialNo: 1, Organiser: "江城协会"}, nil
}
func (book) Sections(data.IssueID) ([]data.Section, error) {
	return []data.Section{{ID: "s", Name: "重要消息", Type: data.ArticlesSection}}, nil
}
func (b book) Placements(data.IssueID) (out []data.Placement, err error) {
	for i := range b.articles {
		id := fmt.Sprint(i)
		out = append(out, data.Placement{ID: data.PlacementID(id), Section: "s", Article: data.ArticleID(id)})
	}
	return out, nil
}
func (book) Article(id data.ArticleID) (data.Article, error) {
	a := data.Article{ID: id, Title: "关于印发《江城大宗商品现货市场交易管理规定》的通知" + string(id)}
	a.SetBody(strings.Repeat("为进一步推进面向国际的大宗商品现货市场建设，健全联合管理制度，规范交易活动，加强事中事后监管，根据《管理办法（试行）》（江发〔2026〕3号），到2028年达到82%以上。\n\n", 50))
	return a, nil
}
func (book) Member(data.MemberID) (data.Member, error)                { return data.Member{}, nil }
func (book) Classes() ([]data.Class, error)                           { return nil, nil }
func (book) Body(data.Digest) (string, error)                         { return "", os.ErrNotExist }
func (book) Blob(data.Digest) ([]byte, error)                         { return nil, os.ErrNotExist }
func (book) Edition(data.IssueID) (data.Edition, bool, error)         { return data.Edition{}, false, nil }
func (book) Issues() ([]data.Issue, error)                            { return nil, nil }
func (book) PlacementsOf(data.ArticleID) ([]data.Placement, error)    { return nil, nil }
func (book) ArticlesWithDocNo(string) ([]data.Article, error)         { return nil, nil }
func (book) Contacts(data.MemberID) ([]data.Contact, error)           { return nil, nil }
func (book) Standing(data.MemberID, data.Date) (data.Standing, error) { return data.Standing{}, nil }
func (book) NewMembers(data.IssueID) ([]data.MemberID, error)         { return nil, nil }
func (book) PictureBytes(data.Digest) ([]byte, data.Picture, error) {
	return nil, data.Picture{}, os.ErrNotExist
}

func testFonts(t testing.TB) *font.Library {
	t.Helper()
	l := font.NewLibrary()
	for s, name := range map[font.Style]string{
		{Family: font.Song}: "NotoSerifSC-Regular", {Family: font.Song, Bold: true}: "NotoSerifSC-Bold",
		{Family: font.Hei}: "NotoSansSC-Regular", {Family: font.Hei, Bold: true}: "NotoSansSC-Bold",
		{Family: font.Kai}: "LXGWWenKai-Regular",
	} {
		raw, err := os.ReadFile("../../assets/fonts/" + name + ".ttf")
		if err != nil {
			t.Fatal(err)
		}
		l.Add(s, name, raw)
	}
	return l
}

// BenchmarkIssue sets and writes an issue of about 75 pages, and one of 16
// times that.
func BenchmarkIssue(b *testing.B) {
	pdf, _ := export.ByExt("pdf")
	for _, n := range []int{16, 256} {
		b.Run(fmt.Sprintf("%d articles", n), func(b *testing.B) {
			b.ReportAllocs()
			pages := 0
			for b.Loop() {
				p, err := New(book{n}, templates.Files, testFonts(b), templates.Standard).Issue(context.Background(), "i", Options{})
				if err != nil {
					b.Fatal(err)
				}
				var out bytes.Buffer
				if err := p.Export(&out, pdf, export.Options{}); err != nil {
					b.Fatal(err)
				}
				pages = len(p.Book.Pages)
			}
			b.ReportMetric(float64(pages), "pages")
		})
	}
}
