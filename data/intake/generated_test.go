package intake

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"huikan/data"
)

// The issues here are made up: an association of kite makers, by a seed. What
// was written down is known, so what is read can be compared with it.

var (
	clauses = strings.Fields(`今年春季风筝产业园建成投产 沿江五个镇的作坊陆续迁入新址 协会组织会员赴外地考察纸鸢工艺 竹篾与绢布的采购价格趋于平稳
		主管部门要求各单位认真做好安全检查 骨架粘接工序引入了自动化设备 放飞场地的管理责任得到进一步明确 老艺人带徒补贴按月发放到位
		订单主要来自沿海旅游城市 出口包装改用可降解材料 检测中心完成了三十二项抗风试验 会员企业普遍反映物流成本有所下降
		培训班共有六十余名学员参加 网上销售占比首次超过四成 行业标准的修订工作正在有序推进 各区县应当结合实际制定实施细则
		纸鸢博物馆免费向公众开放 消费者对手工产品的认可度持续提高 专家组对申报材料逐一进行了评审 资金使用情况接受社会监督`)
	ends    = []string{"。", "。", "。", "。", "；同时，质量追溯体系初步建立。", "（市工艺办牵头负责）"}
	topics  = strings.Fields(`纸鸢产业 放飞场地 传统工艺 竹材采购 出口包装 抗风检测 绢布染色 会员服务 行业标准 人才培养 网络销售 文化旅游`)
	acts    = strings.Fields(`管理规定 发展意见 实施方案 评价办法 行动计划 指导意见 工作要点 暂行办法`)
	orgs    = strings.Fields(`江州市人民政府 江州市工艺美术办公室 江州市商务局 江州市文化和旅游局 云岭区人民政府办公室 江州市市场监管委员会`)
	makers  = strings.Fields(`江州飞云纸鸢有限公司 云岭竹艺股份有限公司 江州天际放飞俱乐部 南岸绢布印染厂 白鹭文化传播（江州）有限公司 江州千纸鹤研究中心 远山贸易有限公司 春风包装材料有限公司`)
	columns = strings.Fields(`要闻速递 政策法规 行业观察 协会工作 交流园地 经验分享 市场数据 专题研究 法规选登 海外视窗`)
)

type wantArticle struct {
	title, docNo, date, credit string
	signers                    []string
	headings                   []string
	rows                       int
	docTitle                   string
	recipient                  bool
}

type wantSection struct {
	name     string
	articles []*wantArticle
	members  []*data.Member
}

type maker struct {
	*rand.Rand
	lines []string // of the body, with "" for blank lines
	cuts  map[string]bool
	blank int
}

func (m *maker) pick(ss []string) string { return ss[m.IntN(len(ss))] }

func (m *maker) sentence() string {
	n := 1 + m.IntN(4)
	var parts []string
	for range n {
		parts = append(parts, m.pick(clauses))
	}
	return strings.Join(parts, "，") + m.pick(ends)
}

func (m *maker) put(ss ...string) {
	for _, s := range ss {
		m.lines = append(m.lines, s)
	}
	for range m.blank {
		m.lines = append(m.lines, "")
	}
}

// prose writes a paragraph and sometimes cuts it where a printed page would
// have: at the end of a full line, blank lines between.
func (m *maker) prose(prefix string) {
	s := prefix
	for range 2 + m.IntN(4) {
		s += m.sentence()
	}
	if !strings.HasSuffix(s, "。") {
		s += m.pick(clauses) + "。"
	}
	rs := []rune(s)
	if m.IntN(5) == 0 && len(rs) > 80 {
		k := 32 + 34*m.IntN((len(rs)-40)/34)
		for k < len(rs) && strings.ContainsRune("，。；、）”", rs[k]) {
			k++
		}
		if k < len(rs)-3 && !strings.ContainsRune("。；）", rs[k-1]) && rs[k] != '（' {
			a, b := string(rs[:k]), string(rs[k:])
			m.cuts[tail(a, 8)+"‖"+clip(b, 8)] = true
			m.put(a)
			m.lines = append(m.lines, "")
			m.put(b)
			return
		}
	}
	m.put(s)
}

