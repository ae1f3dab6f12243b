package data

import (
	"cmp"
	"errors"
	"fmt"
	"time"
)

// Date is a day, or only a month or a year of which no more is known: 2013,
// 2013-05, 2013-05-06. The zero Date is "not known". A Month or Day of 0
// means that it is not known; a Day is never known without its Month.
type Date struct {
	Year, Month, Day int
}

// IsZero reports whether nothing is known of the date.
func (d Date) IsZero() bool { return d == Date{} }

// Valid reports whether d is zero or a date of the calendar: a year of four
// digits, a month that exists, a day that this month has.
func (d Date) Valid() bool {
	switch {
	case d.IsZero():
		return true
	case d.Year < 1000 || d.Year > 9999 || d.Month < 0 || d.Month > 12 || d.Day < 0:
		return false
	case d.Month == 0:
		return d.Day == 0
	}
	return d.Day <= daysIn(d.Year, d.Month)
}

func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// String gives the date as it is stored and exported: 2013, 2013-05 or
// 2013-05-06, and "" for a date that is not known.
func (d Date) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Chinese gives the date as it is printed: 2013年, 2013年5月, 2013年5月6日, without
// leading zeros (GB/T 9704-2012 7.3.5.4).
func (d Date) Chinese() string {
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%d年", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%d年%d月", d.Year, d.Month)
	}
	return fmt.Sprintf("%d年%d月%d日", d.Year, d.Month, d.Day)
}

// Compare orders dates by what is known: a year stands before its months, a
// month before its days, and a date that is not known before all others.
func (d Date) Compare(e Date) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// First is the earliest day that d may mean; the zero date gives itself.
func (d Date) First() Date {
	if d.IsZero() {
		return d
	}
	return Date{d.Year, max(d.Month, 1), max(d.Day, 1)}
}

// Last is the latest day that d may mean; the zero date gives itself.
func (d Date) Last() Date {
	if d.IsZero() {
		return d
	}
	if d.Month == 0 {
		return Date{d.Year, 12, 31}
	}
	if d.Day == 0 {
		return Date{d.Year, d.Month, daysIn(d.Year, d.Month)}
	}
	return d
}

// Within reports whether every day that d may mean lies from the first day of
// from to the last day of to. A bound that is not known does not bind; a date
// that is not known lies nowhere.
func (d Date) Within(from, to Date) bool {
	if d.IsZero() {
		return false
	}
	return (from.IsZero() || d.First().Compare(from.First()) >= 0) &&
		(to.IsZero() || d.Last().Compare(to.Last()) <= 0)
}

// DateOf is the day of t where t was taken.
func DateOf(t time.Time) Date {
	if t.IsZero() {
		return Date{}
	}
	return Date{t.Year(), int(t.Month()), t.Day()}
}

// DateOfExcel turns the number that a spreadsheet keeps for a day into that
// day. Books of the 1904 system (old Macintosh) count from another day. The
// 1900 system has a 29 February 1900 that never was; it is refused.
func DateOfExcel(serial float64, from1904 bool) (Date, error) {
	if serial != serial || serial < 1 || serial >= 2958466 {
		return Date{}, &Problem{Code: DateShape, Value: fmt.Sprint(serial)}
	}
	days := int(serial)
	base := time.Date(1899, 12, 31, 0, 0, 0, 0, time.UTC)
	switch {
	case from1904:
		base = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case days == 60:
		return Date{}, &Problem{Code: DateNoDay, Value: "1900-02-29"}
	case days > 60:
		days--
	}
	return DateOf(base.AddDate(0, 0, days)), nil
}

// MarshalText writes the date as String does; JSON uses it.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText wrote, and what people type.
func (d *Date) UnmarshalText(text []byte) error {
	v, err := ParseDate(string(text))
	if err == nil {
		*d = v
	}
	return err
}

var errDateCBOR = errors.New("read date: want the number yyyymmdd")

// MarshalCBOR writes the date as the number yyyymmdd, with zeros for what is
// not known: five bytes, and one for the zero date. It is written by hand so
// that this package needs no codec.
func (d Date) MarshalCBOR() ([]byte, error) {
	if d.IsZero() {
		return []byte{0}, nil
	}
	if !d.Valid() {
		return nil, &Problem{Code: DateNoDay, Value: fmt.Sprintf("%d-%d-%d", d.Year, d.Month, d.Day)}
	}
	n := uint32(d.Year*10000 + d.Month*100 + d.Day)
	return []byte{0x1a, byte(n >> 24), byte(n >> 16), byte(n >> 8), byte(n)}, nil
}

// UnmarshalCBOR reads what MarshalCBOR wrote.
func (d *Date) UnmarshalCBOR(b []byte) error {
	if len(b) == 1 && (b[0] == 0 || b[0] == 0xf6) {
		*d = Date{}
		return nil
	}
	if len(b) != 5 || b[0] != 0x1a {
		return errDateCBOR
	}
	n := int(b[1])<<24 | int(b[2])<<16 | int(b[3])<<8 | int(b[4])
	v := Date{n / 10000, n / 100 % 100, n % 100}
	if !v.Valid() || v.IsZero() {
		return errDateCBOR
	}
	*d = v
	return nil
}
