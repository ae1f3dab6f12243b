package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"huikan/data"
	"huikan/data/store"
)

const copyDir = "../../data/intake/testdata/copy/"

// TestCopyJourney is J5: a file that is dropped on the articles is shown with
// its fields, every change and every join before anything is written; each can
// be taken back; what the editor types stays; one undo takes it out again, and
// what was chosen is remembered for its source.
func TestCopyJourney(t *testing.T) {
	w := withMembers(t, wide)
	w.goTo(atArticles)
	before, err := w.lib.s.Checksum()
	if err != nil {
		t.Fatal(err)
	}
	list := w.screen.(*articleScreen)
	if !list.dropped(fyne.NewPos(0, 0), []string{copyDir + "site-gb2312.htm", copyDir + "libreoffice.docx"}) {
		t.Fatal("the list of articles takes no article")
	}
	s, ok := w.screen.(*copyScreen)
	if !ok {
		t.Fatalf("a page leads to %T:\n%s", w.screen, texts(w.root))
	}
	wants(t, "preview", texts(s.body), "收稿", "还有 1 个文件", "来自 swj.jiangzhou.example.cn", "整理 5", "没有照收 11", "中西文间的空格 4", "~ 改～ 1", "各区商务局，各有关单位：", "收下")
	if got := s.form.boxes["doc_no"].entry.Text; got != "江商发〔2026〕5号" {
		t.Errorf("文号 %q", got)
	}

	s.flip(s.changes[0].Key)
	wants(t, "one change left out", texts(s.body), "整理 4", "照改")
	if !strings.Contains(s.article.Body, "到 2028年") {
		t.Errorf("the change that was left out is made: %s", s.article.Body)
	}
	s.form.put("title", "纸鸢产业行动方案印发")
	s.rules["latin-spaces"] = false
	s.again()
	wants(t, "a rule is off", texts(s.body), "整理 1")
	if s.article.Title != "纸鸢产业行动方案印发" || s.form.boxes["title"].entry.Text != s.article.Title || !strings.Contains(s.article.Body, "10～12 亿元") {
		t.Errorf("what was typed or chosen is lost: %q\n%s", s.article.Title, s.article.Body)
	}
	s.tab = copyReport
	s.showTab()
	wants(t, "report", texts(s.body), "合并的单元格", "网页上正文以外的文字", "没有收入的图片")
	s.tab = copyText
	s.showTab()
	if now, _ := w.lib.s.Checksum(); now != before {
		t.Fatal("the preview has written something")
	}
	s.commit()
	if _, ok := w.screen.(*writeScreen); !ok {
		t.Fatalf("收下 leads to %T:\n%s", w.screen, texts(w.root))
	}
	wants(t, "toast", texts(w.root), "已收下", "撤销", "读下一篇")
	articles, err := w.lib.s.Articles()
	if err != nil || len(articles) == 0 || articles[len(articles)-1].Title != "纸鸢产业行动方案印发" {
		t.Fatalf("%v, %v", articles, err)
	}

	w.readCopies([]string{copyDir + "site-gb2312.htm"})
	s = w.screen.(*copyScreen)
	wants(t, "the same document again", texts(s.body), "江商发〔2026〕5号 资料库里已有", "照这个来源上次的做法", "整理 1")
	s.back()
	w.undo()
	if now, _ := w.lib.s.Checksum(); now != before {
		t.Error("one undo does not take it out again")
	}
	if kept, err := store.List[data.Cleaning](w.lib.s); err != nil || len(kept) > 0 {
		t.Errorf("what is kept of the source stays after the undo: %v, %v", kept, err)
	}
}

// TestCopyPictures: a document comes in with its pictures, in one change.
func TestCopyPictures(t *testing.T) {
	w := withMembers(t, wide)
	w.dropped(copyDir + "libreoffice.docx")
	s, ok := w.screen.(*copyScreen)
	if !ok {
		t.Fatalf("a document leads to %T", w.screen)
	}
	wants(t, "preview", texts(s.body), "1 张", "没有要整理的地方", "1. 报名表")
	s.finish()
	if pics, err := w.lib.s.Pictures(); err != nil || len(pics) != 1 || pics[0].Width != 40 {
		t.Errorf("pictures %v, %v", pics, err)
	}
}

// TestCopySeams: a join that is taken back stays apart, and can be made again.
func TestCopySeams(t *testing.T) {
	w := withMembers(t, slim)
	path := filepath.Join(t.TempDir(), "稿.txt")
	if err := os.WriteFile(path, []byte("江州纸鸢走出国门\n参展企业表示，\n明年还要去。\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	w.dropped(path) // no back issue: an article
	s, ok := w.screen.(*copyScreen)
	if !ok {
		t.Fatalf("a text leads to %T:\n%s", w.screen, texts(w.root))
	}
	s.tab = copySeams
	s.showTab()
	wants(t, "seams", texts(s.body), "接段 1", "参展企业表示，", "分开")
	s.list.Keys(fyne.KeySpace)
	if !strings.Contains(s.article.Body, "表示，\n\n明年") {
		t.Errorf("the halves are not apart: %s", s.article.Body)
	}
	wants(t, "apart", texts(s.body), "接上")
	s.list.Keys(fyne.KeySpace)
	if !strings.Contains(s.article.Body, "表示，明年") {
		t.Errorf("the halves are not joined again: %s", s.article.Body)
	}
}

// TestCopyPaste: a paste is read with its looks where the system gives them,
// else as plain text, and says so.
func TestCopyPaste(t *testing.T) {
	w := withMembers(t, wide)
	tool := htmlOnClipboard
	t.Cleanup(func() { htmlOnClipboard = tool })
	htmlOnClipboard = func() ([]byte, bool) { return nil, false }
	w.app.Clipboard().SetContent("  ")
	w.pasteCopy()
	if _, ok := w.screen.(*copyScreen); ok {
		t.Fatal("an empty clipboard is an article")
	}
	w.app.Clipboard().SetContent("江州纸鸢走出国门\n协会组织会员赴海外参展(含布展)。\n")
	w.pasteCopy()
	s, ok := w.screen.(*copyScreen)
	if !ok {
		t.Fatalf("a paste leads to %T", w.screen)
	}
	wants(t, "plain paste", texts(s.body), "剪贴板", "只交来纯文本", "半角括号改全角 2")
	htmlOnClipboard = func() ([]byte, bool) {
		return []byte("<html><body><p>标题在此</p><p>甲<b>乙</b>丙。</p></body></html>"), true
	}
	w.pasteCopy()
	s = w.screen.(*copyScreen)
	if s.article.Body != "甲**乙**丙。\n" || strings.Contains(texts(s.body), "只交来纯文本") {
		t.Errorf("rich paste: %s", s.article.Body)
	}
}

// TestCopyRefused: what cannot be read gets its sentence in the window's
// language, and nothing is shown.
func TestCopyRefused(t *testing.T) {
	w := withMembers(t, wide)
	path := filepath.Join(t.TempDir(), "通知.pdf")
	if err := os.WriteFile(path, []byte("%PDF-1.7\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	w.dropped(path)
	if _, ok := w.screen.(*copyScreen); ok {
		t.Fatal("a PDF is shown as an article")
	}
	if pop := w.win.Canvas().Overlays().Top(); pop == nil {
		t.Error("nothing is said of a PDF")
	} else {
		wants(t, "refusal", texts(pop), "没有收进 通知.pdf", "这是 PDF")
	}
}
