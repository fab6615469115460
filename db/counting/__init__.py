"""Counting words in a library: word lists, hits over time, collocates, keyness, dispersion; exact, and in the open."""
