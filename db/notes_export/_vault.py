"""A folder of Markdown: one file for each article, and an index, with links as Obsidian writes them."""

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

from readroom.db.notebook_record import Record
from readroom.db.notes_bundle import Bundle
from readroom.db.notes_export._passages import escaped, front_matter, passage
from readroom.db.notes_export._wholes import about_article, codebook, collections, note, tables
from readroom.text.gate import clean_line

INDEX = "index"
_LINK = re.compile(r"\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]*))?\]\]")
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|#^\[\]%]+')
_LONGEST = 120
"""Bytes of a file's name, without its ending."""


def files(bundle: Bundle) -> Iterator[tuple[str, str]]:
    """Yield the name and the content of each file: an article's, a note's, at last the index. No name leads out of a
    folder.
    """
    names: dict[str, str] = {}
    taken = {INDEX}
    marked = bundle.by_article()
    loose = [one for one in bundle.notes if one["kind"] in ("free", "story")]
    # Notes first: a link of theirs is a title, which their file must have.
    of_notes = {one["id"]: _free_name(one["heading"] or f"Note {one['id'][:8]}", taken) for one in loose}
    for key, some in marked:
        names[key] = _name(some[0], taken)
    for key in bundle.unmarked():
        names[key] = _name({"date": None, "title": bundle.title_of(key), "key": key}, taken)
    link = partial(_linked, names, of_notes)
    for key, some in marked:
        yield f"{names[key]}.md", link(_article(bundle, key, some))
    for key in bundle.unmarked():
        head: dict[str, Any] = {"title": bundle.title_of(key), "key": key, **_exported(bundle)}
        head["attributes"] = bundle.attributes_of(key) or None
        said = front_matter(head) + f"\n# {escaped(bundle.title_of(key))}\n\n[[{INDEX}]]\n"
        yield f"{names[key]}.md", said + link(about_article(bundle, key))
    for one in loose:
        yield f"{of_notes[one['id']]}.md", front_matter(_exported(bundle)) + link(note(one, "# "))
    yield f"{INDEX}.md", _index(bundle, names, of_notes) + link(codebook(bundle, "## "))


def _linked(names: dict[str, str], of_notes: dict[str, str], text: str) -> str:
    """Return a text whose links to articles by key, and to notes by id, lead to the files."""

    def goal(link: re.Match[str]) -> str:
        target, label = link[1].strip(), link[2]
        plain = target.removeprefix("article:")
        ids = [name for number, name in of_notes.items() if len(target) >= 6 and number.startswith(target)]
        found = names.get(plain) or (ids[0] if len(ids) == 1 else None)
        return f"[[{found}|{label or target}]]" if found else link[0]

    return _LINK.sub(goal, text)


def _exported(bundle: Bundle) -> dict[str, str]:
    return {f"export_{name}": value for name, value in bundle.about.items()}


def _name(first: Record, taken: set[str]) -> str:
    """Return a name that no other file has: date and title, with the key behind where two would be the same."""
    said = " ".join(part for part in (first["date"], first["title"] or first["key"]) if part)
    return _free_name(said, taken, str(first["key"]))


def _free_name(said: str, taken: set[str], more: str = "") -> str:
    plain = clean_line(_NOT_IN_NAMES.sub(" ", said)).strip(". ") or "untitled"
    plain = plain.encode()[:_LONGEST].decode(errors="ignore").strip(". ")
    name = plain
    if more and name.casefold() in taken:
        name = f"{plain} {_NOT_IN_NAMES.sub(' ', more)[:40]}"
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
        "attributes": bundle.attributes_of(key) or None,
        **_exported(bundle),
    }
    parts = [front_matter(fields), f"\n# {escaped(some[0]['title'] or '[no title]')}\n\n[[{INDEX}]]\n"]
    parts.append(about_article(bundle, key))
    parts += [passage(one, bundle.citation(one), f"\n\n^{_block(one)}") for one in some]
    return "".join(parts)


def _index(bundle: Bundle, names: dict[str, str], of_notes: dict[str, str]) -> str:
    parts = [front_matter(bundle.about), "\n# Articles\n\n"]
    for key, some in bundle.by_article():
        parts.append(f"- [[{names[key]}]] · {len(some)}\n")
    parts += [f"- [[{names[key]}]]\n" for key in bundle.unmarked()]
    if of_notes:
        parts.append("\n# Notes\n\n" + "".join(f"- [[{name}]]\n" for name in of_notes.values()))
    parts.append(collections(bundle, "# ", lambda key: f"[[{names[key]}]]" if key in names else bundle.title_of(key)))
    parts.append(tables(bundle, "# "))
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
