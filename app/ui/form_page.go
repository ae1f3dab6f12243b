package ui

import (
	"fyne.io/fyne/v2"

	"huikan/app/ui/look"
	"huikan/data"
	"huikan/data/store"
)

// formPage is a page on which one record is typed: a post, a decision, an act
// of membership, a payment. Leaving it keeps it for the toast's time; 完成 makes
// it a change.
type formPage[T any] struct {
	w     *window
	form  *form[T]
	sheet *look.Sheet
	page  *look.Box
	body  fyne.CanvasObject
	from  func() // shows what was shown before
	write func(*store.Writer) error
	name  func() string // of the change
	said  string        // what the toast says
	dirty bool
	done  bool
}

// newFormPage makes the page. extra stands below the fields; write puts the
// record, or what it means, into a change.
func newFormPage[T any](w *window, title, sub string, rec *T, fields []data.Field[T], check func(*T) []data.Problem, names func(string) []string, extra ...fyne.CanvasObject) *formPage[T] {
	p := &formPage[T]{w: w}
	p.sheet = look.Scrolled(look.Gap(1, 1))
	p.form = newForm(w, rec, fields, check)
	p.form.names, p.form.strict = names, true
	p.form.changed = func() { p.dirty = true }
	p.form.reveal = p.reveal
	p.form.wheel = p.sheet.Scrolled
	var parts []fyne.CanvasObject
	for _, g := range p.form.groups() {
		parts = append(parts, formPart(data.GroupName(g, w.lang), p.form.part(g)))
	}
	p.page = look.Column(28, append(parts, extra...)...)
	p.sheet.Set(look.Pad(newAtMostMiddle(760, p.page), 22, 20, 40, 20))
	back := look.NewButton(look.Plain, "back", "", func() { p.back() }).WithTip("Esc")
	p.body = newOver(1, titleBar(look.Row(10, 2, back, look.NewText(title, look.Heading.Whole()), look.NewText(sub, look.Quiet)),
		look.NewButton(look.Primary, "", w.t("button.done"), p.finish).WithTip("Ctrl+S")), p.sheet)
	return p
}

func (p *formPage[T]) reveal(o fyne.CanvasObject) {
	if p.page == nil {
		return
	}
	p.page.Refresh()
	p.sheet.Relay()
	if o == nil {
		return
	}
	d := fyne.CurrentApp().Driver()
	p.sheet.RevealAt(d.AbsolutePositionForObject(o).Y-d.AbsolutePositionForObject(p.sheet).Y, o.Size().Height+20)
}

// finish makes the page one change.
func (p *formPage[T]) finish() {
	w := p.w
	w.win.Canvas().Unfocus()
	p.form.asked = true
	p.form.judge()
	if keys := p.form.blocks(); len(keys) > 0 {
		p.form.focusOn(keys[0])
		w.toast(w.t("form.blocked", len(keys)))
		return
	}
	c := w.lib.s.Change(p.name())
	if err := p.write(c); err != nil {
		p.refuse(err)
		return
	}
	w.work(func() func() {
		set, err := c.Commit()
		return func() {
			if err != nil {
				w.fail(w.t("save.failed"), err)
				return
			}
			p.done = true
			p.from()
			if set.Seq == 0 {
				w.toast(w.t("save.nothing"))
				return
			}
			w.toast(p.said, act{w.t("button.undo"), w.undo})
		}
	})
}

// refuse says why the change cannot be, beside the field that it is about.
func (p *formPage[T]) refuse(err error) {
	if problem, ok := err.(*data.Problem); ok {
		key := problem.Field
		if p.form.boxes[key] == nil {
			key = p.form.fields[0].Key
		}
		p.form.extra[key] = []note{p.form.noteOf(problem, true)}
		p.form.judge()
		p.form.focusOn(key)
		return
	}
	p.w.fail(p.w.t("save.failed"), err)
}

// leave keeps what is not done within reach.
func (p *formPage[T]) leave() {
	if p.done || !p.dirty {
		return
	}
	p.w.toast(p.w.t("form.waits"), act{p.w.t("form.continue"), func() { p.w.show(p) }})
}

func (p *formPage[T]) content() fyne.CanvasObject { return p.body }
func (p *formPage[T]) search()                    {}
func (p *formPage[T]) reload(changed)             {}
func (p *formPage[T]) resized()                   { p.body.Refresh() }
func (p *formPage[T]) keysHint() string           { return p.w.t("form.page.keys") }
func (p *formPage[T]) back() bool                 { p.from(); return true }
