package intake

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"huikan/data"
)

// Manuscript (来稿) is an article as it was read: nothing of it is in a library
// yet.
type Manuscript struct {
	Article *data.Article `json:"article"`
	Shots   []Shot        `json:"-"` // its pictures; the text names them by digest
	Report  Report        `json:"report"`
	// Source is where it comes from, as far as it tells: the site of a page, the
	// issuer of a document. What an editor chose for one is kept under it.
	Source string `json:"source,omitempty"`
	Seams  []Seam `json:"seams,omitempty"`
}

// Seam is where two halves of a paragraph were joined, or would have been had
// the editor not kept them apart.
type Seam struct {
	Line   int    `json:"line"` // of the second half
	Before string `json:"before"`
	After  string `json:"after"`
	Apart  bool   `json:"apart,omitempty"`
}

// ManuscriptOptions say what a file alone does not.
type ManuscriptOptions struct {
	// Beside holds what lies beside the file: the pictures of a page. nil: nothing.
	Beside fs.FS
	// Apart are the lines of seams (Seam.Line) that are not to be joined.
	Apart []int
	// Pasted says that the text comes from the clipboard: all of it was chosen.
	Pasted bool
}

// MostBytes is the largest file that is read.
const MostBytes = 256 << 20

// ReadManuscriptFile reads a file, with what lies beside it.
func ReadManuscriptFile(path string, o ManuscriptOptions) (*Manuscript, error) {
	name := filepath.Base(path)
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	switch {
	case info.IsDir():
		return nil, refuse(name, RefusedFolder, nil)
	case info.Size() > MostBytes:
		return nil, refuse(name, RefusedLarge, nil)
	}
	raw, err := io.ReadAll(io.LimitReader(f, MostBytes+1))
	if err != nil {
		return nil, err
	}
	if o.Beside == nil {
		if root, err := os.OpenRoot(filepath.Dir(path)); err == nil {
			defer root.Close()
			o.Beside = root.FS()
		}
	}
	return ReadManuscript(name, raw, o)
}

// ReadManuscript reads an article from a Word document, a page of HTML, Markdown
// or plain text: which one it is, the content says. In every one of them title,
// 发文字号, addressees, attachments, signature and source are recognised alike.
// Nothing is left out that the report does not name. The error of a file that
// cannot be read is a *Refusal.
func ReadManuscript(name string, raw []byte, o ManuscriptOptions) (m *Manuscript, err error) {
	if len(raw) > MostBytes {
		return nil, refuse(name, RefusedLarge, nil)
	}
	m = &Manuscript{Article: &data.Article{Title: strings.TrimSuffix(name, filepath.Ext(name))}}
	m.Report.Name = name
	r := &reader{rep: &m.Report, draft: &Draft{}, measure: 34, apart: map[int]bool{}, footnotes: &noteBook{}}
	for _, n := range o.Apart {
		r.apart[n] = true
	}
	switch form, why := formOf(name, raw); form {
	case formWord:
		m.Report.Form = "docx"
		err = m.word(r, raw)
	case formPage:
		m.Report.Form = "html"
		err = m.page(r, raw, o)
	case formMarkdown, formText:
		err = m.text(r, raw, form == formMarkdown)
	default:
		return nil, refuse(name, why, nil)
	}
	if err != nil {
		var no *Refusal
		if errors.As(err, &no) {
			no.Name = name
			return nil, no
		}
		return nil, refuse(name, RefusedBroken, err)
	}
	a := m.Article
	if strings.TrimSpace(a.Body) == "" && len(m.Shots) == 0 && m.Report.Chars == 0 {
		return nil, refuse(name, RefusedEmpty, nil)
	}
	a.State = data.ArticleStates[0]
	if m.Source == "" && len(a.Issuers) > 0 {
		m.Source = a.Issuers[0]
	}
	if m.Source == "" {
		m.Source = a.OriginName
	}
	m.Seams = r.seams
	m.Report.Articles = 1
	m.Report.close()
	return m, nil
}

func (m *Manuscript) word(r *reader, raw []byte) error {
	z, err := openArchive(raw)
	if err != nil {
		return err
	}
	r.own()
	shots := &shots{}
	ps, err := r.readDOCX(z, shots)
	if err != nil {
		return err
	}
	m.Shots = shots.list
	r.richArticle(m.Article, ps)
	return nil
}

