package sample

import "huikan/data"

// councilMembers sit on the council (理事会) or watch over it (监事).
var councilMembers = []memberRow{
	{class: "会长单位", joined: "2005-06-18", district: "望津区", street: "观澜路1号", founded: "1996-03-28", capital: "8.5亿元",
		Member: data.Member{
			Name: "江州物流集团股份有限公司", ShortName: "江州物流", NameEN: "Jiangzhou Logistics Group Co., Ltd.", FormerNames: []string{"江州市储运总公司", "江州储运有限公司"},
			OrgType: "国有", Industry: []string{"综合物流", "仓储", "供应链"}, LegalRep: "闻人岳", Staff: "5,200人", Website: "www.jzlg.example", WeChatMP: "江州物流集团",
			Phone: "0600-55550101、400-555-0101", Fax: "0600-55550199",
			Scope: "综合物流服务；仓储；城市配送；国际货运代理；供应链管理；物流园区开发与运营；物流技术咨询。",
			Profile: `江州物流集团股份有限公司由成立于1996年的江州市储运总公司改制而来，是江州市属重点国有企业，业务包括园区、仓配、供应链、国际货代与物流科技五个板块，现有全资及控股子公司21家。

集团在市域内运营物流园区7座、仓库面积186万平方米，拥有各类货运车辆2,300余台；“江州一仓”共享仓平台已有940家中小商户入驻，平均降低仓储成本12.6%。

作为会长单位，集团牵头承建城市共同配送公共信息平台，并在每年12月开放科技园，举办“江州物流开放日”。`},
		contacts: []contactRow{
			{"闻人岳", "男", "董事长", "法定代表人", "print", "存储 邮寄 名录公开 网络公开", "", 3},
			{"柏令仪", "女", "副总裁", "会员代表", "both", "存储 邮寄 电邮 名录公开", "boly@jzlg", 1},
			{"邱实", "男", "品牌部经理", "联络员 宣传(供稿)", "both", "存储 电邮", "qiushi@jzlg", 1},
		}},
	{class: "轮值会长单位", joined: "2005-06-18", was: "副会长单位", since: "2025-01-01", district: "东津区", street: "港前路100号", founded: "1958", capital: "32亿元",
		Member: data.Member{Name: "东津港口控股有限公司", ShortName: "东津港", FormerNames: []string{"江州东津港务局"}, OrgType: "国有", Industry: []string{"港口"},
			LegalRep: "程万里", Staff: "3,800人", Website: "www.dongjinport.example", Phone: "0600-55550102", Fax: "0600-55550198",
			Scope: "港口经营；船舶港口服务；装卸搬运；集装箱堆存；拖轮服务；港口设施租赁与维修。",
			Profile: `东津港口控股有限公司经营东津港区全部公共码头，岸线长6.2公里，有生产性泊位27个，其中万吨级以上11个，2025年完成货物吞吐量4,860万吨、集装箱138万标准箱。

港区已建成自动化堆场一座、岸电设施19套，船舶靠港岸电使用率达到84%。公司坚持“港口围着货主转”，推出夜间提箱、周末查验、线上对账三项服务，进口箱平均在港堆存时间缩短至3.1天。每年五月的“港口开放周”，会员单位的职工家属可以登上码头，看一只箱子怎样过江、过关、过磅。`},
		contacts: []contactRow{{"程万里", "男", "董事长", "会员代表 法定代表人", "print", "存储 邮寄 名录公开", "", 2}, {"阮静", "女", "企管部", "联络员 收刊人", "both", "存储 邮寄 电邮", "ruanjing@dongjinport", 1}}},
	{class: "常务副会长单位", joined: "2007-04-20", was: "副会长单位", since: "2021-03-01", district: "澄湖区", street: "数谷路8号", founded: "2003-07-01", capital: "2.6亿元",
		Member: data.Member{Name: "澄运速递（江州）有限公司", ShortName: "澄运速递", NameEN: "Chengyun Express (Jiangzhou) Co., Ltd.", OrgType: "民营", Industry: []string{"快递", "城市配送"},
			LegalRep: "单于飞", Pinyin: "cheng yun su di jiang zhou you xian gong si", Staff: "4,100人", Website: "www.chengyun-express.example", Phone: "400-555-0103",
			Scope: "国内快递（邮政企业专营业务除外）；道路普通货物运输；仓储服务；城市配送运输服务。",
			Profile: `澄运速递（江州）有限公司2003年创办于澄湖区，从12个人、3辆三轮车起步，如今在全市设有营业网点286个，日均处理快件142万件，是本地规模最大的民营快递企业。

公司2024年启用的澄湖智能分拨中心，采用交叉带与摆臂相结合的分拣线，每小时处理能力达7.2万件，差错率低于万分之零点五。公司的“骑手驿站”向各家公司的骑手开放，夏有凉水，冬有热汤，三年来接待逾20万人次，被骑手们亲切地叫作“路上的家”。`},
		contacts: []contactRow{{"单于飞", "男", "总裁", "会员代表 法定代表人", "email", "存储 电邮 名录公开", "shanyf@chengyun-express", 1}}},
	{class: "副会长单位", joined: "2009-11-05", district: "北屿新区", street: "综保一路18号", founded: "2007-09-12", capital: "6000万美元",
		Member: data.Member{Name: "岚海国际货运代理（江州自由贸易港区）有限责任公司", ShortName: "岚海货代", NameEN: "Lanhai International Forwarding (Jiangzhou FTP) LLC", OrgType: "港澳台",
			Industry: []string{"货运代理", "保税物流"}, LegalRep: "Chan Wing Sum", Staff: "460人", Website: "https://www.lanhai-ffw.example", Phone: "0600-55550104转801",
			Scope: "国际货物运输代理；无船承运；报关；保税仓储；进出口贸易；供应链管理。"},
		contacts: []contactRow{{"陈咏心", "女", "执行董事", "法定代表人 会员代表", "email", "存储 电邮", "ws.chan@lanhai-ffw", 1}}},
	{class: "副会长单位", joined: "2010-03-30", was: "常务理事单位", since: "2021-03-01", district: "云麓区", street: "货场北路88号", founded: "2009-12", capital: "1.2亿元",
		Member: data.Member{Name: "云麓陆港建设发展有限公司", ShortName: "云麓陆港", OrgType: "国有", Industry: []string{"物流园区"}, LegalRep: "欧阳怀远", Staff: "210人",
			Website: "www.yunlu-inlandport.example", Phone: "0600-55550105", Scope: "物流园区开发、建设与运营；仓储；铁路货运服务；物业管理；会议及展览服务。"},
		contacts: []contactRow{{"欧阳怀远", "男", "董事长", "会员代表 法定代表人", "print", "存储 邮寄 名录公开", "", 1}, {"汤小满", "女", "综合部", "联络员", "both", "", "", 1}}},
	{class: "监事(长)单位", joined: "2008-05-16", district: "望津区", street: "府前街16号", founded: "2001-01-08", capital: "300万元",
		Member: data.Member{Name: "江州正衡会计师事务所（普通合伙）", ShortName: "正衡会计", OrgType: "其他", Industry: []string{"会计服务"}, LegalRep: "衡素心", Staff: "46人",
			Phone: "0600-55550106", Scope: "审计；验资；税务代理；财务咨询；会计培训。"},
		contacts: []contactRow{{"衡素心", "女", "首席合伙人", "会员代表", "print", "存储 邮寄", "", 1}}},
	{class: "常务理事单位", joined: "2011-08-22", district: "东津区", street: "保税大道56号", founded: "2010-02-26", capital: "9,800万元",
		Member: data.Member{Name: "江州恒温医药供应链有限公司", ShortName: "恒温医药", OrgType: "合资", Industry: []string{"医药物流", "冷链物流"}, LegalRep: "陆祎", Staff: "350人",
			Website: "www.hengwen-pharma.example", Phone: "0600-55550107", Scope: "药品批发；第三方药品物流；医疗器械经营；冷藏冷冻运输；低温仓储。",
			Profile: `江州恒温医药供应链有限公司专门从事药品、疫苗、生物样本和体外诊断试剂的仓储与运输，是全市首家取得第三方药品物流资质的企业。公司药品仓库面积3.4万平方米，设2℃～8℃、−20℃、−70℃三个温区，全部实行双回路供电。

公司的每一只保温箱都有自己的“病历”：启用日期、验证报告、每次出库温度曲线均可追溯。2025年，公司完成医药配送订单61.8万单，冷链药品破损率为十万分之三。公司还承担市级应急药品储备与夜间急配，全年无休，急单平均响应时间22分钟。`},
		contacts: []contactRow{{"陆祎", "男", "总经理", "会员代表 法定代表人", "both", "存储 邮寄 电邮", "luyi@hengwen-pharma", 1}}},
	{class: "常务理事单位", joined: "2012-06-07", district: "南浦县", street: "工业园一路2号", founded: "2006-11", capital: "4200万元",
		Member: data.Member{Name: "江州南浦危险化学品专用运输有限公司", ShortName: "南浦危运", OrgType: "民营", Industry: []string{"危险货物运输"}, LegalRep: "石坚", Staff: "180人",
			Phone: "0600-55550108", Scope: "危险货物道路运输（3类、8类、9类）；罐车清洗；道路运输安全咨询。"},
		contacts: []contactRow{{"石坚", "男", "总经理", "会员代表 法定代表人", "print", "存储 邮寄", "", 1}, {"米荷", "女", "安全总监", "联络员", "both", "存储 电邮", "mihe@nanpu-dg", 1}}},
}
