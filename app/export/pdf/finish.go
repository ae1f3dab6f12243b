package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"strings"
	"sync"
	"unicode/utf16"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"huikan/app/page"
	"huikan/app/unit"
)

// noConfig keeps pdfcpu from looking for, or making, a folder of settings in
// the user's home.
var noConfig = sync.OnceFunc(api.DisableConfigDir)

// finisher is the finishing pass over what gopdf drew.
type finisher struct {
	*drawing
	ctx   *model.Context
	info  types.IndirectRef
	zip   *zlib.Writer
	root  types.Dict
	pages []*types.IndirectRef
	dicts []types.Dict
	mcids [][]content // by page: the structure block of each marked sequence
}

// content is one marked sequence of a page.
type content struct{ block int }

// finish mends and completes the file and writes it.
func (d *drawing) finish(w io.Writer, raw []byte) error {
	noConfig()
	conf := model.NewDefaultConfiguration()
	ctx, err := api.ReadContext(bytes.NewReader(raw), conf)
	if err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	if err := ctx.EnsurePageCount(); err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	f := &finisher{drawing: d, ctx: ctx}
	if f.root, err = ctx.Catalog(); err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	for _, step := range []func() error{
		f.findPages, f.markContent, f.mendFonts, f.boxes, f.links, f.labels, f.outline, f.structure, f.metadata,
	} {
		if err := step(); err != nil {
			return fmt.Errorf("pdf: %w", err)
		}
	}
	if err := f.write(w); err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	return nil
}

func (f *finisher) findPages() error {
	for i := range f.drawing.pages {
		dict, ref, _, err := f.ctx.PageDict(i+1, false)
		if err != nil {
			return err
		}
		f.pages, f.dicts = append(f.pages, ref), append(f.dicts, dict)
	}
	return nil
}

// add puts an object into the file.
func (f *finisher) add(o types.Object) (types.IndirectRef, error) {
	ref, err := f.ctx.IndRefForNewObject(o)
	if err != nil {
		return types.IndirectRef{}, err
	}
	return *ref, nil
}

// replaceStream puts a new, compressed body where a stream stood, and keeps
// what else its dictionary says.
func (f *finisher) replaceStream(ref types.IndirectRef, body []byte) error {
	entry, ok := f.ctx.FindTableEntryForIndRef(&ref)
	if !ok {
		return fmt.Errorf("object %d is gone", ref.ObjectNumber)
	}
	sd, err := f.compressed(body)
	if err != nil {
		return err
	}
	if old, ok := entry.Object.(types.StreamDict); ok {
		for k, v := range old.Dict {
			if _, set := sd.Dict[k]; !set && k != "Length" {
				sd.Dict[k] = v
			}
		}
	}
	entry.Object = sd
	return nil
}

// compressed makes a stream. One compressor serves them all: a new one for
// each page would cost more than the pages.
func (f *finisher) compressed(body []byte) (types.StreamDict, error) {
	var out bytes.Buffer
	out.Grow(len(body)/3 + 64)
	if f.zip == nil {
		f.zip = zlib.NewWriter(&out)
	} else {
		f.zip.Reset(&out)
	}
	_, err := f.zip.Write(body)
	if cerr := f.zip.Close(); err == nil {
		err = cerr
	}
	return types.StreamDict{Dict: types.Dict{"Filter": types.Name("FlateDecode")}, Raw: out.Bytes()}, err
}

// markContent wraps each run of drawing in the tag of its block, or marks it
// as an artifact. gopdf writes one BT … ET for each text placed, and one line
// for each rule and picture, in the order drawn.
func (f *finisher) markContent() error {
	for i, dict := range f.dicts {
		ref, ok := dict["Contents"].(types.IndirectRef)
		if !ok {
			return fmt.Errorf("page %d has no contents", i+1)
		}
		sd, _, err := f.ctx.DereferenceStreamDict(ref)
		if err != nil {
			return err
		}
		if err := sd.Decode(); err != nil {
			return err
		}
		body, mcids := f.mark(sd.Content, f.marks[i])
		f.mcids = append(f.mcids, mcids)
		if err := f.replaceStream(ref, body); err != nil {
			return err
		}
		dict["StructParents"] = types.Integer(i)
		dict["Tabs"] = types.Name("S")
	}
	return nil
}

