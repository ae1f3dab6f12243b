package data

// TermsFields lists what can be typed of an act of membership, in the order of
// the form.
var TermsFields = grouped("会籍",
	textField("class_code", "会员类别", func(t *Terms) *string { return &t.Class }, oneLine).also("类别"),
	dateField("starts_on", "生效日期", func(t *Terms) *Date { return &t.On }),
	dateField("ends_on", "到期日期", func(t *Terms) *Date { return &t.Until }).also("有效期至"),
	textField("reason", "原因", func(t *Terms) *string { return &t.Reason }, oneLine),
	textField("certificate_no", "会员证号", func(t *Terms) *string { return &t.CertificateNo }, oneLine),
	textField("note", "备注", func(t *Terms) *string { return &t.Note }, manyLines).multiline(),
)

// LeaveReasons are the reasons for which membership ends by Leave.
var LeaveReasons = closing
