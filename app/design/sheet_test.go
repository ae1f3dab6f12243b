package design

import (
	"strings"
	"testing"
	"testing/fstest"

	"huikan/templates"
)

// TestSheetFaults: what is wrong with a sheet is said with file, line and key.
func TestSheetFaults(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"[a]\ncolumns = 3\nrows = 8\nwidth = \"80mm\"\nheight = \"37mm\"", "x/sheets.toml:1: a: sheet a: the last column ends at 240.0 mm, the page at 210.0 mm"},
		{"[a]\ncolumns = 2\nrows = 8\nwidth = \"80mm\"\nheight = \"37mm\"\npitch-x = \"70mm\"", "the pitch is less than a cell"},
		{"[a]\nwidht = \"80mm\"\nwidth = \"80mm\"\nheight = \"37mm\"", "x/sheets.toml:2: a.widht: no such setting"},
		{"[a]\nwidth = \"8mm\"\nheight = \"37mm\"", "too small for an address"},
	} {
		_, err := LabelSheets(fstest.MapFS{"x/sheets.toml": {Data: []byte(c.src)}}, "x")
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.src, err, c.want)
		}
	}
	_, err := EnvelopeSheets(fstest.MapFS{"x/sheets.toml": {Data: []byte("[a]\nwidth = \"220mm\"\nheight = \"110mm\"\nto-left = \"200mm\"\nto-width = \"90mm\"\nto-height = \"40mm\"")}}, "x")
	if err == nil || !strings.Contains(err.Error(), "frame to does not stand on the envelope") {
		t.Errorf("%v", err)
	}
}

// TestOwnSheets: ours are read in the order in which they are written.
func TestOwnSheets(t *testing.T) {
	labels, err := LabelSheets(templates.Files, "labels")
	if err != nil || len(labels) < 8 || labels[0].Key != "a4-3x8" {
		t.Errorf("%d sheets, %v", len(labels), err)
	}
	for _, s := range labels {
		if !strings.Contains(s.Name, "×") || s.Cells() < 2 {
			t.Errorf("%+v", s)
		}
	}
	covers, err := EnvelopeSheets(templates.Files, "envelopes")
	if err != nil || len(covers) != 5 || covers[0].Key != "dl" {
		t.Errorf("%d envelopes, %v", len(covers), err)
	}
}
