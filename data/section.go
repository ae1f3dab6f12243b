package data

// The kinds of section. To add one: a constant, a row in SectionKinds, a file
// in app/compose, and, if it looks new, a style in templates.
const (
	ArticlesSection   SectionKind = "articles"    // 文章
	NewMembersSection SectionKind = "new_members" // 新增会员
)

// NewMembersName is what a section of new members is usually called.
const NewMembersName = "新增会员"

// SectionKinds lists what an issue may hold, in the order in which the
// flatplan offers it, with the Chinese name of the kind.
var SectionKinds = []struct {
	Kind  SectionKind
	Label string
}{
	{ArticlesSection, "文章"},
	{NewMembersSection, NewMembersName},
}
