package data

import "slices"

// Allows reports whether the person has given leave for a scope: 名录公开,
// 邮寄 …, from ConsentScopes (个人信息保护法 arts. 23, 25).
func (c *Contact) Allows(scope string) bool {
	return slices.ContainsFunc(c.Consents, func(k Consent) bool { return k.Scope == scope })
}
