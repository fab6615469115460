"""`readroom edit` and `remove`: corrections of articles and pages, and withdrawal."""

import argparse
import json
import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from readroom.context import emit_json, emit_text, open_library, open_notebook, say, some_of, write_pieces
from readroom.db.errors import LibraryError, ReadroomError
from readroom.text.counted import number_of
from readroom.writing import BLANK, NOTHING, agree, curating, line_edits, meant, page_of, say_settled

if TYPE_CHECKING:
    from readroom.db.curator import Curator
    from readroom.db.editing import CutAgain
    from readroom.db.library import Library
    from readroom.text.recut_edits import LineEdit

SECOND = len("2020-01-25T10:00:59")
"""How much of a time names what was withdrawn in one go."""
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?")


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands."""
    edit = commands.add_parser(
        "edit",
        help="correct fields of articles, or the cut of a page",
        epilog="Fields: title, authors (between semicolons), byline (as printed), date, first_date, source, outlet, "
        "section, language. An empty value is an absent one. Corrections outlive a new import.",
    )
    edit.add_argument("what", nargs="?", metavar="QUERY|ID", help="one article, or all that a search finds")
    edit.add_argument("--set", action="append", default=[], metavar="FIELD=VALUE", help="give a field another value")
    edit.add_argument(
        "--line",
        action="append",
        default=[],
        metavar="DO=N[-M]",
        help="cut the article's page anew: cut, keep, split, merge, title, byline or date, and the line",
    )
    edit.add_argument("--reason", metavar="TEXT", help="why, kept with the correction")
    edit.add_argument("--yes", action="store_true", help="do not ask")
    other = edit.add_mutually_exclusive_group()
    other.add_argument("--list", action="store_true", help="list the corrections, the newest first")
    other.add_argument("--undo", metavar="N", help="take correction N back; with --mine, that of your notebook")
    other.add_argument("--export", action="store_true", help="write the corrections that count, as JSON lines")
    other.add_argument("--import", dest="take", type=Path, metavar="FILE", help="take in corrections of a file")
    edit.add_argument("--mine", action="store_true", help="list, take back or export what your notebook keeps")
    edit.add_argument(
        "--recipe",
        nargs="?",
        const="",
        metavar="SOURCE",
        help="with --export: as a recipe (TOML) of what the corrections of a source have in common",
    )
    edit.add_argument("-o", "--output", metavar="FILE", type=Path, help="where to export, instead of standard output")
    edit.add_argument("--json", action="store_true", help="answer in JSON")
    edit.set_defaults(run=run_edit, usage_error=edit.error)
    remove = commands.add_parser("remove", help="withdraw articles: they are not imported again, their pages stay")
    remove.add_argument("what", nargs="?", metavar="QUERY|ID", help="one article, or all that a search finds")
    remove.add_argument("--reason", metavar="TEXT", help="why, kept with the withdrawal")
    remove.add_argument("--yes", action="store_true", help="do not ask")
    back = remove.add_mutually_exclusive_group()
    back.add_argument("--list", action="store_true", help="list what was withdrawn")
    back.add_argument(
        "--undo", metavar="ID|KEY|TIME", help="bring an article back, or all that went at a time, as --list has them"
    )
    remove.add_argument("--json", action="store_true", help="answer in JSON")
    remove.set_defaults(run=run_remove, usage_error=remove.error)


def run_edit(args: argparse.Namespace) -> int:
    """Correct, list, take back, export or import corrections."""
    instead = args.list or args.undo is not None or args.export or args.take is not None
    if instead == bool(args.set or args.line) or instead == bool(args.what):
        args.usage_error(
            "name articles and say --set FIELD=VALUE or --line DO=N; or --list, --undo, --export, --import"
        )
    if args.recipe is not None and not args.export:
        args.usage_error("--recipe goes with --export")
    if args.mine and not (args.list or args.export or args.undo is not None):
        args.usage_error("--mine goes with --list, --undo or --export")
    if args.undo is not None and not args.mine:
        if not (args.undo.isascii() and args.undo.isdecimal()):
            args.usage_error(f"{args.undo!r} is no number of a correction; one of your notebook goes with --mine")
        args.undo = int(args.undo)
    if args.mine and not args.export:
        from readroom.proposing import list_mine, undo_mine

        return list_mine(args) if args.list else undo_mine(args)
    if args.list:
        return _list(args)
    if args.undo is not None:
        return _undo(args)
    if args.export:
        return _export(args)
    if args.take is not None:
        return _import(args)
    return _correct(args)


def _correct(args: argparse.Namespace) -> int:
    from readroom.db.corrections import parse_setting
    from readroom.db.unlike import unlike

    settings = [parse_setting(text) for text in args.set]
    with ExitStack() as stack:
        try:
            curator = stack.enter_context(curating(args))
        except LibraryError as problem:
            from readroom.proposing import keep

            return keep(args, settings, str(problem))
        ids, query = meant(args, curator.library, args.what)
        if not ids:
            raise ReadroomError(f"no article is found by {args.what!r}; nothing was changed")
        asked = ", ".join([*args.set, *args.line])
        edits = line_edits(args, curator.library, ids)
        what = f"set {asked}" if settings else f"{asked} on the page of"
        wanted = [(field, value, unlike(curator.library.connection, ids, field, value)) for field, value in settings]
        say_settled(wanted, len(ids))
        differ = {one for _, _, some in wanted for one in some}
        concerned = ids if edits else [one for one in ids if one in differ]
        if concerned and not agree(args, curator.library, concerned, what):
            say(NOTHING)
            return 1
        numbers = [
            curator.correct(some, field, value, query=query, reason=args.reason)
            for field, value, some in wanted
            if some
        ]
        parts: dict[str, list[int]] = {}
        said = ""
        if edits and (done := _recut(curator, page_of(curator.library, ids[0]), edits, args.reason)) is not None:
            numbers.append(done.correction)
            parts = {name: list(some) for name, some in asdict(done.differing).items()}
            differ.update(*parts.values())
            said = done.differing.parts
            for one in done.unfit:
                say(f"not done: {one.edit.do} line {one.edit.line}: {one.why}")
    if args.line and not edits:
        say(BLANK)
    if not numbers:
        say(NOTHING)
        if args.json:
            emit_json({"corrections": [], "articles": 0})
        return 1
    if args.json:
        emit_json({"corrections": numbers, "articles": len(differ), **parts})
    else:
        # The last one first: each takes back what the article was before it.
        back = " and ".join(f"readroom edit --undo {number}" for number in reversed(numbers))
        emit_text(f"corrected {number_of(len(differ), 'article')}{said}; take it back with: {back}")
    return 0


def _recut(curator: "Curator", page: int, edits: "list[LineEdit]", reason: str | None) -> "CutAgain | None":
    """Cut a page anew by edits of its lines; None when the page is as they would have it already."""
    from readroom.db.page_work import changes_anything, look, page_work

    work = page_work(curator.library, page)
    if not changes_anything(work, (), edits) and not look(work, edits).unfit:
        say("the page is cut like that already")
        return None
    return curator.recut_page(page, edits, reason=reason)


def _list(args: argparse.Namespace) -> int:
    from readroom.db.correction_file import correction_json, corrections
    from readroom.db.corrections import SOURCE_DEEDS

    with open_library(args) as library:
        for one in some_of(args, corrections(library), "nothing was corrected"):
            if args.json:
                emit_json(correction_json(one))
                continue
            about = one.query or one.article_key or (f"{one.file} record {one.record}" if one.record else one.file)
            about = about or ("sources" if one.field in SOURCE_DEEDS else "import")
            state = f"  (taken back {one.undone[:10]})" if one.undone else ""
            count = number_of(one.articles, "article")
            of = "page" if one.field == "cut" else "names" if one.field in SOURCE_DEEDS else count
            why = f"  {one.reason}" if one.reason else ""
            who = f"{one.id:>5}  {one.made[:10]}  {one.author or '-'}"
            emit_text(f"{who}  {one.field}: {one.shown}  [{about}]  {of}{why}{state}")
    return 0


def _undo(args: argparse.Namespace) -> int:
    with curating(args) as curator:
        count, differ = curator.undo(args.undo), curator.differing
    if args.json:
        emit_json({"correction": args.undo, "articles": count, **(asdict(differ) if differ.count else {})})
    else:
        differs = number_of(count, "article differs", "articles differ")
        emit_text(f"took back correction {args.undo}: {differs} by that{differ.parts}")
    return 0


def _export(args: argparse.Namespace) -> int:
    from readroom.db.correction_file import exported

    with open_library(args) as library:
        if args.mine:
            with open_notebook(args, library) as notebook:
                found = [one.to_row() for one in notebook.proposals()]
        else:
            found = list(exported(library))
        if args.recipe is not None:
            return _export_recipe(args, library, found)
        write_pieces((json.dumps(row, ensure_ascii=False) + "\n" for row in found), args.output, "export")
        say(f"{number_of(len(found), 'correction')} · library {library.id}")
    return 0


def _export_recipe(args: argparse.Namespace, library: "Library", found: list[dict[str, Any]]) -> int:
    """Write a recipe of what corrections have in common, and say what it could not say."""
    from readroom.importer.recipe.from_corrections import recipe_of
    from readroom.recipes import put_recipe, refuse_to_replace

    refuse_to_replace(args.output)
    text, unsaid = recipe_of(library, found, args.recipe or None)
    put_recipe(text, args.output)
    for one in unsaid:
        say(f"not said by the recipe: {one}")
    return 0


def _import(args: argparse.Namespace) -> int:
    from readroom.db.correction_file import take_in

    with curating(args) as curator:
        taken = take_in(curator, _rows(args.take))
    if args.json:
        emit_json(asdict(taken))
    else:
        emit_text(
            f"{number_of(taken.new, 'correction')} taken in, {taken.known:,} known before; "
            f"{number_of(taken.articles, 'article is', 'articles are')} corrected, "
            f"{taken.waiting:,} not in the library yet"
        )
    return 0


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    row = json.loads(line)
                    if not isinstance(row, dict):
                        raise ReadroomError(f"{path} line {number} is no correction; export some to see their form")
                    yield row
    except OSError as problem:
        raise ReadroomError(f"{path} cannot be read: {problem.strerror or problem}") from problem
    except ValueError as problem:
        raise ReadroomError(f"{path} is no file of corrections (JSON lines): {problem}") from problem


def run_remove(args: argparse.Namespace) -> int:
    """Withdraw articles, list what was withdrawn, or bring one back."""
    instead = args.list or args.undo is not None
    if instead == bool(args.what):
        args.usage_error("name articles, or say --list or --undo ID")
    if args.list:
        return _list_withdrawn(args)
    if args.undo is not None:
        return _restore(args)
    with curating(args) as curator:
        ids, query = meant(args, curator.library, args.what)
        if not ids:
            raise ReadroomError(f"no article is found by {args.what!r}; nothing was changed")
        if not agree(args, curator.library, ids, "withdraw"):
            say("nothing was changed")
            return 1
        count = curator.remove(ids, query=query, reason=args.reason)
        made = curator.now
    if args.json:
        emit_json({"articles": count, "made": made})
    else:
        emit_text(f"withdrew {number_of(count, 'article')}; take it back with: readroom remove --undo {made[:SECOND]}")
    return 0


def _restore(args: argparse.Namespace) -> int:
    """Bring back one article by its key, or all that went at a time."""
    with curating(args) as curator:
        many = _TIME.fullmatch(args.undo) is not None
        back = curator.restore_all(args.undo) if many else [curator.restore(args.undo)]
    if args.json:
        emit_json({"articles": back} if many else {"article": back[0]})
    elif len(back) == 1:
        emit_text(f"article {back[0]} is back")
    else:
        emit_text(f"{number_of(len(back), 'article is', 'articles are')} back")
    return 0


def _list_withdrawn(args: argparse.Namespace) -> int:
    columns = "key, article_id, title, source, made, author, reason, query, file, record"
    with open_library(args) as library:
        found = library.connection.execute(f"select {columns} from withdrawn order by made, key")
        for row in some_of(args, found, "nothing was withdrawn"):
            key, article, title, source, made, author, reason, query, file, record = row
            if args.json:
                emit_json({
                    "key": key, "id": article, "title": title, "source": source, "made": made, "author": author,
                    "reason": reason, "query": query, "file": file, "record": record,
                })  # fmt: skip
            else:
                why = f"  {reason}" if reason else ""
                emit_text(f"{key}  {made[:SECOND]}  {author or '-'}  {source}  {title or '(no title)'}{why}")
    return 0
