"""A cold comparison of two texts of 5,000 words, beside difflib over the same words, in one run.

    python benchmarks/compare.py [--words N] [--rounds N]

The budget is 60 ms to the rows for texts of 5,000 words. Prints medians in milliseconds, and the ratio.
"""

import argparse
import difflib
import random
import statistics
import time
from collections.abc import Callable

from readroom.text import align_terms, fold
from readroom.text.align import compare_texts

VOWELS, CONSONANTS = "aeiou", "bcdfghklmnprstvw"


def vocabulary(source: random.Random, size: int) -> list[str]:
    """Return words that can be pronounced, the frequent ones short."""
    words: dict[str, None] = {}
    while len(words) < size:
        length = 1 + min(4, len(words) // 40)
        words["".join(source.choice(CONSONANTS) + source.choice(VOWELS) for _ in range(length))] = None
    return list(words)


def paragraph(source: random.Random, words: list[str]) -> str:
    """Return a few sentences; the words are about as frequent as in a language, some are names or numbers."""
    sentences = []
    for _ in range(source.randint(2, 5)):
        said = [
            words[min(int(12 * source.paretovariate(0.55)) - 12, len(words) - 1)] for _ in range(source.randint(8, 30))
        ]
        said[source.randrange(len(said))] = source.choice(words).capitalize()
        if source.random() < 0.2:
            said[source.randrange(len(said))] = str(source.randint(2, 2030))
        line = " ".join(said)
        sentences.append(f"“{line}”, he said." if source.random() < 0.2 else f"{line[:1].upper()}{line[1:]}.")
    return " ".join(sentences)


def text(source: random.Random, words: list[str], size: int) -> str:
    """Return paragraphs of about `size` words."""
    parts: list[str] = []
    count = 0
    while count < size:
        parts.append(paragraph(source, words))
        count += parts[-1].count(" ") + 1
    return "\n\n".join(parts)


def version(source: random.Random, words: list[str], original: str, kept: float) -> str:
    """Return another version: a share of the paragraphs is kept, in another order, with some words changed."""
    parts = original.split("\n\n")
    source.shuffle(parts)
    found = []
    for part in parts:
        if source.random() >= kept:
            found.append(paragraph(source, words))
            continue
        found.append(" ".join(w if source.random() > 0.04 else source.choice(words) for w in part.split(" ")))
    return "\n\n".join(found)


def cold(left: str, right: str) -> None:
    """Compare two texts of which nothing is known yet."""
    for cache in (align_terms.alike, align_terms.respelled, align_terms.skeleton, fold.fold_word):
        cache.cache_clear()
    compare_texts(left, right)


def with_difflib(left: str, right: str) -> None:
    """Compare the words of two texts as the standard library does, in one order only and without rows."""
    difflib.SequenceMatcher(None, left.split(), right.split(), autojunk=False).get_opcodes()


def median_ms(run: Callable[[], None], rounds: int) -> float:
    """Return the median time of `run` in milliseconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        run()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=9)
    args = parser.parse_args()
    source = random.Random(7)
    words = vocabulary(source, 6000)
    left = text(source, words, args.words)
    for kept in (0.0, 0.3, 0.9):
        right = version(source, words, left, kept)
        ours = median_ms(lambda right=right: cold(left, right), args.rounds)  # type: ignore[misc]
        theirs = median_ms(lambda right=right: with_difflib(left, right), max(3, args.rounds // 3))  # type: ignore[misc]
        print(f"{kept:.0%} shared: compare {ours:.1f} ms, difflib {theirs:.1f} ms, {theirs / ours:.1f} times")


if __name__ == "__main__":
    main()
