"""Comparing two texts: what they share, wherever it stands, sentence by sentence and word by word.

The way: words are folded to numbers; maximal runs of equal words are chained over small gaps, in any order, and
carried on over small edits; each chain gets a kind; sentences that chains cover are read side by side, with the words
that differ; sentences that only have rare words in common are called related, no more.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from readroom.text.align_chains import Chain
from readroom.text.align_model import Comparison, Passage
from readroom.text.align_overlap import covered
from readroom.text.align_passages import Match, Side, find_matches
from readroom.text.align_quotes import quotations
from readroom.text.align_rows import Plan, Sentences, plan_rows
from readroom.text.align_seeds import Run
from readroom.text.align_table import Table
from readroom.text.align_tokens import Lexicon, Words, split_words
from readroom.text.model import Body
from readroom.text.sentences import paragraphs, sentences


@dataclass(frozen=True, slots=True)
class _Text:
    """One text, prepared."""

    side: Side
    sentences: Sentences

    @property
    def words(self) -> Words:
        return self.side.words


def compare_texts(left: Body | str, right: Body | str) -> Comparison:
    """Return the comparison of two texts; ranges are code points of each text.

    Every sentence of the left text stands in exactly one row with a left range, in order; every sentence of the right
    one in exactly one row of a kind other than "moved". Exchanged sides give the same passages and shares.
    """
    lexicon = Lexicon()
    a, b = _prepared(left, lexicon), _prepared(right, lexicon)
    matches = _matches(a.side, b.side, lexicon)
    plan = plan_rows(matches, a.sentences, b.sentences, a.words, b.words, lexicon)
    table = Table((a.words, b.words), (a.sentences, b.sentences), lexicon)
    rows = table.build(plan)
    kept = [run for m in matches if m.kind != "stock" for run in m.chain.runs]
    return Comparison(
        passages=(*(_passage(m, a.words, b.words) for m in matches), *_related(plan, a.sentences, b.sentences)),
        rows=rows,
        differences=tuple(table.differences),
        left_words=len(a.words),
        right_words=len(b.words),
        left_shared=covered((run.left, run.length) for run in kept),
        right_shared=covered((run.right, run.length) for run in kept),
        longest=max((_longest(run, a.words, b.words) for run in kept), default=0),
    )


def _prepared(source: Body | str, lexicon: Lexicon) -> _Text:
    """Return a text with its words, sentences and quotations; block quotations of a body count as quotations."""
    body = Body(source) if isinstance(source, str) else source
    words = split_words(body.text, lexicon)
    blocks = [(s.start, s.end) for s in body.spans if s.kind == "quote"]
    ranges = sentences(body.text)
    side = Side(words, quotations(body.text, blocks), ranges)
    return _Text(side, Sentences.of(words, ranges, paragraphs(body.text)))


def _matches(left: Side, right: Side, lexicon: Lexicon) -> list[Match]:
    """Return the passages; two texts of the same words are one, however short or monotonous they are."""
    numbers = left.words.numbers
    if numbers and numbers == right.words.numbers:
        return [Match(Chain((Run(0, 0, len(numbers)),)), "duplicate", False)]
    return find_matches(left, right, lexicon)


def _passage(match: Match, left: Words, right: Words) -> Passage:
    chain = match.chain
    return Passage(
        match.kind, left.span(*chain.left), right.span(*chain.right), chain.matched, chain.identity, match.moved
    )


def _related(plan: Plan, left: Sentences, right: Sentences) -> Iterable[Passage]:
    for pair, ordered in zip(plan.pairs, plan.ordered, strict=True):
        if pair.cosine:
            a, b = left.ranges[pair.left[0]], right.ranges[pair.right[0]]
            yield Passage("related", a, b, pair.stems, pair.cosine, not ordered)


def _longest(run: Run, left: Words, right: Words) -> int:
    """Return the longest row of equal words in a run, which may hold like words too."""
    longest = row = 0
    a, b = left.numbers, right.numbers
    for n in range(run.length):
        row = row + 1 if a[run.left + n] == b[run.right + n] else 0
        longest = max(longest, row)
    return longest
