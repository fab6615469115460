"""Asking for highlights on the command line: words, and `tag:` `colour:` `state:` `author:` `in:`; all must hold."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from readroom.db.highlights import Highlight, clean_tags, fold_tag, holds

Condition = Callable[[Highlight], bool]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The conditions of a query; `within` names an article (an id, a key, or the beginning of one) or is None."""

    conditions: tuple[Condition, ...]
    within: str | None

    def holds(self, highlight: Highlight) -> bool:
        """Tell whether all conditions hold for a highlight; `within` is not looked at."""
        return all(condition(highlight) for condition in self.conditions)


def narrowed(terms: Sequence[str]) -> Narrowed:
    """Return the conditions of the terms of a query; a field without a value is looked for as a word."""
    found: list[Condition] = []
    within = None
    for term in terms:
        name, _, value = term.partition(":")
        if name == "in" and value:
            within = value
        elif value and (make := _FIELDS.get(name)):
            found.append(make(value))
        elif term.strip():
            found.append(lambda one, term=term: holds(one, term))  # type: ignore[misc]
    return Narrowed(tuple(found), within)


def tagged(highlight: Highlight, tag: str) -> bool:
    """Tell whether a highlight has a tag or one below it, whatever the case (`a` meets `a/b`)."""
    wanted = fold_tag("/".join(clean_tags([tag])))
    folded = [fold_tag(one) for one in highlight.tags]
    return any(one == wanted or one.startswith(f"{wanted}/") for one in folded)


_FIELDS: dict[str, Callable[[str], Condition]] = {
    "tag": lambda value: lambda one: tagged(one, value),
    "colour": lambda value: lambda one: one.colour == value,
    "color": lambda value: lambda one: one.colour == value,
    "state": lambda value: lambda one: one.state == value,
    "author": lambda value: lambda one: (one.author or "").casefold() == value.casefold(),
}
