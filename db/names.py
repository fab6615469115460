"""The names that texts print, by the key that spellings of one name share; acronyms in brackets after a name."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA, Indel

from readroom.db.terms import articles_with
from readroom.text.fold import fold
from readroom.text.name_words import Seen, aliases_in, names_in
from readroom.text.variants import LONGEST, PROPOSED, SHORTEST, Name, edits_of, near_keys, proposals, skeleton

BESIDE = 24
"""How many of the words beside a name are kept, the commonest."""
CANDIDATES = 20_000
"""So many names of like keys are looked at."""
COMPARED = 100
"""So many of them, the closest, are compared with all that is known of them."""
LETTERS = 0.6
"""What has fewer letters in common (share of both) is never proposed."""
_PART = 500


def read_names(connection: sqlite3.Connection, texts: Iterable[str]) -> None:
    """Note the names and acronyms of texts. Inside the caller's transaction; some 0.5 ms for each text."""
    found: dict[str, Seen] = {}
    pairs: Counter[tuple[str, str, str, str]] = Counter()
    for text in texts:
        names_in(text, found)
        pairs.update({(fold(name), fold(form), name, form) for name, form in aliases_in(text)})
    _put_names(connection, found)
    connection.executemany(
        "insert into alias values (?, ?, ?, ?, ?) on conflict (name, form) do update "
        "set articles = articles + excluded.articles",
        [(*pair, number) for pair, number in sorted(pairs.items()) if pair[0] and pair[1] and pair[0] != pair[1]],
    )


def _put_names(connection: sqlite3.Connection, found: Mapping[str, Seen]) -> None:
    kept = {row[0]: row for row in _rows(connection, "select term, uses, inside, beside from name where", found)}
    more: list[tuple[int, int, str, str]] = []
    new: list[tuple[str, str, str, int, int, str]] = []
    for term, seen in sorted(found.items()):
        uses, inside = seen.inside + seen.first, seen.inside
        known = kept.get(term)
        if known is not None:
            more.append((known[1] + uses, known[2] + inside, _joined(seen.beside, known[3]), term))
        else:
            printed = max(seen.printed, key=seen.printed.__getitem__)
            new.append((term, skeleton(term), printed, uses, inside, _joined(seen.beside, "")))
    connection.executemany("update name set uses = ?, inside = ?, beside = ? where term = ?", more)
    connection.executemany("insert into name values (?, ?, ?, ?, ?, ?)", new)


def _joined(new: Mapping[str, int], kept: str) -> str:
    """Return words with counts (`word 3 other 1`), with those that are kept, the commonest first."""
    parts = kept.split()
    both = dict(zip(parts[::2], map(int, parts[1::2]), strict=True))
    for word, number in new.items():
        both[word] = both.get(word, 0) + number
    return " ".join([f"{word} {-less}" for less, word in sorted([(-n, word) for word, n in both.items()])[:BESIDE]])


def _rows(connection: sqlite3.Connection, sql: str, terms: Iterable[str]) -> Iterator[Any]:
    wanted = list(terms)
    for start in range(0, len(wanted), _PART):
        part = wanted[start : start + _PART]
        yield from connection.execute(f"{sql} term in ({','.join('?' * len(part))})", part)


def _terms(rows: Iterable[tuple[str]]) -> list[str]:
    return [term for (term,) in rows]


def _name(term: str, uses: int, beside: str) -> Name:
    return Name(term, uses, frozenset(beside.split()[::2]))


def proposed(connection: sqlite3.Connection, word: str, least: float = PROPOSED) -> list[tuple[str, float]]:
    """Return the names that may be spellings of a folded word, with their scores, the likeliest first.

    Only names with keys like the word's are looked at: it takes the same time in any library (a millisecond or two).
    """
    if not SHORTEST <= len(word) <= LONGEST:
        return []
    rows = list(_rows(connection, "select term, uses, beside from name where", [word]))
    asked = _name(*rows[0]) if rows else Name(word, articles_with(connection, [word]).get(word, 0))
    key = skeleton(word)
    same = _terms(connection.execute("select term from name where key = ? limit ?", (key, CANDIDATES)))
    close = process.extract(word, same, scorer=Indel.normalized_similarity, score_cutoff=LETTERS, limit=COMPARED)
    # A slip in a consonant: such a name begins with the same letter, and is nearly as long.
    near = (
        "select n.term from json_each(?) k cross join name n indexed by name_key "
        "on n.key = k.value and n.term >= ? and n.term < ? and length(n.term) between ? and ? limit ?"
    )
    edits = edits_of(word)
    keys = json.dumps(list(dict.fromkeys(near_keys(key))))
    bounds = word[0], word[0] + "\U0010ffff", len(word) - edits, len(word) + edits
    slips = _terms(connection.execute(near, (keys, *bounds, CANDIDATES)))
    slipped = process.extract(word, slips, scorer=OSA.distance, score_cutoff=edits, limit=COMPARED)
    terms = [term for term in (*(row[0] for row in close), *(row[0] for row in slipped)) if term != word]
    found = list(_rows(connection, "select term, uses, beside, inside from name where", terms))
    others = [(_name(term, uses, beside), inside) for term, uses, beside, inside in found]
    likely = proposals(asked, (name for name, _ in others), least)
    there = _printed_as_names(connection, {name.term: inside for name, inside in others}, [n.term for n, _ in likely])
    return [(name.term, score) for name, score in likely if name.term in there]


def _printed_as_names(connection: sqlite3.Connection, inside: Mapping[str, int], terms: list[str]) -> set[str]:
    """Return which of some words are names: seen with a capital inside a sentence, or never seen without."""
    counted = articles_with(connection, terms)
    uses = dict(_rows(connection, "select term, uses from name where", terms))
    return {
        term
        for term in terms
        if (n := counted.get(term, 0)) and (inside.get(term, 0) * 4 >= n or uses.get(term, 0) >= n)
    }


def commonest_names(connection: sqlite3.Connection, most: int) -> list[str]:
    """Return the names that are used most, folded."""
    sql = "select term from name where inside > 0 order by uses desc, term limit ?"
    return [term for (term,) in connection.execute(sql, (most,))]


def printed_names(connection: sqlite3.Connection, terms: Iterable[str]) -> dict[str, str]:
    """Return names as they were first printed, by their folded form; those that are no names are left out."""
    return dict(_rows(connection, "select term, printed from name where", terms))


def known_aliases(connection: sqlite3.Connection, folded: str | None = None) -> list[tuple[str, str, int]]:
    """Return (name, other name, articles) as printed in brackets, the commonest first: all, or those of a name."""
    where, values = ("where name = ? or form = ?", (folded, folded)) if folded is not None else ("", ())
    sql = f"select printed_name, printed_form, articles from alias {where} order by articles desc, name, form"
    return connection.execute(sql, values).fetchall()
