"""Text reuse over a whole library: fingerprints, near-duplicates, who shares text with whom, quotations."""
