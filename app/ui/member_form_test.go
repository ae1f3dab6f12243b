package ui

import (
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"huikan/data"
)

func formOf(t *testing.T, w *window) *memberForm {
	t.Helper()
	s, ok := w.screen.(*memberForm)
	if !ok {
		t.Fatalf("%T is open, want the form", w.screen)
	}
	return s
}

// TestNewMember is J4: a form with checks as one types becomes one change with
// contacts, consents and pictures, which one undo takes back.
func TestNewMember(t *testing.T) {
	w := withMembers(t, wide)
	w.goTo(atMembers)
	before, err := w.lib.s.Checksum()
	if err != nil {
		t.Fatal(err)
	}
	w.newMember()
	s := formOf(t, w)
	if got := texts(s.body); strings.Contains(got, "不能为空") {
		t.Error("an untouched form complains")
	}
	s.finish()
	if formOf(t, w); !strings.Contains(texts(s.body), "不能为空") {
		t.Error("a form without a name does not say so")
	}
	test.Type(s.form.boxes["name"].entry, "上海银河科技有限公司")
	test.Type(s.form.boxes["uscc"].entry, "9135O100M000100Y43") // a letter O
	p := data.Validate(&data.Member{USCC: "9135O100M000100Y43"})
	var hints []string
	for _, x := range p {
		if x.Field == "uscc" {
			hints = x.Hints
		}
	}
	if len(hints) == 0 {
		t.Fatal("no hint for the code")
	}
	wants(t, "form", texts(s.form.boxes["uscc"].all), "改为 "+hints[0])
	s.form.put("uscc", hints[0])
	if got := texts(s.form.boxes["uscc"].all); strings.Contains(got, "改为") {
		t.Errorf("a good code is still doubted: %s", got)
	}
	s.form.put("joined_on", "2013年")
	s.form.put("founded_on", "昨天")
	wants(t, "form", texts(s.form.boxes["founded_on"].all), "昨天")
	s.finish()
	formOf(t, w) // what no field can hold is not dropped
	s.form.put("founded_on", "2004.5")
	k := s.people.add(data.Contact{Primary: true}, true)
	s.people.show()
	s.people.changed()
	k.form.put("name", "陈若谷")
	k.form.put("mobile", "138 0013 8000")
	k.toggle("名录公开")
	k.toggle("邮寄")
	k.toggle("邮寄")
	pic := filepath.Join(t.TempDir(), "logo.png")
	f, _ := os.Create(pic)
	if err := png.Encode(f, image.NewGray(image.Rect(0, 0, 8, 8))); err != nil {
		t.Fatal(err)
	}
	f.Close()
	s.pics.logo.add(pic)
	if !s.dropped(fyne.NewPos(0, 0), []string{pic}) || s.dropped(fyne.NewPos(0, 0), []string{"x.docx"}) {
		t.Error("a dropped picture is not taken, or something else is")
	}
	s.finish()
	list, ok := w.screen.(*memberScreen)
	if !ok {
		t.Fatalf("done leads to %T", w.screen)
	}
	m, err := w.lib.s.Member(list.picked)
	if err != nil || m.Name != "上海银河科技有限公司" || m.Founded != (data.Date{Year: 2004, Month: 5}) || m.Joined.Year != 2013 || m.Logo == "" || len(m.Photos) != 1 {
		t.Errorf("kept %+v, %v", m, err)
	}
	cs, _ := w.lib.s.Contacts(m.ID)
	if len(cs) != 1 || cs[0].Mobile != "13800138000" || len(cs[0].Consents) != 1 || cs[0].Consents[0].Given != (data.Date{Year: 2026, Month: 6, Day: 2}) {
		t.Errorf("kept contacts %+v", cs)
	}
	if len(w.openDrafts()) != 0 {
		t.Error("the draft is still there")
	}
	w.undo()
	if now, _ := w.lib.s.Checksum(); now != before {
		t.Error("one undo does not take all of it back")
	}
}

