package command

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"huikan/app/export"
	"huikan/app/preflight"
	"huikan/app/press"
	"huikan/data/store"
)

// proof opens the library, sets an issue of it and does something with that.
func (r *run) proof(ctx context.Context, name, template string, do func(*press.Proof) error, levers ...string) error {
	return r.reading(func(s *store.Store) error {
		issue, err := s.FindIssue(name)
		if err != nil {
			return err
		}
		var show func(done int)
		p, err := r.Press(s).Issue(ctx, issue.ID, press.Options{Template: template, Levers: levers, Once: true, Progress: func(done, total int) {
			if show == nil {
				show = r.progress(total)
			}
			show(done)
		}})
		if err != nil {
			return err
		}
		return do(p)
	})
}

func (r *run) exportCommand() *cobra.Command {
	var out, template, profile, pages string
	var dpi float64
	var booklet bool
	var levers []string
	c := &cobra.Command{
		Use:   "export ISSUE -o FILE.pdf",
		Short: r.say("把一期排成 PDF 或逐页图片", "set an issue as PDF, or as a picture a page"),
		Long: r.say("按文件名的后缀决定格式。-o 里写 page-%03d.png 时每页一个文件；写 - 时写到标准输出。",
			"The format goes by the ending of the file. With -o page-%03d.png there is a file a page; - is the standard output."),
		Example: "  huikan export 140 -o 第140期.pdf\n  huikan export 140 -o 付印.pdf --profile print\n  huikan export 140 -o page-%03d.png --dpi 150 --pages 1-8",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			o := export.Options{DPI: dpi, Booklet: booklet}
			switch profile {
			case "screen":
			case "print":
				o.Print = true
			default:
				return fmt.Errorf(r.say("--profile %q：应为 screen 或 print", "--profile %q: want screen or print"), profile)
			}
			if err := pageRange(pages, &o); err != nil {
				return err
			}
			ext := strings.TrimPrefix(strings.ToLower(filepath.Ext(out)), ".")
			if out == "-" {
				ext = "pdf"
			}
			f, ok := export.ByExt(ext)
			if !ok {
				return fmt.Errorf(r.say("-o %s：不认得后缀 .%s（pdf、png）", "-o %s: unknown ending .%s (pdf, png)"), out, ext)
			}
			if booklet && f.Pages == nil {
				return errors.New(r.say("--booklet 只用于 PDF", "--booklet is for PDF alone"))
			}
			start := time.Now()
			return r.proof(cmd.Context(), args[0], template, func(p *press.Proof) error {
				var err error
				if f.Pages != nil {
					err = r.whole(p, f, out, o)
				} else {
					err = r.eachPage(cmd.Context(), p, f, out, o)
				}
				if err != nil || out == "-" {
					return err
				}
				fmt.Fprintf(r.Out, r.say("%s：%d 页，%s\n", "%s: %d pages, %s\n"), out, len(p.Book.Pages), took(start))
				if errs := len(preflight.Blocking(p.Findings)); errs > 0 {
					fmt.Fprintf(r.Err, r.say("检查有 %d 个错误：huikan check %s\n", "preflight has %d errors: huikan check %s\n"), errs, args[0])
				}
				return nil
			}, levers...)
		},
	}
	c.Flags().StringArrayVar(&levers, "fit", nil, r.say("用这个凑页手段，见 huikan issue fit，可以写几次", "pull this lever, as huikan issue fit names it; once or more"))
	c.Flags().StringVarP(&out, "output", "o", "", r.say("写到哪个文件", "the file to write"))
	c.Flags().StringVar(&template, "template", "", r.say("用哪个版式（默认照该期的设定）", "which template (default: the issue's own)"))
	c.Flags().StringVar(&profile, "profile", "screen", r.say("screen 屏幕阅读，print 付印（带出血和裁切标记，只用黑色，图片转灰度）", "screen, or print (with bleed and crop marks, black ink alone, pictures grey)"))
	c.Flags().BoolVar(&booklet, "booklet", false, r.say("拼成骑马订的印张：正反两面，每面两页", "impose for saddle stitching: two sides a sheet, two pages a side"))
	c.Flags().StringVar(&pages, "pages", "", r.say("只要这些页，如 3-8（按文件页码）", "only these pages of the file, such as 3-8"))
	c.Flags().Float64Var(&dpi, "dpi", 150, r.say("图片的分辨率", "resolution of pictures"))
	c.MarkFlagRequired("output")
	return c
}

// pageRange reads 3-8, 3- or 3.
func pageRange(s string, o *export.Options) error {
	if s == "" {
		return nil
	}
	bad := fmt.Errorf("--pages %q: want A-B", s)
	a, b, both := strings.Cut(s, "-")
	var err error
	if o.First, err = strconv.Atoi(a); err != nil || o.First < 1 {
		return bad
	}
	o.Last = o.First
	if both {
		o.Last = 0
		if b != "" {
			if o.Last, err = strconv.Atoi(b); err != nil || o.Last < o.First {
				return bad
			}
		}
	}
	return nil
}

// whole writes one file: beside its place first, so that a failure leaves the
// former file as it was.
func (r *run) whole(p *press.Proof, f export.Format, out string, o export.Options) error {
	if out == "-" {
		return p.Export(r.Out, f, o)
	}
	return writeFile(out, func(w io.Writer) error { return p.Export(w, f, o) })
}

func (r *run) eachPage(ctx context.Context, p *press.Proof, f export.Format, out string, o export.Options) error {
	first, last := max(o.First, 1), len(p.Book.Pages)
	if o.Last > 0 {
		last = min(o.Last, last)
	}
	if first > last {
		return fmt.Errorf(r.say("--pages：本期只有 %d 页", "--pages: the issue has %d pages"), len(p.Book.Pages))
	}
	if last > first && !strings.Contains(out, "%") {
		return errors.New(r.say("多页图片请用 -o page-%03d."+f.Ext, "for several pages use -o page-%03d."+f.Ext))
	}
	progress := r.progress(last - first + 1)
	for n := first; n <= last; n++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		name := out
		if strings.Contains(out, "%") {
			name = fmt.Sprintf(out, n)
			if strings.Contains(name, "%!") {
				return fmt.Errorf(r.say("-o %s：页码请写成 %%d 或 %%03d", "-o %s: write the page number as %%d or %%03d"), out)
			}
		}
		if err := writeFile(name, func(w io.Writer) error { return p.ExportPage(w, f, n-1, o) }); err != nil {
			return err
		}
		progress(n - first + 1)
	}
	return nil
}

// progress returns a counter that shows itself on a terminal once the work has
// lasted a second.
func (r *run) progress(total int) func(done int) {
	ok := terminal(r.Err)
	start := time.Now()
	return func(done int) {
		if !ok || time.Since(start) < time.Second {
			return
		}
		fmt.Fprintf(r.Err, "\r%d/%d", done, total)
		if done == total {
			fmt.Fprint(r.Err, "\r          \r")
		}
	}
}

// writeFile writes a file whole or not at all.
func writeFile(name string, write func(io.Writer) error) (err error) {
	tmp, err := os.CreateTemp(filepath.Dir(name), ".huikan-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			tmp.Close()
			os.Remove(tmp.Name())
		}
	}()
	w := bufio.NewWriterSize(tmp, 1<<16)
	if err = write(w); err != nil {
		return err
	}
	if err = w.Flush(); err != nil {
		return err
	}
	if err = tmp.Chmod(0o644); err != nil {
		return err
	}
	if err = tmp.Close(); err != nil {
		return err
	}
	return os.Rename(tmp.Name(), name)
}
