"""A folder of Markdown: one file for each article, and an index, with links as Obsidian writes them."""

import re
from collections.abc import Iterator

from readroom.db.notebook_record import Record
from readroom.db.notes_bundle import Bundle
from readroom.db.notes_export._passages import escaped, front_matter, passage
from readroom.text.gate import clean_line

INDEX = "index"
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|#^\[\]%]+')
_LONGEST = 120
"""Bytes of a file's name, without its ending."""


def files(bundle: Bundle) -> Iterator[tuple[str, str]]:
    """Yield the name and the content of each file: an article's, at last the index. No name leads out of a folder."""
    names: dict[str, str] = {}
    taken = {INDEX}
    for key, some in bundle.by_article():
        names[key] = _name(some[0], taken)
        yield f"{names[key]}.md", _article(bundle, key, some)
    yield f"{INDEX}.md", _index(bundle, names)


def _name(first: Record, taken: set[str]) -> str:
    """Return a name that no other file has: date and title, with the key behind where two would be the same."""
    said = " ".join(part for part in (first["date"], first["title"] or first["key"]) if part)
    plain = clean_line(_NOT_IN_NAMES.sub(" ", said)).strip(". ") or "untitled"
    plain = plain.encode()[:_LONGEST].decode(errors="ignore").strip(". ")
    name = plain
    if name.casefold() in taken:
        name = f"{plain} {_NOT_IN_NAMES.sub(' ', first['key'])[:40]}"
    number = 2
    while name.casefold() in taken:
        name, number = f"{plain} {number}", number + 1
    taken.add(name.casefold())
    return name


def _article(bundle: Bundle, key: str, some: list[Record]) -> str:
    article = bundle.article(some[0])
    row = article.row if article else None
    fields = {
        "title": some[0]["title"],
        "authors": list(row.authors) or None if row else None,
        "date": some[0]["date"],
        "first_date": row.first_date if row else None,
        "source": row.source if row else None,
        "outlet": row.outlet if row else None,
        "url": row.url if row else None,
        "key": key,
        "tags": sorted({_tag(tag) for one in some for tag in one["tags"]}) or None,
        **{f"export_{name}": value for name, value in bundle.about.items()},
    }
    parts = [front_matter(fields), f"\n# {escaped(some[0]['title'] or '[no title]')}\n\n[[{INDEX}]]\n"]
    parts += [passage(one, bundle.citation(one), f"\n\n^{_block(one)}") for one in some]
    return "".join(parts)


def _index(bundle: Bundle, names: dict[str, str]) -> str:
    parts = [front_matter(bundle.about), "\n# Articles\n\n"]
    for key, some in bundle.by_article():
        parts.append(f"- [[{names[key]}]] · {len(some)}\n")
    tags: dict[str, list[Record]] = {}
    for one in bundle.records:
        for tag in one["tags"]:
            tags.setdefault(tag, []).append(one)
    for tag in sorted(tags, key=str.casefold):
        parts.append(f"\n## {escaped(tag)}\n\n")
        for one in tags[tag]:
            words = re.sub(r"[\[\]|]", " ", clean_line(one["exact"]))
            short = words if len(words) <= 80 else words[:79].rstrip() + "…"
            parts.append(f"- [[{names[str(one['key'])]}#^{_block(one)}|{short}]]\n")
    return "".join(parts)


def _block(one: Record) -> str:
    return re.sub(r"[^0-9A-Za-z-]", "-", f"{one['id'][:12]}")


def _tag(tag: str) -> str:
    """Return a tag as Obsidian takes it: letters, digits, `-`, `_` and `/`."""
    return re.sub(r"[^\w/-]+", "-", tag)
