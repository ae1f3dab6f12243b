package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"huikan/data"
)

// TestBoard works the board of an issue as an editor does: keys, drag, drop to
// the pool and back, sections; each is one change that one undo takes back.
func TestBoard(t *testing.T) {
	w := withLibrary(t, fyne.NewSize(1440, 900))
	w.openIssue(w.lib.shelf.issues[0].ID, data.Placement{})
	s := w.screen.(*issueScreen)
	standing := func() (out []string) {
		for _, sec := range w.sections(s.id) {
			for _, e := range sec.entries {
				if e.place.ID != "" {
					out = append(out, sec.name+"/"+plainTitle(e.title))
				}
			}
		}
		return out
	}
	find := func(key string) *card {
		t.Helper()
		for _, c := range s.board.cards {
			if c.e.key == key {
				return c
			}
		}
		t.Fatalf("no card %s", key)
		return nil
	}
	before := standing()
	if len(before) < 3 {
		t.Fatalf("the issue proves nothing: %v", before)
	}
	var first *card
	for _, c := range s.board.cards {
		if c.e.place.Article != "" && c.e.place.ID != "" {
			first = c
			break
		}
	}
	key, home := first.e.key, first.e.place.Section
	checkUndo := func(what string) {
		t.Helper()
		w.undo()
		after := standing()
		if len(after) != len(before) {
			t.Fatalf("%s, undone: %v, want %v", what, after, before)
		}
		for i := range after {
			if after[i] != before[i] {
				t.Fatalf("%s, undone: %v, want %v", what, after, before)
			}
		}
	}

	first.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyDown, Modifier: fyne.KeyModifierAlt})
	if got := standing(); got[0] == before[0] {
		t.Errorf("Alt+Down moves nothing: %v", got)
	}
	checkUndo("Alt+Down")

	find(key).TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if got := standing(); len(got) != len(before)-1 {
		t.Errorf("Delete takes nothing out: %v", got)
	}
	if a, _ := w.lib.s.Article(data.ArticleID(key)); a.State == "已刊" { // it would not wait
		a.State = "待用"
		if _, err := w.lib.s.Change("待用").Put(&a).Commit(); err != nil {
			t.Fatal(err)
		}
		s.reload(changed{})
	}
	pool := find(key)
	if pool.e.place.ID != "" || pool.e.place.Section != "" {
		t.Fatalf("it does not wait in the pool: %+v", pool.e)
	}
	// Back by the pointer, above the first card of its section.
	d := fyne.CurrentApp().Driver()
	var y float32
	for _, h := range s.board.heads {
		if h.sec.ID == home {
			y = d.AbsolutePositionForObject(h.part).Y + h.part.Size().Height + 1
		}
	}
	pool.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: fyne.NewPos(300, y)}})
	if !s.board.line.Visible() {
		t.Error("no line shows where the card would fall")
	}
	pool.DragEnd()
	if got := standing(); len(got) != len(before) || got[0] != before[0] {
		t.Errorf("the card did not fall to the first place: %v, want %v", got, before)
	}

	n := len(w.sections(s.id))
	sec := w.sections(s.id)[0]
	s.board.moveSection(sec.rec, 1)
	if now := w.sections(s.id); now[1].name != sec.name || len(now) != n {
		t.Errorf("the section did not move: %v", now[1].name)
	}
}
