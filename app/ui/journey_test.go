package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"huikan/app/font"
	"huikan/app/press"
	"huikan/app/ui/look"
	"huikan/data"
	"huikan/data/intake"
	"huikan/templates"
)

// issueText is a small made-up back issue.
const issueText = `示例协会通讯

2026年5、6月合刊第3期总第88期

会员资料 注意保存

示例行业协会主办

目　录

【重要消息】
关于举办秋季交流会的通知………………1
【行业动态】
仓储自动化的三点观察………………2
【新增会员】
上海远衡科技有限公司（理事单位）………………3

【重要消息】

关于举办秋季交流会的通知

各会员单位：

为加强会员之间的交流，协会定于九月举办秋季交流会，请各单位派员参加。交流会设主题报告与参观两部分。

一、时间和地点

九月十二日，示范路八十八号。

二、报名

请于八月底前将回执发送至秘书处。

示例行业协会
2026年6月1日

【行业动态】

仓储自动化的三点观察

过去一年，会员单位新建自动化仓库十二座。本文记录三点观察，供参考。

第一，设备已不是难处，难处在流程。第二，旧仓改造比新建多。第三，数据标准亟待统一。

（来源：示例日报）

【新增会员】

上海远衡科技有限公司（理事单位）

主要业务经营范围：供应链信息系统的开发、运营与咨询。

会员企业情况介绍：公司成立于2004年，为六百余家企业提供订单、仓储与结算一体的数据服务。

单位网址：www.yuanheng.example

编辑：林知夏
责任编辑：沈一舟
`

