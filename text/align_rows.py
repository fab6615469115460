"""From passages to rows: which sentences are read side by side, in which order, and what each side has alone."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from readroom.text.align_order import in_order
from readroom.text.align_passages import Match
from readroom.text.align_related import related
from readroom.text.align_tokens import Lexicon, Words

LEAST_WORDS = 6
LEAST_PART = 0.4
"""A passage links two sentences when it covers so many words, or so much of the shorter one."""
MOST_OF_PASSAGE = 0.6
"""A passage that lies in two sentences for the most part links them, however short it is."""
MOST_EDGES = 24
"""Links between sentences in one row at most; where the ends of sentences never meet, rows would have no end."""
RELATED_WEIGHT = 0.5
"""What a related pair weighs for the order, for each shared stem; a matched word weighs 1."""


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of one text: their ranges in it, the words `[first, last)` of each, paragraph and number in it."""

    ranges: Sequence[tuple[int, int]]
    words: Sequence[tuple[int, int]]
    places: Sequence[tuple[int, int]]
    of_word: Sequence[int]

    @classmethod
    def of(cls, words: Words, ranges: Sequence[tuple[int, int]], paragraphs: Sequence[tuple[int, int]]) -> "Sentences":
        """Return the sentences of a text from its words and the ranges of its sentences and paragraphs."""
        spans = [words.within(start, end) for start, end in ranges]
        of_word = [n for n, (first, last) in enumerate(spans) for _ in range(first, last)]
        starts = [start for start, _ in paragraphs]
        places: list[tuple[int, int]] = []
        for start, _ in ranges:
            paragraph = bisect_right(starts, start)
            number = places[-1][1] + 1 if places and places[-1][0] == paragraph else 1
            places.append((paragraph, number))
        return cls(ranges, spans, places, of_word)

    def __len__(self) -> int:
        return len(self.ranges)

    def size(self, sentence: int) -> int:
        """Return how many words a sentence has."""
        first, last = self.words[sentence]
        return last - first


@dataclass(slots=True)
class Pair:
    """Sentences `[left start, left end)` and `[right start, right end)` that belong together.

    `matches` are the passages behind it; none for a related pair, whose score is `cosine`, and for an equal one.
    """

    left: tuple[int, int]
    right: tuple[int, int]
    weight: float
    matches: list[Match] = field(default_factory=list)
    cosine: float = 0.0
    stems: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """The pairs by their left sentences; `ordered` tells which follow the order of both texts.

    `echoes` of a side: sentences that say again what a pair shows, with the number of the pair.
    """

    pairs: Sequence[Pair]
    ordered: Sequence[bool]
    left_echoes: Mapping[int, int]
    right_echoes: Mapping[int, int]


Edge = tuple[int, int, int]
"""A left sentence, a right one, and how many of their words match."""


def plan_rows(
    matches: Sequence[Match],
    left: Sentences,
    right: Sentences,
    left_words: Words,
    right_words: Words,
    lexicon: Lexicon,
    *,
    loose: bool,
    pulse: Callable[[], None],
) -> Plan:
    """Return which sentences go side by side; `loose`: also those that have little in common. Calls `pulse`."""
    pairing = _Pairing(left, right)
    for match in sorted((m for m in matches if m.kind != "stock"), key=lambda m: -m.chain.matched):
        pairing.add(match)
    pairs = pairing.pairs
    said = [left_words.numbers[slice(*w)] for w in left.words], [right_words.numbers[slice(*w)] for w in right.words]
    free_left = _free(said[0], pairing.by_left, pairing.left_echoes)
    free_right = _free(said[1], pairing.by_right, pairing.right_echoes)
    for a, b, cosine, stems in related(free_left, free_right, [*said[0], *said[1]], lexicon, loose=loose, pulse=pulse):
        pairs.append(Pair((a, a + 1), (b, b + 1), stems * RELATED_WEIGHT, [], cosine, stems))
        del free_left[a], free_right[b]
    pairs.sort(key=lambda p: p.left)
    ordered = _ordered(pairs)
    backbone = [p for p, kept in zip(pairs, ordered, strict=True) if kept]
    keys = (_keys(left_words, left, free_left), _keys(right_words, right, free_right))
    if more := list(_equal_between(backbone, *keys, len(left), len(right))):
        pairs = sorted([*pairs, *more], key=lambda p: p.left)
        ordered = _ordered(pairs)
    return _finished(pairs, ordered, pairing)


def _free(said: Sequence[list[int]], given: Mapping[int, Pair], echoes: Mapping[int, Pair]) -> dict[int, Sequence[int]]:
    """Return the words of the sentences that are neither given to a pair nor said again, by sentence."""
    return {n: words for n, words in enumerate(said) if n not in given and n not in echoes}


def _ordered(pairs: Sequence[Pair]) -> list[bool]:
    return in_order([(*p.left, *p.right, p.weight) for p in pairs])


