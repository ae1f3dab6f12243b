package data

import (
	"strconv"
	"strings"
)

// A Field describes one property of a record once, for everyone who needs it:
// forms lay it out, tables show it, importers fill it, search indexes it.
//
// Set takes what a person typed, in any of the usual writings, and keeps it in
// clean form; "" empties the field. It fails, with a *Problem, only where the
// field cannot hold the text at all (a date that is none). A company code with
// a wrong check digit is kept as it stands and found by Validate: a record has
// to be able to say what the licence says. Set(Get) changes nothing.
type Field[T any] struct {
	Key   string   // as in the JSON export
	Label string   // its name in Chinese
	Also  []string // what else it is called at the head of a column
	Get   func(*T) string
	Set   func(*T, string) error

	Group     string   // the part of the form in which it stands
	Printed   bool     // may appear on paper
	Multiline bool     // holds several lines
	Choices   []string // what a form offers; other values are possible unless Set refuses them
}

// FieldByKey finds a field of a list, nil where there is none of that key.
func FieldByKey[T any](fields []Field[T], key string) *Field[T] {
	for i := range fields {
		if fields[i].Key == key {
			return &fields[i]
		}
	}
	return nil
}

// FieldByName finds a field by what a column is called: its label, one of its
// other names, or its key; blanks, width, case and brackets aside.
func FieldByName[T any](fields []Field[T], name string) *Field[T] {
	key := nameLoose(name)
	if key == "" {
		return nil
	}
	for i, f := range fields {
		for _, n := range append([]string{f.Label, f.Key}, f.Also...) {
			if nameLoose(n) == key {
				return &fields[i]
			}
		}
	}
	return nil
}

// nameLoose drops what heads of columns vary in: marks for required fields,
// colons, brackets.
func nameLoose(s string) string {
	return strings.NewReplacer("*", "", "(", "", ")", "", ":", "", "_", "", "-", "").Replace(NameKey(s))
}

func (f Field[T]) also(names ...string) Field[T] { f.Also = names; return f }
func (f Field[T]) printed() Field[T]             { f.Printed = true; return f }
func (f Field[T]) multiline() Field[T]           { f.Multiline = true; return f }
func (f Field[T]) choose(list []string) Field[T] { f.Choices = list; return f }

// grouped puts the fields into a part of the form.
func grouped[T any](group string, fields ...Field[T]) []Field[T] {
	for i := range fields {
		fields[i].Group = group
	}
	return fields
}

// textField is a field of text; clean puts what was typed into the form in
// which it is kept.
func textField[T any, S ~string](key, label string, at func(*T) *S, clean func(string) string) Field[T] {
	return Field[T]{Key: key, Label: label,
		Get: func(r *T) string { return string(*at(r)) },
		Set: func(r *T, s string) error { *at(r) = S(clean(s)); return nil },
	}
}

// moneyField is a sum in yuan, shown as 1,234.50.
func moneyField[T any](key, label string, at func(*T) *Fen) Field[T] {
	return Field[T]{Key: key, Label: label,
		Get: func(r *T) string {
			if f := *at(r); f != 0 {
				return f.String()
			}
			return ""
		},
		Set: func(r *T, s string) error {
			if strings.TrimSpace(s) == "" {
				*at(r) = 0
				return nil
			}
			f, err := ParseMoney(s)
			if err != nil {
				return inField(err, key)
			}
			*at(r) = f
			return nil
		},
	}
}

func oneLine(s string) string {
	return strings.Join(strings.Fields(dropInvisible(s)), " ")
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// manyLines keeps line breaks, without those of Windows and blanks at the ends.
func manyLines(s string) string {
	s = lineEnds.Replace(s)
	return strings.TrimSpace(dropInvisible(s))
}

// cleaned is the form in which a check keeps its value; what the check finds
// wrong stays as it was typed, because a clean-up of nonsense is a guess.
func cleaned(check func(string) (string, error)) func(string) string {
	return func(s string) string {
		out, err := check(s)
		if p, ok := err.(*Problem); ok && p.Severity() == Wrong {
			return oneLine(s)
		}
		return out
	}
}

// cleanedList is cleaned for a field that holds several values: where the
// check finds one wrong, the ends of lines still part it from the next.
func cleanedList(check func(string) (string, error)) func(string) string {
	return func(s string) string {
		if out, err := check(s); err == nil {
			return out
		}
		var kept []string
		for _, line := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("\n\r\t", r) }) {
			if line = oneLine(line); line != "" {
				kept = append(kept, line)
			}
		}
		return strings.Join(kept, "、")
	}
}

