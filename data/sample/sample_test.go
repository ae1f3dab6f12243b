package sample

import (
	"bytes"
	"image"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	_ "image/jpeg"
	_ "image/png"

	"huikan/data"
)

// of lists the sample's records of one sort.
func of[T data.Record](recs []data.Record) []T {
	var out []T
	for _, r := range recs {
		if t, ok := r.(T); ok {
			out = append(out, t)
		}
	}
	return out
}

func TestCounts(t *testing.T) {
	recs := Records()
	for _, c := range []struct {
		what      string
		got, want int
	}{
		{"members", len(of[*data.Member](recs)), 40}, {"articles", len(of[*data.Article](recs)), 12}, {"issues", len(of[*data.Issue](recs)), 2},
		{"pictures", len(Pictures()), 12}, {"sections", len(of[*data.Section](recs)), 10},
	} {
		if c.got != c.want {
			t.Errorf("%d %s, want %d", c.got, c.what, c.want)
		}
	}
	persons := 0
	for _, m := range of[*data.Member](recs) {
		if m.Type == data.PersonMember {
			persons++
		}
	}
	if persons != 3 {
		t.Errorf("%d persons, want 3", persons)
	}
}

// TestValid lets a doubt pass only where the sample means it: the applicant
// has no member number yet.
func TestValid(t *testing.T) {
	a := Association()
	meant := []string{"江州晴屿跨境电商物流有限公司 member_no"}
	var doubts []string
	for _, r := range append(Records(), &a) {
		for _, p := range data.ValidateOn(data.Date{Year: 2026, Month: 7, Day: 3}, r) {
			name := r.Key()
			if m, ok := r.(*data.Member); ok {
				name = m.Name
			}
			if p.Severity() == data.Doubtful && slices.Contains(meant, name+" "+p.Field) {
				doubts = append(doubts, name)
				continue
			}
			t.Errorf("%s %s: %s: %s", r.Kind(), name, p.Field, p.Chinese())
		}
	}
	if len(doubts) != len(meant) {
		t.Errorf("doubts %v, want %v", doubts, meant)
	}
}

func TestReferences(t *testing.T) {
	recs := Records()
	known := map[string]data.Kind{}
	unique := map[string]string{}
	for _, r := range recs {
		k := r.Key()
		if !regexp.MustCompile(`^[0-7][0-9A-HJKMNP-TV-Z]{25}$`).MatchString(k) {
			t.Errorf("%s is no ULID", k)
		}
		if other, ok := known[k]; ok {
			t.Errorf("%s twice: %s and %s", k, other, r.Kind())
		}
		known[k] = r.Kind()
	}
	for _, p := range Pictures() {
		known[string(p.Digest)] = data.KindPicture
	}
	classes := map[string]bool{}
	for _, c := range data.DefaultClasses() {
		classes[c.Code] = true
	}
	refers := func(r data.Record, k data.Kind, id string) {
		if known[id] != k {
			t.Errorf("%s %s refers to %s %q, which is not there", r.Kind(), r.Key(), k, id)
		}
	}
	class := func(r data.Record, code string) {
		if !classes[code] {
			t.Errorf("%s %s has class %q", r.Kind(), r.Key(), code)
		}
	}
	once := func(what, value string) {
		if value != "" && unique[what+value] != "" {
			t.Errorf("%s %q twice", what, value)
		}
		unique[what+value] = value
	}
	for _, r := range recs {
		for _, ref := range data.References {
			if ref.From == r.Kind() {
				for _, id := range ref.IDs(r) {
					refers(r, ref.To, id)
				}
			}
		}
		decided := func(id data.DecisionID) {
			if id != "" {
				refers(r, data.KindDecision, string(id))
			}
		}
		switch r := r.(type) {
		case *data.Post:
			decided(r.Decision)
			if r.Contact != "" {
				refers(r, data.KindContact, string(r.Contact))
			}
		case *data.DuesStandard:
			decided(r.Decision)
			for _, l := range r.Lines {
				class(r, l.Class)
			}
		case *data.DuesBill:
			decided(r.Waiver.Decision)
			refers(r, data.KindDuesStandard, string(r.Standard))
			class(r, r.Class)
		case *data.Payment:
			for _, a := range r.Allocations {
				refers(r, data.KindDuesBill, string(a.Bill))
			}
		case *data.Receipt:
			for _, p := range r.Payments {
				refers(r, data.KindPayment, string(p))
			}
			once("receipt", r.Number)
		case *data.Member:
			if r.Logo != "" {
				refers(r, data.KindPicture, string(r.Logo))
			}
			class(r, r.Class)
			once("name", data.NameKey(r.Name))
			once("uscc", r.USCC)
			once("no", r.MemberNo)
			if r.Introducer != "" {
				refers(r, data.KindMember, string(r.Introducer))
			}
		case *data.Contact:
			refers(r, data.KindMember, string(r.Member))
			once("mobile", r.Mobile)
		case *data.Membership:
			decided(r.Decision)
			class(r, r.Class)
		case *data.Article:
			for _, m := range r.Members {
				refers(r, data.KindMember, string(m))
			}
			for _, m := range regexp.MustCompile(`\(picture:([^)]*)\)`).FindAllStringSubmatch(r.Body, -1) {
				refers(r, data.KindPicture, m[1])
			}
		case *data.Issue:
			if r.Cover != "" {
				refers(r, data.KindPicture, string(r.Cover))
			}
		case *data.Section:
			refers(r, data.KindIssue, string(r.Issue))
		case *data.Placement:
			refers(r, data.KindIssue, string(r.Issue))
			refers(r, data.KindSection, string(r.Section))
			if r.Article != "" {
				refers(r, data.KindArticle, string(r.Article))
				once("placed", string(r.Article))
			} else {
				refers(r, data.KindMember, string(r.Member))
			}
		}
	}
}

