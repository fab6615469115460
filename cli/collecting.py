"""`readroom collection`: fixed lists of articles, each with a reason, and what is still to do in them."""

import argparse
from collections.abc import Iterable
from typing import TYPE_CHECKING

from readroom.context import emit_json, emit_text, open_library, open_notebook, say, some_of
from readroom.db.errors import NotebookError
from readroom.notes_shared import opened, short
from readroom.text.counted import number_of

if TYPE_CHECKING:
    from readroom.db.articles import ArticleRow
    from readroom.db.library import Library
    from readroom.db.notebook import Notebook
    from readroom.db.notebook.collections import CollectionItem

    Parts = argparse._SubParsersAction[argparse.ArgumentParser]

HELP = """\
A collection is a fixed list of articles in your notebook; `in:NAME` asks for its articles in every query. An article
that is added is to do: `next` gives the first that is, `done` takes it off the queue, `todo` puts it back.
"""


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command with its parts."""
    one = commands.add_parser(
        "collection", help="fixed lists of articles, with reasons", epilog=HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parts = one.add_subparsers(title="what to do", metavar="WHAT", required=True)
    listing = parts.add_parser("list", help="list the collections")
    listing.set_defaults(run=run_list)
    show = _named(parts, "show", "list the articles of a collection, with their reasons", run_show)
    show.add_argument("--state", choices=("todo", "done"), help="only those")
    following = _named(parts, "next", "the first article that is to do", run_next)
    following.add_argument("--after", metavar="ID", help="the first behind this one; it goes round")
    new = _named(parts, "new", "make a collection", run_new)
    new.add_argument("--description", metavar="TEXT", default="", help="what it is for")
    _changing(parts, "add", "put articles into a collection, which is made when it is not there", run_add, reason=True)
    _changing(parts, "remove", "take articles out of a collection", run_remove)
    _changing(parts, "done", "say that articles are done", run_set, state="done")
    _changing(parts, "todo", "say that articles are to do again", run_set, state="todo")
    _changing(parts, "reason", "say why articles are in it", run_set, reason=True)
    rename = _named(parts, "rename", "give a collection another name", run_rename)
    rename.add_argument("new", metavar="NEW")
    _named(parts, "describe", "say what a collection is for", run_describe).add_argument("text", metavar="TEXT")
    _named(parts, "delete", "take a collection away; its articles stay in the library", run_delete)
    for part in dict.fromkeys(parts.choices.values()):
        part.add_argument("--json", action="store_true", help="JSON: a line for each, or one object")


def _named(parts: "Parts", name: str, told: str, run: object) -> argparse.ArgumentParser:
    part = parts.add_parser(name, help=told)
    part.add_argument("name", metavar="NAME", help="the collection")
    part.set_defaults(run=run)
    return part


def _changing(
    parts: "Parts", name: str, told: str, run: object, *, reason: bool = False, state: str | None = None
) -> None:  # fmt: skip
    part = _named(parts, name, told, run)
    part.add_argument("articles", metavar="ID", nargs="*", help="an id, a key, or the beginning of a key")
    part.add_argument("--query", metavar="Q", help="the articles that a search finds")
    if reason:
        part.add_argument("--reason", metavar="TEXT", required=name == "reason", help="why they are in it")
    part.set_defaults(state=state, usage_error=part.error)


def run_list(args: argparse.Namespace) -> int:
    """List the collections."""
    with opened(args) as (_, notebook):
        none = "no collection is there yet; readroom collection new NAME makes one"
        for one in some_of(args, notebook.collections(), none):
            if args.json:
                emit_json(_as_json(notebook, one.name))
            else:
                about = f"  {short(one.description)}" if one.description else ""
                emit_text(f"{number_of(one.articles, 'article'):>15} {one.todo:>6,} to do  {one.name}{about}")
    return 0


def _as_json(notebook: "Notebook", name: str) -> dict[str, object]:
    one = notebook.collection(name)
    return {
        "name": one.name, "description": one.description or None, "articles": one.articles, "todo": one.todo,
        "author": one.author, "created": one.created, "modified": one.modified,
    }  # fmt: skip


def run_show(args: argparse.Namespace) -> int:
    """List the articles of a collection."""
    with opened(args) as (library, notebook):
        none = f"nothing of it is {args.state}" if args.state else "no article is in it yet"
        _emit(args, library, some_of(args, notebook.collection_items(args.name, state=args.state), none))
    return 0


def _emit(args: argparse.Namespace, library: "Library | None", items: "Iterable[CollectionItem]") -> None:
    from readroom.db.heirs import gone
    from readroom.db.notebook_record import rows_by_key

    found = list(items)
    rows = rows_by_key(library, (one.article_key for one in found)) if library else {}
    lost = gone(library, (one.article_key for one in found if one.article_key not in rows)) if library else set()
    for one in found:
        row = rows.get(one.article_key)
        if args.json:
            emit_json(_item_json(one, row))
            continue
        away = "[gone: readroom notes follow]" if one.article_key in lost else "[not in this library]"
        title = (row.title or f"« {row.opening} »") if row else away
        where = f"{row.id:>7}  {row.date or 'undated':<10}" if row else f"{one.article_key}"
        reason = f"  — {short(one.reason)}" if one.reason else ""
        emit_text(f"{where}  {one.state:<4}  {title}{reason}")


def _item_json(one: "CollectionItem", row: "ArticleRow | None") -> dict[str, object]:
    return {
        "id": row.id if row else None, "key": one.article_key, "title": row.title if row else None,
        "date": row.date if row else None, "collection": one.collection, "place": one.place,
        "reason": one.reason or None, "state": one.state, "author": one.author, "added": one.added,
        "modified": one.modified,
    }  # fmt: skip


def run_next(args: argparse.Namespace) -> int:
    """Say which article is the next to do; status 1 when none is left."""
    with opened(args) as (library, notebook):
        after = key_of(library, args.after) if args.after else None
        found = notebook.next_item(args.name, after=after)
        if found is None:
            say(f"nothing is to do in collection {notebook.collection(args.name).name}")
            return 1
        _emit(args, library, [found])
    return 0


def key_of(library: "Library | None", ref: str) -> str:
    """Return the key of the article that is named; without a library, what was written. Raise LibraryError."""
    from readroom.db.articles import find_article

    if library is None:
        return ref
    (key,) = library.connection.execute(
        "select key from article where id = ?", (find_article(library, ref),)
    ).fetchone()  # fmt: skip
    return str(key)


def run_new(args: argparse.Namespace) -> int:
    """Make a collection."""
    with opened(args) as (_, notebook):
        one = notebook.new_collection(args.name, args.description)
        _done(args, notebook, one.name, f"collection {one.name} is made")
    return 0


def run_add(args: argparse.Namespace) -> int:
    """Put articles into a collection."""
    with open_library(args) as library, open_notebook(args, library) as notebook:
        keys = meant(args, library)
        added = notebook.add_to_collection(args.name, keys, reason=args.reason or "", create=True)
        name = notebook.collection(args.name).name
        _done(args, notebook, args.name, f"put {number_of(added, 'article')} into {name}",
              added=added, there=len(keys) - added)  # fmt: skip
    return 0


def run_remove(args: argparse.Namespace) -> int:
    """Take articles out of a collection."""
    with opened(args) as (library, notebook):
        gone = notebook.remove_from_collection(args.name, meant(args, library))
        _done(args, notebook, args.name, f"took {number_of(gone, 'article')} out of {args.name}", removed=gone)
    return 0


def run_set(args: argparse.Namespace) -> int:
    """Say why articles are in a collection, or whether they are done."""
    with opened(args) as (library, notebook):
        reason = getattr(args, "reason", None)
        changed = notebook.set_items(args.name, meant(args, library), reason=reason, state=args.state)
        _done(args, notebook, args.name, f"changed {number_of(changed, 'article')} of {args.name}", changed=changed)
    return 0


def meant(args: argparse.Namespace, library: "Library | None") -> list[str]:
    """Return the keys of the articles that are named, and of those that the query finds, in that order."""
    if not args.articles and args.query is None:
        args.usage_error("say which articles: ID… or --query Q")
    if library is None and args.query is not None:
        raise NotebookError("a query needs the library; name it with --library FILE")
    found = dict.fromkeys(key_of(library, ref) for ref in args.articles)
    if library is not None and args.query is not None:
        from readroom.articles import ids_of
        from readroom.db.articles import rows_by_id

        found |= dict.fromkeys(row.key for row in rows_by_id(library, list(ids_of(args, library, args.query))))
    return list(found)


def run_rename(args: argparse.Namespace) -> int:
    """Give a collection another name."""
    with opened(args) as (_, notebook):
        one = notebook.rename_collection(args.name, args.new)
        _done(args, notebook, one.name, f"its name is {one.name}")
    return 0


def run_describe(args: argparse.Namespace) -> int:
    """Say what a collection is for."""
    with opened(args) as (_, notebook):
        notebook.describe_collection(args.name, args.text)
        _done(args, notebook, args.name, "it is said")
    return 0


def run_delete(args: argparse.Namespace) -> int:
    """Take a collection away."""
    with opened(args) as (_, notebook):
        gone = notebook.delete_collection(args.name)
        if args.json:
            emit_json({"name": gone.name, "articles": gone.articles})
        else:
            size = number_of(gone.articles, "article")
            emit_text(f"collection {gone.name}, {size}, is gone; readroom notes undo brings it back")
    return 0


def _done(args: argparse.Namespace, notebook: "Notebook", name: str, said: str, **counts: int) -> None:
    if args.json:
        emit_json({**_as_json(notebook, name), **counts})
    else:
        emit_text(said)
