"""What was captured from the web: WARC, MHTML, SingleFile."""
