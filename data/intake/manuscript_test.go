package intake

import (
	"strings"
	"testing"
)

func TestArticle(t *testing.T) {
	cases := []struct{ name, in, title, body string }{
		{"a.md", "# 绿色包装\n\n第一段。\n", "绿色包装", "第一段。"},
		{"随笔.md", "没有标题的一段。\n", "随笔", "没有标题的一段。"},
		{"b.txt", "\r\n　　会长致辞\r\n　　各位同仁：\r\n　　*星号*照印。\r\n", "会长致辞", "各位同仁：\n\n\\*星号\\*照印。"},
		{"c.txt", "这是一个完整的句子，因此不是标题。\n第二段。", "c", "这是一个完整的句子，因此不是标题。\n\n第二段。"},
	}
	for _, c := range cases {
		a, err := Article(c.name, []byte(c.in))
		if err != nil || a.Title != c.title || a.Body != c.body {
			t.Errorf("%s: title %q, body %q, %v; want %q, %q", c.name, a.Title, a.Body, err, c.title, c.body)
		}
	}
	for name, raw := range map[string]string{"empty.txt": " \n", "picture.txt": "\x89PNG\x00\x00"} {
		if _, err := Article(name, []byte(raw)); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v, want an error that names it", name, err)
		}
	}
}