// TestPlaces: every article stands in one of the issues, five members stand
// in the older, and three to five come into the newest by their day.
func TestPlaces(t *testing.T) {
	recs := Records()
	articles, placed := 0, 0
	for _, p := range of[*data.Placement](recs) {
		if p.Article != "" {
			articles++
		} else {
			placed++
		}
	}
	if articles != 12 || placed != 5 {
		t.Errorf("%d articles and %d members are placed, want 12 and 5", articles, placed)
	}
	newest := of[*data.Issue](recs)[1]
	joined := 0
	for _, m := range of[*data.Member](recs) {
		if m.Joined.Within(newest.NewFrom, newest.NewTo) {
			joined++
			if m.Profile == "" {
				t.Errorf("%s is printed and has no profile", m.Name)
			}
		}
	}
	if joined != 4 {
		t.Errorf("%d members come into the newest issue, want 4", joined)
	}
}

func TestPictures(t *testing.T) {
	for i, p := range Pictures() {
		c, format, err := image.DecodeConfig(bytes.NewReader(p.Data))
		if err != nil || "image/"+format != p.MIME || c.Width != p.Width || c.Height != p.Height || p.Digest != data.DigestOf(p.Data) {
			t.Errorf("%s: record does not fit the bytes: %v %+v", p.Name, err, c)
		}
		least := 900
		if strings.HasPrefix(p.Name, "标志-") {
			least = 400 // 300 dpi on 30 mm are 354
		}
		if c.Width < least || c.Width > 1600 || len(p.Data) > 150_000 {
			t.Errorf("%s: %d px, %d bytes", p.Name, c.Width, len(p.Data))
		}
		if drawings[i].word == "network" && !slices.Equal(drawings[i].draw().Pix, drawings[i].draw().Pix) { // has every shape
			t.Errorf("%s is not the same twice", p.Name)
		}
	}
}

func TestSameTwice(t *testing.T) {
	if !reflect.DeepEqual(Records(), Records()) || !reflect.DeepEqual(Association(), Association()) {
		t.Error("the sample is not the same twice")
	}
}

// TestText: what an editor would mark at sight. An internal publication is no
// 刊, and half-width marks do not stand among Han.
func TestText(t *testing.T) {
	bad := regexp.MustCompile(`本刊|本报|本杂志|\p{Han}[,;:?!(]|[,;(]\p{Han}|\d~\d|  `)
	for _, r := range Records() {
		text := ""
		switch r := r.(type) {
		case *data.Article:
			text = r.Title + "\n" + r.Body
		case *data.Member:
			text = r.Name + "\n" + r.Scope + "\n" + r.Profile
		}
		text = regexp.MustCompile(`!?\[[^\]]*\]\([^)]*\)|\[\^\d+\]:`).ReplaceAllString(text, "")
		for _, m := range bad.FindAllStringIndex(text, -1) {
			t.Errorf("%s: …%s…", r.Key(), text[max(0, m[0]-12):min(len(text), m[1]+12)])
		}
		for _, pair := range [][2]string{{"（", "）"}, {"“", "”"}, {"‘", "’"}, {"《", "》"}, {"〔", "〕"}} {
			if a, b := strings.Count(text, pair[0]), strings.Count(text, pair[1]); a != b {
				t.Errorf("%s: %d %s and %d %s", r.Key(), a, pair[0], b, pair[1])
			}
		}
	}
}
