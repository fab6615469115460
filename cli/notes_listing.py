"""`readroom notes list` and `history`: what is in the notebook, in groups, and what was done in it."""

import argparse
from typing import TYPE_CHECKING

from readroom.context import emit_json, emit_text, number, some_of
from readroom.notes_placing import say_what_waits
from readroom.notes_shared import QUERY, add_layers, found_entries, opened, short

if TYPE_CHECKING:
    from readroom.db.notebook_record import Record
    from readroom.db.notes_groups import Group
    from readroom.notes import Commands

BY = ("tag", "article", "source", "date", "story", "author", "state", "colour", "kind")
_ON = {"article": "on", "tag": "on #", "story": "on story ", "free": ""}


def register(parts: "Commands") -> None:
    """Add the commands."""
    listing = parts.add_parser("list", help="list highlights and notes by article and place")
    listing.add_argument("query", nargs="*", metavar="QUERY", help=QUERY)
    listing.add_argument("--by", choices=BY, help="count them in groups instead")
    listing.add_argument("--json", action="store_true", help="a line of JSON for each, or for each group")
    listing.set_defaults(run=run_list)
    add_layers(listing)
    history = parts.add_parser("history", help="what was done in the notebook, step by step, the last first")
    history.add_argument("--limit", type=number, default=50, metavar="N", help="how many steps (50)")
    history.add_argument("--json", action="store_true", help="a line of JSON for each step")
    history.set_defaults(run=run_history)


NONE = "no note is there yet; readroom notes add marks a passage or writes one"
"""Is said where a whole notebook has none."""


def run_list(args: argparse.Namespace) -> int:
    """List highlights and notes, one's own and those of layers, or count them in groups."""
    from readroom.db.following import suggested
    from readroom.db.notes_groups import grouped
    from readroom.db.notes_query import entry_record

    with opened(args) as (library, notebook):
        found, _ = found_entries(args, library, notebook)
        if library:
            say_what_waits(library, notebook)
        if args.by:
            groups = grouped(found.entries, args.by, library, notebook)
            _show_groups(args, [*some_of(args, groups, NONE if not args.query else "nothing found")])
            return 0
        for one in some_of(args, found.entries, NONE if not args.query else "nothing found"):
            mine = one.highlight if library and not one.layer else None
            record = entry_record(one, suggested(library, notebook, mine) if library and mine else None)
            if args.json:
                emit_json(record)
            else:
                _show_mark(record) if one.highlight else _show_note(record)
    return 0


def _show_mark(one: "Record") -> None:
    article = one["article"] if one["article"] is not None else one["key"]
    tags = "".join(f" #{tag}" for tag in one["tags"])
    perhaps = (
        f", perhaps in {one['suggested_article']}" if one["suggested_article"] not in (None, one["article"]) else ""
    )
    state = "" if one["state"] in ("exact", "shifted") else f" ({one['state']}{perhaps})"
    whose = f" — {one['author']} [{one['layer']}]" if one["layer"] else ""
    emit_text(f"{one['id'][:8]}  {one['colour']:<7}  {article}  “{short(one['exact'])}”{state}{tags}{whose}")
    if one["note"]:
        emit_text(f"          {short(one['note'])}")


def _show_note(one: "Record") -> None:
    where = one["article"] if one["article"] is not None else one["subject"] or ""
    said = f"{_ON[one['kind']]}{'' if one['kind'] == 'article' else where}"
    heading = short(one["heading"] or "")
    place = where if one["kind"] == "article" else said or "free"
    emit_text(f"{one['id'][:8]}  {'note':<7}  {place}  {heading}".rstrip())
    if one["note"]:
        emit_text(f"          {short(one['note'])}")


def _show_groups(args: argparse.Namespace, groups: "list[Group]") -> None:
    if not args.json and groups:
        emit_text(f"{'highlights':>10} {'notes':>6} {'articles':>8}  {args.by}")
    for one in groups:
        if args.json:
            counts = {"highlights": one.highlights, "notes": one.notes, "articles": one.articles}
            emit_json({"by": args.by, "value": one.value, "label": one.label, **counts})
        else:
            emit_text(f"{one.highlights:>10} {one.notes:>6} {one.articles:>8}  {one.label}")


def run_history(args: argparse.Namespace) -> int:
    """Say what was done, the last step first."""
    with opened(args) as (_, notebook):
        for one in some_of(args, notebook.history(args.limit), "nothing was done in this notebook yet"):
            if args.json:
                emit_json(
                    {
                        "seq": one.seq, "at": one.at, "kind": one.kind, "step": one.step, "words": one.words,
                        "keys": list(one.keys), "author": one.author, "changes": one.changes, "undone": one.undone,
                    }
                )  # fmt: skip
            else:
                emit_text(f"{one.at.replace('T', ' ').rstrip('Z')}  {one.words}{' (undone)' if one.undone else ''}")
    return 0
