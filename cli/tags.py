"""`readroom tags` and `readroom attributes`: the codebook, and what is said of whole articles."""

import argparse
from collections.abc import Sequence

from readroom.collecting import key_of, meant
from readroom.context import emit_json, emit_text, say, some_of
from readroom.notes_shared import opened, short
from readroom.text.counted import number_of


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands with their parts."""
    tags = commands.add_parser("tags", help="your tags: what each means, other names, fewer of them")
    parts = tags.add_subparsers(title="what to do", metavar="WHAT", required=True)
    listing = parts.add_parser("list", help="the tree of tags, with what each means and its numbers of highlights")
    listing.set_defaults(run=run_list)
    define = parts.add_parser("define", help="say what a tag means; it is made when it is not there")
    define.add_argument("tag", metavar="TAG")
    define.add_argument("--definition", metavar="TEXT", help="what it means; empty takes it away")
    define.add_argument("--colour", metavar="#RRGGBB", help="its colour; empty takes it away")
    define.set_defaults(run=run_define)
    rename = parts.add_parser("rename", help="give a tag, with all below it, another name")
    rename.add_argument("tag", metavar="TAG")
    rename.add_argument("new", metavar="NEW")
    rename.set_defaults(run=run_rename)
    move = parts.add_parser("move", help="put a tag, with all below it, under another one")
    move.add_argument("tag", metavar="TAG")
    where = move.add_mutually_exclusive_group(required=True)
    where.add_argument("--under", metavar="PARENT")
    where.add_argument("--top", action="store_true", help="under none")
    move.set_defaults(run=run_move)
    merge = parts.add_parser("merge", help="put one tag in the place of others, with all below them")
    merge.add_argument("tags", metavar="TAG", nargs="+")
    merge.add_argument("--into", metavar="TAG", required=True)
    merge.set_defaults(run=run_merge)
    delete = parts.add_parser("delete", help="take a tag, with all below it, off everything")
    delete.add_argument("tag", metavar="TAG")
    delete.add_argument("--only", action="store_true", help="not those below it")
    delete.set_defaults(run=run_delete)
    for part in parts.choices.values():
        part.add_argument("--json", action="store_true", help="JSON: a line for each, or one object")
    _register_attributes(commands)


def _register_attributes(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    one = commands.add_parser("attributes", help="what you say of whole articles: stance, genre, coding status …")
    parts = one.add_subparsers(title="what to do", metavar="WHAT", required=True)
    listing = parts.add_parser("list", help="the attributes with their values; of an article, those that it has")
    listing.add_argument("article", metavar="ID", nargs="?", help="an id, a key, or the beginning of a key")
    listing.set_defaults(run=run_attributes)
    setting = parts.add_parser("set", help="give articles a value; `attr:NAME=VALUE` asks for it in every query")
    setting.add_argument("pair", metavar="NAME=VALUE", help="NAME= takes it away")
    setting.add_argument("articles", metavar="ID", nargs="*", help="an id, a key, or the beginning of a key")
    setting.add_argument("--query", metavar="Q", help="the articles that a search finds")
    setting.set_defaults(run=run_set, usage_error=setting.error)
    rename = parts.add_parser("rename", help="give an attribute another name")
    rename.add_argument("name", metavar="NAME")
    rename.add_argument("new", metavar="NEW")
    rename.set_defaults(run=run_rename_attribute)
    for part in parts.choices.values():
        part.add_argument("--json", action="store_true", help="JSON: a line for each, or one object")


def run_list(args: argparse.Namespace) -> int:
    """List the tree of tags."""
    with opened(args) as (_, notebook):
        for one in some_of(
            args, notebook.tag_tree(), "no tag is there yet; readroom notes add --tag puts one on a passage"
        ):
            if args.json:
                emit_json({
                    "tag": one.name, "highlights": one.used, "below": one.below, "notes": one.notes,
                    "definition": one.definition or None, "colour": one.colour, "guid": one.guid,
                    "implied": one.implied,
                })  # fmt: skip
                continue
            about = "".join(f"  {part}" for part in (one.colour, short(one.definition)) if part)
            emit_text(f"{one.used:>6} {one.below:>6}  {'  ' * one.depth}{one.last}{about}")
    return 0


def run_define(args: argparse.Namespace) -> int:
    """Say what a tag means."""
    with opened(args) as (_, notebook):
        one = notebook.define_tag(args.tag, definition=args.definition, colour=args.colour)
    if args.json:
        emit_json({"tag": one.name, "definition": one.definition or None, "colour": one.colour, "guid": one.guid})
    else:
        emit_text(" ".join(part for part in (f"#{one.name}", one.colour or "", short(one.definition)) if part))
    return 0


def run_rename(args: argparse.Namespace) -> int:
    """Give a tag another name."""
    with opened(args) as (_, notebook):
        _renamed(args, notebook.rename_tag(args.tag, args.new))
        _left(notebook.searches_left)
    return 0


def run_move(args: argparse.Namespace) -> int:
    """Put a tag under another one."""
    with opened(args) as (_, notebook):
        _renamed(args, notebook.move_tag(args.tag, None if args.top else args.under))
        _left(notebook.searches_left)
    return 0


def _renamed(args: argparse.Namespace, pairs: list[tuple[str, str]]) -> None:
    for old, new in pairs:
        if args.json:
            emit_json({"old": old, "new": new})
        else:
            emit_text(f"#{old} is #{new}")


def _left(searches: Sequence[str]) -> None:
    for name in searches:
        say(f"note: saved search “{name}” cannot be read, and asks for the same tags as before; save it anew")


def run_merge(args: argparse.Namespace) -> int:
    """Put one tag in the place of others."""
    with opened(args) as (_, notebook):
        changed = notebook.merge_tags(args.tags, args.into)
        _left(notebook.searches_left)
    if args.json:
        emit_json({"tag": args.into, "highlights": changed})
    else:
        emit_text(f"#{args.into} is on {number_of(changed, 'highlight')} instead")
    return 0


def run_delete(args: argparse.Namespace) -> int:
    """Take a tag off everything."""
    with opened(args) as (_, notebook):
        changed = notebook.delete_tag(args.tag, below=not args.only)
    if args.json:
        emit_json({"tag": args.tag, "highlights": changed})
    else:
        emit_text(f"#{args.tag} is off {number_of(changed, 'highlight')}; readroom notes undo brings it back")
    return 0


def run_attributes(args: argparse.Namespace) -> int:
    """List attributes."""
    with opened(args) as (library, notebook):
        if args.article:
            key = key_of(library, args.article)
            for name, value in some_of(args, notebook.attributes(key).items(), "nothing is said of this article"):
                _pair(args, {"key": key, "name": name, "value": value}, f"{name} = {value}")
            return 0
        none = "nothing is said of any article yet; readroom attributes set NAME=VALUE ID does"
        for name, _ in some_of(args, notebook.attribute_names(), none):
            for value, count in notebook.attribute_values(name):
                _pair(args, {"name": name, "value": value, "articles": count}, f"{count:>6}  {name} = {value}")
    return 0


def _pair(args: argparse.Namespace, row: dict[str, object], said: str) -> None:
    if args.json:
        emit_json(row)
    else:
        emit_text(said)


def run_set(args: argparse.Namespace) -> int:
    """Give articles a value."""
    name, sign, value = args.pair.partition("=")
    if not sign:
        args.usage_error(f"{args.pair!r} says no value; write NAME=VALUE, or NAME= to take it away")
    with opened(args) as (library, notebook):
        changed = notebook.set_attribute(meant(args, library), name, value)
    _pair(args, {"name": name, "value": value or None, "changed": changed}, f"changed {number_of(changed, 'article')}")
    return 0


def run_rename_attribute(args: argparse.Namespace) -> int:
    """Give an attribute another name."""
    with opened(args) as (_, notebook):
        changed = notebook.rename_attribute(args.name, args.new)
    _pair(args, {"name": args.new, "changed": changed}, f"{args.new} is on {number_of(changed, 'article')}")
    return 0
