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
	"missing-glyph":   "advice.missing_glyph",
	"missing-picture": "advice.missing_picture",
	"overset":         "advice.overset",
	"loose-line":      "advice.loose_line",
	"empty-section":   "advice.empty_section",
	"empty-article":   "advice.empty_article",
	"contents-differ": "advice.contents_differ",
	"same-docno":      "advice.same_docno",
	"no-permit":       "advice.no_permit",
	"no-organiser":    "advice.no_organiser",
	"no-recipients":   "advice.no_recipients",
	"no-printer":      "advice.no_printer",
	"no-print-date":   "advice.no_print_date",
	"no-print-run":    "advice.no_print_run",
	"forbidden-word":  "advice.forbidden_word",
	"half-brackets":   "advice.half_brackets",
	"half-mark":       "advice.half_mark",
	"tilde":           "advice.tilde",
	"unbalanced":      "advice.unbalanced",
	"stray-word":      "advice.stray_word",
	"not-fours":       "advice.not_fours",
}

// adviceOn is what to do about a finding.
func (w *words) adviceOn(code string) string {
	if key := advice[code]; key != "" {
		return w.t(key)
	}
	return ""
}
