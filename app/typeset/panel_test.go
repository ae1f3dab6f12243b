package typeset

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"huikan/app/doc"
	"huikan/app/page"
	"huikan/app/unit"
)

// panelPages sets one article of blocks in a template.
func panelPages(t *testing.T, name string, blocks ...doc.Block) (*page.Book, unit.Rect) {
	t.Helper()
	look := template(t, name)
	d := &doc.Document{
		Pictures: map[string]doc.Picture{"wide": {MIME: "image/png", Data: []byte{1}, Width: 2400, Height: 900}, "high": {MIME: "image/png", Data: []byte{1}, Width: 900, Height: 2400}, "small": {MIME: "image/png", Data: []byte{1}, Width: 90, Height: 60}},
		Sections: []*doc.Section{{Name: "栏", Label: "【栏】", Articles: []*doc.Article{{Ref: "a", Source: "1", Title: "题", Blocks: blocks}}}},
	}
	b, err := Set(context.Background(), d, look, fonts(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Overset) > 0 {
		t.Errorf("%s: overset %+v", name, b.Overset)
	}
	trim := b.Pages[0].Trim
	return b, unit.Rect{X: trim.X + look.Area.Left, Y: trim.Y + look.Area.Top, W: look.Area.Width(), H: look.Area.Height()}
}

// TestBox: a box that is longer than a page is closed on each, all of its text
// stands within, and none of what stands outside.
func TestBox(t *testing.T) {
	for _, name := range []string{"standard", "news", "16k"} {
		var in []doc.Block
		in = append(in, &doc.Paragraph{Role: doc.BoxTitle, Spans: doc.Text("框")})
		for range 30 {
			in = append(in, &doc.Paragraph{Role: doc.Body, Spans: doc.Text(strings.Repeat("框", 120))})
		}
		in = append(in, &doc.Table{Columns: make([]doc.Align, 2), Head: []doc.Row{{Cells: [][]doc.Span{doc.Text("框"), doc.Text("框")}}}, Rows: []doc.Row{{Cells: [][]doc.Span{doc.Text("框"), doc.Text("框")}}}})
		out := &doc.Paragraph{Role: doc.Body, Spans: doc.Text(strings.Repeat("外", 100))}
		b, area := panelPages(t, name, out, &doc.Panel{Kind: doc.Box, Blocks: in}, out)
		fill := page.Colour(template(t, name).Styles[string(doc.BoxText)].Fill)
		letters := map[rune]int{}
		for i, p := range b.Pages {
			var frames []unit.Rect
			for _, it := range p.Items {
				switch it := it.(type) {
				case *page.Fill:
					if it.Colour == fill {
						frames = append(frames, it.Box)
					}
				case *page.Text:
					for _, r := range it.Text {
						letters[r]++
					}
					within := false
					for _, f := range frames { // drawn before it, or it would be hidden
						within = within || it.At.X >= f.X && it.At.X+it.Width() <= f.Right()+unit.Pt && it.At.Y-it.Size*3/4 > f.Y && it.At.Y < f.Bottom()
					}
					if r := it.Text[0]; (r == '框' || r == '外') && within != (r == '框') {
						t.Errorf("%s, page %d: %q at %v, frames %v", name, i+1, string(it.Text), it.At, frames)
					}
				}
			}
			for _, f := range frames {
				if f.X < area.X-unit.Pt || f.Right() > area.Right()+unit.Pt || f.Y < area.Y-area.H/20 || f.Bottom() > area.Bottom()+area.H/20 {
					t.Errorf("%s, page %d: the frame %v leaves the area %v", name, i+1, f, area)
				}
			}
		}
		if letters['框'] != 1+30*120+4 || letters['外'] != 200 {
			t.Errorf("%s: %d characters within, %d without", name, letters['框'], letters['外'])
		}
	}
}

// TestPictures: figures beside one another are of one height, in their order, within
// the area; a small one is not blown up; each caption stands below its picture.
func TestPictures(t *testing.T) {
	for _, name := range []string{"standard", "news"} {
		for n := 1; n <= 7; n++ {
			for _, digests := range [][]string{{"wide", "high"}, {"small", "wide", "gone"}} {
				p := &doc.Panel{Kind: doc.Pictures}
				for i := range n {
					p.Blocks = append(p.Blocks, &doc.Figure{Digest: digests[i%len(digests)], Alt: fmt.Sprint("图", i), Caption: doc.Text(fmt.Sprintf("说明%c", 'A'+i))})
				}
				b, area := panelPages(t, name, p)
				var pics []*page.Picture
				captions := 0
				for _, pg := range b.Pages {
					for _, it := range pg.Items {
						switch it := it.(type) {
						case *page.Picture:
							pics = append(pics, it)
							if it.Box.X < area.X || it.Box.Right() > area.Right()+unit.Pt || it.Box.Bottom() > area.Bottom()+unit.Pt {
								t.Errorf("%s, %d pictures: %v leaves the area", name, n, it.Box)
							}
							if it.Digest == "small" && it.Box.W > 90*72*unit.Pt/200 {
								t.Errorf("%s: 90 pixels are %v wide", name, it.Box.W)
							}
						case *page.Text:
							captions += strings.Count(string(it.Text), "说明")
						}
					}
				}
				for i := 1; i < len(pics); i++ {
					a, c := pics[i-1], pics[i]
					if a.Box.Y == c.Box.Y && (a.Box.H != c.Box.H || c.Box.X < a.Box.Right()) {
						t.Errorf("%s, %d pictures: %v beside %v", name, n, a.Box, c.Box)
					}
				}
				if captions != n {
					t.Errorf("%s: %d captions of %d pictures", name, captions, n)
				}
				if len(pics)+len(b.Absent) != n {
					t.Errorf("%s: %d pictures and %d boxes, want %d", name, len(pics), len(b.Absent), n)
				}
			}
		}
	}
}

// TestListTags: a list is one for those who read by its structure: each item with
// its label and its text, and lists within lists.
func TestListTags(t *testing.T) {
	item := func(text string, more ...doc.Block) doc.ListItem {
		return doc.ListItem{Blocks: append([]doc.Block{&doc.Paragraph{Role: doc.Body, Spans: doc.Text(text)}}, more...)}
	}
	b, _ := panelPages(t, "standard", &doc.List{Items: []doc.ListItem{item("甲"), item("乙", &doc.List{Items: []doc.ListItem{item("丙")}})}})
	path := map[string]string{}
	for _, it := range b.Pages[0].Items {
		x, ok := it.(*page.Text)
		if !ok || x.Block < 0 {
			continue
		}
		for k := x.Block; k >= 0; k = b.Blocks[k].Parent {
			path[string(x.Text)] = b.Blocks[k].Tag + " " + path[string(x.Text)]
		}
	}
	for text, want := range map[string]string{"甲": "Sect Art L LI LBody ", "丙": "Sect Art L LI LBody L LI LBody "} {
		if path[text] != want {
			t.Errorf("%s is in %s, want %s", text, path[text], want)
		}
	}
	if !strings.HasSuffix(path["•"], "LI Lbl ") {
		t.Errorf("a bullet is in %s", path["•"])
	}
}
