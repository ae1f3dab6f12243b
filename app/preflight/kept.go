package preflight

import (
	"slices"

	"huikan/data"
)

// Kept is what the last runs read in each paragraph, so that only those that
// changed are read again. The zero Kept is empty. It serves one run at a time;
// it changes nothing of the result.
type Kept struct {
	run   int
	house []data.HouseWord
	words map[rune][]wordRule
	texts map[string]*reading
}

// keptRuns is how many runs a paragraph that is not used is kept.
const keptRuns = 3

// reading is what the rules of one line of text found.
type reading struct {
	hits   []hit
	blanks spacing
	run    int
}

type hit struct{ code, text string }

func (r *reading) hit(code, text string) { r.hits = append(r.hits, hit{code, text}) }

// begin opens a run with the association's list of words.
func (k *Kept) begin(house []data.HouseWord) {
	if k.words == nil || !slices.Equal(k.house, house) {
		*k = Kept{run: k.run, house: slices.Clone(house), words: wordRules(house), texts: map[string]*reading{}}
	}
	k.run++
}

// end drops what was not read for some time.
func (k *Kept) end() {
	for text, r := range k.texts {
		if r.run <= k.run-keptRuns {
			delete(k.texts, text)
		}
	}
}

// read gives what is found in a line of text.
func (k *Kept) read(text string) *reading {
	r := k.texts[text]
	if r == nil {
		r = &reading{}
		has := signsOf(text)
		r.marks(text, has)
		if has&hasDigit != 0 {
			r.blanks.count(text)
			r.numbers(text)
		}
		if has&hasWide != 0 {
			r.cited(text)
		}
		r.words(text, k.words)
		k.texts[text] = r
	}
	r.run = k.run
	return r
}
