package intake

import (
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"

	"huikan/data"
)

func readKite(t *testing.T) *Draft {
	t.Helper()
	raw, err := os.ReadFile("testdata/kite-12.txt")
	if err != nil {
		t.Fatal(err)
	}
	d, err := BackIssue("kite-12.txt", raw)
	if err != nil {
		t.Fatal(err)
	}
	if dir := os.Getenv("HUIKAN_DUMP_KITE"); dir != "" {
		dump(t, d, dir)
	}
	if s := lost(raw, d); s != "" {
		t.Errorf("lost:\n%s", s)
	}
	return d
}

// TestKite reads an issue with one of everything that editors and converters
// do to a text.
func TestKite(t *testing.T) {
	d := readKite(t)
	is := d.Issue
	for _, c := range []struct {
		what      string
		got, want any
	}{
		{"刊名", is.Title, "江州纸鸢"},
		{"年 期 总期", [3]int{is.Year, is.YearNo, is.SerialNo}, [3]int{2026, 1, 201}},
		{"月", is.Months, []int{1}},
		{"主办", is.Organiser, "江州市纸鸢行业协会"},
		{"主办行", is.OrganiserLine, "编印单位：江州市纸鸢行业协会"},
		{"提示", is.Notice, "内部资料 免费交流"},
		{"准印证号", is.PermitNo, "江内资准字第007号"},
		{"印数", is.PrintRun, 500},
		{"编辑", is.StaffList, []data.Staff{{Role: "主编", Names: []string{"林小满"}}, {Role: "责任编辑", Names: []string{"苏合", "周野"}}, {Role: "校对", Names: []string{"阿岚"}}}},
		{"栏目", len(d.Sections), 4},
		{"目录", len(d.Contents), 5},
		{"目录页码", d.Contents[1].Page, 2},
	} {
		if !reflect.DeepEqual(c.got, c.want) {
			t.Errorf("%s: %v, want %v", c.what, c.got, c.want)
		}
	}
	preface := d.Sections[0].Articles[0]
	if preface.Byline != "本刊编辑部" || preface.Type != "卷首语" || !strings.Contains(preface.Body, "- 竹篾\n- 绢布") ||
		!strings.Contains(preface.Body, "::: {.signature}\n江州市纸鸢行业协会秘书处\n:::") ||
		!strings.Contains(preface.Body, "\\*特此致意\\* 与\\_各位\\_，价格 <100 元的 \\[样品\\] 见 #3 展位；a|b 与 \\`代码\\` 和 C:\\\\kite 都照原样。") {
		t.Errorf("preface %+v", preface)
	}
	doc := d.Sections[1].Articles[0]
	if doc.DocNo != "江商发〔2025〕7号" || doc.DocDate != (data.Date{Year: 2025, Month: 12, Day: 3}) || len(doc.Issuers) != 2 || doc.Type != "公文" {
		t.Errorf("document %+v", doc)
	}
	for _, s := range []string{
		"::: {.attachment}\n附件：1. 纸鸢放飞场地管理规定\n2. 放飞场地登记表\n:::",
		"::: {.doctitle}\n纸鸢放飞场地管理规定\n:::\n\n::: {.docnote}\n（2025年12月1日江州市商务局办公会议通过）\n:::\n\n## 第一章 总则",
		"\n\n（二）机场净空保护区。\n\n",
		"::: {.doctitle}\n放飞场地登记表\n:::\n\n| 场地名称 | 面积（亩） | 责任单位 |\n| --- | --- | --- |\n| 东滩 | 12 | 东滩镇 |\n| 西岭 | 8 | 西岭村 |\n| 合计 | 20 |  |\n",
	} {
		if !strings.Contains(doc.Body, s) {
			t.Errorf("no %q in\n%s", s, doc.Body)
		}
	}
	news := d.Sections[2].Articles
	if len(news) != 2 || news[0].Subtitle != "——来自三个镇的报告" || news[0].Byline != "文/林小满" || news[0].OriginName != "《江州晚报》" ||
		news[0].OriginDate != (data.Date{Year: 2025, Month: 12, Day: 5}) || news[0].CompiledBy != "苏合" || news[1].Title != "没有列入目录的短讯" {
		t.Errorf("news %+v", news)
	}
	for _, s := range []string{"协会在走访中了解到", "**“供给减少”**是", "张\\*\\*、李\\*\\*等", "## 二、对策", "#### 1. 联合采购"} {
		if !strings.Contains(news[0].Body, s) {
			t.Errorf("no %q in\n%s", s, news[0].Body)
		}
	}
	ms := d.Sections[3].Members
	if d.Sections[3].Section.Type != data.NewMembersSection || len(ms) != 2 {
		t.Fatalf("members %+v", d.Sections[3])
	}
	if m := ms[0]; m.Name != "江州飞云纸鸢有限公司" || m.Class != "理事单位" || m.Scope != "纸鸢设计、制作。" || m.Website != "www.example.cn" ||
		!m.InDirectory || m.Type != data.UnitMember || !strings.Contains(m.Profile, "联系电话：021-55550000") {
		t.Errorf("member %+v", m)
	}
	if m := ms[1]; m.Name != "周野" || m.Type != data.PersonMember || m.InDirectory {
		t.Errorf("member %+v", m)
	}
	want := map[Code]int{CodeJoin: 1, CodeFurniture: 1, CodeStrayWord: 1, CodeUnbalanced: 1, CodeTableJoined: 1, CodeNoArticle: 1,
		CodeNoContents: 2, CodeLeadIn: 4, CodeLeadInKept: 1, CodeMemberClosing: 1, CodeImprint: 2, CodeUnplaced: 2, CodeDrift: 0, CodeTitleGuessed: 1}
	for code, n := range want {
		if got := d.Report.Count(code); got != n {
			t.Errorf("%d findings %s, want %d", got, code, n)
		}
	}
}

