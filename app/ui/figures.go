package ui

import (
	"io"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"huikan/app/ui/look"
	"huikan/data"
	"huikan/data/intake"
)

// figureScreen (年检数字) shows the numbers that the regulator asks for, on any
// day: as the library knows that day now, whatever has changed since.
type figureScreen struct {
	w     *window
	day   data.Date
	facts data.Facts
	at    data.Figures
	field *look.Field
	sheet *look.Sheet
	body  fyne.CanvasObject
	out   []*look.Button // what needs the figures
	turn  int
}

func newFigures(w *window, day data.Date) *figureScreen {
	s := &figureScreen{w: w, day: day, sheet: look.Scrolled(look.Gap(1, 1))}
	s.out = []*look.Button{look.NewButton(look.Calm, "copy", w.t("fyne.copy"), s.copy),
		look.NewButton(look.Calm, "export", w.t("figures.roster"), s.roster).WithTip(w.t("figures.roster.tip"))}
	wrong := look.NewText("", look.Style{Size: 12, Lines: 1, Color: look.Accent})
	s.field = look.NewField(w.t("figures.day"), nil)
	s.field.SetText(day.String())
	s.field.OnChanged = func(text string) {
		d, err := data.ParseDate(text)
		wrong.Set("")
		if p, ok := err.(*data.Problem); ok {
			wrong.Set(w.problem(p))
		}
		if err == nil && !d.IsZero() {
			s.day = d
			s.count()
		}
	}
	back := look.NewButton(look.Plain, "back", "", func() { s.back() }).WithTip("Esc")
	s.body = newOver(1, titleBar(look.Row(12, 3, back, look.NewText(w.t("figures.title"), look.Heading.Whole()), look.Sized(s.field.Framed(""), 130, 34), wrong),
		s.out[0], s.out[1]), s.sheet)
	s.count()
	return s
}

// count reads the facts of the day in the background.
func (s *figureScreen) count() {
	w, lib, day := s.w, s.w.lib, s.day
	s.turn++
	turn := s.turn
	if s.at.Day != day { // another day's figures are not this one's
		s.counting(true)
	}
	w.work(func() func() {
		f, err := lib.s.AsOf(day, time.Local)
		var g data.Figures
		if err == nil {
			g = data.FiguresOn(&f, day)
		}
		return func() {
			if s.turn != turn {
				return
			}
			if err != nil {
				w.fail(w.t("read.failed"), err)
				return
			}
			s.facts, s.at = f, g
			s.counting(false)
			s.show()
		}
	})
}

// counting says that the figures are not there yet, and keeps back what needs
// them.
func (s *figureScreen) counting(on bool) {
	for _, b := range s.out {
		b.SetOff(on)
	}
	if on {
		s.sheet.Set(look.Pad(newAtMostMiddle(640, look.Column(0, look.NewText(s.w.t("figures.counting"), look.Running.In(look.Soft)))), 22, 20, 40, 20))
	}
}

// line is a number with its name, as it is shown and copied.
type line struct {
	key, value string
	sub        bool
}

// lines are the numbers of the day.
func (s *figureScreen) lines() []line {
	w, g := s.w, s.at
	out := []line{{w.t("figures.total"), num(g.Total), false}, {w.t("figures.units"), num(g.Units), true}, {w.t("figures.persons"), num(g.Persons), true}}
	for _, c := range g.ByClass {
		out = append(out, line{w.word(c.Class), num(c.Total), true})
	}
	out = append(out, line{w.t("figures.before"), num(g.Before), false}, line{w.t("figures.joined"), num(g.Joined), true}, line{w.t("figures.left"), num(g.Left), true},
		line{w.t("figures.council", data.CouncilIn(g.Council, w.lang)), num(g.InCouncil), false}, line{w.t("figures.officers"), num(len(g.Officers)), false})
	for _, o := range g.Officers {
		who := o.Name
		if o.Unit != "" {
			who += "（" + o.Unit + "）"
		}
		out = append(out, line{w.word(o.Post), who, true})
	}
	d := g.Dues
	return append(out, line{w.t("figures.dues", strconv.Itoa(d.Year)), w.t("figures.yuan", d.Due.String()), false}, line{w.t("figures.paid"), w.t("figures.yuan", d.Paid.String()), true},
		line{w.t("figures.waived"), w.t("figures.yuan", d.Waived.String()), true}, line{w.t("figures.open"), w.t("figures.yuan", d.Open.String()), true},
		line{w.t("figures.received"), w.t("figures.yuan", d.Received.String()), false}, line{w.t("figures.arrears"), w.t("figures.yuan", d.Arrears.String()), false},
		line{w.t("figures.credits"), w.t("figures.yuan", d.Credits.String()), false})
}

