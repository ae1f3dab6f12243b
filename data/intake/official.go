package intake

import (
	"strings"

	"huikan/data"
)

// The parts of an official document (公文) round its text, by GB/T 9704-2012:
// the masthead (版头) above the title, the colophon (版记) below the date. A
// newsletter prints neither; both go into the report.
var (
	copyNo     = rx(`^[0-9]{6}$`)                                                                                                         // 份号
	secrecy    = rx(`^(?:绝密|机密|秘密|内部)(?:\s*[★☆].{0,12})?$`)                                                                               // 密级和保密期限
	urgency    = rx(`^(?:特急|加急|特提|平急|急件)$`)                                                                                               // 紧急程度
	redHead    = rx(`^(.{2,40}?)\s*(?:文件|（.{1,12}）|\(.{1,12}\))$`)                                                                        // 发文机关标志
	redHeadEnd = rx(`^文\s*件$`)                                                                                                            // of several issuers
	signedFor  = rx(`^(?:(.*?号)\s*)?签\s*发\s*人\s*[:：]\s*(.{2,40})$`)                                                                       // 签发人
	rulers     = rx(`^[-—_─━=★☆\s]{3,}$`)                                                                                                 // the red line
	sentTo     = rx(`^(?:抄\s*送|抄\s*报|报\s*送|分\s*送|发\s*送|主题词)\s*[:：]`)                                                                      // 抄送机关
	printedBy  = rx(`^(?:.{2,40}?)\s*(?:(?:19|20)[0-9]{2}|[一二][〇零○一二三四五六七八九]{3})\s*年\s*` + num + `\s*月\s*` + num + `\s*日\s*(?:印发|印制|印)$`) // 印发机关和印发日期
	copiesMade = rx(`^[（(]?\s*共?印\s*[0-9]{1,5}\s*份\s*[）)]?$`)
	publicness = rx(`^[（(]\s*(?:此件|本件).{0,6}公开.{0,6}[）)]$`)
)

// masthead reads what stands above the title and is not printed again. It is
// how many lines that are; 0 unless a 发文字号 or the name of an issuer with 文件
// shows that there is one. A 发文字号 directly above the title stays with it.
func (r *reader) masthead(a *data.Article, lines []*line) int {
	n, sure := 0, false
	var issuers []string
	numbered := ""
	for n < len(lines) && n < 10 {
		t := strings.TrimSpace(lines[n].text)
		m := redHead.FindStringSubmatch(t)
		switch {
		case copyNo.MatchString(t), secrecy.MatchString(t), urgency.MatchString(t), rulers.MatchString(t):
		case redHeadEnd.MatchString(squeeze(t)):
			sure = true
		case m != nil && issuerLike(squeeze(m[1])) && followedByNo(lines[n+1:]):
			issuers, sure = append(issuers, closeUp(m[1])), true
		case issuerLike(t) && followedByNo(lines[n+1:]) && (redHeadAfter(lines[n+1:]) || len(issuers) > 0):
			issuers = append(issuers, closeUp(t))
		case signedFor.MatchString(t):
			sure = true
			if m := signedFor.FindStringSubmatch(t); m[1] != "" && docNoAlone(m[1]) {
				numbered = m[1]
			}
		case docNoAlone(t) && n+1 < len(lines) && (sure || rulers.MatchString(strings.TrimSpace(lines[n+1].text)) || signedFor.MatchString(strings.TrimSpace(lines[n+1].text))):
			numbered, sure = t, true
		default:
			goto done
		}
		n++
	}
done:
	if !sure || n == len(lines) {
		return 0
	}
	for _, l := range lines[:n] {
		l.used = true
		t := strings.TrimSpace(l.text)
		if t == numbered {
			continue
		}
		r.rep.add(Finding{Code: CodeColophon, Line: l.no, Text: t, Detail: "版头｜masthead"})
	}
	if numbered != "" {
		a.DocNo = r.docNo(numbered, lines[0].no)
	}
	a.Issuers = issuers // a signature says better
	return n
}

func followedByNo(lines []*line) bool {
	for i, l := range lines {
		if i == 5 {
			break
		}
		t := strings.TrimSpace(l.text)
		if docNoAlone(t) || signedFor.MatchString(t) {
			return true
		}
	}
	return false
}

func redHeadAfter(lines []*line) bool {
	for i, l := range lines {
		if i == 4 {
			break
		}
		t := squeeze(l.text)
		if redHeadEnd.MatchString(t) || strings.HasSuffix(t, "文件") {
			return true
		}
	}
	return false
}

// colophon takes off the end of a document what says to whom copies went and
// who printed them.
func (r *reader) colophon(ps []*para) []*para {
	end := len(ps)
	sure := false
	for end > 1 && ps[end-1].kind == textPara || end > 1 && ps[end-1].kind == rulePara {
		t := strings.TrimSpace(ps[end-1].text)
		switch {
		case sentTo.MatchString(t), printedBy.MatchString(t), copiesMade.MatchString(t):
			sure = true
		case publicness.MatchString(t), rulers.MatchString(t), ps[end-1].kind == rulePara:
		default:
			goto done
		}
		end--
	}
done:
	if !sure {
		return ps
	}
	for _, p := range ps[end:] {
		if p.kind == textPara {
			r.rep.add(Finding{Code: CodeColophon, Line: p.from, Text: p.text, Detail: "版记｜colophon"})
		}
	}
	return ps[:end]
}
