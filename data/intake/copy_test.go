package intake

import (
	"errors"
	"os"
	"strings"
	"testing"

	"huikan/data"
)

func readFile(t *testing.T, name string, o ManuscriptOptions) *Manuscript {
	t.Helper()
	m, err := ReadManuscriptFile("testdata/copy/"+name, o)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// TestCopyFiles reads files as LibreOffice, pandoc, Word and a site make them.
func TestCopyFiles(t *testing.T) {
	const kite = "ed5c2f5deb6696862bbe4e1e21788b4c2cab85dc589041162e76c8be3ed14993"
	selection := "::: {.recipient}\n各会员单位：\n:::\n\n为**传承**纸鸢工艺，*兹*定于三月评选传承人[^1]。详见[协会网站](http://www.example.cn/a)。\n\n## 一、评选范围\n\n" +
		"1. 从业十年以上；\n\n2. 带徒三人以上。\n\n- 甲\n- 乙\n  - 丙\n\n## 二、材料\n\n| 序号 | 材料 | 份数 |\n| --- | --- | --- |\n| 1 | 申请表 | 2 |\n| 2 | **作品** | 1 |\n\n" +
		"![纸鸢作品](picture:" + kite + ")\n\n> 引文一段。\n\n::: {.signature}\n江州市纸鸢协会\n2026年1月5日\n:::\n\n[^1]: 评选办法见附件。\n"
	festival := "::: {.recipient}\n各会员单位：\n:::\n\n为推广纸鸢工艺，**定于三月**举办*放飞节*（第十届），场地面积约500m²[^1]。有关事项通知如下：\n\n## 一、时间地点\n\n" +
		"三月五日上午，鸢（yuān）江公园。\n\n遇雨顺延。\n\n## 二、项目\n\n### （一）竞技\n\n1.串式；\n\n(1)长串；\n\n(2)短串；\n\n2.板式。\n\n### （二）展示\n\n按下表准备：\n\n" +
		"| 类别 | 数量 |  |\n| --- | --- | --- |\n|  | 上午 | 下午 |\n| 串式 | 10 | 12 |\n\n第九条　参加者应当登记。\n\n第十条　不得放飞金属线。\n\n第十一条　其他要求另行通知。\n\n" +
		"甲、报名表；\n\n乙、承诺书。\n\n![图1　往届放飞节](picture:" + kite + ")\n\n特此通知。\n\n咨询电话见附件。\n\n::: {.attachment}\n附件：1. 报名表\n:::\n\n" +
		"::: {.signature}\n江州市纸鸢协会\n2026年1月8日\n:::\n\n[^1]: 以实测为准，见**附图**。\n"
	plan := "::: {.recipient}\n各区商务局，各有关单位：\n:::\n\n现将《纸鸢产业发展行动方案》印发给你们，请认真贯彻执行。\n\n## 一、总体要求\n\n坚持市场导向，到 2028 年产值达到 10~12 亿元。\n\n坚持质量为先。\n\n" +
		"| 指标 | 数值 |  |\n| --- | --- | --- |\n|  | 2026 | 2028 |\n| 产值 | 8 | 12 |\n\n::: {.signature}\n江州市商务局\n2026年1月30日\n:::\n\n（此件公开发布）\n"
	council := "::: {.recipient}\n各位理事：\n:::\n\n## 一、会议时间\n\n定于3月5日召开[^1]，地点在会议室。\n\n- 携带证件\n\n::: {.signature}\n江州市纸鸢协会\n2026年2月1日\n:::\n\n[^1]: 上午九时。\n"
	for _, c := range []struct {
		file, title, docNo, issuer, date, body, source string
		shots                                          int
		codes                                          map[Code]int // findings that there must be, and how many
	}{
		{"pandoc.docx", "关于开展纸鸢工艺传承人评选的通知", "", "江州市纸鸢协会", "2026-01-05", selection, "江州市纸鸢协会", 1, map[Code]int{CodePicture: 1}},
		{"pandoc.html", "关于开展纸鸢工艺传承人评选的通知", "", "江州市纸鸢协会", "2026-01-05", selection, "江州市纸鸢协会", 1, map[Code]int{CodePicture: 1}},
		{"libreoffice.docx", "江州市纸鸢协会\n关于举办放飞节的通知", "江鸢协〔2026〕3号", "江州市纸鸢协会", "2026-01-08", festival, "江州市纸鸢协会", 1,
			map[Code]int{CodeTracked: 1, CodeDeleted: 1, CodeComment: 1, CodeMargin: 1, CodeMerged: 1, CodeRuby: 1, CodeTextBox: 1, CodeColophon: 1, CodeSoftReturn: 1, CodePicture: 1}},
		{"site-gb2312.htm", "江州市商务局\n关于印发《纸鸢产业发展行动方案》的通知", "江商发〔2026〕5号", "江州市商务局", "2026-01-30", plan, "swj.jiangzhou.example.cn", 0,
			map[Code]int{CodeAside: 7, CodeMerged: 1, CodeNoPicture: 2, CodeSoftReturn: 1}},
		{"word-clipboard.htm", "关于召开理事会的通知", "", "江州市纸鸢协会", "2026-02-01", council, "江州市纸鸢协会", 0, map[Code]int{CodeTracked: 1, CodeDeleted: 1, CodeHidden: 1}},
	} {
		m := readFile(t, c.file, ManuscriptOptions{})
		a := m.Article
		if a.Title != c.title || a.DocNo != c.docNo || strings.Join(a.Issuers, "、") != c.issuer || a.DocDate.String() != c.date || m.Source != c.source || len(m.Shots) != c.shots {
			t.Errorf("%s: title %q, no %q, issuers %q, date %v, source %q, %d pictures", c.file, a.Title, a.DocNo, a.Issuers, a.DocDate, m.Source, len(m.Shots))
		}
		if a.Body != c.body {
			t.Errorf("%s: %s", c.file, differ(a.Body, c.body))
		}
		for _, row := range Codes {
			if got := m.Report.Count(row.Code); got != c.codes[row.Code] {
				t.Errorf("%s: %d findings %s, want %d", c.file, got, row.Code, c.codes[row.Code])
			}
		}
	}
	m := readFile(t, "site-gb2312.htm", ManuscriptOptions{})
	if a := m.Article; a.OriginURL != "http://swj.jiangzhou.example.cn/zc/1.html" || a.OriginName != "市场处" || a.OriginDate != (data.Date{Year: 2026, Month: 2, Day: 3}) || m.Report.Charset != "gb18030" {
		t.Errorf("origin %q %q %v, charset %s", a.OriginURL, a.OriginName, a.OriginDate, m.Report.Charset)
	}
	for _, f := range m.Report.Findings {
		if f.Code == CodeNoPicture && !strings.Contains(f.Message("zh"), "第 16 段") {
			t.Errorf("finding %q does not say its paragraph", f.Message("zh"))
		}
	}
}

// differ shows where two texts part.
func differ(got, want string) string {
	a, b := []rune(got), []rune(want)
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	return "…" + string(a[max(0, i-20):min(len(a), i+60)]) + "\nwant …" + string(b[max(0, i-20):min(len(b), i+60)]) + "\nwhole:\n" + got
}

// TestCopyForms: the content says what a file is, not its name; what is no
// article gets a sentence in both languages that names the file.
func TestCopyForms(t *testing.T) {
	word, err := os.ReadFile("testdata/copy/pandoc.docx")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, raw, form string
		why             RefusalCode
	}{
		{"a.txt", string(word), "docx", ""},
		{"a.doc", "<html><body><p>标题在此</p><p>正文一段。</p></body></html>", "html", ""},
		{"a.md", "<!DOCTYPE html>\n<html><body><p>标题</p><p>正文。</p></body></html>", "html", ""},
		{"", "Version:0.9\r\nStartHTML:0000000105\r\nEndHTML:0000000200\r\nStartFragment:1\r\nEndFragment:2\r\nSourceURL:http://www.example.cn/b.html\r\n<html><body><!--StartFragment--><p>标题</p><p>正文。</p><!--EndFragment--></body></html>\x00", "html", ""},
		{"a.docx", "标题\n正文一段。\n", "text", ""},
		{"a.markdown", "# 标题\n\n正文。\n", "markdown", ""},
		{"a.txt", "::: {.recipient}\n各单位：\n:::\n\n正文。\n", "markdown", ""},
		{"a.txt", "a < b，<甲> 说：\n正文。\n", "text", ""},
		{"old.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....", "", RefusedOldWord},
		{"locked.docx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1..E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00", "", RefusedLocked},
		{"a.pdf", "%PDF-1.7\n", "", RefusedPDF},
		{"a.docx", `{\rtf1 x}`, "", RefusedRTF},
		{"a.mht", "MIME-Version: 1.0\nContent-Type: multipart/related\n", "", RefusedArchive},
		{"a.xml", `<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package xmlns:pkg="x"></pkg:package>`, "", RefusedFlat},
		{"a.png", "\x89PNG\r\n\x1a\n", "", RefusedPicture},
		{"a.bin", "\x00\x01\x02\x03", "", RefusedBinary},
		{"cut.docx", string(word[:len(word)/2]), "", RefusedBroken},
		{"empty.txt", " \n\t", "", RefusedEmpty},
		{"empty.htm", "<html><body></body></html>", "", RefusedEmpty},
		{"x.xlsx", zipped(map[string]string{"xl/workbook.xml": "<a/>"}), "", RefusedOffice},
		{"x.odt", zipped(map[string]string{"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}), "", RefusedODT},
		{"x.zip", zipped(map[string]string{"稿件.docx": "x"}), "", RefusedZip},
	} {
		m, err := ReadManuscript(c.name, []byte(c.raw), ManuscriptOptions{})
		var no *Refusal
		switch {
		case c.why == "" && err != nil:
			t.Errorf("%s (%s): %v", c.name, c.form, err)
		case c.why == "" && m.Report.Form != c.form:
			t.Errorf("%s: read as %s, want %s", c.name, m.Report.Form, c.form)
		case c.why != "" && (!errors.As(err, &no) || no.Code != c.why):
			t.Errorf("%s: %v, want %s", c.name, err, c.why)
		case c.why != "" && (!strings.Contains(no.Message("zh"), c.name) || !hasHan(no.Message("zh")) || hasHan(strings.ReplaceAll(no.Error(), c.name, ""))):
			t.Errorf("%s: %q, %q", c.name, no.Message("zh"), no.Error())
		}
	}
	if _, err := ReadManuscriptFile("testdata", ManuscriptOptions{}); err == nil || !strings.Contains(err.Error(), "folder") {
		t.Errorf("a folder: %v", err)
	}
	big := t.TempDir() + "/大.docx"
	f, err := os.Create(big)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Truncate(500 << 20); err != nil { // a file of 500 MB that takes no room
		t.Fatal(err)
	}
	f.Close()
	var no *Refusal
	if _, err := ReadManuscriptFile(big, ManuscriptOptions{}); !errors.As(err, &no) || no.Code != RefusedLarge {
		t.Errorf("500 MB: %v", err)
	}
}

// TestSeams: every join is listed, and one that is taken back stays apart.
func TestSeams(t *testing.T) {
	text := "江州纸鸢走出国门\n协会近日组织会员赴海外参展，三天时间里共接待客商二百余人，签订意向\n合同十二份，成交额比上一届增长两成。\n参展企业表示，\n明年还要去。\n"
	read := func(apart ...int) *Manuscript {
		m, err := ReadManuscript("a.txt", []byte(text), ManuscriptOptions{Apart: apart})
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	m := read()
	if len(m.Seams) != 2 || m.Seams[0].Line != 3 || m.Seams[1].Line != 5 || strings.Count(m.Article.Body, "\n\n") != 1 || m.Report.Joins != 2 {
		t.Errorf("seams %+v\n%s", m.Seams, m.Article.Body)
	}
	m = read(5)
	if len(m.Seams) != 2 || m.Seams[0].Apart || !m.Seams[1].Apart || !strings.Contains(m.Article.Body, "参展企业表示，\n\n明年还要去。") || m.Report.Joins != 1 {
		t.Errorf("apart: %+v\n%s", m.Seams, m.Article.Body)
	}
}

// TestMasthead: what stands round an official document goes into fields and
// the report, in plain text as in Word.
func TestMasthead(t *testing.T) {
	for _, c := range []struct {
		text, no, title string
		issuers         string
		out             int
	}{
		{"000012\n机密★1年\n特急\n江州市商务局\n江州市财政局\n文件\n江商发〔2026〕5号\n———————\n关于发放补贴的通知\n各区商务局：\n现将事项通知如下。\n江州市商务局\n江州市财政局\n2026年1月3日\n抄送：市政府办公室。\n江州市商务局办公室　2026年1月4日印发\n", "江商发〔2026〕5号", "关于发放补贴的通知", "江州市商务局、江州市财政局", 9},
		{"江州市商务局文件\n江商发〔2026〕6号　签发人：张三\n关于申报项目的请示\n市政府：\n特此请示。\n江州市商务局\n2026年1月3日\n", "江商发〔2026〕6号", "关于申报项目的请示", "江州市商务局", 2},
		{"江商发〔2026〕7号\n关于报送材料的通知\n各区商务局：\n请报送材料。\n", "江商发〔2026〕7号", "关于报送材料的通知", "", 0},
		{"一份重要文件\n春风包装公司近日收到一份文件。\n文件说明了情况。\n", "", "一份重要文件", "", 0},
	} {
		m, err := ReadManuscript("a.txt", []byte(c.text), ManuscriptOptions{})
		if err != nil {
			t.Fatal(err)
		}
		a := m.Article
		if a.DocNo != c.no || a.Title != c.title || strings.Join(a.Issuers, "、") != c.issuers || m.Report.Count(CodeColophon) != c.out {
			t.Errorf("no %q, title %q, issuers %q, left out %d, want %+v\n%s", a.DocNo, a.Title, a.Issuers, m.Report.Count(CodeColophon), c, a.Body)
		}
	}
}

// TestCutDocument: a document whose paragraphs are the lines of a PDF is put
// together as plain text is; one paragraph without its stop is left alone.
func TestCutDocument(t *testing.T) {
	lines := []string{"为进一步规范纸鸢放飞场地管理，保障群众人身财产安全，促进纸鸢产业健", "康有序发展，根据有关规定，结合本市实际，制定本办法，请各单位认真组", "织实施，并将执行中的问题及时报告主管部门，主管部门应当定期汇总各方", "意见，研究改进措施，对成效明显的单位给予通报表扬，对落实不力的单位", "予以提醒，必要时约谈其主要负责人，督促其限期整改到位，整改情况应当", "向社会公布，接受群众监督。"}
	body := wp(wt("关于放飞场地管理的说明"))
	for _, l := range lines {
		body += wp(wt(l))
	}
	m, err := ReadManuscript("a.docx", worded(body, nil), ManuscriptOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if m.Article.Body != strings.Join(lines, "")+"\n" || len(m.Seams) != 5 {
		t.Errorf("%d seams\n%s", len(m.Seams), m.Article.Body)
	}
	m, err = ReadManuscript("a.docx", worded(wp(wt("标题"))+wp(wt("协会近日组织会员赴海外参展，三天时间里共接待客商二百余人，签订意向合同十二份"))+wp(wt("参展企业表示明年还要去。"))+
		wp(wt("《江州市人民政府关于修改〈江州市纸鸢放飞场地管理"))+wp(wt("办法〉的决定》自公布之日起施行。")), nil), ManuscriptOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Seams) != 1 || !strings.Contains(m.Article.Body, "十二份\n\n参展") || !strings.Contains(m.Article.Body, "场地管理办法〉") {
		t.Errorf("seams %+v\n%s", m.Seams, m.Article.Body)
	}
}
