package textview

import (
	"strings"
	"time"
	"unicode/utf8"
)

// Kind says what an edit is, so that typing folds into steps that a person
// would take back as one.
type Kind int

// The kinds of edit. Those of Other stand alone.
const (
	Other Kind = iota
	Typing
	Erasing // with Backspace
	Eating  // with Delete
)

// Selection is a caret and the other end of what is selected; they are equal
// where nothing is.
type Selection struct{ Anchor, Caret int }

// Sorted gives the ends in the order of the text.
func (s Selection) Sorted() (from, to int) { return min(s.Anchor, s.Caret), max(s.Anchor, s.Caret) }

// step is what one undo takes back.
type step struct {
	kind          Kind
	changes       []change // in the order in which they were made
	before, after Selection
	at            time.Time
}

type change struct {
	at      int
	was, is string
}

// A step ends at a pause, at a line end, and when it is a clause long: what
// was typed in one breath is not all lost to one undo.
const (
	pause    = time.Second
	stepMost = 40 // characters

	stepsLeast = 1000     // so many are kept whatever they weigh,
	keptMost   = 64 << 20 // and more while they hold at most so many bytes
)

// Do edits the text at one time as one step of undo, or as part of the step
// before where both are typing. The edits are in the order of the text and do
// not overlap; their places are those before any of them. It returns where the
// caret belongs, and what was touched.
func (b *Buffer) Do(kind Kind, at time.Time, sel Selection, edits ...Edit) (caret int, touched Span) {
	s := step{kind: kind, before: sel, at: at}
	shift, caret := 0, sel.Caret
	for _, e := range edits {
		from, to := b.clamp(e.From+shift), b.clamp(e.To+shift)
		text := Lines(e.Text)
		was := b.Slice(from, to)
		caret = from + len(text)
		if was == text {
			continue
		}
		touched = touched.join(b.splice(from, to, text))
		s.changes = append(s.changes, change{from, was, text})
		shift += len(text) - len(was)
	}
	if len(s.changes) == 0 {
		return caret, Span{}
	}
	s.after = Selection{caret, caret}
	b.future = nil
	if n := len(b.past); n > 0 && b.past[n-1].takes(s) {
		b.past[n-1].add(s)
	} else {
		b.past = append(b.past, s)
	}
	b.weigh()
	return caret, touched
}

// takes reports whether the next step is part of this one.
func (s *step) takes(next step) bool {
	if s.kind == Other || s.kind != next.kind || next.at.Sub(s.at) > pause || len(next.changes) != 1 {
		return false
	}
	a, b := s.changes[len(s.changes)-1], next.changes[0]
	switch s.kind {
	case Typing:
		return b.was == "" && b.at == a.at+len(a.is) && !strings.Contains(a.is+b.is, "\n") && utf8.RuneCountInString(a.is) < stepMost
	case Erasing:
		return b.is == "" && b.at+len(b.was) == a.at && !strings.Contains(a.was+b.was, "\n") && utf8.RuneCountInString(a.was) < stepMost
	}
	return b.is == "" && b.at == a.at && !strings.Contains(a.was+b.was, "\n") && utf8.RuneCountInString(a.was) < stepMost
}

func (s *step) add(next step) {
	a, b := &s.changes[len(s.changes)-1], next.changes[0]
	switch s.kind {
	case Typing:
		a.is += b.is
	case Erasing:
		a.at, a.was = b.at, b.was+a.was
	default:
		a.was += b.was
	}
	s.after, s.at = next.after, next.at
}

// weigh forgets the oldest steps where there are many and they are heavy.
func (b *Buffer) weigh() {
	b.kept = 0
	for _, s := range b.past {
		for _, c := range s.changes {
			b.kept += len(c.was) + len(c.is)
		}
	}
	for len(b.past) > stepsLeast && b.kept > keptMost {
		for _, c := range b.past[0].changes {
			b.kept -= len(c.was) + len(c.is)
		}
		b.past = b.past[1:]
	}
}

// CanUndo and CanRedo report whether there is a step to go.
func (b *Buffer) CanUndo() bool { return len(b.past) > 0 }

// CanRedo reports whether a step was taken back.
func (b *Buffer) CanRedo() bool { return len(b.future) > 0 }

// Undo takes the last step back. false: there is none.
func (b *Buffer) Undo() (sel Selection, touched Span, ok bool) {
	n := len(b.past)
	if n == 0 {
		return sel, touched, false
	}
	s := b.past[n-1]
	b.past = b.past[:n-1]
	for i := len(s.changes) - 1; i >= 0; i-- {
		c := s.changes[i]
		touched = touched.join(b.splice(c.at, c.at+len(c.is), c.was))
	}
	s.kind = Other // what is typed after an undo is a step of its own
	b.future = append(b.future, s)
	return s.before, touched, true
}

// Redo does the step again that was taken back last. false: there is none.
func (b *Buffer) Redo() (sel Selection, touched Span, ok bool) {
	n := len(b.future)
	if n == 0 {
		return sel, touched, false
	}
	s := b.future[n-1]
	b.future = b.future[:n-1]
	for _, c := range s.changes {
		touched = touched.join(b.splice(c.at, c.at+len(c.was), c.is))
	}
	b.past = append(b.past, s)
	return s.after, touched, true
}

// Break ends the step that is open: what is typed next is a new one.
func (b *Buffer) Break() {
	if n := len(b.past); n > 0 {
		b.past[n-1].kind = Other
	}
}
