package search

import (
	"cmp"
	"context"
	"regexp"
	"slices"
	"strings"

	"huikan/data"
)

// Strength says how much speaks for two members being one.
type Strength int

// The strengths.
const (
	Possible Strength = iota // 可能: they share something that others may share
	Likely                   // 很可能: a name or a code that one member has
	Certain                  // 确定: the same credit code, and neither is a branch
)

// ReasonCode names what two members have in common. It is stable.
type ReasonCode string

// The reasons. To add one: a constant, a row in Reasons, and what calls it.
const (
	SameUSCC    ReasonCode = "uscc"
	SameCode    ReasonCode = "old-code"
	SameName    ReasonCode = "name"
	LikeName    ReasonCode = "like-name"
	FormerName  ReasonCode = "former-name"
	SameMobile  ReasonCode = "mobile"
	SamePhone   ReasonCode = "phone"
	SameEmail   ReasonCode = "email"
	SameSite    ReasonCode = "site"
	OtherBranch ReasonCode = "branch" // speaks against it
)

// Reasons says every reason in both languages, and what it weighs: 60 and more
// makes two members likely the same, 100 certainly.
var Reasons = []struct {
	Code   ReasonCode
	Weight int
	ZH, EN string
}{
	{SameUSCC, 100, "统一社会信用代码相同：{value}", "the same credit code: {value}"},
	{SameCode, 80, "旧代码相同：{value}", "the same former code: {value}"},
	{SameName, 60, "名称相同：{value}", "the same name: {value}"},
	{LikeName, 60, "去掉“有限公司”等字样后名称相同：{value}", "the same name but for the legal form: {value}"},
	{FormerName, 70, "一方的曾用名是另一方的名称：{value}", "a former name of one is a name of the other: {value}"},
	{SameMobile, 40, "联系人手机相同：{value}", "the same mobile number: {value}"},
	{SamePhone, 30, "电话相同：{value}", "the same telephone number: {value}"},
	{SameEmail, 30, "邮箱相同：{value}", "the same e-mail address: {value}"},
	{SameSite, 40, "网址相同：{value}", "the same site: {value}"},
	{OtherBranch, 0, "分支机构不同：{value}", "another branch: {value}"},
}

// Reason is one thing that two members have in common.
type Reason struct {
	Code  ReasonCode `json:"code"`
	Value string     `json:"value"`
}

func (r Reason) key() string { return string(r.Code) + " " + r.Value }

// Message is the reason as a sentence, in Chinese for "zh" and "", else in
// English.
func (r Reason) Message(lang string) string {
	for _, row := range Reasons {
		if row.Code == r.Code {
			text := row.EN
			if lang == "" || strings.HasPrefix(lang, "zh") {
				text = row.ZH
			}
			return strings.ReplaceAll(text, "{value}", r.Value)
		}
	}
	return r.key()
}

// Candidate (可能重复) are two members who may be one.
type Candidate struct {
	A        data.MemberID `json:"a"` // the one that was there first
	B        data.MemberID `json:"b"`
	Strength Strength      `json:"strength"`
	Reasons  []Reason      `json:"reasons"` // the weightiest first
	// Again is set where an editor has said that they are two, and something
	// new speaks for one since.
	Again bool `json:"again,omitempty"`
	score int
}

// Common is something so many members share that it says nothing: the number
// of an office building.
type Common struct {
	Reason  Reason `json:"reason"`
	Members int    `json:"members"`
}

// DuplicateReport is what a search for duplicates found.
type DuplicateReport struct {
	Candidates []Candidate `json:"candidates"` // the strongest first
	Settled    int         `json:"settled"`    // pairs that an editor said are two
	Common     []Common    `json:"common,omitempty"`
}

// What more members than so many share is no sign of duplicates: a telephone
// of a building, a name that says nothing.
const (
	manyShare = 8
	mostShare = 50
)

var branchWord = regexp.MustCompile(`分公司|分店|分行|支行|分部|分院|分校|分所|分会|分中心|办事处|代表处|营业部|门市部|经营部|分理处|分厂|分社|站点`)

