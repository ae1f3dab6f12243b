package textview

import (
	"strings"
	"testing"

	"huikan/app/ui/look"
)

// marked is an editor of a text in which [ ] stand round what is selected, or |
// where the caret is.
func marked(t *testing.T, s string) *desk {
	t.Helper()
	text := strings.NewReplacer("«", "", "»", "", "¦", "").Replace(s)
	d := bare(t, text, 700, 400, look.NewTheme(look.Day, nil, nil))
	if at := strings.Index(s, "¦"); at >= 0 {
		d.Select(at, at)
	} else {
		from := strings.Index(s, "«")
		d.Select(from, strings.Index(s, "»")-len("«"))
	}
	return d
}

func (d *desk) marks() string {
	t := d.Text()
	from, to := d.sel.Sorted()
	if from == to {
		return t[:to] + "¦" + t[to:]
	}
	return t[:from] + "«" + t[from:to] + "»" + t[to:]
}

func TestButtons(t *testing.T) {
	heading := func(level int) func(*desk) { return func(d *desk) { d.SetHeading(level) } }
	bold := func(d *desk) { d.SetBold() }
	list := func(d *desk) { d.SetList() }
	for _, c := range []struct {
		name, was string
		do        func(*desk)
		want      string
	}{
		{"a heading by its number", "一、总¦则", heading(-1), "## 一、总¦则"},
		{"of the second level", "（一）健¦全", heading(-1), "### （一）健¦全"},
		{"of the third", "1. 名¦称", heading(-1), "#### 1. 名¦称"},
		{"pressed again", "## 一、总¦则", heading(2), "一、总¦则"},
		{"another level", "## 一、总¦则", heading(3), "### 一、总¦则"},
		{"text again", "#### 总¦则", heading(0), "总¦则"},
		{"several", "«甲\n\n乙»", heading(2), "## «甲\n\n## 乙»"},
		{"bold", "文«粗»文", bold, "文**«粗»**文"},
		{"bold no more", "文**«粗»**文", bold, "文«粗»文"},
		{"bold with its marks selected", "文«**粗体**»文", bold, "文«粗体»文"},
		{"bold to come", "文¦", bold, "文**¦**"},
		{"not after all", "文**¦**", bold, "文¦"},
		{"on behind the bold", "文**粗¦**文", bold, "文**粗**¦文"},
		{"bold over paragraphs", "«甲\n\n乙»", bold, "**«甲**\n\n**乙»**"},
		{"bold swallows bold", "«甲**乙**丙»", bold, "**«甲乙丙»**"},
		{"blanks stay outside", "文«　粗　»文", bold, "文　**«粗»**　文"},
		{"a list", "«甲\n\n乙»", list, "- «甲\n\n- 乙»"},
		{"a list no more", "«- 甲\n- 乙»", list, "«甲\n乙»"},
		{"an item to come", "¦", list, "- ¦"},
		{"a table", "前¦文\n\n后", func(d *desk) { d.InsertTable(1, 2) }, "前文\n\n| ¦ |  |\n| --- | --- |\n|  |  |\n\n后"},
		{"a table of a sheet's rows", "前\n\n«名\t数\n甲\t1»\n\n后", func(d *desk) { d.InsertTable(1, 2) }, "前\n\n| ¦名 | 数 |\n| --- | --- |\n| 甲 | 1 |\n\n后"},
		{"a signature", "文¦", func(d *desk) { d.InsertMarked("signature", "甲会", "2026年6月2日") }, "文\n\n::: {.signature}\n«甲会»\n2026年6月2日\n:::"},
		{"a signature of what is there", "文\n\n«甲会\n\n六月»\n\n后", func(d *desk) { d.InsertMarked("signature", "乙") }, "文\n\n::: {.signature}\n«甲会»\n六月\n:::\n\n后"},
		{"below a block, not in it", "::: {.recipient}\n各¦会员：\n:::\n\n后", func(d *desk) { d.InsertTable(0, 1) }, "::: {.recipient}\n各会员：\n:::\n\n| ¦ |\n| --- |\n\n后"},
		{"below a table", "| 甲¦ |\n| --- |\n| 乙 |", func(d *desk) { d.InsertTable(0, 1) }, "| 甲 |\n| --- |\n| 乙 |\n\n| ¦ |\n| --- |"},
		{"a footnote", "甲¦乙\n", func(d *desk) { d.InsertNote() }, "甲[^1]乙\n\n[^1]: ¦"},
		{"another", "甲[^1]乙¦\n\n[^1]: 注", func(d *desk) { d.InsertNote() }, "甲[^1]乙[^2]\n\n[^1]: 注\n[^2]: ¦"},
	} {
		d := marked(t, c.was)
		before := d.Text()
		c.do(d)
		if got := d.marks(); got != c.want {
			t.Errorf("%s: %q becomes %q, want %q", c.name, c.was, got, c.want)
		}
		d.Undo()
		if d.Text() != before && c.name != "on behind the bold" {
			t.Errorf("%s: undo leads to %q, want %q", c.name, d.Text(), before)
		}
	}
}

func TestHeadings(t *testing.T) {
	d := edit(t, "序\n\n## 一、**总**则\n\n文\n\n### （一）甲\n\n#不是\n", 600, 400)
	got := d.Headings()
	if len(got) != 2 || got[0].Text != "一、总则" || got[0].Level != 2 || got[1].Level != 3 || got[1].At != strings.Index(d.Text(), "###") {
		t.Errorf("headings %+v", got)
	}
}
