package ui

import (
	"errors"
	"net/url"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
)

// fileOnClipboard is the file that a text of the clipboard names: a file
// manager puts a path there, or an address.
func fileOnClipboard(text string) (string, bool) {
	text, _, _ = strings.Cut(text, "\n")
	text = strings.TrimSpace(text)
	if u, err := url.Parse(text); err == nil && u.Scheme == "file" {
		text = u.Path
	}
	if text == "" || !slices.ContainsFunc(pictureExts, func(e string) bool { return strings.HasSuffix(strings.ToLower(text), e) }) {
		return "", false
	}
	info, err := os.Stat(text)
	return text, err == nil && info.Mode().IsRegular()
}

var (
	errNoPicture = errors.New("read the clipboard: it holds no picture")
	errNoTool    = errors.New("read the clipboard: no program is here that reads pictures from it")
)

// clipboardTools write the clipboard's picture as PNG. The window's own
// clipboard holds text only. To add one: a row.
var clipboardTools = []struct {
	os   string
	args []string
}{
	{"linux", []string{"wl-paste", "--type", "image/png"}},
	{"linux", []string{"xclip", "-selection", "clipboard", "-target", "image/png", "-out"}},
	{"darwin", []string{"pngpaste", "-"}},
	{"windows", []string{"powershell", "-NoProfile", "-STA", "-Command",
		"Add-Type -AssemblyName System.Windows.Forms; $i=[System.Windows.Forms.Clipboard]::GetImage(); if ($i) { $m=New-Object IO.MemoryStream; " +
			"$i.Save($m,[System.Drawing.Imaging.ImageFormat]::Png); $o=[Console]::OpenStandardOutput(); $o.Write($m.ToArray(),0,$m.Length) }"}},
}

// pictureOnClipboard is the picture that was copied, as PNG.
func pictureOnClipboard() ([]byte, error) {
	err := errNoTool
	for _, t := range clipboardTools {
		if t.os != runtime.GOOS {
			continue
		}
		if path, e := exec.LookPath(t.args[0]); e == nil {
			err = errNoPicture
			if out, err := exec.Command(path, t.args[1:]...).Output(); err == nil && len(out) > 0 {
				return out, nil
			}
		}
	}
	return nil, err
}
