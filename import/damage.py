"""What is wrong with a page: bytes that are not of its charset, and everything else, in one line."""

from dataclasses import replace

from readroom.importer.decode import DAMAGED
from readroom.text.model import NO_ARTICLE, Page


def damage_of(encoding: str) -> str | None:
    """Return what is wrong with bytes that were decoded by `encoding` (see `decode`), in words; None when all fit."""
    return f"some bytes are not {encoding.removesuffix(DAMAGED)}" if encoding.endswith(DAMAGED) else None


def joined(*problems: str | None) -> str | None:
    """Return problems as one, each once, in their order; None when there is none."""
    return "; ".join(dict.fromkeys(problem for problem in problems if problem)) or None


def with_problem(page: Page, problem: str | None) -> Page:
    """Return the page with one thing more that is wrong with it, or as it is with None.

    One without an article says only that: it waits for someone who looks at it, and is done once there is an article.
    """
    if problem is None or page.problem == NO_ARTICLE:
        return page
    return replace(page, problem=joined(page.problem, problem))