func dateField[T any](key, label string, at func(*T) *Date) Field[T] {
	return Field[T]{Key: key, Label: label,
		Get: func(r *T) string { return at(r).String() },
		Set: func(r *T, s string) error {
			d, err := ParseDate(s)
			if err != nil {
				return inField(err, key)
			}
			*at(r) = d
			return nil
		},
	}
}

func intField[T any](key, label string, at func(*T) *int) Field[T] {
	return Field[T]{Key: key, Label: label,
		Get: func(r *T) string {
			if n := *at(r); n != 0 {
				return strconv.Itoa(n)
			}
			return ""
		},
		Set: func(r *T, s string) error {
			text := strings.ReplaceAll(dropBlanks(FoldWidth(s)), ",", "")
			if text == "" {
				*at(r) = 0
				return nil
			}
			n, ok := allDigits(text)
			if !ok {
				return &Problem{Field: key, Code: NumberForm, Value: s}
			}
			*at(r) = n
			return nil
		},
	}
}

// boolField is 是 or 否.
func boolField[T any](key, label string, at func(*T) *bool) Field[T] {
	return Field[T]{Key: key, Label: label, Choices: []string{"是", "否"},
		Get: func(r *T) string {
			if *at(r) {
				return "是"
			}
			return "否"
		},
		Set: func(r *T, s string) error {
			switch strings.ToLower(dropBlanks(FoldWidth(s))) {
			case "是", "有", "√", "✓", "y", "yes", "true", "1":
				*at(r) = true
			case "", "否", "无", "×", "n", "no", "false", "0":
				*at(r) = false
			default:
				return &Problem{Field: key, Code: YesNoForm, Value: s}
			}
			return nil
		},
	}
}

// listField holds several words, shown with 、 between them.
func listField[T any](key, label string, at func(*T) *[]string) Field[T] {
	return Field[T]{Key: key, Label: label,
		Get: func(r *T) string { return strings.Join(*at(r), "、") },
		Set: func(r *T, s string) error {
			*at(r) = nil
			for _, w := range strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune("、，,;；\n\r\t", c) }) {
				if w = oneLine(w); w != "" {
					*at(r) = append(*at(r), w)
				}
			}
			return nil
		},
	}
}

// codedField keeps one of a few values and shows their Chinese names.
func codedField[T any, C ~string](key, label string, at func(*T) *C, pairs [][2]string) Field[T] {
	var labels []string
	for _, p := range pairs {
		labels = append(labels, p[1])
	}
	return Field[T]{Key: key, Label: label, Choices: labels,
		Get: func(r *T) string {
			for _, p := range pairs {
				if p[0] == string(*at(r)) {
					return p[1]
				}
			}
			return string(*at(r))
		},
		Set: func(r *T, s string) error {
			s = oneLine(s)
			for _, p := range append(pairs, [2]string{}) {
				if s == p[0] || s == p[1] {
					*at(r) = C(p[0])
					return nil
				}
			}
			return &Problem{Field: key, Code: NotInList, Value: s, Hints: labels}
		},
	}
}

// addressField is a postal address on one line; its postcode has a field of
// its own, unless the line brings one.
func addressField[T any](key, label string, at func(*T) *Address) Field[T] {
	return Field[T]{Key: key, Label: label,
		Get: func(r *T) string { return at(r).String() },
		Set: func(r *T, s string) error {
			a := ParseAddress(oneLine(s))
			if a.Postcode == "" {
				a.Postcode = at(r).Postcode
			}
			*at(r) = a
			return nil
		},
	}
}

func headFields[T any](at func(*T) *Head) []Field[T] {
	return grouped("备注",
		listField("tags", "标签", func(r *T) *[]string { return &at(r).Tags }),
		textField("note", "备注", func(r *T) *string { return &at(r).Note }, manyLines).multiline(),
	)
}

// inField says in which field a problem is.
func inField(err error, key string) error {
	if p, ok := err.(*Problem); ok {
		c := *p
		c.Field = key
		return &c
	}
	return err
}

func join[T any](parts ...[]Field[T]) []Field[T] {
	var out []Field[T]
	for _, p := range parts {
		out = append(out, p...)
	}
	return out
}
