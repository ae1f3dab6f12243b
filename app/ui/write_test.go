package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"huikan/app/ui/textview"
	"huikan/data"
	"huikan/data/sample"
	"huikan/data/store"
)

// withSample is a window on the sample library.
func withSample(t testing.TB, size fyne.Size) *window {
	t.Helper()
	w := openWindow(t, size)
	w.create(filepath.Join(t.TempDir(), "样.huikan"), sample.Association())
	c := w.lib.s.Change("示例资料")
	for _, p := range sample.Pictures() {
		pic := p.Picture
		c.PutPicture(&pic, p.Data)
	}
	for _, rec := range sample.Records() {
		c.Put(rec)
	}
	if _, err := c.Commit(); err != nil {
		t.Fatal(err)
	}
	return w
}

// writing opens an article by a word of its title.
func writing(t testing.TB, w *window, title string) *writeScreen {
	t.Helper()
	for _, a := range w.lib.shelf.articles {
		if strings.Contains(a.Title, title) {
			w.openArticle(a.ID, -1)
			s, ok := w.screen.(*writeScreen)
			if !ok {
				t.Fatalf("the article opens as %T", w.screen)
			}
			return s
		}
	}
	t.Fatalf("no article %s", title)
	return nil
}

func typeIn(s *writeScreen, text string) {
	for _, r := range text {
		s.text.Focusable().TypedRune(r)
	}
}

// TestSpots is a law over the sample: on every line of every article's pages
// the characters are those of the manuscript, in its order; a click on any of
// them leads to its byte, and the caret at that byte marks that line.
func TestSpots(t *testing.T) {
	w := withSample(t, wide)
	lines, chars, found := 0, 0, 0
	for _, a := range w.lib.shelf.articles {
		w.openArticle(a.ID, -1)
		s := w.screen.(*writeScreen)
		p := s.page
		if p.lines == nil || len(p.lines.lines) == 0 {
			t.Errorf("%s: nothing is set", a.Title)
			continue
		}
		body := s.text.Text()
		for _, r := range p.lines.lines {
			spots := p.lines.block(r.pos)
			pg := p.lines.book.Pages[p.pages[r.page]]
			on := textOn(pg)[r.line]
			var sp *spot
			for i := range spots {
				if spots[i].page == r.page && spots[i].line == deskLine(pg, pg.Lines[r.line]) {
					sp = &spots[i]
				}
			}
			if sp == nil {
				t.Fatalf("%s: a line has no spot", a.Title)
			}
			lines++
			chars += len(on)
			found += len(sp.at)
			for i, at := range sp.at {
				if i > 0 && at <= sp.at[i-1] {
					t.Fatalf("%s: the characters of a line run back", a.Title)
				}
				if at >= len(body) {
					t.Fatalf("%s: a character stands at %d of %d", a.Title, at, len(body))
				}
			}
			if len(sp.at) > 0 {
				mid := len(sp.at) / 2
				if got := slices.Index(sp.at, sp.placeAt(sp.x[mid]+0.1)); got < 0 || sp.x[got] != sp.x[mid] {
					t.Errorf("%s: a click on character %d leads to %d", a.Title, mid, got)
				}
				if near, k := p.lines.near(sp.at[mid]); k < 0 || near[k].page != sp.page || near[k].line != sp.line {
					t.Errorf("%s: the caret at byte %d marks another line", a.Title, sp.at[mid])
				}
			}
		}
	}
	if lines < 200 || chars < 5000 {
		t.Errorf("only %d lines with %d characters were looked at", lines, chars)
	}
	if found*100 < chars*98 { // the captions and credits that pictures bring along are not in the manuscript
		t.Errorf("of %d characters on pages %d are found", chars, found)
	}
	t.Logf("%d lines, %d characters, %d of them found", lines, chars, found)
}

func runesOf(on []placed) string {
	var b strings.Builder
	for _, p := range on {
		b.WriteRune(p.r)
	}
	return b.String()
}

