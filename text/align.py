"""Comparing two texts: what they share, wherever it stands, sentence by sentence and word by word.

The way: words are folded to numbers; maximal runs of equal words are chained over small gaps, in any order, and
carried on over small edits; each chain gets a kind; sentences that chains cover are read side by side, with the words
that differ; sentences that only have rare words in common are called related, no more.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from readroom.text.align_chains import Chain
from readroom.text.align_model import Comparison, Passage
from readroom.text.align_passages import Match, Side, find_matches, ranges_of
from readroom.text.align_quotes import quotations
from readroom.text.align_rows import Plan, Sentences, plan_rows
from readroom.text.align_seeds import Run
from readroom.text.align_table import Table
from readroom.text.align_tokens import Lexicon, Words, split_words
from readroom.text.fold import words as count_words
from readroom.text.model import Body
from readroom.text.sentences import paragraphs, sentences

MOST_WORDS = 200_000
"""Words of a text that is compared, at most: with more, time and memory would be a machine's and no reader's."""
LONGEST = 200
"""Words of a row's sentence: longer ones, of texts without stops, are read in pieces."""
LONGEST_SIGNS = 2000
"""Code points of a piece where there are no words."""

Pulse = Callable[[], None]
"""Called now and then while texts are compared; it may raise to stop that."""


class TooLongError(ValueError):
    """A text has more words than can be compared; says which and how many."""


@dataclass(frozen=True, slots=True)
class _Text:
    """One text, prepared; `count` is how many words it has as readroom counts them everywhere.

    `counts` tells how many those are before each word of comparing, and at last in all: U.S. is one here, two there.
    """

    side: Side
    sentences: Sentences
    count: int
    counts: Sequence[int]

    @property
    def words(self) -> Words:
        return self.side.words


def compare_texts(
    left: Body | str, right: Body | str, *, loose: bool = False, pulse: Pulse = lambda: None
) -> Comparison:
    """Return the comparison of two texts; ranges are code points of each text.

    Every sentence of the left text stands in exactly one row with a left range, in order; every sentence of the right
    one in exactly one row of a kind other than "moved". Exchanged sides give the same passages and shares. `loose`:
    sentences that have little in common are related too. Raises TooLongError.
    """
    lexicon = Lexicon()
    a, b = _prepared(left, lexicon, "A"), _prepared(right, lexicon, "B")
    pulse()
    matches = _matches(a.side, b.side, lexicon)
    pulse()
    plan = plan_rows(matches, a.sentences, b.sentences, a.words, b.words, lexicon, loose=loose, pulse=pulse)
    table = Table((a.words, b.words), (a.sentences, b.sentences), lexicon, pulse)
    rows = table.build(plan)
    kept = [run for m in matches if m.kind != "stock" for run in m.chain.runs]
    longest = 0
    for run in sorted(kept, key=lambda run: -run.length):
        longest = max(longest, _longest(run, a, b, longest))
    return Comparison(
        passages=(*(_passage(m, a.words, b.words) for m in matches), *_related(plan, a.sentences, b.sentences)),
        rows=rows,
        differences=tuple(table.differences),
        left_words=a.count,
        right_words=b.count,
        left_shared=_shared(a, ((run.left, run.length) for run in kept)),
        right_shared=_shared(b, ((run.right, run.length) for run in kept)),
        longest=longest,
    )


def _prepared(source: Body | str, lexicon: Lexicon, name: str) -> _Text:
    """Return a text with its words, sentences and quotations; block quotations of a body count as quotations."""
    body = Body(source) if isinstance(source, str) else source
    count = count_words(body.text)
    if count > MOST_WORDS:
        raise TooLongError(f"{name} has {count:,} words; texts of up to {MOST_WORDS:,} words are compared")
    words = split_words(body.text, lexicon)
    blocks = [(s.start, s.end) for s in body.spans if s.kind == "quote"]
    ranges = list(_pieces(words, sentences(body.text)))
    side = Side(words, quotations(body.text, blocks), ranges)
    return _Text(side, Sentences.of(words, ranges, paragraphs(body.text)), count, _counts(words, count))


def _counts(words: Words, count: int) -> Sequence[int]:
    """Return how many of the `count` words of a text stand before each word of comparing, and in all."""
    if count == len(words):
        return range(count + 1)
    text = words.text
    printed = [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)]
    sizes = (1 if word.isalnum() and word.isascii() else count_words(word) for word in printed)
    return list(accumulate(sizes, initial=0))


def sentence_places(source: Body | str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Return the sentences of a text as rows have them: their ranges, and paragraph and number from 1."""
    found = _prepared(source, Lexicon(), "a text").sentences
    return list(zip(found.ranges, found.places, strict=True))


def _pieces(words: Words, ranges: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of sentences, those of very long ones in pieces of some words."""
    for start, end in ranges:
        if end - start <= LONGEST:
            yield start, end
            continue
        first, last = words.within(start, end)
        cuts: Sequence[int] = words.starts[first + LONGEST : last : LONGEST]
        if first == last:
            cuts = range(start + LONGEST_SIGNS, end, LONGEST_SIGNS)
        for cut in cuts:
            yield start, start + len(words.text[start:cut].rstrip())
            start = cut
        yield start, end


def _shared(text: _Text, parts: Iterable[tuple[int, int]]) -> int:
    """Return how many words of a text lie in at least one of the parts (first word, length), as readroom counts."""
    joined = list(_joined(parts))
    if sum(last - first for first, last in joined) == len(text.words):
        return text.count
    return min(sum(text.counts[last] - text.counts[first] for first, last in joined), text.count)


def _joined(parts: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield ranges for parts (start, length), in order, with those that meet joined."""
    start = end = -1
    for first, length in sorted(parts):
        if first > end:
            if start < end:
                yield start, end
            start = first
        end = max(end, first + length)
    if start < end:
        yield start, end


def _matches(left: Side, right: Side, lexicon: Lexicon) -> list[Match]:
    """Return the passages; two texts of the same words are one, however short or monotonous they are."""
    numbers = left.words.numbers
    if numbers and numbers == right.words.numbers:
        return [Match(Chain((Run(0, 0, len(numbers)),)), "duplicate", False)]
    return find_matches(left, right, lexicon)


def _passage(match: Match, left: Words, right: Words) -> Passage:
    chain = match.chain
    return Passage(match.kind, *ranges_of(chain, left, right), chain.matched, chain.identity, match.moved)


def _related(plan: Plan, left: Sentences, right: Sentences) -> Iterable[Passage]:
    for pair, ordered in zip(plan.pairs, plan.ordered, strict=True):
        if pair.cosine:
            a, b = left.ranges[pair.left[0]], right.ranges[pair.right[0]]
            yield Passage("related", a, b, pair.stems, pair.cosine, not ordered)


def _longest(run: Run, left: _Text, right: _Text, least: int) -> int:
    """Return how many words the longest row of equal ones in a run has, which may hold like words too.

    Runs that cannot have more than `least` are not looked at.
    """
    (i, j), size = run[:2], run.length
    most = max(left.counts[i + size] - left.counts[i], right.counts[j + size] - right.counts[j])
    if most <= least:
        return least
    a, b = left.words.numbers[i : i + size], right.words.numbers[j : j + size]
    if a == b:
        return most
    best = (0, 0)
    start = 0
    for n in range(size + 1):
        if n == size or a[n] != b[n]:
            best = max(best, (n - start, start))
            start = n + 1
    length, start = best
    return max(t.counts[at + start + length] - t.counts[at + start] for t, at in ((left, i), (right, j)))
