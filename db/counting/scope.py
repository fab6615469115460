"""What is counted: the articles that a query finds, and those that its conditions allow."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import replace
from datetime import date
from typing import Any, Literal

from readroom.db.counting.head import Head
from readroom.db.counting.vocab import ALL_WORDS, SIZES, index_size, vocab
from readroom.db.counts import with_every_copy
from readroom.db.fields import NotebookView
from readroom.db.folding import CHEAP
from readroom.db.library import Library
from readroom.db.plan import Plan, left_out, make_plan
from readroom.db.saved import resolved
from readroom.db.search import running
from readroom.db.texts import conditions, unpacked
from readroom.text.header import Summary
from readroom.text.query import Query
from readroom.text.query_print import printed
from readroom.text.query_tree import And, Condition, Dates, Field, Node, Not, all_of, holds_words

Progress = Callable[[int], None]
"""Is told now and then how many texts were looked into; what it raises stops the count."""
Split = Literal["source", "outlet"]
OPERATIONS = 100_000
"""After so many of SQLite's operations (some 10 ms) signals are looked for."""
STEP = 500
"""How many texts are read between two reports of progress."""
SPLITS: dict[Split, tuple[str, str]] = {
    "source": ("s.name", "join source s on s.id = a.source_id"),
    "outlet": ("ifnull(a.outlet_name, a.outlet)", ""),
}
"""What articles can be told apart by: a column, and the table that it needs."""


