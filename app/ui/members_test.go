package ui

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"huikan/app/ui/look"
	"huikan/data"
	"huikan/data/search"
)

const longName = "中国（上海）自由贸易试验区大宗商品现货交易市场电子商务与供应链金融服务股份有限公司"

// withMembers is a window on a library with the made-up issue and some more
// members.
func withMembers(t testing.TB, size fyne.Size) *window {
	t.Helper()
	w := withLibrary(t, size)
	c := w.lib.s.Change("新增会员")
	long := &data.Member{Type: data.UnitMember, Name: longName, Class: "会长单位", MemberNo: "0007", Phone: "021-5566 7788", Joined: data.Date{Year: 2009, Month: 5},
		AddrMail: data.Address{City: "上海市", District: "浦东新区", Street: "示范路88号", Postcode: "200120"}, Industry: []string{"贸易"}}
	c.Put(long).Put(&data.Contact{Member: long.ID, Name: "陈若谷", Title: "总经理", Mobile: "13800000000", Primary: true})
	yi := &data.Member{Type: data.UnitMember, Name: "一禾贸易有限公司", Class: "会员单位", MemberNo: "10", Joined: data.Date{Year: 2020},
		AddrMail: data.Address{District: "虹口区"}, Industry: []string{"贸易"}, FormerNames: []string{"长亭商务"}}
	c.Put(yi).Put(&data.Member{Type: data.PersonMember, Name: "林知夏", Class: "个人会员"})
	if _, err := c.Commit(); err != nil {
		t.Fatal(err)
	}
	return w
}

func (s *memberScreen) names() string {
	var out []string
	for _, r := range s.rows {
		out = append(out, string([]rune(s.w.lib.shelf.members[r].Name)[:3]))
	}
	return strings.Join(out, " ")
}

// TestLookUp is J3: any fragment finds its member as it is typed, what matched
// is marked, Enter opens, Ctrl+C copies a tidy block, without a mouse.
func TestLookUp(t *testing.T) {
	w := withMembers(t, wide)
	w.goTo(atMembers)
	s := w.screen.(*memberScreen)
	for query, want := range map[string]struct{ name, after, tail string }{
		"yhkj":     {"上海远", "y h k j", "y h k j"},
		"远衡":       {"上海远", "", ""},
		"yuanheng": {"上海远", "", ""},
		"zyms":     {"中国（", "", ""}, // 自由贸易试验: initials that do not match are no match
		"crg":      {"中国（", "联系人 陈若谷", "陈若谷"},
		"00000":    {"中国（", "手机 13800000000", "00000"},
		"667788":   {"中国（", "总机 021-5566 7788", "66 7788"},
		"长亭":       {"一禾贸", "曾用名 长亭商务", "长亭"},
		"0007":     {"中国（", "会员编号 0007", "0007"},
	} {
		s.find.field.SetText("")
		test.Type(s.find.field, query)
		if query == "zyms" {
			if len(s.rows) != 0 {
				t.Errorf("%s finds %s", query, s.names())
			}
			continue
		}
		if s.names() != want.name {
			t.Errorf("%s finds %q, want %q", query, s.names(), want.name)
			continue
		}
		c := s.row(0)[0]
		if c.After != want.after {
			t.Errorf("%s shows %q, want %q", query, c.After, want.after)
		}
		if want.tail != "" && (len(c.Tail) == 0 || c.After[c.Tail[0][0]:c.Tail[0][1]] != want.tail) {
			t.Errorf("%s marks %v of %q, want %q", query, c.Tail, c.After, want.tail)
		}
	}
	w.win.Canvas().Focus(s.find.field)
	s.find.field.SetText("crg")
	s.find.field.TypedShortcut(&fyne.ShortcutCopy{})
	if got := w.app.Clipboard().Content(); got != longName+"\n200120　上海市浦东新区示范路88号\n陈若谷（总经理）　13800000000" {
		t.Errorf("Ctrl+C copies %q", got)
	}
	s.find.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if w.win.Canvas().Focused() != fyne.Focusable(s.tabs) {
		t.Error("Enter does not lead into the profile")
	}
	wants(t, "profile", texts(s.sheet), longName, "会长单位", "会员号 0007 · 第 18 年", "陈若谷（总经理）", "没有记下任何授权", "2009-05")
	s.tabs.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	wants(t, "contacts", texts(s.sheet), "陈若谷（总经理）", "13800000000", "主要")
	if !s.back() || w.win.Canvas().Focused() != fyne.Focusable(s.list) {
		t.Error("Escape does not lead back to the list")
	}
	if !s.back() || s.find.field.Text != "" || len(s.rows) != 4 {
		t.Error("Escape does not clear the search")
	}
}

