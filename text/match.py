"""Which words of one article make it match a query: the exact answer that counts, marks and snippets are made of."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from readroom.text.fold import tokens
from readroom.text.folded import Folded, Phrase
from readroom.text.nearness import near_enough
from readroom.text.query_tree import WILD, And, Condition, Near, Node, Not, Nothing, Or, Regex, Term, terms_of, walk
from readroom.text.regex import Pattern, compiled
from readroom.text.wild import WildPhrase

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
        # By identity: to take the hash of a term for each text takes as long as to find it there.
        self._sought = {id(term): self.phrase(term) for term in _terms_in(tree)}
        terms = tree.children if isinstance(tree, And | Or) else (tree,)
        flat = [term for term in terms if isinstance(term, Term) and not term.printed]
        self._flat: list[_Sought] | None = None
        if flat and len(flat) == len(terms):
            self._flat = [(*self._sought[id(term)], _columns(term.column)) for term in flat]

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
        if self._flat is not None:
            return self._of_terms(self._flat, title, text)
        hits = _Article(self, (title, text), holds, go_on).of(self._tree)
        if hits is None:
            return None
        spots: tuple[dict[tuple[int, int], int], dict[tuple[int, int], int]] = ({}, {})
        for column, start, end, term in hits:
            spots[column].setdefault((start, end), term)
        return Match(*(tuple(Spot(*place, term) for place, term in sorted(of.items())) for of in spots))

    def _of_terms(self, terms: "list[_Sought]", title: str, text: str) -> Match | None:
        """Return what `match` does where the query is terms alone: all of them, or any."""
        forms = Folded(title), Folded(text)
        spots: tuple[list[Spot], list[Spot]] = ([], [])
        every = isinstance(self._tree, And)
        for number, phrase, columns in terms:
            there = False
            for column in columns:
                folded = forms[column]
                places = folded.find(phrase) if isinstance(phrase, Phrase) else phrase.find_in(folded.form)
                if places:
                    there = True
                    if folded.moved:
                        places = [folded.span(start, end) for start, end in places]
                    spots[column].extend([Spot(start, end, number) for start, end in places])
            if every and not there:
                return None
        if not spots[0] and not spots[1]:
            return None
        return Match(*(tuple(found if len(terms) == 1 else _each_once(found)) for found in spots))

    def phrase(self, term: Term) -> tuple[int, Phrase | WildPhrase]:
        """Return a term's number, and how it is found."""
        number = self._number[_looked_for(term)]
        return number, self._phrases[number]

    def sought(self, term: Term) -> tuple[int, Phrase | WildPhrase]:
        """Return what `phrase` does of a term that stands in the tree itself."""
        return self._sought[id(term)]

    def pattern(self, regex: Regex) -> tuple[int, Pattern]:
        """Return a regular expression's number, and how it is found."""
        return self._number[regex], self._patterns[regex]


def _terms_in(tree: Node) -> Iterator[Term]:
    for part in walk(tree):
        yield from (part,) if isinstance(part, Term) else part.terms if isinstance(part, Near) else ()


_LookedFor = tuple[tuple[str, ...], bool, frozenset[str] | None]


def _looked_for(term: Term) -> _LookedFor:
    return term.words, term.prefix, term.forms


def _phrase(words: tuple[str, ...], prefix: bool, forms: frozenset[str] | None) -> Phrase | WildPhrase:
    if forms is None and not any(WILD in word for word in words):
        return Phrase(words, prefix=prefix)
    return WildPhrase(words, prefix=prefix, forms=forms)


_Sought = tuple[int, Phrase | WildPhrase, Sequence[int]]
"""A term's number, how it is found, and in which columns."""


def _each_once(spots: list[Spot]) -> list[Spot]:
    """Return hits in order, of those with the same range the first."""
    kept: dict[tuple[int, int], Spot] = {}
    for spot in spots:
        kept.setdefault((spot.start, spot.end), spot)
    return sorted(kept.values())


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
        self._found: dict[tuple[int, int], list[tuple[int, int]]] = {}
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
        number, phrase = self._matcher.sought(term)
        places = self._found.get((column, id(term)))
        if places is None:
            text = self._texts[column]
            if term.printed and not all(word in text for word in term.printed):
                places = []
            else:
                folded = self._column(column)
                places = folded.find(phrase) if isinstance(phrase, Phrase) else phrase.find_in(folded.form)
                if term.printed:
                    places = [place for place in places if _as_printed(text, *folded.span(*place), term)]
            self._found[column, id(term)] = places
        return number, places

    def _term(self, term: Term) -> list[_Hit]:
        found = []
        for column in _columns(term.column):
            number, places = self._places(column, term)
            if places:
                span = self._column(column).span
                found += [(column, *span(start, end), number) for start, end in places]
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
            groups.append((number, places))
        far = near.distance + 2 * max(len(term.words) for term in near.terms)
        words = folded.numbers({start for _, places in groups for start, _ in places}, far)
        numbers = [[words[start] for start, _ in places] for _, places in groups]
        used = near_enough(numbers, [len(term.words) for term in near.terms], near.distance)
        return [
            (column, *folded.span(*place), number)
            for n, (number, places) in enumerate(groups)
            for place, word in zip(places, numbers[n], strict=True)
            if (n, word) in used
        ]


def _as_printed(text: str, start: int, end: int, term: Term) -> bool:
    """Tell whether the words in a range of a text are printed as a term asks for them."""
    if len(term.printed) == 1:
        word = text[start:end]
        return (word.startswith if term.prefix else word.__eq__)(term.printed[0])
    words = [text[start + word.start : start + word.end] for word in tokens(text[start:end])]
    if term.prefix and words:
        words[-1] = words[-1][: len(term.printed[-1])]
    return tuple(words) == term.printed


def _columns(column: str | None) -> Sequence[int]:
    return (0, 1) if column is None else (0,) if column == "title" else (1,)


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
