package sample

import "huikan/data"

// articles lists the manuscripts. An issue names them by their place here,
// counted from 1: a new one is added at the end.
var articles = []func() data.Article{
	measures, report, figures, electric, album,
	inspection, notice, footnotes, assembly, interview, names, reprint,
}

// article finishes a manuscript: its id, its pictures, its count.
func article(i int, a data.Article) *data.Article {
	a.ID = data.ArticleID(key("AR", i+1))
	if a.Permission == "" && a.Type == "公文" {
		a.Permission = "公文（免）"
	}
	a.SetBody(withPictures(a.Body))
	return &a
}
