"""Which articles tell the same event: their telling words weighed, the days between them, average linkage.

Words are weighed by tf-idf (1 + ln tf times ln(N / df), Salton and Buckley 1988; the latter to the power of 1.5 in
large libraries) and compared by the cosine; days apart count by a bell curve, and the fewer articles there are of these
days, the less alike two have to be. Clusters are joined as long as the mean likeness of their members is high enough.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

STORY_VERSION = 2
"""Changes whenever a clustering does."""
SAME = 0.14
"""Articles whose mean likeness is at least this tell the same event."""
MAYBE = 0.10
"""From this likeness on an article may belong to a story."""
DAYS = 10
"""Articles that are more days apart tell different events."""
SPREAD = 4.0
"""The standard deviation of the bell curve (days)."""
UNTIMED = 1.4
"""How much more alike articles have to be where their days are not known."""
FEW, MANY = 10, 100
"""Where so many articles and fewer were published within `DAYS`, two that are alike tell of one event more likely."""
LEAST = 0.08
"""So alike is enough then; between the two it rises to `SAME` with the logarithm of their number."""
FEWEST = 100
"""A smaller library tells little of how rare words are: they are weighed as if it had so many articles."""
SMALL, LARGE, STEEP = 50, 500, 0.5
"""In larger libraries rare words are known to be rare, and count more: their weight is taken to the power of 1.5."""

_MANY = 64
_OFTEN = [0.0, *(1 + math.log(count) for count in range(1, _MANY))]
_CURVE = [math.exp(-((apart / SPREAD) ** 2) / 2) for apart in range(DAYS + 1)]

Vector = dict[str, float]


@dataclass(frozen=True, slots=True)
class Days:
    """The days (ordinal) between which an article was published; (0, 0) where nothing is known.

    `room`: how much more it says that another article is alike, since few were published in these days (1 and more).
    """

    first: int = 0
    last: int = 0
    room: float = 1.0

    @property
    def known(self) -> bool:
        """Whether the day itself is known."""
        return self.first == self.last > 0


def rarity(articles: int, every: int) -> float:
    """Return how much a word tells that `articles` of `every` have; 0 for one of a single article, or of all."""
    if not 1 < articles < every:
        return 0.0
    every = max(every, FEWEST)
    large = math.log(every / SMALL) / math.log(LARGE / SMALL) if every > SMALL else 0.0
    return float(math.log(every / articles) ** (1 + STEEP * min(1.0, large)))


def room_of(beside: int) -> float:
    """Return how much more a likeness says where `beside` articles were published within `DAYS`: 1 and more."""
    share = math.log(max(beside, 1) / FEW) / math.log(MANY / FEW)
    return SAME / (LEAST + (SAME - LEAST) * min(1.0, max(0.0, share)))


def weights(counts: Mapping[str, int], rarities: Mapping[str, float]) -> Vector:
    """Return how much each word tells of an article, by how often it is used there and how rare it is in all."""
    often = _OFTEN
    return {
        word: (often[count] if count < _MANY else 1 + math.log(count)) * rare
        for word, count in counts.items()
        if (rare := rarities[word])
    }


def vector(counts: Mapping[str, int], rarities: Mapping[str, float]) -> Vector:
    """Return the unit vector of an article's words. Words that tell nothing of others are left out."""
    found = weights(counts, rarities)
    length = math.sqrt(sum([weight * weight for weight in found.values()]))
    return {word: weight / length for word, weight in found.items()} if length else {}


def cosine(one: Vector, other: Vector) -> float:
    """Return the sum of the products of two vectors' weights: the cosine, where both are unit vectors."""
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[word] for word, weight in one.items() if word in other)


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
    articles: Mapping[int, tuple[Vector, Days]], links: Iterable[tuple[int, int]], seeds: Sequence[Sequence[int]] = ()
) -> Clusters:
    """Join articles that are alike on average. `links`: pairs that may be alike; `seeds`: groups that stay together.

    The outcome does not depend on the order of anything.
    """
    joined = _Joining(articles, links, seeds)
    joined.run()
    return joined.outcome()


class _Joining:
    """Clusters while they are joined, the two that are most alike first."""

    def __init__(
        self,
        articles: Mapping[int, tuple[Vector, Days]],
        links: Iterable[tuple[int, int]],
        seeds: Sequence[Sequence[int]],
    ) -> None:
        self._articles = articles
        self._clusters: dict[int, _Cluster] = {}
        self._of: dict[int, int] = {}
        for group in [*map(sorted, seeds), *([number] for number in sorted(articles))]:
            mine = [number for number in group if number in articles and number not in self._of]
            if mine:
                total: Vector = {}
                for number in mine:
                    _add(total, articles[number][0])
                    self._of[number] = mine[0]
                self._clusters[mine[0]] = _Cluster(mine, total, [articles[number][1] for number in mine])
        self._beside: dict[int, set[int]] = {name: set() for name in self._clusters}
        for a, b in links:
            one, other = self._of.get(a), self._of.get(b)
            if one is not None and other is not None and one != other:
                self._beside[one].add(other)
                self._beside[other].add(one)
        self._left: dict[int, tuple[int, float]] = {}

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

    def _join(self, a: int, b: int) -> None:
        kept, gone = self._clusters[a], self._clusters.pop(b)
        kept.members += gone.members
        kept.days += gone.days
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
        return near * cosine(one.total, other.total) / (len(one.members) * len(other.members))

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
                others = len(each.members) - 1
                scores.append(
                    [(cosine(self._articles[n][0], each.total) - 1) / others if others else 1.0 for n in groups[-1]]
                )
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
