package intake

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
)

// zipped makes a zip of parts.
func zipped(parts map[string]string) string {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range parts {
		f, err := z.Create(name)
		if err != nil {
			panic(err)
		}
		f.Write([]byte(text))
	}
	z.Close()
	return b.String()
}

const wordNS = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:wp="x" xmlns:wps="y"`

const numberingPart = `<w:numbering ` + wordNS + `>
<w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="第%1章"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="ideographTraditional"/><w:suff w:val="nothing"/><w:lvlText w:val="%3、"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="（%1）"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="klingon"/><w:suff w:val="space"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="3"/></w:num><w:num w:numId="5"><w:abstractNumId w:val="4"/></w:num></w:numbering>`

// worded makes a document of a body, with the parts that it refers to.
func worded(body string, more map[string]string) []byte {
	parts := map[string]string{
		"_rels/.rels":       `<Relationships xmlns="x"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml": `<?xml version="1.0"?><w:document ` + wordNS + `><w:body>` + body + `</w:body></w:document>`,
		"word/_rels/document.xml.rels": `<Relationships xmlns="x"><Relationship Id="n" Type="http://x/numbering" Target="numbering.xml"/><Relationship Id="s" Type="http://x/styles" Target="styles.xml"/>
<Relationship Id="f" Type="http://x/footnotes" Target="footnotes.xml"/><Relationship Id="l" Type="http://x/hyperlink" Target="http://www.example.cn/x (1)" TargetMode="External"/>
<Relationship Id="p" Type="http://x/image" Target="media/kite.png"/><Relationship Id="e" Type="http://x/image" Target="media/a.emf"/><Relationship Id="o" Type="http://x/image" Target="http://www.example.cn/o.png" TargetMode="External"/></Relationships>`,
		"word/numbering.xml": numberingPart,
		"word/styles.xml": `<w:styles ` + wordNS + `><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="loop"><w:name w:val="x"/><w:basedOn w:val="loop"/></w:style>
<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style></w:styles>`,
		"word/footnotes.xml": `<w:footnotes ` + wordNS + `><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> 注一。</w:t></w:r></w:p><w:p><w:r><w:t>注的第二段。</w:t></w:r></w:p></w:footnote></w:footnotes>`,
		"word/media/a.emf":   "\x01\x00\x00\x00EMF",
	}
	if png, err := os.ReadFile("testdata/copy/kite.png"); err == nil {
		parts["word/media/kite.png"] = string(png)
	}
	for k, v := range more {
		parts[k] = v
	}
	return []byte(zipped(parts))
}

func wp(s string) string { return `<w:p>` + s + `</w:p>` }
func wt(s string) string { return `<w:r><w:t xml:space="preserve">` + s + `</w:t></w:r>` }
func listed(id, lvl int, s string) string {
	return fmt.Sprintf(`<w:p><w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr></w:pPr>%s</w:p>`, lvl, id, wt(s))
}
func field(code, result string) string {
	s := `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>` + code + `</w:instrText></w:r>`
	if result != "" {
		s += `<w:r><w:fldChar w:fldCharType="separate"/></w:r>` + result
	}
	return s + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
}

