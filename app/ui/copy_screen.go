package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"huikan/app/ui/listview"
	"huikan/app/ui/look"
	"huikan/data"
	"huikan/data/intake"
	"huikan/data/store"
)

// copyScreen (收稿) shows an article before it is taken in: the fields that were
// recognised, every change that clean-up would make, every joined paragraph,
// and what was not kept as it was. Nothing is written before 收下.
type copyScreen struct {
	w     *window
	from  copySource
	m     *intake.Manuscript
	kept  []data.Cleaning // how copy of each source was cleaned up before
	note  string
	rules map[string]bool // that work
	off   map[string]bool // changes that are left out, by key
	apart map[int]bool    // seams that stay apart, by line

	article data.Article      // as it would be taken in
	typed   map[string]string // what the editor typed into fields
	changes []intake.Change
	printed []store.Printed
	seen    string // the 文号 that printed answers

	form  *form[data.Article]
	sheet *look.Sheet
	left  *look.Box
	warn  *look.Box
	tab   int
	right *fyne.Container
	list  *listview.List
	chips *look.Wrapped
	foot  *look.Sheet
	ok    *look.Button
	body  fyne.CanvasObject
	at    int // the row that is looked at
}

// copyFields are the fields that a manuscript may fill, in the order of the
// form.
var copyFields = []string{"title", "subtitle", "doc_no", "doc_issuer", "doc_date", "kind", "byline", "origin_type", "origin_name", "origin_date", "origin_url", "compiled_by", "credit"}

func newCopy(w *window, from copySource, m *intake.Manuscript, kept []data.Cleaning, note string) *copyScreen {
	s := &copyScreen{w: w, from: from, m: m, kept: kept, note: note, rules: map[string]bool{}, off: map[string]bool{}, apart: map[int]bool{}, typed: map[string]string{},
		warn: look.Column(8), left: look.Column(18), right: container.NewStack(), chips: look.Flow(8), foot: look.Scrolled(look.Gap(1, 1))}
	for _, r := range intake.RulesFor(kept, m.Source) {
		s.rules[r] = true
	}
	s.sheet = look.Scrolled(look.Pad(s.left, 16, 18, 24, 20))
	s.ok = look.NewButton(look.Primary, "", w.t("copy.do"), s.commit).WithTip("Ctrl+S")
	back := look.NewButton(look.Plain, "back", "", func() { s.back() }).WithTip("Esc")
	name := from.name
	if n := len(from.rest); n > 0 {
		name += "　" + w.t("copy.rest", n)
	}
	s.clean()
	s.body = newOver(1, titleBar(look.Row(10, 2, back, look.NewText(w.t("copy.title"), look.Heading.Whole()), look.NewText(name, look.Quiet)),
		look.NewButton(look.Calm, "", w.t("button.cancel"), func() { s.back() }), s.ok),
		newColumns(400, s.sheet, look.Stack(look.NewFill(look.Surface), s.right), func() bool { return false }))
	s.showLeft()
	s.showTab()
	return s
}

// on are the rules that work.
func (s *copyScreen) on() (keys []string) {
	for _, r := range intake.CleanRules {
		if s.rules[r.Key] {
			keys = append(keys, r.Key)
		}
	}
	return keys
}

// clean makes the article from what was read, by what is chosen: rules, single
// changes, and what was typed.
func (s *copyScreen) clean() {
	a := *s.m.Article
	s.changes = intake.CleanArticle(&a, s.on())
	intake.ApplyTo(&a, slices.DeleteFunc(slices.Clone(s.changes), func(c intake.Change) bool { return s.off[c.Key] }))
	for key, text := range s.typed {
		if f := data.FieldByKey(data.ArticleFields, key); f != nil {
			f.Set(&a, text) // what it cannot hold is said beside the field
		}
	}
	s.article = a
	s.known()
}

// known asks the library whether the document has been printed.
func (s *copyScreen) known() {
	if s.article.DocNo == s.seen {
		return
	}
	s.seen = s.article.DocNo
	s.printed, _ = s.w.lib.s.PrintedAs(s.seen)
}

// again shows what has become of a choice.
func (s *copyScreen) again() {
	s.clean()
	s.showLeft()
	s.showTab()
}

// reread reads the manuscript anew, its seams as they were chosen.
func (s *copyScreen) reread() {
	var apart []int
	for line := range s.apart {
		apart = append(apart, line)
	}
	slices.Sort(apart)
	w := s.w
	busy := w.busy(w.t("copy.reading", s.from.name), nil)
	w.work(func() func() {
		m, err := s.from.read(apart)
		return func() {
			busy()
			if err != nil {
				w.fail(w.t("copy.failed", s.from.name), err)
				return
			}
			s.m = m
			s.again()
		}
	})
}

