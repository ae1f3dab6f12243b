package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"huikan/app/ui/look"
	"huikan/data"
	"huikan/data/intake"
)

// importButton leads to the import on every list.
func (w *window) importButton() *look.Button {
	b := look.NewButton(look.Calm, "import", w.t("import.button"), w.importDialog).WithTip(w.t("import.tip"))
	b.SetOff(w.lib != nil && w.lib.s.ReadOnly())
	return b
}

// importDialog asks for a back issue or a list of members: which one it is,
// the file says.
func (w *window) importDialog() {
	if w.lib == nil {
		return
	}
	w.askOpen(w.t("import.title"), append([]string{".txt"}, sheetExts...), w.dropped)
}

// dropped takes a file that was dropped onto the window: a library is opened,
// a text is read as a back issue, or, if it is none, as an article.
func (w *window) dropped(path string) {
	switch strings.ToLower(filepath.Ext(path)) {
	case libraryExt, ".db":
		w.open(path)
	case packExt:
		w.unpack(path)
	case ".xlsx", ".csv", ".vcf", ".xls":
		w.readMembers(path)
	case ".txt":
		if w.lib == nil {
			w.message(w.t("import.title"), w.t("import.nolibrary"), w.t("welcome.sentence"))
			return
		}
		w.readIssue(path)
	case ".docx", ".doc", ".wps", ".htm", ".html", ".md", ".markdown", ".rtf", ".odt", ".pdf", ".mht", ".mhtml":
		w.readCopies([]string{path})
	default:
		w.message(w.t("import.title"), w.t("import.unknown", filepath.Base(path)), w.t("import.unknown.do"))
	}
}

// readIssue reads a back issue without writing anything, and shows the report.
func (w *window) readIssue(path string) {
	busy, lib := w.busy(w.t("import.reading", filepath.Base(path)), nil), w.lib
	w.work(func() func() {
		raw, err := os.ReadFile(path)
		var draft *intake.Draft
		if err == nil {
			draft, err = intake.BackIssue(filepath.Base(path), raw)
		}
		var members []data.Member
		if err == nil {
			members, err = lib.s.Members()
		}
		if err == nil {
			intake.Meet([]*intake.Draft{draft}, members)
		}
		return func() {
			busy()
			if draft == nil && len(raw) > 0 {
				w.readCopies([]string{path})
				return
			}
			if err != nil {
				w.fail(w.t("import.failed", filepath.Base(path)), err)
				return
			}
			w.show(newImport(w, draft))
		}
	})
}

// importScreen (导入报告) says what an import would bring before it is made.
type importScreen struct {
	w     *window
	draft *intake.Draft
	from  place
	body  fyne.CanvasObject
}

func newImport(w *window, d *intake.Draft) *importScreen {
	s := &importScreen{w: w, draft: d, from: w.at}
	r := d.Report
	bar := titleBar(look.Row(10, 1, look.NewText(w.t("import.report"), look.Heading.Whole()), look.NewText(r.Name, look.Quiet)),
		look.NewButton(look.Calm, "", w.t("button.cancel"), func() { s.back() }).WithTip("Esc"),
		look.NewButton(look.Primary, "", w.t("import.do"), s.commit))
	facts := look.Column(16,
		look.Column(4, look.NewText(d.Issue.Title, look.Style{Size: 22, Bold: true, Lines: 2}), look.NewText(d.Issue.Label(), look.Running.In(look.Soft))),
		look.Column(10,
			look.Row(24, -1, figure(r.Sections, w.t("import.sections")), figure(r.Articles, w.t("import.articles")), figure(r.Members, w.t("import.members"))),
			look.Row(24, -1, figure(r.Tables, w.t("import.tables")), figure(r.Joins, w.t("import.joins")), figure(r.Drift, w.t("import.drift")))),
		look.NewText(w.t("import.source", r.Lines, r.Chars, strings.ToUpper(r.Charset)), look.Running.In(look.Soft)))
	var secs []fyne.CanvasObject
	for _, sec := range d.Sections {
		var lines []fyne.CanvasObject
		for i, a := range sec.Articles {
			lines = append(lines, w.importLine(a.Title, lineOf(sec.Lines, i)))
		}
		for i, m := range sec.Members {
			lines = append(lines, w.importLine(m.Name, lineOf(sec.Lines, i)))
		}
		secs = append(secs, look.Column(4, append([]fyne.CanvasObject{look.NewText("【"+sec.Section.Name+"】", look.Strong)}, lines...)...))
	}
	left := look.Scrolled(look.Pad(look.Column(22, append([]fyne.CanvasObject{facts, look.Across()}, secs...)...), 22, 20, 24, 20))
	right := look.Stack(look.NewFill(look.Surface), s.findings())
	s.body = newOver(1, bar, newColumns(440, left, right, func() bool { return false }))
	return s
}

