package intake

func (m *Manuscript) page(r *reader, raw []byte, o ManuscriptOptions) error { return nil }
