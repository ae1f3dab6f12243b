package data

// KindCleaning is the kind of a Cleaning.
const KindCleaning Kind = "cleaning"

// CleaningID names a Cleaning.
type CleaningID string

// Cleaning (整理习惯) is how an editor cleans up what comes from one source, a
// site or a sender, so that the next article from there is cleaned alike. Only
// what differs from the usual is kept: a rule that comes later works for all.
type Cleaning struct {
	Head   `cbor:"1,keyasint"`
	ID     CleaningID `cbor:"2,keyasint" json:"id"`
	Source string     `cbor:"3,keyasint,omitempty" json:"source"`        // as intake.Manuscript has it
	On     []string   `cbor:"4,keyasint,omitempty" json:"on,omitempty"`  // keys of rules that work here only
	Off    []string   `cbor:"5,keyasint,omitempty" json:"off,omitempty"` // keys of rules that do not work here
}

func (*Cleaning) Kind() Kind         { return KindCleaning }
func (c *Cleaning) Key() string      { return string(c.ID) }
func (c *Cleaning) SetKey(id string) { c.ID = CleaningID(id) }
