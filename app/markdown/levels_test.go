package markdown

import (
	"testing"

	"huikan/app/doc"
)

func TestLevels(t *testing.T) {
	cases := []struct{ name, src, want string }{
		{"both levels", "一、加强领导。各单位要重视。\n\n（一）健全机制。规范活动。\n\n（二）督查", "level1: {lead 一、加强领导。}各单位要重视。\nlevel2: {lead （一）健全机制。}规范活动。\nlevel2: {lead （二）督查}\n"},
		{"items of a list", "（一）甲的；\n\n（二）乙的。", "body: （一）甲的；\nbody: （二）乙的。\n"},
		{"a sentence among heads", "（一）健全机制。规范活动。\n\n（二）乙的。", "body: （一）健全机制。规范活动。\nbody: （二）乙的。\n"},
		{"too long for a head", "一、为进一步推进面向国际的大宗商品现货市场建设健全联合管理制度规范交易活动加强监管。要。", "body: 一、为进一步推进面向国际的大宗商品现货市场建设健全联合管理制度规范交易活动加强监管。要。\n"},
		{"what is bold stays", "一、加强领导。要**重视**。", "level1: {lead 一、加强领导。}要{bold 重视}。\n"},
	}
	for _, c := range cases {
		blocks := Blocks(c.src)
		before := doc.Dump(blocks)
		if got := doc.Dump(Levels(blocks)); got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
		if doc.Dump(blocks) != before {
			t.Errorf("%s: the blocks given were changed", c.name)
		}
	}
}
