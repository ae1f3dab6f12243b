package ui

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"huikan/app/press"
	"huikan/app/ui/look"
	"huikan/data"
)

// printKinds are what is printed from the records of members, with the key of
// its word. To add one: a row, its part in set and in options.
var printKinds = []struct{ key, word string }{
	{"directory", "print.directory"}, {"labels", "print.labels"}, {"envelopes", "print.envelopes"}, {"signsheet", "print.signsheet"},
}

// what is the kind's word.
func (o *printOptions) what() string {
	for _, k := range printKinds {
		if k.key == o.Kind {
			return k.word
		}
	}
	return printKinds[0].word
}

// printOptions are the choices of a print, as they are remembered.
type printOptions struct {
	Kind string

	Order     string   // of a directory
	Facts     []string // nil: the usual ones
	Logos     bool
	Title     string
	Edition   string
	Print     bool // 付印
	Booklet   bool
	PostOrder string // of labels, envelopes, lists
	All       bool   // also who takes no paper
	Former    bool   // also who is no member
	Label     string // sheet of labels
	Start     string
	Nudge     [4]string // of labels, of envelopes: right, down, in mm
	Custom    [8]string // columns, rows, width, height, left, top, pitch x and y
	Test      bool      // not remembered
	Envelope  string
	NoBoxes   bool
	ListTitle string
}

func (k kept) printing() printOptions {
	o := printOptions{Kind: printKinds[0].key, Logos: true}
	if text := k.p.String("print"); text != "" {
		if json.Unmarshal([]byte(text), &o) != nil {
			o = printOptions{Kind: printKinds[0].key, Logos: true}
		}
	}
	return o
}

func (k kept) setPrinting(o printOptions) {
	o.Test, o.Title, o.Edition, o.ListTitle, o.Start = false, "", "", "", "" // of one printing
	if text, err := json.Marshal(o); err == nil {
		k.p.SetString("print", string(text))
	}
}

// sheetOptions reads the sheet; what is no number is said.
func (o *printOptions) sheetOptions(w *window) (press.SheetOptions, error) {
	s := press.SheetOptions{Sheet: o.Label, Test: o.Test, Boxes: !o.NoBoxes}
	nudge := o.Nudge[:2]
	if o.Kind == "envelopes" {
		s.Sheet, s.Test, nudge = o.Envelope, false, o.Nudge[2:]
	}
	var bad error
	number := func(text, label string) float64 {
		text = strings.TrimSpace(data.FoldWidth(text))
		if text == "" {
			return 0
		}
		v, err := strconv.ParseFloat(text, 64)
		if err != nil && bad == nil {
			bad = &plainError{w.t("print.number", w.t(label), text)}
		}
		return v
	}
	s.NudgeX, s.NudgeY = number(nudge[0], "print.nudge.x"), number(nudge[1], "print.nudge.y")
	if o.Kind == "labels" {
		s.Start = int(number(o.Start, "print.start"))
	}
	if s.Sheet == press.CustomSheet {
		v := make([]float64, len(o.Custom))
		for i, text := range o.Custom {
			v[i] = number(text, customWords[i])
		}
		s.Custom = press.Custom{Columns: int(v[0]), Rows: int(v[1]), Width: v[2], Height: v[3], Left: v[4], Top: v[5], PitchX: v[6], PitchY: v[7]}
	}
	return s, bad
}

// plainError is a sentence for people.
type plainError struct{ text string }

func (e *plainError) Error() string { return e.text }

// customWords are the words of a sheet's measures.
var customWords = []string{"print.columns", "print.rows", "print.width", "print.height", "print.marginleft", "print.margintop", "print.pitchx", "print.pitchy"}

// options shows the choices of the kind of print.
func (s *printScreen) options() {
	w, o := s.w, &s.o
	kinds := look.Flow(8)
	var chips []fyne.CanvasObject
	for _, k := range printKinds {
		chips = append(chips, look.NewButton(chipVoice(k.key == o.Kind), "", w.t(k.word), func() {
			o.Kind, o.Test = k.key, false
			s.options()
			s.changed()
		}))
	}
	kinds.Set(chips...)
	parts := []fyne.CanvasObject{kinds, look.Across()}
	switch o.Kind {
	case "directory":
		parts = append(parts, s.directoryOptions()...)
	case "labels":
		parts = append(parts, s.labelOptions()...)
		parts = append(parts, s.postOptions()...)
	case "envelopes":
		parts = append(parts, s.envelopeOptions()...)
		parts = append(parts, s.postOptions()...)
	case "signsheet":
		parts = append(parts, part(w.t("print.listtitle"), s.field(o.ListTitle, "签收单", func(t string) { o.ListTitle = t })))
		parts = append(parts, s.postOptions()...)
	}
	parts = append(parts, look.Across(), s.left)
	s.sheet.Set(look.Pad(look.Column(14, parts...), 14, 20, 24, 20))
}

