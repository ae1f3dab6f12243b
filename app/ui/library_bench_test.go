package ui

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"huikan/data"
	"huikan/data/store"
)

// BenchmarkOpen100k opens a library of 100,000 members with a contact each and
// reads what the lists show: until then the window has nothing to show.
func BenchmarkOpen100k(b *testing.B) {
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
	for b.Loop() {
		s, err := store.Open(path, store.Options{})
		if err != nil {
			b.Fatal(err)
		}
		sh, err := readShelf(s)
		if err != nil || len(sh.members) != 100_000 {
			b.Fatal(err)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
