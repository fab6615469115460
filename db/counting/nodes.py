"""The words of a text in order, with the places of what a query looks for among them."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from readroom.db.counting.scope import Scope
from readroom.db.counting.streams import Reader
from readroom.text.fold import folded_words, tokens
from readroom.text.match import Match, Matcher
from readroom.text.query_tree import WILD, Column, Node, Or, Term
from readroom.text.sentences import sentences
from readroom.text.wild import fits
from readroom.text.windows import Place, find_phrase, find_words, only_windows, sentence_starts, spaced

FEW = 8
"""So many words are looked for one by one."""


class Line(NamedTuple):
    """The folded words of a title or a text (`column` says which), and the places of the nodes there.

    From a stream, a word is a character.

    `bounds` is where its sentences begin; empty without a sentence limit.
    """

    column: Column
    words: Sequence[str]
    places: list[Place]
    bounds: list[int]


def nodes(
    scope: Scope, left: int, right: int, *, by_sentence: bool, reader: Reader | None = None
) -> Iterator[list[Line]]:
    """Yield for each article of a scope its title and its text, where they hold hits of the query.

    With a `reader`, words are characters: its query has to be one of `phrases_of`, and there is no limit by sentence.

    Of a line with a single hit there may be no more words than the window of `left` and `right` words round it.
    """
    if reader is not None:
        yield from _streamed(reader, phrases_of(scope) or [])
        return
    finders = _finders(scope.plan.words)
    if finders is None:
        yield from _matched(scope, by_sentence)
        return
    plain = _plain_words(scope.plan.words)
    if plain is not None and not by_sentence:
        yield from _windows(scope, plain, left, right)
        return
    for title, text, _, _ in scope.texts():
        found = []
        for column, part in _named(title, text):
            words = folded_words(part)
            places = [place for find in finders for place in find(words)]
            if places:
                found.append(_line(column, part, words, places, by_sentence=by_sentence))
        yield found


def _named(title: str, text: str) -> tuple[tuple[Column, str], tuple[Column, str]]:
    return ("title", title), ("text", text)


def _line(column: Column, text: str, words: list[str], places: list[Place], *, by_sentence: bool = False) -> Line:
    bounds = sentence_starts(len(folded_words(text[s:e])) for s, e in sentences(text)) if by_sentence else []
    return Line(column, words, sorted(set(places)), bounds)


def _plain_words(tree: Node | None) -> list[str] | None:
    """Return the few words that a query's hits are, each by itself; None when there is more to them."""
    found: list[str] = []
    for node in tree.children if isinstance(tree, Or) else (tree,):
        if not isinstance(node, Term) or len(node.words) > 1 or node.prefix or node.wild or node.forms is not None:
            return None
        found += node.words
    return list(dict.fromkeys(found)) if len(found) <= FEW else None


def _windows(scope: Scope, plain: list[str], left: int, right: int) -> Iterator[list[Line]]:
    for title, text, _, _ in scope.texts():
        found = []
        for column, part in _named(title, text):
            words, places = only_windows(spaced(part), plain, left, right) if part else ([], [])
            if places:
                found.append(Line(column, words, places, []))
        yield found


def phrases_of(scope: Scope) -> list[tuple[str, ...]] | None:
    """Return the words and phrases that a query's hits are, None when there is more to them."""
    tree, found = scope.plan.words, []
    for node in tree.children if isinstance(tree, Or) else (tree,):
        plain = isinstance(node, Term) and not (node.printed or node.column or node.prefix or node.wild)
        if not plain or not isinstance(node, Term) or node.forms is not None:
            return None
        found.append(node.words)
    return list(dict.fromkeys(found))


def _streamed(reader: Reader, phrases: list[tuple[str, ...]]) -> Iterator[list[Line]]:
    wanted = [reader.signs(phrase) for phrase in phrases]
    for title, text in reader.read():
        found = []
        for column, words in _named(title, text):
            places = [place for phrase in wanted for place in _in_stream(words, phrase)]
            if places:
                found.append(Line(column, words, sorted(set(places)) if len(places) > 1 else places, []))
        yield found


def _in_stream(words: str, phrase: str) -> list[Place]:
    at, length, found = words.find(phrase), len(phrase), []
    while at >= 0:
        found.append((at, at + length))
        at = words.find(phrase, at + 1)
    return found


Finder = Callable[[list[str]], list[Place]]


def _finders(tree: Node | None) -> list[Finder] | None:
    """Return what finds the hits among folded words, None when the words alone do not tell."""
    found: list[Finder] = []
    for node in tree.children if isinstance(tree, Or) else (tree,):
        if not isinstance(node, Term) or node.printed or node.column:
            return None
        found_one = _finder(node)
        if found_one is None:
            return None
        found.append(found_one)
    return found


def _finder(term: Term) -> Finder | None:
    if term.forms is None and not term.prefix and not term.wild:
        return lambda words: find_phrase(words, term.words)
    if len(term.words) > 1:
        return None
    pattern = term.words[0] + (WILD if term.prefix else "")
    if (forms := term.forms) is not None:
        return lambda words: find_words(words, forms.__contains__)
    return lambda words: find_words(words, lambda word: fits(pattern, word))


def _matched(scope: Scope, by_sentence: bool) -> Iterator[list[Line]]:
    if scope.plan.words is None:
        return
    matcher = Matcher(scope.plan.words)
    for title, text, holds, _ in scope.texts():
        match = matcher.match(title, text, holds.__getitem__) or Match()
        found = []
        for column, part in _named(title, text):
            if spots := match.title if column == "title" else match.text:
                every = tokens(part)
                starts = [token.start for token in every]
                places = [(bisect_left(starts, s.start), bisect_left(starts, s.end)) for s in spots]
                words = [token.folded for token in every]
                found.append(_line(column, part, words, _apart(places), by_sentence=by_sentence))
        yield found


def _apart(places: list[Place]) -> list[Place]:
    """Return places of at least one word: a pattern may match less."""
    return [(start, max(end, start + 1)) for start, end in places]