// TestOthers reads issues written down in other ways: no contents page, or one
// without brackets round its sections; lead-ins on lines of their own.
func TestOthers(t *testing.T) {
	for _, c := range []struct {
		file, sections, titles, members string
		contents, drift, joins          int
		holds                           []string
	}{
		{
			"kite-news-72.txt", "协会动态|政策法规|新增会员",
			"协会举办第三届纸鸢工艺交流会|副会长走访南岸会员企业|全国纸鸢标准化技术委员会来访|江州市商务局\n关于开展纸鸢企业信用评价工作的通知",
			"春风包装材料有限公司|远山贸易有限公司", 0, 0, 1,
			[]string{"::: {.signature}\n江州市商务局\n2019年11月3日\n:::\n\n::: {.doctitle}\n纸鸢企业信用评价办法（试行）\n:::\n\n## 第一章　总则", "\n\n二、评价程序。企业自愿申报，专家评审。"},
		},
		{
			"kite-83.txt", "要闻速递|会员风采|交流园地",
			"云岭区人民政府\n关于促进纸鸢产业发展的若干政策措施|全市纸鸢行业工作会议召开|一位老艺人的五十年",
			"江州天际放飞俱乐部", 4, 1, 1,
			[]string{"## 第一章 总 则", "\n\n（二）合作社。\n\n前款", "| 二 | 2000 | 12 |\n\n注：", "说了一句“来了”，又低头"},
		},
	} {
		raw, err := os.ReadFile("testdata/" + c.file)
		if err != nil {
			t.Fatal(err)
		}
		d, err := BackIssue(c.file, raw)
		if err != nil {
			t.Fatal(err)
		}
		if s := lost(raw, d); s != "" {
			t.Errorf("%s: lost:\n%s", c.file, s)
		}
		var sections, titles, members, bodies []string
		for _, s := range d.Sections {
			sections = append(sections, s.Section.Name)
			for _, a := range s.Articles {
				titles, bodies = append(titles, a.Title), append(bodies, a.Body)
			}
			for _, m := range s.Members {
				members = append(members, m.Name)
			}
		}
		for _, x := range [][2]string{{strings.Join(sections, "|"), c.sections}, {strings.Join(titles, "|"), c.titles}, {strings.Join(members, "|"), c.members}} {
			if x[0] != x[1] {
				t.Errorf("%s: %s, want %s", c.file, x[0], x[1])
			}
		}
		if len(d.Contents) != c.contents || d.Report.Drift != c.drift || d.Report.Joins != c.joins {
			t.Errorf("%s: %+v", c.file, d.Report)
		}
		for _, s := range c.holds {
			if !strings.Contains(strings.Join(bodies, "\n"), s) {
				t.Errorf("%s: no %q", c.file, s)
			}
		}
	}
}

