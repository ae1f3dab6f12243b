package store

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"huikan/data"
)

// packed is a library with something of everything, packed; the sum is that of
// the library.
func packed(t testing.TB, o PackOptions) (zipFile, sum string, counts Counts) {
	t.Helper()
	path := sampleFile(t)
	s, err := Open(path, Options{Who: "李", Now: newClock().now})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	issue := data.Issue{Title: "资讯", Year: 2026, Months: []int{1, 2}, YearNo: 1, SerialNo: 140, StaffList: []data.Staff{{Role: "编辑", Names: []string{"甲"}}}}
	article := data.Article{Title: "一/二:三*\n第二行..", Body: "旧文", Members: []data.MemberID{"x"}, DocDate: data.Date{Year: 2014, Month: 5}}
	c := s.Change("期").Put(&issue).Put(&article)
	sec := data.Section{Issue: issue.ID, Name: "要闻"}
	place := data.Placement{Section: sec.ID, Article: article.ID, Frozen: data.DigestOf([]byte("旧文"))}
	c.Put(&sec)
	place.Section = sec.ID
	commit(t, c.Put(&place))
	article.SetBody("新文 𠮷 <b>&\r\n")
	commit(t, s.Change("改").Put(&article))
	binned := data.Member{Type: data.UnitMember, Name: "删掉的公司", FormerCodes: []string{"甲"}}
	commit(t, s.Change("加").Put(&binned))
	commit(t, s.Change("删").Delete(&binned))
	zipFile = filepath.Join(t.TempDir(), "协会.zip")
	calls := 0
	o.Progress = func(int, int) { calls++ }
	m, err := s.Pack(context.Background(), zipFile, o)
	if err != nil {
		t.Fatal(err)
	}
	if counts, err = s.Counts(); err != nil {
		t.Fatal(err)
	}
	if m.Checksum != counts.Checksum || m.Deleted != counts.Deleted || m.History == o.NoHistory {
		t.Errorf("manifest: %+v", m)
	}
	return zipFile, counts.Checksum, counts
}

