package pdf

import (
	"fmt"
	"html"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"huikan/app/page"
)

// outline writes the bookmarks: sections, and articles below them. gopdf's own
// tree has wrong parents, which readers have to repair.
func (f *finisher) outline() error {
	delete(f.root, "Outlines")
	tree := types.Dict{"Type": types.Name("Outlines")}
	ref, err := f.add(tree)
	if err != nil {
		return err
	}
	n, err := f.bookmarks(tree, ref, f.book.Outline)
	if err != nil || n == 0 {
		return err
	}
	f.root["Outlines"] = ref
	f.root["PageMode"] = types.Name("UseOutlines")
	return nil
}

// bookmarks hangs entries under a parent and says how many are visible when
// all are open.
func (f *finisher) bookmarks(parent types.Dict, parentRef types.IndirectRef, entries []page.Outline) (int, error) {
	var prev types.Dict
	var prevRef types.IndirectRef
	count := 0
	for _, e := range entries {
		d, ok := f.dest(e.Page, e.Y)
		if !ok {
			continue
		}
		item := types.Dict{"Title": text(e.Title), "Parent": parentRef, "Dest": d}
		ref, err := f.add(item)
		if err != nil {
			return 0, err
		}
		if prev == nil {
			parent["First"] = ref
		} else {
			prev["Next"], item["Prev"] = ref, prevRef
		}
		parent["Last"] = ref
		n, err := f.bookmarks(item, ref, e.Children)
		if err != nil {
			return 0, err
		}
		count += 1 + n
		prev, prevRef = item, ref
	}
	if count > 0 {
		parent["Count"] = types.Integer(count)
	}
	return count, nil
}

// structure writes the tree of what the document says, so that it is read
// aloud and copied in order.
func (f *finisher) structure() error {
	blocks := f.book.Blocks
	kids := make([]types.Array, len(blocks)) // marked content of each block, in reading order
	home := make([]int, len(blocks))         // the page of the first
	for i := range home {
		home[i] = -1
	}
	for p, list := range f.mcids {
		for id, c := range list {
			var kid types.Object = types.Integer(id)
			if home[c.block] < 0 {
				home[c.block] = p
			} else if home[c.block] != p {
				kid = types.Dict{"Type": types.Name("MCR"), "Pg": *f.pages[p], "MCID": types.Integer(id)}
			}
			kids[c.block] = append(kids[c.block], kid)
		}
	}
	// A block is in the tree where it, or one below it, is on a page drawn.
	used := make([]bool, len(blocks))
	for i := range blocks {
		for b := i; kids[i] != nil && b >= 0 && !used[b]; b = blocks[b].Parent {
			used[b] = true
		}
	}
	rootDict := types.Dict{"Type": types.Name("StructTreeRoot")}
	rootRef, err := f.add(rootDict)
	if err != nil {
		return err
	}
	doc := types.Dict{"Type": types.Name("StructElem"), "S": types.Name("Document"), "P": rootRef}
	docRef, err := f.add(doc)
	if err != nil {
		return err
	}
	rootDict["K"] = docRef
	elems := make([]types.Dict, len(blocks))
	refs := make([]types.IndirectRef, len(blocks))
	var top types.Array
	below := make([]types.Array, len(blocks))
	for i, b := range blocks {
		if !used[i] {
			continue
		}
		e := types.Dict{"Type": types.Name("StructElem"), "S": types.Name(b.Tag), "P": docRef}
		if b.Alt != "" {
			e["Alt"] = text(b.Alt)
		}
		attr := types.Dict{"O": types.Name("Table")}
		if b.Tag == "TH" {
			attr["Scope"] = types.Name("Column")
		}
		if b.Cols > 1 {
			attr["ColSpan"] = types.Integer(b.Cols)
		}
		if b.Rows > 1 {
			attr["RowSpan"] = types.Integer(b.Rows)
		}
		if len(attr) > 1 {
			e["A"] = attr
		}
		if home[i] >= 0 {
			e["Pg"] = *f.pages[home[i]]
		}
		if refs[i], err = f.add(e); err != nil {
			return err
		}
		elems[i] = e
		if b.Parent >= 0 {
			e["P"] = refs[b.Parent]
			below[b.Parent] = append(below[b.Parent], refs[i])
		} else {
			top = append(top, refs[i])
		}
	}
	for i, e := range elems {
		if e != nil {
			e["K"] = append(kids[i], below[i]...)
		}
	}
	doc["K"] = top
	var nums types.Array
	for p, list := range f.mcids {
		row := types.Array{}
		for _, c := range list {
			row = append(row, refs[c.block])
		}
		nums = append(nums, types.Integer(p), row)
	}
	tree, err := f.add(types.Dict{"Nums": nums})
	if err != nil {
		return err
	}
	rootDict["ParentTree"] = tree
	rootDict["ParentTreeNextKey"] = types.Integer(len(f.mcids))
	f.root["StructTreeRoot"] = rootRef
	f.root["MarkInfo"] = types.Dict{"Marked": types.Boolean(true)}
	return nil
}

// metadata writes language, title and the like, in the catalog, in the
// information dictionary and as XMP.
func (f *finisher) metadata() error {
	i := f.book.Info
	f.root["Lang"] = types.StringLiteral("zh-CN")
	f.root["ViewerPreferences"] = types.Dict{"DisplayDocTitle": types.Boolean(true)}
	info := types.Dict{"Title": text(i.Title), "Author": text(i.Author), "Subject": text(i.Subject), "Creator": text("会刊 Huikan")}
	if i.Keywords != "" {
		info["Keywords"] = text(i.Keywords)
	}
	day := i.Date
	if len(day) != 8 {
		day = "20000101"
	}
	stamp := types.StringLiteral("D:" + day + "000000Z")
	info["CreationDate"], info["ModDate"] = stamp, stamp
	info["Producer"] = text("gopdf, pdfcpu")
	var err error
	if f.info, err = f.add(info); err != nil {
		return err
	}
	esc := html.EscapeString
	xmp := fmt.Sprintf(`<?xpacket begin="%s" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:format>application/pdf</dc:format><dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>
<xmp:CreatorTool>会刊 Huikan</xmp:CreatorTool>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`, "\ufeff", esc(i.Title), esc(i.Author))
	sd := types.StreamDict{Dict: types.Dict{"Type": types.Name("Metadata"), "Subtype": types.Name("XML")}, Content: []byte(xmp)}
	if err := sd.Encode(); err != nil {
		return err
	}
	meta, err := f.add(sd)
	if err != nil {
		return err
	}
	f.root["Metadata"] = meta
	return nil
}
