package store

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"

	"go.etcd.io/bbolt"

	"huikan/data"
)

// all gives every record of type T, deleted ones too. Decoding is what takes
// the time, so all cores share it.
func all[T any, P record[T]](tx *bbolt.Tx) ([]T, error) {
	kind := P(new(T)).Kind()
	var rows [][2][]byte // key and sealed record, in the file's memory
	err := recBucket(tx, kind).ForEach(func(k, v []byte) error {
		rows = append(rows, [2][]byte{k, v})
		return nil
	})
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	out := make([]T, len(rows))
	return out, share(len(rows), func(i int) error {
		k := rows[i][0]
		payload, err := unseal(k, rows[i][1])
		if err != nil {
			return err
		}
		if err := decode(payload, &out[i]); err != nil {
			return fmt.Errorf("%s %s: %w", kind, k, err)
		}
		return nil
	})
}

// share calls f for 0 ≤ i < n from all cores and gives the error of the lowest
// i that had one among those that were tried. A page fault of a damaged file
// comes back to the caller's goroutine, where guard waits for it.
func share(n int, f func(i int) error) error {
	parts := min(runtime.GOMAXPROCS(0), (n+255)/256)
	if parts < 2 {
		for i := range n {
			if err := f(i); err != nil {
				return err
			}
		}
		return nil
	}
	errs, faults := make([]error, parts), make([]any, parts)
	var wait sync.WaitGroup
	for p := range parts {
		wait.Go(func() {
			debug.SetPanicOnFault(true)
			defer func() { faults[p] = recover() }()
			for i := p * n / parts; i < (p+1)*n/parts && errs[p] == nil; i++ {
				errs[p] = f(i)
			}
		})
	}
	wait.Wait()
	for p := range parts {
		if faults[p] != nil {
			panic(faults[p])
		}
		if errs[p] != nil {
			return errs[p]
		}
	}
	return nil
}

// binned gives the keys of a kind's records in the recycle bin, without
// reading more of a record than its head.
func binned(tx *bbolt.Tx, k data.Kind) (map[string]struct{}, error) {
	var keys, sealed [][]byte
	if err := recBucket(tx, k).ForEach(func(key, v []byte) error {
		keys, sealed = append(keys, key), append(sealed, v)
		return nil
	}); err != nil {
		return nil, err
	}
	dead := make([]bool, len(keys))
	err := share(len(keys), func(i int) error {
		payload, err := unseal(keys[i], sealed[i])
		if err != nil {
			return err
		}
		var rec struct {
			Head data.Head `cbor:"1,keyasint"`
		}
		err = decode(payload, &rec)
		dead[i] = rec.Head.Deleted()
		return err
	})
	gone := map[string]struct{}{}
	for i, d := range dead {
		if d {
			gone[string(keys[i])] = struct{}{}
		}
	}
	return gone, err
}
