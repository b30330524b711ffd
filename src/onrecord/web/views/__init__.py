"""One module a group of pages: each view makes a struct from the record, and `showing` does the rest."""
