package intake

import (
	"fmt"
	"slices"
	"strings"

	"huikan/data"
)

// Choose makes a column mean a field: what a person says instead of what was
// proposed. The column goes by its head or, as in a spreadsheet, by its letter
// among the columns of the sheet; the field by its key (contact.mobile), its
// label (联系人手机), or any head that is known (联络员手机). "备注" and "" put
// the column into the note, "不导入" leaves it out.
func (s *Sheet) Choose(column, field string) error {
	at, err := s.columnNamed(column)
	if err != nil {
		return err
	}
	c, ok := fieldNamed(field)
	if !ok {
		return fmt.Errorf("map column %q: there is no field %q", s.Columns[at].Head, field)
	}
	if c.Field == "note" && !slices.Contains([]string{"note", "备注"}, headKey(s.Columns[at].Head)) {
		c.Field = NoField // its head stands before it in the note
	}
	if c.Field == "name" || c.Field == "class" { // there is one of each
		for i := range s.Columns {
			if i != at && s.Columns[i].Field == c.Field {
				s.Columns[i].Field, s.Columns[i].Who = NoField, ""
			}
		}
	}
	s.Columns[at].Field, s.Columns[at].Who = c.Field, c.Who
	s.sortRows()
	s.settle()
	return nil
}

// columnNamed finds a column by its head, else by its letter.
func (s *Sheet) columnNamed(name string) (int, error) {
	found := -1
	for i, c := range s.Columns {
		_, low, _ := strings.Cut(c.Head, headsBetween)
		if c.Head == name {
			return i, nil
		}
		if key := headKey(name); key != "" && (headKey(c.Head) == key || headKey(low) == key) {
			if found >= 0 {
				return 0, fmt.Errorf("map column %q: there are several of that name; say which by its letter", name)
			}
			found = i
		}
	}
	if found >= 0 {
		return found, nil
	}
	for i := range s.Columns {
		if strings.EqualFold(columnLetters(i), strings.TrimSpace(name)) {
			return i, nil
		}
	}
	var heads []string
	for _, c := range s.Columns {
		heads = append(heads, c.Head)
	}
	return 0, fmt.Errorf("map column %q: there is no such column; there are %s", name, strings.Join(heads, ", "))
}

// fieldNamed is what a person means by the name of a field.
func fieldNamed(name string) (Column, bool) {
	switch strings.TrimSpace(name) {
	case "":
		return Column{Field: NoField}, true
	case LeftOut:
		return Column{Field: LeftOut}, true
	}
	for _, f := range SheetFields() {
		if f.Key == name || headKey(f.Label) == headKey(name) {
			return Column{Field: f.Key}, true
		}
	}
	c := fieldOfHead(name)
	return c, c.Field != NoField
}

// Mapping is what the columns mean at present, to be kept in the library with
// what is imported.
func (s *Sheet) Mapping() data.Mapping {
	m := data.Mapping{Fingerprint: s.Fingerprint(), Name: s.Name}
	for _, i := range s.own() {
		c := s.Columns[i]
		m.Columns = append(m.Columns, data.MappedColumn{Head: c.Head, Field: c.Field, Who: c.Who, Unit: c.Unit})
	}
	return m
}

// Use takes up what was kept for these heads, and tells whether anything was.
// A field that the program does not know any longer stays as it was proposed.
func (s *Sheet) Use(kept []data.Mapping) bool {
	f, own := s.Fingerprint(), s.own()
	at := slices.IndexFunc(kept, func(m data.Mapping) bool {
		return m.Fingerprint == f && len(m.Columns) == len(own)
	})
	if at < 0 {
		return false
	}
	fields := map[string]bool{NoField: true}
	for _, sf := range SheetFields() {
		fields[sf.Key] = true
	}
	for k, c := range kept[at].Columns {
		i := own[k]
		if fields[c.Field] {
			s.Columns[i].Field, s.Columns[i].Who = c.Field, c.Who
		}
		if s.Columns[i].Unit == "" {
			s.Columns[i].Unit = c.Unit
		}
	}
	s.Remembered = kept[at].Name
	s.sortRows()
	s.settle()
	return true
}
