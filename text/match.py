"""Which words of one article make it match a query: the exact answer that counts, marks and snippets are made of."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from readroom.text.fold import tokens
from readroom.text.folded import Folded, Phrase
from readroom.text.query_tree import WILD, And, Condition, Near, Node, Not, Nothing, Or, Regex, Term, terms_of, walk
from readroom.text.regex import Pattern, compiled
from readroom.text.wild import WildPhrase, Word, words_in

SNIPPET = 200
"""How long a snippet is (code points); a phrase that is longer makes it longer."""
LEAD = 60
"""How much of a snippet stands before its first hit at most (code points)."""


class Spot(NamedTuple):
    """One hit: a range in code points, and which of the query's terms stands there."""

    start: int
    end: int
    term: int


@dataclass(frozen=True, slots=True)
class Match:
    """The hits of one article, each column's in order; what is asked of an article without words has none."""

    title: tuple[Spot, ...] = ()
    text: tuple[Spot, ...] = ()

    @property
    def hits(self) -> int:
        """How many hits there are."""
        return len(self.title) + len(self.text)


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text on one line, and the hits' ranges in it (code points, in order, apart from one another)."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


_SPACES = re.compile(r"\s+")
# A hit in the folded form: column (0 title, 1 text), range there, term.
_Hit = tuple[int, int, int, int]


class Matcher:
    """A query's tree, made ready to be held against many articles."""

    def __init__(self, tree: Node) -> None:
        self._tree = tree
        plain = dict.fromkeys(map(_looked_for, terms_of(tree)))
        patterns = dict.fromkeys(part for part in walk(tree) if isinstance(part, Regex))
        keys: list[_LookedFor | Regex] = [*plain, *patterns]
        self._number = {key: n for n, key in enumerate(keys)}
        self._phrases = [_phrase(*looked_for) for looked_for in plain]
        self._patterns = {part: compiled(part.pattern, any_case=part.any_case) for part in patterns}

    def match(
        self,
        title: str,
        text: str,
        holds: Callable[[Condition], bool] = lambda _: True,
        go_on: Callable[[], bool] = lambda: True,
    ) -> Match | None:
        """Return the hits in an article, or None when it does not match. `holds` answers for conditions.

        The hits are those of what makes it match: of an alternative that does not hold, none; of `near`, the words
        that stand near enough. Two hits never have the same range. `go_on` is asked again and again while a regular
        expression is looked for; when it says no, what was not looked at counts as not matching.
        """
        hits = _Article(self, (title, text), holds, go_on).of(self._tree)
        if hits is None:
            return None
        spots: tuple[dict[tuple[int, int], int], dict[tuple[int, int], int]] = ({}, {})
        for column, start, end, term in hits:
            spots[column].setdefault((start, end), term)
        return Match(*(tuple(Spot(*place, term) for place, term in sorted(of.items())) for of in spots))

    def phrase(self, term: Term) -> tuple[int, Phrase | WildPhrase]:
        """Return a term's number, and how it is found."""
        number = self._number[_looked_for(term)]
        return number, self._phrases[number]

    def pattern(self, regex: Regex) -> tuple[int, Pattern]:
        """Return a regular expression's number, and how it is found."""
        return self._number[regex], self._patterns[regex]


_LookedFor = tuple[tuple[str, ...], bool, frozenset[str] | None]


def _looked_for(term: Term) -> _LookedFor:
    return term.words, term.prefix, term.forms


def _phrase(words: tuple[str, ...], prefix: bool, forms: frozenset[str] | None) -> Phrase | WildPhrase:
    if forms is None and not any(WILD in word for word in words):
        return Phrase(words, prefix=prefix)
    return WildPhrase(words, prefix=prefix, forms=forms)


class _Article:
    """One article held against the tree."""

    def __init__(
        self,
        matcher: Matcher,
        texts: tuple[str, str],
        holds: Callable[[Condition], bool],
        go_on: Callable[[], bool],
    ) -> None:
        self._matcher = matcher
        self._texts = texts
        self._folded: list[Folded | None] = [None, None]
        self._words: list[list[Word] | None] = [None, None]
        self._found: dict[tuple[int, Term], list[tuple[int, int]]] = {}
        self._holds = holds
        self._go_on = go_on

    def of(self, node: Node) -> list[_Hit] | None:
        """Return the hits that make `node` match, or None when it does not."""
        match node:
            case Term():
                return self._term(node) or None
            case Regex():
                return self._regex(node) or None
            case Near():
                return self._near(node) or None
            case Not():
                return [] if self.of(node.child) is None else None
            case And():
                every = []
                for child in node.children:
                    hits = self.of(child)
                    if hits is None:
                        return None
                    every += hits
                return every
            case Or():
                found = [hits for child in node.children if (hits := self.of(child)) is not None]
                return [hit for hits in found for hit in hits] if found else None
            case Nothing():
                return None
            case _:
                return [] if self._holds(node) else None

    def _column(self, column: int) -> Folded:
        folded = self._folded[column]
        if folded is None:
            folded = self._folded[column] = Folded(self._texts[column])
        return folded

    def _places(self, column: int, term: Term) -> tuple[int, list[tuple[int, int]]]:
        """Return a term's number, and the ranges of the folded form where it stands."""
        number, phrase = self._matcher.phrase(term)
        places = self._found.get((column, term))
        if places is None:
            folded = self._column(column)
            if isinstance(phrase, Phrase):
                places = folded.find(phrase)
            else:
                places = phrase.find_in(folded.form) if phrase.begin else phrase.find(self._words_of(column))
            if term.printed:
                text = self._texts[column]
                places = [place for place in places if _as_printed(text, *folded.span(*place), term)]
            self._found[column, term] = places
        return number, places

    def _words_of(self, column: int) -> list[Word]:
        words = self._words[column]
        if words is None:
            words = self._words[column] = words_in(self._column(column).form)
        return words

    def _term(self, term: Term) -> list[_Hit]:
        found = []
        for column in _columns(term.column):
            number, places = self._places(column, term)
            found += [(column, *self._column(column).span(*place), number) for place in places]
        return found

    def _regex(self, regex: Regex) -> list[_Hit]:
        number, pattern = self._matcher.pattern(regex)
        return [
            (column, start, end, number)
            for column in _columns(regex.column)
            for start, end in pattern.find(self._texts[column], self._go_on)
        ]

    def _near(self, near: Near) -> list[_Hit]:
        return [hit for column in _columns(near.column) for hit in self._near_in(column, near)]

    def _near_in(self, column: int, near: Near) -> list[_Hit]:
        folded = self._column(column)
        groups = []
        for term in near.terms:
            number, places = self._places(column, term)
            if not places:
                return []
            groups.append([(folded.number(start), start, end, number) for start, end in places])
        lengths = [len(term.words) for term in near.terms]
        used = _near_enough([[place[0] for place in group] for group in groups], lengths, near.distance)
        return [
            (column, *folded.span(start, end), number)
            for n, group in enumerate(groups)
            for word, start, end, number in group
            if (n, word) in used
        ]


