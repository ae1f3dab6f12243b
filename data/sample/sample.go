// Package sample is a made-up association (虚构的协会): members, articles, issues
// and pictures for the demo library, for tests and for screenshots. Nothing in
// it is real: not the city of 江州, not its companies, people and government
// bodies, not a number, a site or a sentence. It is the same every time, to the
// byte.
//
// To add an article: a file article_….go with a function, a row in articles.
package sample

import (
	"fmt"
	"strings"

	"huikan/data"
)

// Picture (图片) is a picture of the sample: its record and its bytes.
type Picture struct {
	data.Picture
	Data []byte
}

// Association (协会) is whose library the sample is.
func Association() data.Association {
	return data.Association{
		Name: association, NameEN: "Jiangzhou Modern Logistics Association",
		USCC: uscc("519801005550001AB"), Title: newsletter, AreaCode: area,
		PermitNo: permit, Printer: printer, DuesReported: 2025,
		Address: data.Address{City: "江州市", District: "望津区", Street: "观澜路128号物流大厦9层", Postcode: "999001"},
		Phone:   "0600-55550100", Email: "office@jzlogistics.example", Website: "www.jzlogistics.example",
	}
}

// Records (记录) gives every record of the sample but its pictures, which are
// with their bytes in Pictures, in an order in which what is referred to comes
// before what refers to it. The classes are data.DefaultClasses, which a new
// library has. Each call makes new records.
func Records() []data.Record {
	out := decisions()
	for i := range memberRows {
		out = append(out, members(i)...)
	}
	out = append(append(out, posts()...), standards()...)
	out = append(out, dues(out)...)
	for i, a := range articles {
		out = append(out, article(i, a()))
	}
	return append(out, issues()...)
}

const (
	association = "江州市现代物流行业协会"
	newsletter  = "江州物流通讯"
	area        = "0600" // no city of China has it
	permit      = "江内资准字第0600-086号"
	printer     = "江州市澄湖印务有限公司"
)

// key makes an id of a ULID's shape: the same first characters for all, two
// letters for the kind of record, a number.
func key(kind string, n int) string { return fmt.Sprintf("01K0HK%s%018d", kind, n) }

func memberKey(no int) data.MemberID { return data.MemberID(key("MB", no)) }

// uscc adds the check digit to the first 17 places of a credit code
// (统一社会信用代码). The place in the sample's codes, 9801.., is no place.
func uscc(first17 string) string { return summed(first17, data.CheckUSCC) }

// summed finds the last character with which a code passes its check.
func summed(code string, check func(string) (string, error)) string {
	for _, last := range "0123456789ABCDEFGHJKLMNPQRTUWXY" {
		if s, err := check(code + string(last)); err == nil {
			return s
		}
	}
	return ""
}

// date reads 2026-05-06, 2026-05 or 2026, as the rows below have them.
func date(s string) data.Date {
	var d data.Date
	fmt.Sscanf(strings.ReplaceAll(s, "-", " "), "%d %d %d", &d.Year, &d.Month, &d.Day)
	return d
}
