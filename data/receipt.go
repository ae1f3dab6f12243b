package data

import (
	"fmt"
	"strconv"
	"strings"
)

// Receipt (票据) is a numbered paper for payments. A number is given out once:
// a spoilt receipt is voided and kept, never deleted.
type Receipt struct {
	Head     `cbor:"1,keyasint"`
	ID       ReceiptID   `cbor:"2,keyasint" json:"id"`
	Number   string      `cbor:"3,keyasint,omitempty" json:"receipt_no"`
	Sort     string      `cbor:"4,keyasint,omitempty" json:"kind,omitempty"` // from ReceiptKinds
	Issued   Date        `cbor:"5,keyasint,omitempty" json:"issued_on,omitzero"`
	Title    string      `cbor:"6,keyasint,omitempty" json:"title,omitempty"` // 抬头
	Amount   Fen         `cbor:"7,keyasint,omitempty" json:"amount_fen"`
	Payments []PaymentID `cbor:"8,keyasint,omitempty" json:"payment_ids,omitempty"`
	Voided   Date        `cbor:"9,keyasint,omitempty" json:"voided_on,omitzero"`
	Reason   string      `cbor:"10,keyasint,omitempty" json:"void_reason,omitempty"`
}

func (*Receipt) Kind() Kind         { return KindReceipt }
func (r *Receipt) Key() string      { return string(r.ID) }
func (r *Receipt) SetKey(id string) { r.ID = ReceiptID(id) }

// IsVoid reports whether the receipt was voided (作废).
func (r *Receipt) IsVoid() bool { return !r.Voided.IsZero() }

// ReceiptFields lists what can be typed of a receipt, in the order of the form.
var ReceiptFields = join(
	grouped("票据",
		textField("receipt_no", "票据号", func(r *Receipt) *string { return &r.Number }, cleanPostcode).also("票据编号", "号码", "发票号"),
		textField("kind", "票据种类", func(r *Receipt) *string { return &r.Sort }, oneLine).also("种类").choose(ReceiptKinds),
		dateField("issued_on", "开票日期", func(r *Receipt) *Date { return &r.Issued }).also("开具日期"),
		textField("title", "抬头", func(r *Receipt) *string { return &r.Title }, CleanName).also("票据抬头", "缴款单位"),
		moneyField("amount", "票面金额", func(r *Receipt) *Fen { return &r.Amount }).also("金额"),
		dateField("voided_on", "作废日期", func(r *Receipt) *Date { return &r.Voided }),
		textField("void_reason", "作废原因", func(r *Receipt) *string { return &r.Reason }, oneLine),
	),
	headFields(func(r *Receipt) *Head { return &r.Head }),
)

// serial parts a receipt's number into what stands before its last digits,
// and these; ok is false where it ends in no digit.
func serial(number string) (prefix string, n uint64, width int, ok bool) {
	number = cleanPostcode(number)
	i := len(number)
	for i > 0 && number[i-1] >= '0' && number[i-1] <= '9' && len(number)-i < 18 {
		i--
	}
	n, err := strconv.ParseUint(number[i:], 10, 64)
	return number[:i], n, len(number) - i, err == nil
}

// NextReceiptNumber is the number that follows: 沪财0099 gives 沪财0100. A number
// without digits at its end has none.
func NextReceiptNumber(number string) (string, error) {
	prefix, n, width, ok := serial(number)
	if !ok {
		return "", &Problem{Field: "receipt_no", Code: ReceiptForm, Value: number}
	}
	return fmt.Sprintf("%s%0*d", prefix, width, n+1), nil
}

func (v *validator) receipt(r *Receipt) {
	v.required("receipt_no", r.Number)
	if _, _, _, ok := serial(r.Number); !ok && strings.TrimSpace(r.Number) != "" {
		v.add("receipt_no", ReceiptForm, r.Number)
	}
	v.required("kind", r.Sort)
	v.required("issued_on", r.Issued.String())
	v.order("voided_on", r.Issued, r.Voided)
	if r.IsVoid() {
		v.required("void_reason", r.Reason)
	} else if len(r.Payments) == 0 {
		v.add("payment_ids", Missing, "")
	}
	if r.Amount <= 0 && !r.IsVoid() {
		v.add("amount", MoneySign, r.Amount.String())
	}
}
