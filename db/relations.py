"""What one article has to do with others: shared text, its story, its quotations, and articles that are like it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from readroom.db.alike import alike
from readroom.db.articles import ArticleRow, rows_by_id, text_of
from readroom.db.best import WEIGHTS
from readroom.db.decided import SPELLING, STORY, Memory
from readroom.db.library import Library
from readroom.db.reuse.derive import reuse_left
from readroom.db.reuse.duplicates import representatives_of
from readroom.db.reuse.sharing import Sharing, reuse_of
from readroom.db.stories import stories_left
from readroom.db.story_view import Story, stories

LIKE = 20
"""How many articles that are like one are named."""


class Remembered:
    """What was decided when a notebook was asked, to be read on another thread."""

    KINDS = (STORY, SPELLING)

    def __init__(self, values: Mapping[str, dict[str, Any]]) -> None:
        self._values = dict(values)

    @classmethod
    def of(cls, notebook: Memory) -> "Remembered":
        """Take what is decided in a notebook of stories and spellings."""
        return cls({kind: notebook.decided(kind) for kind in cls.KINDS})

    def decided(self, kind: str) -> dict[str, Any]:
        """Return the values of a kind by their names, in the order in which they were decided."""
        return self._values.get(kind, {})


@dataclass(frozen=True, slots=True)
class Accounts:
    """How many articles tell something, in how many distinct texts (near-duplicates are one), by how many outlets."""

    articles: int
    texts: int
    outlets: int


@dataclass(frozen=True, slots=True)
class Relations:
    """What one article has to do with others. `near`: the ids of its near-duplicates; `quotations`: how many of its
    quotations another article prints; `unverified`: who may share text with it, where one is too long; `left`: how
    many articles of the library were not compared with others yet.
    """

    base: ArticleRow
    text: str
    shared: tuple[Sharing, ...]
    unverified: tuple[ArticleRow, ...]
    near: frozenset[int]
    story: Story | None
    members: tuple[ArticleRow, ...]
    quotations: int
    like: tuple[ArticleRow, ...]
    left: int


def relations(library: Library, remembered: Remembered, article_id: int, *, like: bool = False) -> Relations | None:
    """Return what an article has to do with others, with those that are `like` it; None when it is gone."""
    connection = library.connection
    found = rows_by_id(library, [article_id])
    if not found:
        return None
    reuse = reuse_of(library, article_id)
    shared = reuse.shared
    near = connection.execute(
        "select b from near_duplicate where a = ?1 union select a from near_duplicate where b = ?1", (article_id,)
    )
    told = next(iter(stories(connection, remembered, articles=[article_id])), None)
    members = rows_by_id(library, [m.id for m in told.members if m.id != article_id]) if told else []
    (quoted,) = connection.execute(
        (
            "select count(distinct q.family) from quotation q where q.article_id = ?1 and exists (select 1 "
            "from quotation o where (o.id = q.family or (o.family = q.family and o.family <> o.id)) "
            "and o.article_id <> ?1)"
        ),
        (article_id,),
    ).fetchone()
    known = {
        article_id,
        *(one.row.id for one in shared),
        *(row.id for row in reuse.unverified),
        *(row.id for row in members),
    }
    return Relations(
        found[0], text_of(library, article_id), shared, reuse.unverified, frozenset(other for (other,) in near), told,
        tuple(members), int(quoted),
        tuple(_like(library, article_id, known)) if like else (),
        max(reuse_left(connection), stories_left(connection)),
    )  # fmt: skip


def _like(library: Library, article_id: int, known: set[int]) -> list[ArticleRow]:
    docids, _ = alike(library, article_id, WEIGHTS)
    marks = ",".join("?" * len(docids[: 2 * LIKE]))
    sql = f"select docid, id from article where docid in ({marks})"
    ids = dict(library.connection.execute(sql, docids[: 2 * LIKE]))
    return rows_by_id(library, [ids[d] for d in docids if d in ids and ids[d] not in known][:LIKE])


def accounts(library: Library, rows: Sequence[ArticleRow]) -> Accounts:
    """Count the articles, distinct texts and distinct outlets of some rows; who published a text first counts."""
    top = representatives_of(library.connection, [row.id for row in rows])
    outlets = {(row.outlet or row.source).casefold() for row in rows}
    return Accounts(len(rows), len({top.get(row.id, row.id) for row in rows}), len(outlets))
