"""What stands over every count: what was asked, what was counted, out of how much, and the command that repeats it."""

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from readroom.text.counted import number_of
from readroom.text.header import Summary, header

COUNTED = "titles and texts"
"""Where words are counted: what the search counts too."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a count is of, and how it was made.

    `query` and `within` are queries with their relative dates as days: what was asked, and the conditions of it that
    say which articles are looked at at all (empty: the whole library). `articles` and `words` of these are what
    frequencies are relative to. `said`: what was counted, where there is no `summary` of hits. `fold`: the version of
    what a word is. `copies`: "every" or "once". `command` repeats the count. `notes`: what else has to be said. `each`:
    where copies count once, the articles and words with every copy.
    """

    query: str
    within: str
    articles: int
    words: int
    copies: str
    library: str
    fold: int
    command: tuple[str, ...]
    summary: Summary | None = None
    said: str = ""
    notes: tuple[str, ...] = ()
    each: tuple[int, int] | None = None

    def line(self) -> str:
        """Return the header as one line."""
        parts = [self.said] if self.said else []
        if self.summary is not None:
            parts.append(header(self.summary))
        if self.summary is None or not self.summary.articles:
            parts.append("every copy counted" if self.copies == "every" else "copies counted once")
        copies = ""
        if self.each is not None and self.each[0] != self.articles:
            copies = f" ({self.each[1]:,} in {self.each[0]:,} with every copy)"
        within = self.within or "the whole library"
        words, articles = number_of(self.words, "word"), number_of(self.articles, "article")
        parts.append(f"out of {words} in {articles}{copies} of {within}, {COUNTED}")
        parts.append(f"words as folded, version {self.fold}")
        return " · ".join([*parts, *self.notes])

    def repeat(self) -> str:
        """Return the command as it is typed in a shell."""
        return shlex.join(self.command)

    def to_json(self) -> dict[str, Any]:
        """Return the header as plain JSON values."""
        return {
            "query": self.query,
            "within": self.within,
            "counted": COUNTED,
            "out_of": {
                "words": self.words,
                "articles": self.articles,
                **({"each": {"words": self.each[1], "articles": self.each[0]}} if self.each else {}),
            },
            "copies": self.copies,
            "library": self.library,
            "fold": self.fold,
            "command": self.repeat(),
            "notes": list(self.notes),
            **({"found": self.summary.to_json()} if self.summary else {}),
        }


def command(name: str, queries: Sequence[str], **options: object) -> tuple[str, ...]:
    """Return a command line: options that are None or False are left out, True ones stand alone."""
    said: list[str] = []
    for option, value in options.items():
        if value is None or value is False:
            continue
        said += [f"--{option.replace('_', '-')}"] if value is True else [f"--{option.replace('_', '-')}", str(value)]
    return ("readroom", name, *said, *(("--", *queries) if any(queries) else ()))
