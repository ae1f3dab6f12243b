package store

import "syscall"

// shares are the kinds of file system that lie on another machine, by their
// number in statfs(2).
var shares = map[uint32]string{
	0x6969: "NFS", 0x517B: "SMB", 0xFF534D42: "CIFS", 0xFE534D42: "SMB", 0x5346414F: "AFS", 0x73757245: "Coda", 0x01021997: "9P", 0x00C36400: "Ceph",
}

func shareKind(dir string) string {
	var st syscall.Statfs_t
	if syscall.Statfs(dir, &st) != nil {
		return ""
	}
	return shares[uint32(st.Type)]
}
