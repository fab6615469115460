"""Finding a quotation that somebody typed or pasted."""

import re

_ALIKE = ("'‘’‚‛′`´", '"“”„‟″«»', "-‐‑‒–—―−")


def find_quote(text: str, quote: str) -> list[tuple[int, int]]:
    """Return the ranges of `text` that read as `quote`: verbatim, else with white space, quotes and dashes folded."""
    quote = quote.strip()
    if not quote:
        return []
    pattern = re.escape(quote) if quote in text else "".join(map(_loosely, re.findall(r"\s+|\S", quote)))
    # Looking ahead, so that places that overlap are counted too.
    return [match.span(1) for match in re.finditer(f"(?=({pattern}))", text)]


def _loosely(piece: str) -> str:
    """Return the pattern of one character of a quotation, or of one run of white space."""
    if piece.isspace():
        return r"\s+"
    return next((f"[{re.escape(group)}]" for group in _ALIKE if piece in group), re.escape(piece))
