package data

import "strconv"

// Decision (决议) is what a body of the association decided in a meeting: who
// was entitled to come, who came, how they voted. Admission, posts, dues and
// waivers refer to it.
type Decision struct {
	Head     `cbor:"1,keyasint"`
	ID       DecisionID `cbor:"2,keyasint" json:"id"`
	Title    string     `cbor:"3,keyasint,omitempty" json:"title"`
	Body     string     `cbor:"4,keyasint,omitempty" json:"body,omitempty"` // from DecisionBodies
	Held     Date       `cbor:"5,keyasint,omitempty" json:"held_on,omitzero"`
	Eligible int        `cbor:"6,keyasint,omitempty" json:"eligible,omitempty"`  // 应到
	Attended int        `cbor:"7,keyasint,omitempty" json:"attendees,omitempty"` // 实到
	For      int        `cbor:"8,keyasint,omitempty" json:"votes_for,omitempty"`
	Against  int        `cbor:"9,keyasint,omitempty" json:"votes_against,omitempty"`
	Abstain  int        `cbor:"10,keyasint,omitempty" json:"votes_abstain,omitempty"`
	// Secret says that the vote was by secret ballot (无记名投票).
	Secret    bool   `cbor:"11,keyasint,omitempty" json:"secret_ballot,omitempty"`
	Announced Date   `cbor:"12,keyasint,omitempty" json:"announced_on,omitzero"` // 公布日期
	Number    string `cbor:"13,keyasint,omitempty" json:"number,omitempty"`      // 决议编号
	Scan      Digest `cbor:"14,keyasint,omitempty" json:"scan,omitempty"`        // a picture's
}

func (*Decision) Kind() Kind         { return KindDecision }
func (d *Decision) Key() string      { return string(d.ID) }
func (d *Decision) SetKey(id string) { d.ID = DecisionID(id) }

// Label is the decision on one line: its title, its body and its day.
func (d *Decision) Label() string {
	s := d.Title
	if d.Number != "" {
		s += "（" + d.Number + "）"
	}
	if w := d.Held.Chinese() + d.Body; w != "" && s != "" {
		return w + "：" + s
	} else if s == "" {
		return w
	}
	return s
}

// DecisionFields lists what can be typed of a decision, in the order of the
// form.
var DecisionFields = join(
	grouped("决议",
		textField("title", "决议名称", func(d *Decision) *string { return &d.Title }, oneLine).also("名称", "标题", "议题"),
		textField("body", "决议机构", func(d *Decision) *string { return &d.Body }, oneLine).also("机构", "会议").choose(DecisionBodies),
		dateField("held_on", "会议日期", func(d *Decision) *Date { return &d.Held }).also("日期", "召开日期"),
		textField("number", "决议编号", func(d *Decision) *string { return &d.Number }, oneLine).also("编号", "文号"),
		dateField("announced_on", "公布日期", func(d *Decision) *Date { return &d.Announced }).also("公告日期"),
	),
	grouped("表决",
		intField("eligible", "应到", func(d *Decision) *int { return &d.Eligible }).also("应到人数", "应出席"),
		intField("attendees", "实到", func(d *Decision) *int { return &d.Attended }).also("实到人数", "出席人数"),
		intField("votes_for", "赞成", func(d *Decision) *int { return &d.For }).also("赞成票", "同意"),
		intField("votes_against", "反对", func(d *Decision) *int { return &d.Against }).also("反对票"),
		intField("votes_abstain", "弃权", func(d *Decision) *int { return &d.Abstain }).also("弃权票"),
		boolField("secret_ballot", "无记名投票", func(d *Decision) *bool { return &d.Secret }),
	),
	headFields(func(d *Decision) *Head { return &d.Head }),
)

func (v *validator) decision(d *Decision) {
	v.required("title", d.Title)
	v.advised("body", d.Body)
	v.oneOf("body", d.Body, DecisionBodies)
	v.required("held_on", d.Held.String())
	v.date("held_on", d.Held)
	v.order("announced_on", d.Held, d.Announced)
	if d.Eligible > 0 && d.Attended > d.Eligible {
		v.add("attendees", VoteCount, strconv.Itoa(d.Attended))
	}
	if n := d.For + d.Against + d.Abstain; d.Attended > 0 && n > d.Attended {
		v.add("votes_for", VoteCount, strconv.Itoa(n))
	}
}
