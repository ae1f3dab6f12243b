package store

import (
	"bytes"
	"fmt"
	"strconv"

	"go.etcd.io/bbolt"

	"huikan/data"
)

// index says how records of a kind are found by a value.
type index struct {
	name   string
	kind   data.Kind
	field  string // the field that a DuplicateError names; "" where many may share a value
	bin    bool   // records in the recycle bin keep their value
	values func(data.Record) []string
}

func (ix index) unique() bool { return ix.field != "" }

func one(v string) []string {
	if v == "" {
		return nil
	}
	return []string{v}
}

// indexes lists them all. To add one: a row here and its name in younger
// (layout.go); files that have no such bucket get it when they are opened.
//
// Person members may share a name; there is more than one 张伟. A member number
// is never given out again (product.md §3.1), so the recycle bin holds on to it;
// so is a receipt's number of its sort.
var indexes = []index{
	{"member.name", data.KindMember, "name", false, func(r data.Record) []string {
		if m := r.(*data.Member); m.Type != data.PersonMember {
			return one(data.NameKey(m.Name))
		}
		return nil
	}},
	{"member.uscc", data.KindMember, "uscc", false, func(r data.Record) []string { return one(codeKey(r.(*data.Member).USCC)) }},
	{"member.no", data.KindMember, "member_no", true, func(r data.Record) []string { return one(codeKey(r.(*data.Member).MemberNo)) }},
	{"class.code", data.KindClass, "code", false, func(r data.Record) []string { return one(codeKey(r.(*data.Class).Code)) }},
	{"issue.serial", data.KindIssue, "serial_no", false, func(r data.Record) []string {
		if n := r.(*data.Issue).SerialNo; n != 0 {
			return one(strconv.Itoa(n))
		}
		return nil
	}},
	{"issue.number", data.KindIssue, "year_no", false, func(r data.Record) []string { return one(r.(*data.Issue).Number()) }},
	{"member.match", data.KindMember, "", false, func(r data.Record) []string { return one(data.MatchKey(r.(*data.Member).Name)) }},
	{"article.docno", data.KindArticle, "", false, func(r data.Record) []string { return one(codeKey(r.(*data.Article).DocNo)) }},
	{"contact.member", data.KindContact, "", false, func(r data.Record) []string { return one(string(r.(*data.Contact).Member)) }},
	{"membership.member", data.KindMembership, "", false, func(r data.Record) []string { return one(string(r.(*data.Membership).Member)) }},
	{"post.member", data.KindPost, "", false, func(r data.Record) []string { return one(string(r.(*data.Post).Member)) }},
	{"bill.member", data.KindDuesBill, "", false, func(r data.Record) []string { return one(string(r.(*data.DuesBill).Member)) }},
	{"payment.member", data.KindPayment, "", false, func(r data.Record) []string { return one(string(r.(*data.Payment).Member)) }},
	{"payment.bill", data.KindPayment, "", false, func(r data.Record) (bills []string) {
		for _, a := range r.(*data.Payment).Allocations {
			bills = append(bills, string(a.Bill))
		}
		return bills
	}},
	{"payment.ref", data.KindPayment, "", false, func(r data.Record) []string { return one(codeKey(r.(*data.Payment).BankRef)) }},
	{"receipt.no", data.KindReceipt, "receipt_no", true, func(r data.Record) []string {
		if x := r.(*data.Receipt); codeKey(x.Number) != "" {
			return one(codeKey(x.Sort) + "/" + codeKey(x.Number))
		}
		return nil
	}},
	{"receipt.payment", data.KindReceipt, "", false, func(r data.Record) (payments []string) {
		for _, p := range r.(*data.Receipt).Payments {
			payments = append(payments, string(p))
		}
		return payments
	}},
	{"edition.issue", data.KindEdition, "issue_id", false, func(r data.Record) []string { return one(string(r.(*data.Edition).Issue)) }},
	{"section.issue", data.KindSection, "", false, func(r data.Record) []string { return one(string(r.(*data.Section).Issue)) }},
	{"placement.issue", data.KindPlacement, "", false, func(r data.Record) []string { return one(string(r.(*data.Placement).Issue)) }},
	{"placement.article", data.KindPlacement, "", false, func(r data.Record) []string { return one(string(r.(*data.Placement).Article)) }},
	{"placement.member", data.KindPlacement, "", false, func(r data.Record) []string { return one(string(r.(*data.Placement).Member)) }},
}

// codeKey is how codes compare: blanks, width, case and bracket form aside.
func codeKey(code string) string { return data.NameKey(code) }

// maxIndexed keeps a title that somebody pasted into a code field from
// exceeding bbolt's limit on keys.
const maxIndexed = 1024

// rows are the index rows of a record: bucket name to keys.
func (ix index) rows(rec data.Record) [][]byte {
	if rec.Common().Deleted() && !ix.bin {
		return nil
	}
	var out [][]byte
	for _, v := range ix.values(rec) {
		v = string(bytes.ReplaceAll([]byte(v), []byte{0}, nil))
		v = v[:min(len(v), maxIndexed)]
		if v == "" {
			continue
		}
		if ix.unique() {
			out = append(out, []byte(v))
		} else {
			out = append(out, pairKey(v, rec.Key()))
		}
	}
	return out
}

func indexBucket(tx *bbolt.Tx, name string) *bbolt.Bucket {
	return tx.Bucket(bucketIndex).Bucket([]byte(name))
}

