package command

import (
	"encoding/csv"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"huikan/data"
	"huikan/data/intake"
)

// dateFlag is a day on the command line, in any of the usual writings.
type dateFlag struct{ data.Date }

func (d *dateFlag) Set(s string) (err error) { d.Date, err = data.ParseDate(s); return err }
func (d *dateFlag) Type() string             { return "DATE" }

// moneyFlag is a sum in yuan on the command line: 2000, 2,000.50元, 2万元.
type moneyFlag struct{ data.Fen }

func (m *moneyFlag) Set(s string) (err error) { m.Fen, err = data.ParseMoney(s); return err }
func (m *moneyFlag) Type() string             { return "SUM" }
func (m *moneyFlag) String() string {
	if m.Fen == 0 {
		return ""
	}
	return m.Fen.String()
}

// councilFlag is the number of a council's term: 第六届, 6.
type councilFlag struct{ no int }

func (c *councilFlag) Set(s string) (err error) { c.no, err = data.ParseCouncil(s); return err }
func (c *councilFlag) Type() string             { return "NO" }
func (c *councilFlag) String() string           { return data.CouncilLabel(c.no) }

// today is the day on which the command runs.
func (r *run) today() data.Date { return data.DateOf(r.now()) }

func (r *run) now() time.Time {
	if r.Now != nil {
		return r.Now()
	}
	return time.Now()
}

// columnsOut writes a table to a file: .xlsx, or .csv that spreadsheets open as
// it is (UTF-8 with its mark).
func (r *run) columnsOut(name, part string, head []string, rows [][]string) error {
	switch ext := strings.ToLower(filepath.Ext(name)); ext {
	case ".xlsx":
		return writeFile(name, func(w io.Writer) error { return intake.WriteXLSX(w, part, head, rows) })
	case ".csv":
		return writeFile(name, func(w io.Writer) error {
			if _, err := io.WriteString(w, "\uFEFF"); err != nil {
				return err
			}
			c := csv.NewWriter(w)
			c.UseCRLF = true
			for _, row := range append([][]string{head}, rows...) {
				if err := c.Write(asText(row)); err != nil {
					return err
				}
			}
			c.Flush()
			return c.Error()
		})
	default:
		return fmt.Errorf(r.say("-o %s：只能写 .xlsx 或 .csv", "-o %s: want .xlsx or .csv"), name)
	}
}

// asText puts a tab before what a spreadsheet would take for a number, and
// round or strip of its zeros, or for a formula: it then stays text.
func asText(row []string) []string {
	out := slices.Clone(row)
	for i, s := range out {
		digits := s != "" && strings.Trim(s, "0123456789") == ""
		if s != "" && strings.ContainsRune("=+-@", rune(s[0])) || digits && (len(s) > 10 || s[0] == '0' && len(s) > 1) {
			out[i] = "\t" + s
		}
	}
	return out
}

// problems prints what was found, one to a line, with its source in law.
func (r *run) problems(w io.Writer, all []data.Problem) {
	for i := range all {
		fmt.Fprintln(w, r.problem(&all[i]))
	}
}

func (r *run) problem(p *data.Problem) string {
	mark, text := r.say("注意", "note"), r.sentence(p)
	if p.Severity() == data.Wrong {
		mark = r.say("不可", "wrong")
	}
	if s := p.Source(); s != "" {
		text += r.say("（"+s+"）", " ("+s+")")
	}
	return mark + r.say("：", ": ") + text
}

// sentence is the problem in the user's language, without its field.
func (r *run) sentence(p *data.Problem) string {
	q := *p
	q.Field = ""
	return r.say(q.Chinese(), q.Error())
}

// finding is a problem in JSON.
type finding struct {
	Code     data.Code `json:"code"`
	Field    string    `json:"field,omitempty"`
	Severity string    `json:"severity"`
	Text     string    `json:"text"`
	Source   string    `json:"source,omitempty"`
}

func (r *run) problemRows(all []data.Problem) []finding {
	out := []finding{}
	for i := range all {
		p := &all[i]
		f := finding{Code: p.Code, Field: p.Field, Severity: "doubtful", Text: r.sentence(p), Source: p.Source()}
		if p.Severity() == data.Wrong {
			f.Severity = "wrong"
		}
		out = append(out, f)
	}
	return out
}

// refused is an error of a rule in the user's language.
func (r *run) refused(err error) error {
	if p, ok := err.(*data.Problem); ok {
		return fmt.Errorf("%s", r.problem(p))
	}
	return err
}