func (s *figureScreen) show() {
	w, g := s.w, s.at
	parts := []fyne.CanvasObject{look.NewText(w.t("figures.on", w.pick(g.Day.Chinese(), g.Day.String())), look.Running.In(look.Soft)),
		look.Row(24, -1, figure(g.Total, w.t("figures.total")), figure(g.Units, w.t("figures.units")), figure(g.Persons, w.t("figures.persons")),
			figure(g.Joined, w.t("figures.joined")), figure(g.Left, w.t("figures.left")))}
	for i := range g.Problems {
		parts = append(parts, look.NewText(w.problem(&g.Problems[i]), look.Running.In(look.Warn)))
	}
	if g.Undated > 0 {
		parts = append(parts, look.NewText(w.t("figures.undated", g.Undated), look.Running.In(look.Warn)))
	}
	var rows []fyne.CanvasObject
	for _, l := range s.lines() {
		st := look.Running
		name := l.key
		if l.sub {
			st, name = st.In(look.Soft), "　"+name
		} else {
			rows = append(rows, look.Across())
		}
		rows = append(rows, look.Row(12, 0, look.NewText(name, st), look.NewText(l.value, look.Body.Whole())))
	}
	parts = append(parts, look.Column(7, rows...))
	s.sheet.Set(look.Pad(newAtMostMiddle(640, look.Column(16, parts...)), 22, 20, 40, 20))
}

// text is the page as it is pasted elsewhere.
func (s *figureScreen) text() string {
	var b strings.Builder
	b.WriteString(s.w.t("figures.title") + "\t" + s.at.Day.String() + "\n")
	for _, l := range s.lines() {
		b.WriteString(l.key + "\t" + l.value + "\n")
	}
	return b.String()
}

func (s *figureScreen) copy() {
	s.w.app.Clipboard().SetContent(s.text())
	s.w.toast(s.w.t("figures.copied"))
}

// roster writes the register of the day.
func (s *figureScreen) roster() {
	w := s.w
	var head []string
	for _, c := range data.RosterColumns {
		if w.lang == "en" {
			head = append(head, c.EN)
		} else {
			head = append(head, c.ZH)
		}
	}
	rows := data.RosterOn(&s.facts, s.day)
	var cells [][]string
	for i := range rows {
		var row []string
		for _, c := range data.RosterColumns {
			row = append(row, c.Get(&rows[i]))
		}
		cells = append(cells, row)
	}
	w.askSave(w.t("figures.roster"), w.t("figures.roster.name", s.at.Day.String())+".xlsx", func(path string) error {
		return toFile(path, func(out io.Writer) error { return intake.WriteXLSX(out, w.t("figures.roster.sheet"), head, cells) })
	})
}

func (s *figureScreen) content() fyne.CanvasObject { return s.body }
func (s *figureScreen) search()                    { s.w.win.Canvas().Focus(s.field) }
func (s *figureScreen) reload(changed)             { s.count() }
func (s *figureScreen) resized()                   { s.body.Refresh() }
func (s *figureScreen) back() bool                 { s.w.goTo(atMembers); return true }
