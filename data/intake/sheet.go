package intake

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"

	"huikan/data"
)

// Sheet is a list of members as it was read from a spreadsheet, a CSV file or
// a file of vCards: columns, each with the field that it probably means, and
// rows of text. Whoever shows it to a person may change what a column means
// before Plan is called; nothing of it is in a library yet.
type Sheet struct {
	Name    string       `json:"name"`            // of the file
	Part    string       `json:"part,omitempty"`  // the worksheet, where there are several
	Parts   []string     `json:"parts,omitempty"` // all worksheets, where there are several
	Charset string       `json:"charset,omitempty"`
	Header  int          `json:"header"` // the row in which the heads stand, the lower one of two
	Columns []Column     `json:"columns"`
	Rows    []Row        `json:"-"`
	Skipped []SkippedRow `json:"skipped"` // rows that hold no member
	// Findings are what the editor should know of the reading as a whole.
	Findings []RowFinding `json:"findings"`

	// Remembered is the file for which the mapping was made that Use took up,
	// "" where the columns are as they were proposed.
	Remembered string `json:"remembered,omitempty"`

	persons bool            // the names in it are those of people (姓名)
	serials bool            // numbers in fields of dates count days
	tenths  map[string]bool // numbers of which a last 0 may be lost: 2013.1
	cards   bool            // every row is a card; none is a total or a remark
	below   []Row           // all rows below the heads
}

// Column is one column of a Sheet, and the field it is proposed for.
type Column struct {
	Head  string `json:"head"`  // as in the file; both of two heads with " / " between
	Field string `json:"field"` // key of a SheetField; NoField, or LeftOut
	// Who tells the contacts of one row apart: "" is the first, else their
	// role (联络员) or number.
	Who     string   `json:"who,omitempty"`
	Unit    string   `json:"unit,omitempty"` // of the numbers, as the head gives it: 万元
	Samples []string `json:"samples,omitempty"`
}

// What a column can mean beside a field.
const (
	NoField = ""  // no field is known: the text goes into the member's note
	LeftOut = "-" // numbers of rows and the like, which are not read
)

// Row is one row of a Sheet: as many cells as there are columns.
type Row struct {
	No    int    // in the file, as spreadsheets count; of a vCard, its place
	Part  string // the worksheet, where rows of several are read
	Cells []string
}

// SkippedRow is a row that holds no member: a total, a remark, heads again.
type SkippedRow struct {
	No   int        `json:"row"`
	Part string     `json:"part,omitempty"`
	Text string     `json:"text"`
	Why  RowFinding `json:"why"`
}

// Mapped is how many columns mean something, and of how many.
func (s *Sheet) Mapped() (mapped, of int) {
	for _, c := range s.Columns {
		if c.Field != NoField {
			mapped++
		}
	}
	return mapped, len(s.Columns)
}

// Fingerprint is the same for sheets with the same heads in the same order: a
// mapping that a person chose can be kept under it and set again next year. The
// rejected rows of a sheet (RejectedXLSX) have the fingerprint of the sheet.
func (s *Sheet) Fingerprint() string {
	var keys []string
	for _, i := range s.own() {
		keys = append(keys, data.NameKey(s.Columns[i].Head))
	}
	return string(data.DigestOf([]byte(strings.Join(keys, "\n"))))
}

// own are the columns that were in the list when it was made, without those
// that RejectedXLSX adds.
func (s *Sheet) own() (at []int) {
	for i, c := range s.Columns {
		if c.Head != rejectedRow && c.Head != rejectedReason {
			at = append(at, i)
		}
	}
	return at
}

// ErrNotSheet is in every error for a file that is no list of members.
var ErrNotSheet = errors.New("not a list of members")

// SheetOptions say how a list is read where the reader is not to find out by
// itself, and who hears how far it is.
type SheetOptions struct {
	Part   string // read this worksheet only; "" is the one that looks most like a list, with those like it
	Header int    // the row of the heads, the lower one of two; 0 is found out
	// Progress is called now and then with the rows that have been read.
	Progress func(rows int)
}

// MemberSheet reads a list of members from CSV (UTF-8, GB18030, UTF-16), XLSX
// or vCard (2.1 to 4.0), by the file's content whatever its name says. The
// heads are found below titles, in one row or two.
func MemberSheet(name string, raw []byte) (*Sheet, error) {
	return ReadSheet(context.Background(), name, raw, SheetOptions{})
}

// ReadSheet is MemberSheet with options. It ends early, with the context's
// error, when the context is cancelled.
func ReadSheet(ctx context.Context, name string, raw []byte, o SheetOptions) (*Sheet, error) {
	s := &Sheet{Name: name}
	var err error
	switch kind := sheetKind(raw); kind {
	case "xlsx":
		err = s.readXLSX(ctx, raw, o)
	case "text":
		err = s.readText(raw, o)
	default:
		err = fmt.Errorf("%w: %s", ErrNotSheet, kind)
	}
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return nil, fmt.Errorf("read members from %s: %w", name, err)
	}
	return s, nil
}

// sheetKind is "xlsx", "text", or why the file cannot be read.
func sheetKind(raw []byte) string {
	head := raw[:min(len(raw), 4096)]
	start := bytes.ToLower(bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF"))))
	switch {
	case len(bytes.TrimSpace(raw)) == 0:
		return "the file is empty"
	case bytes.HasPrefix(raw, []byte("PK\x03\x04")):
		switch {
		case bytes.Contains(raw, []byte("xl/workbook.xml")):
			return "xlsx"
		case bytes.Contains(raw, []byte("oasis.opendocument")):
			return "an OpenDocument file; save it as xlsx and read that (请另存为 xlsx)"
		}
		return "a zip file, but no xlsx"
	case bytes.HasPrefix(raw, []byte("\xD0\xCF\x11\xE0")):
		if bytes.Contains(raw, utf16LE("EncryptedPackage")) {
			return "it is locked with a password; save it as xlsx without one (请去掉密码，另存为 xlsx)"
		}
		return "the old .xls form; save it as xlsx and read that (请另存为 xlsx)"
	case bytes.HasPrefix(start, []byte("<")) &&
		(bytes.Contains(start, []byte("<html")) || bytes.Contains(start, []byte("<table")) || bytes.Contains(start, []byte("<?xml"))):
		return "a web page or XML under another name; open it in a spreadsheet and save it as xlsx (请另存为 xlsx)"
	case bytes.HasPrefix(raw, []byte("%PDF-")):
		return "a PDF; save the list as xlsx (请另存为 xlsx)"
	}
	return "text"
}

func utf16LE(s string) []byte {
	var out []byte
	for _, c := range []byte(s) {
		out = append(out, c, 0)
	}
	return out
}

func (s *Sheet) readText(raw []byte, o SheetOptions) error {
	text, charset, err := decode(raw)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrNotSheet, err)
	}
	s.Charset = charset
	if n := strings.Count(text, "\uFFFD"); n > 0 {
		s.find(RowFinding{Code: RowUnreadable, Value: fmt.Sprint(n)})
	}
	if isVCard(text) {
		return s.readVCard(text)
	}
	g, open := parseCSV(text)
	if open > 0 {
		s.find(RowFinding{Row: open, Code: RowOpenQuote})
	}
	h, err := g.headerAt(o.Header)
	if err != nil {
		return err
	}
	s.take(g, h)
	return nil
}

var errNoHeads = fmt.Errorf("%w: none of its first rows holds the heads of columns, such as 单位名称", ErrNotSheet)

func (s *Sheet) find(f RowFinding) { s.Findings = append(s.Findings, f) }
