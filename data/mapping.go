package data

// The kinds of record that say how the work was done, not what the association
// knows: what a list was read as, and which members are two.
const (
	KindMapping  Kind = "mapping"
	KindDistinct Kind = "distinct"
)

// The ids of these records.
type (
	MappingID  string
	DistinctID string
)

// Mapping (导入对照) is what the columns of a list were taken for when it was
// imported, so that next year's list with the same heads is read alike.
type Mapping struct {
	Head        `cbor:"1,keyasint"`
	ID          MappingID      `cbor:"2,keyasint" json:"id"`
	Fingerprint string         `cbor:"3,keyasint,omitempty" json:"fingerprint"` // the same for the same heads
	Name        string         `cbor:"4,keyasint,omitempty" json:"name"`        // the file that it was made for
	Columns     []MappedColumn `cbor:"5,keyasint,omitempty" json:"columns"`
}

// MappedColumn is one column of a Mapping.
type MappedColumn struct {
	Head  string `cbor:"1,keyasint,omitempty" json:"head"`
	Field string `cbor:"2,keyasint,omitempty" json:"field"` // as in intake.Column
	Who   string `cbor:"3,keyasint,omitempty" json:"who,omitempty"`
	Unit  string `cbor:"4,keyasint,omitempty" json:"unit,omitempty"`
}

// Distinct (不是重复) is an editor's word that two members are two, although
// something speaks for their being one.
type Distinct struct {
	Head   `cbor:"1,keyasint"`
	ID     DistinctID `cbor:"2,keyasint" json:"id"`
	Member MemberID   `cbor:"3,keyasint,omitempty" json:"member_id"`
	Other  MemberID   `cbor:"4,keyasint,omitempty" json:"other_id"`
	// Reasons is what spoke for one member when the editor decided. The word
	// holds as long as nothing else does: a code or a name that the two come
	// to share later is news, and the pair is shown again.
	Reasons []string `cbor:"5,keyasint,omitempty" json:"reasons,omitempty"`
}

func (*Mapping) Kind() Kind  { return KindMapping }
func (*Distinct) Kind() Kind { return KindDistinct }

func (m *Mapping) Key() string  { return string(m.ID) }
func (d *Distinct) Key() string { return string(d.ID) }

func (m *Mapping) SetKey(id string)  { m.ID = MappingID(id) }
func (d *Distinct) SetKey(id string) { d.ID = DistinctID(id) }

// MemberBook (会员底册) is all that a library knows of its members, read at one
// moment: what a list is compared with, and what a list is made of.
type MemberBook struct {
	Members     []Member
	Contacts    []Contact    // of these members
	Memberships []Membership // of these members
	Classes     []Class      // by rank
	Binned      []Member     // in the recycle bin
	Mappings    []Mapping
	Distinct    []Distinct
}
