"""Word processors' documents: their paragraphs in order, whatever their file format."""
