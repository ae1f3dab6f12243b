package intake

import (
	"strings"
	"testing"
	"time"
)

// TestSlow reads files that are all of one thing: they may be no issue, but
// they must not hold up the window.
func TestSlow(t *testing.T) {
	for name, part := range map[string]string{
		"contents": "竹篾涨价之后作坊怎么办呢 ...... 12\n",
		"labels":   "【要闻】\n【法规】\n",
		"titles":   "竹篾涨价之后作坊怎么办呢\n",
		"halves":   "协会在走访，\n",
		"brackets": "（“《【（“《【\n",
		"cells":    "甲\t乙\t丙\n",
		"members":  "江州飞云纸鸢有限公司（会员单位）\n企业简介：甲\n",
		"bold":     "**甲** ** 乙 ** **丙\n",
		"dates":    "江州市商务局\n2025年12月3日\n",
	} {
		raw := []byte("2026年第1期\n目录\n【要闻】\n题目甲....1\n" + strings.Repeat(part, 24<<10/len(part)) + "【要闻】\n题目甲\n一句话。\n" + strings.Repeat(part, 24<<10/len(part)))
		start := time.Now()
		_, err := BackIssue(name, raw)
		if d := time.Since(start); d > 30*time.Second {
			t.Errorf("%s: %v (%v)", name, d, err)
		}
	}
}
