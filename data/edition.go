package data

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
)

// KindEdition is the kind of an Edition.
const KindEdition Kind = "edition"

// EditionID names an Edition.
type EditionID string

// Edition (印本) is an issue as it went to press (付印): every record that it was
// composed of, as it stood then, with its texts and pictures by their digests.
// What becomes of the records later changes nothing of it; an issue that has an
// edition is set from it ever after.
type Edition struct {
	Head    `cbor:"1,keyasint"`
	ID      EditionID     `cbor:"2,keyasint" json:"id"`
	Issue   IssueID       `cbor:"3,keyasint,omitempty" json:"issue_id"`
	On      Date          `cbor:"4,keyasint,omitempty" json:"printed_on,omitzero"` // of 付印
	Signed  []SignOff     `cbor:"5,keyasint,omitempty" json:"signed,omitempty"`
	Files   []PrintedFile `cbor:"6,keyasint,omitempty" json:"files,omitempty"`
	Printed Printed       `cbor:"7,keyasint" json:"printed"`
}

// Printed (印出的内容) is what an issue is composed of, without what is not
// printed: of a member only its profile's facts, of an article no state.
type Printed struct {
	Association Association `cbor:"1,keyasint" json:"association"`
	Issue       Issue       `cbor:"2,keyasint" json:"issue"`
	Sections    []Section   `cbor:"3,keyasint,omitempty" json:"sections,omitempty"`
	Placements  []Placement `cbor:"4,keyasint,omitempty" json:"placements,omitempty"`
	Articles    []Article   `cbor:"5,keyasint,omitempty" json:"articles,omitempty"` // texts by digest
	Members     []Member    `cbor:"6,keyasint,omitempty" json:"members,omitempty"`
	Introduced  []MemberID  `cbor:"7,keyasint,omitempty" json:"introduced,omitempty"` // 新增会员 that nobody placed
	Classes     []Class     `cbor:"8,keyasint,omitempty" json:"classes,omitempty"`
	Pictures    []Picture   `cbor:"9,keyasint,omitempty" json:"pictures,omitempty"`
}

// PrintedFile is a file that was made for the printer or the screen; its digest
// proves which.
type PrintedFile struct {
	Name   string `cbor:"1,keyasint" json:"name"`
	Digest Digest `cbor:"2,keyasint" json:"sha256"`
	Pages  int    `cbor:"3,keyasint,omitempty" json:"pages,omitempty"`
}

// SignOff (签发) is one person's word that an issue may go to press as it stood:
// Content is the digest of what was signed.
type SignOff struct {
	Role    string `cbor:"1,keyasint,omitempty" json:"role,omitempty"` // 责任编辑, 主编 …
	Name    string `cbor:"2,keyasint" json:"name"`
	On      Date   `cbor:"3,keyasint,omitempty" json:"on,omitzero"`
	Content Digest `cbor:"4,keyasint" json:"content"`
}

func (*Edition) Kind() Kind         { return KindEdition }
func (e *Edition) Key() string      { return string(e.ID) }
func (e *Edition) SetKey(id string) { e.ID = EditionID(id) }

// Digest is the digest of what is printed: it changes with every character and
// with nothing else.
func (p *Printed) Digest() Digest {
	b, err := json.Marshal(p)
	if err != nil { // structs of strings and numbers always can be written
		panic(err)
	}
	sum := sha256.Sum256(b)
	return Digest(hex.EncodeToString(sum[:]))
}

// Bare leaves out of what was gathered all that is not printed.
func (p *Printed) Bare() {
	p.Association = Association{Name: p.Association.Name, NameEN: p.Association.NameEN, Title: p.Association.Title}
	p.Issue.Head, p.Issue.State, p.Issue.Allowed, p.Issue.Signed, p.Issue.Held = Head{}, "", nil, nil, nil
	for i := range p.Sections {
		p.Sections[i].Head = Head{}
	}
	for i := range p.Placements {
		p.Placements[i].Head, p.Placements[i].Frozen = Head{}, ""
	}
	for i := range p.Articles {
		a := &p.Articles[i]
		a.Head, a.Body, a.State, a.Permission, a.Members, a.People, a.Keywords = Head{}, "", "", "", nil, nil, nil
	}
	for i, m := range p.Members {
		p.Members[i] = Member{ID: m.ID, Type: m.Type, Name: m.Name, Class: m.Class, Scope: m.Scope, Profile: m.Profile, Website: m.Website}
	}
	for i := range p.Classes {
		p.Classes[i].Head = Head{}
	}
	for i := range p.Pictures {
		p.Pictures[i].Head = Head{}
	}
}

// Contents are the digests of the texts and pictures that it is made of.
func (p *Printed) Contents() (out []Digest) {
	out = append(out, p.Issue.Cover)
	for _, a := range p.Articles {
		out = append(out, a.BodyDigest)
	}
	for _, x := range p.Pictures {
		out = append(out, x.Digest)
	}
	slices.Sort(out)
	return slices.DeleteFunc(slices.Compact(out), func(d Digest) bool { return d == "" })
}

// Sign adds a person's word for the content with a digest; an earlier word of
// the same person in the same role is replaced.
func (i *Issue) Sign(s SignOff) {
	i.Unsign(s.Role, s.Name)
	i.Signed = append(slices.Clip(i.Signed), s)
}

// Unsign takes a person's word back.
func (i *Issue) Unsign(role, name string) {
	i.Signed = slices.DeleteFunc(slices.Clone(i.Signed), func(s SignOff) bool { return s.Role == role && s.Name == name })
}

// SignedFor gives the words that hold for the content with a digest: a change
// after it drops a word.
func (i *Issue) SignedFor(content Digest) (out []SignOff) {
	for _, s := range i.Signed {
		if s.Content == content {
			out = append(out, s)
		}
	}
	return out
}

// CorrectionOf begins a correction (更正) of an issue that was printed; it waits
// for the next like any article.
func CorrectionOf(i Issue, text string) Article {
	a := Article{Title: "更正", Subtitle: i.Number(), Type: Correction, State: "待用", CorrectsIn: i.ID}
	a.SetBody(text)
	return a
}

// Changes is what going to press changes: the edition, the issue and its
// articles in the state 付印. all are the articles of the library, in any order.
func (e *Edition) Changes(issue Issue, all []Article) []Record {
	issue.State = IssuePressed
	out := []Record{e, &issue}
	for _, a := range all {
		if slices.ContainsFunc(e.Printed.Articles, func(p Article) bool { return p.ID == a.ID }) {
			a.State = ArticlePressed
			out = append(out, &a)
		}
	}
	return out
}
