package app

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"
	"testing"

	"huikan/app/export"
	"huikan/app/press"
	"huikan/data"
	"huikan/data/intake"
	"huikan/data/store"
)

// backIssue is what an editor has of an old issue: the text of its pages, with
// a paragraph that a page break has cut.
const backIssue = `River City Logistics Association

江城物流

2026年5、6月合刊第3期总第88期

江城物流行业协会主办

目录

【政策规范】

江府发〔2026〕12号 江城人民政府关于促进冷链发展的意见.....	1

【新增会员】

江城云海冷链有限公司.....	2

【政策规范】

江府发〔2026〕12号
江城人民政府关于促进冷链发展的意见

各区人民政府，市政府各部门：

为进一步促进冷链物流发展，保障食品与药品的运输安全，市政府决定，自今年起用三年时间建成覆盖全市的冷链网

络，现提出如下意见。

一、总体要求

坚持市场主导、政府引导。到2028年，全市冷库容量达到120万吨。

江城人民政府
2026年5月8日

【新增会员】

江城云海冷链有限公司（会员单位）

主要业务经营范围：冷藏运输；冷库租赁。

会员企业情况介绍：公司成立于2019年，现有冷藏车60辆，是本市主要的药品运输企业之一。

单位网址：www.yunhai.example

（江城云海冷链有限公司）

编辑：甲一、乙二
责任编辑：丙三
`

// TestPublish is the whole road, to be read first: an old issue's text goes
// in, and a PDF of it set anew comes out.
func TestPublish(t *testing.T) {
	ctx := context.Background()

	// A library is a file.
	library, err := store.Create(filepath.Join(t.TempDir(), "a.huikan"), data.Association{Name: "江城物流行业协会"}, store.Options{Who: "test"})
	if err != nil {
		t.Fatal(err)
	}
	defer library.Close()
	empty, err := library.Checksum()
	if err != nil {
		t.Fatal(err)
	}

	// Intake reads the text into a draft, with a report of what was doubtful.
	draft, err := intake.BackIssue("88.txt", []byte(backIssue))
	if err != nil {
		t.Fatal(err)
	}
	if r := draft.Report; r.Articles != 1 || r.Members != 1 || r.Joins != 1 {
		t.Errorf("report: %d articles, %d members, %d joins; want 1, 1, 1", r.Articles, r.Members, r.Joins)
	}

	// The draft goes into the library as one change.
	change := library.Change("导入会刊第88期")
	for _, r := range draft.Records(library.NewID) {
		change.Put(r)
	}
	if _, err := change.Commit(); err != nil {
		t.Fatal(err)
	}

	// The press composes and sets the issue.
	issue, err := library.FindIssue("88")
	if err != nil {
		t.Fatal(err)
	}
	proof, err := NewPress(library).Issue(ctx, issue.ID, press.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(proof.Book.Pages); n != 4 {
		t.Errorf("%d pages; want cover, contents and two sections", n)
	}
	if !strings.Contains(proof.Book.Dump(), "江城云海冷链有限公司") {
		t.Error("the member's page is not there")
	}
	if !strings.Contains(proof.Doc.Contents.Groups[0].Entries[0].Text, "关于促进冷链发展的意见") {
		t.Errorf("contents: %+v", proof.Doc.Contents.Groups)
	}

	// Two exports are the same file.
	pdf, ok := export.ByExt("pdf")
	if !ok {
		t.Fatal("no PDF among the formats")
	}
	var a, b bytes.Buffer
	if err := proof.Export(&a, pdf, export.Options{}); err != nil {
		t.Fatal(err)
	}
	again, err := NewPress(library).Issue(ctx, issue.ID, press.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := again.Export(&b, pdf, export.Options{}); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("two exports of the same issue differ")
	}

	// What was missing from the imprint is found, not guessed.
	found := map[string]bool{}
	for _, f := range proof.Findings {
		found[f.Code] = true
		if f.Message("zh") == "" || f.Message("en") == "" {
			t.Errorf("finding %s has no words", f.Code)
		}
	}
	if !found["no-permit"] || found["missing-glyph"] {
		t.Errorf("findings: %v", found)
	}

	// One undo takes the import back.
	if _, err := library.Undo(); err != nil {
		t.Fatal(err)
	}
	if sum, err := library.Checksum(); err != nil || sum != empty {
		t.Errorf("after undo the library is not what it was: %v", err)
	}
}
