package compose

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"huikan/app/doc"
	"huikan/data"
)

// shelf is a Source made of maps.
type shelf struct {
	issue    data.Issue
	sections []data.Section
	placed   []data.Placement
	articles map[data.ArticleID]data.Article
	members  map[data.MemberID]data.Member
	joined   []data.MemberID
	pictures map[data.Digest]data.Picture
}

var errNone = errors.New("no such record")

func (s *shelf) Association() (data.Association, error) {
	return data.Association{Name: "江城行业协会"}, nil
}
func (s *shelf) Issue(data.IssueID) (data.Issue, error)            { return s.issue, nil }
func (s *shelf) Sections(data.IssueID) ([]data.Section, error)     { return s.sections, nil }
func (s *shelf) Placements(data.IssueID) ([]data.Placement, error) { return s.placed, nil }
func (s *shelf) NewMembers(data.IssueID) ([]data.MemberID, error)  { return s.joined, nil }
func (s *shelf) Classes() ([]data.Class, error) {
	return []data.Class{{Code: "hy", Name: "会员单位"}}, nil
}
func (s *shelf) Article(id data.ArticleID) (data.Article, error) {
	if a, ok := s.articles[id]; ok {
		return a, nil
	}
	return data.Article{}, errNone
}
func (s *shelf) Member(id data.MemberID) (data.Member, error) {
	if m, ok := s.members[id]; ok {
		return m, nil
	}
	return data.Member{}, errNone
}
func (s *shelf) PictureBytes(d data.Digest) ([]byte, data.Picture, error) {
	if p, ok := s.pictures[d]; ok {
		return []byte("png"), p, nil
	}
	return nil, data.Picture{}, errNone
}

func (s *shelf) Blob(d data.Digest) ([]byte, error) {
	b, _, err := s.PictureBytes(d)
	return b, err
}
func (s *shelf) Body(d data.Digest) (string, error) {
	for _, a := range s.articles {
		if data.DigestOf([]byte(a.Body)) == d {
			return a.Body, nil
		}
	}
	return "", errNone
}

func sampleShelf() *shelf {
	return &shelf{
		issue: data.Issue{
			ID: "i", Title: "江城资讯", Year: 2026, Months: []int{11, 12}, YearNo: 6, SerialNo: 212, Organiser: "江城行业协会",
			StaffList: []data.Staff{{Role: "编辑", Names: []string{"甲", "乙"}}}, PrintRun: 800,
		},
		sections: []data.Section{
			{ID: "s1", Name: "政策规范", Type: data.ArticlesSection},
			{ID: "s2", Name: "空栏目", Type: data.ArticlesSection},
			{ID: "s3", Name: "新增会员", Type: data.NewMembersSection},
		},
		placed: []data.Placement{
			{ID: "p1", Section: "s1", Article: "a1"}, {ID: "p2", Section: "s3", Member: "m2"},
		},
		articles: map[data.ArticleID]data.Article{"a1": {
			ID: "a1", Title: "江城办公室\n关于印发《办法》的通知", DocNo: "江办〔2026〕3号", OriginType: "来源", OriginName: "江城发布",
			Body: "::: {.recipient}\n各单位：\n:::\n\n第一条 总则。\n\n![图一](picture:there)\n\n![图二](picture:gone)",
		}},
		members: map[data.MemberID]data.Member{
			"m1": {ID: "m1", Name: "云海公司", Class: "hy", Scope: "贸易。", Profile: "第一段。\n\n第二段。", Website: "www.yunhai.example"},
			"m2": {ID: "m2", Name: "颐和公司", Class: "理事单位", Profile: "介绍。"},
		},
		joined:   []data.MemberID{"m2", "m1"},
		pictures: map[data.Digest]data.Picture{"there": {Width: 10, Height: 10, MIME: "image/png", Credit: "甲摄"}},
	}
}

