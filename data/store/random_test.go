package store

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"huikan/data"
)

// model is what a library ought to be: members and article texts in plain
// maps, and a plain stack of the states that undo goes back to.
type model struct {
	names map[data.MemberID]string // living members
	texts map[data.ArticleID]string
	bin   map[data.MemberID]string
}

func (m model) clone() model {
	return model{maps.Clone(m.names), maps.Clone(m.texts), maps.Clone(m.bin)}
}

// TestAgainstMaps does random things to a library and to plain maps, closes
// and opens it now and then, and wants the same of both.
func TestAgainstMaps(t *testing.T) {
	for seed := range uint64(6) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			randomRun(t, rand.New(rand.NewPCG(seed, 3)), 120)
		})
	}
}

func randomRun(t *testing.T, r *rand.Rand, steps int) {
	s, c := create(t)
	now := model{map[data.MemberID]string{}, map[data.ArticleID]string{}, map[data.MemberID]string{}}
	var undo, redo []model
	for step := range steps {
		c.t = c.t.Add(60e9)
		before := now.clone()
		switch k := r.IntN(12); {
		case k < 7:
			if randomChange(t, s, r, &now) {
				undo, redo = append(undo, before), nil
			}
		case k < 9:
			if _, err := s.Undo(); (err == nil) != (len(undo) > 0) {
				t.Fatalf("step %d: undo with %d sets: %v", step, len(undo), err)
			} else if err == nil {
				redo = append(redo, now)
				now, undo = undo[len(undo)-1], undo[:len(undo)-1]
			}
		case k < 11:
			if _, err := s.Redo(); (err == nil) != (len(redo) > 0) {
				t.Fatalf("step %d: redo with %d sets: %v", step, len(redo), err)
			} else if err == nil {
				undo = append(undo, now)
				now, redo = redo[len(redo)-1], redo[:len(redo)-1]
			}
		default:
			path := s.Path()
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			var err error
			if s, err = Open(path, Options{Who: "李", Now: c.now}); err != nil {
				t.Fatal(err)
			}
			defer s.Close()
		}
		compare(t, s, now)
		if t.Failed() {
			t.Fatalf("step %d", step)
		}
	}
	sound(t, s)
	for range undo {
		if _, err := s.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	compare(t, s, model{})
	sound(t, s)
}

// randomChange does one to four things in one change; it reports whether the
// change was taken.
func randomChange(t *testing.T, s *Store, r *rand.Rand, m *model) bool {
	t.Helper()
	next := m.clone()
	w := s.Change("随机")
	for range 1 + r.IntN(4) {
		ids := slices.Sorted(maps.Keys(next.names))
		binned := slices.Sorted(maps.Keys(next.bin))
		arts := slices.Sorted(maps.Keys(next.texts))
		switch k := r.IntN(8); {
		case k == 0 && len(ids) > 0: // rename, perhaps to a name that is taken
			mem := data.Member{ID: ids[r.IntN(len(ids))], Name: fmt.Sprint("会员", r.IntN(12))}
			w.Put(&mem)
			next.names[mem.ID] = mem.Name
		case k == 1 && len(ids) > 0:
			mem := data.Member{ID: ids[r.IntN(len(ids))]}
			w.Delete(&mem)
			next.bin[mem.ID] = next.names[mem.ID]
			delete(next.names, mem.ID)
		case k == 2 && len(binned) > 0:
			mem := data.Member{ID: binned[r.IntN(len(binned))]}
			w.Undelete(&mem)
			next.names[mem.ID] = next.bin[mem.ID]
			delete(next.bin, mem.ID)
		case k == 3 && len(arts) > 0: // a new text, perhaps the same as another's
			a := data.Article{ID: arts[r.IntN(len(arts))], Title: "稿"}
			a.SetBody(fmt.Sprint("正文", r.IntN(5)))
			w.Put(&a)
			next.texts[a.ID] = a.Body
		case k == 4 && len(arts) > 0: // emptied
			a := data.Article{ID: arts[r.IntN(len(arts))], Title: "稿"}
			w.Put(&a)
			next.texts[a.ID] = ""
		case k < 6:
			a := data.Article{Title: "稿", Body: fmt.Sprint("正文", r.IntN(5))}
			w.Put(&a)
			next.texts[a.ID] = a.Body
		default:
			mem := data.Member{Name: fmt.Sprint("会员", r.IntN(12))}
			w.Put(&mem)
			next.names[mem.ID] = mem.Name
		}
	}
	set, err := w.Commit()
	taken := map[string]bool{}
	duplicate := false
	for _, n := range next.names {
		duplicate = duplicate || taken[n]
		taken[n] = true
	}
	if duplicate != errors.Is(err, ErrDuplicate) || !duplicate && err != nil {
		t.Fatalf("duplicate %v: %v", duplicate, err)
	}
	if err != nil || set.Seq == 0 {
		return false
	}
	*m = next
	return true
}

func compare(t *testing.T, s *Store, want model) {
	t.Helper()
	members, err := s.Members()
	if err != nil {
		t.Error(err)
	}
	got := map[data.MemberID]string{}
	for _, m := range members {
		got[m.ID] = m.Name
	}
	if !maps.Equal(got, want.names) {
		t.Errorf("members %v\nwant %v", got, want.names)
	}
	binned := map[data.MemberID]string{}
	deleted, err := s.Deleted()
	if err != nil {
		t.Error(err)
	}
	for _, r := range deleted {
		binned[r.(*data.Member).ID] = r.(*data.Member).Name
	}
	if !maps.Equal(binned, want.bin) {
		t.Errorf("bin %v\nwant %v", binned, want.bin)
	}
	arts, err := s.Articles()
	if err != nil || len(arts) != len(want.texts) {
		t.Errorf("%d articles, want %d; %v", len(arts), len(want.texts), err)
	}
	for id, text := range want.texts {
		if a, err := s.Article(id); err != nil || a.Body != text {
			t.Errorf("article %s: %q, %v; want %q", id, a.Body, err, text)
		}
	}
}