// TestRecords wants one change set whose records refer to each other and to
// nothing else.
func TestRecords(t *testing.T) {
	d := readKite(t)
	n := 0
	seen := map[string]data.Record{}
	for _, r := range d.Records(func() string { n++; return fmt.Sprintf("id%03d", n) }) {
		if r.Key() == "" || seen[r.Key()] != nil {
			t.Fatalf("key %q of %T", r.Key(), r)
		}
		seen[r.Key()] = r
		if p, ok := r.(*data.Placement); ok {
			if seen[string(p.Issue)] == nil || seen[string(p.Section)] == nil || seen[string(p.Article)+string(p.Member)] == nil || p.Order < 1 {
				t.Errorf("placement %+v", p)
			}
		}
		if s, ok := r.(*data.Section); ok && (seen[string(s.Issue)] == nil || s.Order < 1) {
			t.Errorf("section %+v", s)
		}
	}
	if len(seen) != 1+4+2*(4+2) { // issue, sections, and a placement for each article and member
		t.Errorf("%d records", len(seen))
	}
}

func TestRefused(t *testing.T) {
	for _, c := range []struct {
		name, raw, why string
	}{
		{"empty.txt", "", "it is empty"},
		{"blank.txt", " \r\n\r\n　\n", "it is empty"},
		{"picture.png", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "it is not a text file"},
		{"letter.txt", "各位会员：\n\n本周五下午开会，请准时参加。\n", "neither a section line 【…】 nor a line with year and number"},
		{"label.txt", "2026年第1期 总第201期\n\n春天来了。\n", "an issue line but no section line"},
		{"paper.txt", "纸鸢抗风性能研究\n\n【摘要】\n\n本文研究纸鸢。\n", "no line with year and number"},
		{"bones.txt", "2026年第1期\n【要闻】\n【法规】\n", "no text under them"},
	} {
		d, err := BackIssue(c.name, []byte(c.raw))
		if err == nil || !strings.Contains(err.Error(), c.why) || !strings.HasPrefix(err.Error(), "read back issue "+c.name+": ") {
			t.Errorf("%s: %v, want “%s”", c.name, err, c.why)
		}
		if d != nil && err != nil {
			t.Errorf("%s: a draft and an error", c.name)
		}
	}
}

func TestReadLabel(t *testing.T) {
	for _, c := range []struct {
		s                    string
		year, yearNo, serial int
		months               []int
	}{
		{"2014年11、12月合刊第9期总第140期", 2014, 9, 140, []int{11, 12}},
		{"2026年1月 第1期（总第201期）", 2026, 1, 201, []int{1}},
		{"2025年第3期 总第88期", 2025, 3, 88, nil},
		{"２０２５年第３期　总第８８期", 2025, 3, 88, nil},
		{"二〇一四年第九期（总第一百四十期）", 2014, 9, 140, nil},
		{"二○一四年十一月第九期", 2014, 9, 0, []int{11}},
		{"2018年5-8月合刊 第3期 总期第97期", 2018, 3, 97, []int{5, 6, 7, 8}},
		{"2018 年 7～8 月 第 4 期 (总 66 期)", 2018, 4, 66, []int{7, 8}},
		{"2019年1月、2月合刊第1期", 2019, 1, 0, []int{1, 2}},
		{"2020年第5—6期合刊（总第120期）", 2020, 5, 120, nil},
		{"第12期（总第212期）", 0, 12, 212, nil},
		{"今天是2014年11月17日", 2014, 0, 0, []int{11}},
		{"第三条 本规定", 0, 0, 0, nil},
	} {
		n := readLabel(c.s)
		if n.year != c.year || n.yearNo != c.yearNo || n.serialNo != c.serial || !reflect.DeepEqual(n.months, c.months) {
			t.Errorf("%s: %+v", c.s, n)
		}
	}
}

