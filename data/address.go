package data

import (
	"regexp"
	"strings"
)

// Address (地址) is a postal address in its parts.
type Address struct {
	Province string `cbor:"1,keyasint,omitempty" json:"province,omitempty"`
	City     string `cbor:"2,keyasint,omitempty" json:"city,omitempty"`
	District string `cbor:"3,keyasint,omitempty" json:"district,omitempty"`
	Street   string `cbor:"4,keyasint,omitempty" json:"street,omitempty"`
	Postcode string `cbor:"5,keyasint,omitempty" json:"postcode,omitempty"`
}

// addressParts finds 省, 市 and 区 at the beginning of an address. What follows
// is the street, with whatever it holds.
var (
	addressParts = regexp.MustCompile(`^(\p{Han}{2,7}?(?:省|自治区|特别行政区))?(\p{Han}{2,7}?(?:市|自治州|地区|盟))?(\p{Han}{1,7}?(?:新区|区|县|旗|市))?(.*)$`)
	addressPost  = regexp.MustCompile(`^(?:邮编[:：]?)?[(（]?([1-9]\d{5})[)）]?\s+(.+)$|^(.+?)[\s,，(（]*(?:邮编[:：]?\s*|\s)([1-9]\d{5})[)）]?$`)
)

// ParseAddress takes a Chinese address on one line apart: province, city,
// district and street as far as their endings (省, 市, 区, 县) show them, and a
// postcode at either end. String puts the same line together again.
func ParseAddress(line string) Address {
	var a Address
	line = strings.TrimSpace(line)
	if m := addressPost.FindStringSubmatch(line); m != nil {
		a.Postcode, line = m[1]+m[4], strings.TrimSpace(m[2]+m[3])
	}
	m := addressParts.FindStringSubmatch(line)
	if m == nil {
		a.Street = line
		return a
	}
	a.Province, a.City, a.District, a.Street = m[1], m[2], m[3], strings.TrimSpace(m[4])
	for _, road := range []string{"路", "街", "道", "号", "园"} {
		if strings.Contains(a.District, road) { // 江场西路299弄…园区: a street
			a.District, a.Street = "", strings.TrimSpace(m[3]+m[4])
			break
		}
	}
	return a
}

// String is the address on one line, without its postcode.
func (a Address) String() string { return a.Province + a.City + a.District + a.Street }

// IsZero reports whether nothing is known of the address.
func (a Address) IsZero() bool { return a == Address{} }
