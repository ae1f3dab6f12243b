package store

import (
	"errors"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"huikan/data"
)

// TestRevert: a set is taken back after others, across a restart, as a set of
// its own that can be undone; what was changed since stands in the way.
func TestRevert(t *testing.T) {
	s, c := create(t)
	before := sum(t, s)
	m := data.Member{Type: data.UnitMember, Name: "甲公司"}
	w := s.Change("导入").Put(&m)
	w.Put(&data.Contact{Member: m.ID, Name: "张三"}).Put(&data.Mapping{Fingerprint: "f", Columns: []data.MappedColumn{{Head: "名称", Field: "name"}}})
	imported := commit(t, w)
	other := data.Member{Type: data.UnitMember, Name: "乙公司"}
	later := commit(t, s.Change("加").Put(&other))
	path := s.Path()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s, err := Open(path, Options{Who: "李", Now: c.now})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()

	// Something that came later names the new member.
	art := data.Article{Title: "稿", Body: "文", Members: []data.MemberID{m.ID}}
	naming := commit(t, s.Change("稿").Put(&art))
	full := sum(t, s)
	var conflict *ConflictError
	if _, err := s.Revert(imported.Seq); !errors.As(err, &conflict) || !errors.Is(err, ErrConflict) || !strings.Contains(err.Error(), "稿") || sum(t, s) != full {
		t.Fatalf("a record names the member: %v", err)
	}
	if _, err := s.Revert(naming.Seq); err != nil {
		t.Fatal(err)
	}
	// What the program remembers of the columns is no obstacle.
	maps, _ := List[data.Mapping](s)
	maps[0].Columns[0].Field = "short_name"
	commit(t, s.Change("对照").Put(&maps[0]))

	set, err := s.Revert(imported.Seq)
	if err != nil {
		t.Fatal(err)
	}
	if set.Name != "撤销：导入" || set.Reverts != imported.Seq {
		t.Errorf("set = %+v", set)
	}
	if all, _ := s.Members(); len(all) != 1 || all[0].Name != "乙公司" {
		t.Errorf("members = %+v", all)
	}
	if got, _ := s.ChangeSet(imported.Seq); !got.Undone {
		t.Error("the set is not marked as taken back")
	}
	if _, err := s.Revert(imported.Seq); !errors.Is(err, ErrNothingToUndo) {
		t.Errorf("a second time: %v", err)
	}
	if _, err := s.Undo(); err != nil {
		t.Fatal(err)
	}
	if got, _ := s.ChangeSet(imported.Seq); got.Undone {
		t.Error("the reverting was undone, and the set is still marked")
	}
	if _, err := s.Redo(); err != nil {
		t.Fatal(err)
	}
	if got, _ := s.ChangeSet(imported.Seq); !got.Undone {
		t.Error("redone, and the set is not marked")
	}
	// The other way round: everything back, in any order.
	if _, err := s.Revert(set.Seq); err != nil {
		t.Fatal(err)
	}
	if got, _ := s.ChangeSet(imported.Seq); got.Undone {
		t.Error("the reverting was reverted, and the set is still marked")
	}
	if _, err := s.Revert(imported.Seq); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Revert(later.Seq); err != nil {
		t.Fatal(err)
	}
	maps, _ = List[data.Mapping](s)
	commit(t, s.Change("忘").Delete(&maps[0]))
	if sum(t, s) != before {
		t.Error("all taken back, and the library says something else")
	}

	m2 := data.Member{Type: data.UnitMember, Name: "丙公司"}
	made := commit(t, s.Change("加").Put(&m2))
	m2.Phone = "62345678"
	commit(t, s.Change("改").Put(&m2))
	if _, err := s.Revert(made.Seq); !errors.Is(err, ErrConflict) || !strings.Contains(err.Error(), "丙公司") {
		t.Errorf("a record changed since: %v", err)
	}
	for _, seq := range []uint64{1, set.Seq + 100} {
		if _, err := s.Revert(seq); err == nil {
			t.Errorf("change %d was taken back", seq)
		}
	}
	sound(t, s)
}

// TestYounger: a library from before the kinds of record that came later is
// read without being changed, and gets them when it is opened for writing.
func TestYounger(t *testing.T) {
	path := sampleFile(t)
	want, err := Preview(path)
	if err != nil {
		t.Fatal(err)
	}
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Update(func(tx *bbolt.Tx) error {
		for _, k := range data.Kinds {
			if younger[string(k)] {
				if err := tx.Bucket(bucketRec).DeleteBucket([]byte(k)); err != nil {
					return err
				}
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	was := readBytes(t, path)
	got, err := Preview(path)
	if err != nil || got.Checksum != want.Checksum {
		t.Fatalf("preview of an older library: %+v, %v", got, err)
	}
	if r, err := Verify(path); err != nil || !r.OK() {
		t.Errorf("verify: %v %v", r.Faults, err)
	}
	if old, err := OpenReadOnly(path, Options{}); err != nil {
		t.Error(err)
	} else {
		if b, err := old.MemberBook(); err != nil || len(b.Mappings) != 0 {
			t.Errorf("%+v, %v", b.Mappings, err)
		}
		old.Close()
	}
	if string(readBytes(t, path)) != string(was) {
		t.Error("reading changed the file")
	}
	s, err := Open(path, Options{Now: newClock().now})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	commit(t, s.Change("对照").Put(&data.Mapping{Fingerprint: "f"}))
	sound(t, s)
}
