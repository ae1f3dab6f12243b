package textview

import (
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"huikan/app/ui/look"
)

func readFont(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile("../../../assets/fonts/" + name + ".ttf")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// desk is an editor in a window, with a clock that the test turns.
type desk struct {
	*View
	win fyne.Window
	now time.Time
}

func edit(t testing.TB, text string, w, h float32) *desk {
	t.Helper()
	return bare(t, text, w, h, look.NewTheme(look.Day, readFont(t, "NotoSansSC-Regular"), readFont(t, "NotoSansSC-Bold")))
}

// bare is an editor by another theme: Fyne's own fonts will do where nothing
// is measured.
func bare(t testing.TB, text string, w, h float32, theme fyne.Theme) *desk {
	t.Helper()
	a := test.NewApp()
	t.Cleanup(a.Quit)
	a.Settings().SetTheme(theme)
	look.Forget()
	d := &desk{View: New(text, 15.5, 620), now: time.Unix(0, 0)}
	d.Now = func() time.Time { return d.now }
	d.win = test.NewWindow(d.View)
	t.Cleanup(d.win.Close)
	d.win.SetPadded(false)
	d.win.Resize(fyne.NewSize(w, h))
	d.Focus()
	return d
}

func (d *desk) key(names ...fyne.KeyName) {
	for _, n := range names {
		d.now = d.now.Add(time.Minute)
		d.body.TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func (d *desk) shifted(names ...fyne.KeyName) {
	d.body.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	d.key(names...)
	d.body.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
}

func (d *desk) ctrl(names ...fyne.KeyName) {
	for _, n := range names {
		d.body.TypedShortcut(&desktop.CustomShortcut{KeyName: n, Modifier: fyne.KeyModifierControl})
	}
}

func (d *desk) typed(s string) {
	for _, r := range s {
		d.body.TypedRune(r)
	}
}

// shows is the text with | at the caret and [ ] round what is selected.
func (d *desk) shows() string {
	t := d.Text()
	from, to := d.sel.Sorted()
	if from == to {
		return t[:to] + "|" + t[to:]
	}
	return t[:from] + "[" + t[from:to] + "]" + t[to:]
}

func (d *desk) want(t *testing.T, want string) {
	t.Helper()
	if got := d.shows(); got != want {
		t.Errorf("the editor shows %q, want %q", got, want)
	}
}

// point is the middle of the left edge of the character at a place.
func (d *desk) point(at int) fyne.Position {
	i, r := d.rowOf(at, false)
	l := &d.paras[i]
	return fyne.NewPos(d.left+d.x(i, r, at)+1, l.y+l.lead*(float32(r)+0.5))
}

func (d *desk) press(at int, mod fyne.KeyModifier) {
	e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: mod}
	e.Position = d.point(at)
	d.body.MouseDown(e)
	d.body.MouseUp(e)
}

// TestTyping: what an input method commits stands where the caret is, Enter
// makes a paragraph, and Backspace takes it away again.
func TestTyping(t *testing.T) {
	d := edit(t, "", 700, 400)
	d.typed("会刊")
	d.want(t, "会刊|")
	d.key(fyne.KeyReturn)
	d.want(t, "会刊\n\n|")
	d.typed("第二段")
	d.key(fyne.KeyHome)
	d.key(fyne.KeyBackspace)
	d.want(t, "会刊|第二段")
	d.Undo()
	d.want(t, "会刊\n\n|第二段")
	d.key(fyne.KeyLeft)
	d.want(t, "会刊|\n\n第二段")
	d.key(fyne.KeyDelete)
	d.want(t, "会刊|第二段")
	d.shifted(fyne.KeyReturn)
	d.want(t, "会刊\n|第二段")
	d.SelectAll()
	d.typed("全")
	d.want(t, "全|")
	d.SetReadOnly(true)
	d.typed("不")
	d.key(fyne.KeyBackspace, fyne.KeyReturn)
	d.body.TypedShortcut(&fyne.ShortcutUndo{})
	d.want(t, "全|")
}

// TestEnter: lists and tables go on, marked blocks have a line a paragraph.
func TestEnter(t *testing.T) {
	for _, c := range []struct{ text, at, want string }{
		{"- 甲", "end", "- 甲\n- |"},
		{"- 甲\n- ", "end", "- 甲\n|"},
		{"::: {.signature}\n甲局\n:::", "甲局", "::: {.signature}\n甲局\n|\n:::"},
		{"| 甲 | 乙 |", "end", "| 甲 | 乙 |\n|  |  ||"},
		{"## 一、总则", "end", "## 一、总则\n\n|"},
		{"甲\n\n乙", "甲", "甲\n\n|\n\n乙"},
	} {
		d := bare(t, c.text, 700, 400, look.NewTheme(look.Day, nil, nil))
		at := len(c.text)
		if c.at != "end" {
			at = strings.Index(c.text, c.at) + len(c.at)
		}
		d.Select(at, at)
		d.key(fyne.KeyReturn)
		d.want(t, c.want)
	}
	d := edit(t, "| 甲 | 乙 |\n| --- | --- |\n| 丙 | 丁 |", 700, 400)
	d.Select(2, 2)
	if !d.body.AcceptsTab() {
		t.Error("Tab leaves the table")
	}
	for _, want := range []string{"乙", "丙", "丁"} {
		d.key(fyne.KeyTab)
		if got := d.Text()[d.sel.Caret:]; !strings.HasPrefix(got, want) {
			t.Errorf("Tab leads to %q, want the cell %s", got, want)
		}
	}
	d.key(fyne.KeyTab)
	if !strings.HasSuffix(d.Text(), "| 丙 | 丁 |\n|  |  |") {
		t.Errorf("Tab behind the last cell gives %q", d.Text())
	}
}

func TestKeys(t *testing.T) {
	d := edit(t, "会员 Word，完\n\n下一段\n", 700, 400)
	steps := []struct {
		do   func()
		want string
	}{
		{func() { d.key(fyne.KeyRight) }, "会|员 Word，完\n\n下一段\n"},
		{func() { d.ctrl(fyne.KeyRight) }, "会员 |Word，完\n\n下一段\n"},
		{func() { d.key(fyne.KeyEnd) }, "会员 Word，完|\n\n下一段\n"},
		{func() { d.key(fyne.KeyRight) }, "会员 Word，完\n\n|下一段\n"},
		{func() { d.key(fyne.KeyLeft) }, "会员 Word，完|\n\n下一段\n"},
		{func() { d.key(fyne.KeyHome) }, "|会员 Word，完\n\n下一段\n"},
		{func() { d.key(fyne.KeyDown) }, "会员 Word，完\n\n|下一段\n"},
		{func() { d.key(fyne.KeyUp) }, "|会员 Word，完\n\n下一段\n"},
		{func() { d.shifted(fyne.KeyRight, fyne.KeyRight) }, "[会员] Word，完\n\n下一段\n"},
		{func() { d.key(fyne.KeyRight) }, "会员| Word，完\n\n下一段\n"},
		{func() { d.ctrl(fyne.KeyEnd) }, "会员 Word，完\n\n下一段\n|"},
		{func() { d.ctrl(fyne.KeyHome) }, "|会员 Word，完\n\n下一段\n"},
		{func() { d.ctrl(fyne.KeyDown) }, "会员 Word，完\n\n|下一段\n"},
		{func() { d.shifted(fyne.KeyEnd) }, "会员 Word，完\n\n[下一段]\n"},
		{func() { d.ctrl(fyne.KeyUp) }, "会员 Word，完\n\n|下一段\n"},
		{func() { d.ctrl(fyne.KeyDelete) }, "会员 Word，完\n\n|\n"},
	}
	for i, s := range steps {
		s.do()
		if got := d.shows(); got != s.want {
			t.Fatalf("step %d shows %q, want %q", i, got, s.want)
		}
	}
}

func TestPointer(t *testing.T) {
	text := "加强会员服务，推进 Word 工作\n\n第二段在此\n"
	d := edit(t, text, 700, 400)
	at := strings.Index(text, "员")
	d.press(at, 0)
	d.want(t, "加强会|员服务，推进 Word 工作\n\n第二段在此\n")
	d.now = d.now.Add(100 * time.Millisecond)
	d.press(at, 0)
	d.want(t, "[加强会员服务]，推进 Word 工作\n\n第二段在此\n")
	d.now = d.now.Add(100 * time.Millisecond)
	d.press(at, 0)
	d.want(t, "[加强会员服务，推进 Word 工作\n]\n第二段在此\n")
	d.now = d.now.Add(time.Second)
	w := strings.Index(text, "ord")
	d.press(w, 0)
	d.press(w, 0)
	d.want(t, "加强会员服务，推进 [Word] 工作\n\n第二段在此\n")
	// A drag goes on by words.
	e := &fyne.DragEvent{}
	e.Position = d.point(strings.Index(text, "段"))
	d.body.Dragged(e)
	d.want(t, "加强会员服务，推进 [Word 工作\n\n第二段在此]\n")
	e.Position = d.point(0)
	d.body.Dragged(e)
	d.body.DragEnd()
	d.want(t, "[加强会员服务，推进 Word] 工作\n\n第二段在此\n")
	d.now = d.now.Add(time.Second)
	d.press(0, 0)
	d.press(strings.Index(text, "第"), fyne.KeyModifierShift)
	d.want(t, "[加强会员服务，推进 Word 工作\n\n]第二段在此\n")
	// The gap between two paragraphs is no place for a caret.
	gap := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	gap.Position = fyne.NewPos(d.left+5, d.paras[1].y+3)
	d.now = d.now.Add(time.Second)
	d.body.MouseDown(gap)
	d.want(t, "加强会员服务，推进 Word 工作|\n\n第二段在此\n")
}

func TestClipboard(t *testing.T) {
	d := edit(t, "一二三", 700, 400)
	d.Select(3, 6)
	d.body.TypedShortcut(&fyne.ShortcutCopy{})
	if got := fyne.CurrentApp().Clipboard().Content(); got != "二" {
		t.Errorf("copied %q", got)
	}
	d.body.TypedShortcut(&fyne.ShortcutCut{})
	d.want(t, "一|三")
	fyne.CurrentApp().Clipboard().SetContent("甲\r\n乙")
	d.body.TypedShortcut(&fyne.ShortcutPaste{})
	d.want(t, "一甲\n乙|三")
	d.body.TypedShortcut(&fyne.ShortcutUndo{})
	d.want(t, "一|三")
	d.body.TypedShortcut(&fyne.ShortcutRedo{})
	d.want(t, "一甲\n乙|三")
}

// TestRows: no row begins with a mark that may not, none ends with one that
// may not, a Latin word stays whole, nothing is lost, and nothing is wider than
// the room.
func TestRows(t *testing.T) {
	d := edit(t, long(6000), 500, 400)
	for i := range d.paras {
		p := d.buf.Para(i)
		l := &d.paras[i]
		at := 0
		for r, row := range l.rows {
			if gap := p[at:row[0]]; strings.TrimSpace(gap) != "" {
				t.Fatalf("paragraph %d: %q is in no row", i, gap)
			}
			s := p[row[0]:row[1]]
			at = row[1]
			if r > 0 && strings.IndexAny(s, "，。、；：？！）》」』】〕”’") == 0 {
				t.Errorf("row %q begins with a mark that may not", s)
			}
			if r < len(l.rows)-1 && strings.HasSuffix(s, "（") {
				t.Errorf("row %q ends with an opening mark", s)
			}
			if w := d.x(i, r, d.rowEnd(i, r)); w > d.room+1 {
				t.Errorf("row %q is %v wide in %v", s, w, d.room)
			}
			if r > 0 {
				a, z := p[row[0]-1], p[row[0]]
				if a < 0x80 && z < 0x80 && classOf(rune(a)) == classWord && classOf(rune(z)) == classWord {
					t.Errorf("a word is torn before %q", s)
				}
			}
		}
		if strings.TrimSpace(p[at:]) != "" {
			t.Fatalf("paragraph %d: %q is in no row", i, p[at:])
		}
	}
}

// TestOnlyWhatIsSeen: a long text takes no more objects than a short one.
func TestOnlyWhatIsSeen(t *testing.T) {
	d := edit(t, long(60_000), 700, 800)
	n := len(d.body.texts)
	if n > 150 {
		t.Errorf("%d text objects for one view", n)
	}
	d.ctrl(fyne.KeyEnd)
	d.ctrl(fyne.KeyHome)
	for range 40 {
		d.key(fyne.KeyPageDown)
	}
	if len(d.body.texts) > 150 {
		t.Errorf("%d text objects after paging", len(d.body.texts))
	}
}

// TestCaretSeen: wherever keys take the caret, it is in view, and paging down
// and up again comes back.
func TestCaretSeen(t *testing.T) {
	d := edit(t, long(8000), 700, 500)
	seen := func(what string) {
		t.Helper()
		i, r := d.rowOf(d.sel.Caret, d.atEnd)
		y := d.paras[i].y + d.paras[i].lead*float32(r) - d.scroll.Offset.Y
		if y < 0 || y+d.paras[i].lead > d.scroll.Size().Height+1 {
			t.Fatalf("after %s the caret is at %v of %v", what, y, d.scroll.Size().Height)
		}
	}
	for range 60 {
		d.key(fyne.KeyDown)
		seen("↓")
	}
	for range 10 {
		d.key(fyne.KeyPageDown)
		seen("PageDown")
	}
	d.ctrl(fyne.KeyEnd)
	seen("Ctrl+End")
	d.typed(strings.Repeat("末尾的字", 60))
	seen("typing at the end")
	for range 50 {
		d.key(fyne.KeyReturn)
	}
	seen("Enter")
	for range 200 {
		d.key(fyne.KeyUp)
		seen("↑")
	}
	d.ctrl(fyne.KeyHome)
	seen("Ctrl+Home")
	if d.scroll.Offset.Y != 0 {
		t.Error("the top of the text is not shown")
	}
}

// TestHit: a click on each character of a view finds that character.
func TestHit(t *testing.T) {
	d := edit(t, "## 一、标题\n\n混排 Word 2026 与**粗体**及“引号”，（括号）[^1]。"+strings.Repeat("很长的段落 with words，", 12), 600, 500)
	for at := 0; at < d.buf.Len(); at = d.buf.next(at) {
		if d.buf.parting(d.buf.ParaAt(at)) {
			continue
		}
		i, r := d.rowOf(at, false)
		if at > d.rowEnd(i, r) {
			continue // a blank that hangs at the end of its row
		}
		if got, _ := d.hit(d.point(at)); got != at {
			t.Errorf("a click at %d leads to %d", at, got)
		}
	}
}

// TestUpdate: what changed elsewhere comes in as one step, and the caret stays
// with its words.
func TestUpdate(t *testing.T) {
	d := edit(t, "甲段。\n\n乙段。\n\n丙段。", 600, 400)
	at := strings.Index(d.Text(), "丙")
	d.Select(at, at)
	d.Update("甲段改长了。\n\n乙段。\n\n丙段。")
	d.want(t, "甲段改长了。\n\n乙段。\n\n|丙段。")
	d.Undo()
	if d.Text() != "甲段。\n\n乙段。\n\n丙段。" {
		t.Errorf("undo leads to %q", d.Text())
	}
	d.Update("画段。\n\n乙段。\n\n丙段。") // 甲 and 画 share their first byte
	if d.Text() != "画段。\n\n乙段。\n\n丙段。" {
		t.Errorf("the text is %q", d.Text())
	}
}

// TestLayAgain: what an edit lays out anew is what laying out everything gives.
func TestLayAgain(t *testing.T) {
	d := edit(t, long(1500), 500, 400)
	check := func() {
		t.Helper()
		again := New(d.Text(), 15.5, 620)
		again.room, again.top = d.room, d.top
		again.layAll()
		if len(again.paras) != len(d.paras) || again.height != d.height {
			t.Fatalf("%d paragraphs %v high, want %d and %v", len(d.paras), d.height, len(again.paras), again.height)
		}
		for i := range d.paras {
			if d.paras[i].y != again.paras[i].y || len(d.paras[i].rows) != len(again.paras[i].rows) {
				t.Fatalf("paragraph %d is at %v, want %v", i, d.paras[i].y, again.paras[i].y)
			}
		}
	}
	d.Select(200, 200)
	for _, do := range []func(){
		func() { d.key(fyne.KeyReturn) }, func() { d.typed("## 题") }, func() { d.key(fyne.KeyBackspace) },
		func() { d.shifted(fyne.KeyPageDown); d.key(fyne.KeyDelete) }, func() { d.Undo() }, func() { d.Undo(); d.Undo() },
		func() { d.Replace(Edit{0, 3, "一\n\n二"}, Edit{300, 303, ""}, Edit{600, 600, "\n\n\n"}) }, func() { d.Undo() }, func() { d.Redo() },
		func() { d.SelectAll(); d.typed("x") },
	} {
		do()
		check()
	}
}

func TestStyle(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"## 一、**总**则", "<## >{一、}<**>{总}<**>{则}"},
		{"文**粗“体”**文", "文<**>{粗“体”}<**>文"},
		{"两个**星号", "两个**星号"},
		{`转义\*\*不粗**粗**`, `转义<\>*<\>*不粗<**>{粗}<**>`},
		{"- 项", "<- >项"},
		{"注[^1]与![图](picture:ab)和[链](http://a.example)", "注<[^1]>与<![>图<](picture:ab)>和<[>链<](http://a.example)>"},
		{"| 甲 | **乙** |", "<|> 甲 <|> <**>{乙}<**> <|>"},
		{"::: {.signature}", "<::: {.signature}>"},
		{"#不是标题", "#不是标题"},
		{"[^1]: 注文", "<[^1]:> 注文"},
	} {
		s := styleOf(c.text)
		var got strings.Builder
		for _, r := range s.runs(0, len(c.text)) {
			open, end := "", ""
			if r.dim {
				open, end = "<", ">"
			} else if r.bold {
				open, end = "{", "}"
			}
			got.WriteString(open + c.text[r.from:r.to] + end)
		}
		if got.String() != c.want {
			t.Errorf("%q is shown as %q, want %q", c.text, got.String(), c.want)
		}
	}
}

