package intake

import (
	"strings"
	"unicode/utf8"

	"huikan/data"
)

const originWords = `来源|资料来源|文章来源|稿件来源|信息来源|新闻来源|出处|来自|转自|转载自|转载|原载|原文载|据|摘自|摘编自|选自|节选自|选编自|摘录自`

const creditWords = originWords + `|作者|撰文|撰稿|供稿|文|图文|编选|选编|编辑|责任编辑|整理|编辑整理|编译|翻译|采写|记者|本刊记者|通讯员|供稿单位|摄影`

var (
	creditBraced = rx(`^[（(【［\[]\s*(?:本文)?\s*(?:` + creditWords + `)\s*[:：/／].{1,120}[）)】］\]]$`)
	creditOrigin = rx(`^[（(]\s*(?:摘自|转自|转载自|选自|原载|摘编自|来源于|据)\s*《[^》]+》.{0,60}[）)]$`)
	creditBare   = rx(`^(?:——\s*)?(?:本文)?(?:` + originWords + `)\s*[:：].{1,80}$`)
	originDated  = rx(`^(.{2,40}?)[\s，,]*((?:19|20)[0-9]{2})(?:年|-|\.|/)\s*([0-9]{1,2})(?:月|-|\.|/)?\s*(?:([0-9]{1,2})日?)?$`)
	creditKey    = rx(`(?:^|[；;，,\s\x{3000}|｜]+)(?:本文)?(` + creditWords + `)\s*[:：/／]`)
)

// isCredit reports whether a line says where an article comes from: the last
// line of an article (来源行).
func isCredit(s string) bool {
	s = strings.ReplaceAll(s, "**", "")
	if !strings.ContainsAny(s, "：:/／《") || !short(s, 140) || strings.Contains(strings.TrimRight(s, "。）)"), "。") {
		return false
	}
	return creditBraced.MatchString(s) || creditOrigin.MatchString(s) || creditBare.MatchString(s) && !strings.HasSuffix(s, "。")
}

// readCredit fills the fields of an article from its credit line, which is
// kept as it was typed, brackets and all.
func readCredit(a *data.Article, s string) {
	if a.Credit == "" {
		a.Credit = s
	} else {
		a.Credit += "\n" + s
	}
	in := strings.TrimSpace(strings.TrimPrefix(s, "——"))
	if strings.ContainsRune("（(【［[", firstRune(in)) {
		in = strings.TrimSpace(in[utf8.RuneLen(firstRune(in)):])
		in = strings.TrimSpace(strings.TrimRight(in, "）)】］]"))
	}
	at := creditKey.FindAllStringSubmatchIndex(in, -1)
	if len(at) == 0 {
		if i := strings.Index(in, "《"); i > 0 {
			a.OriginType, a.OriginName = originType(in[:i]), strings.TrimSpace(in[i:])
		}
		return
	}
	for i, m := range at {
		end := len(in)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		key, v := in[m[2]:m[3]], strings.Trim(strings.TrimSpace(in[m[1]:end]), "；;，,| 　")
		switch key {
		case "作者", "撰文", "撰稿", "文", "图文", "采写", "记者", "本刊记者", "通讯员", "供稿", "供稿单位":
			if a.Byline == "" {
				a.Byline = v
			}
		case "编选", "选编", "整理", "编辑整理", "编译":
			if a.CompiledBy == "" {
				a.CompiledBy = v
			}
		case "编辑", "责任编辑", "翻译", "摄影":
			// printed in the credit line; no field of its own
		default:
			if a.OriginName == "" {
				a.OriginType, a.OriginName = originType(key), v
				if m := originDated.FindStringSubmatch(v); m != nil {
					a.OriginName = m[1]
					a.OriginDate = data.Date{Year: atoi(m[2]), Month: atoi(m[3]), Day: max(0, atoi(m[4]))}
				}
			}
		}
	}
}

func originType(key string) string {
	if strings.Contains(key, "摘") || strings.Contains(key, "选") {
		return "摘自"
	}
	return "来源"
}
