"""RIS: the cited articles, for EndNote, Zotero and Mendeley."""

from collections.abc import Iterator

from readroom.db.notes_bundle import Bundle
from readroom.db.notes_export._references import Reference, references

SUFFIX = ".ris"
_TYPES = {"newspaper": "NEWS", "webpage": "ELEC", "other": "GEN"}


def export(bundle: Bundle) -> Iterator[str]:
    """Yield each reference, a blank line after it."""
    for one in references(bundle):
        lines = [("TY", _TYPES[one.kind]), *_fields(one), ("ER", "")]
        yield "".join(f"{tag}  - {value}\n" for tag, value in lines) + "\n"


def _fields(one: Reference) -> Iterator[tuple[str, str]]:
    several = [("AU", name) for name in one.authors]
    single = [
        ("TI", one.title), ("T2", one.container), ("PY", one.issued[:4] if one.issued else None),
        ("DA", _date(one.issued)), ("SP", one.page), ("ET", one.edition), ("SE", one.section), ("LA", one.language),
        ("UR", one.url), ("Y2", _date(one.accessed)), ("DB", one.database), ("AN", one.accession), ("ID", one.key),
    ]  # fmt: skip
    yield from several
    yield from ((tag, value) for tag, value in single if value)
    yield from (("KW", word) for word in one.keywords)
    yield from (("N1", note) for note in one.notes)


def _date(iso: str | None) -> str | None:
    """Return a date as RIS writes it, `YYYY/MM/DD/`, empty where a part is not known."""
    if not iso:
        return None
    return "/".join([*iso.split("-"), "", ""][:3]) + "/"
