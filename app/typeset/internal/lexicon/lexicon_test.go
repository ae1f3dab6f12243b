package lexicon

import (
	"strings"
	"testing"
)

// cut shows the words of a text: / between two, · beside a lone character.
func cut(s string) string {
	text := []rune(s)
	var b strings.Builder
	joints := Cut(text)
	for i, r := range text {
		b.WriteRune(r)
		if i < len(joints) {
			b.WriteString([]string{"/", "·", ""}[joints[i]])
		}
	}
	return b.String()
}

func TestCut(t *testing.T) {
	for text, want := range map[string]string{
		"国务院关于促进市场公平竞争维护市场秩序的若干意见": "国务院/关于/促进/市场/公平竞争/维护/市场秩序·的·若干意见",
		"信息网络侵害人身权益民事纠纷案件":         "信息/网络/侵害/人身/权益/民事/纠纷/案件",
		"关于进一步做好安全生产工作的通知":         "关于/进一步/做好/安全/生产/工作·的·通知",
		"江州市公安局虹口区分局":              "江·州市/公安局·虹·口区·分局",
		"":                         "", "甲": "甲", "2014年": "2/0/1/4·年",
	} {
		if got := cut(text); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}
