package sample

import "huikan/data"

// branchMembers are branches, bodies that are no companies, and names that are
// hard to set.
var branchMembers = []memberRow{
	{class: "会员单位", joined: "2015-05-28", district: "东津区", street: "港前路100号附楼", founded: "2015-03-02",
		Member: data.Member{Name: "澄运速递（江州）有限公司东津港分公司", ShortName: "澄运东津", OrgType: "分支机构", Industry: []string{"快递"}, LegalRep: "于渡",
			Scope: "在总公司授权范围内经营：国内快递（邮政企业专营业务除外）。"},
		contacts: []contactRow{{"于渡", "男", "负责人", "会员代表", "print", "存储 邮寄", "", 1}}},
	{class: "会员单位", joined: "2017-08-31", district: "北屿新区", street: "综保二路1号", founded: "2016-12-12", capital: "2000万元",
		Member: data.Member{Name: "江州北屿新区综合保税区跨境多式联运与大宗散货集散分拨中心运营管理有限责任公司", ShortName: "北屿分拨", OrgType: "国有", Industry: []string{"多式联运", "保税物流"},
			LegalRep: "司徒澜", Staff: "190人", Phone: "0600-55550126", Website: "www.beiyu-hub.example", Scope: "多式联运场站运营；保税仓储；大宗散货装卸、计量与分拨；海关查验辅助服务。"},
		contacts: []contactRow{{"司徒澜", "女", "总经理", "会员代表 法定代表人", "both", "存储 邮寄 电邮", "situ@beiyu-hub", 1}}},
	{class: "团体会员", joined: "2012-06-07", district: "澄湖区", street: "湖心路5号", founded: "2006-05",
		Member:   data.Member{Name: "江州市快递从业者互助会", OrgType: "社会团体", Industry: []string{"社会服务"}, LegalRep: "桑榆", Scope: "从业者互助、培训与权益咨询。"},
		contacts: []contactRow{{"桑榆", "女", "会长", "会员代表 收刊人", "print", "存储 邮寄", "", 10}}},
	{class: "名誉会员", joined: "2010-03-30", district: "望津区", street: "学府路2号", founded: "1985", uncoded: true,
		Member: data.Member{Name: "江州市综合交通运输研究所", OrgType: "研究机构", OrgCode: summed("98055502", data.CheckOrgCode), Industry: []string{"交通研究"}, LegalRep: "钟鼎",
			Website: "www.jz-transport-inst.example", Scope: "综合交通规划、物流政策与标准研究。"},
		contacts: []contactRow{{"钟鼎", "男", "所长", "会员代表", "both", "存储 邮寄 电邮", "zhongd@jz-transport-inst", 2}}},
	{class: "特邀/观察", joined: "2024-01-18",
		Member:   data.Member{Name: "江州市物流标准化技术委员会秘书处", OrgType: "其他", Industry: []string{"标准化"}},
		contacts: []contactRow{{"白昭", "女", "秘书", "联络员", "email", "", "bz@jz-std", 1}}},
}

// personMembers are members of themselves (个人会员); by default they do not
// stand in the printed directory.
var personMembers = []memberRow{
	{class: "个人会员", joined: "2019-04-18",
		Member:   data.Member{Type: data.PersonMember, Name: "司空䶮", Industry: []string{"物流法律"}, Scope: "运输合同、货物保险与海事争议解决。"},
		contacts: []contactRow{{"司空䶮", "男", "律师", "会员代表", "both", "存储 邮寄 电邮", "sk@linjiang-law", 1}}},
	{class: "个人会员", joined: "2022-03-24",
		Member:   data.Member{Type: data.PersonMember, Name: "萧㛃", Industry: []string{"物流媒体"}, Scope: "行业摄影与纪实写作。", Head: data.Head{Tags: []string{"撰稿人"}}},
		contacts: []contactRow{{"萧㛃", "女", "", "会员代表 宣传(供稿)", "email", "", "xiaojie@jz-photo", 1}}},
}
