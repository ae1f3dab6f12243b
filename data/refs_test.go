package data

import (
	"reflect"
	"testing"
)

// TestMemberRefs fills every field of type MemberID of every kind of record
// and expects MemberRefs to lead to each of them but the record's own id.
func TestMemberRefs(t *testing.T) {
	memberID := reflect.TypeFor[MemberID]()
	for _, k := range Kinds {
		rec := New(k)
		v := reflect.ValueOf(rec).Elem()
		want := 0
		for i := range v.NumField() {
			f, name := v.Field(i), v.Type().Field(i).Name
			switch {
			case name == "ID":
			case f.Type() == memberID:
				f.SetString("old")
				want++
			case f.Kind() == reflect.Slice && f.Type().Elem() == memberID:
				f.Set(reflect.ValueOf([]MemberID{"old", "old"}))
				want += 2
			}
		}
		refs := MemberRefs(rec)
		if len(refs) != want {
			t.Errorf("%s names members in %d places, MemberRefs gives %d", k, want, len(refs))
		}
		for _, r := range refs {
			if *r != "old" {
				t.Errorf("%s: a reference leads to %q", k, *r)
			}
			*r = "new"
		}
		for _, r := range MemberRefs(rec) {
			if *r != "new" {
				t.Errorf("%s: a reference leads to a copy", k)
			}
		}
	}
}
