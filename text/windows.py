"""The words that stand round others: windows of so many words to the left and to the right."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence

from readroom.text.fold import index_form

Place = tuple[int, int]
"""A node: the numbers of its first word and of the one after its last."""


def find_words(words: list[str], wanted: Callable[[str], bool] | str) -> list[Place]:
    """Return every place of one word: a folded word, or one that a test accepts."""
    if isinstance(wanted, str):
        found, at = [], -1
        try:
            while True:
                at = words.index(wanted, at + 1)
                found.append((at, at + 1))
        except ValueError:
            return found
    return [(n, n + 1) for n, word in enumerate(words) if wanted(word)]


def find_phrase(words: list[str], phrase: Sequence[str]) -> list[Place]:
    """Return every place of folded words that follow one another."""
    length, rest = len(phrase), list(phrase)
    return [(at, at + length) for at, _ in find_words(words, phrase[0]) if words[at : at + length] == rest]


def around(
    places: Sequence[Place], left: int, right: int, length: int, bounds: Sequence[int] = ()
) -> tuple[list[int], list[int]]:
    """Return the numbers of the words in windows round `places`, each once; and the same for each window apart.

    A window ends where the `length` words end, and at `bounds` (numbers of the words that begin a sentence, in order).
    The words of the nodes themselves are in none.
    """
    node = {number for place in places for number in range(*place)}
    apart: list[int] = []
    for start, end in places:
        first, last = max(0, start - left), min(length, end + right)
        if bounds:
            begins = bisect_right(bounds, start) - 1
            ends = bisect_right(bounds, end - 1)
            first = max(first, bounds[begins] if begins >= 0 else 0)
            last = min(last, bounds[ends] if ends < len(bounds) else length)
        apart += [number for number in (*range(first, start), *range(end, last)) if number not in node]
    return (sorted(set(apart)) if len(places) > 1 else apart), apart


def only_window(form: str, wanted: Iterable[str], left: int, right: int) -> tuple[list[str], Place] | None:
    """Return the window round the only place of some words, the word in it, and its place in the window.

    `form` is what `spaced` returned. No words when they stand nowhere; None when they stand in several places, where
    windows may overlap. It is some three times faster than to tell all words apart.
    """
    place, found = -1, ""
    for word in wanted:
        padded = f" {word} "
        at = form.find(padded)
        if at >= 0:
            if place >= 0 or form.find(padded, at + len(padded) - 1) >= 0:
                return None
            place, found = at, word
    if place < 0:
        return [], (0, 0)
    before = form[:place].rsplit(None, left) if left else []
    after = form[place + len(found) + 2 :].split(None, right) if right else []
    before = before[1:] if len(before) > left else before
    return [*before, found, *after[:right]], (len(before), len(before) + 1)


_SPACED = bytes(byte if byte > 0x7F or chr(byte).isalnum() or byte == 0x5F else 0x20 for byte in range(256)).lower()


def spaced(text: str) -> str:
    """Return the folded words of a text with spaces before, between and after them."""
    form = index_form(text).encode("utf-8", "surrogatepass").translate(_SPACED).decode("utf-8", "surrogatepass")
    return f" {form} "


def sentence_starts(lengths: Iterable[int]) -> list[int]:
    """Return with which word each sentence begins, from how many words each has."""
    starts, at = [], 0
    for length in lengths:
        if length:
            starts.append(at)
        at += length
    return starts
