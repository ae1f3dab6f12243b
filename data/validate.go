package data

import (
	"strconv"
	"strings"
)

// Validate says what is wrong or doubtful with a record, field by field, in
// the order of its form. It asks nobody: what must be unique is the store's to
// say, what may be printed is preflight's.
func Validate(rec Record) []Problem {
	v := validator{}
	switch r := rec.(type) {
	case *Association:
		v.required("name", r.Name)
		v.check("uscc", r.USCC, CheckUSCC)
		v.check("phone", r.Phone, phonesIn(r.AreaCode))
		v.check("email", r.Email, CheckEmails)
		v.check("website", r.Website, CheckURL)
	case *Member:
		v.member(r)
	case *Contact:
		v.contact(r)
	case *Class:
		v.required("code", r.Code)
		v.required("name", r.Name)
		v.order("valid_to", r.From, r.To)
	case *Decision:
		v.decision(r)
	case *Membership:
		v.membership(r)
	case *Post:
		v.post(r)
	case *DuesStandard:
		v.duesStandard(r)
	case *DuesBill:
		v.duesBill(r)
	case *Payment:
		v.payment(r)
	case *Receipt:
		v.receipt(r)
	case *Article:
		v.article(r)
	case *Issue:
		v.issue(r)
	case *Section:
		v.required("issue_id", string(r.Issue))
		v.required("name", r.Name)
	case *Placement:
		v.required("section_id", string(r.Section))
		if (r.Article == "") == (r.Member == "") {
			v.add("article_id", OneOfTwo, "")
		}
	case *Picture:
		v.required("digest", string(r.Digest))
	case *Edition:
		v.required("issue_id", string(r.Issue))
	case *SavedView:
		v.required("name", r.Name)
		v.required("of", string(r.Of))
	case *Cleaning:
		v.required("source", r.Source)
	case *Mapping:
		v.required("fingerprint", r.Fingerprint)
	case *Distinct:
		v.required("member_id", string(r.Member))
		v.required("other_id", string(r.Other))
	}
	return v.problems
}

// ValidateOn is Validate for one who knows the day: dates of things that have
// happened may be one day ahead of today at most (product.md §3.7).
func ValidateOn(today Date, rec Record) []Problem {
	v := validator{problems: Validate(rec)}
	switch r := rec.(type) {
	case *Member:
		v.past("founded_on", r.Founded, today)
		v.past("joined_on", r.Joined, today)
		v.past("left_on", r.Left, today)
	case *Decision:
		v.past("held_on", r.Held, today)
	case *Payment:
		v.past("paid_on", r.Paid, today)
	case *Receipt:
		v.past("issued_on", r.Issued, today)
	case *Article:
		v.past("doc_date", r.DocDate, today)
		v.past("origin_date", r.OriginDate, today)
	}
	return v.problems
}

// Worst is the highest severity among the problems, and whether there are any.
func Worst(problems []Problem) (Severity, bool) {
	worst := Doubtful
	for i := range problems {
		worst = max(worst, problems[i].Severity())
	}
	return worst, len(problems) > 0
}

type validator struct{ problems []Problem }

func (v *validator) add(field string, c Code, value string) {
	v.problems = append(v.problems, Problem{Field: field, Code: c, Value: value})
}

func (v *validator) required(field, value string) {
	if strings.TrimSpace(value) == "" {
		v.add(field, Missing, "")
	}
}

func (v *validator) check(field, value string, f func(string) (string, error)) {
	if _, err := f(value); err != nil {
		if p, ok := inField(err, field).(*Problem); ok {
			v.problems = append(v.problems, *p)
		}
	}
}

func (v *validator) oneOf(field, value string, list []string) {
	if !inList(list, value) {
		v.add(field, NotInList, value)
	}
}

// advised is for what product.md asks for and a draft or a back issue lacks.
func (v *validator) advised(field, value string) {
	if strings.TrimSpace(value) == "" {
		v.add(field, Advised, "")
	}
}

// date finds a date that no calendar has; one that was typed cannot be such.
func (v *validator) date(field string, d Date) {
	if !d.Valid() {
		v.add(field, DateNoDay, d.String())
	}
}

func (v *validator) order(field string, from, to Date) {
	v.date(field, to)
	if !from.IsZero() && !to.IsZero() && to.Last().Compare(from.First()) < 0 {
		v.add(field, DateOrder, to.String())
	}
}

