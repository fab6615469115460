"""Words that are printed as mojibake, and how they would be spelt without it: a query for either finds both."""

import sqlite3
from collections.abc import Iterable, Iterator

from readroom.text.fold import tokens
from readroom.text.model import Article

_SPOILT = "glob '*[^ -~]*'"
_KEPT = (
    f"select name from source where name {_SPOILT}",
    f"select value from value where field <> 'authors' and value {_SPOILT}",
    "select j.value from value v, json_each(v.value) j where v.field = 'authors' and json_valid(v.value) "
    f"and v.value {_SPOILT}",
    f"select j.value from voice v, json_each(v.authors) j where v.authors {_SPOILT} and json_valid(v.authors)",
    f"select outlet from voice where outlet {_SPOILT}",
    f"select title from voice where title {_SPOILT}",
    f"select text from aside where text {_SPOILT}",
)
_LONGEST = 200  # code points from one blank to the next around a proposal; what is longer is no word


def note_spellings(connection: sqlite3.Connection, text: str) -> None:
    """Note the words of a text that mojibake has damaged, each with its mended form; the text stays as it is."""
    from readroom.text.mojibake import proposals

    found = {pair for start, end, mended in proposals(text) for pair in _words(text, start, end, mended)}
    if found:
        connection.executemany("insert or ignore into spelling (mended, printed) values (?, ?)", sorted(found))


def note_values(connection: sqlite3.Connection, values: Iterable[str | None]) -> None:
    """Note the same of names and other values of fields, each by itself."""
    for value in values:
        if value and not value.isascii():
            note_spellings(connection, value)


def values_in(article: Article, source: str) -> Iterator[str | None]:
    """Yield the names and other values of an article that a query can ask for in a field."""
    yield from (source, article.outlet, article.outlet_name, article.section, *article.authors, *article.keywords)
    for voice in article.body.voices:
        yield from (voice.outlet, voice.title, *voice.authors)
    for aside in article.body.asides:
        yield aside.text


def note_kept_values(connection: sqlite3.Connection) -> None:
    """Note the same of every value that the library has. Inside the caller's transaction."""
    for sql in _KEPT:
        note_values(connection, (value for (value,) in connection.execute(sql).fetchall()))


def printed_for(connection: sqlite3.Connection, word: str) -> list[str]:
    """Return the folded forms in which pages print a folded word as mojibake."""
    return [printed for (printed,) in connection.execute("select printed from spelling where mended = ?", (word,))]


def _words(text: str, start: int, end: int, mended: str) -> list[tuple[str, str]]:
    """Return (mended, printed) for each folded word that a proposal changes; `printed` may fall into several words."""
    first = max(text.rfind(c, max(0, start - _LONGEST), start) for c in " \n") + 1
    last = min((at for c in " \n" if (at := text.find(c, end, end + _LONGEST)) >= 0), default=len(text))
    if last - first > 2 * _LONGEST + end - start:
        return []
    printed = [token.folded for token in tokens(text[first:last])]
    other = [token.folded for token in tokens(text[first:start] + mended + text[end:last])]
    if len(printed) != len(other):
        return [(other[0], " ".join(printed))] if len(other) == 1 and printed else []
    return [(m, p) for m, p in zip(other, printed, strict=True) if m != p]