func (m *Manuscript) text(r *reader, raw []byte, markdown bool) error {
	text, charset, err := decode(raw)
	if err != nil {
		return &Refusal{Code: RefusedBinary}
	}
	if strings.TrimSpace(text) == "" {
		return &Refusal{Code: RefusedEmpty}
	}
	m.Report.Charset, m.Report.Form = charset, "text"
	if markdown {
		m.Report.Form = "markdown"
		r.readMarkdown(m.Article, text)
		return nil
	}
	r.manuscript(m.Article, text)
	return nil
}

// own says that the file knows its own paragraphs.
func (r *reader) own() { r.paragraphs, r.rep.paragraphs = true, true }

// The forms in which articles come.
type form int

const (
	formNone form = iota
	formWord
	formPage
	formMarkdown
	formText
)

// formOf tells the form of a file by its content; a name decides only between
// Markdown and plain text.
func formOf(name string, raw []byte) (form, RefusalCode) {
	ext := strings.ToLower(filepath.Ext(name))
	has := func(s string) bool { return bytes.HasPrefix(raw, []byte(s)) }
	switch {
	case has("PK\x03\x04"), has("PK\x05\x06"), has("PK\x07\x08"):
		return zipForm(raw)
	case has("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"):
		if bytes.Contains(raw, []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")) {
			return formNone, RefusedLocked
		}
		return formNone, RefusedOldWord
	case has("%PDF-"):
		return formNone, RefusedPDF
	case has(`{\rtf`):
		return formNone, RefusedRTF
	case has("\x89PNG"), has("\xFF\xD8\xFF"), has("GIF8"), has("BM") && bytes.IndexByte(raw, 0) >= 0:
		return formNone, RefusedPicture
	}
	head := raw[:min(len(raw), 64<<10)]
	text, _, err := decode(head)
	if err != nil {
		text = string(head) // the cut may have gone through a character
	}
	switch start := strings.ToLower(strings.TrimLeft(text, " \t\r\n\uFEFF")); {
	case strings.HasPrefix(start, "mime-version:"):
		return formNone, RefusedArchive
	case strings.HasPrefix(start, "<?xml") && (strings.Contains(start, "pkg:package") || strings.Contains(start, "w:worddocument")):
		return formNone, RefusedFlat
	case looksHTML(start):
		return formPage, ""
	case ext == ".md" || ext == ".markdown" || ownMarkdown.MatchString(text):
		return formMarkdown, ""
	case ext == ".docx" && bytes.IndexByte(raw, 0) >= 0:
		return formNone, RefusedBroken
	}
	return formText, ""
}

// ownMarkdown are the marked blocks that only our manuscripts have.
var ownMarkdown = rx(`(?m)^:::\s*\{\.(?:recipient|signature|attachment|doctitle|docno|docnote|credit)\}\s*$`)

// looksHTML reports whether a text begins as a page does, or as what browsers
// and office programs put onto the clipboard.
func looksHTML(start string) bool {
	if strings.HasPrefix(start, "version:") && strings.Contains(start[:min(len(start), 300)], "starthtml:") {
		return true
	}
	for strings.HasPrefix(start, "<!--") || strings.HasPrefix(start, "<?xml") {
		end := "-->"
		if start[1] == '?' {
			end = "?>"
		}
		_, rest, ok := strings.Cut(start, end)
		if !ok {
			return false
		}
		start = strings.TrimLeft(rest, " \t\r\n")
	}
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<meta", "<title", "<p", "<div", "<table", "<span", "<section", "<article", "<h1", "<h2", "<h3", "<ul", "<ol", "<style", "<center", "<font", "<a ", "<img"} {
		if strings.HasPrefix(start, tag) && len(start) > len(tag) && strings.ContainsRune(" \t\r\n>/:", rune(start[len(tag)])) {
			return true
		}
		if tag == "<a " && strings.HasPrefix(start, tag) {
			return true
		}
	}
	return false
}

func zipForm(raw []byte) (form, RefusalCode) {
	z, err := openArchive(raw)
	if err != nil {
		return formNone, RefusedBroken
	}
	switch {
	case z.has("word/document.xml"):
		return formWord, ""
	case z.has("xl/workbook.xml"), z.has("ppt/presentation.xml"):
		return formNone, RefusedOffice
	case z.has("content.xml") && z.has("mimetype"):
		return formNone, RefusedODT
	case z.has("_rels/.rels"):
		if top, err := z.relations(""); err == nil && strings.HasSuffix(of(top, "officeDocument"), ".xml") {
			return formWord, ""
		}
	}
	return formNone, RefusedZip
}

