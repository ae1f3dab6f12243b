package ui

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"huikan/data"
)

// draft (草稿) is a form that is not done yet, as it was typed. It is a file of
// the user's beside the program's settings, so that nothing half done is in
// the library and nothing typed is lost.
type draft struct {
	Member   data.Member       `json:"member"` // what the form began with, and pictures as they are now
	New      bool              `json:"new"`
	Texts    map[string]string `json:"texts"`
	Contacts []draftContact    `json:"contacts"`
	Touched  bool              `json:"contacts_touched"`
	At       time.Time         `json:"at"`
}

// draftContact is one contact of a draft.
type draftContact struct {
	Contact data.Contact      `json:"contact"` // with its consents as they are now
	Texts   map[string]string `json:"texts"`
	Gone    bool              `json:"gone,omitempty"`
}

// name is what a draft is called.
func (d *draft) name() string {
	if t := strings.TrimSpace(d.Texts["name"]); t != "" {
		return t
	}
	return d.Member.Name
}

// newDraft stands for the member that has no id yet.
const newDraft = "new"

// draftFolder is where the drafts of the open library are.
func (w *window) draftFolder() string {
	sum := sha256.Sum256([]byte(w.lib.s.Path()))
	return filepath.Join(w.drafts, hex.EncodeToString(sum[:8]))
}

func draftKey(id data.MemberID) string {
	if id == "" {
		return newDraft
	}
	return string(id)
}

func (w *window) draftFile(id data.MemberID) string {
	return filepath.Join(w.draftFolder(), draftKey(id)+".json")
}

// readDraft gives the draft of a member; nil: there is none, or it cannot be
// read, and then the file stays.
func (w *window) readDraft(id data.MemberID) *draft {
	raw, err := os.ReadFile(w.draftFile(id))
	if err != nil {
		return nil
	}
	d := &draft{}
	if json.Unmarshal(raw, d) != nil {
		return nil
	}
	return d
}

// saveDraft writes a draft so that a crash leaves the old one or the new.
func (w *window) saveDraft(id data.MemberID, d *draft) error {
	raw, err := json.MarshalIndent(d, "", " ")
	if err != nil {
		return err
	}
	return writeWhole(w.draftFile(id), raw)
}

// writeWhole puts a file in its place in one step.
func writeWhole(path string, raw []byte) (err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".draft-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	if _, err = f.Write(raw); err == nil {
		err = f.Sync()
	}
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

func (w *window) dropDraft(id data.MemberID) error {
	err := os.Remove(w.draftFile(id))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// openDrafts lists whose drafts there are, the newest first.
func (w *window) openDrafts() (out []*draft) {
	files, err := filepath.Glob(filepath.Join(w.draftFolder(), "*.json"))
	if err != nil {
		return nil
	}
	for _, f := range files {
		id := data.MemberID(strings.TrimSuffix(filepath.Base(f), ".json"))
		if id == newDraft {
			id = ""
		}
		if d := w.readDraft(id); d != nil {
			d.Member.ID = id
			out = append(out, d)
		}
	}
	slices.SortFunc(out, func(a, b *draft) int { return b.At.Compare(a.At) })
	return out
}

// resume goes on with the draft that was typed last.
func (w *window) resume(list []*draft) {
	if len(list) == 0 {
		return
	}
	if id := list[0].Member.ID; id != "" {
		w.editMember(id, "")
		return
	}
	w.newMember()
}
