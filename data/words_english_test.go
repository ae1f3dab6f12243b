package data

import (
	"testing"
	"unicode"
)

// TestEnglishWords: every value that a form offers has an English word, which
// leads back to it.
func TestEnglishWords(t *testing.T) {
	lists := map[string][]string{"article types": ArticleTypes, "article states": ArticleStates, "issue states": IssueStates, "roles": ContactRoles, "org types": OrgTypes,
		"doc statuses": DocStatuses, "origins": OriginTypes, "permissions": Permissions, "scopes": ConsentScopes, "genders": Genders, "reasons": MembershipReasons,
		"bodies": DecisionBodies, "posts": PostNames, "methods": PaymentMethods, "receipts": ReceiptKinds, "periods": DuesPeriods}
	for _, r := range Receives {
		lists["receives"] = append(lists["receives"], r.Label)
	}
	for _, k := range MemberKinds {
		lists["kinds"] = append(lists["kinds"], k.Label)
	}
	for _, c := range DefaultClasses() {
		lists["classes"] = append(lists["classes"], c.Name)
	}
	lists["member status"] = FieldByKey(MemberFields, "override_status").Choices
	for name, list := range lists {
		f := Field[Member]{Key: "x", Choices: list}
		for _, v := range list {
			en := f.Said(v, "en")
			for _, r := range en {
				if unicode.Is(unicode.Han, r) {
					t.Errorf("%s: %s is %q in English", name, v, en)
					break
				}
			}
			if back := f.Meant(en, "en"); back != v {
				t.Errorf("%s: %s is %q in English, which means %s", name, v, en, back)
			}
			if f.Said(v, "zh") != v || f.Meant(v, "zh") != v || f.Meant(v, "en") != v {
				t.Errorf("%s: %s does not stay as it is in Chinese", name, v)
			}
		}
	}
}

func TestWordsOfOnesOwn(t *testing.T) {
	roles := FieldByKey(ContactFields, "roles")
	for value, want := range map[string]string{"会员代表、联络员": "Representative; Liaison", "会员代表、食堂主任": "Representative; 食堂主任", "": ""} {
		if got := roles.Said(value, "en"); got != want || roles.Meant(got, "en") != value {
			t.Errorf("%s: %q, back %q", value, got, roles.Meant(got, "en"))
		}
	}
	for _, f := range []Field[Member]{*FieldByKey(MemberFields, "name"), *FieldByKey(MemberFields, "note"), *FieldByKey(MemberFields, "industry")} {
		if got := f.Said("数据", "en"); got != "数据" || f.Meant("Figures; 数据", "en") != "Figures; 数据" {
			t.Errorf("%s is no list of ours, and shows %q", f.Key, got)
		}
	}
	for n, want := range map[int]string{1: "the 1st council", 2: "the 2nd council", 3: "the 3rd council", 6: "the 6th council", 11: "the 11th council", 22: "the 22nd council", 0: ""} {
		if got := CouncilIn(n, "en"); got != want {
			t.Errorf("%d: %q", n, got)
		}
	}
	b := DuesBill{Year: 2026, Class: "理事单位"}
	if b.LabelIn("en") != "Dues of 2026 (Council)" || b.LabelIn("zh") != b.Label() {
		t.Errorf("%q %q", b.LabelIn("en"), b.LabelIn("zh"))
	}
	b.Council = 6
	if b.LabelIn("en") != "Dues of the 6th council (Council)" {
		t.Errorf("%q", b.LabelIn("en"))
	}
}
