// Package command is the command line: everything the window does to a
// library can be done here. Each command prints its result on the standard
// output, says in one line why it failed, and then exits with a number other
// than 0.
package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"huikan/app/press"
	"huikan/data/store"
)

// errFindings ends a check that found an error.
var errFindings = errors.New("preflight has errors")

// World is what the program gives the command line to work with.
type World struct {
	In       io.Reader
	Out, Err io.Writer
	Press    func(*store.Store) *press.Press
	Desktop  func(library string) error // nil where there is no window
	Fonts    Fonts
	Version  string
	Now      func() time.Time // nil: time.Now
}

// run is one run of the program.
type run struct {
	World
	library string
	json    bool
	lang    string
}

// Run carries out a command line and returns the exit code.
func Run(ctx context.Context, args []string, w World) int {
	r := &run{World: w, lang: language(os.Getenv)}
	root := r.root()
	root.SetArgs(args)
	root.SetIn(w.In)
	root.SetOut(w.Out)
	root.SetErr(w.Err)
	if err := root.ExecuteContext(ctx); err != nil {
		if errors.Is(err, context.Canceled) {
			fmt.Fprintln(w.Err, r.say("已取消", "cancelled"))
			return 130
		}
		if errors.Is(err, errFindings) {
			return 2 // they have been listed
		}
		fmt.Fprintln(w.Err, "huikan: "+err.Error())
		return 1
	}
	return 0
}

// language is "en" where the user's locale is English, else "zh".
func language(env func(string) string) string {
	for _, k := range []string{"HUIKAN_LANG", "LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := env(k); v != "" {
			if strings.HasPrefix(v, "en") {
				return "en"
			}
			return "zh"
		}
	}
	return "zh"
}

// say is the sentence in the user's language.
func (r *run) say(zh, en string) string {
	if r.lang == "en" {
		return en
	}
	return zh
}

func (r *run) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "huikan",
		Short: r.say("会刊：会员、稿件与会刊排印", "Huikan: members, articles, and the newsletter they make"),
		Long: r.say(`会刊把协会的会员、稿件和会刊放在一个资料库文件里，并把会刊排成可以付印的 PDF。
不带命令运行时打开窗口。

第一次使用：
  huikan new --library 协会.huikan --name 某某行业协会
  huikan import 第140期.txt --as issue --library 协会.huikan
  huikan check 140 --library 协会.huikan
  huikan export 140 -o 第140期.pdf --library 协会.huikan`,
			`Huikan keeps an association's members, articles and newsletter in one library
file and sets the newsletter as a print-ready PDF. Without a command it opens
its window.

First steps:
  huikan new --library ours.huikan --name "Our Association"
  huikan import issue-140.txt --as issue --library ours.huikan
  huikan check 140 --library ours.huikan
  huikan export 140 -o issue-140.pdf --library ours.huikan`),
		Version:           r.Version,
		SilenceUsage:      true,
		SilenceErrors:     true,
		DisableAutoGenTag: true,
		Args:              cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if r.Desktop == nil {
				return errors.New(r.say("这个版本没有窗口；请看 huikan --help", "this build has no window; see huikan --help"))
			}
			path := r.library
			if path == "" {
				path = os.Getenv("HUIKAN_LIBRARY")
			}
			return r.Desktop(path)
		},
	}
	root.PersistentFlags().StringVarP(&r.library, "library", "l", "", r.say("资料库文件（默认 $HUIKAN_LIBRARY，再默认用户数据目录里的）", "library file (default $HUIKAN_LIBRARY, else the one in the user's data folder)"))
	root.AddCommand(
		r.newCommand(), r.sampleCommand(), r.importCommand(),
		r.membersCommand(), r.articlesCommand(), r.issuesCommand(), r.issueCommand(),
		r.memberCommand(), r.decisionCommand(), r.postCommand(), r.rosterCommand(), r.figuresCommand(), r.dutiesCommand(), r.duesCommand(),
		r.checkCommand(), r.exportCommand(), r.fontsCommand(), r.associationCommand(),
		r.directoryCommand(), r.labelsCommand(), r.envelopesCommand(), r.signSheetCommand(),
		r.backupCommand(), r.restoreCommand(), r.packCommand(), r.unpackCommand(), r.verifyCommand(), r.historyCommand(), r.undoCommand(), r.redoCommand(), r.binCommand(),
		r.duplicatesCommand(), r.mergeCommand(),
	)
	root.InitDefaultCompletionCmd()
	return root
}

