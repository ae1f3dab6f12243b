package data

import "slices"

// Consent (授权) is one person's leave to use what is known of them, for one
// scope: 存储, 邮寄, 电邮, 名录公开 or 网络公开.
type Consent struct {
	Scope    string `cbor:"1,keyasint,omitempty" json:"scope"`
	Given    Date   `cbor:"2,keyasint,omitempty" json:"given_on,omitzero"`
	By       string `cbor:"3,keyasint,omitempty" json:"by,omitempty"`
	Evidence string `cbor:"4,keyasint,omitempty" json:"evidence,omitempty"`
}

// The scopes (授权范围) that rules here ask for; ConsentScopes lists them all.
const (
	ScopeDirectory = "名录公开" // to stand in a book or list that is made public
	ScopePost      = "邮寄"   // to be written to by name
)

// Allows reports whether the person has given leave for a scope: 名录公开,
// 邮寄 …, from ConsentScopes (个人信息保护法 arts. 23, 25).
func (c *Contact) Allows(scope string) bool {
	return slices.ContainsFunc(c.Consents, func(k Consent) bool { return k.Scope == scope })
}

// AllowsOn reports whether leave for a scope was given by the end of a day. A
// consent that bears no date proves nothing, and does not count: paper cannot
// be called back.
func (c *Contact) AllowsOn(scope string, day Date) bool {
	return slices.ContainsFunc(c.Consents, func(k Consent) bool {
		return k.Scope == scope && !k.Given.IsZero() && k.Given.Last().Compare(day.Last()) <= 0
	})
}

// Serves reports whether the contact speaks for its member on a day: its time
// has begun and has not ended.
func (c *Contact) Serves(day Date) bool {
	day = day.Last()
	return (c.From.IsZero() || c.From.First().Compare(day) <= 0) && (c.To.IsZero() || c.To.Last().Compare(day) >= 0)
}
