package store

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"huikan/data"
)

// clock is a clock that a test moves by hand.
type clock struct{ t time.Time }

func (c *clock) now() time.Time { return c.t }

func newClock() *clock { return &clock{time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)} }

func create(t testing.TB) (*Store, *clock) {
	t.Helper()
	c := newClock()
	s, err := Create(filepath.Join(t.TempDir(), "协会.huikan"), data.Association{Name: "上海某某协会"}, Options{Who: "李", Now: c.now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s, c
}

func commit(t testing.TB, w *Writer) ChangeSet {
	t.Helper()
	set, err := w.Commit()
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func sound(t testing.TB, s *Store) {
	t.Helper()
	r, err := s.Verify()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Faults {
		t.Errorf("verify: %s", f)
	}
}

func sum(t testing.TB, s *Store) string {
	t.Helper()
	c, err := s.Checksum()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// An import is one change set over records of many kinds; it reads back as it
// was written, and one undo takes all of it away, even after a restart.
func TestImportAndUndo(t *testing.T) {
	s, c := create(t)
	empty := sum(t, s)

	issue := data.Issue{Title: "电子商务资讯", Year: 2014, Months: []int{11, 12}, YearNo: 9, SerialNo: 140}
	article := data.Article{Title: "通知", Body: "一、总则\n\n𠮷林省。"}
	member := data.Member{Type: data.UnitMember, Name: "上海钱浩有限公司", Founded: data.Date{Year: 2013, Month: 5}, Joined: data.Date{Year: 2014, Month: 11}}
	pic := data.Picture{Name: "合影.png", MIME: "image/png"}
	w := s.Change("导入会刊第140期").Details("issue-140.txt").Put(&issue).Put(&article).Put(&member).PutPicture(&pic, []byte("\x89PNG…"))
	sec := data.Section{Issue: issue.ID, Name: "重要消息", Type: data.ArticlesSection}
	w.Put(&sec)
	place := data.Placement{Section: sec.ID, Article: article.ID}
	set := commit(t, w.Put(&place))
	if set.Records != 6 || set.Name != "导入会刊第140期" || set.Who != "李" || !set.At.Equal(c.t) {
		t.Errorf("set = %+v", set)
	}
	if place.Issue != issue.ID || article.Chars != 8 || article.Rev != set.Rev {
		t.Errorf("heads were not refreshed: %+v %+v", place, article)
	}
	full := sum(t, s)
	sound(t, s)

	got, err := s.Article(article.ID)
	if err != nil || got.Body != article.Body || got.CreatedBy != "李" {
		t.Errorf("Article = %+v, %v", got, err)
	}
	if heads, _ := s.Articles(); len(heads) != 1 || heads[0].Body != "" {
		t.Errorf("Articles = %+v", heads)
	}
	if m, err := s.Member(member.ID); err != nil || !reflect.DeepEqual(m, member) {
		t.Errorf("Member = %+v, %v\nwant %+v", m, err, member)
	}
	if b, p, err := s.PictureBytes(pic.Digest); err != nil || string(b) != "\x89PNG…" || p.Name != "合影.png" {
		t.Errorf("PictureBytes = %q, %+v, %v", b, p, err)
	}
	for _, name := range []string{"140", "2014-9", "２０１４-9", "总第140期", string(issue.ID)} {
		if i, err := s.FindIssue(name); err != nil || i.ID != issue.ID {
			t.Errorf("FindIssue(%q) = %v, %v", name, i.ID, err)
		}
	}

	path := s.Path()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if s, err = Open(path, Options{Now: c.now}); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if next, err := s.NextUndo(); err != nil || next.Name != "导入会刊第140期" {
		t.Errorf("NextUndo = %+v, %v", next, err)
	}
	if u, err := s.Undo(); err != nil || u.Undoes != set.Seq {
		t.Fatalf("Undo = %+v, %v", u, err)
	}
	if sum(t, s) != empty {
		t.Error("undo of an import leaves something behind")
	}
	sound(t, s)
	if _, err := s.Undo(); !errors.Is(err, ErrNothingToUndo) {
		t.Errorf("second Undo: %v", err)
	}
	if _, err := s.Redo(); err != nil || sum(t, s) != full {
		t.Errorf("Redo: %v", err)
	}
	if _, err := s.Redo(); !errors.Is(err, ErrNothingToRedo) {
		t.Errorf("second Redo: %v", err)
	}
	sound(t, s)
}

// A record that two people read and one of them wrote cannot be overwritten
// by the other.
func TestConflict(t *testing.T) {
	s, _ := create(t)
	m := data.Member{Name: "甲公司"}
	commit(t, s.Change("新增会员").Put(&m))
	mine, _ := s.Member(m.ID)
	theirs, _ := s.Member(m.ID)
	theirs.Phone = "021-62345678"
	commit(t, s.Change("改电话").Put(&theirs))
	mine.Phone = "021-66666666"
	_, err := s.Change("改电话").Put(&mine).Commit()
	re, ok := errors.AsType[*RecordError](err)
	if !errors.Is(err, ErrConflict) || !ok || re.Name != "甲公司" || re.Key != string(m.ID) {
		t.Errorf("err = %v", err)
	}
	if got, _ := s.Member(m.ID); got.Phone != "021-62345678" {
		t.Errorf("phone = %q", got.Phone)
	}
	sound(t, s)
}

// What is written once more unchanged is no change: nothing is logged and no
// revision moves.
func TestNothingToChange(t *testing.T) {
	s, _ := create(t)
	a := data.Article{Title: "稿", Body: "正文"}
	commit(t, s.Change("来稿").Put(&a))
	rev := a.Rev
	set := commit(t, s.Change("来稿").Put(&a))
	if set.Seq != 0 || a.Rev != rev {
		t.Errorf("set = %+v, rev %d → %d", set, rev, a.Rev)
	}
	if h, _ := s.History(0); len(h) != 2 {
		t.Errorf("history has %d sets", len(h))
	}
}

func TestCreateLeavesFilesAlone(t *testing.T) {
	if _, err := Create(filepath.Join(t.TempDir(), "无", "x"), data.Association{}, Options{}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("err = %v", err)
	}
	path := filepath.Join(t.TempDir(), "x")
	os.WriteFile(path, []byte("信"), 0o600)
	if _, err := Create(path, data.Association{}, Options{}); !errors.Is(err, ErrExists) {
		t.Errorf("err = %v", err)
	}
	if b, _ := os.ReadFile(path); string(b) != "信" {
		t.Error("the file was overwritten")
	}
}