def _as_printed(text: str, start: int, end: int, term: Term) -> bool:
    """Tell whether the words in a range of a text are printed as a term asks for them."""
    words = [text[start + word.start : start + word.end] for word in tokens(text[start:end])]
    if term.prefix and words:
        words[-1] = words[-1][: len(term.printed[-1])]
    return tuple(words) == term.printed


def _columns(column: str | None) -> Sequence[int]:
    return (0, 1) if column is None else (0,) if column == "title" else (1,)


def _near_enough(groups: list[list[int]], lengths: list[int], distance: int) -> set[tuple[int, int]]:
    """Return (group, word number) of what stands in a clump that has one of each group.

    As FTS5 defines it: between the end of each and the beginning of the last one are at most `distance` words.
    """
    used: set[tuple[int, int]] = set()
    marked = [0] * len(groups)
    for last in sorted({word for group in groups for word in group}):
        clump = [
            (bisect_left(group, last - length - distance), bisect_right(group, last))
            for group, length in zip(groups, lengths, strict=True)
        ]
        if all(first < end for first, end in clump):
            for n, (first, end) in enumerate(clump):
                used.update((n, word) for word in groups[n][max(first, marked[n]) : end])
                marked[n] = end
    return used


def snippet(text: str, spots: Sequence[Spot] = (), *, width: int = SNIPPET) -> Snippet:
    """Return the piece of `text` that shows most of the terms, then most hits, then the earliest; `width` code points.

    Without hits it is the beginning. White space becomes single spaces; `…` stands where text is left out.
    """
    first, shown = _best(spots, width - LEAD)
    start = _word_start(text, max(0, first - LEAD), first) if first > LEAD // 2 else 0
    until = max([start + width, *(spot.end for spot in shown)])
    end = _word_end(text, until, max([start + 1, *(spot.end for spot in shown)])) if until < len(text) else len(text)
    out = "… " if start else ""
    marks: list[tuple[int, int]] = []
    at = start
    for mark_start, mark_end in _merged(shown):
        out += _one_line(text[at:mark_start])
        marks.append((len(out), len(out) + len(_one_line(text[mark_start:mark_end]))))
        out += _one_line(text[mark_start:mark_end])
        at = mark_end
    out += _one_line(text[at:end])
    return Snippet(out.rstrip() + (" …" if end < len(text) else ""), tuple(marks))


def _best(spots: Sequence[Spot], reach: int) -> tuple[int, Sequence[Spot]]:
    """Return where the best window begins, and the hits in it."""
    best, shown = (0, 0), spots[:0]
    last = 0
    for n, spot in enumerate(spots[:500]):
        last = max(last, n + 1)
        while last < len(spots) and spots[last].end <= spot.start + reach:
            last += 1
        score = (len({s.term for s in spots[n:last]}), last - n)
        if score > best:
            best, shown = score, spots[n:last]
    return (shown[0].start if shown else 0), shown


def _merged(spots: Sequence[Spot]) -> list[tuple[int, int]]:
    ranges: list[tuple[int, int]] = []
    for start, end, _ in spots:
        if ranges and start < ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], max(end, ranges[-1][1]))
        else:
            ranges.append((start, end))
    return ranges


def _word_start(text: str, at: int, limit: int) -> int:
    """Return the first beginning of a word from `at` on, or `at` when there is none before `limit`."""
    if at == 0 or text[at - 1].isspace():
        return at
    for place in range(at, limit):
        if text[place].isspace():
            return place + 1
    return at


def _word_end(text: str, at: int, limit: int) -> int:
    """Return the last end of a word up to `at`, or `at` when there is none after `limit`."""
    for place in range(at, limit - 1, -1):
        if text[place : place + 1].isspace():
            return place
    return at


def _one_line(text: str) -> str:
    return _SPACES.sub(" ", text)
