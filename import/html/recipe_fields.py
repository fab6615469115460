"""Fields of an article of an HTML page as a recipe finds them: by selectors, by patterns, or not at all."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from readroom.importer.cut.byline import Byline, parse_byline, parse_names
from readroom.importer.cut.recipe_fields import SURE, printed_date
from readroom.importer.fields import keywords_of, url_of
from readroom.importer.html.draft import Draft
from readroom.importer.html.drafting import Titled
from readroom.importer.html.tree import Line, Tree
from readroom.importer.iso import iso_date
from readroom.importer.recipe.pattern import tidy
from readroom.importer.recipe.recipe import Recipe
from readroom.text.gate import clean_line
from readroom.text.model import Evidence, PrintedDate

_LONGEST = 1000  # characters of a field
_NAMES = 200  # characters of a byline
_MOST = 20  # elements that one byline may be spread over


@dataclass(slots=True)
class Fields:
    """Reads the fields of drafts.

    `about` are the lines that gave one, with the reason; `urls` and `keywords` are by line (1-based).
    """

    recipe: Recipe
    tree: Tree
    about: dict[int, str] = field(default_factory=dict)
    urls: dict[int, str] = field(default_factory=dict)
    keywords: dict[int, tuple[str, ...]] = field(default_factory=dict)
    held: dict[Any, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for index, line in enumerate(self.tree.lines):
            for element in _around(line):
                self.held.setdefault(element, []).append(index)

    def lines_in(self, element: Any) -> list[int]:
        """Return the lines all of whose characters stand in an element."""
        return self.held.get(element, [])

    def title(self, scope: Any) -> Titled | None:
        """Return the title that the recipe's selector finds in an element."""
        reason = self.recipe.reason("html title")
        for selector in self.recipe.html.get("title", ()):
            for element in selector.find(scope):
                if text := _value(element):
                    line = next(iter(self.lines_in(element)), None)
                    if line is not None:
                        self.about[line] = reason
                    return text, line, Evidence(_number(line), SURE, reason)
        return None

    def read(self, draft: Draft, scope: Any, lines: Iterable[int]) -> None:
        """Set the fields of a draft that the recipe gives: `scope` is its element, `lines` those that may tell."""
        for name in ("byline", "date", "section"):
            self._by_selector(draft, scope, name)
        for name, rule in self.recipe.rules.items():
            if rule.word == "none":
                _forget(draft, name)
            elif rule.patterns:
                self._by_pattern(draft, lines, name)
        known = next((name for name in draft.facts.authors if self.recipe.usual(name)), None)
        if known and draft.outlet is None:
            draft.outlet = known
            draft.facts.authors = tuple(name for name in draft.facts.authors if name != known)

    def _by_selector(self, draft: Draft, scope: Any, name: str) -> None:
        """Take a field from the first element that has it; a byline from all of them."""
        reason = self.recipe.reason(f"html {name}")
        taken = False
        for element in [e for s in self.recipe.html.get(name, ()) for e in s.find(scope)][:_MOST]:
            if taken and name != "byline":
                return
            value, lines = _value(element), self.lines_in(element)
            at = Evidence(_number(next(iter(lines), None)), SURE, reason)
            if name == "date":
                used = _take_date(draft, _date_of(element, self.recipe), at)
            elif name == "byline":
                used = bool(value) and self._take_names(draft, value[:_NAMES], at, more=taken)
            else:
                used = bool(value) and _take_section(draft, value, at)
            if used:
                self._note(draft, lines, reason)
            taken = taken or used

    def _by_pattern(self, draft: Draft, lines: Iterable[int], name: str) -> None:
        """Take a field from the first line that its pattern matches."""
        reason = self.recipe.reason(f"article {name}")
        for index in lines:
            match = self.recipe.rules[name].patterns.find(tidy(self.tree.lines[index].text))
            if match is None:
                continue
            groups = {group: clean_line(value) for group, value in match.groupdict().items() if value}
            at = Evidence(index + 1, SURE, reason)
            if title := groups.get("title"):
                draft.title, draft.title_line, draft.evidence["title"] = title, index, at
            if date := groups.get("date"):
                _take_date(draft, printed_date(date, self.recipe), at)
            if author := groups.get("author"):
                self._take_names(draft, author, at, more=False)
            if section := groups.get("section"):
                _take_section(draft, section, at)
            if url := url_of(groups.get("url")):
                self.urls[index + 1] = url
            if keywords := keywords_of(groups.get("keywords")):
                self.keywords[index + 1] = keywords
            if outlet := groups.get("outlet"):
                draft.outlet, draft.evidence["outlet"] = outlet, at
            self._note(draft, [index], reason)
            return

    def _note(self, draft: Draft, lines: Iterable[int], reason: str) -> None:
        """Note that lines are about the article and not its text, unless nothing else would be left of it."""
        about = [i for i in lines if i != draft.title_line]
        draft.kept = [i for i in draft.kept if i not in about] or draft.kept
        draft.facts.lines.update(about)
        self.about |= dict.fromkeys(about, reason)
        if draft.title_line is not None and draft.title_line in lines:
            self.about[draft.title_line] = reason

    def _take_names(self, draft: Draft, text: str, at: Evidence, *, more: bool) -> bool:
        found = parse_byline(text) or parse_names(text, marked=True) or Byline((text,), None)
        names = tuple(name for name in found.authors if not self.recipe.usual(name))
        before = draft.facts.authors if more else ()
        draft.facts.authors = (*before, *(name for name in names if name not in before))
        draft.facts.evidence["authors"] = at
        outlet = found.outlet or next((name for name in found.authors if self.recipe.usual(name)), None)
        if outlet:
            draft.outlet, draft.evidence["outlet"] = outlet, at
        return True


