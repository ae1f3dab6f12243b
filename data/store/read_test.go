package store

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"huikan/data"
)

// What app/compose asks of a library (its Source).
var _ interface {
	Issue(data.IssueID) (data.Issue, error)
	Sections(data.IssueID) ([]data.Section, error)
	Placements(data.IssueID) ([]data.Placement, error)
	Article(data.ArticleID) (data.Article, error)
	Member(data.MemberID) (data.Member, error)
	Classes() ([]data.Class, error)
	NewMembers(data.IssueID) ([]data.MemberID, error)
	Contacts(data.MemberID) ([]data.Contact, error)
	PictureBytes(data.Digest) ([]byte, data.Picture, error)
	Association() (data.Association, error)
} = (*Store)(nil)

// Sections and placements come in their order, without what is deleted.
func TestIssueReads(t *testing.T) {
	s, _ := create(t)
	i := data.Issue{Year: 2014, YearNo: 9, SerialNo: 140}
	commit(t, s.Change("期").Put(&i))
	two := data.Section{Issue: i.ID, Name: "二", Order: 2}
	one := data.Section{Issue: i.ID, Name: "一", Order: 1}
	commit(t, s.Change("栏").Put(&two).Put(&one))
	var places []data.Placement
	for n, sec := range []data.SectionID{two.ID, one.ID, one.ID} {
		a := data.Article{Title: fmt.Sprint(n)}
		commit(t, s.Change("稿").Put(&a))
		p := data.Placement{Section: sec, Article: a.ID, Order: 9 - n}
		commit(t, s.Change("排").Put(&p))
		places = append(places, p)
	}
	order := func() (out string) {
		ps, err := s.Placements(i.ID)
		if err != nil {
			t.Error(err)
		}
		for _, p := range ps {
			a, _ := s.Article(p.Article)
			out += a.Title
		}
		return out
	}
	secs, err := s.Sections(i.ID)
	if err != nil || len(secs) != 2 || secs[0].Name != "一" {
		t.Errorf("%+v, %v", secs, err)
	}
	if order() != "210" {
		t.Errorf("placements %s", order())
	}
	commit(t, s.Change("删").Delete(&one))
	if order() != "0" {
		t.Errorf("placements without their section: %s", order())
	}
	if ps, _ := s.PlacementsOf(places[1].Article); len(ps) != 0 {
		t.Errorf("%+v", ps)
	}
	commit(t, s.Change("恢复").Undelete(&one))
	if ps, _ := s.PlacementsOf(places[1].Article); order() != "210" || len(ps) != 1 {
		t.Errorf("after Undelete: %s, %+v", order(), ps)
	}
	for name, want := range map[string]string{"139": "there is only 140 (2014-9)", "2014-8": "not found", "2014-x": "want a serial number", "无": "not found", "": "not found"} {
		if _, err := s.FindIssue(name); !errors.Is(err, ErrNotFound) || !strings.Contains(err.Error(), want) {
			t.Errorf("FindIssue(%q): %v", name, err)
		}
	}
	if _, err := s.Issue("?"); !errors.Is(err, ErrNotFound) {
		t.Errorf("Issue: %v", err)
	}
	if _, _, err := s.PictureBytes("?"); !errors.Is(err, ErrNotFound) {
		t.Errorf("PictureBytes: %v", err)
	}
}