def _finished(pairs: Sequence[Pair], ordered: Sequence[bool], pairing: "_Pairing") -> Plan:
    """Return the plan, with the echoes led to the pairs in their final order."""
    place = {id(p): n for n, p in enumerate(pairs)}
    return Plan(
        pairs,
        ordered,
        {n: place[id(p)] for n, p in pairing.left_echoes.items()},
        {n: place[id(p)] for n, p in pairing.right_echoes.items()},
    )


class _Pairing:
    """Gives sentences to each other, the heaviest passage first; each sentence is given once."""

    def __init__(self, left: Sentences, right: Sentences) -> None:
        self._left, self._right = left, right
        self.pairs: list[Pair] = []
        self.by_left: dict[int, Pair] = {}
        self.by_right: dict[int, Pair] = {}
        self.left_echoes: dict[int, Pair] = {}
        self.right_echoes: dict[int, Pair] = {}

    def add(self, match: Match) -> None:
        """Pair the sentences that a passage covers and that are free; note those that it says again."""
        edges = self._edges(match)
        free = [e for e in edges if e[0] not in self.by_left and e[1] not in self.by_right]
        for group in self._groups(free):
            self._give(group, match)
        for a, b, count in edges:
            given = self.by_left.get(a)
            if given is not None and given is self.by_right.get(b):
                if given.matches[-1] is not match:
                    given.matches.append(match)
                continue
            if given is not None and b not in self.by_right and count >= LEAST_PART * self._right.size(b):
                self.right_echoes[b] = given
            given = self.by_right.get(b)
            if given is not None and a not in self.by_left and count >= LEAST_PART * self._left.size(a):
                self.left_echoes[a] = given

    def _edges(self, match: Match) -> list[Edge]:
        """Return the pairs of sentences that a passage links, in the order of the texts."""
        counts: Counter[tuple[int, int]] = Counter()
        for run in match.chain.runs:
            n = 0
            while n < run.length:
                a, b = self._left.of_word[run.left + n], self._right.of_word[run.right + n]
                step = min(
                    run.length - n, self._left.words[a][1] - run.left - n, self._right.words[b][1] - run.right - n
                )
                counts[a, b] += step
                n += step
        least = min(LEAST_WORDS, MOST_OF_PASSAGE * match.chain.matched)
        return sorted(
            (a, b, n)
            for (a, b), n in counts.items()
            if n >= min(least, LEAST_PART * min(self._left.size(a), self._right.size(b)))
        )

    def _groups(self, edges: Sequence[Edge]) -> list[list[Edge]]:
        """Return the edges grouped where they meet in a sentence: one sentence split into two, or two merged."""
        groups: list[list[Edge]] = []
        for edge in edges:
            a, b = groups[-1][-1][:2] if groups else (-1, -1)
            if edge[0] > a and edge[1] > b:
                groups.append([edge])
            elif (
                len(groups[-1]) < MOST_EDGES
                and (edge[0] == a or edge[1] == b)
                and self._all_free(range(a + 1, edge[0]), range(b + 1, edge[1]))
            ):
                groups[-1].append(edge)
        return groups

    def _all_free(self, left: range, right: range) -> bool:
        return not any(n in self.by_left for n in left) and not any(n in self.by_right for n in right)

    def _give(self, group: Sequence[Edge], match: Match) -> None:
        left = (group[0][0], group[-1][0] + 1)
        right = (group[0][1], group[-1][1] + 1)
        pair = Pair(left, right, float(sum(n for _, _, n in group)), [match])
        self.pairs.append(pair)
        for n in range(*left):
            self.by_left[n] = pair
            self.left_echoes.pop(n, None)
        for n in range(*right):
            self.by_right[n] = pair
            self.right_echoes.pop(n, None)


Key = tuple[int, ...] | str


def _keys(words: Words, sentences: Sentences, free: Mapping[int, Sequence[int]]) -> dict[int, Key]:
    """Return what makes two free sentences equal: their words, or what is printed when they have none."""
    return {n: tuple(numbers) or words.text[slice(*sentences.ranges[n])] for n, numbers in free.items()}


def _equal_between(
    backbone: Sequence[Pair], left: Mapping[int, Key], right: Mapping[int, Key], left_end: int, right_end: int
) -> Iterator[Pair]:
    """Yield pairs of equal free sentences between two neighbours of the backbone, too short to be passages."""
    a = b = 0
    for a_end, b_end, a_next, b_next in [
        *((p.left[0], p.right[0], p.left[1], p.right[1]) for p in backbone),
        (left_end, right_end, left_end, right_end),
    ]:
        where: dict[Key, list[int]] = {}
        for n in range(b, b_end):
            if n in right:
                where.setdefault(right[n], []).append(n)
        for n in range(a, a_end):
            later = [m for m in where.get(left[n], ()) if m >= b] if n in left else []
            if later:
                yield Pair((n, n + 1), (later[0], later[0] + 1), max(1.0, float(len(left[n]))))
                b = later[0] + 1
        a, b = a_next, b_next