// TestWriteJourney: a click on the page leads into the text, what is typed is on
// the page and in the library, the outline follows, and undo leads back.
func TestWriteJourney(t *testing.T) {
	w := withSample(t, wide)
	s := writing(t, w, "共同配送管理办法")
	if len(s.side.heads) == 0 {
		t.Fatal("the outline is empty")
	}
	h := s.side.heads[len(s.side.heads)-1]
	s.side.go_(h.At)
	if s.text.Selection().Caret != h.At || s.side.lit != len(s.side.heads)-1 {
		t.Errorf("the outline leads to %d and lights %d", s.text.Selection().Caret, s.side.lit)
	}
	ref := s.page.lines.lines[len(s.page.lines.lines)/2]
	pg := s.page.lines.book.Pages[s.page.pages[ref.page]]
	s.page.view.Clicked(ref.page, deskLine(pg, pg.Lines[ref.line]), 0)
	at := s.text.Selection().Caret
	if at < ref.pos {
		t.Errorf("a click on a line of the block at %d leads to %d", ref.pos, at)
	}
	before := s.text.Text()
	typeIn(s, "甲乙丙丁戊")
	if !s.dirty() {
		t.Fatal("what is typed is not noticed")
	}
	s.settle()
	if got := runesOfPages(s.page); !strings.Contains(got, "甲乙丙丁戊") {
		t.Error("what is typed is not on the page")
	}
	s.save()
	if a, err := w.lib.s.Article(s.id); err != nil || !strings.Contains(a.Body, "甲乙丙丁戊") || s.dirty() {
		t.Errorf("what is typed is not in the library: %v", err)
	}
	s.text.Undo()
	if s.text.Text() != before {
		t.Error("undo does not lead back")
	}
	s.back()
	if a, err := w.lib.s.Article(s.id); err != nil || a.Body != before {
		t.Errorf("the undone text is not in the library: %v", err)
	}
}

func runesOfPages(p *livePage) string {
	var b strings.Builder
	for _, n := range p.pages {
		for _, on := range textOn(p.lines.book.Pages[n]) {
			b.WriteString(runesOf(on))
		}
	}
	return b.String()
}

// TestVersions: twenty seconds of writing are one version, the next ones
// another; any two can be compared, and gone back to.
func TestTextVersions(t *testing.T) {
	w := withLibrary(t, wide)
	s := writing(t, w, "仓储自动化")
	first := s.text.Text()
	end := len(first)
	s.text.Select(end, end)
	typeIn(s, "\n\n第一版。")
	s.save()
	typeIn(s, "补充。")
	s.save()
	second := s.text.Text()
	s.text.Select(0, 0)
	typeIn(s, "篇首。")
	c, v := s.change(true) // a version of its own, as after a longer pause
	if _, err := c.Commit(); err != nil {
		t.Fatal(err)
	}
	s.a, s.saved = v.a, v.text
	s.showVersions()
	vs, ok := w.screen.(*textVersions)
	if !ok {
		t.Fatalf("the versions are %T", w.screen)
	}
	if len(vs.vs) != 3 {
		t.Fatalf("%d versions, want what came in and two", len(vs.vs))
	}
	vs.list.Select(0)
	wants(t, "comparison", texts(vs.right), "篇首。")
	vs.base, vs.mode = 2, withBase
	vs.compare()
	wants(t, "comparison of any two", texts(vs.right), "篇首。", "第一版。补充。")
	vs.list.Select(1)
	vs.goBack(articleIn(vs.vs[1].After).BodyDigest, vs.vs[1].Set)
	if a, err := w.lib.s.Article(s.id); err != nil || a.Body != second {
		t.Errorf("going back leads to another text: %v", err)
	}
	if _, ok := w.screen.(*writeScreen); !ok {
		t.Errorf("going back leads to %T", w.screen)
	}
}

// TestElsewhere: a text that was changed elsewhere comes in where nothing was
// written here; where it was, somebody chooses, and neither is lost.
func TestElsewhere(t *testing.T) {
	w := withLibrary(t, wide)
	s := writing(t, w, "仓储自动化")
	change := func(text string) {
		t.Helper()
		a, err := w.lib.s.Article(s.id)
		if err != nil {
			t.Fatal(err)
		}
		a.SetBody(text)
		if _, err := w.lib.s.Change("别处").Put(&a).Commit(); err != nil {
			t.Fatal(err)
		}
	}
	change("别处写的。")
	if s.text.Text() != "别处写的。" || s.dirty() {
		t.Fatalf("the editor shows %q", s.text.Text())
	}
	typeIn(s, "这里写的。")
	change("别处又写的。")
	if !s.clash {
		t.Fatal("nobody is asked")
	}
	top := w.win.Canvas().Overlays().Top()
	wants(t, "question", texts(top), "用我写的", "用那边的")
	s.back() // without an answer
	a, err := w.lib.s.Article(s.id)
	if err != nil || a.Body != "别处又写的。" {
		t.Errorf("the article's text is %q, %v", a.Body, err)
	}
	found := false
	vs, err := w.lib.s.RecordHistory(data.KindArticle, string(s.id))
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range vs {
		body, err := w.lib.s.Body(articleIn(v.After).BodyDigest)
		found = found || err == nil && strings.HasPrefix(body, "这里写的。")
	}
	if !found {
		t.Error("what was written here is among no versions")
	}
}

