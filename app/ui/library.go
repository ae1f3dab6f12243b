package ui

import (
	"errors"
	"image"
	"slices"
	"time"

	"huikan/app/press"
	"huikan/data"
	"huikan/data/search"
	"huikan/data/store"
)

// library is the open library: the store, a press on it, and a copy of what
// the lists show. The copy is made in the background and swapped whole.
type library struct {
	s       *store.Store
	written *written
	press   *press.Press
	shelf   *shelf
	stop    func() // ends the watch

	reading  bool // the shelf is being read again in the background
	again    bool // and has to be once more
	proofs   map[data.IssueID]*proof
	pictures map[data.Digest]image.Image
	backedUp time.Time
	outside  []*outside // manuscripts that lie open in other programs
	looking  bool       // and are being looked after
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
	featured    map[data.MemberID]bool
	facts       data.Facts // of belonging, posts and dues
	standing    map[data.MemberID]data.Standing
	dues        map[data.MemberID]data.DuesState
	views       []data.SavedView
	dir         *search.Directory // nil until index has run
	findArticle *search.Articles
}

// readShelf reads everything that lists show.
func readShelf(s *store.Store, today data.Date) (*shelf, error) {
	sh := &shelf{contacts: map[data.MemberID][]data.Contact{}, entries: map[data.IssueID]int{},
		memberAt: map[data.MemberID]int{}, articleAt: map[data.ArticleID]int{}, featured: map[data.MemberID]bool{}}
	placed := map[data.ArticleID]bool{}
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
		sh.contactList, err = store.List[data.Contact](s)
		contacts <- err
	}()
	sh.members, err = s.Members()
	for i := range sh.members { // the long texts are read again for the one that is shown
		sh.members[i].Profile, sh.members[i].Scope = "", ""
	}
	sh.members = search.ByReading(sh.members)
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
		for _, p := range places {
			if p.Member != "" {
				sh.featured[p.Member] = true
			}
			if p.Article != "" {
				placed[p.Article] = true
			}
		}
	}
	for _, a := range sh.articles {
		for _, m := range a.Members {
			if placed[a.ID] {
				sh.featured[m] = true
			}
		}
	}
	if sh.views, err = store.List[data.SavedView](s); err != nil {
		return nil, err
	}
	slices.Reverse(sh.articles)
	for i := range sh.members {
		sh.memberAt[sh.members[i].ID] = i
	}
	sh.contactList = slices.DeleteFunc(sh.contactList, func(c data.Contact) bool { // those of members in the recycle bin
		_, alive := sh.memberAt[c.Member]
		return !alive
	})
	for _, c := range sh.contactList {
		sh.contacts[c.Member] = append(sh.contacts[c.Member], c)
	}
	for i, a := range sh.articles {
		sh.articleAt[a.ID] = i
	}
	if err := sh.readFacts(s, today); err != nil {
		return nil, err
	}
	if len(sh.members) < indexLater {
		sh.dir = sh.index()
	}
	sh.findArticle = search.NewArticles(sh.articles)
	return sh, nil
}

// readFacts reads what belonging, posts and dues are computed from, and
// computes how everybody stands today.
func (sh *shelf) readFacts(s *store.Store, today data.Date) (err error) {
	f := data.Facts{Association: sh.association, Classes: sh.classes, Members: sh.members, Contacts: sh.contactList}
	read := func(into func() error) {
		if err == nil {
			err = into()
		}
	}
	read(func() (err error) { f.Decisions, err = s.Decisions(); return err })
	read(func() (err error) { f.Terms, err = store.List[data.Membership](s); return err })
	read(func() (err error) { f.Posts, err = store.List[data.Post](s); return err })
	read(func() (err error) { f.Standards, err = s.DuesStandards(); return err })
	read(func() (err error) { f.Bills, err = store.List[data.DuesBill](s); return err })
	read(func() (err error) { f.Payments, err = store.List[data.Payment](s); return err })
	read(func() (err error) { f.Receipts, err = store.List[data.Receipt](s); return err })
	sh.facts = f
	sh.standing, sh.dues = f.Standings(today), f.DuesStates(today)
	return err
}

// indexLater is from how many members on the window opens before they are
// indexed for look-up; until then names are compared as they stand.
const indexLater = 10_000

// index packs the members for look-up. It may run in the background.
func (sh *shelf) index() *search.Directory {
	f := search.Facts{Classes: sh.classes, Featured: sh.featured, Status: make(map[data.MemberID]string, len(sh.standing))}
	for id, s := range sh.standing {
		f.Status[id] = string(s.Status)
	}
	if len(sh.facts.Bills) > 0 {
		f.Dues = make(map[data.MemberID]string, len(sh.dues))
		for id, d := range sh.dues {
			f.Dues[id] = string(d.Word)
		}
	}
	return search.NewDirectory(sh.members, sh.contactList, f)
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
