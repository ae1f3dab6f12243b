package data

import (
	"strings"
	"unicode"
)

// FoldWidth turns full-width letters, digits and signs (全角) and the
// ideographic space into the half-width ones, and the radicals that PDF
// converters put for Han characters (⼈ for 人) into the characters. It is the
// part of Unicode's NFKC that Chinese office files need, without its tables;
// it is meant for codes, numbers and keys, never for text that is printed.
func FoldWidth(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 0xFF01 && r <= 0xFF5E:
			return r - 0xFEE0
		case r == 0x3000 || r == 0xA0:
			return ' '
		case r >= 0x2F00 && r < 0x2F00+rune(len(kangxi)):
			return kangxi[r-0x2F00]
		}
		return r
	}, s)
}

// kangxi holds the Han characters of the radicals U+2F00 to U+2FD5, in order
// (Unicode, compatibility decompositions).
var kangxi = []rune("" +
	"一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀" +
	"寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋" +
	"比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸" +
	"缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛" +
	"辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻" +
	"黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠")

// dropBlanks takes out every blank and every character that prints nothing
// (zero-width marks, byte-order marks), which codes and keys never hold.
func dropBlanks(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
}

// dropInvisible takes out what prints nothing and is not a blank.
func dropInvisible(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) || unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, s)
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

func hasHan(s string) bool { return strings.IndexFunc(s, isHan) >= 0 }