// TestFindInText: matches are marked and walked, and all are replaced in one
// step.
func TestFindInText(t *testing.T) {
	w := withLibrary(t, wide)
	s := writing(t, w, "仓储自动化")
	n := strings.Count(s.text.Text(), "仓库")
	if n == 0 {
		t.Fatal("the text has no 仓库")
	}
	s.search()
	s.bar.find.field.SetText("仓库")
	if len(s.bar.find.marks) != n || s.text.Selected() != "仓库" {
		t.Fatalf("%d marks, %q selected", len(s.bar.find.marks), s.text.Selected())
	}
	before := s.text.Text()
	s.bar.find.with.SetText("库房")
	s.bar.find.every()
	if got := s.text.Text(); strings.Contains(got, "仓库") || strings.Count(got, "库房") != n {
		t.Errorf("after replacing %q", got)
	}
	s.text.Undo()
	if s.text.Text() != before {
		t.Error("one undo does not take all of it back")
	}
	if !s.back() || s.bar.find.shown() {
		t.Error("Escape does not close the search first")
	}
}

// TestReplaceEverywhere: every place is listed; those left out stay; the rest
// is one change, and one undo takes it back; what is printed is left out first.
func TestReplaceEverywhere(t *testing.T) {
	w := withSample(t, wide)
	s := writing(t, w, "名字里的字")
	all := 0
	bodies := map[data.ArticleID]string{}
	for _, x := range w.lib.shelf.articles {
		a, err := w.lib.s.Article(x.ID)
		if err != nil {
			t.Fatal(err)
		}
		bodies[a.ID] = a.Body
		all += strings.Count(a.Body, "物流")
	}
	s.bar.find.open(true)
	s.bar.find.field.SetText("物流")
	s.bar.find.with.SetText("货运")
	s.bar.find.more()
	r, ok := w.screen.(*replaceScreen)
	if !ok {
		t.Fatalf("the preview is %T", w.screen)
	}
	r.all = true
	r.look()
	if len(r.found) != all || all < 10 {
		t.Fatalf("%d places listed, want %d", len(r.found), all)
	}
	for i, f := range r.found {
		if r.off[i] != isPrinted(r.docs[f.id].State) {
			t.Errorf("place %d in an article that is %s: left out %v", i, r.docs[f.id].State, r.off[i])
		}
	}
	clear(r.off)
	r.toggle(0)
	first := r.found[0].id
	r.commit()
	left := 0
	for id, was := range bodies {
		a, err := w.lib.s.Article(id)
		if err != nil {
			t.Fatal(err)
		}
		want := strings.ReplaceAll(was, "物流", "货运")
		if id == first {
			want = strings.Replace(want, "货运", "物流", 1)
		}
		if left += strings.Count(a.Body, "物流"); a.Body != want {
			t.Errorf("%s: replaced wrongly", a.Title)
		}
	}
	if left != 1 {
		t.Errorf("%d places are left, want the one that was left out", left)
	}
	if _, err := w.lib.s.Undo(); err != nil {
		t.Fatal(err)
	}
	for id, was := range bodies {
		if a, err := w.lib.s.Article(id); err != nil || a.Body != was {
			t.Errorf("%s: one undo does not take it back: %v", a.Title, err)
		}
	}
}

// TestReplaceStale: an article that changed since it was looked through stops
// the whole, and nothing is replaced.
func TestReplaceStale(t *testing.T) {
	w := withLibrary(t, wide)
	s := writing(t, w, "仓储自动化")
	r := newReplace(w, "仓库", "库房", false, s.id, "")
	w.show(r)
	r.all = true
	r.look()
	a, err := w.lib.s.Article(s.id)
	if err != nil {
		t.Fatal(err)
	}
	a.SetBody(a.Body + "又。")
	if _, err := w.lib.s.Change("别处").Put(&a).Commit(); err != nil {
		t.Fatal(err)
	}
	clear(r.off)
	r.commit()
	if now, err := w.lib.s.Article(s.id); err != nil || now.Body != a.Body {
		t.Errorf("the text is %q, %v", now.Body, err)
	}
	w.win.Canvas().Overlays().Top().Hide()
}

