"""Places of texts that have a letter: small letters in one article, capitals in the whole library."""

from collections.abc import Callable, Coroutine
from typing import Any, NamedTuple, Protocol

STATE = "places"
WORDS = 40
"""How many code points of the text are kept with a place, to find it again when the text has changed."""
Answered = Callable[[str], Coroutine[Any, Any, None]]


class Memory(Protocol):
    """A notebook, as far as it remembers."""

    def state(self, key: str, default: Any = None) -> Any:
        """Return what is remembered under `key`."""

    def set_state(self, key: str, value: Any) -> None:
        """Remember something."""


class Bookmark(NamedTuple):
    """A place: the key of its article, its offset (code points), and the words there."""

    key: str
    offset: int
    words: str


def bookmark(key: str, text: str, offset: int) -> Bookmark:
    """Return the place at an offset of an article's text."""
    return Bookmark(key, offset, text[offset : offset + WORDS])


def put(memory: Memory, letter: str, mark: Bookmark) -> None:
    """Give a letter to a place; the one that had it has none any more."""
    state = STATE if letter.isupper() else f"{STATE}:{mark.key}"
    memory.set_state(state, {**_read(memory, state), letter: list(mark)})


def marks(memory: Memory, key: str) -> dict[str, Bookmark]:
    """Return the places that can be gone to from an article, by their letters."""
    found = {**_read(memory, STATE), **_read(memory, f"{STATE}:{key}")}
    return {letter: Bookmark(*mark) for letter, mark in found.items() if _is_mark(mark)}


def find(mark: Bookmark, text: str) -> tuple[int, bool]:
    """Return where a place is in its text as it is now, and whether its words stand there."""
    if text.startswith(mark.words, mark.offset):
        return mark.offset, True
    before, after = text.rfind(mark.words, 0, mark.offset), text.find(mark.words, mark.offset)
    found = [at for at in (before, after) if at >= 0 and mark.words]
    if found:
        return min(found, key=lambda at: abs(at - mark.offset)), True
    return max(0, min(mark.offset, len(text) - 1)), False


def _read(memory: Memory, state: str) -> dict[str, Any]:
    found = memory.state(state, {})
    return found if isinstance(found, dict) else {}


def _is_mark(mark: object) -> bool:
    return isinstance(mark, list) and list(map(type, mark)) == [str, int, str]
