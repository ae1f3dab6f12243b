package data

// Date is a day, or only a month or a year of which no more is known: 2013,
// 2013-05, 2013-05-06. The zero Date is "not known". A Month or Day of 0
// means that it is not known; a Day is never known without its Month.
type Date struct {
	Year, Month, Day int
}

// IsZero reports whether nothing is known of the date.
func (d Date) IsZero() bool { return d == Date{} }
