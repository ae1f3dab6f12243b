package store

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"huikan/data"
)

// sampleFile is a closed library with something of everything, a copy for each
// test.
func sampleFile(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "协会.huikan")
	b, err := sampleBytes()
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, path, b)
	return path
}

var sampleBytes = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "huikan")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path, c := filepath.Join(dir, "协会.huikan"), newClock()
	s, err := Create(path, data.Association{Name: "协会"}, Options{Now: c.now})
	if err != nil {
		return nil, err
	}
	for i := range 24 {
		c.t = c.t.Add(time.Minute)
		m := data.Member{Type: data.UnitMember, Name: fmt.Sprint("会员", i), Profile: strings.Repeat("介绍", 300)}
		a := data.Article{Title: fmt.Sprint("稿", i), Body: killBody(i)}
		pic := data.Picture{Name: "图"}
		if _, err := s.Change("加").Put(&m).Put(&a).PutPicture(&pic, []byte(killBody(i))).Commit(); err != nil {
			return nil, err
		}
		if i%5 == 0 {
			_, err = s.Change("删").Delete(&m).Commit()
		}
		if i%9 == 0 && err == nil {
			_, err = s.Undo()
		}
		if err != nil {
			return nil, err
		}
	}
	if err := s.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

func writeFile(t testing.TB, path string, b []byte) {
	t.Helper()
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

func readBytes(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// setMeta changes one key of the meta bucket behind the store's back.
func setMeta(t testing.TB, path string, key, value []byte) {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Update(func(tx *bbolt.Tx) error {
		b, err := tx.CreateBucketIfNotExists(bucketMeta)
		if err != nil {
			return err
		}
		return b.Put(key, value)
	}); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

// Every file that is no sound library of ours is refused with one sentence
// that names it, and stays as it was to the byte.
func TestRefused(t *testing.T) {
	whole := readBytes(t, sampleFile(t))
	for name, c := range map[string]struct {
		make func(path string)
		want error
	}{
		"cut to half":          {func(p string) { writeFile(t, p, whole[:len(whole)/2]) }, ErrDamaged},
		"cut by a page":        {func(p string) { writeFile(t, p, whole[:highWater(t, whole)-4096]) }, ErrDamaged},
		"cut to two pages":     {func(p string) { writeFile(t, p, whole[:8192]) }, ErrDamaged},
		"cut to 100 bytes":     {func(p string) { writeFile(t, p, whole[:100]) }, ErrDamaged},
		"cut to 10 bytes":      {func(p string) { writeFile(t, p, whole[:10]) }, ErrNotLibrary},
		"empty":                {func(p string) { writeFile(t, p, nil) }, ErrDamaged},
		"text":                 {func(p string) { writeFile(t, p, []byte(strings.Repeat("会刊第140期\n", 5000))) }, ErrNotLibrary},
		"zeros":                {func(p string) { writeFile(t, p, make([]byte, 1<<16)) }, ErrNotLibrary},
		"both heads broken":    {func(p string) { b := bytes.Clone(whole); b[70]++; b[4096+70]++; writeFile(t, p, b) }, ErrDamaged},
		"another's bbolt file": {func(p string) { setMeta(t, p, []byte("x"), []byte("y")) }, ErrNotLibrary},
		"newer format":         {func(p string) { writeFile(t, p, whole); setMeta(t, p, keyFormat, be64(Format+1)) }, ErrNewer},
		"no way from zero":     {func(p string) { writeFile(t, p, whole); setMeta(t, p, keyFormat, be64(0)) }, ErrDamaged},
		"read-only":            {func(p string) { writeFile(t, p, whole); os.Chmod(p, 0o400) }, ErrReadOnly},
		"a folder":             {func(p string) { os.Mkdir(p, 0o700) }, ErrNotLibrary},
		"not there":            {func(string) {}, os.ErrNotExist},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "协会.huikan")
			c.make(path)
			before, _ := os.ReadFile(path)
			s, err := Open(path, Options{})
			if s != nil {
				s.Close()
			}
			if !errors.Is(err, c.want) || !strings.HasPrefix(err.Error(), "open "+path+": ") || strings.Contains(err.Error(), "\n") || strings.Count(err.Error(), path) != 1 {
				t.Errorf("Open: %v", err)
			}
			if !errors.Is(c.want, ErrReadOnly) {
				if s, err := OpenReadOnly(path, Options{}); err == nil && name != "no way from zero" {
					t.Error("OpenReadOnly takes it")
					s.Close()
				}
				if _, err := Verify(path); err == nil {
					t.Error("Verify takes it")
				}
			}
			if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
				t.Error("the file was changed")
			}
		})
	}
}