// part is a choice under its label.
func part(label string, choice fyne.CanvasObject) fyne.CanvasObject {
	return look.Column(6, look.NewText(label, look.Quiet), choice)
}

// field is a line of text; what is typed is taken when the typing rests.
func (s *printScreen) field(text, hint string, set func(string)) fyne.CanvasObject {
	f := look.NewField(hint, nil)
	f.SetText(text)
	typed := 0
	f.OnChanged = func(t string) {
		set(strings.TrimSpace(t))
		typed++
		at := typed
		s.w.later(typingRests, func() {
			if at == typed {
				s.changed()
			}
		})
	}
	f.OnSubmitted = func(string) { typed++; s.changed() }
	return look.Sized(f.Framed(""), 0, 34)
}

// typingRests is how long a field waits for the next key before the pages are
// set again.
const typingRests = 500 * time.Millisecond

// chips is a row of words of which one holds.
func (s *printScreen) chips(at string, keys, labels []string, set func(string)) fyne.CanvasObject {
	row := look.Flow(8)
	var parts []fyne.CanvasObject
	var all []*look.Button
	for i, k := range keys {
		var b *look.Button
		b = look.NewButton(chipVoice(k == at), "", labels[i], func() {
			for _, o := range all {
				o.SetVoice(chipVoice(o == b))
			}
			set(k)
			s.changed()
		})
		all, parts = append(all, b), append(parts, b)
	}
	row.Set(parts...)
	return row
}

func chipVoice(on bool) look.Voice {
	if on {
		return look.ChipOn
	}
	return look.ChipOff
}

// toggles is a row of words each of which holds or not.
func (s *printScreen) toggles(labels []string, at []*bool) fyne.CanvasObject {
	row := look.Flow(8)
	var parts []fyne.CanvasObject
	for i, on := range at {
		var b *look.Button
		b = look.NewButton(chipVoice(*on), "", labels[i], func() {
			*on = !*on
			b.SetVoice(chipVoice(*on))
			s.changed()
		})
		parts = append(parts, b)
	}
	row.Set(parts...)
	return row
}

func (s *printScreen) directoryOptions() []fyne.CanvasObject {
	w, o := s.w, &s.o
	var keys, labels []string
	for _, d := range data.DirectoryOrders {
		keys, labels = append(keys, d.Key), append(labels, d.Label(w.lang))
	}
	order := o.Order
	if order == "" {
		order = keys[0]
	}
	facts := look.Flow(6)
	var parts []fyne.CanvasObject
	chosen := func() []string {
		if o.Facts == nil {
			return data.UsualDirectoryFacts()
		}
		return o.Facts
	}
	for _, f := range data.DirectoryFacts {
		var b *look.Button
		b = look.NewButton(chipVoice(slices.Contains(chosen(), f.Key)), "", f.Label(w.lang), func() {
			on := slices.Contains(chosen(), f.Key)
			next := slices.DeleteFunc(append([]string{}, chosen()...), func(k string) bool { return k == f.Key })
			if !on {
				next = append(next, f.Key)
			}
			o.Facts = next
			b.SetVoice(chipVoice(!on))
			s.changed()
		})
		parts = append(parts, b)
	}
	facts.Set(parts...)
	edition := strconv.Itoa(s.day.Year) + "年版"
	return []fyne.CanvasObject{
		part(w.t("print.order"), s.chips(order, keys, labels, func(k string) { o.Order = k })),
		part(w.t("print.facts"), facts),
		newHalves(12, part(w.t("print.booktitle"), s.field(o.Title, "会员名录", func(t string) { o.Title = t })),
			part(w.t("print.edition"), s.field(o.Edition, edition, func(t string) { o.Edition = t }))),
		part(w.t("print.day"), s.dayField()),
		part(w.t("print.how"), s.toggles([]string{w.t("print.logos"), w.t("print.press"), w.t("print.booklet")}, []*bool{&o.Logos, &o.Print, &o.Booklet})),
		look.NewText(w.t("print.consent"), look.Caption.Wraps()),
	}
}

