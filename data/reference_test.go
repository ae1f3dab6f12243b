package data

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

// namesOf lists the fields of a record, by their names in JSON, whose type is
// one of ids, or a list of it, however deep they stand.
func namesOf(t reflect.Type, ids map[reflect.Type]Kind) map[string]Kind {
	out := map[string]Kind{}
	for i := range t.NumField() {
		f := t.Field(i)
		ft := f.Type
		if ft.Kind() == reflect.Slice || ft.Kind() == reflect.Pointer {
			ft = ft.Elem()
		}
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if k, ok := ids[ft]; ok && name != "id" {
			out[name] = k
		} else if ft.Kind() == reflect.Struct && ft.PkgPath() == t.PkgPath() {
			for n, k := range namesOf(ft, ids) {
				out[n] = k
			}
		}
	}
	return out
}

// TestReferences: each field of each kind of record that names a member or a
// contact has a row, and each row a field; a row finds what the field names
// and points it elsewhere.
func TestReferences(t *testing.T) {
	ids := map[reflect.Type]Kind{reflect.TypeFor[MemberID](): KindMember, reflect.TypeFor[ContactID](): KindContact}
	for _, k := range Kinds {
		if k == KindEdition { // says what was; a merge changes nothing of that
			continue
		}
		want := namesOf(reflect.TypeOf(New(k)).Elem(), ids)
		for _, r := range References {
			if r.From != k {
				continue
			}
			if to, ok := want[r.Field]; !ok || to != r.To {
				t.Errorf("References has %s.%s to %s, which is no such field", k, r.Field, r.To)
			}
			delete(want, r.Field)
		}
		for f := range want {
			t.Errorf("%s.%s names a record and has no row in References", k, f)
		}
	}
}

func TestPoint(t *testing.T) {
	row := func(k Kind, field string) Reference {
		for _, r := range References {
			if r.From == k && r.Field == field {
				return r
			}
		}
		t.Fatalf("no row %s.%s", k, field)
		return Reference{}
	}
	a := &Article{Members: []MemberID{"x", "a", "y", "b"}}
	r := row(KindArticle, "member_ids")
	if !r.Point(a, "b", "a") || !slices.Equal(a.Members, []MemberID{"x", "a", "y"}) {
		t.Errorf("members = %v", a.Members)
	}
	if r.Point(a, "b", "a") || r.Point(a, "", "a") || !slices.Equal(r.IDs(a), []string{"x", "a", "y"}) {
		t.Errorf("members = %v", a.Members)
	}
	p := &Placement{}
	r = row(KindPlacement, "member_id")
	if len(r.IDs(p)) != 0 || r.Point(p, "", "a") || p.Member != "" {
		t.Errorf("a blank names nobody: %+v", p)
	}
	if p.Member = "b"; !r.Point(p, "b", "a") || p.Member != "a" {
		t.Errorf("placement = %+v", p)
	}
}
