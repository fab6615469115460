"""EPUB books: package, chapters, notes."""
