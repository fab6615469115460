"""Which articles tell the same event: their telling words, the days between them, average linkage.

Articles are compared by the cosine of their words (`telling.py`); days apart count by a bell curve, and the fewer
articles there are of these days, the less alike two have to be. What is alike without a name in common counts less.
Clusters are joined as long as the mean likeness of their members is high enough.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from math import fsum

from readroom.text.telling import Vector

STORY_VERSION = 3
"""Changes whenever a clustering does."""
SAME = 0.10
"""Articles whose mean likeness is at least this tell the same event."""
MAYBE = 0.07
"""From this likeness on an article may belong to a story."""
DAYS = 12
"""Articles that are more days apart tell different events."""
SPREAD = 5.0
"""The standard deviation of the bell curve (days)."""
UNTIMED = 1.7
"""How much more alike articles have to be where their days are not known."""
FEW, MANY = 10, 100
"""Where so many articles and fewer were published within `DAYS`, two that are alike tell of one event more likely."""
LEAST = 0.08
"""So alike is enough then; between the two it rises to `SAME` with the logarithm of their number."""
CROWDED, MORE = 500, 0.15
"""Beyond so many, others are alike by chance: each doubling asks for so much more likeness."""
NAMES = 3
"""Articles with so many names are expected to share some."""
NAMELESS, NAMED = 0.5, 0.15
"""A likeness in which names have no part counts by half; where they have this part of it, or more, it counts whole."""
CLEAR, APART = 0.75, 0.6
"""Where days are not known, two join from this part of `SAME` on if any other is less than this part as like them."""

_CURVE = [math.exp(-((apart / SPREAD) ** 2) / 2) for apart in range(DAYS + 1)]


@dataclass(frozen=True, slots=True)
class Days:
    """The days (ordinal) between which an article was published; (0, 0) where nothing is known.

    `room`: how much more it says that another article is alike: few were published in these days (more than 1), or
    many, or many of them are alike (less).
    """

    first: int = 0
    last: int = 0
    room: float = 1.0

    @property
    def known(self) -> bool:
        """Whether the day itself is known."""
        return self.first == self.last > 0


@dataclass(frozen=True, slots=True)
class Told:
    """What an article tells: its words, when, and which of its words are names (also those that it has alone)."""

    words: Vector
    days: Days = Days()
    names: frozenset[str] = frozenset()


def room_of(beside: int) -> float:
    """Return how much more a likeness says where `beside` articles were published within `DAYS`."""
    share = math.log(max(beside, 1) / FEW) / math.log(MANY / FEW)
    room = SAME / (LEAST + (SAME - LEAST) * min(1.0, max(0.0, share)))
    return room / (1 + MORE * math.log2(beside / CROWDED)) if beside > CROWDED else room


def cosine(one: Vector, other: Vector) -> float:
    """Return the sum of the products of two vectors' weights: the cosine, where both have the length 1."""
    return fsum([one[word] * other[word] for word in one.keys() & other.keys()])


def nearness(one: Days, other: Days) -> float:
    """Return how much the days of two articles let them tell one event: 0 to 1, more where few were published."""
    room = min(one.room, other.room)
    if one.first == one.last > 0 and other.first == other.last > 0:
        apart = abs(one.first - other.first)
        return _CURVE[apart] * room if apart <= DAYS else 0.0
    if one.last and other.last and max(one.first, other.first) - min(one.last, other.last) > DAYS:
        return 0.0
    return room / UNTIMED


@dataclass(slots=True)
class _Cluster:
    members: list[int]
    total: Vector
    days: list[Days]
    names: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Clusters:
    """Groups of articles by their numbers, and for each of those that stand alone the group that it may belong to.

    `scores`: how like the others of its group an article is on average, in the order of `groups`. `maybe`: number of
    an article, index of the group, likeness.
    """

    groups: list[list[int]]
    scores: list[list[float]]
    maybe: list[tuple[int, int, float]]


def cluster(
    articles: Mapping[int, Told], links: Iterable[tuple[int, int]], seeds: Sequence[Sequence[int]] = ()
) -> Clusters:
    """Join articles that are alike on average. `links`: pairs that may be alike; `seeds`: groups that stay together.

    The outcome does not depend on the order of anything.
    """
    joined = _Joining(articles, links, seeds)
    joined.run()
    joined.join_the_lonely()
    return joined.outcome()


