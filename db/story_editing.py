"""Naming, pinning, splitting and merging stories: each gives the decisions that are to be kept.

`Change.changed` take the places of decisions of the same stories, `Change.gone` are taken away; `Change.said` is what
was done, in words.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from readroom.db.errors import LibraryError
from readroom.db.story_decisions import StoryDecision, Whose
from readroom.db.story_view import Story
from readroom.text.counted import number_of
from readroom.text.gate import clean_line


@dataclass(frozen=True, slots=True)
class Change:
    """Decisions to keep, the ids of those to take away, and what that is in words."""

    changed: tuple[StoryDecision, ...]
    gone: tuple[str, ...] = ()
    said: str = "decision on stories"


def named(story: Story, title: str) -> Change:
    """Give a story a name; an empty one takes it back."""
    name = clean_line(title)
    said = f"story {story.id} called “{name}”" if name else f"name of story {story.id} taken back"
    return Change((replace(_decision(story), title=name or None),), (), said)


def pinned(story: Story) -> Change:
    """Keep the articles of a story together, whatever is found later."""
    return Change((replace(_decision(story), pinned=True),), (), f"story {story.id} pinned")


def forgotten(story: Story, whose: Whose | None = None) -> Change:
    """Take back what was decided of a story; `whose`: only if it stands there."""
    found = story.decided if story.decided and whose in (None, story.decided.whose) else None
    return Change((), (found.id,) if found else (), f"decisions about story {story.id} taken back")


def split(story: Story, articles: Sequence[int], taken: Sequence[str]) -> Change:
    """Take articles out of a story; two and more are a story of their own. `taken`: ids of all decisions.

    Raise LibraryError when one is not in it, or none would be left.
    """
    keys = {member.id: member.key for member in story.members}
    missing = [number for number in articles if number not in keys]
    if missing:
        raise LibraryError(f"article {missing[0]} is not in story {story.id}; see: readroom articles story:{story.id}")
    gone = tuple(dict.fromkeys(keys[number] for number in articles))
    left = tuple(member.key for member in story.firm if member.key not in gone)
    if not left:
        raise LibraryError(f"story {story.id} would have no article left; name those that do not belong to it")
    decision = _decision(story)
    rest = replace(decision, known=left, out=tuple(dict.fromkeys((*decision.out, *gone))))
    said = f"{number_of(len(gone), 'article')} taken out of story {story.id}"
    if len(gone) < 2:
        return Change((rest,), (), said)
    number = 1 + max((int(name[1:]) for name in taken if name[:1] == "m" and name[1:].isdigit()), default=0)
    return Change((rest, StoryDecision(f"m{number}", known=gone, pinned=True, own=True)), (), said)


def merged(into: Story, others: Sequence[Story]) -> Change:
    """Make stories one; raise LibraryError when a story is merged into itself."""
    if not others or into.id in {other.id for other in others}:
        raise LibraryError(f"story {into.id} cannot be merged into itself; name another one")
    decision = _decision(into)
    known, out = list(decision.known), set(decision.out)
    for other in others:
        known += [member.key for member in other.firm]
    joined = (*decision.joined, *(tuple(member.key for member in other.firm) for other in others))
    gone = tuple(other.decided.id for other in others if other.decided is not None)
    kept = tuple(dict.fromkeys(known))
    change = replace(decision, known=kept, pinned=True, joined=joined, out=tuple(sorted(out - set(kept))), own=False)
    *first, last = (into.id, *(other.id for other in others))
    return Change((change,), gone, f"stories {', '.join(first)} and {last} made one")


def _decision(story: Story) -> StoryDecision:
    known = tuple(member.key for member in story.firm)
    return replace(story.decided, known=known) if story.decided else StoryDecision(story.id, known=known)
