package intake

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"huikan/data"
)

// rowEntry is what one row says, field by field, before it is compared with
// anything. It still is text: a field reads it when it is set.
type rowEntry struct {
	no       int
	part     string
	values   []value // of the member
	people   []*person
	notes    []value // what no field holds, by column
	findings []RowFinding
	errs     []RowFinding // why the row cannot be taken
}

// value is one thing that a row says.
type value struct{ key, text, column string }

// person is one contact that a row speaks of.
type person struct {
	who    string
	values []value
}

func (p *person) get(key string) string {
	for _, v := range p.values {
		if v.key == key {
			return v.text
		}
	}
	return ""
}

// add keeps a value; a second one of the field goes beside the first.
func add(values []value, v value) []value {
	for i := range values {
		if values[i].key != v.key {
			continue
		}
		if !slices.Contains(strings.Split(values[i].text, "\n"), v.text) {
			values[i].text += "\n" + v.text
		}
		return values
	}
	return append(values, v)
}

func (e *rowEntry) get(key string) string {
	for _, v := range e.values {
		if v.key == key {
			return v.text
		}
	}
	return ""
}

func (e *rowEntry) person(who string) *person {
	for _, p := range e.people {
		if p.who == who || samePerson(p.who) == samePerson(who) {
			return p
		}
	}
	p := &person{who: who}
	e.people = append(e.people, p)
	return p
}

func (e *rowEntry) find(f RowFinding) {
	f.Row, f.Part = e.no, e.part
	e.findings = append(e.findings, f)
}

func (e *rowEntry) fail(f RowFinding) {
	f.Row, f.Part = e.no, e.part
	e.errs = append(e.errs, f)
}

// blankWord reports whether a cell says that there is nothing to say.
func blankWord(s string) bool {
	switch strings.ToUpper(data.FoldWidth(s)) {
	case "", "-", "--", "—", "——", "/", "\\", "无", "暂无", "没有", "不详", "未知", "N/A", "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "NULL", "NONE", "NIL":
		return true
	}
	return false
}

// lossy are fields in which a rounded number is a loss and not a number.
var lossy = []string{"uscc", "reg_no_old", "org_code_old", "member_no", "phone_main", "fax",
	"contact.mobile", "contact.phone", "contact.qq", PeopleField}

// dated are the fields that hold dates.
var dated = []string{"joined_on", "left_on", "founded_on", "contact.valid_from", "contact.valid_to"}

// read reads one row by what the columns mean.
func (s *Sheet) read(r Row) *rowEntry {
	e := &rowEntry{no: r.No, part: r.Part}
	var where [3]string // 省, 市, 区县
	var whereColumn string
	for i, c := range s.Columns {
		text := r.Cells[i]
		if text == "" || c.Field == LeftOut || blankWord(text) && c.Field != "print_in_directory" && c.Field != "contact.is_primary" {
			continue
		}
		if slices.Contains(lossy, c.Field) && lostDigits(text) {
			e.fail(RowFinding{Column: c.Head, Code: RowLost, Value: text})
			continue
		}
		if slices.Contains(dated, c.Field) {
			text = s.day(e, c, text)
		}
		switch c.Field {
		case NoField:
			e.notes = append(e.notes, value{column: c.Head, text: text})
		case ProvinceField, CityField, DistrictField:
			where[slices.Index([]string{ProvinceField, CityField, DistrictField}, c.Field)] = oneLine(text)
			whereColumn = c.Head
		case "phone_main", "fax":
			for _, no := range data.SplitList(text) {
				text = strings.Replace(text, no, e.zeroBefore(c, no), 1)
			}
			e.values = add(e.values, value{c.Field, text, c.Head})
		case "addr_mail_postcode", "addr_reg_postcode":
			if len(text) == 5 && strings.Trim(text, "0123456789") == "" { // 030000 as a number
				e.find(RowFinding{Column: c.Head, Code: RowZero, Value: text})
				text = "0" + text
			}
			e.values = add(e.values, value{c.Field, text, c.Head})
		case "capital":
			e.values = add(e.values, value{"capital", e.capital(c, text), c.Head})
		case "name":
			if m := formerAside.FindStringSubmatch(data.FoldWidth(text)); m != nil {
				e.values = add(e.values, value{"former_names", m[2], c.Head})
				text = m[1]
			}
			e.values = add(e.values, value{"name", text, c.Head})
		case PeopleField, "contact.name":
			e.names(c, text)
		case "contact.mobile", "contact.phone":
			e.numbers(c, text)
		default:
			if key, ok := strings.CutPrefix(c.Field, ofContact); ok {
				e.deal(c, key, text)
			} else {
				e.values = add(e.values, value{c.Field, text, c.Head})
			}
		}
	}
	e.address(where, whereColumn)
	e.settlePeople(s.persons)
	return e
}

