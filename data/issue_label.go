package data

import (
	"fmt"
	"strconv"
	"strings"
)

// Label is the line under the nameplate: DateLabel where the editor wrote
// one, else it is made of the numbers: 2014年11、12月合刊第9期总第140期. What is not
// known is left out.
func (i *Issue) Label() string {
	if i.DateLabel != "" {
		return i.DateLabel
	}
	var b strings.Builder
	if i.Year != 0 {
		fmt.Fprintf(&b, "%d年", i.Year)
	}
	b.WriteString(i.MonthsLabel())
	if i.YearNo != 0 {
		fmt.Fprintf(&b, "第%d期", i.YearNo)
	}
	if i.SerialNo != 0 {
		fmt.Fprintf(&b, "总第%d期", i.SerialNo)
	}
	return b.String()
}

// MonthsLabel is 12月, or 11、12月合刊 for a number of several months (合刊).
func (i *Issue) MonthsLabel() string {
	if len(i.Months) == 0 {
		return ""
	}
	s := joinInts(i.Months, "、") + "月"
	if i.Combined() {
		s += "合刊"
	}
	return s
}

// Combined reports whether the issue is one of several months (合刊).
func (i *Issue) Combined() bool { return len(i.Months) > 1 }

// Number is the issue's number in its year, as the command line takes it:
// 2014-9; "" where either half is not known.
func (i *Issue) Number() string {
	if i.Year == 0 || i.YearNo == 0 {
		return ""
	}
	return fmt.Sprintf("%d-%d", i.Year, i.YearNo)
}

// SerialLabel is 总第140期, "" where the serial number is not known.
func (i *Issue) SerialLabel() string {
	if i.SerialNo == 0 {
		return ""
	}
	return fmt.Sprintf("总第%d期", i.SerialNo)
}

// Suggest gives a new issue that follows i: the next serial number, the next
// number of the year, as many months as i had, and its imprint, masthead and
// template. They are proposals: months do not tell numbers, nor numbers
// months. Permit, print run, date of print and cover are the new issue's own.
func (i *Issue) Suggest() Issue {
	n := Issue{
		Title: i.Title, TitleEN: i.TitleEN, Year: i.Year, YearNo: i.YearNo + 1, SerialNo: i.SerialNo + 1,
		Notice: i.Notice, Organiser: i.Organiser, OrganiserLine: i.OrganiserLine, PermitNo: i.PermitNo, PermitTo: i.PermitTo,
		Recipients: i.Recipients, Printer: i.Printer, Template: i.Template, State: IssueStates[0],
	}
	for _, s := range i.StaffList {
		n.StaffList = append(n.StaffList, Staff{s.Role, append([]string(nil), s.Names...)})
	}
	if k := len(i.Months); k > 0 {
		last := i.Months[k-1]
		for m := last + 1; m <= last+k; m++ {
			n.Months = append(n.Months, (m-1)%12+1)
		}
		if n.Months[0] < last {
			n.Year, n.YearNo = i.Year+1, 1
		}
		for j := 1; j < k; j++ { // a number does not span two years
			if n.Months[j] < n.Months[j-1] {
				n.Months = n.Months[:j]
				break
			}
		}
	}
	return n
}

func joinInts(ns []int, sep string) string {
	parts := make([]string, len(ns))
	for i, n := range ns {
		parts[i] = strconv.Itoa(n)
	}
	return strings.Join(parts, sep)
}
