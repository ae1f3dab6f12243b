package store

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"huikan/data"
)

// The figures are for build/bench; nothing here passes or fails.

func benchLibrary(b *testing.B, members int) *Store {
	b.Helper()
	s, err := Create(filepath.Join(b.TempDir(), "x.huikan"), data.Association{Name: "协会"}, Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	for n := 0; n < members; {
		w := s.Change("导入")
		for ; w.Len() < 1000 && n < members; n++ {
			w.Put(&data.Member{Type: data.UnitMember, Name: fmt.Sprint("上海会员", n, "有限公司"), MemberNo: fmt.Sprint(n), Phone: "021-62345678", Profile: strings.Repeat("介绍", 100)})
		}
		if _, err := w.Commit(); err != nil {
			b.Fatal(err)
		}
	}
	return s
}

func BenchmarkCommitMember(b *testing.B) {
	s := benchLibrary(b, 1000)
	m := data.Member{Name: "甲"}
	for b.Loop() {
		m.Phone = fmt.Sprint(m.Rev)
		if _, err := s.Change("改").Put(&m).Commit(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkTypeArticle(b *testing.B) {
	s := benchLibrary(b, 0)
	a := data.Article{Title: "稿"}
	text := strings.Repeat("电子商务发展情况。", 3333)
	for n := 0; b.Loop(); n++ {
		a.Body = fmt.Sprint(text, n)
		if _, err := s.Change("写稿").Merge("a").Put(&a).Commit(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkMembers(b *testing.B) {
	s := benchLibrary(b, 10000)
	for b.Loop() {
		if ms, err := s.Members(); err != nil || len(ms) != 10000 {
			b.Fatal(err)
		}
	}
}

func BenchmarkImport5000(b *testing.B) {
	for b.Loop() {
		benchLibrary(b, 5000).Close()
	}
}

func BenchmarkOpen(b *testing.B) {
	s := benchLibrary(b, 10000)
	s.Close()
	for b.Loop() {
		s, err := Open(s.Path(), Options{})
		if err != nil {
			b.Fatal(err)
		}
		s.Close()
	}
}
