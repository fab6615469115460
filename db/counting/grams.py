"""Lists of n-grams (two to five words that follow one another), and of clusters: those round a word or a phrase."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from heapq import nsmallest

from readroom.db.counting.head import command
from readroom.db.counting.scope import Progress, Scope, counting
from readroom.db.counting.tally import Tally
from readroom.db.counting.words import Sort, WordList, WordRow, filters, folded_pattern, limits, none_if
from readroom.db.errors import QueryError
from readroom.db.fields import NotebookView
from readroom.db.library import Library
from readroom.text.counted import number_of
from readroom.text.fold import folded_words
from readroom.text.grams import grams, grams_round, runs
from readroom.text.query import Query
from readroom.text.query_print import printed
from readroom.text.query_tree import Node, Term, all_of
from readroom.text.wild import fits

SIZES = range(2, 6)
"""How many words an n-gram may have."""
_Counted = tuple[str, int, int]
_ORDER: dict[Sort, Callable[[_Counted], tuple[int, str]]] = {
    "hits": lambda row: (-row[1], row[0]),
    "articles": lambda row: (-row[2], row[0]),
    "word": lambda row: (0, row[0]),
}


def gram_list(
    library: Library,
    query: Query,
    size: int,
    *,
    around: str | None = None,
    by_sentence: bool = False,
    notebook: NotebookView | None = None,
    pattern: str | None = None,
    stop: Collection[str] = (),
    stop_name: str | None = None,
    minimum: int = 2,
    sort: Sort = "hits",
    limit: int | None = 50,
    progress: Progress | None = None,
) -> WordList:
    """Count the n-grams of `size` words in titles and texts of the articles that a query finds; all texts are read.

    They lie inside one line, or with `by_sentence` inside one sentence. `around`: a word or phrase that they must hold.
    `pattern`: one of their words must fit it. `stop`: n-grams with one of these words are left out. Frequencies are
    relative to all words of the articles. Raise Interrupted when stopped, QueryError when `around` holds no word.
    """
    node = folded_words(around) if around else []
    if around and not 0 < len(node) < size:
        has, cluster = number_of(len(node), "word"), number_of(size, "word")
        raise QueryError(f"{around!r} has {has}; a cluster of {cluster} holds 1 to {size - 1}", None)
    fitting, stopped = folded_pattern(pattern) if pattern else None, frozenset(stop)
    with counting(library), Tally() as tally:
        scope = Scope(library, query, notebook, progress)
        reading = _with_node(scope, node) if node else scope
        for title, text, _, _ in reading.texts():
            found: list[str] = []
            for part in (title, text):
                for words in runs(part, by_sentence=by_sentence):
                    found += grams_round(words, size, node) if node else grams(words, size)
            tally.add(found)
        articles, total = scope.size()
        seen = _Seen(minimum, stopped, fitting)
        rows = seen.kept(tally.items())
        shown = sorted(rows, key=_ORDER[sort]) if limit is None else nsmallest(limit, rows, key=_ORDER[sort])
        inside = "a sentence" if by_sentence else "a line"
        head = scope.head(
            command(
                "words", [printed(query.tree)], ngram=size, around=around, sentence=by_sentence, pattern=pattern,
                stop=stop_name, min=minimum, sort=none_if(sort, "hits"), **limits(limit),
            ),
            (articles, total),
            said=f"{number_of(seen.types, 'different run')} of {number_of(size, 'word')} inside {inside}"
            + (f" that hold {' '.join(node)}" if node else ""),
            notes=filters(fitting, minimum, seen.listed, len(stopped), seen.stopped),
        )  # fmt: skip
        made = tuple(WordRow(gram, hits, hits / total * 1e6, texts) for gram, hits, texts in shown)
        return WordList(replace(head, within=head.query), made, seen.types, seen.listed, seen.stopped)


def _with_node(scope: Scope, node: list[str]) -> Scope:
    """Return the scope's articles that hold the node: only these can have a cluster round it."""
    held: Node = Term(tuple(node), written=" ".join(node))
    tree = all_of([*([scope.tree] if scope.tree is not None else []), held])
    return scope.narrowed(tree)


@dataclass(slots=True)
class _Seen:
    """The filters of a list of n-grams, with what passed them."""

    minimum: int
    stop: frozenset[str]
    pattern: str | None
    types: int = 0
    listed: int = 0
    stopped: int = 0

    def kept(self, items: Iterator[_Counted]) -> Iterator[_Counted]:
        """Yield what passes; the counts are whole when all was asked for."""
        for item in items:
            gram, hits, _ = item
            self.types += 1
            words = gram.split(" ")
            if not self.stop.isdisjoint(words):
                self.stopped += hits
            elif hits >= self.minimum and (self.pattern is None or any(fits(self.pattern, word) for word in words)):
                self.listed += 1
                yield item
