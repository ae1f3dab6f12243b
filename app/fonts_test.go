package app

import (
	"os"
	"path/filepath"
	"testing"

	"huikan/app/font"
	"huikan/assets"
)

// TestOwnFonts: a file of the editor's takes a style's place, and goes again;
// what is no font is refused and changes nothing.
func TestOwnFonts(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	t.Setenv("HOME", t.TempDir())
	face := func() string {
		f, err := fonts().Face(font.Style{Family: font.Fang})
		if err != nil {
			t.Fatal(err)
		}
		return f.Name
	}
	before := face()
	own := filepath.Join(t.TempDir(), "own.ttf")
	sans, err := font.Parse("sans", assets.SansBold)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(own, sans.Subset([]rune("仿宋")), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := (ownFonts{}).Use("仿宋", own); err != nil {
		t.Fatal(err)
	}
	if got := face(); got != sans.Name {
		t.Errorf("仿宋 is %s, want %s", got, sans.Name)
	}
	if err := os.WriteFile(own, []byte("OTTO is not for us"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := (ownFonts{}).Use("仿宋", own); err == nil || face() != sans.Name {
		t.Errorf("a CFF font: %v; 仿宋 is %s", err, face())
	}
	if _, err := (ownFonts{}).Use("隶书", own); err == nil {
		t.Error("an unknown style was accepted")
	}
	if err := (ownFonts{}).Reset("仿宋"); err != nil || face() != before {
		t.Errorf("after reset: %v, %s", err, face())
	}
}
