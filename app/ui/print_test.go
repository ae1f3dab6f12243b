package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"huikan/app/press"
	"huikan/app/ui/look"
	"huikan/data"
)

// printing opens the print of a kind for what the list shows.
func printing(t *testing.T, w *window, kind string) *printScreen {
	t.Helper()
	w.goTo(atMembers)
	w.print(kind)
	s, ok := w.screen.(*printScreen)
	if !ok {
		t.Fatalf("the screen is %T", w.screen)
	}
	return s
}

// press taps the button with a label within a part.
func tapOn(t *testing.T, s *printScreen, label string) {
	t.Helper()
	for _, o := range test.LaidOutObjects(s.body) {
		if b, ok := o.(*look.Button); ok && b.Label() == label {
			b.Tapped(nil)
			return
		}
	}
	t.Fatalf("no button %q", label)
}

// TestPrintJourney is J14 and J18: what the list shows is set as a directory,
// the options change the pages, who is left out is named, and the options are
// remembered.
func TestPrintJourney(t *testing.T) {
	w := withMembers(t, wide)
	s := printing(t, w, "directory")
	if s.done == nil || len(s.done.Book.Pages) == 0 {
		t.Fatalf("nothing is set: %v", texts(s.body))
	}
	wants(t, "directory", texts(s.body), "印制会员名录", "排列", "印出的内容", "印前请看")
	for _, f := range s.done.Findings {
		if f.Text != "" && !strings.Contains(texts(s.body), strings.Split(f.Text, "：")[0]) {
			t.Errorf("%q is not listed", f.Text)
		}
	}
	book := s.done
	tapOn(t, s, "拼音")
	if s.done == book || s.o.Order != "pinyin" || w.kept.printing().Order != "pinyin" {
		t.Errorf("the order is not taken: %+v", w.kept.printing())
	}
	tapOn(t, s, "代表")
	tapOn(t, s, "手机")
	if got := strings.Join(s.o.Facts, " "); strings.Contains(got, "representative") || !strings.Contains(got, "mobile") {
		t.Errorf("facts: %s", got)
	}

	tapOn(t, s, "标签")
	wants(t, "labels", texts(s.body), "标签纸", "从第几格开始", "收刊人")
	s.o.Label, s.o.Start = "a4-2x7", "99"
	s.start()
	if s.done != nil || !strings.Contains(texts(s.body), "99") {
		t.Errorf("label 99 of 14 is set: %s", texts(s.body))
	}
	s.o.Start, s.o.Nudge[0] = "2", "a"
	s.start()
	wants(t, "a nudge that is no number", texts(s.body), "不是数字")
	s.o.Nudge[0] = "1.5"
	s.start()
	if s.done == nil {
		t.Fatalf("no labels: %s", texts(s.body))
	}
	s.o.Label = press.CustomSheet
	s.options()
	wants(t, "custom sheet", texts(s.body), "标签宽", "横向间距")

	tapOn(t, s, "信封")
	wants(t, "envelopes", texts(s.body), "邮编框", "只填数字")
	tapOn(t, s, "签收单")
	if s.done == nil || len(s.done.Doc.Sections) != 1 {
		t.Error("no list of receipt")
	}
	w.commit(w.lib.s.Change("改名").Put(func() *data.Member { m, _ := w.lib.s.Member(s.ids[0]); m.Name += "新"; return &m }()), "")
	if !strings.Contains(s.done.Book.Dump()+texts(s.body), "新") {
		t.Error("the pages do not follow a change of the records")
	}
	s.back()
	if _, ok := w.screen.(*memberScreen); !ok {
		t.Errorf("back leads to %T", w.screen)
	}
	if again := printing(t, w, "labels"); again.o.Nudge[0] != "1.5" || again.o.Start != "" {
		t.Errorf("remembered: %+v", again.o)
	}
}

// TestPrintSelection: of several rows that are marked only these are printed.
func TestPrintSelection(t *testing.T) {
	w := withMembers(t, slim)
	w.goTo(atMembers)
	list := w.screen.(*memberScreen)
	list.rows = list.rows[:2]
	w.print("signsheet")
	if s := w.screen.(*printScreen); len(s.ids) != 2 {
		t.Errorf("%d members", len(s.ids))
	}
	w.goTo(atHistory)
	w.print("labels")
	if s := w.screen.(*printScreen); len(s.ids) != len(w.lib.shelf.members) {
		t.Errorf("from elsewhere: %d of %d members", len(s.ids), len(w.lib.shelf.members))
	}
}