func lineOf(lines []int, i int) int {
	if i < len(lines) {
		return lines[i]
	}
	return 0
}

func (w *window) importLine(title string, line int) fyne.CanvasObject {
	n := ""
	if line > 0 {
		n = w.t("import.line", line)
	}
	return look.RowTop(12, 0, look.NewText(strings.ReplaceAll(title, "\n", ""), look.Style{Lines: 2}), look.Sized(look.NewText(n, look.Caption.Right()), 64, 21))
}

// figure is a number with what it counts.
func figure(n int, what string) fyne.CanvasObject {
	return look.Sized(look.Column(0, look.NewText(num(n), look.Style{Size: 22, Bold: true, Lines: 1, Leading: 1.3}), look.NewText(what, look.Caption)), 108, 0)
}

// findings lists what the reading was in doubt about.
func (s *importScreen) findings() fyne.CanvasObject {
	return s.w.findingGroups(&s.draft.Report, s.w.t("import.clean"), s.w.t("import.findings.note"))
}

// findingGroups lists the findings of a report by kind, each with its line.
func (w *window) findingGroups(r *intake.Report, none, note string) fyne.CanvasObject {
	if len(r.Findings) == 0 {
		return w.emptyState(none, nil)
	}
	parts := []fyne.CanvasObject{look.NewText(w.t("import.findings", len(r.Findings)), look.Heading),
		look.NewText(note, look.Running.In(look.Soft))}
	for _, c := range intake.Codes {
		var lines []fyne.CanvasObject
		n := r.Count(c.Code)
		for _, f := range r.Findings {
			if f.Code == c.Code && len(lines) < 200 {
				lines = append(lines, look.NewText(f.Message(w.lang), look.Style{Size: 13, Lines: 3, Leading: 1.6}))
			}
		}
		if n == 0 {
			continue
		}
		light := look.Faint
		if c.Holds {
			light = look.Warn
		}
		head := look.Row(8, 1, look.Dot(light), look.NewText(w.t("import.group", w.kindOf(c.Code), n), look.Strong))
		parts = append(parts, look.Column(4, append([]fyne.CanvasObject{head}, lines...)...))
	}
	return look.Scrolled(look.Pad(look.Column(18, parts...), 22, 24, 28, 24))
}

