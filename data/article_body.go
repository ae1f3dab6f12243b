package data

import (
	"crypto/sha256"
	"encoding/hex"
	"unicode"
)

// DigestOf is the digest under which content is kept.
func DigestOf(content []byte) Digest {
	sum := sha256.Sum256(content)
	return Digest(hex.EncodeToString(sum[:]))
}

// CountChars counts the characters of a text without blanks (字数).
func CountChars(text string) int {
	n := 0
	for _, r := range text {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}

// SetBody makes text the manuscript. It also empties a text, which setting
// Body to "" does not: that is what an article without its body looks like.
func (a *Article) SetBody(text string) {
	a.Body, a.Chars, a.BodyDigest = text, CountChars(text), ""
	if text != "" {
		a.BodyDigest = DigestOf([]byte(text))
	}
}
