"""The quotation ledger: one quotation, everyone who prints it, by date, with what each leaves out or puts in."""

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from readroom.db.articles import ArticleRow, rows_by_id
from readroom.db.library import Library
from readroom.db.reuse.dating import order_of, surely_before
from readroom.db.reuse.families import LEAST, SHARE
from readroom.db.stored_text import readable
from readroom.text.align_overlap import overlap_of, side_of
from readroom.text.align_tokens import Lexicon
from readroom.text.fold import folded_words
from readroom.text.quotation import Wording, fullest, in_pieces, wording

PHRASE = 5
"""By so many words that follow one another a quotation is looked for where it stands without quotation marks."""
PHRASES = 8
REACH = 1000
"""How far the pieces of one quotation may stand from the first, to be one range (code points)."""
_CLOSING = {"“": "”", "„": "“”", "«": "»", "»": "«", '"': '"', "”": "”"}
"""The double marks that open a quotation, and those that may close it."""
UNQUOTED = 50
"""How many articles are looked into for that, for each quotation."""


@dataclass(frozen=True, slots=True)
class Printing:
    """A quotation in an article: where (code points), in quotation marks or not, and how it differs from the fullest.

    `first`: True where dates prove that it is the earliest, False where they prove another one earlier, else None.
    """

    row: ArticleRow
    start: int
    end: int
    text: str
    quoted: bool
    wording: Wording
    first: bool | None


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation by its fullest wording, with its printings by date; `id` is the smallest of theirs."""

    id: int
    text: str
    printings: tuple[Printing, ...]


def printed_often(connection: sqlite3.Connection, limit: int) -> list[int]:
    """Return the quotations (families) that most articles print, those of two articles at least."""
    sql = "select family from quotation where family <> id group by family order by count(*) desc, family limit ?"
    return [family for (family,) in connection.execute(sql, (limit,))]


def printed_in(connection: sqlite3.Connection, ids: Collection[int]) -> list[tuple[int, int, int, int]]:
    """Return (family, article, start, end) of every quotation in some articles, in order."""
    found: list[tuple[int, int, int, int]] = []
    sql = 'select family, article_id, start, "end" from quotation where article_id in ({}) order by article_id, start'
    wanted = list(ids)
    for at in range(0, len(wanted), 500):
        part = wanted[at : at + 500]
        found += connection.execute(sql.format(",".join("?" * len(part))), part).fetchall()
    return found


def ledger(library: Library, family: int, *, least: int = 2) -> Quotation | None:
    """Return a quotation with everyone who prints it; None when fewer than `least` pages do.

    An article is named once, with the pieces in which it prints the quotation. Articles of one page count as one.
    """
    connection = library.connection
    sql = 'select article_id, start, "end" from quotation where id = ?1 or (family = ?1 and family <> id) order by id'
    spots: dict[int, list[tuple[int, int]]] = {}
    for article_id, start, end in connection.execute(sql, (family,)):
        spots.setdefault(article_id, []).append((start, end))
    texts = _texts(connection, spots)
    longest = [
        texts[a][slice(*max(parts, key=lambda part: part[1] - part[0]))] for a, parts in spots.items() if a in texts
    ]
    if not longest:
        return None
    full = longest[fullest(longest)]
    found = {a: (*_together(full, texts[a], parts), True) for a, parts in spots.items() if a in texts}
    found |= {a: (*spot, text, False) for a, spot, text in _without_marks(library, full, set(found))}
    if len(_pages(connection, found)) < least:
        return None
    every = list(found.values())
    full = every[fullest([text for _, _, text, _ in every])][2]
    rows = sorted(rows_by_id(library, list(found)), key=order_of)
    return Quotation(family, bare(full), tuple(_printing(row, rows, full, *found[row.id]) for row in rows))


def bare(text: str) -> str:
    """Return a quotation on one line without the marks that open and close it: whoever shows it puts its own."""
    line = _one_line(text).rstrip(" ,;")
    while line and (end := _CLOSING.get(line[0])):
        at = next((n for n, sign in enumerate(line[1:], 1) if sign in end), len(line))
        if at < len(line) - 1:
            break
        line = line[1:at].strip().rstrip(" ,;")
    return line


def _together(full: str, text: str, parts: Sequence[tuple[int, int]]) -> tuple[int, int, str]:
    """Return where an article prints a quotation (from the first piece to the last), and the pieces as one text."""
    parts = sorted(parts)
    kept = [parts[n] for n in in_pieces(full, [text[slice(*part)] for part in parts])]
    near = [part for part in kept if kept[0][0] <= part[0] <= kept[0][0] + REACH]
    return near[0][0], near[-1][1], " … ".join(text[slice(*part)] for part in kept)


def _printing(
    row: ArticleRow, rows: Sequence[ArticleRow], full: str, start: int, end: int, text: str, quoted: bool
) -> Printing:
    others = [other for other in rows if other.id != row.id]
    first: bool | None = None
    if any(surely_before(other, row) for other in others):
        first = False
    elif all(surely_before(row, other) for other in others):
        first = True
    return Printing(row, start, end, _one_line(text), quoted, wording(full, text), first)


def _without_marks(library: Library, full: str, known: set[int]) -> list[tuple[int, tuple[int, int], str]]:
    """Return (article, range, text) where a quotation is printed without quotation marks, or in several pieces."""
    words = folded_words(full)
    step = max(1, len(words) // PHRASES, PHRASE if len(words) >= 2 * PHRASE else 1)
    starts = range(0, max(1, len(words) - PHRASE + 1), step)
    phrases = [" ".join(words[at : at + PHRASE]) for at in starts][:PHRASES]
    if len(words) < LEAST or not phrases:
        return []
    expression = "text : (" + " OR ".join(f'"{phrase}"' for phrase in phrases) + ")"
    sql = (
        "select a.id, t.z from (select rowid as docid from article_fts where article_fts match ? limit ?) f "
        "join article a on a.docid = f.docid join article_text t on t.article_id = a.id"
    )
    found = []
    for article_id, packed in library.connection.execute(sql, (expression, UNQUOTED + len(known))):
        if article_id in known:
            continue
        text = readable(packed)
        if spot := _place(full, text):
            found.append((article_id, spot, text[slice(*spot)]))
    return found


def _place(full: str, text: str) -> tuple[int, int] | None:
    """Return where most of a quotation stands in a text, as one range; None where it does not."""
    lexicon = Lexicon()
    left, right = side_of(full, lexicon, [(0, len(full))]), side_of(text, lexicon)
    chains = [match.chain for match in overlap_of(left, right, lexicon).matches]
    best = max(chains, key=lambda chain: chain.matched, default=None)
    if best is None or best.matched < max(LEAST, SHARE * len(left.words)):
        return None
    return right.words.span(*best.right)


def _texts(connection: sqlite3.Connection, ids: Iterable[int]) -> dict[int, str]:
    sql = "select z from article_text where article_id = ?"
    rows = {article_id: connection.execute(sql, (article_id,)).fetchone() for article_id in ids}
    return {article_id: readable(row[0]) for article_id, row in rows.items() if row is not None}


def _pages(connection: sqlite3.Connection, ids: Iterable[int]) -> set[int]:
    sql = "select page_id from article where id = ?"
    return {row[0] for a in ids if (row := connection.execute(sql, (a,)).fetchone()) is not None}


def _one_line(text: str) -> str:
    return " ".join(text.split())
