// Package intake reads what members and authors send and turns it into drafts:
// records that nobody has accepted yet, with a report of all that was doubtful.
//
// It changes nothing and asks nobody. A dry run is a reading whose draft is
// thrown away. The promise of every reader here is that nothing is lost: each
// character of the source that is not a space stands in the draft, or is named
// in the report with its line.
//
// # Back issues (过刊)
//
// [BackIssue] reads an issue as text converted from print. Such a text has no
// marks for what it is made of, and faults of its own: paragraphs cut by page
// breaks, contents lines that differ from the titles, leavings of a converter
// (list dashes, empty links). The reading goes from the outside in:
//
//	charset.go      bytes → text
//	lines.go        text → lines, cleaned, with their numbers
//	sections.go     lines → front matter, contents, sections, imprint
//	frontmatter.go  cover lines → data.Issue      contents.go  contents lines
//	titles.go       where in a section its articles begin
//	article.go      the lines of one article → data.Article, by way of
//	blocks.go       signatures, recipients, attachments, documents within
//	paragraphs.go   healing of cut paragraphs
//	headings.go     which numbered lines are headings
//	inline.go       text → Markdown that means exactly that text
//	member.go       profiles → data.Member        table.go     tables
//	report.go       what to tell the editor
//
// # Articles (来稿)
//
// [ReadManuscript] reads one article from a Word document, a page of HTML,
// Markdown or plain text: the content says which. Documents and pages become
// paragraphs with marks (rich.go), which the recogniser of back issues then
// reads as it reads lines of text; so title, 发文字号, addressees and signature
// are found alike in all of them.
//
//	copy.go           the one door, the forms, what is refused and why
//	manuscript.go     plain text and Markdown
//	official.go       masthead and colophon of official documents (版头, 版记)
//	docx*.go          Word documents; docx.go lists its files
//	html*.go          pages and the clipboard; html.go lists its files
//	copy_picture.go   pictures
//	rich_read.go      paragraphs → article      rich_markdown.go  marks → Markdown
//
// Clean-up ([Clean], [CleanArticle]) lists what rules would change in a text,
// each change by itself (clean.go, clean_rules.go, clean_ground.go).
//
// # Lists of members (会员名单)
//
// [MemberSheet] reads a workbook, a CSV file or cards into a [Sheet]: columns,
// each with the field that it probably means, and rows of text. [Sheet.Plan]
// compares it with a library and says of every row what would become of it;
// the ledger adds up to the rows read. What no field holds goes into the
// member's note under its column's name; what is no member at all is listed as
// skipped; a number whose digits a spreadsheet lost rejects its row.
//
//	sheet_csv.go, sheet_xlsx.go, sheet_vcard.go   bytes → grid
//	sheet_heads.go    where the heads are      sheet_columns.go  what they mean
//	sheet_words.go, sheet_english.go, sheet_shapes.go  the words of heads
//	sheet_content.go  what cells look like     sheet_rows.go     totals, groups, remarks
//	sheet_choose.go   what a person says of a column, and what was remembered
//	member_entry.go   a row → what it says     member_people.go  names and numbers in one cell
//	member_match.go   which member it is       member_apply.go, member_contacts.go  what changes
//	member_plan.go    the plan, the records    sheet_rejected.go what was not taken
//	member_terms.go   the first term (会籍) of a member
//
// Lists go out from here too ([NewMemberList]; out.go, out_sheet.go), under the
// heads and in the forms that the reader knows: a list that goes out and comes
// in again changes nothing.
//
// Where a rule is a guess, it errs on the side of leaving text as it was: a
// join that was missed can be seen and made by hand, a wrong one cannot.
package intake
