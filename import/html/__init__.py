"""HTML pages: tree, lines, main content, posts, facts, Markdown."""