// path is the library that the command is about.
func (r *run) path() string {
	if r.library != "" {
		return r.library
	}
	if p := os.Getenv("HUIKAN_LIBRARY"); p != "" {
		return p
	}
	return DefaultLibrary()
}

// DefaultLibrary is where a library lies when nobody says where.
func DefaultLibrary() string {
	dir := os.Getenv("XDG_DATA_HOME")
	if dir == "" {
		home, err := os.UserHomeDir()
		if err != nil {
			return "library.huikan"
		}
		dir = filepath.Join(home, ".local", "share")
		if c, err := os.UserConfigDir(); err == nil && filepath.Separator == '\\' {
			dir = c
		}
	}
	return filepath.Join(dir, "huikan", "library.huikan")
}

func (r *run) options() store.Options {
	who := os.Getenv("USER")
	if who == "" {
		who = os.Getenv("USERNAME")
	}
	return store.Options{Who: who, Now: r.Now}
}

// reading opens the library to look at it, does the work, and closes it.
func (r *run) reading(do func(*store.Store) error) error {
	s, err := store.OpenReadOnly(r.path(), r.options())
	if err != nil {
		return r.hint(err)
	}
	return errors.Join(do(s), s.Close())
}

// writing opens the library to change it, and makes the backup of the day.
func (r *run) writing(do func(*store.Store) error) error {
	s, err := store.Open(r.path(), r.options())
	if err != nil {
		return r.hint(err)
	}
	r.warnOfPlace()
	if _, err := s.BackupDaily(); err != nil {
		fmt.Fprintln(r.Err, r.say("今天的备份没有做成：", "the backup of the day was not made: ")+err.Error())
	}
	return errors.Join(do(s), s.Close())
}

// warnOfPlace says that the library lies where it may be lost.
func (r *run) warnOfPlace() {
	switch p, where := store.PlaceOf(r.path()); p {
	case store.PlaceNetwork:
		fmt.Fprintf(r.Err, r.say("注意：资料库在网络盘（%s）上，几台电脑同时写会损坏它；请放在本机，备份再放网络盘\n", "warning: the library lies on a share (%s), where two machines can damage it; keep it on this machine, and its backups there\n"), where)
	case store.PlaceSynced:
		fmt.Fprintf(r.Err, r.say("注意：资料库在同步文件夹（%s）里，同步程序可能用旧文件盖掉它；请移到别处，备份再放这里\n", "warning: the library lies in a folder that is synced (%s), which may put an older file in its place; move it elsewhere, and keep its backups there\n"), where)
	}
}

// backupBefore makes a copy before something that changes much at once.
func (r *run) backupBefore(s *store.Store) error {
	if _, err := s.BackupBefore(); err != nil {
		return fmt.Errorf("%s: %w", r.say("没有做成备份，什么也没有改动", "no backup could be made, and nothing was changed"), err)
	}
	return nil
}

// hint adds to "no such file" what would make one, and to "damaged" what it can
// go back to.
func (r *run) hint(err error) error {
	if errors.Is(err, store.ErrDamaged) || errors.Is(err, store.ErrNotLibrary) {
		copies := store.Copies(r.path(), 3)
		if d, ok := errors.AsType[*store.DamagedError](err); ok {
			copies = d.Copies
		}
		if len(copies) > 0 {
			text := r.say("完好的备份，新的在前：", "good copies, the newest first:")
			for _, c := range copies {
				text += "\n  " + r.copyLine(c)
			}
			return fmt.Errorf("%w\n%s\n%s", err, text, r.say("恢复最新的一份：huikan restore --newest --yes", "To go back to the newest: huikan restore --newest --yes"))
		}
	}
	if errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("%w\n%s", err, r.say("没有这个资料库。新建：huikan new --library 文件 --name 协会名称", "There is no such library. To make one: huikan new --library FILE --name NAME"))
	}
	return err
}
