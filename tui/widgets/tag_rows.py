"""Tags that are offered while one types: which fit, in which order, and what taking one makes of the line. Pure."""

from collections.abc import Sequence
from typing import NamedTuple

from readroom.db.highlights import clean_tags, fold_tag


class Offer(NamedTuple):
    """A tag that can be taken: one in use, or (`new`) what was typed."""

    name: str
    used: int = 0
    new: bool = False


def split_tags(value: str) -> tuple[str, ...]:
    """Return the tags of a typed line. A `#` before a tag is not part of it."""
    return tuple(tag for part in value.split(",") if (tag := part.strip().removeprefix("#").strip()))


def fragment(value: str) -> str:
    """Return what is typed of the last tag."""
    return value.rpartition(",")[2].strip().removeprefix("#").strip()


def with_tag(value: str, tag: str) -> str:
    """Return the line with `tag` in the place of what is typed of the last one, ready for another."""
    head, comma, _ = value.rpartition(",")
    return f"{head}{comma}{' ' if comma else ''}{tag}, "


def offers(value: str, known: Sequence[tuple[str, int]]) -> list[Offer]:
    """Return the tags that fit what is typed of the last tag, without those that the line has.

    `known` are the tags in use with their counts, in the order in which they are offered while nothing is typed. What
    fits is the tag itself, then tags that begin so, then those of which a level begins so, then those whose levels
    begin with the letters (`asu` for `actor/state/us`). A name that nobody uses yet comes last, as a new tag.
    """
    typed = fragment(value)
    wanted = fold_tag(typed)
    taken = {fold_tag(tag) for tag in split_tags(value.rpartition(",")[0])}
    free = [(name, count) for name, count in known if fold_tag(name) not in taken]
    if not wanted:
        return [Offer(*pair) for pair in free]
    ranked = [(rank, name, count) for name, count in free if (rank := _rank(fold_tag(name), wanted)) is not None]
    found = [Offer(name, count) for _, name, count in sorted(ranked, key=lambda one: one[0])]
    made = "/".join(clean_tags([typed]))
    if made and fold_tag(made) not in taken and not any(rank == 0 for rank, _, _ in ranked):
        found.append(Offer(made, new=True))
    return found


def _rank(name: str, wanted: str) -> int | None:
    """Return how well a tag fits (smaller is better), None when it does not; both folded."""
    if name == wanted:
        return 0
    if name.startswith(wanted):
        return 1
    if f"/{wanted}" in name:
        return 2
    if any(f"{gap}{wanted}" in name for gap in (" ", "-", "_")):
        return 3
    levels = name.split("/")
    if len(wanted) > 1 and "".join(level[:1] for level in levels).startswith(wanted):
        return 4
    return None


def head_of(name: str) -> tuple[str, str]:
    """Return the levels above a tag, with their last `/`, and its own name."""
    head, slash, last = name.rpartition("/")
    return head + slash, last
