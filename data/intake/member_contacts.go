package intake

import (
	"slices"
	"strings"

	"huikan/data"
)

// person sets the fields of one contact: the one of that name, or a new one.
func (w *applying) person(p *person) {
	name := data.CleanName(p.get("name"))
	var c *contactTarget
	for _, k := range w.t.contacts {
		if data.NameKey(k.contact.Name) == data.NameKey(name) {
			c = k
			break
		}
	}
	if c == nil {
		c = &contactTarget{contact: &data.Contact{}, created: true}
		c.contact.Primary = !slices.ContainsFunc(w.t.contacts, func(k *contactTarget) bool { return k.contact.Primary })
		w.t.contacts = append(w.t.contacts, c)
	}
	who := data.NameKey(name)
	for _, v := range p.values {
		f := data.FieldByKey(data.ContactFields, v.key)
		if v.key == "mobile" && c.contact.Mobile == "" && slices.Contains(data.SplitList(c.contact.Phone), v.text) {
			continue // the library has it as 直线
		}
		next := *c.contact
		if err := f.Set(&next, v.text); err != nil {
			w.cannot(v, err)
			continue
		}
		old, now := f.Get(c.contact), f.Get(&next)
		if v.key == "is_primary" && old == "否" && now != "否" {
			old = ""
		}
		change := FieldChange{Field: ofContact + v.key, Label: "联系人" + f.Label, Who: name, Column: v.column, Old: old, New: now}
		if w.decide(ofContact+v.key, who, old, now, change) {
			*c.contact = next
			c.changed = true
		}
	}
	if role := roleOf(strings.TrimRight(strings.Split(p.who, headsBetween)[0], "0123456789")); role != "" && !slices.Contains(c.contact.Roles, role) {
		old := strings.Join(c.contact.Roles, "、")
		c.contact.Roles = append(slices.Clone(c.contact.Roles), role)
		c.changed = true
		w.out.Changes = append(w.out.Changes, FieldChange{Field: "contact.roles", Label: "联系角色", Who: name, Old: old, New: strings.Join(c.contact.Roles, "、")})
	}
}

// notes writes what no field holds into the note, a line for each column, as
// 列名：值. A line that is there is not written again; with Overwrite its value
// is replaced.
func (w *applying) notes() {
	old := w.t.member.Note
	note := old
	for _, v := range w.e.values {
		if v.key != "note" || strings.Contains(note, v.text) {
			continue
		}
		if rest := w.ownWords(note); rest != "" && !w.o.Overwrite {
			w.out.Kept = append(w.out.Kept, FieldChange{Field: "note", Label: "备注", Column: v.column, Old: rest, New: v.text})
			continue
		}
		note = strings.TrimSpace(v.text + "\n" + note)
	}
	for _, v := range w.e.notes {
		head, text := v.column+"：", strings.ReplaceAll(v.text, "\n", " ")
		lines := strings.Split(note, "\n")
		at := slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, head) })
		switch {
		case at < 0:
			note = strings.Trim(note+"\n"+head+text, "\n")
		case slices.Contains(lines, head+text):
		case w.o.Overwrite && w.t.saidIn[head] == 0:
			lines[at] = head + text
			note = strings.Join(lines, "\n")
		case w.t.saidIn[head] > 0:
			lines = slices.Insert(lines, at+1, head+text) // another row of the sheet
			note = strings.Join(lines, "\n")
		default:
			w.out.Kept = append(w.out.Kept, FieldChange{Field: "note", Label: v.column, Column: v.column, Old: strings.TrimPrefix(lines[at], head), New: text})
		}
	}
	next := *w.t.member
	data.FieldByKey(data.MemberFields, "note").Set(&next, note)
	if next.Note != old {
		w.out.Changes = append(w.out.Changes, FieldChange{Field: "note", Label: "备注", Old: old, New: next.Note})
		*w.t.member = next
		w.t.changed = true
	}
}

// ownWords is a note without the lines that columns of this sheet wrote.
func (w *applying) ownWords(note string) string {
	var rest []string
	for _, l := range strings.Split(note, "\n") {
		if !slices.ContainsFunc(w.sheet.Columns, func(c Column) bool { return strings.HasPrefix(l, c.Head+"：") }) {
			rest = append(rest, l)
		}
	}
	return strings.TrimSpace(strings.Join(rest, "\n"))
}

// silent are doubts that say nothing about what a list holds.
var silent = []data.Code{data.Advised, data.Missing, data.ProfileShort, data.ProfileLong}

// warn looks at the fields that the row spoke of as a form would.
func (w *applying) warn() {
	look := func(rec data.Record, values []value) {
		for _, p := range data.Validate(rec) {
			at := slices.IndexFunc(values, func(v value) bool { return v.key == p.Field })
			if at >= 0 && !slices.Contains(silent, p.Code) {
				w.out.Warnings = append(w.out.Warnings, RowFinding{Row: w.e.no, Part: w.e.part, Column: values[at].column, Code: RowField, Value: p.Value, Problem: &p})
			}
		}
	}
	look(w.t.member, w.e.values)
	for _, p := range w.e.people {
		for _, k := range w.t.contacts {
			if data.NameKey(k.contact.Name) == data.NameKey(p.get("name")) {
				look(k.contact, p.values)
			}
		}
	}
}
