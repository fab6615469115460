"""`readroom explain`: what became of each line of a file, and why."""

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from readroom.context import emit_json, emit_text, library_path, say
from readroom.db.errors import ReadroomError
from readroom.explained_fields import fields_of
from readroom.text.counted import number_of

if TYPE_CHECKING:
    from readroom.importer.recipe.recipe import Recipe
    from readroom.importer.settings import Settings
    from readroom.text.model import Page


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    explain = commands.add_parser("explain", help="show what became of each line of a file, and why")
    explain.add_argument("file", metavar="FILE", type=Path)
    explain.add_argument("--recipe", metavar="FILE", help="cut by this recipe: a file, or the name of one")
    explain.add_argument("--json", action="store_true", help="a line of JSON for each line of the file")
    explain.set_defaults(run=run_explain)


def run_explain(args: argparse.Namespace) -> int:
    """Print each line's verdict and reason, each field's evidence, the sum, and the recipe that was used."""
    from readroom.importer.formats import Unreadable
    from readroom.importer.recipe.files import with_recipes
    from readroom.importer.session import read_file

    if args.file.is_dir():
        raise ReadroomError(f"{args.file} is a folder, and files are explained one by one: readroom explain FILE")
    settings = with_recipes(library_path(args), args.recipe)
    read = failed = 0
    try:
        for record, page in read_file(args.file, settings):
            if isinstance(page, str):
                if record is None:
                    raise ReadroomError(f"{args.file}: {page}")
                failed += 1
                say(f"skipped: {args.file} record {record}: {page}")
                continue
            read += 1
            if not args.json and record is not None:
                emit_text(f"record {record}")
            page, learnt = _by_its_source(args, page, record)
            _explain(page, settings, args.file, as_json=args.json)
            if learnt:
                (say if args.json else emit_text)(learnt)
    except Unreadable as problem:
        raise ReadroomError(f"{args.file}: {problem}") from problem
    if failed and not read:
        raise ReadroomError(f"{args.file}: nothing in it can be read")
    return 0


def _by_its_source(args: argparse.Namespace, page: "Page", record: int | None) -> "tuple[Page, str | None]":
    """Return a page of text as the library would have it, cut by what its source repeats, and a line that says so."""
    from readroom.db.errors import LibraryError
    from readroom.db.library import Library
    from readroom.importer.learnt import cut_by, learnt_of, origin_of

    if page.format != "text" or page.recipe is not None:
        return page, None
    path = library_path(args)
    try:
        with Library.open(path) as library:
            learnt = learnt_of(library, page, origin_of(args.file, record))
    except LibraryError as problem:
        why = str(problem) if path.exists() else "there is no library to know its source from"
        return page, f"read by itself: {why}"
    if learnt is None:
        return page, "read by itself: the library has not learnt what its source repeats"
    again = cut_by(page, learnt.furniture)
    said = f"what «{learnt.source}» repeats on {number_of(learnt.furniture.pages, 'page')} is known from the library"
    if again is None:
        return page, f"{said}; nothing of it stands here"
    return replace(again, record=page.record, problem=page.problem), said


def _explain(page: "Page", settings: "Settings", file: Path, *, as_json: bool) -> None:
    """Print a page: rows on standard output; as JSON, what stands below them goes to standard error."""
    from readroom.text.model import NO_ARTICLE

    tell = say if as_json else emit_text
    if as_json:
        _rows_as_json(page)
    else:
        _rows_as_text(page, file)
    tell(_sum_of(page))
    if page.problem and not as_json:
        tell(page.problem if page.problem == NO_ARTICLE else f"only partly read: {page.problem}")
    if used := _recipe_of(page, settings):
        tell(used)


def _lines(page: "Page") -> Iterator[tuple[int, str, str, str, int | None]]:
    fates = {v.line: v for v in page.verdicts}
    for number, text in enumerate(page.text.split("\n"), 1):
        fate = fates.get(number)
        yield (number, text, fate.verdict, fate.reason, fate.article) if fate else (number, text, "kept", "", None)


def _rows_as_json(page: "Page") -> None:
    for number, text, verdict, reason, article in _lines(page):
        emit_json(
            {
                "line": number,
                "verdict": verdict,
                "reason": reason,
                "article": article,
                "record": page.record,
                "text": text,
            }
        )


def _rows_as_text(page: "Page", file: Path) -> None:
    for number, text, verdict, reason, article in _lines(page):
        where = f"{article}" if article else "-"
        shown = text if len(text) <= 60 else text[:59] + "…"
        emit_text(f"{number:>6} {verdict:<8} {where:>3}  {reason:<34}  {shown}".rstrip())
    for place, found in enumerate(page.articles, 1):
        emit_text(f"article {place}: {found.title or '(no title)'}")
        for line in fields_of(page, found, file):
            emit_text(f"    {line}")


def _sum_of(page: "Page") -> str:
    counts = Counter(verdict for _, _, verdict, _, _ in _lines(page))
    said = ", ".join(f"{name} {counts.get(name, 0)}" for name in ("kept", "metadata", "aside", "cut"))
    lines, articles = number_of(counts.total(), "line"), number_of(len(page.articles), "article")
    return f"{lines}: {said}; {articles} ({page.extractor or page.format})"


def _recipe_of(page: "Page", settings: "Settings") -> str | None:
    """Return which recipe was used, on how many lines each of its rules, and which rules found nothing."""
    from readroom.importer.recipe.recipe import recipe_of

    if page.recipe is None:
        forced = recipe_of(settings.forced).name if settings.forced else None
        return f"recipe {forced} was not used: only text and HTML are cut by recipes" if forced else None
    opening = f"recipe {page.recipe}: "
    counts = Counter(_rule(v.reason, opening) for v in page.verdicts if v.reason.startswith(opening))
    evidence = [e.reason for article in page.articles for e in article.evidence.values()]
    fields = Counter(_rule(reason, opening) for reason in evidence if reason.startswith(opening))
    counts.update({rule: count for rule, count in fields.items() if rule not in counts})
    said = ", ".join(f"{rule} {count}" for rule, count in counts.items()) or "no rule of it found anything"
    tables = (table for table in (settings.forced, *settings.recipes) if table)
    used = next((r for r in map(recipe_of, tables) if r.name == page.recipe), None)
    idle = [rule for rule in _rules(used, page.format) if rule not in counts] if used else []
    return f"recipe {page.recipe}: {said}" + (f"; found nothing: {', '.join(idle)}" if idle else "")


def _rule(reason: str, opening: str) -> str:
    """Return the rule that a reason names, without what is said beside it."""
    return reason.removeprefix(opening).split(",", 1)[0]


def _rules(recipe: "Recipe", form: str) -> list[str]:
    """Return the rules of a recipe that name lines or elements, as reasons call them."""
    rules = [f"{table} {key}" for table in ("split", "drop", "keep") for key in recipe.tables.get(table, ())]
    rules = [r for r in rules if r not in ("split marker_position", "split single")]
    rules += [f"article {name}" for name, rule in recipe.rules.items() if rule.patterns]
    if form == "html":
        rules = [r for r in rules if not r.startswith("split ")]
        rules += [f"html {name}" for name in recipe.html]
    return rules
