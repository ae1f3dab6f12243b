package store

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"huikan/data"
)

// The library refuses what must be unique, and says who has it.
func TestUnique(t *testing.T) {
	s, _ := create(t)
	a := data.Member{Type: data.UnitMember, Name: "上海（甲）公司", USCC: "91350100M000100Y43", MemberNo: "A-01"}
	i := data.Issue{Year: 2014, YearNo: 9, SerialNo: 140}
	person := data.Member{Type: data.PersonMember, Name: "张伟"}
	commit(t, s.Change("加").Put(&a).Put(&i).Put(&person))
	for _, c := range []struct {
		rec          data.Record
		field, other string
	}{
		{&data.Member{Type: data.UnitMember, Name: "上海(甲) 公司"}, "name", a.Name},
		{&data.Member{Type: data.UnitMember, Name: "乙", USCC: "91350100m000100y43"}, "uscc", a.Name},
		{&data.Member{Type: data.UnitMember, Name: "乙", MemberNo: "Ａ-01"}, "member_no", a.Name},
		{&data.Issue{Year: 2015, YearNo: 1, SerialNo: 140}, "serial_no", "2014年第9期总第140期"},
		{&data.Issue{Year: 2014, YearNo: 9, SerialNo: 141}, "year_no", "2014年第9期总第140期"},
		{&data.Class{Code: "会员单位", Name: "又一个"}, "code", "会员单位"},
	} {
		_, err := s.Change("加").Put(c.rec).Commit()
		d, ok := errors.AsType[*DuplicateError](err)
		if !ok || !errors.Is(err, ErrDuplicate) || d.Field != c.field || d.OtherName != c.other || d.InBin {
			t.Errorf("%s: %v", c.field, err)
		}
	}
	other := data.Member{Type: data.PersonMember, Name: "张伟"}
	commit(t, s.Change("同名的人").Put(&other))

	// Two members can swap what is unique in one change, not in two.
	b := data.Member{Type: data.UnitMember, Name: "乙公司", MemberNo: "B-02"}
	commit(t, s.Change("加").Put(&b))
	a.MemberNo, b.MemberNo = b.MemberNo, a.MemberNo
	commit(t, s.Change("对换").Put(&a).Put(&b))
	sound(t, s)

	// A name is free once its member is in the bin; a member number is not.
	commit(t, s.Change("删").Delete(&a))
	again := data.Member{Type: data.UnitMember, Name: a.Name}
	commit(t, s.Change("加").Put(&again))
	again.MemberNo = "B-02"
	_, err := s.Change("编号").Put(&again).Commit()
	if d, ok := errors.AsType[*DuplicateError](err); !ok || !d.InBin || !strings.Contains(err.Error(), "in the recycle bin") {
		t.Errorf("number of a deleted member: %v", err)
	}
	// And it cannot come back while its name is taken.
	if _, err := s.Change("恢复").Undelete(&a).Commit(); !errors.Is(err, ErrDuplicate) {
		t.Errorf("Undelete: %v", err)
	}
	sound(t, s)
}

