package data

// DuesState (会费情况) is how a member stands with its dues on a day, in a word.
type DuesState struct {
	Word DuesWord
	Year int // of the bill that the word is about
	Open Fen // left to pay of all bills up to the day's year
}

// DuesWord is the word: from the worst to the best.
type DuesWord string

// The words.
const (
	DuesUnknown DuesWord = ""   // nothing was billed
	DuesOverdue DuesWord = "欠费" // the last day to pay of some bill is over
	DuesOpen    DuesWord = "未缴" // billed for the year and not due yet
	DuesPaid    DuesWord = "已缴"
	DuesWaived  DuesWord = "减免"
)

// DuesWords lists them with their names in English.
var DuesWords = []struct {
	Word DuesWord
	EN   string
}{{DuesOverdue, "overdue"}, {DuesOpen, "open"}, {DuesPaid, "paid"}, {DuesWaived, "waived"}}

// English is the word in English.
func (w DuesWord) English() string {
	for _, row := range DuesWords {
		if row.Word == w {
			return row.EN
		}
	}
	return string(w)
}

// DuesStates gives how every member with bills stands with its dues on a day:
// the oldest bill that is overdue decides; else the newest one up to the day's
// year.
func (f *Facts) DuesStates(day Date) map[MemberID]DuesState {
	day = day.Last()
	l, out := f.ledger(), map[MemberID]DuesState{}
	for m := range l.bills {
		var s DuesState
		for _, b := range l.accounts(m, day) {
			if b.Bill.Year > day.Year {
				continue
			}
			s.Open += b.Open
			switch late := b.Open > 0 && b.Due.Compare(day) < 0; {
			case s.Word == DuesOverdue: // the oldest decides
			case late:
				s.Word, s.Year = DuesOverdue, b.Bill.Year
			case b.Bill.Year < s.Year:
			case b.Open > 0:
				s.Word, s.Year = DuesOpen, b.Bill.Year
			case b.Status == BillWaived:
				s.Word, s.Year = DuesWaived, b.Bill.Year
			default:
				s.Word, s.Year = DuesPaid, b.Bill.Year
			}
		}
		if s.Word != DuesUnknown {
			out[m] = s
		}
	}
	return out
}
