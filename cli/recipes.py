"""`readroom recipe`: the recipes that are at hand, checking one, and proposing one from pages of a source."""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from readroom.context import emit_json, emit_text, library_path, say, write_file
from readroom.db.errors import ReadroomError

if TYPE_CHECKING:
    from readroom.importer.recipe.files import Listed
    from readroom.importer.recipe.learn import Sample
    from readroom.importer.settings import Settings
    from readroom.text.model import Page

_MOST = 200  # pages that are learnt from


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands."""
    recipe = commands.add_parser("recipe", help="how one source's pages are cut: list, check, learn recipes")
    actions = recipe.add_subparsers(title="actions", metavar="ACTION", dest="action", required=True)
    found = actions.add_parser("list", help="the recipes beside the library, and those that came with readroom")
    found.add_argument("--json", action="store_true", help="a line of JSON for each recipe")
    found.set_defaults(run=run_list)
    check = actions.add_parser("check", help="say what is wrong with recipes: exit 0 nothing, 1 something")
    check.add_argument("files", nargs="+", metavar="FILE", help="a file, or the name of a recipe that is there")
    check.set_defaults(run=run_check)
    learn = actions.add_parser("learn", help="propose a recipe from pages of one source, and try it on them")
    learn.add_argument("files", nargs="+", metavar="FILE", type=Path, help="pages of one source; more teach more")
    learn.add_argument("-o", "--output", metavar="DEST", type=Path, help="write the recipe to a new file")
    learn.set_defaults(run=run_learn)


def run_list(args: argparse.Namespace) -> int:
    """List every recipe with what it is for."""
    from readroom.importer.recipe.files import FOLDER, listed

    library = library_path(args)
    found = listed(library)
    if args.json:
        for each in found:
            emit_json(_row(each))
        return 0
    emit_text(f"in {library.parent / FOLDER}:")
    own = [each for each in found if not each.shipped]
    for each in own:
        emit_text(f"  {each.name:<20} {each.problem or _matches(each)}")
    if not own:
        emit_text("  none")
    emit_text("shipped, used with --recipe NAME:")
    for each in found:
        if each.shipped:
            emit_text(f"  {each.name:<20} {each.problem or _about(each.file)}")
    return 0


def _row(found: "Listed") -> dict[str, Any]:
    recipe = found.recipe
    return {
        "name": found.name,
        "file": str(found.file),
        "shipped": found.shipped,
        "source": recipe.source if recipe else None,
        "match_url": list(recipe.match_url) if recipe else [],
        "match_text": list(recipe.match_text) if recipe else [],
        "match_file": list(recipe.match_file) if recipe else [],
        "problem": found.problem,
    }


def _matches(found: "Listed") -> str:
    recipe = found.recipe
    if recipe is None or not recipe.chooses:
        return "only with --recipe: it does not say which pages are its own"
    asked = (("address", recipe.match_url), ("text", recipe.match_text), ("file", recipe.match_file))
    said = "; ".join(f"{what}: {' or '.join(values)}" for what, values in asked if values)
    return f"{recipe.source}: {said}" if recipe.source else said


def _about(file: Path) -> str:
    from readroom.importer.recipe.recipe import read
    from readroom.recipe_document import opening

    return opening(read(file))


def run_check(args: argparse.Namespace) -> int:
    """Say everything that is wrong with recipes."""
    from readroom.importer.recipe.check import faults, read_toml
    from readroom.importer.recipe.files import find
    from readroom.importer.recipe.recipe import RecipeError, read

    wrong = 0
    for named in args.files:
        try:
            path = find(named, library_path(args))
            tables, fault = read_toml(read(path))
            found = [fault] if fault else list(faults(tables))
        except RecipeError as problem:
            say(str(problem))
            wrong += 1
            continue
        for each in found:
            say(f"recipe {path.name}: {each}")
        if not found:
            emit_text(f"{path}: nothing is wrong with it")
        wrong += bool(found)
    return 1 if wrong else 0


def run_learn(args: argparse.Namespace) -> int:
    """Propose a recipe, write it, and say how it cuts each page beside the general rules."""
    from readroom.importer.recipe.learn import learn
    from readroom.importer.recipe.proposing import heading
    from readroom.importer.recipe.recipe import Recipe
    from readroom.importer.recipe.write import to_toml
    from readroom.importer.settings import Settings

    refuse_to_replace(args.output)
    samples = list(_samples(args.files))
    if not samples:
        raise ReadroomError("no page could be read; name text or HTML files of one source")
    proposal = learn(samples)
    recipe = Recipe.of(proposal.tables, "learnt") if proposal.tables else None
    text = to_toml(proposal.tables, proposal.notes, heading(len(samples)))
    put_recipe(text, args.output)
    _try(samples, _pages(args.files, Settings(forced=recipe.to_json()), _silent) if recipe else iter(()))
    return 0


def refuse_to_replace(path: Path | None) -> None:
    """Raise ReadroomError when a file for a recipe is there already."""
    if path and path.exists():
        raise ReadroomError(f"{path} is there already; name another file with -o")


def put_recipe(text: str, path: Path | None) -> None:
    """Write a proposed recipe to a new file, else on standard output."""
    if path:
        with write_file(path, "recipe") as out:
            out.write(text)
        say(f"written: {path}")
    elif sys.stdout.isatty():
        emit_text(text.rstrip("\n"))
    else:
        sys.stdout.write(text)


def _samples(files: Sequence[Path]) -> "Iterator[Sample]":
    from readroom.importer.recipe.learn import Sample
    from readroom.importer.recipe.proposing import CUT_BY_RECIPES, source_of
    from readroom.importer.settings import NOTHING

    names = Counter(file.name for file in files)
    paths = {file.name: file for file in files if names[file.name] == 1}
    for name, page in _pages(files, NOTHING):
        if page.format in CUT_BY_RECIPES:
            yield Sample(name, page, source_of(paths[name], page) if name in paths else "")
        else:
            say(f"passed over: {name}: only text and HTML are cut by recipes")


def _pages(
    files: Sequence[Path], settings: "Settings", tell: Callable[[str], None] = say
) -> "Iterator[tuple[str, Page]]":
    """Yield the pages of files, each with its file's name; tell what cannot be read."""
    from readroom.importer.formats import Unreadable
    from readroom.importer.session import read_file

    left = _MOST
    for file in files:
        try:
            for record, page in read_file(file, settings):
                name = file.name if record is None else f"{file.name} record {record}"
                if isinstance(page, str):
                    tell(f"skipped: {name}: {page}")
                    continue
                yield name, page
                left -= 1
                if not left:
                    tell(f"the first {_MOST} pages were looked at")
                    return
        except Unreadable as problem:
            tell(f"skipped: {file} {problem}")


def _silent(_: str) -> None:
    """Say nothing: it was said when the pages were read for the first time."""


def _try(samples: "Sequence[Sample]", pages: "Iterator[tuple[str, Page]]") -> None:
    """Say how many articles each page has by the general rules and by the recipe."""
    from readroom.importer.recipe.proposing import trial_line

    after: dict[str, list[Page]] = defaultdict(list)
    for name, page in pages:
        after[name].append(page)
    for sample in samples:
        found = after[sample.file].pop(0) if after[sample.file] else None
        say(trial_line(sample, found))