func TestRefusedRecords(t *testing.T) {
	s, _ := create(t)
	i := data.Issue{Year: 2014}
	commit(t, s.Change("期").Put(&i))
	sec := data.Section{Issue: i.ID, Name: "消息"}
	commit(t, s.Change("栏").Put(&sec))
	gone := data.Member{ID: "M1", Head: data.Head{Rev: 1}}
	for name, c := range map[string]struct {
		w    *Writer
		want error
	}{
		"placement of nothing":       {s.Change("x").Put(&data.Placement{Section: sec.ID}), ErrInvalid},
		"placement of two":           {s.Change("x").Put(&data.Placement{Section: sec.ID, Article: "a", Member: "m"}), ErrInvalid},
		"placement in no section":    {s.Change("x").Put(&data.Placement{Section: "?", Article: "a"}), ErrInvalid},
		"section of no issue":        {s.Change("x").Put(&data.Section{Name: "x"}), ErrInvalid},
		"picture without bytes":      {s.Change("x").Put(&data.Picture{Digest: "d"}), ErrInvalid},
		"picture of no bytes":        {s.Change("x").PutPicture(&data.Picture{}, nil), ErrInvalid},
		"text that is not there":     {s.Change("x").Put(&data.Article{BodyDigest: "d"}), ErrInvalid},
		"date of no calendar":        {s.Change("x").Put(&data.Member{Founded: data.Date{Year: 2015, Month: 2, Day: 30}}), ErrInvalid},
		"id with a zero":             {s.Change("x").Put(&data.Member{ID: "a\x00b"}), ErrInvalid},
		"deleting what is not there": {s.Change("x").Delete(&data.Member{ID: "?"}), ErrNotFound},
		"deleting without an id":     {s.Change("x").Delete(&data.Member{}), ErrInvalid},
		"a record that has gone":     {s.Change("x").Put(&gone), ErrConflict},
	} {
		good := data.Member{Name: "好"}
		set, err := c.w.Put(&good).Commit()
		if !errors.Is(err, c.want) || set.Seq != 0 || !strings.HasPrefix(err.Error(), `commit "x": `) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if ms, _ := s.Members(); len(ms) != 0 {
		t.Errorf("half of a refused change is there: %v", ms)
	}
	if h, _ := s.History(0); len(h) != 3 {
		t.Errorf("%d sets", len(h))
	}
	sound(t, s)
}

// Typing folds into one set as long as it does not pause; undo takes the
// whole of it back, and texts between are not kept.
func TestMerge(t *testing.T) {
	s, c := create(t)
	a := data.Article{Title: "稿", Body: "初稿"}
	commit(t, s.Change("来稿").Put(&a))
	typed := func(text string) ChangeSet {
		a.Body = text
		return commit(t, s.Change("写稿").Merge("article "+string(a.ID)).Put(&a))
	}
	first := typed("一")
	between := a.BodyDigest
	c.t = c.t.Add(3 * time.Second)
	if set := typed("一二"); set.Seq != first.Seq || !set.Began.Equal(first.Began) || set.At.Equal(first.At) {
		t.Errorf("not folded: %+v", set)
	}
	if _, err := s.Body(between); !errors.Is(err, ErrNotFound) {
		t.Errorf("the text between is kept: %v", err)
	}
	c.t = c.t.Add(18 * time.Second) // the set would grow beyond its span
	second := typed("一二三")
	if second.Seq == first.Seq {
		t.Error("a set grows without end")
	}
	if v, err := s.RecordHistory(data.KindArticle, string(a.ID)); err != nil || len(v) != 3 {
		t.Errorf("%d versions, %v", len(v), err)
	} else if text, err := s.Body(v[1].After.(*data.Article).BodyDigest); err != nil || text != "一二" {
		t.Errorf("older text %q, %v", text, err)
	}
	s.Undo()
	if got, _ := s.Article(a.ID); got.Body != "一二" {
		t.Errorf("after one undo: %q", got.Body)
	}
	s.Undo()
	if got, _ := s.Article(a.ID); got.Body != "初稿" {
		t.Errorf("after two: %q", got.Body)
	}
	a, _ = s.Article(a.ID)
	if set := typed("另写"); set.Seq <= second.Seq {
		t.Error("folded into what was undone")
	}
	other := data.Member{Name: "甲"}
	commit(t, s.Change("加").Put(&other))
	if set := typed("另写二"); set.Seq != mustHistory(t, s)[0].Seq || set.Records != 1 {
		t.Errorf("folded across another change: %+v", set)
	}
	sound(t, s)
}

func mustHistory(t *testing.T, s *Store) []ChangeSet {
	t.Helper()
	h, err := s.History(0)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestHistory(t *testing.T) {
	s, _ := create(t)
	m := data.Member{Name: "甲"}
	commit(t, s.Change("加").Put(&m))
	m.Phone = "62345678"
	edit := commit(t, s.Change("改").Details("电话").Put(&m))
	s.Undo()
	h := mustHistory(t, s)
	if len(h) != 4 || h[0].Undoes != edit.Seq || h[0].Name != "改" || !h[1].Undone || h[1].Detail != "电话" || h[2].Undone || h[3].Undone {
		t.Errorf("%+v", h)
	}
	if two, _ := s.History(2); len(two) != 2 || two[0].Seq != h[0].Seq {
		t.Errorf("%+v", two)
	}
	vs, err := s.RecordHistory(data.KindMember, string(m.ID))
	if err != nil || len(vs) != 3 || vs[2].Before != nil || vs[1].After.(*data.Member).Phone != "62345678" || vs[0].After.(*data.Member).Phone != "" {
		t.Errorf("%+v, %v", vs, err)
	}
	if vs, err := s.RecordHistory(data.KindMember, "无"); err != nil || len(vs) != 0 {
		t.Errorf("%+v, %v", vs, err)
	}
	if set, err := s.ChangeSet(edit.Seq); err != nil || len(set.Entries) != 1 || set.Entries[0].Key != string(m.ID) {
		t.Errorf("%+v, %v", set, err)
	}
	if _, err := s.ChangeSet(99); !errors.Is(err, ErrNotFound) {
		t.Error(err)
	}
	// A revision that was given out once is never given out again, so one
	// who holds the undone record cannot write over the present one.
	m.Phone = "66666666"
	if _, err := s.Change("改").Put(&m).Commit(); !errors.Is(err, ErrConflict) {
		t.Errorf("stale after undo: %v", err)
	}
	s.Redo()
	if _, err := s.Change("改").Put(&m).Commit(); !errors.Is(err, ErrConflict) {
		t.Errorf("stale after redo: %v", err)
	}
}

func TestWatch(t *testing.T) {
	s, _ := create(t)
	var heard []string
	stop := s.Watch(func(c Change) {
		heard = append(heard, c.Set.Name)
		if c.Set.Undoes != 0 {
			heard = append(heard, "undo")
		}
		if len(c.Touched) == 0 || !c.Touches(data.KindMember) || c.Touches(data.KindIssue) {
			t.Errorf("%+v", c)
		}
		if _, err := s.Members(); err != nil { // reading is allowed
			t.Error(err)
		}
	})
	m := data.Member{Name: "甲"}
	commit(t, s.Change("加").Put(&m))
	commit(t, s.Change("加").Put(&m)) // nothing changes, nobody hears
	s.Undo()
	stop()
	s.Redo()
	if want := []string{"加", "加", "undo"}; !reflect.DeepEqual(heard, want) {
		t.Errorf("heard %v", heard)
	}
}

func TestRecycleBin(t *testing.T) {
	s, c := create(t)
	m := data.Member{Name: "甲"}
	commit(t, s.Change("加").Put(&m))
	person := data.Contact{Member: m.ID, Name: "张三"}
	commit(t, s.Change("加人").Put(&person))
	full := sum(t, s)
	commit(t, s.Change("删").Delete(&m))
	if _, err := s.Member(m.ID); !errors.Is(err, ErrNotFound) {
		t.Errorf("Member: %v", err)
	}
	if people, _ := s.AllContacts(); len(people) != 0 {
		t.Error("contacts of a deleted member are listed")
	}
	if d, _ := s.Deleted(); len(d) != 1 || d[0].Key() != string(m.ID) || !d[0].Common().DeletedAt.Equal(c.t) {
		t.Errorf("Deleted = %v", d)
	}
	if _, err := s.Change("改").Put(&data.Member{ID: m.ID, Name: "乙"}).Commit(); !errors.Is(err, ErrNotFound) {
		t.Errorf("Put of a deleted record: %v", err)
	}
	commit(t, s.Change("恢复").Undelete(&m))
	if sum(t, s) != full {
		t.Error("what came back is not what went")
	}
	commit(t, s.Change("删").Delete(&m))
	c.t = c.t.Add(KeepDeleted)
	if set, err := s.Purge("清空回收站"); err != nil || set.Seq != 0 {
		t.Errorf("purged too early: %+v, %v", set, err)
	}
	c.t = c.t.Add(time.Hour)
	set, err := s.Purge("清空回收站")
	if err != nil || set.Records != 2 {
		t.Errorf("Purge = %+v, %v; want the member and its contact", set, err)
	}
	if d, _ := s.Deleted(); len(d) != 0 {
		t.Errorf("%v", d)
	}
	sound(t, s)
	if _, err := s.Undo(); err != nil {
		t.Error(err)
	}
	if d, _ := s.Deleted(); len(d) != 1 {
		t.Errorf("undo of a purge: %v", d)
	}
	sound(t, s)
}

// TestDiscard: what a person names goes for good at once, with what belongs to
// it and nothing else; a record that is not in the bin is refused.
func TestDiscard(t *testing.T) {
	s, _ := create(t)
	a, b := &data.Member{Type: data.UnitMember, Name: "甲公司"}, &data.Member{Type: data.UnitMember, Name: "乙公司"}
	c := s.Change("新").Put(a).Put(b)
	c.Put(&data.Contact{Member: a.ID, Name: "于渡"})
	commit(t, c)
	if _, err := s.Discard("彻底删除", []data.Record{a}); !errors.Is(err, ErrInvalid) {
		t.Errorf("a living record: %v", err)
	}
	commit(t, s.Change("删").Delete(a).Delete(b))
	before := sum(t, s)
	bin, _ := s.Deleted()
	for _, r := range bin {
		if r.Key() != string(a.ID) {
			continue
		}
		set, err := s.Discard("彻底删除 甲公司", []data.Record{r})
		if err != nil || set.Records != 2 {
			t.Errorf("%+v, %v; want the member and its contact", set, err)
		}
	}
	if bin, _ := s.Deleted(); len(bin) != 1 || bin[0].Key() != string(b.ID) {
		t.Errorf("the bin holds %v", bin)
	}
	sound(t, s)
	if _, err := s.Undo(); err != nil || sum(t, s) != before {
		t.Errorf("undo: %v", err)
	}
	sound(t, s)
}

// A change set can be carried to another copy of the library and applied
// there, twice as well as once; where the copies differ it is refused whole.
func TestApply(t *testing.T) {
	s, c := create(t)
	m := data.Member{Name: "甲"}
	commit(t, s.Change("加").Put(&m))
	copyPath := s.Path() + ".copy"
	if err := s.Backup(copyPath); err != nil {
		t.Fatal(err)
	}
	other, err := Open(copyPath, Options{Who: "王", Now: c.now})
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	m.Phone = "62345678"
	a := data.Article{Title: "稿", Body: "正文"}
	pic := data.Picture{Name: "图"}
	set := commit(t, s.Change("改").Put(&m).Put(&a).PutPicture(&pic, []byte("图")))
	out, err := s.Export(set.Seq)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		got, err := other.Apply(out)
		if err != nil || got.Name != "改" || got.Who != "李" {
			t.Fatalf("Apply = %+v, %v", got, err)
		}
	}
	if sum(t, s) != sum(t, other) || len(mustHistory(t, other)) != len(mustHistory(t, s)) {
		t.Error("the copies differ")
	}
	if art, err := other.Article(a.ID); err != nil || art.Body != "正文" {
		t.Errorf("%q, %v", art.Body, err)
	}
	sound(t, other)
	if h := mustHistory(t, other); h[0].Undone {
		t.Error("a set from elsewhere counts as undone")
	}
	// The other desktop's undo is its own, and conflicts are seen.
	mine, _ := other.Member(m.ID)
	mine.Phone = "1"
	commit(t, other.Change("另改").Put(&mine))
	m.Phone = "2"
	set = commit(t, s.Change("改").Put(&m))
	out, _ = s.Export(set.Seq)
	if _, err := other.Apply(out); !errors.Is(err, ErrConflict) {
		t.Errorf("Apply over a change: %v", err)
	}
	broken := out
	broken.ID, broken.Bodies = "x", map[data.Digest]string{"d": "别的"}
	if _, err := s.Apply(broken); !errors.Is(err, ErrDamaged) {
		t.Errorf("Apply with a false text: %v", err)
	}
	sound(t, other)
	sound(t, s)
}
