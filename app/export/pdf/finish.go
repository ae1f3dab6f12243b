package pdf

import "io"

func (d *drawing) finish(w io.Writer, raw []byte) error { _, err := w.Write(raw); return err }
