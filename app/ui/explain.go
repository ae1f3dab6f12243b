package ui

import (
	"context"
	"errors"
	"io/fs"

	"huikan/data/intake"
	"huikan/data/store"
)

// explanations say in words what a store's error means and what to do. To add
// one: a row here and the two texts; TestExplain finds a sentinel without a row.
var explanations = []struct {
	err  error
	what string // key of the sentence
	todo string // key of the advice
}{
	{store.ErrLocked, "explain.locked", "explain.locked.do"},
	{store.ErrNewer, "explain.newer", "explain.newer.do"},
	{store.ErrNotLibrary, "explain.notlibrary", "explain.notlibrary.do"},
	{store.ErrDamaged, "explain.damaged", "explain.damaged.do"},
	{store.ErrReadOnly, "explain.readonly", "explain.readonly.do"},
	{store.ErrExists, "explain.exists", "explain.exists.do"},
	{store.ErrNotFound, "explain.notfound", "explain.notfound.do"},
	{store.ErrConflict, "explain.conflict", "explain.conflict.do"},
	{store.ErrDuplicate, "explain.duplicate", "explain.duplicate.do"},
	{store.ErrInvalid, "explain.invalid", "explain.invalid.do"},
	{store.ErrNothingToUndo, "explain.noundo", "explain.noundo.do"},
	{store.ErrNothingToRedo, "explain.noredo", "explain.noredo.do"},
	{store.ErrClosed, "explain.closed", "explain.closed.do"},
	{fs.ErrNotExist, "explain.nofile", "explain.nofile.do"},
	{fs.ErrPermission, "explain.permission", "explain.permission.do"},
	{context.Canceled, "explain.cancelled", "explain.cancelled.do"},
}

// explain turns an error into a sentence and an advice. Of an error that no
// row knows, the sentence is the error's own.
func (w *words) explain(err error) (what, todo string) {
	var dup *store.DuplicateError
	if errors.As(err, &dup) && dup.OtherName != "" {
		return w.t("explain.duplicate.of", dup.Value, dup.OtherName), w.t("explain.duplicate.do")
	}
	var no *intake.Refusal
	if errors.As(err, &no) {
		return no.Message(w.lang), ""
	}
	for _, e := range explanations {
		if errors.Is(err, e.err) {
			return w.t(e.what), w.t(e.todo)
		}
	}
	return err.Error(), ""
}

// advice says what to do about a finding, by its code. To add one: a row here
// and the two texts; TestAdvice finds a rule without a row.
var advice = map[string]string{
	"missing-glyph":      "advice.missing_glyph",
	"missing-picture":    "advice.missing_picture",
	"overset":            "advice.overset",
	"loose-line":         "advice.loose_line",
	"empty-section":      "advice.empty_section",
	"empty-article":      "advice.empty_article",
	"contents-differ":    "advice.contents_differ",
	"same-docno":         "advice.same_docno",
	"no-permit":          "advice.no_permit",
	"no-organiser":       "advice.no_organiser",
	"no-recipients":      "advice.no_recipients",
	"no-printer":         "advice.no_printer",
	"no-print-date":      "advice.no_print_date",
	"no-print-run":       "advice.no_print_run",
	"forbidden-word":     "advice.forbidden_word",
	"half-brackets":      "advice.half_brackets",
	"half-mark":          "advice.half_mark",
	"tilde":              "advice.tilde",
	"unbalanced":         "advice.unbalanced",
	"stray-word":         "advice.stray_word",
	"not-fours":          "advice.not_fours",
	"permit-ended":       "advice.permit_ended",
	"priced":             "advice.priced",
	"advert":             "advice.advert",
	"not-reviewed":       "advice.not_reviewed",
	"serial-gap":         "advice.serial_gap",
	"serial-twice":       "advice.serial_twice",
	"docno-printed":      "advice.docno_printed",
	"no-leave":           "advice.no_leave",
	"not-admitted":       "advice.not_admitted",
	"profile-length":     "advice.profile_length",
	"class-differs":      "advice.class_differs",
	"no-consent":         "advice.no_consent",
	"mobile-number":      "advice.mobile_number",
	"coarse-picture":     "advice.coarse_picture",
	"colour-picture":     "advice.colour_picture",
	"widow-line":         "advice.widow_line",
	"near-trim":          "advice.near_trim",
	"no-bleed":           "advice.no_bleed",
	"spacing":            "advice.spacing",
	"no-stop":            "advice.no_stop",
	"cited-twice":        "advice.cited_twice",
	"number-skipped":     "advice.number_skipped",
	"docno-form":         "advice.docno_form",
	"misspelt":           "advice.misspelt",
	"text-shrunk":        "advice.text_shrunk",
	"missing-logo":       "advice.missing_logo",
	"not-member-then":    "advice.not_member_then",
	"not-listed":         "advice.not_listed",
	"person-no-consent":  "advice.person_no_consent",
	"no-address":         "advice.no_address",
	"address-abroad":     "advice.address_abroad",
	"wants-no-paper":     "advice.wants_no_paper",
	"contact-no-consent": "advice.contact_no_consent",
	"consent-undated":    "advice.consent_undated",
	"fact-personal":      "advice.fact_personal",
	"no-postcode":        "advice.no_postcode",
	"postcode-form":      "advice.postcode_form",
	"post-no-consent":    "advice.post_no_consent",
	"house-word":         "advice.house_word",
}

// adviceOn is what to do about a finding.
func (w *words) adviceOn(code string) string {
	if key := advice[code]; key != "" {
		return w.t(key)
	}
	return ""
}