// RefusalCode says why a file was not read. Codes are stable.
type RefusalCode string

// The reasons. To add one: a constant, a row in Refusals.
const (
	RefusedBinary  RefusalCode = "binary"
	RefusedEmpty   RefusalCode = "empty"
	RefusedBroken  RefusalCode = "broken"
	RefusedLarge   RefusalCode = "large"
	RefusedFolder  RefusalCode = "folder"
	RefusedOldWord RefusalCode = "old-word"
	RefusedLocked  RefusalCode = "locked"
	RefusedPDF     RefusalCode = "pdf"
	RefusedRTF     RefusalCode = "rtf"
	RefusedODT     RefusalCode = "odt"
	RefusedOffice  RefusalCode = "office"
	RefusedArchive RefusalCode = "web-archive"
	RefusedFlat    RefusalCode = "flat"
	RefusedZip     RefusalCode = "zip"
	RefusedPicture RefusalCode = "picture"
)

// Refusals lists the reasons with their sentences in Chinese and English.
var Refusals = []struct {
	Code   RefusalCode
	ZH, EN string
}{
	{RefusedBinary, "这不是文本文件，也不是 Word 文档或网页", "it is no text file, Word document or web page"},
	{RefusedEmpty, "里面没有文字", "there is no text in it"},
	{RefusedBroken, "文件已经损坏，读不出来", "the file is damaged"},
	{RefusedLarge, "文件超过 256 MB；请把图片压缩后另存", "it is larger than 256 MB; save it with smaller pictures"},
	{RefusedFolder, "这是一个文件夹；请选里面的稿件", "it is a folder; choose the article in it"},
	{RefusedOldWord, "这是旧格式的 Word 或 WPS 文档；请用 Word 或 WPS 打开，另存为 .docx", "it is a document of the old format; open it in Word or WPS and save it as .docx"},
	{RefusedLocked, "文档设有打开密码；请去掉密码另存", "the document has a password; save it without"},
	{RefusedPDF, "这是 PDF；请在阅读器里复制文字，再粘贴到这里", "it is a PDF; copy its text in a reader and paste it here"},
	{RefusedRTF, "这是 RTF 文档；请用 Word 或 WPS 另存为 .docx", "it is a document in RTF; save it as .docx"},
	{RefusedODT, "这是 OpenDocument 文档；请用 LibreOffice 另存为 .docx", "it is an OpenDocument text; save it as .docx"},
	{RefusedOffice, "这是表格或演示文稿，不是文字稿件", "it is a spreadsheet or slides, not an article"},
	{RefusedArchive, "这是单个文件网页（.mht）；请另存为 .docx 或 .htm", "it is a web archive (.mht); save it as .docx or .htm"},
	{RefusedFlat, "这是 Word XML 文档；请另存为 .docx", "it is a Word XML document; save it as .docx"},
	{RefusedZip, "这是压缩包；请解开后导入里面的稿件", "it is an archive; unpack it and import the article in it"},
	{RefusedPicture, "这是图片；请先识别成文字", "it is a picture; turn it into text first"},
}

// Refusal is the error for a file that is not read: its name, and why.
type Refusal struct {
	Name  string
	Code  RefusalCode
	Cause error // what was wrong with it, where the code does not say
}

func refuse(name string, code RefusalCode, cause error) *Refusal { return &Refusal{name, code, cause} }

// Error is the refusal as one English sentence.
func (r *Refusal) Error() string { return "read " + r.Message("en") }

// Message is the refusal as one sentence, in Chinese for "zh" and "".
func (r *Refusal) Message(lang string) string {
	for _, row := range Refusals {
		if row.Code != r.Code {
			continue
		}
		cause := ""
		if r.Cause != nil {
			cause = fmt.Sprintf(" (%v)", r.Cause)
		}
		if lang == "" || strings.HasPrefix(lang, "zh") {
			return r.Name + "：" + row.ZH + cause
		}
		return r.Name + ": " + row.EN + cause
	}
	return r.Name + ": " + string(r.Code)
}

func (r *Refusal) Unwrap() error { return r.Cause }
