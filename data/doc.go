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
// # How records are written down
//
// The store writes records in CBOR under the integer keys of the struct tags.
// A key, once given, is never used for anything else: files outlive programs.
// JSON names are for export and for people.
package data
