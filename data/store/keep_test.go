package store

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"huikan/data"
)

func addMember(t *testing.T, s *Store, name string) {
	t.Helper()
	m := data.Member{Type: data.UnitMember, Name: name}
	commit(t, s.Change("加").Put(&m))
}

// TestBackupDaily: one copy a day, none where nothing changed, ten at most, and
// for ever one of the newest issue that went to print.
func TestBackupDaily(t *testing.T) {
	s, c := create(t)
	daily := func() []string {
		t.Helper()
		made, err := s.BackupDaily()
		if err != nil {
			t.Fatal(err)
		}
		return made
	}
	if made := daily(); len(made) != 0 {
		t.Errorf("a copy of a library in which nothing was written: %v", made)
	}
	addMember(t, s, "甲公司")
	if made := daily(); len(made) != 1 {
		t.Errorf("the first day: %v", made)
	}
	addMember(t, s, "乙公司")
	c.t = c.t.Add(time.Hour)
	if made := daily(); len(made) != 0 {
		t.Errorf("a second one on the day: %v", made)
	}
	if path, err := s.BackupBefore(); err != nil || path == "" {
		t.Errorf("before an import: %q, %v", path, err)
	}
	if path, err := s.BackupBefore(); err != nil || path != "" {
		t.Errorf("nothing was changed since: %q, %v", path, err)
	}
	c.t = c.t.Add(24 * time.Hour)
	if made := daily(); len(made) != 0 {
		t.Errorf("a day on which nothing was changed: %v", made)
	}
	issue := data.Issue{Title: "资讯", Year: 2026, YearNo: 1, SerialNo: 140, State: "付印"}
	commit(t, s.Change("期").Put(&issue))
	for range 15 {
		c.t = c.t.Add(24 * time.Hour)
		addMember(t, s, "会员"+c.t.Format(time.DateOnly))
		daily()
	}
	list, err := Backups(BackupFolder(s.Path()), s.Path())
	if err != nil || len(list) != KeepBackups {
		t.Errorf("%d copies, %v", len(list), err)
	}
	named := filepath.Join(BackupFolder(s.Path()), "协会-第140期.huikan")
	if err := os.Chtimes(named, c.t.Add(-14*24*time.Hour), c.t.Add(-14*24*time.Hour)); err != nil { // of the test's clock
		t.Fatal(err)
	}
	info, err := os.Stat(named)
	if err != nil {
		t.Fatal(err)
	}
	if kept, err := Preview(named); err != nil || kept.Records[data.KindIssue] != 1 || kept.Records[data.KindMember] != 3 {
		t.Errorf("the copy of the issue: %+v, %v", kept, err)
	}
	c.t = c.t.Add(24 * time.Hour)
	addMember(t, s, "丙公司")
	daily()
	if again, _ := os.Stat(named); !again.ModTime().Equal(info.ModTime()) {
		t.Error("the copy of the issue was made anew")
	}

	// A neighbour whose name begins alike has copies of its own.
	writeFile(t, filepath.Join(BackupFolder(s.Path()), "协会-二-20991231-000000.000.huikan"), readBytes(t, named))
	writeFile(t, filepath.Join(BackupFolder(s.Path()), "协会-二.huikan"), readBytes(t, named))

	// The copies by time, the newest first; what cannot be read is none.
	copies := Copies(s.Path(), 0)
	if len(copies) != KeepBackups+1 || copies[0].Counts.Records[data.KindMember] != 18 {
		t.Errorf("%d copies, the newest %+v", len(copies), copies[0])
	}
	writeFile(t, copies[0].Path, []byte("坏"))
	if good := Copies(s.Path(), 2); len(good) != 2 || good[0].Path != copies[1].Path {
		t.Errorf("good copies: %+v", good)
	}

	// A damaged library is refused with what it can go back to.
	path := s.Path()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	whole := readBytes(t, path)
	for name, b := range map[string][]byte{"cut": whole[:len(whole)/2], "zeros": make([]byte, 1<<16), "empty": nil} {
		writeFile(t, path, b)
		var d *DamagedError
		if _, err := Open(path, Options{}); !errors.As(err, &d) || len(d.Copies) == 0 || d.Copies[0].Path != copies[1].Path || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Restore(copies[1].Path, path, Options{Now: c.now}); err != nil {
		t.Fatal(err)
	}
	s, err = Open(path, Options{Now: c.now})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	sound(t, s)
}

// TestCompare: what a restore would change, by kind and name.
func TestCompare(t *testing.T) {
	s, _ := create(t)
	a, b := data.Member{Type: data.UnitMember, Name: "甲公司"}, data.Member{Type: data.UnitMember, Name: "乙公司"}
	commit(t, s.Change("加").Put(&a).Put(&b))
	copied := filepath.Join(t.TempDir(), "备份.huikan")
	if err := s.Backup(copied); err != nil {
		t.Fatal(err)
	}
	b.Phone = "62345678"
	commit(t, s.Change("改").Put(&b).Delete(&a).Put(&data.Member{Type: data.UnitMember, Name: "丙公司"}))
	path := s.Path()
	s.Close()
	d, err := Compare(path, copied)
	if err != nil || len(d) != 1 || d[0].Kind != data.KindMember || d[0].Lost != 1 || d[0].Back != 1 || d[0].Changed != 1 || strings.Join(d[0].Names, " ") != "~乙公司 -丙公司 +甲公司" {
		t.Errorf("%+v, %v", d, err)
	}
	if d, err := Compare(path, path); err != nil || len(d) != 0 {
		t.Errorf("with itself: %+v, %v", d, err)
	}
}

// TestPlaceOf: folders that a program syncs are known by name or mark, also
// behind a link; others are not.
func TestPlaceOf(t *testing.T) {
	dir := t.TempDir()
	for _, sub := range []string{"OneDrive - 协会/资料", "我的坚果云", "协会资料", "盘/.stfolder"} {
		if err := os.MkdirAll(filepath.Join(dir, sub), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	link := filepath.Join(dir, "链")
	if err := os.Symlink(filepath.Join(dir, "OneDrive - 协会"), link); err != nil {
		t.Fatal(err)
	}
	for sub, want := range map[string]Place{
		"OneDrive - 协会/资料/a.huikan": PlaceSynced, "我的坚果云/a.huikan": PlaceSynced, "链/资料/a.huikan": PlaceSynced,
		"盘/a.huikan": PlaceSynced, "协会资料/a.huikan": PlaceLocal, "a.huikan": PlaceLocal,
	} {
		if p, detail := PlaceOf(filepath.Join(dir, sub)); p != want {
			t.Errorf("%s: %q %s", sub, p, detail)
		}
	}
	if p, _ := PlaceOf(`\\server\share\a.huikan`); filepath.Separator == '\\' && p != PlaceNetwork {
		t.Error("a share is not known")
	}
}
