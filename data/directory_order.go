package data

import (
	"cmp"
	"slices"
	"strings"
)

// DirectoryOrder (名录的排列) says under what heads a directory stands. Under a
// head, and where there are none, entries stand as they were given: by reading
// or by strokes.
type DirectoryOrder struct {
	Key    string
	ZH, EN string // as it is chosen
	Says   string // as the book says it of itself, in Chinese
	// head is what an entry stands under; reading is its pinyin.
	head func(e *DirectoryEntry, reading string) string
	less func(a, b *DirectoryHead) int // nil: as they come
}

// DirectoryHead is a head with its entries.
type DirectoryHead struct {
	Name    string
	Entries []DirectoryEntry
}

// Label is the order's name in a language.
func (o DirectoryOrder) Label(lang string) string {
	if lang == "en" {
		return o.EN
	}
	return o.ZH
}

// DirectoryOrders lists the orders; the first is the usual one. To add one: a
// row here.
var DirectoryOrders = []DirectoryOrder{
	{"class", "类别，再拼音", "Class, then pinyin", "按会员类别排列，同一类别之内按名称的拼音先后",
		func(e *DirectoryEntry, _ string) string { return e.Class },
		func(a, b *DirectoryHead) int {
			return cmp.Or(cmp.Compare(a.Entries[0].Rank, b.Entries[0].Rank), strings.Compare(a.Name, b.Name))
		}},
	{"pinyin", "拼音", "Pinyin", "按名称的拼音先后排列",
		func(_ *DirectoryEntry, reading string) string { return Initial(reading) }, nil},
	{"strokes", "笔画", "Strokes", "按名称的笔画多少排列",
		func(*DirectoryEntry, string) string { return "" }, nil},
	{"district", "地区", "District", "按所在地区排列，同一地区之内按名称的拼音先后",
		func(e *DirectoryEntry, _ string) string { return cmp.Or(e.District, otherDistrict) },
		func(a, b *DirectoryHead) int { // the way of the post through the city
			return cmp.Or(truth(a.Name == otherDistrict)-truth(b.Name == otherDistrict), emptyLast(a.postcode(), b.postcode()), strings.Compare(a.Name, b.Name))
		}},
	{"industry", "行业", "Industry", "按所属行业排列，同一行业之内按名称的拼音先后",
		func(e *DirectoryEntry, _ string) string { return cmp.Or(e.Industry, otherIndustry) },
		func(a, b *DirectoryHead) int {
			return cmp.Or(truth(a.Name == otherIndustry)-truth(b.Name == otherIndustry), cmp.Compare(len(b.Entries), len(a.Entries)), strings.Compare(a.Name, b.Name))
		}},
}

const otherDistrict, otherIndustry = "其他地区", "其他行业"

// DirectoryOrderOf finds an order by its key.
func DirectoryOrderOf(key string) (DirectoryOrder, bool) {
	i := slices.IndexFunc(DirectoryOrders, func(o DirectoryOrder) bool { return o.Key == key })
	if i < 0 {
		return DirectoryOrder{}, false
	}
	return DirectoryOrders[i], true
}

// Heads puts entries under their heads; reading gives an entry's pinyin.
func (o DirectoryOrder) Heads(list []DirectoryEntry, reading func(MemberID) string) []DirectoryHead {
	var out []DirectoryHead
	at := map[string]int{}
	for _, e := range list {
		h := o.head(&e, reading(e.Member))
		i, ok := at[h]
		if !ok {
			i = len(out)
			at[h] = i
			out = append(out, DirectoryHead{Name: h})
		}
		out[i].Entries = append(out[i].Entries, e)
	}
	if o.less != nil {
		slices.SortStableFunc(out, func(a, b DirectoryHead) int { return o.less(&a, &b) })
	}
	return out
}

// postcode is the lowest postcode under the head.
func (h *DirectoryHead) postcode() (low string) {
	for i := range h.Entries {
		if p := h.Entries[i].Postcode; p != "" && (low == "" || p < low) {
			low = p
		}
	}
	return low
}

// Initial is the letter under which a name with this pinyin is looked up; # for
// one that begins with none.
func Initial(reading string) string {
	if r := strings.ToUpper(strings.TrimSpace(reading)); r != "" && r[0] >= 'A' && r[0] <= 'Z' {
		return r[:1]
	}
	return "#"
}