class Scope:
    """A query on a library, made ready to be counted.

    `plan` finds its articles. `base` finds those that its conditions allow (source, date and the like), whatever their
    words: frequencies are relative to these.
    """

    def __init__(
        self, library: Library, query: Query, notebook: NotebookView | None = None, progress: Progress | None = None
    ) -> None:
        self.library = library
        self.query = query
        self.notebook = notebook
        self._progress = progress
        self.tree = resolved(query.tree, notebook, query.today)
        self.within = all_of([part for part in _parts(self.tree) if _is_condition(part)])
        self.plan = self._plan(self.tree)
        self.has_words = holds_words(self.tree)

    def _plan(self, tree: Node | None) -> Plan:
        return make_plan(self.library, replace(self.query, tree=tree), self.notebook, progress=self._progress)

    @property
    def whole(self) -> bool:
        """Whether every article of the library is meant."""
        return self.tree is None

    def base(self) -> "Scope":
        """Return the scope of the conditions alone."""
        if self.tree == self.within:
            return self
        return self.narrowed(self.within)

    def narrowed(self, tree: Node | None) -> "Scope":
        """Return the scope of another tree, asked in the same way."""
        return Scope(self.library, replace(self.query, tree=tree), self.notebook, self._progress)

    def of_hidden(self) -> "Scope":
        """Return the scope of the copies that this one leaves out."""
        found = copy(self)
        given = json.dumps(sorted(self.plan.hidden))
        found.plan = Plan("article a", "a.id in (select value from json_each(?))", (given,), "a.docid")
        found.has_words = True
        return found

    def size(self) -> tuple[int, int]:
        """Return how many articles are found, and how many words their titles and texts have."""
        connection = self.library.connection
        if self.whole:
            return index_size(connection)
        sql = f"select count(*), ifnull(sum({ALL_WORDS}), 0) from {self.plan.tables} {SIZES} where {self.plan.where}"
        articles, words = connection.execute(sql, self.plan.values).fetchone()
        return int(articles), int(words)

    def texts(
        self, columns: str = "", where: str = "1", values: tuple[Any, ...] = (), *, ordered: bool = False
    ) -> Iterator[tuple[str, str, dict[Condition, bool], tuple[Any, ...]]]:
        """Yield (title, text, which conditions hold, further columns) of each article; `ordered`: by docid.

        One statement is open until the last article, so that an interruption between two of them is not lost.
        """
        plan = self.plan
        truths, asked = plan.truths()
        sql = (
            f"select a.id, ifnull(a.title, ''), t.z{truths}{columns} from {plan.tables} "
            f"join article_text t on t.article_id = a.id where {plan.where} and {where}"
            + (f" order by {plan.docid}" if ordered else "")
        )
        number = len(plan.asked)
        cursor = self.library.connection.execute(sql, [*asked, *plan.values, *values])
        for done, (article_id, title, packed, *more) in enumerate(cursor, 1):
            if self._progress is not None and not done % STEP:
                self._progress(done)
            text = unpacked(self.library, article_id, packed)
            yield title, text, conditions(plan, more[:number]), tuple(more[number:])

    def streams(self) -> Iterator[tuple[bytes | None, str, str]]:
        """Yield (stream, title, text) of each article: its words as they are kept, or (None) what they are read from.

        See `readroom.db.counting.streams`. One statement is open until the last article.
        """
        plan = self.plan
        sql = (
            f"select a.id, s.words, iif(s.words is null, ifnull(a.title, ''), ''), "
            f"iif(s.words is null, (select z from article_text where article_id = a.id), null) from {plan.tables} "
            f"left join counted_stream s on s.article_id = a.id where {plan.where}"
        )
        cursor = self.library.connection.execute(sql, plan.values)
        for done, (article_id, stream, title, packed) in enumerate(cursor, 1):
            if self._progress is not None and not done % STEP:
                self._progress(done)
            yield stream, title, "" if packed is None else unpacked(self.library, article_id, packed)

    def undated(self) -> int:
        """Return how many of the articles that are found have no date."""
        plan = self.plan
        # The date first: texts are only looked into of those without one.
        sql = f"select count(*) from {plan.tables} where a.date is null and {plan.where}"
        return int(self.library.connection.execute(sql, plan.values).fetchone()[0])

    def left_out(self) -> tuple[int, int]:
        """Return how many articles a condition on `date:`, and one on `first:`, leaves out since they have none."""
        found = []
        for name in ("date", "first"):
            missing = left_out(self.tree, name) if self.tree is not None else None
            if missing is None:
                found.append(0)
                continue
            plan = self._plan(missing)
            sql = f"select count(*) from {plan.tables} where {plan.where}"
            found.append(int(self.library.connection.execute(sql, plan.values).fetchone()[0]))
        return found[0], found[1]

    def _copies(self) -> str:
        """Return "once" where the query folds copies, and the library knows them."""
        return "once" if self.plan.once else "every"

    def _each(self, size: tuple[int, int]) -> tuple[int, int] | None:
        """Return a number of articles and words with those of the copies that are left out; None: none may be."""
        if not self.plan.once or self.plan.budget.over:
            return None
        sql = (
            f"select count(*), ifnull(sum({ALL_WORDS}), 0) from article a {SIZES} "
            "where a.id in (select value from json_each(?))"
        )
        given = json.dumps(sorted(self.plan.hidden))
        articles, words = self.library.connection.execute(sql, [given]).fetchone()
        return size[0] + int(articles), size[1] + int(words)

    def _summed(self, summary: Summary) -> Summary:
        """Return what the header says, with the hits of copies that are left out where these are few enough."""
        plan = self.plan
        if not plan.once or plan.budget.over or len(plan.hidden) > CHEAP:
            return replace(summary, once=plan.once)
        return replace(summary, once=True, each=with_every_copy(self.library, plan, summary.hits, summary.articles))

    def head(
        self,
        command: tuple[str, ...],
        size: tuple[int, int],
        *,
        summary: Summary | None = None,
        said: str = "",
        notes: tuple[str, ...] = (),
    ) -> Head:
        """Return what stands over a count that is relative to `size` articles and words.

        These are those of the articles that are found, or with a `summary` those that the conditions allow.
        """
        return Head(
            query=printed(self.query.tree),
            within=printed(self.within),
            articles=size[0],
            words=size[1],
            copies=self._copies(),
            library=self.library.id,
            fold=self.library.fold_version,
            command=command,
            summary=None if summary is None else self._summed(summary),
            said=said,
            notes=(*dict.fromkeys((*notes, *self.plan.remarks())),),
            each=(self if summary is None else self.base())._each(size) if self.plan.once else None,
        )


def everything(today: date) -> Query:
    """Return the query that asks for every article."""
    return Query("", None, (), today)


def _parts(tree: Node | None) -> tuple[Node, ...]:
    return tree.children if isinstance(tree, And) else () if tree is None else (tree,)


def _is_condition(node: Node) -> bool:
    return isinstance(node.child if isinstance(node, Not) else node, Field | Dates)


@contextmanager
def counting(library: Library) -> Iterator[None]:
    """Let all statements of a count see the same state of the library, and turn what SQLite raises into one line."""
    with running(library):
        connection = library.connection
        for kind in ("row", "instance"):
            vocab(connection, kind)
        inside = connection.in_transaction
        if not inside:
            connection.execute("begin")
        # A statement may run for seconds before its first row: a signal, such as ctrl-c, is heard meanwhile.
        connection.set_progress_handler(lambda: 0, OPERATIONS)
        try:
            yield
        finally:
            connection.set_progress_handler(None, 0)
            if connection.in_transaction and not inside:
                connection.execute("rollback")