func (f *finisher) mark(src []byte, blocks []int) ([]byte, []content) {
	var out bytes.Buffer
	out.Grow(len(src) + len(src)/8)
	const none = -2
	open := none
	var mcids []content
	begin := func(block int) {
		if block == open {
			return
		}
		if open != none {
			out.WriteString("EMC\n")
		}
		open = block
		switch {
		case block == none:
		case block == page.Artifact:
			out.WriteString("/Artifact BMC\n")
		default:
			fmt.Fprintf(&out, "/%s <</MCID %d>> BDC\n", f.book.Blocks[block].Tag, len(mcids))
			mcids = append(mcids, content{block})
		}
	}
	next := func() int {
		b := blocks[0]
		blocks = blocks[1:]
		return b
	}
	inText, held := false, false
	for len(src) > 0 {
		line := src
		if n := bytes.IndexByte(src, '\n'); n >= 0 {
			line = src[:n+1]
		}
		src = src[len(line):]
		trimmed := bytes.TrimRight(line, "\n ")
		switch {
		case !inText && !held && bytes.Equal(trimmed, []byte("q")):
			if kind := drawn(src); kind == 'D' || kind == 'T' && turnedText(src) {
				begin(next()) // before what moves it to its place
				held = true
			}
		case held && (bytes.Equal(trimmed, []byte("BT")) || bytes.HasSuffix(trimmed, []byte(" Do"))):
			held, inText = false, trimmed[0] == 'B'
		case bytes.Equal(trimmed, []byte("BT")):
			begin(next())
			inText = true
		case bytes.Equal(trimmed, []byte("ET")):
			inText = false
		case inText:
		case bytes.HasSuffix(trimmed, []byte(" f")) || bytes.HasSuffix(trimmed, []byte(" re")):
			begin(page.Artifact)
		}
		out.Write(line)
	}
	begin(none)
	return out.Bytes(), mcids
}

// drawn says what comes first in a stream: D a picture, T a text, F a filled box.
func drawn(src []byte) byte {
	for len(src) > 0 {
		line := src
		if n := bytes.IndexByte(src, '\n'); n >= 0 {
			line = src[:n+1]
		}
		src = src[len(line):]
		switch trimmed := bytes.TrimRight(line, "\n "); {
		case bytes.HasSuffix(trimmed, []byte(" Do")):
			return 'D'
		case bytes.Equal(trimmed, []byte("BT")):
			return 'T'
		case bytes.HasSuffix(trimmed, []byte(" f")), bytes.HasSuffix(trimmed, []byte(" re")):
			return 'F'
		}
	}
	return 0
}

// turnedText reports whether a stream goes on with a text that is turned: its
// matrix stands before it.
func turnedText(src []byte) bool {
	n := bytes.Index(src, []byte("BT\n"))
	return n > 0 && bytes.Contains(src[:n], []byte(" cm\n")) && !bytes.Contains(src[:n], []byte("Q\n"))
}

// mendFonts writes ToUnicode anew: UTF-16 for characters beyond U+FFFF, a full
// code space, a hundred entries a block.
func (f *finisher) mendFonts() error {
	for _, entry := range f.ctx.Table {
		dict, ok := entry.Object.(types.Dict)
		if !ok || dict.Type() == nil || *dict.Type() != "Font" {
			continue
		}
		ref, ok := dict["ToUnicode"].(types.IndirectRef)
		if !ok {
			continue
		}
		base, _ := dict["BaseFont"].(types.Name)
		runes, ok := f.runes[string(base)]
		if !ok {
			return fmt.Errorf("font %s: nobody asked for it", base)
		}
		if err := f.replaceStream(ref, toUnicode(runes)); err != nil {
			return err
		}
	}
	return nil
}

