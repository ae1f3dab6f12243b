package store

import (
	"errors"
	"fmt"

	"huikan/data"
)

// These errors can occur when a library is opened, made or restored.
var (
	// ErrLocked: another window or program has the library open.
	ErrLocked = errors.New("another window has it open")
	// ErrNewer: the library was written by a newer version of the program.
	ErrNewer = errors.New("written by a newer version")
	// ErrNotLibrary: the file is something else.
	ErrNotLibrary = errors.New("not a library of this program")
	// ErrDamaged: the file was a library and is broken: cut short, or with
	// bytes that changed. A backup is the way back.
	ErrDamaged = errors.New("the library is damaged")
	// ErrReadOnly: the file may not be written, or was opened for reading.
	ErrReadOnly = errors.New("the library is read-only")
	// ErrExists: a new library, or a restored one, would overwrite a file.
	ErrExists = errors.New("a file of that name is there already")
)

// These errors can occur when records are read or written.
var (
	// ErrNotFound: there is no such record, or it is in the recycle bin.
	ErrNotFound = errors.New("not found")
	// ErrConflict: somebody else has changed the record since it was read.
	ErrConflict = errors.New("somebody else changed it")
	// ErrDuplicate: two records would share what must be unique. The error is
	// a *DuplicateError.
	ErrDuplicate = errors.New("already taken")
	// ErrInvalid: a record that no library can hold, such as a placement
	// without article and member.
	ErrInvalid = errors.New("not a valid record")
	// ErrNothingToUndo and ErrNothingToRedo: the history holds no such set.
	ErrNothingToUndo = errors.New("nothing to undo")
	ErrNothingToRedo = errors.New("nothing to redo")
	// ErrClosed: the store was used after Close.
	ErrClosed = errors.New("the library is closed")
)

// Sentinels lists the errors above, for whoever explains them to people.
var Sentinels = []error{
	ErrLocked, ErrNewer, ErrNotLibrary, ErrDamaged, ErrReadOnly, ErrExists,
	ErrNotFound, ErrConflict, ErrDuplicate, ErrInvalid, ErrNothingToUndo, ErrNothingToRedo, ErrClosed,
}

// RecordError names the record that an error is about; errors.Is finds the
// reason under it.
type RecordError struct {
	Kind data.Kind
	Key  string
	Name string // title or name of the record, where it has one
	Err  error
}

// Error names the record by its name, where it has one, and the reason.
func (e *RecordError) Error() string {
	if e.Name != "" {
		return fmt.Sprintf("%s %q (%s): %v", e.Kind, e.Name, e.Key, e.Err)
	}
	return fmt.Sprintf("%s %s: %v", e.Kind, e.Key, e.Err)
}

// Unwrap gives the reason.
func (e *RecordError) Unwrap() error { return e.Err }

// DuplicateError says which field of which record has a value that another
// record, alive or (for member numbers) in the recycle bin, has already.
type DuplicateError struct {
	Kind      data.Kind
	Field     string // key of the data.Field: name, uscc, member_no, serial_no, year_no, code
	Value     string
	Key, Name string // the record to be written
	OtherKey  string // the record that has the value
	OtherName string
	InBin     bool // the other is in the recycle bin
}

// Error names both records, the field and the value.
func (e *DuplicateError) Error() string {
	where := ""
	if e.InBin {
		where = " in the recycle bin"
	}
	return fmt.Sprintf("%s %q: %s %q: %v by %q%s", e.Kind, e.Name, e.Field, e.Value, ErrDuplicate, e.OtherName, where)
}

// Is makes errors.Is(err, ErrDuplicate) true.
func (e *DuplicateError) Is(target error) bool { return target == ErrDuplicate }