// highWater is the length that the newest meta page gives the file.
func highWater(t *testing.T, b []byte) int64 {
	f, err := metas(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	return int64(f.pages) * f.pageSize
}

func TestReadOnly(t *testing.T) {
	path := sampleFile(t)
	os.Chmod(path, 0o400)
	before := readBytes(t, path)
	a, err := OpenReadOnly(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	b, err := OpenReadOnly(path, Options{}) // two readers at once
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if ms, err := a.Members(); err != nil || len(ms) == 0 {
		t.Errorf("%d members, %v", len(ms), err)
	}
	m := data.Member{Name: "甲"}
	if _, err := a.Change("加").Put(&m).Commit(); !errors.Is(err, ErrReadOnly) {
		t.Errorf("Commit: %v", err)
	}
	if _, err := a.Undo(); !errors.Is(err, ErrReadOnly) {
		t.Errorf("Undo: %v", err)
	}
	sound(t, a)
	if err := a.Close(); err != nil {
		t.Error(err)
	}
	if _, err := a.Members(); !errors.Is(err, ErrClosed) {
		t.Errorf("after Close: %v", err)
	}
	if !bytes.Equal(before, readBytes(t, path)) {
		t.Error("reading changed the file")
	}
}

// A second opener hears of it within a second, and can open when the first
// has gone.
func TestLocked(t *testing.T) {
	s, _ := create(t)
	start := time.Now()
	_, err := Open(s.Path(), Options{})
	if !errors.Is(err, ErrLocked) || err.Error() != "open "+s.Path()+": another window has it open" {
		t.Errorf("Open: %v", err)
	}
	if d := time.Since(start); d > time.Second {
		t.Errorf("it took %v", d)
	}
	if _, err := Preview(s.Path()); !errors.Is(err, ErrLocked) {
		t.Errorf("Preview: %v", err)
	}
	if _, err := Restore(s.Path(), s.Path()+"x", Options{}); !errors.Is(err, ErrLocked) {
		t.Errorf("Restore: %v", err)
	}
	s.Close()
	if s, err = Open(s.Path(), Options{}); err != nil {
		t.Fatal(err)
	}
	s.Close()
}

// Bytes that change in a closed file are found: whatever is opened either
// fails with a sentence, or Verify names the fault, or the file says exactly
// what it said. Nothing panics and nothing is written.
func TestFlippedBits(t *testing.T) {
	path := sampleFile(t)
	whole := readBytes(t, path)
	s, err := OpenReadOnly(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := sum(t, s)
	sets, _ := s.History(0)
	s.Close()
	r := rand.New(rand.NewPCG(5, 9))
	refused, found, harmless := 0, 0, 0
	victim := filepath.Join(t.TempDir(), "坏.huikan")
	for n := range 100 {
		b := bytes.Clone(whole)
		at := r.IntN(int(highWater(t, whole)))
		if n%2 == 0 { // page heads and item tables are where it hurts
			at = at/4096*4096 + r.IntN(200)
		}
		if n%10 == 0 { // the two heads of the file
			at = n/10%2*4096 + pageHead + r.IntN(metaLength)
		}
		for i := at; i < min(at+1+r.IntN(8), len(b)); i++ {
			b[i] ^= byte(1 + r.IntN(255))
		}
		writeFile(t, victim, b)
		report, err := Verify(victim)
		switch {
		case err != nil:
			refused++
			if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNotLibrary) && !errors.Is(err, ErrNewer) {
				t.Errorf("byte %d: %v", at, err)
			}
		case !report.OK():
			found++
		default:
			harmless++
			if report.Counts.Checksum != want || report.Counts.Changes != len(sets) {
				t.Errorf("byte %d: the library says something else, and Verify does not see it", at)
			}
		}
		useAll(victim)
		if !bytes.Equal(b, readBytes(t, victim)) {
			t.Fatalf("byte %d: the file was changed", at)
		}
	}
	t.Logf("%d refused, %d found by Verify, %d in free space", refused, found, harmless)
	if found < 20 {
		t.Error("hardly anything was found")
	}
}

// useAll reads everything there is, whatever comes of it.
func useAll(path string) {
	s, err := OpenReadOnly(path, Options{})
	if err != nil {
		return
	}
	defer s.Close()
	s.Association()
	s.Members()
	s.Pictures()
	s.Deleted()
	s.Checksum()
	s.FindIssue("140")
	arts, _ := s.Articles()
	for _, a := range arts {
		s.Article(a.ID)
		s.RecordHistory(data.KindArticle, string(a.ID))
	}
	sets, _ := s.History(0)
	for _, set := range sets {
		s.ChangeSet(set.Seq)
	}
	s.Counts()
}

// A library whose session did not end is checked page by page on opening;
// damage that an ordinary opening would not see is found then.
func TestUncleanIsChecked(t *testing.T) {
	path := sampleFile(t)
	setMeta(t, path, keyUnclean, valueYes)
	s, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	clean := readBytes(t, path)
	if s, err = Open(path, Options{}); err != nil {
		t.Fatal(err)
	}
	s.Close()
	if !bytes.Equal(clean, readBytes(t, path)) {
		t.Error("opening and closing changes a clean file")
	}
	setMeta(t, path, keyUnclean, valueYes)
	b := readBytes(t, path)
	refused := 0
	for page := 4; page < int(highWater(t, b)/4096); page += 2 {
		c := bytes.Clone(b)
		c[page*4096] ^= 0xFF // its number
		writeFile(t, path, c)
		s, err := Open(path, Options{})
		if err == nil {
			s.Close()
			continue
		}
		refused++
		if !errors.Is(err, ErrDamaged) {
			t.Fatalf("page %d: %v", page, err)
		}
		if !bytes.Equal(c, readBytes(t, path)) {
			t.Fatalf("page %d: the file was changed", page)
		}
	}
	if refused < 30 {
		t.Errorf("%d pages refused", refused)
	}
}

// The texts of the errors, as people will read them.
func Example_errors() {
	dir, _ := os.MkdirTemp("", "huikan")
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "协会.huikan")
	say := func(err error) { fmt.Println(strings.ReplaceAll(err.Error(), dir, "/home/li")) }

	_, err := Open(path, Options{})
	say(err)
	s, _ := Create(path, data.Association{Name: "协会"}, Options{Now: newClock().now})
	defer s.Close()
	_, err = Open(path, Options{})
	say(err)
	_, err = s.FindIssue("139")
	say(err)
	a, b := data.Member{Name: "甲公司", USCC: "91350100M000100Y43"}, data.Member{Name: "乙公司", USCC: "91350100m000100y43"}
	_, err = s.Change("新增会员").Put(&a).Put(&b).Commit()
	say(err)
	_, err = s.Undo()
	say(err)
	// Output:
	// open /home/li/协会.huikan: no such file or directory
	// open /home/li/协会.huikan: another window has it open
	// issue "139": not found; there are no issues yet
	// commit "新增会员": member "乙公司": uscc "91350100m000100y43": already taken by "甲公司"
	// undo: nothing to undo
}
