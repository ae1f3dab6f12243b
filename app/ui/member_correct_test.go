package ui

import (
	"archive/zip"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"huikan/app/ui/look"
	"huikan/data"
)

// menuDo picks the row of an open menu that stands so far down.
func (w *window) menuDo(n int) {
	m := w.win.Canvas().Focused()
	for range n {
		m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

// TestCorrecting: a post and a term that were typed wrongly are corrected and
// deleted, the member follows, and each is taken back by one undo.
func TestCorrecting(t *testing.T) {
	w := withMembers(t, wide)
	m := w.named(t, "一禾贸易有限公司")
	m.Profile = "公司成立于2004年。"
	if _, err := w.lib.s.Change("介绍").Put(&m).Commit(); err != nil {
		t.Fatal(err)
	}
	term := &data.Membership{Member: m.ID, Class: "会员单位", Starts: data.Date{Year: 2020, Month: 3, Day: 1}, Reason: "入会"}
	post := &data.Post{Member: m.ID, Name: "理事", Holder: "于渡", Council: 6, From: data.Date{Year: 2024, Month: 1}}
	if _, err := w.lib.s.Change("会籍").Put(term).Put(post).Commit(); err != nil {
		t.Fatal(err)
	}
	tab := func() string {
		w.showMember(m.ID)
		return w.screen.(*memberScreen).tabOf(t, "会籍")
	}
	wants(t, "terms", tab(), "2020-03-01", "第六届理事　于渡")
	terms, _ := w.lib.s.Memberships(m.ID)
	now, _ := w.lib.s.Member(m.ID)

	w.termMenu(now, terms, terms[0], fyne.NewPos(9, 9))
	w.menuDo(1)
	p := w.screen.(*formPage[data.Membership])
	p.form.put("starts_on", "2021-05-06")
	p.form.put("class_code", "理事单位")
	p.finish()
	if got, _ := w.lib.s.Member(m.ID); got.Class != "理事单位" {
		t.Errorf("the member's class is %s", got.Class)
	}
	wants(t, "corrected", tab(), "2021-05-06")
	w.undo()
	wants(t, "taken back", tab(), "2020-03-01")

	terms, _ = w.lib.s.Memberships(m.ID)
	w.deleteTerm(now, terms, terms[0])
	if terms, _ := w.lib.s.Memberships(m.ID); len(terms) != 0 {
		t.Error("the term is still there")
	}
	if got, _ := w.lib.s.Member(m.ID); got.Profile != "公司成立于2004年。" {
		t.Errorf("the profile became %q", got.Profile)
	}
	w.undo()

	posts, _ := w.lib.s.Posts(m.ID)
	tab()
	w.postMenu(now, posts[0], fyne.NewPos(9, 9))
	w.menuDo(2) // ends today
	if posts, _ := w.lib.s.Posts(m.ID); posts[0].To != w.today() {
		t.Errorf("the post ends on %s", posts[0].To)
	}
	posts, _ = w.lib.s.Posts(m.ID)
	w.postMenu(now, posts[0], fyne.NewPos(9, 9))
	w.menuDo(2) // deleted: what has ended cannot end again
	if posts, _ := w.lib.s.Posts(m.ID); len(posts) != 0 {
		t.Error("the post is still there")
	}
}

// TestStandingByHand: a standing is set for a while, with a reason, and taken
// back.
func TestStandingByHand(t *testing.T) {
	w := withMembers(t, wide)
	m := w.named(t, "一禾贸易有限公司")
	w.showMember(m.ID)
	w.setStanding(m.ID)
	p := w.screen.(*formPage[data.Member])
	p.form.put("override_status", "暂停")
	p.finish()
	wants(t, "no reason", texts(p.body), "不能为空")
	p.form.put("override_until", "2099-12-31")
	p.form.put("override_reason", "分期缴纳")
	p.finish()
	if s := w.lib.shelf.standing[m.ID]; s.Status != data.StatusSuspended {
		t.Errorf("stands as %s", s.Status)
	}
	w.setStanding(m.ID)
	wants(t, "set", texts(w.root), "撤回指定状态")
}

// TestDiscarding: one record, then the rest of the bin go for good, after a
// sentence that says what it means.
func TestDiscarding(t *testing.T) {
	w := withMembers(t, wide)
	c := w.lib.s.Change("删除")
	for _, n := range []string{"一禾贸易有限公司", "林知夏"} {
		m := w.named(t, n)
		c.Delete(&m)
	}
	if _, err := c.Commit(); err != nil {
		t.Fatal(err)
	}
	w.show(newBin(w))
	s := w.screen.(*binScreen)
	s.list.Select(0)
	name := nameIn(s.recs[0])
	s.list.Key(fyne.KeyDelete)
	wants(t, "sentence", texts(w.win.Canvas().Overlays().Top()), "彻底删除“"+name+"”？", "只能从备份里找回")
	w.win.Canvas().Focused().(*look.Button).Escape() // no
	if len(s.recs) != 2 {
		t.Fatal("it went without a word")
	}
	sure := func() {
		b := w.win.Canvas().Focused().(*look.Button)
		if b.Label() != "取消" {
			t.Errorf("the keyboard is on %q: nothing may go by a slip", b.Label())
		}
		w.win.Canvas().FocusNext()
		w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
	s.list.Key(fyne.KeyDelete)
	sure()
	if len(s.recs) != 1 || nameIn(s.recs[0]) == name {
		t.Errorf("%d records are left", len(s.recs))
	}
	s.discard(s.recs)
	sure()
	wants(t, "bin", texts(s.body), "回收站是空的")
	w.undo()
	if len(s.recs) != 1 {
		t.Error("undo does not bring it back")
	}
}

// workbook writes the least that is a workbook, with its sheets in order.
func workbook(t *testing.T, path string, sheets map[string][][]string, order ...string) {
	t.Helper()
	out, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	z := zip.NewWriter(out)
	defer z.Close()
	put := func(name, text string) {
		f, err := z.Create(name)
		if err == nil {
			_, err = f.Write([]byte(`<?xml version="1.0" encoding="UTF-8"?>` + text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	const main, rel = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	types, list, rels := "", "", ""
	for i, name := range order {
		n := fmt.Sprint(i + 1)
		types += `<Override PartName="/xl/worksheets/sheet` + n + `.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`
		list += `<sheet name="` + name + `" sheetId="` + n + `" r:id="rId` + n + `"/>`
		rels += `<Relationship Id="rId` + n + `" Type="` + rel + `/worksheet" Target="worksheets/sheet` + n + `.xml"/>`
		rows := ""
		for r, cells := range sheets[name] {
			rows += fmt.Sprintf(`<row r="%d">`, r+1)
			for c, text := range cells {
				rows += fmt.Sprintf(`<c r="%c%d" t="inlineStr"><is><t>%s</t></is></c>`, 'A'+c, r+1, text)
			}
			rows += `</row>`
		}
		put("xl/worksheets/sheet"+n+".xml", `<worksheet xmlns="`+main+`"><sheetData>`+rows+`</sheetData></worksheet>`)
	}
	put("[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>`+types+`</Types>`)
	put("_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="`+rel+`/officeDocument" Target="xl/workbook.xml"/></Relationships>`)
	put("xl/workbook.xml", `<workbook xmlns="`+main+`" xmlns:r="`+rel+`"><sheets>`+list+`</sheets></workbook>`)
	put("xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+rels+`</Relationships>`)
}

// TestWorksheet: another worksheet of a workbook is chosen on the screen.
func TestWorksheet(t *testing.T) {
	w := withMembers(t, wide)
	path := filepath.Join(t.TempDir(), "会员.xlsx")
	workbook(t, path, map[string][][]string{
		"名册": {{"单位名称", "电话"}, {"江城甲公司", "021-11112222"}, {"江城乙公司", "021-11112223"}},
		"个人": {{"会员名称", "手机"}, {"王小明", "13800000001"}},
	}, "名册", "个人")
	w.readMembers(path)
	s := w.screen.(*memberImport)
	wants(t, "sheet", texts(s.body), "工作表", "名册", "江城甲公司")
	w.readPart(path, "个人")
	s = w.screen.(*memberImport)
	wants(t, "other sheet", texts(s.body), "个人", "王小明")
	if len(s.rows) != 1 {
		t.Errorf("%d rows", len(s.rows))
	}
}