// TestOutside: what another program saves comes back as a version; where the
// text was changed here too somebody is asked; what was saved while this
// program was closed comes back at the next start.
func TestOutside(t *testing.T) {
	w := withLibrary(t, wide)
	s := writing(t, w, "仓储自动化")
	o := &outside{id: s.id, path: filepath.Join(w.outsideFolder(s.id), "稿.md")}
	if err := o.write(s.text.Text()); err != nil {
		t.Fatal(err)
	}
	s.out = o
	w.lib.outside = append(w.lib.outside, o)
	saved := func(text string) {
		t.Helper()
		if err := os.WriteFile(o.path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		at := time.Now().Add(time.Duration(len(text)) * time.Second)
		if err := os.Chtimes(o.path, at, at); err != nil {
			t.Fatal(err)
		}
	}
	saved("\uFEFF外面改的。\r\n\r\n第二段。")
	w.checkOutside(o)
	if s.text.Text() == "外面改的。\n\n第二段。" {
		t.Error("a file is taken at the moment in which it is written")
	}
	w.checkOutside(o)
	if s.text.Text() != "外面改的。\n\n第二段。" || s.dirty() {
		t.Fatalf("the editor shows %q", s.text.Text())
	}
	if a, err := w.lib.s.Article(s.id); err != nil || a.Body != "外面改的。\n\n第二段。" {
		t.Errorf("the library has %q, %v", a.Body, err)
	}
	typeIn(s, "这里改的。")
	saved("外面又改的。")
	w.checkOutside(o)
	w.checkOutside(o)
	top := w.win.Canvas().Overlays().Top()
	if top == nil {
		t.Fatal("nobody is asked")
	}
	wants(t, "question", texts(top), "用我写的")
	top.Hide()
	// Away from the screen, and after a start.
	s.back()
	saved("关着的时候存的。")
	a, err := w.lib.s.Article(s.id)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(filepath.Dir(o.path), outsideBase), []byte(a.Body), 0o600); err != nil {
		t.Fatal(err)
	}
	w.lib.outside = nil
	w.resumeOutside()
	if a, err := w.lib.s.Article(s.id); err != nil || a.Body != "关着的时候存的。" {
		t.Errorf("after a start the library has %q, %v", a.Body, err)
	}
	if err := os.WriteFile(o.path, []byte{0xff, 0xfe, 0x41}, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := w.lib.outside[0].read(); err == nil {
		t.Error("a file that is no text is taken")
	}
}

// TestReadOnly: in a library that is open for reading nothing can be changed,
// and nothing is tried.
func TestWriteReadOnly(t *testing.T) {
	w := withLibrary(t, wide)
	path := w.lib.s.Path()
	w.drop()
	s, err := store.OpenReadOnly(path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	sh, err := readShelf(s, w.today())
	if err != nil {
		t.Fatal(err)
	}
	w.adopt(s, sh)
	e := writing(t, w, "仓储自动化")
	before := e.text.Text()
	typeIn(e, "写不进")
	e.bar.run(e.bar.acts[5])
	if e.text.Text() != before || e.dirty() {
		t.Error("a text that is only to be read was changed")
	}
	wants(t, "bar", texts(e.body), "只读")
}

// TestHunks: the places of a difference are whole paragraphs, and nothing of
// the difference is outside them.
func TestHunks(t *testing.T) {
	was := "一段。\n\n二段有字。\n\n三段。\n"
	is := "一段。\n\n二段改字。\n\n三段。\n\n四段。\n"
	hs, gone, come := hunks(was, is)
	if gone != 1 || come != 6 {
		t.Errorf("%d went, %d came", gone, come)
	}
	if len(hs) == 0 || !strings.Contains(hs[0].was, "二段有字。") || !strings.Contains(hs[0].is, "二段改字。") {
		t.Errorf("places %v", hs)
	}
	all := ""
	for _, h := range hs {
		all += h.is
	}
	if !strings.Contains(all, "四段。") {
		t.Error("the new paragraph is in no place")
	}
	if hs, _, _ := hunks(was, was); len(hs) != 0 {
		t.Errorf("a text differs from itself: %v", hs)
	}
}

// TestPictureIn: a picture goes into the library and stands in the text with
// its caption selected, to be written over.
func TestPictureIn(t *testing.T) {
	w := withLibrary(t, wide)
	s := writing(t, w, "仓储自动化")
	png := sample.Pictures()[0].Data
	s.putPicture("合影 一.png", png)
	d := data.DigestOf(png)
	if want := "![合影 一](picture:" + string(d) + ")"; !strings.Contains(s.text.Text(), want) {
		t.Errorf("the text is %q", s.text.Text())
	}
	if s.text.Selected() != "合影 一" {
		t.Errorf("%q is selected, want the caption", s.text.Selected())
	}
	s.settle()
	found := false
	for n := range s.page.pages {
		_ = n
		_, found = s.page.proof.Book.Images[string(d)]
	}
	if !found {
		t.Error("the picture is not on the page")
	}
	before := s.text.Text()
	s.putPicture("坏.png", []byte("no picture"))
	if s.text.Text() != before {
		t.Error("what is no picture was put in")
	}
	w.win.Canvas().Overlays().Top().Hide()
}

// TestSaveEmpty: a text can be emptied, and what was there is a version.
func TestSaveEmpty(t *testing.T) {
	w := withLibrary(t, wide)
	s := writing(t, w, "仓储自动化")
	s.text.SelectAll()
	s.text.Replace(textview.Edit{From: 0, To: s.text.Buffer().Len()})
	s.settle()
	s.back()
	a, err := w.lib.s.Article(s.id)
	if err != nil || a.Body != "" || a.Chars != 0 {
		t.Errorf("the library has %q, %v", a.Body, err)
	}
	if _, err := w.lib.s.Undo(); err != nil {
		t.Fatal(err)
	}
	if a, err := w.lib.s.Article(s.id); err != nil || a.Body == "" {
		t.Errorf("undo does not bring the text back: %v", err)
	}
}

// TestNewArticle: an article begins with a title, its particulars are typed on
// a form, and its text stays as it was.
func TestNewArticle(t *testing.T) {
	w := withLibrary(t, wide)
	a := data.Article{Title: "新的一篇", State: "来稿"}
	if _, err := w.lib.s.Change("新稿件").Put(&a).Commit(); err != nil {
		t.Fatal(err)
	}
	s := writing(t, w, "新的一篇")
	typeIn(s, "第一句。")
	s.editFields()
	p, ok := w.screen.(*formPage[data.Article])
	if !ok {
		t.Fatalf("the particulars are %T", w.screen)
	}
	p.form.put("title", "改了题的一篇")
	p.form.put("doc_no", "沪府发〔2026〕3号")
	p.finish()
	e, ok := w.screen.(*writeScreen)
	if !ok {
		t.Fatalf("after the form %T is shown", w.screen)
	}
	got, err := w.lib.s.Article(a.ID)
	if err != nil || got.Title != "改了题的一篇" || got.DocNo != "沪府发〔2026〕3号" || got.Body != "第一句。" || e.text.Text() != "第一句。" {
		t.Errorf("the article is %+v, %v", got, err)
	}
	e.text.Select(0, 0)
	typeIn(e, "篇首。")
	e.back()
	if got, err := w.lib.s.Article(a.ID); err != nil || got.Body != "篇首。第一句。" {
		t.Errorf("the text is %q, %v", got.Body, err)
	}
}

// TestWriteKeys: while somebody writes, no two items of the menu have the same
// keys, and those that the text has a use for are the text's.
func TestWriteKeys(t *testing.T) {
	w := withLibrary(t, wide)
	s := writing(t, w, "仓储自动化")
	keys := map[string]string{}
	for _, m := range w.menu().Items {
		for _, it := range m.Items {
			if it.Shortcut == nil {
				continue
			}
			k := it.Shortcut.ShortcutName()
			if other := keys[k]; other != "" {
				t.Errorf("%s and %s have the same keys", it.Label, other)
			}
			keys[k] = it.Label
		}
	}
	if got := keys[ctrl(fyne.KeyB).ShortcutName()]; got != w.t("write.bold") {
		t.Errorf("Ctrl+B is %q", got)
	}
	if got := keys[ctrl(fyne.KeyH).ShortcutName()]; got != w.t("write.replace") {
		t.Errorf("Ctrl+H is %q", got)
	}
	s.back()
	for _, m := range w.menu().Items {
		for _, it := range m.Items {
			if it.Label == w.t("menu.backup") && it.Shortcut == nil {
				t.Error("the backup does not get its keys back")
			}
		}
	}
}