// Duplicates finds members that may be one: by credit code, former codes, name,
// name without its legal form, former name, telephone, e-mail and site. Each
// value is looked up among those of all, so that the work grows with the
// members, not with their pairs. A pair that an editor said are two is left
// out until something speaks for one that did not then. progress may be nil.
func Duplicates(ctx context.Context, r data.MemberBook, progress func(done, of int)) (*DuplicateReport, error) {
	d := &duplicates{pairs: map[[2]int]map[Reason]bool{}, blocks: map[Reason][]int{}}
	people := map[data.MemberID][]*data.Contact{}
	for i := range r.Contacts {
		people[r.Contacts[i].Member] = append(people[r.Contacts[i].Member], &r.Contacts[i])
	}
	for i := range r.Members {
		if i%1000 == 0 {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			if progress != nil {
				progress(i, len(r.Members))
			}
		}
		d.add(i, &r.Members[i], people[r.Members[i].ID])
	}
	out := d.report(r)
	if progress != nil {
		progress(len(r.Members), len(r.Members))
	}
	return out, ctx.Err()
}

// duplicates gathers, for each value, the members that have it.
type duplicates struct {
	blocks map[Reason][]int
	order  []Reason
	pairs  map[[2]int]map[Reason]bool
	common []Common
}

func (d *duplicates) put(code ReasonCode, value string, at int) {
	if value == "" {
		return
	}
	k := Reason{code, value}
	b, known := d.blocks[k]
	if !known {
		d.order = append(d.order, k)
	}
	if n := len(b); n == 0 || b[n-1] != at {
		d.blocks[k] = append(b, at)
	}
}

// add puts a member under all that it could share. Codes of all sorts share one
// list, since an old list may hold one in the place of another.
func (d *duplicates) add(at int, m *data.Member, people []*data.Contact) {
	code := data.NameKey(m.USCC)
	d.put(SameUSCC, code, at)
	if len(code) == 18 {
		d.put(SameCode, code[8:17], at) // the organisation code in it
	}
	for _, c := range append([]string{m.RegNoOld, m.OrgCode}, m.FormerCodes...) {
		if c = strings.ReplaceAll(data.NameKey(c), "-", ""); len(c) >= 8 {
			d.put(SameCode, c, at)
		}
	}
	if len(code) == 18 {
		d.put(SameCode, code, at) // of a former code of another
	}
	d.put(SameName, data.NameKey(m.Name), at)
	d.put(LikeName, data.MatchKey(m.Name), at)
	d.put(FormerName, data.MatchKey(m.Name), at)
	for _, n := range m.FormerNames {
		d.put(FormerName, data.MatchKey(n), at)
	}
	d.put(SameSite, siteKey(m.Website), at)
	numbers := func(list string) {
		for _, no := range data.SplitList(list) {
			if f := figures(no); len(f) >= 7 {
				if _, err := data.CheckMobile(no); err == nil {
					d.put(SameMobile, f, at)
				} else {
					d.put(SamePhone, f, at)
				}
			}
		}
	}
	numbers(m.Phone)
	for _, c := range people {
		numbers(c.Mobile)
		numbers(c.Phone)
		for _, a := range data.SplitList(c.Email) {
			d.put(SameEmail, strings.ToLower(a), at)
		}
	}
}

// siteKey is the host of a site, without what is put before it by habit.
func siteKey(site string) string {
	s := strings.ToLower(fold(strings.TrimSpace(site)))
	_, s, _ = strings.Cut("//"+strings.TrimPrefix(strings.TrimPrefix(s, "http:"), "https:"), "//")
	s = strings.TrimPrefix(strings.TrimLeft(s, "/"), "www.")
	host, path, _ := strings.Cut(s, "/")
	if !strings.Contains(host, ".") {
		return ""
	}
	if path = strings.Trim(path, "/"); path != "" {
		return host + "/" + path
	}
	return host
}

