package store

import (
	"os"
	"path/filepath"
	"strings"
)

// Place (位置) says what is to be known of where a library lies.
type Place string

// The places. On a share two programs can write at once without seeing each
// other's lock, and a program that syncs a folder copies a file while it is
// being written and puts older copies in its place: in both ways libraries are
// lost. Backups and packed libraries may lie there.
const (
	PlaceLocal   Place = ""
	PlaceNetwork Place = "network" // a share of another machine (NFS, SMB …)
	PlaceSynced  Place = "synced"  // a folder that a program keeps the same on several machines
)

// syncedFolders are what folders are called that a program syncs, in lower
// case. A name ending in * begins so. To add one: a word.
var syncedFolders = []string{
	"dropbox*", "onedrive*", "google drive", "googledrive", "my drive", "icloud drive", "com~apple~clouddocs", "iclouddrive", "box sync",
	"nutstore*", "我的坚果云", "坚果云*", "baidunetdisk*", "baidusyncdisk*", "百度网盘*", "百度云同步盘", "微云*", "weiyun*", "腾讯微云*",
	"wps云盘", "wpsdrive", "wps 云文档", "阿里云盘*", "adrive*", "nextcloud*", "owncloud*", "seafile*", "syncthing*", "mega", "megasync*", "115同步盘*",
}

// syncedMarks are files that such a program leaves in the folder or above it.
var syncedMarks = []string{".dropbox", ".stfolder", ".owncloudsync.log", ".nextcloudsync.log", ".seafile-data"}

// PlaceOf says what kind of place a library lies in, as far as it can be told.
// detail is the folder or the kind of share, for the sentence that warns.
func PlaceOf(path string) (p Place, detail string) {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	if real, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
		path = filepath.Join(real, filepath.Base(path))
	}
	if strings.HasPrefix(path, `\\`) {
		return PlaceNetwork, filepath.VolumeName(path)
	}
	dir := filepath.Dir(path)
	if kind := shareKind(dir); kind != "" {
		return PlaceNetwork, kind
	}
	for d := dir; ; d = filepath.Dir(d) {
		name := strings.ToLower(filepath.Base(d))
		for _, w := range syncedFolders {
			if begin, ok := strings.CutSuffix(w, "*"); name == w || ok && strings.HasPrefix(name, begin) {
				return PlaceSynced, d
			}
		}
		for _, m := range syncedMarks {
			if _, err := os.Lstat(filepath.Join(d, m)); err == nil && d != filepath.Dir(d) && !home(d) {
				return PlaceSynced, d
			}
		}
		if d == filepath.Dir(d) {
			return PlaceLocal, ""
		}
	}
}

// home reports whether d is the user's own folder, where such programs keep
// their settings under the same names.
func home(d string) bool {
	h, err := os.UserHomeDir()
	return err == nil && h == d
}