// TestDraft: leaving loses nothing, whatever was typed; another day goes on
// with it; discarding leaves the library as it is, and can be taken back.
func TestDraft(t *testing.T) {
	w := withMembers(t, wide)
	w.goTo(atMembers)
	var m data.Member
	for _, x := range w.lib.shelf.members {
		if x.Name == longName {
			m = x
		}
	}
	w.editMember(m.ID, "short_name")
	s := formOf(t, w)
	if w.win.Canvas().Focused() != fyne.Focusable(s.form.boxes["short_name"].entry) {
		t.Error("the field that was asked for has not the keyboard")
	}
	s.form.put("short_name", "大宗市场")
	s.form.put("founded_on", "很久以前") // no date: not dropped either
	s.people.list[0].form.put("title", "董事长")
	more := s.people.add(data.Contact{}, true)
	s.people.show()
	more.form.put("name", "于渡")
	w.goTo(atIssues)
	wants(t, "toast", texts(w.root), "留作草稿", "继续")
	if got, _ := w.lib.s.Member(m.ID); got.ShortName != "" {
		t.Error("a draft is in the library")
	}
	w.editMember(m.ID, "")
	s = formOf(t, w)
	if s.form.boxes["short_name"].entry.Text != "大宗市场" || s.form.boxes["founded_on"].entry.Text != "很久以前" {
		t.Errorf("the draft is %q, %q", s.form.boxes["short_name"].entry.Text, s.form.boxes["founded_on"].entry.Text)
	}
	if len(s.people.list) != 2 || s.people.list[0].c.Title != "董事长" || s.people.list[1].c.Name != "于渡" {
		t.Errorf("the contacts of the draft are %v", texts(s.people.body))
	}
	s.drop()
	if len(w.openDrafts()) != 0 {
		t.Error("a discarded draft stays")
	}
	w.editMember(m.ID, "")
	s = formOf(t, w)
	if s.form.boxes["short_name"].entry.Text != "" {
		t.Error("a discarded draft comes back")
	}
	s.form.put("short_name", "大宗")
	s.people.list[0].gone = true
	s.people.changed()
	s.finish()
	got, _ := w.lib.s.Member(m.ID)
	cs, _ := w.lib.s.Contacts(m.ID)
	if got.ShortName != "大宗" || len(cs) != 0 {
		t.Errorf("kept %q with %d contacts", got.ShortName, len(cs))
	}
	w.undo()
	if cs, _ := w.lib.s.Contacts(m.ID); len(cs) != 1 {
		t.Error("undo does not bring the contact back")
	}
}

// TestSameNumber: what the library has already is said beside the field.
func TestSameNumber(t *testing.T) {
	w := withMembers(t, slim)
	w.newMember()
	s := formOf(t, w)
	s.form.put("name", "一禾贸易有限公司")
	s.left("name")
	wants(t, "form", texts(s.form.boxes["name"].all), "与资料库里的“一禾贸易有限公司”相同", "去看看")
	s.form.put("name", "一禾贸易股份有限公司")
	s.left("name")
	wants(t, "form", texts(s.form.boxes["name"].all), "名称相近")
	s.form.put("member_no", "0007")
	s.form.extra = map[string][]note{}
	s.finish()
	formOf(t, w)
	wants(t, "form", texts(s.form.boxes["member_no"].all), "0007")
}

// TestRebase: what somebody else did meanwhile stays, under what is typed
// here; a draft whose member went becomes that of a new one.
func TestRebase(t *testing.T) {
	w := withMembers(t, wide)
	var m data.Member
	for _, x := range w.lib.shelf.members {
		if x.Name == longName {
			m, _ = w.lib.s.Member(x.ID)
		}
	}
	w.editMember(m.ID, "")
	s := formOf(t, w)
	s.form.put("short_name", "大宗")
	other := m
	other.Fax = "021-11112222"
	other.ShortName = "别的"
	if _, err := w.lib.s.Change("别人").Put(&other).Commit(); err != nil {
		t.Fatal(err)
	}
	s.finish()
	s = formOf(t, w)
	wants(t, "toast", texts(w.root), "另有改动")
	s.finish()
	got, _ := w.lib.s.Member(m.ID)
	if got.Fax == "" || got.ShortName != "大宗" {
		t.Errorf("kept fax %q, short name %q", got.Fax, got.ShortName)
	}
	w.editMember(m.ID, "")
	s = formOf(t, w)
	s.form.put("short_name", "大宗市场")
	s.back()
	if _, err := w.lib.s.Change("删").Delete(&got).Commit(); err != nil {
		t.Fatal(err)
	}
	w.editMember(m.ID, "")
	wants(t, "toast", texts(w.root), "已删除", "按新会员填写")
	w.orphan(m.ID, w.readDraft(m.ID))
}
