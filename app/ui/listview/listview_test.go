package listview

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

func newTestList(n int) (*List, *[]int) {
	var picked []int
	l := New(Column{Title: "名称", Sort: true}, Column{Title: "类别", Width: 100, Least: 300}, Column{Title: "字数", Width: 60, Right: true})
	l.Len = func() int { return n }
	l.Row = func(i int) []Cell { return []Cell{{Text: fmt.Sprint("行 ", i)}, {Text: "类"}, {Text: "1"}} }
	l.Picked = func(i int) { picked = append(picked, i) }
	return l, &picked
}

func TestKeys(t *testing.T) {
	test.NewApp()
	l, picked := newTestList(1000)
	w := test.NewWindow(l)
	defer w.Close()
	w.Resize(fyne.NewSize(500, 400))
	for _, c := range []struct {
		key  fyne.KeyName
		want int
	}{{fyne.KeyDown, 0}, {fyne.KeyDown, 1}, {fyne.KeyUp, 0}, {fyne.KeyUp, 0}, {fyne.KeyEnd, 999}, {fyne.KeyDown, 999}, {fyne.KeyHome, 0}} {
		if l.Key(c.key); l.At() != c.want {
			t.Errorf("%s: row %d, want %d", c.key, l.At(), c.want)
		}
	}
	l.Key(fyne.KeyPageDown)
	if p := l.At(); p < 3 || p > 10 {
		t.Errorf("a page down is %d rows", p)
	}
	if l.Key(fyne.KeyReturn) {
		t.Error("Enter is taken though nothing opens")
	}
	n := len(*picked)
	l.Reload(3)
	if l.At() != 3 || len(*picked) != n {
		t.Error("Reload tells that a row was picked")
	}
}

// TestManyRows: whatever the number of rows, only those in view exist, and
// jumping through 100,000 of them takes no time to speak of.
func TestManyRows(t *testing.T) {
	test.NewApp()
	l, _ := newTestList(100_000)
	w := test.NewWindow(l)
	defer w.Close()
	w.Resize(fyne.NewSize(800, 900))
	began := time.Now()
	for range 50 {
		l.Key(fyne.KeyEnd)
		l.Key(fyne.KeyPageUp)
		l.Key(fyne.KeyHome)
	}
	if d := time.Since(began); d > 20*time.Second {
		t.Errorf("150 jumps took %v", d)
	}
	if n := len(l.body.rows); n == 0 || n > 25 {
		t.Errorf("%d rows exist, want those in view", n)
	}
	l.Key(fyne.KeyEnd)
	if l.body.rows[99_999] == nil {
		t.Error("the last row is not there at the end")
	}
}

func TestFewRows(t *testing.T) {
	test.NewApp()
	for _, n := range []int{0, 1} {
		l, _ := newTestList(n)
		w := test.NewWindow(l)
		w.Resize(fyne.NewSize(500, 400))
		l.Key(fyne.KeyDown)
		l.Key(fyne.KeyEnd)
		l.FocusGained()
		if want := n - 1; l.At() != want {
			t.Errorf("%d rows: at %d, want %d", n, l.At(), want)
		}
		w.Close()
	}
}

func TestSortAndColumns(t *testing.T) {
	test.NewApp()
	l, _ := newTestList(3)
	var got []string
	l.Sorted = func(col int, down bool) { got = append(got, fmt.Sprint(col, down)) }
	l.SortOn(0)
	l.SortOn(0)
	l.SortOn(2) // does not sort
	if fmt.Sprint(got) != "[0 false 0 true]" {
		t.Errorf("sorted %v", got)
	}
	if sp := l.spans(250); sp[1][1] != 0 || sp[2][1] != 60 {
		t.Errorf("at 250 the columns are %v: want no second one", sp)
	}
	if sp := l.spans(600); sp[1][1] != 100 || sp[2][0]+sp[2][1] != 580 {
		t.Errorf("at 600 the columns are %v", sp)
	}
}

// TestMarks: Shift marks a range from the anchor, Ctrl adds and takes away, a
// move without them forgets.
func TestMarks(t *testing.T) {
	test.NewApp()
	l, _ := newTestList(20)
	l.Several = true
	w := test.NewWindow(l)
	defer w.Close()
	w.Resize(fyne.NewSize(500, 700))
	press := func(i int, mod fyne.KeyModifier) {
		l.body.rows[i].MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: mod})
	}
	told := -1
	l.Marked = func(n int) { told = n }
	for _, c := range []struct {
		do   func()
		want string
	}{
		{func() { press(3, 0) }, "[3]"},
		{func() { press(6, fyne.KeyModifierShift) }, "[3 4 5 6]"},
		{func() { press(4, fyne.KeyModifierShift) }, "[3 4]"},
		{func() { press(9, fyne.KeyModifierShortcutDefault) }, "[3 4 9]"},
		{func() { press(3, fyne.KeyModifierShortcutDefault) }, "[4 9]"},
		{func() { l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown}) }, "[10]"},
		{func() { l.TypedShortcut(&fyne.ShortcutSelectAll{}); l.SetColumn("", false) }, "[0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19]"},
		{func() { l.Reload(2) }, "[2]"},
	} {
		c.do()
		if got := fmt.Sprint(l.Marks()); got != c.want {
			t.Errorf("marked %s, want %s", got, c.want)
		}
	}
	if told != 0 {
		t.Errorf("last told of %d marked rows, want 0", told)
	}
}
