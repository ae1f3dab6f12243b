package ui

import (
	"regexp"
	"slices"
	"strings"

	"huikan/data"
)

// word is one of the fixed words of data (a role, a state, a class that a new
// library begins with) in the language of the screen.
func (w *words) word(s string) string { return data.Word(s, w.lang) }

// className is what a class is called on the screen.
func (w *window) className(code string) string { return w.word(w.lib.shelf.className(code)) }

// changeNames are the openings of the names of changes, which are kept in
// Chinese, with what they are in English; * stands for what is its own, and
// stays. To add one: a row; TestChangeNames finds a name without one.
var changeNames = [][2]string{
	{"新建资料库", "New library"}, {"示例资料", "Sample"},
	{"新会员 *", "New member: *"}, {"新增会员：*", "New member: *"}, {"修改会员 *", "Change: *"}, {"删除会员 *", "Delete: *"}, {"删除 * 家会员", "Delete * members"},
	{"为 * 家会员加标签“*”", "Tag * members: *"}, {"回到旧版 *", "Back to an older version: *"}, {"取回 *", "Take back: *"}, {"从回收站取回 * 条", "Take * records back"},
	{"清空回收站", "Empty the recycle bin"}, {"彻底删除 *", "Delete for good: *"},
	{"导入会员 *", "Import members: *"}, {"导入会刊*", "Import the issue *"}, {"导入 * 篇稿件", "Import * articles"},
	{"新建常用筛选“*”", "Keep the view “*”"}, {"删除常用筛选“*”", "Delete the view “*”"},
	{"不是重复：* 与 *", "No duplicates: * and *"}, {"合并会员 * 与 *", "Merge * and *"},
	{"入会申请：*", "Application: *"}, {"入会：*", "Admit: *"}, {"续会：*", "Renew: *"}, {"类别变更：*", "Change class: *"}, {"退会：*", "Leave: *"}, {"除名：*", "Expel: *"},
	{"自动退会：*", "Lapse: *"}, {"注销：*", "Dissolve: *"}, {"合并：*", "Merge: *"}, {"分立：*", "Divide: *"},
	{"任职：*", "Post: *"}, {"卸任：*", "Leave the post: *"}, {"删除任职：*", "Delete the post: *"}, {"修改会籍：*", "Correct the term: *"}, {"删除会籍：*", "Delete the term: *"},
	{"指定会籍状态：*", "Set the standing: *"}, {"撤回指定状态：*", "Take the set standing back: *"},
	{"决议：*", "Decision: *"}, {"登记决议：*", "Decision: *"}, {"会费标准 *", "Standard of dues: *"}, {"会费标准：*", "Standard of dues: *"},
	{"启用会费标准 *", "Activate the standard: *"}, {"启用会费标准：*", "Activate the standard: *"},
	{"开 * 年应缴会费", "Raise the bills of *"}, {"*年会费开单", "Raise the bills of *"}, {"应缴：*", "Change the bill: *"}, {"删除应缴：*", "Delete the bill: *"},
	{"通知会费：* 笔", "Told of * bills"}, {"通知会费：*", "Told of dues: *"}, {"通知*年会费", "Told of the dues of *"}, {"撤回会费通知：*", "Not told of dues: *"},
	{"减免：*", "Waive: *"}, {"撤回减免：*", "Take the waiver back: *"}, {"核销会费：*", "Write off: *"}, {"核销*年会费：*", "Write off the dues of *: *"}, {"撤回核销：*", "Take the writing off back: *"},
	{"登记缴费：*", "Payment: *"}, {"缴费：*", "Payment: *"}, {"删除缴费：*", "Delete the payment: *"}, {"预收冲抵：*", "Use the credit: *"}, {"预收冲抵", "Use credits"},
	{"银行流水：*", "Bank sheet: *"}, {"开票", "Receipts"}, {"开票 *", "Receipt *"}, {"作废票据 *", "Void the receipt *"}, {"作废票据：*", "Void the receipt *"},
	{"公布会费收支：*", "Dues of * published"},
	{"修改协会资料", "Change the association's particulars"}, {"修改本期资料 *", "Change the issue's particulars: *"},
	{"放行 * 项检查结果", "Let * findings stand"}, {"签发第*期：*", "Sign no. *: *"}, {"收回签发第*期：*", "Take the signature back, no. *: *"}, {"*第*期：*", "*, no. *: *"},
	{"付印 *", "To the printer: *"}, {"收回付印 *：*", "Back from the printer: *: *"}, {"更正 *", "Correction: *"},
	{"写稿 *", "Write: *"}, {"写稿 *（与别处不同的一份）", "Write: * (other than elsewhere)"}, {"写稿 *（别处的一份）", "Write: * (from elsewhere)"},
	{"外部编辑 *", "Edited elsewhere: *"}, {"插图 *", "Picture: *"}, {"替换“*”→“*”", "Replace “*” by “*”"}, {"删去“*”", "Delete “*”"},
	{"新稿件 *", "New article: *"}, {"稿件栏目 *", "Particulars: *"},
	{"收稿 *", "Copy: *"}, {"印前代改：*", "Mended before print: *"}, {"移动 * 到【*】", "Move * to *"}, {"【*】加入 *", "*: add *"}, {"撤下 *", "Take out: *"}, {"暂缓介绍 *", "Hold back: *"}, {"不再暂缓介绍", "Bring the held back"},
	{"栏目【*】改名【*】", "Section *: rename *"}, {"栏目【*】", "Section *"}, {"删除栏目【*】", "Delete section *"}, {"移动栏目【*】", "Move section *"}, {"新设栏目【*】", "New section *"},
	{"新建第*期", "New issue no. *"}, {"第*期【*】加入 * 篇稿件", "No. *, *: * articles added"},
}

// changePatterns are changeNames as they are looked for, the longest first.
var changePatterns = func() (out []struct {
	zh *regexp.Regexp
	en string
}) {
	rows := slices.Clone(changeNames)
	slices.SortStableFunc(rows, func(a, b [2]string) int { return len(b[0]) - len(a[0]) })
	for _, r := range rows {
		zh := "^" + strings.ReplaceAll(regexp.QuoteMeta(r[0]), `\*`, "(.*)") + "$"
		en, n := "", 0
		for _, part := range strings.SplitAfter(r[1], "*") {
			if strings.HasSuffix(part, "*") {
				n++
				part = strings.TrimSuffix(part, "*") + "${" + string(rune('0'+n)) + "}"
			}
			en += part
		}
		out = append(out, struct {
			zh *regexp.Regexp
			en string
		}{regexp.MustCompile(zh), en})
	}
	return out
}()

// changeName is the name of a change in the language of the screen.
func (w *words) changeName(name string) string {
	if w.lang != "en" {
		return name
	}
	for _, p := range changePatterns {
		if p.zh.MatchString(name) {
			return p.zh.ReplaceAllString(name, p.en)
		}
	}
	return name
}
