"""Highlights as rows of the notebook: reading, writing, finding them."""

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from readroom.db.errors import NotebookError
from readroom.text.anchor import Anchor, AnchorState
from readroom.text.fold import fold
from readroom.text.gate import clean_line

COLOURS = ("yellow", "green", "blue", "red", "magenta", "cyan")
"""The colours that a highlight may have; the first is the one of a first mark."""
WAITING: tuple[AnchorState, ...] = ("edited", "ambiguous", "orphan")
"""The states in which a highlight waits for its reader's decision."""

GONE = ""
"""Stands in `kept_in` where a highlight was left without a place since its article is gone."""

_COLUMNS = (
    'id, article_key, digest, start, "end", exact, prefix, suffix, colour, note, author, created, modified, state, '
    "found_digest, found_start, found_end, found_score, kept_in"
)
_PIECE = "#"
# The first columns under the names of a highlight's fields; then its suggestion, four columns, and `kept_in`.
_FIELDS = tuple(name.strip(' "') for name in _COLUMNS.split(",")[:14])


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Where a waiting highlight may be in the text with `digest`: code points, None when nobody knows."""

    digest: str
    start: int | None
    end: int | None
    score: float


@dataclass(frozen=True, slots=True)
class Highlight:
    """A range of an article's text that the reader marked.

    `start` and `end` are code points in the text with `digest`, where `text[start:end] == exact`; `created` and
    `modified` are UTC in ISO form with seconds; `note` is empty when there is none. While `state` is `edited`,
    `ambiguous` or `orphan`, the article has another text, and `suggestion` says where the words may be there.
    `kept_in` is the digest of the text for which the reader left it without a place (`GONE`: the article was gone).
    """

    id: str
    article_key: str
    digest: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    colour: str
    tags: tuple[str, ...]
    note: str
    author: str | None
    created: str
    modified: str
    state: AnchorState = "exact"
    suggestion: Suggestion | None = None
    kept_in: str | None = None

    @property
    def waiting(self) -> bool:
        """Whether it is nowhere for certain in its article's text as it is now."""
        return self.state in WAITING

    @property
    def undecided(self) -> bool:
        """Whether the reader has to say where the words are now: not where they left it without a place."""
        return self.waiting and self.kept_in != (self.suggestion.digest if self.suggestion else GONE)

    @property
    def anchor(self) -> Anchor:
        """What it takes to find the words again."""
        return Anchor(self.exact, self.prefix, self.suffix, self.start, self.end)

    def to_json(self) -> dict[str, Any]:
        """Return every field as plain JSON values."""
        found = {name: getattr(self, name) for name in _NAMES}
        return {**found, "tags": list(self.tags), "suggestion": asdict(self.suggestion) if self.suggestion else None}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Highlight":
        """Return the highlight that `to_json` made."""
        found = data["suggestion"]
        return cls(**{**data, "tags": tuple(data["tags"]), "suggestion": Suggestion(**found) if found else None})


_NAMES = tuple(one.name for one in fields(Highlight))


def piece(digest: str, highlight_id: str) -> str:
    """Return under which digest the words of one highlight are kept whose text nobody has; `digest` is that text's."""
    return f"{digest}{_PIECE}{highlight_id}"


def is_piece(digest: str) -> bool:
    """Tell whether a digest is that of the words of one highlight, and not of a text."""
    return _PIECE in digest


def digest_of(highlight: Highlight) -> str | None:
    """Return the digest of the text that a highlight was made in, also where nobody has it; None: not known."""
    return highlight.digest.partition(_PIECE)[0] or None


def clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Return tags as they are kept: one line each, levels parted by `/`, none empty, in their order.

    None stands there twice, whatever its case: the first spelling stays.
    """
    found: dict[str, str] = {}
    for tag in tags:
        parts = (clean_line(part) for part in tag.split("/"))
        if name := "/".join(part for part in parts if part):
            found.setdefault(fold_tag(name), name)
    return tuple(found.values())


def check_colour(colour: str) -> str:
    """Return `colour`; raise NotebookError when there is no such colour."""
    if colour not in COLOURS:
        raise NotebookError(f"there is no colour {colour!r}; use one of {', '.join(COLOURS)}")
    return colour


def fold_tag(tag: str) -> str:
    """Return the form under which a tag is looked up: without regard to case."""
    return tag.casefold()


# Writing: inside the caller's transaction


def put(connection: sqlite3.Connection, highlight: Highlight) -> None:
    """Write a highlight, new or changed, with its tags."""
    found = highlight.suggestion
    values = (
        highlight.id, highlight.article_key, highlight.digest, highlight.start, highlight.end, highlight.exact,
        highlight.prefix, highlight.suffix, highlight.colour, highlight.note, highlight.author, highlight.created,
        highlight.modified, highlight.state,
        *((found.digest, found.start, found.end, found.score) if found else (None, None, None, None)),
        highlight.kept_in,
    )  # fmt: skip
    names = [name.strip() for name in _COLUMNS.split(",")]
    connection.execute(
        f"insert into highlight ({_COLUMNS}) values ({', '.join('?' * len(names))}) on conflict (id) do update set "
        + ", ".join(f"{name} = excluded.{name}" for name in names[1:]),
        values,
    )
    connection.execute("delete from highlight_tag where highlight_id = ?", (highlight.id,))
    for place, tag in enumerate(highlight.tags):
        connection.execute("insert or ignore into tag (name, folded) values (?, ?)", (tag, fold_tag(tag)))
        connection.execute(
            "insert into highlight_tag select ?, id, ? from tag where name = ?", (highlight.id, place, tag)
        )


def delete(connection: sqlite3.Connection, highlight_id: str) -> None:
    """Take a highlight out of its table; what it was stays in the log, which the caller writes."""
    connection.execute("delete from highlight_tag where highlight_id = ?", (highlight_id,))
    connection.execute("delete from highlight where id = ?", (highlight_id,))


def keep_text(connection: sqlite3.Connection, digest: str, text: str) -> None:
    """Keep a copy of a text that has marks."""
    if not connection.execute("select 1 from marked_text where digest = ?", (digest,)).fetchone():
        connection.execute("insert into marked_text values (?, ?)", (digest, zlib.compress(text.encode())))


# Reading


def read_text(connection: sqlite3.Connection, digest: str) -> str | None:
    """Return the copy of the text with this digest, or None; raise NotebookError when the copy is damaged."""
    row = connection.execute("select z from marked_text where digest = ?", (digest,)).fetchone()
    try:
        return zlib.decompress(row[0]).decode() if row else None
    except (zlib.error, UnicodeDecodeError, TypeError) as problem:
        raise NotebookError(f"the notebook's copy of text {digest[:12]} is damaged: {problem}") from problem


def read(connection: sqlite3.Connection, highlight_id: str) -> Highlight | None:
    """Return one highlight, or None."""
    return next(select(connection, "id = ?", (highlight_id,)), None)


def begun(connection: sqlite3.Connection, highlight_id: str) -> list[Highlight]:
    """Return the highlights whose ids begin so."""
    # Ids are hexadecimal digits: "g" is beyond whatever can follow.
    return list(select(connection, "id >= ? and id < ?", (highlight_id, highlight_id + "g")))


def select(connection: sqlite3.Connection, where: str = "1", values: Sequence[Any] = ()) -> Iterator[Highlight]:
    """Yield the highlights for which `where` holds, by article and place."""
    rows = connection.execute(
        f'select {_COLUMNS} from highlight where {where} order by article_key, start, "end", created, id', values
    ).fetchall()
    tags: dict[str, list[str]] = {}
    for highlight_id, name in connection.execute(
        "select highlight_id, name from highlight_tag join tag on tag.id = tag_id "
        f"where highlight_id in (select id from highlight where {where}) order by highlight_id, place",
        values,
    ):
        tags.setdefault(highlight_id, []).append(name)
    for row in rows:
        values_by_name: dict[str, Any] = dict(zip(_FIELDS, row, strict=False))
        found = Suggestion(*row[14:18]) if row[14] is not None else None
        yield Highlight(**values_by_name, tags=tuple(tags.get(row[0], ())), suggestion=found, kept_in=row[18])


def tagged(tag: str) -> tuple[str, tuple[str, ...]]:
    """Return the condition, with its values, for highlights that have this tag or one below it (`a` meets `a/b`)."""
    folded = fold_tag("/".join(clean_tags([tag])))
    where = (
        "id in (select highlight_id from highlight_tag join tag on tag.id = tag_id "
        "where folded = ? or (folded > ? and folded < ?))"
    )
    # "0" is the character after "/": the range holds exactly what begins with the tag and a "/".
    return where, (folded, f"{folded}/", f"{folded}0")


def holds(highlight: Highlight, text: str) -> bool:
    """Tell whether the quotation or the note holds `text`: folded, each word from its start."""
    wanted = fold(text)
    parts = (highlight.exact, highlight.note)
    if not wanted:
        return any(text.strip() in part for part in parts)
    return any(f" {wanted}" in f" {fold(part)}" for part in parts)


def note_holds(note: str, words: Iterable[str]) -> bool:
    """Tell whether a note holds each of `words` as whole words (each may be a phrase), folded."""
    folded = f" {fold(note)} "
    return all(f" {fold(word)} " in folded for word in words)
