package look

import (
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
)

// Keys is a shortcut as it is written on the system's own menus: Ctrl+Shift+N,
// ⇧⌘N; "" for none.
func Keys(s fyne.Shortcut) string {
	var m fyne.KeyModifier
	var key fyne.KeyName
	switch s := s.(type) {
	case nil:
		return ""
	case fyne.KeyboardShortcut:
		m, key = s.Mod(), s.Key()
	default:
		return ""
	}
	name := string(key)
	if key == fyne.KeyDelete {
		name = "Del"
	}
	mac := runtime.GOOS == "darwin"
	words := []struct {
		of         fyne.KeyModifier
		word, sign string
	}{{fyne.KeyModifierControl, "Ctrl", "⌃"}, {fyne.KeyModifierAlt, "Alt", "⌥"}, {fyne.KeyModifierShift, "Shift", "⇧"}, {fyne.KeyModifierSuper, "Super", "⌘"}}
	var out []string
	for _, w := range words {
		if m&w.of == 0 {
			continue
		}
		if mac {
			out = append(out, w.sign)
		} else {
			out = append(out, w.word)
		}
	}
	out = append(out, name)
	if mac {
		return strings.Join(out, "")
	}
	return strings.Join(out, "+")
}
