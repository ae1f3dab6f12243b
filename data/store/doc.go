// Package store keeps a library: one file with everything that the association
// knows, and the history of how it came to be so.
//
// # Writing
//
// There is one way to write: a Change gathers what one action of the user
// does to any number of records, and its Commit writes all of it or, after a
// power cut or a kill −9, none of it. From the change sets (变更组) that are kept
// come undo and redo across restarts, the history of a record, and undoing an
// import whole, also after other things were done (Revert).
//
//	c := s.Change("新增会员")
//	c.Put(&member).Put(&contact)
//	set, err := c.Commit()
//
// # Caveats
//
// A Store may be used from several goroutines; changes are written one after
// another. Reads copy: what they return stays good, and no transaction stays
// open behind them. A record that was read carries its Rev; putting it back
// fails with ErrConflict when somebody has changed it since, so read, edit
// and put the same value. One program has a library open for writing; another
// one gets ErrLocked within a second.
//
// A list of articles has no bodies; Article fills Body. To empty a manuscript
// use data.Article.SetBody, because an article without Body keeps its text.
//
// # Safety
//
// BackupDaily is called when a library is opened, BackupBefore before an import
// or a merge; Copies lists what there is, and a library that does not open says
// so with its good copies in a *DamagedError. Compare says what a Restore would
// change. Pack writes everything into one file that anybody can read, and
// Unpack makes a library of it that says the same.
//
// # Why
//
// bbolt, instead of SQLite or a server: one file, pure Go, copy-on-write pages
// that survive a kill at any point, and history that commits in the same
// transaction as the records. What it lacks (checksums on data pages, a check
// on opening) is added here: a CRC on every record, a walk over the pages
// after an unclean close, and rotating hot backups.
package store
