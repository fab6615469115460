"""What is derived from articles and can be made again, and whether it is in step with them."""

import sqlite3
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from readroom.db import best, tally, terms, values
from readroom.db.write import Writer
from readroom.text.counted import number_of
from readroom.text.fold import FOLD_VERSION

Progress = Callable[[int, int], None]
Wrong = Iterator[tuple[str, str]]
"""Where something is wrong, and what."""
NAMED = 20
"""How many wrong rows of a table are named."""


@dataclass(frozen=True, slots=True)
class Part:
    """A table that is derived: what it holds, the version of how, how it is made again, what is wrong with it."""

    holds: str
    version: int
    rebuild: Callable[[Writer, Progress], None]
    wrong: Callable[[sqlite3.Connection], Wrong]


def rebuild(writer: Writer, name: str, progress: Progress = lambda done, of: None) -> None:
    """Make a derived part again, in transactions of its own. Raise KeyError when there is none of that name."""
    REBUILDS[name](writer, progress)


def wrong(connection: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    """Yield (table, where, what) of everything derived that is not in step with what it was made of."""
    versions = dict(connection.execute("select name, version from derived").fetchall())
    for name, part in DERIVED.items():
        found = versions.get(name, part.version)
        if abs(found) > part.version:
            yield name, "version", f"was made by version {found}; this program has {part.version}"
            continue
        number = 0
        for number, (where, what) in enumerate(part.wrong(connection), 1):
            if number <= NAMED:
                yield name, where, what
        if number > NAMED:
            more = number_of(number - NAMED, "more row is", "more rows are")
            yield name, "more", f"{more} wrong; run: readroom rebuild {name}"
    from readroom.db.derived_checks import wrong_relations

    yield from wrong_relations(connection)


def _at_once(name: str, version: int, make: Callable[[sqlite3.Connection], None]) -> Callable[[Writer, Progress], None]:
    def run(writer: Writer, progress: Progress) -> None:
        connection = writer.library.connection
        writer.begin()
        try:
            make(connection)
            connection.execute("insert or replace into derived (name, version) values (?, ?)", (name, version))
            writer.commit()
        except BaseException:
            writer.rollback()
            raise

    return run


def _rank(writer: Writer, progress: Progress) -> None:
    if terms.terms_behind(writer.library.connection):
        rebuild(writer, "term")
    writer.begin()
    writer.library.connection.execute("delete from best")
    writer.commit()
    writer.rank_anew(progress)


def _wrong_terms(connection: sqlite3.Connection) -> Wrong:
    for word, kept, counted in terms.wrong_terms(connection):
        yield f"word {word}", f"is said to be in {number_of(kept or 0, 'article')}; the index has it in {counted or 0}"


def _wrong_tallies(connection: sqlite3.Connection) -> Wrong:
    for source, year, kept, counted in tally.wrong_tallies(connection):
        whose = f"source {source}" if source else "all sources"
        yield f"{whose}, {year or 'undated'}", f"is said to have {number_of(kept, 'article')}, and has {counted}"


def _wrong_values(connection: sqlite3.Connection) -> Wrong:
    for field, value in values.missing_values(connection):
        yield f"{field} {value[:60]}", "is not kept with its words, so that it is not found"
    for article_id in values.wrong_keys(connection):
        yield f"article {article_id}", "stands in another place of a list by title than its title says"


def _wrong_lists(connection: sqlite3.Connection) -> Wrong:
    for (word,) in connection.execute("select term from best where term <> ''").fetchall():
        try:
            found = best.best_of(connection, word)
            if found is None or len(found[0]) != len(found[1]) or list(found[1]) != sorted(found[1]):
                yield f"word {word}", "its list is damaged"
        except (zlib.error, ValueError):
            yield f"word {word}", "its list is damaged"


DERIVED = {
    "term": Part("the words of the index", 1, _at_once("term", 1, terms.rebuild_terms), _wrong_terms),
    "value": Part(
        "values of fields, and the places of titles",
        FOLD_VERSION,
        _at_once("value", FOLD_VERSION, values.rebuild_values),
        _wrong_values,
    ),
    "source_year": Part(
        "how many articles a source has of a year", 1, _at_once("source_year", 1, tally.rebuild_tally), _wrong_tallies
    ),
    "best": Part("what common words rank first", best.VERSION, _rank, _wrong_lists),
}
"""Every derived table by its name."""


def _fingerprints(writer: Writer, progress: Progress) -> None:
    from readroom.db.reuse.derive import rebuild_fingerprints

    rebuild_fingerprints(writer.library.connection, progress)


def _names(writer: Writer, progress: Progress) -> None:
    from readroom.db.stories import rebuild_names

    rebuild_names(writer.library.connection, progress)


def _stories(writer: Writer, progress: Progress) -> None:
    from readroom.db.stories import rebuild_stories

    rebuild_stories(writer.library.connection, progress)


def _counts(writer: Writer, progress: Progress) -> None:
    from readroom.db.counting.kept import rebuild_counts

    rebuild_counts(writer.library.connection, progress)


def _streams(writer: Writer, progress: Progress) -> None:
    from readroom.db.counting.streams import rebuild_streams

    rebuild_streams(writer.library.connection, progress)


REBUILDS: dict[str, Callable[[Writer, Progress], None]] = {
    **{name: part.rebuild for name, part in DERIVED.items()},
    "fingerprints": _fingerprints,
    "name": _names,
    "story": _stories,
    "counts": _counts,
    "streams": _streams,
}
"""How everything derived is made again."""
