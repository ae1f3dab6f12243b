package data

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func mergePair() (Member, Member) {
	keep := Member{ID: "k", Type: UnitMember, Name: "江州飞云纸鸢有限公司", MemberNo: "H-1", USCC: "91980102MA555001X0", Phone: "0600-62345678", Website: "www.feiyun.example",
		Joined: Date{2014, 5, 6}, Class: "理事单位", Industry: []string{"风筝"}, AddrMail: Address{City: "江州市", Street: "云路1号", Postcode: "999001"}, Logo: "l1",
		FormerNames: []string{"江州风筝厂"}, FormerCodes: []string{"X-0"}, Introducer: "o", Head: Head{Note: "老会员", Tags: []string{"重点"}}, InDirectory: true}
	other := Member{ID: "o", Type: UnitMember, Name: "飞云纸鸢", MemberNo: "H-9", USCC: "91980102MA555002X0", RegNoOld: "310108000000001", Phone: "0600-62345678、0600-62345679", Fax: "0600-62345670",
		Website: "feiyun.example", Joined: Date{2012, 1, 0}, Left: Date{2016, 0, 0}, Class: "会员单位", LegalRep: "周远帆", Industry: []string{"纸艺", "风筝"}, AddrMail: Address{Street: "旧路2号", Postcode: "999009"}, Logo: "l2", Photos: []Digest{"p1", "l1"},
		FormerNames: []string{"飞云社", "江州飞云纸鸢有限公司"}, Pinyin: "fei yun zhi yuan", Introducer: "z", Head: Head{Note: "搬过家"}}
	return keep, other
}

// TestMerge: blanks are filled, lists united, names and codes kept as former
// ones, the rest that nobody decided on noted.
func TestMerge(t *testing.T) {
	keep, other := mergePair()
	before, beforeOther := keep, other
	fields := MergeFields(keep, other)
	got := MergeMembers(keep, other, fields)
	for key, want := range map[string]string{
		"name": "江州飞云纸鸢有限公司", "member_no": "H-1", "former_names": "江州风筝厂、飞云社、飞云纸鸢", "former_codes": "X-0、H-9、91980102MA555002X0",
		"reg_no_old": "310108000000001", "phone_main": "0600-62345678、0600-62345679", "fax": "0600-62345670", "joined_on": "2012-01", "left_on": "",
		"legal_rep": "周远帆", "industry": "风筝、纸艺", "addr_mail": "江州市云路1号", "addr_mail_postcode": "999001", "pinyin": "", "print_in_directory": "是",
		"note": "老会员\n搬过家\n并入“飞云纸鸢”：会员类别 会员单位\n并入“飞云纸鸢”：入会日期 2014-05-06\n并入“飞云纸鸢”：单位网址 feiyun.example\n并入“飞云纸鸢”：通讯地址 旧路2号\n并入“飞云纸鸢”：邮政编码 999009",
	} {
		if v := FieldByKey(MemberFields, key).Get(&got); v != want {
			t.Errorf("%s = %q, want %q", key, v, want)
		}
	}
	if got.ID != "k" || got.Logo != "l1" || !slices.Equal(got.Photos, []Digest{"p1", "l2"}) || got.Introducer != "z" {
		t.Errorf("%+v", got)
	}
	if !reflect.DeepEqual(keep, before) || !reflect.DeepEqual(other, beforeOther) {
		t.Error("merging changed what it was given")
	}

	for _, c := range []struct {
		key  string
		side MergeSide
		ok   bool
	}{{"name", MergeOther, true}, {"addr_mail", MergeOther, true}, {"website", MergeKeep, true}, {"uscc", MergeOther, true}, {"website", MergeBoth, false}, {"gender", MergeOther, false}} {
		if ChooseMerge(fields, c.key, c.side) != c.ok {
			t.Errorf("choose %s %s", c.key, c.side)
		}
	}
	got = MergeMembers(keep, other, fields)
	for key, want := range map[string]string{
		"name": "飞云纸鸢", "former_names": "江州风筝厂、飞云社、江州飞云纸鸢有限公司", "uscc": "91980102MA555002X0", "former_codes": "X-0、H-9、91980102MA555001X0",
		"addr_mail": "旧路2号", "addr_mail_postcode": "999009", "pinyin": "fei yun zhi yuan", "website": "www.feiyun.example",
	} {
		if v := FieldByKey(MemberFields, key).Get(&got); v != want {
			t.Errorf("chosen: %s = %q, want %q", key, v, want)
		}
	}
	if strings.Contains(got.Note, "feiyun.example") || strings.Contains(got.Note, "旧路") {
		t.Errorf("what a person decided against is noted: %s", got.Note)
	}
}

