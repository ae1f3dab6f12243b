package press

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"

	"huikan/app/export"
	"huikan/app/preflight"
	"huikan/data"
)

// Passed (付印) is an issue that may go to press: its pages, what they were made
// of, and who signed for that.
type Passed struct {
	Proof   *Proof
	Printed data.Printed
	Signed  []data.SignOff
	sheet   *Proof
}

// NotPassed says why an issue may not go to press.
type NotPassed struct {
	Issue    data.Issue
	Already  bool                // it has gone to press
	Errors   []preflight.Finding // that nobody let stand
	Unsigned bool                // nobody signed for what it is now
	Lapsed   []data.SignOff      // words that were given for what it was before
}

func (e *NotPassed) Error() string {
	var why []string
	if e.Already {
		why = append(why, "it has gone to press before")
	}
	if n := len(e.Errors); n > 0 {
		why = append(why, fmt.Sprintf("preflight has %d errors", n))
	}
	if e.Unsigned {
		why = append(why, "nobody signed for it as it stands")
	}
	return fmt.Sprintf("pass issue %d for press: %s", e.Issue.SerialNo, strings.Join(why, ", "))
}

// Pass sets an issue for press. It is refused with a *NotPassed where preflight
// has errors that nobody let stand, where nobody signed for the content as it
// is, and where the issue has gone to press. day is the day that the checklist
// bears.
func (p *Press) Pass(ctx context.Context, id data.IssueID, day data.Date) (*Passed, error) {
	printed, err := p.Gather(id)
	if err != nil {
		return nil, err
	}
	proof, err := p.Issue(ctx, id, Options{})
	if err != nil {
		return nil, err
	}
	no := &NotPassed{Issue: proof.Issue, Already: proof.Printed, Errors: preflight.Blocking(proof.Findings)}
	signed := proof.Issue.SignedFor(printed.Digest())
	if no.Unsigned = len(signed) == 0; no.Unsigned {
		no.Lapsed = proof.Issue.Signed
	}
	if no.Already || no.Unsigned || len(no.Errors) > 0 {
		return nil, no
	}
	sheet, err := p.Checklist(ctx, proof, day)
	if err != nil {
		return nil, err
	}
	return &Passed{Proof: proof, Printed: printed, Signed: signed, sheet: sheet}, nil
}

// PassedFile is a file that goes with an issue to the printer, or is kept.
type PassedFile struct {
	Name  string // without a folder
	Pages int
	write func(io.Writer) error
}

// Write writes the file and gives its digest.
func (f PassedFile) Write(w io.Writer) (data.PrintedFile, error) {
	sum := sha256.New()
	if err := f.write(io.MultiWriter(w, sum)); err != nil {
		return data.PrintedFile{}, fmt.Errorf("write %s: %w", f.Name, err)
	}
	return data.PrintedFile{Name: f.Name, Digest: data.Digest(hex.EncodeToString(sum.Sum(nil))), Pages: f.Pages}, nil
}

// Files are what an issue goes to press with: the pages for the printer, those
// for the screen, and the checklist. name is what they are called by.
func (x *Passed) Files(name string) []PassedFile {
	pdf, _ := export.ByExt("pdf")
	file := func(suffix string, p *Proof, o export.Options) PassedFile {
		return PassedFile{name + suffix + ".pdf", len(p.Book.Pages), func(w io.Writer) error { return p.Export(w, pdf, o) }}
	}
	return []PassedFile{
		file("-付印", x.Proof, export.Options{Print: true}),
		file("", x.Proof, export.Options{}),
		file("-检查单", x.sheet, export.Options{}),
	}
}

// Edition is the record that goes into the library with the files.
func (x *Passed) Edition(day data.Date, files []data.PrintedFile) *data.Edition {
	return &data.Edition{Issue: x.Proof.Issue.ID, On: day, Signed: x.Signed, Files: files, Printed: x.Printed}
}