// TestNarrowing: facets combine and count, views are kept in the library and
// can be taken back, orders and columns are remembered.
func TestNarrowing(t *testing.T) {
	w := withMembers(t, wide)
	w.goTo(atMembers)
	s := w.screen.(*memberScreen)
	chips := func() string { return texts(s.filter) }
	wants(t, "chips", chips(), "类别", "区", "理事以上 2", "从未刊登 3")
	facet := func(key string) search.Facet {
		for _, f := range s.answer.Facets {
			if f.Key == key {
				return f
			}
		}
		t.Fatalf("no facet %s", key)
		return search.Facet{}
	}
	s.toggle(facet("industry"), "贸易")
	s.toggle(facet("council"), yesValue)
	if s.names() != "中国（" {
		t.Errorf("trade and council leave %s", s.names())
	}
	wants(t, "chips", chips(), "行业：贸易", "存为常用筛选", "清除")
	s.keepView()
	field := w.win.Canvas().Focused().(*look.Field)
	test.Type(field, "贸易理事")
	field.OnSubmitted(field.Text)
	if w.win.Canvas().Overlays().Top() != nil {
		t.Error("the question stays")
	}
	wants(t, "chips", chips(), "贸易理事 1")
	s.clear()
	if len(s.rows) != 4 {
		t.Errorf("after clearing there are %d rows", len(s.rows))
	}
	s.showView(w.lib.shelf.views[0])
	if s.names() != "中国（" {
		t.Errorf("the view shows %s", s.names())
	}
	s.dropView(w.lib.shelf.views[0])
	if len(w.lib.shelf.views) != 0 {
		t.Error("the view is still there")
	}
	w.undo()
	if len(w.lib.shelf.views) != 1 {
		t.Error("undo does not bring the view back")
	}
	s.clear()
	s.sortBy("strokes", false)
	if !strings.HasPrefix(s.names(), "一禾贸") {
		t.Errorf("by strokes: %s", s.names())
	}
	s.toggleColumn("uscc")
	s.toggleColumn("district")
	w.goTo(atMembers)
	s = w.screen.(*memberScreen)
	if s.q.Sort != "strokes" || s.order.Label() != "笔画" {
		t.Errorf("the order is not remembered: %s", s.q.Sort)
	}
	for _, c := range s.list.Columns {
		if c.Key == "uscc" && c.Off || c.Key == "district" && !c.Off {
			t.Errorf("the columns are not remembered: %s", c.Key)
		}
	}
}

// TestProfileOfLittle: persons, long names and empty fields look intended.
func TestProfileOfLittle(t *testing.T) {
	w := withMembers(t, slim)
	w.goTo(atMembers)
	s := w.screen.(*memberScreen)
	for _, m := range w.lib.shelf.members {
		s.choose(m.ID)
		got := texts(s.sheet)
		wants(t, "profile", got, m.Name)
		if strings.Contains(got, "传真") {
			t.Errorf("%s shows an empty field:\n%s", m.Name, got)
		}
		for i := range profileTabs() {
			s.tabs.choose(i)
		}
	}
	if !s.back() || s.pane.open {
		t.Error("Escape does not lead back to the list")
	}
}

// BenchmarkKeystroke is a key in the search field over 100,000 members, until
// its answer is laid out.
func BenchmarkKeystroke(b *testing.B) {
	w := withLibrary(b, wide)
	ms := make([]data.Member, 100_000)
	for i := range ms {
		ms[i] = data.Member{ID: data.MemberID(fmt.Sprintf("m%06d", i)), Name: fmt.Sprintf("上海远衡%d科技有限公司", i), Class: "会员单位"}
	}
	sh := *w.lib.shelf
	sh.members, sh.memberAt = ms, map[data.MemberID]int{}
	for i := range ms {
		sh.memberAt[ms[i].ID] = i
	}
	sh.dir = sh.index()
	w.lib.shelf = &sh
	w.goTo(atMembers)
	s := w.screen.(*memberScreen)
	for _, q := range []string{"s", "shyh", "99", "远衡"} {
		b.Run(q, func(b *testing.B) {
			for b.Loop() {
				s.find.field.SetText("")
				s.find.field.SetText(q)
			}
		})
	}
}
