package intake

import (
	"bytes"
	"testing"
)

// The three versions of a card as telephones and mail programs write them; the
// first is of an old telephone: quoted-printable, soft breaks, bare parameters.
const cards = "BEGIN:VCARD\r\nVERSION:2.1\r\n" +
	"N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E5=BC=A0;=E4=B8=89;;;\r\n" +
	"FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E5=BC=A0=\r\n=E4=B8=89\r\n" +
	"ORG;CHARSET=GBK;QUOTED-PRINTABLE:=BD=AD=D6=DD=B7=C9=D4=C6=D6=BD=F0=B0=D3=D0=CF=DE=B9=AB=CB=BE\r\n" +
	"TEL;CELL;VOICE:13800000001\r\nTEL;WORK;FAX:021-62345678\r\nEND:VCARD\r\n\r\n" +
	"BEGIN:VCARD\r\nVERSION:3.0\r\nN:李;四;;;\r\nORG:云岭竹艺股份有限公司;销售部\r\nTITLE:经理\\, 董事\r\n" +
	"TEL;TYPE=CELL:138 0000 0002\r\nTEL;TYPE=\"work,voice\":021-62345679\r\nEMAIL;TYPE=INTERNET:li@yunling.\r\n example\r\n" +
	"ADR;TYPE=WORK:;;竹路2号;江州市;江南省;999011;中国\r\nURL:www.yunling.example\r\nX-WECHAT:li4\r\nPHOTO;ENCODING=b:AAAA\r\nBDAY:1980-01-02\r\nNOTE:第一行\\n第二行\r\nEND:VCARD\r\n" +
	"BEGIN:VCARD\nVERSION:4.0\nKIND:org\nFN:远山贸易有限公司\nTEL;VALUE=uri:tel:021-62345670\nURL:https://yuanshan.example\nEND:VCARD\n" +
	"BEGIN:VCARD\nVERSION:4.0\nFN:无单位的人\nTEL;TYPE=cell:13800000009\nEND:VCARD\n"

func TestCards(t *testing.T) {
	l, p := imported(t, "名片.vcf", []byte(cards))
	equal(t, "created", p.Created, 3)
	equal(t, "rejected", p.Rejected, 1)
	equal(t, "why", reasons(rowOf(t, p, 4)), string(RowNoName))
	m := l.member(t, "江州飞云纸鸢有限公司")
	equal(t, "fax", m.Fax, "021-62345678")
	if c := l.people(t, m.Name); len(c) != 1 || c[0].Name != "张三" || c[0].Mobile != "13800000001" {
		t.Errorf("2.1: %+v", c)
	}
	m = l.member(t, "云岭竹艺股份有限公司")
	equal(t, "address", m.AddrMail.String(), "江南省江州市竹路2号")
	equal(t, "postcode", m.AddrMail.Postcode, "999011")
	equal(t, "note", m.Note, "第一行\n第二行\nBDAY：1980-01-02")
	c := l.people(t, m.Name)
	if len(c) != 1 || c[0].Name != "李四" || c[0].Dept != "销售部" || c[0].Title != "经理, 董事" || c[0].Mobile != "13800000002" ||
		c[0].Phone != "021-62345679" || c[0].Email != "li@yunling.example" || c[0].WeChat != "li4" {
		t.Errorf("3.0: %+v", c)
	}
	equal(t, "4.0", l.member(t, "远山贸易有限公司").Phone, "021-62345670")
	if l.contacts == nil || len(l.people(t, "远山贸易有限公司")) != 0 {
		t.Error("a company is no contact of itself")
	}
}

// FuzzCards: no file of cards makes the reading fail otherwise than with an
// error, and the ledger adds up.
func FuzzCards(f *testing.F) {
	f.Add([]byte(cards))
	for _, version := range []string{"3.0", "4.0"} {
		book := outBook()
		out, err := NewMemberList(book.Members, book, ListOptions{AllContacts: true})
		if err != nil {
			f.Fatal(err)
		}
		var b bytes.Buffer
		if err := out.WriteVCard(&b, version); err != nil {
			f.Fatal(err)
		}
		f.Add(b.Bytes())
	}
	f.Add([]byte("BEGIN:VCARD\nTEL;=:1\nADR:;\nEND:VCARD"))
	f.Add([]byte("BEGIN:VCARD\n N;ENCODING=QUOTED-PRINTABLE:=\n=\nEND:VCARD"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if s, err := MemberSheet("a.vcf", append([]byte("BEGIN:VCARD\n"), raw...)); err == nil {
			ledger(t, s, (&library{}).plan(s, PlanOptions{}))
		}
	})
}
