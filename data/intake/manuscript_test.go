package intake

import (
	"strings"
	"testing"

	"huikan/data"
)

func readArticle(name, text string) (*data.Article, *Report, error) {
	m, err := ReadManuscript(name, []byte(text), ManuscriptOptions{})
	if err != nil {
		return nil, nil, err
	}
	return m.Article, &m.Report, nil
}

func TestArticle(t *testing.T) {
	cases := []struct{ name, in, title, body string }{
		{"a.md", "# 绿色包装\n\n第一段。\n", "绿色包装", "第一段。"},
		{"随笔.md", "没有标题的一段。\n", "随笔", "没有标题的一段。"},
		{"b.txt", "\r\n　　会长致辞\r\n　　各位同仁：\r\n　　*星号*照印。\r\n", "会长致辞", "::: {.recipient}\n各位同仁：\n:::\n\n\\*星号\\*照印。\n"},
		{"c.txt", "这是一个完整的句子，因此不是标题。\n第二段。", "c", "这是一个完整的句子，因此不是标题。\n\n第二段。\n"},
	}
	for _, c := range cases {
		a, _, err := readArticle(c.name, c.in)
		if err != nil || a.Title != c.title || a.Body != c.body {
			t.Errorf("%s: title %q, body %q, %v; want %q, %q", c.name, a.Title, a.Body, err, c.title, c.body)
		}
	}
	for name, raw := range map[string]string{"empty.txt": " \n", "picture.txt": "\x89PNG\x00\x00"} {
		if _, _, err := readArticle(name, raw); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v, want an error that names it", name, err)
		}
	}
}

// TestArticleOfficial reads plain text as official documents come: the number,
// a title over lines, notes, a list of chapters, headings, a signature.
func TestArticleOfficial(t *testing.T) {
	law := `江州市纸鸢条例

2001年3月30日 江州市第九届人民代表大会常务委员会第二十一次会议通过

2024年5月1日 江州市人民政府令第3号公布

目　录

第一章　总　则
第二章　附　则

第一章　总　则

第一条 为规范放飞，制定本条例。

（一）场地；

（二）器材。

第二章　附　则

第二条 本条例自公布之日起施行。
`
	a, rep, err := readArticle("law.txt", law)
	if err != nil {
		t.Fatal(err)
	}
	want := "::: {.docnote}\n2001年3月30日 江州市第九届人民代表大会常务委员会第二十一次会议通过\n2024年5月1日 江州市人民政府令第3号公布\n:::\n\n" +
		"目　录\n\n第一章　总　则\n\n第二章　附　则\n\n## 第一章　总　则\n\n第一条 为规范放飞，制定本条例。\n\n（一）场地；\n\n（二）器材。\n\n" +
		"## 第二章　附　则\n\n第二条 本条例自公布之日起施行。\n"
	if a.Title != "江州市纸鸢条例" || a.Body != want || len(rep.Findings) > 0 {
		t.Errorf("title %q\nbody %s\nfindings %v", a.Title, a.Body, rep.Findings)
	}

	notice := "江商发[2025]7号\n江州市商务局\n关于开展信用评价工作的通知\n各区商务局：\n现将有关事项通知如下：\n一、评价范围\n全市纸鸢企业。\n二、评价程序\n企业申报，专家评审。\n附件：1. 评价表\n江州市商务局\n2025年12月3日\n"
	a, rep, err = readArticle("notice.txt", notice)
	if err != nil {
		t.Fatal(err)
	}
	want = "::: {.recipient}\n各区商务局：\n:::\n\n现将有关事项通知如下：\n\n## 一、评价范围\n\n全市纸鸢企业。\n\n## 二、评价程序\n\n企业申报，专家评审。\n\n" +
		"::: {.attachment}\n附件：1. 评价表\n:::\n\n::: {.signature}\n江州市商务局\n2025年12月3日\n:::\n"
	if a.Title != "江州市商务局\n关于开展信用评价工作的通知" || a.DocNo != "江商发〔2025〕7号" || a.Type != "公文" || a.DocDate != (data.Date{Year: 2025, Month: 12, Day: 3}) || a.State != "来稿" || a.Body != want {
		t.Errorf("%+v\nbody %s", a, a.Body)
	}
	if rep.Count(CodeNormalised) != 1 {
		t.Errorf("findings %v, want the number's brackets named", rep.Findings)
	}
}
