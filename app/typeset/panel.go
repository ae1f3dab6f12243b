package typeset

import "huikan/app/doc"

// panel adds blocks that are laid out on their own.
func (g *galley) panel(p *doc.Panel) {
	switch p.Kind {
	case doc.Turned:
		g.turned(p)
	default:
		g.blocks(p.Blocks)
	}
}
