"""Which modules add commands, and which of them a command line needs: the others are not loaded for it."""

from collections.abc import Sequence

GROUPS: dict[str, tuple[str, ...]] = {
    "app": ("open", "tour"),
    "importing": ("import",),
    "explaining": ("explain",),
    "recipes": ("recipe",),
    "format_list": ("formats",),
    "articles": ("articles", "show", "export"),
    "sources": ("sources",),
    "editing": ("edit", "remove"),
    "auditing": ("review", "audit"),
    "search": ("search",),
    "concordance": ("concordance",),
    "word_lists": ("words",),
    "over_time": ("over-time",),
    "collocating": ("collocates",),
    "keywords": ("keyness",),
    "spread": ("dispersion",),
    "tag_tables": ("tag-table", "tables"),
    "compare": ("compare",),
    "variants": ("variants", "alias"),
    "stories": ("stories",),
    "reuse": ("reuse", "duplicates", "quotations"),
    "notes": ("notes",),
    "tags": ("tags", "attributes"),
    "collecting": ("collection",),
    "upkeep": ("check", "stats", "rebuild"),
    "sharing": ("publish", "salvage"),
    "keys": ("keys",),
}
"""Modules of `readroom` that add commands, in the order in which help shows them, and the commands of each."""

_FLAGS = frozenset({"--debug", "--no-mouse"})
_WITH_VALUE = frozenset({"--library", "--notes", "--layer"})


def needed(argv: Sequence[str]) -> tuple[str, ...]:
    """Return the modules that a command line needs: that of its command, none without one, all where it is not plain.

    All are needed for the help of the whole, for a command that there is not, and for an option that is not known here.
    """
    words = iter(argv)
    for word in words:
        if word in _WITH_VALUE:
            next(words, None)
        elif word not in _FLAGS and word.partition("=")[0] not in _WITH_VALUE:
            return tuple(group for group, commands in GROUPS.items() if word in commands) or tuple(GROUPS)
    return ()
