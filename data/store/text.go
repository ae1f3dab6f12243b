package store

import (
	"encoding/binary"
	"slices"
	"strings"
	"unicode"

	"go.etcd.io/bbolt"

	"huikan/data"
)

// The index of words (全文索引) lies in the library's own file and changes with
// the articles in one transaction, so that it can never say otherwise than
// they do. It keeps pairs of neighbouring characters:
//
//	text
//	  rev      -> uint64       the library's revision when it was last kept; a
//	                           program that knows no index leaves it behind
//	  whole    -> 1            all articles are in it
//	  next     -> uint32       number of the next article
//	  doc      <article> -> number, length in pairs (uint32 each)
//	  id       <number>  -> article
//	  pair     <block, first, second> -> for each article of the block that
//	           has the pair: the low byte of its number, how often (1–255)
//
// A block is 256 articles. Blocks come first in the key, so that an article's
// own pairs lie together and an edit touches few pages.
var (
	bucketText = []byte("text")
	bucketDoc  = []byte("doc")
	bucketID   = []byte("id")
	bucketPair = []byte("pair")
	keyWhole   = []byte("whole")
	keyNext    = []byte("next")
)

// pair is two neighbouring characters, folded. The second is 0 at the end of a
// run, so that a single character can be looked up by its first half alone.
type pair uint64

func (p pair) key(block uint32) []byte {
	k := binary.BigEndian.AppendUint16(make([]byte, 0, 10), uint16(block))
	return binary.BigEndian.AppendUint64(k, uint64(p))
}

// foldRune is a character for comparing: half width, lower case; 0 for what is
// neither letter nor digit, which parts runs.
func foldRune(r rune) rune {
	if r >= 0xFF01 && r <= 0xFF5E {
		r -= 0xFEE0
	}
	if r < 0x80 {
		switch {
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		}
		return 0
	}
	if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Nl, r) {
		return 0
	}
	return unicode.ToLower(r)
}

// counted is a pair and how often it stands in a text.
type counted struct {
	pair pair
	n    uint8
}

// pairsOf counts the pairs of a text, in order.
func pairsOf(text string) []counted {
	all := make([]pair, 0, len(text)/3+1)
	var last rune
	for _, r := range text {
		r = foldRune(r)
		if last != 0 {
			all = append(all, pair(last)<<32|pair(r))
		}
		last = r
	}
	if last != 0 {
		all = append(all, pair(last)<<32)
	}
	slices.Sort(all)
	var out []counted
	for i := 0; i < len(all); {
		j := i
		for j < len(all) && all[j] == all[i] {
			j++
		}
		out = append(out, counted{all[i], uint8(min(j-i, 255))})
		i = j
	}
	return out
}

// titleWeight is how many times a word of the title counts.
const titleWeight = 8

// particulars are the fields of an article that are searched beside its text.
func particulars(a *data.Article) string {
	all := slices.Concat([]string{a.Subtitle, a.TocTitle, a.DocNo, a.Byline, a.OriginName, a.Credit, a.CompiledBy}, a.Issuers, a.Keywords, a.People)
	return strings.Join(slices.DeleteFunc(all, func(s string) bool { return s == "" }), "\n")
}

// indexed is what the index holds of an article; none of one in the bin.
func indexed(tx *bbolt.Tx, rec data.Record) ([]counted, error) {
	a, ok := rec.(*data.Article)
	if !ok || a.Deleted() {
		return nil, nil
	}
	body, _, err := getBody(tx, a.BodyDigest)
	if err != nil {
		return nil, err
	}
	text := pairsOf(strings.Join([]string{a.Title, particulars(a), body}, "\n"))
	title := pairsOf(a.Title)
	k := 0
	for i := range text { // both are in order, and each pair of the title is in the text but where the run goes on
		for k < len(title) && title[k].pair < text[i].pair {
			k++
		}
		if k < len(title) && title[k].pair == text[i].pair {
			text[i].n = uint8(min(255, int(text[i].n)+titleWeight*int(title[k].n)))
		}
	}
	return text, nil
}