func TestCredits(t *testing.T) {
	for _, c := range []struct {
		line string
		want data.Article
	}{
		{"（来源：江州日报；编选：纸鸢研究会）", data.Article{OriginType: "来源", OriginName: "江州日报", CompiledBy: "纸鸢研究会"}},
		{"（摘自：纸鸢世界；来自：放飞研究院）", data.Article{OriginType: "摘自", OriginName: "纸鸢世界"}},
		{"（来源：江州晚报 文/林小满 周野； 编选：苏合）", data.Article{OriginType: "来源", OriginName: "江州晚报", Byline: "林小满 周野", CompiledBy: "苏合"}},
		{"（转自《工艺》2025年第3期）", data.Article{OriginType: "来源", OriginName: "《工艺》2025年第3期"}},
		{"来源：江州市商务局", data.Article{OriginType: "来源", OriginName: "江州市商务局"}},
		{"(作者：苏合)", data.Article{Byline: "苏合"}},
		{"（来源：工艺美术网；编选：研究会；编辑：阿岚）", data.Article{OriginType: "来源", OriginName: "工艺美术网", CompiledBy: "研究会"}},
	} {
		if !isCredit(c.line) {
			t.Errorf("%s: no credit line", c.line)
		}
		c.want.Credit = c.line
		var a data.Article
		if readCredit(&a, c.line); !reflect.DeepEqual(a, c.want) {
			t.Errorf("%s: %+v", c.line, a)
		}
	}
	for _, s := range []string{"（一）来源可靠。", "（牵头部门：市工艺办。配合部门：市商务局）", "来源：竹材来自云岭。其余来自外地。", "（作者观点不代表本刊）"} {
		if isCredit(s) {
			t.Errorf("%s: taken for a credit line", s)
		}
	}
}

// TestCodes wants a sentence in both languages for every kind of finding.
func TestCodes(t *testing.T) {
	seen := map[Code]bool{}
	for _, c := range Codes {
		f := Finding{Code: c.Code, Line: 7, To: 9, Text: "甲", Detail: "乙"}
		zh, en := f.Message("zh"), f.Message("en")
		if seen[c.Code] || zh == en || !hasHan(c.ZH) || hasHan(c.EN) && c.Code != CodeNoIssueLine || strings.ContainsAny(zh+en, "{}") {
			t.Errorf("%s: %q, %q", c.Code, zh, en)
		}
		seen[c.Code] = true
	}
	for _, f := range readKite(t).Report.Findings {
		if !seen[f.Code] {
			t.Errorf("%s has no row in Codes", f.Code)
		}
	}
}

func ExampleBackIssue_refused() {
	_, err := BackIssue("letter.txt", []byte("各位会员：\n本周五下午开会。\n"))
	fmt.Println(err)
	// Output: read back issue letter.txt: it has neither a section line 【…】 nor a line with year and number of an issue
}

func ExampleFinding_Message() {
	f := Finding{Code: CodeJoin, Line: 71, To: 73, Text: "…在走访‖中了解到…"}
	fmt.Println(f.Message("zh"))
	fmt.Println(f.Message("en"))
	// Output:
	// 第 71 行与第 73 行接为一段：…在走访‖中了解到…
	// lines 71 and 73 joined into one paragraph: …在走访‖中了解到…
}

// FuzzBackIssue: whatever the bytes, no panic and nothing lost.
func FuzzBackIssue(f *testing.F) {
	raw, err := os.ReadFile("testdata/kite-12.txt")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(raw)
	for _, file := range []string{"kite-news-72.txt", "kite-83.txt"} {
		if raw, err := os.ReadFile("testdata/" + file); err == nil {
			f.Add(raw)
		}
	}
	f.Add([]byte("2026年第1期\n【新会员】\n甲（会员单位）\n简介：乙\n（甲）\n【要闻】\n题\n来源：丙\n"))
	f.Add([]byte("目录\n【甲】\n题....1\n【甲】\n题\na\tb\n\nc\td\n**\n- （一）x\n[y](#)\n<http://z>\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if len(raw) > 1<<13 {
			return
		}
		d, err := BackIssue("fuzz", raw)
		if err != nil {
			return
		}
		if s := lost(raw, d); s != "" {
			t.Errorf("lost:\n%s", s)
		}
		n := 0
		d.Records(func() string { n++; return fmt.Sprint(n) })
	})
}