// TestDOCX reads what Word writes, one matter after the other: the body of a
// document, and the Markdown below the title 标题.
func TestDOCX(t *testing.T) {
	head := `<w:p><w:pPr><w:jc w:val="center"/></w:pPr>` + wt("标题") + `</w:p>`
	for _, c := range []struct {
		name, in, want string
		codes          []Code
	}{
		{"levels restart", listed(1, 0, "总则") + listed(1, 1, "目的") + listed(1, 1, "范围") + listed(1, 2, "甲事；") + listed(1, 2, "乙事。") + listed(1, 0, "附则") + listed(1, 1, "解释") + wp(wt("完。")),
			"## 第一章　总则\n\n1.1 目的\n\n1.2 范围\n\n甲、甲事；\n\n乙、乙事。\n\n## 第二章　附则\n\n2.1 解释\n\n完。\n", nil},
		{"lists go on and restart", listed(2, 0, "甲；") + wp(wt("中间一段。")) + listed(2, 0, "乙；") + listed(3, 0, "丙；") + listed(3, 0, "丁。"),
			"（三）甲；\n\n中间一段。\n\n（四）乙；\n\n（一）丙；\n\n（二）丁。\n", nil},
		{"style numbers headings", `<w:p><w:pPr><w:pStyle w:val="1"/></w:pPr>` + wt("要求") + `</w:p>` + wp(wt("正文。")), "## （三）要求\n\n正文。\n", nil},
		{"numbering switched off", `<w:p><w:pPr><w:pStyle w:val="1"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>` + wt("要求") + `</w:p>` + wp(wt("正文。")), "## 要求\n\n正文。\n", nil},
		{"bullets", listed(4, 0, "甲") + listed(4, 0, "乙"), "- 甲\n- 乙\n", nil},
		{"unknown counting", listed(5, 0, "甲") + listed(5, 0, "乙"), "1) 甲\n\n2) 乙\n", []Code{CodeNumbering}},
		{"stars and bars stay", wp(wt("张**同志*说：a_b [x](y) # | &lt;b&gt; &amp;amp;")), "张\\*\\*同志\\*说：a\\_b \\[x\\](y) # | \\<b> \\&amp;\n", nil},
		{"bold between blanks", wp(wt("甲") + `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"> 乙 </w:t></w:r>` + `<w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>丙。</w:t></w:r>`), "甲 **乙** 丙。\n", nil},
		{"link", wp(wt("见") + `<w:hyperlink r:id="l"><w:r><w:t>网页</w:t></w:r></w:hyperlink>` + wt("。")), "见[网页](http://www.example.cn/x%20%281%29)。\n", nil},
		{"field link", wp(field(`HYPERLINK "http://www.example.cn/y"`, wt("网页")) + wt("在此。")), "[网页](http://www.example.cn/y)在此。\n", nil},
		{"simple field", wp(wt("共") + `<w:fldSimple w:instr="NUMPAGES">` + wt("12") + `</w:fldSimple>` + wt("页。")), "共12页。\n", nil},
		{"nested field", wp(wt("甲") + field(`IF `+`</w:instrText></w:r>`+field("PAGE", wt("9"))+`<w:r><w:instrText>=1`, wt("乙")) + wt("丙。")), "甲乙丙。\n", nil},
		{"circle", wp(field(`eq \o\ac(○,3)`, "") + wt("项。")), "③项。\n", nil},
		{"ruby field", wp(field(`EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(yuan),鸢)`, "") + wt("飞。")), "鸢（yuan）飞。\n", []Code{CodeRuby}},
		{"symbols", wp(`<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Nobody" w:char="F0FE"/><w:t>同意。</w:t></w:r>`), "☑〓同意。\n", []Code{CodeSymbol}},
		{"tabs and hyphens", wp(`<w:r><w:tab/><w:t>甲</w:t><w:tab/><w:tab/><w:t>乙A</w:t><w:noBreakHyphen/><w:t>B</w:t><w:softHyphen/><w:t>。</w:t></w:r>`), "甲 乙A-B。\n", nil},
		{"tab table", wp(`<w:r><w:t>项</w:t><w:tab/><w:t>数</w:t></w:r>`) + wp(`<w:r><w:t>甲</w:t><w:tab/><w:t>1</w:t></w:r>`), "| 项 | 数 |\n| --- | --- |\n| 甲 | 1 |\n", nil},
		{"levels of script", wp(wt("面积5m") + `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>` + wt("，H") + `<w:r><w:rPr><w:vertAlign w:val="subscript"/></w:rPr><w:t>2</w:t></w:r>` + wt("O，第1") + `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>st</w:t></w:r>` + wt("。")), "面积5m²，H₂O，第1st。\n", []Code{CodeRaised}},
		{"tracked", wp(wt("甲") + `<w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom>` + wt("乙") + `<w:moveTo><w:r><w:t>移</w:t></w:r></w:moveTo>` + wt("。")), "甲新乙移。\n", []Code{CodeTracked, CodeDeleted}},
		{"tracked end of paragraph", `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>` + wt("上半句，") + `</w:p>` + wp(wt("下半句。")), "上半句，下半句。\n", []Code{CodeTracked}},
		{"old properties do not count", `<w:p><w:pPr><w:pPrChange><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr></w:pPrChange></w:pPr>` + wt("正文。") + `</w:p>`, "正文。\n", []Code{CodeTracked}},
		{"hidden", wp(wt("甲。") + `<w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r>`), "甲。\n", []Code{CodeHidden}},
		{"footnote", wp(wt("正文") + `<w:r><w:footnoteReference w:id="2"/></w:r>` + wt("。")), "正文[^1]。\n\n[^1]: 注一。\n\n    注的第二段。\n", nil},
		{"soft returns", wp(wt("第一行完。") + `<w:r><w:br/></w:r>` + wt("第二行，") + `<w:r><w:br/></w:r>` + wt("接着说。")), "第一行完。\n\n第二行，接着说。\n", []Code{CodeSoftReturn, CodeJoin}},
		{"page breaks are none", wp(wt("甲") + `<w:r><w:br w:type="page"/><w:lastRenderedPageBreak/></w:r>` + wt("乙。")), "甲乙。\n", nil},
		{"content controls", `<w:sdt><w:sdtContent>` + wp(wt("正文")+`<w:sdt><w:sdtContent><w:r><w:t>一</w:t></w:r></w:sdtContent></w:sdt><w:smartTag><w:r><w:t>段。</w:t></w:r></w:smartTag>`) + `</w:sdtContent></w:sdt>`, "正文一段。\n", nil},
		{"contents", `<w:p><w:pPr><w:pStyle w:val="T"/></w:pPr>` + wt("一、总则 1") + `</w:p>` + wp(wt("正文。")), "正文。\n", []Code{CodeContents}},
		{"contents by field", wp(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \o</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`+wt("一、总则 1")) + wp(wt("二、附则 2")+`<w:r><w:fldChar w:fldCharType="end"/></w:r>`) + wp(wt("正文。")), "正文。\n", []Code{CodeContents}},
		{"alternatives count once", wp(`<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><a:graphic><a:graphicData uri="x/wordprocessingShape"><wps:txbx><w:txbxContent>` + wp(wt("框中文字。")) + `</w:txbxContent></wps:txbx></a:graphicData></a:graphic></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>` + wp(wt("框中文字。")) + `</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>` + wt("正文。")), "正文。\n\n框中文字。\n", []Code{CodeTextBox}},
		{"formula", wp(wt("设 ") + `<m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath>` + wt("。")), "设 a=b。\n", []Code{CodeFormula}},
		{"pictures", wp(`<w:r><w:drawing><a:blip r:embed="p"/></w:drawing><w:drawing><a:blip r:embed="e"/></w:drawing><w:pict><v:imagedata r:id="o"/></w:pict></w:r>`) + wp(wt("图 1　纸鸢")) + wp(wt("正文。")),
			"![图 1　纸鸢](picture:ed5c2f5deb6696862bbe4e1e21788b4c2cab85dc589041162e76c8be3ed14993)\n\n正文。\n", []Code{CodePicture, CodeNoPicture, CodeNoPicture}},
		{"chart", wp(`<w:r><w:drawing><wp:docPr name="图表 1"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"/></a:graphic></w:drawing></w:r>` + wt("见图。")), "见图。\n", []Code{CodeObject}},
		{"merged cells", `<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>` + wp(wt("类")) + `</w:tc><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>` + wp(wt("数|量")) + `</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>` + wp("") + `</w:tc><w:tc>` + wp(wt("1")) + `</w:tc><w:tc>` + wp(wt("上")) + wp(wt("下")) + `</w:tc></w:tr></w:tbl>`,
			"| 类 | 数\\|量 |  |\n| --- | --- | --- |\n|  | 1 | 上 下 |\n", []Code{CodeMerged}},
		{"row taken out", `<w:tbl><w:tr><w:tc>` + wp(wt("甲")) + `</w:tc><w:tc>` + wp(wt("乙")) + `</w:tc></w:tr><w:tr><w:trPr><w:del/></w:trPr><w:tc>` + wp(`<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>`) + `</w:tc></w:tr></w:tbl>`, "| 甲 | 乙 |\n| --- | --- |\n", []Code{CodeTracked, CodeDeleted}},
		{"a table that only places text", `<w:tbl><w:tr><w:tc>` + wp(wt("正文一段。")) + wp(wt("正文二段。")) + `</w:tc></w:tr></w:tbl>`, "正文一段。\n\n正文二段。\n", []Code{CodeLayout}},
		{"table in a table", `<w:tbl><w:tr><w:tc>` + wp(wt("甲")) + `</w:tc><w:tc>` + wp(wt("乙")) + `<w:tbl><w:tr><w:tc>` + wp(wt("子")) + `</w:tc><w:tc>` + wp(wt("丑")) + `</w:tc></w:tr></w:tbl>` + wp("") + `</w:tc></w:tr></w:tbl>`, "| 甲 | 乙 子 丑 |\n| --- | --- |\n", []Code{CodeNested}},
	} {
		m, err := ReadManuscript("a.docx", worded(head+c.in, nil), ManuscriptOptions{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if m.Article.Title != "标题" || m.Article.Body != c.want {
			t.Errorf("%s: title %q, %s", c.name, m.Article.Title, differ(m.Article.Body, c.want))
		}
		want := map[Code]int{}
		for _, k := range c.codes {
			want[k]++
		}
		for _, row := range Codes {
			if got := m.Report.Count(row.Code); got != want[row.Code] {
				t.Errorf("%s: %d findings %s, want %d: %v", c.name, got, row.Code, want[row.Code], m.Report.Findings)
			}
		}
	}
}

// TestCounting writes numbers in every way that Word counts in.
func TestCounting(t *testing.T) {
	for _, c := range []struct {
		format string
		n      int
		want   string
	}{
		{"decimal", 12, "12"}, {"decimalZero", 7, "07"}, {"decimalFullWidth", 10, "１０"}, {"upperRoman", 1994, "MCMXCIV"}, {"lowerRoman", 4, "iv"}, {"upperLetter", 28, "BB"}, {"lowerLetter", 3, "c"},
		{"ordinal", 22, "22nd"}, {"ordinal", 112, "112th"}, {"chineseCounting", 10, "十"}, {"chineseCounting", 21, "二十一"}, {"chineseCounting", 105, "一〇五"},
		{"chineseCountingThousand", 110, "一百一十"}, {"chineseCountingThousand", 1005, "一千零五"}, {"chineseCountingThousand", 19, "十九"}, {"chineseCountingThousand", 101, "一百零一"},
		{"chineseLegalSimplified", 11, "壹拾壹"}, {"ideographDigital", 20, "二〇"}, {"ideographTraditional", 3, "丙"}, {"ideographTraditional", 11, "11"}, {"ideographZodiac", 12, "亥"},
		{"ideographZodiacTraditional", 61, "甲子"}, {"decimalEnclosedCircleChinese", 20, "⑳"}, {"decimalEnclosedParen", 1, "⑴"}, {"decimalEnclosedFullstop", 2, "⒉"}, {"ideographEnclosedCircle", 3, "㊂"}, {"numberInDash", 3, "- 3 -"},
	} {
		if got, ok := counted(c.n, c.format); got != c.want || !ok {
			t.Errorf("%s %d: %q, want %q", c.format, c.n, got, c.want)
		}
	}
	for n := -3; n < 100000; n += 7 { // no number stops any of them
		for f := range counting {
			counted(n, f)
		}
	}
	if s, ok := counted(3, "klingon"); s != "3" || ok {
		t.Errorf("an unknown way counts %q, %v", s, ok)
	}
}

// TestHostile: a file made to do harm gets a sentence, soon.
func TestHostile(t *testing.T) {
	deep := strings.Repeat("<w:sdt><w:sdtContent>", 5000)
	bomb := strings.Repeat("<w:p/>", 20<<20/6)
	doc := func(text string) []byte { return worded("", map[string]string{"word/document.xml": text}) }
	lie := worded(wp(wt("正文。")), nil)
	if i := bytes.Index(lie, []byte("PK\x01\x02")); i < 0 {
		t.Fatal("no directory in the zip")
	} else { // the directory says that the parts have 4 GB
		for j := i; j >= 0 && j+28 < len(lie); {
			binary.LittleEndian.PutUint32(lie[j+24:], 0xFFFFFFF0)
			k := bytes.Index(lie[j+4:], []byte("PK\x01\x02"))
			if k < 0 {
				break
			}
			j += 4 + k
		}
	}
	cases := []struct {
		name string
		raw  []byte
		says string
	}{
		{"entities.docx", doc(`<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b SYSTEM "file:///etc/passwd">]><w:document ` + wordNS + `><w:body><w:p><w:r><w:t>&a;&b;</w:t></w:r></w:p></w:body></w:document>`), "document type"},
		{"deep.docx", doc(`<w:document ` + wordNS + `><w:body>` + deep), "deep"},
		{"bomb.docx", doc(`<w:document ` + wordNS + `><w:body>` + bomb + bomb + bomb + bomb + `</w:body></w:document>`), "larger than"},
		{"many.docx", doc(`<w:document ` + wordNS + `><w:body>` + bomb + `</w:body></w:document>`), "elements"},
		{"lie.docx", lie, "larger than"},
		{"cut.docx", doc(`<w:document ` + wordNS + `><w:body><w:p>`), "EOF"},
		{"nobody.docx", doc(`<w:document ` + wordNS + `></w:document>`), "lacks its text"},
		{"deep.html", []byte("<html><body>" + strings.Repeat("<div>", 100_000) + "字"), "512"},
	}
	for _, c := range cases {
		began := time.Now()
		_, err := ReadManuscript(c.name, c.raw, ManuscriptOptions{})
		var no *Refusal
		if !errors.As(err, &no) || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), c.name) {
			t.Errorf("%s: %v, want a sentence with %q", c.name, err, c.says)
		}
		if d := time.Since(began); d > 30*time.Second {
			t.Errorf("%s took %v", c.name, d)
		}
	}
	// A picture that says it has 100,000 × 100,000 pixels is named and left.
	png, err := os.ReadFile("testdata/copy/kite.png")
	if err != nil {
		t.Fatal(err)
	}
	huge := bytes.Clone(png)
	binary.BigEndian.PutUint32(huge[16:], 100_000)
	binary.BigEndian.PutUint32(huge[20:], 100_000)
	m, err := ReadManuscript("a.docx", worded(wp(wt("标题"))+wp(wt("正文。")+`<w:r><w:drawing><a:blip r:embed="p"/></w:drawing></w:r>`), map[string]string{"word/media/kite.png": string(huge)}), ManuscriptOptions{})
	if err != nil || m.Report.Count(CodeNoPicture) != 1 || len(m.Shots) != 0 {
		t.Errorf("a huge picture: %v, %v", err, m)
	}
}

// FuzzWord: whatever a document's text part holds, reading ends without panic.
func FuzzWord(f *testing.F) {
	f.Add(wp(wt("标题")) + listed(1, 0, "甲") + wp(field("TOC", wt("x"))))
	f.Add(`<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="9"/><w:vMerge/></w:tcPr>` + wp(wt("|")) + `</w:tc></w:tr></w:tbl>`)
	f.Add(wp(`<w:r><w:rPr><w:b/></w:rPr><w:t> 甲</w:t><w:br/><w:footnoteReference w:id="2"/></w:r><w:ruby><w:rt/></w:ruby>`))
	f.Add(wp(`<w:del><w:r><w:delText>x</w:delText></w:r></w:del><w:r><w:fldChar w:fldCharType="end"/><w:sym w:char="zz"/></w:r>`))
	f.Fuzz(func(t *testing.T, body string) {
		if len(body) > 1<<13 {
			return
		}
		if m, err := ReadManuscript("f.docx", worded(body, nil), ManuscriptOptions{}); err == nil && m.Article == nil {
			t.Error("neither an article nor a reason")
		}
	})
}
