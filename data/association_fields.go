package data

import "strings"

// AssociationFields lists what can be typed of the association, in the order
// of the form. To add one: a field of the struct, a row here.
var AssociationFields = join(
	grouped("协会",
		textField("name", "协会名称", func(a *Association) *string { return &a.Name }, CleanName).also("名称", "单位名称"),
		textField("name_en", "英文名", func(a *Association) *string { return &a.NameEN }, oneLine),
		textField("uscc", "统一社会信用代码", func(a *Association) *string { return &a.USCC }, CleanUSCC).also("信用代码"),
		textField("area_code", "区号", func(a *Association) *string { return &a.AreaCode }, cleanPostcode),
	),
	grouped("联系方式",
		addressField("address", "通讯地址", func(a *Association) *Address { return &a.Address }).also("地址"),
		textField("address_postcode", "邮政编码", func(a *Association) *string { return &a.Address.Postcode }, cleanPostcode).also("邮编"),
		textField("phone", "电话", func(a *Association) *string { return &a.Phone }, cleanPhones),
		textField("email", "电子邮箱", func(a *Association) *string { return &a.Email }, cleaned(CheckEmails)).also("邮箱"),
		textField("website", "网址", func(a *Association) *string { return &a.Website }, cleaned(CheckURL)),
	),
	grouped("会刊",
		textField("publication", "刊名", func(a *Association) *string { return &a.Title }, oneLine).printed(),
		textField("permit_no", "准印证号", func(a *Association) *string { return &a.PermitNo }, oneLine).printed(),
		textField("printer", "印刷单位", func(a *Association) *string { return &a.Printer }, oneLine).printed(),
		Field[Association]{Key: "house_words", Label: "用词表", Also: []string{"用词"}, Multiline: true, Get: houseWordsText, Set: setHouseWords},
	),
	grouped("会费", intField("dues_reported", "会费收支公布年度", func(a *Association) *int { return &a.DuesReported })),
	headFields(func(a *Association) *Head { return &a.Head }),
)

// houseWordsText is one word a line: 市商务委 → 市商务委员会.
func houseWordsText(a *Association) string {
	var lines []string
	for _, w := range a.HouseWords {
		if w.Right == "" {
			lines = append(lines, w.Wrong)
			continue
		}
		lines = append(lines, w.Wrong+" → "+w.Right)
	}
	return strings.Join(lines, "\n")
}

// setHouseWords reads one word a line, with →, ->, =, a tab or a bar before
// the right one.
func setHouseWords(a *Association, s string) error {
	var list []HouseWord
	for _, line := range splitLines(manyLines(s)) {
		line = strings.NewReplacer("->", "→", "=>", "→", "＝", "→", "=", "→", "\t", "→", "|", "→").Replace(line)
		wrong, right, _ := strings.Cut(line, "→")
		if wrong = oneLine(wrong); wrong != "" {
			list = append(list, HouseWord{Wrong: wrong, Right: oneLine(right)})
		}
	}
	a.HouseWords = list
	return nil
}
