"""`readroom variants` and `alias`: spellings and other names of one thing, proposed and decided."""

import argparse
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from readroom.context import emit_json, emit_text, open_library, open_notebook, say, some_of
from readroom.text.counted import number_of
from readroom.writing import curating

if TYPE_CHECKING:
    from readroom.db.variants import Decision, Spelling

EPILOG = """\
Nothing is merged by itself: a spelling counts for ~NAME in a query when it was accepted. Decisions are kept in your
notebook, where readroom notes undo takes them back; --library-wide keeps them in the library, for all its readers.
"""
NAMES = 2_000
"""For so many names, the commonest, proposals are listed."""

_STATES: "Mapping[str, Decision | None]" = {"accept": "accepted", "reject": "rejected", "forget": None}
_ALIAS_STATES: "Mapping[str, Decision | None]" = {"add": "accepted", "remove": "rejected"}


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands."""
    variants = commands.add_parser(
        "variants", help="spellings of a name: proposed, accepted, rejected", epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        usage="readroom variants [TERM] [--json] [--limit N] [--least SCORE]\n"
        "       readroom variants accept|reject|forget NAME OTHER… [--library-wide]",
    )  # fmt: skip
    variants.add_argument(
        "words", metavar="TERM", nargs="*", help="the name; without one, proposals for the commonest names"
    )
    variants.add_argument("--limit", type=int, default=100, metavar="N", help="list at most N proposals (100)")
    variants.add_argument("--least", type=float, metavar="SCORE", help="list proposals from this score on (0.65)")
    _common(variants)
    variants.set_defaults(run=run, usage_error=variants.error)
    alias = commands.add_parser(
        "alias", help="other names in brackets: Long Name (LN)", epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        usage="readroom alias [NAME] [--json]\n       readroom alias add|remove NAME OTHER… [--library-wide]",
    )  # fmt: skip
    alias.add_argument("words", metavar="NAME", nargs="*", help="list those of a name; without one, all")
    _common(alias)
    alias.set_defaults(run=run_alias, usage_error=alias.error)


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--library-wide", action="store_true", help="decide for all readers of the library")
    parser.add_argument("--json", action="store_true", help="a line of JSON for each")


def run(args: argparse.Namespace) -> int:
    """List spellings, or decide about them."""
    from readroom.db.variants import all_proposals, spellings
    from readroom.text.variants import PROPOSED

    if args.words and args.words[0] in _STATES:
        return _decide(args, "variants", _STATES)
    least = PROPOSED if args.least is None else args.least
    with open_library(args) as library, open_notebook(args, library) as notebook:
        _say_left(library.connection)
        if args.words:
            rows = spellings(library, notebook, " ".join(args.words), least=least)
        else:
            rows = all_proposals(library, notebook, names=NAMES, least=least)
            if len(rows) > args.limit:
                say(f"{args.limit} of {len(rows):,} proposals are shown; more with --limit")
        none = "nothing found" if args.words else "no spelling is proposed that is not decided"
        for row in some_of(args, rows if args.words else rows[: args.limit], none):
            _emit(row, named=bool(args.words), as_json=args.json)
    return 0


def _emit(row: "Spelling", *, named: bool, as_json: bool) -> None:
    if as_json:
        emit_json(
            {"term": row.term, "of": row.of, "articles": row.articles, "hits": row.hits, "score": row.score,
             "state": row.state, "whose": row.whose}
        )  # fmt: skip
        return
    score = f"{row.score:.2f}" if row.score is not None else "  – "
    what = row.term if named else f"{row.of} = {row.term}?"
    whose = " (library)" if row.whose == "library" else ""
    emit_text(f"{row.hits:>7,} in {row.articles:>6,}  {score}  {row.state + whose:<20}  {what}")


def run_alias(args: argparse.Namespace) -> int:
    """List names in brackets, or decide about them."""
    if args.words and args.words[0] in _ALIAS_STATES:
        return _decide(args, "alias", _ALIAS_STATES)
    from readroom.db.names import known_aliases
    from readroom.db.variants import decisions, pair_of
    from readroom.text.fold import fold

    with open_library(args) as library, open_notebook(args, library) as notebook:
        _say_left(library.connection)
        decided = decisions(library, notebook)
        found = known_aliases(library.connection, fold(" ".join(args.words)) or None)
        for name, form, articles in some_of(
            args, found, "nothing found" if args.words else "no name has another one in brackets"
        ):
            each = decided.get(pair_of(name, form))
            state = each.state if each else "proposed"
            if args.json:
                emit_json({"name": name, "term": form, "articles": articles, "state": state})
            else:
                emit_text(f"{articles:>6,}  {state:<9}  {name} = {form}")
    return 0


def _decide(args: argparse.Namespace, command: str, states: "Mapping[str, Decision | None]") -> int:
    """Keep a decision about the first name and each of the others."""
    deed, *names = args.words
    if len(names) < 2:
        args.usage_error(f"{deed} is about two names or more: readroom {command} {deed} NAME OTHER…")
    state = states[deed]
    from readroom.db.account import account_name
    from readroom.db.errors import ReadroomError
    from readroom.db.variants import decide_for_all, decide_here, set_of
    from readroom.text.fold import fold

    pairs: Sequence[Any]
    with ExitStack() as stack:
        if args.library_wide:
            library = stack.enter_context(curating(args)).library
            pairs = decide_for_all(library, names, state, made=now(), author=account_name())
            notebook = None
        else:
            library = stack.enter_context(open_library(args))
            notebook = stack.enter_context(open_notebook(args, library))
            pairs = decide_here(notebook, names, state)
        if not pairs:
            raise ReadroomError(f"{names[0]!r} and {names[1]!r} are one word already: case and accents never count")
        found = set_of(library, notebook, fold(names[0]))
    for name in names[1:]:
        say(f"{names[0]} and {name}: {state or 'forgotten'}")
    emit_text(f"~{names[0]} looks for: {', '.join(found)}")
    return 0


def now() -> str:
    """Return when a decision is made."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _say_left(connection: Any) -> None:
    from readroom.db.stories import stories_left

    if left := stories_left(connection):
        say(f"note: {number_of(left, 'article was', 'articles were')} not looked at yet; run: readroom rebuild name")
