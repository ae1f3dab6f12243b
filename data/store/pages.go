package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"os"
)

// bbolt trusts its file: it maps it and follows page numbers wherever they
// lead, and a page that is not there ends the program (SIGBUS), which no
// recover catches in a goroutine of its own. So the file's frame is read here
// first, with ordinary reads: the two meta pages and the free list on every
// opening, every page when the file was not closed properly. Offsets are
// those of bbolt's file format, version 2.
const (
	boltMagic   = 0xED0CDAED
	boltVersion = 2
	pageHead    = 16
	metaLength  = 56 // of a meta, without its checksum
	branchPage  = 0x01
	leafPage    = 0x02
	freePage    = 0x10
	noFreelist  = ^uint64(0)
)

// frame is what the valid meta page of a file says.
type frame struct {
	file     io.ReaderAt
	size     int64
	pageSize int64
	root     uint64
	freelist uint64
	pages    uint64 // high-water mark
	txid     uint64
	torn     bool // only one of the two meta pages is valid
}

// readFrame reads the meta pages. Another program may be writing them at that
// moment, and have the lock; what looks torn is looked at again.
func readFrame(path string) (f frame, err error) {
	for range 3 {
		if f, err = tryFrame(path); err == nil && !f.torn {
			break
		}
	}
	return f, err
}

func tryFrame(path string) (frame, error) {
	info, err := os.Stat(path)
	if err != nil {
		return frame{}, err
	}
	if !info.Mode().IsRegular() {
		return frame{}, fmt.Errorf("%w (not a file)", ErrNotLibrary)
	}
	if info.Size() == 0 {
		return frame{}, fmt.Errorf("%w (the file is empty)", ErrDamaged)
	}
	file, err := os.Open(path)
	if err != nil {
		return frame{}, err
	}
	defer file.Close()
	f, err := metas(file, info.Size())
	if err != nil {
		return frame{}, err
	}
	if int64(f.pages) > info.Size()/f.pageSize {
		return frame{}, fmt.Errorf("%w (cut short: %d bytes of %d)", ErrDamaged, info.Size(), int64(f.pages)*f.pageSize)
	}
	return f, f.checkFreelist()
}

// metas finds the newer valid meta page. The second stands one page in; where
// the first is broken, its place is tried for every page size.
func metas(file io.ReaderAt, size int64) (frame, error) {
	first, magic, err := metaAt(file, 0)
	var found []frame
	sizes := []int64{first.pageSize}
	if err == nil {
		found = append(found, first)
	} else {
		sizes = nil
		for s := int64(512); s <= 1<<16; s <<= 1 {
			sizes = append(sizes, s)
		}
	}
	for _, at := range sizes {
		second, m, err := metaAt(file, at)
		magic = magic || m
		if err == nil && second.pageSize == at {
			found = append(found, second)
			break
		}
	}
	if len(found) == 0 {
		if magic {
			return frame{}, fmt.Errorf("%w (both heads are broken)", ErrDamaged)
		}
		return frame{}, ErrNotLibrary
	}
	f := found[0]
	if len(found) == 2 && found[1].txid > f.txid {
		f = found[1]
	}
	f.torn, f.file, f.size = len(found) < 2, file, size
	return f, nil
}

var errMeta = errors.New("not a meta page")

func metaAt(file io.ReaderAt, at int64) (f frame, magic bool, err error) {
	page := make([]byte, pageHead+metaLength+8)
	if _, err := file.ReadAt(page, at); err != nil {
		return frame{}, false, errMeta
	}
	m := page[pageHead:]
	le := binary.LittleEndian
	magic = le.Uint32(m) == boltMagic
	h := fnv.New64a()
	h.Write(m[:metaLength])
	f = frame{pageSize: int64(le.Uint32(m[8:])), root: le.Uint64(m[16:]), freelist: le.Uint64(m[32:]),
		pages: le.Uint64(m[40:]), txid: le.Uint64(m[48:])}
	ok := magic && le.Uint32(m[4:]) == boltVersion && h.Sum64() == le.Uint64(m[metaLength:]) &&
		f.pageSize >= 512 && f.pageSize <= 1<<16 && f.pages >= 4 && f.pages < 1<<48
	if !ok {
		return frame{}, magic, errMeta
	}
	return f, magic, nil
}

