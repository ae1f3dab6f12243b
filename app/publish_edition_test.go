package app

import (
	"bytes"
	"context"
	"path/filepath"
	"testing"

	"huikan/app/command"
	"huikan/app/export"
	"huikan/app/press"
	"huikan/data"
	"huikan/data/store"
)

// TestEdition: an issue that has gone to press is the same file, byte for byte,
// whatever becomes of its records, pictures and members; taken back, it is set
// from them again.
func TestEdition(t *testing.T) {
	path := filepath.Join(t.TempDir(), "s.huikan")
	if err := command.MakeSample(path, store.Options{}); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	issue, err := s.FindIssue("86")
	if err != nil {
		t.Fatal(err)
	}
	pdf, _ := export.ByExt("pdf")
	set := func() []byte {
		t.Helper()
		p, err := NewPress(s).Issue(context.Background(), issue.ID, press.Options{})
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := p.Export(&b, pdf, export.Options{}); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	first := set()
	printed, err := NewPress(s).Gather(issue.ID)
	if err != nil {
		t.Fatal(err)
	}
	e := data.Edition{Issue: issue.ID, On: data.Date{Year: 2026, Month: 7, Day: 1}, Printed: printed}
	if _, err := s.Change("付印").Put(&e).Commit(); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(set(), first) {
		t.Error("going to press changes the pages")
	}
	if _, err := s.Change("付印").Put(&data.Edition{Issue: issue.ID, Printed: printed}).Commit(); err == nil {
		t.Error("an issue goes to press twice")
	}

	c := s.Change("后来的改动")
	issue.Title = "改名了的资讯"
	c.Put(&issue)
	for _, a := range printed.Articles {
		full, err := s.Article(a.ID)
		if err != nil {
			t.Fatal(err)
		}
		full.Title = "改了题目"
		full.SetBody("改了正文。")
		c.Put(&full)
	}
	for _, m := range printed.Members {
		full, err := s.Member(m.ID)
		if err != nil {
			t.Fatal(err)
		}
		full.Name, full.Profile, full.Class = full.Name+"（更名）", "改了。", ""
		c.Put(&full)
	}
	for _, p := range printed.Pictures {
		pic, err := s.Picture(p.Digest)
		if err != nil {
			t.Fatal(err)
		}
		c.Delete(&pic)
	}
	a, err := s.Association()
	if err != nil {
		t.Fatal(err)
	}
	a.Name = "另一个协会"
	if _, err := c.Put(&a).Commit(); err != nil {
		t.Fatal(err)
	}
	if len(printed.Pictures) == 0 || len(printed.Members) == 0 || len(printed.Articles) == 0 {
		t.Fatalf("the sample proves nothing: %d pictures, %d members, %d articles", len(printed.Pictures), len(printed.Members), len(printed.Articles))
	}
	if !bytes.Equal(set(), first) {
		t.Error("a later change shows in the printed issue")
	}
	if now, err := NewPress(s).Gather(issue.ID); err != nil || now.Digest() == printed.Digest() {
		t.Errorf("a change of text does not change the digest: %v", err)
	}
	if _, err := s.Change("收回付印").Delete(&e).Commit(); err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(set(), first) {
		t.Error("taken back, the issue is still the printed one")
	}
}