// showLeft shows where the article comes from and the fields of it.
func (s *copyScreen) showLeft() {
	w := s.w
	fields := make([]data.Field[data.Article], 0, len(copyFields))
	for _, key := range copyFields {
		if f := data.FieldByKey(data.ArticleFields, key); f != nil {
			one := *f
			one.Group = ""
			fields = append(fields, one)
		}
	}
	s.form = newForm(w, &s.article, fields, func(a *data.Article) (out []data.Problem) {
		for _, p := range data.Validate(a) {
			if slices.Contains(copyFields, p.Field) {
				out = append(out, p)
			}
		}
		return out
	})
	s.form.wheel = s.sheet.Scrolled
	s.form.reveal = func(fyne.CanvasObject) { s.left.Refresh(); s.sheet.Relay() }
	s.form.texts = s.typed
	s.form.changed = func() { s.known(); s.showWarn() }
	parts := []fyne.CanvasObject{s.warn}
	if s.note != "" {
		parts = append(parts, look.NewText(s.note, look.Style{Size: 12, Color: look.Soft}))
	}
	parts = append(parts, s.form.part(""))
	for key := range s.typed {
		s.form.touched[key] = true
	}
	var rows []fyne.CanvasObject
	add := func(label, text string) {
		if strings.TrimSpace(text) != "" {
			rows = append(rows, w.definition(label, look.NewText(text, look.Running)))
		}
	}
	add(w.t("copy.recipients"), strings.Join(data.MarkedLines(s.article.Body, data.BlockRecipient), "\n"))
	add(w.t("copy.attachments"), strings.Join(data.MarkedLines(s.article.Body, data.BlockAttachment), "\n"))
	if n := len(s.m.Shots); n > 0 {
		add(w.t("copy.pictures"), w.t("copy.pictures.n", n))
	}
	add(w.t("copy.chars"), num(s.article.Chars))
	parts = append(parts, look.Across(), look.Column(8, rows...))
	s.showWarn()
	s.left.Set(parts...)
	s.form.judge()
	s.sheet.Relay()
}

// showWarn says where the article comes from, and that it is known already.
func (s *copyScreen) showWarn() {
	w := s.w
	var parts []fyne.CanvasObject
	for _, p := range s.printed {
		text := w.t("copy.have", s.seen)
		var labels []string
		for _, i := range p.Issues {
			labels = append(labels, i.Label())
		}
		if len(labels) > 0 {
			text = w.t("copy.printed", s.seen, strings.Join(labels, "、"))
		}
		parts = append(parts, look.Stack(look.NewFrame(look.WarnWash, look.Clear, 8), look.Pad(look.Column(4,
			look.NewText(text, look.Style{Color: look.Warn}), look.NewText(p.Article.OneLine(), look.Style{Size: 13, Lines: 2, Color: look.Soft}),
			newLink(w.t("copy.look"), func() { w.openArticle(p.Article.ID, -1) })), 8, 12, 8, 12)))
	}
	if s.m.Source != "" {
		source := []fyne.CanvasObject{look.NewText(w.t("copy.from", s.m.Source), look.Quiet)}
		for _, k := range s.kept {
			if k.Source == s.m.Source && len(k.On)+len(k.Off) > 0 {
				source = append(source, look.NewText(w.t("copy.remembered"), look.Style{Size: 12, Color: look.Good}))
			}
		}
		parts = append(parts, look.Column(2, source...))
	}
	s.warn.Set(parts...)
	s.left.Refresh()
	s.sheet.Relay()
}

// commit takes the article in as one change, and goes on to the next file.
func (s *copyScreen) commit() {
	w, lib := s.w, s.w.lib
	if keys := s.form.blocks(); len(keys) > 0 {
		s.form.asked = true
		s.form.judge()
		s.form.focusOn(keys[0])
		return
	}
	a := s.article
	title := a.OneLine()
	c := lib.s.Change("收稿 " + title).Details(s.from.name)
	for _, shot := range s.m.Shots {
		if strings.Contains(a.Body, string(shot.Picture.Digest)) {
			c.PutPicture(&shot.Picture, shot.Content)
		}
	}
	c.Put(&a)
	if k, ok := intake.RememberRules(s.kept, s.m.Source, s.on()); ok {
		c.Put(&k)
	}
	w.work(func() func() {
		set, err := c.Commit()
		return func() {
			if err != nil {
				w.fail(w.t("copy.failed", s.from.name), err)
				return
			}
			acts := []act{}
			if set.Seq != 0 {
				acts = append(acts, act{w.t("button.undo"), w.undo})
			}
			rest := s.from.rest
			w.openArticle(a.ID, -1)
			if len(rest) > 0 {
				acts = append(acts, act{w.t("copy.next"), func() { w.readCopies(rest) }})
			}
			w.toast(w.t("copy.done", title), acts...)
		}
	})
}

func (s *copyScreen) content() fyne.CanvasObject { return s.body }
func (s *copyScreen) search()                    {}
func (s *copyScreen) reload(changed)             {}
func (s *copyScreen) resized()                   { s.body.Refresh() }
func (s *copyScreen) finish()                    { s.commit() }
func (s *copyScreen) keysHint() string           { return s.w.t("copy.keys") }
func (s *copyScreen) back() bool                 { s.w.goTo(atArticles); return true }

func (s *copyScreen) first() fyne.Focusable { return s.list }
