package ui

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"huikan/app/ui/look"
	"huikan/data"
)

// names are what the lines of the palette say.
func (p *palette) names() (out []string) {
	for _, l := range p.lines {
		out = append(out, l.answer.text)
	}
	return out
}

// TestPalette: whatever one thinks of by name is found as it is typed, by
// reading and initials too, in either language; Enter does it, and what was
// picked comes first the next time.
func TestPalette(t *testing.T) {
	w := withMembers(t, wide)
	w.goTo(atMembers)
	had := w.win.Canvas().Focused()
	for _, c := range []struct{ typed, first, at string }{
		{"催缴", "催缴与账龄", "*ui.reminderScreen"},
		{"hsz", "回收站", "*ui.binScreen"},
		{"duplicates", "查重与合并", "*ui.duplicateScreen"},
		{"yhmy", "一禾贸易有限公司", "*ui.memberScreen"},
		{"667788", longName, "*ui.memberScreen"},
		{"仓储自动化", "仓储自动化的三点观察", ""},
		{"88", "2026年第3期（总第88期）", ""},
	} {
		p := w.showPalette()
		test.Type(p.field, c.typed)
		lines := p.names()
		if len(lines) == 0 || lines[0] != c.first {
			t.Errorf("%q: first %v, want %q", c.typed, lines[:min(3, len(lines))], c.first)
			p.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
			continue
		}
		p.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if w.win.Canvas().Overlays().Top() != nil {
			t.Fatalf("%q: the palette is still open after Enter", c.typed)
		}
		if got := fmt.Sprintf("%T", w.screen); c.at != "" && got != c.at {
			t.Errorf("%q: shows %s, want %s", c.typed, got, c.at)
		}
		p = w.showPalette()
		if lines := p.names(); lines[0] != c.first {
			t.Errorf("after %q: the first offer is %q", c.typed, lines[0])
		}
		p.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	}
	w.goTo(atMembers)
	p := w.showPalette()
	test.Type(p.field, "没有这样的名字")
	wants(t, "nothing found", texts(p.body), "没有找到“没有这样的名字”")
	p.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) // does nothing
	p.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if now := w.win.Canvas().Focused(); now == nil || fmt.Sprintf("%T", now) != fmt.Sprintf("%T", had) {
		t.Errorf("after Escape %T has the keyboard, want the list", now)
	}
}

// TestPaletteWalks: the arrows go round, and the list of members takes over
// where there are more than the palette shows.
func TestPaletteWalks(t *testing.T) {
	w := withMembers(t, wide)
	c := w.lib.s.Change("新会员")
	for _, n := range []string{"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬"} {
		c.Put(&data.Member{Type: data.UnitMember, Name: "江城" + n + "运输公司"})
	}
	if _, err := c.Commit(); err != nil {
		t.Fatal(err)
	}
	p := w.showPalette()
	test.Type(p.field, "江城")
	if n := len(p.lines); n != paletteMembers+1 {
		t.Fatalf("%d lines, want %d and the way to all", n, paletteMembers)
	}
	p.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	p.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	s, ok := w.screen.(*memberScreen)
	if !ok || len(s.rows) != 9 || s.find.field.Text != "江城" {
		t.Errorf("the way to all leads to %T", w.screen)
	}
}

// TestCommands: every row has words in both languages, a drawing, and keys that
// no other has on the same screen.
func TestCommands(t *testing.T) {
	w := withMembers(t, wide)
	zh, en := bothWords(t)
	w.goTo(atMembers)
	seen := map[string]bool{}
	keys := map[string]string{}
	for _, c := range commands() {
		if seen[c.key] {
			t.Errorf("%s stands twice", c.key)
		}
		seen[c.key] = true
		for _, k := range []string{c.key, c.menu} {
			if zh.texts[k] == "" || en.texts[k] == "" {
				t.Errorf("%s: no words in one language", k)
			}
		}
		if n := 0; true {
			for _, is := range []bool{c.do != nil, c.here != nil, c.more != nil} {
				if is {
					n++
				}
			}
			if n != 1 {
				t.Errorf("%s: %d of do, here and more, want one", c.key, n)
			}
		}
		if c.more == nil {
			if _, err := os.Stat("../../assets/icons/" + c.icon + ".svg"); err != nil {
				t.Errorf("%s: %v", c.key, err)
			}
		}
		if do, _, _ := w.doing(c); do != nil && c.keys != nil {
			k := look.Keys(c.keys)
			if other := keys[k]; other != "" || k == "" || !strings.Contains(k, "+") && !strings.Contains(k, "⌘") {
				t.Errorf("%s has the keys %q, as %q has", c.key, k, other)
			}
			keys[k] = c.key
		}
	}
	m := w.menu()
	if n := len(m.Items); n != 7 {
		t.Errorf("%d menus, want 7", n)
	}
}
