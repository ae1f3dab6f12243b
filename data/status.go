package data

// Status (会籍状态) is how a member stands on a day. It is computed, never
// stored, unless somebody sets it by hand with an Override.
type Status string

// The statuses, from the application to the end (product.md §3.8).
const (
	StatusApplying  Status = "申请中"  // asked to join, papers not complete
	StatusPending   Status = "待审"   // waits for the council
	StatusOnNotice  Status = "公示中"  // admitted by the council, on public notice
	StatusRegular   Status = "正常"   // belongs
	StatusGrace     Status = "宽限期"  // dues or term ran out a short while ago
	StatusArrears   Status = "欠费"   // dues ran out longer ago
	StatusSuspended Status = "暂停"   // rights rest
	StatusResigned  Status = "退会"   // left
	StatusExpelled  Status = "除名"   // was put out
	StatusLapsed    Status = "自动退会" // counted as having left
	StatusDissolved Status = "注销"   // the unit is no more
	StatusUnknown   Status = ""     // nothing is known of its belonging
)

// Statuses lists them with their names in English, in the order of a member's
// life.
var Statuses = []struct {
	Status Status
	EN     string
	Member bool // counts as a member (列入会员名册)
}{
	{StatusApplying, "applying", false}, {StatusPending, "pending", false}, {StatusOnNotice, "on notice", false},
	{StatusRegular, "regular", true}, {StatusGrace, "in grace", true}, {StatusArrears, "in arrears", true}, {StatusSuspended, "suspended", true},
	{StatusResigned, "resigned", false}, {StatusExpelled, "expelled", false}, {StatusLapsed, "lapsed", false}, {StatusDissolved, "dissolved", false},
}

// Belongs reports whether one of that status stands in the register of
// members (会员名册).
func (s Status) Belongs() bool {
	for _, row := range Statuses {
		if row.Status == s {
			return row.Member
		}
	}
	return false
}

// English is the status in English; Chinese is the status itself.
func (s Status) English() string {
	for _, row := range Statuses {
		if row.Status == s {
			return row.EN
		}
	}
	return string(s)
}

func statusNames() []string {
	var names []string
	for _, row := range Statuses {
		names = append(names, string(row.Status))
	}
	return names
}

// override checks a standing that was set by hand.
func (v *validator) override(o Override) {
	if o == (Override{}) {
		return
	}
	v.oneOf("override_status", string(o.Status), statusNames())
	v.order("override_until", o.From, o.Until)
	if o.Status == "" || o.Reason == "" || o.From.IsZero() || o.Until.IsZero() {
		v.add("override_status", StatusReason, "")
	}
}

// On reports whether the override holds on the day.
func (o Override) On(day Date) bool {
	return o.Status != "" && day.Within(o.From, o.Until)
}
