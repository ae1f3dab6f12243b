package intake

import (
	"encoding/base64"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// TestHTML reads what people paste and save, one matter after the other: what
// stands in the body below the title 标题, and the Markdown of it.
func TestHTML(t *testing.T) {
	png, err := os.ReadFile("testdata/copy/kite.png")
	if err != nil {
		t.Fatal(err)
	}
	const kite = "picture:ed5c2f5deb6696862bbe4e1e21788b4c2cab85dc589041162e76c8be3ed14993"
	beside := fstest.MapFS{"a_files/kite.png": {Data: png}}
	for _, c := range []struct {
		name, in, want string
		codes          []Code
	}{
		{"breaks for paragraphs", "　　甲段完。<br>&nbsp;&nbsp;乙段完。<br><br>丙段完。", "甲段完。\n\n乙段完。\n\n丙段完。\n", []Code{CodeSoftReturn}},
		{"a sentence cut by a break", "<p>甲说，<br>乙听。</p>", "甲说，乙听。\n", []Code{CodeSoftReturn, CodeJoin}},
		{"line ends of the source", "<p>甲\n  乙 丙\nand\nthen。</p>", "甲乙 丙 and then。\n", nil},
		{"inline looks", `<p><span style="FONT-WEIGHT: bold">甲</span><b>乙</b><span style="font-style:italic">丙</span>丁<code>x*y</code>。</p>`, "**甲乙**丙丁`x*y`。\n", []Code{CodeUnmarked}},
		{"links", `<p>见<a href="https://www.example.cn/x">网页</a>、<a href="#top">上文</a>、<a href="javascript:void(0)">按钮</a>、<a href="http://www.example.cn">www.example.cn</a>。</p>`, "见[网页](https://www.example.cn/x)、上文、按钮、www.example.cn。\n", nil},
		{"lists", `<ol start="3"><li>甲</li><li>乙<ul><li>子</li><li>丑</li></ul></li></ol><ol style="list-style-type:cjk-ideographic"><li>丙</li></ol>`, "3. 甲\n\n4. 乙\n\n- 子\n- 丑\n\n一、丙\n", nil},
		{"nested bullets", `<ul><li>甲<ul><li>乙</li></ul></li><li>丙</li></ul>`, "- 甲\n  - 乙\n- 丙\n", nil},
		{"bold numbers are no bullets", `<p><b>1. 甲</b></p><p>正文一段。</p>`, "#### 1. 甲\n\n正文一段。\n", nil},
		{"cells over rows and columns", `<table><tr><th rowspan=2>类</th><th colspan=2>数</th></tr><tr><td>a|b</td><td><p>上</p><p>下</p></td></tr><tr><td>甲</td><td>1</td><td>2</td></tr></table>`,
			"| 类 | 数 |  |\n| --- | --- | --- |\n|  | a\\|b | 上 下 |\n| 甲 | 1 | 2 |\n", []Code{CodeMerged}},
		{"tables for layout", `<table width=100%><tr><td>&nbsp;</td><td><table><tr><td><p>甲段。</p><p>` + strings.Repeat("乙段很长", 40) + `。</p></td></tr></table></td><td></td></tr></table>`, "甲段。\n\n" + strings.Repeat("乙段很长", 40) + "。\n", []Code{CodeLayout, CodeLayout}},
		{"quotation and heading", `<h2>一、要求</h2><blockquote><p>甲。</p><p>乙。</p></blockquote><h3>小节</h3><p>丙。</p>`, "## 一、要求\n\n> 甲。\n>\n> 乙。\n\n### 小节\n\n丙。\n", nil},
		{"hidden and office marks", `<p>甲<o:p></o:p><span style="display:none">暗</span>。<!--[if gte mso 9]><p>乙</p><![endif]--></p><p><o:p>&nbsp;</o:p></p>`, "甲。\n", []Code{CodeHidden}},
		{"pictures", `<p>甲。<img src="a_files/kite.png" alt="纸鸢"><img src="data:image/png;base64,` + base64.StdEncoding.EncodeToString(png) + `"><img src="http://www.example.cn/a.png"><img src="../../etc/passwd"><img src="file:///C:/x/b.png"><img src="data:image/png;base64,%%%"></p>`,
			"甲。\n\n![纸鸢](" + kite + ")\n\n![](" + kite + ")\n", []Code{CodePicture, CodeNoPicture, CodeNoPicture, CodeNoPicture, CodeNoPicture}},
		{"figure", `<figure><img src="a_files/kite.png"><figcaption>图说</figcaption></figure><p>甲。</p>`, "![图说](" + kite + ")\n\n甲。\n", []Code{CodePicture}},
		{"ruby, scripts, signs", `<p><ruby>鸢<rp>(</rp><rt>yuān</rt><rp>)</rp></ruby>飞10<sup>3</sup>米<sup>*</sup>，H<sub>2</sub>O。</p>`, "鸢（yuān）飞10³米\\*，H₂O。\n", []Code{CodeRuby, CodeRaised}},
		{"changes", `<p>甲<del>旧</del><ins>新</ins><s>留</s>。</p>`, "甲新留。\n", []Code{CodeTracked, CodeDeleted, CodeStruck}},
		{"notes", `<p>甲<a href="#n1"><sup>[1]</sup></a>。</p><p>乙。</p><ol><li id="n1">注文。<a href="#r1">↩</a></li></ol>`, "甲[^1]。\n\n乙。\n\n[^1]: 注文。\n", nil},
		{"typed text in pre", "<pre>甲段完。\n乙段完。</pre><pre><code>x = 1\n  y</code></pre>", "甲段完。\n\n乙段完。\n\n```\nx = 1\n  y\n```\n", []Code{CodeSoftReturn}},
		{"buttons", `<p>甲。</p><form>x</form><iframe src="http://v"></iframe>`, "甲。\n\nx\n", []Code{CodeObject}},
	} {
		m, err := ReadManuscript("a.htm", []byte("<html><body><h1>标题</h1>"+c.in+"</body></html>"), ManuscriptOptions{Beside: beside, Pasted: true})
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

// TestHTMLCharset: the bytes decide, whatever the page says of itself.
func TestHTMLCharset(t *testing.T) {
	page := func(says string) string {
		return `<html><head><meta http-equiv="Content-Type" content="text/html; charset=` + says + `"><title>x</title></head><body><p>纸鸢放飞通知</p><p>各单位应当做好准备工作。</p></body></html>`
	}
	gb, _ := simplifiedchinese.GB18030.NewEncoder().String(page("gb2312"))
	wrong, _ := simplifiedchinese.GB18030.NewEncoder().String(page("utf-8"))
	big, _ := traditionalchinese.Big5.NewEncoder().String(strings.NewReplacer("纸鸢", "紙鳶", "飞", "飛", "单位应当", "單位應當", "备工", "備工", "准", "準").Replace(page("big5")))
	for _, c := range []struct{ name, raw, title, charset string }{
		{"utf-8", page("utf-8"), "纸鸢放飞通知", "utf-8"},
		{"utf-8 that says gb2312", page("gb2312"), "纸鸢放飞通知", "utf-8"},
		{"gb18030", gb, "纸鸢放飞通知", "gb18030"},
		{"gb18030 that says utf-8", wrong, "纸鸢放飞通知", "gb18030"},
		{"big5", big, "紙鳶放飛通知", "big5"},
	} {
		m, err := ReadManuscript("a.htm", []byte(c.raw), ManuscriptOptions{})
		if err != nil || m.Article.Title != c.title || m.Report.Charset != c.charset {
			t.Errorf("%s: %v, %+v", c.name, err, m)
		}
	}
}

// TestHTMLMain: the text of a page is found without a name that tells, and what
// stands round it is named.
func TestHTMLMain(t *testing.T) {
	long := strings.Repeat("协会组织会员赴外地考察纸鸢工艺。", 8)
	m, err := ReadManuscript("a.htm", []byte(`<html><head><title>协会考察纸鸢工艺 - 江州工艺网</title></head><body><div><a href=/>首页</a> <a href=/b>动态</a></div>
<table><tr><td><a href=1>栏目一</a><br><a href=2>栏目二</a></td><td><div class=c1><div>协会考察纸鸢工艺</div><div>来源：江州工艺网　作者：张三　发布时间：2026/3/5 08:00:00　点击：12</div>
<div class=c2><div>`+long+`</div><div>`+long+`</div></div></div></td></tr></table><div id=foot>版权所有 2026</div></body></html>`), ManuscriptOptions{})
	if err != nil {
		t.Fatal(err)
	}
	a := m.Article
	if a.Title != "协会考察纸鸢工艺" || a.Body != long+"\n\n"+long+"\n" || a.OriginName != "江州工艺网" || a.Byline != "张三" || a.OriginDate.String() != "2026-03-05" {
		t.Errorf("%q %q %q %v\n%s\n%v", a.Title, a.OriginName, a.Byline, a.OriginDate, a.Body, m.Report.Findings)
	}
	left := ""
	for _, f := range m.Report.Findings {
		if f.Code == CodeAside {
			left += f.Text + "\n"
		}
	}
	for _, s := range []string{"首页", "栏目一", "栏目二", "版权所有", "点击：12"} {
		if !strings.Contains(left, s) {
			t.Errorf("%s is named nowhere: %s", s, left)
		}
	}
}

// TestHTMLPasteWhole: of a page that was pasted whole the title is found below
// its ways about the site, and nothing goes.
func TestHTMLPasteWhole(t *testing.T) {
	m, err := ReadManuscript("剪贴板", []byte(`<html><body><div>首页</div><div>政策</div><h1>关于开展评选的通知</h1><p>各会员单位：</p><p>现将事项通知如下。</p></body></html>`), ManuscriptOptions{Pasted: true})
	if err != nil || m.Article.Title != "关于开展评选的通知" || !strings.Contains(m.Article.Body, "首页") || !strings.Contains(m.Article.Body, "政策") {
		t.Errorf("%v, %q\n%s", err, m.Article.Title, m.Article.Body)
	}
}

// FuzzPage: whatever a page holds, reading ends without panic.
func FuzzPage(f *testing.F) {
	for _, name := range []string{"site-gb2312.htm", "word-clipboard.htm", "pandoc.html"} {
		if raw, err := os.ReadFile("testdata/copy/" + name); err == nil {
			f.Add(string(raw))
		}
	}
	f.Add(`<table><tr><td rowspan=9 colspan=99><ol><li value=-1><ul><li>甲<p><pre> x`)
	f.Add(`<p style=";:;x"><a href="#a" id=a>1</a><sup><ruby>鸢<rt>y</ruby><br><br>`)
	f.Fuzz(func(t *testing.T, page string) {
		if len(page) > 1<<13 {
			return
		}
		if m, err := ReadManuscript("f.htm", []byte("<html>"+page), ManuscriptOptions{}); err == nil && m.Article == nil {
			t.Error("neither an article nor a reason")
		}
	})
}