// TestMergeLoses: whatever two members say, each value of either stands
// somewhere in the one that is left, but those whose blank says something.
func TestMergeLoses(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	words := []string{"", "甲", "乙", "丙公司", "0600-62345678", "2013-05", "300万元", "是", "a@b.example", "单位会员"}
	for range 600 {
		var m [2]Member
		m[0].ID, m[1].ID = "k", "o"
		for i := range m {
			for _, f := range MemberFields {
				f.Set(&m[i], words[r.IntN(len(words))])
			}
			m[i].Type = UnitMember
		}
		got := MergeMembers(m[0], m[1], MergeFields(m[0], m[1]))
		all := ""
		for _, f := range MemberFields {
			all += f.Get(&got) + "\n"
		}
		for i := range m {
			for _, f := range MemberFields {
				if slices.Contains(mergeOwn, f.Key) || f.Key == "pinyin" {
					continue
				}
				for _, v := range strings.FieldsFunc(f.Get(&m[i]), func(r rune) bool { return r == '、' || r == '\n' }) {
					if !strings.Contains(NameKey(all), NameKey(v)) {
						t.Fatalf("%s %q of %d is lost:\n%+v\n%+v\n%s", f.Key, v, i, m[0], m[1], all)
					}
				}
			}
		}
		if again := MergeMembers(got, got, MergeFields(got, got)); !reflect.DeepEqual(again.Note, got.Note) || len(MergeFields(got, got)) != 0 {
			t.Fatalf("merging a member with itself changes it")
		}
	}
}

func TestSamePerson(t *testing.T) {
	for _, c := range []struct {
		a, b Contact
		same bool
	}{
		{Contact{Name: "张三", Mobile: "13800000001"}, Contact{Name: "张 三"}, true},
		{Contact{Name: "张三", Mobile: "13800000001"}, Contact{Name: "张三", Mobile: "13800000002"}, false},
		{Contact{Name: "张三", Mobile: "13800000001", Email: "a@b.example"}, Contact{Name: "张三", Mobile: "13800000002", Email: "x@y.example、a@b.example"}, true},
		{Contact{Name: "张三"}, Contact{Name: "李四"}, false}, {Contact{}, Contact{}, false},
	} {
		if SamePerson(c.a, c.b) != c.same || SamePerson(c.b, c.a) != c.same {
			t.Errorf("%+v and %+v: want %v", c.a, c.b, c.same)
		}
	}
	got := MergeContacts(
		Contact{ID: "1", Name: "张三", Title: "经理", Mobile: "13800000001", Roles: []string{"联络员"}, Primary: true, Consents: []Consent{{Scope: "邮寄"}}},
		Contact{ID: "2", Name: "张三", Title: "主任", Mobile: "13800000002", Phone: "0600-62345678", Email: "a@b.example", Roles: []string{"会员代表", "联络员"}, To: Date{2020, 0, 0}, Consents: []Consent{{Scope: "邮寄"}, {Scope: "电邮"}}, Head: Head{Note: "转岗"}})
	if got.ID != "1" || got.Title != "经理" || got.Mobile != "13800000001" || got.Phone != "13800000002、0600-62345678" && got.Phone != "0600-62345678、13800000002" || got.Email != "a@b.example" ||
		strings.Join(got.Roles, "") != "联络员会员代表" || !got.To.IsZero() || len(got.Consents) != 2 || !strings.Contains(got.Note, "职务：主任") || !strings.Contains(got.Note, "转岗") || !got.Primary {
		t.Errorf("%+v", got)
	}
}
