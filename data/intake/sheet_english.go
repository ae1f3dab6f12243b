package intake

import (
	"strings"
	"unicode"
)

// englishHeads says what heads in English mean, by the words in them: of the
// rows whose words all stand in the head, the first counts, so the telling ones
// come first. To add one: a row. Words of a head that are in no row (of the,
// no.) do not matter.
var englishHeads = []struct{ words, field string }{
	{"credit code", "uscc"}, {"uscc", "uscc"}, {"tax id", "uscc"}, {"business license", "uscc"}, {"registration number", "uscc"},
	{"legal representative", "legal_rep"}, {"legal person", "legal_rep"}, {"representative name", "contact.name"},
	{"registered capital", "capital"}, {"capital", "capital"},
	{"registered address", "addr_reg"}, {"contact person", "contact.name"}, {"contact name", "contact.name"},
	{"contact mobile", "contact.mobile"}, {"mobile", "contact.mobile"}, {"cell", "contact.mobile"}, {"cellphone", "contact.mobile"},
	{"contact phone", "contact.phone"}, {"contact tel", "contact.phone"}, {"direct line", "contact.phone"},
	{"email", "contact.email"}, {"e mail", "contact.email"}, {"mail box", "contact.email"},
	{"wechat official", "wechat_mp"}, {"wechat", "contact.wechat_id"}, {"qq", "contact.qq"},
	{"post code", "addr_mail_postcode"}, {"postal code", "addr_mail_postcode"}, {"zip", "addr_mail_postcode"}, {"zipcode", "addr_mail_postcode"}, {"postcode", "addr_mail_postcode"},
	{"job title", "contact.title"}, {"title", "contact.title"}, {"position", "contact.title"}, {"department", "contact.dept"}, {"dept", "contact.dept"},
	{"gender", "contact.gender"}, {"sex", "contact.gender"},
	{"membership level", "class"}, {"membership type", "class"}, {"membership class", "class"}, {"member type", "class"}, {"member level", "class"},
	{"membership category", "class"}, {"member category", "class"}, {"member class", "class"}, {"tier", "class"}, {"level", "class"},
	{"membership no", "member_no"}, {"membership number", "member_no"}, {"member no", "member_no"}, {"member number", "member_no"}, {"member id", "member_no"}, {"membership id", "member_no"},
	{"former name", "former_names"}, {"previous name", "former_names"}, {"short name", "short_name"}, {"abbreviation", "short_name"},
	{"chinese name", "name"}, {"name chinese", "name"}, {"name cn", "name"}, {"english name", "name_en"}, {"name english", "name_en"}, {"name en", "name_en"},
	{"date joined", "joined_on"}, {"join date", "joined_on"}, {"joined", "joined_on"}, {"joining date", "joined_on"}, {"member since", "joined_on"}, {"admission date", "joined_on"},
	{"date left", "left_on"}, {"founded", "founded_on"}, {"established", "founded_on"}, {"incorporation date", "founded_on"}, {"found date", "founded_on"}, {"founding date", "founded_on"}, {"establishment date", "founded_on"},
	{"business scope", "business_scope"}, {"scope business", "business_scope"}, {"main business", "business_scope"}, {"main products", "business_scope"}, {"products", "business_scope"},
	{"company profile", "profile_md"}, {"introduction", "profile_md"}, {"profile", "profile_md"}, {"description", "profile_md"},
	{"company type", "org_type"}, {"ownership", "org_type"}, {"industry", "industry"}, {"sector", "industry"},
	{"employees", "staff_size"}, {"staff", "staff_size"}, {"headcount", "staff_size"},
	{"website", "website"}, {"web site", "website"}, {"web", "website"}, {"url", "website"}, {"homepage", "website"},
	{"fax", "fax"}, {"telephone", "phone_main"}, {"tel", "phone_main"}, {"phone", "phone_main"},
	{"province", ProvinceField}, {"city", CityField}, {"district", DistrictField},
	{"address", "addr_mail"}, {"add", "addr_mail"}, {"addr", "addr_mail"},
	{"remark", "note"}, {"remarks", "note"}, {"note", "note"}, {"notes", "note"}, {"comments", "note"},
	{"contact", "contact.name"},
	{"company name", "name"}, {"company", "name"}, {"organization", "name"}, {"organisation", "name"}, {"org", "name"}, {"enterprise", "name"}, {"member name", "name"}, {"member", "name"}, {"employer", "name"},
	{"name", "contact.name"},
	{"no", LeftOut}, {"s n", LeftOut}, {"sn", LeftOut}, {"item", LeftOut}, {"index", LeftOut}, {"serial no", LeftOut},
}

// notEnglish are words of heads that speak of somebody or something else.
var notEnglish = []string{"bank", "invoice", "account", "emergency", "fee", "fees", "dues", "paid", "payment", "referrer", "recommended", "referee", "password"}

// english finds the field of a head in English. Latin words among Han mean
// nothing by themselves.
func (c *Column) english(head string) bool {
	if hasHan(head) {
		return false
	}
	words := map[string]bool{}
	for _, w := range strings.FieldsFunc(strings.ToLower(head), func(r rune) bool { return !unicode.IsLetter(r) }) {
		words[w] = true
	}
	for _, w := range notEnglish {
		if words[w] {
			return false
		}
	}
	for _, row := range englishHeads {
		all := true
		for _, w := range strings.Fields(row.words) {
			all = all && words[w]
		}
		if all && (row.field != LeftOut || len(words) <= 2) {
			c.Field = row.field
			return true
		}
	}
	return false
}
