package intake

import (
	"bytes"
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode/utf32"

	utf "golang.org/x/text/encoding/unicode"
)

// errBinary means that the bytes are no text in any of the charsets that
// Chinese editors use.
var errBinary = errors.New("it is not a text file")

// decode turns bytes into text and names the charset it found. A byte order
// mark decides; else UTF-8 and GB18030 are weighed against each other, because
// short GBK words can be valid UTF-8 (联通 is the known one).
func decode(raw []byte) (text, charset string, err error) {
	switch {
	case bytes.HasPrefix(raw, []byte{0xEF, 0xBB, 0xBF}):
		return strings.ToValidUTF8(string(raw[3:]), "\uFFFD"), "utf-8", nil
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE, 0, 0}), bytes.HasPrefix(raw, []byte{0, 0, 0xFE, 0xFF}):
		b, err := utf32.UTF32(utf32.BigEndian, utf32.UseBOM).NewDecoder().Bytes(raw)
		return string(b), "utf-32", err
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE}), bytes.HasPrefix(raw, []byte{0xFE, 0xFF}):
		b, err := utf.UTF16(utf.BigEndian, utf.UseBOM).NewDecoder().Bytes(raw)
		return string(b), "utf-16", err
	}
	if bytes.IndexByte(raw, 0) >= 0 {
		return "", "", errBinary
	}
	gb, _ := simplifiedchinese.GB18030.NewDecoder().Bytes(raw)
	gbOK := gb != nil && !bytes.ContainsRune(gb, utf8.RuneError)
	if utf8.Valid(raw) {
		low, wide := 0, 0
		for _, r := range string(raw) {
			switch {
			case r >= 0x800:
				wide++
			case r >= 0x80:
				low++
			}
		}
		if wide > 0 || low == 0 || !gbOK || !hasHan(string(gb)) {
			return string(raw), "utf-8", nil
		}
	}
	if gbOK {
		return string(gb), "gb18030", nil
	}
	// Neither is clean: a file with a few broken bytes. Take the charset that
	// breaks less; what is broken shows as U+FFFD and is reported.
	u := strings.ToValidUTF8(string(raw), "\uFFFD")
	text, charset = u, "utf-8"
	if strings.Count(string(gb), "\uFFFD") < strings.Count(u, "\uFFFD") {
		text, charset = string(gb), "gb18030"
	}
	if n := utf8.RuneCountInString(text); strings.Count(text, "\uFFFD")*20 > n || controls(text)*20 > n {
		return "", "", errBinary
	}
	return text, charset, nil
}

// controls counts the characters that text does not have: control codes other
// than the white ones.
func controls(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsControl(r) && !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}
