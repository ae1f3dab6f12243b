package intake

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// element is one element of an XML part: by its local name, since the same
// part comes in two namespaces. A text has no name.
type element struct {
	name  string
	attrs []xml.Attr
	kids  []*element
	text  string
}

// What a part may have, far beyond what a person types.
const (
	mostElements = 3 << 20
	mostDepth    = 200
)

var (
	errEntities = errors.New("it declares a document type, which no program writes into such a file and which can reach for other files")
	errDeep     = fmt.Errorf("its elements lie more than %d deep in one another", mostDepth)
	errMany     = fmt.Errorf("it has more than %d elements", mostElements)
)

// readXML reads a part. It knows no entities but XML's own five and fetches
// nothing: a document type is refused.
func readXML(raw []byte) (*element, error) {
	if bytes.HasPrefix(raw, []byte{0xFF, 0xFE}) || bytes.HasPrefix(raw, []byte{0xFE, 0xFF}) {
		text, _, err := decode(raw)
		if err != nil {
			return nil, err
		}
		raw = []byte(text)
	}
	d := xml.NewDecoder(bytes.NewReader(raw))
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	root := &element{}
	open := []*element{root}
	count := 0
	for {
		tok, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		if count++; count > mostElements {
			return nil, errMany
		}
		top := open[len(open)-1]
		switch t := tok.(type) {
		case xml.StartElement:
			if len(open) > mostDepth {
				return nil, errDeep
			}
			e := &element{name: t.Name.Local, attrs: t.Attr}
			top.kids = append(top.kids, e)
			open = append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 1 {
				top.kids = append(top.kids, &element{text: string(t)})
			}
		case xml.Directive:
			return nil, errEntities
		}
	}
	for _, k := range root.kids {
		if k.name != "" {
			return k, nil
		}
	}
	return nil, errors.New("it is empty")
}

// kid is the first child of a name; nil where there is none. All methods work
// on nil.
func (e *element) kid(names ...string) *element {
	for _, name := range names {
		if e == nil {
			return nil
		}
		var next *element
		for _, k := range e.kids {
			if k.name == name {
				next = k
				break
			}
		}
		e = next
	}
	return e
}

// attr is an attribute of no namespace or of the element's own (w:val); ref
// one that names a relationship (r:id).
func (e *element) attr(name string) string {
	if e != nil {
		for _, a := range e.attrs {
			if a.Name.Local == name && !strings.HasSuffix(a.Name.Space, "/relationships") {
				return a.Value
			}
		}
	}
	return ""
}

func (e *element) ref(name string) string {
	if e != nil {
		for _, a := range e.attrs {
			if a.Name.Local == name && strings.HasSuffix(a.Name.Space, "/relationships") {
				return a.Value
			}
		}
	}
	return ""
}

func (e *element) val() string { return e.attr("val") }

// on reads a switch such as w:b: there and not said to be off.
func (e *element) on() bool {
	if e == nil {
		return false
	}
	switch strings.ToLower(e.val()) {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

// find calls f for every element of a name below e, in order.
func (e *element) find(name string, f func(*element)) {
	if e == nil {
		return
	}
	for _, k := range e.kids {
		if k.name == name {
			f(k)
		}
		k.find(name, f)
	}
}

// words is all text below e.
func (e *element) words() string {
	var b strings.Builder
	var walk func(*element)
	walk = func(e *element) {
		b.WriteString(e.text)
		for _, k := range e.kids {
			walk(k)
		}
	}
	if e != nil {
		walk(e)
	}
	return b.String()
}