func (m *maker) document(a *wantArticle, n int) {
	org, topic := m.pick(orgs), m.pick(topics)
	name := topic + m.pick(acts)
	a.title = org + "关于印发" + name + "的通知"
	if m.IntN(3) == 0 {
		a.title = org + "关于加快" + topic + "健康有序发展的若干意见（" + fmt.Sprint(n) + "）"
		name = ""
	}
	a.docNo = fmt.Sprintf("江%s发〔20%02d〕%d号", m.pick([]string{"府", "府办", "商", "文旅"}), 10+m.IntN(15), 1+m.IntN(98)+n*100)
	title := []string{a.title}
	if k := strings.Index(a.title, "关于"); m.IntN(2) == 0 {
		title = []string{a.title[:k+len("关于印发")], a.title[k+len("关于印发"):]}
		a.title = strings.Join(title, "\n")
	}
	switch m.IntN(3) {
	case 0:
		m.put(append([]string{a.docNo}, title...)...)
	case 1:
		title[0] = a.docNo + " " + title[0]
		m.put(title...)
	default:
		m.put(a.docNo)
		m.put(title...)
	}
	if m.IntN(4) > 0 {
		m.put("各区人民政府，市有关委、办、局，各会员单位：")
		a.recipient = true
	}
	m.prose("")
	a.signers = []string{org}
	if m.IntN(3) == 0 {
		for other := m.pick(orgs); other != org; other = org {
			a.signers = append(a.signers, other)
		}
	}
	a.date = fmt.Sprintf("20%02d年%d月%d日", 10+m.IntN(15), 1+m.IntN(12), 1+m.IntN(28))
	if name == "" {
		m.sections(a)
	} else if m.IntN(2) == 0 {
		m.put("附件：" + name)
	}
	m.put(append(append([]string{}, a.signers...), a.date)...)
	if name != "" {
		a.docTitle = name
		m.put(name)
		if m.IntN(2) == 0 {
			for i := range 3 + m.IntN(5) {
				m.prose(fmt.Sprintf("第%s条 ", han(i+1)))
				if m.IntN(3) == 0 {
					m.put("（一）"+m.pick(clauses)+"；", "（二）"+m.pick(clauses)+"；", "（三）"+m.pick(clauses)+"。")
				}
			}
		} else {
			m.prose("")
			m.sections(a)
		}
		if m.IntN(3) == 0 {
			m.table(a)
		}
	}
}