func (d *duplicates) report(r data.MemberBook) *DuplicateReport {
	for _, k := range d.order {
		b := d.blocks[k]
		limit := mostShare
		switch k.Code {
		case SameMobile, SamePhone, SameEmail, SameSite:
			limit = manyShare
		}
		if len(b) > limit {
			d.common = append(d.common, Common{k, len(b)})
			continue
		}
		for i, x := range b {
			for _, y := range b[:i] {
				if k.Code == FormerName && data.MatchKey(r.Members[x].Name) == data.MatchKey(r.Members[y].Name) {
					continue // that is LikeName
				}
				p := [2]int{y, x}
				if d.pairs[p] == nil {
					d.pairs[p] = map[Reason]bool{}
				}
				d.pairs[p][k] = true
			}
		}
	}
	out := &DuplicateReport{Common: d.common}
	settled := map[[2]data.MemberID][]string{}
	for _, s := range r.Distinct {
		settled[pairKey(s.Member, s.Other)] = append(settled[pairKey(s.Member, s.Other)], s.Reasons...)
	}
	for p, reasons := range d.pairs {
		c := judge(&r.Members[p[0]], &r.Members[p[1]], reasons)
		if known, ok := settled[pairKey(c.A, c.B)]; ok {
			if c.Again = slices.ContainsFunc(c.Reasons, func(x Reason) bool { return !slices.Contains(known, x.key()) }); !c.Again {
				out.Settled++
				continue
			}
		}
		out.Candidates = append(out.Candidates, c)
	}
	slices.SortFunc(out.Candidates, func(a, b Candidate) int {
		return cmp.Or(-cmp.Compare(a.Strength, b.Strength), -cmp.Compare(a.score, b.score), cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
	slices.SortFunc(out.Common, func(a, b Common) int {
		return cmp.Or(-cmp.Compare(a.Members, b.Members), cmp.Compare(a.Reason.key(), b.Reason.key()))
	})
	return out
}

func pairKey(a, b data.MemberID) [2]data.MemberID {
	if a > b {
		a, b = b, a
	}
	return [2]data.MemberID{a, b}
}

// judge weighs what two members have in common.
func judge(a, b *data.Member, reasons map[Reason]bool) Candidate {
	if a.ID > b.ID {
		a, b = b, a
	}
	c := Candidate{A: a.ID, B: b.ID}
	best := map[ReasonCode]int{}
	for r := range reasons {
		if r.Code == LikeName && reasons[Reason{SameName, data.NameKey(a.Name)}] {
			continue
		}
		if r.Code == SameCode && data.NameKey(a.USCC) != "" && data.NameKey(a.USCC) == data.NameKey(b.USCC) && len(r.Value) != 15 {
			continue // it is part of the same credit code
		}
		c.Reasons = append(c.Reasons, r)
		best[r.Code] = weight(r.Code)
	}
	for _, w := range best {
		c.score += w
	}
	slices.SortFunc(c.Reasons, func(x, y Reason) int {
		return cmp.Or(-cmp.Compare(weight(x.Code), weight(y.Code)), cmp.Compare(x.key(), y.key()))
	})
	switch {
	case best[SameUSCC] > 0:
		c.Strength = Certain
	case slices.ContainsFunc(c.Reasons, func(r Reason) bool { return weight(r.Code) >= 60 }) || c.score >= 100:
		c.Strength = Likely
	}
	// A person's name is shared by many; a name alone is not likely.
	if a.Type == data.PersonMember && b.Type == data.PersonMember && c.Strength == Likely && c.score < 100 {
		c.Strength = Possible
	}
	x, y := branchOf(a.Name), branchOf(b.Name)
	switch {
	case x != y: // a branch is not its head office, nor another branch
		c.Strength = Possible
		c.Reasons = append(c.Reasons, Reason{OtherBranch, strings.Trim(x+" / "+y, " /")})
	case x != "" && c.Strength == Certain:
		c.Strength = Likely
	}
	return c
}

// branchOf is the part of a name that makes it that of a branch, by its key:
// 虹口区分公司.
func branchOf(name string) string {
	key := data.NameKey(name)
	if !branchWord.MatchString(key) {
		return ""
	}
	at := 0
	for _, form := range []string{"公司", "集团", "银行", "事务所", "医院", "学校"} {
		for i := strings.Index(key, form); i >= 0; {
			if end := i + len(form); branchWord.MatchString(key[end:]) && end > at {
				at = end
			}
			next := strings.Index(key[i+len(form):], form)
			if next < 0 {
				break
			}
			i += len(form) + next
		}
	}
	return key[at:]
}

func weight(c ReasonCode) int {
	for _, r := range Reasons {
		if r.Code == c {
			return r.Weight
		}
	}
	return 0
}

// NotDuplicate is an editor's word that the two members of a candidate are two,
// to be put into the library: over the word that was given before, if any.
func NotDuplicate(c Candidate, given []data.Distinct) data.Distinct {
	out := data.Distinct{Member: c.A, Other: c.B}
	for _, d := range given {
		if pairKey(d.Member, d.Other) == pairKey(c.A, c.B) {
			out = d
			break
		}
	}
	out.Reasons = slices.Clone(out.Reasons)
	for _, r := range c.Reasons {
		if !slices.Contains(out.Reasons, r.key()) {
			out.Reasons = append(out.Reasons, r.key())
		}
	}
	slices.Sort(out.Reasons)
	return out
}
