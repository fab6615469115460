"""Comparing two texts: how long it takes, and how much of what one took from the other is found.

    python benchmarks/compare.py [--words N] [--rounds N] [--pairs N] [--seed N] [--sentences FOLDER]

Times are medians in milliseconds for texts of 5,000 words of which nothing is known yet (the budget is 60 ms to the
rows), beside difflib and, where it is installed, diff-match-patch, which lay the words over each other in one order
and make no rows; and microseconds for the words of one row. Then passages are planted (`planted.py`): 12 to 100 words,
in another order, 0 to 20 % of their words changed; printed are the shares of characters that were found and that were
right, with made-up words, and with the sentences of the files of a folder put together anew. The last lines are for
passages that were planted in other ways (`planted_variants.py`).
"""

import argparse
import difflib
import random
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from planted import pairs_of, score, sentences_of, vocabulary
from planted_variants import MANNERS, variants_of

from readroom.text import align_figures, align_terms, fold
from readroom.text.align import compare_texts
from readroom.text.align_ops import steps
from readroom.text.align_tokens import Lexicon, split_words

GOALS = {1000: 0.985, 5000: 0.985, 10_000: 0.97}


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
    for cache in (
        align_terms.alike, align_terms.respelled, align_terms.skeleton, align_terms.is_number, fold.fold_word,
        align_figures.figure_kind,
    ):  # fmt: skip
        cache.cache_clear()
    compare_texts(left, right)


def with_difflib(left: str, right: str) -> None:
    """Compare the words of two texts as the standard library does, in one order only and without rows."""
    difflib.SequenceMatcher(None, left.split(), right.split(), autojunk=False).get_opcodes()


def with_diff_match_patch() -> Callable[[str, str], None] | None:
    """Return what compares the words of two texts as diff-match-patch does, or None when it is not installed."""
    try:
        from diff_match_patch import diff_match_patch
    except ImportError:
        return None

    def run(left: str, right: str) -> None:
        tool = diff_match_patch()
        one, other = ("\n".join(side.split()) for side in (left, right))
        first, second, lines = tool.diff_linesToChars(one, other)
        found = tool.diff_main(first, second, False)
        tool.diff_charsToLines(found, lines)

    return run


def median_ms(run: Callable[[], object], rounds: int) -> float:
    """Return the median time of `run` in milliseconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        run()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def times(size: int, rounds: int) -> None:
    """Print how long comparing takes, beside the others, in turns."""
    source = random.Random(7)
    words = vocabulary(source, 6000)
    left = text(source, words, size)
    patch = with_diff_match_patch()
    for kept in (0.0, 0.3, 0.9):
        right = version(source, words, left, kept)
        ours = median_ms(lambda right=right: cold(left, right), rounds)  # type: ignore[misc]
        theirs = median_ms(lambda right=right: with_difflib(left, right), max(3, rounds // 3))  # type: ignore[misc]
        said = f"{kept:.0%} shared: compare {ours:.1f} ms, difflib {theirs:.1f} ms ({theirs / ours:.1f} times)"
        if patch is not None:
            other = median_ms(lambda right=right: patch(left, right), 3)  # type: ignore[misc]
            said += f", diff-match-patch {other:.1f} ms ({other / ours:.1f} times)"
        print(said)
    print(row_words(source, words) + ("" if patch else "; diff-match-patch is not installed"))


def row_words(source: random.Random, words: list[str]) -> str:
    """Return how long the word differences of one row take, beside difflib."""
    lexicon = Lexicon()
    said = [words[source.randrange(400)] for _ in range(54)]
    other = [w if source.random() > 0.2 else source.choice(words) for w in said[:31]]
    a, b = split_words(" ".join(said), lexicon), split_words(" ".join(other), lexicon)
    turns = 200

    def ours() -> None:
        for _ in range(turns):
            steps(a, b, (0, len(a)), (0, len(b)), lexicon)

    def theirs() -> None:
        for _ in range(turns):
            difflib.SequenceMatcher(None, a.numbers, b.numbers, autojunk=False).get_opcodes()

    one, two = (median_ms(run, 5) * 1000 / turns for run in (ours, theirs))
    return f"words of one row (54 and 31): {one:.0f} µs with spellings and clean-up, difflib {two:.0f} µs"


def found(pairs: int, seed: int, folder: Path | None) -> None:
    """Print how much of what was planted is found."""
    styles: dict[str, list[list[str]] | None] = {"made-up words": None}
    if folder is not None:
        styles["sentences put together anew"] = sentences_of(sorted(folder.glob("*.txt")))
    for size, goal in GOALS.items():
        for name, sentences in styles.items():
            planted = pairs_of(size, max(4, pairs * 1000 // size), seed + size, sentences)
            result = score(planted)
            print(
                f"{size:,} words, {name}: F1 {result.f1:.4f} (at least {goal}), precision {result.precision:.4f}, "
                f"recall {result.recall:.4f}; {result.cases:.1%} of the passages, {len(planted)} pairs"
            )
    for size in (1000, 5000):
        for name, sentences in styles.items():
            count = max(4, pairs * 500 // size)
            scores = {m: score(variants_of(m, size, count, seed + size, sentences)).f1 for m in MANNERS}
            said = ", ".join(f"{manner} {f1:.4f}" for manner, f1 in scores.items())
            print(f"{size:,} words, {name}, planted otherwise: F1 {said}; {count} pairs of each")


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--pairs", type=int, default=60, help="pairs of texts of 1,000 words; fewer of longer ones")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sentences", type=Path, help="a folder of text files whose sentences are put together anew")
    args = parser.parse_args()
    times(args.words, args.rounds)
    found(args.pairs, args.seed, args.sentences)


if __name__ == "__main__":
    main()
