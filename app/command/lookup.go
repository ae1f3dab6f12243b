package command

import (
	"fmt"
	"strings"

	"huikan/data"
	"huikan/data/search"
	"huikan/data/store"
)

// findMember finds the one member that a person means: by id, number, credit
// code or name, else as the look-up of members would. Where several may be
// meant they are named.
func (r *run) findMember(s *store.Store, text string) (data.Member, error) {
	all, err := s.Members()
	if err != nil {
		return data.Member{}, err
	}
	key := data.NameKey(text)
	var hits []data.Member
	for _, m := range all {
		if string(m.ID) == text || key != "" && (data.NameKey(m.MemberNo) == key || data.NameKey(m.Name) == key || data.NameKey(m.USCC) == key || data.NameKey(m.ShortName) == key) {
			hits = append(hits, m)
		}
	}
	if len(hits) == 0 {
		contacts, err := s.AllContacts()
		if err != nil {
			return data.Member{}, err
		}
		found, _ := search.NewMembers(all, contacts).Find(text, 6)
		for _, h := range found {
			for _, m := range all {
				if m.ID == h.Member {
					hits = append(hits, m)
				}
			}
		}
	}
	switch len(hits) {
	case 0:
		return data.Member{}, fmt.Errorf(r.say("没有会员“%s”", "there is no member %q"), text)
	case 1:
		return hits[0], nil
	}
	var names []string
	for _, m := range hits {
		names = append(names, strings.TrimSpace(m.MemberNo+" "+m.Name))
	}
	return data.Member{}, fmt.Errorf(r.say("“%s”可能是：%s；请写全称或会员编号", "%q may be %s; give the full name or the number"), text, strings.Join(names, r.say("、", ", ")))
}

// findDecision finds the one decision that a person means: by id, number,
// title or a part of it, or the day of the meeting; "" is none.
func (r *run) findDecision(s *store.Store, text string) (*data.Decision, error) {
	if text == "" {
		return nil, nil
	}
	all, err := s.Decisions()
	if err != nil {
		return nil, err
	}
	key := data.NameKey(text)
	day, dayErr := data.ParseDate(text)
	var hits, parts []data.Decision
	for _, d := range all {
		switch {
		case string(d.ID) == text, data.NameKey(d.Title) == key, d.Number != "" && data.NameKey(d.Number) == key, dayErr == nil && d.Held == day:
			hits = append(hits, d)
		case strings.Contains(data.NameKey(d.Title), key):
			parts = append(parts, d)
		}
	}
	if len(hits) == 0 {
		hits = parts
	}
	switch len(hits) {
	case 0:
		return nil, fmt.Errorf(r.say("没有决议“%s”；登记决议：huikan decision new", "there is no decision %q; to enter one: huikan decision new"), text)
	case 1:
		return &hits[0], nil
	}
	var names []string
	for _, d := range hits {
		names = append(names, d.Label())
	}
	return nil, fmt.Errorf(r.say("“%s”可能是：%s", "%q may be %s"), text, strings.Join(names, r.say("；", "; ")))
}

// findClass gives the code of a class by its name or code.
func (r *run) findClass(s *store.Store, text string) (string, error) {
	if text == "" {
		return "", nil
	}
	all, err := s.Classes()
	if err != nil {
		return "", err
	}
	var names []string
	for _, c := range all {
		if data.NameKey(c.Code) == data.NameKey(text) || data.NameKey(c.Name) == data.NameKey(text) {
			return c.Code, nil
		}
		names = append(names, c.Name)
	}
	return "", fmt.Errorf(r.say("没有会员类别“%s”；有 %s", "there is no class %q; there are %s"), text, strings.Join(names, r.say("、", ", ")))
}

func idOf(d *data.Decision) data.DecisionID {
	if d == nil {
		return ""
	}
	return d.ID
}