func han(n int) string {
	return []string{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"}[n-1]
}

func (m *maker) sections(a *wantArticle) {
	for i := range 2 + m.IntN(3) {
		h := han(i+1) + "、" + m.pick(topics) + m.pick([]string{"总体要求", "主要任务", "保障措施"})
		a.headings = append(a.headings, h)
		m.put(h)
		if m.IntN(2) == 0 {
			for j := range 2 + m.IntN(3) {
				h := "（" + han(j+1) + "）加强" + m.pick(topics) + "建设"
				a.headings = append(a.headings, h)
				m.put(h)
				m.prose("")
			}
			continue
		}
		m.prose("")
	}
}

func (m *maker) table(a *wantArticle) {
	n := 6 + m.IntN(8)
	a.rows = n + 1
	rows := []string{"序号\t名称\t目标\t单位\t备注"}
	for i := range n {
		if i%4 == 0 {
			rows = append(rows, han(i/4+1)+"\t"+m.pick(topics)+"\t\t\t")
			continue
		}
		rows = append(rows, fmt.Sprintf("%d\t%s数量\t≥%d\t%s\t%s", i, m.pick(topics), m.IntN(90), m.pick(orgs), m.pick([]string{"", "累计", "a|b*c"})))
	}
	m.put(append(append(append([]string{}, rows[:n/2]...), ""), rows[n/2:]...)...)
}

func (m *maker) news(a *wantArticle, n int, credit bool) {
	a.title = m.pick([]string{"盘点：", "", "观察："}) + m.pick(topics) + m.pick([]string{"迎来新的增长周期", "如何走出淡季困境", "十大变化值得关注", "交流会在江州举行"}) + m.pick([]string{"", "（" + fmt.Sprint(n+1) + "）"})
	m.put(a.title)
	m.prose("")
	if m.IntN(2) == 0 {
		for i := range 2 + m.IntN(3) {
			h := m.pick([]string{"趋势" + han(i+1) + "：", fmt.Sprintf("反思 %d——", i+1)}) + m.pick(topics) + "再升级"
			a.headings = append(a.headings, h)
			m.put(h)
			m.prose("")
		}
	} else {
		m.prose("")
	}
	if credit {
		a.credit = m.pick([]string{"（来源：江州日报；编选：江州纸鸢研究会）", "（摘自：纸鸢世界网）", "（来源：江州晚报 文/林小满 周野；编辑：阿岚）", "（作者：苏合，来源：《工艺》）"})
		m.put(a.credit)
	}
}

func (m *maker) member(name string) *data.Member {
	w := &data.Member{Name: name, Class: m.pick([]string{"会员单位", "理事单位", "副会长单位", "常务理事单位"})}
	m.put(name + "（" + w.Class + "）")
	scope := func() {
		if m.IntN(6) > 0 {
			w.Scope = m.pick(topics) + "、" + m.pick(topics) + "、会务服务（除经纪）。"
			m.put("主要业务经营范围：" + w.Scope)
		}
	}
	if m.IntN(4) > 0 {
		scope()
		scope = func() {}
	}
	m.prose("会员企业情况介绍：" + name + "成立于江州，")
	for range m.IntN(3) {
		m.prose("")
	}
	scope()
	if m.IntN(2) == 0 {
		w.Website = "www.example" + fmt.Sprint(m.IntN(99)) + ".cn"
		m.put("单位网址：" + w.Website)
	}
	if m.IntN(4) > 0 {
		m.put("（" + name + "）")
	}
	return w
}

// seeds is how many issues to make up; HUIKAN_SEEDS asks for more.
func seeds(n uint64) uint64 {
	if v, err := strconv.ParseUint(os.Getenv("HUIKAN_SEEDS"), 10, 32); err == nil {
		return v
	}
	return n
}

func TestGenerated(t *testing.T) {
	cuts, healed := 0, 0
	for seed := range seeds(80) {
		m := &maker{Rand: rand.New(rand.NewPCG(seed, 7)), cuts: map[string]bool{}, blank: 1 + int(seed%7)/6}
		contents := m.IntN(4) // 0: none, 1: with pages, 2: without, 3: dots without numbers
		var want []*wantSection
		used := map[string]bool{}
		names := m.Perm(len(columns))[:1+m.IntN(5)]
		memberAt := m.IntN(len(names) + 1)
		serial := 0
		var list []string
		leader := m.pick([]string{".....\t", "····· ", "……………", "．．．．．．", " . . . . . . . ", "\t", "    "})
		add := func(title string) {
			title = strings.ReplaceAll(title, "\n", "")
			if contents == 3 && (strings.TrimSpace(leader) == "") {
				leader = "……………"
			}
			if contents == 2 {
				list = append(list, title)
				return
			}
			page := ""
			if contents == 1 {
				page = fmt.Sprint(1 + serial)
			}
			if rs := []rune(title); len(rs) > 24 && m.IntN(3) == 0 {
				list = append(list, string(rs[:20]))
				title = string(rs[20:])
			}
			list = append(list, title+leader+page)
		}
		for i, c := range names {
			if i == memberAt {
				s := &wantSection{name: m.pick([]string{"新增会员", "会员风采", "新会员介绍"})}
				m.put("【" + s.name + "】")
				list = append(list, "", "【"+s.name+"】", "")
				for _, k := range m.Perm(len(makers))[:1+m.IntN(6)] {
					s.members = append(s.members, m.member(makers[k]))
					add(makers[k])
				}
				want = append(want, s)
			}
			s := &wantSection{name: columns[c]}
			label := "【" + s.name + "】"
			if seed%5 == 0 {
				label = "【 " + strings.Join(strings.Split(s.name, ""), " ") + " 】"
			}
			m.put(label)
			list = append(list, "", label, "")
			credits := contents == 0 || m.IntN(3) > 0
			for range 1 + m.IntN(12)%(2+m.IntN(11)) {
				a := &wantArticle{}
				at := len(m.lines)
				for {
					m.lines = m.lines[:at]
					*a = wantArticle{}
					if m.IntN(2) == 0 {
						m.document(a, serial)
					} else {
						m.news(a, serial, credits)
					}
					if !used[a.title] {
						break
					}
				}
				used[a.title] = true
				serial++
				line := a.title
				if a.docNo != "" && m.IntN(2) == 0 {
					line = a.docNo + " " + line
				}
				if m.IntN(5) == 0 {
					line = strings.NewReplacer("关于", "关于进一步", "：", ":", "（", "(", "）", ")").Replace(line)
				}
				add(line)
				s.articles = append(s.articles, a)
			}
			want = append(want, s)
		}
		year, months, no, total := 2005+m.IntN(20), 1+m.IntN(11), 1+m.IntN(12), 1+m.IntN(300)
		label := []string{
			fmt.Sprintf("%d年%d、%d月合刊第%d期总第%d期", year, months, months+1, no, total),
			fmt.Sprintf("%d年%d月 第%d期（总第%d期）", year, months, no, total),
			fmt.Sprintf("%d年第%d期 总第%d期", year, no, total),
			fmt.Sprintf("%d 年 %d-%d 月　第 %d 期 (总 %d 期)", year, months, months+1, no, total),
		}[seed%4]
		if seed%3 == 0 {
			label = strings.NewReplacer("0", "０", "1", "１", "2", "２", "3", "３", "4", "４", "5", "５", "6", "６", "7", "７", "8", "８", "9", "９").Replace(label)
		}
		src := label + "\n"
		full := m.IntN(3) > 0
		if full {
			src = "\n\nJiangzhou Kite Association\n\n内部资料 免费交流\n\n江州纸鸢\n\n" + label + "\n\n江州市纸鸢行业协会主办\n"
		}
		if contents > 0 {
			if m.IntN(3) > 0 {
				src += "\n" + m.pick([]string{"目录", "目　录", "本期目录", "CONTENTS"}) + "\n"
			}
			src += strings.Join(list, "\n") + "\n"
		}
		src += "\n" + strings.Join(m.lines, "\n") + "\n"
		staff := m.IntN(3) > 0
		if staff {
			src += "编辑：林小满、周野\n责任编辑：苏合\n"
		}
		if seed%2 == 0 {
			src = strings.ReplaceAll(src, "\n", "\r\n")
		}
		raw := []byte(src)
		switch seed % 3 {
		case 1:
			raw, _ = simplifiedchinese.GB18030.NewEncoder().Bytes(raw)
		case 2:
			raw = append([]byte("\xEF\xBB\xBF"), raw...)
		}
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			d, err := BackIssue("made.txt", raw)
			if err != nil {
				t.Fatal(err)
			}
			if s := lost(raw, d); s != "" {
				t.Errorf("lost:\n%s", s)
			}
			if d.Issue.Year != year || d.Issue.YearNo != no || d.Issue.SerialNo != total {
				t.Errorf("%s read as %+v", label, d.Issue)
			}
			if full && (d.Issue.Title != "江州纸鸢" || d.Issue.Organiser != "江州市纸鸢行业协会" || d.Issue.Notice == "") {
				t.Errorf("cover read as %+v", d.Issue)
			}
			if staff && len(d.Issue.StaffList) != 2 {
				t.Errorf("staff %+v", d.Issue.StaffList)
			}
			compare(t, want, d, contents)
			for _, f := range d.Report.Findings {
				if f.Code != CodeJoin {
					continue
				}
				ab := strings.Split(f.Text, "‖")
				if !m.cuts[tail(strings.TrimPrefix(ab[0], "…"), 8)+"‖"+clip(strings.TrimSuffix(ab[1], "…"), 8)] {
					t.Errorf("wrong join: %s", f.Message("zh"))
				} else {
					healed++
				}
			}
			if t.Failed() {
				t.Logf("contents %d", contents)
			}
		})
		cuts += len(m.cuts)
	}
	t.Logf("%d of %d cuts healed", healed, cuts)
	if healed*100 < cuts*95 {
		t.Errorf("%d of %d cuts healed", healed, cuts)
	}
}

