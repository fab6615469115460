"""`readroom stories`: articles that tell the same event; naming, pinning, splitting and merging them."""

import argparse
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from readroom.context import emit_json, emit_text, open_library, open_notebook, say, some_of
from readroom.text.counted import number_of
from readroom.writing import curating

if TYPE_CHECKING:
    from readroom.db.library import Library
    from readroom.db.notebook import Notebook
    from readroom.db.story_editing import Change
    from readroom.db.story_view import Story

EPILOG = """\
name ID TITLE: call a story so (story:"TITLE" finds it too). pin ID: its articles stay together. split ID ARTICLE…:
articles that do not belong to it; two and more become a story of their own. merge ID ID…: the others go into the first.
forget ID: take back what was decided of it. Decisions are kept in your notebook; --library-wide keeps them in the
library, for all its readers; what is kept in your notebook is taken back by readroom notes undo. A query that begins
with one of these words has it in quotation marks, inside those of the shell: '"name" day'.
"""


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    stories = commands.add_parser(
        "stories", help="articles that tell the same event; name, pin, split, merge", epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        usage="readroom stories [QUERY] [--json] [--limit N]\n"
        "       readroom stories name|pin|split|merge|forget ID … [--library-wide]",
    )  # fmt: skip
    stories.add_argument("words", metavar="QUERY", nargs="*", help="only stories of articles that a query finds")
    stories.add_argument("--limit", type=int, default=50, metavar="N", help="list at most N stories (50)")
    stories.add_argument("--library-wide", action="store_true", help="decide for all readers of the library")
    stories.add_argument("--json", action="store_true", help="a line of JSON for each story")
    stories.set_defaults(run=run, usage_error=stories.error)


def run(args: argparse.Namespace) -> int:
    """List stories, or decide about them."""
    if args.words and args.words[0] in _DEEDS:
        name, *values = args.words
        deed = _DEEDS[name]
        if not deed.least <= len(values) <= (deed.most or len(values)):
            args.usage_error(f"{name} is written as: readroom stories {name} {deed.form}")
        return _decide(args, deed.do, values)
    from datetime import date

    from readroom.db.search import matching_ids
    from readroom.db.stories import stories_left
    from readroom.db.story_view import stories

    with open_library(args) as library, open_notebook(args, library) as notebook:
        if left := stories_left(library.connection):
            who = number_of(left, "article was", "articles were")
            say(f"note: {who} not looked at yet; run: readroom rebuild story")
        text = " ".join(args.words)
        ids = list(matching_ids(library, text, notebook=notebook, today=date.today())) if text else None
        found = stories(library.connection, notebook, articles=ids, limit=max(0, args.limit))
        for story in some_of(args, found, "nothing found" if text else "no two articles tell the same event"):
            _emit(story, as_json=args.json)
    return 0


def _emit(story: "Story", *, as_json: bool) -> None:
    decided = story.decided
    if as_json:
        emit_json(
            {"id": story.id, "title": story.title, "first": story.first, "last": story.last,
             "articles": len(story.firm), "ids": [member.id for member in story.firm],
             "maybe": [{"id": member.id, "score": member.score} for member in story.members if member.maybe],
             "named": bool(decided and decided.title), "pinned": bool(decided and decided.pinned)}
        )  # fmt: skip
        return
    marks = " (pinned)" if decided and decided.pinned else ""
    emit_text(f"{story.id:>6}  {story.first or 'undated'} – {story.last or 'undated'}  {story.title}{marks}")
    for member in story.members:
        maybe = "maybe  " if member.maybe else ""
        emit_text(f"        {member.id:>7}  {member.date or 'undated':<16}  {maybe}{member.title}")


Do = Callable[["Library", "Notebook", Sequence[str]], "Change"]


class Deed(NamedTuple):
    """What can be decided: how, what is named for it, and how many words that is at least and at most (0: any)."""

    do: Do
    form: str
    least: int
    most: int = 0


def _decide(args: argparse.Namespace, deed: Do, values: Sequence[str]) -> int:
    from readroom.db.account import account_name
    from readroom.db.story_decisions import keep_for_all, keep_here
    from readroom.variants import now

    with open_library(args) as library, open_notebook(args, library) as notebook:
        change = deed(library, notebook, values)
        if not args.library_wide:
            keep_here(notebook, change.changed, change.gone, said=change.said)
    if args.library_wide:
        with curating(args) as curator:
            keep_for_all(curator.library.connection, change.changed, change.gone, made=now(), author=account_name())
    from readroom.db.story_view import story

    with open_library(args) as library, open_notebook(args, library) as notebook:
        for each in change.changed:
            _emit(story(library.connection, notebook, each.id), as_json=args.json)
    return 0


def _one(library: "Library", notebook: "Notebook", values: Sequence[str]) -> "Story":
    from readroom.db.story_view import story

    return story(library.connection, notebook, values[0])


def _name(library: "Library", notebook: "Notebook", values: Sequence[str]) -> "Change":
    from readroom.db.story_editing import named

    return named(_one(library, notebook, values), " ".join(values[1:]))


def _pin(library: "Library", notebook: "Notebook", values: Sequence[str]) -> "Change":
    from readroom.db.story_editing import pinned

    return pinned(_one(library, notebook, values))


def _split(library: "Library", notebook: "Notebook", values: Sequence[str]) -> "Change":
    from readroom.db.articles import find_article
    from readroom.db.story_decisions import story_decisions
    from readroom.db.story_editing import split

    ids = [find_article(library, value) for value in values[1:]]
    taken = [decision.id for decision in story_decisions(library.connection, notebook)]
    return split(_one(library, notebook, values), ids, taken)


def _merge(library: "Library", notebook: "Notebook", values: Sequence[str]) -> "Change":
    from readroom.db.story_editing import merged

    return merged(_one(library, notebook, values), [_one(library, notebook, [value]) for value in values[1:]])


def _forget(library: "Library", notebook: "Notebook", values: Sequence[str]) -> "Change":
    from readroom.db.story_editing import forgotten

    return forgotten(_one(library, notebook, values))


_DEEDS: dict[str, Deed] = {
    "name": Deed(_name, "ID TITLE", 2),
    "pin": Deed(_pin, "ID", 1, 1),
    "split": Deed(_split, "ID ARTICLE…", 2),
    "merge": Deed(_merge, "ID ID…", 2),
    "forget": Deed(_forget, "ID", 1, 1),
}
"""What can be decided, by the word for it."""
