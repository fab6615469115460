"""BibTeX: the cited articles. Names stand in braces: nobody knows which part is the family name."""

import re
from collections.abc import Iterator

from readroom.db.notes_bundle import Bundle
from readroom.db.notes_export._references import Reference, references

SUFFIX = ".bib"
_SIGNS = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "#": r"\#", "$": r"\$", "%": r"\%", "&": r"\&", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


def export(bundle: Bundle) -> Iterator[str]:
    """Yield what was asked as a comment, then each entry."""
    for name, value in bundle.about.items():
        yield f"% {name}: {' '.join(value.split()).replace('@', '(at)')}\n"
    for one in references(bundle):
        fields = "".join(f",\n  {name} = {{{value}}}" for name, value in _fields(one))
        yield f"\n@{'article' if one.kind == 'newspaper' else 'misc'}{{{one.key}{fields}\n}}\n"


def _fields(one: Reference) -> Iterator[tuple[str, str]]:
    year, month, day = [*(one.issued or "").split("-"), "", ""][:3]
    fields = [
        ("author", " and ".join(f"{{{_tex(name)}}}" for name in one.authors)),
        ("title", f"{{{_tex(one.title)}}}" if one.title else ""),
        ("journal" if one.kind == "newspaper" else "howpublished", _tex(one.container or "")),
        ("year", year),
        ("month", str(int(month)) if month else ""),
        ("day", str(int(day)) if day else ""),
        ("date", one.issued or ""),
        ("pages", _tex(one.page or "")),
        ("edition", _tex(one.edition or "")),
        ("url", re.sub(r"[{}\\]", lambda m: f"%{ord(m[0]):02X}", one.url or "")),
        ("urldate", one.accessed or ""),
        ("language", _tex(one.language or "")),
        ("keywords", ", ".join(_tex(word) for word in one.keywords)),
        ("note", _tex("; ".join(one.notes))),
    ]
    return ((name, value) for name, value in fields if value)


def _tex(text: str) -> str:
    return "".join(_SIGNS.get(char, char) for char in text)
