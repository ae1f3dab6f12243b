package pdf

import (
	"bufio"
	"crypto/sha256"
	"fmt"
	"io"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// write writes the objects that can be reached, in the order of their numbers.
//
// pdfcpu's own writer walks dictionaries as Go hands them out, in no order, and
// stamps the file with the clock: two exports of an issue would differ.
func (f *finisher) write(w io.Writer) error {
	root := f.ctx.Root
	if root == nil {
		return fmt.Errorf("the file has no catalog")
	}
	seen := map[int]bool{}
	f.reach(*root, seen)
	f.reach(f.info, seen)
	var numbers []int
	for n := range seen {
		numbers = append(numbers, n)
	}
	slices.Sort(numbers)

	sum := sha256.New()
	out := &counter{w: bufio.NewWriterSize(io.MultiWriter(w, sum), 1<<16)}
	out.print("%%PDF-1.7\n%%\xE2\xE3\xCF\xD3\n")
	renumber := map[int]int{}
	for i, n := range numbers {
		renumber[n] = i + 1
	}
	offsets := make([]int64, len(numbers))
	for i, n := range numbers {
		offsets[i] = out.n
		out.print("%d 0 obj\n", i+1)
		switch o := f.ctx.Table[n].Object.(type) {
		case types.StreamDict:
			dict := renamed(o.Dict, renumber).(types.Dict)
			dict["Length"] = types.Integer(len(o.Raw))
			out.print("%s\nstream\n", dict.PDFString())
			out.bytes(o.Raw)
			out.print("\nendstream\nendobj\n")
		default:
			out.print("%s\nendobj\n", renamed(o, renumber).PDFString())
		}
	}
	start := out.n
	out.print("xref\n0 %d\n0000000000 65535 f \n", len(numbers)+1)
	for _, o := range offsets {
		out.print("%010d 00000 n \n", o)
	}
	if err := out.flush(); err != nil {
		return err
	}
	id := fmt.Sprintf("%X", sum.Sum(nil)[:16])
	out.print("trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(numbers)+1, renumber[int(root.ObjectNumber)], renumber[int(f.info.ObjectNumber)], id, id, start)
	return out.flush()
}

// reach marks the objects that o leads to.
func (f *finisher) reach(o types.Object, seen map[int]bool) {
	switch o := o.(type) {
	case types.IndirectRef:
		n := int(o.ObjectNumber)
		if seen[n] {
			return
		}
		entry, ok := f.ctx.Table[n]
		if !ok || entry.Free || entry.Object == nil {
			return
		}
		seen[n] = true
		f.reach(entry.Object, seen)
	case types.Dict:
		for _, v := range o {
			f.reach(v, seen)
		}
	case types.Array:
		for _, v := range o {
			f.reach(v, seen)
		}
	case types.StreamDict:
		f.reach(o.Dict, seen)
	}
}

// renamed is an object with its references by their new numbers; one that
// leads nowhere is null.
func renamed(o types.Object, numbers map[int]int) types.Object {
	switch o := o.(type) {
	case types.IndirectRef:
		if n, ok := numbers[int(o.ObjectNumber)]; ok {
			return *types.NewIndirectRef(n, 0)
		}
		return nothing{}
	case types.Dict:
		d := types.Dict{}
		for k, v := range o {
			if k != "Length" && v != nil {
				d[k] = renamed(v, numbers)
			}
		}
		return d
	case types.Array:
		a := make(types.Array, len(o))
		for i, v := range o {
			a[i] = nothing{}
			if v != nil {
				a[i] = renamed(v, numbers)
			}
		}
		return a
	case nil:
		return nothing{}
	}
	return o
}

// nothing is PDF's null.
type nothing struct{}

func (nothing) String() string      { return "null" }
func (nothing) PDFString() string   { return "null" }
func (nothing) Clone() types.Object { return nothing{} }

// counter counts what it writes and keeps the first error.
type counter struct {
	w   *bufio.Writer
	n   int64
	err error
}

func (c *counter) print(format string, args ...any) {
	n, err := fmt.Fprintf(c.w, format, args...)
	c.n += int64(n)
	if c.err == nil {
		c.err = err
	}
}

func (c *counter) bytes(b []byte) {
	n, err := c.w.Write(b)
	c.n += int64(n)
	if c.err == nil {
		c.err = err
	}
}

func (c *counter) flush() error {
	if err := c.w.Flush(); c.err == nil {
		c.err = err
	}
	return c.err
}
