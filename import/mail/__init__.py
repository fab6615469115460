"""Messages: parts, quotations, signatures, digests."""