func readFont(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "..", "assets", "fonts", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// open opens a window on a new library in which everything runs at once.
func openWindow(t testing.TB, size fyne.Size) *window {
	t.Helper()
	a := test.NewApp()
	t.Cleanup(a.Quit)
	fonts := font.NewLibrary()
	fonts.Add(font.Style{Family: font.Song}, "song", readFont(t, "NotoSerifSC-Regular.ttf"))
	sans, bold := readFont(t, "NotoSansSC-Regular.ttf"), readFont(t, "NotoSansSC-Bold.ttf")
	fonts.Add(font.Style{Family: font.Hei}, "hei", sans)
	a.Preferences().SetString("language", "zh")
	a.Preferences().SetString("who", "测试")
	w, err := newWindow(Config{
		NewPress: func(s press.Source) *press.Press { return press.New(s, templates.Files, fonts, templates.Standard) },
		Regular:  sans, Bold: bold, Lang: langDir, Icons: os.DirFS("../../assets/icons"),
		MakeSample: func(path string) error { return fmt.Errorf("no sample in tests") },
	}, a)
	if err != nil {
		t.Fatal(err)
	}
	w.work = func(f func() func()) {
		if then := f(); then != nil {
			then()
		}
	}
	w.later = func(time.Duration, func()) {}
	w.drafts = t.TempDir()
	w.now = func() time.Time { return time.Date(2026, 6, 2, 10, 0, 0, 0, time.Local) }
	w.win.Resize(size)
	t.Cleanup(func() {
		if err := w.close(); err != nil {
			t.Error(err)
		}
	})
	return w
}

// withLibrary is a window on a library with the made-up issue.
func withLibrary(t testing.TB, size fyne.Size) *window {
	t.Helper()
	w := openWindow(t, size)
	w.create(filepath.Join(t.TempDir(), "测试.huikan"), data.Association{Name: "示例行业协会", Title: "示例协会通讯"})
	d, err := intake.BackIssue("88.txt", []byte(issueText))
	if err != nil {
		t.Fatal(err)
	}
	w.show(newImport(w, d))
	w.screen.(*importScreen).commit()
	if n := len(w.lib.shelf.issues); n != 1 {
		t.Fatalf("%d issues after the import, want 1", n)
	}
	return w
}

// texts gathers what a part shows.
func texts(o fyne.CanvasObject) string {
	var b strings.Builder
	for _, x := range test.LaidOutObjects(o) {
		switch x := x.(type) {
		case *look.Text:
			if x.Visible() {
				b.WriteString(x.String() + "\n")
			}
		case *look.Button:
			b.WriteString(x.Label() + "\n")
		}
	}
	return b.String()
}

func wants(t *testing.T, where, got string, want ...string) {
	t.Helper()
	for _, s := range want {
		if !strings.Contains(got, s) {
			t.Errorf("%s does not show %q; it shows:\n%s", where, s, got)
		}
	}
}

var wide, slim = fyne.NewSize(1440, 900), fyne.NewSize(900, 700)

func TestWelcome(t *testing.T) {
	w := openWindow(t, wide)
	wants(t, "welcome", texts(w.root), "会刊", "新建资料库", "打开…", "看看示例")
}

// TestImportJourney: a text becomes an issue after its report was shown, one
// undo takes all of it back, one redo brings it back.
func TestImportJourney(t *testing.T) {
	w := openWindow(t, wide)
	dir := t.TempDir()
	w.create(filepath.Join(dir, "测试.huikan"), data.Association{Name: "示例行业协会"})
	path := filepath.Join(dir, "88.txt")
	if err := os.WriteFile(path, []byte(issueText), 0o644); err != nil {
		t.Fatal(err)
	}
	before, err := w.lib.s.Checksum()
	if err != nil {
		t.Fatal(err)
	}
	w.dropped(path)
	report, ok := w.screen.(*importScreen)
	if !ok {
		t.Fatalf("a dropped text leads to %T, want the report", w.screen)
	}
	wants(t, "report", texts(w.root), "导入报告", "【重要消息】", "关于举办秋季交流会的通知", "上海远衡科技有限公司")
	if now, _ := w.lib.s.Checksum(); now != before {
		t.Error("the report has written something")
	}
	report.commit()
	if _, ok := w.screen.(*issueScreen); !ok {
		t.Fatalf("the import leads to %T, want the issue", w.screen)
	}
	wants(t, "toast", texts(w.root), "已导入", "撤销")
	w.undo()
	if now, _ := w.lib.s.Checksum(); now != before {
		t.Error("undo leaves something of the import")
	}
	if n := len(w.lib.shelf.articles); n != 0 {
		t.Errorf("the shelf holds %d articles after undo", n)
	}
	if _, ok := w.screen.(*issuesScreen); !ok {
		t.Errorf("undo of the open issue leads to %T, want the list of issues", w.screen)
	}
	w.redo()
	if n := len(w.lib.shelf.articles); n != 2 {
		t.Errorf("the shelf holds %d articles after redo, want 2", n)
	}
}

func TestArticlesJourney(t *testing.T) {
	w := withLibrary(t, wide)
	w.goTo(atArticles)
	s := w.screen.(*articleScreen)
	test.Type(s.find.field, "仓储")
	if len(s.rows) != 1 {
		t.Fatalf("仓储 finds %d rows, want 1", len(s.rows))
	}
	wants(t, "detail", texts(s.detail), "仓储自动化的三点观察", "示例日报", "【行业动态】")
	s.find.field.SetText("数据标准 旧仓") // only in the text
	if len(s.rows) != 1 {
		t.Fatalf("words of the text find %d rows, want 1", len(s.rows))
	}
	c := s.row(0)[0]
	if len(c.Tail) == 0 || c.After[c.Tail[0][0]:c.Tail[0][1]] != "旧仓" || len([]rune(c.After[:c.Tail[0][0]])) > 5 {
		t.Errorf("the row shows %q, marked %v", c.After, c.Tail)
	}
	s.find.field.SetText("cczdh") // initials of a title
	if len(s.rows) != 1 || s.row(0)[0].After != "" {
		t.Errorf("initials find %d rows", len(s.rows))
	}
	s.find.field.SetText("旧仓数据标准") // not in a row
	if len(s.rows) != 0 {
		t.Errorf("words that stand apart are found as one")
	}
	s.find.field.SetText("仓储")
	s.list.Key(fyne.KeyReturn)
	r, ok := w.screen.(*writeScreen)
	if !ok {
		t.Fatalf("Enter leads to %T, want the manuscript", w.screen)
	}
	if !strings.Contains(r.text.Text(), "难处在流程") {
		t.Error("the manuscript does not show its text")
	}
	r.back()
	if _, ok := w.screen.(*articleScreen); !ok {
		t.Errorf("back leads to %T", w.screen)
	}
}

func TestIssueJourney(t *testing.T) {
	w := withLibrary(t, wide)
	w.goTo(atIssues)
	list := w.screen.(*issuesScreen)
	wants(t, "detail", texts(list.sheet), "2026年第3期（总第88期）", "【重要消息】", "关于举办秋季交流会的通知", "打开版面")
	list.list.Key(fyne.KeyReturn)
	s, ok := w.screen.(*issueScreen)
	if !ok {
		t.Fatalf("Enter leads to %T, want the issue", w.screen)
	}
	if s.proof == nil || s.proof.done == nil {
		t.Fatal("the issue is not set")
	}
	if s.view.Len() != len(s.proof.done.Book.Pages) {
		t.Errorf("the desk has %d pages, the book %d", s.view.Len(), len(s.proof.done.Book.Pages))
	}
	second := s.board.cards[1]
	test.Tap(second.pressable)
	if want := s.proof.start[second.e.key]; s.view.Page() != want {
		t.Errorf("the card leads to page %d, want %d", s.view.Page(), want)
	}
	first := s.board.cards[0].e.key
	src := source{s.proof.done}
	for n := range src.Len() {
		for _, l := range src.Lines(n) {
			if l.Source == first && l.Pos > 0 {
				s.clicked(n, l, 0)
			}
		}
	}
	if s.board.picked != first {
		t.Error("a line does not pick its card")
	}
	wants(t, "foot", texts(s.origin), "关于举办秋季交流会的通知", "看稿件")
	s.toggleChecks()
	wants(t, "findings", texts(s.left), "检查", "没有准印证号")
	for _, f := range s.proof.done.Findings {
		s.goToFinding(f)
	}
	s.toggleSpreads()
	if spreads, _, _, _ := w.kept.desk(); spreads {
		t.Error("the mode of the desk is not kept")
	}
	out := filepath.Join(t.TempDir(), "88.pdf")
	w.exportTo(s.proof.done, out)
	if b, err := os.ReadFile(out); err != nil || !strings.HasPrefix(string(b), "%PDF-") {
		t.Errorf("the export is no PDF: %v", err)
	}
	wants(t, "toast", texts(w.root), "已导出 88.pdf", "在文件夹中显示")
}

// TestPrintedBefore: an article with the number of one that stands in an issue
// says so, and neither the other nor one that stands nowhere else does.
func TestPrintedBefore(t *testing.T) {
	w := withLibrary(t, wide)
	old := w.lib.shelf.articles[0]
	old.DocNo = "国发〔2014〕21号"
	fresh := data.Article{Title: "又一份通知", DocNo: old.DocNo}
	if _, err := w.lib.s.Change("试").Put(&old).Put(&fresh).Commit(); err != nil {
		t.Fatal(err)
	}
	part := w.printedBefore(fresh)
	if part == nil {
		t.Fatal("no warning")
	}
	wants(t, "warning", texts(part), "国发〔2014〕21号", "2026年第3期（总第88期）")
	if w.printedBefore(old) != nil {
		t.Error("the one that was printed warns of one that was not")
	}
}

func TestHistoryJourney(t *testing.T) {
	w := withLibrary(t, wide)
	w.goTo(atHistory)
	s := w.screen.(*historyScreen)
	n := len(s.sets)
	wants(t, "history", texts(w.root), "导入会刊总第88期", "测试")
	test.Tap(s.undo)
	if len(s.sets) != n+1 {
		t.Errorf("%d sets after undo, want %d", len(s.sets), n+1)
	}
	wants(t, "history", texts(w.root), "撤销：导入会刊总第88期", "已撤销")
	test.Tap(s.redo)
	wants(t, "history", texts(w.root), "重做：导入会刊总第88期")
}

// TestLanguageAndLight: both change at once, in the screen that is open.
func TestLanguageAndLight(t *testing.T) {
	w := withLibrary(t, wide)
	w.goTo(atSettings)
	wants(t, "settings", texts(w.root), "语言", "外观")
	w.setLanguage("en")
	wants(t, "settings", texts(w.root), "Language", "Members", "Appearance")
	w.setMode(look.Lamp)
	bright := func() int {
		r, g, b, _ := w.win.Canvas().Capture().At(8, 8).RGBA()
		return int(r+g+b) >> 8
	}
	if bright() > 300 {
		t.Error("the window is not dark")
	}
	w.setMode(look.Day)
	if bright() < 600 {
		t.Error("the window is not light")
	}
}

// TestNarrow: under 1,000 the detail is a page of its own.
func TestNarrow(t *testing.T) {
	w := withLibrary(t, slim)
	if !w.narrow || !w.icons {
		t.Fatalf("at 900 narrow %v, icons %v", w.narrow, w.icons)
	}
	w.goTo(atArticles)
	s := w.screen.(*articleScreen)
	s.pane.setOpen(true)
	if !s.back() || s.pane.open {
		t.Error("Escape does not lead back to the list")
	}
	w.win.Resize(wide)
	if w.narrow || w.icons {
		t.Error("a wide window stays narrow")
	}
}

// TestRefusals: a library that does not open is a sentence, never a crash.
func TestRefusals(t *testing.T) {
	w := openWindow(t, wide)
	dir := t.TempDir()
	junk := filepath.Join(dir, "别的.huikan")
	if err := os.WriteFile(junk, []byte(strings.Repeat("不是资料库", 5000)), 0o644); err != nil {
		t.Fatal(err)
	}
	w.open(junk)
	if w.lib != nil {
		t.Fatal("opened a file that is no library")
	}
	top := w.win.Canvas().Overlays().Top()
	if top == nil {
		t.Fatal("nothing is said")
	}
	wants(t, "message", texts(top), "没有打开 别的.huikan", "不是会刊的资料库")
	top.Hide()
	w.open(filepath.Join(dir, "没有.huikan"))
	wants(t, "message", texts(w.win.Canvas().Overlays().Top()), "文件不见了")
}

// TestLongManuscript: 30,000 characters are laid out and scrolled drawing only
// what is in view.
func TestLongManuscript(t *testing.T) {
	a := test.NewApp()
	defer a.Quit()
	body := strings.Repeat("会员单位应当加强数据标准的统一，促进行业交流与合作。", 20)
	m := newManuscript(strings.Repeat("## 一、标题\n\n"+body+"\n\n", 60), 15.5, nil)
	win := test.NewWindow(m)
	defer win.Close()
	win.Resize(fyne.NewSize(600, 700))
	if len(m.lines) < 500 {
		t.Fatalf("%d lines", len(m.lines))
	}
	m.scroll.ScrollToBottom()
	m.body.update()
	if n := len(m.body.objs); n == 0 || n > 60 {
		t.Errorf("%d objects are drawn, want those in view", n)
	}
	for i, l := range m.lines[:len(m.lines)-1] {
		if m.lines[i+1].para == l.para && m.lines[i+1].from < l.to {
			t.Fatalf("line %d overlaps the next", i)
		}
	}
}
