"""The words that stand round others: windows of so many words to the left and to the right."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

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


def once_around(words: Sequence[str], places: Sequence[Place], left: int, right: int) -> list[str]:
    """Return the words in windows round `places` (in order), each place of a text once, and none of a node.

    It is what the first list of `around` says, where no window ends before the words do, from pieces of the text.
    """
    found: list[str] = []
    done = reach = 0
    for number, (start, end) in enumerate(places):
        if start > done:
            found += words[max(done, start - left) : start]
        done = max(done, end)
        stop = reach = max(reach, end + right)  # of two places, the one that ends later may begin first
        if number + 1 < len(places):
            stop = min(reach, places[number + 1][0])
        if stop > done:
            found += words[done:stop]
            done = stop
    return found


def only_windows(form: str, wanted: Iterable[str], left: int, right: int) -> tuple[list[str], list[Place]]:
    """Return the words round every place of some words, and their places among these; none when they stand nowhere.

    `form` is what `spaced` returned. What lies between two places and in neither's window is left out, so that windows
    of `left` and `right` words are what they are in the whole text. Most words are never told apart.
    """
    found = sorted((at, word) for word in wanted for at in _all(form, f" {word} "))
    words: list[str] = []
    places: list[Place] = []
    done = 0
    for at, word in found:
        gap = form[done:at]
        words += _ends(gap, left, right if places else 0)
        places.append((len(words), len(words) + 1))
        words.append(word)
        done = at + len(word) + 1
    if places and right:
        words += form[done:].split(None, right)[:right]
    return words, places


def _all(form: str, padded: str) -> Iterator[int]:
    at = form.find(padded)
    while at >= 0:
        yield at
        at = form.find(padded, at + len(padded) - 1)


def _ends(gap: str, left: int, right: int) -> list[str]:
    """Return the first `right` and the last `left` words of what lies between two places, or all of them if few."""
    head = gap.split(None, right) if right else ["", gap] if gap.strip() else []
    if len(head) <= right:
        return head
    rest = head.pop()
    tail = rest.rsplit(None, left) if left else []
    return [*(head if right else []), *(tail[1:] if len(tail) > left else tail)]


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
