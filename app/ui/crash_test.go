package ui

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestStripCrash: names of calls stay, what people typed does not.
func TestStripCrash(t *testing.T) {
	got := stripCrash("panic: no member \"上海钱浩\" with 13800001111 of zhang@example.com 张三\n\ngoroutine 7 [running]:\n" +
		"huikan/app/ui.(*window).open(0xc0001, {0xc0002, 0x12})\n\t/home/zhangsan/src/huikan/app/ui/window.go:12 +0x1f\ncreated by main.main in goroutine 1\n")
	for _, gone := range []string{"上海", "13800001111", "zhang", "张三", "0xc0001"} {
		if strings.Contains(got, gone) {
			t.Errorf("%q is in the report:\n%s", gone, got)
		}
	}
	for _, stays := range []string{"panic: no member", "goroutine 7", "huikan/app/ui.(*window).open(…)", "huikan/app/ui/window.go:12", "created by main.main"} {
		if !strings.Contains(got, stays) {
			t.Errorf("%q is not in the report:\n%s", stays, got)
		}
	}
}

// TestCrash crashes a process, and finds its report on the next start, once.
func TestCrash(t *testing.T) {
	if dir := os.Getenv("HUIKAN_TEST_CRASH"); dir != "" {
		if _, err := watchCrashes(dir, "1.0", time.Now()); err != nil {
			t.Fatal(err)
		}
		done := make(chan bool)
		go func() {
			defer close(done)
			panic("in a goroutine that nobody watches")
		}()
		<-done
		return
	}
	dir := t.TempDir()
	if report, err := watchCrashes(dir, "1.0", time.Now()); err != nil || report != "" {
		t.Fatalf("a report before any crash: %q, %v", report, err)
	}
	c := exec.Command(os.Args[0], "-test.run=^TestCrash$")
	c.Env = append(os.Environ(), "HUIKAN_TEST_CRASH="+dir)
	if out, err := c.CombinedOutput(); err == nil {
		t.Fatalf("the process did not crash: %s", out)
	}
	report, err := watchCrashes(dir, "1.0", time.Now())
	if err != nil || filepath.Dir(report) != dir {
		t.Fatalf("report %q, %v", report, err)
	}
	raw, err := os.ReadFile(report)
	if err != nil || !strings.Contains(string(raw), "goroutine that nobody watches") || !strings.Contains(string(raw), "crash_test.go") {
		t.Errorf("%v:\n%s", err, raw)
	}
	if again, err := watchCrashes(dir, "1.0", time.Now()); err != nil || again != "" {
		t.Errorf("told twice: %q, %v", again, err)
	}
}
