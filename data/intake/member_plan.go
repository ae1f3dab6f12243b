package intake

import (
	"context"
	"fmt"
	"slices"

	"huikan/data"
)

// PlanOptions say how a list is compared with the library.
type PlanOptions struct {
	// Overwrite lets what the list says replace what the library says. By
	// default only blanks are filled. A blank of the list never erases.
	Overwrite bool
	// Binned are members in the recycle bin, whose numbers are not free.
	Binned []data.Member
	// Progress is called now and then with the rows that have been compared.
	Progress func(done, of int)
}

// RowStatus is what becomes of a row.
type RowStatus string

// The statuses. Every row that was read has one.
const (
	RowCreated  RowStatus = "created"
	RowChanged  RowStatus = "changed"
	RowSame     RowStatus = "same"
	RowMerged   RowStatus = "merged" // fills what an earlier row of the sheet began
	RowRejected RowStatus = "rejected"
)

// FieldChange is one field that a row changes, or would change.
type FieldChange struct {
	Field  string `json:"field"` // key of a SheetField
	Label  string `json:"label"`
	Who    string `json:"who,omitempty"` // the contact's name
	Column string `json:"column,omitempty"`
	Old    string `json:"old"`
	New    string `json:"new"`
}

// PlannedRow says what becomes of one row of the sheet.
type PlannedRow struct {
	No      int           `json:"row"`
	Part    string        `json:"part,omitempty"` // the worksheet, where rows of several are read
	Status  RowStatus     `json:"status"`
	Name    string        `json:"name"`                // of the member
	Member  data.MemberID `json:"member_id,omitempty"` // "" for a new one
	First   int           `json:"first,omitempty"`     // the row that this one fills
	Changes []FieldChange `json:"changes,omitempty"`
	// Kept are fields where the library says otherwise and is left alone.
	Kept     []FieldChange `json:"kept,omitempty"`
	Reasons  []RowFinding  `json:"reasons,omitempty"`  // why it is rejected
	Warnings []RowFinding  `json:"warnings,omitempty"` // what to look at
}

// MemberPlan (导入预览) is what an import would do: a row for each row of the
// sheet, and the ledger. Created + Changed + Same + Merged + Rejected + Skipped
// is Read.
type MemberPlan struct {
	Rows     []PlannedRow `json:"rows"`
	Read     int          `json:"read"` // rows that are not blank, below the heads
	Created  int          `json:"created"`
	Changed  int          `json:"changed"`
	Same     int          `json:"same"`
	Merged   int          `json:"merged"`
	Rejected int          `json:"rejected"`
	Skipped  int          `json:"skipped"`

	sheet   *Sheet
	targets []*target
}

// target is a member on its way, with its contacts.
type target struct {
	member   *data.Member
	contacts []*contactTarget
	terms    []data.Membership // those of the library
	term     *data.Membership  // one to be made
	created  bool
	changed  bool
	row      int               // the first row that speaks of it
	said     map[string]string // what the rows said so far, field by field
	saidIn   map[string]int    // and in which row
}

type contactTarget struct {
	contact          *data.Contact
	created, changed bool
}

// clone is a copy that can be changed and thrown away.
func (t *target) clone() *target {
	c := *t
	m := *t.member
	c.member = &m
	c.contacts = nil
	for _, k := range t.contacts {
		v := *k.contact
		c.contacts = append(c.contacts, &contactTarget{&v, k.created, k.changed})
	}
	if t.term != nil {
		v := *t.term
		c.term = &v
	}
	c.said, c.saidIn = map[string]string{}, map[string]int{}
	for k, v := range t.said {
		c.said[k], c.saidIn[k] = v, t.saidIn[k]
	}
	return &c
}

// Plan is PlanFor without terms of membership: for lists that are compared with
// nothing, or with what somebody holds in hand.
func (s *Sheet) Plan(members []data.Member, contacts []data.Contact, classes []data.Class, o PlanOptions) *MemberPlan {
	p, _ := s.PlanFor(context.Background(), data.MemberBook{Members: members, Contacts: contacts, Classes: classes}, o)
	return p
}

// planStep is after how many rows a plan looks whether it is still wanted.
const planStep = 200

// PlanFor compares the sheet with all that a library knows of its members, and
// changes nothing of it. A member is found by its credit code, then by its
// name, then by what it was called before. What a field cannot hold makes the
// row rejected; what it can hold but is wrong, such as a credit code with a
// wrong check digit, is a warning. A member of whom the list and the library
// know a class and the day of joining, and of whom no term (会籍) is written
// down, gets one. The error is the context's, when that is cancelled.
func (s *Sheet) PlanFor(ctx context.Context, library data.MemberBook, o PlanOptions) (*MemberPlan, error) {
	o.Binned = append(slices.Clone(o.Binned), library.Binned...)
	p := &MemberPlan{sheet: s, Skipped: len(s.Skipped), Read: len(s.Rows) + len(s.Skipped)}
	pl := newPlanner(s, slices.Clone(library.Members), slices.Clone(library.Contacts), library.Classes, o)
	pl.terms(library.Memberships)
	for i, r := range s.Rows {
		if i%planStep == 0 {
			if err := ctx.Err(); err != nil {
				return nil, fmt.Errorf("compare %s with the library: %w", s.Name, err)
			}
			if o.Progress != nil {
				o.Progress(i, len(s.Rows))
			}
		}
		row := pl.row(s.read(r))
		switch row.Status {
		case RowCreated:
			p.Created++
		case RowChanged:
			p.Changed++
		case RowSame:
			p.Same++
		case RowMerged:
			p.Merged++
		case RowRejected:
			p.Rejected++
		}
		p.Rows = append(p.Rows, row)
	}
	if o.Progress != nil {
		o.Progress(len(s.Rows), len(s.Rows))
	}
	p.targets = pl.planned
	return p, nil
}

// Records gives every new record an id from mint, links contacts to their
// members, and lists what is new or changed for one change set: a member
// before its contacts and its term. The records are the plan's own; where the library has
// changed since, their Rev makes the commit fail instead of undoing that.
func (p *MemberPlan) Records(mint func() string) []data.Record {
	var out []data.Record
	for _, t := range p.targets {
		if t.member.ID == "" {
			t.member.ID = data.MemberID(mint())
		}
		if t.created || t.changed {
			out = append(out, t.member)
		}
		for _, c := range t.contacts {
			if !c.created && !c.changed {
				continue
			}
			if c.contact.ID == "" {
				c.contact.ID = data.ContactID(mint())
			}
			c.contact.Member = t.member.ID
			out = append(out, c.contact)
		}
		if t.term != nil {
			if t.term.ID == "" {
				t.term.ID = data.MembershipID(mint())
			}
			t.term.Member = t.member.ID
			out = append(out, t.term)
		}
	}
	return out
}
