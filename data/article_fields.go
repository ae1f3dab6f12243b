package data

// ArticleFields lists what can be typed of an article, in the order of the
// form; the text comes last. To add one: a field of the struct, a row here.
var ArticleFields = join(
	grouped("标题",
		textField("title", "标题", func(a *Article) *string { return &a.Title }, titleLines).also("题目", "题名").multiline().printed(),
		textField("subtitle", "副题", func(a *Article) *string { return &a.Subtitle }, oneLine).also("副标题").printed(),
		textField("toc_title", "目录题", func(a *Article) *string { return &a.TocTitle }, oneLine).printed(),
		textField("running_title", "眉题", func(a *Article) *string { return &a.RunningTitle }, oneLine).printed(),
		textField("kind", "稿件类型", func(a *Article) *string { return &a.Type }, oneLine).also("类型").choose(ArticleTypes),
		textField("state", "状态", func(a *Article) *string { return &a.State }, oneLine).also("稿件状态").choose(ArticleStates),
	),
	grouped("公文",
		textField("doc_no", "发文字号", func(a *Article) *string { return &a.DocNo }, CleanDocNo).also("文号", "文件编号").printed(),
		listField("doc_issuer", "发文机关", func(a *Article) *[]string { return &a.Issuers }).also("发文单位", "印发机关").printed(),
		dateField("doc_date", "成文日期", func(a *Article) *Date { return &a.DocDate }).also("发文日期").printed(),
		textField("doc_status", "效力", func(a *Article) *string { return &a.DocStatus }, oneLine).choose(DocStatuses),
	),
	grouped("来源",
		textField("byline", "作者", func(a *Article) *string { return &a.Byline }, oneLine).printed(),
		textField("origin_type", "来源方式", func(a *Article) *string { return &a.OriginType }, oneLine).choose(OriginTypes).printed(),
		textField("origin_name", "来源", func(a *Article) *string { return &a.OriginName }, oneLine).also("出处", "摘自").printed(),
		textField("origin_url", "来源网址", func(a *Article) *string { return &a.OriginURL }, cleaned(CheckURL)).also("原文链接"),
		dateField("origin_date", "来源日期", func(a *Article) *Date { return &a.OriginDate }).also("原载日期"),
		textField("compiled_by", "编选", func(a *Article) *string { return &a.CompiledBy }, oneLine).also("编选者").printed(),
		textField("credit", "来源行", func(a *Article) *string { return &a.Credit }, oneLine).printed(),
		textField("permission", "转载授权", func(a *Article) *string { return &a.Permission }, oneLine).choose(Permissions),
	),
	grouped("涉及",
		listField("people", "人物", func(a *Article) *[]string { return &a.People }),
		listField("keywords", "关键词", func(a *Article) *[]string { return &a.Keywords }).also("主题词"),
	),
	headFields(func(a *Article) *Head { return &a.Head }),
	grouped("正文",
		Field[Article]{Key: "body_md", Label: "正文", Also: []string{"内容", "全文"}, Printed: true, Multiline: true,
			Get: func(a *Article) string { return a.Body },
			Set: func(a *Article, s string) error { a.SetBody(manyLines(s)); return nil },
		},
	),
)

// titleLines keeps the breaks that an editor puts into a title.
func titleLines(s string) string {
	var out string
	for _, l := range splitLines(manyLines(s)) {
		if l = oneLine(l); l != "" {
			if out != "" {
				out += "\n"
			}
			out += l
		}
	}
	return out
}