// dayField is the day as of which the records are taken.
func (s *printScreen) dayField() fyne.CanvasObject {
	wrong := look.NewText("", look.Caption.Wraps().In(look.Accent))
	return look.Column(4, s.field(s.day.String(), "2026-01-31", func(t string) {
		d, err := data.ParseDate(t)
		wrong.Set("")
		if p, ok := err.(*data.Problem); ok {
			wrong.Set(s.w.problem(p))
		}
		if err == nil && !d.IsZero() {
			s.day = d.Last()
		}
		s.sheet.Relay()
	}), wrong)
}

func (s *printScreen) labelOptions() []fyne.CanvasObject {
	w, o := s.w, &s.o
	sheets, _, err := w.lib.press.Sheets()
	if err != nil {
		w.fail(w.t("read.failed"), err)
	}
	sheets = append(sheets, press.Sheet{Key: press.CustomSheet, Name: w.t("print.custom")})
	out := []fyne.CanvasObject{part(w.t("print.sheet"), s.sheetPick(sheets, &o.Label))}
	if o.Label == press.CustomSheet {
		for i := 0; i < len(customWords); i += 2 {
			out = append(out, newHalves(12, part(w.t(customWords[i]), s.field(o.Custom[i], "0", func(t string) { o.Custom[i] = t })),
				part(w.t(customWords[i+1]), s.field(o.Custom[i+1], "0", func(t string) { o.Custom[i+1] = t }))))
		}
	}
	return append(out, part(w.t("print.start"), s.field(o.Start, "1", func(t string) { o.Start = t })), s.nudge(0),
		part(w.t("print.how"), s.toggles([]string{w.t("print.test")}, []*bool{&o.Test})))
}

func (s *printScreen) envelopeOptions() []fyne.CanvasObject {
	w, o := s.w, &s.o
	_, sheets, err := w.lib.press.Sheets()
	if err != nil {
		w.fail(w.t("read.failed"), err)
	}
	boxes := "yes"
	if o.NoBoxes {
		boxes = "no"
	}
	out := []fyne.CanvasObject{part(w.t("print.envelope"), s.sheetPick(sheets, &o.Envelope)),
		part(w.t("print.boxes"), s.chips(boxes, []string{"yes", "no"}, []string{w.t("print.boxes.draw"), w.t("print.boxes.digits")}, func(k string) { o.NoBoxes = k == "no" })),
		s.nudge(2)}
	if w.lib.shelf.association.Address.IsZero() {
		out = append(out, look.NewText(w.t("print.nosender"), look.Caption.Wraps().In(look.Warn)))
	}
	return out
}

// sheetPick is a button that offers sheets.
func (s *printScreen) sheetPick(sheets []press.Sheet, at *string) fyne.CanvasObject {
	name := ""
	for i, sh := range sheets {
		if sh.Key == *at || i == 0 {
			name = sh.Name
		}
	}
	var b *look.Button
	b = look.NewButton(look.Calm, "", name, func() {
		var items []*fyne.MenuItem
		for _, sh := range sheets {
			items = append(items, fyne.NewMenuItem(sh.Name, func() { *at = sh.Key; s.options(); s.changed() }))
		}
		s.w.popMenu(below(b), items...)
	}).WithMenu()
	return look.Row(0, -1, b)
}

// nudge are the fields of what everything is moved by.
func (s *printScreen) nudge(from int) fyne.CanvasObject {
	w, o := s.w, &s.o
	return newHalves(12, part(w.t("print.nudge.x"), s.field(o.Nudge[from], "0", func(t string) { o.Nudge[from] = t })),
		part(w.t("print.nudge.y"), s.field(o.Nudge[from+1], "0", func(t string) { o.Nudge[from+1] = t })))
}

// postOptions are the choices of all that goes by post.
func (s *printScreen) postOptions() []fyne.CanvasObject {
	w, o := s.w, &s.o
	order := o.PostOrder
	if order == "" {
		order = "postcode"
	}
	return []fyne.CanvasObject{
		part(w.t("print.order"), s.chips(order, []string{"postcode", "class", "pinyin"}, []string{w.t("print.by.postcode"), w.t("print.by.class"), w.t("print.by.pinyin")},
			func(k string) { o.PostOrder = k })),
		part(w.t("print.whom"), s.toggles([]string{w.t("print.all"), w.t("print.former")}, []*bool{&o.All, &o.Former})),
		look.NewText(w.t("print.recipient"), look.Caption.Wraps()),
	}
}
