"""Runs of equal words chained over small gaps, in any order: one chain is one passage.

Chaining is not monotone over the whole text, so passages that changed places stay found.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from rapidfuzz.distance import Indel

from readroom.text.align_extension import ALIKE_GAIN, CHANGED_COST, MISSING_COST, Alike, Extension, gains
from readroom.text.align_seeds import SEED, Run, matches, merged, rare_words

GAP = 14
"""Most words between two runs of one chain, on either side."""
SKEW = 12
"""Most words by which the two gaps may differ."""
SHORT_SKEW = 3
"""The same for runs that are shorter than a seed: a few words must not lead a chain astray."""
GAP_COST = 0.5
"""What a word between two runs takes from the score of their chain; a matched word adds 1."""

WEAK_MARGIN = 9.0
"""What a chain without a seed says, at least, beyond what chance has for texts of that size (nats)."""


@dataclass(frozen=True, slots=True)
class Chain:
    """Runs in the order of both texts: one passage. Ranges are word numbers, `[start, end)`."""

    runs: tuple[Run, ...]

    @property
    def left(self) -> tuple[int, int]:
        """The words of the left text from the first match to the last."""
        return self.runs[0].left, self.runs[-1].left + self.runs[-1].length

    @property
    def right(self) -> tuple[int, int]:
        """The words of the right text from the first match to the last."""
        return self.runs[0].right, self.runs[-1].right + self.runs[-1].length

    @property
    def matched(self) -> int:
        """How many words match."""
        return sum(run.length for run in self.runs)

    @property
    def identity(self) -> float:
        """The share of both ranges that matches (0 to 1, Dice)."""
        (l0, l1), (r0, r1) = self.left, self.right
        return 2 * self.matched / (l1 - l0 + r1 - r0)

    def flipped(self) -> "Chain":
        """Return the chain with its sides exchanged."""
        return Chain(tuple(Run(right, left, length) for left, right, length in self.runs))


def chains(left: Sequence[int], right: Sequence[int], alike: Alike, stop: Sequence[bool]) -> list[Chain]:
    """Return every chain of agreeing runs of the word numbers `left` and `right`, in the order of the left text.

    `stop` tells for each word number whether it is a stop word.
    """
    counts = Counter(left), Counter(right)
    gain = gains(*counts, stop)
    extension = Extension(left, right, alike, gain)
    least = WEAK_MARGIN + log(max(1, len(left) * len(right)))
    found = []
    for runs in _chained(matches(left, right, rare_words(*counts, stop), gain)):
        for part in _split(_filled(runs, left, right, alike)):
            chain = Chain(tuple(merged(extension.of(part))))
            if _has_seed(chain, left, right) or _gained(chain, left, right, gain) >= least:
                found.append(chain)
    return _joined(_without_contained(found), left, right, alike)


def _has_seed(chain: Chain, left: Sequence[int], right: Sequence[int]) -> bool:
    """Tell whether a seed's worth of equal words, not only like ones, stands together in a chain."""
    for run in chain.runs:
        count = 0
        for n in range(run.length if run.length >= SEED else 0):
            count = count + 1 if left[run.left + n] == right[run.right + n] else 0
            if count == SEED:
                return True
    return False


def _gained(chain: Chain, left: Sequence[int], right: Sequence[int], gain: Mapping[int, float]) -> float:
    """Return what a chain says (nats): its equal words, less what stands between them."""
    score, before = 0.0, chain.runs[0]
    for run in chain.runs:
        gaps = run.left - before.left - before.length, run.right - before.right - before.length
        if run is not before:
            score -= CHANGED_COST * min(gaps) + MISSING_COST * abs(gaps[0] - gaps[1])
        pairs = zip(left[run.left : run.left + run.length], right[run.right : run.right + run.length], strict=True)
        score += sum(gain[a] if a == b else ALIKE_GAIN for a, b in pairs)
        before = run
    return score


def _joined(chains: list[Chain], left: Sequence[int], right: Sequence[int], alike: Alike) -> list[Chain]:
    """Return the chains with those made one that follow each other closely, for what they have, on both sides."""
    found: list[Chain] = []
    for chain in chains:
        near = found[-1] if found else None
        if near is not None and _follows(chain, near):
            found[-1] = Chain(tuple(_filled([*near.runs, *chain.runs], left, right, alike)))
        else:
            found.append(chain)
    return found


def _follows(chain: Chain, before: Chain) -> bool:
    """Tell whether a chain goes on where another one ends, after a gap that both outweigh."""
    gaps = chain.left[0] - before.left[1], chain.right[0] - before.right[1]
    if min(gaps) < 0 or max(gaps) > GAP or abs(gaps[0] - gaps[1]) > SHORT_SKEW:
        return False
    return GAP_COST * max(gaps) < min(chain.matched, before.matched)