// unindex takes the rows of a record out.
func unindex(tx *bbolt.Tx, rec data.Record) error {
	for _, ix := range indexes {
		if ix.kind != rec.Kind() {
			continue
		}
		b := indexBucket(tx, ix.name)
		for _, row := range ix.rows(rec) {
			if err := b.Delete(row); err != nil {
				return err
			}
		}
	}
	return nil
}

// addIndex puts the rows of a record in, refusing what is taken.
func addIndex(tx *bbolt.Tx, rec data.Record) error {
	for _, ix := range indexes {
		if ix.kind != rec.Kind() {
			continue
		}
		b := indexBucket(tx, ix.name)
		for _, row := range ix.rows(rec) {
			value := valueYes
			if ix.unique() {
				if other := b.Get(row); other != nil && string(other) != rec.Key() {
					return duplicate(tx, ix, rec, string(row), string(other))
				}
				value = []byte(rec.Key())
			}
			if err := b.Put(row, value); err != nil {
				return err
			}
		}
	}
	return nil
}

func duplicate(tx *bbolt.Tx, ix index, rec data.Record, value, other string) error {
	e := &DuplicateError{Kind: ix.kind, Field: ix.field, Value: value, Key: rec.Key(), Name: nameOf(rec), OtherKey: other, OtherName: other}
	raw, err := rawRecord(tx, ix.kind, other)
	if err != nil {
		return err
	}
	if raw != nil {
		o, err := decodeRecord(ix.kind, raw)
		if err != nil {
			return err
		}
		e.OtherName, e.InBin = nameOf(o), o.Common().Deleted()
	}
	return e
}

// find gives the key of the record that has the value in a unique index.
func find(tx *bbolt.Tx, name, value string) string {
	b := indexBucket(tx, name)
	if b == nil {
		return ""
	}
	return string(b.Get([]byte(value)))
}

// keysOf gives the keys of the records that share the value, in key order.
func keysOf(tx *bbolt.Tx, name, value string) []string {
	var keys []string
	prefix := pairKey(value, "")
	b := indexBucket(tx, name)
	if b == nil { // an older file, open for reading only: see complete
		return nil
	}
	c := b.Cursor()
	for k, _ := c.Seek(prefix); bytes.HasPrefix(k, prefix); k, _ = c.Next() {
		keys = append(keys, string(k[len(prefix):]))
	}
	return keys
}

// makeBuckets lays a new library out.
func makeBuckets(tx *bbolt.Tx) error {
	for _, name := range buckets {
		if _, err := tx.CreateBucketIfNotExists(name); err != nil {
			return err
		}
	}
	for _, k := range data.Kinds {
		if _, err := tx.Bucket(bucketRec).CreateBucketIfNotExists([]byte(k)); err != nil {
			return err
		}
	}
	for _, ix := range indexes {
		if _, err := tx.Bucket(bucketIndex).CreateBucketIfNotExists([]byte(ix.name)); err != nil {
			return err
		}
	}
	meta := tx.Bucket(bucketMeta)
	if err := meta.Put(keyLibrary, valueLibrary); err != nil {
		return err
	}
	return meta.Put(keyFormat, be64(Format))
}

// grow gives an older library the buckets that are younger than it, with an
// index over the records that are there.
func grow(tx *bbolt.Tx) error {
	for _, k := range data.Kinds {
		if younger[string(k)] {
			if _, err := tx.Bucket(bucketRec).CreateBucketIfNotExists([]byte(k)); err != nil {
				return err
			}
		}
	}
	for _, ix := range indexes {
		if !younger[ix.name] || indexBucket(tx, ix.name) != nil {
			continue
		}
		b, err := tx.Bucket(bucketIndex).CreateBucket([]byte(ix.name))
		if err != nil {
			return err
		}
		if err := eachRecord(tx, ix.kind, func(rec data.Record) error {
			for _, row := range ix.rows(rec) {
				value := valueYes
				if ix.unique() {
					value = []byte(rec.Key())
				}
				if err := b.Put(row, value); err != nil {
					return err
				}
			}
			return nil
		}); err != nil {
			return err
		}
	}
	return nil
}

// grown reports whether a library has all younger buckets.
func grown(tx *bbolt.Tx) bool {
	for _, k := range data.Kinds {
		if younger[string(k)] && recBucket(tx, k) == nil {
			return false
		}
	}
	for _, ix := range indexes {
		if younger[ix.name] && indexBucket(tx, ix.name) == nil {
			return false
		}
	}
	return true
}

// absent is what reading a kind without a bucket comes to: nothing where the
// file may be older than the kind, else damage.
func absent(k data.Kind) error {
	if younger[string(k)] {
		return nil
	}
	return fmt.Errorf("%w: no bucket for %s", ErrDamaged, k)
}

// complete reports what a library of this format lacks. An older one that was
// opened for reading only may lack younger buckets: they read as empty.
func complete(tx *bbolt.Tx) error {
	for _, name := range buckets {
		if tx.Bucket(name) == nil {
			return fmt.Errorf("%w: no %s", ErrDamaged, name)
		}
	}
	for _, k := range data.Kinds {
		if recBucket(tx, k) == nil && !younger[string(k)] {
			return fmt.Errorf("%w: no %s records", ErrDamaged, k)
		}
	}
	for _, ix := range indexes {
		if indexBucket(tx, ix.name) == nil && !younger[ix.name] {
			return fmt.Errorf("%w: no index %s", ErrDamaged, ix.name)
		}
	}
	return nil
}
