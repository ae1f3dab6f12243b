package intake

import (
	"encoding/base64"
	"errors"
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// style is what an element's style attribute says.
func style(n *html.Node) map[string]string {
	s := attr(n, "style")
	if s == "" {
		return nil
	}
	out := map[string]string{}
	for _, d := range strings.Split(s, ";") {
		if k, v, ok := strings.Cut(d, ":"); ok {
			out[strings.ToLower(strings.TrimSpace(k))] = strings.ToLower(strings.TrimSpace(v))
		}
	}
	return out
}

// looked is the look of an element's text.
func looked(n *html.Node, st map[string]string, l ink) ink {
	switch n.DataAtom {
	case atom.B, atom.Strong:
		l.bold = true
	case atom.I, atom.Em, atom.Cite, atom.Dfn, atom.Var:
		l.emph = true
	case atom.Code, atom.Kbd, atom.Samp, atom.Tt:
		l.code = true
	case atom.A:
		l.link = webAddress(attr(n, "href"))
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		l.bold = false
	}
	switch w := st["font-weight"]; w {
	case "":
	case "bold", "bolder":
		l.bold = true
	case "normal", "lighter":
		l.bold = false
	default:
		if k, err := strconv.Atoi(w); err == nil {
			l.bold = k >= 600
		}
	}
	switch st["font-style"] {
	case "italic", "oblique":
		l.emph = true
	case "normal":
		l.emph = false
	}
	return l
}

// sizeOf is a font size in half points; 0 where none is said.
func sizeOf(n *html.Node, st map[string]string) float64 {
	if v := st["font-size"]; v != "" {
		for unit, by := range map[string]float64{"pt": 2, "px": 1.5} {
			if num, ok := strings.CutSuffix(v, unit); ok {
				if f, err := strconv.ParseFloat(strings.TrimSpace(num), 64); err == nil && f > 0 && f < 500 {
					return f * by
				}
			}
		}
	}
	if n.DataAtom == atom.Font {
		if k, err := strconv.Atoi(attr(n, "size")); err == nil && k >= 1 && k <= 7 {
			return []float64{15, 20, 24, 27, 36, 48, 72}[k-1]
		}
	}
	return 0
}

// hidden reports whether nobody sees an element on the page.
func hidden(n *html.Node, st map[string]string) bool {
	return hasAttr(n, "hidden") || st["display"] == "none" || st["visibility"] == "hidden" || st["mso-hide"] == "all"
}

var errNotBase64 = errors.New("not base64")

// dataURI reads what stands after data: in an address.
func dataURI(s string) ([]byte, error) {
	head, body, ok := strings.Cut(s, ",")
	if !ok || len(body) > mostPicture*4/3 {
		return nil, errNotBase64
	}
	if !strings.HasSuffix(strings.ToLower(head), ";base64") {
		t, err := url.PathUnescape(body)
		return []byte(t), err
	}
	body = strings.NewReplacer("\n", "", "\r", "", " ", "", "%2B", "+", "%2F", "/", "%3D", "=").Replace(body)
	return base64.StdEncoding.DecodeString(body)
}
