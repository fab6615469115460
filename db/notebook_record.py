"""A notebook beside its library: highlights with their articles, as records and as exports."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from readroom.db.articles import ArticleRow, rows_by_id, text_of
from readroom.db.csv_lines import csv_line
from readroom.db.highlights import Highlight
from readroom.db.library import Library
from readroom.db.notebook import Notebook

Record = dict[str, Any]
"""One highlight with what is known of its article: the fields of `readroom notes list --json`."""

_COLUMNS = (
    "id", "key", "article", "title", "date", "start", "end", "exact", "colour", "tags", "note", "author", "created",
    "modified", "state", "prefix", "suffix",
)  # fmt: skip


def rows_by_key(library: Library, keys: Iterable[str]) -> dict[str, ArticleRow]:
    """Return the articles of a library that have these keys."""
    wanted = list(dict.fromkeys(keys))
    ids: list[int] = []
    for start in range(0, len(wanted), 500):
        part = wanted[start : start + 500]
        marks = ",".join("?" * len(part))
        ids += [i for (i,) in library.connection.execute(f"select id from article where key in ({marks})", part)]
    return {row.key: row for row in rows_by_id(library, ids)}


def follow_texts(notebook: Notebook, library: Library) -> None:
    """Look for the highlights of every article whose text is not the one that they were last looked for in."""
    seen: dict[str, set[str]] = {}
    for highlight in notebook.highlights():
        digest = highlight.suggestion.digest if highlight.suggestion else highlight.digest
        seen.setdefault(highlight.article_key, set()).add(digest)
    for key, digests in seen.items():
        row = library.connection.execute("select id, digest from article where key = ?", (key,)).fetchone()
        if row and digests != {row[1]}:
            notebook.reanchor(key, row[1], text_of(library, row[0]))


def record(highlight: Highlight, row: ArticleRow | None) -> Record:
    """Return a highlight as JSON values. `article`, `title` and `date` are None where the library has no such article.

    `start` and `end` are code points in the text with `digest`; `suggested` is a range of the article's present text,
    while the highlight waits for its reader's decision.
    """
    found = highlight.suggestion
    return {
        "id": highlight.id,
        "key": highlight.article_key,
        "article": row.id if row else None,
        "title": row.title if row else None,
        "date": row.date if row else None,
        "start": highlight.start,
        "end": highlight.end,
        "exact": highlight.exact,
        "prefix": highlight.prefix,
        "suffix": highlight.suffix,
        "colour": highlight.colour,
        "tags": list(highlight.tags),
        "note": highlight.note or None,
        "author": highlight.author,
        "created": highlight.created,
        "modified": highlight.modified,
        "state": highlight.state,
        "digest": highlight.digest,
        "suggested": [found.start, found.end] if found and found.start is not None else None,
    }


def records(highlights: Iterable[Highlight], library: Library | None) -> list[Record]:
    """Return highlights as records, with their articles where the library has them."""
    found = list(highlights)
    rows = rows_by_key(library, (h.article_key for h in found)) if library else {}
    return [record(highlight, rows.get(highlight.article_key)) for highlight in found]


# Exports: each yields the pieces of the file. `about` says what was asked of what, when, and how it was counted.


def as_jsonl(found: Iterable[Record], about: Mapping[str, str]) -> Iterator[str]:
    """Yield a line of JSON for each highlight."""
    for one in found:
        yield json.dumps(one, ensure_ascii=False) + "\n"


def as_csv(found: Iterable[Record], about: Mapping[str, str]) -> Iterator[str]:
    """Yield the head and a row for each highlight; tags are joined with "; "."""
    yield csv_line(_COLUMNS)
    for one in found:
        yield csv_line(_cell(one[name]) for name in _COLUMNS)


def as_markdown(found: Iterable[Record], about: Mapping[str, str]) -> Iterator[str]:
    """Yield what was asked, then each article with its quotations and notes."""
    yield "---\n" + "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in about.items())
    yield "---\n"
    for key, group in groupby(found, key=lambda one: str(one["key"])):
        highlights = list(group)
        first = highlights[0]
        yield f"\n## {_escaped(first['title'] or key)}\n\n"
        yield f"{first['date'] or 'undated'} · {_escaped(key)}\n"
        for one in highlights:
            yield "\n" + _escaped(one["exact"], "> ") + "\n"
            yield f"\n{_signature(one)}\n"
            if one["note"]:
                yield f"\n{one['note'].strip()}\n"


EXPORTS: dict[str, Callable[[Iterable[Record], Mapping[str, str]], Iterator[str]]] = {
    "jsonl": as_jsonl,
    "markdown": as_markdown,
    "csv": as_csv,
}
"""The ways out, by the name of their format."""


def _signature(one: Record) -> str:
    state = "" if one["state"] in ("exact", "shifted") else f" · {one['state']}: its text has changed"
    tags = "".join(f" · #{_escaped(tag)}" for tag in one["tags"])
    return f"— {one['colour']}{tags} · {one['created']} · {one['start']}–{one['end']}{state}"


def _escaped(text: str, indent: str = "") -> str:
    return indent + re.sub(r"([\\`*_\[\]<>#|~])", r"\\\1", text).replace("\n", f"\n{indent}")


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return "" if value is None else str(value)
