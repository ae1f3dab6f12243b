package store

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"huikan/data"
)

// naming makes a record of the kind whose field names the id, as an import of
// JSON would. A kind that a library does not take so bare is completed here.
func naming(t *testing.T, r data.Reference, id string, section data.SectionID) data.Record {
	t.Helper()
	rec := data.New(r.From)
	one, _ := json.Marshal(map[string]string{r.Field: id})
	many, _ := json.Marshal(map[string][]string{r.Field: {"x", id}})
	if json.Unmarshal(one, rec) != nil && json.Unmarshal(many, rec) != nil || !slices.Contains(r.IDs(rec), id) {
		t.Fatalf("%s.%s: complete the record in naming", r.From, r.Field)
	}
	switch p := rec.(type) {
	case *data.Placement:
		p.Section = section
	case *data.Member:
		p.Type, p.Name = data.UnitMember, "提到的公司"+r.Field
	case *data.Contact:
		p.Name = "王五"
	}
	return rec
}

// TestUnite: two members become one; everything that named the other, in the
// recycle bin too, names the one that stays; nothing of either is lost; one
// undo brings both back with all that hung on them, after a restart and after
// other work as well.
func TestUnite(t *testing.T) {
	s, clk := create(t)
	keep := data.Member{Type: data.UnitMember, Name: "江州飞云纸鸢有限公司", MemberNo: "H-1", Phone: "62345678"}
	other := data.Member{Type: data.UnitMember, Name: "飞云纸鸢", MemberNo: "H-9", USCC: "91980102MA555002X0", Joined: data.Date{Year: 2012}}
	issue := data.Issue{Title: "资讯", Year: 2026, YearNo: 1, SerialNo: 1}
	c := s.Change("加").Put(&keep).Put(&other).Put(&issue)
	section := data.Section{Issue: issue.ID, Name: "会员"}
	c.Put(&section)
	zhang := data.Contact{Member: keep.ID, Name: "张三", Mobile: "13800000001", Primary: true}
	zhang2 := data.Contact{Member: other.ID, Name: "张 三", Email: "z@feiyun.example", Primary: true}
	li := data.Contact{Member: other.ID, Name: "李四", Mobile: "13800000002"}
	term := data.Membership{Member: keep.ID, Class: "会员单位", Starts: data.Date{Year: 2014}, Reason: "入会"}
	same := data.Membership{Member: other.ID, Class: "会员单位", Starts: data.Date{Year: 2014}, Reason: "入会"}
	older := data.Membership{Member: other.ID, Class: "会员单位", Starts: data.Date{Year: 2012}, Ends: data.Date{Year: 2013}, Reason: "入会"}
	c.Put(&zhang).Put(&zhang2).Put(&li).Put(&term).Put(&same).Put(&older)
	var all, binned []data.Record
	for _, r := range data.References {
		id := string(other.ID)
		if r.To == data.KindContact {
			id = string(zhang2.ID)
		}
		rec := naming(t, r, id, section.ID)
		c.Put(rec)
		all = append(all, rec)
	}
	both := &data.Distinct{Member: keep.ID, Other: other.ID}
	c.Put(both)
	old := &data.Article{Title: "旧稿", Body: "文", Members: []data.MemberID{other.ID, keep.ID}}
	c.Put(old)
	commit(t, c)
	commit(t, s.Change("删").Delete(old))
	binned = append(binned, old)
	before := sum(t, s)

	if _, err := s.PlanMerge(keep.ID, keep.ID); !errors.Is(err, ErrInvalid) {
		t.Errorf("with itself: %v", err)
	}
	if _, err := s.PlanMerge(keep.ID, "无"); !errors.Is(err, ErrNotFound) {
		t.Errorf("with nobody: %v", err)
	}
	m, err := s.PlanMerge(keep.ID, other.ID)
	if err != nil {
		t.Fatal(err)
	}
	if len(m.United) != 1 || m.Moved[data.KindArticle] != 2 {
		t.Errorf("plan: %+v %v", m.United, m.Moved)
	}
	if err := m.Choose("member_no", data.MergeOther); err != nil {
		t.Fatal(err)
	}
	if err := m.Choose("fax", data.MergeOther); err == nil {
		t.Error("a field in which they do not differ was chosen")
	}
	if sum(t, s) != before {
		t.Fatal("the plan changed something")
	}
	// Somebody edits one of them, or writes about one, while the plan is open.
	keep.Fax = "62345670"
	edit := commit(t, s.Change("改").Put(&keep))
	if _, err := m.Commit(); !errors.Is(err, ErrConflict) || !strings.Contains(err.Error(), keep.Name) {
		t.Errorf("one of the two was changed meanwhile: %v", err)
	}
	if _, err := s.Revert(edit.Seq); err != nil {
		t.Fatal(err)
	}
	if m, err = s.PlanMerge(keep.ID, other.ID); err != nil {
		t.Fatal(err)
	}
	if err := m.Choose("member_no", data.MergeOther); err != nil {
		t.Fatal(err)
	}
	fresh := &data.Article{Title: "新稿", Body: "新文", Members: []data.MemberID{other.ID}}
	commit(t, s.Change("稿").Put(fresh))
	all, before = append(all, fresh), sum(t, s)

	set, err := m.Commit()
	if err != nil {
		t.Fatal(err)
	}
	sound(t, s)
	if a, err := s.Article(fresh.ID); err != nil || a.Body != "新文" || len(a.Members) != 1 || a.Members[0] != keep.ID {
		t.Errorf("an article that came meanwhile: %+v, %v", a, err)
	}

	got, err := s.Member(keep.ID)
	if err != nil || got.MemberNo != "H-9" || got.USCC != other.USCC || got.Joined.Year != 2012 || !slices.Contains(got.FormerNames, "飞云纸鸢") || !slices.Contains(got.FormerCodes, "H-1") {
		t.Errorf("%+v, %v", got, err)
	}
	people, _ := s.Contacts(keep.ID)
	primary := 0
	names := ""
	for _, p := range people {
		names += p.Name + p.Email + " "
		if p.Primary {
			primary++
		}
	}
	if primary != 1 || !strings.Contains(names, "张三z@feiyun.example") || strings.Count(names, "张") != 1 || !strings.Contains(names, "李四") {
		t.Errorf("contacts: %s, %d primary", names, primary)
	}
	if terms, _ := s.Memberships(keep.ID); len(terms) != 3 { // 2012, 2014 and that of naming
		t.Errorf("terms: %+v", terms)
	}
	// Nobody names the other one any longer, dead or alive.
	if err := s.view(func(tx *bbolt.Tx) error {
		return eachNaming(tx, map[ref]bool{{data.KindMember, string(other.ID)}: true, {data.KindContact, string(zhang2.ID)}: true}, func(rec data.Record) {
			if d, ok := rec.(*data.Distinct); !ok || !d.Deleted() {
				t.Errorf("%s %s still names the other", rec.Kind(), rec.Key())
			}
		})
	}); err != nil {
		t.Fatal(err)
	}
	bin, _ := s.Deleted()
	if i := slices.IndexFunc(bin, func(r data.Record) bool { return r.Key() == string(other.ID) }); i < 0 || bin[i].(*data.Member).MergedInto != keep.ID {
		t.Errorf("the other is not in the bin, or does not say where it went")
	}
	if !slices.ContainsFunc(bin, func(r data.Record) bool { return r.Key() == old.Key() }) {
		t.Error("an article left the bin")
	}

	// Somebody had the plan open meanwhile.
	if _, err := m.Commit(); !errors.Is(err, ErrConflict) && !errors.Is(err, ErrNotFound) {
		t.Errorf("the same plan again: %v", err)
	}
	path := s.Path()
	s.Close()
	clk.t = clk.t.Add(time.Hour)
	if s, err = Open(path, Options{Now: clk.now}); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	later := data.Member{Type: data.UnitMember, Name: "远山贸易有限公司"}
	work := commit(t, s.Change("加").Put(&later))
	if _, err := s.Revert(set.Seq); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Revert(work.Seq); err != nil {
		t.Fatal(err)
	}
	if sum(t, s) != before {
		t.Error("after the undo the library says something else")
	}
	for _, rec := range append(all, binned...) {
		k := ref{rec.Kind(), rec.Key()}
		if err := s.view(func(tx *bbolt.Tx) error {
			raw, err := rawRecord(tx, k.kind, k.key)
			if err != nil || raw == nil {
				t.Errorf("%v is gone: %v", k, err)
				return nil
			}
			now, err := decodeRecord(k.kind, raw)
			for _, r := range data.References {
				if r.From == k.kind && err == nil && !slices.Equal(r.IDs(now), r.IDs(rec)) {
					t.Errorf("%s.%s = %v, was %v", k.kind, r.Field, r.IDs(now), r.IDs(rec))
				}
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
	}
	sound(t, s)
}