// long is a manuscript of about so many characters, no two paragraphs alike.
func long(chars int) string {
	var b strings.Builder
	for i, n := 1, 0; n < chars; i++ {
		p := "第" + strings.Repeat("三", i%7+1) + "项，为进一步推进面向国际的大宗商品现货市场（以下简称“市场”）建设，健全联合管理制度，规范 Word 2016 与 International 交易活动，" +
			"加强事中事后监管，根据《管理办法（试行）》（江发〔2026〕3号），到2028年达到82%以上；**重点**在于流程。"
		if i%12 == 0 {
			p = "## 一、第" + strings.Repeat("部", i%3+1)
		}
		n += len([]rune(p))
		b.WriteString(p + "\n\n")
	}
	return b.String()
}

// TestAnyKeys is a law: whatever keys and clicks come, the caret is at the
// beginning of a character, what is laid out is what laying out everything
// gives, and undoing all leads back to the beginning.
func TestAnyKeys(t *testing.T) {
	keys := []fyne.KeyName{fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyPageDown,
		fyne.KeyReturn, fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyTab}
	for seed := range uint64(6) {
		rnd := rand.New(rand.NewPCG(seed, 3))
		first := "## 一、总则\n\n序文 Word，葛󠄀👩‍👩‍👧。\n\n| 甲 | 乙 |\n| --- | --- |\n| 丙 | 丁 |\n\n::: {.signature}\n甲会\n:::\n\n- 项\n- 目\n" + long(400)
		d := bare(t, first, 420, 300, look.NewTheme(look.Day, nil, nil))
		for step := range 400 {
			switch n := rnd.IntN(20); {
			case n < 5:
				d.typed(pieces[rnd.IntN(len(pieces))])
			case n < 12:
				d.key(keys[rnd.IntN(len(keys))])
			case n < 14:
				d.shifted(keys[rnd.IntN(8)])
			case n < 16:
				d.ctrl(keys[rnd.IntN(len(keys))])
			case n == 16:
				e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
				e.Position = fyne.NewPos(rnd.Float32()*420, rnd.Float32()*d.contentHeight())
				d.body.MouseDown(e)
			case n == 17:
				e := &fyne.DragEvent{}
				e.Position = fyne.NewPos(rnd.Float32()*420, rnd.Float32()*d.contentHeight())
				d.body.Dragged(e)
			case n == 18:
				d.Undo()
			default:
				[]func(){d.SetBold, d.SetList, d.InsertNote, func() { d.SetHeading(-1) }, func() { d.InsertTable(1, 2) }, func() { d.InsertMarked("signature", "乙") }}[rnd.IntN(6)]()
			}
			text := d.Text()
			for _, at := range []int{d.sel.Anchor, d.sel.Caret} {
				if at < 0 || at > len(text) || at < len(text) && !utf8.RuneStart(text[at]) {
					t.Fatalf("seed %d, step %d: the caret is at %d of %d", seed, step, at, len(text))
				}
			}
			if len(d.paras) != d.buf.Paras() {
				t.Fatalf("seed %d, step %d: %d paragraphs are laid out of %d", seed, step, len(d.paras), d.buf.Paras())
			}
		}
		again := New(d.Text(), 15.5, 620)
		again.room, again.top = d.room, d.top
		again.layAll()
		for i := range d.paras {
			if d.paras[i].y != again.paras[i].y || !slices.Equal(d.paras[i].rows, again.paras[i].rows) {
				t.Fatalf("seed %d: paragraph %d is laid out at %v, want %v", seed, i, d.paras[i].y, again.paras[i].y)
			}
		}
		for d.Undo() {
		}
		if d.Text() != first {
			t.Fatalf("seed %d: undoing all leads to another text", seed)
		}
	}
}