// toUnicode is the CMap from glyphs to characters: glyph n+1 is runes[n].
func toUnicode(runes []rune) []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	const block = 100
	for at := 0; at < len(runes); at += block {
		part := runes[at:min(at+block, len(runes))]
		fmt.Fprintf(&b, "%d beginbfchar\n", len(part))
		for i, r := range part {
			fmt.Fprintf(&b, "<%04X> <", at+i+1)
			for _, u := range utf16.Encode([]rune{r}) {
				fmt.Fprintf(&b, "%04X", u)
			}
			b.WriteString(">\n")
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}

// boxes writes the page boxes, and takes away what gopdf wrote of them.
func (f *finisher) boxes() error {
	for i, dict := range f.dicts {
		p := f.drawing.pages[i]
		out := f.origin(p)
		rect := func(r unit.Rect) types.Array { // PDF counts from the bottom left
			return types.NewNumberArray(
				round((r.X - out.X).Points()), round((out.Bottom() - r.Bottom()).Points()),
				round((r.Right() - out.X).Points()), round((out.Bottom() - r.Y).Points()))
		}
		dict["MediaBox"] = rect(out)
		dict["CropBox"] = rect(out)
		dict["TrimBox"] = rect(p.Trim)
		bleed := p.Bleed
		if !f.options.Print {
			bleed = p.Trim
		}
		dict["BleedBox"] = rect(bleed)
	}
	return nil
}

func round(v float64) float64 { return float64(int64(v*1000+0.5)) / 1000 }

// dest is a place to go to: the page, with y at the top of the window.
func (f *finisher) dest(index int, y unit.Length) (types.Array, bool) {
	at := index - f.first
	if at < 0 || at >= len(f.pages) {
		return nil, false
	}
	out := f.origin(f.drawing.pages[at])
	return types.Array{*f.pages[at], types.Name("XYZ"), nil, types.Float(round((out.Bottom() - y + unit.Points(12)).Points())), nil}, true
}

func (f *finisher) links() error {
	for i, dict := range f.dicts {
		if f.options.Print { // paper has none
			delete(dict, "Annots")
			continue
		}
		p := f.drawing.pages[i]
		out := f.origin(p)
		var annots types.Array
		for _, it := range p.Items {
			l, ok := it.(*page.Link)
			if !ok {
				continue
			}
			a := types.Dict{
				"Type": types.Name("Annot"), "Subtype": types.Name("Link"), "F": types.Integer(4),
				"Border": types.NewIntegerArray(0, 0, 0),
				"Rect": types.NewNumberArray(
					round((l.Box.X - out.X).Points()), round((out.Bottom() - l.Box.Bottom()).Points()),
					round((l.Box.Right() - out.X).Points()), round((out.Bottom() - l.Box.Y).Points())),
			}
			if l.URL != "" {
				if !strings.Contains(l.URL, ":") {
					continue // an address in the text that leads nowhere outside it
				}
				a["A"] = types.Dict{"S": types.Name("URI"), "URI": literal([]byte(l.URL))}
			} else if d, ok := f.dest(l.Page, l.Y); ok {
				a["Dest"] = d
			} else {
				continue
			}
			ref, err := f.add(a)
			if err != nil {
				return err
			}
			annots = append(annots, ref)
		}
		delete(dict, "Annots")
		if annots != nil {
			dict["Annots"] = annots
		}
	}
	return nil
}

// labels names pages as their folios do; pages before the first are roman.
func (f *finisher) labels() error {
	var nums types.Array
	kind := ""
	for i, p := range f.drawing.pages {
		k, label := "r", types.Dict{"S": types.Name("r")}
		if p.Label != "" {
			k, label = "D", types.Dict{"S": types.Name("D")}
			var n int
			if _, err := fmt.Sscan(p.Label, &n); err == nil && n > 0 {
				label["St"] = types.Integer(n)
			}
		}
		if k != kind {
			nums = append(nums, types.Integer(i), label)
			kind = k
		}
	}
	f.root["PageLabels"] = types.Dict{"Nums": nums}
	return nil
}

// text is a string of any language.
func text(s string) types.HexLiteral {
	b := []byte{0xFE, 0xFF}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u>>8), byte(u))
	}
	return types.NewHexLiteral(b)
}

// literal is bytes as they are.
func literal(b []byte) types.HexLiteral { return types.NewHexLiteral(b) }
