"""Ways into a notebook: what a file of notes says (one module a format), and where its words are in the library."""
