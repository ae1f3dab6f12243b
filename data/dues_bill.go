package data

// DuesBill (应缴会费) is what a member owes for a year, or once for a council's
// term (届). What has been paid of it is in the payments.
type DuesBill struct {
	Head   `cbor:"1,keyasint"`
	ID     DuesBillID `cbor:"2,keyasint" json:"id"`
	Member MemberID   `cbor:"3,keyasint,omitempty" json:"member_id"`
	Year   int        `cbor:"4,keyasint,omitempty" json:"year"`
	Class  string     `cbor:"5,keyasint,omitempty" json:"class_code"`
	Amount Fen        `cbor:"6,keyasint,omitempty" json:"amount_fen"` // before the waiver
	Due    Date       `cbor:"7,keyasint,omitempty" json:"due_on,omitzero"`
	Waiver Waiver     `cbor:"8,keyasint,omitempty" json:"waiver,omitzero"`
	// Standard is the standard that the amount comes from.
	Standard DuesStandardID `cbor:"9,keyasint,omitempty" json:"standard_id,omitempty"`
	// Council is the council's term that the bill is for (届), 0 for a year.
	Council int `cbor:"10,keyasint,omitempty" json:"council_no,omitempty"`
	// Notified is the day of the first notice (已通知), Written of the day on
	// which the bill was given up (坏账).
	Notified   Date `cbor:"11,keyasint,omitempty" json:"notified_on,omitzero"`
	WrittenOff Date `cbor:"12,keyasint,omitempty" json:"written_off_on,omitzero"`
}

// Waiver (减免) is what a member need not pay of a bill, and by whose decision.
type Waiver struct {
	Amount   Fen        `cbor:"1,keyasint,omitempty" json:"amount_fen,omitempty"`
	Reason   string     `cbor:"2,keyasint,omitempty" json:"reason,omitempty"`
	Decision DecisionID `cbor:"3,keyasint,omitempty" json:"decision_id,omitempty"`
	Granted  Date       `cbor:"4,keyasint,omitempty" json:"granted_on,omitzero"`
}

func (*DuesBill) Kind() Kind         { return KindDuesBill }
func (b *DuesBill) Key() string      { return string(b.ID) }
func (b *DuesBill) SetKey(id string) { b.ID = DuesBillID(id) }

// Label is the bill on one line: 2026年会费（理事单位）, 第六届会费（理事单位）.
func (b *DuesBill) Label() string {
	s := CouncilLabel(b.Council)
	if s == "" {
		s = Date{Year: b.Year}.Chinese()
	}
	s += "会费"
	if b.Class != "" {
		s += "（" + b.Class + "）"
	}
	return s
}

// DuesBillFields lists what can be typed of a bill, in the order of the form.
var DuesBillFields = join(
	grouped("应缴会费",
		intField("year", "年度", func(b *DuesBill) *int { return &b.Year }).also("会费年度", "年份"),
		councilField("council_no", "届次", func(b *DuesBill) *int { return &b.Council }),
		textField("class_code", "会员类别", func(b *DuesBill) *string { return &b.Class }, oneLine).also("类别"),
		moneyField("amount", "应缴金额", func(b *DuesBill) *Fen { return &b.Amount }).also("应缴", "会费", "应收"),
		dateField("due_on", "缴费期限", func(b *DuesBill) *Date { return &b.Due }).also("截止日期"),
		dateField("notified_on", "通知日期", func(b *DuesBill) *Date { return &b.Notified }),
		dateField("written_off_on", "核销日期", func(b *DuesBill) *Date { return &b.WrittenOff }).also("坏账日期"),
	),
	grouped("减免",
		moneyField("waiver_amount", "减免金额", func(b *DuesBill) *Fen { return &b.Waiver.Amount }).also("减免"),
		textField("waiver_reason", "减免原因", func(b *DuesBill) *string { return &b.Waiver.Reason }, oneLine),
		dateField("waiver_granted_on", "减免日期", func(b *DuesBill) *Date { return &b.Waiver.Granted }),
	),
	headFields(func(b *DuesBill) *Head { return &b.Head }),
)

func (v *validator) duesBill(b *DuesBill) {
	v.required("member_id", string(b.Member))
	if b.Year == 0 {
		v.add("year", Missing, "")
	} else {
		v.date("year", Date{Year: b.Year})
	}
	v.advised("class_code", b.Class)
	if b.Amount <= 0 {
		v.add("amount", MoneySign, b.Amount.String())
	}
	v.date("due_on", b.Due)
	v.advised("due_on", b.Due.String())
	if w := b.Waiver; w != (Waiver{}) {
		switch {
		case w.Amount <= 0:
			v.add("waiver_amount", MoneySign, w.Amount.String())
		case w.Amount > b.Amount:
			v.add("waiver_amount", WaiverOver, w.Amount.String())
		}
		v.required("waiver_reason", w.Reason)
		if w.Decision == "" {
			v.add("waiver_decision", Missing, "")
		}
	}
}
