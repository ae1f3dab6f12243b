package ui

import (
	"os"
	"path/filepath"
	"testing"

	"huikan/data/intake"
)

const messyList = `示例行业协会会员名单,,,,,
序号,单位名称,会员类别,联系人,手机,其他情况
1,江州新月物流有限公司,理事单位,陈若谷,13800138000,甲
2,一禾贸易有限公司,会员单位,于渡,13812340000,乙
3,,会员单位,无名,,丙
合计,3家,,,,
`

// TestMemberImport is J1: a messy list is read, its columns are named and can
// be changed, every row says what becomes of it, nothing is written before
// 确认, one undo takes all of it back, and the same list twice changes nothing.
func TestMemberImport(t *testing.T) {
	w := withMembers(t, wide)
	before, err := w.lib.s.Checksum()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "名单.csv")
	if err := os.WriteFile(path, []byte(messyList), 0o644); err != nil {
		t.Fatal(err)
	}
	w.dropped(path)
	s, ok := w.screen.(*memberImport)
	if !ok {
		t.Fatalf("a list leads to %T", w.screen)
	}
	p := s.plan
	if sum := p.Created + p.Changed + p.Merged + p.Same + p.Rejected + p.Skipped; sum != p.Read {
		t.Errorf("the ledger adds up to %d of %d", sum, p.Read)
	}
	wants(t, "preview", texts(s.body), "单位名称", "江州新月物流有限公司", "新增", "放入备注", "跳过 1", "只填空白")
	s.only(intake.RowRejected)
	if p.Rejected == 0 || len(s.rows) != p.Rejected {
		t.Errorf("%d rows shown of %d rejected", len(s.rows), p.Rejected)
	}
	out := filepath.Join(t.TempDir(), "没有导入.xlsx")
	w.save(out, func(path string) error {
		f, err := os.Create(path)
		if err != nil {
			return err
		}
		defer f.Close()
		return p.RejectedXLSX(f)
	})
	if info, err := os.Stat(out); err != nil || info.Size() == 0 {
		t.Errorf("the rejected rows are not written: %v", err)
	}
	if err := s.sheet.Choose("其他情况", "short_name"); err != nil {
		t.Fatal(err)
	}
	s.again()
	wants(t, "mapping", texts(s.maps), "简称")
	if now, _ := w.lib.s.Checksum(); now != before {
		t.Fatal("the preview has written something")
	}
	s.commit()
	list, ok := w.screen.(*memberScreen)
	if !ok {
		t.Fatalf("the import leads to %T:\n%s", w.screen, texts(w.root))
	}
	wants(t, "toast", texts(w.root), "已导入", "撤销")
	if len(list.rows) != 5 {
		t.Errorf("%d members after the import, want 5", len(list.rows))
	}
	w.dropped(path)
	s = w.screen.(*memberImport)
	if s.plan.Created+s.plan.Changed != 0 {
		t.Errorf("the same list again creates %d and changes %d", s.plan.Created, s.plan.Changed)
	}
	wants(t, "mapping", texts(s.maps), "照上次导入", "简称")
	s.back()
	w.undo()
	if now, _ := w.lib.s.Checksum(); now != before {
		t.Error("one undo does not take all of it back")
	}
}
