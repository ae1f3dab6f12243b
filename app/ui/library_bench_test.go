package ui

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"huikan/data"
	"huikan/data/store"
)

// large makes a library of 100,000 members with a contact each.
func large(b *testing.B) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "large.huikan")
	s, err := store.Create(path, data.Association{Name: "江城协会"}, store.Options{})
	if err != nil {
		b.Fatal(err)
	}
	words := []rune("江城远衡科技云海银河长宁重庆钱浩森蓝环保国动地产邮政投资管理信息电子商务")
	for n := 0; n < 100_000; {
		c := s.Change("导入")
		for ; c.Len() < 10_000; n++ {
			name := string([]rune{words[n%36], words[n/36%36], words[n/1296%36], words[n%31]})
			m := data.Member{Type: data.UnitMember, Name: fmt.Sprintf("上海%s%d有限公司", name, n), Class: "会员单位", MemberNo: fmt.Sprint(n),
				USCC: fmt.Sprintf("91310%013d", n), Phone: "021-62345678", Website: "www.example.cn",
				AddrMail: data.Address{City: "上海", District: "徐汇区", Street: "示范路 88 号", Postcode: "200030"},
				Scope:    strings.Repeat("供应链信息系统的开发、", 5), Profile: strings.Repeat("公司成立于2004年，为六百余家企业提供服务。", 15)}
			m.SetKey(fmt.Sprintf("%026d", n))
			c.Put(&m).Put(&data.Contact{Member: m.ID, Name: "陈若谷", Mobile: fmt.Sprintf("138%08d", n), Roles: []string{"会员代表"}, Primary: true})
		}
		if _, err := c.Commit(); err != nil {
			b.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	return path
}

// BenchmarkOpen100k opens a library of 100,000 members with a contact each and
// reads what the lists show: until then the window has nothing to show.
func BenchmarkOpen100k(b *testing.B) {
	path := large(b)
	for b.Loop() {
		s, err := store.Open(path, store.Options{})
		if err != nil {
			b.Fatal(err)
		}
		sh, err := readShelf(s, data.Date{Year: 2026, Month: 6, Day: 2})
		if err != nil || len(sh.members) != 100_000 {
			b.Fatal(err)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkKeystroke100k types into the search field of the members, one
// character at a time, and measures from the key until the list stands anew:
// the answer, the chips with their counts, the rows and the profile beside them.
// It prints the median and the 95th of a hundred keys. Drawing them costs the
// same whatever is listed, and is not in it.
func BenchmarkKeystroke100k(b *testing.B) {
	w := openWindow(b, wide)
	w.open(large(b))
	w.index()
	if w.lib == nil || w.lib.shelf.dir == nil {
		b.Fatal("the library is not open")
	}
	w.goTo(atMembers)
	s := w.screen.(*memberScreen)
	w.win.Canvas().Focus(s.find.field)
	queries := []string{"重庆科技", "yunhai", "shyh", "13800012345", "99999", "有限公司", "chen", "徐汇区", "www.example", "上海钱浩"}
	var took []time.Duration
	for b.Loop() {
		for _, q := range queries {
			for _, r := range q {
				began := time.Now()
				s.find.field.TypedRune(r)
				took = append(took, time.Since(began))
			}
			s.find.field.SetText("")
		}
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "p95-ms")
}
