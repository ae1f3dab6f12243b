package store

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"reflect"
	"time"

	"github.com/fxamacker/cbor/v2"
	"github.com/klauspost/compress/zstd"

	"huikan/data"
)

// schema is the first byte of everything sealed. A record of a later schema
// that this program cannot read is damage to it, so a new schema needs a new
// format.
const schema = 1

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// encMode sorts keys, so that one value has one encoding: checksums and
// "is it still the same?" compare bytes. Times are text with nanoseconds.
var encMode = func() cbor.EncMode {
	o := cbor.CoreDetEncOptions()
	o.Time = cbor.TimeRFC3339NanoUTC
	m, err := o.EncMode()
	if err != nil {
		panic(err)
	}
	return m
}()

// decMode bounds what a damaged file can ask for.
var decMode = func() cbor.DecMode {
	m, err := cbor.DecOptions{MaxArrayElements: 1 << 24, MaxMapPairs: 1 << 20, MaxNestedLevels: 32}.DecMode()
	if err != nil {
		panic(err)
	}
	return m
}()

// seal is schema byte, CRC-32C over key and payload, payload. With the key in
// the sum, a value under the wrong key is found as well as a changed one.
func seal(key, payload []byte) []byte {
	b := make([]byte, 5, 5+len(payload))
	b[0] = schema
	binary.BigEndian.PutUint32(b[1:], sum32(key, payload))
	return append(b, payload...)
}

func sum32(key, payload []byte) uint32 {
	return crc32.Update(crc32.Checksum(key, castagnoli), castagnoli, payload)
}

// unseal gives the payload, which still lies in the file's memory: decode or
// copy it before the transaction ends.
func unseal(key, sealed []byte) ([]byte, error) {
	if len(sealed) < 5 || sealed[0] != schema {
		return nil, fmt.Errorf("%w: record %q: unknown form", ErrDamaged, key)
	}
	if binary.BigEndian.Uint32(sealed[1:]) != sum32(key, sealed[5:]) {
		return nil, fmt.Errorf("%w: record %q: checksum differs", ErrDamaged, key)
	}
	return sealed[5:], nil
}

func encode(v any) ([]byte, error) { return encMode.Marshal(v) }

func decode(b []byte, into any) error {
	if err := decMode.Unmarshal(b, into); err != nil {
		return fmt.Errorf("%w: %v", ErrDamaged, err)
	}
	return nil
}

// encodeRecord gives the bytes of rec as they are kept; an article's Body is
// not among them.
func encodeRecord(rec data.Record) ([]byte, error) {
	b, err := encode(rec)
	if err != nil {
		return nil, &RecordError{rec.Kind(), rec.Key(), nameOf(rec), fmt.Errorf("%w: %w", ErrInvalid, err)}
	}
	return b, nil
}

func decodeRecord(k data.Kind, payload []byte) (data.Record, error) {
	rec := data.New(k)
	if rec == nil {
		return nil, fmt.Errorf("%w: kind %q", ErrDamaged, k)
	}
	if err := decode(payload, rec); err != nil {
		return nil, err
	}
	return rec, nil
}

// clone copies rec, so that a change holds what was put, not what its caller
// does to it afterwards.
func clone(rec data.Record) (data.Record, error) {
	b, err := encodeRecord(rec)
	if err != nil {
		return nil, err
	}
	c, err := decodeRecord(rec.Kind(), b)
	if a, ok := c.(*data.Article); ok {
		a.Body = rec.(*data.Article).Body
	}
	return c, err
}

// same reports whether two encoded records say the same, whatever their
// revision and the time of their last change.
func same(k data.Kind, a, b []byte) (bool, error) {
	if a == nil || b == nil {
		return a == nil && b == nil, nil
	}
	ra, err := decodeRecord(k, a)
	if err != nil {
		return false, err
	}
	rb, err := decodeRecord(k, b)
	if err != nil {
		return false, err
	}
	timeless(ra)
	timeless(rb)
	return reflect.DeepEqual(ra, rb), nil
}

// timeless clears what every write changes.
func timeless(rec data.Record) {
	h := rec.Common()
	h.Rev, h.UpdatedAt, h.UpdatedBy = 0, time.Time{}, ""
}

// NameOf is how people know a record, "" where it has no name.
func NameOf(rec data.Record) string { return nameOf(rec) }

// nameOf is how people know the record, "" where it has no name.
func nameOf(rec data.Record) string {
	switch r := rec.(type) {
	case *data.Association:
		return r.Name
	case *data.Member:
		return r.Name
	case *data.Contact:
		return r.Name
	case *data.Class:
		return r.Name
	case *data.Membership:
		return r.Class + r.Reason
	case *data.Decision:
		return r.Title
	case *data.Post:
		return data.CouncilLabel(r.Council) + r.Name
	case *data.DuesStandard:
		return r.Name
	case *data.DuesBill:
		return r.Label()
	case *data.Payment:
		return r.PayerName
	case *data.Receipt:
		return r.Number
	case *data.Article:
		return r.Title
	case *data.Issue:
		return r.Label()
	case *data.Section:
		return r.Name
	case *data.Picture:
		return r.Name
	case *data.SavedView:
		return r.Name
	case *data.Cleaning:
		return r.Source
	case *data.Edition:
		return r.Printed.Issue.Label()
	case *data.Mapping:
		return r.Name
	}
	return ""
}

var (
	zstdEncoder, _ = zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1))
	zstdDecoder, _ = zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(1<<30))
)
