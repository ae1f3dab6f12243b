package compose

import (
	"huikan/app/doc"
	"huikan/app/markdown"
)

// Kept is the manuscripts of the last runs, as they were read. The zero Kept is
// empty. It serves one run at a time.
type Kept struct {
	run    int
	bodies map[string]*keptBody
}

// keptRuns is how many runs a manuscript that is not used is kept.
const keptRuns = 3

type keptBody struct {
	blocks []doc.Block // never changed
	run    int
}

// blocks reads a manuscript.
func (k *Kept) blocks(body string) []doc.Block {
	if k == nil {
		return markdown.Blocks(body)
	}
	b := k.bodies[body]
	if b == nil {
		b = &keptBody{blocks: markdown.Blocks(body)}
		if k.bodies == nil {
			k.bodies = map[string]*keptBody{}
		}
		k.bodies[body] = b
	}
	b.run = k.run
	return b.blocks
}

// end closes a run that came to its end.
func (k *Kept) end() {
	if k == nil {
		return
	}
	k.run++
	for body, b := range k.bodies {
		if b.run <= k.run-keptRuns {
			delete(k.bodies, body)
		}
	}
}