def owners(line: Line) -> list[Any]:
    """Return the elements that a line's characters stand in directly."""
    return [e.getparent() if tail else e for e, tail in line.slots if ((e.tail if tail else e.text) or "").strip()]


def _around(line: Line) -> list[Any]:
    """Return the elements that all of a line's characters stand in, the innermost first."""
    found = owners(line)
    if not found:
        return []
    chain = [found[0], *found[0].iterancestors()]
    for other in found[1:]:
        around = {other, *other.iterancestors()}
        chain = [element for element in chain if element in around]
    return chain


def _take_date(draft: Draft, day: PrintedDate | None, at: Evidence) -> bool:
    if day is None:
        return False
    draft.facts.date, draft.facts.evidence["date"] = replace(day, line=at.line), at
    return True


def _take_section(draft: Draft, text: str, at: Evidence) -> bool:
    draft.section, draft.evidence["section"] = text, at
    return True


def _forget(draft: Draft, name: str) -> None:
    """Forget what the general rules found for a field that the recipe says there is none of."""
    if name == "byline":
        draft.facts.authors = ()
        draft.facts.evidence.pop("authors", None)
    elif name == "date":
        draft.facts.date = None
        draft.facts.evidence.pop("date", None)
    elif name == "section":
        draft.section = None
        draft.evidence.pop("section", None)
    elif name == "outlet":
        draft.outlet = draft.facts.outlet = None
        draft.evidence.pop("outlet", None)


def _value(element: Any) -> str:
    """Return what an element says: a meta element's content, else its text."""
    raw = element.get("content") if element.tag == "meta" else "".join(element.itertext())
    return clean_line((raw or "")[: 4 * _LONGEST])[:_LONGEST]


def _date_of(element: Any, recipe: Recipe) -> PrintedDate | None:
    for name in ("datetime", "content"):
        if (raw := element.get(name)) and (day := iso_date(raw)):
            return day
    return printed_date(_value(element), recipe)


def _number(line: int | None) -> int | None:
    return None if line is None else line + 1
