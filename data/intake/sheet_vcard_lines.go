package intake

import (
	"io"
	"mime/quotedprintable"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// components cuts a value at its semicolons; one after a backslash is text.
func components(s string) []string {
	var out []string
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && s[i+1] == ';':
			i++
			b.WriteByte(';')
		case s[i] == ';':
			out = append(out, strings.TrimSpace(b.String()))
			b.Reset()
		default:
			b.WriteByte(s[i])
		}
	}
	return append(out, strings.TrimSpace(b.String()))
}

// cardLines writes a file of cards in the one form that the decoder reads
// right: a line to a property, bare parameters of version 2.1 (TEL;CELL) as
// types, quoted-printable text decoded by its charset.
func cardLines(text string) string {
	lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), "\n")
	var out strings.Builder
	for i := 0; i < len(lines); i++ {
		line := lines[i]
		head, value, ok := strings.Cut(line, ":")
		quoted := ok && strings.Contains(strings.ToUpper(head), "QUOTED-PRINTABLE")
		for i+1 < len(lines) {
			if quoted && strings.HasSuffix(value, "=") {
				i++
				value = value[:len(value)-1] + strings.TrimLeft(lines[i], " \t")
			} else if next := lines[i+1]; strings.HasPrefix(next, " ") || strings.HasPrefix(next, "\t") {
				i++
				if ok {
					value += next[1:]
				} else {
					line += next[1:]
					head, value, ok = strings.Cut(line, ":")
				}
			} else {
				break
			}
		}
		if strings.TrimSpace(head) == "" || !ok {
			continue
		}
		parts := strings.Split(head, ";")
		name, charset := parts[0], ""
		var params []string
		for _, p := range parts[1:] {
			key, v, has := strings.Cut(p, "=")
			switch {
			case strings.EqualFold(key, "CHARSET"):
				charset = v
			case strings.EqualFold(key, "ENCODING") || !has && strings.EqualFold(key, "QUOTED-PRINTABLE"):
			case has:
				params = append(params, p)
			case key != "":
				params = append(params, "TYPE="+key)
			}
		}
		if quoted {
			value = unquote(value, charset)
		}
		out.WriteString(strings.Join(append([]string{strings.TrimSpace(name)}, params...), ";") + ":" + value + "\n")
	}
	return out.String()
}

// unquote decodes quoted-printable text; where no charset is given or it is
// named wrongly, UTF-8 that is valid is UTF-8, and the rest GB18030.
func unquote(s, charset string) string {
	b, err := io.ReadAll(quotedprintable.NewReader(strings.NewReader(s)))
	if err != nil && len(b) == 0 {
		return s
	}
	text := string(b)
	if g := strings.ToUpper(charset); strings.HasPrefix(g, "GB") || !utf8.ValidString(text) {
		if d, err := simplifiedchinese.GB18030.NewDecoder().String(text); err == nil {
			text = d
		}
	}
	return strings.NewReplacer("\r\n", `\n`, "\n", `\n`, "\r", `\n`).Replace(text)
}