func (v *validator) past(field string, d, today Date) {
	if !d.IsZero() && !today.IsZero() && d.First().Compare(nextDay(today.Last())) > 0 {
		v.add(field, DateFuture, d.String())
	}
}

func nextDay(d Date) Date {
	d.Day++
	if !d.Valid() {
		d = Date{d.Year, d.Month + 1, 1}
	}
	if !d.Valid() {
		d = Date{d.Year + 1, 1, 1}
	}
	return d
}

func phonesIn(area string) func(string) (string, error) {
	return func(s string) (string, error) { return CheckPhones(s, area) }
}

// Lengths that product.md §3.1 advises for a profile, in characters.
const (
	profileShort = 200
	profileLong  = 600
)

func (v *validator) member(m *Member) {
	v.required("name", m.Name)
	v.required("kind", string(m.Type))
	v.advised("member_no", m.MemberNo)
	v.order("left_on", m.Joined, m.Left)
	v.check("uscc", m.USCC, CheckUSCC)
	v.check("reg_no_old", m.RegNoOld, CheckRegNo)
	v.check("org_code_old", m.OrgCode, CheckOrgCode)
	v.oneOf("org_type", m.OrgType, OrgTypes)
	v.date("founded_on", m.Founded)
	if !m.Capital.IsZero() {
		v.check("capital", m.Capital.String(), func(s string) (string, error) {
			_, err := ParseCapital(s)
			return s, err
		})
	}
	if n := CountChars(m.Profile); n > 0 && n < profileShort {
		v.add("profile_md", ProfileShort, strconv.Itoa(n))
	} else if n > profileLong {
		v.add("profile_md", ProfileLong, strconv.Itoa(n))
	}
	v.override(m.Override)
	v.check("website", m.Website, CheckURL)
	v.check("phone_main", m.Phone, phonesIn(""))
	v.check("fax", m.Fax, phonesIn(""))
	for _, a := range []struct {
		field string
		at    Address
	}{{"addr_mail_postcode", m.AddrMail}, {"addr_reg_postcode", m.AddrReg}} {
		v.check(a.field, a.at.Postcode, func(s string) (string, error) { return CheckPostcode(s, a.at) })
	}
}

func (v *validator) contact(c *Contact) {
	v.required("member_id", string(c.Member))
	v.required("name", c.Name)
	v.oneOf("gender", c.Gender, Genders)
	v.advised("roles", strings.Join(c.Roles, ""))
	for _, r := range c.Roles {
		v.oneOf("roles", r, ContactRoles)
	}
	v.check("mobile", c.Mobile, CheckMobile)
	v.check("phone", c.Phone, phonesIn(""))
	v.check("email", c.Email, CheckEmails)
	v.advised("receives", c.Receives)
	v.order("valid_to", c.From, c.To)
	for _, s := range c.Consents {
		v.oneOf("consent", s.Scope, ConsentScopes)
	}
}

func (v *validator) article(a *Article) {
	v.required("title", a.Title)
	v.oneOf("kind", a.Type, ArticleTypes)
	v.oneOf("state", a.State, ArticleStates)
	v.check("doc_no", a.DocNo, CheckDocNo)
	v.date("doc_date", a.DocDate)
	v.oneOf("doc_status", a.DocStatus, DocStatuses)
	v.oneOf("origin_type", a.OriginType, OriginTypes)
	v.check("origin_url", a.OriginURL, CheckURL)
	v.date("origin_date", a.OriginDate)
	v.oneOf("permission", a.Permission, Permissions)
	if a.Body == "" && a.BodyDigest == "" {
		v.required("body_md", "")
	}
}

func (v *validator) issue(i *Issue) {
	v.required("title", i.Title)
	for _, n := range []struct {
		field string
		value int
	}{{"year", i.Year}, {"months", len(i.Months)}, {"year_no", i.YearNo}, {"serial_no", i.SerialNo}} {
		if n.value == 0 {
			v.add(n.field, Missing, "")
		}
	}
	if !monthsRise(i.Months) {
		v.add("months", MonthForm, joinInts(i.Months, "、"))
	}
	v.oneOf("state", i.State, IssueStates)
	v.advised("organiser", i.Organiser)
	v.date("permit_valid_to", i.PermitTo)
	v.date("printed_on", i.PrintedOn)
	v.order("new_members_to", i.NewFrom, i.NewTo)
}