def _chained(runs: Sequence[Run]) -> list[list[Run]]:
    """Return `runs` grouped: each is appended to the open chain that it follows most closely, or opens one."""
    found: list[list[Run]] = []
    # By the diagonal of its last run: chains that a run may follow lie beside its own.
    open_chains: dict[int, list[int]] = {}
    for run in runs:
        diagonal = run.left - run.right
        skew = SKEW if run.length >= SEED else SHORT_SKEW
        best: tuple[int, int, int] | None = None
        near = (d for d in range(diagonal - skew, diagonal + skew + 1) if d in open_chains)
        for number in (n for d in near for n in _still_open(open_chains, d, found, run.left)):
            last = found[number][-1]
            gap_left, gap_right = run.left - last.left - last.length, run.right - last.right - last.length
            overlap = max(0, -gap_left, -gap_right)
            if gap_right > GAP or overlap >= run.length:
                continue
            cost = max(gap_left, 0) + max(gap_right, 0) + abs(gap_left - gap_right)
            best = min(best or (cost, number, overlap), (cost, number, overlap))
        if best is None:
            number = len(found)
            found.append([run])
        else:
            _, number, overlap = best
            last = found[number][-1]
            open_chains[last.left - last.right].remove(number)
            found[number].append(Run(run.left + overlap, run.right + overlap, run.length - overlap))
        open_chains.setdefault(diagonal, []).append(number)
    return found


def _still_open(open_chains: dict[int, list[int]], diagonal: int, found: list[list[Run]], left: int) -> list[int]:
    """Return the chains of a diagonal that a run from the word `left` on may follow; the others are left for good."""
    kept = [n for n in open_chains[diagonal] if left - found[n][-1].left - found[n][-1].length <= GAP]
    if kept:
        open_chains[diagonal] = kept
    else:
        del open_chains[diagonal]
    return kept


def _filled(runs: list[Run], left: Sequence[int], right: Sequence[int], alike: Alike) -> list[Run]:
    """Return `runs` with the equal and like words of the gaps between them."""
    found = [runs[0]]
    for run in runs[1:]:
        i, j = found[-1].left + found[-1].length, found[-1].right + found[-1].length
        if i < run.left and j < run.right:
            for kind, i0, i1, j0, j1 in _steps(left[i : run.left], right[j : run.right]):
                if kind == "equal":
                    found.append(Run(i + i0, j + j0, i1 - i0))
                elif i1 - i0 == j1 - j0:
                    pairs = zip(range(i + i0, i + i1), range(j + j0, j + j1), strict=True)
                    found += [Run(a, b, 1) for a, b in pairs if alike(left[a], right[b])]
        found.append(run)
    return merged(found)


def _split(runs: list[Run]) -> list[list[Run]]:
    """Return `runs` in parts that each hold together: a short run far from the others is a part of its own."""
    best = (0.0, 0, 0)
    score, first = 0.0, 0
    for n, run in enumerate(runs):
        gap = GAP_COST * _gap(runs[n - 1], run) if n else 0.0
        if score - gap <= 0:
            score, first = 0.0, n
        else:
            score -= gap
        score += run.length
        best = max(best, (score, first, n + 1), key=lambda part: part[0])
    _, start, end = best
    before = _split(runs[:start]) if start else []
    after = _split(runs[end:]) if end < len(runs) else []
    return [*before, runs[start:end], *after]


def _gap(run: Run, after: Run) -> int:
    """Return how many words lie between two runs, on the side where they are more."""
    return max(after.left - run.left, after.right - run.right) - run.length


def _steps(left: Sequence[int], right: Sequence[int]) -> list[tuple[str, int, int, int, int]]:
    """Return the edit steps between two short sequences; a deletion beside an insertion is one step "replace"."""
    steps: list[tuple[str, int, int, int, int]] = []
    for code in Indel.opcodes(left, right):
        i0, i1, j0, j1 = code.src_start, code.src_end, code.dest_start, code.dest_end
        if code.tag != "equal" and steps and steps[-1][0] != "equal":
            i0, j0 = steps[-1][1], steps[-1][3]
            steps[-1] = ("replace", i0, i1, j0, j1)
        else:
            steps.append((code.tag, i0, i1, j0, j1))
    return steps


def _without_contained(chains: list[Chain]) -> list[Chain]:
    """Return the chains that lie within no other on both sides, ordered by the left text."""
    ranges = [(*chain.left, *chain.right) for chain in chains]
    ordered = sorted(zip(ranges, chains, strict=True), key=lambda c: (c[0][0], -c[0][1], c[0][2], -c[0][3]))
    kept: list[Chain] = []
    around: list[tuple[int, int, int]] = []
    for (l0, l1, r0, r1), chain in ordered:
        around = [c for c in around if c[0] > l0]
        if not any(end >= l1 and start <= r0 and last >= r1 for end, start, last in around):
            kept.append(chain)
            around.append((l1, r0, r1))
    return kept
