package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"huikan/data"
	"huikan/data/intake"
	"huikan/data/store"
)

// TestDuplicatesJourney is J2: two members that may be one stand side by side,
// a field is chosen, they become one, and one undo brings both back.
func TestDuplicatesJourney(t *testing.T) {
	w := withMembers(t, wide)
	c := w.lib.s.Change("新会员")
	m := &data.Member{Type: data.UnitMember, Name: "一禾贸易（上海）有限公司", Phone: "021-66668888", FormerNames: []string{"一禾贸易有限公司"}}
	if _, err := c.Put(m).Put(&data.Contact{Member: m.ID, Name: "于渡"}).Commit(); err != nil {
		t.Fatal(err)
	}
	before, _ := w.lib.s.Checksum()
	w.findDuplicates()
	s := w.screen.(*duplicateScreen)
	if len(s.report.Candidates) != 1 {
		t.Fatalf("%d pairs", len(s.report.Candidates))
	}
	wants(t, "pair", texts(s.body), "一禾贸易有限公司", "一禾贸易（上海）有限公司", "曾用名", "不是重复", "保留这一家")
	s.distinct()
	if len(s.report.Candidates) != 0 {
		t.Error("the pair is still listed")
	}
	w.undo()
	w.findDuplicates()
	s = w.screen.(*duplicateScreen)
	s.choose("name", data.MergeOther)
	s.commit()
	if n := len(w.lib.shelf.members); n != 4 {
		t.Errorf("%d members after the merge, want 4", n)
	}
	kept, err := w.lib.s.Member(s.merge.Keep.ID)
	if err != nil || kept.Name != "一禾贸易（上海）有限公司" || kept.Phone != "021-66668888" || len(w.lib.shelf.contacts[kept.ID]) != 1 {
		t.Errorf("kept %+v, %v", kept, err)
	}
	w.undo()
	if now, _ := w.lib.s.Checksum(); now != before {
		t.Error("undo does not bring both back as they were")
	}
}

// TestBin: what was deleted is listed and comes back.
func TestBin(t *testing.T) {
	w := withMembers(t, slim)
	w.goTo(atMembers)
	list := w.screen.(*memberScreen)
	list.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if len(w.lib.shelf.members) != 3 {
		t.Fatalf("%d members after Delete", len(w.lib.shelf.members))
	}
	w.show(newBin(w))
	s := w.screen.(*binScreen)
	wants(t, "bin", texts(s.body), "会员", " 天")
	s.list.Key(fyne.KeyReturn)
	if len(w.lib.shelf.members) != 4 || len(s.recs) != 0 {
		t.Errorf("%d members, %d in the bin", len(w.lib.shelf.members), len(s.recs))
	}
	wants(t, "bin", texts(s.body), "回收站是空的")
}

// TestBackupsJourney is J10: a copy says what it would change, takes the
// library's place while that is kept, and is offered where a file is damaged.
func TestBackupsJourney(t *testing.T) {
	w := withMembers(t, wide)
	path := w.lib.s.Path()
	if _, err := w.lib.s.RotateBackups(store.BackupFolder(path), 5); err != nil {
		t.Fatal(err)
	}
	w.goTo(atMembers)
	w.screen.(*memberScreen).bin()
	w.showBackups()
	s := w.screen.(*backupScreen)
	wants(t, "copy", texts(s.body), "恢复这份备份", "备份有而现在没有 1")
	w.restore(s.copies[0].Path, path)
	if w.lib == nil || len(w.lib.shelf.members) != 4 {
		t.Fatal("the copy is not open")
	}
	wants(t, "toast", texts(w.root), "原来的资料库存为")
	w.drop()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, raw[:len(raw)/3], 0o600); err != nil {
		t.Fatal(err)
	}
	w.open(path)
	top := w.win.Canvas().Overlays().Top()
	if w.lib != nil || top == nil {
		t.Fatal("a damaged library says nothing")
	}
	wants(t, "offer", texts(top), "最近一份好的备份", "用这份备份")
	w.restore(store.Copies(path, 1)[0].Path, path)
	if w.lib == nil || len(w.lib.shelf.members) != 4 {
		t.Error("the copy is not used")
	}
}

// TestFigures is J17 in the window: the numbers of a day add up, are copied as
// lines, and do not change when the library does.
func TestFigures(t *testing.T) {
	w := withMembers(t, wide)
	w.show(newFigures(w, w.today()))
	s := w.screen.(*figureScreen)
	if s.at.Total == 0 || s.at.Total != s.at.Units+s.at.Persons {
		t.Errorf("%d members, %d units, %d persons", s.at.Total, s.at.Units, s.at.Persons)
	}
	s.copy()
	if got := w.app.Clipboard().Content(); !strings.Contains(got, "会员总数\t") || !strings.Contains(got, "2026-06-02") {
		t.Errorf("copied %q", got)
	}
	s.field.SetText("从前")
	wants(t, "page", texts(s.body), "看不懂日期")
	s.field.SetText("2020-12-31")
	if s.at.Day != (data.Date{Year: 2020, Month: 12, Day: 31}) {
		t.Errorf("counts for %v", s.at.Day)
	}
}