func TestIssue(t *testing.T) {
	d, err := Issue(sampleShelf(), "i", nil)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, g := range d.Contents.Groups {
		for _, e := range g.Entries {
			fmt.Fprintf(&b, "%s %s → %s\n", g.Label, e.Text, e.Ref)
		}
	}
	for _, s := range d.Sections {
		fmt.Fprintf(&b, "%s flow=%v\n", s.Label, s.Flow)
		for _, a := range s.Articles {
			fmt.Fprintf(&b, "# %s\n%s", a.Ref, doc.Dump(a.Blocks))
		}
	}
	for _, r := range d.Imprint.Rows {
		fmt.Fprintf(&b, "%s：%s\n", r.Label, r.Value)
	}
	want := `【政策规范】 江办〔2026〕3号 江城办公室关于印发《办法》的通知 → placement-p1
【新增会员】 颐和公司 → member-m2
【新增会员】 云海公司 → member-m1
【政策规范】 flow=false
# placement-p1
docno: 江办〔2026〕3号
title: 江城办公室⏎关于印发《办法》的通知
recipient: 各单位：
clause: {lead 第一条} 总则。
figure: there 图一（甲摄）
figure: gone 图二
credit: （来源：江城发布）
【新增会员】 flow=true
# member-m2
membername: 颐和公司{lead （理事单位）}
membertext: {lead 会员企业情况介绍：}介绍。
memberend: （颐和公司）
# member-m1
membername: 云海公司{lead （会员单位）}
membertext: {lead 主要业务经营范围：}贸易。
membertext: {lead 会员企业情况介绍：}第一段。
membertext: 第二段。
membertext: {lead 单位网址：}www.yunhai.example
memberend: （云海公司）
编辑：甲、乙
编印单位：江城行业协会
印数：800 册
`
	if got := b.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if d.Info.Date != "20261201" || d.Info.Title != "江城资讯" {
		t.Errorf("info: %+v", d.Info)
	}
	if p := d.Pictures["there"]; p.Data == nil {
		t.Error("a picture that is there has no data")
	}
	if p, ok := d.Pictures["gone"]; !ok || p.Data != nil || p.Name != "图二" {
		t.Errorf("a missing picture must be in the document by name: %+v", p)
	}
}

func TestCover(t *testing.T) {
	s := sampleShelf()
	s.issue.PermitNo = "（江）字第8号"
	d, err := Issue(s, "i", nil)
	if err != nil {
		t.Fatal(err)
	}
	c := d.Cover
	if c.Title != "江城资讯" || c.Label != "2026年11、12月合刊第6期总第212期" || c.Organiser != "江城行业协会主办" {
		t.Errorf("cover: %+v", c)
	}
	if len(c.Marks) != 2 || c.Marks[1] != "内部资料，免费交流" {
		t.Errorf("marks: %v", c.Marks)
	}
	var h []string
	for _, e := range c.Highlights {
		h = append(h, e.Text)
	}
	if got := strings.Join(h, " | "); got != "江城办公室关于印发《办法》的通知 | 新增会员：2 家" {
		t.Errorf("highlights: %s", got)
	}
}

// TestBrokenReference: a record that cannot be read is an error that says
// where, not a gap in the issue.
func TestBrokenReference(t *testing.T) {
	s := sampleShelf()
	delete(s.articles, "a1")
	if _, err := Issue(s, "i", nil); !errors.Is(err, errNone) || !strings.Contains(err.Error(), "政策规范") {
		t.Errorf("error %v", err)
	}
}

// TestHidden: what stands in a hidden section is neither on the pages nor in
// the edition.
func TestHidden(t *testing.T) {
	s := sampleShelf()
	s.sections[2].Hidden = true
	d, err := Issue(s, "i", nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Sections) != 1 || d.Sections[0].Name != "政策规范" {
		t.Errorf("sections: %d, first %s", len(d.Sections), d.Sections[0].Label)
	}
	p, err := Gather(s, "i")
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Sections) != 2 || len(p.Members) != 0 || len(p.Introduced) != 0 || len(p.Placements) != 1 {
		t.Errorf("the edition has %d sections, %d members, %d placements", len(p.Sections), len(p.Members), len(p.Placements))
	}
}
