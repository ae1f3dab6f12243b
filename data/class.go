package data

// Class (会员类别) ranks members: 会长单位 before 会员单位. Lower ranks first.
type Class struct {
	Head    `cbor:"1,keyasint"`
	ID      ClassID    `cbor:"2,keyasint" json:"id"`
	Code    string     `cbor:"3,keyasint,omitempty" json:"code"`
	Name    string     `cbor:"4,keyasint,omitempty" json:"name"`
	Rank    int        `cbor:"5,keyasint,omitempty" json:"rank"`
	Type    MemberKind `cbor:"6,keyasint,omitempty" json:"kind,omitempty"`
	Council bool       `cbor:"7,keyasint,omitempty" json:"is_council,omitempty"`
	From    Date       `cbor:"8,keyasint,omitempty" json:"valid_from,omitzero"`
	To      Date       `cbor:"9,keyasint,omitempty" json:"valid_to,omitzero"`
}

func (*Class) Kind() Kind         { return KindClass }
func (c *Class) Key() string      { return string(c.ID) }
func (c *Class) SetKey(id string) { c.ID = ClassID(id) }
