package data

import "strings"

// Notify (通知) notes the day on which a member was told of a bill; false: it
// was told before, and the first day stays.
func Notify(b DuesBill, day Date) (DuesBill, bool) {
	if !b.Notified.IsZero() || day.IsZero() {
		return b, false
	}
	b.Notified = day
	return b, true
}

// WriteOff (核销, 坏账) gives up what is open of a bill, from a day on and for a
// reason, which goes into its note. It is no waiver: the member owed it.
func WriteOff(b DuesBill, day Date, why string) (DuesBill, error) {
	switch why = strings.TrimSpace(why); {
	case day.IsZero():
		return b, &Problem{Field: "written_off_on", Code: Missing}
	case why == "":
		return b, &Problem{Field: "note", Code: Missing}
	}
	b.WrittenOff = day
	if !strings.Contains(b.Note, why) {
		b.Note = strings.TrimSpace(b.Note + "\n" + why)
	}
	return b, nil
}

// TakeBack (撤回) gives a bill back what was waived, written off or told of it.
func (b DuesBill) TakeBack(waiver, written, told bool) DuesBill {
	if waiver {
		b.Waiver = Waiver{}
	}
	if written {
		b.WrittenOff = Date{}
	}
	if told {
		b.Notified = Date{}
	}
	return b
}