// keepText brings the index to what entries make of their articles, before the
// contents that they no longer name are dropped.
func keepText(tx *bbolt.Tx, entries []Entry) error {
	top := tx.Bucket(bucketText)
	rev := un64(tx.Bucket(bucketMeta).Get(keyRev)) // given out to this change already
	if top == nil || un64(top.Get(keyRev))+1 != rev {
		return nil // to be made by IndexText
	}
	for _, e := range entries {
		if e.Kind != data.KindArticle {
			continue
		}
		before, after, err := e.Records()
		if err != nil {
			return err
		}
		if err := indexArticle(tx, top, e.Key, before, after); err != nil {
			return err
		}
	}
	return top.Put(keyRev, be64(rev))
}

// indexArticle changes the pairs that differ between two states of an article.
func indexArticle(tx *bbolt.Tx, top *bbolt.Bucket, key string, before, after data.Record) error {
	doc := top.Bucket(bucketDoc)
	known := doc.Get([]byte(key))
	var old []counted
	var err error
	if known != nil && before != nil {
		if old, err = indexed(tx, before); err != nil {
			return err
		}
	}
	var now []counted
	if after != nil {
		if now, err = indexed(tx, after); err != nil {
			return err
		}
	}
	if known == nil && len(now) == 0 {
		return nil
	}
	var no uint32
	if known != nil {
		no = binary.BigEndian.Uint32(known)
	} else if no, err = number(top, key); err != nil {
		return err
	}
	if err := repost(top.Bucket(bucketPair), no, old, now); err != nil {
		return err
	}
	length := 0
	for _, c := range now {
		length += int(c.n)
	}
	if len(now) > 0 {
		return doc.Put([]byte(key), binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, no), uint32(length)))
	}
	if err := doc.Delete([]byte(key)); err != nil {
		return err
	}
	return top.Bucket(bucketID).Delete(be32(int(no)))
}

// number gives an article the next number.
func number(top *bbolt.Bucket, key string) (uint32, error) {
	var no uint32
	if v := top.Get(keyNext); len(v) == 4 {
		no = binary.BigEndian.Uint32(v)
	}
	if err := top.Put(keyNext, be32(int(no)+1)); err != nil {
		return 0, err
	}
	return no, top.Bucket(bucketID).Put(be32(int(no)), []byte(key))
}

// repost writes the pairs in which old and now differ; both are in order.
func repost(b *bbolt.Bucket, no uint32, old, now []counted) error {
	low, block := byte(no), no>>8
	for len(old) > 0 || len(now) > 0 {
		switch {
		case len(now) == 0 || len(old) > 0 && old[0].pair < now[0].pair:
			if err := post(b, old[0].pair.key(block), low, 0); err != nil {
				return err
			}
			old = old[1:]
		case len(old) == 0 || now[0].pair < old[0].pair:
			if err := post(b, now[0].pair.key(block), low, now[0].n); err != nil {
				return err
			}
			now = now[1:]
		default:
			if old[0].n != now[0].n {
				if err := post(b, now[0].pair.key(block), low, now[0].n); err != nil {
					return err
				}
			}
			old, now = old[1:], now[1:]
		}
	}
	return nil
}

// post sets how often the article low of a block has a pair.
func post(b *bbolt.Bucket, key []byte, low, n byte) error {
	was := b.Get(key)
	at := 0
	for at < len(was) && was[at] < low {
		at += 2
	}
	there := at < len(was) && was[at] == low
	next := make([]byte, 0, len(was)+2)
	next = append(next, was[:at]...)
	if n > 0 {
		next = append(next, low, n)
	}
	if there {
		at += 2
	}
	next = append(next, was[at:]...)
	if len(next) == 0 {
		return b.Delete(key)
	}
	return b.Put(key, next)
}
