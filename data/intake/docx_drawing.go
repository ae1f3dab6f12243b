package intake

import (
	"path"
	"strings"
)

// drawing reads what is drawn at a place of the text: pictures, boxes with
// text, objects of other programs.
func (t *wordText) drawing(e *element) {
	name, alt := "", ""
	e.find("docPr", func(k *element) { name, alt = k.attr("name"), k.attr("descr") })
	shown := 0
	seen := map[string]bool{}
	show := func(id string) {
		if id == "" || seen[id] {
			return
		}
		seen[id] = true
		rel, ok := t.rels[id]
		if !ok {
			return
		}
		shown++
		if rel.outside {
			t.rep.add(Finding{Code: CodeNoPicture, Line: t.no, Text: rel.target, Detail: "图片在文件之外，没有去取｜it lies outside the file"})
			return
		}
		raw, err := t.zip.bytes(rel.target, mostPicture)
		if err != nil {
			t.rep.add(Finding{Code: CodeNoPicture, Line: t.no, Text: path.Base(rel.target), Detail: err.Error()})
			return
		}
		if p := t.shots.take(t.reader, path.Base(rel.target), raw, t.no, altText(alt)); p != nil {
			t.after = append(t.after, p)
		}
	}
	e.find("blip", func(k *element) {
		if id := k.ref("embed"); id != "" {
			show(id)
		} else {
			show(k.ref("link"))
		}
	})
	e.find("imagedata", func(k *element) { show(k.ref("id")) })
	boxes := 0
	e.find("txbxContent", func(k *element) {
		boxes++
		if boxes > 64 {
			return
		}
		for _, p := range t.docx.within(k) {
			if p.text != "" {
				t.rep.add(Finding{Code: CodeTextBox, Line: t.no, Text: clip(p.text, 30)})
			}
			t.after = append(t.after, p)
		}
	})
	if e.name == "object" {
		prog := ""
		e.find("OLEObject", func(k *element) { prog = k.attr("ProgID") })
		t.rep.add(Finding{Code: CodeObject, Line: t.no, Text: prog, Detail: "嵌入对象｜object"})
		return
	}
	e.find("graphicData", func(k *element) {
		switch uri := k.attr("uri"); {
		case strings.HasSuffix(uri, "/chart"), strings.Contains(uri, "chartex"):
			t.rep.add(Finding{Code: CodeObject, Line: t.no, Text: name, Detail: "图表｜chart"})
		case strings.HasSuffix(uri, "/diagram"):
			t.rep.add(Finding{Code: CodeObject, Line: t.no, Text: name, Detail: "SmartArt 图形｜diagram"})
		}
	})
}

// altText is what a picture's description says to a reader: not a file's name,
// and not what a program made up.
func altText(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if !hasHan(s) || len([]rune(s)) > 40 || strings.Contains(s, "自动生成") || strings.ContainsAny(s, `\/`) || strings.HasSuffix(strings.ToLower(path.Ext(s)), "g") && path.Ext(s) != "" {
		return ""
	}
	return s
}
