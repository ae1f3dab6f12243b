package ui

import (
	"cmp"
	"errors"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"huikan/app/press"
	"huikan/data"
	"huikan/data/search"
	"huikan/data/store"
)

// library is the open library: the store, a press on it, and a copy of what
// the lists show. The copy is made in the background and swapped whole.
type library struct {
	s     *store.Store
	press *press.Press
	shelf *shelf
	stop  func() // ends the watch

	proofs   map[data.IssueID]*proof
	changed  time.Time // the last change of this session
	backedUp time.Time
}

// shelf is what the lists show, sorted for reading.
type shelf struct {
	association data.Association
	classes     []data.Class
	members     []data.Member // by reading; without profile and scope
	contacts    map[data.MemberID][]data.Contact
	articles    []data.Article // the newest first
	issues      []data.Issue   // the newest number first
	entries     map[data.IssueID]int
	memberAt    map[data.MemberID]int
	articleAt   map[data.ArticleID]int
	contactList []data.Contact
	findMember  *search.Members // nil until index has run
	findArticle *search.Articles
}

// readShelf reads everything that lists show.
func readShelf(s *store.Store) (*shelf, error) {
	sh := &shelf{contacts: map[data.MemberID][]data.Contact{}, entries: map[data.IssueID]int{},
		memberAt: map[data.MemberID]int{}, articleAt: map[data.ArticleID]int{}}
	var err error
	if sh.association, err = s.Association(); err != nil {
		return nil, err
	}
	if sh.classes, err = s.Classes(); err != nil {
		return nil, err
	}
	contacts := make(chan error, 1) // the two long ones side by side
	go func() {
		var err error
		sh.contactList, err = s.AllContacts()
		contacts <- err
	}()
	sh.members, err = s.Members()
	for i := range sh.members { // the long texts are read again for the one that is shown
		sh.members[i].Profile, sh.members[i].Scope = "", ""
	}
	sh.members = byReading(sh.members)
	if err = errors.Join(err, <-contacts); err != nil {
		return nil, err
	}
	if sh.articles, err = s.Articles(); err != nil {
		return nil, err
	}
	if sh.issues, err = s.Issues(); err != nil {
		return nil, err
	}
	for _, i := range sh.issues {
		places, err := s.Placements(i.ID)
		if err != nil {
			return nil, err
		}
		sh.entries[i.ID] = len(places)
	}
	slices.Reverse(sh.articles)
	for _, c := range sh.contactList {
		sh.contacts[c.Member] = append(sh.contacts[c.Member], c)
	}
	for i, m := range sh.members {
		sh.memberAt[m.ID] = i
	}
	for i, a := range sh.articles {
		sh.articleAt[a.ID] = i
	}
	if len(sh.members) < indexLater {
		sh.findMember = sh.index()
	}
	sh.findArticle = search.NewArticles(sh.articles)
	return sh, nil
}

// indexLater is from how many members on the window opens before they are
// indexed for look-up; until then names are compared as they stand.
const indexLater = 10_000

// index packs the members for look-up. It may run in the background.
func (sh *shelf) index() *search.Members { return search.NewMembers(sh.members, sh.contactList) }

// byReading gives members as a Chinese reader looks for them: by pinyin.
func byReading(ms []data.Member) []data.Member {
	type keyed struct {
		key, name string
		at        int
	}
	ks := make([]keyed, len(ms))
	parts := runtime.GOMAXPROCS(0)
	var wait sync.WaitGroup
	for p := range parts {
		wait.Go(func() {
			for i := p * len(ms) / parts; i < (p+1)*len(ms)/parts; i++ {
				key := ms[i].Pinyin
				if key == "" {
					key = search.Reading(ms[i].Name)
				}
				ks[i] = keyed{strings.ToLower(key), ms[i].Name, i}
			}
		})
	}
	wait.Wait()
	slices.SortStableFunc(ks, func(a, b keyed) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.name, b.name))
	})
	out := make([]data.Member, len(ms))
	for i, k := range ks {
		out[i] = ms[k.at]
	}
	return out
}

// rank is the place of a class among the classes, the highest first; a class
// that is none of them, and no class, come last.
func (sh *shelf) rank(class string) int {
	for i, c := range sh.classes {
		if c.Code == class || c.Name == class {
			return i
		}
	}
	return len(sh.classes)
}

// className is what is printed for a class code.
func (sh *shelf) className(code string) string {
	for _, c := range sh.classes {
		if c.Code == code {
			return c.Name
		}
	}
	return code
}

func (sh *shelf) issue(id data.IssueID) (data.Issue, bool) {
	for _, i := range sh.issues {
		if i.ID == id {
			return i, true
		}
	}
	return data.Issue{}, false
}

func (sh *shelf) article(id data.ArticleID) (data.Article, bool) {
	if i, ok := sh.articleAt[id]; ok {
		return sh.articles[i], true
	}
	return data.Article{}, false
}

func (sh *shelf) member(id data.MemberID) (data.Member, bool) {
	if i, ok := sh.memberAt[id]; ok {
		return sh.members[i], true
	}
	return data.Member{}, false
}
