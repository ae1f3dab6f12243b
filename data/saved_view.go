package data

// KindView is the kind of a SavedView.
const KindView Kind = "view"

// ViewID names a SavedView.
type ViewID string

// SavedView (常用筛选) is a question about a list that somebody asks often: what
// is typed, what is chosen, in which order.
type SavedView struct {
	Head   `cbor:"1,keyasint"`
	ID     ViewID       `cbor:"2,keyasint" json:"id"`
	Name   string       `cbor:"3,keyasint,omitempty" json:"name"`
	Of     Kind         `cbor:"4,keyasint,omitempty" json:"of"` // the records that are listed
	Query  string       `cbor:"5,keyasint,omitempty" json:"query,omitempty"`
	Chosen []ViewChoice `cbor:"6,keyasint,omitempty" json:"chosen,omitempty"`
	Sort   string       `cbor:"7,keyasint,omitempty" json:"sort,omitempty"`
	Down   bool         `cbor:"8,keyasint,omitempty" json:"down,omitempty"`
}

// ViewChoice is one facet of a SavedView with the values of which one must
// hold.
type ViewChoice struct {
	Facet  string   `cbor:"1,keyasint" json:"facet"`
	Values []string `cbor:"2,keyasint" json:"values"`
}

func (*SavedView) Kind() Kind         { return KindView }
func (v *SavedView) Key() string      { return string(v.ID) }
func (v *SavedView) SetKey(id string) { v.ID = ViewID(id) }