class _Joining:
    """Clusters while they are joined, the two that are most alike first."""

    def __init__(
        self,
        articles: Mapping[int, Told],
        links: Iterable[tuple[int, int]],
        seeds: Sequence[Sequence[int]],
    ) -> None:
        self._articles = articles
        self._clusters: dict[int, _Cluster] = {}
        self._of: dict[int, int] = {}
        for group in [*map(sorted, seeds), *([number] for number in sorted(articles))]:
            mine = [number for number in group if number in articles and number not in self._of]
            if mine:
                group_of = self._clusters[mine[0]] = _Cluster(mine, {}, [articles[number].days for number in mine])
                for number in mine:
                    _add(group_of.total, articles[number].words)
                    group_of.names |= articles[number].names
                    self._of[number] = mine[0]
        self._beside: dict[int, set[int]] = {name: set() for name in self._clusters}
        for a, b in links:
            one, other = self._of.get(a), self._of.get(b)
            if one is not None and other is not None and one != other:
                self._beside[one].add(other)
                self._beside[other].add(one)

    def run(self) -> None:
        """Join clusters until no two are alike enough."""
        pairs = ((a, b) for a, beside in self._beside.items() for b in beside if a < b)
        heap = [(-score, a, b) for a, b in pairs if (score := self._likeness(a, b)) >= SAME]
        heapify(heap)
        while heap:
            score, a, b = heappop(heap)
            if a not in self._clusters or b not in self._clusters:
                continue
            if -self._likeness(a, b) > score + 1e-12:  # one of them has grown since
                continue
            self._join(a, b)
            for other in sorted(self._beside[a]):
                if (likeness := self._likeness(a, other)) >= SAME:
                    heappush(heap, (-likeness, min(a, other), max(a, other)))

    def join_the_lonely(self) -> None:
        """Join undated clusters that are nearly alike enough, if nothing else is nearly as like either of them."""
        undated = {name for name, each in self._clusters.items() if not all(days.known for days in each.days)}
        pairs = ((a, b) for a in undated for b in self._beside[a] if a < b or b not in undated)
        near = [(-score, a, b) for a, b in pairs if (score := self._likeness(a, b)) >= CLEAR * SAME]
        for score, a, b in sorted(near):
            if a in self._clusters and b in self._clusters and self._likeness(a, b) >= -score - 1e-12:
                most = -score * APART
                if all(self._likeness(a, other) <= most for other in self._beside[a] if other != b) and all(
                    self._likeness(b, other) <= most for other in self._beside[b] if other != a
                ):
                    self._join(a, b)

    def _join(self, a: int, b: int) -> None:
        kept, gone = self._clusters[a], self._clusters.pop(b)
        kept.members += gone.members
        kept.days += gone.days
        kept.names |= gone.names
        _add(kept.total, gone.total)
        for other in self._beside.pop(b):
            self._beside[other].discard(b)
            if other != a:
                self._beside[other].add(a)
                self._beside[a].add(other)
        self._beside[a].discard(a)

    def _likeness(self, a: int, b: int) -> float:
        one, other = self._clusters[a], self._clusters[b]
        near = _mean_nearness(one.days, other.days)
        if not near:
            return 0.0
        same = cosine(one.total, other.total)
        likeness = near * same / (len(one.members) * len(other.members))
        if likeness < MAYBE or len(one.names) < NAMES or len(other.names) < NAMES:
            return likeness
        both = one.total.keys() & other.total.keys() & (one.names | other.names)
        named = fsum([one.total[word] * other.total[word] for word in both]) / same
        return likeness * (NAMELESS + (1 - NAMELESS) * min(1.0, named / NAMED))

    def _score(self, number: int, group: _Cluster) -> float:
        words = self._articles[number].words
        return (cosine(words, group.total) - cosine(words, words)) / (len(group.members) - 1)

    def outcome(self) -> Clusters:
        """Return what the clusters have come to."""
        groups: list[list[int]] = []
        scores: list[list[float]] = []
        maybe: list[tuple[int, int, float]] = []
        index: dict[int, int] = {}
        for name, each in sorted(self._clusters.items()):
            if len(each.members) > 1:
                index[name] = len(groups)
                groups.append(sorted(each.members))
                scores.append([self._score(number, each) for number in groups[-1]])
        for name, each in sorted(self._clusters.items()):
            if len(each.members) == 1:
                near = [(self._likeness(name, other), other) for other in self._beside[name] if other in index]
                best = max(near, default=(0.0, 0), key=lambda pair: (pair[0], -pair[1]))
                if best[0] >= MAYBE:
                    maybe.append((name, index[best[1]], best[0]))
        return Clusters(groups, scores, maybe)


def _mean_nearness(one: Sequence[Days], other: Sequence[Days]) -> float:
    """Return the mean nearness of the members of two clusters; of large ones, of some that are spread over them."""
    if len(one) == len(other) == 1:
        return nearness(one[0], other[0])
    some, more = Counter(one[:: max(1, len(one) // 12)]), Counter(other[:: max(1, len(other) // 12)])
    near = sum(n * m * nearness(a, b) for a, n in some.items() for b, m in more.items())
    return near / (some.total() * more.total())


def _add(total: Vector, more: Vector) -> None:
    for word, weight in more.items():
        total[word] = total.get(word, 0.0) + weight
