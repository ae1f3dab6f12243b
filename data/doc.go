// Package data holds what the association knows: its members, their people,
// the manuscripts, the issues they are printed in, and the rules each of them
// must keep. It is nouns only: no store, no files, no clock. Everything here
// can be said of a record without asking anyone.
//
// # Words
//
// A member (会员) is a company or a person; a contact (联系人) is a person at a
// member; a class (会员类别) is what kind of member it is; a membership (会籍) is
// one term of belonging, never overwritten. An article (稿件) is a manuscript
// in Markdown with its particulars beside it; a section (栏目) is a department
// of an issue (期刊); a placement (刊用) says that an article, or a member's
// profile, stands in a section.
//
// A decision (决议) is what a body decided, with its votes; a post (任职) is an
// office that a person holds for a council's term (届). Dues (会费) go from a
// standard (标准) to bills (应缴), payments (缴费) with their allocations, and
// receipts (票据). How a member stands (会籍状态), what is owed, the register and
// the regulator's numbers are computed from these for any day, never stored:
// StandingOn, AccountsOn, RosterOn, FiguresOn. What is done to a membership is
// an Act, which adds a step and rewrites none.
//
// # Rules
//
// The Check functions look at one value and return it in the form in which it
// is kept, with a *Problem where it breaks its rule (docs/product.md §3.6, §3.7);
// Validate looks at a whole record. The Field lists (MemberFields and the
// others) say once, for forms, tables, import and search, what can be typed.
//
// # How records are written down
//
// The store writes records in CBOR under the integer keys of the struct tags.
// A key, once given, is never used for anything else: files outlive programs.
// JSON names are for export and for people.
package data
