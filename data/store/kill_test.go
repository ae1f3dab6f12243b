package store

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"huikan/data"
)

// The library that the killed writer works on: each step n, counted from 1,
// makes member n and article n, and rewrites the association's note, all in
// one change; every seventh step is undone and done again at once. After any
// kill the note says how many steps there have been, and everything up to it
// must be there, whole.

const killEnv = "HUIKAN_KILL_LIBRARY"

func TestMain(m *testing.M) {
	if path := os.Getenv(killEnv); path != "" {
		if err := killWriter(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// killWriter writes until it is killed and says "ack n" after each step.
func killWriter(path string) error {
	s, err := Open(path, Options{Who: "写"})
	if err != nil {
		return err
	}
	for {
		a, err := s.Association()
		if err != nil {
			return err
		}
		n, _ := strconv.Atoi(a.Note)
		n++
		a.Note = strconv.Itoa(n)
		m := data.Member{Name: killName(n), Type: data.UnitMember}
		m.ID = data.MemberID(killKey("m", n))
		art := data.Article{ID: data.ArticleID(killKey("a", n)), Title: killName(n), Body: killBody(n)}
		pic := data.Picture{Name: killName(n)}
		if _, err := s.Change("第"+a.Note+"步").Put(&a).Put(&m).Put(&art).PutPicture(&pic, []byte(killBody(n)+"图")).Commit(); err != nil {
			return err
		}
		fmt.Println("ack", n)
		if n%7 == 0 {
			if _, err := s.Undo(); err != nil {
				return err
			}
			if _, err := s.Redo(); err != nil {
				return err
			}
			fmt.Println("ack", n)
		}
	}
}

func killName(n int) string          { return fmt.Sprintf("会员%d号", n) }
func killKey(p string, n int) string { return fmt.Sprintf("%s%08d", p, n) }

// killBody is a text of 0 to 6 KB that compresses badly, so that commits
// differ in length.
func killBody(n int) string {
	r := rand.New(rand.NewPCG(uint64(n), 7))
	var b strings.Builder
	for range r.IntN(2000) {
		b.WriteRune(rune(0x4E00 + r.IntN(20000)))
	}
	return b.String() + strconv.Itoa(n)
}

// A writer is killed (SIGKILL) in 200 rounds at a moment of no choosing.
// Nothing that it acknowledged is lost, nothing is there by halves, and the
// file is sound. The rounds run on four libraries side by side.
func TestKill(t *testing.T) {
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for lane := range 4 {
		t.Run(strconv.Itoa(lane), func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "协会.huikan")
			s, err := Create(path, data.Association{Name: "协会", Head: data.Head{Note: "0"}}, Options{})
			if err != nil {
				t.Fatal(err)
			}
			s.Close()
			r := rand.New(rand.NewPCG(uint64(lane), 11))
			have := 0
			for round := range 50 {
				acked := killOnce(t, exe, path, 1+r.IntN(4), r.IntN(1<<20))
				if have = afterKill(t, path, max(have, acked), round%10 == 9 || round == 0, have); t.Failed() {
					t.Fatalf("round %d, %d acknowledged", round, acked)
				}
			}
			if have < 50 {
				t.Errorf("only %d steps in 50 rounds", have)
			}
		})
	}
}

// killOnce runs the writer, waits for some acknowledgements, spins for a
// while, kills it, and returns the last step that it acknowledged.
func killOnce(t *testing.T, exe, path string, acks, spin int) int {
	t.Helper()
	cmd := exec.Command(exe)
	cmd.Env = append(os.Environ(), killEnv+"="+path)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	last := 0
	in := bufio.NewReader(out)
	read := func() bool {
		line, err := in.ReadString('\n')
		if n, ok := strings.CutPrefix(line, "ack "); ok && err == nil {
			last, _ = strconv.Atoi(strings.TrimSpace(n))
		}
		return err == nil
	}
	for range acks {
		if !read() {
			break
		}
	}
	x := uint64(1)
	for range spin {
		x = x*6364136223846793005 + 1
	}
	cmd.Process.Kill()
	for read() { // what was acknowledged meanwhile counts as well
	}
	io.Copy(io.Discard, in)
	cmd.Wait()
	if last == 0 || x == 0 {
		t.Fatal("the writer wrote nothing")
	}
	return last
}

// afterKill opens the library and compares it with what must be there; all
// of it when full, else what is new since from.
func afterKill(t *testing.T, path string, acked int, full bool, from int) int {
	t.Helper()
	s, err := Open(path, Options{})
	if err != nil {
		t.Error(err)
		return 0
	}
	defer s.Close()
	a, err := s.Association()
	if err != nil {
		t.Error(err)
	}
	n, _ := strconv.Atoi(a.Note)
	if n < acked-1 || n < acked && !undoneNow(s) {
		t.Errorf("%d steps in the library, %d acknowledged", n, acked)
	}
	sound(t, s)
	if full {
		from = 0
		if ms, _ := s.Members(); len(ms) != n {
			t.Errorf("%d members after %d steps", len(ms), n)
		}
		if as, _ := s.Articles(); len(as) != n {
			t.Errorf("%d articles after %d steps", len(as), n)
		}
	}
	for i := from + 1; i <= n; i++ {
		if m, err := s.Member(data.MemberID(killKey("m", i))); err != nil || m.Name != killName(i) {
			t.Errorf("member %d: %q, %v", i, m.Name, err)
		}
		if art, err := s.Article(data.ArticleID(killKey("a", i))); err != nil || art.Body != killBody(i) {
			t.Errorf("article %d: %v", i, err)
		}
		content := []byte(killBody(i) + "图")
		if b, _, err := s.PictureBytes(data.DigestOf(content)); err != nil || string(b) != string(content) {
			t.Errorf("picture %d: %v", i, err)
		}
	}
	return n
}

// undoneNow reports whether the writer was killed between the undo and the
// redo of its last step; the step is then not lost but undone, and the next
// round's writer does it anew.
func undoneNow(s *Store) bool {
	_, err := s.NextRedo()
	return err == nil
}
