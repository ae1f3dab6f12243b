package textview

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// pieces are what random edits put in: every width of UTF-8, marks that cling,
// line ends of three systems, and nothing.
var pieces = []string{"", "国", "会员单位", "a", "Word 2026", "，", "。\n", "\n\n", "\r\n", "\r", "𠮷", "é", "葛󠄀", "👩‍👩‍👧", "**", "## 一、", "\t", " "}

// whole checks what a buffer says of itself against its text.
func whole(t *testing.T, b *Buffer, want string) {
	t.Helper()
	if got := b.Text(); got != want {
		t.Fatalf("text is %q, want %q", got, want)
	}
	if b.Len() != len(want) {
		t.Fatalf("length %d, want %d", b.Len(), len(want))
	}
	parts := strings.Split(want, "\n")
	if b.Paras() != len(parts) {
		t.Fatalf("%d paragraphs, want %d", b.Paras(), len(parts))
	}
	at := 0
	for i, p := range parts {
		if b.Para(i) != p || b.Start(i) != at || b.End(i) != at+len(p) || b.ParaAt(at) != i || b.ParaAt(at+len(p)) != i {
			t.Fatalf("paragraph %d is %q at %d, want %q at %d", i, b.Para(i), b.Start(i), p, at)
		}
		at += len(p) + 1
	}
}

// follows checks that a span tells the truth: outside it nothing has changed.
func follows(t *testing.T, was, is string, sp Span) {
	t.Helper()
	a, b := strings.Split(was, "\n"), strings.Split(is, "\n")
	if len(a)-sp.Was != len(b)-sp.Is || sp.First < 0 || sp.First+sp.Was > len(a) || sp.First+sp.Is > len(b) {
		t.Fatalf("span %v of %d paragraphs that became %d", sp, len(a), len(b))
	}
	for i := range sp.First {
		if a[i] != b[i] {
			t.Fatalf("span %v: paragraph %d before it changed", sp, i)
		}
	}
	for k := 1; k <= len(a)-sp.First-sp.Was; k++ {
		if a[len(a)-k] != b[len(b)-k] {
			t.Fatalf("span %v: paragraph %d from the end changed", sp, k)
		}
	}
}

// runeStart moves a place back to where a character begins.
func runeStart(s string, at int) int {
	for at > 0 && at < len(s) && !utf8.RuneStart(s[at]) {
		at--
	}
	return at
}

// TestBufferIsAString is the law: whatever is done, a buffer says what a plain
// string would, and undo and redo lead through the same texts.
func TestBufferIsAString(t *testing.T) {
	for seed := range uint64(60) {
		rnd := rand.New(rand.NewPCG(seed, 7))
		model := strings.Repeat("第一段。\n\n## 二\n", rnd.IntN(4))
		b := NewBuffer(model)
		now := time.Unix(0, 0)
		texts, at := []string{model}, 0 // what the steps lead to
		for range 150 {
			now = now.Add(2 * time.Second) // every edit is a step
			was := model
			switch n := rnd.IntN(10); {
			case n < 6:
				var edits []Edit
				from := 0
				for range 1 + rnd.IntN(3)*rnd.IntN(2) {
					f := runeStart(was, from+rnd.IntN(len(was)-from+1))
					if f < from {
						break
					}
					to := runeStart(was, min(len(was), f+rnd.IntN(9)))
					to = max(f, to)
					text := ""
					for range rnd.IntN(3) {
						text += pieces[rnd.IntN(len(pieces))]
					}
					edits = append(edits, Edit{f, to, text})
					from = to
				}
				model = ""
				last := 0
				for _, e := range edits {
					model += was[last:e.From] + Lines(e.Text)
					last = e.To
				}
				model += was[last:]
				caret, sp := b.Do(Other, now, Selection{}, edits...)
				follows(t, was, model, sp)
				if caret < 0 || caret > len(model) {
					t.Fatalf("caret at %d of %d", caret, len(model))
				}
				if model != was {
					texts = append(texts[:at+1], model)
					at++
				}
			case n < 8:
				if _, sp, ok := b.Undo(); ok != (at > 0) {
					t.Fatalf("undo %v at step %d", ok, at)
				} else if ok {
					at--
					model = texts[at]
					follows(t, was, model, sp)
				}
			default:
				if _, sp, ok := b.Redo(); ok != (at < len(texts)-1) {
					t.Fatalf("redo %v at step %d of %d", ok, at, len(texts))
				} else if ok {
					at++
					model = texts[at]
					follows(t, was, model, sp)
				}
			}
			whole(t, b, model)
			f := runeStart(model, rnd.IntN(len(model)+1))
			to := runeStart(model, f+rnd.IntN(len(model)-f+1))
			if got := b.Slice(f, to); f <= to && got != model[f:to] {
				t.Fatalf("slice %d:%d is %q, want %q", f, to, got, model[f:to])
			}
		}
		for b.CanUndo() {
			b.Undo()
		}
		whole(t, b, texts[0])
	}
}