func compare(t *testing.T, want []*wantSection, d *Draft, contents int) {
	t.Helper()
	if len(d.Sections) != len(want) {
		t.Fatalf("%d sections, want %d", len(d.Sections), len(want))
	}
	for i, w := range want {
		s := d.Sections[i]
		if s.Section.Name != w.name || len(s.Articles) != len(w.articles) || len(s.Members) != len(w.members) {
			var got, exp []string
			for _, a := range s.Articles {
				got = append(got, a.Title)
			}
			for _, a := range w.articles {
				exp = append(exp, a.title)
			}
			t.Errorf("section %q: %d articles, %d members; want %q %d %d\ngot  %q\nwant %q", s.Section.Name, len(s.Articles), len(s.Members), w.name, len(w.articles), len(w.members), got, exp)
			continue
		}
		for k, x := range w.members {
			y := s.Members[k]
			if y.Name != x.Name || y.Class != x.Class || y.Scope != x.Scope || y.Website != x.Website || !strings.Contains(y.Profile, "成立于江州") {
				t.Errorf("member %+v, want %+v", y, x)
			}
		}
		for k, x := range w.articles {
			y := s.Articles[k]
			if y.Title != x.title || y.DocNo != x.docNo || y.Credit != x.credit {
				t.Errorf("article %q %q %q, want %q %q %q", y.Title, y.DocNo, y.Credit, x.title, x.docNo, x.credit)
			}
			for _, h := range x.headings {
				if !strings.Contains(y.Body, "# "+h+"\n") {
					t.Errorf("%q: no heading %q", y.Title, h)
				}
			}
			if n := strings.Count("\n"+y.Body, "\n#"); n != len(x.headings) {
				t.Errorf("%q: %d headings, want %d", y.Title, n, len(x.headings))
			}
			if n := strings.Count("\n"+y.Body, "\n| "); n != 0 && n-1 != x.rows && n != x.rows+1 {
				t.Errorf("%q: %d table lines, want %d rows", y.Title, n, x.rows)
			}
			if x.rows > 0 && strings.Count(y.Body, "\n| ---") != 1 {
				t.Errorf("%q: not one table", y.Title)
			}
			if x.date != "" {
				sign := "::: {.signature}\n" + strings.Join(x.signers, "\n") + "\n" + x.date + "\n:::"
				if !strings.Contains(y.Body, sign) || y.Type != "公文" {
					t.Errorf("%q (%s): no signature %q", y.Title, y.Type, sign)
				}
			}
			if x.docTitle != "" && !strings.Contains(y.Body, "::: {.doctitle}\n"+x.docTitle+"\n:::") {
				t.Errorf("%q: no document title %q", y.Title, x.docTitle)
			}
			if x.recipient != strings.Contains(y.Body, "{.recipient}") {
				t.Errorf("%q: recipient %v", y.Title, x.recipient)
			}
		}
	}
}
