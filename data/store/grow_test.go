package store

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"huikan/data"
)

// olderLibrary unpacks a library that the program made before there were
// decisions, posts and dues.
func olderLibrary(t *testing.T) string {
	t.Helper()
	f, err := os.Open("testdata/before-dues.huikan.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "old.huikan")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestOlderLibraryReads(t *testing.T) {
	path := olderLibrary(t)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	s, err := OpenReadOnly(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	members, err := s.Members()
	if err != nil || len(members) != 1 || members[0].Name != "江州甲仓储有限公司" {
		t.Fatalf("%v %v", members, err)
	}
	terms, err := s.Memberships(members[0].ID)
	if err != nil || len(terms) != 2 || terms[0].DecisionText != "第三届理事会第八次会议决议" || terms[0].Decision != "" {
		t.Fatalf("%+v %v", terms, err)
	}
	if bills, err := s.Bills(members[0].ID); err != nil || len(bills) != 0 {
		t.Errorf("bills %v %v", bills, err)
	}
	if ds, err := s.Decisions(); err != nil || len(ds) != 0 {
		t.Errorf("decisions %v %v", ds, err)
	}
	if p, err := s.Payments(members[0].ID); err != nil || len(p) != 0 {
		t.Errorf("payments %v %v", p, err)
	}
	if _, err := Get[data.Receipt](s, "x"); err == nil {
		t.Error("a receipt is found that was never made")
	}
	if c, err := s.Counts(); err != nil || c.Records[data.KindMember] != 1 || c.Records[data.KindDuesBill] != 0 {
		t.Errorf("%+v %v", c, err)
	}
	if r, err := s.Verify(); err != nil || !r.OK() {
		t.Errorf("%+v %v", r, err)
	}
	if now, _ := os.ReadFile(path); string(now) != string(before) {
		t.Error("reading has changed the file")
	}
}

func TestOlderLibraryGrows(t *testing.T) {
	path := olderLibrary(t)
	old, err := Preview(path)
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	s, err := Open(path, Options{Now: func() time.Time { at = at.Add(time.Minute); return at }})
	if err != nil {
		t.Fatal(err)
	}
	if sum, err := s.Checksum(); err != nil || sum != old.Checksum {
		t.Errorf("opening changes what the library says: %s %s %v", sum, old.Checksum, err)
	}
	m, err := s.Members()
	if err != nil {
		t.Fatal(err)
	}
	b := data.DuesBill{Member: m[0].ID, Year: 2026, Class: "理事单位", Amount: 500000}
	c := s.Change("应缴会费").Put(&b)
	if _, err := c.Put(&data.Payment{Member: m[0].ID, Amount: 500000, Allocations: []data.Allocation{{Bill: b.ID, Amount: 500000}}}).Commit(); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	r, err := Verify(path)
	if err != nil || !r.OK() || r.Counts.Records[data.KindPayment] != 1 {
		t.Fatalf("%+v %v", r, err)
	}
	if s, err = Open(path, Options{}); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for range 2 { // the change of this version, then one of the version before
		if _, err := s.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if m, err := s.Members(); err != nil || m[0].Website != "" {
		t.Errorf("%+v %v", m, err)
	}
	if bills, err := s.Bills(m[0].ID); err != nil || len(bills) != 0 {
		t.Errorf("bills %v %v", bills, err)
	}
}

// TestGrowFills: an index that is younger than its records is filled.
func TestGrowFills(t *testing.T) {
	younger["membership.member"] = true
	defer delete(younger, "membership.member")
	path := olderLibrary(t)
	s, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.db.Update(func(tx *bbolt.Tx) error { return tx.Bucket(bucketIndex).DeleteBucket([]byte("membership.member")) }); err != nil {
		t.Fatal(err)
	}
	s.Close()
	if s, err = Open(path, Options{}); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	m, _ := s.Members()
	if terms, err := s.Memberships(m[0].ID); err != nil || len(terms) != 2 {
		t.Errorf("%v %v", terms, err)
	}
	if r, err := s.Verify(); err != nil || !r.OK() {
		t.Errorf("%+v %v", r, err)
	}
}