// TestSteps: typing without a pause is one step, and a pause, a line end, a
// clause or another kind begin a new one; more than 200 steps come back.
func TestSteps(t *testing.T) {
	now := time.Unix(0, 0)
	b := NewBuffer("")
	typed := func(s string, wait time.Duration) {
		for _, r := range s {
			now = now.Add(wait)
			b.Do(Typing, now, Selection{b.Len(), b.Len()}, Edit{b.Len(), b.Len(), string(r)})
		}
	}
	back := func() {
		now = now.Add(100 * time.Millisecond)
		b.Do(Erasing, now, Selection{b.Len(), b.Len()}, Edit{b.prev(b.Len()), b.Len(), ""})
	}
	undo := func(want string) {
		t.Helper()
		b.Undo()
		if got := b.Text(); got != want {
			t.Fatalf("undo leads to %q, want %q", got, want)
		}
	}
	typed("中国", 100*time.Millisecond)
	now = now.Add(3 * time.Second)
	typed("会刊", 100*time.Millisecond)
	back()
	back()
	undo("中国会刊")
	undo("中国")
	undo("")
	b.Redo()
	typed("文", 100*time.Millisecond)
	undo("中国")
	typed("一\n二", 100*time.Millisecond)
	undo("中国一\n")
	undo("中国一")
	undo("中国")
	b.Undo()
	typed(strings.Repeat("长", stepMost+5), 10*time.Millisecond)
	undo(strings.Repeat("长", stepMost))

	b = NewBuffer("")
	for i := range 250 {
		now = now.Add(5 * time.Second)
		b.Do(Typing, now, Selection{}, Edit{b.Len(), b.Len(), fmt.Sprint(i, " ")})
	}
	for i := range 250 {
		if _, _, ok := b.Undo(); !ok {
			t.Fatalf("only %d steps come back", i)
		}
	}
	if b.Len() != 0 {
		t.Errorf("%q is left after 250 undos", b.Text())
	}
}

// TestCharacters: what is drawn as one character is passed and taken as one.
func TestCharacters(t *testing.T) {
	b := NewBuffer("a葛󠄀👩‍👩‍👧e\u0301\n国")
	var at []int
	for p := 0; p < b.Len(); p = b.next(p) {
		at = append(at, p)
	}
	if len(at) != 6 {
		t.Fatalf("%d characters at %v, want 6", len(at), at)
	}
	p := b.Len()
	for i := len(at) - 1; i >= 0; i-- {
		if p = b.prev(p); p != at[i] {
			t.Errorf("going back leads to %d, want %d", p, at[i])
		}
	}
}

func TestWords(t *testing.T) {
	for _, c := range []struct{ text, at, want string }{
		{"加强会员服务，推进工作", "会", "加强会员服务"},
		{"加强会员服务，推进工作", "，", "，"},
		{"使用Go语言", "o", "Go"},
		{"约1,200.5元", "2", "1,200.5"},
		{"见 info@a.example 处", "@", "@"},
		{"见 info@a.example 处", "f", "info@a.example"},
		{"两　　空", "　", "　　"},
	} {
		b := NewBuffer(c.text)
		f, to := b.Word(strings.Index(c.text, c.at))
		if got := c.text[f:to]; got != c.want {
			t.Errorf("the word at %q of %q is %q, want %q", c.at, c.text, got, c.want)
		}
	}
	b := NewBuffer("会员 Word，完\n下段")
	var got []string
	for at := 0; at < b.Len(); {
		to := b.WordRight(at)
		got = append(got, b.Slice(at, to))
		at = to
	}
	if want := "会员 |Word|，|完|\n|下段"; strings.Join(got, "|") != want {
		t.Errorf("Ctrl+→ stops at %q, want %q", strings.Join(got, "|"), want)
	}
	var back []string
	for at := b.Len(); at > 0; {
		to := b.WordLeft(at)
		back = append(back, b.Slice(to, at))
		at = to
	}
	if want := "下段|\n|完|，|Word|会员 "; strings.Join(back, "|") != want {
		t.Errorf("Ctrl+← stops at %q, want %q", strings.Join(back, "|"), want)
	}
}

func TestFind(t *testing.T) {
	text := "会员大会，MEMBER member\n会员"
	if got := Find(text, "会员", false); len(got) != 2 || text[got[1][0]:got[1][1]] != "会员" {
		t.Errorf("会员 stands at %v", got)
	}
	if got := Find(text, "Member", false); len(got) != 2 {
		t.Errorf("Member in any case stands at %v, want twice", got)
	}
	if got := Find(text, "member", true); len(got) != 1 {
		t.Errorf("member exactly stands at %v, want once", got)
	}
	if got := Find("aaa", "aa", false); len(got) != 1 {
		t.Errorf("matches overlap: %v", got)
	}
	if Find(text, "", false) != nil {
		t.Error("nothing is found everywhere")
	}
}
