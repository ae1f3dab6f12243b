package ui

import (
	"testing"

	"huikan/data"
	"huikan/data/store"
)

// TestPatched: a shelf that is patched shows what a whole reading shows.
func TestPatched(t *testing.T) {
	w := withMembers(t, wide)
	s, old := w.lib.s, w.lib.shelf
	m, _ := old.member(old.contactList[0].Member)
	m.ShortName = "大宗"
	gone, more := old.contactList[0], data.Contact{Member: m.ID, Name: "于渡"}
	set, err := s.Change("改会员").Put(&m).Delete(&gone).Put(&more).Commit()
	if err != nil {
		t.Fatal(err)
	}
	set, err = s.ChangeSet(set.Seq)
	if err != nil {
		t.Fatal(err)
	}
	var touched []store.Ref
	for _, e := range set.Entries {
		touched = append(touched, store.Ref{Kind: e.Kind, Key: e.Key})
	}
	sh, ok := old.patched(s, touched)
	if !ok {
		t.Fatal("cannot be patched")
	}
	whole, err := readShelf(s, w.today())
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := sh.member(m.ID); got.ShortName != "大宗" {
		t.Error("the member is the old one")
	}
	if got, want := sh.contacts[m.ID], whole.contacts[m.ID]; len(got) != 1 || len(want) != 1 || got[0].Name != want[0].Name {
		t.Errorf("contacts %v, want %v", got, want)
	}
	if old.contacts[m.ID][0].Name != "陈若谷" {
		t.Error("the old shelf has changed")
	}
	if _, ok := old.patched(s, []store.Ref{{Kind: data.KindMember, Key: "new"}}); ok {
		t.Error("a member that came is patched in")
	}
}