func TestNewMembers(t *testing.T) {
	s, _ := create(t)
	old := data.Issue{SerialNo: 139}
	i := data.Issue{SerialNo: 140, NewFrom: data.Date{Year: 2014, Month: 11}, NewTo: data.Date{Year: 2014, Month: 12}}
	commit(t, s.Change("期").Put(&old).Put(&i))
	oldSec := data.Section{Issue: old.ID, Name: "新增会员"}
	commit(t, s.Change("栏").Put(&oldSec))
	add := func(name, pinyin, joined string) data.MemberID {
		d, err := data.ParseDate(joined)
		if err != nil {
			t.Fatal(err)
		}
		m := data.Member{Type: data.UnitMember, Name: name, Pinyin: pinyin, Joined: d}
		commit(t, s.Change("加").Put(&m))
		return m.ID
	}
	b, a := add("乙", "yi", "2014-11-05"), add("甲", "jia", "2014-11-05")
	c := add("丙", "bing", "2014-12")
	add("早", "", "2014-10-31")
	add("晚", "", "2015-01-01")
	add("不明", "", "")
	placed := add("登过", "", "2014-11-06")
	p := data.Placement{Section: oldSec.ID, Member: placed}
	commit(t, s.Change("排").Put(&p))
	deleted := data.Member{ID: add("删", "", "2014-11-07")}
	commit(t, s.Change("删").Delete(&deleted))
	want := fmt.Sprint([]data.MemberID{a, b, c})
	if got, err := s.NewMembers(i.ID); err != nil || fmt.Sprint(got) != want {
		t.Errorf("NewMembers = %v, %v; want %v", got, err, want)
	}
	i.Held = []data.MemberID{b}
	commit(t, s.Change("暂缓").Put(&i))
	if got, err := s.NewMembers(i.ID); err != nil || len(got) == 0 || slices.Contains(got, b) {
		t.Errorf("NewMembers = %v, %v with %s held back", got, err, b)
	}
	i.Held = nil
	commit(t, s.Change("不再暂缓").Put(&i))
	if got, err := s.NewMembers(old.ID); err != nil || len(got) != 0 {
		t.Errorf("without a window: %v, %v", got, err)
	}
	commit(t, s.Change("撤").Delete(&p))
	if got, _ := s.NewMembers(i.ID); len(got) != 4 {
		t.Errorf("once the placement is gone: %v", got)
	}
	if _, err := s.NewMembers("?"); !errors.Is(err, ErrNotFound) {
		t.Error(err)
	}
}

func TestMemberReads(t *testing.T) {
	s, _ := create(t)
	if cs, err := s.Classes(); err != nil || len(cs) != len(data.DefaultClasses()) || cs[0].Name != "会长单位" {
		t.Errorf("%+v, %v", cs, err)
	}
	a := data.Member{Name: "上海钱浩有限公司"}
	b := data.Member{Name: "上海钱浩（集团）股份有限公司"}
	commit(t, s.Change("加").Put(&a).Put(&b))
	if like, err := s.MembersLike("上海钱浩有限责任公司"); err != nil || len(like) != 2 {
		t.Errorf("%+v, %v", like, err)
	}
	x, y := data.Contact{Member: a.ID, Name: "张三"}, data.Contact{Member: a.ID, Name: "李四", Primary: true}
	commit(t, s.Change("加人").Put(&x).Put(&y))
	if cs, err := s.Contacts(a.ID); err != nil || len(cs) != 2 || cs[0].Name != "李四" {
		t.Errorf("%+v, %v", cs, err)
	}
	if cs, err := s.Contacts(b.ID); err != nil || len(cs) != 0 {
		t.Errorf("%+v, %v", cs, err)
	}
	later := data.Membership{Member: a.ID, Class: "理事单位", Starts: data.Date{Year: 2016}}
	first := data.Membership{Member: a.ID, Class: "会员单位", Starts: data.Date{Year: 2014, Month: 11}}
	commit(t, s.Change("会籍").Put(&later).Put(&first))
	if ms, err := s.Memberships(a.ID); err != nil || len(ms) != 2 || ms[0].Class != "会员单位" {
		t.Errorf("%+v, %v", ms, err)
	}
	doc := data.Article{Title: "通知", DocNo: "国发〔2014〕21号"}
	commit(t, s.Change("稿").Put(&doc))
	if as, err := s.ArticlesWithDocNo("国发[2014]21号"); err != nil || len(as) != 1 {
		t.Errorf("%+v, %v", as, err)
	}
}

// Readers and one writer at a time, with the race detector watching.
func TestTogether(t *testing.T) {
	s, _ := create(t)
	var wg sync.WaitGroup
	for g := range 4 {
		wg.Go(func() {
			for i := range 10 {
				m := data.Member{Name: fmt.Sprintf("会员%d-%d", g, i), Type: data.UnitMember}
				if _, err := s.Change("加").Put(&m).Commit(); err != nil {
					t.Error(err)
				}
				if _, err := s.Member(m.ID); err != nil {
					t.Error(err)
				}
				s.Members()
			}
		})
	}
	wg.Wait()
	if ms, _ := s.Members(); len(ms) != 40 {
		t.Errorf("%d members", len(ms))
	}
	sound(t, s)
}
