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