// page reads the page id with what overflows from it.
func (f *frame) page(id uint64) (p []byte, flags, count uint16, err error) {
	head := make([]byte, pageHead)
	if id < 2 || id >= f.pages {
		return nil, 0, 0, fmt.Errorf("%w (page %d is outside)", ErrDamaged, id)
	}
	if _, err := f.file.ReadAt(head, int64(id)*f.pageSize); err != nil {
		return nil, 0, 0, err
	}
	le := binary.LittleEndian
	over := uint64(le.Uint32(head[12:]))
	if le.Uint64(head) != id || over >= f.pages-id {
		return nil, 0, 0, fmt.Errorf("%w (page %d has a broken head)", ErrDamaged, id)
	}
	p = make([]byte, int64(over+1)*f.pageSize)
	if _, err := f.file.ReadAt(p, int64(id)*f.pageSize); err != nil {
		return nil, 0, 0, err
	}
	return p, le.Uint16(head[8:]), le.Uint16(head[10:]), nil
}

// checkFreelist makes sure that the list of free pages has the length it
// says, so that nobody allocates by a broken number.
func (f *frame) checkFreelist() error {
	if f.freelist == noFreelist {
		return nil
	}
	p, flags, n, err := f.page(f.freelist)
	if err != nil {
		return err
	}
	count, room := uint64(n), uint64(len(p)-pageHead)/8
	if n == 0xFFFF {
		count, room = binary.LittleEndian.Uint64(p[pageHead:]), room-1
	}
	if flags != freePage || count > room {
		return fmt.Errorf("%w (the list of free pages is broken)", ErrDamaged)
	}
	return nil
}

// walkPages reads every page that is in use and checks that each lies inside
// the file, is used once, and that its keys rise. It costs about as much as
// copying the file. The library must not be written meanwhile.
func walkPages(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return err
	}
	f, err := metas(file, info.Size())
	if err != nil {
		return err
	}
	used := make([]bool, min(f.pages, uint64(info.Size()/f.pageSize)+1))
	todo := []uint64{f.root}
	for len(todo) > 0 {
		id := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		p, flags, n, err := f.page(id)
		if err != nil {
			return err
		}
		for i := id; i < id+uint64(int64(len(p))/f.pageSize); i++ {
			if used[i] {
				return fmt.Errorf("%w (page %d is used twice)", ErrDamaged, i)
			}
			used[i] = true
		}
		below, err := elements(p, flags, n)
		if err != nil {
			return fmt.Errorf("%w (page %d: %v)", ErrDamaged, id, err)
		}
		todo = append(todo, below...)
	}
	return nil
}

// elements checks the items of a branch or leaf page and gives the pages that
// they lead to. A small bucket's only leaf lies within its parent's value.
func elements(p []byte, flags, n uint16) (below []uint64, err error) {
	le := binary.LittleEndian
	var last []byte
	key := func(at, pos, size uint32, extra uint32) ([]byte, error) {
		from := uint64(at) + uint64(pos)
		if from+uint64(size)+uint64(extra) > uint64(len(p)) || from < uint64(pageHead)+uint64(n)*16 {
			return nil, errors.New("an item lies outside")
		}
		k := p[from : from+uint64(size)]
		if last != nil && bytes.Compare(last, k) >= 0 {
			return nil, errors.New("keys do not rise")
		}
		last = k
		return p[from+uint64(size) : from+uint64(size)+uint64(extra)], nil
	}
	if pageHead+int(n)*16 > len(p) {
		return nil, errors.New("too many items")
	}
	for i := range uint32(n) {
		at := pageHead + i*16
		e := p[at:]
		switch flags {
		case branchPage:
			if _, err := key(at, le.Uint32(e), le.Uint32(e[4:]), 0); err != nil {
				return nil, err
			}
			below = append(below, le.Uint64(e[8:]))
		case leafPage:
			value, err := key(at, le.Uint32(e[4:]), le.Uint32(e[8:]), le.Uint32(e[12:]))
			if err != nil {
				return nil, err
			}
			if le.Uint32(e)&1 == 0 {
				continue
			}
			if len(value) < 16 {
				return nil, errors.New("a bucket is cut short")
			}
			if root := le.Uint64(value); root != 0 {
				below = append(below, root)
				continue
			}
			inner := value[16:]
			if len(inner) < pageHead || le.Uint16(inner[8:]) != leafPage {
				return nil, errors.New("a small bucket is broken")
			}
			more, err := elements(inner, leafPage, le.Uint16(inner[10:]))
			if err != nil {
				return nil, err
			}
			below = append(below, more...)
		default:
			return nil, errors.New("of no known sort")
		}
	}
	if flags != branchPage && flags != leafPage {
		return nil, errors.New("of no known sort")
	}
	if flags == branchPage && n == 0 {
		return nil, errors.New("a branch without leaves")
	}
	return below, nil
}
