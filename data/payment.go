package data

// Payment (缴费) is money that came in once. Its allocations say what it is
// for: bills of several years, or of several members; what is not allocated
// is a credit (预收) of the member.
type Payment struct {
	Head      `cbor:"1,keyasint"`
	ID        PaymentID `cbor:"2,keyasint" json:"id"`
	Paid      Date      `cbor:"3,keyasint,omitempty" json:"paid_on,omitzero"`
	Amount    Fen       `cbor:"4,keyasint,omitempty" json:"amount_fen"`
	Method    string    `cbor:"5,keyasint,omitempty" json:"method,omitempty"` // from PaymentMethods
	PayerName string    `cbor:"6,keyasint,omitempty" json:"payer_name,omitempty"`
	BankRef   string    `cbor:"7,keyasint,omitempty" json:"bank_ref,omitempty"`
	// Member is who paid, and whose credit it is; "" while nobody knows whose
	// money it is (待认领).
	Member      MemberID     `cbor:"8,keyasint,omitempty" json:"member_id,omitempty"`
	Allocations []Allocation `cbor:"9,keyasint,omitempty" json:"allocations,omitempty"`
}

// Allocation (分配) is the part of a payment that goes to one bill.
type Allocation struct {
	Bill   DuesBillID `cbor:"1,keyasint,omitempty" json:"bill_id"`
	Amount Fen        `cbor:"2,keyasint,omitempty" json:"amount_fen"`
}

func (*Payment) Kind() Kind         { return KindPayment }
func (p *Payment) Key() string      { return string(p.ID) }
func (p *Payment) SetKey(id string) { p.ID = PaymentID(id) }

// Allocated is what of the payment goes to bills.
func (p *Payment) Allocated() Fen {
	var sum Fen
	for _, a := range p.Allocations {
		sum += a.Amount
	}
	return sum
}

// Credit is what of the payment goes to no bill yet (预收).
func (p *Payment) Credit() Fen { return p.Amount - p.Allocated() }

// PaymentFields lists what can be typed of a payment, in the order of the
// form.
var PaymentFields = join(
	grouped("缴费",
		dateField("paid_on", "到账日期", func(p *Payment) *Date { return &p.Paid }).also("缴费日期", "付款日期", "交易日期", "日期", "交易时间", "记账日期"),
		moneyField("amount", "缴费金额", func(p *Payment) *Fen { return &p.Amount }).also("金额", "收入金额", "贷方金额", "贷方发生额", "收入", "贷方"),
		textField("method", "缴费方式", func(p *Payment) *string { return &p.Method }, oneLine).also("付款方式").choose(PaymentMethods),
		textField("payer_name", "付款户名", func(p *Payment) *string { return &p.PayerName }, CleanName).also("对方户名", "付款人", "付款人名称", "对方名称", "缴费单位", "交易对手"),
		textField("bank_ref", "流水号", func(p *Payment) *string { return &p.BankRef }, oneLine).also("银行流水号", "交易流水号", "凭证号", "交易流水"),
	),
	headFields(func(p *Payment) *Head { return &p.Head }),
)

func (v *validator) payment(p *Payment) {
	v.required("paid_on", p.Paid.String())
	v.date("paid_on", p.Paid)
	if p.Amount <= 0 {
		v.add("amount", MoneySign, p.Amount.String())
	}
	v.oneOf("method", p.Method, PaymentMethods)
	for _, a := range p.Allocations {
		if a.Amount <= 0 {
			v.add("allocations", MoneySign, a.Amount.String())
		}
		v.required("allocations", string(a.Bill))
	}
	if sum := p.Allocated(); sum > p.Amount {
		v.add("allocations", Overspent, sum.String())
	}
}