// TestPack: what was packed makes a library elsewhere that says the same, with
// its history and without; the records can be read by anybody.
func TestPack(t *testing.T) {
	for _, without := range []bool{false, true} {
		zipFile, want, counts := packed(t, PackOptions{NoHistory: without})
		path := filepath.Join(t.TempDir(), "另一台.huikan")
		m, err := Unpack(context.Background(), zipFile, path, Options{Who: "王", Now: newClock().now})
		if err != nil {
			t.Fatal(err)
		}
		if m.History == without {
			t.Error("the manifest does not say whether the history is there")
		}
		s, err := Open(path, Options{Now: newClock().now})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		sound(t, s)
		if got := sum(t, s); got != want {
			t.Errorf("without history %v: the checksum differs", without)
		}
		got, _ := s.Counts()
		if got.Deleted != counts.Deleted || (got.Changes == counts.Changes) == without {
			t.Errorf("counts: %+v, want %+v", got, counts)
		}
		articles, _ := s.Articles()
		at := slices.IndexFunc(articles, func(a data.Article) bool { return strings.HasPrefix(a.Title, "一/二") })
		if at < 0 {
			t.Fatal("the article is not there")
		}
		if a, err := s.Article(articles[at].ID); err != nil || a.Body != "新文 𠮷 <b>&\r\n" {
			t.Errorf("text: %q, %v", a.Body, err)
		}
		if text, err := s.Body(data.DigestOf([]byte("旧文"))); err != nil || text != "旧文" {
			t.Errorf("the text as printed: %q, %v", text, err)
		}
		pics, _ := s.Pictures()
		for _, p := range pics {
			if _, _, err := s.PictureBytes(p.Digest); err != nil {
				t.Error(err)
			}
		}
		if _, err := s.Undo(); (err == nil) == without {
			t.Errorf("undo, without history %v: %v", without, err)
		}
		if _, err := Unpack(context.Background(), zipFile, path, Options{}); !errors.Is(err, ErrExists) {
			t.Errorf("over a library: %v", err)
		}
		// Packed again from what was unpacked, it says the same again.
		if without {
			again := filepath.Join(t.TempDir(), "again.zip")
			if m2, err := s.Pack(context.Background(), again, PackOptions{NoHistory: true}); err != nil || m2.Checksum != m.Checksum || len(m2.Files) != len(m.Files) {
				t.Errorf("packed again: %v", err)
			}
		}
	}

	zipFile, _, _ := packed(t, PackOptions{NoHistory: true})
	z, err := zip.OpenReader(zipFile)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	names := ""
	for _, f := range z.File {
		names += f.Name + "\n"
	}
	for _, want := range []string{"README.txt", "manifest.json", "records/member.json", "manuscripts/一二三 第二行-", "pictures/图-"} {
		if !strings.Contains(names, want) {
			t.Errorf("no %s among\n%s", want, names)
		}
	}
	var members []map[string]any
	f, _ := z.Open("records/member.json")
	if err := json.NewDecoder(f).Decode(&members); err != nil || len(members) != 23 || members[0]["name"] == "" {
		t.Errorf("%d members, %v", len(members), err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Unpack(ctx, zipFile, filepath.Join(t.TempDir(), "x"), Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if m, err := PreviewPack(zipFile); err != nil || m.Counts[data.KindMember] != 18 {
		t.Errorf("%+v, %v", m.Counts, err)
	}
}

// rezip writes the zip anew with changes: a file of nil is left out.
func rezip(t testing.TB, zipFile string, change map[string][]byte, manifest func(*Manifest)) []byte {
	t.Helper()
	z, err := zip.OpenReader(zipFile)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	add := func(name string, raw []byte) {
		f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: time.Unix(0, 0)})
		if err != nil {
			t.Fatal(err)
		}
		f.Write(raw)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		raw, _ := io.ReadAll(r)
		if c, ok := change[f.Name]; ok {
			if delete(change, f.Name); c == nil {
				continue
			}
			raw = c
		}
		if f.Name == packManifest && manifest != nil {
			var m Manifest
			if err := json.Unmarshal(raw, &m); err != nil {
				t.Fatal(err)
			}
			manifest(&m)
			raw, _ = json.Marshal(m)
		}
		add(f.Name, raw)
	}
	for name, raw := range change {
		add(name, raw)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func fileOf(raw []byte) PackedFile {
	return PackedFile{Size: int64(len(raw)), SHA256: string(data.DigestOf(raw))}
}

// TestHostile: what was changed, is missing, is too much, leads elsewhere or is
// newer is refused with a sentence, and nothing is left behind.
func TestHostile(t *testing.T) {
	zipFile, _, _ := packed(t, PackOptions{NoHistory: true})
	whole, _, _ := packed(t, PackOptions{})
	future := []byte(`[{"id":"x","name":"甲","rev":0,"colour":"red"}]`)
	renamed := []byte(`[{"id":"x","kind":"unit","name":"别的公司"}]`)
	for name, c := range map[string]struct {
		raw  func() []byte
		want error
		says string
	}{
		"another sum": {func() []byte { return rezip(t, zipFile, map[string][]byte{"records/member.json": []byte("[]")}, nil) }, ErrDamaged, "records/member.json is not as it was packed"},
		"changed in both": {func() []byte {
			return rezip(t, zipFile, map[string][]byte{"records/member.json": renamed}, func(m *Manifest) { m.Files["records/member.json"] = fileOf(renamed) })
		}, ErrDamaged, "checksum"},
		"a file less": {func() []byte { return rezip(t, zipFile, map[string][]byte{"records/class.json": nil}, nil) }, ErrDamaged, "records/class.json is missing"},
		"a file more": {func() []byte { return rezip(t, zipFile, map[string][]byte{"records/plan.json": []byte("[]")}, nil) }, ErrDamaged, "does not know records/plan.json"},
		"a kind more": {func() []byte {
			return rezip(t, zipFile, map[string][]byte{"records/plan.json": []byte("[]")}, func(m *Manifest) { m.Files["records/plan.json"] = fileOf([]byte("[]")) })
		}, ErrNewer, "plan"},
		"a field more": {func() []byte {
			return rezip(t, zipFile, map[string][]byte{"records/class.json": future}, func(m *Manifest) { m.Files["records/class.json"] = fileOf(future) })
		}, ErrNewer, "colour"},
		"newer":           {func() []byte { return rezip(t, zipFile, nil, func(m *Manifest) { m.Format = 2 }) }, ErrNewer, "up to 1"},
		"no form":         {func() []byte { return rezip(t, zipFile, nil, func(m *Manifest) { m.Format = 0 }) }, ErrNotLibrary, "form"},
		"no manifest":     {func() []byte { return rezip(t, zipFile, map[string][]byte{packManifest: nil}, nil) }, ErrNotLibrary, packManifest},
		"broken manifest": {func() []byte { return rezip(t, zipFile, map[string][]byte{packManifest: []byte("{")}, nil) }, ErrDamaged, packManifest},
		"up and away":     {func() []byte { return rezip(t, zipFile, map[string][]byte{"../../.bashrc": []byte("x")}, nil) }, ErrInvalid, "../../.bashrc"},
		"inside, away":    {func() []byte { return rezip(t, zipFile, map[string][]byte{"pictures/../../x.png": []byte("x")}, nil) }, ErrInvalid, "x.png"},
		"from the root":   {func() []byte { return rezip(t, zipFile, map[string][]byte{"/etc/passwd": []byte("x")}, nil) }, ErrInvalid, "/etc/passwd"},
		"of Windows":      {func() []byte { return rezip(t, zipFile, map[string][]byte{`pictures\..\x.png`: []byte("x")}, nil) }, ErrInvalid, "x.png"},
		"a program":       {func() []byte { return rezip(t, zipFile, map[string][]byte{"setup.exe": []byte("MZ")}, nil) }, ErrInvalid, "setup.exe"},
		"broken library": {func() []byte {
			return rezip(t, whole, map[string][]byte{packLibrary: []byte("x")}, func(m *Manifest) { m.Files[packLibrary] = fileOf([]byte("x")) })
		}, ErrNotLibrary, ""},
		"no zip":    {func() []byte { return []byte("会刊") }, ErrNotLibrary, "zip"},
		"cut short": {func() []byte { b := readBytes(t, zipFile); return b[:len(b)/2] }, ErrNotLibrary, "zip"},
		"twice": {func() []byte {
			var b bytes.Buffer
			w := zip.NewWriter(&b)
			for range 2 {
				f, _ := w.Create("README.txt")
				f.Write([]byte("x"))
			}
			w.Close()
			return b.Bytes()
		}, ErrInvalid, "twice"},
		"a bomb": {func() []byte {
			var b bytes.Buffer
			w := zip.NewWriter(&b)
			f, _ := w.Create("pictures/a-0.png")
			zeros := make([]byte, 1<<20)
			for range 1100 {
				f.Write(zeros)
			}
			w.Close()
			return b.Bytes()
		}, ErrInvalid, "unpack to more than"},
		"a size that lies": {func() []byte {
			return rezip(t, zipFile, nil, func(m *Manifest) {
				f := m.Files["records/class.json"]
				f.Size = 10
				m.Files["records/class.json"] = f
			})
		}, ErrDamaged, "records/class.json"},
	} {
		dir := t.TempDir()
		bad := filepath.Join(dir, "坏.zip")
		writeFile(t, bad, c.raw())
		path := filepath.Join(dir, "a.huikan")
		_, err := Unpack(context.Background(), bad, path, Options{Now: newClock().now})
		if !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), bad) {
			t.Errorf("%s: %v; want %v that says %q", name, err, c.want, c.says)
		}
		if left, _ := os.ReadDir(dir); len(left) != 1 {
			t.Errorf("%s: something is left: %v", name, left)
		}
	}
}

// FuzzUnpack: whatever a zip holds, it is refused or makes a sound library that
// says what its manifest says.
func FuzzUnpack(f *testing.F) {
	for _, o := range []PackOptions{{NoHistory: true}} {
		name, _, _ := packed(f, o)
		z, err := zip.OpenReader(name)
		if err != nil {
			f.Fatal(err)
		}
		read := func(n string) []byte {
			r, err := z.Open(n)
			if err != nil {
				f.Fatal(err)
			}
			b, _ := io.ReadAll(r)
			return b
		}
		f.Add(read("manifest.json"), read("records/member.json"), read("records/placement.json"))
		z.Close()
	}
	f.Add([]byte(`{"format":1,"files":{"records/member.json":{}}}`), []byte("[{}]"), []byte("[null]"))
	f.Add([]byte(`{"format":1,"history":true,"files":null}`), []byte("["), []byte("{}"))
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, manifest, members, places []byte) {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		m := Manifest{}
		json.Unmarshal(manifest, &m)
		m.Files = map[string]PackedFile{"records/member.json": fileOf(members), "records/placement.json": fileOf(places)}
		manifest, _ = json.Marshal(m)
		for _, x := range []struct {
			name string
			raw  []byte
		}{{"manifest.json", manifest}, {"records/member.json", members}, {"records/placement.json", places}} {
			g, _ := w.Create(x.name)
			g.Write(x.raw)
		}
		w.Close()
		bad, path := filepath.Join(dir, "a.zip"), filepath.Join(dir, "a.huikan")
		os.WriteFile(bad, b.Bytes(), 0o600)
		defer os.Remove(path)
		if _, err := Unpack(context.Background(), bad, path, Options{Now: newClock().now}); err == nil {
			if r, err := Verify(path); err != nil || !r.OK() || r.Counts.Checksum != m.Checksum {
				t.Errorf("%v %v", r.Faults, err)
			}
		}
	})
}
