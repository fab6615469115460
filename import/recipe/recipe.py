"""Recipes: how one source's pages are cut, where the general rules are not enough.

A recipe is a TOML file; `recipe_keys.KEYS` has every key. What a recipe does not say is done by the general rules.
"""

import fnmatch
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, Self, cast

from readroom.db.errors import ReadroomError
from readroom.importer.html.selectors import Selector, parse_selector
from readroom.importer.recipe.check import LARGEST, faults, read_toml, shown, shown_path
from readroom.importer.recipe.keys import OUTLETS
from readroom.importer.recipe.pattern import compile_pattern, tidy
from readroom.importer.settings import Settings
from readroom.text.dates import Order
from readroom.text.gate import clean_line

Position = Literal["above-title", "below-title", "after-article"]
Chooser = Callable[[str, str | None], "Recipe | None"]
"""Finds the recipe of a page from its text and its address."""

_NO_RULES = frozenset(("labelled", "date_order", "language"))  # keys of [article] that find no field
_NAME = "recipe"  # the key of a plain table under which the recipe's own name stands


class RecipeError(ReadroomError):
    """A recipe that cannot be used; the message is one line that names it, the table, the key and the fault."""


@dataclass(frozen=True, slots=True)
class Patterns:
    """Some patterns; a line is theirs when any of them is found in it."""

    items: tuple[re.Pattern[str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.items)

    def find(self, line: str) -> re.Match[str] | None:
        """Return where a line (as `tidy` returns it) matches, or None."""
        for item in self.items:
            if match := item.search(line):
                return match
        return None


@dataclass(frozen=True, slots=True)
class Rule:
    """How a field is found: by a rule that has a name (`word`), or by patterns with a group that holds it."""

    word: str | None = None
    patterns: Patterns = Patterns()


@dataclass(frozen=True, slots=True)
class Recipe:
    """A recipe that was read. Absent keys are None or empty: then the general rules decide.

    `name` is what reasons and pages call it; `tables` is what stands in the file. `rules` are those of [article] by
    the names of the fields, `html` the selectors of [html].
    """

    name: str
    tables: Mapping[str, Any]
    source: str | None = None
    match_url: tuple[str, ...] = ()
    match_text: tuple[str, ...] = ()
    match_file: tuple[str, ...] = ()
    marker: Patterns = Patterns()
    position: Position | None = None
    attach_after: Patterns = Patterns()
    single: bool = False
    drop_lines: Patterns = Patterns()
    drop_from: Patterns = Patterns()
    drop_until: Patterns = Patterns()
    drop_between: tuple[tuple[Patterns, Patterns], ...] = ()
    keep_lines: Patterns = Patterns()
    rules: Mapping[str, Rule] = field(default_factory=dict)
    labelled: bool = False
    date_order: Literal["dmy", "mdy", "ymd"] | None = None
    language: str | None = None
    outlets: Mapping[str, str] = field(default_factory=dict)
    html: Mapping[str, tuple[Selector, ...]] = field(default_factory=dict)

    @property
    def order(self) -> Order | None:
        """The order of numeric dates, where it is one of those that `find_dates` has to be told."""
        return None if self.date_order == "ymd" else self.date_order

    @property
    def chooses(self) -> bool:
        """Whether it says which pages are its own; else it is only used when it is named."""
        return bool(self.match_url or self.match_text or self.match_file)

    def matches(self, text: str, url: str | None = None, file: str | None = None) -> bool:
        """Tell whether a page is this recipe's: everything that it asks for and that the page has must be there.

        A page without an address is judged by the rest, so that one recipe serves a site's dumps and its HTML.
        """
        asked = []
        if self.match_url and url:
            asked.append(any(part.casefold() in url.casefold() for part in self.match_url))
        if self.match_file and file:
            asked.append(any(_is_file(file, glob) for glob in self.match_file))
        if self.match_text and all(asked):
            asked.append(any(part in text for part in self.match_text))
        return bool(asked) and all(asked)

    def reason(self, rule: str) -> str:
        """Return the reason of a verdict: "recipe harbour: drop lines"."""
        return f"recipe {self.name}: {rule}"

    def usual(self, printed: str) -> str | None:
        """Return the usual form of an outlet's name, None when the recipe has none."""
        return self.outlets.get(printed) or self.outlets.get(printed.casefold())

    def to_json(self) -> dict[str, Any]:
        """Return the recipe as plain values, the form that `Settings` carries."""
        return {_NAME: self.name, **self.tables}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return the recipe that `to_json` made; raise RecipeError when it is none."""
        tables = {name: table for name, table in data.items() if name != _NAME}
        return cls.of(tables, str(data.get(_NAME) or "recipe"))

    @classmethod
    def of(cls, tables: Mapping[str, Any], name: str) -> Self:
        """Return the recipe that checked tables are; raise RecipeError with the first fault."""
        for fault in faults(tables):
            raise RecipeError(f"recipe {shown(name)}: {fault}")
        source, split, drop = (tables.get(table, {}) for table in ("source", "split", "drop"))
        article = tables.get("article", {})
        return cls(
            shown(name).removesuffix(".toml"),
            tables,
            source=clean_line(source["name"]) if "name" in source else None,
            match_url=_texts(source.get("match_url")),
            match_text=_texts(source.get("match_text")),
            match_file=_texts(source.get("match_file")),
            marker=_patterns(split.get("marker")),
            position=_position(split),
            attach_after=_patterns(split.get("attach_after")),
            single=bool(split.get("single")),
            drop_lines=_patterns(drop.get("lines")),
            drop_from=_patterns(drop.get("from")),
            drop_until=_patterns(drop.get("until")),
            drop_between=tuple((_patterns(a), _patterns(b)) for a, b in drop.get("between", ())),
            keep_lines=_patterns(tables.get("keep", {}).get("lines")),
            rules={key: _rule(value) for key, value in article.items() if key not in _NO_RULES},
            labelled=bool(article.get("labelled")),
            date_order=article.get("date_order"),
            language=article.get("language"),
            outlets=_outlets(tables.get(OUTLETS, {})),
            html={key: tuple(map(parse_selector, _texts(value))) for key, value in tables.get("html", {}).items()},
        )


def parse(text: str, name: str) -> Recipe:
    """Return the recipe that a TOML text is; `name` is its file's. Raise RecipeError with its first fault."""
    tables, fault = read_toml(unicodedata.normalize("NFC", text))
    if fault:
        raise RecipeError(f"recipe {shown(name)}: {fault}")
    return Recipe.of(tables, name)


def load(path: Path) -> Recipe:
    """Return the recipe of a file; raise RecipeError when it cannot be read or is none."""
    return parse(read(path), path.name)


def read(path: Path) -> str:
    """Return the text of a recipe's file; raise RecipeError when it cannot be read."""
    try:
        with path.open("rb") as file:
            data = file.read(4 * LARGEST + 1)
        return data.decode("utf-8-sig")
    except OSError as problem:
        raise RecipeError(f"recipe {shown_path(path)} cannot be read: {problem.strerror or problem}") from problem
    except UnicodeDecodeError as problem:
        raise RecipeError(f"recipe {shown(path.name)}: is not in UTF-8; save it as UTF-8") from problem


def chooser(settings: Settings, file: str) -> Chooser | None:
    """Return what finds the recipe of a page of `file`: the forced one, else the first that matches.

    None when there are no recipes at all.
    """
    if not (settings.forced or settings.recipes):
        return None
    forced = recipe_of(settings.forced) if settings.forced else None
    recipes = () if forced else tuple(map(recipe_of, settings.recipes))

    def choose(text: str, url: str | None) -> Recipe | None:
        return forced or next((r for r in recipes if r.matches(text, url, file)), None)

    return choose


def recipe_of(table: Mapping[str, Any]) -> Recipe:
    """Return the recipe of a table that `Settings` carries; a worker makes each only once."""
    return _made(json.dumps(table, sort_keys=True))


@lru_cache(maxsize=256)
def _made(table: str) -> Recipe:
    return Recipe.from_json(json.loads(table))


def lines_of(text: str) -> list[str]:
    """Return the lines of a page as patterns see them."""
    return [tidy(line) for line in text.split("\n")]


def _is_file(file: str, glob: str) -> bool:
    return fnmatch.fnmatchcase(file, glob) or fnmatch.fnmatchcase(file.rsplit("/", 1)[-1], glob)


def _texts(value: str | list[str] | None) -> tuple[str, ...]:
    return () if value is None else (value,) if isinstance(value, str) else tuple(value)


def _patterns(value: str | Iterable[str] | None) -> Patterns:
    items = () if value is None else (value,) if isinstance(value, str) else tuple(value)
    return Patterns(tuple(map(compile_pattern, items)))


def _rule(value: str | list[str]) -> Rule:
    if isinstance(value, str) and re.fullmatch(r"[\w-]+", value):
        return Rule(word=value)
    return Rule(patterns=_patterns(value))


def _outlets(table: Mapping[str, str]) -> dict[str, str]:
    names = {clean_line(printed): clean_line(usual) for printed, usual in table.items()}
    return {**{printed.casefold(): usual for printed, usual in names.items()}, **names}


def _position(split: Mapping[str, Any]) -> Position | None:
    if "marker" not in split:
        return None
    return cast(Position, split.get("marker_position", "above-title"))
