package store

import (
	"fmt"

	"go.etcd.io/bbolt"
)

// Format is the number of the layout that this program writes (layout.go). A
// file of a higher one is refused with ErrNewer, a lower one is brought up.
const Format = 1

// migration brings a library from one format to the next.
type migration struct {
	from uint64
	why  string
	run  func(*bbolt.Tx) error
}

// migrations has a row for every format before Format. To change the layout:
// raise Format, describe the new layout, add the row. There has been one
// format so far.
var migrations = []migration{}

// upgrade takes a library to the format want, in one transaction: a migration
// that fails leaves the file as it was. keep is called before anything is
// written, to save a copy of the file as it is.
func upgrade(db *bbolt.DB, steps []migration, want uint64, keep func(from uint64) error) error {
	var have uint64
	if err := db.View(func(tx *bbolt.Tx) error {
		have = un64(tx.Bucket(bucketMeta).Get(keyFormat))
		return nil
	}); err != nil {
		return err
	}
	if have > want {
		return fmt.Errorf("%w (format %d; this one reads up to %d)", ErrNewer, have, want)
	}
	if have == want {
		return nil
	}
	if err := keep(have); err != nil {
		return err
	}
	return db.Update(func(tx *bbolt.Tx) error {
		for at := have; at < want; at++ {
			step := -1
			for i, m := range steps {
				if m.from == at {
					step = i
				}
			}
			if step < 0 {
				return fmt.Errorf("%w: no way from format %d", ErrDamaged, at)
			}
			if err := steps[step].run(tx); err != nil {
				return fmt.Errorf("bring format %d up (%s): %w", at, steps[step].why, err)
			}
		}
		return tx.Bucket(bucketMeta).Put(keyFormat, be64(want))
	})
}