// roundedNumber is a number as a spreadsheet writes it, wherever it stands.
var roundedNumber = regexp.MustCompile(`\d(?:\.\d+)?[Ee]\+?\d{1,2}`)

// lostDigits recognises a number that was rounded, alone or among others.
func lostDigits(text string) bool {
	for _, t := range roundedNumber.FindAllString(data.FoldWidth(text), -1) {
		if strings.ContainsAny(t, ".+") && unrounded(t) == t {
			return true
		}
	}
	return false
}

// deal gives the people under a head what a cell says of them: a line for each,
// where there are as many lines as people, else all to the first.
func (e *rowEntry) deal(c Column, key, text string) {
	group := e.group(c.Who)
	lines := strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '、' })
	if len(group) > 1 && len(lines) == len(group) {
		for i, p := range group {
			if l := strings.TrimSpace(lines[i]); !blankWord(l) {
				p.values = add(p.values, value{key, l, c.Head})
			}
		}
		return
	}
	p := e.person(c.Who)
	p.values = add(p.values, value{key, text, c.Head})
}

// group are the people of one head, in their order.
func (e *rowEntry) group(who string) (out []*person) {
	for _, p := range e.people {
		if p.who == who || strings.HasPrefix(p.who, who+headsBetween) {
			out = append(out, p)
		}
	}
	return out
}

var (
	// formerAside is a name that brings the former one: 甲公司（原乙厂）.
	formerAside = regexp.MustCompile(`^(.+?)\s*\((?:原名?|曾用名|前身为?|原单位)[:：]?\s*([^()]{2,})\)$`)
	// dateAside is what people write around a date: 2013年度, 2013年5月（首届）.
	dateAside = regexp.MustCompile(`^(?:于|自|约)?\s*([\d.\-/年月日号〇○零一二三四五六七八九十廿\s]+?)\s*(?:度|起|至今|入会|加入|成立|注册)?\s*(?:[(（][^()（）]*[)）])?$`)
)

// day reads the number that a workbook keeps for a day, and a date with a word
// beside it, which then goes into the note as it stands.
func (s *Sheet) day(e *rowEntry, c Column, text string) string {
	if _, err := data.ParseDate(text); err != nil {
		if m := dateAside.FindStringSubmatch(data.FoldWidth(text)); m != nil {
			if d, err := data.ParseDate(m[1]); err == nil && !d.IsZero() {
				if strings.TrimSuffix(text, "度") != m[1] {
					e.notes = append(e.notes, value{column: c.Head, text: text})
				}
				return d.String()
			}
		}
	}
	if !s.serials {
		return text
	}
	if s.tenths[text] {
		e.find(RowFinding{Column: c.Head, Code: RowTenth, Value: text})
		return text[:4]
	}
	if n, err := strconv.ParseFloat(text, 64); err == nil && n >= 10000 && n < 100000 {
		if d, err := data.DateOfExcel(n, false); err == nil {
			return d.String()
		}
	}
	return text
}

// capital gives a bare number the unit of its column.
func (e *rowEntry) capital(c Column, text string) string {
	if strings.Trim(data.FoldWidth(text), "0123456789., ") != "" {
		return text
	}
	if c.Unit == "" {
		e.find(RowFinding{Column: c.Head, Code: RowNoUnit, Value: text})
	}
	return text + c.Unit
}

// address puts 省, 市 and 区县 before the address, where it lacks them.
func (e *rowEntry) address(where [3]string, column string) {
	full := e.get("addr_mail")
	for i := 2; i >= 0; i-- {
		if w := where[i]; w != "" && !strings.Contains(full, w) {
			full = w + full
		}
	}
	if full == "" {
		return
	}
	for i := range e.values {
		if e.values[i].key == "addr_mail" {
			e.values[i].text = full
			return
		}
	}
	e.values = append(e.values, value{"addr_mail", full, column})
}
