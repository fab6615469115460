"""N-grams: words that follow one another, inside one line (a paragraph, a heading) or one sentence of it."""

from collections.abc import Iterator, Sequence

from readroom.text.fold import folded_words
from readroom.text.sentences import sentences


def runs(text: str, *, by_sentence: bool = False) -> Iterator[list[str]]:
    """Yield the folded words of each line of a text in order, or of each sentence."""
    if by_sentence:
        for start, end in sentences(text):
            yield folded_words(text[start:end])
    else:
        for line in text.split("\n"):
            if line:
                yield folded_words(line)


def grams(words: Sequence[str], size: int) -> list[str]:
    """Return the runs of `size` words in order, joined by single spaces."""
    return list(map(" ".join, zip(*(words[n:] for n in range(size)), strict=False)))


def grams_round(words: Sequence[str], size: int, node: Sequence[str]) -> list[str]:
    """Return those runs of `size` words that hold the words of `node` one after the other, each place once."""
    length = len(node)
    starts: set[int] = set()
    for at in range(len(words) - length + 1):
        if words[at] == node[0] and list(words[at : at + length]) == list(node):
            starts.update(range(max(0, at + length - size), min(at, len(words) - size) + 1))
    return [" ".join(words[start : start + size]) for start in sorted(starts)]
