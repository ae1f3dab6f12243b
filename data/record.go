package data

import "time"

// Kind names a kind of record. It is the store's bucket, the history's
// subject, and the JSON export's file name.
type Kind string

// The kinds of record. To add one: a constant here, a row in Kinds, a struct
// that embeds Head, and a case in New.
const (
	KindAssociation  Kind = "association"
	KindClass        Kind = "class"
	KindMember       Kind = "member"
	KindContact      Kind = "contact"
	KindDecision     Kind = "decision"
	KindMembership   Kind = "membership"
	KindPost         Kind = "post"
	KindDuesStandard Kind = "dues-standard"
	KindDuesBill     Kind = "dues-bill"
	KindPayment      Kind = "payment"
	KindReceipt      Kind = "receipt"
	KindArticle      Kind = "article"
	KindIssue        Kind = "issue"
	KindSection      Kind = "section"
	KindPlacement    Kind = "placement"
	KindPicture      Kind = "picture"
)

// Kinds lists every kind of record in the order in which a copy of a library
// is written: what is referred to comes before what refers to it.
var Kinds = []Kind{
	KindAssociation, KindClass, KindMember, KindContact, KindDecision, KindMembership, KindPost,
	KindDuesStandard, KindDuesBill, KindPayment, KindReceipt,
	KindPicture, KindArticle, KindIssue, KindSection, KindPlacement,
	KindMapping, KindDistinct, KindView, KindCleaning, KindEdition,
}

// New returns an empty record of the kind, or nil where there is no such kind.
func New(k Kind) Record {
	switch k {
	case KindAssociation:
		return &Association{}
	case KindClass:
		return &Class{}
	case KindMember:
		return &Member{}
	case KindContact:
		return &Contact{}
	case KindDecision:
		return &Decision{}
	case KindMembership:
		return &Membership{}
	case KindPost:
		return &Post{}
	case KindDuesStandard:
		return &DuesStandard{}
	case KindDuesBill:
		return &DuesBill{}
	case KindPayment:
		return &Payment{}
	case KindReceipt:
		return &Receipt{}
	case KindArticle:
		return &Article{}
	case KindIssue:
		return &Issue{}
	case KindSection:
		return &Section{}
	case KindPlacement:
		return &Placement{}
	case KindPicture:
		return &Picture{}
	case KindView:
		return &SavedView{}
	case KindCleaning:
		return &Cleaning{}
	case KindEdition:
		return &Edition{}
	case KindMapping:
		return &Mapping{}
	case KindDistinct:
		return &Distinct{}
	}
	return nil
}

// Record is what every record of a library has in common.
type Record interface {
	Kind() Kind
	Key() string      // the record's own id as text
	SetKey(id string) // for a store that mints ids
	Common() *Head    // never nil
}

// Head (记录头) stands at the top of every record. The store keeps all of it
// but Tags and Note; a caller that sets Rev to what it read is told when
// somebody else has changed the record since.
type Head struct {
	Rev       uint64    `cbor:"1,keyasint,omitempty" json:"rev"`
	CreatedAt time.Time `cbor:"2,keyasint,omitempty" json:"created_at"`
	CreatedBy string    `cbor:"3,keyasint,omitempty" json:"created_by,omitempty"`
	UpdatedAt time.Time `cbor:"4,keyasint,omitempty" json:"updated_at"`
	UpdatedBy string    `cbor:"5,keyasint,omitempty" json:"updated_by,omitempty"`
	// DeletedAt is set on a record in the recycle bin (回收站).
	DeletedAt time.Time `cbor:"6,keyasint,omitempty" json:"deleted_at,omitzero"`
	Tags      []string  `cbor:"7,keyasint,omitempty" json:"tags,omitempty"`
	Note      string    `cbor:"8,keyasint,omitempty" json:"note,omitempty"` // never printed
}

// Common returns the head itself; it makes any struct that embeds Head a Record.
func (h *Head) Common() *Head { return h }

// Deleted reports whether the record is in the recycle bin.
func (h *Head) Deleted() bool { return !h.DeletedAt.IsZero() }

// Ids are ULIDs: 26 characters that sort by the time they were made. Each
// record has a type of its own, so that one cannot stand for another.
type (
	MemberID       string
	ContactID      string
	ClassID        string
	DecisionID     string
	MembershipID   string
	PostID         string
	DuesStandardID string
	DuesBillID     string
	PaymentID      string
	ReceiptID      string
	ArticleID      string
	IssueID        string
	SectionID      string
	PlacementID    string
)

// Digest is the SHA-256 of a body or a picture, as 64 hexadecimal digits. A
// picture's digest is also its id.
type Digest string

// AssociationKey is the id of the one association record of a library.
const AssociationKey = "association"
