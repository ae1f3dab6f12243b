package store

import (
	"encoding/binary"

	"huikan/data"
)

// The layout of a library, format 1. Additions that an older program can
// overlook need no new format; anything else does, with a row in migrations.
//
//	meta                       what the file is
//	  library  -> "huikan"     tells a library from any other bbolt file
//	  format   -> uint64       see migrations
//	  rev      -> uint64       last revision given out; records carry it in Head.Rev
//	  unclean  -> 1            from the first write of a session to its Close
//	rec/<kind>                 the records, deleted ones included
//	  <key>    -> seal         schema byte, CRC-32C, CBOR (codec.go)
//	ix/<index>                 look-up (index.go)
//	  <value>          -> key  of a unique index
//	  <value> 0 <key>  -> 1    of any other
//	body/<digest>              manuscripts, each a bucket of its own
//	  z        -> zstd
//	blob/<digest>              pictures, each a bucket of its own
//	  b        -> bytes
//	ref                        how many records and changes name a content;
//	  <digest> -> uint64       content that nobody names is dropped
//	log/<seq>                  the change sets, each a bucket of its own
//	  head     -> seal         name, who, when (changeset.go)
//	  <n>      -> seal         the n-th record: kind, key, before, after
//	logid                      change sets by id, so that none is applied twice
//	  <id>     -> seq
//	logrec                     history of a record
//	  <kind> 0 <key> 0 <seq> -> 1
//	undo, redo                 seqs of the sets that may be undone and redone
//	  <seq>    -> 1
//	text                       the index of words, where there is one (text.go)
//	revert                     sets taken back out of order, where there are any (revert.go)
//	  <seq>    -> seq          of the set that took it back
//
// Contents and change sets have buckets of their own because a leaf page
// keeps at least two values: a large value would be rewritten whenever its
// neighbour changes. Numbers are big-endian, so that keys sort by them.
var (
	bucketMeta   = []byte("meta")
	bucketRec    = []byte("rec")
	bucketIndex  = []byte("ix")
	bucketBody   = []byte("body")
	bucketBlob   = []byte("blob")
	bucketRef    = []byte("ref")
	bucketLog    = []byte("log")
	bucketLogID  = []byte("logid")
	bucketLogRec = []byte("logrec")
	bucketUndo   = []byte("undo")
	bucketRedo   = []byte("redo")
	bucketRevert = []byte("revert")

	keyLibrary = []byte("library")
	keyFormat  = []byte("format")
	keyRev     = []byte("rev")
	keyUnclean = []byte("unclean")
	keyZstd    = []byte("z")
	keyBytes   = []byte("b")
	keyHead    = []byte("head")

	valueLibrary = []byte("huikan")
	valueYes     = []byte{1}
)

// buckets are those at the top of every library.
var buckets = [][]byte{
	bucketMeta, bucketRec, bucketIndex, bucketBody, bucketBlob, bucketRef,
	bucketLog, bucketLogID, bucketLogRec, bucketUndo, bucketRedo,
}

// younger are the kinds of record and the indexes that the first libraries of
// format 1 do not have. They are made when such a library is opened for
// writing, and read as empty where it is opened for reading.
var younger = map[string]bool{
	string(data.KindMapping): true, string(data.KindDistinct): true, string(data.KindView): true, string(data.KindCleaning): true, string(data.KindEdition): true, "edition.issue": true, string(data.KindDecision): true, string(data.KindPost): true, string(data.KindDuesStandard): true,
	string(data.KindDuesBill): true, string(data.KindPayment): true, string(data.KindReceipt): true,
	"post.member": true, "bill.member": true, "payment.member": true, "payment.bill": true,
	"payment.ref": true, "receipt.no": true, "receipt.payment": true,
}

func be64(n uint64) []byte { return binary.BigEndian.AppendUint64(nil, n) }

func un64(b []byte) uint64 {
	if len(b) != 8 {
		return 0
	}
	return binary.BigEndian.Uint64(b)
}

func be32(n int) []byte { return binary.BigEndian.AppendUint32(nil, uint32(n)) }

// pairKey joins parts of a key with a zero byte, which neither ids nor kinds
// nor index values hold.
func pairKey(parts ...string) []byte {
	var b []byte
	for i, p := range parts {
		if i > 0 {
			b = append(b, 0)
		}
		b = append(b, p...)
	}
	return b
}

// logRecKey is a row of logrec.
func logRecKey(k data.Kind, key string, seq uint64) []byte {
	return append(pairKey(string(k), key, ""), be64(seq)...)
}
