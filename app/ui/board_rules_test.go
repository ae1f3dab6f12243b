package ui

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"huikan/data"
)

// onIssue opens the made-up issue, with a member that came by itself.
func onIssue(t *testing.T) (*window, *issueScreen, entry) {
	t.Helper()
	w := withLibrary(t, fyne.NewSize(1440, 900))
	i := w.lib.shelf.issues[0]
	i.NewFrom, i.NewTo = data.Date{Year: 2026, Month: 5}, data.Date{Year: 2026, Month: 6}
	m := data.Member{Name: "自来有限公司", Type: data.UnitMember, Joined: data.Date{Year: 2026, Month: 5, Day: 3}}
	if _, err := w.lib.s.Change("新会员 自来有限公司").Put(&i).Put(&m).Commit(); err != nil {
		t.Fatal(err)
	}
	w.openIssue(i.ID, data.Placement{})
	s := w.screen.(*issueScreen)
	at := slices.IndexFunc(s.board.cards, func(c *card) bool { return c.e.key == string(m.ID) })
	if at < 0 {
		t.Fatal("the member did not come by itself")
	}
	return w, s, s.board.cards[at].e
}

// TestMemberStandsOnce: a member that came by itself and is then placed stands
// on the board and in the issue once, wherever one tries to put it.
func TestMemberStandsOnce(t *testing.T) {
	_, s, e := onIssue(t)
	for _, to := range []data.SectionID{s.board.heads[0].sec.ID, e.place.Section} {
		s.board.move(e, to, 0)
		cards, printed := 0, 0
		for _, c := range s.board.cards {
			if c.e.key == e.key {
				cards++
			}
		}
		for _, sec := range s.proof.done.Doc.Sections {
			for _, a := range sec.Articles {
				if a.Source == e.key {
					printed++
				}
			}
		}
		if cards != 1 || printed != 1 {
			t.Errorf("put into %s: %d cards, printed %d times", to, cards, printed)
		}
	}
	if places, err := s.w.lib.s.PlacementsOfMember(data.MemberID(e.key)); err != nil || len(places) != 1 {
		t.Errorf("it is placed %d times: %v", len(places), err)
	}
}

// TestDroppedMemberStaysOut: a member that came by itself, was placed and is then
// taken out does not come back by itself.
func TestDroppedMemberStaysOut(t *testing.T) {
	_, s, e := onIssue(t)
	s.board.move(e, e.place.Section, 0)
	at := slices.IndexFunc(s.board.cards, func(c *card) bool { return c.e.key == e.key })
	s.board.drop(s.board.cards[at].e)
	if s.board.has(e.key) {
		t.Error("it is on the board again")
	}
}

// TestKeyboardStays: the card that was moved by its keys has them still.
func TestKeyboardStays(t *testing.T) {
	w, s, _ := onIssue(t)
	key := s.board.cards[0].e.key
	s.board.cards[0].Tapped(nil)
	for _, k := range []fyne.KeyName{fyne.KeyDown, fyne.KeyUp} {
		c, ok := w.win.Canvas().Focused().(*card)
		if !ok {
			t.Fatalf("%T has the keyboard", w.win.Canvas().Focused())
		}
		c.TypedShortcut(&desktop.CustomShortcut{KeyName: k, Modifier: fyne.KeyModifierAlt})
		if c, ok := w.win.Canvas().Focused().(*card); !ok || c.e.key != key || !slices.Contains(s.board.cards, c) {
			t.Fatalf("after Alt and %s the card on the board has not the keyboard", k)
		}
	}
}

// TestSectionNames: a section has a name that no other has.
func TestSectionNames(t *testing.T) {
	_, s, _ := onIssue(t)
	first, second := s.board.heads[0].sec, s.board.heads[1].sec
	for _, c := range []struct {
		typed string
		id    data.SectionID
		want  bool
	}{{"", "", false}, {"【】", "", false}, {"【" + first.Name + "】", "", false}, {second.Name, first.ID, false}, {first.Name, first.ID, true}, {"会员园地", "", true}} {
		if got := s.board.mayBeCalled(sectionName(c.typed), c.id); got != c.want {
			t.Errorf("%q: %v, want %v", c.typed, got, c.want)
		}
	}
}

// TestLetGoBesideTheBoard: a card that is let go over the pages stays.
func TestLetGoBesideTheBoard(t *testing.T) {
	_, s, _ := onIssue(t)
	c := s.board.cards[0]
	was := c.e.place.Section
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(s.board.body).AddXY(s.board.body.Size().Width+200, s.board.body.Size().Height-4)
	c.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: at}})
	if s.board.line.Visible() {
		t.Error("a line shows where nothing can fall")
	}
	c.DragEnd()
	if p, err := s.w.lib.s.PlacementsOf(data.ArticleID(c.e.key)); err != nil || len(p) != 1 || p[0].Section != was {
		t.Errorf("it stands at %v: %v", p, err)
	}
}