// kinds are the headings of the report, by code of the finding. To add one: a
// row here and the two texts; TestImportKinds finds a code without a row.
var kinds = map[intake.Code]string{
	intake.CodeJoin:            "kind.join",
	intake.CodeDrift:           "kind.drift",
	intake.CodeSectionDrift:    "kind.section_drift",
	intake.CodeNoArticle:       "kind.no_article",
	intake.CodeNoContents:      "kind.no_contents",
	intake.CodeElsewhere:       "kind.elsewhere",
	intake.CodeTitleGuessed:    "kind.title_guessed",
	intake.CodeTitleMissing:    "kind.title_missing",
	intake.CodeStrayWord:       "kind.stray_word",
	intake.CodeUnbalanced:      "kind.unbalanced",
	intake.CodeDropped:         "kind.dropped",
	intake.CodeFurniture:       "kind.furniture",
	intake.CodeNormalised:      "kind.normalised",
	intake.CodeImprint:         "kind.imprint",
	intake.CodeUnplaced:        "kind.unplaced",
	intake.CodeUnreadable:      "kind.unreadable",
	intake.CodeLeadIn:          "kind.lead_in",
	intake.CodeLeadInKept:      "kind.lead_in_kept",
	intake.CodeMemberKnown:     "kind.member_known",
	intake.CodeMemberKept:      "kind.member_kept",
	intake.CodeMemberClosing:   "kind.member_closing",
	intake.CodeNoIssueLine:     "kind.no_issue_line",
	intake.CodeNoNameplate:     "kind.no_nameplate",
	intake.CodeNoContentsPage:  "kind.no_contents_page",
	intake.CodeEmptySection:    "kind.empty_section",
	intake.CodeTableJoined:     "kind.table_joined",
	intake.CodeRespaced:        "kind.respaced",
	intake.CodeOutOfOrder:      "kind.out_of_order",
	intake.CodeNumberAmbiguous: "kind.number_ambiguous",
	intake.CodeTracked:         "kind.tracked",
	intake.CodeDeleted:         "kind.deleted",
	intake.CodeComment:         "kind.comment",
	intake.CodeHidden:          "kind.hidden",
	intake.CodeMargin:          "kind.margin",
	intake.CodeTextBox:         "kind.text_box",
	intake.CodeMerged:          "kind.merged",
	intake.CodeNested:          "kind.nested",
	intake.CodeLayout:          "kind.layout",
	intake.CodeContents:        "kind.contents",
	intake.CodePicture:         "kind.picture",
	intake.CodeNoPicture:       "kind.no_picture",
	intake.CodeObject:          "kind.object",
	intake.CodeFormula:         "kind.formula",
	intake.CodeRuby:            "kind.ruby",
	intake.CodeRaised:          "kind.raised",
	intake.CodeStruck:          "kind.struck",
	intake.CodeSymbol:          "kind.symbol",
	intake.CodeNumbering:       "kind.numbering",
	intake.CodeUnmarked:        "kind.unmarked",
	intake.CodeNoteMoved:       "kind.note_moved",
	intake.CodeSoftReturn:      "kind.soft_return",
	intake.CodeColophon:        "kind.colophon",
	intake.CodeAside:           "kind.aside",
	intake.CodeLink:            "kind.link",
	intake.CodeLimit:           "kind.limit",
}

func (w *window) kindOf(c intake.Code) string {
	if key := kinds[c]; key != "" {
		return w.t(key)
	}
	return string(c)
}

// commit writes everything as one change set and opens the new issue.
func (s *importScreen) commit() {
	w, lib := s.w, s.w.lib
	busy := w.busy(w.t("import.writing"), nil)
	name := "导入会刊" + s.draft.Issue.SerialLabel()
	w.work(func() func() {
		c := lib.s.Change(name).Details(fmt.Sprintf("%s：%d 篇稿件，%d 家会员", s.draft.Report.Name, s.draft.Report.Articles, s.draft.Report.Members))
		var id data.IssueID
		for _, rec := range s.draft.Records(lib.s.NewID) {
			c.Put(rec)
			if i, ok := rec.(*data.Issue); ok {
				id = i.ID
			}
		}
		_, err := c.Commit()
		sh := lib.shelf
		if err == nil {
			sh, err = readShelf(lib.s, w.today())
		}
		return func() {
			busy()
			if err != nil {
				w.fail(w.t("import.failed", s.draft.Report.Name), err)
				return
			}
			lib.shelf = sh
			w.index()
			w.bar.build()
			w.openIssue(id, data.Placement{})
			w.toast(w.t("import.done"), act{w.t("button.undo"), w.undo})
		}
	})
}

func (s *importScreen) content() fyne.CanvasObject { return s.body }
func (s *importScreen) search()                    {}
func (s *importScreen) reload(changed)             {}
func (s *importScreen) resized()                   { s.body.Refresh() }
func (s *importScreen) back() bool                 { s.w.goTo(s.from); return true }
