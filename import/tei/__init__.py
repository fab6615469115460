"""TEI: header and text."""