// TestVersions: each change of a record says what it did, and a former version
// comes back as one change.
func TestVersions(t *testing.T) {
	w := withMembers(t, wide)
	var m data.Member
	for _, x := range w.lib.shelf.members {
		if x.Name == longName {
			m, _ = w.lib.s.Member(x.ID)
		}
	}
	m.Scope = "大宗商品交易"
	if _, err := w.lib.s.Change("改").Put(&m).Commit(); err != nil {
		t.Fatal(err)
	}
	m.Scope = "大宗商品现货交易"
	if _, err := w.lib.s.Change("再改").Put(&m).Commit(); err != nil {
		t.Fatal(err)
	}
	w.showVersions(m.ID)
	s := w.screen.(*versionScreen)
	if len(s.vs) != 3 {
		t.Fatalf("%d versions, want 3", len(s.vs))
	}
	wants(t, "change", texts(s.body), "大宗商品交易", "大宗商品现货交易")
	if a, b := diffMarks("大宗商品交易", "大宗商品现货交易"); len(a) != 0 || len(b) != 1 || b[0] != [2]int{12, 18} {
		t.Errorf("marks %v %v", a, b)
	}
	s.list.Select(1)
	s.now = true
	s.compare()
	wants(t, "today", texts(s.body), "回到这一版")
	s.goBack(*s.vs[1].After.(*data.Member), s.vs[1].Set)
	if got, _ := w.lib.s.Member(m.ID); got.Scope != "大宗商品交易" {
		t.Errorf("went back to %q", got.Scope)
	}
	w.undo()
	if got, _ := w.lib.s.Member(m.ID); got.Scope != "大宗商品现货交易" {
		t.Errorf("undo leaves %q", got.Scope)
	}
}

// TestOut: what is listed goes out and comes back in the same.
func TestOut(t *testing.T) {
	w := withMembers(t, wide)
	w.goTo(atMembers)
	s := w.screen.(*memberScreen)
	list, err := intake.NewMemberList(s.seen(), data.MemberBook{Members: w.lib.shelf.members, Contacts: w.lib.shelf.contactList, Classes: w.lib.shelf.classes}, intake.ListOptions{AllContacts: true})
	if err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "会员.csv")
	w.save(out, func(path string) error {
		f, err := os.Create(path)
		if err != nil {
			return err
		}
		defer f.Close()
		return list.WriteCSV(f)
	})
	wants(t, "toast", texts(w.root), "已写 会员.csv")
	w.dropped(out)
	plan := w.screen.(*memberImport).plan
	if plan.Created+plan.Rejected != 0 || len(plan.Rows) != len(w.lib.shelf.members) {
		t.Errorf("what went out comes back as %+v", plan)
	}
	for _, r := range plan.Rows {
		for _, c := range r.Changes { // a term is made of what the list says of joining
			if c.Field != "membership" {
				t.Errorf("row %d changes %s", r.No, c.Field)
			}
		}
	}
}

// TestReminders: who owes is listed by stage, with what is owed by age.
func TestReminders(t *testing.T) {
	w := withMembers(t, wide)
	w.show(newReminders(w))
	wants(t, "page", texts(w.root), "没有要催缴的会员")
	var m data.Member
	for _, x := range w.lib.shelf.members {
		if x.Name == longName {
			m = x
		}
	}
	c := w.lib.s.Change("开单")
	c.Put(&data.DuesBill{Member: m.ID, Year: 2025, Class: m.Class, Amount: 500000, Due: data.DateOf(time.Date(2025, 12, 31, 0, 0, 0, 0, time.UTC))})
	if _, err := c.Commit(); err != nil {
		t.Fatal(err)
	}
	s := w.screen.(*reminderScreen)
	wants(t, "page", texts(w.root), longName, "5,000.00", "陈若谷", "书面催缴 1")
	s.list.Key(fyne.KeyReturn)
	if l, ok := w.screen.(*memberScreen); !ok || l.picked != m.ID {
		t.Error("Enter does not lead to the member")
	}
}

// TestPacking: a packed library opens as another with the same checksum.
func TestPacking(t *testing.T) {
	w := withMembers(t, wide)
	before, _ := w.lib.s.Checksum()
	path := filepath.Join(t.TempDir(), "带走.zip")
	w.packTo(path)
	wants(t, "toast", texts(w.root), "已写 带走.zip")
	w.dropped(path)
	if w.lib == nil || filepath.Base(w.lib.s.Path()) != "带走.huikan" {
		t.Fatal("the packed library is not open")
	}
	if now, _ := w.lib.s.Checksum(); now != before {
		t.Error("the packed library says something else")
	}
}

// TestRevert: an import is taken back though other things were done since; what
// stands in the way is named.
func TestRevert(t *testing.T) {
	w := withMembers(t, wide)
	if _, err := w.lib.s.Change("别的事").Put(&data.Member{Type: data.UnitMember, Name: "后来的公司"}).Commit(); err != nil {
		t.Fatal(err)
	}
	w.goTo(atHistory)
	s := w.screen.(*historyScreen)
	s.list.Select(1) // 新增会员
	s.takeBack()
	if n := len(w.lib.shelf.members); n != 2 {
		t.Errorf("%d members, want that of the issue and the later one", n)
	}
	w.undo()
	m := w.lib.shelf.members[w.lib.shelf.memberAt[w.lib.shelf.contactList[0].Member]]
	m.ShortName = "改过"
	if _, err := w.lib.s.Change("改").Put(&m).Commit(); err != nil {
		t.Fatal(err)
	}
	for i, set := range s.sets {
		if set.Name == "新增会员" {
			s.list.Select(i)
		}
	}
	s.takeBack()
	top := w.win.Canvas().Overlays().Top()
	if top == nil {
		t.Fatal("nothing is said of what stands in the way")
	}
	wants(t, "message", texts(top), "后来又改过", longName)
}
