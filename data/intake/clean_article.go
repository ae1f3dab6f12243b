package intake

import (
	"slices"

	"huikan/data"
)

// cleaned are the fields of an article that clean-up works on. A 发文字号 is none
// of them.
var cleaned = []struct {
	key string
	at  func(*data.Article) *string
}{
	{"title", func(a *data.Article) *string { return &a.Title }},
	{"subtitle", func(a *data.Article) *string { return &a.Subtitle }},
	{"body_md", func(a *data.Article) *string { return &a.Body }},
}

// CleanArticle lists what the rules would change in an article.
func CleanArticle(a *data.Article, rules []string) (list []Change) {
	for _, f := range cleaned {
		for _, c := range Clean(*f.at(a), rules) {
			c.Field = f.key
			list = append(list, c)
		}
	}
	return list
}

// ApplyTo makes changes that CleanArticle has listed for this article.
func ApplyTo(a *data.Article, list []Change) {
	for _, f := range cleaned {
		var mine []Change
		for _, c := range list {
			if c.Field == f.key {
				mine = append(mine, c)
			}
		}
		if len(mine) == 0 {
			continue
		}
		text := Apply(*f.at(a), mine)
		if f.key == "body_md" {
			a.SetBody(text)
		} else {
			*f.at(a) = text
		}
	}
}

// RulesFor are the rules that work on what comes from a source: the usual ones,
// but for what an editor chose there before.
func RulesFor(kept []data.Cleaning, source string) []string {
	rules := DefaultRules()
	for _, k := range kept {
		if k.Source != source || source == "" {
			continue
		}
		rules = slices.DeleteFunc(rules, func(r string) bool { return slices.Contains(k.Off, r) })
		for _, r := range k.On {
			if !slices.Contains(rules, r) {
				rules = append(rules, r)
			}
		}
	}
	return rules
}

// RememberRules is what to keep of the rules that were chosen for a source; ok
// is false where there is nothing to keep that is not kept already.
func RememberRules(kept []data.Cleaning, source string, rules []string) (c data.Cleaning, ok bool) {
	c.Source = source
	was := data.Cleaning{}
	for _, k := range kept {
		if k.Source == source {
			c.Head, c.ID, was = k.Head, k.ID, k
			break
		}
	}
	for _, r := range CleanRules {
		switch on := slices.Contains(rules, r.Key); {
		case on && !r.On:
			c.On = append(c.On, r.Key)
		case !on && r.On:
			c.Off = append(c.Off, r.Key)
		}
	}
	return c, source != "" && !(slices.Equal(c.On, was.On) && slices.Equal(c.Off, was.Off))
}
