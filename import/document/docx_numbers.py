"""The numbers of numbered paragraphs, counted as a word processor counts them."""

from readroom.importer.document.docx_parts import Level

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LONGEST = 40  # code points of a marker


class Numbers:
    """Counts through a document. One counter for each numbering and level."""

    def __init__(self, numbering: dict[str, dict[int, Level]]) -> None:
        self._numbering = numbering
        self._counts: dict[str, dict[int, int]] = {}

    def marker(self, key: str, depth: int) -> str:
        """Return what stands before the next paragraph of a numbering at a depth (from 0): "-", "3.", "2.1", or ""."""
        levels = self._numbering.get(key)
        if levels is None:
            return "-"
        level = levels.get(depth, Level())
        counts = self._counts.setdefault(key, {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        if level.kind == "bullet":
            return "-"
        if level.kind == "none":
            return ""
        text = level.pattern or f"%{depth + 1}."
        for each in range(depth, -1, -1):
            if f"%{each + 1}" in text:
                other = levels.get(each, Level())
                value = formatted(counts.get(each, other.start), other.kind)
                text = text.replace(f"%{each + 1}", value)
        return text.strip()[:_LONGEST]


def formatted(value: int, kind: str) -> str:
    """Return a number in the form that a numbering asks for; a form that is not known is written in digits."""
    if kind in ("lowerLetter", "upperLetter") and 0 < value < 1000:
        letters = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letters if kind == "lowerLetter" else letters.upper()
    if kind in ("lowerRoman", "upperRoman") and 0 < value < 4000:
        roman = ""
        for size, sign in _ROMAN:
            while value >= size:
                roman, value = roman + sign, value - size
        return roman if kind == "lowerRoman" else roman.upper()
    return f"{value:02d}" if kind == "decimalZero" else str(value)
