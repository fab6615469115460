"""PDF: lines, columns, running heads, blocks."""
