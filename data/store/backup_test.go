package store

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"huikan/data"
)

func TestBackupRotates(t *testing.T) {
	s, c := create(t)
	dir := filepath.Join(filepath.Dir(s.Path()), "备份")
	var made []string
	for i := range 13 {
		m := data.Member{Name: fmt.Sprint("会员", i)}
		commit(t, s.Change("加").Put(&m))
		if i%2 == 0 {
			c.t = c.t.Add(time.Hour)
		}
		path, err := s.RotateBackups(dir, 10)
		if err != nil {
			t.Fatal(err)
		}
		made = append(made, path)
		if i == 0 {
			writeFile(t, filepath.Join(dir, "协会-别的.huikan"), []byte("不动"))
		}
	}
	got, err := Backups(dir, s.Path())
	if err != nil || fmt.Sprint(got) != fmt.Sprint(made[3:]) {
		t.Errorf("%v\nwant %v; %v", got, made[3:], err)
	}
	if string(readBytes(t, filepath.Join(dir, "协会-别的.huikan"))) != "不动" {
		t.Error("another file was touched")
	}
	for i, path := range got {
		counts, err := Preview(path)
		if err != nil || counts.Records[data.KindMember] != i+4 || counts.Association != "上海某某协会" || counts.Last.Name != "加" {
			t.Errorf("%s: %+v, %v", path, counts, err)
		}
		if r, err := Verify(path); err != nil || !r.OK() {
			t.Errorf("%s: %v, %v", path, r.Faults, err)
		}
	}
	if err := s.Backup(s.Path()); !errors.Is(err, ErrExists) {
		t.Errorf("backup over itself: %v", err)
	}
	if err := s.Backup(filepath.Join(dir, "无", "x")); err == nil || strings.Contains(err.Error(), "\n") {
		t.Errorf("backup to nowhere: %v", err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".*")); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestRestore(t *testing.T) {
	s, c := create(t)
	m := data.Member{Name: "甲"}
	commit(t, s.Change("加").Put(&m))
	good := sum(t, s)
	backup := s.Path() + ".bak"
	if err := s.Backup(backup); err != nil {
		t.Fatal(err)
	}
	commit(t, s.Change("删").Delete(&m))
	path := s.Path()
	s.Close()
	present := readBytes(t, path)

	saved, err := Restore(backup, path, Options{Now: c.now})
	if err != nil || !bytes.Equal(readBytes(t, saved), present) {
		t.Fatalf("Restore = %q, %v", saved, err)
	}
	check := func() {
		t.Helper()
		s, err := Open(path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		if sum(t, s) != good {
			t.Error("what was restored differs from the backup")
		}
		sound(t, s)
	}
	check()

	// A wrecked library is kept as well, and a missing one needs nothing.
	c.t = c.t.Add(time.Second)
	writeFile(t, path, present[:5000])
	if saved, err = Restore(backup, path, Options{Now: c.now}); err != nil || !bytes.Equal(readBytes(t, saved), present[:5000]) {
		t.Fatalf("over a wreck: %q, %v", saved, err)
	}
	check()
	os.Remove(path)
	if saved, err = Restore(backup, path, Options{Now: c.now}); err != nil || saved != "" {
		t.Fatalf("over nothing: %q, %v", saved, err)
	}
	check()

	// A bad backup leaves everything as it is.
	before := readBytes(t, path)
	bad := filepath.Join(filepath.Dir(path), "坏")
	writeFile(t, bad, readBytes(t, backup)[:20000])
	for _, from := range []string{bad, path, filepath.Join(filepath.Dir(path), "无")} {
		if _, err := Restore(from, path, Options{Now: c.now}); err == nil {
			t.Errorf("restored from %s", from)
		}
		if !bytes.Equal(before, readBytes(t, path)) {
			t.Errorf("%s: the library was changed", from)
		}
	}
}

// A file of an older format is brought up in one step after the other, in one
// transaction, after a copy of it has been kept; a step that fails leaves it
// as it was.
func TestMigrate(t *testing.T) {
	path := sampleFile(t)
	setMeta(t, path, keyFormat, be64(0))
	was := readBytes(t, path)
	db, err := openBolt(path, false)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var log []string
	step := func(from uint64, err error) migration {
		return migration{from, fmt.Sprint("step ", from), func(tx *bbolt.Tx) error {
			log = append(log, fmt.Sprint(from))
			tx.Bucket(bucketMeta).Put([]byte("probe"), be64(from))
			return err
		}}
	}
	keep := func(from uint64) error { log = append(log, fmt.Sprint("keep ", from)); return nil }
	failing := []migration{step(0, nil), step(1, errors.New("full"))}
	if err := upgrade(db, failing, 2, keep); err == nil || err.Error() != "bring format 1 up (step 1): full" {
		t.Errorf("a step that fails: %v", err)
	}
	if !bytes.Equal(was, readBytes(t, path)) {
		t.Error("a step that fails changes the file")
	}
	if err := upgrade(db, []migration{step(1, nil), step(0, nil)}, 2, keep); err != nil {
		t.Error(err)
	}
	if err := upgrade(db, nil, 2, keep); err != nil {
		t.Error(err)
	}
	if err := upgrade(db, nil, 1, keep); !errors.Is(err, ErrNewer) || !strings.Contains(err.Error(), "(format 2; this one reads up to 1)") {
		t.Errorf("newer: %v", err)
	}
	if got := strings.Join(log, ", "); got != "keep 0, 0, 1, keep 0, 0, 1" {
		t.Error(got)
	}
	for at := uint64(1); at < Format; at++ { // the first format has nothing before it
		if !has(migrations, at) {
			t.Errorf("no migration from format %d", at)
		}
	}
}

func has(steps []migration, from uint64) bool {
	for _, m := range steps {
		if m.from == from {
			return true
		}
	}
	return false
}
