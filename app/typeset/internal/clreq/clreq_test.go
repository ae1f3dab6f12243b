package clreq

import "testing"

var house = House{HanLatin: 250, HanLatinMin: 125, HanLatinMax: 500, Level: GB}

// TestBetween is table B.3: what stands between two neighbours, for one pair of
// each kind.
func TestBetween(t *testing.T) {
	cases := []struct {
		pair  string
		blank int
		step  int
		brk   bool
	}{
		{"会刊", 0, 0, true},
		{"）》", 0, 0, false}, {"》，", 0, 0, false}, {"）。", 0, 0, false}, {"”：", 0, 0, false},
		{"。”", 0, 0, false}, {"，）", 0, 0, false}, {"？》", 0, 0, false},
		{"（《", 0, 0, false}, {"“‘", 0, 0, false},
		{"，“", 500, StepComma, true}, {"：《", 500, StepComma, true}, {"。（", 500, StepStop, true},
		{"》《", 500, StepParen, true}, {"”“", 500, StepParen, true}, {"）（", 500, StepParen, true},
		{"会，", 0, 0, false}, {"，会", 500, StepComma, true}, {"：会", 500, StepComma, true}, {"。会", 500, StepStop, true},
		{"会（", 500, StepParen, true}, {"（会", 0, 0, false}, {"）会", 500, StepParen, true},
		{"会A", 250, StepHan, true}, {"A会", 250, StepHan, true}, {"，A", 500, StepComma, true}, {"A，", 0, 0, false},
		{"会·", 0, 0, false}, {"·会", 0, 0, true}, {"会～", 0, 0, false}, {"会％", 0, 0, false}, {"￥会", 0, 0, false},
		{"会—", 0, 0, true}, {"…会", 0, 0, true}, {"。　", 0, 0, false}, {"会々", 0, 0, false},
	}
	for _, c := range cases {
		r := []rune(c.pair)
		j := house.Between(ClassOf(r[0]), ClassOf(r[1]))
		if j.Blank != c.blank || j.Step != c.step || j.Break != c.brk {
			t.Errorf("%s: blank %d at step %d, break %v; want %d, %d, %v", c.pair, j.Blank, j.Step, j.Break, c.blank, c.step, c.brk)
		}
		if j.Shrink > j.Blank {
			t.Errorf("%s: gives up %d of %d", c.pair, j.Shrink, j.Blank)
		}
	}
}

// TestProhibition is table B.1 at the GB level.
func TestProhibition(t *testing.T) {
	for _, r := range "，、。．：；？！‼⁇”’」』）］｝〕】〗》〉·‧・–～／々％‰℃" {
		if !house.NotAtStart(ClassOf(r)) {
			t.Errorf("%c may begin a line", r)
		}
	}
	for _, r := range "“‘「『（［｛〔【〖《〈／¥￥$＄£€№" {
		if !house.NotAtEnd(ClassOf(r)) {
			t.Errorf("%c may end a line", r)
		}
	}
	for _, r := range "会〇□①A1" {
		if c := ClassOf(r); house.NotAtStart(c) || house.NotAtEnd(c) {
			t.Errorf("%c is forbidden somewhere", r)
		}
	}
}

// TestRules: every class that gives up a blank has one, and half an em remains.
func TestRules(t *testing.T) {
	for c := range rules {
		r := Of(Class(c))
		if (r.Shrink > 0) != (r.BlankLeft+r.BlankRight > 0) {
			t.Errorf("class %d: step %d, blanks %d and %d", c, r.Shrink, r.BlankLeft, r.BlankRight)
		}
		if blank := r.BlankLeft + r.BlankRight; blank > 0 && r.Core+blank != 1000 {
			t.Errorf("class %d: core %d and blank %d are not an em", c, r.Core, blank)
		}
	}
}

// TestLevels: what each level adds.
func TestLevels(t *testing.T) {
	for _, c := range []struct {
		r          rune
		start, end Level // the first level that forbids it
	}{
		{'，', Basic, 0}, {'（', 0, Basic}, {'／', Basic, GB}, {'—', Strict, 0}, {'…', Strict, 0}, {'￥', 0, Basic}, {'会', 0, 0},
	} {
		for l := Never; l <= Strict; l++ {
			h := House{Level: l}
			class := ClassOf(c.r)
			if h.NotAtStart(class) != (c.start > 0 && l >= c.start) || h.NotAtEnd(class) != (c.end > 0 && l >= c.end) {
				t.Errorf("%c at level %d", c.r, l)
			}
		}
	}
}

// TestWidths: one pair of each kind in each width of marks.
func TestWidths(t *testing.T) {
	for pair, want := range map[string][4]int{ // 全角, 行末半角, 开明, 半角
		"，会": {500, 500, 0, 0}, "。会": {500, 500, 500, 0}, "会（": {500, 500, 0, 0},
		"》，": {0, 500, 0, 0}, "。”": {0, 500, 0, 0}, "，“": {500, 1000, 0, 0}, "。（": {500, 1000, 500, 0}, "（《": {0, 500, 0, 0},
	} {
		r := []rune(pair)
		for w := FullWidth; w <= HalfWidth; w++ {
			h := house
			h.Width = w
			if j := h.Between(ClassOf(r[0]), ClassOf(r[1])); j.Blank != want[w] || j.Shrink > j.Blank || j.Shrink > 0 && j.Step == 0 {
				t.Errorf("%s in width %d: %+v, want %d", pair, w, j, want[w])
			}
		}
	}
}
